"""The graph as a Mermaid flowchart: text that GitHub, GitLab and many editors draw by themselves.

Nodes have names of their own making, because a few ids mean something to Mermaid ('end'), and
everything the author wrote is quoted with what Mermaid or HTML would read as markup written as
character codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.storymap.cards import available, kind_word, only_if, road_words
from burgemeestersgame.storymap.graph import Deed, Delayed, Exit, SceneNode, StoryGraph
from burgemeestersgame.storymap.hits import Hits, road_counts
from burgemeestersgame.storymap.wording import shortened

_SHAPES = {
    "dilemma": ("[", "]"),
    "explain": (">", "]"),
    "bridge": ("{{", "}}"),
    "ending": ("([", "])"),
    "choice": ("(", ")"),
    "timeout": ("[/", "/]"),
    "action": ("[[", "]]"),
    "later": ("[\\", "\\]"),
}
_LOOKS = {
    "dilemma": "stroke:#1D4E7A,stroke-width:2px",
    "explain": "stroke:#6A3A76,stroke-width:2px",
    "bridge": "stroke:#7C7364,stroke-width:2px",
    "ending": "stroke:#1B2631,stroke-width:4px",
    "choice": "stroke:#1D4E7A",
    "timeout": "stroke:#7A5200,stroke-dasharray:6 3",
    "action": "stroke:#2A6339,stroke-width:2px",
    "later": "stroke:#7A5200,stroke-dasharray:4 3",
}
_SIGNS = {"honours": "✓", "breaches": "✗", "repairs": "↺"}
_PLAIN = re.compile(r"[^\w .,;:!?()+×%–—…“”‘’'·✓✗↺−/-]")


def to_mermaid(graph: StoryGraph, hits: Hits | None = None) -> str:
    """Return the flowchart, ending in a newline."""
    return "\n".join(_Chart(graph, hits).lines()) + "\n"


class _Chart:
    def __init__(self, graph: StoryGraph, hits: Hits | None) -> None:
        self._graph = graph
        self._hits = hits
        self._counts = road_counts(graph, hits) if hits else {}
        self._edges: list[str] = []
        self._widths: list[tuple[int, float]] = []
        self._names = {scene.id: f"s{number}" for number, scene in enumerate(graph.scenes, 1)}
        laters = [later.id for deed in graph.deeds() for later in deed.later]
        self._names |= {f"later {id}": f"l{number}" for number, id in enumerate(laters, 1)}
        keys = [deed.key for deed in graph.deeds()]
        self._names |= {key: f"d{number}" for number, key in enumerate(keys, 1)}

    def lines(self) -> Iterator[str]:
        graph = self._graph
        title = _("Map of {title}").format(title=graph.title)
        yield f"%% {' '.join(title.split())}"
        yield "flowchart TD"
        for number, (phase, label) in enumerate(graph.phases, 1):
            yield f'  subgraph p{number}["{_quoted(label)}"]'
            for scene in graph.scenes:
                if scene.phase == phase:
                    yield from self._scene(scene)
            yield "  end"
        if graph.actions:
            yield f'  subgraph unasked["{_quoted(_("What you may do unasked"))}"]'
            for action in graph.actions:
                yield from self._deed(action)
            yield "  end"
        for source, later in graph.cancels:
            name = self._names.get(source) or self._names[f"later {source}"]
            self._edge(name, self._names[f"later {later}"], "--x", _("cancels"))
        yield from self._edges
        for kind, look in _LOOKS.items():
            yield f"  classDef {kind} {look}"
        for number, width in self._widths:
            yield f"  linkStyle {number} stroke-width:{width:.1f}px"

    def _scene(self, scene: SceneNode) -> Iterator[str]:
        said = [f"{kind_word(scene.kind)} · {scene.id}"]
        if scene.at:
            said.append(scene.at)
        if scene.condition:
            said.append(only_if(scene, brief=True))
        if scene.limit:
            said.append(_("time limit: {seconds}").format(seconds=scene.limit))
        said.append(shortened(scene.lead, 120))
        count = self._hits.of_scene(scene) if self._hits else None
        yield self._node(scene.id, scene.kind, said, count)
        for deed in scene.deeds:
            yield from self._deed(deed, self._hits.of_scene(scene) if self._hits else None)
            self._edge(self._names[scene.id], self._names[deed.key], "---", "")
        for number, each in enumerate(scene.exits):
            self._exit(scene, number, each)

    def _exit(self, scene: SceneNode, number: int, each: Exit) -> None:
        arrow = "-.->" if each.is_skip else "-->"
        for place, road in enumerate(each.roads):
            count = self._counts.get((scene.id, number, place))
            words = road_words(road, is_skip=each.is_skip, brief=True)
            for key in each.deeds or (scene.id,):
                if self._hits is not None and each.deeds:
                    # What is counted is the exit; how much of it is this deed's, only for one road.
                    count = self._hits.of_deed(key) if len(each.roads) == 1 else None
                self._edge(self._names[key], self._names[road.to], arrow, words, count)

    def _deed(self, deed: Deed, whole: int | None = None) -> Iterator[str]:
        said = [deed.text if deed.kind != "action" else f"{_('Action')} · {deed.id}\n{deed.text}"]
        if deed.kind == "action":
            said.append(available(deed, brief=True))
        elif deed.condition:
            said.append(_("Only if {condition}").format(condition=deed.condition.brief))
        counts = [f"{sign} {deed.count(how)}" for how, sign in _SIGNS.items() if deed.count(how)]
        said += [" ".join(counts)] if counts else []
        count = self._hits.of_deed(deed.key) if self._hits else None
        yield self._node(deed.key, deed.kind, said, count, whole)
        for later in deed.later:
            happened = self._hits.of_later(later.id) if self._hits else None
            yield self._node(f"later {later.id}", "later", _told(later), happened, count)
            words = later.after
            if later.condition:
                condition = _("if {condition}").format(condition=later.condition.brief)
                words = f"{words}, {condition}"
            self._edge(self._names[deed.key], self._names[f"later {later.id}"], "-.->", words)

    def _node(
        self, key: str, kind: str, said: list[str], count: int | None, whole: int | None = None
    ) -> str:
        if self._hits is not None and count is not None:
            said.append(self._hits.in_words(count, whole))
        opens, closes = _SHAPES[kind]
        text = "<br/>".join(_quoted(line) for each in said for line in each.splitlines())
        return f'    {self._names[key]}{opens}"{text}"{closes}:::{kind}'

    def _edge(
        self, source: str, target: str, arrow: str, words: str, count: int | None = None
    ) -> None:
        if self._hits is not None and count is not None:
            said = self._hits.in_words(count)
            words = f"{words}: {said}" if words else said
            self._widths.append((len(self._edges), 1.5 + 6 * self._hits.share(count)))
        label = f'|"{_quoted(words)}"|' if words else ""
        self._edges.append(f"  {source} {arrow}{label} {target}")


def _told(later: Delayed) -> list[str]:
    said = [later.id]
    if later.sender:
        said.append(f"{later.sender}: “{shortened(later.message, 60)}”")
    said += later.effects
    said += [_("Now true: {fact}").format(fact=fact) for fact in later.sets]
    return said


def _quoted(text: str) -> str:
    """Return a text that is safe between quotes: markup becomes codes, an empty text a space."""
    one_line = " ".join(text.split())
    return _PLAIN.sub(lambda found: f"#{ord(found.group())};", one_line) or " "
