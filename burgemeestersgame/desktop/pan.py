"""A finger on a touch screen drags what it is on; only one that stayed put pressed something."""

from __future__ import annotations

from collections.abc import Iterable

from burgemeestersgame.desktop.scrolling import Scroll, ScrollArea

# A finger is never quite still.
SLACK_PX = 12


class Pan:
    """What a finger holds, from touching the glass to leaving it."""

    def __init__(self) -> None:
        self._scroll: Scroll | None = None
        self._at = 0
        self._came = 0
        self.is_dragging = False

    def begin(self, areas: Iterable[ScrollArea], position: tuple[int, int]) -> None:
        """Take hold of the innermost area under a finger."""
        under = [area for area in areas if area.visible_rect.collidepoint(position)]
        self._scroll = under[-1].scroll if under else None
        self._at = self._came = position[1]
        self.is_dragging = False

    def move(self, position: tuple[int, int], density: float) -> bool:
        """Let what is held go along, and return whether it moved."""
        if self._scroll is None:
            return False
        self.is_dragging |= abs(position[1] - self._came) > SLACK_PX * density
        if not self.is_dragging:
            return False
        by, self._at = self._at - position[1], position[1]
        return self._scroll.move(by)

    def end(self) -> bool:
        """Let go, and return whether it was dragged: then nothing was pressed."""
        was_dragged, self.is_dragging = self.is_dragging, False
        self._scroll = None
        return was_dragged
