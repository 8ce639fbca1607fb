"""Everything about a scene or an action as a piece of HTML: for the list and for the panel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.storymap.cards import available, kind_word, only_if, road_words
from burgemeestersgame.storymap.graph import Deed, Delayed, Exit, SceneNode, StoryGraph
from burgemeestersgame.storymap.hits import Hits

_SIGNS = {"honours": "✓", "breaches": "✗", "repairs": "↺"}


class Details:
    """Writes articles about the parts of one story."""

    def __init__(self, graph: StoryGraph, hits: Hits | None) -> None:
        self._graph = graph
        self._hits = hits
        self._phases = dict(graph.phases)
        self._deeds = {deed.key: deed for deed in graph.deeds()}
        self._owners = {
            later.id: address(deed.key) for deed in graph.deeds() for later in deed.later
        }

    def scene(self, scene: SceneNode) -> str:
        """Return everything about a scene."""
        count = self._hits.of_scene(scene) if self._hits else None
        rows = [
            (_("In the file"), self._place(scene.line)),
            (_("Phase"), escape(self._phases[scene.phase])),
            (_("When"), escape(scene.at)),
            (_("Condition"), escape(only_if(scene, brief=False) if scene.condition else "")),
            (_("Time limit"), escape(scene.limit)),
            (_("Simulation"), self._count(count, None)),
        ]
        parts = [_terms(rows), _paragraphs(scene.text)]
        if scene.kind in ("dilemma", "explain") and scene.lead:
            parts.append(f'<p class="question">{escape(scene.lead)}</p>')
        for role, text in scene.private:
            only = _("Only for {role}:").format(role=role)
            parts.append(f"<p><strong>{escape(only)}</strong> {escape(text)}</p>")
        if scene.advice:
            heard = "".join(
                f"<li><strong>{escape(each.name)}</strong>: {escape(each.text)}"
                f'<br><span class="soft">→ {escape(each.stance)}</span></li>'
                for each in scene.advice
            )
            parts.append(f"<h4>{escape(_('Advice'))}</h4><ul>{heard}</ul>")
        if scene.deeds:
            whole = count
            parts.append(f"<h4>{escape(_('Choices'))}</h4>")
            parts += [self._deed(deed, whole) for deed in scene.deeds]
        if scene.exits:
            ways = _("Ways on")
            parts.append(f"<h4>{escape(ways)}</h4>")
            parts += [self._exit(scene, each) for each in scene.exits]
        return _article(address(scene.id), kind_word(scene.kind), scene.id, parts)

    def action(self, action: Deed) -> str:
        """Return everything about an action."""
        return _article(
            address(action.key),
            _("Action"),
            action.id,
            [
                f'<p class="question">{escape(action.text)}</p>',
                f"<p>{escape(available(action, brief=False))}</p>",
                self._consequences(action, None),
            ],
        )

    def _deed(self, deed: Deed, whole: int | None) -> str:
        only = ""
        if deed.condition:
            said = _("Only if {condition}").format(condition=deed.condition.full)
            only = f"<p>{escape(said)}</p>"
        name = f' <span class="soft">({escape(deed.id)})</span>'
        return (
            f'<section class="deed {deed.kind}"><h5>{escape(deed.text)}{name}</h5>'
            f"{only}{self._consequences(deed, whole)}</section>"
        )

    def _consequences(self, deed: Deed, whole: int | None) -> str:
        count = self._hits.of_deed(deed.key) if self._hits else None
        message = f"{deed.sender} ({deed.channel}): “{deed.message}”" if deed.sender else ""
        rows = [
            (_("In the file"), self._place(deed.line)),
            (_("Simulation"), self._count(count, whole)),
            (_("Takes"), escape(deed.takes)),
            (_("At most"), escape(deed.times)),
            (_("What is read next"), escape(deed.consequence)),
            (_("Effects"), _lines(deed.effects)),
            (_("Now true"), _lines(deed.sets)),
            (_("Message"), escape(message)),
            (_("Values"), escape(", ".join(deed.values))),
            (_("Norms"), _norms(deed)),
            (_("Later"), self._laters(deed.later, count)),
            (_("Cancels"), self._cancels(deed.cancels)),
            (_("In the debrief"), escape(deed.debrief)),
        ]
        return _terms(rows)

    def _laters(self, laters: Iterable[Delayed], whole: int | None) -> str:
        found = "".join(f"<li>{self._later(later, whole)}</li>" for later in laters)
        return f"<ul>{found}</ul>" if found else ""

    def _later(self, later: Delayed, whole: int | None) -> str:
        count = self._hits.of_later(later.id) if self._hits else None
        said = [f"<strong>{escape(later.after)}</strong> ({escape(later.id)})"]
        if later.condition:
            only = _("Only if {condition}").format(condition=later.condition.full)
            said.append(escape(only))
        if later.sender:
            said.append(escape(f"{later.sender} ({later.channel}): “{later.message}”"))
        said += [escape(effect) for effect in later.effects]
        said += [escape(_("Now true: {fact}").format(fact=fact)) for fact in later.sets]
        if later.cancels:
            said.append(f"{escape(_('Cancels'))}: {self._cancels(later.cancels)}")
        for each in later.cancelled_by:
            who = self._deeds[each].text if each in self._deeds else each
            place = address(each) if each in self._deeds else self._owners[each]
            cancelled = escape(_("Can be cancelled by"))
            said.append(f'{cancelled}: <a href="#{escape(place)}">{escape(who)}</a>')
        said += [each for each in (self._count(count, whole), self._place(later.line)) if each]
        return "<br>".join(said)

    def _cancels(self, laters: Iterable[str]) -> str:
        return ", ".join(f'<a href="#{escape(self._owners[id])}">{escape(id)}</a>' for id in laters)

    def _exit(self, scene: SceneNode, each: Exit) -> str:
        who = ""
        if len(scene.exits) > 1 and each.deeds:
            texts = "; ".join(self._deeds[key].text for key in each.deeds)
            after = _("After: {choices}").format(choices=texts)
            who = f"<p>{escape(after)}</p>"
        roads = []
        for road in each.roads:
            words = road_words(road, is_skip=each.is_skip, brief=False)
            when = f"{escape(words)}: " if words else ""
            roads.append(
                f'<li>{when}<a href="#{escape(address(road.to))}">{escape(road.to)}</a></li>'
            )
        return f"{who}<ul>{''.join(roads)}</ul>"

    def _place(self, line: int) -> str:
        return f'<code class="place">{escape(self._graph.file)}:{line}</code>'

    def _count(self, count: int | None, whole: int | None) -> str:
        if self._hits is None or count is None:
            return ""
        return f"<strong>{escape(self._hits.in_words(count, whole))}</strong>"


def address(key: str) -> str:
    """Return the id, on the page, of the scene or action that something belongs to."""
    if key.startswith("action:"):
        return f"action-{key.removeprefix('action:')}"
    return f"scene-{key.partition('/')[0]}"


def _article(id: str, kind: str, name: str, parts: Iterable[str]) -> str:
    return (
        f'<article id="{escape(id)}" class="card"><h3 tabindex="-1">{escape(kind)}'
        f" · {escape(name)}</h3>{''.join(parts)}</article>"
    )


def _terms(rows: Iterable[tuple[str, str]]) -> str:
    found = "".join(
        f"<div><dt>{escape(term)}</dt><dd>{html}</dd></div>" for term, html in rows if html
    )
    return f"<dl>{found}</dl>" if found else ""


def _norms(deed: Deed) -> str:
    return "".join(_norm_lists(deed))


def _norm_lists(deed: Deed) -> Iterator[str]:
    words = {"honours": _("honours"), "breaches": _("breaches"), "repairs": _("repairs")}
    for touch in deed.touches:
        only = f" ({_('if {condition}').format(condition=touch.condition.full)})"
        said = f"{touch.name} · {touch.norm}{only if touch.condition else ''}"
        yield (
            f'<div class="{touch.how}"><span aria-hidden="true">{_SIGNS[touch.how]}</span>'
            f" <b>{escape(words[touch.how])}</b> {escape(said)}</div>"
        )


def _lines(texts: Iterable[str]) -> str:
    return "<br>".join(map(escape, texts))


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
