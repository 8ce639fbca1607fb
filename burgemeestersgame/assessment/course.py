"""The course of events: everything that happened, in order, and through what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from burgemeestersgame.assessment.hindsight import is_certain
from burgemeestersgame.assessment.model import (
    Cause,
    Consequence,
    Counsel,
    Decision,
    Entry,
    Fate,
    Ground,
    Heard,
    Initiative,
    Movement,
    PassedUp,
    Received,
    Sentence,
    ValueResult,
    Visit,
)
from burgemeestersgame.engine import rules
from burgemeestersgame.engine.run import (
    AdviceOpened,
    Begun,
    Decided,
    Explained,
    Paused,
    Resumed,
    Step,
    TimedOut,
    message_of,
)
from burgemeestersgame.engine.showing import quoted
from burgemeestersgame.engine.state import Entered, Happened, Record, State, Taken
from burgemeestersgame.engine.story import Story
from burgemeestersgame.scenario import conditions
from burgemeestersgame.scenario.model import Dilemma, Later, Scenario


class Course:
    """Walks a run and notes what happened, in order, and through what."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._scenario = story.scenario
        self._level = list(story.initial.levels)
        self._indicators = tuple(story.scenario.indicators)
        self._waiting: dict[int, tuple[int, Cause]] = {}
        self._sentences: dict[str, str] = {}
        self._returned: dict[str, list[Received]] = {}
        self._true: dict[str, Cause] = {}  # facts, with what made them true
        self._time_factor: float | None = 1.0
        self._passed: dict[str, list[str]] = {}
        self._arrived_s = 0.0
        self._paused_s = 0.0
        self.log: list[Entry] = []
        self.advice: list[Counsel] = []
        self.levels = {
            id: [(0, indicator.start)] for id, indicator in story.scenario.indicators.items()
        }
        self.named: tuple[str, ...] = ()
        self.ending: str | None = None
        self.taken_over = 0
        self.clock = 0

    def read(self, step: Step) -> None:
        event, before = step.event, step.before
        match event:
            case Begun(values=values, time_factor=factor):
                self.named, self._time_factor = values, factor
            case Paused():
                self._paused_s -= event.at_s
            case Resumed():
                self._paused_s += event.at_s
            case _ if before is None:
                pass
            case Explained(scene=scene, text=text):
                self._sentences[scene] = text
                self.log.append(Sentence(scene, text, before.clock, ()))
            case AdviceOpened(dilemma=dilemma, advisor=advisor):
                self.log.append(Heard(dilemma, advisor, before.clock))
            case Decided() | TimedOut():
                self._decided(before, event)
        for record in step.records:
            self._record(before, record)
        if step.after is not None:
            self.clock = step.after.clock
        if any(isinstance(record, Entered) for record in step.records):
            self._arrived_s, self._paused_s = event.at_s, 0.0

    def go_back(self, step: Step) -> None:
        """Note that a replay begins after this step, with all of its time."""
        self._arrived_s, self._paused_s = step.event.at_s, 0.0
        self.taken_over = len(only(Decision, self.log))

    def told(self) -> tuple[Entry, ...]:
        """Return the log, with each explain-it sentence beside what came back of it."""
        return tuple(
            replace(entry, returned=tuple(self._returned.get(entry.scene, ())))
            if isinstance(entry, Sentence)
            else entry
            for entry in self.log
        )

    def passed_up(self) -> tuple[PassedUp, ...]:
        taken = {each.action for each in only(Initiative, self.log)}
        return tuple(
            PassedUp(action, tuple(self._passed[action]))
            for action in self._scenario.actions
            if action in self._passed and action not in taken
        )

    def pending(self) -> Iterator[Consequence]:
        for order in self._in_order(self._waiting):
            due, cause = self._waiting[order]
            yield Consequence(self._story.laters[order].id, cause, due, Fate.PENDING, due)

    def _decided(self, before: State, event: Decided | TimedOut) -> None:
        place = self._story.places[before.scene]
        dilemma = place.source
        assert isinstance(dilemma, Dilemma)
        choice, reason, value, confidence = None, "", None, None
        deed = place.timeout
        if isinstance(event, Decided):
            choice, reason = event.choice, event.reason
            value, confidence = event.value, event.confidence
            deed = next(each for each in place.choices if each.id == choice)
        assert deed is not None
        self.log.append(
            Decision(
                dilemma=place.id,
                choice=choice,
                phase=place.phase,
                clock=before.clock,
                reason=reason,
                value=value,
                puts_first=deed.consequences.values,
                confidence=confidence,
                seconds=max(0.0, event.at_s - self._arrived_s - self._paused_s),
                limit_s=self._limit_s(dilemma),
            )
        )
        open_now = {each.id for each in rules.open_choices(self._story, before)}
        self.advice += [
            Counsel(
                place.id,
                each.advisor,
                each.stance,
                was_open=each.stance in open_now,
                heard=bool(before.heard >> number & 1),
                followed=each.stance == choice,
            )
            for number, each in enumerate(dilemma.advice)
        ]
        for action in rules.open_actions(self._story, before):
            self._passed.setdefault(action.id, []).append(place.id)

    def _limit_s(self, dilemma: Dilemma) -> float | None:
        if dilemma.time_limit_s is None or self._time_factor is None:
            return None
        return dilemma.time_limit_s * self._time_factor

    def _record(self, before: State | None, record: Record) -> None:
        match record:
            case Entered(clock=clock, scene=scene):
                place = self._story.places[scene]
                self.log.append(Visit(place.id, clock))
                if place.is_ending:
                    self.ending = place.id
                    for order in self._in_order(self._waiting):
                        self._settle(order, Fate.LAPSED, clock)
            case Taken() if before is not None:
                self._taken(before, record)
            case Happened():
                self._happened(record)

    def _taken(self, before: State, taken: Taken) -> None:
        place = self._story.places[before.scene]
        deed = self._story.deeds[taken.deed]
        cause = Cause(deed.kind, place.id, deed.id)
        if deed.kind == "action":
            self.log.append(Initiative(deed.id, place.id, place.phase, taken.clock))
        self._move(taken.clock, taken.levels, cause)
        self._learn(deed.consequences.sets, cause)
        self._receive(taken, cause)
        self._cancel(deed.cancels, taken.clock, cause)
        for after, order in deed.laters:
            self._waiting.setdefault(order, (taken.clock + after, cause))

    def _happened(self, happened: Happened) -> None:
        later = self._story.laters[happened.later]
        began = self._waiting[happened.later][1]
        fate = Fate.HAPPENED if happened.held else Fate.FAILED
        self._settle(happened.later, fate, happened.clock)
        cause = Cause("later", began.dilemma, later.id)
        self._move(happened.clock, happened.levels, cause)
        self._receive(happened, cause)
        if happened.held:
            self._learn(later.source.sets, began)
            self._cancel(later.cancels, happened.clock, cause)

    def _learn(self, facts: Iterable[str], cause: Cause) -> None:
        for fact in facts:
            self._true.setdefault(fact, cause)

    def _cancel(self, orders: Iterable[int], clock: int, cause: Cause) -> None:
        for order in self._in_order(orders):
            self._settle(order, Fate.CANCELLED, clock, cause)

    def _in_order(self, orders: Iterable[int]) -> list[int]:
        """Return those that are waiting, in the order in which they would fall due."""
        waiting = self._waiting
        return sorted(
            (each for each in orders if each in waiting), key=lambda each: (waiting[each][0], each)
        )

    def _settle(self, order: int, fate: Fate, clock: int, by: Cause | None = None) -> None:
        due, cause = self._waiting.pop(order)
        later = self._story.laters[order].source
        self.log.append(
            Consequence(
                later.id,
                cause,
                due,
                fate,
                clock,
                is_certain=is_certain(self._scenario, cause, later),
                grounds=self._grounds(later, fate),
                cancelled_by=by,
            )
        )

    def _grounds(self, later: Later, fate: Fate) -> tuple[Ground, ...]:
        if later.condition is None or fate not in (Fate.HAPPENED, Fate.FAILED):
            return ()
        wanted = _facts_asked(later.condition.tree, self._scenario)
        return tuple(
            Ground(fact, fact in self._true, self._true.get(fact))
            for fact, wants in wanted.items()
            if (wants == (fact in self._true)) == (fate is Fate.HAPPENED)
        )

    def _move(self, clock: int, levels: tuple[int, ...], cause: Cause) -> None:
        for index, level in enumerate(levels):
            before = self._level[index]
            if level != before:
                id = self._indicators[index]
                self._level[index] = level
                self.log.append(Movement(clock, id, before, level, cause))
                self.levels[id].append((clock, level))

    def _receive(self, record: Taken | Happened, cause: Cause) -> None:
        id = message_of(self._story, record)
        if id is None:
            return
        message = self._scenario.messages[id]
        text = quoted(message.text, message.without, message.quotes, self._sentences)
        said = [scene for scene in message.quotes if self._sentences.get(scene)]
        quotes = message.quotes if len(said) == len(message.quotes) else ()
        received = Received(id, record.clock, text, cause, quotes)
        self.log.append(received)
        for scene in message.quotes:
            if scene in quotes or self._sentences.get(scene) == "":
                self._returned.setdefault(scene, []).append(received)


_T = TypeVar("_T")


def only(kind: type[_T], entries: Iterable[object]) -> tuple[_T, ...]:
    return tuple([entry for entry in entries if isinstance(entry, kind)])


def value_results(scenario: Scenario, course: Course) -> dict[str, ValueResult]:
    named = {id: place for place, id in enumerate(course.named, 1)}
    decisions = only(Decision, course.log)
    return {
        id: ValueResult(
            named.get(id),
            tuple(each.dilemma for each in decisions if id in each.puts_first),
            tuple(each.dilemma for each in decisions if each.value == id),
        )
        for id in scenario.values
    }


def _facts_asked(tree: conditions.Tree, scenario: Scenario) -> dict[str, bool]:
    """Return the facts that a condition asks for, and whether as true or as not true.

    Nothing where it asks for anything else too, or in more than one layer: then no single fact
    says why it holds.
    """
    parts = tree.parts if isinstance(tree, conditions.All | conditions.Any) else (tree,)
    found: dict[str, bool] = {}
    for part in parts:
        wants = not isinstance(part, conditions.Not)
        name = part.part if isinstance(part, conditions.Not) else part
        if not isinstance(name, conditions.Name) or name.name not in scenario.facts:
            return {}
        found[name.name] = wants
    return found
