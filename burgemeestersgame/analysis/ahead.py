"""Which norms what is still to come may touch, in a run that was stopped halfway."""

from __future__ import annotations

from burgemeestersgame.analysis.survey import Survey
from burgemeestersgame.engine.run import Run, walk
from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import REPAIR, compiled
from burgemeestersgame.scenario.model import Scenario


def norms_ahead(scenario: Scenario, run: Run) -> frozenset[str]:
    """Return the norms that something ahead may honour or breach; pure.

    Too many rather than too few: it follows bounds (`Survey`) and plays nothing.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    story = compiled(scenario)
    state: State | None = None
    for step in walk(scenario, run):
        state = step.after or state
    return frozenset(
        norm
        for _place, deed in Survey(story, state).deeds()
        for touch, norm, _test in deed.tested_marks
        if touch != REPAIR
    )
