"""The turning points of a run: for each decision what it put out of reach, and what it kept.

What that means stands at `TurningPoint`. Along a run ever less can be reached. So for an ending,
of which each question may cost much, the decision that lost it is found by halving; for a norm, of
which most dilemmas cannot make a difference, only the others are asked about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from burgemeestersgame.analysis.possible import LIMIT, Outlook
from burgemeestersgame.analysis.turning_point import TurningPoint
from burgemeestersgame.analysis.viewpoint import Viewpoint
from burgemeestersgame.assessment import Status
from burgemeestersgame.assessment.norms import NormBook
from burgemeestersgame.engine import rules
from burgemeestersgame.engine.run import (
    ActionTaken,
    Decided,
    Event,
    Run,
    Step,
    TimedOut,
    apply,
    walk,
)
from burgemeestersgame.engine.state import Entered
from burgemeestersgame.engine.story import Story
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario.model import Scenario


def turning_points(scenario: Scenario, run: Run, limit: int = LIMIT) -> tuple[TurningPoint, ...]:
    """Return a turning point for every decision and action of a run, oldest first; pure.

    Args:
        run: Finished or not.
        limit: How many steps may be followed for one question; all of them together may take some
            times as many. What would take more is left open.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    outlook = Outlook(scenario, limit)
    turns = list(_turns(outlook.story, list(walk(scenario, run))))
    _follow_endings(outlook, turns)
    _follow_norms(outlook, turns)
    return tuple(turn.told() for turn in turns)


@dataclass(slots=True)
class _Found:
    """What was found about one decision; names are endings or `norm:status`."""

    lost: list[str] = field(default_factory=list)
    won: list[str] = field(default_factory=list)
    lapsed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def note(self, name: str, turn: _Turn, can_otherwise: bool | None) -> None:
        """Take in something that can be reached after a turn, and whether it can in another way."""
        if can_otherwise is None:
            self.unknown.append(name)
        elif not can_otherwise and turn.has_others:
            self.won.append(name)


class _Turn:
    """A decision or action of a run, where it was taken, and what could have been done instead."""

    def __init__(
        self, story: Story, steps: Sequence[Step], number: int, before: Viewpoint, after: Viewpoint
    ) -> None:
        self._story = story
        self._steps = steps
        self._number = number
        self.before = before
        self.after = after
        self.dilemma = story.places[before.state.scene].id
        self.endings = _Found()
        self.norms = _Found()
        event = steps[number].event
        self.action = event.action if isinstance(event, ActionTaken) else ""

    @cached_property
    def others(self) -> tuple[Viewpoint, ...]:
        """Where play would be after each other choice or time-out; none for an action."""
        event, state = self._steps[self._number].event, self.before.state
        place = self._story.places[state.scene]
        events: list[Event] = [
            Decided(place.id, deed.id) for deed in rules.open_choices(self._story, state)
        ]
        if place.timeout:
            events.append(TimedOut(place.id))
        taken = self._name(event)
        return tuple(
            self._after(other) for other in events if not self.action and self._name(other) != taken
        )

    @property
    def has_others(self) -> bool:
        """Whether something else could have been done; an action can be left undone."""
        return bool(self.action or self.others)

    def _after(self, event: Event) -> Viewpoint:
        state, records = apply(self._story, self.before.state, event)
        assert state is not None
        book = NormBook(self._story, load_norms())
        for step in self._steps[: self._number]:
            book.read(step)
        book.read(Step(event, self.before.state, state, tuple(records)))
        return Viewpoint(state, book.statuses())

    def _name(self, event: Event) -> str:
        match event:
            case Decided():
                return f"{event.dilemma}/{event.choice}"
            case TimedOut():
                return f"{event.dilemma}/timeout"
        return f"action:{self.action}"

    def told(self) -> TurningPoint:
        return TurningPoint(
            decision=self._name(self._steps[self._number].event),
            event=self._number,
            endings_lost=tuple(self.endings.lost),
            norms_lost=tuple(self.norms.lost),
            endings_won=tuple(self.endings.won),
            norms_won=tuple(self.norms.won),
            lapsed=(*self.endings.lapsed, *self.norms.lapsed),
            endings_left=tuple(self.endings.left),
            norms_left=tuple(self.norms.left),
            unknown=(*self.endings.unknown, *self.norms.unknown),
        )


def _turns(story: Story, steps: Sequence[Step]) -> Iterator[_Turn]:
    book = NormBook(story, load_norms())
    done: frozenset[str] = frozenset()
    for number, step in enumerate(steps):
        before, done_before = book.statuses(), done
        book.read(step)
        if isinstance(step.event, ActionTaken):
            done = done | {step.event.action}
        if any(isinstance(record, Entered) for record in step.records):
            done = frozenset()
        if isinstance(step.event, Decided | TimedOut | ActionTaken):
            assert step.before is not None
            assert step.after is not None
            yield _Turn(
                story,
                steps,
                number,
                Viewpoint(step.before, before, done_before),
                Viewpoint(step.after, book.statuses(), done),
            )


# -- endings -------------------------------------------------------------------------------------


def _follow_endings(outlook: Outlook, turns: Sequence[_Turn]) -> None:
    course = [at for turn in turns for at in (turn.before, turn.after)]
    for ending in outlook.endings:

        def can(at: Viewpoint, ending: str = ending) -> bool | None:
            return outlook.can_end(at.state, ending)

        # Up to here it can be reached; from there it cannot; in between nobody knows.
        gone = bisect_left(course, True, key=lambda at: can(at) is False)
        sure = bisect_left(course, True, hi=gone, key=lambda at: can(at) is not True)
        for number, turn in enumerate(turns):
            before, after = 2 * number, 2 * number + 1
            if before < sure and after >= gone:
                turn.endings.lost.append(ending)
                if not turn.action and _can_otherwise(outlook, turn, ending) is False:
                    turn.endings.lapsed.append(ending)
            elif before < gone and after >= sure:
                turn.endings.unknown.append(ending)
            elif after < sure:
                turn.endings.left.append(ending)
                turn.endings.note(ending, turn, _can_otherwise(outlook, turn, ending))


def _can_otherwise(outlook: Outlook, turn: _Turn, ending: str) -> bool | None:
    """Say whether an ending can be reached by another choice, or without the action."""
    if turn.action:
        return outlook.can_end(turn.before.state, ending, turn.action)
    return outlook.can_end_from((other.state for other in turn.others), ending)


# -- norms ---------------------------------------------------------------------------------------


def _follow_norms(outlook: Outlook, turns: Sequence[_Turn]) -> None:
    for norm in outlook.norms:
        for turn in turns:
            if outlook.bears_on(norm, turn.dilemma):
                _follow_norm(outlook, norm, turn)


def _follow_norm(outlook: Outlook, norm: str, turn: _Turn) -> None:
    before, after = (outlook.can_become(norm, at) for at in (turn.before, turn.after))
    if before is None or after is None:
        turn.norms.unknown += _names(norm, frozenset(Status))
        return
    turn.norms.lost += _names(norm, before - after)
    others = (
        [outlook.can_become(norm, turn.before, turn.action)]
        if turn.action
        else [outlook.can_become(norm, other) for other in turn.others]
    )
    is_changed = before != after
    for status in Status:
        can_otherwise = _any_of(None if other is None else status in other for other in others)
        if status in before - after and not turn.action and can_otherwise is False:
            turn.norms.lapsed.append(f"{norm}:{status}")
        if status in after:
            turn.norms.note(f"{norm}:{status}", turn, can_otherwise)
            is_changed = is_changed or (turn.has_others and not can_otherwise)
    if is_changed:
        turn.norms.left += _names(norm, after)


def _any_of(answers: Iterable[bool | None]) -> bool | None:
    """Say whether any answer is yes; None if that is not known."""
    answers = list(answers)
    return True if True in answers else None if None in answers else False


def _names(norm: str, statuses: Collection[Status]) -> list[str]:
    return [f"{norm}:{status}" for status in Status if status in statuses]
