"""Widgets that arrange others: column, row, flow, grid, padding, whichever fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from burgemeestersgame.desktop.widget import Look, Widget

Arrange = Callable[[Look, pygame.Rect], None]


class Column(Widget):
    """One below the other, each as wide as the column."""

    def __init__(self, children: Sequence[Widget | None], gap: float = 8, **more) -> None:
        super().__init__(children, **more)
        self._gap = gap

    def height(self, look: Look, width: int) -> int:
        gaps = look.px(self._gap) * max(0, len(self.children) - 1)
        return sum(child.height(look, width) for child in self.children) + gaps

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        y = rect.y
        for child in self.children:
            height = child.height(look, rect.width)
            child.place(look, pygame.Rect(rect.x, y, rect.width, height))
            y += height + look.px(self._gap)


class Row(Widget):
    """Side by side at their natural widths; one of them takes what is left.

    Where that leaves too little to read, the row becomes a column.
    """

    def __init__(
        self,
        children: Sequence[Widget | None],
        gap: float = 8,
        *,
        grow: int | None = None,
        align: str = "centre",
        least: float = 130,
        **more,
    ) -> None:
        """Make a row; `grow` is the index of the one that takes what is left.

        `least` is the width at 100 % text that one must keep, or the row becomes a column.
        """
        kept = [child for child in children if child is not None]
        super().__init__(kept, **more)
        grown = children[grow] if grow is not None else None
        self._grown = kept.index(grown) if grown is not None else None
        self._gap, self._align, self._least = gap, align, least

    def natural(self, look: Look) -> int:
        gaps = look.px(self._gap) * max(0, len(self.children) - 1)
        return sum(child.natural(look) for child in self.children) + gaps

    def _widths(self, look: Look, width: int) -> list[int] | None:
        """Return the width of each, or None when they do not fit beside each other."""
        widths = [child.natural(look) for child in self.children]
        room = width - look.px(self._gap) * max(0, len(widths) - 1)
        if self._grown is None:
            return widths if sum(widths) <= room or len(widths) == 1 else None
        rest = room - sum(widths) + widths[self._grown]
        least = min(widths[self._grown], look.theme.text_px(self._least))
        if rest < least:
            return None
        widths[self._grown] = rest
        return widths

    def height(self, look: Look, width: int) -> int:
        widths = self._widths(look, width)
        if widths is None:
            return self._stacked().height(look, width)
        return max(
            (child.height(look, w) for child, w in zip(self.children, widths, strict=True)),
            default=0,
        )

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        widths = self._widths(look, rect.width)
        if widths is None:
            self._stacked().place(look, rect)
            return
        x = rect.x
        for child, width in zip(self.children, widths, strict=True):
            height = child.height(look, width)
            if self._align == "stretch":
                y, height = rect.y, rect.height
            elif self._align == "top":
                y = rect.y
            else:
                y = rect.y + (rect.height - height) // 2
            child.place(look, pygame.Rect(x, y, width, height))
            x += width + look.px(self._gap)

    def _stacked(self) -> Widget:
        return (
            Flow(self.children, self._gap)
            if self._grown is None
            else Column(self.children, self._gap)
        )


class Flow(Widget):
    """Side by side at their natural widths, going on below where the line is full."""

    def __init__(
        self,
        children: Sequence[Widget | None],
        gap: float = 8,
        *,
        gap_below: float | None = None,
        **more,
    ) -> None:
        super().__init__(children, **more)
        self._gap = gap
        self._gap_below = gap if gap_below is None else gap_below

    def natural(self, look: Look) -> int:
        gaps = look.px(self._gap) * max(0, len(self.children) - 1)
        return sum(child.natural(look) for child in self.children) + gaps

    def _rows(self, look: Look, width: int) -> list[list[tuple[Widget, int]]]:
        rows: list[list[tuple[Widget, int]]] = []
        used = 0
        for child in self.children:
            wish = min(child.natural(look), width)
            if not rows or used + wish > width:
                rows.append([])
                used = 0
            rows[-1].append((child, wish))
            used += wish + look.px(self._gap)
        return rows

    def height(self, look: Look, width: int) -> int:
        rows = self._rows(look, width)
        heights = (max(child.height(look, w) for child, w in row) for row in rows)
        return sum(heights) + look.px(self._gap_below) * max(0, len(rows) - 1)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        y = rect.y
        for row in self._rows(look, rect.width):
            x = rect.x
            tallest = max(child.height(look, width) for child, width in row)
            for child, width in row:
                height = child.height(look, width)
                top = y + (tallest - height) // 2
                child.place(look, pygame.Rect(x, top, width, height))
                x += width + look.px(self._gap)
            y += tallest + look.px(self._gap_below)


class Grid(Widget):
    """Equal cells in as many columns as fit, at most `columns`; rows as high as their highest."""

    def __init__(
        self,
        children: Sequence[Widget],
        columns: int = 2,
        gap: float = 12,
        least: float = 280,
        **more,
    ) -> None:
        """Make a grid; `least` is the width of a cell at 100 % text below which a column goes."""
        super().__init__(children, **more)
        self._columns, self._gap, self._least = columns, gap, least

    def natural(self, look: Look) -> int:
        widest = max((child.natural(look) for child in self.children), default=0)
        return widest * self._columns + look.px(self._gap) * (self._columns - 1)

    def columns(self, look: Look, width: int) -> int:
        """Return how many columns fit in a width."""
        gap, least = look.px(self._gap), look.theme.text_px(self._least)
        return max(1, min(self._columns, (width + gap) // (least + gap)))

    def _rows(self, look: Look, width: int) -> tuple[int, list[list[Widget]]]:
        columns = self.columns(look, width)
        cell = (width - look.px(self._gap) * (columns - 1)) // columns
        rows = [self.children[at : at + columns] for at in range(0, len(self.children), columns)]
        return cell, rows

    def height(self, look: Look, width: int) -> int:
        cell, rows = self._rows(look, width)
        heights = (max(child.height(look, cell) for child in row) for row in rows)
        return sum(heights) + look.px(self._gap) * max(0, len(rows) - 1)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        cell, rows = self._rows(look, rect.width)
        y = rect.y
        for row in rows:
            height = max(child.height(look, cell) for child in row)
            for number, child in enumerate(row):
                x = rect.x + number * (cell + look.px(self._gap))
                child.place(look, pygame.Rect(x, y, cell, height))
            y += height + look.px(self._gap)


class Pad(Widget):
    """Room around one child; `most` limits its width, `align` says where it then stands."""

    def __init__(
        self,
        child: Widget,
        left: float = 0,
        top: float | None = None,
        right: float | None = None,
        bottom: float | None = None,
        *,
        most: float | None = None,
        align: str = "left",
    ) -> None:
        super().__init__([child])
        top = left if top is None else top
        self._sides = (
            left,
            top,
            left if right is None else right,
            top if bottom is None else bottom,
        )
        self._most, self._align = most, align

    def natural(self, look: Look) -> int:
        left, _, right, _ = self._sides
        return self.children[0].natural(look) + look.px(left) + look.px(right)

    def _inner(self, look: Look, width: int) -> int:
        left, _, right, _ = self._sides
        inner = width - look.px(left) - look.px(right)
        return min(inner, look.px(self._most)) if self._most else inner

    def height(self, look: Look, width: int) -> int:
        _, top, _, bottom = self._sides
        inner = self.children[0].height(look, self._inner(look, width))
        return inner + look.px(top) + look.px(bottom)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        left, top, right, bottom = (look.px(side) for side in self._sides)
        width = self._inner(look, rect.width)
        x = rect.x + left
        if self._align == "centre":
            x += (rect.width - left - right - width) // 2
        self.children[0].place(
            look, pygame.Rect(x, rect.y + top, width, rect.height - top - bottom)
        )


class Fitting(Widget):
    """The first of some arrangements that fits on a line; the last where none does."""

    def __init__(self, arrangements: Sequence[Widget]) -> None:
        super().__init__(arrangements[:1])
        self._arrangements = list(arrangements)

    def _chosen(self, look: Look, width: int) -> Widget:
        fitting = (each for each in self._arrangements if each.natural(look) <= width)
        return next(fitting, self._arrangements[-1])

    def height(self, look: Look, width: int) -> int:
        return self._chosen(look, width).height(look, width)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.children = [self._chosen(look, rect.width)]
        self.rect = pygame.Rect(rect)
        self.children[0].place(look, rect)


class Frame(Widget):
    """Children with places of their own; `arrange` gets the look and the rectangle."""

    def __init__(self, children: Sequence[Widget | None], arrange: Arrange, **more) -> None:
        super().__init__(children, **more)
        self._arrange = arrange

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        self._arrange(look, self.rect)


class Ground(Widget):
    """A filled rectangle behind a child: a bar, a strip."""

    def __init__(
        self,
        child: Widget,
        colour: str,
        *,
        top_line: str | None = None,
        bottom_line: str | None = None,
    ) -> None:
        super().__init__([child])
        self._colour, self._top_line, self._bottom_line = colour, top_line, bottom_line

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        self.children[0].place(look, rect)

    def height(self, look: Look, width: int) -> int:
        return self.children[0].height(look, width)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        surface.fill(look.theme.colour(self._colour), self.rect)
        line = look.px(1)
        if self._top_line:
            surface.fill(
                look.theme.colour(self._top_line), (*self.rect.topleft, self.rect.width, line)
            )
        if self._bottom_line:
            where = (self.rect.x, self.rect.bottom - line, self.rect.width, line)
            surface.fill(look.theme.colour(self._bottom_line), where)
        super().paint(look, surface)


class Middle(Widget):
    """One child in the middle of whatever height there is; at the top when it is higher."""

    def __init__(self, child: Widget) -> None:
        super().__init__([child])

    def height(self, look: Look, width: int) -> int:
        return self.children[0].height(look, width)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        height = self.children[0].height(look, rect.width)
        top = rect.y + max(0, (rect.height - height) // 2)
        self.children[0].place(look, pygame.Rect(rect.x, top, rect.width, height))
