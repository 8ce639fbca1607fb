"""A Picture as SVG: a file of its own, or the same drawing inside a page.

Kinds of boxes differ in shape and icon, lines in dashes and marks; colour only adds to that. The
colours are those of the game, light or dark as the reader's system has it, written out in full:
drawing programs know no custom properties.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from html import escape
from itertools import pairwise

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import assets_folder
from burgemeestersgame.storymap.cards import ARROW, Icon, Piece, Text
from burgemeestersgame.storymap.layout import Band, Cancel, Line, Picture

_FONTS = "Inter, 'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"
_EVERY = 900.0  # pixels between two names of the same phase

_RULES = """
.map { font-family: FONTS; }
.map text { fill: ink; font-size: 13px; }
.map .lead { font-size: 16px; font-weight: 600; }
.map .strong { font-weight: 600; }
.map .kind { font-weight: 600; fill: ink-soft; }
.map .soft, .map .only, .map .label { font-size: 12px; }
.map .soft { fill: ink-soft; }
.map .small { font-size: 12px; }
.map .only { fill: lamp; }
.map .hits { font-weight: 600; fill: action; }
.map .honours, .map .repairs { fill: good; font-weight: 600; }
.map .breaches { fill: brick; font-weight: 600; }
.map .phase { font-size: 15px; font-weight: 600; fill: ink-soft; }
.map .title { font-size: 15px; font-weight: 600; }
.map .far { font-weight: 600; display: none; paint-order: stroke; stroke: surface; }
.map .far { stroke-width: 8px; stroke-linejoin: round; }
.map .ground { fill: bg; }
.map .band { fill: sunken; fill-opacity: .55; }
.map .band.odd { fill: surface; fill-opacity: .7; }
.map .band-edge { fill: line; }
.map .box { fill: surface; stroke: line; stroke-width: 2; }
.map .dilemma .box { stroke: action; }
.map .explain .box { stroke: plum; }
.map .bridge .box { stroke: line; }
.map .ending .box { stroke: ink; stroke-width: 2.5; }
.map .ending .inner { fill: none; stroke: ink; stroke-width: 1; }
.map .choice .box { fill: action-soft; stroke: action; stroke-width: 1.5; }
.map .timeout .box { fill: lamp-soft; stroke: lamp; stroke-width: 1.5; stroke-dasharray: 6 3; }
.map .action .box { fill: good-soft; stroke: good; }
.map .later .box { fill: surface; stroke: lamp; stroke-width: 1.5; stroke-dasharray: 4 3; }
.map .label .box { fill: bg; stroke: hairline; stroke-width: 1; }
.map .never .box { stroke-dasharray: 2 4; fill: bg; }
.map .icon { fill: none; stroke: ink-soft; stroke-width: 2; }
.map .icon { stroke-linecap: round; stroke-linejoin: round; }
.map .icon.only { stroke: lamp; }
.map .icon.honours, .map .icon.repairs { stroke: good; }
.map .icon.breaches { stroke: brick; }
.map .way, .map .stem { fill: none; stroke: ink-soft; stroke-width: 2; }
.map .halo { fill: none; stroke: bg; stroke-width: 7; }
.map .skip { stroke-dasharray: 2 5; stroke-linecap: round; }
.map .unused { stroke-dasharray: 1 5; stroke: line; }
.map .delayed { fill: none; stroke: lamp; stroke-width: 1.75; stroke-dasharray: 5 3; }
.map .cancels { fill: none; stroke: brick; stroke-width: 1.5; stroke-dasharray: 8 3 2 3; }
.map .cross { fill: none; stroke: brick; stroke-width: 2.5; }
.map .arrow { fill: ink-soft; }
.map .arrow-later { fill: lamp; }
.map .node { cursor: pointer; }
.map a:focus { outline: none; }
.map .found .first { stroke: focus; stroke-width: 4; }
.map a:focus-visible .first, .map .chosen .first { stroke: focus; stroke-width: 6; }
"""

_WORD = re.compile(
    r"(?<=: )(?:ink-soft|ink|action-soft|action|good-soft|good|lamp-soft|lamp"
    r"|brick|plum|surface|sunken|hairline|line|bg|focus)(?=;)"
)


def to_svg(picture: Picture) -> str:
    """Return the picture as an SVG file."""
    title = _("Map of {title}").format(title=picture.graph.title)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="map" role="img"'
        f' lang="{escape(picture.graph.language)}" aria-labelledby="map-title map-desc"'
        f' width="{picture.width:.0f}" height="{picture.height:.0f}"'
        f' viewBox="0 0 {picture.width:.0f} {picture.height:.0f}">\n'
        f'<title id="map-title">{escape(title)}</title>\n'
        f'<desc id="map-desc">{escape(description(picture))}</desc>\n'
        f"<style>{style()}</style>\n"
        f'<rect class="ground" width="100%" height="100%"/>\n{drawing(picture)}\n</svg>\n'
    )


def description(picture: Picture) -> str:
    """Return in a sentence what the picture shows."""
    graph = picture.graph
    return _("{scenes} scenes, {actions} actions and the ways between them").format(
        scenes=len(graph.scenes), actions=len(graph.actions)
    )


@cache
def style() -> str:
    """Return the style sheet, with the colours of the light theme and those of the dark one."""
    tokens = json.loads((assets_folder() / "tokens.json").read_text(encoding="utf-8"))

    def rules(theme: str) -> str:
        def value(found: re.Match[str]) -> str:
            return str(tokens[theme][found.group()])

        return _WORD.sub(value, _RULES).replace("FONTS", _FONTS)

    coloured = "\n".join(line for line in rules("dark").splitlines() if "#" in line and "{" in line)
    return f"{rules('light')}@media (prefers-color-scheme: dark) {{\n{coloured}\n}}\n"


def drawing(picture: Picture, link: Callable[[Piece], str] | None = None) -> str:
    """Return what is inside the `<svg>`.

    Args:
        link: Gives the address that a scene or an action links to; None: no links, but texts in
            full as titles of their boxes.
    """
    return "\n".join(_Drawing(picture, link).parts())


class _Drawing:
    def __init__(self, picture: Picture, link: Callable[[Piece], str] | None) -> None:
        self._picture = picture
        self._link = link
        self._icons: dict[str, None] = {}
        self._titles = {} if link else _titles(picture)

    def parts(self) -> list[str]:
        picture = self._picture
        pieces = {piece.key: piece for piece in picture.pieces}
        boxes = [*map(self._label, picture.labels), *self._blocks()]
        return [
            self._defs(),
            *_bands(picture),
            *(_cancel(each) for each in picture.cancels),
            *_bars(picture.lines),
            *map(_way, picture.lines),
            *(
                _delayed(pieces[each.parent], each)
                for each in picture.pieces
                if each.kind == "later"
            ),
            *boxes,
            *(_cross(each) for each in picture.cancels),
        ]

    def _defs(self) -> str:
        used = {icon.name for piece in self._picture.pieces for icon in piece.icons}
        symbols = "".join(
            f'<symbol id="map-{name}" viewBox="0 0 24 24">{_icon(name)}</symbol>'
            for name in sorted(used)
        )
        return (
            "<!-- Icons: Lucide, https://lucide.dev, ISC licence -->\n<defs>"
            + _arrow("map-arrow", "arrow")
            + _arrow("map-arrow-later", "arrow-later")
            + f"{symbols}</defs>"
        )

    def _blocks(self) -> Iterator[str]:
        """Yield each scene and action with all that belongs to it as one group."""
        open_block: list[str] = []
        for piece in self._picture.pieces:
            if piece.kind in ("choice", "timeout", "later"):
                open_block.insert(-1, self._piece(piece))
                continue
            yield "".join(open_block)
            kind = f"{piece.kind} never" if piece.is_never else piece.kind
            ends = _far(piece)
            if self._link is None:
                inside = self._shape(piece) + self._written(piece) + self._title(piece)
                open_block = [
                    f'<g class="{kind}" data-key="{escape(piece.key)}">{inside}',
                    f"{ends}</g>",
                ]
                continue
            # The link is the box with its heading, which is its name when read aloud.
            heads = [text for text in piece.texts if text.style == "kind"]
            rest = replace(piece, texts=tuple(each for each in piece.texts if each not in heads))
            open_block = [
                f'<g class="node {kind}" data-key="{escape(piece.key)}">'
                f'<a href="{escape(self._link(piece))}">{self._shape(piece)}'
                f"{' '.join(map(_text, heads))}</a>{self._written(rest)}",
                f"{ends}</g>",
            ]
        yield "".join(open_block)

    def _piece(self, piece: Piece) -> str:
        kind = f"{piece.kind} never" if piece.is_never else piece.kind
        return (
            f'<g class="{kind}" data-key="{escape(piece.key)}">'
            f"{self._shape(piece)}{self._written(piece)}{self._title(piece)}</g>"
        )

    def _label(self, piece: Piece) -> str:
        return f'<g class="label">{self._shape(piece)}{self._written(piece)}</g>'

    def _shape(self, piece: Piece) -> str:
        x, y, w, h = piece.x, piece.y, piece.width, piece.height
        match piece.kind:
            case "explain":  # a speech balloon
                across, down = w - 20, h - 20
                return _path(
                    f"M{x + 10:.1f} {y:.1f}h{across:.1f}q10 0 10 10v{down:.1f}q0 10 -10 10"
                    f"h{-(w - 64):.1f}l-14 10v-10h-30q-10 0 -10 -10v{-down:.1f}q0 -10 10 -10z"
                )
            case "bridge":  # cut corners
                across, down = w - 24, h - 24
                return _path(
                    f"M{x + 12:.1f} {y:.1f}h{across:.1f}l12 12v{down:.1f}l-12 12"
                    f"h{-across:.1f}l-12 -12v{-down:.1f}z"
                )
            case "ending":  # a double edge
                return _rect(x, y, w, h, 22, "box first") + _rect(
                    x + 5, y + 5, w - 10, h - 10, 17, "inner"
                )
            case "dilemma" | "action":
                return _rect(x, y, w, h, 10, "box first")
            case "label":
                return _rect(x, y, w, h, 6, "box")
        return _rect(x, y, w, h, 6 if piece.kind != "later" else 2, "box")

    def _written(self, piece: Piece) -> str:
        return "".join(map(_use, piece.icons)) + "".join(map(_text, piece.texts))

    def _title(self, piece: Piece) -> str:
        found = self._titles.get(piece.key)
        return f"<title>{escape(found)}</title>" if found else ""


def _titles(picture: Picture) -> dict[str, str]:
    """Return texts in full, by the key of their box."""
    graph = picture.graph
    found = {
        scene.id: " ".join(filter(None, (scene.text, scene.lead if scene.deeds else "")))
        for scene in graph.scenes
    }
    for deed in graph.deeds():
        said = [deed.text, deed.condition.full, *(touch.name for touch in deed.touches)]
        found[deed.key] = "\n".join(filter(None, said))
        for later in deed.later:
            said = [later.after, later.condition.full, later.message, *later.effects]
            found[later.id] = "\n".join(filter(None, said))
    return found


def _far(piece: Piece) -> str:
    """Return the id in large letters, for when the picture is seen from afar."""
    name = piece.key.removeprefix("action:")
    size = min(64.0, piece.width / max(4.0, len(name) * 0.66))
    return (
        f'<text class="far" x="{piece.x + piece.width / 2:.1f}"'
        f' y="{piece.y + piece.height / 2 + size / 3:.1f}" text-anchor="middle"'
        f' style="font-size:{size:.0f}px">{escape(name)}</text>'
    )


def _bands(picture: Picture) -> Iterator[str]:
    for number, band in enumerate(picture.bands):
        yield _band(band, picture.story_width, number)
    if picture.graph.actions:
        x = min(piece.x for piece in picture.pieces if piece.kind == "action")
        said = _("What you may do unasked")
        yield f'<text class="title" x="{x:.1f}" y="38">{escape(said)}</text>'


def _band(band: Band, width: float, number: int) -> str:
    height = band.bottom - band.top
    odd = " odd" if number % 2 else ""
    parts = [
        _rect(0, band.top, width, height, 0, f"band{odd}")
        + _rect(0, band.top, 6, height, 0, "band-edge")
    ]
    times = max(1, round(height / _EVERY))
    for place in range(times):
        x, y = 30.0, band.top + height * (place + 0.5) / times
        parts.append(
            f'<text class="phase" x="{x}" y="{y:.1f}" text-anchor="middle"'
            f' transform="rotate(-90 {x} {y:.1f})">{escape(band.label)}</text>'
        )
    return f'<g class="phase-band">{"".join(parts)}</g>'


def _way(line: Line) -> str:
    x, y = line.points[0]
    path = [f"M{x:.1f} {y:.1f}"]
    for index, ((x0, y0), (x1, y1)) in enumerate(pairwise(line.points)):
        if index % 2 == 0 or abs(x0 - x1) < 0.5:
            path.append(f"L{x1:.1f} {y1 - (9 if index == len(line.points) - 2 else 0):.1f}")
        else:
            end = y1 - (9 if index == len(line.points) - 2 else 0)
            middle = (y0 + end) / 2
            path.append(f"C{x0:.1f} {middle:.1f} {x1:.1f} {middle:.1f} {x1:.1f} {end:.1f}")
    return (
        f'<g data-from="{escape(line.source)}" data-to="{escape(line.to)}">'
        f'<path class="{_class("way", line)}"{_width(line)} d="{"".join(path)}"'
        f' marker-end="url(#map-arrow)"/></g>'
    )


def _bars(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the lines from choices to where they go on together, each once."""
    drawn = set()
    for line in lines:
        if (line.stems, line.bar) in drawn:
            continue
        drawn.add((line.stems, line.bar))
        path = "".join(f"M{x:.1f} {top:.1f}V{bottom:.1f}" for x, top, bottom in line.stems)
        kind = "stem skip" if line.kind == "skip" else "stem"
        if line.bar:
            left, right, y = line.bar
            path += f"M{left:.1f} {y:.1f}H{right:.1f}"
        elif line.stems and abs(line.stems[0][0] - line.points[0][0]) > 0.5:
            path += f"H{line.points[0][0]:.1f}"
        yield f'<path class="halo" d="{path}"/><path class="{kind}" d="{path}"/>'


def _class(name: str, line: Line) -> str:
    classes = [name]
    if line.kind == "skip":
        classes.append("skip")
    if line.count == 0:
        classes.append("unused")
    return " ".join(classes)


def _width(line: Line) -> str:
    if line.share is None:
        return ""
    return f' style="stroke-width:{1.5 + 8 * line.share:.1f}"'


def _delayed(parent: Piece, later: Piece) -> str:
    """Return the dashed arrow from a deed to what comes of it later."""
    x = parent.x + ARROW
    top = parent.y + parent.height
    y = later.y + 13
    return (
        f'<path class="delayed" data-from="{escape(parent.key)}" data-to="{escape(later.key)}"'
        f' d="M{x:.1f} {top:.1f}V{y:.1f}H{later.x - 9:.1f}"'
        ' marker-end="url(#map-arrow-later)"/>'
    )


def _cancel(cancel: Cancel) -> str:
    points = "L".join(f"{x:.1f} {y:.1f}" for x, y in cancel.points)
    return (
        f'<path class="cancels" data-from="{escape(cancel.source)}"'
        f' data-to="{escape(cancel.later)}" d="M{points}"/>'
    )


def _cross(cancel: Cancel) -> str:
    """Return the cross at the end of a line that cancels."""
    (before, _y), (x, y) = cancel.points[-2], cancel.points[-1]
    x += 10 if before > x else -10
    return f'<path class="cross" d="M{x - 6:.1f} {y - 6:.1f}l12 12m0 -12l-12 12"/>'


def _arrow(id: str, kind: str) -> str:
    return (
        f'<marker id="{id}" viewBox="0 0 10 10" refX="1" refY="5" markerWidth="10"'
        f' markerHeight="10" markerUnits="userSpaceOnUse" orient="auto">'
        f'<path class="{kind}" d="M0 0L10 5L0 10z"/></marker>'
    )


def _rect(x: float, y: float, w: float, h: float, radius: float, kind: str) -> str:
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}"'
        f' rx="{radius}"/>'
    )


def _path(path: str) -> str:
    return f'<path class="box first" d="{path}"/>'


def _use(icon: Icon) -> str:
    return (
        f'<use class="icon {icon.style}" href="#map-{icon.name}" x="{icon.x:.1f}"'
        f' y="{icon.y:.1f}" width="{icon.size:.0f}" height="{icon.size:.0f}"/>'
    )


def _text(text: Text) -> str:
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    small = " small" if text.style == "text" else ""
    return (
        f'<text class="{text.style}{small}" x="{text.x:.1f}" y="{text.y:.1f}"{anchor}>'
        f"{escape(text.text)}</text>"
    )


@cache
def _icon(name: str) -> str:
    """Return what is inside an icon's `<svg>`."""
    text = (assets_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    found = re.search(r"<svg[^>]*>(.*)</svg>", text, re.DOTALL)
    assert found is not None, name
    return " ".join(found.group(1).split())
