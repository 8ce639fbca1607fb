"""Signs in rows, drawn natively: norms per family, values and advisors per decision.

Which shape and colour a sign has stands in `debrief.signs`; what it all says, in the chart's
`summary`.
"""

from __future__ import annotations

import pygame

from burgemeestersgame.debrief.model import MarkChart, MarkRow
from burgemeestersgame.debrief.signs import SIGNS
from burgemeestersgame.desktop.boxes import box, dot
from burgemeestersgame.desktop.layout import Flow, Row
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Paragraph

_CELL = 26
_LABEL = 230
_DASHES = 8


class Marks(Widget):
    """The rows of a MarkChart, under the heads of their columns."""

    role = "image"

    def __init__(self, chart: MarkChart) -> None:
        super().__init__(label=f"{chart.title}. {chart.summary}")
        self._chart = chart

    def height(self, look: Look, width: int) -> int:
        head = look.theme.line_px("small") if self._chart.columns else 0
        return head + sum(self._row_height(look, width, row) for row in self._chart.rows)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        y = self.rect.y
        left, step, per_line = self._columns(look, self.rect.width)
        line = look.theme.line_px("small")
        for number, head in enumerate(self._chart.columns):
            middle = self.rect.x + left + round(step * (number + 0.5))
            area = pygame.Rect(middle - _LABEL // 2, y, _LABEL, line)
            look.text.draw(surface, head, "small", "ink-soft", area, "centre")
        y += line if self._chart.columns else 0
        for row in self._chart.rows:
            height = self._row_height(look, self.rect.width, row)
            hairline = look.theme.colour("hairline")
            surface.fill(hairline, (self.rect.x, y, self.rect.width, look.px(1)))
            self._paint_row(look, surface, row, y, (left, step, per_line))
            y += height

    def _paint_row(
        self,
        look: Look,
        surface: pygame.Surface,
        row: MarkRow,
        y: int,
        columns: tuple[int, float, int],
    ) -> None:
        left, step, per_line = columns
        wide = self._is_wide(look, self.rect.width)
        label = pygame.Rect(self.rect.x, y + look.px(4), 0, 0)
        label.width = self._label_width(look, self.rect.width)
        label.height = look.text.height(row.label, "message", label.width)
        look.text.draw(surface, row.label, "message", "ink", label)
        cell = look.theme.text_px(_CELL)
        top = y + (0 if wide else label.height + look.px(4))
        for mark in row.marks:
            line, column = divmod(mark.column, per_line)
            place = (
                self.rect.x + left + round(step * (column + 0.5)),
                top + line * cell + cell // 2 + look.px(2),
            )
            paint_sign(look, surface, mark.kind, place, mark.label)
        if row.note:
            note = pygame.Rect(self.rect.x, top + look.px(4), self.rect.width, cell)
            look.text.draw(surface, row.note, "small-strong", "ink", note, "right")

    def _row_height(self, look: Look, width: int, row: MarkRow) -> int:
        _left, _step, per_line = self._columns(look, width)
        lines = max((mark.column // per_line for mark in row.marks), default=0) + 1
        signs = lines * look.theme.text_px(_CELL)
        label = look.text.height(row.label, "message", self._label_width(look, width))
        tall = max(signs, label) if self._is_wide(look, width) else signs + label
        return tall + look.px(8)

    def _is_wide(self, look: Look, width: int) -> bool:
        return width >= look.theme.text_px(2 * _LABEL)

    def _label_width(self, look: Look, width: int) -> int:
        return look.theme.text_px(_LABEL) - look.px(12) if self._is_wide(look, width) else width

    def _columns(self, look: Look, width: int) -> tuple[int, float, int]:
        """Return where the columns begin, how far they are apart, and how many fit on a line."""
        left = look.theme.text_px(_LABEL) if self._is_wide(look, width) else 0
        notes = [look.text.width(row.note, "small-strong") for row in self._chart.rows if row.note]
        room = width - left - max(notes, default=0) - look.px(8)
        cell = look.theme.text_px(_CELL)
        if self._chart.columns:
            count = len(self._chart.columns)
            return left, min(2 * cell, room / count), count
        return left, cell, max(1, room // cell)


class Sign(Widget):
    """One sign, for a legend; the word stands beside it."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def natural(self, look: Look) -> int:
        return look.theme.text_px(_CELL)

    def height(self, look: Look, width: int) -> int:
        return look.theme.text_px(_CELL)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        paint_sign(look, surface, self._kind, self.rect.center, "1")


def legend(chart: MarkChart) -> Widget:
    """Return what each sign of a chart means."""
    return Flow(
        [Row([Sign(kind), Paragraph(text, "small", "ink-soft")], 6) for kind, text in chart.legend],
        16,
    )


def paint_sign(
    look: Look, surface: pygame.Surface, kind: str, place: tuple[int, int], label: str
) -> None:
    """Draw a sign around a place; `label` only shows in a badge."""
    shape, role = SIGNS[kind]
    theme = look.theme
    colour = theme.colour(role)
    radius, line = theme.text_px(8), max(2, theme.text_px(2))
    square = pygame.Rect(0, 0, 2 * radius, 2 * radius)
    square.center = place
    match shape:
        case "disc":
            dot(surface, place, radius, colour, colour, line)
        case "donut":
            dot(surface, place, radius, None, colour, theme.text_px(5))
        case "ring":
            dot(surface, place, radius, None, colour, line)
        case "dashed":
            for number in range(_DASHES):
                spot = pygame.Vector2(radius, 0).rotate(360 / _DASHES * number)
                dot(surface, (place[0] + round(spot.x), place[1] + round(spot.y)), line, colour)
        case "cross":
            box(surface, square, None, look.px(2), colour, line)
            reach = radius // 2
            for down in (-reach, reach):
                start = (place[0] - reach, place[1] - down)
                pygame.draw.line(surface, colour, start, (place[0] + reach, place[1] + down), line)
        case "square":
            box(surface, square, colour, look.px(1))
        case "framed":
            box(surface, square.inflate(line * 2, line * 2), None, look.px(3), colour, line)
            box(surface, square.inflate(-line * 2, -line * 2), colour)
        case "badge":
            dot(surface, place, radius + line, None, colour, line)
            height = theme.line_px("small-strong")
            area = pygame.Rect(place[0] - radius, place[1] - height // 2, 2 * radius, height)
            look.text.draw(surface, label, "small-strong", role, area, "centre")
