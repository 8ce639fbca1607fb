"""A round of votes, from sealed ballots to counts; and the actions that people propose."""

from __future__ import annotations

from collections.abc import Mapping

from burgemeestersgame.engine.line import one_line
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import events as e
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room.changes import Refused
from burgemeestersgame.room.rounds import (
    MAX_REASON,
    OPEN,
    ROUND_CLOSED,
    SPECIAL,
    WAITING,
    Ballot,
    counted,
    last_shown,
    leading,
)
from burgemeestersgame.room.seating import MAX_SEATS, Seating
from burgemeestersgame.room.state import round_of
from burgemeestersgame.room.talking import Talking


class Voting(Seating, Talking):
    """A room that votes."""

    def voted(self) -> int:
        """Return how many seats have answered in the open round; 'not yet' is no answer."""
        return len(self._held.ballots)

    def turnout(self) -> int:
        """Return how many answered in the round at hand, so far or when it closed."""
        current = round_of(self._state)
        return self.voted() if current.status in (WAITING, OPEN) else current.cast

    def missing(self) -> int:
        """Return how many of those that are waited for have not voted."""
        here = (seat for seat in self._state.seats if not seat.has_left)
        return sum(seat.number not in self._held.ballots for seat in here)

    def seconds_left(self) -> float | None:
        """Return the seconds left of the open round, None without a limit."""
        current = round_of(self._state)
        if current.status != OPEN or current.seconds is None:
            return None
        now = self._state.paused_at_s if self._state.paused_at_s is not None else self.at_s()
        return max(0.0, current.opened_at_s + current.seconds - now)

    def leaders(self) -> tuple[str, ...]:
        """Return the choices with most votes in the last round; none where too few voted to say."""
        voted = last_shown(self._state.first, self._state.second)
        able = self.choices()
        return tuple(id for id in leading(voted.votes) if id in able) if voted else ()

    def proposals(self) -> dict[str, int]:
        """Return how many seats propose each action."""
        counts: dict[str, int] = {}
        for actions in self._held.proposals.values():
            for action in actions:
                counts[action] = counts.get(action, 0) + 1
        return counts

    # -- of a seat -------------------------------------------------------------------------------

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
        self._check_open()
        self._check_choice(choice)
        if value is not None and value not in self.scenario.values:
            raise Refused(
                _("there is no value '{id}' in this scenario").format(id=value), "unknown"
            )
        ballot = Ballot(choice=choice, value=value, reason=one_line(reason, MAX_REASON))
        if self.ballot(seat) != ballot:
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

    # -- of the trainer --------------------------------------------------------------------------

    def extend(self, seconds: int | None) -> None:
        """Give the open round so many seconds more; None takes its limit away."""
        self._check_going()
        self._check_open()
        current = round_of(self._state)
        limit = None
        if seconds is not None:
            past = self.at_s() - current.opened_at_s
            limit = round(max(past, current.seconds or past) + seconds)
        self._add(e.RoundExtended(seconds=limit, at_s=self.at_s()))

    def close(self) -> None:
        """Close the round: the votes become counts, and who voted what is destroyed."""
        self._check_going()
        self._check_open()
        self._close()

    def hands(self, votes: Mapping[str, int]) -> None:
        """Close the round with a show of hands that the trainer counted, whatever phones said."""
        self._check_going()
        status = round_of(self._state).status if self.stage in stages.VOTING else ROUND_CLOSED
        if status not in (OPEN, WAITING):
            raise Refused(_("there is no round to count hands for"))
        for choice, count in votes.items():
            self._check_choice(choice)
            if not 0 <= count <= MAX_SEATS:
                raise Refused(_("{count} is no number of hands").format(count=count), "unknown")
        if status == WAITING:
            self._add(e.RoundOpened(seconds=None, at_s=self.at_s()))
        raised = {id: count for id, count in votes.items() if count}
        self._clear_ballots()
        self._add(
            e.RoundClosed(
                votes=raised,
                values={},
                missing=max(0, self.expected() - sum(raised.values())),
                by_hands=True,
                at_s=self.at_s(),
            )
        )

    def reveal(self) -> None:
        """Show the counts and the reasons of the round; an open one is closed first."""
        self._check_command("reveal")
        if round_of(self._state).status == WAITING:
            raise Refused(_("nothing has been voted yet; open the round first"))
        self._close_if_open()
        self._add(e.Revealed(at_s=self.at_s()))
        if self.stage == stages.FIRST_VOTE:
            self._move("reveal", stages.FIRST_REVEAL)
        elif self.stage == stages.SECOND_VOTE:
            self._move("reveal", stages.SECOND_REVEAL)

    def tick(self) -> bool:
        """Close the round if its time is up; return whether it did."""
        if self._state.paused_at_s is not None or self.stage not in stages.VOTING:
            return False
        left = self.seconds_left()
        if left is None or left > 0:
            return False
        self._close()
        return True

    # -- doing it --------------------------------------------------------------------------------

    def _is_open(self) -> bool:
        return self.stage in stages.VOTING and round_of(self._state).status == OPEN

    def _close_if_open(self) -> None:
        if self._is_open():
            self._close()

    def _close(self) -> None:
        ballots = list(self._held.ballots.values())
        missing = self.missing()
        votes, values = counted(ballots)
        self._take_reasons(ballots)
        self._clear_ballots()
        self._add(e.RoundClosed(votes=votes, values=values, missing=missing, at_s=self.at_s()))

    def _take_out(self, done: str = "") -> None:
        """Take out the ballots and proposals that are without meaning now: what is no longer open,
        and the action that was done."""
        able = {*self.choices(), *SPECIAL}
        for seat, ballot in list(self._held.ballots.items()):
            if ballot.choice not in able:
                self._hold_ballot(seat, None)
        open_now = {each.id for each in self.game.view().actions} - {done}
        for seat, actions in list(self._held.proposals.items()):
            if not open_now.issuperset(actions):
                self._hold_proposals(seat, tuple(each for each in actions if each in open_now))

    def _check_open(self) -> None:
        if not self._is_open():
            raise Refused(_("no round is open now"))

    def _check_choice(self, choice: str) -> None:
        if choice not in SPECIAL and choice not in self.choices():
            raise Refused(_("this dilemma has no choice '{id}'").format(id=choice), "unknown")
