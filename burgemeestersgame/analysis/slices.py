"""The same story with everything left out that makes no difference to one question.

Whether a norm can be missed depends on few choices, facts and actions; all others only multiply the
paths. So a question is answered on a scenario of its own: effects nobody asks about, facts nobody
reads, scenes that change nothing, choices that come to the same are gone. What is left is played by
the same rules, and gives the same answer.

What matters is found backwards, from the question: what is asked about matters; so does what a
condition reads that decides whether it comes about; so does what sets that; until nothing new is
found. Story time matters once a delayed consequence or a condition on the clock does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from burgemeestersgame.analysis.deeds import ways_of
from burgemeestersgame.analysis.matters import FALSE, Asked, Matters, Sites
from burgemeestersgame.analysis.survey import Survey
from burgemeestersgame.engine.story import Deed, Place
from burgemeestersgame.scenario.conditions import Condition
from burgemeestersgame.scenario.model import (
    Action,
    Choice,
    Consequences,
    Dilemma,
    Later,
    Mark,
    Scenario,
    Scene,
    Timeout,
    Way,
)

PENDING = "(pending)"  # no id that an author can write

NEVER = Condition("", FALSE)


@dataclass(frozen=True, slots=True)
class Slice:
    """What is left of a scenario.

    Attributes:
        scenario: Good for play only: it has no texts and no digest.
        leads: For each scene the one that is left to which all ways from it lead first, or itself.
        at_once: Delayed consequences of which the effects are now had at once, with those effects.
        weights: For each `dilemma/choice` that stands for more than one turn: for how many.
    """

    scenario: Scenario
    leads: Mapping[str, str]
    at_once: Mapping[str, tuple[tuple[str, int], ...]]
    weights: Mapping[str, int]


def sliced(survey: Survey, asked: Asked) -> Slice:
    """Return what is left of a story for one question."""
    return _Slicer(survey, asked).result()


class _Slicer(Matters):
    """Leaves out what does not matter."""

    def result(self) -> Slice:
        """Return the scenario without what does not matter."""
        scenario, story = self.story.scenario, self.story
        start = self.leads[self.survey.order[0]]
        weights: dict[str, int] = {}
        scenes = {story.places[start].id: self._scene(story.places[start], weights)}
        for place in story.places:
            if place.index in self.kept and place.index != start:
                scenes[place.id] = self._scene(place, weights)
        actions = {
            deed.id: self._action(deed)
            for deed in story.actions
            if deed in self.sites and self._matters(deed)
        }
        actions |= self._pending(scenes.values(), actions.values())
        return Slice(
            replace(
                scenario,
                indicators={
                    id: each
                    for id, each in scenario.indicators.items()
                    if story.indicators[id] in self.levels
                },
                facts={
                    id: text
                    for id, text in scenario.facts.items()
                    if story.fact_bits[id] & self.bits
                },
                actions=actions,
                messages={},
                scenes=scenes,
                digest="",
            ),
            {story.places[one].id: story.places[to].id for one, to in self.leads.items()},
            {
                story.laters[order].id: self._effects(story.laters[order].source.effects)
                for order in self.at_once
            },
            weights,
        )

    def _pending(self, scenes: Iterable[Scene], actions: Iterable[Action]) -> dict[str, Action]:
        """Return an action that is never open, for what is pending and whose own deed is gone."""
        deeds: list[Choice | Timeout | Action] = [*actions]
        for scene in scenes:
            if isinstance(scene, Dilemma):
                deeds += [*scene.choices, *((scene.timeout,) if scene.timeout else ())]
        there = {later.id for deed in deeds for later in deed.consequences.later}
        waiting = [
            self.story.laters[order].source
            for _due, order in (self.survey.at.pending if self.survey.at else ())
            if order in self.laters and self.story.laters[order].id not in there
        ]
        if not waiting:
            return {}
        carrier = Action(
            id=PENDING,
            text="",
            available=NEVER,
            times=1,
            consequences=Consequences(later=tuple(map(self._later, waiting))),
            source=self.story.scenario.source,
        )
        return {PENDING: carrier}

    def _scene(self, place: Place, weights: dict[str, int]) -> Scene:
        source = place.source
        arriving = self.survey.arrivals[place.index]
        plain: dict[str, Any] = {
            "condition": self._residue(source.condition, ((place, arriving),)),
            "at": source.at if self.has_time else None,
            "place": (),
            "sound": (),
            "next": self._ways(self._own_ways(place), self._leaving(place)),
        }
        if not isinstance(source, Dilemma):
            return replace(source, **plain)
        turns = self._turns(place)
        weights |= {f"{place.id}/{turn.deed.id}": turn.weight for turn in turns if turn.weight > 1}
        timeout = None
        choices = []
        for turn in sorted(turns, key=lambda turn: turn.deed.index):
            changes: dict[str, Any] = {
                "consequences": self._consequences(turn.deed),
                "next": self._ways(ways_of(place, turn.deed), self._after(place, turn.deed)),
            }
            match turn.deed.source:
                case Choice() as choice:
                    condition = (
                        None
                        if turn.is_sure
                        else self._residue(choice.condition, self.sites[turn.deed])
                    )
                    choices.append(replace(choice, condition=condition, **changes))
                case Timeout() as silence:
                    timeout = replace(silence, **changes)
        return replace(
            source,
            **plain,
            advice=tuple(each for each in source.advice if self.has_time and each.takes_min),
            choices=tuple(choices),
            timeout=timeout,
        )

    def _action(self, deed: Deed) -> Action:
        assert isinstance(deed.source, Action)
        return replace(
            deed.source,
            available=self._residue(deed.source.available, self.sites[deed]),
            consequences=self._consequences(deed),
        )

    def _ways(self, ways: tuple[Way, ...], sites: Sites) -> tuple[Way, ...]:
        return tuple(
            replace(ways[0], to=self.story.places[lead].id, condition=condition)
            for lead, condition in self._whither(ways, sites)
        )

    def _consequences(self, deed: Deed) -> Consequences:
        source = deed.consequences

        def marks(some: tuple[Mark, ...]) -> tuple[Mark, ...]:
            return tuple(
                replace(mark, condition=self._residue(mark.condition, self.sites[deed]))
                for mark in some
                if mark.norm in self.asked.norms
            )

        return Consequences(
            takes_min=source.takes_min if deed in self.timed else 0,
            effects=tuple(
                (list(self.story.indicators)[index], change)
                for index, change in self._moves(self._effects_of(deed))
            ),
            sets=self._facts(source.sets),
            later=tuple(self._later(each) for each in source.later if self._is_kept(each.id)),
            cancels=tuple(filter(self._is_kept, source.cancels)),
            honours=marks(source.honours),
            breaches=marks(source.breaches),
            repairs=marks(source.repairs),
        )

    def _later(self, later: Later) -> Later:
        return replace(
            later,
            condition=self._residue(later.condition, self.everywhere),
            message=None,
            effects=self._effects(later.effects),
            sets=self._facts(later.sets),
            cancels=tuple(filter(self._is_kept, later.cancels)),
        )

    def _is_kept(self, later: str) -> bool:
        return any(self.story.laters[order].id == later for order in self.laters)

    def _effects(self, effects: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
        return tuple(each for each in effects if self.story.indicators[each[0]] in self.levels)

    def _facts(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(id for id in ids if self.story.fact_bits[id] & self.bits)

    # -- conditions ------------------------------------------------------------------------------
