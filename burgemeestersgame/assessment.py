"""What a run shows, as plain values: norms, decisions, advice, initiative, values, events.

It describes and never grades: there is no overall score. What it counts is what could be known at
the moment of a decision, never how it ended. Everything is derived from the run
(`engine.run.walk`), so that a run which is still going is assessed up to where it is. What we say
about it is the business of `debrief.build`.

**The status of a norm**, for every norm that the scenario names.
Its touches (honour, breach, repair) are walked in order:

- no touch and no chance: *silent*; no touch but a chance: *missed*; only honours: *honoured*;
- from a breach on it is *breached*, whatever was honoured before, until a repair mends it:
  *repaired*; a later honour does not mend, and a breach after a repair is *breached* again;
- a repair with nothing to mend is no touch.

A *chance* is a choice or action that honours the norm, was open when a decision or time-out fell,
and was not taken. Where the rule leaves room, we read it so:

- *Open* and *honours* are both judged on the state right before the decision, as the engine judges
  them.
- *Not taken* is about this dilemma. An action that was taken here is no chance here, also if it may
  be taken again or did not honour the norm when it was taken; one that was taken at an earlier
  dilemma and is open again, is.
- A dilemma that is left because no choice is open any more has no decision, and so no chances.
- A suggestie or praktijknorm that is not binding in this scenario can be honoured or silent: it has
  no chances.
- *No chance where the decision serves the other side of a tension*: silence that honours a norm
  counts as a choice here. A repair with nothing to mend serves nothing. Actions do not serve a
  side: the rule speaks of the choice.
- Of one deed, the repair is walked before the honour. The status is the same either way; only the
  explanation reads better: mended first, then honoured. A breach would be walked last, but the
  checker allows none beside them.

A norm counts in the phase of the scene where its status last changed: an action at the dilemma
where it is taken, *missed* at its last chance, *silent* in none. A second honour, or a second
breach, changes nothing.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar

from burgemeestersgame.engine import rules
from burgemeestersgame.engine.game import quoted
from burgemeestersgame.engine.run import (
    AdviceOpened,
    Begun,
    Decided,
    Explained,
    Paused,
    Resumed,
    Run,
    Step,
    TimedOut,
    message_of,
    walk,
)
from burgemeestersgame.engine.state import Entered, Happened, Record, State, Taken
from burgemeestersgame.engine.story import BREACH, HONOUR, REPAIR, Deed, Story, compiled
from burgemeestersgame.norms import Catalogue, Family, is_soft, load_norms
from burgemeestersgame.scenario.model import PHASES, Dilemma, Scenario
from burgemeestersgame.scenario.named_norms import norm_of, norms_named


class Status(enum.StrEnum):
    """What a run shows about one norm."""

    HONOURED = "honoured"
    REPAIRED = "repaired"
    BREACHED = "breached"
    MISSED = "missed"
    SILENT = "silent"


class TouchKind(enum.StrEnum):
    """Why a norm has its status.

    The first three are touches. Then a chance that was missed, and a tension that explains why
    something open was no chance.
    """

    HONOUR = "honour"
    BREACH = "breach"
    REPAIR = "repair"
    MISSED = "missed"
    TENSION = "tension"


class Fate(enum.StrEnum):
    """What became of a delayed consequence.

    It happened; its condition failed when it fell due; something cancelled it; the ending came
    first; or the run has not got there yet.
    """

    HAPPENED = "happened"
    FAILED = "failed"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Touch:
    """One reason for the status of a norm.

    Attributes:
        dilemma: Id of the dilemma where it happened.
        deed: `choice`, `timeout` or `action`.
        id: Of the choice or action, or 'timeout'. For a missed chance: what would have honoured
            the norm; for a tension: the decision that served the other side.
        clock: Minutes of story time since the start, when the deed was done or the chance passed.
        tension: Id of the pair of the catalogue, None unless it is one.
    """

    kind: TouchKind
    dilemma: str
    deed: str
    id: str
    clock: int
    tension: str | None = None


@dataclass(frozen=True, slots=True)
class NormResult:
    """The status of one norm.

    Attributes:
        phase: Where it counts; None exactly when it is silent.
        because: Its touches, oldest first. Without any: the chances that were missed and the
            tensions that explain why others were no chance.
    """

    status: Status
    phase: str | None
    because: tuple[Touch, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """`good` is honoured + repaired, `of` is those + breached + missed; printed as '6 of 9', never
    as a mark.
    """

    good: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Faced:
    """A decision that served one side of a tension while the other had an open chance.

    Attributes:
        tension: Id of the pair of the catalogue.
        served: Norms that the decision honoured or repaired.
        waived: Norms on the other side that something else open would have honoured.
    """

    tension: str
    dilemma: str
    clock: int
    served: tuple[str, ...]
    waived: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """How one dilemma was decided.

    Attributes:
        choice: Its id; None where the time limit decided.
        clock: Story time of the decision, in minutes since the start, before what it took.
        reason: As the player typed it, '' if nothing.
        value: The value the player named as the one that counted most, None if none.
        puts_first: The values that the author says this decision puts first.
        confidence: A share from 0.0 to 1.0, None where it was not asked or given.
        seconds: Real seconds from the question to the decision, pauses left out.
    """

    dilemma: str
    choice: str | None
    phase: str
    clock: int
    reason: str
    value: str | None
    puts_first: tuple[str, ...]
    confidence: float | None
    seconds: float

    @property
    def deed(self) -> str:
        """`choice` or `timeout`."""
        return "timeout" if self.choice is None else "choice"


@dataclass(frozen=True, slots=True)
class Counsel:
    """One advice on a dilemma that was decided. `followed`: its stance is the choice that was
    taken.
    """

    dilemma: str
    advisor: str
    stance: str
    heard: bool
    followed: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """An advisor who was heard, at a dilemma."""

    dilemma: str
    advisor: str
    clock: int


@dataclass(frozen=True, slots=True)
class Initiative:
    """Something done unasked, at a dilemma."""

    action: str
    dilemma: str
    phase: str
    clock: int


@dataclass(frozen=True, slots=True)
class PassedUp:
    """An action that was open when these dilemmas were decided and never taken in the run."""

    action: str
    dilemmas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """What made something happen. `kind`: choice, timeout, action or later; `dilemma`: where it
    began.
    """

    kind: str
    dilemma: str
    id: str


@dataclass(frozen=True, slots=True)
class Movement:
    """An indicator that moved, at `clock` minutes of story time."""

    clock: int
    indicator: str
    before: int
    after: int
    cause: Cause


@dataclass(frozen=True, slots=True)
class Received:
    """A message that arrived; `text` with the explain-it sentences as they were then."""

    message: str
    clock: int
    text: str
    cause: Cause


@dataclass(frozen=True, slots=True)
class Consequence:
    """A delayed consequence and what became of it.

    Attributes:
        cause: What scheduled it.
        due: Story time at which it falls due.
        clock: Story time of its fate; `due` while it is pending.
        cancelled_by: What cancelled it, None unless something did.
    """

    id: str
    cause: Cause
    due: int
    fate: Fate
    clock: int
    cancelled_by: Cause | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """The answer at an explain-it moment, '' if nothing, and the messages that quoted it."""

    scene: str
    text: str
    clock: int
    quoted_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """A scene that was entered."""

    scene: str
    clock: int


@dataclass(frozen=True, slots=True)
class ValueResult:
    """One value of the scenario, without a score: there is no right answer.

    Attributes:
        named: Its place among the values named before play, from 1; None if it was not.
        put_first: Dilemmas of which the decision put it first, says the author.
        given: Dilemmas at which the player named it as what counted most.
    """

    named: int | None
    put_first: tuple[str, ...]
    given: tuple[str, ...]


Entry = Visit | Heard | Initiative | Decision | Movement | Received | Consequence | Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What one run shows.

    Attributes:
        norms: Every norm that the scenario names, in the order of `norms_named`.
        phases: Counts per phase, all three phases.
        families: Counts per family that has a norm here, in the order of the catalogue.
        tensions: Decisions that chose a side, oldest first.
        course: Everything that happened, in the order in which it did. The tuples after it hold
            the same entries by kind.
        consequences: The delayed ones, in the order of their fates; what is pending comes last.
        levels: Per indicator its points of (story minutes, level), beginning with the start.
        ending: Id of the ending, None while the run is unfinished. `is_finished` likewise.
        clock: Story time at the end of the run so far.
    """

    norms: Mapping[str, NormResult]
    phases: Mapping[str, Count]
    families: Mapping[str, Count]
    tensions: tuple[Faced, ...]
    course: tuple[Entry, ...]
    decisions: tuple[Decision, ...]
    advice: tuple[Counsel, ...]
    initiatives: tuple[Initiative, ...]
    passed_up: tuple[PassedUp, ...]
    visits: tuple[Visit, ...]
    levels: Mapping[str, tuple[tuple[int, int], ...]]
    movements: tuple[Movement, ...]
    messages: tuple[Received, ...]
    consequences: tuple[Consequence, ...]
    sentences: tuple[Sentence, ...]
    values: Mapping[str, ValueResult]
    ending: str | None
    clock: int

    @property
    def is_finished(self) -> bool:
        """Whether the run reached an ending."""
        return self.ending is not None


def assess(scenario: Scenario, run: Run) -> Assessment:
    """Return what a run shows; pure.

    Args:
        run: Finished or not; an unfinished one is assessed up to where it is.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    story = compiled(scenario)
    catalogue = load_norms()
    norms = _NormBook(story, catalogue)
    course = _Course(story)
    for step in walk(scenario, run):
        norms.read(step)
        course.read(step)
    results = norms.results()
    return Assessment(
        norms=MappingProxyType(results),
        phases=MappingProxyType(
            {phase: _count(r for r in results.values() if r.phase == phase) for phase in PHASES}
        ),
        families=MappingProxyType(_per_family(scenario, catalogue, results)),
        tensions=tuple(norms.faced),
        course=course.told(),
        decisions=_only(Decision, course.log),
        advice=tuple(course.advice),
        initiatives=_only(Initiative, course.log),
        passed_up=course.passed_up(),
        visits=_only(Visit, course.log),
        levels=MappingProxyType({id: tuple(points) for id, points in course.levels.items()}),
        movements=_only(Movement, course.log),
        messages=_only(Received, course.log),
        consequences=(*_only(Consequence, course.log), *course.pending()),
        sentences=_only(Sentence, course.told()),
        values=MappingProxyType(_values(scenario, course)),
        ending=course.ending,
        clock=course.clock,
    )


# -- norms ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Standing:
    """What is known about one norm so far."""

    has_chances: bool
    status: Status = Status.SILENT
    phase: str | None = None
    touches: list[Touch] = field(default_factory=list)
    chances: list[Touch] = field(default_factory=list)

    def touch(self, touch: Touch, phase: str) -> bool:
        """Take in a touch; False where it is none, because there is nothing to mend."""
        match touch.kind:
            case TouchKind.REPAIR:
                if self.status is not Status.BREACHED:
                    return False
                self._become(Status.REPAIRED, phase)
            case TouchKind.BREACH:
                self._become(Status.BREACHED, phase)
            case TouchKind.HONOUR if self.status in (Status.SILENT, Status.MISSED):
                self._become(Status.HONOURED, phase)
        self.touches.append(touch)
        return True

    def miss(self, chance: Touch, phase: str) -> None:
        """Take in a missed chance; it only counts while nothing touched the norm."""
        self.chances.append(chance)
        if not self.touches:
            self.status, self.phase = Status.MISSED, phase

    def result(self) -> NormResult:
        return NormResult(self.status, self.phase, tuple(self.touches or self.chances))

    def _become(self, status: Status, phase: str) -> None:
        if status is not self.status:
            self.status, self.phase = status, phase


_TOUCHES = ((REPAIR, TouchKind.REPAIR), (HONOUR, TouchKind.HONOUR), (BREACH, TouchKind.BREACH))


class _NormBook:
    """Walks a run and keeps the standing of every norm."""

    def __init__(self, story: Story, catalogue: Catalogue) -> None:
        self._story = story
        self._catalogue = catalogue
        scenario = story.scenario
        self._norms = {
            id: _Standing(
                not is_soft(norm_of(scenario, catalogue, id).aard) or id in scenario.binding
            )
            for id in norms_named(scenario)
        }
        self._done_here: set[int] = set()
        self.faced: list[Faced] = []

    def results(self) -> dict[str, NormResult]:
        return {id: standing.result() for id, standing in self._norms.items()}

    def read(self, step: Step) -> None:
        for record in step.records:
            match record:
                case Entered():
                    self._done_here.clear()
                case Taken() if step.before is not None:
                    deed = self._story.deeds[record.deed]
                    served = self._touch(step.before, deed, record)
                    self._done_here.add(deed.index)
                    if isinstance(step.event, Decided | TimedOut):
                        self._look_for_chances(step.before, deed, record.clock, served)

    def _touch(self, before: State, deed: Deed, taken: Taken) -> frozenset[str]:
        """Take in what a deed did to norms; return those it served, by honour or by mending."""
        place = self._story.places[before.scene]
        served: set[str] = set()
        for name, kind in _TOUCHES:
            for mark, norm in taken.marks:
                if mark == name:
                    touch = Touch(kind, place.id, deed.kind, deed.id, taken.clock)
                    counts = self._norms[norm].touch(touch, place.phase)
                    if counts and kind is not TouchKind.BREACH:
                        served.add(norm)
        return frozenset(served)

    def _look_for_chances(
        self, before: State, decision: Deed, clock: int, served: frozenset[str]
    ) -> None:
        place = self._story.places[before.scene]
        waived: dict[str, list[str]] = {}
        for deed in self._not_taken(before):
            for norm in _honoured_by(deed, before):
                standing = self._norms[norm]
                if not standing.has_chances:
                    continue
                pairs = self._pairs(norm, served)
                if not pairs:
                    chance = Touch(TouchKind.MISSED, place.id, deed.kind, deed.id, clock)
                    standing.miss(chance, place.phase)
                    continue
                for pair in pairs:
                    if norm in served or norm in waived.setdefault(pair, []):
                        continue
                    waived[pair].append(norm)
                    standing.chances.append(
                        Touch(TouchKind.TENSION, place.id, decision.kind, decision.id, clock, pair)
                    )
        for pair, norms in waived.items():
            if norms:
                sides = [n for n in served if any(pair in self._pairs(w, {n}) for w in norms)]
                self.faced.append(Faced(pair, place.id, clock, tuple(sorted(sides)), tuple(norms)))

    def _not_taken(self, before: State) -> Iterator[Deed]:
        """Yield the choices and actions that were open and not taken at this dilemma."""
        for deed in (
            *rules.open_choices(self._story, before),
            *rules.open_actions(self._story, before),
        ):
            if deed.index not in self._done_here:
                yield deed

    def _pairs(self, norm: str, served: Iterable[str]) -> list[str]:
        """Return the tension pairs that have `norm` on one side and a served norm on the other."""
        others = self._catalogue.opposites(norm).intersection(served)
        if not others:
            return []
        return [
            pair.id
            for pair in self._catalogue.tensions
            if (norm in pair.side_a and not others.isdisjoint(pair.side_b))
            or (norm in pair.side_b and not others.isdisjoint(pair.side_a))
        ]


def _honoured_by(deed: Deed, state: State) -> list[str]:
    """Return the norms that a deed would honour if it were taken in this state."""
    if deed.marks is not None:
        return [norm for touch, norm in deed.marks if touch == HONOUR]
    return [
        norm
        for touch, norm, test in deed.tested_marks
        if touch == HONOUR and (test is None or test(state))
    ]


def _count(results: Iterable[NormResult]) -> Count:
    good = of = 0
    for result in results:
        good += result.status in (Status.HONOURED, Status.REPAIRED)
        of += result.status is not Status.SILENT
    return Count(good, of)


def _per_family(
    scenario: Scenario, catalogue: Catalogue, results: Mapping[str, NormResult]
) -> dict[str, Count]:
    families: dict[str, list[NormResult]] = {}
    for id, result in results.items():
        families.setdefault(norm_of(scenario, catalogue, id).family.value, []).append(result)
    return {
        family.value: _count(families[family.value])
        for family in Family
        if family.value in families
    }


# -- the course of events ------------------------------------------------------------------------


class _Course:
    """Walks a run and notes what happened, in order, and through what."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._scenario = story.scenario
        self._level = list(story.initial.levels)
        self._indicators = tuple(story.scenario.indicators)
        self._waiting: dict[int, tuple[int, Cause]] = {}
        self._sentences: dict[str, str] = {}
        self._quoted_in: dict[str, list[str]] = {}
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
        self.clock = 0

    def read(self, step: Step) -> None:
        event, before = step.event, step.before
        match event:
            case Begun(values=values):
                self.named = values
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

    def told(self) -> tuple[Entry, ...]:
        """Return the log, with each explain-it sentence beside the messages that quoted it."""
        return tuple(
            replace(entry, quoted_in=tuple(self._quoted_in.get(entry.scene, ())))
            if isinstance(entry, Sentence)
            else entry
            for entry in self.log
        )

    def passed_up(self) -> tuple[PassedUp, ...]:
        taken = {each.action for each in _only(Initiative, self.log)}
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
            )
        )
        self.advice += [
            Counsel(
                place.id,
                each.advisor,
                each.stance,
                heard=bool(before.heard >> number & 1),
                followed=each.stance == choice,
            )
            for number, each in enumerate(dilemma.advice)
        ]
        for action in rules.open_actions(self._story, before):
            self._passed.setdefault(action.id, []).append(place.id)

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
            self._cancel(later.cancels, happened.clock, cause)

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
        id = self._story.laters[order].id
        self.log.append(Consequence(id, cause, due, fate, clock, by))

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
        self.log.append(Received(id, record.clock, text, cause))
        if all(self._sentences.get(scene) for scene in message.quotes):
            for scene in message.quotes:
                self._quoted_in.setdefault(scene, []).append(id)


_T = TypeVar("_T")


def _only(kind: type[_T], entries: Iterable[object]) -> tuple[_T, ...]:
    return tuple(entry for entry in entries if isinstance(entry, kind))


def _values(scenario: Scenario, course: _Course) -> dict[str, ValueResult]:
    named = {id: place for place, id in enumerate(course.named, 1)}
    decisions = _only(Decision, course.log)
    return {
        id: ValueResult(
            named.get(id),
            tuple(each.dilemma for each in decisions if id in each.puts_first),
            tuple(each.dilemma for each in decisions if each.value == id),
        )
        for id in scenario.values
    }
