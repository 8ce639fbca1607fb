"""What there is to say about a scenario, as cards: where, what, and a way out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from burgemeestersgame.desktop.layout import Column, Flow, Row
from burgemeestersgame.desktop.screens.message import as_sentence
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Icon, Panel, Paragraph, Tag
from burgemeestersgame.errors import Location, Problem, Severity
from burgemeestersgame.i18n import format_number, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.counted import severity_word

_ORDER = tuple(Severity)
_ICONS = {
    Severity.ERROR: ("circle-x", "brick"),
    Severity.WARNING: ("triangle-alert", "lamp"),
    Severity.ADVICE: ("lightbulb", "action"),
}
_MOST_SHOWN = 60


def finding_cards(problems: Sequence[Problem], folder: Path) -> list[Widget]:
    """Return a card for each, errors first; `folder` is that of the scenario.

    Of very many only the first are shown: who mends those has fewer.
    """
    sorted_ = sorted(problems, key=lambda problem: _ORDER.index(problem.severity))
    cards: list[Widget] = [_card(problem, folder) for problem in sorted_[:_MOST_SHOWN]]
    left = len(sorted_) - _MOST_SHOWN
    if left > 0:
        more = ngettext(
            "There is {count} more. Mend some of these first, then check again.",
            "There are {count} more. Mend some of these first, then check again.",
            left,
        )
        cards.append(Paragraph(more.format(count=format_number(left))))
    return cards


def place_in_words(at: Location, folder: Path) -> str:
    """Return where something stands: `scenario.yaml, line 12`."""
    path = Path(at.file)
    name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
    return _("{file}, line {line}").format(file=name, line=at.line)


def _card(problem: Problem, folder: Path) -> Widget:
    icon, colour = _ICONS[problem.severity]
    word = severity_word(problem.severity)
    place = place_in_words(problem.at, folder)
    message = as_sentence(problem.message)
    hint = None
    if problem.hint:
        words = Paragraph(as_sentence(problem.hint), "message")
        hint = Row([Icon("arrow-right", 18, "ink-soft"), words], 10, grow=1, align="top")
    return Panel(
        Column(
            [
                Flow(
                    [
                        Tag(word, fill=f"{colour}-soft", colour=colour, icon=icon),
                        Paragraph(place, "small-strong", "ink-soft", is_wide=True),
                        Paragraph(problem.reference, "small", "ink-soft", is_wide=True),
                    ],
                    12,
                    gap_below=2,
                ),
                Paragraph(message),
                hint,
            ],
            6,
        ),
        line="line",
        edge=colour,
        padding=(14, 10),
        role="article",
        label=f"{word}, {place}",
    )
