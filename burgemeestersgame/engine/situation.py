"""Where a game stands: all that a command changes, so that it can be put back as one."""

from __future__ import annotations

from typing import NamedTuple

from burgemeestersgame.engine.state import State


class Received(NamedTuple):
    """A message that has arrived, with the explain-it sentences as they were then."""

    message: str
    clock: int
    sentences: tuple[tuple[str, str], ...]


class Situation(NamedTuple):
    """All that a command changes, so that it can be put back as one.

    Attributes:
        deadline: When the time limit passes, by the game's clock; None without a limit or while
            paused.
        left_s: Seconds left of the limit while paused.
        resumes: The lifecycle state behind a pause.
        new_from: Number of messages that were there before the last decision or arrival.
        levels_before: The indicators before the last decision.
    """

    state: State | None = None
    deadline: float | None = None
    left_s: float | None = None
    resumes: str = ""
    received: tuple[Received, ...] = ()
    new_from: int = 0
    reports: tuple[str, ...] = ()
    sentences: tuple[tuple[str, str], ...] = ()
    decided: str = ""
    levels_before: tuple[int, ...] = ()
    dilemmas_done: int = 0
