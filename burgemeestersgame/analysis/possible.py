"""From where play is: which endings and which norm statuses can still be reached.

For a norm the slice of the story that bears on it is explored once (`norm_table`). For an ending,
the bounds exclude most of what cannot be, and a few hundred random plays from the state on find
most of what can. What is left is explored from that state, a little at first: more random plays,
which find what is rare, cost less than to explore much.
"""

from __future__ import annotations

import random
from collections.abc import Iterable

from burgemeestersgame.analysis.explore import Explorer, TooLarge
from burgemeestersgame.analysis.matters import Asked
from burgemeestersgame.analysis.norm_table import NormTable
from burgemeestersgame.analysis.projection import projected
from burgemeestersgame.analysis.slices import sliced
from burgemeestersgame.analysis.steps import Chart
from burgemeestersgame.analysis.survey import Survey
from burgemeestersgame.analysis.viewpoint import Viewpoint
from burgemeestersgame.analysis.walk import Guide, Walk
from burgemeestersgame.assessment import Status
from burgemeestersgame.engine import rules
from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import Story, compiled
from burgemeestersgame.scenario.model import Scenario

# Random plays, and the share of the limit that may be explored when they find nothing.
_EFFORTS = ((1 << 8, 0.01), (1 << 14, 0.25), (1 << 17, 1.0))
LIMIT = 400_000  # steps for one question
_QUESTIONS = 10  # that may take that many


class Outlook:
    """Answers what can still be reached in one scenario; it keeps what it works out.

    Args:
        limit: How many steps may be followed for one question before it is left open; all
            questions together may take some times as many.

    Attributes:
        endings: Ids of all endings; `norms`: of all norms that the scenario names.
    """

    def __init__(self, scenario: Scenario, limit: int = LIMIT) -> None:
        self._limit = limit
        self._rest = _QUESTIONS * limit
        self.story = compiled(scenario)
        self._guide = Guide(Chart(self.story))
        self.endings = tuple(place.id for place in self.story.places if place.is_ending)
        self.norms = self._guide.book.ids
        self._tables: dict[str, NormTable] = {}
        self._surveys: dict[State, Survey] = {}
        self._met: dict[tuple[State, str, int], frozenset[str]] = {}

    def can_end(self, state: State, ending: str, barred: str = "") -> bool | None:
        """Say whether an ending can still be reached; None if that is too much to find out.

        Args:
            state: Begun; also while a consequence is being read, or at an ending.
            barred: Id of an action that is not taken at this dilemma; '' for none.
        """
        return self.can_end_from([state], ending, barred)

    def can_end_from(self, states: Iterable[State], ending: str, barred: str = "") -> bool | None:
        """Say whether an ending can be reached from any of some states, as `can_end` does."""
        left = [state for state in states if self._may_end(state, ending)]
        for plays, share in _EFFORTS:
            if any(ending in self._met_from(state, barred, plays) for state in left):
                return True
            limit = int(self._limit * share)
            answers = {
                state: self._explored(state, ending, barred, min(limit, self._rest))
                for state in left
            }
            if any(answers.values()):
                return True
            left = [state for state in left if answers[state] is None]
            if not left:
                return False
        return None

    def _may_end(self, state: State, ending: str) -> bool:
        """Say whether an ending lies within bounds."""
        return self.story.scenes[ending] in self._survey(state).stays

    def _survey(self, state: State) -> Survey:
        survey = self._surveys.get(state)
        if survey is None:
            survey = self._surveys[state] = Survey(self.story, state)
        return survey

    def bears_on(self, norm: str, dilemma: str) -> bool:
        """Say whether anything that is done at a dilemma can make a difference to a norm."""
        return self._table(norm).bears_on(dilemma)

    def can_become(self, norm: str, at: Viewpoint, barred: str = "") -> frozenset[Status] | None:
        """Return the statuses that a norm can still have at an ending; None if that is too much to
        find out. `barred` as in `can_end`."""
        if self.story.places[at.state.scene].is_ending:
            return frozenset({at.statuses[norm]})
        table = self._table(norm)
        before = table.spent
        found = table.statuses(at, barred, min(self._limit, self._rest))
        self._rest -= table.spent - before
        return found

    def _table(self, norm: str) -> NormTable:
        table = self._tables.get(norm)
        if table is None:
            table = NormTable(self._guide, norm, min(self._limit, self._rest))
            self._tables[norm] = table
            self._rest -= table.spent
        return table

    def _met_from(self, state: State, barred: str, plays: int) -> frozenset[str]:
        """Return the endings that so many plays at random come to."""
        met = self._met.get((state, barred, plays))
        if met is None:
            # Where it leads is known of one state better than of very many.
            rests = state.going < 0
            at = state if rests else rules.proceed(self.story, state)[0]
            left_out = self._index_of(barred) if rests else -1
            walk = Walk(self._guide, random.Random(0), plays, at, left_out)
            met = self._met[state, barred, plays] = frozenset(
                self.story.places[index].id
                for index in (
                    at.scene,
                    *(index for outcome, _plays in walk.batch.log for index in outcome.entered),
                )
            )
        return met

    def _index_of(self, action: str) -> int:
        return next((deed.index for deed in self.story.actions if deed.id == action), -1)

    def _explored(self, state: State, ending: str, barred: str, limit: int) -> bool | None:
        """Explore whether an ending can be reached; None if that is too much."""
        start = self.story.places[state.scene].id if state.going < 0 else None
        slice_ = sliced(self._survey(state), Asked(scenes=frozenset([ending]), start=start))
        story = Story(slice_.scenario)
        here = projected(self.story, story, slice_, state)
        index = story.scenes.get(ending)
        if index is None:
            return False
        bar = next(((here.scene, deed.index) for deed in story.actions if deed.id == barred), None)
        explorer: Explorer | None = None
        try:
            explorer = Explorer(Chart(story, here), limit=limit)
            found = explorer.explore(
                begin=[explorer.control(here, ())],
                until=lambda outcome: index in outcome.entered,
                barred=bar,
            )
        except TooLarge:
            return None
        finally:
            self._rest -= limit - explorer.left if explorer else 0
        return here.scene == index or any(index in outcome.entered for outcome in found.outcomes)
