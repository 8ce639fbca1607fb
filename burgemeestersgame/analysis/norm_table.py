"""What can become of one norm, from every state of the slice of the story that bears on it."""

from __future__ import annotations

from collections.abc import Iterator

from burgemeestersgame.analysis.control import Barred, Control, Found
from burgemeestersgame.analysis.explore import Explorer, TooLarge
from burgemeestersgame.analysis.matters import Asked
from burgemeestersgame.analysis.projection import projected
from burgemeestersgame.analysis.slices import sliced
from burgemeestersgame.analysis.statuses import STATUSES, followed_with
from burgemeestersgame.analysis.steps import Chart
from burgemeestersgame.analysis.viewpoint import Viewpoint
from burgemeestersgame.analysis.walk import Guide
from burgemeestersgame.assessment import Status
from burgemeestersgame.engine.story import Story

Ends = frozenset[tuple[int, ...]]
"""How the norms that are followed can stand at the endings."""


class NormTable:
    """What can become of one norm.

    The slice is explored once, and kept with what every state in it leads to; to ask is then to
    look up. Where levels matter, there are too many states to keep, and each question is explored.

    Args:
        limit: How many steps may be followed to fill the table.

    Attributes:
        spent: How many steps were followed so far.
    """

    def __init__(self, guide: Guide, id: str, limit: int) -> None:
        self._id = id
        self._full = guide.chart.story
        marked, followed = followed_with(guide.book, self._full, id)
        self._slice = sliced(guide.chart.survey, Asked(norms=marked))
        self._story = Story(self._slice.scenario)
        self._explorer = Explorer(Chart(self._story), followed, limit)
        self._edges: dict[Control, set[Control]] = {}
        self._ends: dict[Control, Ends] = {}
        self._is_known = False
        if not self._story.indicators:
            try:
                self._explorer.explore(edges=self._edges)
                self._is_known = True
            except TooLarge:
                pass
        self.spent = limit - self._explorer.left

    def bears_on(self, dilemma: str) -> bool:
        """Say whether anything that is done at a dilemma can make a difference to the norm."""
        is_followed = self._id in self._explorer.followed
        return is_followed and self._slice.leads.get(dilemma) == dilemma

    def statuses(self, at: Viewpoint, barred: str, limit: int) -> frozenset[Status] | None:
        """Return the statuses that the norm can still have at an ending; None if unknown.

        Args:
            barred: Id of an action that is not taken at this dilemma; '' for none.
            limit: How many steps may be followed.
        """
        followed = self._explorer.followed
        if self._id not in followed:
            return frozenset({at.statuses[self._id]})
        here = projected(self._full, self._story, self._slice, at.state)
        standing = [at.statuses[id] for id in followed]
        explorer = self._explorer
        if self._is_known:
            explorer.left = limit
        else:
            explorer = Explorer(explorer.chart, followed, limit)
        begin, levels = explorer.control(here, standing, at.done)
        bar = self._bar(at, barred)
        try:
            if not self._is_known:
                ends = frozenset(explorer.explore(begin=[(begin, levels)], barred=bar).endings)
            elif bar:
                ends = self._ends_without(begin, levels, bar)
            else:
                ends = self._ends_of(begin)
        except TooLarge:
            return None
        finally:
            self.spent += limit - explorer.left
        number = followed.index(self._id)
        return frozenset(STATUSES[standing[number]] for standing in ends)

    def _bar(self, at: Viewpoint, barred: str) -> Barred:
        """Return the action as it is barred in the slice; None where it makes no difference."""
        scene = self._story.scenes.get(self._full.places[at.state.scene].id)
        for deed in self._story.actions:
            if deed.id == barred and scene is not None:
                return scene, deed.index
        return None

    def _ends_of(self, begin: Control) -> Ends:
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

    def _ends_without(self, begin: Control, levels: int, barred: Barred) -> Ends:
        """Return the same where an action is not taken at this place."""
        ends: set[tuple[int, ...]] = set()
        todo, known = [begin], {begin}
        while todo:
            for after, is_elsewhere in self._steps(todo.pop(), levels, barred):
                if is_elsewhere:
                    ends |= self._ends_of(after)
                elif after not in known:
                    known.add(after)
                    todo.append(after)
        return frozenset(ends)

    def _steps(
        self, control: Control, levels: int, barred: Barred
    ) -> Iterator[tuple[Control, bool]]:
        """Yield what follows, and whether that is at another place."""
        for after, _levels, outcome in self._explorer.ways_on(control, levels, Found(), barred):
            yield after, bool(outcome.entered)
