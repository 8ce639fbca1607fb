"""How what a room looks at fills the window: smaller letters before anything is out of sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from burgemeestersgame.desktop.scrolling import Scroll, ScrollArea
from burgemeestersgame.desktop.widget import Look, Widget


class Fitted(Widget):
    """One child, in the largest letters in which all of it is seen; else it scrolls.

    Args:
        looks: The largest first.
        scroll: How far it has scrolled, where even the smallest are too large.
    """

    def __init__(self, child: Widget, scroll: Scroll, looks: Sequence[Look], label: str) -> None:
        super().__init__([child])
        self._child = child
        self._area = ScrollArea(child, scroll, key="page", label=label)
        self._looks = looks
        self._look = looks[0]

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        for smaller in self._looks:
            self._look = smaller
            self._area.forget_sizes()
            if self._child.height(smaller, rect.width) <= rect.height:
                self._area.scroll.offset = self._area.scroll.most = 0
                self.children = [self._child]
                self._child.place(smaller, rect)
                return
        self.children = [self._area]
        self._area.place(self._look, rect)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        super().paint(self._look, surface)


class Drawn(Widget):
    """A child in a look of its own, whatever the look of what it stands in."""

    def __init__(self, child: Widget, look: Look) -> None:
        super().__init__([child])
        self._look = look

    def height(self, look: Look, width: int) -> int:
        return self.children[0].height(self._look, width)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        self.children[0].place(self._look, rect)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        self.children[0].paint(self._look, surface)


class Beside(Widget):
    """Two or more beside each other, each with a share of the width and all of the height."""

    def __init__(
        self, children: Sequence[Widget], shares: Sequence[float], gap: float = 56, **more
    ) -> None:
        super().__init__(children, **more)
        self._shares, self._gap = shares, gap

    def _widths(self, look: Look, width: int) -> list[int]:
        room = width - look.px(self._gap) * (len(self.children) - 1)
        return [round(room * share / sum(self._shares)) for share in self._shares]

    def height(self, look: Look, width: int) -> int:
        widths = self._widths(look, width)
        pairs = zip(self.children, widths, strict=True)
        return max(child.height(look, own) for child, own in pairs)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        x = rect.x
        widths = self._widths(look, rect.width)
        for child, width in zip(self.children, widths, strict=True):
            child.place(look, pygame.Rect(x, rect.y, width, rect.height))
            x += width + look.px(self._gap)


class Above(Widget):
    """One above another, which gets all the height that is left.

    Args:
        is_low: The other is no higher than it needs, and stands at the foot.
    """

    def __init__(
        self, top: Widget, rest: Widget, gap: float = 28, *, is_low: bool = False, **more
    ) -> None:
        super().__init__([top, rest], **more)
        self._gap, self._is_low = gap, is_low

    def height(self, look: Look, width: int) -> int:
        return sum(child.height(look, width) for child in self.children) + look.px(self._gap)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        top, rest = self.children
        least = rest.height(look, rect.width)
        height = top.height(look, rect.width)
        if self._is_low:
            height = max(height, rect.height - least - look.px(self._gap))
        top.place(look, pygame.Rect(rect.x, rect.y, rect.width, height))
        y = rect.y + height + look.px(self._gap)
        rest.place(look, pygame.Rect(rect.x, y, rect.width, max(least, rect.bottom - y)))


class AsManyAsFit(Widget):
    """Cards in columns, as many as there is room for; what is not shown is counted.

    Args:
        more: Makes the line that says how many others there are.
    """

    def __init__(
        self,
        cards: Sequence[Widget],
        more: Callable[[int], Widget],
        *,
        columns: int = 2,
        gap: float = 20,
        **given,
    ) -> None:
        super().__init__(cards, **given)
        self._cards, self._more, self._columns, self._gap = list(cards), more, columns, gap

    def _rows(self, look: Look, width: int) -> tuple[int, list[list[Widget]]]:
        columns = min(self._columns, len(self._cards)) or 1
        cell = (width - look.px(self._gap) * (columns - 1)) // columns
        rows = [self._cards[at : at + columns] for at in range(0, len(self._cards), columns)]
        return cell, rows

    def height(self, look: Look, width: int) -> int:
        """Return the least height that makes sense: of the first row."""
        cell, rows = self._rows(look, width)
        first = max((card.height(look, cell) for card in rows[0]), default=0) if rows else 0
        return first + (self._line(look, width) if len(rows) > 1 else 0)

    def _line(self, look: Look, width: int) -> int:
        return self._more(1).height(look, width) + look.px(self._gap)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        self.children = []
        cell, rows = self._rows(look, rect.width)
        y = rect.y
        for number, row in enumerate(rows):
            height = max(card.height(look, cell) for card in row)
            is_last = number == len(rows) - 1
            below = 0 if is_last else self._line(look, rect.width)
            if number and y + height + below > rect.bottom:
                break
            for at, card in enumerate(row):
                x = rect.x + at * (cell + look.px(self._gap))
                card.place(look, pygame.Rect(x, y, cell, height))
            self.children += row
            y += height + look.px(self._gap)
        left = len(self._cards) - len(self.children)
        if left:
            line = self._more(left)
            line.place(look, pygame.Rect(rect.x, y, rect.width, line.height(look, rect.width)))
            self.children.append(line)
