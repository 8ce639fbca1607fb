"""A list of any length, of which only what is in sight is made and drawn.

All rows are equally high, so that the place of each is known without making it. The list is one
stop for Tab, at its current row; arrows go through it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pygame

from burgemeestersgame.desktop.widget import Look, Press, Widget
from burgemeestersgame.desktop.widgets import Panel

MakeRow = Callable[[int], Widget]


class ListRow(Panel):
    """A row; only the current one can have the focus, any can be clicked."""

    def __init__(
        self, child: Widget, key: str, label: str, on_press: Press, *, is_current: bool
    ) -> None:
        super().__init__(
            child,
            fill="action-soft" if is_current else "surface",
            line="action" if is_current else "line",
            width=2 if is_current else 1,
            padding=(14, 8),
            key=key,
            label=label,
            role="option",
            on_press=on_press,
        )
        if is_current:
            self.states.add("current")

    @property
    def is_focusable(self) -> bool:
        return "current" in self.states


class RowHeight:
    """How high the rows of a list are: the highest of its samples, measured once per width."""

    def __init__(self) -> None:
        self._look: Look | None = None
        self._heights: dict[int, int] = {}

    def forget(self) -> None:
        """Measure again: there are other rows now."""
        self._heights.clear()

    def at(self, look: Look, width: int, samples: Callable[[], Iterable[Widget]]) -> int:
        """Return the height of a row at a width, in pixels."""
        if look is not self._look:
            self._look = look
            self._heights.clear()
        if width not in self._heights:
            heights = (sample.height(look, width) for sample in samples())
            self._heights[width] = max(heights, default=0)
        return self._heights[width]


class LongList(Widget):
    """Rows below each other; those outside the window are not made, but for the current one."""

    role = "listbox"
    GAP = 6

    def __init__(
        self,
        count: int,
        make: MakeRow,
        height: Callable[[Look, int], int],
        *,
        current: int,
        window_px: int,
        label: str,
    ) -> None:
        """Make a list.

        Args:
            count: Number of rows.
            make: Returns the row with an index.
            height: Returns the height of every row at a width.
            current: The row with the focus, -1 for none; it is made wherever it is.
            window_px: Height of the window: what is above or below it is not made.
            label: What is listed.
        """
        super().__init__(label=label)
        self._count, self._make, self._height = count, make, height
        self._current, self._window_px = current, window_px

    def _step(self, look: Look, width: int) -> int:
        return self._height(look, width) + look.px(self.GAP)

    def height(self, look: Look, width: int) -> int:
        return max(0, self._count * self._step(look, width) - look.px(self.GAP))

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        if not self._count:
            return
        step = self._step(look, rect.width)
        first = max(0, -rect.y // step)
        last = min(self._count, (self._window_px - rect.y) // step + 1)
        wanted = set(range(first, last))
        if 0 <= self._current < self._count:
            wanted.add(self._current)
        self.children = []
        for index in sorted(wanted):
            row = self._make(index)
            top = rect.y + index * step
            row.place(look, pygame.Rect(rect.x, top, rect.width, step - look.px(self.GAP)))
            row.position = (index + 1, self._count)
            self.children.append(row)
