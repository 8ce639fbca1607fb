"""A page of the debrief as a screen shows it: the values that cross the socket."""

from __future__ import annotations

from msgspec import Struct

from burgemeestersgame.room.shown import Option, Tally


class ValueCount(Struct, frozen=True, kw_only=True):
    """A value, and how many said that it counted most."""

    id: str
    text: str
    count: int


class KeptLine(Struct, frozen=True, kw_only=True):
    """A reason that the group kept, and the choice it was given for."""

    choice: str
    text: str


class Votes(Struct, frozen=True, kw_only=True):
    """How the room was divided over one dilemma, and what came of that.

    Attributes:
        dilemma: Its id.
        before, after: The rounds, None for one that was not held.
        decided: Id of the choice, or `timeout`; `decided_text` in words.
        decided_by: A sentence on who had the last word, and whether most wanted it.
        shift: A sentence on what the talk changed, '' where that is not known.
        values: Most named first. reasons: As the group kept them; () on phones.
    """

    dilemma: str
    question: str
    choices: tuple[Option, ...]
    before: Tally | None = None
    after: Tally | None = None
    decided: str = ""
    decided_text: str = ""
    decided_by: str = ""
    shift: str = ""
    values: tuple[ValueCount, ...] = ()
    reasons: tuple[KeptLine, ...] = ()


class PageLine(Struct, frozen=True, kw_only=True):
    """One thing to look at together.

    Attributes:
        kind: What happened: decision, timeout, action or ending. Of a norm its status: honoured,
            repaired, breached, missed or unbroken. On other roads: turning, undone or documented.
        word: The status in words, or the time in the story.
        detail: Secondary, '' for nothing. source: Where a norm is written.
    """

    kind: str
    text: str
    word: str = ""
    detail: str = ""
    source: str = ""


class KnownView(Struct, frozen=True, kw_only=True):
    """What a role alone was told; `is_told` as the trainer marked it, None without a mark."""

    role: str
    name: str
    text: str
    is_told: bool | None = None


class PageTitle(Struct, frozen=True, kw_only=True):
    """A page in the list of pages."""

    page: int
    step_number: int
    title: str


class DebriefView(Struct, frozen=True, kw_only=True):
    """The page of the debrief that the room is at.

    Attributes:
        page, pages: From 1. step: Its id, see `room.debriefing`; `step_number` from 1 to 7.
        lead: To read aloud, '' for nothing. question: The one to talk about now.
        dilemma, number: On a page about reasons; '' and 0 elsewhere.
        knew: What only some were told; never sent to a phone.
        contents, questions: Every page, and the questions of the guide: for the trainer alone.
        rounds: Every dilemma without reasons: for phones, to hold their own votes against.
    """

    page: int
    pages: int
    step: str
    step_number: int
    title: str
    lead: str = ""
    question: str = ""
    dilemma: str = ""
    number: int = 0
    votes: Votes | None = None
    lines: tuple[PageLine, ...] = ()
    knew: tuple[KnownView, ...] = ()
    contents: tuple[PageTitle, ...] = ()
    questions: tuple[str, ...] = ()
    rounds: tuple[Votes, ...] = ()
