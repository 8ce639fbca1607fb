"""Going back to a turning point: what will happen is said first, then a new run begins there."""

from __future__ import annotations

from burgemeestersgame.debrief.model import TurningPoint
from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.screens.message import ConfirmScreen
from burgemeestersgame.desktop.screens.play import screen_for
from burgemeestersgame.desktop.steps import Restart, Step
from burgemeestersgame.i18n import gettext as _


def replay_question(kit: Kit, run_id: str, point: TurningPoint) -> Screen:
    """Return the question whether to play on from before a turning point of a run.

    No time limit runs while it is being read: the new game begins with the answer.
    """

    def text() -> str:
        return _(
            "You go back to {time}: {question} Then you did this: ‘{deed}’. This time you may"
            " take another road. It becomes a new game, marked as a replay; the first one stays as"
            " it is. At the end you see both beside each other."
        ).format(time=point.time, question=point.question, deed=point.deed.rstrip("."))

    def begin() -> Step:
        session = kit.library.replay(run_id, point.event, kit.settings.time_factor)
        return Restart(screen_for(kit, session))

    return ConfirmScreen(
        kit,
        title=lambda: _("Play from here?"),
        text=text,
        yes=lambda: _("Play from here"),
        no=lambda: _("Back"),
        on_yes=begin,
    )
