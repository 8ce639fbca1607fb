"""What one decision of a run put out of reach, and what it kept within reach.

It is told apart from `turning`, which works it out, so that what is kept can be read without that.
"""

from __future__ import annotations

import msgspec

FORM = 2  # of what is kept; another one is worked out anew
KEPT_AS = "turning-"  # what the names in the cache begin with


class TurningPoint(msgspec.Struct, frozen=True, kw_only=True):
    """What one decision of a run made of what could still be reached.

    *Lost* is what could be reached right before the decision and not right after it. Nothing ever
    comes within reach again that was out of it, so *won* is what this decision kept: what can be
    reached right after it and not after any other choice or time-out that was open there. Where
    nothing else was open, nothing was won. For an action: what can be reached right after it, and
    could not be if it were not taken at that dilemma. Time limits count as they are in the story,
    also where the player had switched them off.

    All of it is exact. What nobody could find out, because it is too much, is in none of them.

    Attributes:
        decision: `dilemma/choice`, `dilemma/timeout` or `action:id`.
        event: The position of its event in the run, from 0.
        endings_lost: Ids of endings, in the order of the story, as `endings_won`.
        norms_lost: `norm:status`, in the order of `norms_named` and of `Status`, as `norms_won`.
        lapsed: What of the lost would have been lost with every choice and with silence: it was not
            this decision that lost it, but that no action had been taken.
        endings_left: Ids of the endings that can be reached right after it.
        norms_left: `norm:status` likewise, only of norms of which it lost or won a status.
        unknown: Endings, and `norm:status`, that this may have lost or won.
    """

    decision: str
    event: int
    endings_lost: tuple[str, ...] = ()
    norms_lost: tuple[str, ...] = ()
    endings_won: tuple[str, ...] = ()
    norms_won: tuple[str, ...] = ()
    lapsed: tuple[str, ...] = ()
    endings_left: tuple[str, ...] = ()
    norms_left: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def to_json(points: tuple[TurningPoint, ...]) -> bytes:
    """Return turning points as JSON that `from_json` reads."""
    return msgspec.json.encode(points)


def from_json(content: bytes) -> tuple[TurningPoint, ...]:
    """Return the turning points that `to_json` wrote."""
    return msgspec.json.decode(content, type=tuple[TurningPoint, ...])
