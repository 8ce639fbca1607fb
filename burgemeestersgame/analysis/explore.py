"""Every play of a story there is, with paths merged where the future cannot tell them apart.

Scene by scene, in an order in which each comes after all that lead to it, every state that can be
reached is followed. What is kept of a state is what later conditions and consequences still read:
facts nobody asks after any more are forgotten, story times are brought together where nothing can
happen in between (`survey`), and levels are kept as sets (`levelset`) that move as one.

Large stories are explored in slices (`slices`): a question at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from burgemeestersgame.analysis.bits import numbers_of
from burgemeestersgame.analysis.control import Barred, Control, Found, Line
from burgemeestersgame.analysis.lazy import lazy_actions
from burgemeestersgame.analysis.levelset import LevelSpace
from burgemeestersgame.analysis.stage import Stage
from burgemeestersgame.analysis.statuses import STATUSES, NormBook, Touches, next_status
from burgemeestersgame.analysis.steps import Chart, Move, Node, Outcome, Spot, Step, When
from burgemeestersgame.analysis.watch import NEVER, clock_index, due_index
from burgemeestersgame.assessment import Status
from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import Deed

_MOST_COMBINATIONS = 1 << 22


class TooLarge(Exception):
    """A story has more states than may be explored."""


class Explorer:
    """Follows every step from every state.

    Args:
        followed: Norms of which the status is part of a state.
        limit: How many steps may be followed, before it is called too large.

    Attributes:
        followed: Those norms that the story has, in the order of `Control.standing`.
        known: The states that `count` came to, also where it came to no end.
        left: How many steps may still be followed.

    Raises:
        TooLarge: There are too many combinations of levels.
    """

    def __init__(self, chart: Chart, followed: Iterable[str] = (), limit: int = 1_000_000) -> None:
        self.chart = chart
        self.story = chart.story
        self._clock = clock_index(chart.story)
        self.left = limit
        self._book = NormBook(chart.story.scenario)
        self._all_followed = self._book.bits_of(id for id in self._book.ids if id in set(followed))
        self.followed = tuple(self._book.ids_in(self._all_followed))
        self._followed = tuple(1 << number for number in numbers_of(self._all_followed))
        self._multiple = {
            deed.index: number
            for number, deed in enumerate(deed for deed in chart.story.actions if deed.times > 1)
        }
        self._actions = sum(deed.bit for deed in chart.story.actions if deed.times == 1)
        self.known: set[tuple[Control, int]] = set()
        self._controls: dict[tuple[object, ...], Control] = {}
        self._is_timeless = not (chart.story.laters or chart.survey.asked_after.clock)
        self._lazy: dict[int, frozenset[int]] = {}
        self._stages: dict[int, Stage] = {}
        self._live: dict[tuple[int, ...], tuple[int, int]] = {}
        anywhere = chart.survey.anywhere
        self.space = LevelSpace(
            [anywhere.level(index) for index in range(len(chart.story.indicators))]
        )
        if self.space.size > _MOST_COMBINATIONS:
            raise TooLarge

    # -- the walk --------------------------------------------------------------------------------

    def explore(
        self,
        begin: Iterable[tuple[Control, int]] = (),
        until: Callable[[Outcome], bool] = lambda outcome: False,
        edges: dict[Control, set[Control]] | None = None,
        barred: Barred = None,
    ) -> Found:
        """Follow every step from every state that can be reached.

        Args:
            begin: Where to begin, with the levels there; left out: at the beginning.
            until: Says of an outcome that it is all we wanted to know.
            edges: Filled with what follows from what, their levels left aside.
            barred: An action that is not taken at a place, though it may be open.

        Raises:
            TooLarge: There are more steps than the limit.
        """
        found = Found(followed=self.followed)
        arrived: dict[int, dict[Control, int]] = {index: {} for index in self.chart.survey.order}

        def arrive(there: dict[Control, int], control: Control, levels: int) -> None:
            # To keep many levels takes memory: a step of the limit for every 256 bytes.
            self.left -= levels.bit_length() >> 11
            there[control] = there.get(control, 0) | levels

        self._lazy = lazy_actions(self.chart.survey)
        for control, levels in begin or self.first(found):
            arrive(arrived[control.spot.place.index], control, levels)
        for index in self.chart.survey.order:
            place = self.story.places[index]
            known: dict[Control, int] = {}
            todo = arrived[index]
            while todo:
                control, levels = todo.popitem()
                levels &= ~known.get(control, 0)
                if levels:
                    known[control] = known.get(control, 0) | levels
                    for after, some, outcome in self.ways_on(control, levels, found, barred):
                        if edges is not None:
                            edges.setdefault(control, set()).add(after)
                        if outcome not in found.outcomes:
                            found.outcomes.add(outcome)
                            if until(outcome):
                                return found
                        there = arrived[after.spot.place.index] if outcome.entered else todo
                        arrive(there, after, some)
            found.states += sum(levels.bit_count() for levels in known.values())
            if place.is_ending:
                found.endings |= {control.standing for control in known}
            arrived[index] = {}
        return found

    def count(self, weights: Mapping[str, int]) -> tuple[int, Found]:
        """Return how many different plays there are, and what was found on the way.

        Two plays are different when a choice, time-out or action is, or their order. Which advice
        was heard makes no play a different one; so what is followed here is what the state can be
        after the same deeds, which is more than one state where advice takes time that matters.

        Args:
            weights: For each `dilemma/choice` that stands for more than one turn: for how many.

        Raises:
            TooLarge: There are more steps than the limit.
        """
        found = Found()
        position = {index: at for at, index in enumerate(self.chart.survey.order)}
        # By place, and there by how often actions were taken, which every action adds to.
        waiting: dict[int, dict[int, dict[Line, int]]] = {index: {} for index in position}
        known = self.known
        total = 0

        def arrive(states: Iterable[tuple[Control, int]], plays: int) -> None:
            line = self._line(states, known, found)
            (first, _levels), *others = line
            if others:
                first = min(line, key=lambda state: position[state[0].spot.place.index])[0]
            done = (first.truths & self._actions).bit_count() + sum(first.uses)
            lines = waiting[first.spot.place.index].setdefault(done, {})
            lines[line] = lines.get(line, 0) + plays

        arrive(self.first(found), 1)
        for index in self.chart.survey.order:
            while waiting[index]:
                for line, plays in waiting[index].pop(min(waiting[index])).items():
                    ahead: dict[Move, list[tuple[Control, int]]] = {}
                    is_over = False
                    for control, number in line:
                        is_over = is_over or control.spot.place.is_ending
                        for after, some, outcome in self._deeds(control, 1 << number - 1, found):
                            found.outcomes.add(outcome)
                            ahead.setdefault(outcome.move, []).append((after, some))
                    total += plays * is_over
                    for move, states in ahead.items():
                        arrive(states, plays * weights.get(f"{move.scene}/{move.id}", 1))
        found.states = len(known)
        return total, found

    def _line(
        self, states: Iterable[tuple[Control, int]], known: set[tuple[Control, int]], found: Found
    ) -> Line:
        """Return these states with all that follow from them without a deed."""
        todo = [(control, levels.bit_length()) for control, levels in states]
        if len(todo) == 1 and self._is_quiet(todo[0][0].spot):
            known.update(todo)
            return frozenset(todo)
        line = set[tuple[Control, int]]()
        while todo:
            state = todo.pop()
            if state in line:
                continue
            known.add(state)
            control, number = state
            is_passing = not (control.spot.place.is_dilemma or control.spot.place.is_ending)
            if not is_passing:
                line.add(state)
            for after, some, outcome in self._quiet(control, 1 << number - 1):
                found.outcomes.add(outcome)
                todo.append((after, some.bit_length()))
        return frozenset(line)

    def _is_quiet(self, spot: Spot) -> bool:
        """Say whether nothing happens at a spot without a deed."""
        place = spot.place
        return place.is_ending or (place.is_dilemma and not self._stage(spot).advice)

    def first(self, found: Found) -> Iterator[tuple[Control, int]]:
        """Yield the states at the first place where play rests."""
        nowhere = self._one(
            Spot(self.story.places[0], 0),
            0,
            0,
            (),
            (0,) * len(self._multiple),
            0,
            (0,) * len(self._followed),
        )
        levels = self.space.one(self.story.initial.levels)
        for outcome, some in self._ends(self.chart.beginning, nowhere, levels):
            found.outcomes.add(outcome)
            yield self._after(nowhere, outcome, 0), some

    def ways_on(
        self, control: Control, levels: int, found: Found, barred: Barred
    ) -> Iterator[tuple[Control, int, Outcome]]:
        """Yield every state that follows, with its levels and what happened on the way."""
        yield from self._quiet(control, levels)
        yield from self._deeds(control, levels, found, barred)

    def _quiet(self, control: Control, levels: int) -> Iterator[tuple[Control, int, Outcome]]:
        """Yield the states that follow by going on, or by hearing advice that takes time."""
        spot = control.spot
        if spot.place.is_dilemma:
            for number in self._stage(spot).advice:
                if not spot.heard >> number & 1:
                    yield from self._followed_by(control, levels, self.chart.consult(spot, number))
        elif not spot.place.is_ending:
            yield from self._followed_by(control, levels, self.chart.go_on(spot))

    def _deeds(
        self, control: Control, levels: int, found: Found, barred: Barred = None
    ) -> Iterator[tuple[Control, int, Outcome]]:
        """Yield the states that follow by an action, a choice or a time-out."""
        spot = control.spot
        if not spot.place.is_dilemma:
            return
        stage = self._stage(spot)
        open_actions = []
        lazy = self._lazy.get(spot.place.index, ())
        for action in stage.actions:
            if action.deed.index not in lazy and self._may_take(control, action.deed):
                for honours, some in self._ends(action.look, control, levels):
                    if honours is not None:
                        if not control.here & action.bit:
                            open_actions.append((honours, some))
                        if barred == (spot.place.index, action.deed.index):
                            continue
                        step = self.chart.act(spot, action.deed)
                        yield from self._followed_by(control, some, step)
        for options, some in self._ends(stage.options, control, levels):
            found.options.setdefault(spot.place.index, set()).add(
                frozenset(turn.deed.index for turn in options.turns)
            )
            turns = options.turns
            if options.silence:
                turns = (*turns, options.silence)
            for turn in turns:
                step = self.chart.decide(spot, turn.deed)
                for chances, part in self._chances(turn.chances, turn.unwaived, open_actions, some):
                    yield from self._followed_by(control, part, step, chances)

    def _chances(
        self,
        chances: int,
        unwaived: int,
        open_actions: list[tuple[int, int]],
        levels: int,
    ) -> list[tuple[int, int]]:
        """Return the norms that a turn passes up, with the levels at which it does."""
        parts = [(chances, levels)]
        for honours, some in open_actions:
            more = honours & unwaived & self._all_followed
            if more:
                parts = [
                    (known | more * is_open, part)
                    for known, here in parts
                    for is_open, part in ((1, here & some), (0, here & ~some))
                    if part
                ]
        return parts

    def _followed_by(
        self, control: Control, levels: int, step: Step, chances: int = 0
    ) -> Iterator[tuple[Control, int, Outcome]]:
        for outcome, some in self._ends(step, control, levels):
            yield self._after(control, outcome, chances), some, outcome

    def _ends(self, step: Step, control: Control, levels: int) -> list[tuple[Any, int]]:
        """Return where a step ends, with the levels then."""
        root = step.root
        if root.is_end and not root.moves:
            self.left -= 1
            if self.left < 0:
                raise TooLarge
            return [(root.end, levels)]
        ends: list[tuple[Any, int]] = []
        space, truths = self.space, control.truths
        todo: list[tuple[Node, int, tuple[bool, ...]]] = [(root, levels, ())]
        while todo:
            node, some, answers = todo.pop()
            while True:
                self.left -= 1 + (some.bit_length() >> 14)
                if not (node.is_end or node.bit or node.question):
                    step.grow(answers)
                for effects in node.moves:
                    some = space.moved(some, effects)
                if node.is_end:
                    ends.append((node.end, some))
                    break
                if node.bit:
                    is_yes = truths & node.bit != 0
                else:
                    yes = some & self._answer(node, control)
                    is_yes = yes == some
                    if yes and not is_yes:
                        todo.append((step.after(node, answers, True), yes, (*answers, True)))
                        some ^= yes
                node = step.after(node, answers, is_yes)
                answers = (*answers, is_yes)
        if self.left < 0:
            raise TooLarge
        return ends

    def _answer(self, node: Node, control: Control) -> int:
        """Return the levels for which the answer to a question is yes: some, all or none."""
        question = node.question
        assert question is not None
        if all(index < self._clock for index in question.reads):
            return self.space.holding(question)
        return -1 if question.holds(_Times(self, control)) else 0

    # -- states ----------------------------------------------------------------------------------

    def control(
        self, state: State, standing: Sequence[Status], done: Container[str] = ()
    ) -> tuple[Control, int]:
        """Return a state of this story at rest as it is explored, with its levels.

        Args:
            standing: The status of each norm in `followed`.
            done: Ids of the actions that were taken at this dilemma.
        """
        clock, pending = 0, state.pending
        if not self._is_timeless:
            clock, pending = self._settled(state.scene, state.clock, pending)
        keep, sure = self._kept(state.scene, pending)
        multiple = [self.story.deeds[index] for index in self._multiple]
        control = self._one(
            self.chart.spot(state.scene, state.heard),
            state.truths & keep | sure,
            clock,
            pending,
            tuple(state.uses[deed.action] for deed in multiple),
            sum(deed.bit for deed in multiple if deed.id in done),
            tuple(map(STATUSES.index, standing)),
        )
        return control, self.space.one(state.levels)

    def time(self, control: Control, index: int) -> int:
        """Return the clock or a due time, by its index in `Numbers`."""
        if index == self._clock:
            return control.clock
        return next(
            (due for due, order in control.pending if index == due_index(self.story, order)), NEVER
        )

    def _one(
        self,
        spot: Spot,
        truths: int,
        clock: int,
        pending: tuple[tuple[int, int], ...],
        uses: tuple[int, ...],
        here: int,
        standing: tuple[int, ...],
    ) -> Control:
        """Return the one control of these parts."""
        key = spot, truths, clock, pending, uses, here, standing
        control = self._controls.get(key)
        if control is None:
            control = self._controls[key] = Control(*key)
        return control

    def _after(self, control: Control, outcome: Outcome, chances: int) -> Control:
        place = outcome.spot.place.index
        clock, pending = control.clock, control.pending
        if not self._is_timeless:
            clock, pending = self._settled(place, *self._times_after(control, outcome))
        keep, sure = self._kept(place, pending)
        uses, here = control.uses, 0 if outcome.entered else control.here
        if outcome.deed in self._multiple:
            deed = self.story.deeds[outcome.deed]
            number = self._multiple[outcome.deed]
            uses = (*uses[:number], uses[number] + 1, *uses[number + 1 :])
            if not outcome.entered:
                here |= deed.bit
        return self._one(
            outcome.spot,
            (control.truths | outcome.gives) & keep | sure,
            clock,
            pending,
            uses,
            here,
            self._standing(control.standing, outcome, chances) if self._followed else (),
        )

    def _times_after(
        self, control: Control, outcome: Outcome
    ) -> tuple[int, tuple[tuple[int, int], ...]]:
        """Return the clock, and what is pending, after a step."""

        def when(time: When) -> int:
            return time.minutes + (0 if time.base < 0 else self.time(control, time.base))

        new = [(when(due), order) for order, due in outcome.dues]
        gone = {order for _due, order in new}.union(outcome.gone)
        kept = [each for each in control.pending if each[1] not in gone]
        return when(outcome.clock), tuple(sorted(kept + new))

    def _settled(
        self, place: int, clock: int, pending: tuple[tuple[int, int], ...]
    ) -> tuple[int, tuple[tuple[int, int], ...]]:
        """Bring times together that make no difference."""
        survey = self.chart.survey
        if self.story.places[place].is_ending:
            return 0, ()
        if pending:
            kept = []
            for due, order in pending:
                settled = survey.settled(due) if order in survey.free else due
                if settled is not None:
                    kept.append((settled, order))
            pending = tuple(sorted(kept))
        if place in survey.idle or not (
            pending or survey.schedules[place] or survey.asks_the_clock[place]
        ):
            clock = survey.stays[place].earliest
        return clock, pending

    def _kept(self, place: int, pending: tuple[tuple[int, int], ...]) -> tuple[int, int]:
        """Return the bits that are still read from a place on, and those that are true anyway."""
        key = place, *(order for _due, order in pending)
        found = self._live.get(key)
        if found is None:
            sure = self.chart.survey.stays[place].must
            found = self._live[key] = self.chart.live(place, key[1:]).bits & ~sure, sure
        return found

    def _standing(
        self, standing: tuple[int, ...], outcome: Outcome, chances: int
    ) -> tuple[int, ...]:
        touches: Touches = outcome.note or self._book.touches(outcome.marks)
        outcome.note = touches
        if not any(touches) and not chances:
            return standing
        mended = 0
        for bit, status in zip(self._followed, standing, strict=True):
            if bit & touches.repairs and STATUSES[status] is Status.BREACHED:
                mended |= bit
        chances &= ~self._book.opposed(mended)
        return tuple(
            next_status(status, bit, touches, chances)
            for bit, status in zip(self._followed, standing, strict=True)
        )

    def _may_take(self, control: Control, action: Deed) -> bool:
        number = self._multiple.get(action.index)
        if number is None:
            return not control.truths & action.bit
        return control.uses[number] < action.times

    def _stage(self, spot: Spot) -> Stage:
        stage = self._stages.get(spot.place.index)
        if stage is None:
            stage = self._stages[spot.place.index] = Stage(self.chart, self._book, spot.place)
        return stage


class _Times:
    """The clock and due times of one state, as `Numbers`."""

    __slots__ = ("_control", "_explorer")

    def __init__(self, explorer: Explorer, control: Control) -> None:
        self._explorer = explorer
        self._control = control

    def __getitem__(self, index: int) -> int:
        return self._explorer.time(self._control, index)
