"""What of a story matters to one question, found backwards from it (`slices`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from burgemeestersgame.analysis.bounds import Bounds
from burgemeestersgame.analysis.deeds import condition_of, name_of, ways_of
from burgemeestersgame.analysis.survey import Survey
from burgemeestersgame.engine.story import Deed, Place
from burgemeestersgame.scenario import conditions as language
from burgemeestersgame.scenario.conditions import Condition, Tree
from burgemeestersgame.scenario.model import Consequences, Mark, Way

Sites = tuple[tuple[Place, Bounds], ...]
"""Where a condition is judged, with what holds there."""

TRUE = language.All(())
FALSE = language.Any(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question is about.

    Attributes:
        deeds: Whether each choice, time-out and action is told apart, so that all are there.
        told: Those that are, if not all: `dilemma/choice`, `dilemma/timeout` and `action:id`.
        scenes: Ids of scenes that may be entered; `laters`: of consequences that may happen.
        norms: Ids of norms of which the status is asked.
        start: The scene where play rests, which is kept; None for the beginning.
    """

    deeds: bool = False
    told: frozenset[str] = frozenset()
    scenes: frozenset[str] = frozenset()
    laters: frozenset[str] = frozenset()
    norms: frozenset[str] = frozenset()
    start: str | None = None


class Turn(NamedTuple):
    """A choice or time-out; `weight`: how many it stands for; `is_sure`: it is always open."""

    deed: Deed
    weight: int
    is_sure: bool


class Matters:
    """Finds what matters.

    Attributes:
        bits: Of `State.truths` that matter; `levels`: indicators; `laters`: delayed consequences.
        at_once: Delayed consequences that may as well happen at once, as nobody looks in between.
        has_time: Whether story time matters; `idle`: dilemmas at which it does not all the same.
        timed: Deeds of which the time they take matters.
        kept: Places that stay.
        leads: For each place the one that stays to which all ways from it lead first, or itself.
    """

    def __init__(self, survey: Survey, asked: Asked) -> None:
        self.survey = survey
        self.story = survey.story
        self.asked = asked
        self.places = [self.story.places[index] for index in survey.order]
        self.everywhere: Sites = tuple(
            {place.phase: (place, survey.anywhere) for place in self.places}.values()
        )
        dilemmas = tuple(
            (place, survey.stays[place.index])
            for place in self.places
            if place.is_dilemma and place.index in survey.stays
        )
        # An action is judged at every dilemma, also where it never can be open.
        self.sites: dict[Deed, Sites] = {
            deed: dilemmas if deed.action >= 0 else ((place, survey.stays[place.index]),)
            for place, deed in survey.deeds()
        }
        told = {name_of(self.story, deed): deed for deed in self.story.deeds}
        self.told = {told[name] for name in asked.told}
        self.bits = 0
        self.levels: frozenset[int] = frozenset()
        self.has_time = self.asks_the_clock = False
        self.laters = {
            order for order in survey.dues if self.story.laters[order].id in asked.laters
        }
        self.at_once: set[int] = set()
        self.idle: frozenset[int] = frozenset()
        self.timed: set[Deed] = set()
        self.kept: set[int] = set()
        self.leads: dict[int, int] = {}
        before: object = None
        while before != (now := self._size()):
            before = now
            self._spread()

    def _size(self) -> tuple[object, ...]:
        return (
            self.bits,
            self.levels,
            self.has_time,
            frozenset(self.laters),
            frozenset(self.at_once),
            len(self.kept),
        )

    # -- what matters ----------------------------------------------------------------------------

    def _spread(self) -> None:
        """Take in whatever matters because of what was found to matter so far."""
        self.at_once.clear()
        for order in self.survey.dues:
            later = self.story.laters[order]
            if later.sets & self.bits or later.cancels & self.laters:
                self.laters.add(order)
            elif order not in self.laters and self._moves(later.effects):
                if self._may_be_at_once(order):
                    self.at_once.add(order)
                else:
                    self.laters.add(order)
        for order in self.laters:
            self._read(self.story.laters[order].source.condition, self.everywhere)
        self.has_time = self.has_time or bool(self.laters)
        self.idle = frozenset() if self.asks_the_clock else self.survey.idle_for(self.laters)
        self.timed = {
            deed
            for place, deed in self.survey.deeds()
            if self.has_time and deed.takes and place.index not in self.idle
        }
        self._find_the_way()
        actions = set[Deed]()
        for place in self.places:
            if place.index in self.kept:
                self._look_at(place)
                actions.update(self.survey.actions.get(place.index, ()))
        for deed in filter(self._matters, actions):
            self._read_deed(deed)
            # Whether it was taken decides whether it may be.
            self.bits |= deed.bit

    def _read(self, condition: Condition | None, sites: Sites) -> None:
        reads = self.survey.reads_anywhere(self._residue(condition, sites))
        self.bits |= reads.bits
        self.levels |= reads.levels
        self.asks_the_clock = self.asks_the_clock or reads.clock
        self.has_time = self.has_time or reads.clock

    def _find_the_way(self) -> None:
        """Find the places that matter, and for the others the one to which they all lead."""
        end = self._end()
        for place in reversed(self.places):
            index = place.index
            if place.is_ending and not self._is_asked(place):
                self.leads[index] = end
                self.kept.add(end)
                continue
            ahead = {self.leads[target] for target in self.survey.successors[index]}
            if index in self.kept or self._is_asked(place) or len(ahead) != 1:
                self.kept.add(index)
                self.leads[index] = index
            else:
                (self.leads[index],) = ahead

    def _end(self) -> int:
        """Return the ending that stands for all that are not asked about."""
        return next(
            (place.index for place in self.places if place.is_ending and not self._is_asked(place)),
            -1,
        )

    def _is_asked(self, place: Place) -> bool:
        """Say whether something that matters happens at a place."""
        if place.id == self.asked.start:
            return True
        if place.index not in self.survey.stays:
            return False
        return bool(
            place.bit & self.bits
            or place.id in self.asked.scenes
            or (self.has_time and self._passes_time(place))
            or any(map(self._matters, self._deeds(place)))
        )

    def _passes_time(self, place: Place) -> bool:
        """Say whether arriving at a place, or advice there, may take time that makes a
        difference."""
        is_over = place.is_ending and not self.asked.laters
        hears = any(place.advice_takes) and place.index not in self.idle
        return hears or (not is_over and (place.after > 0 or place.moment >= 0))

    def _deeds(self, place: Place) -> Iterator[Deed]:
        yield from self.survey.decisions(place)
        yield from self.survey.actions.get(place.index, ())

    def _matters(self, deed: Deed) -> bool:
        """Say whether a deed does anything that matters, wherever it leads."""
        return self.asked.deeds or any(self._content(deed))

    def _content(self, deed: Deed) -> tuple[object, ...]:
        """Return what a deed does that matters."""
        return (
            deed in self.told and deed.index + 1,
            deed.sets & self.bits,
            deed.bit & self.bits,
            self._moves(self._effects_of(deed)),
            tuple(each for each in deed.laters if each[1] in self.laters),
            deed.cancels & self.laters,
            deed.takes if deed in self.timed else 0,
            tuple(
                (touch, mark.norm, mark.condition.text if mark.condition else "")
                for touch, marks in kinds_of_marks(deed.consequences)
                for mark in marks
                if mark.norm in self.asked.norms
            ),
        )

    def _moves(self, effects: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple(each for each in effects if each[0] in self.levels)

    def _effects_of(self, deed: Deed) -> tuple[tuple[int, int], ...]:
        """Return how a deed moves levels, with what it does later but may do at once."""
        changes = dict(deed.effects)
        for _after, order in deed.laters:
            if order in self.at_once:
                for index, change in self.story.laters[order].effects:
                    changes[index] = changes.get(index, 0) + change
        return tuple((index, change) for index, change in sorted(changes.items()) if change)

    def _may_be_at_once(self, order: int) -> bool:
        """Say whether nobody can tell a delayed consequence from one that happens at once.

        It happens for certain, nothing cancels it, the levels it moves come nowhere near 0 or 100,
        and nobody looks at them between its being scheduled and its having happened.
        """
        survey, later = self.survey, self.story.laters[order]
        moved = {index for index, _change in self._moves(later.effects)}
        source = self.story.deeds[later.deed]
        if (
            self._residue(later.source.condition, self.everywhere) is not None
            or later.sets & self.bits
            or source.times > 1
            or any(survey.may_clamp(index) for index in moved)
            or any(order in deed.cancels for deed in self.story.deeds)
            or any(order in other.cancels for other in self.story.laters)
            or any(
                moved & survey.reads_anywhere(other.source.condition).levels
                for other in self.story.laters
            )
        ):
            return False
        latest = max(last for _first, last in survey.dues[order])
        return all(
            survey.arrivals[place.index].earliest >= latest
            for place in self.places
            if moved & survey.reads_at(place.index).levels
        )

    def _look_at(self, place: Place) -> None:
        """Take in what is read at a place that matters."""
        arriving = self.survey.arrivals[place.index]
        self._read(place.source.condition, ((place, arriving),))
        self._read_ways(self._own_ways(place), self._leaving(place))
        for turn in self._turns(place):
            if not turn.is_sure:
                self._read(condition_of(turn.deed), self.sites[turn.deed])
            self._read_deed(turn.deed, is_open=True)
            self._read_ways(ways_of(place, turn.deed), self._after(place, turn.deed))

    def _read_deed(self, deed: Deed, *, is_open: bool = False) -> None:
        sites = self.sites[deed]
        if not is_open:
            self._read(condition_of(deed), sites)
        for _touch, marks in kinds_of_marks(deed.consequences):
            for mark in marks:
                if mark.norm in self.asked.norms:
                    self._read(mark.condition, sites)

    def _read_ways(self, ways: tuple[Way, ...], sites: Sites) -> None:
        for _to, condition in self._whither(ways, sites):
            self._read(condition, sites)

    def _own_ways(self, place: Place) -> tuple[Way, ...]:
        """Return the scene's own way on, where play may take it."""
        survey, index = self.survey, place.index
        is_left = index in survey.stays and not (
            place.is_dilemma
            and any(
                survey.judge(condition_of(deed), place, survey.stays[index])
                for deed in place.choices
            )
        )
        condition = place.source.condition
        is_skipped = survey.judge(condition, place, survey.arrivals[index]) is not True
        return place.source.next if is_left or is_skipped else place.source.next[:1]

    def _whither(
        self, ways: tuple[Way, ...], sites: Sites
    ) -> tuple[tuple[int, Condition | None], ...]:
        """Return the places that ways lead to, each with what is left of its condition."""
        found = []
        for way in ways:
            condition = self._residue(way.condition, sites)
            if self._lead(way) >= 0 and (condition is None or condition.tree != FALSE):
                found.append((self._lead(way), condition))
            if condition is None:
                break
        # What leads where the last one does, with nothing in between, need not be asked.
        while len(found) > 1 and found[-1][1] is None and found[-2][0] == found[-1][0]:
            del found[-2]
        if len(found) == 1:
            return ((found[0][0], None),)
        return tuple(found)

    def _lead(self, way: Way) -> int:
        target = self.story.scenes[way.to]
        return self.leads.get(target, -1)

    def _leaving(self, place: Place) -> Sites:
        """Return where the scene's own way on is judged: skipped, or left."""
        found = [(place, self.survey.arrivals[place.index])]
        if place.index in self.survey.stays:
            found.append((place, self.survey.stays[place.index]))
        return tuple(found)

    def _after(self, place: Place, deed: Deed) -> Sites:
        return ((place, self.survey.decided(place, self.survey.stays[place.index], deed)),)

    def _turns(self, place: Place) -> list[Turn]:
        """Return the choices and time-out of a place, one for all that come to the same."""
        if place.index not in self.survey.stays:
            return []
        here = self.survey.stays[place.index]
        sure: dict[object, Turn] = {}
        unsure: list[tuple[object, Turn]] = []
        for deed in self.survey.decisions(place):
            ways = ways_of(place, deed)
            whither = self._whither(ways, self._after(place, deed))
            key = self._content(deed), repr(whither)
            if self.survey.judge(condition_of(deed), place, here):
                if key in sure:
                    sure[key] = sure[key]._replace(weight=sure[key].weight + 1)
                else:
                    sure[key] = Turn(deed, 1, True)
            else:
                unsure.append((key, Turn(deed, 1, False)))
        # What is always open stands for a choice that is not: but not silence, without which
        # choice nothing may be asked.
        choices = {key for key, turn in sure.items() if turn.deed.kind != "timeout"}
        return [
            *sure.values(),
            *(turn for key, turn in unsure if self.asked.deeds or key not in choices),
        ]

    def _residue(self, condition: Condition | None, sites: Sites) -> Condition | None:
        """Return what is left to judge of a condition, None if it always holds."""
        if condition is None:
            return None
        tree = self._simpler(condition.tree, sites)
        return None if tree == TRUE else Condition(condition.text, tree)

    def _simpler(self, tree: Tree, sites: Sites) -> Tree:
        values = {self.survey.truth(tree, place, bounds)[0] for place, bounds in sites}
        if values == {True}:
            return TRUE
        if values == {False}:
            return FALSE
        match tree:
            case language.Not(part):
                return language.Not(self._simpler(part, sites))
            case language.All(parts):
                return language.All(tuple(self._simpler(part, sites) for part in parts))
            case language.Any(parts):
                return language.Any(tuple(self._simpler(part, sites) for part in parts))
        return tree


def kinds_of_marks(consequences: Consequences) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """Yield `honours`, `breaches` and `repairs`, each with its marks."""
    yield "honours", consequences.honours
    yield "breaches", consequences.breaches
    yield "repairs", consequences.repairs
