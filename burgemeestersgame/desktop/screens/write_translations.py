"""How far the translations of a scenario are, and going on with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from burgemeestersgame.authoring.made import make_translation_page
from burgemeestersgame.authoring.own import Own
from burgemeestersgame.authoring.translate import Standing, Translations
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.editor import Editor
from burgemeestersgame.desktop.findings import finding_cards
from burgemeestersgame.desktop.layout import Column, Flow, Row
from burgemeestersgame.desktop.outside import show_outside
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.working import Progress
from burgemeestersgame.desktop.screens.write_check import working_on
from burgemeestersgame.desktop.steps import Pop, Push, Step
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Meter, Panel, Paragraph
from burgemeestersgame.errors import Problem
from burgemeestersgame.i18n import format_number
from burgemeestersgame.i18n import gettext as _


class Status(NamedTuple):
    """How far each translation is, and what is wrong with them."""

    standings: Sequence[Standing]
    problems: Sequence[Problem]


def translations(kit: Kit, own: Own) -> Step:
    """Look at the translations beside the window, and show how far they are."""
    return _look(kit, own, lambda status: Push(TranslationsScreen(kit, own, status)))


def _look(kit: Kit, own: Own, then: Callable[[Status], Step]) -> Step:
    def job(_progress: Progress) -> Status:
        return Status(*Translations(own.path).standings())

    def title() -> str:
        return _("Looking at the translations of ‘{title}’").format(title=own.title)

    return working_on(kit, own, title, job, then)


class TranslationsScreen(Page):
    """Per language what is done and to do; beginning another; what is wrong with them."""

    name = "translations"
    page_width = 860

    def __init__(self, kit: Kit, own: Own, status: Status) -> None:
        super().__init__(kit)
        self._own, self._status = own, status
        self._news = ""
        self._language = Editor(most=12)

    def title(self) -> str:
        return _("Translations: {title}").format(title=self._own.title)

    def content(self) -> list[Widget | None]:
        standings, problems = self._status
        told = None
        if self._news:
            words = Row([Icon("check", 20, "good"), Paragraph(self._news, "message")], 10, grow=1)
            told = Panel(words, fill="good-soft", line="good", padding=12, role="status")
        none = None
        if not standings and not problems:
            none = Paragraph(_("There is no translation yet."))
        findings: list[Widget] = []
        if problems:
            findings = [
                Heading(_("What to look at"), "question"),
                *finding_cards(problems, self._own.folder),
            ]
        return [told, none, *map(self._card, standings), self._another(), *findings]

    def _card(self, standing: Standing) -> Widget:
        done = _("{translated} of {texts} texts translated ({percent} %)").format(
            translated=format_number(standing.translated),
            texts=format_number(standing.texts),
            percent=standing.percent,
        )
        left = _("{uncertain} to look at, {missing} to do").format(
            uncertain=format_number(standing.uncertain), missing=format_number(standing.missing)
        )
        code = standing.language
        buttons = [
            Button(
                _("Bring up to date"), f"update-{code}", lambda: self._update(code), icon="save"
            ),
            Button(
                _("Beside the original"),
                f"page-{code}",
                lambda: self._page(code),
                icon="columns-2",
            ),
            Button(
                _("Open the file"),
                f"file-{code}",
                lambda: self._open(standing.file),
                icon="pencil-line",
            ),
        ]
        for button in buttons:
            button.label = f"{button.label}: {code}"
        return Panel(
            Column(
                [
                    Heading(code, "question"),
                    Paragraph(done),
                    Meter(standing.percent / 100, done, thickness=10),
                    Paragraph(left, "message"),
                    Flow(buttons, 12),
                ],
                8,
            ),
            padding=14,
            role="article",
            label=code,
        )

    def _another(self) -> Widget:
        label = _("Begin another language")
        note = _(
            "Its code, such as en, de or fr. This makes a file in the folder of the scenario, for"
            " a translator or a program such as Poedit."
        )
        begin = None
        if self._language.text.strip():
            begin = Flow([Button(_("Begin"), "begin", self._begin, icon="plus")])
        return Column(
            [
                Heading(label, "label"),
                TextBox(self._language, "language", label, on_enter=self._begin),
                begin,
                Paragraph(note, "small", "ink-soft"),
            ],
            8,
        )

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Look again"), "again", self._again, icon="rotate-ccw", is_primary=True),
            Button(_("Back"), "back", Pop, icon="arrow-left"),
        ]

    # What the buttons do

    def _again(self, news: str = "") -> Step:
        def take(status: Status) -> Step:
            self._status, self._news = status, news
            self.is_changed = True
            return None

        return _look(self.kit, self._own, take)

    def _begin(self) -> Step:
        code = self._language.text.strip()
        if not code:
            return None
        step = self._update(code)
        self._language = Editor(most=self._language.most)
        return step

    def _update(self, code: str) -> Step:
        # Not beside the window: comments for translators are in another language for a moment.
        updated = Translations(self._own.path).update(code)
        news = _("{file} is up to date.").format(file=updated.standing.file)
        if updated.is_new:
            news = _("{file} is made. Whoever translates fills it in.").format(
                file=updated.standing.file
            )
        return self._again(news)

    def _page(self, code: str) -> Step:
        def job(_progress: Progress) -> Path:
            return make_translation_page(self._own.path, code)

        def title() -> str:
            return _("Putting original and translation side by side")

        return working_on(self.kit, self._own, title, job, self._open)

    def _open(self, path: Path) -> Step:
        show_outside(path)
        return None
