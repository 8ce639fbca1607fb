"""Where everything stands: layers and their order by fast-sugiyama, sizes and places by us.

The library decides on which layer a scene goes and in which order, so that few lines cross, and
gives the points at which long lines pass a layer. It knows no sizes; here each layer becomes as
high as its highest box, and boxes go as near to what they are joined to as their widths allow.
Words on a way are boxes of their own, so that they cover nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.storymap.cards import (
    ACTION,
    Piece,
    action_block,
    label_piece,
    road_words,
    scene_block,
)
from burgemeestersgame.storymap.graph import StoryGraph
from burgemeestersgame.storymap.hits import Hits, road_counts

_GUTTER, _MARGIN = 46.0, 20.0
_BETWEEN = 26.0  # boxes of one layer
_LAYERS = 44.0  # layers
_SWEEPS = 12
_MIDDLE = 0.3  # how much a box wants to be in the middle, beside a line's 1: else long stories lean
_LANE = 9.0


class NoLayout(GameError):
    """The library that lays out a map is not installed."""


@dataclass(frozen=True, slots=True)
class Line:
    """A way on, drawn.

    Attributes:
        stems: Pieces of line from the choices to where they join: x, top, bottom.
        bar: Where they join: x of both ends, and height; None for one stem.
        points: The way itself: pairs of points, each pair a vertical piece; curves in between.
        kind: way or skip.
        share: Of the plays, 0 to 1, that went this way; None if unknown.
    """

    source: str
    deeds: tuple[str, ...]
    to: str
    words: str
    stems: tuple[tuple[float, float, float], ...]
    bar: tuple[float, float, float] | None
    points: tuple[tuple[float, float], ...]
    kind: str
    count: int | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A phase, from top to bottom."""

    label: str
    phases: tuple[str, ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Cancel:
    """What takes away a delayed consequence: a line through these points."""

    source: str
    later: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything with its place; `pieces` in reading order, each scene before its choices.

    Attributes:
        story_width: Without the list of actions at the right.
    """

    graph: StoryGraph
    hits: Hits | None
    width: float
    height: float
    story_width: float
    bands: tuple[Band, ...]
    lines: tuple[Line, ...]
    cancels: tuple[Cancel, ...]
    pieces: tuple[Piece, ...]
    labels: tuple[Piece, ...]


@dataclass(slots=True)
class _Item:
    """A box, or a point where a long line passes, with its place in a layer."""

    width: float
    height: float = 0.0
    x: float = 0.0  # of its middle
    layer: int = 0
    above: list[tuple[_Item, float, float]] = field(default_factory=list)
    below: list[tuple[_Item, float, float]] = field(default_factory=list)

    def join(self, lower: _Item, offset: float) -> None:
        """Remember a line to an item below, leaving this much right of the middle."""
        is_bend = self.width < 1 or lower.width < 1
        weight = 4.0 if is_bend else 1.0
        self.below.append((lower, -offset, weight))
        lower.above.append((self, offset, weight))


def lay_out(graph: StoryGraph, hits: Hits | None = None) -> Picture:
    """Return the picture of a story.

    Raises:
        NoLayout: fast-sugiyama is not installed.
    """
    return _Layout(graph, hits).picture()


@dataclass(frozen=True, slots=True)
class _Road:
    """A way on as the layout knows it: from a scene, by its label if it has one, to a scene."""

    scene: int
    exit: int
    road: int
    target: int
    label: int | None


class _Layout:
    def __init__(self, graph: StoryGraph, hits: Hits | None) -> None:
        self._graph = graph
        self._hits = hits
        self._blocks = [scene_block(scene, graph.language, hits) for scene in graph.scenes]
        self._labels: list[Piece] = []
        self._roads: list[_Road] = []
        numbers = {scene.id: number for number, scene in enumerate(graph.scenes)}
        for number, scene in enumerate(graph.scenes):
            for place, each in enumerate(scene.exits):
                for order, road in enumerate(each.roads):
                    words = road_words(road, is_skip=each.is_skip, brief=True)
                    label = None
                    if words:
                        label = len(graph.scenes) + len(self._labels)
                        key = f"{scene.id}>{place}>{order}"
                        self._labels.append(label_piece(words, key, graph.interface))
                    self._roads.append(_Road(number, place, order, numbers[road.to], label))
        self._items: dict[int, _Item] = {}
        self._chains: dict[tuple[int, int], list[_Item]] = {}
        self._layers: list[list[_Item]] = []
        self._tops: list[float] = []
        self._bottoms: list[float] = []

    def picture(self) -> Picture:
        self._order()
        self._place()
        story = max(item.x + item.width / 2 for item in self._items.values())
        pieces: list[Piece] = []
        for number, block in enumerate(self._blocks):
            item = self._items[number]
            x, y = item.x - item.width / 2, self._tops[item.layer]
            pieces += [each.moved(x, y) for each in block.pieces]
        labels = []
        for number, label in enumerate(self._labels, start=len(self._blocks)):
            item = self._items[number]
            labels.append(label.moved(item.x - label.width / 2, self._tops[item.layer]))
        lanes = 34.0 + _LANE * len(self._graph.cancels)
        height = self._bottoms[-1] + _MARGIN
        width = story + _MARGIN
        if self._graph.actions:
            left, y = story + lanes, _MARGIN + 34
            for action in self._graph.actions:
                block = action_block(action, self._graph.language, self._hits)
                pieces += [each.moved(left, y) for each in block.pieces]
                y += block.height + 14
            width, height = left + ACTION + _MARGIN, max(height, y + _MARGIN)
        return Picture(
            graph=self._graph,
            hits=self._hits,
            width=width,
            height=height,
            story_width=story + _MARGIN,
            bands=tuple(self._bands()),
            lines=tuple(self._lines()),
            cancels=tuple(_cancel_lines(self._graph, pieces, story + 14)),
            pieces=tuple(pieces),
            labels=tuple(labels),
        )

    # -- layers ------------------------------------------------------------------------------------

    def _order(self) -> None:
        """Have the library make layers, and remember its order and the points of long lines."""
        try:
            from fast_sugiyama import from_edges
        except ImportError as error:
            raise NoLayout(
                _(
                    "drawing a map needs one more package; install it with"
                    ' pip install "burgemeestersgame[map]", or ask for --format mermaid'
                )
            ) from error
        real = len(self._blocks) + len(self._labels)
        edges, count = self._edges(real)
        layout = from_edges(
            edges,
            minimum_length=1,
            vertex_spacing=10,
            dummy_vertices=True,
            dummy_size=1.0,
            ranking_type="minimize",
            crossing_minimization="barycenter",
            transpose=True,
            check_layout=False,
        )[0]
        positions, pairs = layout[0], layout[3] or []
        places = {int(id): (-float(xy[1]), float(xy[0])) for id, xy in positions}
        heights = sorted({y for id, (y, _x) in places.items() if id < real})
        layers = {y: number for number, y in enumerate(heights)}
        self._layers = [[] for _each in heights]
        for id in sorted(places, key=lambda id: (*places[id], id)):
            if real <= id < count or places[id][0] not in layers:
                continue  # a helper of ours, or a line that passes it
            item = self._item(id) if id < real else _Item(0.0)
            item.layer = layers[places[id][0]]
            item.x = places[id][1]
            self._items[id] = item
            self._layers[item.layer].append(item)
        following: dict[int, list[int]] = {}
        for upper, lower in pairs:
            following.setdefault(int(upper), []).append(int(lower))
        self._join(following, count)
        self._mirror()

    def _mirror(self) -> None:
        """Have what comes first in the file stand left, where the library does not mind."""
        right = 0
        numbers = {id(item): number for number, item in self._items.items()}
        for layer in self._layers:
            known = [numbers[id(item)] for item in layer if item.width]
            right += sum(1 if a < b else -1 for a, b in pairwise(known))
        if right < 0:
            for layer in self._layers:
                layer.reverse()
                for item in layer:
                    item.x = -item.x

    def _item(self, id: int) -> _Item:
        if id < len(self._blocks):
            return _Item(self._blocks[id].width, self._blocks[id].height)
        label = self._labels[id - len(self._blocks)]
        return _Item(label.width, label.height)

    def _edges(self, real: int) -> tuple[list[tuple[int, int]], int]:
        """Return the edges for the library, and how many nodes they have.

        Beside the ways there are helpers: one node above all that nothing leads to, and one
        between phases, so that each phase has layers of its own.
        """
        edges: dict[tuple[int, int], None] = {}
        for road in self._roads:
            if road.label is None:
                edges[road.scene, road.target] = None
            else:
                edges[road.scene, road.label] = None
                edges[road.label, road.target] = None
        count = real
        order = {phase: number for number, (phase, _label) in enumerate(self._graph.phases)}
        phase = [order[scene.phase] for scene in self._graph.scenes]
        pairs = [(road.scene, road.target) for road in self._roads]
        if all(phase[upper] <= phase[lower] for upper, lower in pairs):
            inside = [(upper, lower) for upper, lower in pairs if phase[upper] == phase[lower]]
            goes_on, is_met = {upper for upper, _l in inside}, {lower for _u, lower in inside}
            for number in range(1, len(order)):
                for scene, its in enumerate(phase):
                    if its == number - 1 and scene not in goes_on:
                        edges[scene, count] = None
                    if its == number and scene not in is_met:
                        edges[count, scene] = None
                count += 1
        met = {lower for _upper, lower in edges}
        edges |= dict.fromkeys((count, node) for node in range(count) if node not in met)
        return list(edges), count + 1

    def _join(self, following: dict[int, list[int]], count: int) -> None:
        """Find the points that each line passes, and remember what is joined to what."""
        for road in self._roads:
            block = self._blocks[road.scene]
            offset = block.ports[road.exit].x - block.width / 2
            steps = [road.scene, road.target]
            if road.label is not None:
                steps.insert(1, road.label)
            for upper, lower in pairwise(steps):
                if (upper, lower) not in self._chains:
                    passed = _path(upper, lower, following, count)
                    chain = [self._items[id] for id in passed if id in self._items]
                    self._chains[upper, lower] = chain
                    for above, below in pairwise(chain):
                        above.join(below, 0.0)
                chain = self._chains[upper, lower]
                first = chain[0] if chain else self._items[lower]
                self._items[upper].join(first, offset if upper == road.scene else 0.0)
                if chain:
                    chain[-1].join(self._items[lower], 0.0)

    # -- places ------------------------------------------------------------------------------------

    def _place(self) -> None:
        for layer in self._layers:
            _apart(layer, [item.x for item in layer], [1.0] * len(layer))
        for sweep in range(_SWEEPS):
            down = sweep % 2 == 0
            for layer in self._layers if down else reversed(self._layers):
                wanted, weights = [], []
                for item in layer:
                    joined = item.above if down else item.below
                    if sweep >= _SWEEPS - 2:
                        joined = item.above + item.below
                    total = sum(weight for _other, _offset, weight in joined)
                    pulled = sum(weight * (each.x + dx) for each, dx, weight in joined)
                    wanted.append(pulled / (total + _MIDDLE))
                    weights.append(total + _MIDDLE)
                _apart(layer, wanted, weights)
        left = min(item.x - item.width / 2 for item in self._items.values())
        for item in self._items.values():
            item.x += _GUTTER + _MARGIN - left
        y = _MARGIN + 10
        for layer in self._layers:
            self._tops.append(y)
            y += max(item.height for item in layer)
            self._bottoms.append(y)
            far = [abs(each.x - dx - item.x) for item in layer for each, dx, _w in item.below]
            y += _LAYERS + min(80.0, max(far, default=0.0) * 0.09)

    # -- lines -------------------------------------------------------------------------------------

    def _lines(self) -> Iterable[Line]:
        graph, hits = self._graph, self._hits
        counts = road_counts(graph, hits) if hits else {}
        for road in self._roads:
            scene, item = graph.scenes[road.scene], self._items[road.scene]
            each, port = scene.exits[road.exit], self._blocks[road.scene].ports[road.exit]
            left, top = item.x - item.width / 2, self._tops[item.layer]
            bottom = top + item.height
            x, bar = left + port.x, top + port.bar
            points = [(x, bar), (x, max(bottom, self._bottoms[item.layer]))]
            if road.label is None:
                chain = self._chains[road.scene, road.target]
                points += self._passing(chain)
            else:
                label = self._items[road.label]
                points += self._passing(self._chains[road.scene, road.label])
                points.append((label.x, self._tops[label.layer]))
                points.append((label.x, self._bottoms[label.layer]))
                points += self._passing(self._chains[road.label, road.target])
            target = self._items[road.target]
            points.append((target.x, self._tops[target.layer]))
            stems = tuple((left + sx, top + sy, bar) for sx, sy in port.stems)
            ends = [sx for sx, _top, _bottom in stems] + [x]
            count = counts.get((scene.id, road.exit, road.road))
            yield Line(
                source=scene.id,
                deeds=each.deeds,
                to=graph.scenes[road.target].id,
                words=road_words(each.roads[road.road], is_skip=each.is_skip, brief=False),
                stems=stems,
                bar=(min(ends), max(ends), bar) if len(stems) > 1 else None,
                points=tuple(points),
                kind="skip" if each.is_skip else "way",
                count=count,
                share=hits.share(count) if hits and count is not None else None,
            )

    def _passing(self, chain: list[_Item]) -> list[tuple[float, float]]:
        points = []
        for item in chain:
            points.append((item.x, self._tops[item.layer]))
            points.append((item.x, self._bottoms[item.layer]))
        return points

    # -- phases ------------------------------------------------------------------------------------

    def _bands(self) -> Iterable[Band]:
        """Yield bands of layers with the same phases; layers without scenes go with those above."""
        found: list[list[str]] = [[] for _layer in self._layers]
        for number, scene in enumerate(self._graph.scenes):
            phases = found[self._items[number].layer]
            if scene.phase not in phases:
                phases.append(scene.phase)
        labels = dict(self._graph.phases)
        order = list(labels)
        start = 0
        for layer in range(1, len(found) + 1):
            mine = sorted(found[start], key=order.index)
            if layer < len(found) and (
                not found[layer] or sorted(found[layer], key=order.index) == mine
            ):
                continue
            is_last = layer == len(found)
            end = (
                self._bottoms[-1] if is_last else (self._bottoms[layer - 1] + self._tops[layer]) / 2
            )
            begin = (
                self._tops[0] if not start else (self._bottoms[start - 1] + self._tops[start]) / 2
            )
            name = " / ".join(labels[phase] for phase in mine)
            yield Band(
                name, tuple(mine), begin - (10 if not start else 0), end + (10 if is_last else 0)
            )
            start = layer


def _path(upper: int, lower: int, following: dict[int, list[int]], count: int) -> list[int]:
    """Return the points that a line passes from one node to another; each has one way on."""
    for first in following.get(upper, ()):
        path, node = [], first
        while node >= count:
            path.append(node)
            node = following[node][0]
        if node == lower:
            return path
    return []


def _apart(layer: Sequence[_Item], wanted: Sequence[float], weights: Sequence[float]) -> None:
    """Put items as near to where they want to be as their widths allow, in the same order.

    Neighbours that would overlap become one heap, which goes to the mean of its parts' wishes.
    """
    heaps: list[tuple[float, float, list[_Item]]] = []  # wished start, weight, items
    starts: list[float] = []
    at = 0.0
    for number, item in enumerate(layer):
        if number:
            before = layer[number - 1]
            gap = _BETWEEN if before.width and item.width else 14.0
            at += before.width / 2 + gap + item.width / 2
        starts.append(at)
        heap = (wanted[number] - at, weights[number], [item])
        while heaps and heaps[-1][0] >= heap[0]:
            start, weight, items = heaps.pop()
            whole = weight + heap[1]
            mean = (start * weight + heap[0] * heap[1]) / whole
            heap = (mean, whole, [*items, *heap[2]])
        heaps.append(heap)
    number = 0
    for start, _weight, items in heaps:
        for item in items:
            item.x = start + starts[number]
            number += 1


def _cancel_lines(graph: StoryGraph, pieces: Sequence[Piece], lane: float) -> Iterable[Cancel]:
    """Yield a line from what cancels to what it cancels, by a lane beside the story."""
    places = {piece.key: piece for piece in pieces}
    for number, (source, later) in enumerate(graph.cancels):
        first, last = places[source], places[later]
        x = lane + _LANE * number
        points = []
        for piece in (first, last):
            near = piece.x if piece.x > lane else piece.x + piece.width
            points.append((near, piece.y + piece.height / 2))
        yield Cancel(source, later, (points[0], (x, points[0][1]), (x, points[1][1]), points[1]))
