"""The card of a story: where it is set, how long and hard it is, how often it was played."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

import pygame

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow, Row
from burgemeestersgame.desktop.moments import ScenePicture
from burgemeestersgame.desktop.ports import ScenarioEntry
from burgemeestersgame.desktop.steps import Step
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph
from burgemeestersgame.i18n import format_date, ngettext
from burgemeestersgame.i18n import gettext as _

_PICTURE = 96
_TWO_O_CLOCK = datetime(2019, 5, 23, 14, 0)


class Played(NamedTuple):
    """How often a story was played to its end, and when last; None where it never was."""

    times: int = 0
    last: datetime | None = None


def story_card(
    entry: ScenarioEntry,
    played: Played,
    *,
    play: Callable[[], Step],
    read_guide: Callable[[], Step],
    has_art: bool = True,
) -> Widget:
    """Return the card; it is no button itself, as one can do two things with a story.

    Without `has_art` there is only the sky where the picture will be.
    """
    facts = story_facts(entry, played)
    begin = Button(_("Play"), f"story-{entry.id}", play, icon="play", is_primary=True)
    guide = Button(
        _("Trainer's guide"), f"guide-{entry.id}", read_guide, icon="book-open", is_quiet=True
    )
    begin.label = _("Play: {title}").format(title=entry.title)
    begin.about = ". ".join(text for _icon, text in facts)
    guide.label = _("Trainer's guide: {title}").format(title=entry.title)
    body = Column(
        [
            ScenePicture(entry.place if has_art else "", _TWO_O_CLOCK, _PICTURE),
            Heading(entry.title, "question"),
            Paragraph(entry.summary, "message") if entry.summary else None,
            Column(
                [
                    Row(
                        [Icon(icon, 16, "ink-soft"), Paragraph(text, "small", "ink-soft")],
                        8,
                        grow=1,
                    )
                    for icon, text in facts
                ],
                3,
            ),
        ],
        8,
    )
    return Panel(
        _Sheet(body, Flow([begin, guide], 8)), padding=14, role="article", label=entry.title
    )


def story_facts(entry: ScenarioEntry, played: Played) -> list[tuple[str, str]]:
    """Return what one wants to know before choosing: an icon and words for each."""
    length = []
    if entry.minutes:
        minutes = ngettext("{count} minute", "{count} minutes", entry.minutes)
        length.append(minutes.format(count=entry.minutes))
    if entry.dilemmas:
        dilemmas = ngettext("{count} dilemma", "{count} dilemmas", entry.dilemmas)
        length.append(dilemmas.format(count=entry.dilemmas))
    role = _("You are: {role}").format(role=entry.role)
    origin = entry.origin or _("comes with the game")
    facts = [
        ("clock", " · ".join(length)),
        ("user", role),
        ("scale", how_hard(entry.interests)),
        ("history", _how_often(played)),
        ("download" if entry.origin else "landmark", origin[:1].upper() + origin[1:]),
    ]
    return [(icon, text) for icon, text in facts if text]


def how_hard(interests: int) -> str:
    """Return how hard a story is, by how many interests pull at once; "" where nobody said."""
    if not interests:
        return ""
    word = _("Light") if interests <= 2 else _("Firm") if interests == 3 else _("Hard")
    pull = ngettext("{count} interest at a time", "{count} interests at once", interests)
    return f"{word}: {pull.format(count=interests)}"


def _how_often(played: Played) -> str:
    if played.last is None:
        return _("Not played to the end yet")
    times = ngettext(
        "Played to the end once, on {date}",
        "Played to the end {count} times, last on {date}",
        played.times,
    )
    return times.format(count=played.times, date=format_date(played.last.astimezone()))


class _Sheet(Widget):
    """A body with a foot that stands at the bottom of a card, however high the cards beside it."""

    GAP = 12

    def __init__(self, body: Widget, foot: Widget) -> None:
        super().__init__([body, foot])

    def height(self, look: Look, width: int) -> int:
        return super().height(look, width) + look.px(self.GAP)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        body, foot = self.children
        below = foot.height(look, rect.width)
        body.place(look, pygame.Rect(rect.x, rect.y, rect.width, body.height(look, rect.width)))
        foot.place(look, pygame.Rect(rect.x, rect.bottom - below, rect.width, below))
