"""A scenario compiled for play: ids become indexes and bits, conditions become functions of a
State.

Compiling is done once per scenario; a compiled story is shared by every game, room and analysis.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from burgemeestersgame.engine.state import State
from burgemeestersgame.scenario import conditions as language
from burgemeestersgame.scenario.conditions import Condition
from burgemeestersgame.scenario.model import (
    PHASES,
    Action,
    Appointment,
    Bridge,
    Choice,
    Consequences,
    Dilemma,
    Ending,
    Explain,
    Later,
    Scenario,
    Scene,
    Start,
    Timeout,
    Way,
)

HONOUR, BREACH, REPAIR = "honour", "breach", "repair"
DAY_MIN = 24 * 60
Test = Callable[[State], object]
Effects = tuple[tuple[int, int], ...]
"""Pairs of (index of an indicator, change)."""


@dataclass(frozen=True, slots=True, eq=False)
class Deed:
    """A choice, time-out or action, ready to be taken.

    Attributes:
        index: Its place in `Story.deeds`.
        bit: Its bit in `State.truths`.
        action: Its index in `State.uses`, or -1.
        test: Whether it is open, its condition alone; None if always.
        marks: All its marks when none has a condition, else None and `tested_marks` holds them.
        laters: Pairs of (minutes after the decision, order) of what it schedules.
        ways: Where play goes on; empty for an action.
    """

    index: int
    bit: int
    id: str
    scene: int
    action: int
    times: int
    test: Test | None
    takes: int
    effects: Effects
    sets: int
    marks: tuple[tuple[str, str], ...] | None
    tested_marks: tuple[tuple[str, str, Test | None], ...]
    laters: tuple[tuple[int, int], ...]
    cancels: frozenset[int]
    ways: tuple[tuple[Test | None, int], ...]
    message: str | None
    source: Choice | Timeout | Action
    consequences: Consequences

    @property
    def kind(self) -> str:
        """`choice`, `timeout` or `action`."""
        if self.action >= 0:
            return "action"
        return "timeout" if isinstance(self.source, Timeout) else "choice"


@dataclass(frozen=True, slots=True, eq=False)
class Delayed:
    """A delayed consequence, ready to fall due; `deed` is the index of what scheduled it."""

    id: str
    deed: int
    test: Test | None
    effects: Effects
    sets: int
    cancels: frozenset[int]
    message: str | None
    source: Later


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A scene, ready to be entered.

    Attributes:
        rests: Whether play waits here: everywhere but at a dilemma without an open choice.
        after: Minutes that arriving takes, or -1; `moment`: the clock at which it takes place, or
            -1.
    """

    index: int
    bit: int
    id: str
    phase: str
    test: Test | None
    after: int
    moment: int
    is_dilemma: bool
    is_ending: bool
    choices: tuple[Deed, ...]
    choice_of: Mapping[str, Deed]
    timeout: Deed | None
    advice_takes: tuple[int, ...]
    ways: tuple[tuple[Test | None, int], ...]
    art: tuple[tuple[Test | None, str], ...]
    sound: tuple[tuple[Test | None, str], ...]
    source: Scene


@dataclass(frozen=True, slots=True, eq=False)
class Coming:
    """An appointment, ready to be announced until the clock is `at`; `test`: None if always."""

    at: int
    test: Test | None
    source: Appointment


def first_that_holds(variants: tuple[tuple[Test | None, str], ...], state: State) -> str | None:
    """Return the first name whose test holds or that has none; None where all fail."""
    for test, name in variants:
        if test is None or test(state):
            return name
    return None


class Story:
    """A compiled scenario.

    Attributes:
        scenario: What it was compiled from.
        places: The scenes in file order.
        deeds: Every choice, time-out and action.
        actions: The deeds that are actions, in file order.
        laters: Every delayed consequence in file order: its index is its order.
        first: Index of the scene where play begins.
        initial: The state before that scene.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.scenes = {id: index for index, id in enumerate(scenario.scenes)}
        self.indicators = {id: index for index, id in enumerate(scenario.indicators)}
        self._bits = 0
        self.fact_bits = {id: self._next_bit() for id in scenario.facts}
        self.scene_bits = {id: self._next_bit() for id in scenario.scenes}
        self.action_bits = {id: self._next_bit() for id in scenario.actions}
        self.choice_bits = {
            f"{scene.id}/{choice}": self._next_bit()
            for scene in scenario.scenes.values()
            if isinstance(scene, Dilemma)
            for choice in (*(c.id for c in scene.choices), *(["timeout"] if scene.timeout else []))
        }
        self._visit_bits = {
            "scene": self.scene_bits,
            "action": self.action_bits,
            "choice": self.choice_bits,
        }
        self._phases = {
            phase: frozenset(
                self.scenes[scene.id] for scene in scenario.scenes.values() if scene.phase == phase
            )
            for phase in PHASES
        }
        start = scenario.start or Start()
        self.first = 0 if start.scene is None else self.scenes[start.scene]
        self._later_order = self._number_the_laters()
        self.deeds: list[Deed] = []
        self._delayed: dict[int, Delayed] = {}
        self.actions = tuple(
            self._deed(
                action,
                action.consequences,
                id=action.id,
                scene=-1,
                bit=self.action_bits[action.id],
                action=number,
                times=action.times,
                condition=action.available,
                ways=(),
            )
            for number, action in enumerate(scenario.actions.values())
        )
        self.places = tuple(self._place(scene) for scene in scenario.scenes.values())
        self.laters = tuple(self._delayed[order] for order in sorted(self._delayed))
        self.initial = State(
            scene=-1,
            clock=start.clock_min,
            levels=tuple(
                start.levels.get(indicator.id, indicator.start)
                for indicator in scenario.indicators.values()
            ),
            truths=sum(self.truth_bit(truth) for truth in start.truths),
            uses=tuple(int(f"action:{deed.id}" in start.truths) for deed in self.actions),
            heard=0,
            pending=(),
            going=-1,
        )

    @cached_property
    def agenda(self) -> tuple[Coming, ...]:
        """What may be announced, in order of time.

        Compiled when a player first looks: plays at random never do, and a slice of the story may
        lack what its conditions name.
        """
        appointments = sorted(self.scenario.agenda.values(), key=lambda one: one.at)
        return tuple(
            Coming(self.clock_at(one.at), self._test(one.condition), one) for one in appointments
        )

    def story_time(self, clock: int) -> datetime:
        """Return the moment in the story at `clock` minutes after its start."""
        try:
            return self.scenario.starts + timedelta(minutes=clock)
        except OverflowError:
            return datetime.max.replace(microsecond=0)

    def clock_at(self, moment: datetime) -> int:
        """Return the clock, in minutes since the start, at a moment of the story."""
        return int((moment - self.scenario.starts).total_seconds()) // 60

    def truth_bit(self, name: str) -> int:
        """Return the bit of a fact or of a visit, as conditions name it: `choice:lunch/gaan`."""
        kind, colon, id = name.partition(":")
        return self._visit_bits[kind][id] if colon else self.fact_bits[name]

    def _next_bit(self) -> int:
        self._bits += 1
        return 1 << (self._bits - 1)

    def _number_the_laters(self) -> dict[str, int]:
        scenario = self.scenario
        laters = [
            later for action in scenario.actions.values() for later in action.consequences.later
        ]
        for scene in scenario.scenes.values():
            if isinstance(scene, Dilemma):
                sources: list[Choice | Timeout] = [*scene.choices]
                if scene.timeout:
                    sources.append(scene.timeout)
                laters += [later for source in sources for later in source.consequences.later]
        in_file_order = sorted(laters, key=lambda later: later.order)
        return {later.id: order for order, later in enumerate(in_file_order)}

    def _place(self, scene: Scene) -> Place:
        choices: tuple[Deed, ...] = ()
        timeout = None
        advice: tuple[int, ...] = ()
        index = self.scenes[scene.id]
        if isinstance(scene, Dilemma):
            choices = tuple(
                self._deed(
                    choice,
                    choice.consequences,
                    id=choice.id,
                    scene=index,
                    bit=self.choice_bits[f"{scene.id}/{choice.id}"],
                    condition=choice.condition,
                    ways=choice.next or scene.next,
                )
                for choice in scene.choices
            )
            if scene.timeout:
                timeout = self._deed(
                    scene.timeout,
                    scene.timeout.consequences,
                    id="timeout",
                    scene=index,
                    bit=self.choice_bits[f"{scene.id}/timeout"],
                    condition=None,
                    ways=scene.timeout.next or scene.next,
                )
            advice = tuple(each.takes_min for each in scene.advice)
        at = scene.at
        start = self.scenario.start
        is_asked_for = start is not None and start.scene == scene.id
        return Place(
            index=index,
            bit=self.scene_bits[scene.id],
            id=scene.id,
            phase=scene.phase,
            # Who asks for a scene gets it, whatever its condition.
            test=None if is_asked_for else self._test(scene.condition),
            after=-1 if at is None or at.after_min is None else at.after_min,
            moment=-1 if at is None or at.moment is None else max(0, self.clock_at(at.moment)),
            is_dilemma=isinstance(scene, Dilemma),
            is_ending=isinstance(scene, Ending),
            choices=choices,
            choice_of={deed.id: deed for deed in choices},
            timeout=timeout,
            advice_takes=advice,
            ways=self._ways(scene.next),
            art=tuple((self._test(each.condition), each.name) for each in scene.place),
            sound=tuple((self._test(each.condition), each.name) for each in scene.sound),
            source=scene,
        )

    def _deed(
        self,
        source: Choice | Timeout | Action,
        consequences: Consequences,
        *,
        id: str,
        scene: int,
        bit: int,
        condition: Condition | None,
        ways: tuple[Way, ...],
        action: int = -1,
        times: int = 1,
    ) -> Deed:
        tested = tuple(
            (touch, mark.norm, self._test(mark.condition))
            for touch, marks in (
                (HONOUR, consequences.honours),
                (BREACH, consequences.breaches),
                (REPAIR, consequences.repairs),
            )
            for mark in marks
        )
        certain = all(test is None for _touch, _norm, test in tested)
        index = len(self.deeds)
        for later in consequences.later:
            self._delayed[self._later_order[later.id]] = Delayed(
                id=later.id,
                deed=index,
                test=self._test(later.condition),
                effects=self._effects(later.effects),
                sets=self._facts(later.sets),
                cancels=self._cancelled(later.cancels),
                message=later.message,
                source=later,
            )
        deed = Deed(
            index=index,
            bit=bit,
            id=id,
            scene=scene,
            action=action,
            times=times,
            test=self._test(condition),
            takes=consequences.takes_min,
            effects=self._effects(consequences.effects),
            sets=self._facts(consequences.sets),
            marks=tuple((touch, norm) for touch, norm, _test in tested) if certain else None,
            tested_marks=tested,
            laters=tuple(
                (each.after_min, self._later_order[each.id]) for each in consequences.later
            ),
            cancels=self._cancelled(consequences.cancels),
            ways=self._ways(ways),
            message=consequences.message,
            source=source,
            consequences=consequences,
        )
        self.deeds.append(deed)
        return deed

    def _effects(self, effects: tuple[tuple[str, int], ...]) -> Effects:
        return tuple((self.indicators[id], change) for id, change in effects)

    def _facts(self, ids: tuple[str, ...]) -> int:
        bits = 0
        for id in ids:
            bits |= self.fact_bits[id]
        return bits

    def _cancelled(self, ids: tuple[str, ...]) -> frozenset[int]:
        return frozenset(self._later_order[id] for id in ids)

    def _ways(self, ways: tuple[Way, ...]) -> tuple[tuple[Test | None, int], ...]:
        return tuple((self._test(way.condition), self.scenes[way.to]) for way in ways)

    def _test(self, condition: Condition | None) -> Test | None:
        return None if condition is None else self._compile(condition.tree)

    def _compile(self, tree: language.Tree) -> Test:
        """Return a function of a State that gives a truth or a number."""
        match tree:
            case language.Number(value):
                return lambda state: value
            case language.Name(name):
                return self._compile_name(name)
            case language.Visit(kind, id, choice):
                bit = self._visit_bits[kind][f"{id}/{choice}" if choice else id]
                return lambda state: state.truths & bit != 0
            case language.Not(part):
                test = self._compile(part)
                return lambda state: not test(state)
            case language.All(parts):
                return _all(tuple(map(self._compile, parts)))
            case language.Any(parts):
                return _any(tuple(map(self._compile, parts)))
            case language.Arithmetic(sign, left, right):
                return _binary(_OPERATORS[sign], self._compile(left), self._compile(right))
            case language.Compare(sign, left, right):
                return self._compile_comparison(_OPERATORS[sign], left, right)
        raise AssertionError(f"{tree} is only meaningful inside a comparison")

    def _compile_name(self, name: str) -> Test:
        if name in self.indicators:
            index = self.indicators[name]
            return lambda state: state.levels[index]
        if name in self.fact_bits:
            bit = self.fact_bits[name]
            return lambda state: state.truths & bit != 0
        scenes = self._phases[name]
        return lambda state: state.scene in scenes

    def _compile_comparison(
        self, compare: Callable[[Any, Any], object], left: language.Tree, right: language.Tree
    ) -> Test:
        match left, right:
            case language.Clock(), language.Moment(moment):
                clock = self.clock_at(moment)
                return lambda state: compare(state.clock, clock)
            case language.Moment(moment), language.Clock():
                clock = self.clock_at(moment)
                return lambda state: compare(clock, state.clock)
            case language.Clock(), language.TimeOfDay(minutes):
                start = self._start_of_day
                return lambda state: compare((state.clock + start) % DAY_MIN, minutes)
            case language.TimeOfDay(minutes), language.Clock():
                start = self._start_of_day
                return lambda state: compare(minutes, (state.clock + start) % DAY_MIN)
            case language.Name(name), language.Number(value) if name in self.indicators:
                index = self.indicators[name]
                return lambda state: compare(state.levels[index], value)
        return _binary(compare, self._compile(left), self._compile(right))

    @property
    def _start_of_day(self) -> int:
        return self.scenario.starts.hour * 60 + self.scenario.starts.minute


_OPERATORS: dict[str, Callable[[Any, Any], object]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def _binary(apply: Callable[[Any, Any], object], left: Test, right: Test) -> Test:
    return lambda state: apply(left(state), right(state))


def _all(tests: tuple[Test, ...]) -> Test:
    if len(tests) == 2:
        first, second = tests
        return lambda state: first(state) and second(state)
    return lambda state: all(test(state) for test in tests)


def _any(tests: tuple[Test, ...]) -> Test:
    if len(tests) == 2:
        first, second = tests
        return lambda state: first(state) or second(state)
    return lambda state: any(test(state) for test in tests)


_KEPT = 16
_compiled: dict[int, Story] = {}


def compiled(scenario: Scenario) -> Story:
    """Return the story of a scenario, compiled once while it is among the latest in use."""
    story = _compiled.get(id(scenario))
    if story is None or story.scenario is not scenario:
        story = Story(scenario)
        while len(_compiled) >= _KEPT:
            del _compiled[next(iter(_compiled))]
        _compiled[id(scenario)] = story
    return story


def kind_of(scene: Scene) -> str:
    """Return `dilemma`, `explain`, `bridge` or `ending`."""
    match scene:
        case Dilemma():
            return "dilemma"
        case Explain():
            return "explain"
        case Bridge():
            return "bridge"
    return "ending"
