"""What screens are shown of a room, as plain values: the parts of every frame of the protocol.

Three circles: `Scene`, `SessionView` and `Reasons` are for everybody, `RoleCard` for the phones of
one role, `Mine` for one seat. What is in a card or in `Mine` is never put into anything else; the
trainer has a view of their own. `view` fills them.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from burgemeestersgame.room.lines import Line
from burgemeestersgame.room.rounds import Ballot, Reason
from burgemeestersgame.room.settings import RoomSettings


class Option(Struct, frozen=True, kw_only=True):
    """Something that can be chosen, done or named."""

    id: str
    text: str


class Advice(Struct, frozen=True, kw_only=True):
    """An advisor of this dilemma; `text` is '' and `stance` None until the room has heard them."""

    advisor: str
    name: str
    role: str
    stance: str | None = None
    text: str = ""


class Message(Struct, frozen=True, kw_only=True):
    """A message of the story; `at` is story time, ISO 8601."""

    channel: str
    sender: str
    text: str
    at: str
    is_new: bool = False


class Tally(Struct, frozen=True, kw_only=True):
    """The counts of a round that is shown; `votes` is None where too few voted to show them."""

    cast: int
    missing: int
    votes: Mapping[str, int] | None = None
    values: Mapping[str, int] | None = None
    by_hands: bool = False


class RoundView(Struct, frozen=True, kw_only=True):
    """The round that the stage is about.

    Attributes:
        name: practice, first or second.
        status: waiting, open, closed or shown.
        closes_at_s: In seconds since the session began, as `now` in the same frame; None without a
            limit.
    """

    name: str
    status: str
    closes_at_s: float | None = None


class RoleChoice(Struct, frozen=True, kw_only=True):
    """A role that may be chosen in the lobby; only what it is called is for everybody."""

    id: str
    name: str
    is_full: bool = False


class LineView(Struct, frozen=True, kw_only=True):
    """A line that somebody suggests for the agreement, without a name.

    Attributes:
        support: How many stand behind it.
        is_taken: Whether it stands in the agreement word for word.
    """

    id: int
    text: str
    support: int
    is_taken: bool = False


class SessionView(Struct, frozen=True, kw_only=True):
    """Where the session is; small, because it changes most.

    Attributes:
        stage: See `lifecycle`.
        number: Of the dilemma at hand or the last one, from 1; 0 before the first.
        roles: In the lobby, where people choose; elsewhere ().
        before, after: The tallies of the first and second round, once shown.
        decides: Who has the last word: trainer, majority or mayor.
        page, pages: Of the debrief, from 1; 0 elsewhere.
        agreement: Its lines with a line break between them.
        lines: While the agreement is written, in an order that says nothing; elsewhere ().
    """

    stage: str
    is_paused: bool = False
    is_hidden: bool = False
    round: RoundView | None = None
    before: Tally | None = None
    after: Tally | None = None
    decides: str = ""
    agreement: str = ""
    lines: tuple[LineView, ...] = ()
    number: int = 0
    page: int = 0
    pages: int = 0
    roles: tuple[RoleChoice, ...] = ()


class Scene(Struct, frozen=True, kw_only=True):
    """What the story shows to everybody.

    Attributes:
        story_time: ISO 8601.
        text: The situation, or the consequence while that is read.
        choices: As voted on; in the order of the scenario, always.
        decided: Text of the choice that was taken, while its consequence is read.
    """

    title: str
    scene: str | None = None
    phase: str | None = None
    place: str | None = None
    story_time: str = ""
    text: str = ""
    question: str = ""
    choices: tuple[Option, ...] = ()
    values: tuple[Option, ...] = ()
    actions: tuple[Option, ...] = ()
    advice: tuple[Advice, ...] = ()
    messages: tuple[Message, ...] = ()
    reports: tuple[str, ...] = ()
    decided: str = ""


class Reasons(Struct, frozen=True, kw_only=True):
    """The reasons of the round that is shown: without names, in no order.

    Attributes:
        more: How many there are besides those in `shown`.
        spotlight: Id of the one that everybody looks at, None if none.
    """

    shown: tuple[Reason, ...] = ()
    more: int = 0
    spotlight: int | None = None


class RoleCard(Struct, frozen=True, kw_only=True):
    """What one role knows: its brief, and what it is told at this dilemma ('' if nothing)."""

    id: str
    name: str
    brief: str
    private: str = ""


class Mine(Struct, frozen=True, kw_only=True):
    """What one seat may see of itself.

    Attributes:
        line: That it suggests for the agreement.
        supported: Ids of the lines that it stands behind.
    """

    seat: int
    animal: str
    ballot: Ballot | None = None
    proposed: tuple[str, ...] = ()
    line: Line | None = None
    supported: tuple[int, ...] = ()
    is_mayor: bool = False
    has_left: bool = False


class SeatView(Struct, frozen=True, kw_only=True):
    """A seat as the trainer sees it: who is there, never what they voted."""

    seat: int
    animal: str
    roles: tuple[str, ...]
    is_connected: bool
    has_left: bool
    is_mayor: bool


class NoteView(Struct, frozen=True, kw_only=True):
    """A note of the trainer."""

    text: str
    scene: str
    stage: str
    at_s: float


class TrainerView(Struct, frozen=True, kw_only=True):
    """What the trainer sees beside the scene.

    Attributes:
        able: Commands that are possible now. next_step: The one that leads on, '' where the trainer
            must choose or type something.
        seats: The first `MOST_SEATS`.
        voted: In the round at hand, so far or when it closed. expected, missing: Of the open round.
        limit: Seconds that the next round lasts unless it is given others, None without limit.
        leaders: The choices with most votes in the last round that was shown.
        told: Whether what roles are told at this dilemma was said, per role that was marked.
        questions: Of the trainer's guide, for this dilemma.
        proposals: How many seats propose each action.
    """

    able: tuple[str, ...]
    next_step: str
    settings: RoomSettings
    seats: tuple[SeatView, ...]
    roles: tuple[RoleCard, ...]
    voted: int
    expected: int
    missing: int
    limit: int | None = None
    leaders: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    care: str = ""
    told: Mapping[str, bool] = {}
    proposals: Mapping[str, int] = {}
    kept: tuple[Reason, ...] = ()
    notes: tuple[NoteView, ...] = ()
