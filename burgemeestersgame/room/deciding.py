"""What the room does in the story: hearing advisors, acting, deciding, explaining itself."""

from __future__ import annotations

from burgemeestersgame.engine import lifecycle as play
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room.changes import Refused
from burgemeestersgame.room.settings import Decides
from burgemeestersgame.room.voting import Voting


class Deciding(Voting):
    """A room that plays the story."""

    def consult(self, advisor: str) -> None:
        """Hear an advisor, all together."""
        self._check_going()
        self._check_stage(stages.AT_A_DILEMMA)
        self._play(self._asked(lambda: self.game.consult(advisor)))
        self._take_out()

    def act(self, action: str) -> None:
        """Do something unasked, as the room."""
        self._check_going()
        self._check_stage(stages.AT_A_DILEMMA)
        self._play(self._asked(lambda: self.game.act(action)))
        self._take_out(action)

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
            raise Refused(_("the majority decides in this session, and it chose otherwise"))
        self._decide(choice)

    def decide_as_mayor(self, seat: int, choice: str) -> None:
        """Decide, as the one who plays the mayor, where the session is set that way."""
        if self._state.settings.decides is not Decides.MAYOR or not self.is_mayor(seat):
            raise Refused(_("who decides here is somebody else"))
        self._check_stage({stages.SECOND_REVEAL, stages.DECISION})
        self._decide(choice)

    def explain(self, text: str) -> None:
        """Give the room's sentence for the explain-it moment; '' says nothing."""
        self._check_command("explain")
        self._play(self._asked(lambda: self.game.explain(text)))
        self._follow("explain")

    # -- doing it --------------------------------------------------------------------------------

    def _begin(self, command: str) -> None:
        self._deal_everybody()
        self._play(self._asked(self.game.begin))
        self._follow(command)

    def _decide(self, choice: str) -> None:
        self._check_going()
        events = self._asked(lambda: self.game.decide(choice))
        self._close_if_open()
        self._play(events)
        self._follow("decide")

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
