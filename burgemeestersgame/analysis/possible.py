"""From where play is: which endings and which norm statuses can still be reached.

For a norm the whole slice of the story that bears on it is explored once, and kept with what every
state in it leads to; to ask is then to look up. For an ending, a few hundred random plays from the
state on find most of what can be; the bounds exclude most of what cannot; what is left is explored
from that state.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from burgemeestersgame.analysis.explore import Control, Explorer, TooLarge
from burgemeestersgame.analysis.slices import Asked, Slice, sliced
from burgemeestersgame.analysis.statuses import STATUSES, followed_with
from burgemeestersgame.analysis.steps import Chart
from burgemeestersgame.analysis.survey import Survey
from burgemeestersgame.analysis.walk import Guide, Walk
from burgemeestersgame.assessment import Status
from burgemeestersgame.engine import rules
from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import Story, compiled
from burgemeestersgame.scenario.model import Scenario

_PLAYS = 256
LIMIT = 400_000  # steps for one question


@dataclass(frozen=True, slots=True)
class Possible:
    """What can still be reached.

    Attributes:
        endings: Ids of endings that can.
        norms: For each norm the statuses that it can still have at an ending.
        unknown: Endings, and `norm:status`, of which we do not know; they are in neither.
    """

    endings: frozenset[str]
    norms: Mapping[str, frozenset[Status]]
    unknown: frozenset[str] = field(default_factory=frozenset)


class Outlook:
    """Answers what can still be reached in one scenario.

    It keeps what it works out: ask one outlook about all the states of a run, the last one first.

    Args:
        limit: How many steps may be followed for one question before it is left open.
    """

    def __init__(self, scenario: Scenario, limit: int = LIMIT) -> None:
        self._limit = limit
        self.story = compiled(scenario)
        self._guide = Guide(Chart(self.story))
        self._book = self._guide.book
        self._norms: dict[str, _NormTable] = {}

    def still_possible(
        self, state: State, statuses: Mapping[str, Status], later: Possible | None = None
    ) -> Possible:
        """Return what can still be reached from a state of a run.

        Args:
            state: Where play is, begun and not yet over; also while a consequence is being read.
            statuses: Of each norm now, as `assess` gives them.
            later: What can be reached from a later state of the same run, if that is known: it can
                be reached from this one too, and need not be found again.
        """
        unknown: set[str] = set()
        endings = set(later.endings) if later else set()
        for name, can in self._endings(state, endings):
            if can is None:
                unknown.add(name)
            elif can:
                endings.add(name)
        norms = {}
        for id in self._book.ids:
            found = self._statuses(id, state, statuses)
            if found is None:
                known = later.norms[id] if later else frozenset({statuses[id]})
                unknown.update(f"{id}:{status}" for status in Status if status not in known)
                found = known
            norms[id] = found
        return Possible(frozenset(endings), norms, frozenset(unknown))

    # -- endings ---------------------------------------------------------------------------------

    def _endings(self, state: State, known: set[str]) -> Iterator[tuple[str, bool | None]]:
        """Yield each ending that is not known to be possible, with whether it is."""
        survey = Survey(self.story, state)
        open_ = {
            place.id
            for place in map(self.story.places.__getitem__, survey.order)
            if place.is_ending and place.index in survey.stays
        } - known
        if not open_:
            return
        walk = Walk(self._guide, random.Random(0), _PLAYS, state)
        met = {
            self.story.places[index].id
            for outcome, _plays in walk.batch.log
            for index in outcome.entered
        }
        for name in open_:
            yield name, True if name in met else self._ending(survey, state, name)

    def _ending(self, survey: Survey, state: State, name: str) -> bool | None:
        """Explore whether an ending can be reached; None if that is too much."""
        start = self.story.places[state.scene].id if state.going < 0 else None
        slice_ = sliced(survey, Asked(scenes=frozenset([name]), start=start))
        story = Story(slice_.scenario)
        here = projected(self.story, story, slice_, state)
        index = story.scenes.get(name)
        if index is None:
            return False
        try:
            explorer = Explorer(Chart(story, here), limit=self._limit)
            found = explorer.explore(
                begin=[explorer.control(here, ())],
                until=lambda outcome: index in outcome.entered,
            )
        except TooLarge:
            return None
        return here.scene == index or any(index in outcome.entered for outcome in found.outcomes)

    # -- norms -----------------------------------------------------------------------------------

    def _statuses(
        self, id: str, state: State, statuses: Mapping[str, Status]
    ) -> frozenset[Status] | None:
        table = self._norms.get(id)
        if table is None:
            table = self._norms[id] = _NormTable(self._guide, id, self._limit)
        return table.statuses(state, statuses)


class _NormTable:
    """What can become of one norm, from every state of the slice that bears on it."""

    def __init__(self, guide: Guide, id: str, limit: int) -> None:
        self._limit = limit
        survey = guide.chart.survey
        self._id = id
        self._full = guide.chart.story
        marked, followed = followed_with(guide.book, self._full, id)
        self._slice: Slice = sliced(survey, Asked(norms=marked))
        self._story = Story(self._slice.scenario)
        self._explorer = Explorer(Chart(self._story), followed, limit)
        self._edges: dict[Control, set[Control]] = {}
        self._ends: dict[Control, frozenset[tuple[int, ...]]] = {}
        self._is_known = False
        if not self._story.indicators:
            try:
                self._explorer.explore(edges=self._edges)
                self._is_known = True
            except TooLarge:
                pass

    def statuses(self, state: State, statuses: Mapping[str, Status]) -> frozenset[Status] | None:
        """Return the statuses that the norm can still have at an ending; None if unknown."""
        followed = self._explorer.followed
        if self._id not in followed:
            return frozenset({statuses[self._id]})
        here = projected(self._full, self._story, self._slice, state)
        standing = [statuses[id] for id in followed]
        try:
            if self._is_known:
                ends = self._ends_of(self._explorer.control(here, standing)[0])
            else:
                explorer = Explorer(self._explorer.chart, followed, self._limit)
                begin = explorer.control(here, standing)
                ends = frozenset(explorer.explore(begin=[begin]).endings)
        except TooLarge:
            return None
        at = followed.index(self._id)
        return frozenset(STATUSES[each[at]] for each in ends)

    def _ends_of(self, begin: Control) -> frozenset[tuple[int, ...]]:
        """Return how the followed norms can stand at the endings, from a state on."""
        todo = [begin]
        while todo:
            control = todo[-1]
            if control in self._ends:
                todo.pop()
                continue
            if control not in self._edges and not control.spot.place.is_ending:
                # Not seen from the beginning, which a norm's status may be after an edit.
                self._explorer.explore(begin=[(control, 1)], edges=self._edges)
            ahead = self._edges.get(control, set())
            waiting = [each for each in ahead if each not in self._ends]
            if waiting:
                todo += waiting
                continue
            ends = {control.standing} if control.spot.place.is_ending else set()
            self._ends[control] = frozenset(ends.union(*(self._ends[each] for each in ahead)))
            todo.pop()
        return self._ends[begin]


def projected(full: Story, story: Story, slice_: Slice, state: State) -> State:
    """Return a state of a story as one of a slice of it, where play rests; `story` is that slice,
    compiled."""
    leads = slice_.leads
    id = full.places[state.scene if state.going < 0 else state.going].id
    target = story.scenes[leads[id]]
    is_here = state.going < 0 and leads[id] == id
    truths = 0
    for mine, theirs in (
        (full.fact_bits, story.fact_bits),
        (full.scene_bits, story.scene_bits),
        (full.action_bits, story.action_bits),
        (full.choice_bits, story.choice_bits),
    ):
        for name, bit in theirs.items():
            if state.truths & mine.get(name, 0):
                truths |= bit
    orders = {later.id: order for order, later in enumerate(story.laters)}
    uses = dict(zip((action.id for action in full.actions), state.uses, strict=True))
    levels = dict(zip(full.indicators, state.levels, strict=True))
    for _due, order in state.pending:
        for id, change in slice_.at_once.get(full.laters[order].id, ()):
            levels[id] += change
    here = story.initial._replace(
        scene=target if is_here else 0,
        clock=state.clock,
        levels=tuple(levels[id] for id in story.indicators),
        truths=truths,
        uses=tuple(uses.get(action.id, 0) for action in story.actions),
        heard=_heard(full, story, state) if is_here else 0,
        pending=tuple(
            (due, orders[full.laters[order].id])
            for due, order in state.pending
            if full.laters[order].id in orders
        ),
        going=-1 if is_here else target,
    )
    return here if is_here else rules.proceed(story, here)[0]


def _heard(full: Story, story: Story, state: State) -> int:
    """Return which of the advice that is left was heard."""
    source = full.places[state.scene].source
    heard = {
        advice.advisor
        for number, advice in enumerate(getattr(source, "advice", ()))
        if state.heard >> number & 1
    }
    left = story.scenario.scenes[source.id]
    return sum(
        1 << number
        for number, advice in enumerate(getattr(left, "advice", ()))
        if advice.advisor in heard
    )
