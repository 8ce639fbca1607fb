"""What is set per session: who decides, and how roles are given."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from msgspec import Meta, Struct

Seconds = Annotated[int, Meta(ge=0, le=7200)]


class Decides(Enum):
    """Who has the last word on a dilemma."""

    TRAINER = "trainer"
    MAJORITY = "majority"
    MAYOR = "mayor"


class Dealing(Enum):
    """How people get their roles; whoever has none when the lobby ends is dealt one."""

    CHOSEN = "chosen"
    RANDOM = "random"
    HAND = "hand"


class RoomSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings of a session.

    Attributes:
        seconds: How long a round stays open, in real seconds; None and 0: until the trainer
            closes it.
    """

    decides: Decides = Decides.TRAINER
    dealing: Dealing = Dealing.CHOSEN
    seconds: Seconds | None = None
