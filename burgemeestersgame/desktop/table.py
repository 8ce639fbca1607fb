"""A table that becomes a list where its columns do not fit."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from burgemeestersgame.desktop.layout import Column, Fitting
from burgemeestersgame.desktop.text import Span
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Paragraph, Rule

_GAP = 16


def table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], label: str
) -> Widget:
    """Return a table.

    Args:
        heads: What stands above each column.
        rows: The cells of each row; the first one says what the row is about.
        widths: What each column needs at least, at 100 % text; room left over is shared alike.
        label: What the table is, for who cannot see it.
    """
    head_cells = [Paragraph(head, "label", role="columnheader") for head in heads]
    lines: list[Widget | None] = [Line(head_cells, widths, "row")]
    listed: list[Widget | None] = []
    for row in rows:
        lines += [Rule(), Line([_cell(cell) for cell in row], widths, "row")]
        listed.append(
            Column(
                [
                    Paragraph(row[0], "label"),
                    *[
                        Paragraph((Span(f"{head}: "), Span(cell, strong=True)), "message")
                        for head, cell in zip(heads[1:], row[1:], strict=True)
                    ],
                ],
                2,
            )
        )
    wide = Column([Rule("line"), *lines, Rule("line")], 6, label=label, role="table")
    return Fitting([wide, Column(listed, 12, label=label)])


def _cell(text: str) -> Widget:
    return Paragraph(text, "message", is_wide=True, role="cell")


class Line(Widget):
    """The cells of one row beside each other.

    `widths` is what each needs at least, at 100 % text; room left over is shared alike.
    """

    def __init__(
        self, cells: Sequence[Widget], widths: Sequence[float], role: str = "group"
    ) -> None:
        super().__init__(cells, role=role)
        self._widths = widths

    def natural(self, look: Look) -> int:
        gaps = look.px(_GAP) * (len(self.children) - 1)
        return sum(map(look.theme.text_px, self._widths)) + gaps

    def _columns(self, look: Look, width: int) -> list[int]:
        room = width - look.px(_GAP) * (len(self.children) - 1)
        return [round(room * own / sum(self._widths)) for own in self._widths]

    def height(self, look: Look, width: int) -> int:
        columns = self._columns(look, width)
        return max(cell.height(look, own) for cell, own in zip(self.children, columns, strict=True))

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        x = rect.x
        for cell, own in zip(self.children, self._columns(look, rect.width), strict=True):
            cell.place(look, pygame.Rect(x, rect.y, own, cell.height(look, own)))
            x += own + look.px(_GAP)
