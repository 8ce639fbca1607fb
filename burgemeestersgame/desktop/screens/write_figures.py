"""What came of many plays at random, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from burgemeestersgame.authoring.figures import (
    PLAYS,
    Figure,
    Figures,
    key_figures,
    share_in_words,
)
from burgemeestersgame.authoring.own import Own
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Row
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.working import Progress
from burgemeestersgame.desktop.screens.write_check import working_on
from burgemeestersgame.desktop.steps import Pop, Push, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Meter, Panel, Paragraph
from burgemeestersgame.i18n import format_number, language, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import load_scenario

_MOST_NAMED = 40
_MOST_ASKED = 60


def simulate(kit: Kit, own: Own) -> Step:
    """Play a scenario many times beside the window, and show what came of it."""
    spoken = language()

    def job(progress: Progress) -> Figures:
        return key_figures(load_scenario(own.path, spoken), progress)

    def title() -> str:
        words = _("Playing ‘{title}’ {count} times")
        return words.format(title=own.title, count=format_number(PLAYS))

    return working_on(kit, own, title, job, lambda figures: Push(FiguresScreen(kit, figures)))


class FiguresScreen(Page):
    """How plays end, what is chosen, and what never happens."""

    name = "figures"
    page_width = 860

    def __init__(self, kit: Kit, figures: Figures) -> None:
        super().__init__(kit)
        self._figures = figures

    def title(self) -> str:
        return self._figures.title

    def subtitle(self) -> str:
        return _("{count} plays in which the computer chose at random").format(
            count=format_number(self._figures.plays)
        )

    def content(self) -> list[Widget | None]:
        figures = self._figures
        return [
            Paragraph(
                _(
                    "People choose differently. What this shows is what can happen: an ending that"
                    " hardly ever comes, or a choice that is open to nobody."
                )
            ),
            _told("clock", figures.minutes),
            self._never(),
            Heading(_("How it ends"), "question"),
            *map(_bar, figures.endings),
            Heading(_("What was chosen"), "question"),
            *[_dilemma(question, answers) for question, answers in figures.dilemmas[:_MOST_ASKED]],
            self._rest(),
        ]

    def _rest(self) -> Widget | None:
        left = len(self._figures.dilemmas) - _MOST_ASKED
        if left <= 0:
            return None
        words = ngettext(
            "There is {count} more dilemma; ‘simulate’ on the command line shows all.",
            "There are {count} more dilemmas; ‘simulate’ on the command line shows all.",
            left,
        )
        return Paragraph(words.format(count=format_number(left)), "message", "ink-soft")

    def _never(self) -> Widget:
        never = self._figures.never
        if not never:
            return _told("circle-check", _("Everything in the file happened at least once."))
        head = ngettext(
            "{count} thing never happened:", "{count} things never happened:", len(never)
        )
        lines: list[Widget] = [
            Row([Icon("minus", 16, "ink-soft"), Paragraph(text, "message")], 8, grow=1, align="top")
            for text in never[:_MOST_NAMED]
        ]
        if len(never) > _MOST_NAMED:
            lines.append(Paragraph("…", "message"))
        return Panel(
            Column([_told("triangle-alert", head.format(count=len(never))), *lines], 6),
            line="line",
            edge="lamp",
            padding=(14, 10),
        )

    def buttons(self) -> list[Widget | None]:
        return [Button(_("Back"), "back", Pop, is_primary=True, cap="Esc")]


def _told(icon: str, text: str) -> Widget:
    return Row([Icon(icon, 20, "ink-soft"), Paragraph(text)], 10, grow=1, align="top")


def _dilemma(question: str, answers: Sequence[Figure]) -> Widget:
    return Panel(
        Column([Paragraph(question, "body-strong"), *map(_bar, answers)], 10),
        padding=14,
        role="article",
        label=question,
    )


def _bar(figure: Figure) -> Widget:
    share = share_in_words(figure.times, figure.whole)
    text = Paragraph(figure.text, "message", is_wide=True)
    words = Row([text, Paragraph(share, "label")], 12, grow=0)
    return Column([words, Meter(figure.share, f"{figure.text}: {share}", thickness=8)], 4)
