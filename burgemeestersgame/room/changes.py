"""What a command comes to: a change to be written down, or a refusal that changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from burgemeestersgame.errors import GameError
from burgemeestersgame.room.events import RoomEvent
from burgemeestersgame.room.lines import Line
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
    """What is sealed, per seat.

    Attributes:
        ballots: Of the open round.
        proposals: Actions that seats propose.
        lines: That seats suggest for the agreement.
        supports: Ids of the lines that seats stand behind.
    """

    ballots: dict[int, Ballot]
    proposals: dict[int, tuple[str, ...]]
    lines: dict[int, Line]
    supports: dict[int, tuple[int, ...]]

    @classmethod
    def nothing(cls) -> Held:
        """Return that nothing is sealed."""
        return cls({}, {}, {}, {})

    def copy(self) -> Held:
        """Return the same, to be changed apart."""
        shelves = (dict(self.ballots), dict(self.proposals), dict(self.lines), dict(self.supports))
        return Held(*shelves)


class Change(NamedTuple):
    """What is to be written down, all of it or nothing.

    Attributes:
        events: To be appended.
        texts: New texts by id; None: that text is to be destroyed.
        ballots, proposals, lines, supports: Of seats, to be put in the place of what they had;
            None: taken away.
        clears_ballots, clears_proposals, clears_lines: Everything held until now is to be destroyed
            first; with the lines, who stands behind them.
    """

    events: tuple[RoomEvent, ...] = ()
    texts: Mapping[int, str | None] = {}
    ballots: Mapping[int, Ballot | None] = {}
    proposals: Mapping[int, tuple[str, ...]] = {}
    lines: Mapping[int, Line | None] = {}
    supports: Mapping[int, tuple[int, ...]] = {}
    clears_ballots: bool = False
    clears_proposals: bool = False
    clears_lines: bool = False
