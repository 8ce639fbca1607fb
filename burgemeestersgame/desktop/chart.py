"""Lines over story time, drawn natively: SDL drops every word from an SVG.

Each line has its own colour, its own dashes and its name at its end, so that no colour
stands alone. The numbers behind it are in `LineChart.summary`.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Collection, Iterator, Sequence

import pygame

from burgemeestersgame.debrief.charts import LINES
from burgemeestersgame.debrief.model import LineChart
from burgemeestersgame.desktop.boxes import diamond, dot
from burgemeestersgame.desktop.layout import Column, Fitting, Flow, Row
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _

_SMOOTH = 3


def line_chart(chart: LineChart, turning: Collection[str] = ()) -> Widget:
    """Return a chart with the names of its lines at their ends, or below it where room is short.

    `turning` are the labels of the marks that are turning points.
    """
    names = [
        Row([_Sample(number), Paragraph(series.label, "label", _role(number))], 8, grow=1)
        for number, series in enumerate(chart.series)
    ]
    below = Column([_Chart(chart, turning, has_names=False), Flow(names, 20, gap_below=2)], 4)
    return Fitting([_Chart(chart, turning), below])


class Rail(Widget):
    """The decisions along story time; at a turning point a side track begins, and stops."""

    role = "image"

    def __init__(self, chart: LineChart, turning: Collection[str], label: str) -> None:
        super().__init__(label=label)
        self._chart = _Chart(chart, turning, has_names=False)

    def height(self, look: Look, width: int) -> int:
        return look.theme.text_px(100)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        radius = look.theme.text_px(17)
        plot = pygame.Rect(self.rect.x, self.rect.y, self.rect.width - radius, 0)
        self._chart.rect = self.rect
        self._chart.paint_marks(look, surface, plot, self.rect.y + look.theme.text_px(55))


def _role(number: int) -> str:
    return LINES[number % len(LINES)][0]


class _Sample(Widget):
    """A piece of a line, beside its name."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def natural(self, look: Look) -> int:
        return look.theme.text_px(36)

    def height(self, look: Look, width: int) -> int:
        return look.theme.line_px("label")

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        colour = tuple(look.theme.colour(_role(self._number)))
        surface.blit(_sample(self._number, self.rect.size, colour, look.px(3)), self.rect)


class _Chart(Widget):
    role = "image"

    def __init__(
        self, chart: LineChart, turning: Collection[str] = (), *, has_names: bool = True
    ) -> None:
        super().__init__(label=f"{chart.title}. {chart.summary}")
        self._chart, self._turning, self._has_names = chart, turning, has_names

    def natural(self, look: Look) -> int:
        # Names may take three tenths of the width; the lines need the rest.
        return max(look.theme.text_px(320), self._names_px(look) * 10 // 3)

    def _names_px(self, look: Look) -> int:
        if not self._has_names:
            return 0
        names = [look.text.width(series.label, "label") for series in self._chart.series]
        return max(names, default=0) + look.px(24)

    def height(self, look: Look, width: int) -> int:
        return look.theme.text_px(240)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        plot = self._plot(look)
        theme = look.theme
        line = theme.line_px("small")
        for share in (0.0, 0.5, 1.0):
            y = plot.bottom - round(plot.height * share)
            surface.fill(theme.colour("hairline"), (plot.x, y, plot.width, look.px(1)))
        for text, y in ((_("high"), plot.y - line), (_("low"), plot.bottom + look.px(2))):
            area = pygame.Rect(plot.x, y, plot.width, line)
            look.text.draw(surface, text, "small", "ink-soft", area)
        self.paint_marks(look, surface, plot, plot.bottom + line + theme.text_px(18))
        first, last = self._span()
        colours = tuple(tuple(theme.colour(role)) for role, _dashes in LINES)
        lines = _lines(self._chart.series, plot.size, first, last, colours, look.px(3))
        reach = look.px(6)
        surface.blit(lines, (plot.x - reach, plot.y - reach))
        if self._has_names:
            self._paint_names(look, surface, plot)

    def _span(self) -> tuple[int, int]:
        """Return the first and the last minute."""
        minutes = [minute for series in self._chart.series for minute, _level in series.points]
        minutes += [minute for minute, _label in self._chart.marks]
        first, last = min(minutes, default=0), max(minutes, default=1)
        return first, max(last, first + 1)

    def _plot(self, look: Look) -> pygame.Rect:
        line = look.theme.line_px("small")
        top = line + look.px(4)
        bottom = look.theme.text_px(30) + 2 * line + look.px(10)
        return pygame.Rect(
            self.rect.x,
            self.rect.y + top,
            self.rect.width - max(self._names_px(look), look.theme.text_px(18)),
            self.rect.height - top - bottom,
        )

    def paint_marks(
        self, look: Look, surface: pygame.Surface, plot: pygame.Rect, axis: int
    ) -> None:
        """Draw the decisions and the days on a line at the height `axis`, below a plot."""
        theme = look.theme
        first, last = self._span()
        surface.fill(theme.colour("ink"), (plot.x, axis - look.px(1), plot.width, look.px(3)))
        free = -10_000
        for minute, label in self._chart.ticks:
            x = plot.x + round(plot.width * (minute - first) / (last - first))
            width = look.text.width(label, "small")
            left = min(max(plot.x, x - width // 2), self.rect.right - width)
            if left < free:
                continue
            free = left + width + look.px(12)
            area = pygame.Rect(left, axis + theme.text_px(17), width, theme.line_px("small"))
            look.text.draw(surface, label, "small", "ink-soft", area)
        radius = theme.text_px(12)
        previous = -10_000
        for minute, label in self._chart.marks:
            x = plot.x + round(plot.width * (minute - first) / (last - first))
            # Decisions within a minute of each other stand beside each other.
            x = max(x, previous + 2 * radius + look.px(2))
            previous = x
            if plot.height:
                hairline = (x, plot.y, look.px(1), axis - radius - plot.y)
                surface.fill(theme.colour("hairline"), hairline)
            elif label in self._turning:
                _paint_side_track(look, surface, (x, axis))
            self._paint_mark(look, surface, (x, axis), label in self._turning)
            height = theme.line_px("small-strong")
            area = pygame.Rect(x - radius, axis - height // 2, 2 * radius, height)
            look.text.draw(surface, label, "small-strong", "ink", area, "centre")

    def _paint_mark(
        self, look: Look, surface: pygame.Surface, place: tuple[int, int], is_turning: bool
    ) -> None:
        theme = look.theme
        if is_turning:
            fill, line = theme.colour("lamp-soft"), theme.colour("lamp")
            diamond(surface, place, theme.text_px(17), fill, line, look.px(2))
        else:
            fill, line = theme.colour("surface"), theme.colour("ink")
            dot(surface, place, theme.text_px(12), fill, line, look.px(2))

    def _paint_names(self, look: Look, surface: pygame.Surface, plot: pygame.Rect) -> None:
        """Write each name where its line ends, moved apart where lines end together."""
        step = look.theme.line_px("label")
        ends = [
            (plot.bottom - plot.height * series.points[-1][1] / 100, number)
            for number, series in enumerate(self._chart.series)
            if series.points
        ]
        least = plot.y - step // 2
        for y, number in sorted(ends):
            top = max(round(y) - step // 2, least)
            least = top + step
            left = plot.right + look.px(14)
            width = self.rect.right - left
            name = look.text.fitted(self._chart.series[number].label, "label", width)
            area = pygame.Rect(left, top, width, step)
            look.text.draw(surface, name, "label", _role(number), area)


def _paint_side_track(look: Look, surface: pygame.Surface, place: tuple[int, int]) -> None:
    """Draw the road that could no longer be taken: it leaves the line, and stops."""
    theme = look.theme
    colour = theme.colour("lamp")
    across, up = theme.text_px(30), theme.text_px(42)
    for step in range(1, 8):
        share = step / 8
        x = place[0] + round(across * share)
        y = place[1] - round(up * (1 - (1 - share) ** 2))
        dot(surface, (x, y), theme.text_px(1.6), colour)
    width, height = theme.text_px(4), theme.text_px(18)
    surface.fill(colour, (place[0] + across, place[1] - up - height // 2, width, height))


@functools.lru_cache(maxsize=8)
def _lines(
    series: tuple, size: tuple[int, int], first: int, last: int, colours: tuple, width: int
) -> pygame.Surface:
    """Return the lines on a clear ground, with room around for their thickness."""
    reach = 2 * width
    whole = size[0] + 2 * reach, size[1] + 2 * reach
    result = pygame.Surface(whole, pygame.SRCALPHA)
    for number, each in enumerate(series):
        red, green, blue = colours[number % len(colours)][:3]
        layer = pygame.Surface((whole[0] * _SMOOTH, whole[1] * _SMOOTH), pygame.SRCALPHA)
        # The colour is everywhere, only its strength differs: edges stay clean when scaled.
        layer.fill((red, green, blue, 0))
        points = [
            pygame.Vector2(
                (reach + size[0] * (minute - first) / (last - first)) * _SMOOTH,
                (reach + size[1] * (1 - level / 100)) * _SMOOTH,
            )
            for minute, level in each.points
        ]
        for start, end in _dashed(points, _dashes(number, width)):
            _stroke(layer, (red, green, blue), start, end, width * _SMOOTH)
        result.blit(pygame.transform.smoothscale(layer, whole), (0, 0))
    return result


@functools.lru_cache(maxsize=64)
def _sample(
    number: int, size: tuple[int, int], colour: tuple[int, ...], width: int
) -> pygame.Surface:
    """Return a piece of the line with a number, from 0."""
    large = pygame.Surface((size[0] * _SMOOTH, size[1] * _SMOOTH), pygame.SRCALPHA)
    large.fill((*colour[:3], 0))
    middle, edge = size[1] * _SMOOTH / 2, width * _SMOOTH
    points = [pygame.Vector2(edge, middle), pygame.Vector2(size[0] * _SMOOTH - edge, middle)]
    for start, end in _dashed(points, _dashes(number, width)):
        _stroke(large, colour[:3], start, end, width * _SMOOTH)
    return pygame.transform.smoothscale(large, size)


def _dashes(number: int, width: int) -> list[float]:
    """Return the dashes of a line (drawn, left open) where it is `width` pixels thick."""
    return [length * _SMOOTH * width / 3 for length in LINES[number % len(LINES)][1]]


def _dashed(
    points: Sequence[pygame.Vector2], dashes: Sequence[float]
) -> Iterator[tuple[pygame.Vector2, pygame.Vector2]]:
    """Yield the stretches to draw of a line through points; all of it without dashes."""
    phase, rest = 0, dashes[0] if dashes else 0.0
    for start, end in itertools.pairwise(points):
        length = start.distance_to(end)
        if not dashes or not length:
            yield start, end
            continue
        at = 0.0
        while at < length:
            stretch = min(rest, length - at)
            if phase % 2 == 0:
                yield start.lerp(end, at / length), start.lerp(end, min(1, (at + stretch) / length))
            at += stretch
            rest -= stretch
            if rest <= 1e-6:
                phase += 1
                rest = dashes[phase % len(dashes)]


def _stroke(
    layer: pygame.Surface,
    colour: tuple[int, int, int],
    start: pygame.Vector2,
    end: pygame.Vector2,
    width: int,
) -> None:
    for point in (start, end):
        pygame.draw.circle(layer, colour, point, width / 2)
    if start == end:
        return
    across = (end - start).normalize().rotate(90) * width / 2
    pygame.draw.polygon(layer, colour, (start + across, end + across, end - across, start - across))
