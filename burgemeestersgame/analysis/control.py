"""What an exploration follows and what it finds: states without levels, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from burgemeestersgame.analysis.steps import Outcome, Spot


class Control:
    """A state without its levels, and without what makes no difference any more.

    An explorer makes one for all states that are alike, so that to compare them is cheap.

    Attributes:
        truths: As in `State`, but only what is still read.
        clock: Story time; where nobody can tell the difference, one time for many.
        pending: Delayed consequences as (due, order), likewise.
        uses: How often each action was taken that may be taken more than once.
        here: Bits of such actions that were taken at this dilemma.
        standing: The status of each norm that is followed, as its number in `STATUSES`.
    """

    __slots__ = ("clock", "here", "pending", "spot", "standing", "truths", "uses")

    def __init__(
        self,
        spot: Spot,
        truths: int,
        clock: int,
        pending: tuple[tuple[int, int], ...],
        uses: tuple[int, ...],
        here: int,
        standing: tuple[int, ...],
    ) -> None:
        self.spot = spot
        self.truths = truths
        self.clock = clock
        self.pending = pending
        self.uses = uses
        self.here = here
        self.standing = standing


Line = frozenset[tuple[Control, int]]
"""What the state can be after the same deeds: each without levels, and the number of its one
combination of them, from 1."""

Barred = tuple[int, int] | None
"""The indexes of a place, and of the deed of an action that is not taken there."""


@dataclass(slots=True)
class Found:
    """What an exploration found.

    Attributes:
        states: How many states can be reached, after merging.
        outcomes: What happened in any step.
        followed: The norms of which the status was followed.
        endings: Their statuses at the endings, in that order.
        options: For each dilemma, by its place, the sets of choices that can be open together.
    """

    states: int = 0
    outcomes: set[Outcome] = field(default_factory=set)
    followed: tuple[str, ...] = ()
    endings: set[tuple[int, ...]] = field(default_factory=set)
    options: dict[int, set[frozenset[int]]] = field(default_factory=dict)
