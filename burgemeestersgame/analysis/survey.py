"""What can be said of a story without playing it: bounds that hold on every path.

Everything here may be too wide and is never too narrow: what is called impossible is, what is
called certain is, and no clock or level lies outside its bounds. Play is exact; these bounds tell
it what it need not keep apart.

Facts, visits and uses only ever become true, which makes the bounds simple: walk the scenes in an
order in which each comes after all that lead to it, and join what arrives.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from burgemeestersgame.analysis.bits import numbers_of
from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import DAY_MIN, Deed, Delayed, Place, Story
from burgemeestersgame.scenario import conditions as language
from burgemeestersgame.scenario.conditions import Condition, Tree
from burgemeestersgame.scenario.model import Way

MOST = 100  # of an indicator
_DEEPEST = 50  # chain of scenes that may be skipped


@dataclass(slots=True)
class Bounds:
    """What holds at some place on every path, as far as we can tell.

    Attributes:
        may: Bits of `State.truths` that may be true; `must`: that are.
        earliest: The least story time, in minutes; `latest`: the most.
        low: The least of each indicator, `high`: the most, both before they are kept within 0-100
            and with every delayed consequence that is still pending taken into account.
        drop: The sum of what delayed consequences so far could take off each; `rise`: could add.
        pending: Bit set of the orders of delayed consequences that may be pending.
    """

    may: int
    must: int
    earliest: int
    latest: int
    low: list[int]
    high: list[int]
    drop: list[int]
    rise: list[int]
    pending: int

    def copy(self) -> Bounds:
        """Return bounds that can be widened without changing these."""
        return Bounds(
            self.may,
            self.must,
            self.earliest,
            self.latest,
            self.low[:],
            self.high[:],
            self.drop[:],
            self.rise[:],
            self.pending,
        )

    def join(self, other: Bounds) -> None:
        """Widen these bounds until the others fit in."""
        self.may |= other.may
        self.must &= other.must
        self.earliest = min(self.earliest, other.earliest)
        self.latest = max(self.latest, other.latest)
        self.low = list(map(min, self.low, other.low))
        self.high = list(map(max, self.high, other.high))
        self.drop = list(map(min, self.drop, other.drop))
        self.rise = list(map(max, self.rise, other.rise))
        self.pending |= other.pending

    def move(self, index: int, change: int) -> None:
        """Take in an effect that happens now, on every path."""
        self.low[index] = min(self.low[index] + change, MOST + self.drop[index])
        self.high[index] = max(self.high[index] + change, self.rise[index])

    def may_move(self, index: int, change: int, *, is_delayed: bool = False) -> None:
        """Take in an effect that may happen, now or (if delayed) at any time from now on."""
        if change < 0:
            self.low[index] += change
            self.drop[index] += change * is_delayed
        else:
            self.high[index] += change
            self.rise[index] += change * is_delayed

    def level(self, index: int) -> tuple[int, int]:
        """Return the least and the most of an indicator."""
        return max(0, min(MOST, self.low[index])), min(MOST, max(0, self.high[index]))


@dataclass(frozen=True, slots=True)
class Reads:
    """What a condition depends on where its outcome is not certain already.

    Attributes:
        bits: Of `State.truths`.
        levels: Indexes of indicators.
        clock: Whether it reads the story clock.
    """

    bits: int = 0
    levels: frozenset[int] = frozenset()
    clock: bool = False

    def __or__(self, other: Reads) -> Reads:
        return Reads(self.bits | other.bits, self.levels | other.levels, self.clock or other.clock)


NOTHING = Reads()


class Survey:
    """The bounds of one story.

    Args:
        at: Where play is; left out: before the first scene. All that is said is about what follows.

    Attributes:
        order: The places that may be arrived at, each after all that lead to it.
        arrivals: Bounds on arriving at a place, before its condition is judged.
        stays: Bounds while being there; only for places that may be entered.
        leaves: The latest moment at which a place is left.
        actions: The actions that may be open at a place; `choices`: the choices that may.
        successors: The places that may be arrived at next, from a place or by skipping it.
    """

    def __init__(self, story: Story, at: State | None = None) -> None:
        self.story = story
        self.at = at
        self.arrivals: dict[int, Bounds] = {}
        self.stays: dict[int, Bounds] = {}
        self.leaves: dict[int, int] = {}
        self.actions: dict[int, tuple[Deed, ...]] = {}
        self.choices: dict[int, tuple[Deed, ...]] = {}
        self.successors: dict[int, frozenset[int]] = {}
        self._latest_dues: dict[int, int] = {}
        self._uses = at.uses if at else story.initial.uses
        self.order = self._walk()

    # -- the walk --------------------------------------------------------------------------------

    def _walk(self) -> list[int]:
        story = self.story
        first, bounds = self._beginning()
        self.arrivals[first] = bounds
        order = []
        for index in topological_order(story):
            if index in self.arrivals:
                order.append(index)
                self._look_around(story.places[index], self.arrivals[index])
        return order

    def _beginning(self) -> tuple[int, Bounds]:
        """Return the first place, and what holds before it; or there, if play rests there."""
        state = self.at or self.story.initial
        zeros = [0] * len(state.levels)
        bounds = Bounds(
            may=state.truths,
            must=state.truths,
            earliest=state.clock,
            latest=state.clock,
            low=list(state.levels),
            high=list(state.levels),
            drop=zeros[:],
            rise=zeros[:],
            pending=0,
        )
        for due, order in state.pending:
            self._expect(bounds, order, 1, due)
        return max(0, state.scene if state.going < 0 else state.going), bounds

    def _is_beginning(self, place: Place) -> bool:
        """Say whether play rests at this place already."""
        return self.at is not None and self.at.going < 0 and self.at.scene == place.index

    def _look_around(self, place: Place, arriving: Bounds) -> None:
        found: set[int] = set()

        def lead(ways: tuple[Way, ...], bounds: Bounds) -> None:
            for way in ways:
                holds = self.judge(way.condition, place, bounds)
                if holds is not False:
                    target = self.story.scenes[way.to]
                    found.add(target)
                    known = self.arrivals.get(target)
                    if known is None:
                        self.arrivals[target] = bounds.copy()
                    else:
                        known.join(bounds)
                if holds:
                    break

        is_here = self._is_beginning(place)
        holds = is_here or self.judge(place.source.condition, place, arriving)
        if not holds:
            lead(place.source.next, arriving)
        if holds is not False:
            here = arriving.copy()
            if not is_here:
                self._enter(place, here)
            if place.is_dilemma:
                here = self._stay(place, here)
            self.stays[place.index] = here
            self.leaves[place.index] = here.latest
            verdicts = {deed: self.judge(condition_of(deed), place, here) for deed in place.choices}
            self.choices[place.index] = tuple(
                deed for deed in place.choices if verdicts[deed] is not False
            )
            for deed in self.decisions(place):
                lead(ways_of(place, deed), self.decided(place, here, deed))
            if not place.is_ending and not any(verdicts.values()):
                lead(place.source.next, here)
        self.successors[place.index] = frozenset(found)

    def _enter(self, place: Place, here: Bounds) -> None:
        """Take in what arriving at a place does."""
        here.may |= place.bit
        here.must |= place.bit
        if place.after > 0:
            here.earliest += place.after
            here.latest += place.after
        here.earliest = max(here.earliest, place.moment)
        here.latest = max(here.latest, place.moment)
        for order in numbers_of(here.pending):
            if self._latest_dues[order] <= here.earliest:
                here.pending ^= 1 << order

    def decisions(self, place: Place) -> tuple[Deed, ...]:
        """Return the choices that may be open at a place, and its time-out."""
        choices = self.choices.get(place.index, ())
        return (*choices, place.timeout) if place.timeout and choices else choices

    def _stay(self, place: Place, arrived: Bounds) -> Bounds:
        """Return the bounds once any advice may be heard and any action taken."""
        open_here: tuple[Deed, ...] = ()
        while True:
            here = arrived.copy()
            here.latest += sum(place.advice_takes)
            for deed in open_here:
                here.may |= deed.bit | deed.sets
                times = deed.times - self._uses[deed.action]
                here.latest += deed.takes * times
                for index, change in deed.effects:
                    here.may_move(index, change * times)
                self._schedule(here, deed, times)
            found = tuple(
                deed
                for deed in self.story.actions
                if self._uses[deed.action] < deed.times
                and self.judge(condition_of(deed), place, here) is not False
            )
            if found == open_here:
                self.actions[place.index] = found
                return here
            open_here = found

    def decided(self, place: Place, here: Bounds, deed: Deed) -> Bounds:
        """Return the bounds after a choice or time-out."""
        after = here.copy()
        after.may |= deed.bit | deed.sets
        after.must |= deed.bit | deed.sets
        after.earliest += deed.takes
        after.latest += deed.takes
        self.leaves[place.index] = max(self.leaves[place.index], after.latest)
        for index, change in deed.effects:
            after.move(index, change)
        self._schedule(after, deed, 1)
        return after

    def _schedule(self, bounds: Bounds, deed: Deed, times: int) -> None:
        for after, order in deed.laters:
            self._expect(bounds, order, times, bounds.latest + after)

    def _expect(self, bounds: Bounds, order: int, times: int, due: int) -> None:
        later = self.story.laters[order]
        bounds.pending |= 1 << order
        self._latest_dues[order] = max(due, self._latest_dues.get(order, due))
        condition = later.source.condition
        if condition is not None and self._for_good(condition.tree, bounds.must) is False:
            return
        bounds.may |= later.sets
        for index, change in later.effects:
            bounds.may_move(index, change * times, is_delayed=True)

    # -- conditions ------------------------------------------------------------------------------

    def _for_good(self, tree: Tree, must: int) -> bool | None:
        """Return whether a condition holds, whatever is still to come, by what is true already."""
        match tree:
            case language.Name(name) if name in self.story.fact_bits:
                return True if must & self.story.fact_bits[name] else None
            case language.Visit():
                return True if must & self._visit_bit(tree) else None
            case language.Not(part):
                value = self._for_good(part, must)
                return None if value is None else not value
            case language.All(parts) | language.Any(parts):
                ends = isinstance(tree, language.Any)
                values = [self._for_good(part, must) for part in parts]
                return ends if ends in values else None if None in values else not ends
        return None

    def judge(self, condition: Condition | None, place: Place, bounds: Bounds) -> bool | None:
        """Return whether a condition holds at a place: certainly (not), or None: it depends."""
        if condition is None:
            return True
        return self.truth(condition.tree, place, bounds)[0]

    def reads(self, condition: Condition | None, place: Place, bounds: Bounds) -> Reads:
        """Return what decides a condition at a place; nothing where that is certain."""
        if condition is None:
            return NOTHING
        return self.truth(condition.tree, place, bounds)[1]

    def reads_anywhere(self, condition: Condition | None) -> Reads:
        """Return everything that a condition reads, wherever it is judged."""
        reads = NOTHING
        for part in () if condition is None else language.walk(condition.tree):
            match part:
                case language.Name(name) if name in self.story.indicators:
                    reads |= Reads(levels=frozenset([self.story.indicators[name]]))
                case language.Name(name) if name in self.story.fact_bits:
                    reads |= Reads(bits=self.story.fact_bits[name])
                case language.Visit():
                    reads |= Reads(bits=self._visit_bit(part))
                case language.Clock():
                    reads |= Reads(clock=True)
        return reads

    def _visit_bit(self, visit: language.Visit) -> int:
        story = self.story
        match visit.kind:
            case "scene":
                return story.scene_bits[visit.id]
            case "action":
                return story.action_bits[visit.id]
        return story.choice_bits[f"{visit.id}/{visit.choice}"]

    def truth(self, tree: Tree, place: Place, bounds: Bounds) -> tuple[bool | None, Reads]:
        """Return whether part of a condition holds, as `judge` does, and what decides it."""
        match tree:
            case language.Name(name) if name in self.story.fact_bits:
                return _bit_truth(self.story.fact_bits[name], bounds)
            case language.Name(name):
                return place.phase == name, NOTHING
            case language.Visit():
                return _bit_truth(self._visit_bit(tree), bounds)
            case language.Not(part):
                value, reads = self.truth(part, place, bounds)
                return (None if value is None else not value), reads
            case language.All(parts):
                return self._parts(parts, place, bounds, ends=False)
            case language.Any(parts):
                return self._parts(parts, place, bounds, ends=True)
            case language.Compare(sign, left, right):
                return self._comparison(sign, left, right, bounds)
        raise AssertionError(f"{tree} is neither true nor false")

    def _parts(
        self, parts: tuple[Tree, ...], place: Place, bounds: Bounds, *, ends: bool
    ) -> tuple[bool | None, Reads]:
        reads, value = NOTHING, not ends
        is_certain = True
        for part in parts:
            truth, read = self.truth(part, place, bounds)
            if truth is ends:
                return ends, NOTHING
            is_certain = is_certain and truth is not None
            reads |= read
        return (value, NOTHING) if is_certain else (None, reads)

    def _comparison(
        self, sign: str, left: Tree, right: Tree, bounds: Bounds
    ) -> tuple[bool | None, Reads]:
        one, read_one = self._range(left, right, bounds)
        two, read_two = self._range(right, left, bounds)
        value = None if one is None or two is None else _compare(sign, one, two)
        return (None, read_one | read_two) if value is None else (value, NOTHING)

    def _range(
        self, tree: Tree, other: Tree, bounds: Bounds
    ) -> tuple[tuple[float, float] | None, Reads]:
        """Return the least and the most of a side of a comparison, or None if unknown."""
        match tree:
            case language.Number(value):
                return (value, value), NOTHING
            case language.Name(name):
                index = self.story.indicators[name]
                return bounds.level(index), Reads(levels=frozenset([index]))
            case language.Moment(moment):
                clock = self.story.clock_at(moment)
                return (clock, clock), NOTHING
            case language.TimeOfDay(minutes):
                return (minutes, minutes), NOTHING
            case language.Clock():
                return self._clock_range(other, bounds), Reads(clock=True)
            case language.Arithmetic(sign, left, right):
                one, read_one = self._range(left, right, bounds)
                two, read_two = self._range(right, left, bounds)
                assert one is not None
                assert two is not None
                return _calculate(sign, one, two), read_one | read_two
        raise AssertionError(f"{tree} has no size")

    def _clock_range(self, other: Tree, bounds: Bounds) -> tuple[float, float] | None:
        if isinstance(other, language.Moment):
            return bounds.earliest, bounds.latest
        start = self.story.scenario.starts
        since_midnight = start.hour * 60 + start.minute
        first, last = bounds.earliest + since_midnight, bounds.latest + since_midnight
        if first // DAY_MIN != last // DAY_MIN:
            return None
        return first % DAY_MIN, last % DAY_MIN

    @cached_property
    def anywhere(self) -> Bounds:
        """Bounds that hold at every moment of every play."""
        bounds = self.arrivals[self.order[0]].copy()
        for place in map(self.story.places.__getitem__, self.order):
            bounds.join(self.arrivals[place.index])
            if place.index in self.stays:
                here = self.stays[place.index]
                bounds.join(here)
                for deed in self.decisions(place):
                    bounds.join(self.decided(place, here, deed))
        return bounds

    # -- time ------------------------------------------------------------------------------------

    @cached_property
    def stops(self) -> tuple[tuple[int, int], ...]:
        """The spans of story time in which anything is judged or decided, oldest first.

        Between two spans nobody looks: what falls due there might as well do so at its end.
        """
        spans = sorted(
            (self.stays[index].earliest, self.leaves[index])
            for index in self.order
            if index in self.stays
        )
        merged: list[tuple[int, int]] = []
        for first, last in spans:
            if merged and first <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], last))
            else:
                merged.append((first, last))
        return tuple(merged)

    def settled(self, due: int) -> int | None:
        """Return a moment at which a delayed consequence may as well happen; None if it never can.

        The moment is that of the next span in which anything is judged, or `due` itself within one.
        """
        at = bisect_left(self.stops, due, key=lambda span: span[1])
        if at == len(self.stops):
            return None
        return max(due, self.stops[at][0])

    @cached_property
    def dues(self) -> dict[int, list[tuple[int, int]]]:
        """For each delayed consequence, the spans of story time in which it may fall due."""
        found: dict[int, list[tuple[int, int]]] = {}
        for due, order in self.at.pending if self.at else ():
            found.setdefault(order, []).append((due, due))
        for place, deed in self.deeds():
            stay = self.stays[place.index]
            for after, order in deed.laters:
                span = (stay.earliest + after, stay.latest + after)
                found.setdefault(order, []).append(span)
        return found

    def deeds(self) -> Iterator[tuple[Place, Deed]]:
        """Yield everything that may be done, with the place where."""
        for index in self.order:
            if index in self.stays:
                place = self.story.places[index]
                for deed in (*self.decisions(place), *self.actions.get(index, ())):
                    yield place, deed

    @cached_property
    def free(self) -> frozenset[int]:
        """Delayed consequences that may change places with any other that falls due near them."""
        bound = {
            order
            for order in self.dues
            if self.reads_anywhere(self.story.laters[order].source.condition).clock
        }
        near: list[tuple[float, int]] = []
        spans = sorted(
            (*self._settled_span(span), order) for order, each in self.dues.items() for span in each
        )
        for first, last, order in spans:
            near = [each for each in near if each[0] >= first]
            for _last, other in near:
                if other != order and self._clash(order, other):
                    bound |= {order, other}
            near.append((last, order))
        return frozenset(self.dues) - bound

    def _settled_span(self, span: tuple[int, int]) -> tuple[float, float]:
        first, last = self.settled(span[0]), self.settled(span[1])
        never = float("inf")
        return never if first is None else first, never if last is None else last

    def _clash(self, one: int, two: int) -> bool:
        """Say whether it may matter which of two delayed consequences happens first."""
        a, b = self.story.laters[one], self.story.laters[two]
        if one in b.cancels or two in a.cancels or self._asks(a, b) or self._asks(b, a):
            return True
        changes = dict(a.effects)
        return any(
            changes.get(index, 0) * change < 0 and self.may_clamp(index)
            for index, change in b.effects
        )

    def _asks(self, later: Delayed, other: Delayed) -> bool:
        reads = self.reads_anywhere(later.source.condition)
        return bool(reads.bits & other.sets) or any(
            index in reads.levels for index, _change in other.effects
        )

    def may_clamp(self, index: int) -> bool:
        """Say whether anything could take an indicator below 0 or above 100."""
        return self.anywhere.low[index] < 0 or self.anywhere.high[index] > MOST

    @cached_property
    def asks_the_clock(self) -> dict[int, bool]:
        """For each place: whether any condition from there on reads the story clock."""
        later = any(self.reads_anywhere(each.source.condition).clock for each in self.story.laters)
        found: dict[int, bool] = {}
        for index in reversed(self.order):
            found[index] = (
                later
                or self.reads_at(index).clock
                or any(found[target] for target in self.successors[index])
            )
        return found

    @cached_property
    def schedules(self) -> dict[int, bool]:
        """For each place: whether anything from there on may schedule a delayed consequence."""
        found: dict[int, bool] = {}
        for index in reversed(self.order):
            place = self.story.places[index]
            deeds = (*self.decisions(place), *self.actions.get(index, ()))
            found[index] = any(deed.laters for deed in deeds) or any(
                found[target] for target in self.successors[index]
            )
        return found

    @cached_property
    def idle(self) -> frozenset[int]:
        """Dilemmas at which it makes no difference how much time their actions and advice take."""
        return self.idle_for(self.dues)

    def idle_for(self, laters: Collection[int]) -> frozenset[int]:
        """Return the same, if these are the only delayed consequences that matter."""
        return frozenset(
            index
            for index in self.order
            if index in self.stays
            and self.story.places[index].is_dilemma
            and self._is_idle(index, laters)
        )

    def _is_idle(self, index: int, laters: Collection[int]) -> bool:
        if self.asks_the_clock[index]:
            return False
        place = self.story.places[index]
        first, last = self.stays[index].earliest, self.leaves[index]
        if not all(self._absorbs(target, last) for target in self.successors[index]):
            return False
        for order in laters:
            if any(
                due_last > first and due_first <= last for due_first, due_last in self.dues[order]
            ):
                return False
        latest = self.stays[index].latest
        return all(
            order in self.free and self.settled(first + after) == self.settled(latest + after)
            for deed in (*self.decisions(place), *self.actions[index])
            for after, order in deed.laters
            if order in laters
        )

    def _absorbs(self, target: int, clock: int, depth: int = 0) -> bool:
        """Say whether the clock is the same after arriving at `target`, however late it is."""
        place = self.story.places[target]
        is_end = place.is_ending and place.after <= 0
        if depth > _DEEPEST or (target in self.stays and place.moment < clock and not is_end):
            return False
        if self.judge(place.source.condition, place, self.arrivals[target]) is True:
            return True
        return all(self._absorbs(each, clock, depth + 1) for each in self.successors[target])

    # -- what is still read ----------------------------------------------------------------------

    def reads_at(self, index: int) -> Reads:
        """Return what is read on arriving at a place, and there until the arrival at the next."""
        place = self.story.places[index]
        reads = self.reads(place.source.condition, place, self.arrivals[index])
        if index in self.stays:
            here = self.stays[index]
            for deed in place.choices:
                reads |= self.reads(condition_of(deed), place, here)
            for deed in (*self.decisions(place), *self.actions.get(index, ())):
                for mark in marks_of(deed):
                    reads |= self.reads(mark, place, here)
            for deed in self.actions.get(index, ()):
                reads |= self.reads(condition_of(deed), place, here) | Reads(deed.bit)
            for deed in self.decisions(place):
                after = self.decided(place, here, deed)
                for way in ways_of(place, deed):
                    reads |= self.reads(way.condition, place, after)
        for way in place.source.next:
            # Judged on leaving, or on arriving where the scene is skipped.
            reads |= self.reads(way.condition, place, self.arrivals[index])
            if index in self.stays:
                reads |= self.reads(way.condition, place, self.stays[index])
        return reads

    @cached_property
    def asked_after(self) -> Reads:
        """What any condition of the story reads, whether its outcome is certain or not."""
        conditions: list[Condition | None] = [each.source.condition for each in self.story.laters]
        for place in self.story.places:
            conditions.append(place.source.condition)
            conditions += [way.condition for way in place.source.next]
            conditions += [each.condition for each in (*place.source.place, *place.source.sound)]
        for deed in self.story.deeds:
            conditions += [condition_of(deed), *marks_of(deed)]
            conditions += [way.condition for way in getattr(deed.source, "next", ())]
        reads = NOTHING
        for condition in conditions:
            reads |= self.reads_anywhere(condition)
        return reads

    @cached_property
    def live(self) -> dict[int, Reads]:
        """For each place: what is read from there on, by conditions and by what is scheduled there.

        What is already pending on arrival reads its own (`reads_anywhere`).
        """
        found: dict[int, Reads] = {}
        for index in reversed(self.order):
            place = self.story.places[index]
            reads = self.reads_at(index)
            for deed in (*self.decisions(place), *self.actions.get(index, ())):
                for _after, order in deed.laters:
                    reads |= self.reads_anywhere(self.story.laters[order].source.condition)
            for target in self.successors[index]:
                reads |= found[target]
            found[index] = reads
        return found


def condition_of(deed: Deed) -> Condition | None:
    """Return the condition under which a deed is open; None for always, and for a time-out."""
    return getattr(deed.source, "available" if deed.action >= 0 else "condition", None)


def name_of(story: Story, deed: Deed) -> str:
    """Return `dilemma/choice`, `dilemma/timeout` or `action:id`."""
    return f"action:{deed.id}" if deed.action >= 0 else f"{story.places[deed.scene].id}/{deed.id}"


def marks_of(deed: Deed) -> Iterator[Condition | None]:
    """Yield the condition of each mark of a deed."""
    for marks in (deed.consequences.honours, deed.consequences.breaches, deed.consequences.repairs):
        for mark in marks:
            yield mark.condition


def ways_of(place: Place, deed: Deed) -> tuple[Way, ...]:
    """Return where a choice or time-out leads, as written."""
    own: tuple[Way, ...] = getattr(deed.source, "next", ())
    return own or place.source.next


def topological_order(story: Story) -> list[int]:
    """Return every place that some way leads to from the first, each after all that lead to it."""
    order: list[int] = []
    targets = [
        {target for ways in _all_ways(place) for _test, target in ways} for place in story.places
    ]
    done = [False] * len(targets)
    stack: list[tuple[int, Iterator[int]]] = [(0, iter(sorted(targets[0])))]
    done[0] = True
    while stack:
        index, rest = stack[-1]
        following = next((target for target in rest if not done[target]), None)
        if following is None:
            order.append(index)
            stack.pop()
        else:
            done[following] = True
            stack.append((following, iter(sorted(targets[following]))))
    return order[::-1]


def _all_ways(place: Place) -> Iterator[tuple[tuple[object, int], ...]]:
    yield place.ways
    for deed in place.choices:
        yield deed.ways
    if place.timeout:
        yield place.timeout.ways


def _bit_truth(bit: int, bounds: Bounds) -> tuple[bool | None, Reads]:
    if bounds.must & bit:
        return True, NOTHING
    if not bounds.may & bit:
        return False, NOTHING
    return None, Reads(bits=bit)


def _compare(sign: str, one: tuple[float, float], two: tuple[float, float]) -> bool | None:
    """Return how two ranges compare, None where it depends."""
    (low, high), (other_low, other_high) = one, two
    match sign:
        case "<":
            return True if high < other_low else False if low >= other_high else None
        case "<=":
            return True if high <= other_low else False if low > other_high else None
        case ">":
            return True if low > other_high else False if high <= other_low else None
        case ">=":
            return True if low >= other_high else False if high < other_low else None
        case "==":
            if low == high == other_low == other_high:
                return True
            return False if high < other_low or low > other_high else None
    equal = _compare("==", one, two)
    return None if equal is None else not equal


def _calculate(
    sign: str, one: tuple[float, float], two: tuple[float, float]
) -> tuple[float, float]:
    (low, high), (other_low, other_high) = one, two
    match sign:
        case "+":
            return low + other_low, high + other_high
        case "-":
            return low - other_high, high - other_low
    products = [a * b for a in one for b in two]
    return min(products), max(products)
