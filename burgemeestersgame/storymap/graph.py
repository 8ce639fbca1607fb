"""A Scenario as a graph in words: scenes, the ways between them, and what comes later.

Everything is text in the language of the interface and of the scenario; ids are as in the file.
The order is that of the file throughout, so that equal scenarios give equal graphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language, ngettext
from burgemeestersgame.norms import phase_label
from burgemeestersgame.scenario.model import (
    Action,
    Choice,
    Consequences,
    Dilemma,
    Ending,
    Explain,
    Later,
    Mark,
    Scenario,
    Scene,
    Timeout,
    Way,
)
from burgemeestersgame.storymap.wording import ALWAYS, Said, Wording, minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """A norm that a deed touches. `how`: honours, breaches or repairs."""

    how: str
    norm: str
    name: str
    condition: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Delayed:
    """A delayed consequence.

    Attributes:
        after: In words: 'after 2 days'.
        sender, channel, message: Who sends what, and how; '' without a message.
        cancelled_by: Keys of the deeds and ids of the delayed consequences that take it away.
    """

    id: str
    after: str
    condition: Said
    sender: str
    channel: str
    message: str
    effects: tuple[str, ...]
    sets: tuple[str, ...]
    cancels: tuple[str, ...]
    cancelled_by: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A choice, a time-out or an action.

    Attributes:
        key: `dilemma/choice`, `dilemma/timeout` or `action:id`; unique in the story.
        kind: choice, timeout or action.
        condition: When it is open; of a mark, when it counts.
        takes: Story time, '' where it takes none.
        times: How often it may be done, in words; '' where that is once or nobody asked.
    """

    key: str
    kind: str
    id: str
    text: str
    condition: Said
    takes: str
    times: str
    consequence: str
    effects: tuple[str, ...]
    sets: tuple[str, ...]
    sender: str
    channel: str
    message: str
    later: tuple[Delayed, ...]
    cancels: tuple[str, ...]
    values: tuple[str, ...]
    touches: tuple[Touch, ...]
    debrief: str
    line: int

    def count(self, how: str) -> int:
        """Return how many norms it honours, breaches or repairs."""
        return sum(touch.how == how for touch in self.touches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """One way on to a scene.

    Attributes:
        order: Its number among ways of which the first that holds counts; 0 for an only way.
        is_last: It counts where none before it holds.
    """

    to: str
    condition: Said
    order: int
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """Deeds of a scene that go on in the same way, and those ways.

    Attributes:
        deeds: Keys; empty where the scene as a whole goes on so.
        is_skip: Only a player for whom the scene is skipped goes this way.
    """

    deeds: tuple[str, ...]
    roads: tuple[Road, ...]
    is_skip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What an advisor says: `stance` in words."""

    name: str
    stance: str
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneNode:
    """A scene. `kind`: dilemma, explain, bridge or ending.

    Attributes:
        lead: What the picture shows: the question, the prompt, or the text.
        at: When it takes place, '' if straight away.
        limit: The time limit in words, '' if none.
        private: Pairs of a role and what only that role reads.
    """

    id: str
    kind: str
    phase: str
    lead: str
    text: str
    condition: Said
    at: str
    limit: str
    advice: tuple[Heard, ...]
    private: tuple[tuple[str, str], ...]
    deeds: tuple[Deed, ...]
    exits: tuple[Exit, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryGraph:
    """A whole story, in words.

    Attributes:
        file: Name of the scenario file, without folders.
        phases: Pairs of an id and its label, in the order in which scenes first name them.
        cancels: Pairs of what takes away (a deed's key or a delayed consequence's id) and the id
            of the delayed consequence that it takes away.
        dutch: Whether texts of the story are in Dutch (for breaking long words).
    """

    id: str
    title: str
    file: str
    language: str
    interface: str
    scenes: tuple[SceneNode, ...]
    actions: tuple[Deed, ...]
    phases: tuple[tuple[str, str], ...]
    cancels: tuple[tuple[str, str], ...]

    def deeds(self) -> Iterator[Deed]:
        """Yield every choice, time-out and action."""
        yield from chain.from_iterable(scene.deeds for scene in self.scenes)
        yield from self.actions


def graph_of(scenario: Scenario) -> StoryGraph:
    """Return the graph of a scenario, worded in the language of the interface."""
    return _Builder(scenario).graph()


class _Builder:
    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._words = Wording(scenario)

    def graph(self) -> StoryGraph:
        scenario = self._scenario
        scenes = tuple(map(self._scene, scenario.scenes.values()))
        actions = tuple(map(self._action, scenario.actions.values()))
        cancels = _cancels(scenes, actions)
        by: dict[str, list[str]] = {}
        for canceller, later in cancels:
            by.setdefault(later, []).append(canceller)
        phases = dict.fromkeys(scene.phase for scene in scenes)
        return StoryGraph(
            id=scenario.id,
            title=scenario.title,
            file=Path(scenario.source.file).name,
            language=scenario.language,
            interface=language(),
            scenes=tuple(
                replace(scene, deeds=tuple(_with_cancellers(deed, by) for deed in scene.deeds))
                for scene in scenes
            ),
            actions=tuple(_with_cancellers(deed, by) for deed in actions),
            phases=tuple((phase, _capital(phase_label(phase))) for phase in phases),
            cancels=cancels,
        )

    def _scene(self, scene: Scene) -> SceneNode:
        kind, lead, limit = "bridge", scene.text, ""
        advice: tuple[Heard, ...] = ()
        private: tuple[tuple[str, str], ...] = ()
        deeds: tuple[Deed, ...] = ()
        match scene:
            case Dilemma():
                kind, lead = "dilemma", scene.question
                if scene.time_limit_s is not None:
                    seconds = round(scene.time_limit_s)
                    limit = ngettext("{count} second", "{count} seconds", seconds).format(
                        count=seconds
                    )
                deeds, advice = self._deeds(scene), self._advice(scene)
                private = tuple(scene.private.items())
            case Explain():
                kind, lead = "explain", scene.prompt
            case Ending():
                kind = "ending"
        return SceneNode(
            id=scene.id,
            kind=kind,
            phase=scene.phase,
            lead=lead,
            text=scene.text,
            condition=self._words.condition(scene.condition),
            at=self._words.anchor(scene.at),
            limit=limit,
            advice=advice,
            private=private,
            deeds=deeds,
            exits=tuple(self._exits(scene)),
            line=scene.source.line,
        )

    def _advice(self, scene: Dilemma) -> tuple[Heard, ...]:
        texts = {choice.id: choice.text for choice in scene.choices}
        return tuple(
            Heard(
                name=self._words.person(each.advisor),
                stance=texts.get(each.stance, _("leaves it open")),
                text=each.text,
                line=each.source.line,
            )
            for each in scene.advice
        )

    def _exits(self, scene: Scene) -> Iterator[Exit]:
        """Yield the ways on; deeds that go on in the same way share an exit."""
        if not isinstance(scene, Dilemma):
            if scene.next:
                yield Exit(deeds=(), roads=self._roads(scene.next))
            return
        groups: dict[tuple[tuple[str, str | None], ...], tuple[list[str], tuple[Way, ...]]] = {}
        for key, own in _own_ways(scene):
            ways = own or scene.next
            groups.setdefault(_same(ways), ([], ways))[0].append(key)
        for keys, ways in groups.values():
            yield Exit(deeds=tuple(keys), roads=self._roads(ways))
        if scene.condition is not None and scene.next and _same(scene.next) not in groups:
            yield Exit(deeds=(), roads=self._roads(scene.next), is_skip=True)

    def _roads(self, ways: tuple[Way, ...]) -> tuple[Road, ...]:
        is_one = len(ways) == 1
        return tuple(
            Road(
                to=way.to,
                condition=self._words.condition(way.condition),
                order=0 if is_one else number,
                is_last=not is_one and way.condition is None,
            )
            for number, way in enumerate(ways, start=1)
        )

    def _deeds(self, scene: Dilemma) -> tuple[Deed, ...]:
        deeds = [
            self._deed(choice, f"{scene.id}/{choice.id}", "choice", choice.id, choice.text)
            for choice in scene.choices
        ]
        if scene.timeout is not None:
            said = _("Time is up")
            deeds.append(
                self._deed(scene.timeout, f"{scene.id}/timeout", "timeout", "timeout", said)
            )
        return tuple(deeds)

    def _action(self, action: Action) -> Deed:
        return self._deed(action, f"action:{action.id}", "action", action.id, action.text)

    def _deed(
        self, source: Choice | Timeout | Action, key: str, kind: str, id: str, text: str
    ) -> Deed:
        words, done = self._words, source.consequences
        condition, times = ALWAYS, ""
        match source:
            case Choice():
                condition = words.condition(source.condition)
            case Action():
                condition = words.condition(source.available)
                if source.times > 1:
                    times = ngettext("{count} time", "{count} times", source.times).format(
                        count=source.times
                    )
        sender, channel, message = words.message(done.message)
        return Deed(
            key=key,
            kind=kind,
            id=id,
            text=text,
            condition=condition,
            takes=minutes(done.takes_min) if done.takes_min else "",
            times=times,
            consequence=done.consequence,
            effects=words.effects(done.effects),
            sets=words.facts(done.sets),
            sender=sender,
            channel=channel,
            message=message,
            later=tuple(map(self._later, done.later)),
            cancels=done.cancels,
            values=words.values(done.values),
            touches=tuple(self._touches(done)),
            debrief=done.debrief,
            line=source.source.line,
        )

    def _later(self, later: Later) -> Delayed:
        sender, channel, message = self._words.message(later.message)
        return Delayed(
            id=later.id,
            after=_("after {duration}").format(duration=minutes(later.after_min)),
            condition=self._words.condition(later.condition),
            sender=sender,
            channel=channel,
            message=message,
            effects=self._words.effects(later.effects),
            sets=self._words.facts(later.sets),
            cancels=later.cancels,
            cancelled_by=(),
            line=later.source.line,
        )

    def _touches(self, done: Consequences) -> Iterator[Touch]:
        kinds: tuple[tuple[str, tuple[Mark, ...]], ...] = (
            ("honours", done.honours),
            ("breaches", done.breaches),
            ("repairs", done.repairs),
        )
        for how, marks in kinds:
            for mark in marks:
                yield Touch(
                    how=how,
                    norm=mark.norm,
                    name=self._words.norm(mark.norm),
                    condition=self._words.condition(mark.condition),
                )


def _own_ways(scene: Dilemma) -> Iterator[tuple[str, tuple[Way, ...]]]:
    for choice in scene.choices:
        yield f"{scene.id}/{choice.id}", choice.next
    if scene.timeout is not None:
        yield f"{scene.id}/timeout", scene.timeout.next


def _same(ways: tuple[Way, ...]) -> tuple[tuple[str, str | None], ...]:
    """Return what makes ways the same: where they lead, and when."""
    return tuple((way.to, way.condition.text if way.condition else None) for way in ways)


def _cancels(
    scenes: tuple[SceneNode, ...], actions: tuple[Deed, ...]
) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for deed in chain(chain.from_iterable(scene.deeds for scene in scenes), actions):
        found += [(deed.key, later) for later in deed.cancels]
        for each in deed.later:
            found += [(each.id, later) for later in each.cancels]
    return tuple(found)


def _with_cancellers(deed: Deed, by: dict[str, list[str]]) -> Deed:
    return replace(
        deed,
        later=tuple(replace(each, cancelled_by=tuple(by.get(each.id, ()))) for each in deed.later),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
