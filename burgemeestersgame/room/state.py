"""What a room is by now, and how an event changes it: a pure fold, without the story itself."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from burgemeestersgame.engine.run import Decided, RunError, TimedOut
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import events as e
from burgemeestersgame.room.lifecycle import FIRST_VOTE, LOBBY, PRACTICE, SECOND_VOTE, STAGES
from burgemeestersgame.room.rounds import OPEN, ROUND_CLOSED, SHOWN, Round
from burgemeestersgame.room.seats import Seat, held_by
from burgemeestersgame.room.settings import Decides, RoomSettings


class KeptReason(Struct, frozen=True, kw_only=True):
    """A reason that the group keeps, without a name."""

    text_id: int
    scene: str
    choice: str


class Note(Struct, frozen=True, kw_only=True):
    """A note of the trainer at a moment."""

    text_id: int
    scene: str
    stage: str
    at_s: float


class Outcome(Struct, frozen=True, kw_only=True):
    """How one dilemma went.

    Attributes:
        choice: That was decided, 'timeout' for silence.
        decides: Who had the last word in the session then.
        holders: How many seats held each role then; what changes later says nothing of it.
    """

    dilemma: str
    first: Round
    second: Round
    choice: str
    decides: Decides = Decides.TRAINER
    holders: Mapping[str, int] = {}


class RoomState(Struct, frozen=True, kw_only=True):
    """A room at one moment.

    Attributes:
        seats: In order of joining; a seat's number is its place here.
        mayor: The seat that plays the mayor, None if nobody was named.
        practice, first, second: The rounds of the practice and of the dilemma at hand.
        outcomes: Of the dilemmas so far.
        agreement: Id of the text that the group agrees on, None before there is one.
        told: Per scene and role whether what that role knew there was said, as the trainer marked
            it; what was not marked is not in it.
        page: Of the debrief, from 0.
        paused_at_s: Since when it is paused, None while it goes on.
    """

    settings: RoomSettings = RoomSettings()
    stage: str = LOBBY
    seats: tuple[Seat, ...] = ()
    mayor: int | None = None
    practice: Round = Round()
    first: Round = Round()
    second: Round = Round()
    outcomes: tuple[Outcome, ...] = ()
    kept: tuple[KeptReason, ...] = ()
    notes: tuple[Note, ...] = ()
    agreement: int | None = None
    told: Mapping[tuple[str, str], bool] = {}
    page: int = 0
    is_hidden: bool = False
    paused_at_s: float | None = None

    @property
    def held_roles(self) -> Mapping[int, tuple[str, ...]]:
        """The roles per seat, of those who have not left."""
        return {seat.number: seat.roles for seat in self.seats if not seat.has_left}


# Which round belongs to a stage: the one being voted, shown or talked about there.
_ROUND_OF = {PRACTICE: "practice", FIRST_VOTE: "first", "first-reveal": "first", "talk": "first"}


def round_name(stage: str) -> str:
    """Return which round a stage is about: practice, first or second."""
    return _ROUND_OF.get(stage, "second")


def round_of(state: RoomState) -> Round:
    """Return the round that the stage is about."""
    found: Round = getattr(state, round_name(state.stage))
    return found


def fold(state: RoomState, event: e.RoomEvent) -> RoomState:
    """Return the room after an event; raises RunError for one that nothing before it allows."""
    match event:
        case e.SetUp(settings=settings):
            return replace(state, settings=settings)
        case e.Joined(seat=number, key=key):
            return replace(state, seats=(*state.seats, Seat(number=number, key=key)))
        case e.Left(seat=number):
            return _with_seat(state, number, has_left=True)
        case e.Returned(seat=number):
            return _with_seat(state, number, has_left=False)
        case e.RolesGiven(seat=number, roles=roles):
            return _with_seat(state, number, roles=roles)
        case e.MayorNamed(seat=seat):
            return replace(state, mayor=seat)
        case e.Moved(stage=stage):
            return _moved(state, stage)
        case e.RoundOpened(seconds=seconds, at_s=at_s):
            return _with_round(state, Round(status=OPEN, opened_at_s=at_s, seconds=seconds))
        case e.RoundExtended(seconds=seconds):
            return _with_round(state, replace(round_of(state), seconds=seconds))
        case e.RoundClosed(votes=votes, values=values, missing=missing, by_hands=by_hands):
            closed = replace(
                round_of(state),
                status=ROUND_CLOSED,
                votes=votes,
                values=values,
                missing=missing,
                by_hands=by_hands,
            )
            return _with_round(state, closed)
        case e.Revealed():
            return _with_round(state, replace(round_of(state), status=SHOWN))
        case e.ReasonKept(text_id=text_id, scene=scene, choice=choice):
            kept = KeptReason(text_id=text_id, scene=scene, choice=choice)
            return replace(state, kept=(*state.kept, kept))
        case e.ReasonDropped(text_id=text_id):
            left = tuple(reason for reason in state.kept if reason.text_id != text_id)
            return replace(state, kept=left)
        case e.Noted(text_id=text_id, scene=scene, stage=stage, at_s=at_s):
            note = Note(text_id=text_id, scene=scene, stage=stage, at_s=at_s)
            return replace(state, notes=(*state.notes, note))
        case e.Agreed(text_id=text_id):
            return replace(state, agreement=text_id)
        case e.Told(scene=scene, role=role, is_told=is_told):
            return replace(state, told={**state.told, (scene, role): is_told})
        case e.Turned(page=page):
            return replace(state, page=page)
        case e.Hidden(is_hidden=is_hidden):
            return replace(state, is_hidden=is_hidden)
        case e.Paused(at_s=at_s):
            return replace(state, paused_at_s=at_s)
        case e.Resumed(at_s=at_s):
            return _resumed(state, at_s)
        case e.Played():
            return _played(state, event)
    raise TypeError(f"no event of a room: {event!r}")


def _unreadable() -> RunError:
    return RunError(_("this is not a saved run: one of its events cannot be read"))


def _moved(state: RoomState, stage: str) -> RoomState:
    if stage not in STAGES:
        raise _unreadable()
    if stage == FIRST_VOTE:
        return replace(state, stage=stage, first=Round(), second=Round())
    if stage == SECOND_VOTE:
        return replace(state, stage=stage, second=Round())
    if stage == PRACTICE:
        return replace(state, stage=stage, practice=Round())
    return replace(state, stage=stage)


def _played(state: RoomState, event: e.Played) -> RoomState:
    match event.in_run():
        case Decided(dilemma=dilemma, choice=choice):
            pass
        case TimedOut(dilemma=dilemma):
            choice = "timeout"
        case _:
            return state
    outcome = Outcome(
        dilemma=dilemma,
        first=state.first,
        second=state.second,
        choice=choice,
        decides=state.settings.decides,
        holders=held_by(state.seats),
    )
    return replace(state, outcomes=(*state.outcomes, outcome))


def _resumed(state: RoomState, at_s: float) -> RoomState:
    """Go on: the time of the pause does not count for the round."""
    if state.paused_at_s is None:
        return state
    current = round_of(state)
    if current.status == OPEN:
        lost = at_s - state.paused_at_s
        state = _with_round(state, replace(current, opened_at_s=current.opened_at_s + lost))
    return replace(state, paused_at_s=None)


def _with_seat(state: RoomState, number: int, **changes: object) -> RoomState:
    if not 0 <= number < len(state.seats):
        raise _unreadable()
    seat = replace(state.seats[number], **changes)
    return replace(state, seats=(*state.seats[:number], seat, *state.seats[number + 1 :]))


def _with_round(state: RoomState, changed: Round) -> RoomState:
    return replace(state, **{round_name(state.stage): changed})
