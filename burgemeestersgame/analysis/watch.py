"""A state that watches what the rules do with it, instead of being in one particular state.

`engine.rules` runs on it as on any other. Truths answer bit by bit, levels remember how they were
moved, story times know only what they are relative to; to compare is to ask. So one run of the
rules says what a step does in every state that gives the same answers.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import Effects, Story

NEVER = 1 << 40
"""When something falls due that is not pending, in minutes; for plays side by side less will do, as
long as it is more than any real time."""


class Numbers(Protocol):
    """The levels of a state by their index; then the clock; then when each delayed consequence
    falls due, by its order. `clock_index` and `due_index` say where."""

    def __getitem__(self, index: int, /) -> Any: ...


def clock_index(story: Story) -> int:
    """Return the index of the clock in `Numbers`."""
    return len(story.indicators)


def due_index(story: Story, order: int) -> int:
    """Return the index in `Numbers` of when a delayed consequence falls due."""
    return len(story.indicators) + 1 + order


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A comparison that the rules asked for.

    Attributes:
        key: Two questions with the same key ask the same.
        reads: The indexes in `Numbers` that it depends on.
        holds: Answers it: levels as they are at that point of the step, times as they were before
            it. For numbers that stand for many states, it answers for each of them.
    """

    key: tuple[object, ...]
    reads: frozenset[int]
    holds: Callable[[Numbers], Any]


class Span(NamedTuple):
    """What is known of a number: its least and its most."""

    least: float
    most: float


Event = Effects | int | Question
"""Levels moved, a bit was asked for, or a comparison was."""


class Trace:
    """What the rules did and asked in one run.

    Args:
        answers: To the first questions; those after them get no for an answer.
        apart: What is known of how much later one time is than another, by index in `Numbers`.

    Attributes:
        events: In order.
        answers: To the questions among them.
    """

    def __init__(self, answers: Sequence[bool], apart: Callable[[int, int], Span]) -> None:
        self._script = answers
        self.apart = apart
        self.answers: list[bool] = []
        self.events: list[Event] = []
        self._known: dict[object, bool] = {}

    def ask(self, key: object, asked: int | Question) -> bool:
        """Return the answer to a question, the same each time it is asked."""
        answer = self._known.get(key)
        if answer is None:
            number = len(self.answers)
            answer = self._script[number] if number < len(self._script) else False
            self._known[key] = answer
            self.answers.append(answer)
            self.events.append(asked)
        return answer

    def forget_levels(self) -> None:
        """Levels moved: what was known of them is known no more."""
        self._known = {key: answer for key, answer in self._known.items() if type(key) is not tuple}


class Truths:
    """`State.truths`, of which some bits are known; to look at another bit is to ask.

    Attributes:
        given: Bits that became true in this step.
    """

    __slots__ = ("_may", "_must", "_trace", "given")

    def __init__(self, trace: Trace, may: int, must: int, given: int = 0) -> None:
        self._trace = trace
        self._may = may
        self._must = must
        self.given = given

    def __and__(self, bit: int) -> bool:
        if bit & (self.given | self._must):
            return True
        return bool(bit & self._may) and self._trace.ask(bit, bit)

    def __or__(self, bits: int) -> Truths:
        return Truths(self._trace, self._may, self._must, self.given | bits)


class Levels:
    """`State.levels` of which nothing is known; to compare one is to ask."""

    __slots__ = ("_trace",)

    def __init__(self, trace: Trace) -> None:
        self._trace = trace

    def moved(self, effects: Effects) -> Levels:
        """Take an effect in (`rules.moved` leaves that to us)."""
        self._trace.events.append(effects)
        self._trace.forget_levels()
        return self

    def __getitem__(self, index: int) -> Term:
        return Term(self._trace, ("level", index), frozenset([index]), operator.itemgetter(index))


class Term:
    """A number of which nothing is known; to compare it is to ask."""

    __slots__ = ("_trace", "key", "reads", "value")

    def __init__(
        self,
        trace: Trace,
        key: tuple[object, ...],
        reads: frozenset[int],
        value: Callable[[Numbers], Any],
    ) -> None:
        self._trace = trace
        self.key = key
        self.reads = reads
        self.value = value

    def _with(self, apply: Callable[[Any, Any], Any], other: object) -> Term:
        mine = self.value
        if isinstance(other, Term):
            theirs = other.value
            return Term(
                self._trace,
                (apply.__name__, self.key, other.key),
                self.reads | other.reads,
                lambda numbers: apply(mine(numbers), theirs(numbers)),
            )
        return Term(
            self._trace,
            (apply.__name__, self.key, other),
            self.reads,
            lambda numbers: apply(mine(numbers), other),
        )

    def _ask(self, compare: Callable[[Any, Any], Any], other: object) -> bool:
        term = self._with(compare, other)
        return self._trace.ask(term.key, Question(term.key, term.reads, term.value))

    def __add__(self, other: object) -> Term:
        return self._with(operator.add, other)

    __radd__ = __add__

    def __mul__(self, other: object) -> Term:
        return self._with(operator.mul, other)

    __rmul__ = __mul__

    def __sub__(self, other: object) -> Term:
        return self._with(operator.sub, other)

    def __rsub__(self, other: object) -> Term:
        return self._with(operator.mul, -1) + other

    def __lt__(self, other: object) -> bool:
        return self._ask(operator.lt, other)

    def __le__(self, other: object) -> bool:
        return self._ask(operator.le, other)

    def __gt__(self, other: object) -> bool:
        return self._ask(operator.gt, other)

    def __ge__(self, other: object) -> bool:
        return self._ask(operator.ge, other)

    def __eq__(self, other: object) -> bool:
        return self._ask(operator.eq, other)

    def __ne__(self, other: object) -> bool:
        return self._ask(operator.ne, other)

    __hash__ = None  # type: ignore[assignment]


class Time:
    """A story time: `minutes` after the clock before the step, or after a due time.

    All that is ever asked about two times is how far they are apart, where that is not known.

    Attributes:
        base: Index in `Numbers`; -1 for the story's start.
    """

    __slots__ = ("_trace", "base", "minutes")

    def __init__(self, trace: Trace, base: int, minutes: int = 0) -> None:
        self._trace = trace
        self.base = base
        self.minutes = minutes

    def __add__(self, minutes: int) -> Time:
        return Time(self._trace, self.base, self.minutes + minutes)

    def __mod__(self, minutes: int) -> Term:
        base, offset = self.base, self.minutes
        key = ("time of day", base, offset)
        return Term(
            self._trace, key, frozenset([base]), lambda numbers: (numbers[base] + offset) % minutes
        )

    def _at_most(self, other: Time | int, more: int = 0) -> bool:
        """Say whether this is at most `more` minutes after the other."""
        base, minutes = (other.base, other.minutes) if isinstance(other, Time) else (-1, other)
        return self._apart(self.base, base, minutes + more - self.minutes)

    def _apart(self, base: int, other: int, most: int) -> bool:
        """Say whether `base` is at most `most` minutes after `other`."""
        if base == other:
            return most >= 0
        if base < other:
            return not self._apart(other, base, -most - 1)
        span = self._trace.apart(base, other)
        if span.most <= most or span.least > most:
            return span.most <= most
        # Now `base` is a due time, or the clock and the other is the start of the story.
        key = f"{base} {other} {most}"
        reads = frozenset([base]) if other < 0 else frozenset([base, other])

        def holds(numbers: Numbers) -> Any:
            return numbers[base] <= (most if other < 0 else numbers[other] + most)

        return self._trace.ask(key, Question((key,), reads, holds))

    def __le__(self, other: Time | int) -> bool:
        return self._at_most(other)

    def __lt__(self, other: Time | int) -> bool:
        return self._at_most(other, -1)

    def __ge__(self, other: Time | int) -> bool:
        return not self._at_most(other, -1)

    def __gt__(self, other: Time | int) -> bool:
        return not self._at_most(other)

    def __eq__(self, other: object) -> bool:
        assert isinstance(other, Time | int)
        return self._at_most(other) and not self._at_most(other, -1)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]


def watched(
    story: Story,
    trace: Trace,
    *,
    scene: int,
    pending: Sequence[int],
    heard: int,
    may: int = 0,
    must: int = 0,
) -> State:
    """Return a state of which only the scene, what is pending, and what was heard are known.

    Args:
        pending: Orders of delayed consequences, in any order.
        may: Bits of `State.truths` that may be true; `must`: that are.
    """
    truths: Any = Truths(trace, may, must)
    levels: Any = Levels(trace)
    clock: Any = Time(trace, clock_index(story)) if scene >= 0 else 0
    dues: Any = tuple(sorted((Time(trace, due_index(story, order)), order) for order in pending))
    return story.initial._replace(
        scene=scene, clock=clock, levels=levels, truths=truths, heard=heard, pending=dues
    )
