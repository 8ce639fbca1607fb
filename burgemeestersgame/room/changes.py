"""What a command comes to: a change to be written down, or a refusal that changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from burgemeestersgame.errors import GameError
from burgemeestersgame.room.events import RoomEvent
from burgemeestersgame.room.rounds import Ballot


class Refused(GameError):
    """A command is not possible now, or names something that is not there; nothing has changed.

    Attributes:
        code: For programs: 'not-now', 'unknown', 'full' or 'taken'.
    """

    def __init__(self, message: str, code: str = "not-now") -> None:
        super().__init__(message)
        self.code = code


class Held(NamedTuple):
    """What is sealed: the ballots of the open round, and the actions that seats propose."""

    ballots: dict[int, Ballot]
    proposals: dict[int, tuple[str, ...]]

    def copy(self) -> Held:
        """Return the same, to be changed apart."""
        return Held(dict(self.ballots), dict(self.proposals))


class Change(NamedTuple):
    """What is to be written down, all of it or nothing.

    Attributes:
        events: To be appended.
        texts: New texts by id; None: that text is to be destroyed.
        ballots, proposals: Of seats, to be put in the place of what they had; None: taken away.
        clears_ballots, clears_proposals: Everything held until now is to be destroyed first.
    """

    events: tuple[RoomEvent, ...] = ()
    texts: Mapping[int, str | None] = {}
    ballots: Mapping[int, Ballot | None] = {}
    proposals: Mapping[int, tuple[str, ...]] = {}
    clears_ballots: bool = False
    clears_proposals: bool = False
