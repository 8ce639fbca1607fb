"""What each step of a story does, worked out once and then only followed.

A step is a decision with what follows it, an action, or an advice that takes time. What it does
depends on a few facts, levels and times only, so `engine.rules` is run on a state that watches what
is asked of it (`watch`). What comes out is a small tree: how levels move, which question is asked
then, where each answer leads, and at its leaves what happened. The tree holds for every state with
the same scene and the same pending consequences, and for any number of states at once.

Nothing here says what a choice means.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from burgemeestersgame.analysis.bits import numbers_of
from burgemeestersgame.analysis.bounds import Reads
from burgemeestersgame.analysis.deeds import condition_of
from burgemeestersgame.analysis.survey import Survey
from burgemeestersgame.analysis.watch import (
    Numbers,
    Question,
    Span,
    Time,
    Trace,
    clock_index,
    due_index,
    watched,
)
from burgemeestersgame.engine import rules
from burgemeestersgame.engine.state import Entered, Happened, Record, State, Taken
from burgemeestersgame.engine.story import Deed, Effects, Place, Story
from burgemeestersgame.scenario.model import Dilemma


class Node:
    """A point in a step.

    Attributes:
        moves: How levels move on the way here, in order.
        bit: The bit of `State.truths`, as it was before the step, that decides how it goes on; 0
            if none does.
        question: The comparison that decides how it goes on, None if none does.
        yes: Where it goes on; None as long as nobody went there. `no` likewise.
        end: What happened, where the step ends.
        is_end: Whether it does.
    """

    __slots__ = ("bit", "end", "is_end", "moves", "no", "question", "yes")

    def __init__(self) -> None:
        self.moves: tuple[Effects, ...] = ()
        self.bit = 0
        self.question: Question | None = None
        self.yes: Node | None = None
        self.no: Node | None = None
        self.end: Any = None
        self.is_end = False


class Step:
    """A tree that grows where it is followed.

    Args:
        run: Has the rules take the step.
    """

    __slots__ = ("_apart", "_run", "root")

    def __init__(self, run: Callable[[Trace], object], apart: Callable[[int, int], Span]) -> None:
        self._run = run
        self._apart = apart
        self.root: Node = Node()

    def grow(self, answers: Sequence[bool]) -> None:
        """Take the step once, answering its questions in order, and then with no."""
        trace = Trace(answers, self._apart)
        end = self._run(trace)
        node = self.root
        moves: list[Effects] = []
        given = iter(trace.answers)
        for event in trace.events:
            if isinstance(event, tuple):
                moves.append(event)
                continue
            node.moves = tuple(moves)
            moves = []
            if isinstance(event, Question):
                node.question = event
            else:
                node.bit = event
            if next(given):
                node.yes = node = node.yes or Node()
            else:
                node.no = node = node.no or Node()
        node.moves = tuple(moves)
        node.end = end
        node.is_end = True

    def after(self, node: Node, answers: Sequence[bool], answer: bool) -> Node:
        """Return where a node goes on for an answer; `answers` are those that led to it."""
        if (node.yes if answer else node.no) is None:
            self.grow((*answers, answer))
        following = node.yes if answer else node.no
        assert following is not None
        return following

    def end(
        self, truths: int, levels: tuple[int, ...], times: Callable[[int], int]
    ) -> tuple[Any, tuple[int, ...]]:
        """Return what happens in one state, and the levels then; grow where needed.

        Args:
            times: Gives the clock and due times, by their index in `Numbers`.
        """
        while True:
            found = self._follow(truths, levels, times)
            if not isinstance(found, list):
                return found
            self.grow(found)

    def _follow(
        self, truths: int, levels: tuple[int, ...], times: Callable[[int], int]
    ) -> tuple[Any, tuple[int, ...]] | list[bool]:
        answers: list[bool] = []
        node: Node | None = self.root
        while node is not None:
            for effects in node.moves:
                levels = rules.moved(levels, effects)
            if node.bit:
                answer = truths & node.bit != 0
            elif node.question is not None:
                answer = bool(node.question.holds(_Known(levels, times)))
            elif node.is_end:
                return node.end, levels
            else:
                break
            answers.append(answer)
            node = node.yes if answer else node.no
        return answers


class _Known:
    """The numbers of one state."""

    __slots__ = ("_levels", "_times")

    def __init__(self, levels: tuple[int, ...], times: Callable[[int], int]) -> None:
        self._levels = levels
        self._times = times

    def __getitem__(self, index: int) -> int:
        return self._levels[index] if index < len(self._levels) else self._times(index)


class Spot:
    """Where play rests: all that the shape of a step depends on.

    Attributes:
        place: The scene.
        heard: Bit set of the advice heard here, of that whose time makes a difference.
        steps: The steps worked out so far, by what is done.
    """

    __slots__ = ("heard", "place", "steps")

    def __init__(self, place: Place, heard: int) -> None:
        self.place = place
        self.heard = heard
        self.steps: dict[int, Step] = {}


class Move(NamedTuple):
    """What somebody does in a step.

    Attributes:
        kind: `begin`, `choose`, `wait` (for the time-out), `do`, `hear` or `go-on`.
        scene: Where, '' to begin.
        id: Of the choice, action or advisor; '' for the others.
    """

    kind: str
    scene: str
    id: str


class When(NamedTuple):
    """A story time after a step, said with the numbers before it: `minutes` after `base`.

    Attributes:
        base: Index in `Numbers`; -1 for the story's start.
    """

    base: int
    minutes: int


@dataclass(slots=True, eq=False)
class Outcome:
    """What a step did.

    Attributes:
        move: What was done.
        spot: Where play rests then.
        clock: Story time then.
        dues: When each delayed consequence that it scheduled falls due, by its order.
        gone: Orders of those that are not pending any more, if they were.
        gives: Bits of `State.truths` that became true.
        deed: Index of the choice, time-out or action, -1 for other moves.
        marks: The norms it touched, as in `Taken`.
        held: Delayed consequences that happened, in order; those whose condition failed are not
            among them.
        entered: Places that were entered, in order.
        note: What whoever follows the steps wants to remember here.
    """

    move: Move
    spot: Spot
    clock: When
    dues: tuple[tuple[int, When], ...]
    gone: frozenset[int]
    gives: int
    deed: int
    marks: tuple[tuple[str, str], ...]
    held: tuple[int, ...]
    entered: tuple[int, ...]
    note: Any = field(default=None)


class Reach(NamedTuple):
    """How far a step may move the clock: at most `minutes` on, or to `moment`, whichever is
    later."""

    minutes: int
    moment: int


_GO_ON = -1
_FIRST_ADVICE = -2  # and down from there


class Chart:
    """The steps of one story.

    Args:
        at: Where play is; left out: before the first scene.

    Attributes:
        survey: Bounds, which tell what need not be asked.
        beginning: The step to the first place where play rests.
    """

    def __init__(self, story: Story, at: State | None = None) -> None:
        self.story = story
        self.survey = Survey(story, at)
        self._clock = clock_index(story)
        self._spots: dict[object, Spot] = {}
        self._dues = {
            due_index(story, order): Span(
                min(least for least, _most in spans), max(most for _least, most in spans)
            )
            for order, spans in self.survey.dues.items()
        }
        self._after = {
            due_index(story, order): after for deed in story.deeds for after, order in deed.laters
        }
        self._timed = {
            index: sum(
                1 << number
                for number, takes in enumerate(story.places[index].advice_takes)
                if takes and index not in self.survey.idle
            )
            for index in self.survey.order
        }
        self._apart = functools.cache(self._apart_at)
        self.beginning = Step(self._begin, lambda base, other: Span(0, 0))

    # -- steps -----------------------------------------------------------------------------------

    def decide(self, spot: Spot, deed: Deed) -> Step:
        """Return the step of taking a choice or time-out, up to where play rests again."""
        step = spot.steps.get(deed.index)
        if step is None:
            is_wait = deed.kind == "timeout"
            move = Move("wait" if is_wait else "choose", spot.place.id, "" if is_wait else deed.id)

            def run(state: State) -> tuple[State, list[Record]]:
                state, records = rules.decide(self.story, state, deed)
                state, more = rules.proceed(self.story, state)
                return state, records + more

            reach = self._reach(deed.takes, deed.ways)
            step = spot.steps[deed.index] = self._step(spot, move, run, reach, deed)
        return step

    def act(self, spot: Spot, deed: Deed) -> Step:
        """Return the step of taking an action."""
        step = spot.steps.get(deed.index)
        if step is None:
            step = spot.steps[deed.index] = self._step(
                spot,
                Move("do", spot.place.id, deed.id),
                lambda state: rules.act(self.story, state, deed),
                self._reach(deed.takes, self._ways_left(spot.place)),
                deed,
            )
        return step

    def consult(self, spot: Spot, advice: int) -> Step:
        """Return the step of hearing the advice with that number."""
        step = spot.steps.get(_FIRST_ADVICE - advice)
        if step is None:
            assert isinstance(spot.place.source, Dilemma)
            step = spot.steps[_FIRST_ADVICE - advice] = self._step(
                spot,
                Move("hear", spot.place.id, spot.place.source.advice[advice].advisor),
                lambda state: rules.consult(self.story, state, advice),
                self._reach(spot.place.advice_takes[advice], self._ways_left(spot.place)),
            )
        return step

    def go_on(self, spot: Spot) -> Step:
        """Return the step from a bridge or an explain-it moment."""
        step = spot.steps.get(_GO_ON)
        if step is None:
            step = spot.steps[_GO_ON] = self._step(
                spot,
                Move("go-on", spot.place.id, ""),
                lambda state: rules.proceed(self.story, state),
                self._reach(0, spot.place.ways),
            )
        return step

    def look(self, place: Place, at: Callable[[State], object]) -> Step:
        """Return a new step of finding something out, such as which choices are open."""
        spot = Spot(place, 0)
        return Step(lambda trace: at(self._state(spot, trace, ())), self._apart(place.index))

    def timed_advice(self, place: int) -> tuple[int, ...]:
        """Return the numbers of the advice at a place of which the time may matter."""
        timed = self._timed[place]
        return tuple(number for number in range(timed.bit_length()) if timed >> number & 1)

    def _step(
        self,
        spot: Spot,
        move: Move,
        run: Callable[[State], tuple[State, list[Record]]],
        reach: Reach,
        deed: Deed | None = None,
    ) -> Step:
        def take(trace: Trace) -> Outcome:
            pending = self._asked_for(trace, spot.place, reach, deed)
            return self._outcome(move, pending, run(self._state(spot, trace, pending)))

        return Step(take, self._apart(spot.place.index))

    def _begin(self, trace: Trace) -> Outcome:
        story = copy.copy(self.story)
        story.initial = watched(story, trace, scene=-1, pending=(), heard=0)
        return self._outcome(Move("begin", "", ""), (), rules.begin(story))

    # -- what may fall due in a step ---------------------------------------------------------------

    def _asked_for(
        self, trace: Trace, place: Place, reach: Reach, deed: Deed | None
    ) -> tuple[int, ...]:
        """Ask which delayed consequences are pending that a step may have to do with.

        Those that fall due within its reach, and those that it may schedule once more. All others
        stay as they are, whatever they are.
        """
        stay = self.survey.stays[place.index]
        furthest = max(stay.latest + reach.minutes, reach.moment)
        again = {order for _after, order in deed.laters} if deed and deed.action >= 0 else set()
        found = []
        for order in numbers_of(stay.pending):
            due = due_index(self.story, order)
            span = self._dues[due]
            if order in again:
                key, question = f"pending {order}", _until(due, self._clock, -1, int(span.most))
            elif span.least <= furthest and span.most > stay.earliest:
                key, question = f"due {order}", _until(due, self._clock, *reach)
            else:
                continue
            if trace.ask(key, question):
                found.append(order)
        return tuple(found)

    def _reach(self, takes: int, ways: tuple[tuple[object, int], ...]) -> Reach:
        """Return how far the clock may move by something that takes time and leads on."""
        after = moment = 0
        seen: set[int] = set()
        todo = [target for _test, target in ways]
        while todo:
            index = todo.pop()
            if index in seen:
                continue
            seen.add(index)
            place = self.story.places[index]
            if index in self.survey.stays:
                after += max(0, place.after)
                moment = max(moment, place.moment)
            if index in self.survey.arrivals:
                todo += [target for _test, target in self._ways_left(place)]
        return Reach(takes + after, moment + after)

    def _ways_left(self, place: Place) -> tuple[tuple[object, int], ...]:
        """Return the ways on from a place that play may take without resting there."""
        survey, index = self.survey, place.index
        arriving, here = survey.arrivals[index], survey.stays.get(index)
        is_entered = bool(survey.judge(place.source.condition, place, arriving))
        rests = not place.is_dilemma or any(
            here is not None and survey.judge(condition_of(deed), place, here)
            for deed in place.choices
        )
        return () if is_entered and rests else place.ways

    # -- states ----------------------------------------------------------------------------------

    def spot(self, place: int, heard: int) -> Spot:
        """Return the spot for a place."""
        key = place, heard & self._timed.get(place, 0)
        found = self._spots.get(key)
        if found is None:
            found = self._spots[key] = Spot(self.story.places[place], key[1])
        return found

    def live(self, place: int, pending: Iterable[int]) -> Reads:
        """Return what may still be read, of truths and levels, from a place on."""
        reads = self.survey.live[place]
        for order in pending:
            reads |= self.survey.reads_anywhere(self.story.laters[order].source.condition)
        return reads

    def _state(self, spot: Spot, trace: Trace, pending: tuple[int, ...]) -> State:
        stay = self.survey.stays[spot.place.index]
        return watched(
            self.story,
            trace,
            scene=spot.place.index,
            pending=pending,
            heard=spot.heard,
            may=stay.may,
            must=stay.must,
        )

    def _apart_at(self, place: int) -> Callable[[int, int], Span]:
        """Return what is known of times at a place."""
        stay = self.survey.stays[place]
        now = Span(stay.earliest, stay.latest)

        def span(index: int) -> Span:
            return _START if index < 0 else now if index == self._clock else self._dues[index]

        @functools.cache
        def apart(base: int, other: int) -> Span:
            one, two = span(base), span(other)
            least, most = one.least - two.most, one.most - two.least
            if other == self._clock:
                # What is pending has not fallen due yet, and was scheduled before now.
                least, most = max(least, 1), min(most, self._after[base])
            return Span(least, most)

        return apart

    def _outcome(
        self, move: Move, pending: Iterable[int], result: tuple[State, list[Record]]
    ) -> Outcome:
        state, records = result
        deed = -1
        marks: tuple[tuple[str, str], ...] = ()
        held, entered = [], []
        gone = set(pending)
        for record in records:
            match record:
                case Taken():
                    deed, marks = record.deed, record.marks
                    gone |= self.story.deeds[deed].cancels
                case Happened():
                    if record.held:
                        held.append(record.later)
                        gone |= self.story.laters[record.later].cancels
                case Entered():
                    entered.append(record.scene)
        truths: Any = state.truths
        return Outcome(
            move=move,
            spot=self.spot(state.scene, state.heard),
            clock=_when(state.clock),
            dues=tuple(
                (order, _when(due))
                for due, order in state.pending
                if _when(due) != (due_index(self.story, order), 0)
            ),
            gone=frozenset(gone.difference(order for _due, order in state.pending)),
            gives=truths.given,
            deed=deed,
            marks=marks,
            held=tuple(held),
            entered=tuple(entered),
        )


_START = Span(0, 0)


def _until(due: int, clock: int, minutes: int, moment: int) -> Question:
    """Return the question whether something falls due within some minutes, or until a moment."""

    def holds(numbers: Numbers) -> Any:
        falls = numbers[due]
        return (falls <= moment) | (falls <= numbers[clock] + minutes)

    return Question(("until", due, minutes, moment), frozenset([due, clock]), holds)


def _when(time: object) -> When:
    if isinstance(time, Time):
        return When(time.base, time.minutes)
    assert isinstance(time, int)
    return When(-1, time)
