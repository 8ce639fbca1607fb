"""Very many plays of one story, side by side: each play is one bit of every integer here.

The steps of `steps` are followed with all plays that take them at once, so that what they ask and
change costs about the same for one play and for ten thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from burgemeestersgame.analysis.bits import numbers_of
from burgemeestersgame.analysis.planes import Number, above, add, put, subtract
from burgemeestersgame.analysis.statuses import NormBook, Touches
from burgemeestersgame.analysis.steps import Node, Outcome, Step, When
from burgemeestersgame.analysis.watch import Question, clock_index
from burgemeestersgame.assessment import Status
from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import Deed, Effects, Story

_MOST = 100
_LEVEL_BITS = 7


class Batch:
    """The states of so many plays.

    Args:
        latest: The most that a story time can be, in minutes.

    Attributes:
        everyone: All plays.
        log: Every outcome with the plays that had it, in an order that is right for each of them.
        untouched: For each norm the plays in which nothing touched it; `missed`: in which there was
            a chance; `honoured`, `breached` and `repaired`: in which that is its status.
    """

    def __init__(self, story: Story, book: NormBook, count: int, latest: int) -> None:
        everyone = (1 << count) - 1
        self.everyone = everyone
        self.log: list[tuple[Outcome, int]] = []
        self._story = story
        self._book = book
        self._truths: dict[int, int] = {}
        self._uses: dict[int, list[int]] = {}
        self._clock = clock_index(story)
        # With all bits set a time is later than any: that of what is not pending.
        time_bits = (latest + 1).bit_length()
        numbers = len(story.indicators) + 1 + len(story.laters)
        self._numbers = [
            [0] * (_LEVEL_BITS if index < self._clock else time_bits) for index in range(numbers)
        ]
        for index, level in enumerate(story.initial.levels):
            put(self._numbers[index], everyone, level)
        for planes in self._numbers[self._clock + 1 :]:
            put(planes, everyone, -1)
        norms = len(book.ids)
        self.untouched = [everyone] * norms
        self.missed, self.honoured = [0] * norms, [0] * norms
        self.breached, self.repaired = [0] * norms, [0] * norms

    def __getitem__(self, index: int) -> Number:
        """Return a level, the clock or a due time (see `watch.Numbers`)."""
        return Number([*self._numbers[index], 0], self.everyone)

    def put_all(self, state: State) -> None:
        """Put all plays in one state; norms are left as they are."""
        everyone, clock = self.everyone, self._clock
        for index, level in enumerate(state.levels):
            put(self._numbers[index], everyone, level)
        put(self._numbers[clock], everyone, state.clock)
        for due, order in state.pending:
            put(self._numbers[clock + 1 + order], everyone, due)
        for number in numbers_of(state.truths):
            self._truths[1 << number] = everyone
        for action, times in zip(self._story.actions, state.uses, strict=True):
            if action.times > 1:
                self._uses[action.action] = [0] * action.times.bit_length()
                put(self._uses[action.action], everyone, times)

    # -- steps -----------------------------------------------------------------------------------

    def find(self, look: Step, plays: int) -> list[tuple[Any, int]]:
        """Return what a step that changes nothing ends with, each with the plays for which."""
        return self._follow(look, plays)

    def take(self, step: Step, plays: int, chances: dict[int, int]) -> list[tuple[Outcome, int]]:
        """Have these plays take a step, and return what happened in which.

        Args:
            chances: Norms that are missed by this step, unless it mends what waives them, with the
                plays in which.
        """
        ends: list[tuple[Outcome, int]] = self._follow(step, plays)
        for outcome, some in ends:
            self._happen(outcome, some, chances)
        return ends

    def _follow(self, step: Step, plays: int) -> list[tuple[Any, int]]:
        """Return where a step ends with the plays for which; levels move on the way."""
        ends: list[tuple[Any, int]] = []
        todo: list[tuple[Node, int, tuple[bool, ...]]] = [(step.root, plays, ())]
        while todo:
            node, some, answers = todo.pop()
            while True:
                if not (node.is_end or node.bit or node.question):
                    step.grow(answers)
                for effects in node.moves:
                    self._move(effects, some)
                if node.is_end:
                    ends.append((node.end, some))
                    break
                yes = some & (
                    self._truths.get(node.bit, 0) if node.bit else self._answer(node.question, some)
                )
                no = some ^ yes
                if yes and no:
                    todo.append((step.after(node, answers, True), yes, (*answers, True)))
                    some = no
                is_yes = not no
                node = step.after(node, answers, is_yes)
                answers = (*answers, is_yes)
        return ends

    def _answer(self, question: Question | None, plays: int) -> int:
        assert question is not None
        try:
            answer: int = question.holds(self)
        except TypeError:  # numbers that are not whole: one play at a time
            answer = 0
            for number in numbers_of(plays):
                one = _One(self._numbers, number)
                answer |= bool(question.holds(one)) << number
        return answer

    def _move(self, effects: Effects, plays: int) -> None:
        for index, change in effects:
            planes = self._numbers[index]
            if change < 0:
                put(planes, subtract(planes, plays, min(-change, _MOST)), 0)
            else:
                too_many = add(planes, plays, min(change, _MOST)) | above(planes, plays, _MOST)
                put(planes, too_many, _MOST)

    def _happen(self, outcome: Outcome, plays: int, chances: dict[int, int]) -> None:
        self.log.append((outcome, plays))
        for order, due in outcome.dues:
            self._set_time(self._numbers[self._clock + 1 + order], plays, due)
        # The clock after what is due, which it may be said with; then that is forgotten.
        self._set_time(self._numbers[self._clock], plays, outcome.clock)
        for order in outcome.gone:
            put(self._numbers[self._clock + 1 + order], plays, -1)
        rest = outcome.gives
        while rest:
            bit = rest & -rest
            self._truths[bit] = self._truths.get(bit, 0) | plays
            rest ^= bit
        self._touch(self._book.touches(outcome.marks), plays, chances)

    def _set_time(self, planes: list[int], plays: int, when: When) -> None:
        if when.base < 0:
            put(planes, plays, when.minutes)
            return
        base = self._numbers[when.base]
        if base is not planes:
            put(planes, plays, Number(base, self.everyone))
        add(planes, plays, when.minutes)

    # -- norms -----------------------------------------------------------------------------------

    def _touch(self, touches: Touches, plays: int, chances: dict[int, int]) -> None:
        """Take in what a deed did to norms, and which chances it passed up."""
        waived: dict[int, int] = {}
        for norm in numbers_of(touches.repairs):
            mended = self.breached[norm] & plays
            self.breached[norm] ^= mended
            self.repaired[norm] |= mended
            if chances and mended:
                for other in numbers_of(self._book.opposed(1 << norm)):
                    waived[other] = waived.get(other, 0) | mended
        for norm in numbers_of(touches.honours):
            fresh = self.untouched[norm] & plays
            self.untouched[norm] ^= fresh
            self.honoured[norm] |= fresh
        for norm in numbers_of(touches.breaches):
            for planes in (self.untouched, self.honoured, self.repaired):
                planes[norm] &= ~plays
            self.breached[norm] |= plays
        for norm, some in chances.items():
            self.missed[norm] |= some & plays & ~waived.get(norm, 0)

    def statuses(self) -> Iterator[tuple[int, Status, int]]:
        """Yield each norm with each status and the plays in which it has it, as they are now."""
        for norm, untouched in enumerate(self.untouched):
            missed = untouched & self.missed[norm]
            yield norm, Status.SILENT, untouched ^ missed
            yield norm, Status.MISSED, missed
            yield norm, Status.HONOURED, self.honoured[norm]
            yield norm, Status.BREACHED, self.breached[norm]
            yield norm, Status.REPAIRED, self.repaired[norm]

    # -- uses of actions -------------------------------------------------------------------------

    def may_take(self, action: Deed, plays: int) -> int:
        """Return the plays in which an action was not taken as often as it may be."""
        taken = self._truths.get(action.bit, 0) & plays
        if action.times > 1 and taken:
            taken &= Number([*self._uses[action.action], 0], self.everyone) >= action.times
        return plays ^ taken

    def use(self, action: Deed, plays: int) -> None:
        """Count that an action is taken in these plays."""
        if action.times > 1:
            planes = self._uses.setdefault(action.action, [0] * action.times.bit_length())
            add(planes, plays, 1)


class _One:
    """The numbers of one play."""

    def __init__(self, numbers: list[list[int]], play: int) -> None:
        self._numbers = numbers
        self._play = play

    def __getitem__(self, index: int) -> int:
        return sum((plane >> self._play & 1) << at for at, plane in enumerate(self._numbers[index]))
