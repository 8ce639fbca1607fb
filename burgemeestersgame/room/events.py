"""What happened in a room, as events; the whole session can be told again from them.

No event says who voted what. `at_s` is in real seconds since the session began, by the room's own
clock.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from burgemeestersgame.engine.run import Event, event_from_json, event_to_json
from burgemeestersgame.room.settings import RoomSettings


class _Event(Struct, frozen=True, kw_only=True, tag_field="event"):
    at_s: float = 0.0


class SetUp(_Event, frozen=True, tag="set-up"):
    """The settings from now on."""

    settings: RoomSettings


class Joined(_Event, frozen=True, tag="joined"):
    """Somebody took a seat. `key` is the SHA-256 of the token that the phone made."""

    seat: int
    key: str


class Left(_Event, frozen=True, tag="left"):
    """Somebody left on purpose, and is not missed any more."""

    seat: int


class Returned(_Event, frozen=True, tag="returned"):
    """Somebody who had left is back."""

    seat: int


class RolesGiven(_Event, frozen=True, tag="roles-given"):
    """The roles of a seat from now on."""

    seat: int
    roles: tuple[str, ...]


class MayorNamed(_Event, frozen=True, tag="mayor-named"):
    """Who plays the mayor from now on; None: nobody."""

    seat: int | None


class Moved(_Event, frozen=True, tag="moved"):
    """The session came to another stage."""

    stage: str


class RoundOpened(_Event, frozen=True, tag="round-opened"):
    """A round of votes began. `seconds` is its limit, None without one."""

    seconds: int | None = None


class RoundExtended(_Event, frozen=True, tag="round-extended"):
    """The open round got more time; `seconds` may be None: no limit any more."""

    seconds: int | None = None


class RoundClosed(_Event, frozen=True, tag="round-closed"):
    """A round ended, and only this is left of it.

    Attributes:
        votes: Count per choice that got any, 'abstain' and 'not-yet' among them.
        values: Count per value that was put first.
        missing: Seats that did not vote.
        by_hands: The trainer counted hands.
    """

    votes: dict[str, int]
    values: dict[str, int] = {}
    missing: int = 0
    by_hands: bool = False


class Revealed(_Event, frozen=True, tag="revealed"):
    """The counts of the closed round were shown."""


class ReasonKept(_Event, frozen=True, tag="reason-kept"):
    """The group kept a reason; its text stands apart, so that it can be taken away again."""

    text_id: int
    scene: str
    choice: str


class ReasonDropped(_Event, frozen=True, tag="reason-dropped"):
    """A kept reason was taken away."""

    text_id: int


class Noted(_Event, frozen=True, tag="noted"):
    """A note of the trainer, tied to the scene ('' before the first) and the stage."""

    text_id: int
    scene: str
    stage: str


class Agreed(_Event, frozen=True, tag="agreed"):
    """What the group agrees on, as it stands now."""

    text_id: int


class Told(_Event, frozen=True, tag="told"):
    """Whether what a role alone was told at a dilemma was said at the table, as the trainer heard
    it."""

    scene: str
    role: str
    is_told: bool


class Turned(_Event, frozen=True, tag="turned"):
    """The debrief came to another page, counted from 0."""

    page: int


class Hidden(_Event, frozen=True, tag="hidden"):
    """The trainer hid the screens, or showed them again."""

    is_hidden: bool


class Played(_Event, frozen=True, tag="played"):
    """Something happened in the story; `what` is an event of the run."""

    what: msgspec.Raw

    @classmethod
    def of(cls, event: Event, at_s: float) -> Played:
        """Return the event of the room for one of the run."""
        return cls(what=msgspec.Raw(event_to_json(event)), at_s=at_s)

    def in_run(self) -> Event:
        """Return the event of the run; raises RunError if it is none."""
        return event_from_json(bytes(self.what))


class Paused(_Event, frozen=True, tag="paused"):
    """The trainer paused the session."""


class Resumed(_Event, frozen=True, tag="resumed"):
    """The session goes on."""


RoomEvent = (
    SetUp
    | Joined
    | Left
    | Returned
    | RolesGiven
    | MayorNamed
    | Moved
    | RoundOpened
    | RoundExtended
    | RoundClosed
    | Revealed
    | ReasonKept
    | ReasonDropped
    | Noted
    | Agreed
    | Told
    | Turned
    | Hidden
    | Played
    | Paused
    | Resumed
)

_DECODER: msgspec.json.Decoder[Any] = msgspec.json.Decoder(RoomEvent)
_ENCODER = msgspec.json.Encoder()


def to_json(event: RoomEvent) -> bytes:
    """Return an event as JSON."""
    return _ENCODER.encode(event)


def from_json(text: bytes | str) -> RoomEvent:
    """Return the event written by `to_json`; raises msgspec.DecodeError for anything else."""
    event: RoomEvent = _DECODER.decode(text)
    return event
