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
        if self._fits_somehow(rect) or self._gives_way(rect):
            self._area.scroll.offset = self._area.scroll.most = 0
            self.children = [self._child]
            self._child.place(self._look, rect)
        else:
            self.children = [self._area]
            self._area.place(self._look, rect)

    def _fits(self, look: Look, rect: pygame.Rect) -> bool:
        self._look = look
        self._area.forget_sizes()
        return self._child.height(look, rect.width) <= rect.height

    def _gives_way(self, rect: pygame.Rect) -> bool:
        """Leave out what may be left out, and say whether the rest fits."""
        kinds = AsManyAsFit | Briefly
        while any(each.give_way() for each in self._child.walk() if isinstance(each, kinds)):
            if self._fits_somehow(rect):
                return True
        return False

    def _fits_somehow(self, rect: pygame.Rect) -> bool:
        return any(self._fits(smaller, rect) for smaller in self._looks)

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
    """One above another, which gets all the height that is left."""

    def __init__(self, top: Widget, rest: Widget, gap: float = 24) -> None:
        super().__init__([top, rest])
        self._gap = gap

    def height(self, look: Look, width: int) -> int:
        return sum(child.height(look, width) for child in self.children) + look.px(self._gap)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        top, rest = self.children
        least = rest.height(look, rect.width)
        height = top.height(look, rect.width)
        top.place(look, pygame.Rect(rect.x, rect.y, rect.width, height))
        y = rect.y + height + look.px(self._gap)
        rest.place(look, pygame.Rect(rect.x, y, rect.width, max(least, rect.bottom - y)))


class Briefly(Widget):
    """Something, or where there is no room for it, the same in fewer words."""

    def __init__(self, whole: Widget, brief: Widget) -> None:
        super().__init__([whole])
        self._brief = brief

    def give_way(self) -> bool:
        """Take less room from now on; return whether that can be."""
        if self.children == [self._brief]:
            return False
        self.children = [self._brief]
        return True

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        self.children[0].place(look, rect)


class AsManyAsFit(Widget):
    """Cards in columns, as many as there is room for; what is not shown is counted.

    Args:
        more: Makes the line that says how many others there are.
        is_eager: Whether all of them had better be seen, in smaller letters.
        may_be_none: Whether in the end it is enough to say how many there are.
    """

    def __init__(
        self,
        cards: Sequence[Widget],
        more: Callable[[int], Widget],
        *,
        columns: int = 2,
        gap: float = 20,
        is_eager: bool = False,
        may_be_none: bool = False,
        **given,
    ) -> None:
        super().__init__(cards, **given)
        self._least = None if is_eager else 1  # rows; None: all of them
        self._may_be_none = may_be_none
        self._cards, self._more, self._columns, self._gap = list(cards), more, columns, gap

    def _rows(self, look: Look, width: int) -> tuple[int, list[list[Widget]]]:
        columns = min(self._columns, len(self._cards)) or 1
        cell = (width - look.px(self._gap) * (columns - 1)) // columns
        rows = [self._cards[at : at + columns] for at in range(0, len(self._cards), columns)]
        return cell, rows

    def give_way(self) -> bool:
        """Take less room from now on; return whether that can be."""
        if self._least is None:
            self._least = 1
        elif self._least and self._may_be_none:
            self._least = 0
        else:
            return False
        return True

    def height(self, look: Look, width: int) -> int:
        """Return the least height that makes sense."""
        cell, rows = self._rows(look, width)
        heights = [max(card.height(look, cell) for card in row) for row in rows[: self._least]]
        gaps = look.px(self._gap) * max(0, len(heights) - 1)
        return sum(heights) + gaps + (self._line(look, width) if len(heights) < len(rows) else 0)

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
            is_needed = self._least is None or number < self._least
            if y + height + below > rect.bottom and not is_needed:
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
