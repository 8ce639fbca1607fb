"""One round of votes: what may be voted, and what is left of it when it closes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

ABSTAIN, NOT_YET = "abstain", "not-yet"
SPECIAL = (ABSTAIN, NOT_YET)
FEWEST_SHOWN = 3  # fewer votes than this are never shown: they would say who voted what
MAX_REASON = 200

WAITING, OPEN, ROUND_CLOSED, SHOWN = "waiting", "open", "closed", "shown"


class Ballot(Struct, frozen=True, kw_only=True):
    """What one seat answers in an open round; sealed until it closes, and then only counted.

    Attributes:
        choice: Of the dilemma, or 'abstain' or 'not-yet'.
        value: That counted most; None if none was named.
        reason: One line, '' if none was given.
    """

    choice: str
    value: str | None = None
    reason: str = ""


class Reason(Struct, frozen=True, kw_only=True):
    """A reason without a name, after its round; kept only in memory.

    Attributes:
        id: Within the session, in no order that says anything.
        kept: Whether the group keeps it.
    """

    id: int
    choice: str
    text: str
    value: str | None = None
    kept: bool = False


class Round(Struct, frozen=True, kw_only=True):
    """A round of votes.

    Attributes:
        status: waiting, open, closed or shown.
        opened_at_s: When it opened, in seconds since the session began.
        seconds: The limit from then on, None without one.
        votes, values: Counts, once it is closed.
        missing: Seats that had not voted when it closed.
    """

    status: str = WAITING
    opened_at_s: float = 0.0
    seconds: int | None = None
    votes: Mapping[str, int] = {}
    values: Mapping[str, int] = {}
    missing: int = 0
    by_hands: bool = False

    @property
    def cast(self) -> int:
        """How many voted, abstentions and 'not yet' included."""
        return sum(self.votes.values())

    @property
    def can_be_shown(self) -> bool:
        """Whether enough voted to show anything of it."""
        return self.cast >= FEWEST_SHOWN


def counted(ballots: Iterable[Ballot]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the counts per choice and per value."""
    ballots = list(ballots)
    votes = Counter(ballot.choice for ballot in ballots)
    values = Counter(ballot.value for ballot in ballots if ballot.value is not None)
    return dict(sorted(votes.items())), dict(sorted(values.items()))


def last_shown(first: Round, second: Round) -> Round | None:
    """Return the last round in which anybody voted; None where nobody did, or too few to say."""
    last = second if second.votes else first
    return last if last.can_be_shown else None


def leading(votes: Mapping[str, int]) -> tuple[str, ...]:
    """Return the choices with the most votes, 'abstain' and 'not-yet' left out; several if tied."""
    real = {choice: count for choice, count in votes.items() if choice not in SPECIAL and count}
    most = max(real.values(), default=0)
    return tuple(choice for choice, count in real.items() if count == most)
