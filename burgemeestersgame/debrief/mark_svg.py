"""A MarkChart as SVG, with its legend inside: shapes differ, so that no colour stands alone."""

from __future__ import annotations

import textwrap
from html import escape

from burgemeestersgame.debrief.model import MarkChart, MarkRow
from burgemeestersgame.debrief.signs import SIGNS
from burgemeestersgame.debrief.svg_parts import role_colour, svg_text

_WIDE, _NARROW = 880, 340
_LABEL, _NOTE = 250, 70
_ROW, _LINE = 30, 18
_CELL = 26.0
_LETTER = 7.6  # how wide a letter of the legend is, about


def svg(chart: MarkChart, id: str = "marks", *, is_narrow: bool = False) -> str:
    """Return a chart as one `<svg>` element with a title and a description.

    Args:
        id: Begins the ids of its parts; different for every picture on a page.
        is_narrow: Draw for a phone: smaller, with names above their rows.
    """
    picture = _Picture(chart, is_narrow)
    parts = [*picture.heads(), *picture.rows(), *picture.legend()]
    return (
        f'<svg class="chart" role="img" aria-labelledby="{escape(id)}-title {escape(id)}-desc"'
        f' viewBox="0 0 {picture.width} {round(picture.bottom)}"'
        ' xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{escape(id)}-title">{escape(chart.title)}</title>'
        f'<desc id="{escape(id)}-desc">{escape(chart.summary)}</desc>{"".join(parts)}</svg>'
    )


class _Picture:
    """Draws from top to bottom; `bottom` is where it has got to, in pixels at full size."""

    def __init__(self, chart: MarkChart, is_narrow: bool) -> None:
        self._chart = chart
        self._is_narrow = is_narrow
        self.width = _NARROW if is_narrow else _WIDE
        self.bottom = 0.0
        has_notes = any(row.note for row in chart.rows)
        self._left = 4.0 if is_narrow else float(_LABEL)
        self._right = self.width - (_NOTE if has_notes else 4.0)
        columns = max(1, len(chart.columns))
        if is_narrow and chart.columns:  # the first head is the longest: 'before'
            half = len(chart.columns[0]) * _LETTER / 2
            self._left = max(self._left, half - (self._right - half) / columns / 2)
        room = self._right - self._left
        self._step = min(2 * _CELL, room / columns) if chart.columns else _CELL
        self._per_line = columns if chart.columns else max(1, int(room // _CELL))

    def heads(self) -> list[str]:
        if not self._chart.columns:
            return []
        self.bottom += _ROW - 8
        return [
            _soft(self._x(column), self.bottom - 8, head, "middle")
            for column, head in enumerate(self._chart.columns)
        ]

    def rows(self) -> list[str]:
        return [part for row in self._chart.rows for part in self._row(row)]

    def _row(self, row: MarkRow) -> list[str]:
        drawn = [
            f'<path d="M0 {self.bottom:.1f}H{self.width}" fill="none"'
            f' style="stroke:{role_colour("hairline")}"/>'
        ]
        letters = 44 if self._is_narrow else 31
        label = textwrap.wrap(row.label, letters) or [""]
        top = self.bottom
        if self._is_narrow:
            top += len(label) * _LINE + 4
        lines = max((mark.column // self._per_line for mark in row.marks), default=0) + 1
        height = lines * _ROW
        if not self._is_narrow:
            height = max(height, len(label) * _LINE + 12)
        drawn += [
            svg_text(0, self.bottom + 20 + number * _LINE, line, role_colour("ink"), "start")
            for number, line in enumerate(label)
        ]
        for mark in row.marks:
            line, column = divmod(mark.column, self._per_line)
            drawn += sign(mark.kind, self._x(column), top + line * _ROW + _ROW / 2, mark.label)
        if row.note:
            drawn.append(
                svg_text(self.width, top + 20, row.note, role_colour("ink"), "end", weight=600)
            )
        self.bottom = top + height
        return drawn

    def legend(self) -> list[str]:
        drawn, x = [], 0.0
        self.bottom += 10
        y = self.bottom + 12
        for kind, text in self._chart.legend:
            width = 30 + len(text) * _LETTER
            if x and (self._is_narrow or x + width > self.width):
                x, y = 0.0, y + _ROW - 4
            drawn += sign(kind, x + 11, y, "1" if kind == "named" else "")
            lines = textwrap.wrap(text, int((self.width - 30) / _LETTER))
            for number, line in enumerate(lines):
                drawn.append(_soft(x + 26, y + 5 + number * _LINE, line, "start"))
            x += width + 14
            y += (len(lines) - 1) * _LINE
        self.bottom = y + 18
        return drawn

    def _x(self, column: int) -> float:
        return self._left + self._step * (column + 0.5)


def sign(kind: str, x: float, y: float, label: str = "") -> list[str]:
    """Return a sign of some kind around a middle, as SVG elements."""
    shape, role = SIGNS[kind]
    colour = role_colour(role)
    at = f'cx="{x:.1f}" cy="{y:.1f}"'
    line = f'style="fill:none;stroke:{colour}"'
    match shape:
        case "disc":
            return [f'<circle {at} r="8" style="fill:{colour}"/>']
        case "donut":
            return [f'<circle {at} r="6" stroke-width="5" {line}/>']
        case "ring":
            return [f'<circle {at} r="7.5" stroke-width="2.5" {line}/>']
        case "dashed":
            return [f'<circle {at} r="7.5" stroke-width="2" stroke-dasharray="3 3" {line}/>']
        case "cross":
            box = f'<rect x="{x - 8:.1f}" y="{y - 8:.1f}" width="16" height="16" rx="2"'
            arms = f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8"
            return [
                f'{box} stroke-width="2" {line}/>',
                f'<path d="{arms}" stroke-width="2.5" {line}/>',
            ]
        case "square":
            return [_square(x, y, 7, colour)]
        case "framed":
            frame = f'<rect x="{x - 10:.1f}" y="{y - 10:.1f}" width="20" height="20" rx="3"'
            return [f'{frame} stroke-width="2" {line}/>', _square(x, y, 6, colour)]
    return [
        f'<circle {at} r="10" stroke-width="2" {line}/>',
        svg_text(x, y + 4.5, label, colour, "middle", weight=600, size=13),
    ]


def _square(x: float, y: float, half: float, colour: str) -> str:
    return (
        f'<rect x="{x - half:.1f}" y="{y - half:.1f}" width="{2 * half:g}" height="{2 * half:g}"'
        f' rx="1" style="fill:{colour}"/>'
    )


def _soft(x: float, y: float, text: str, anchor: str) -> str:
    return svg_text(x, y, text, role_colour("ink-soft"), anchor)
