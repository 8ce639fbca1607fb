"""A LineChart as SVG: for a page, and for anything else that shows vector pictures.

Lines differ in dashes as well as in colour.
"""

from __future__ import annotations

import itertools
import math
import textwrap
from html import escape

from burgemeestersgame.debrief.model import LineChart
from burgemeestersgame.debrief.svg_parts import role_colour, svg_text
from burgemeestersgame.i18n import gettext as _

# Of each line the role of its colour and its dashes (drawn, left open), in the order of the series;
# then they begin again.
LINES = (
    ("action", ()),
    ("plum", (7, 5)),
    ("lamp", (2, 4)),
    ("good", (12, 4, 2, 4)),
    ("brick", (14, 5)),
    ("ink", (5, 3, 2, 3, 2, 3)),
)
_INK, _SOFT = role_colour("ink"), role_colour("ink-soft")
_SURFACE, _GRID = role_colour("surface"), role_colour("hairline")

_WIDE, _NARROW = 880, 340
_LABEL_WIDTH, _LABEL_CHARACTERS, _LABEL_LINE = 190, 25, 17
_TOP, _PLOT = 14, 220
_RADIUS = 12
_MARK = 2 * _RADIUS + 3


def line_colour(number: int) -> str:
    """Return the colour of the line with that number, from 0, as a CSS value."""
    return role_colour(LINES[number % len(LINES)][0])


def axis_note() -> str:
    """Return how a chart is read: what its numbers are and how its time is drawn."""
    return _(
        "Numbers are your decisions. Quiet days are drawn shorter than busy minutes. From 0 to 100."
    )


def line_sample(number: int) -> str:
    """Return a small piece of the line with that number, from 0, for a legend."""
    return (
        '<svg class="sample" width="40" height="12" viewBox="0 0 40 12" aria-hidden="true">'
        f'<path d="M1 6H39" {_stroke(number)}/></svg>'
    )


def svg(chart: LineChart, id: str = "chart", *, is_narrow: bool = False) -> str:
    """Return a chart as one `<svg>` element with a title and a description.

    Args:
        id: Begins the ids of its parts; different for every picture on a page.
        is_narrow: Draw for a phone: smaller, and without names beside the lines.
    """
    picture = _Picture(chart, is_narrow)
    width, height = picture.width, picture.height
    return (
        f'<svg class="chart" role="img" aria-labelledby="{escape(id)}-title {escape(id)}-desc"'
        f' viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{escape(id)}-title">{escape(chart.title)}</title>'
        f'<desc id="{escape(id)}-desc">{escape(chart.summary)}</desc>'
        f"{''.join(picture.parts())}</svg>"
    )


class _Picture:
    """Where everything goes, in pixels at full size."""

    def __init__(self, chart: LineChart, is_narrow: bool) -> None:
        self._chart = chart
        self._is_narrow = is_narrow
        self.width = _NARROW if is_narrow else _WIDE
        self._left = 34.0
        self._right = self.width - (12.0 if is_narrow else _LABEL_WIDTH + 12.0)
        self._span = max(
            [1, *(x for each in chart.series for x, _level in each.points)]
            + [x for x, _label in chart.marks]
        )
        places = [self._x(x) for x, _label in chart.marks]
        gaps = [right - left for left, right in itertools.pairwise(places)]
        # Marks that are close stand on several rows.
        rows = math.ceil(_MARK / max(1.0, min(gaps, default=self.width)))
        self._rows = max(1, min(rows, len(places)))
        self._rail = _TOP + _PLOT + 26.0
        self.height = round(self._rail + self._rows * _MARK + 16)

    def parts(self) -> list[str]:
        return [*self._grid(), *self._lines(), *self._names(), *self._decisions(), *self._times()]

    def _x(self, position: int) -> float:
        return self._left + (self._right - self._left) * position / self._span

    def _y(self, level: int) -> float:
        return _TOP + _PLOT * (100 - level) / 100

    def _grid(self) -> list[str]:
        return [
            f'<path d="M{self._left} {self._y(level):.1f}H{self._right:.1f}" fill="none"'
            f' style="stroke:{_GRID}"/>'
            + svg_text(self._left - 8, self._y(level) + 5, str(level), _SOFT, "end")
            for level in (0, 50, 100)
        ]

    def _lines(self) -> list[str]:
        return [
            '<path d="M'
            + "L".join(f"{self._x(x):.1f} {self._y(level):.1f}" for x, level in each.points)
            + f'" {_stroke(number)} stroke-linejoin="round"/>'
            for number, each in enumerate(self._chart.series)
            if each.points
        ]

    def _names(self) -> list[str]:
        """Write the names at the ends of the lines, moved apart where they would touch."""
        if self._is_narrow:
            return []
        names = sorted(
            (self._y(each.points[-1][1]), number, textwrap.wrap(each.label, _LABEL_CHARACTERS))
            for number, each in enumerate(self._chart.series)
            if each.points
        )
        heights = [len(lines) * _LABEL_LINE + 3.0 for _end, _number, lines in names]
        wanted = [name[0] - height / 2 for name, height in zip(names, heights, strict=True)]
        tops = _apart(wanted, heights)
        drawn = []
        for (end, number, lines), top in zip(names, tops, strict=True):
            middle = top + len(lines) * _LABEL_LINE / 2
            x = self._right
            drawn.append(
                f'<path d="M{x + 3:.1f} {end:.1f}L{x + 16:.1f} {middle:.1f}" fill="none"'
                f' style="stroke:{line_colour(number)}"/>'
            )
            drawn += [
                svg_text(
                    x + 20, top + 13 + row * _LABEL_LINE, line, line_colour(number), "start", 600
                )
                for row, line in enumerate(lines)
            ]
        return drawn

    def _decisions(self) -> list[str]:
        drawn = [
            f'<path d="M{self._left} {self._rail:.1f}H{self._right:.1f}" fill="none"'
            f' style="stroke:{_INK}" stroke-width="3"/>'
        ]
        for number, (position, label) in enumerate(self._chart.marks):
            x = self._x(position)
            y = self._rail + (number % self._rows) * _MARK
            drawn.append(
                f'<path d="M{x:.1f} {_TOP}V{y:.1f}" fill="none" style="stroke:{_GRID}"'
                ' stroke-dasharray="2 4"/>'
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_RADIUS}" stroke-width="2"'
                f' style="fill:{_SURFACE};stroke:{_INK}"/>'
            )
            drawn.append(svg_text(x, y + 4.5, label, _INK, "middle", 600, 13))
        return drawn

    def _times(self) -> list[str]:
        if self._is_narrow:
            return []
        y = self.height - 4.0
        return [svg_text(self._x(x), y, label, _SOFT, "middle") for x, label in self._chart.ticks]


def _apart(wanted: list[float], heights: list[float]) -> list[float]:
    """Return tops near the ones wanted, in the same order, so that nothing overlaps.

    What would touch is put together around the middle of where its parts want to be.
    """
    heaps: list[tuple[float, list[float]]] = []  # where each begins, and the heights in it
    for top, height in zip(wanted, heights, strict=True):
        heap = (max(0.0, top), [height])
        while heaps and heaps[-1][0] + sum(heaps[-1][1]) > heap[0]:
            above, theirs = heaps.pop()
            begins_with_ours = heap[0] - sum(theirs)
            share = len(theirs) / (len(theirs) + len(heap[1]))
            start = max(0.0, above * share + begins_with_ours * (1 - share))
            heap = (start, [*theirs, *heap[1]])
        heaps.append(heap)
    tops = []
    for start, inside in heaps:
        for height in inside:
            tops.append(start)
            start += height
    return tops


def _stroke(number: int) -> str:
    dashes = " ".join(map(str, LINES[number % len(LINES)][1]))
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'fill="none" style="stroke:{line_colour(number)}" stroke-width="3"{dashed}'
