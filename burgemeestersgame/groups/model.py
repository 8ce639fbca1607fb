"""What can be said of a group's session, as values; who sees what of it is decided elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from burgemeestersgame.debrief.telling import Telling
from burgemeestersgame.room.settings import Decides


class Answer(NamedTuple):
    """One thing that could be voted at a dilemma, with its votes.

    Attributes:
        id: Of the choice, or `abstain` or `not-yet`.
        before, after: Votes in the first and the second round; None where that round was not held
            or fewer than three voted.
        is_decided: Whether the room did this.
        reasons: Those that the group kept for it.
    """

    id: str
    text: str
    before: int | None
    after: int | None
    is_decided: bool
    reasons: tuple[str, ...]


class Poll(NamedTuple):
    """A round as a whole.

    Attributes:
        cast: How many voted.
        by_hands: Whether the trainer counted hands.
        is_shown: Whether enough voted to say how.
    """

    cast: int
    by_hands: bool
    is_shown: bool


class Named(NamedTuple):
    """A value, and the number of people who said that it counted most."""

    id: str
    text: str
    number: int


class Known(NamedTuple):
    """What one role alone was told at a dilemma.

    Attributes:
        role: Its id; `name` is what it is called.
        holders: How many had that role.
        is_told: Whether it was said at the table, as the trainer marked it; None without a mark.
    """

    role: str
    name: str
    text: str
    holders: int
    is_told: bool | None


class Weighed(NamedTuple):
    """How one dilemma went.

    Attributes:
        number: From 1, in the order in which they came.
        before, after: The rounds; None for one that was not held.
        decided: Id of the choice, or `timeout`; `decided_text` in words.
        decides: Who had the last word.
        had_most: Whether that was what most chose in the last round: None where nobody voted or
            too few to say.
        values: What counted most, most named first; () where fewer than three named any.
        are_values_early: Whether those were named in the first round: too few did in the second.
        knew: What only some were told.
        ask: The one question that fits what happened here.
    """

    id: str
    number: int
    question: str
    answers: tuple[Answer, ...]
    before: Poll | None
    after: Poll | None
    decided: str
    decided_text: str
    decides: Decides
    had_most: bool | None
    values: tuple[Named, ...]
    are_values_early: bool
    knew: tuple[Known, ...]
    ask: str


class GroupDebrief(NamedTuple):
    """A session, looked back on.

    Attributes:
        telling: The road that was taken, with all that puts it into words.
        people: How many took a seat; 0 where there were no phones.
        agreement: What the group agreed on, '' if nothing.
        notes: Of the trainer, per scene ('' before the first), oldest first.
    """

    telling: Telling
    dilemmas: tuple[Weighed, ...]
    people: int
    agreement: str
    notes: Mapping[str, tuple[str, ...]]
