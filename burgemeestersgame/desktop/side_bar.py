"""The bar at the left of a debrief: its parts, and where who is threatened finds help."""

from __future__ import annotations

from collections.abc import Callable, Collection

import pygame

from burgemeestersgame.debrief.links import with_sites
from burgemeestersgame.debrief.model import Debrief
from burgemeestersgame.desktop.boxes import dot
from burgemeestersgame.desktop.layout import Column, Flow, Frame, Ground, Pad, Row
from burgemeestersgame.desktop.scrolling import Scroll, ScrollArea
from burgemeestersgame.desktop.turning import replay_mark
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Heading, Panel, Paragraph
from burgemeestersgame.i18n import gettext as _


def side_bar(
    debrief: Debrief,
    *,
    part: int,
    seen: Collection[int],
    open_part: Callable[[int], object],
    is_replay: bool,
    scroll: Scroll,
) -> Widget:
    """Return the bar.

    Args:
        part: The number of the part that is open, from 0; `seen` those that were.
        open_part: Opens the part with a number.
        scroll: How far it is scrolled, where it is higher than the window.
    """
    head = Column(
        [
            Paragraph(_("Debrief"), "label", "bar-soft"),
            Heading(debrief.title, "question", "on-bar"),
            Flow([replay_mark()]) if is_replay else None,
        ],
        4,
    )
    steps = [
        _step(
            number,
            section.title,
            is_open=number == part,
            is_seen=number in seen,
            on_press=lambda number=number: open_part(number),
        )
        for number, section in enumerate(debrief.sections)
    ]
    certainty = debrief.help_certainty
    foot = Column(
        [
            Paragraph(with_sites(debrief.help), "small", "on-bar"),
            Paragraph(certainty, "small", "bar-soft") if certainty else None,
        ],
        2,
    )
    column = Column(
        [head, Column(steps, 4, label=_("Parts of the debrief"), role="tablist"), foot], 18
    )
    area = ScrollArea(Pad(column, 16, 24, 16, 20), scroll, key="side", is_on_bar=True)
    return Ground(Frame([area], lambda look, rect: area.place(look, rect)), "bar")


class _Number(Widget):
    """The number of a part in a ring; a check once it was seen."""

    def __init__(self, number: int, *, is_seen: bool, colour: str) -> None:
        super().__init__()
        self._number, self._is_seen, self._colour = number, is_seen, colour

    def natural(self, look: Look) -> int:
        return look.theme.text_px(26)

    def height(self, look: Look, width: int) -> int:
        return look.theme.text_px(26)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        radius = theme.text_px(26) // 2
        dot(surface, self.rect.center, radius, None, theme.colour(self._colour), look.px(1.5))
        if self._is_seen:
            image = look.icon("check", 14, self._colour)
            surface.blit(image, image.get_rect(center=self.rect.center))
            return
        height = theme.line_px("small-strong")
        area = pygame.Rect(self.rect.x, self.rect.centery - height // 2, 2 * radius, height)
        look.text.draw(surface, str(self._number), "small-strong", self._colour, area, "centre")


def _step(number: int, title: str, *, is_open: bool, is_seen: bool, on_press) -> Widget:
    ink = "bar" if is_open else "on-bar"
    row = Row(
        [
            _Number(number + 1, is_seen=is_seen and not is_open, colour=ink),
            Paragraph(title, "label", ink, is_wide=True),
        ],
        10,
        grow=1,
    )
    panel = Panel(
        row,
        fill="on-bar" if is_open else None,
        line=None,
        padding=(8, 8),
        key=f"step-{number}",
        label=title,
        role="tab",
        on_press=on_press,
    )
    panel.is_on_bar = True
    if is_open:
        panel.states.add("chosen")
    return panel
