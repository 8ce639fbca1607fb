"""What can be said of a story without playing it: bounds that hold on every path.

Everything here may be too wide and is never too narrow: what is called impossible is, what is
called certain is, and no clock or level lies outside its bounds. Play is exact; these bounds tell
it what it need not keep apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cached_property

from burgemeestersgame.analysis.arrivals import Arrivals
from burgemeestersgame.analysis.bounds import MOST, NOTHING, Reads
from burgemeestersgame.analysis.deeds import condition_of, marks_of, ways_of
from burgemeestersgame.engine.story import Deed, Delayed, Place
from burgemeestersgame.scenario.conditions import Condition

_DEEPEST = 50  # chain of scenes that may be skipped


class Survey(Arrivals):
    """What the bounds of a story say of its times, and of what is still read where."""

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
