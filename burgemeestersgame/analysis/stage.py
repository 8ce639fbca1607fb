"""What can be done at a place: which actions may be open, which choices are, and which chances each
leaves."""

from __future__ import annotations

from typing import NamedTuple

from burgemeestersgame.analysis.statuses import NormBook
from burgemeestersgame.analysis.steps import Chart, Step
from burgemeestersgame.engine import rules
from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import HONOUR, Deed, Place


class Candidate(NamedTuple):
    """An action that may be open at a place.

    Attributes:
        bit: Its bit in `State.truths`.
        honours: Norms that it may honour and that can be missed.
        look: The step of looking what it would honour now; it ends with the bits of those norms, or
            None where the action is not open. Whether it may be taken once more is left aside.
    """

    deed: Deed
    bit: int
    honours: int
    look: Step


class Turn(NamedTuple):
    """A choice or time-out that may be taken now.

    Attributes:
        chances: Norms that the other open choices would honour, but for those that this one waives.
        unwaived: All norms but those on the other side of a tension from what this one honours.
    """

    deed: Deed
    chances: int
    unwaived: int


class Options(NamedTuple):
    """The choices that are open, and the time-out."""

    turns: tuple[Turn, ...]
    silence: Turn | None


class Stage:
    """What can be done at a place.

    Attributes:
        actions: Those that may be open, in file order.
        options: The step of looking what can be chosen; it ends with `Options`.
        advice: Numbers of the advice of which the time may matter.
    """

    def __init__(self, chart: Chart, book: NormBook, place: Place) -> None:
        self._story = chart.story
        self._book = book
        self.place = place
        self.actions = tuple(
            self._candidate(chart, deed) for deed in chart.survey.actions.get(place.index, ())
        )
        self.options = chart.look(place, self._look_around)
        self.advice = chart.timed_advice(place.index)

    def _candidate(self, chart: Chart, deed: Deed) -> Candidate:
        book = self._book
        honours = book.bits_of(mark.norm for mark in deed.consequences.honours) & book.chances
        is_sure = all(mark.condition is None for mark in deed.consequences.honours)

        def look(state: State) -> int | None:
            if deed.test is not None and not deed.test(state):
                return None
            return honours if is_sure else self._honours(deed, state) & book.chances

        return Candidate(deed, deed.bit, honours, chart.look(self.place, look))

    def _look_around(self, state: State) -> Options:
        book, place = self._book, self.place
        deeds = rules.open_choices(self._story, state)
        honours = {deed: self._honours(deed, state) for deed in deeds}
        if place.timeout:
            honours[place.timeout] = self._honours(place.timeout, state)

        def turn(deed: Deed) -> Turn:
            unwaived = book.all & ~book.opposed(honours[deed])
            chances = 0
            for other in deeds:
                if other is not deed:
                    chances |= honours[other]
            return Turn(deed, chances & book.chances & unwaived, unwaived)

        silence = turn(place.timeout) if place.timeout else None
        return Options(tuple(map(turn, deeds)), silence)

    def _honours(self, deed: Deed, state: State) -> int:
        """Return the norms that a deed honours in this state."""
        return self._book.bits_of(
            norm
            for touch, norm, test in deed.tested_marks
            if touch == HONOUR and (test is None or test(state))
        )
