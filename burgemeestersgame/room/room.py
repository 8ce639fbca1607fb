"""The room itself: what the trainer and the seats may ask, when, and what follows from it.

Nothing here reads or writes a file or a socket. A command either raises `Refused`, and nothing has
changed, or it has taken effect and lies in `drain()` to be written down. Whoever cannot write it
puts the room back with `restore`.
"""

from __future__ import annotations

import random
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from burgemeestersgame.engine import lifecycle as play
from burgemeestersgame.engine.game import Game
from burgemeestersgame.engine.line import one_line
from burgemeestersgame.engine.run import Event, Run
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.room import events as e
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room import practice
from burgemeestersgame.room.rounds import (
    MAX_REASON,
    OPEN,
    ROUND_CLOSED,
    SHOWN,
    SPECIAL,
    WAITING,
    Ballot,
    Reason,
    counted,
    leading,
)
from burgemeestersgame.room.seats import Seat, deal, has_room
from burgemeestersgame.room.settings import Dealing, Decides, RoomSettings
from burgemeestersgame.room.state import RoomState, fold, round_of
from burgemeestersgame.scenario.model import Scenario

MAX_SEATS = 6000
MAX_NOTE = 1000
# A command that was meant before one of these was meant for something else.
_STEPS = (e.Moved, e.RoundOpened, e.RoundClosed, e.Revealed)
_shuffle = random.SystemRandom().shuffle


class Refused(GameError):
    """A command is not possible now, or names something that is not there; nothing has changed.

    Attributes:
        code: For programs: 'not-now', 'unknown', 'full' or 'taken'.
    """

    def __init__(self, message: str, code: str = "not-now") -> None:
        super().__init__(message)
        self.code = code


class Held(NamedTuple):
    """What is sealed: the ballots of the open round, and the actions that seats propose."""

    ballots: dict[int, Ballot]
    proposals: dict[int, tuple[str, ...]]


class Change(NamedTuple):
    """What is to be written down, all of it or nothing.

    Attributes:
        events: To be appended.
        texts: New texts by id; None: that text is to be destroyed.
        ballots, proposals: Of seats, to be put in the place of what they had; None: taken away.
        clears_ballots, clears_proposals: Everything held until now is to be destroyed first.
    """

    events: tuple[e.RoomEvent, ...] = ()
    texts: Mapping[int, str | None] = {}
    ballots: Mapping[int, Ballot | None] = {}
    proposals: Mapping[int, tuple[str, ...]] = {}
    clears_ballots: bool = False
    clears_proposals: bool = False


class _Snapshot(NamedTuple):
    state: RoomState
    moment: int
    game: tuple[object, ...]
    held: Held
    texts: dict[int, str]
    reasons: tuple[Reason, ...]
    spotlight: int | None


class Room:
    """A group that plays a scenario together.

    Args:
        scenario: In the language in which the group plays.
        clock: Gives real seconds; the only source of time limits.
        log: The events of a session to go on with.
        texts: Its texts by id.
        held: What was sealed when it stopped.
        shuffle: Puts a list in an order that says nothing; a test may give its own.

    Raises:
        RunError: The log does not fit the scenario.
    """

    def __init__(
        self,
        scenario: Scenario,
        *,
        clock: Callable[[], float] = time.monotonic,
        log: Sequence[e.RoomEvent] = (),
        texts: Mapping[int, str] | None = None,
        held: Held | None = None,
        shuffle: Callable[[list[int]], None] = _shuffle,
    ) -> None:
        self._clock = clock
        self._shuffle = shuffle
        self._texts = dict(texts or {})
        self._held = held or Held({}, {})
        self._reasons: tuple[Reason, ...] = ()
        self._spotlight: int | None = None
        self._state = RoomState()
        self._moment = 0
        for event in log:
            self._take_in(event)
        played = tuple(event.in_run() for event in log if isinstance(event, e.Played))
        run = Run(scenario.id, scenario.digest, played)
        self.game = Game(scenario, clock=clock, run=run, time_factor=None)
        self._origin = clock() - (log[-1].at_s if log else 0.0)
        self._seat_of = {seat.key: seat.number for seat in self._state.seats}
        self._events: list[e.RoomEvent] = []
        self._new_texts: dict[int, str | None] = {}
        self._new_ballots: dict[int, Ballot | None] = {}
        self._new_proposals: dict[int, tuple[str, ...]] = {}
        self._clears_ballots = self._clears_proposals = False

    # -- what it is ------------------------------------------------------------------------------

    @property
    def scenario(self) -> Scenario:
        """The scenario being played."""
        return self.game.scenario

    @property
    def state(self) -> RoomState:
        """The room as its events make it."""
        return self._state

    @property
    def stage(self) -> str:
        """The stage of the session, see `lifecycle`."""
        return self._state.stage

    @stage.setter
    def stage(self, stage: str) -> None:
        # The machine moves the room by this; the event is what counts.
        self._add(e.Moved(stage=stage, at_s=self.at_s()))

    @property
    def moment(self) -> int:
        """How many steps the session has come: stages, rounds opened and closed, and the story."""
        return self._moment

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons of the round that is shown, in no order; () if too few voted."""
        current = round_of(self._state)
        return self._reasons if current.status == SHOWN and current.can_be_shown else ()

    @property
    def spotlight(self) -> int | None:
        """The reason that everybody looks at, None if none."""
        return self._spotlight

    def text(self, text_id: int | None) -> str:
        """Return a text of the session, '' for None."""
        return "" if text_id is None else self._texts.get(text_id, "")

    def at_s(self) -> float:
        """Return the seconds since the session began."""
        return self._clock() - self._origin

    def seat_of(self, key: str) -> Seat | None:
        """Return the seat that a phone's key belongs to, None if it has none."""
        number = self._seat_of.get(key)
        return None if number is None else self._state.seats[number]

    def ballot(self, seat: int) -> Ballot | None:
        """Return what a seat has answered in the open round; only that seat may see it."""
        return self._held.ballots.get(seat)

    def proposed_by(self, seat: int) -> tuple[str, ...]:
        """Return the actions that a seat proposes."""
        return self._held.proposals.get(seat, ())

    def proposals(self) -> dict[str, int]:
        """Return how many seats propose each action."""
        counts: dict[str, int] = {}
        for actions in self._held.proposals.values():
            for action in actions:
                counts[action] = counts.get(action, 0) + 1
        return counts

    def voted(self) -> int:
        """Return how many seats have answered in the open round; 'not yet' is no answer."""
        return len(self._held.ballots)

    def expected(self) -> int:
        """Return how many seats are waited for: everybody who has not left."""
        return sum(not seat.has_left for seat in self._state.seats)

    def missing(self) -> int:
        """Return how many of those have not voted."""
        here = (seat for seat in self._state.seats if not seat.has_left)
        return sum(seat.number not in self._held.ballots for seat in here)

    def seconds_left(self) -> float | None:
        """Return the seconds left of the open round, None without a limit."""
        current = round_of(self._state)
        if current.status != OPEN or current.seconds is None:
            return None
        now = self._state.paused_at_s if self._state.paused_at_s is not None else self.at_s()
        return max(0.0, current.opened_at_s + current.seconds - now)

    def mayor(self) -> int | None:
        """Return the seat that plays the mayor: the one named, else the first with that role."""
        if self._state.mayor is not None:
            return self._state.mayor
        for seat in self._state.seats:
            if self.scenario.role in seat.roles and not seat.has_left:
                return seat.number
        return None

    def choices(self) -> dict[str, str]:
        """Return what may be voted now, by id, in the order of the scenario."""
        if self.stage == stages.PRACTICE:
            return practice.choices()
        if self.stage not in stages.AT_A_DILEMMA:
            return {}
        return {choice.id: choice.text for choice in self.game.view().choices}

    def commands(self) -> frozenset[str]:
        """Return what the trainer may do at this moment, besides what is always possible."""
        able = set(stages.commands(self.stage))
        status = round_of(self._state).status if self.stage in stages.VOTING else ""
        if status == OPEN:
            able = (able - {"open", "next"}) | {"close", "extend", "hands"}
        elif status == WAITING:
            able -= {"reveal"}
            able |= {"hands"}
        elif status:
            able -= {"open"}
            able |= {"reopen"} if status == ROUND_CLOSED else set()
        if self._state.paused_at_s is not None:
            return frozenset({"resume", "end", "hide", "note"})
        if self.stage == stages.CLOSED:
            return frozenset()
        if self.stage in stages.AT_A_DILEMMA:
            able |= {"act", "consult"}
        return frozenset(able | {"pause", "hide", "note"})

    # -- seats -----------------------------------------------------------------------------------

    def join(self, key: str, role: str | None = None) -> Seat:
        """Return the seat of a phone: its old one, or a new one.

        Args:
            key: SHA-256 of the phone's token.
            role: What the participant would like to be; None leaves it to the room.
        """
        if self.stage == stages.CLOSED:
            raise Refused(_("this session has ended"))
        seat = self.seat_of(key)
        if seat is None:
            if len(self._state.seats) >= MAX_SEATS:
                raise Refused(_("this room is full"), "full")
            self._check_role(role)
            number = len(self._state.seats)
            self._add(e.Joined(seat=number, key=key, at_s=self.at_s()))
            self._seat_of[key] = number
        else:
            number = seat.number
            if role is not None and not seat.roles:
                self._check_role(role)
            if seat.has_left:
                self._add(e.Returned(seat=number, at_s=self.at_s()))
        if not self._state.seats[number].roles:
            if role is not None and self._state.settings.dealing is Dealing.CHOSEN:
                self._give(number, (role,))
            elif self.stage != stages.LOBBY:
                self._deal([number])
        return self._state.seats[number]

    def leave(self, seat: int) -> None:
        """Let somebody go; nobody waits for them any more, and their open vote is taken out."""
        if self._state.seats[seat].has_left:
            return
        self._add(e.Left(seat=seat, at_s=self.at_s()))
        self._hold_ballot(seat, None)
        if seat in self._held.proposals:
            self._hold_proposals(seat, ())
        if self._state.mayor == seat:
            self._add(e.MayorNamed(seat=None, at_s=self.at_s()))

    def choose_role(self, seat: int, role: str) -> None:
        """Let a participant choose a role, while the room is in the lobby."""
        if self._state.settings.dealing is not Dealing.CHOSEN:
            raise Refused(_("the trainer gives the roles in this session"))
        if self.stage != stages.LOBBY:
            raise Refused(_("the roles have been given; the trainer can change yours"))
        self._check_role(role, seat)
        self._give(seat, (role,))

    def vote(self, seat: int, choice: str, value: str | None = None, reason: str = "") -> Ballot:
        """Answer in the open round; a later answer takes the place of an earlier one.

        Args:
            choice: Of the dilemma, or 'abstain', or 'not-yet'.
            value: That counts most, if one is named.
            reason: One line, '' for none.
        """
        self._check_going()
        if self._state.seats[seat].has_left:
            raise Refused(_("you have left this session; join again to vote"))
        if self.stage not in stages.VOTING or round_of(self._state).status != OPEN:
            raise Refused(_("no round is open now"))
        if choice not in SPECIAL and choice not in self.choices():
            raise Refused(_("this dilemma has no choice '{id}'").format(id=choice), "unknown")
        if value is not None and value not in self.scenario.values:
            raise Refused(
                _("there is no value '{id}' in this scenario").format(id=value), "unknown"
            )
        ballot = Ballot(choice=choice, value=value, reason=one_line(reason, MAX_REASON))
        if self._held.ballots.get(seat) != ballot:
            self._hold_ballot(seat, ballot)
        return ballot

    def propose(self, seat: int, action: str, *, is_wanted: bool = True) -> None:
        """Propose that the room does something unasked, or take that back."""
        self._check_going()
        self._check_stage(stages.AT_A_DILEMMA)
        if action not in {each.id for each in self.game.view().actions}:
            raise Refused(_("the action '{id}' is not open now").format(id=action), "unknown")
        mine = [each for each in self.proposed_by(seat) if each != action]
        self._hold_proposals(seat, (*mine, action) if is_wanted else tuple(mine))

    def decide_as_mayor(self, seat: int, choice: str) -> None:
        """Decide, as the one who plays the mayor, where the session is set that way."""
        if self._state.settings.decides is not Decides.MAYOR or self.mayor() != seat:
            raise Refused(_("who decides here is somebody else"))
        self._check_stage({stages.SECOND_REVEAL, stages.DECISION})
        self._decide(choice)

    # -- the trainer -----------------------------------------------------------------------------

    def set_up(self, settings: RoomSettings) -> None:
        """Change the settings from now on."""
        self._add(e.SetUp(settings=settings, at_s=self.at_s()))

    def give_roles(self, seat: int, roles: Sequence[str]) -> None:
        """Give somebody these roles instead of those they have."""
        self._check_seat(seat)
        for role in roles:
            if role not in self.scenario.roles:
                raise Refused(_("there is no role '{id}'").format(id=role), "unknown")
        self._give(seat, tuple(dict.fromkeys(roles)))

    def name_mayor(self, seat: int | None) -> None:
        """Say who plays the mayor; None: nobody in particular."""
        if seat is not None:
            self._check_seat(seat)
        self._add(e.MayorNamed(seat=seat, at_s=self.at_s()))

    def practise(self) -> None:
        """Begin the practice round."""
        self._check_command("practise")
        self._move("practise", stages.PRACTICE)

    def open(self, seconds: int | None = None) -> None:
        """Open the next round of votes; from the lobby or briefing, go to the first dilemma.

        Args:
            seconds: Its limit, 0 for none; None: that of the settings, which may be none.
        """
        self._check_command("open")
        if self.stage in (stages.LOBBY, stages.BRIEFING):
            self._begin("open")
        while self.stage in (stages.CONSEQUENCE, stages.READING):
            self.next()
        if self.stage not in (*stages.VOTING, stages.FIRST_REVEAL, stages.TALK):
            return
        if self.stage in (stages.FIRST_REVEAL, stages.TALK):
            self._move("open", stages.SECOND_VOTE)
        elif round_of(self._state).status == OPEN:
            raise Refused(_("the round is open already"))
        elif round_of(self._state).status != WAITING:
            raise Refused(_("this round has been closed; go on to the next step"))
        limit = self._state.settings.seconds if seconds is None else seconds
        self._reasons, self._spotlight = (), None
        self._add(e.RoundOpened(seconds=limit or None, at_s=self.at_s()))

    def extend(self, seconds: int | None) -> None:
        """Give the open round so many seconds more; None takes its limit away."""
        self._check_going()
        current = round_of(self._state)
        if self.stage not in stages.VOTING or current.status != OPEN:
            raise Refused(_("no round is open now"))
        limit = None
        if seconds is not None:
            past = self.at_s() - current.opened_at_s
            limit = round(max(past, current.seconds or past) + seconds)
        self._add(e.RoundExtended(seconds=limit, at_s=self.at_s()))

    def close(self) -> None:
        """Close the round: the votes become counts, and who voted what is destroyed."""
        self._check_going()
        if self.stage not in stages.VOTING or round_of(self._state).status != OPEN:
            raise Refused(_("no round is open now"))
        self._close(None)

    def hands(self, votes: Mapping[str, int]) -> None:
        """Close the round with a show of hands that the trainer counted, whatever phones said."""
        self._check_going()
        if self.stage not in stages.VOTING or round_of(self._state).status not in (OPEN, WAITING):
            raise Refused(_("there is no round to count hands for"))
        known = {*self.choices(), *SPECIAL}
        for choice, count in votes.items():
            if choice not in known:
                raise Refused(_("this dilemma has no choice '{id}'").format(id=choice), "unknown")
            if not 0 <= count <= MAX_SEATS:
                raise Refused(_("{count} is no number of hands").format(count=count), "unknown")
        if round_of(self._state).status == WAITING:
            self._add(e.RoundOpened(seconds=None, at_s=self.at_s()))
        self._close(dict(votes))

    def reveal(self) -> None:
        """Show the counts and the reasons of the round; an open one is closed first."""
        self._check_command("reveal")
        status = round_of(self._state).status
        if status == WAITING:
            raise Refused(_("nothing has been voted yet; open the round first"))
        if status == OPEN:
            self._close(None)
        self._add(e.Revealed(at_s=self.at_s()))
        if self.stage == stages.FIRST_VOTE:
            self._move("reveal", stages.FIRST_REVEAL)
        elif self.stage == stages.SECOND_VOTE:
            self._move("reveal", stages.SECOND_REVEAL)

    def decide(self, choice: str | None = None) -> None:
        """Take the decision for the room.

        Args:
            choice: Of the dilemma; None takes the choice with most votes in the last round.

        Raises:
            Refused: Also where the majority decides and chose otherwise, or is tied.
        """
        self._check_command("decide")
        leaders = self.leaders()
        if choice is None:
            if len(leaders) != 1:
                raise Refused(_("no choice has most votes; choose one"))
            choice = leaders[0]
        elif self._state.settings.decides is Decides.MAJORITY and leaders and choice not in leaders:
            raise Refused(
                _("the majority decides in this session, and it chose otherwise"), "not-now"
            )
        self._decide(choice)

    def leaders(self) -> tuple[str, ...]:
        """Return the choices with most votes in the last round that was closed."""
        for voted in (self._state.second, self._state.first):
            if voted.votes:
                able = self.choices()
                return tuple(id for id in leading(voted.votes) if id in able)
        return ()

    def consult(self, advisor: str) -> None:
        """Hear an advisor, all together."""
        self._check_going()
        self._check_stage(stages.AT_A_DILEMMA)
        self._play(self._asked(lambda: self.game.consult(advisor)))

    def act(self, action: str) -> None:
        """Do something unasked, as the room."""
        self._check_going()
        self._check_stage(stages.AT_A_DILEMMA)
        self._play(self._asked(lambda: self.game.act(action)))
        able = self.choices()
        for seat, ballot in list(self._held.ballots.items()):
            if ballot.choice not in able and ballot.choice not in SPECIAL:
                self._hold_ballot(seat, None)
        for seat, actions in list(self._held.proposals.items()):
            if action in actions:
                self._hold_proposals(seat, tuple(each for each in actions if each != action))

    def explain(self, text: str) -> None:
        """Give the room's sentence for the explain-it moment; '' says nothing."""
        self._check_command("explain")
        self._play(self._asked(lambda: self.game.explain(text)))
        self._follow("explain")

    def next(self) -> None:
        """Go on to the next step."""
        self._check_command("next")
        if self.stage in stages.VOTING and round_of(self._state).status == OPEN:
            raise Refused(_("the round is still open; close it first"))
        if self.stage in (stages.LOBBY, stages.PRACTICE):
            self._deal_everybody()
            self._forget_reasons()
            self._move("next", stages.BRIEFING)
        elif self.stage == stages.BRIEFING:
            self._begin("next")
        elif self.stage in (stages.CONSEQUENCE, stages.READING, stages.ENDING):
            self._play(self._asked(self.game.proceed))
            self._follow("next")
        else:
            (to,) = (to for to in stages.STAGES if stages.leads(self.stage, "next", to))
            self._move("next", to)

    def pause(self) -> None:
        """Stop everything until `resume`."""
        self._check_going()
        self._add(e.Paused(at_s=self.at_s()))

    def resume(self) -> None:
        """Go on after a pause; an open round has the time it had left."""
        if self._state.paused_at_s is None:
            raise Refused(_("the session is not paused"))
        self._add(e.Resumed(at_s=self.at_s()))

    def hide(self, is_hidden: bool) -> None:
        """Hide what is on the screens, or show it again."""
        if is_hidden != self._state.is_hidden:
            self._add(e.Hidden(is_hidden=is_hidden, at_s=self.at_s()))

    def point_at(self, reason: int | None) -> None:
        """Put one reason in the spotlight; None: none."""
        if reason is not None:
            self._reason(reason)
        self._spotlight = reason

    def keep(self, reason: int) -> None:
        """Keep a reason for the debrief, because the group wants to."""
        found = self._reason(reason)
        if not found.kept:
            self._new_text(found.id, found.text)
            self._add(
                e.ReasonKept(
                    text_id=found.id, scene=self._scene(), choice=found.choice, at_s=self.at_s()
                )
            )
            self._put_reason(found, kept=True)

    def drop(self, reason: int) -> None:
        """Take an improper reason away for good, also if it was kept."""
        if any(kept.text_id == reason for kept in self._state.kept):
            self._add(e.ReasonDropped(text_id=reason, at_s=self.at_s()))
            self._new_text(reason, None)
        else:
            self._reason(reason)
        self._reasons = tuple(each for each in self._reasons if each.id != reason)
        if self._spotlight == reason:
            self._spotlight = None

    def note(self, text: str) -> None:
        """Write down something for the trainer, tied to this moment."""
        if line := one_line(text, MAX_NOTE):
            text_id = self._fresh_id()
            self._new_text(text_id, line)
            self._add(
                e.Noted(text_id=text_id, scene=self._scene(), stage=self.stage, at_s=self.at_s())
            )

    def agree(self, text: str) -> None:
        """Write down what the group agrees on; it takes the place of what stood there."""
        self._check_stage({stages.DEBRIEF, stages.AGREEMENT})
        if self._state.agreement is not None:
            self._new_text(self._state.agreement, None)
        text_id = self._fresh_id()
        self._new_text(text_id, one_line(text, MAX_NOTE))
        self._add(e.Agreed(text_id=text_id, at_s=self.at_s()))

    def end(self) -> None:
        """End the session; what is sealed is destroyed."""
        if self.stage == stages.CLOSED:
            return
        self._clear_ballots()
        self._clear_proposals()
        self._forget_reasons()
        self._move("end", stages.CLOSED)

    def tick(self) -> bool:
        """Close the round if its time is up; return whether it did."""
        if self._state.paused_at_s is not None or self.stage not in stages.VOTING:
            return False
        left = self.seconds_left()
        if left is None or left > 0:
            return False
        self._close(None)
        return True

    # -- keeping it ------------------------------------------------------------------------------

    def drain(self) -> Change:
        """Return all that changed since the last time, to be written down as one."""
        change = Change(
            tuple(self._events),
            self._new_texts,
            self._new_ballots,
            self._new_proposals,
            self._clears_ballots,
            self._clears_proposals,
        )
        self._events, self._new_texts = [], {}
        self._new_ballots, self._new_proposals = {}, {}
        self._clears_ballots = self._clears_proposals = False
        return change

    def snapshot(self) -> _Snapshot:
        """Return what `restore` needs to undo the commands that follow."""
        return _Snapshot(
            self._state,
            self._moment,
            self.game.snapshot(),
            Held(dict(self._held.ballots), dict(self._held.proposals)),
            dict(self._texts),
            self._reasons,
            self._spotlight,
        )

    def restore(self, snapshot: _Snapshot) -> None:
        """Go back to a snapshot: what came after it could not be written down."""
        self._state, self._moment, game, held, texts, self._reasons, self._spotlight = snapshot
        self.game.restore(game)
        self._held = Held(dict(held.ballots), dict(held.proposals))
        self._texts = dict(texts)
        self._seat_of = {seat.key: seat.number for seat in self._state.seats}
        self.drain()

    # -- doing it --------------------------------------------------------------------------------

    def _add(self, event: e.RoomEvent) -> None:
        self._take_in(event)
        self._events.append(event)

    def _take_in(self, event: e.RoomEvent) -> None:
        self._state = fold(self._state, event)
        self._moment += isinstance(event, _STEPS)

    def _move(self, command: str, to: str) -> None:
        stages.fire(self, command, to)

    def _asked(self, command: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        """Return the events of a command to the game; what it refuses is refused here."""
        try:
            return command()
        except GameError as error:
            raise Refused(str(error)) from error

    def _play(self, events: Sequence[Event]) -> None:
        for event in events:
            self._add(e.Played.of(event, self.at_s()))

    def _begin(self, command: str) -> None:
        self._deal_everybody()
        self._play(self._asked(self.game.begin))
        self._follow(command)

    def _follow(self, command: str) -> None:
        """Come to the stage where the story is now."""
        self._clear_proposals()
        self._forget_reasons()
        self._move(command, self._story_stage())

    def _story_stage(self) -> str:
        match self.game.state:
            case play.DECIDING:
                return stages.FIRST_VOTE
            case play.EXPLAINING:
                return stages.EXPLAINING
            case play.ENDING:
                return stages.ENDING
            case play.DEBRIEF:
                return stages.DEBRIEF
        view = self.game.view()
        return stages.CONSEQUENCE if view.decided or view.timed_out else stages.READING

    def _decide(self, choice: str) -> None:
        self._check_going()
        events = self._asked(lambda: self.game.decide(choice))
        if self.stage in stages.VOTING and round_of(self._state).status == OPEN:
            self._close(None)
        self._play(events)
        self._follow("decide")

    def _close(self, hands: dict[str, int] | None) -> None:
        missing = self.missing()
        ballots = self._held.ballots
        votes, values = counted(ballots.values())
        if hands is not None:
            votes, values = {id: count for id, count in hands.items() if count}, {}
            missing = max(0, self.expected() - sum(votes.values()))
        else:
            self._take_reasons(list(ballots.values()))
        self._clear_ballots()
        self._add(
            e.RoundClosed(
                votes=votes,
                values=values,
                missing=missing,
                by_hands=hands is not None,
                at_s=self.at_s(),
            )
        )

    def _take_reasons(self, ballots: list[Ballot]) -> None:
        order = list(range(len(ballots)))
        self._shuffle(order)
        self._reasons = tuple(
            Reason(id=self._fresh_id(), choice=one.choice, text=one.reason, value=one.value)
            for one in (ballots[place] for place in order)
            if one.reason
        )
        self._spotlight = None

    def _forget_reasons(self) -> None:
        self._reasons, self._spotlight = (), None

    def _clear_ballots(self) -> None:
        self._held.ballots.clear()
        self._new_ballots.clear()
        self._clears_ballots = True

    def _clear_proposals(self) -> None:
        self._held.proposals.clear()
        self._new_proposals.clear()
        self._clears_proposals = True

    def _hold_ballot(self, seat: int, ballot: Ballot | None) -> None:
        if ballot is not None:
            self._held.ballots[seat] = ballot
        elif self._held.ballots.pop(seat, None) is None:
            return
        self._new_ballots[seat] = ballot

    def _hold_proposals(self, seat: int, actions: tuple[str, ...]) -> None:
        if actions:
            self._held.proposals[seat] = actions
        else:
            self._held.proposals.pop(seat, None)
        self._new_proposals[seat] = actions

    def _give(self, seat: int, roles: tuple[str, ...]) -> None:
        if self._state.seats[seat].roles != roles:
            self._add(e.RolesGiven(seat=seat, roles=roles, at_s=self.at_s()))

    def _deal_everybody(self) -> None:
        order = [seat.number for seat in self._state.seats if not seat.has_left]
        self._shuffle(order)
        self._deal(order)

    def _deal(self, order: Sequence[int]) -> None:
        for seat, roles in deal(self.scenario.roles, self._state.held_roles, order).items():
            self._give(seat, roles)

    def _reason(self, id: int) -> Reason:
        for each in self.reasons:
            if each.id == id:
                return each
        raise Refused(_("that reason is not there any more"), "unknown")

    def _put_reason(self, old: Reason, *, kept: bool) -> None:
        new = Reason(id=old.id, choice=old.choice, text=old.text, value=old.value, kept=kept)
        self._reasons = tuple(new if each is old else each for each in self._reasons)

    def _fresh_id(self) -> int:
        """Return an id that says nothing about order: a number of 48 bits."""
        return secrets.randbits(48)

    def _new_text(self, text_id: int, text: str | None) -> None:
        if text is None:
            self._texts.pop(text_id, None)
        else:
            self._texts[text_id] = text
        self._new_texts[text_id] = text

    def _scene(self) -> str:
        return self.game.view().scene or ""

    # -- checks ----------------------------------------------------------------------------------

    def _check_going(self) -> None:
        if self.stage == stages.CLOSED:
            raise Refused(_("this session has ended"))
        if self._state.paused_at_s is not None:
            raise Refused(_("the trainer has paused the session"))

    def _check_command(self, command: str) -> None:
        self._check_going()
        if command not in stages.commands(self.stage):
            raise Refused(
                _("'{command}' is not possible now: the session is at '{stage}'").format(
                    command=command, stage=self.stage
                )
            )

    def _check_stage(self, wanted: frozenset[str] | set[str]) -> None:
        if self.stage not in wanted:
            raise Refused(
                _("that is not possible now: the session is at '{stage}'").format(stage=self.stage)
            )

    def _check_seat(self, seat: int) -> None:
        if not 0 <= seat < len(self._state.seats):
            raise Refused(
                ngettext(
                    "there is no such seat: {count} person has joined",
                    "there is no such seat: {count} people have joined",
                    len(self._state.seats),
                ).format(count=len(self._state.seats)),
                "unknown",
            )

    def _check_role(self, role: str | None, seat: int | None = None) -> None:
        if role is None:
            return
        if role not in self.scenario.roles:
            raise Refused(_("there is no role '{id}'").format(id=role), "unknown")
        held = {number: roles for number, roles in self._state.held_roles.items() if number != seat}
        if not has_room(self.scenario.roles, held, role):
            raise Refused(_("that role is taken; choose another one"), "taken")
