"""Every play of a story: what can happen, what cannot, and how many plays there are.

What a few thousand random plays meet can happen. What the bounds of `survey` exclude cannot. What
is left is asked one question at a time, each on the slice of the story that bears on it, with every
play followed. So each answer is exact, or it is said not to be known.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from burgemeestersgame.analysis.control import Found
from burgemeestersgame.analysis.deeds import condition_of, name_of
from burgemeestersgame.analysis.dominated import dominated
from burgemeestersgame.analysis.explore import Explorer, TooLarge
from burgemeestersgame.analysis.matters import Asked
from burgemeestersgame.analysis.result import Analysis
from burgemeestersgame.analysis.simulate import Player, names_of
from burgemeestersgame.analysis.slices import NEVER, Slice, sliced
from burgemeestersgame.analysis.statuses import STATUSES, NormBook, followed_with
from burgemeestersgame.analysis.steps import Chart, Outcome
from burgemeestersgame.analysis.walk import Walk
from burgemeestersgame.assessment import Status
from burgemeestersgame.engine.story import Deed, Story, compiled
from burgemeestersgame.scenario.model import Ending, Scenario

PLAYS = 4096
LIMIT = 2_000_000  # steps for one question
_QUESTIONS = 2  # that may take so many, beside the first


def analyse(
    scenario: Scenario, *, limit: int = LIMIT, progress: Callable[[float], None] | None = None
) -> Analysis:
    """Return what a scenario can do.

    Args:
        limit: How many steps may be followed for one question before it is left open; for all of
            them together three times as many.
        progress: Called now and then with the share that is done.
    """
    return _Analyst(scenario, limit, progress).result()


@dataclass(slots=True)
class _Answers:
    """What is known so far; what is in neither is not."""

    can: set[str] = field(default_factory=set)
    cannot: set[str] = field(default_factory=set)

    def unknown(self, names: Iterable[str]) -> list[str]:
        return [name for name in names if name not in self.can and name not in self.cannot]

    def tell(self, name: str, can: bool) -> None:
        (self.can if can else self.cannot).add(name)


@dataclass(frozen=True, slots=True)
class _Counted:
    """How many plays and states there are, at least; `options`: for each dilemma the choices that
    can be open together, None where the plays could not all be followed."""

    plays: int
    states: int
    options: dict[str, list[set[str]]] | None = None


class _Analyst:
    def __init__(
        self, scenario: Scenario, limit: int, progress: Callable[[float], None] | None
    ) -> None:
        self.scenario = scenario
        self.story = compiled(scenario)
        self.limit = limit
        self.rest = _QUESTIONS * limit
        self.progress = progress or (lambda share: None)
        self.chart = Chart(self.story)
        self.survey = self.chart.survey
        self.book = NormBook(scenario)
        self.answers = _Answers()
        self.names = list(names_in(self.story))
        self.statuses = [f"{id}:{status}" for id in self.book.ids for status in STATUSES]

    def result(self) -> Analysis:
        """Ask everything, the easy questions first."""
        player = Player(self.chart, random.Random(0))
        walk = player.play(PLAYS)
        self.answers.can.update(player.result().shortest)
        self._bounds()
        self.progress(0.1)
        counted = self._count(walk)
        self.progress(0.6)
        self._norms()
        self.progress(0.7)
        for name in self.answers.unknown(self.names):
            self._ask(name)
        self._messages()
        self.progress(1.0)
        unknown = self.answers.unknown((*self.names, *self.statuses))
        return Analysis(
            digest=self.scenario.digest,
            exact=not unknown and counted.options is not None,
            states=counted.states,
            playthroughs=str(counted.plays),
            endings=tuple(
                id
                for id, scene in self.scenario.scenes.items()
                if isinstance(scene, Ending) and id in self.answers.can
            ),
            unreachable=tuple(name for name in self.names if name in self.answers.cannot),
            dominated=tuple(self._dominated(counted.options)),
            norms={
                id: tuple(
                    status.value for status in STATUSES if f"{id}:{status}" in self.answers.can
                )
                for id in self.book.ids
            },
            unknown=tuple(unknown),
        )

    # -- questions -------------------------------------------------------------------------------

    def _bounds(self) -> None:
        """Take in what can happen on no path, by the bounds alone."""
        survey, cannot = self.survey, self.answers.cannot
        done = {deed for _place, deed in survey.deeds()}
        cannot.update(name_of(self.story, deed) for deed in self.story.deeds if deed not in done)
        cannot.update(place.id for place in self.story.places if place.index not in survey.stays)
        for order, later in enumerate(self.story.laters):
            if order not in survey.dues or not any(
                survey.judge(later.source.condition, place, survey.anywhere) is not False
                for place in self.story.places
            ):
                cannot.add(f"later:{later.id}")

    def _count(self, walk: Walk) -> _Counted:
        """Count the plays, and learn from it which choices and actions there can be.

        Args:
            walk: Plays at random, for when they are too many to count.
        """
        slice_ = sliced(self.survey, Asked(deeds=True))
        story = Story(slice_.scenario)
        counted = self._counted(story, slice_.weights)
        if isinstance(counted, int):
            plays = max(self._fewest_plays(slice_), walk.different())
            decided = {
                deed.scene
                for deed in self.story.deeds
                if deed.action < 0 and name_of(self.story, deed) in self.answers.can
            }
            return _Counted(plays, max(counted, len(decided)))
        plays, found = counted
        happened = {name for outcome in found.outcomes for name in names_of(story, outcome)}
        for place in self.story.places:
            if place.is_dilemma and place.id in slice_.scenario.scenes:
                self.answers.tell(place.id, place.id in happened)
        # Choices that come to the same are one there. Where somebody may choose, anybody may choose
        # what is always open, or let the time pass.
        decided = {
            place.index
            for place, deed in self.survey.deeds()
            if deed.action < 0 and name_of(self.story, deed) in happened
        }
        for place, deed in self.survey.deeds():
            name = name_of(self.story, deed)
            is_sure = deed.action < 0 and self._is_sure(deed) and place.index in decided
            self.answers.tell(name, is_sure or name in happened)
        options = {
            story.places[index].id: [{story.deeds[deed].id for deed in each} for each in sets]
            for index, sets in found.options.items()
        }
        return _Counted(plays, found.states, options)

    def _fewest_plays(self, slice_: Slice) -> int:
        """Return how many plays there are at least: those without any action, if they can be
        counted."""
        actions = {
            id: replace(action, available=NEVER) for id, action in slice_.scenario.actions.items()
        }
        story = Story(replace(slice_.scenario, actions=actions))
        counted = self._counted(story, slice_.weights)
        return 1 if isinstance(counted, int) else counted[0]

    def _counted(self, story: Story, weights: Mapping[str, int]) -> tuple[int, Found] | int:
        """Return the plays of a story and what was found on the way; where they are too many, how
        many states there are at least.

        What that took is forgotten again: with millions of states it is gigabytes.
        """
        try:
            explorer = Explorer(Chart(story), limit=self.limit)
        except TooLarge:
            return 0
        try:
            return explorer.count(weights)
        except TooLarge:
            return len(explorer.known)

    def _is_sure(self, deed: Deed) -> bool:
        """Say whether a choice is open whenever its dilemma is."""
        place = self.story.places[deed.scene]
        here = self.survey.stays.get(place.index)
        return here is not None and bool(self.survey.judge(condition_of(deed), place, here))

    def _ask(self, name: str) -> None:
        """Ask whether one thing can happen."""
        kind, _colon, id = name.rpartition(":")
        if kind == "message":
            return
        asked = (
            Asked(laters=frozenset([id]))
            if kind == "later"
            else Asked(scenes=frozenset([name]))
            if name in self.scenario.scenes
            else Asked(told=frozenset([name]))
        )
        slice_ = sliced(self.survey, asked)
        story = Story(slice_.scenario)
        found = self._explored(story, until=lambda outcome: name in names_of(story, outcome))
        if found is None:
            return
        self.answers.tell(name, any(name in names_of(story, outcome) for outcome in found.outcomes))

    def _explored(
        self,
        story: Story,
        followed: Iterable[str] = (),
        until: Callable[[Outcome], bool] = lambda outcome: False,
    ) -> Found | None:
        """Explore a slice; None where it is too large, or the others took too long already."""
        limit = min(self.limit, self.rest)
        try:
            explorer = Explorer(Chart(story), followed, limit)
        except TooLarge:
            return None
        try:
            return explorer.explore(until=until)
        except TooLarge:
            return None
        finally:
            self.rest -= limit - explorer.left

    def _messages(self) -> None:
        """Answer for messages, from what brings them."""
        story = self.story
        sources: dict[str, list[str]] = {id: [] for id in self.scenario.messages}
        for deed in story.deeds:
            if deed.message:
                sources[deed.message].append(name_of(story, deed))
        for later in story.laters:
            if later.message:
                sources[later.message].append(f"later:{later.id}")
        for message, names in sources.items():
            if any(name in self.answers.can for name in names):
                self.answers.tell(f"message:{message}", True)
            elif all(name in self.answers.cannot for name in names):
                self.answers.tell(f"message:{message}", False)

    def _norms(self) -> None:
        """Answer which statuses each norm can have."""
        for id in self.book.ids:
            names = {f"{id}:{status}": status for status in STATUSES}
            if not self.answers.unknown(names):
                continue
            marked, followed = followed_with(self.book, self.story, id)
            slice_ = sliced(self.survey, Asked(norms=marked))
            story = Story(slice_.scenario)
            found = self._explored(story, followed)
            if found is None:
                continue
            can = {Status.SILENT}
            if id in found.followed:
                at = found.followed.index(id)
                can = {STATUSES[standing[at]] for standing in found.endings}
            for name, status in names.items():
                self.answers.tell(name, status in can)

    def _dominated(self, options: dict[str, list[set[str]]] | None) -> Iterator[tuple[str, str]]:
        def is_open_with(worse: Deed, better: Deed) -> bool:
            if self._is_sure(better) or condition_of(worse) == condition_of(better):
                return True
            known = (options or {}).get(self.story.places[worse.scene].id, [])
            # None known: this dilemma may be out of reach, or nobody could find out.
            return bool(known) and all(
                better.id in each for each in known if self._is_sure(worse) or worse.id in each
            )

        for worse, better in dominated(self.story, self.survey.asked_after.bits, is_open_with):
            if name_of(self.story, worse) in self.answers.can:
                yield name_of(self.story, worse), name_of(self.story, better)


def names_in(story: Story) -> Iterator[str]:
    """Yield everything that may happen in a story, named as in `Analysis.unreachable`."""
    yield from (name_of(story, deed) for deed in story.deeds if deed.action < 0)
    yield from (f"action:{deed.id}" for deed in story.actions)
    yield from (f"message:{id}" for id in story.scenario.messages)
    yield from (f"later:{later.id}" for later in story.laters)
    yield from (place.id for place in story.places)
