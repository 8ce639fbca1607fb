"""A small form for a new scenario: one that plays already, or a copy of another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from burgemeestersgame import library
from burgemeestersgame.authoring.new import LANGUAGES, copy, create, name_for, place_for
from burgemeestersgame.authoring.own import Own
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.editor import Editor
from burgemeestersgame.desktop.layout import Column
from burgemeestersgame.desktop.options import options
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.working import Progress
from burgemeestersgame.desktop.screens.write_check import working_on
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language
from burgemeestersgame.scenario import Scenario, load_scenario

_ROLE = "burgemeester"
_EXAMPLE = ""


class NewScreen(Page):
    """Asks what is needed, and says where it will stand."""

    name = "new-scenario"

    def __init__(self, kit: Kit, made: Callable[[Path], Step], source: Own | None = None) -> None:
        """Ask; `made` gets the new folder, and is done by the screen below.

        Args:
            source: The scenario to copy, where one was pointed at.
        """
        super().__init__(kit)
        self._made = made
        self._own_source = source
        self._source = source.id if source else _EXAMPLE
        name = _("{title} (copy)").format(title=source.title) if source else ""
        self._title = Editor(name, len(name), most=100)
        self._role = Editor(_ROLE, len(_ROLE), most=80)
        self._about = Editor(most=300)
        self._language = language() if language() in LANGUAGES else LANGUAGES[0]
        self.focus = "title"

    def title(self) -> str:
        return _("A copy") if self._own_source else _("A new scenario")

    def content(self) -> list[Widget | None]:
        is_example = self._source == _EXAMPLE
        return [
            self._field(_("What is it called?"), "title", self._title, self._where()),
            self._sources() if self._own_source is None else None,
            self._field(_("Who is the player?"), "role", self._role) if is_example else None,
            options(
                _("In which language is it?"),
                "language",
                self._language,
                [("nl", "Nederlands"), ("en", "English")],
                self._speak,
            )
            if is_example
            else None,
            self._field(
                _("What is it about, in one sentence? You may leave this empty."),
                "about",
                self._about,
            )
            if is_example
            else None,
        ]

    def _where(self) -> str:
        name = name_for(self._title.text)
        return _("It will stand in {path}").format(path=place_for(name)) if name else ""

    def _sources(self) -> Widget:
        shipped = [(each.id, each.title) for each in self.kit.library.scenarios()]
        return options(
            _("What do you begin with?"),
            "source",
            self._source,
            [
                (_EXAMPLE, _("A small example that explains itself")),
                *((id, _("A copy of ‘{title}’").format(title=title)) for id, title in shipped),
            ],
            self._begin_with,
        )

    def _field(self, label: str, key: str, editor: Editor, note: str = "") -> Widget:
        return Column(
            [
                Heading(label, "label"),
                TextBox(editor, key, label, on_enter=self._make),
                Paragraph(note, "small", "ink-soft", is_wide=True) if note else None,
            ],
            8,
        )

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Make it"), "make", self._make, icon="plus", is_primary=True),
            Button(_("Back"), "back", Pop, icon="arrow-left"),
        ]

    def _speak(self, language: str) -> Step:
        self._language = language
        return None

    def _begin_with(self, source: str) -> Step:
        self._source = source
        return None

    def _make(self) -> Step:
        title = self._title.text.strip()
        if not name_for(title):
            self.move_focus("title")
            return None
        folder = place_for(name_for(title))
        if self._source == _EXAMPLE:
            path = create(
                folder,
                title=title,
                role=self._role.text.strip() or _ROLE,
                language=self._language,
                about=self._about.text.strip(),
            )
            return Pop(lambda: self._made(path))
        return self._copy(title, folder)

    def _copy(self, title: str, folder: Path) -> Step:
        source = self._own_source or Own(library.find(self._source), title)

        def job(_progress: Progress) -> Scenario:
            return load_scenario(source.path)  # its errors are shown; making a copy would not

        def go_on(_scenario: Scenario) -> Step:
            path = copy(source.path, folder, title=title, language=language())
            return Pop(lambda: self._made(path))

        return working_on(
            self.kit, source, lambda: _("Copying ‘{title}’").format(title=title), job, go_on
        )
