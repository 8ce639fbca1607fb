"""A walk along the places of a story, with the bounds that hold at each on every path.

Facts, visits and uses only ever become true, which makes the bounds simple: walk the scenes in an
order in which each comes after all that lead to it, and join what arrives.
"""

from __future__ import annotations

from functools import cached_property

from burgemeestersgame.analysis.bits import numbers_of
from burgemeestersgame.analysis.bounds import NOTHING, Bounds, Reads, bit_truth, calculate, compare
from burgemeestersgame.analysis.deeds import condition_of, topological_order, ways_of
from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import DAY_MIN, Deed, Place, Story
from burgemeestersgame.scenario import conditions as language
from burgemeestersgame.scenario.conditions import Condition, Tree
from burgemeestersgame.scenario.model import Way


class Arrivals:
    """The bounds of one story, place by place.

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
                return bit_truth(self.story.fact_bits[name], bounds)
            case language.Name(name):
                return place.phase == name, NOTHING
            case language.Visit():
                return bit_truth(self._visit_bit(tree), bounds)
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
        value = None if one is None or two is None else compare(sign, one, two)
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
                return calculate(sign, one, two), read_one | read_two
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
