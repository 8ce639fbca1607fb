"""The status of every norm in a run, the chances that were missed and the tensions that were met.

**The status of a norm**, for every norm that the scenario names.
Its touches (honour, breach, repair) are walked in order:

- no touch and no chance: *silent*; no touch but a chance: *missed*; only honours: *honoured*;
- from a breach on it is *breached*, whatever was honoured before, until a repair mends it:
  *repaired*; a later honour does not mend, and a breach after a repair is *breached* again;
- a repair with nothing to mend is no touch.

A *chance* is a choice or action that honours the norm, was open when a decision or time-out fell,
and was not taken. Where the rule leaves room, we read it so:

- *Open* and *honours* are both judged on the state right before the decision, as the engine judges
  them.
- *Not taken* is about this dilemma. An action that was taken here is no chance here, also if it may
  be taken again or did not honour the norm when it was taken; one that was taken at an earlier
  dilemma and is open again, is.
- A dilemma that is left because no choice is open any more has no decision, and so no chances.
- A suggestie or praktijknorm that is not binding in this scenario can be honoured or silent: it has
  no chances. That something would have honoured it, and the tension that it lost, are kept.
- *No chance where the decision serves the other side of a tension*: silence that honours a norm
  counts as a choice here. A repair with nothing to mend serves nothing. Actions do not serve a
  side: the rule speaks of the choice.
- Of one deed, the repair is walked before the honour. The status is the same either way; only the
  explanation reads better: mended first, then honoured. A breach would be walked last, but the
  checker allows none beside them.

A norm counts in the phase of the scene where its status last changed: an action at the dilemma
where it is taken, *missed* at its last chance, *silent* in none. A second honour, or a second
breach, changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from burgemeestersgame.assessment.model import (
    Count,
    Faced,
    NormResult,
    Road,
    Status,
    Touch,
    TouchKind,
)
from burgemeestersgame.engine import rules
from burgemeestersgame.engine.run import Decided, Step, TimedOut
from burgemeestersgame.engine.state import Entered, State, Taken
from burgemeestersgame.engine.story import BREACH, HONOUR, REPAIR, Deed, Story
from burgemeestersgame.norms import Catalogue, Family, is_soft, load_norms
from burgemeestersgame.scenario.named_norms import norm_of, norms_named


@dataclass(slots=True)
class _Standing:
    """What is known about one norm so far."""

    has_chances: bool
    status: Status = Status.SILENT
    phase: str | None = None
    touches: list[Touch] = field(default_factory=list)
    left: list[Touch] = field(default_factory=list)

    def touch(self, touch: Touch, phase: str) -> bool:
        """Take in a touch; False where it is none, because there is nothing to mend."""
        match touch.kind:
            case TouchKind.REPAIR:
                if self.status is not Status.BREACHED:
                    return False
                self._become(Status.REPAIRED, phase)
            case TouchKind.BREACH:
                self._become(Status.BREACHED, phase)
            case TouchKind.HONOUR if self.status in (Status.SILENT, Status.MISSED):
                self._become(Status.HONOURED, phase)
        self.touches.append(touch)
        return True

    def leave(self, left: Touch, phase: str) -> None:
        """Take in what was left; a missed chance counts while nothing touched the norm."""
        self.left.append(left)
        if self.has_chances and not self.touches:
            self.status, self.phase = Status.MISSED, phase

    def result(self) -> NormResult:
        return NormResult(self.status, self.phase, tuple(self.touches or self.left))

    def _become(self, status: Status, phase: str) -> None:
        if status is not self.status:
            self.status, self.phase = status, phase


_TOUCHES = ((REPAIR, TouchKind.REPAIR), (HONOUR, TouchKind.HONOUR), (BREACH, TouchKind.BREACH))


class NormBook:
    """Walks a run and keeps the standing of every norm."""

    def __init__(self, story: Story, catalogue: Catalogue) -> None:
        self._story = story
        self._catalogue = catalogue
        self._norms = {each.id: _Standing(each.has_chances) for each in _named(story)}
        self._done_here: set[int] = set()
        self.faced: list[Faced] = []

    def results(self) -> dict[str, NormResult]:
        return {id: standing.result() for id, standing in self._norms.items()}

    def statuses(self) -> dict[str, Status]:
        """Return the status of every norm so far."""
        return {id: standing.status for id, standing in self._norms.items()}

    def read(self, step: Step) -> None:
        for record in step.records:
            match record:
                case Entered():
                    self._done_here.clear()
                case Taken() if step.before is not None:
                    deed = self._story.deeds[record.deed]
                    served = self._touch(step.before, deed, record)
                    self._done_here.add(deed.index)
                    if isinstance(step.event, Decided | TimedOut):
                        self._look_for_chances(step.before, deed, record.clock, served)

    def _touch(self, before: State, deed: Deed, taken: Taken) -> frozenset[str]:
        """Take in what a deed did to norms; return those it served, by honour or by mending."""
        place = self._story.places[before.scene]
        served: set[str] = set()
        for name, kind in _TOUCHES:
            for mark, norm in taken.marks:
                if mark == name:
                    touch = Touch(kind, place.id, deed.kind, deed.id, taken.clock)
                    counts = self._norms[norm].touch(touch, place.phase)
                    if counts and kind is not TouchKind.BREACH:
                        served.add(norm)
        return frozenset(served)

    def _look_for_chances(
        self, before: State, decision: Deed, clock: int, served: frozenset[str]
    ) -> None:
        place = self._story.places[before.scene]
        waived: dict[str, dict[str, None]] = {}
        roads: dict[str, dict[int, list[str]]] = {}
        left = {deed.index: (deed, _honoured_by(deed, before)) for deed in self._not_taken(before)}
        for deed, honoured in left.values():
            for norm in honoured:
                standing = self._norms[norm]
                pairs = self._pairs(norm, served)
                if not pairs:
                    kind = TouchKind.MISSED if standing.has_chances else TouchKind.OPEN
                    standing.leave(Touch(kind, place.id, deed.kind, deed.id, clock), place.phase)
                    continue
                for pair in pairs:
                    if norm in served:
                        continue
                    roads.setdefault(pair, {}).setdefault(deed.index, []).append(norm)
                    if norm in waived.setdefault(pair, {}):
                        continue
                    waived[pair][norm] = None
                    standing.left.append(
                        Touch(TouchKind.TENSION, place.id, decision.kind, decision.id, clock, pair)
                    )
        for pair, norms in waived.items():
            sides = [n for n in served if any(pair in self._pairs(w, {n}) for w in norms)]
            ways = [
                Road(
                    deed.kind,
                    deed.id,
                    tuple(roads[pair][index]),
                    serves_both=deed.kind == "action" or set(sides) <= set(honoured),
                )
                for index, (deed, honoured) in left.items()
                if index in roads[pair]
            ]
            self.faced.append(
                Faced(pair, place.id, clock, tuple(sorted(sides)), tuple(norms), tuple(ways))
            )

    def _not_taken(self, before: State) -> Iterator[Deed]:
        """Yield the choices and actions that were open and not taken at this dilemma."""
        for deed in (
            *rules.open_choices(self._story, before),
            *rules.open_actions(self._story, before),
        ):
            if deed.index not in self._done_here:
                yield deed

    def _pairs(self, norm: str, served: Iterable[str]) -> list[str]:
        """Return the tension pairs that have `norm` on one side and a served norm on the other."""
        others = self._catalogue.opposites(norm).intersection(served)
        if not others:
            return []
        return [
            pair.id
            for pair in self._catalogue.tensions
            if (norm in pair.side_a and not others.isdisjoint(pair.side_b))
            or (norm in pair.side_b and not others.isdisjoint(pair.side_a))
        ]


class _Named(NamedTuple):
    """A norm that a story names; `has_chances`: whether not following it can be a missed chance."""

    id: str
    has_chances: bool
    family: Family


@lru_cache(maxsize=16)
def _named(story: Story) -> tuple[_Named, ...]:
    """Return every norm that a story names, worked out once per story."""
    scenario, catalogue = story.scenario, load_norms()
    norms = {id: norm_of(scenario, catalogue, id) for id in norms_named(scenario)}
    return tuple(
        _Named(id, id in scenario.binding or not is_soft(norm.aard), norm.family)
        for id, norm in norms.items()
    )


def _honoured_by(deed: Deed, state: State) -> list[str]:
    """Return the norms that a deed would honour if it were taken in this state."""
    if deed.marks is not None:
        return [norm for touch, norm in deed.marks if touch == HONOUR]
    return [
        norm
        for touch, norm, test in deed.tested_marks
        if touch == HONOUR and (test is None or test(state))
    ]


def count_of(results: Iterable[NormResult]) -> Count:
    """Return how many of some norms were honoured or mended, of those that came up."""
    good = of = 0
    for result in results:
        good += result.status in (Status.HONOURED, Status.REPAIRED)
        of += result.status is not Status.SILENT
    return Count(good, of)


def per_family(story: Story, results: Mapping[str, NormResult]) -> dict[str, Count]:
    """Return the counts of every family that has a norm in the story, in the catalogue's order."""
    families: dict[Family, list[NormResult]] = {}
    for each in _named(story):
        families.setdefault(each.family, []).append(results[each.id])
    return {family.value: count_of(families[family]) for family in Family if family in families}
