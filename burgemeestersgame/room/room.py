"""The room itself: what the trainer and the seats may ask, when, and what follows from it.

Nothing here reads or writes a file or a socket. A command either raises `Refused`, and nothing has
changed, or it has taken effect and lies in `drain()` to be written down. Whoever cannot write it
puts the room back with `restore`.

A room is one class in layers, a subject each, and every layer knows only those below it:

    journal   what happened, and what of it is not on disk yet
    core      the story, the clock, is this the moment
    seating   who is here          talking   reasons, notes          agreeing   lines, agreement
    voting    rounds, proposals
    deciding  what is done in the story
    room      the pace: from lobby to end
"""

from __future__ import annotations

from typing import NamedTuple

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import events as e
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room import practice
from burgemeestersgame.room.agreeing import Agreeing
from burgemeestersgame.room.changes import Refused
from burgemeestersgame.room.debriefing import Debriefing
from burgemeestersgame.room.journal import Page
from burgemeestersgame.room.rounds import OPEN, WAITING, Reason
from burgemeestersgame.room.settings import RoomSettings
from burgemeestersgame.room.state import round_of


class Snapshot(NamedTuple):
    """A room at one moment, for `Room.restore`."""

    page: Page
    game: tuple[object, ...]
    reasons: tuple[Reason, ...]
    spotlight: int | None


class Room(Debriefing, Agreeing):
    """A group that plays a scenario together."""

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
        if self._state.paused_at_s is not None:
            return frozenset({"resume", "end", "hide", "note"})
        if self.stage == stages.CLOSED:
            return frozenset()
        if not self._state.outcomes:
            able -= {"look-back"}
        if self.stage in stages.AT_A_DILEMMA:
            able |= {"act", "consult"}
        if self.stage in stages.AT_A_DILEMMA or self.stage == stages.DEBRIEF:
            able |= {"told"}
        return frozenset(able | {"pause", "hide", "note"})

    def limit(self) -> int | None:
        """Return the seconds that a round lasts unless it is given others, None without limit."""
        usual = self._state.settings.seconds
        return practice.SECONDS if usual is None and self.stage == stages.PRACTICE else usual

    def set_up(self, settings: RoomSettings) -> None:
        """Change the settings from now on."""
        self._add(e.SetUp(settings=settings, at_s=self.at_s()))

    def practise(self) -> None:
        """Begin the practice round."""
        self._check_command("practise")
        self._move("practise", stages.PRACTICE)

    def open(self, seconds: int | None = None) -> None:
        """Open the next round of votes; from the lobby or briefing, go to the first dilemma.

        Args:
            seconds: Its limit, 0 for none; None: the usual one, see `limit`.
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
        limit = self.limit() if seconds is None else seconds
        self._forget_reasons()
        self._add(e.RoundOpened(seconds=limit or None, at_s=self.at_s()))

    def next(self) -> None:
        """Go on to the next step."""
        self._check_command("next")
        if self._is_open():
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
        elif self.stage == stages.AGREEMENT:
            self.end()
        elif not self._turns_on():
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

    def look_back(self) -> None:
        """Leave the story where it is and go to the debrief of what was decided until now; what is
        sealed is destroyed."""
        self._check_command("look-back")
        if not self._state.outcomes:
            raise Refused(_("nothing has been decided yet to look back on"))
        self._forget_answers()
        self._move("look-back", stages.DEBRIEF)

    def end(self) -> None:
        """End the session; what is sealed is destroyed."""
        if self.stage == stages.CLOSED:
            return
        self._forget_answers()
        self._clear_lines()
        self._move("end", stages.CLOSED)

    def _forget_answers(self) -> None:
        self._clear_ballots()
        self._clear_proposals()
        self._forget_reasons()

    # -- keeping it ------------------------------------------------------------------------------

    def snapshot(self) -> Snapshot:
        """Return what `restore` needs to undo the commands that follow."""
        return Snapshot(self._page(), self.game.snapshot(), self._reasons, self._spotlight)

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to a snapshot: what came after it could not be written down."""
        page, game, self._reasons, self._spotlight = snapshot
        self._turn_back(page)
        self.game.restore(game)
