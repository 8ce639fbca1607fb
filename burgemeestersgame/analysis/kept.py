"""The turning points of a run, worked out once and kept in the data folder."""

from __future__ import annotations

import hashlib

from burgemeestersgame.analysis.cached import digest_of
from burgemeestersgame.analysis.turning_point import FORM, KEPT_AS, TurningPoint, from_json, to_json
from burgemeestersgame.cache import cached, is_cached
from burgemeestersgame.engine.run import ActionTaken, Decided, Event, Run, TimedOut
from burgemeestersgame.scenario.model import Scenario


def turning_points_of(scenario: Scenario, run: Run) -> tuple[TurningPoint, ...]:
    """Return the turning points of a run, from where they are kept if they are.

    What is kept has a place for each run, but not more than a few hundred: a run may take the place
    of another, of which they are then worked out again. It holds ids, nothing that somebody typed.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    inputs = _inputs(scenario, run)
    return from_json(cached(_place(inputs), inputs, lambda: _turning_points(scenario, run)))


def has_turning_points(scenario: Scenario, run: Run) -> bool:
    """Say whether the turning points of a run are kept, so that nobody need wait for them."""
    inputs = _inputs(scenario, run)
    return is_cached(_place(inputs), inputs)


def _turning_points(scenario: Scenario, run: Run) -> bytes:
    from burgemeestersgame.analysis.turning import turning_points  # late: mostly not needed

    return to_json(turning_points(scenario, run))


def _inputs(scenario: Scenario, run: Run) -> tuple[bytes, ...]:
    """Return what turning points depend on: the analysis, and the events up to the last decision,
    without when they were and what was typed."""
    decisive = [isinstance(event, ActionTaken | Decided | TimedOut) for event in run.events]
    last = len(decisive) - decisive[::-1].index(True) if any(decisive) else 0
    events = "\n".join(map(_told, run.events[:last]))
    return digest_of(scenario).encode(), str(FORM).encode(), events.encode()


def _told(event: Event) -> str:
    what = (getattr(event, name, "") for name in ("dilemma", "choice", "action", "advisor"))
    return " ".join((type(event).__name__, *what))


def _place(inputs: tuple[bytes, ...]) -> str:
    return f"{KEPT_AS}{hashlib.sha256(inputs[-1]).hexdigest()[:2]}"
