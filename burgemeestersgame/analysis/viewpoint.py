"""Where play is in a run: all that decides what can still become of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from burgemeestersgame.assessment import Status
from burgemeestersgame.engine.state import State


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Where play is.

    Attributes:
        state: Begun; also while a consequence is being read, or at an ending.
        statuses: Of each norm now, as `assess` gives them.
        done: Ids of the actions that were taken at this dilemma.
    """

    state: State
    statuses: Mapping[str, Status]
    done: frozenset[str] = field(default_factory=frozenset)
