"""Which facts and visits imply each other, and which exclude each other, in every play."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from burgemeestersgame.scenario.deeds import changes_of, deeds_of
from burgemeestersgame.scenario.model import Dilemma, Scenario
from burgemeestersgame.scenario.ways import order_of, ways_of

_MOST_PAIRS = 2_500


class _Event(NamedTuple):
    """Something that happens at one scene; `after`: bits of the scenes that may follow it."""

    scene: int
    after: int
    choice: str


class Relations:
    """Which two truths can never go together, because no way leads from one to the other, and which
    come together."""

    def __init__(self, scenario: Scenario, bits: Mapping[str, int]) -> None:
        self._scenario = scenario
        self._bits = bits
        self._scene_bits = {id: 1 << number for number, id in enumerate(scenario.scenes)}
        self._known: dict[tuple[int, int], bool] = {}
        self._events: dict[int, list[_Event] | None] = {}
        self._implied: dict[int, int] = {}

    def implies(self, one: int, other: int) -> bool:
        """Whether the first bit of the `Judge` is never true without the second."""
        if not self._events:
            self._collect()
        return bool(self._implied.get(one, 0) & other)

    def excludes(self, one: int, other: int) -> bool:
        """Whether two bits of the `Judge` can never both be true."""
        if not self._events:
            self._collect()
        key = (one, other)
        if key not in self._known:
            mine, theirs = self._events.get(one) or [], self._events.get(other) or []
            self._known[key] = 0 < len(mine) * len(theirs) <= _MOST_PAIRS and not any(
                _go_together(a, b) for a in mine for b in theirs
            )
        return self._known[key]

    def _collect(self) -> None:
        scenes = self._scenario.scenes
        reach: dict[str, int] = {}
        for id in reversed(order_of(scenes)):
            reach[id] = 0
            for way in ways_of(scenes[id]):
                reach[id] |= self._scene_bits[way.to] | reach[way.to]
        facts: dict[str, list[_Event] | None] = {}
        self._collect_implications()
        for id, scene in scenes.items():
            bit = self._scene_bits[id]
            self._events[self._bits.get(f"scene:{id}", 0)] = [_Event(bit, reach[id], "")]
            if not isinstance(scene, Dilemma):
                continue
            for name, deed in (
                *((choice.id, choice) for choice in scene.choices),
                ("timeout", scene.timeout),
            ):
                if deed is None:
                    continue
                after = 0
                for way in deed.next or scene.next:
                    after |= self._scene_bits[way.to] | reach[way.to]
                event = _Event(bit, after, f"{id}/{name}")
                self._events[self._bits.get(f"choice:{id}/{name}", 0)] = [event]
                for does in changes_of(deed.consequences):
                    for fact in does.sets:
                        events = facts.setdefault(fact, [])
                        if events is not None:
                            events.append(event)
        for action in self._scenario.actions.values():
            for does in changes_of(action.consequences):
                for fact in does.sets:
                    facts[fact] = None  # at any dilemma where it is open: nothing is excluded
        for fact, events in facts.items():
            self._events[self._bits.get(fact, 0)] = events
        self._events[0] = None  # what no condition asks for

    def _collect_implications(self) -> None:
        """What is done sets its facts at once; a fact that one thing alone sets, came of that."""
        setters: dict[str, set[str]] = {}
        for deed in deeds_of(self._scenario):
            bit = self._bits.get(deed.name, 0)
            self._implied[bit] = self._bits.get(f"scene:{deed.scene}", 0)
            for fact in deed.done.sets:
                self._implied[bit] |= self._bits.get(fact, 0)
            for does in changes_of(deed.done):
                for fact in does.sets:
                    setters.setdefault(fact, set()).add(deed.name)
        for fact, names in setters.items():
            if len(names) == 1:
                self._implied[self._bits.get(fact, 0)] = self._bits.get(next(iter(names)), 0)
        self._implied[0] = 0


def _go_together(one: _Event, other: _Event) -> bool:
    if one.scene == other.scene:
        return not (one.choice and other.choice) or one.choice == other.choice
    return bool(one.after & other.scene or other.after & one.scene)
