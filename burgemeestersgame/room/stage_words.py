"""The stages of a session in words, as the trainer's page and a refusal name them."""

from __future__ import annotations

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import lifecycle as stages


def stages_in_words() -> dict[str, str]:
    """Return what is going on at each stage, in a few words of the reader's language."""
    return {
        stages.LOBBY: _("People are coming in"),
        stages.PRACTICE: _("Practice round"),
        stages.BRIEFING: _("Everybody reads their role"),
        stages.FIRST_VOTE: _("First vote"),
        stages.FIRST_REVEAL: _("The first vote is on the screen"),
        stages.TALK: _("Talk between the votes"),
        stages.SECOND_VOTE: _("Second vote"),
        stages.SECOND_REVEAL: _("The shift is on the screen"),
        stages.DECISION: _("The decision"),
        stages.CONSEQUENCE: _("The consequence is on the screen"),
        stages.READING: _("The story goes on"),
        stages.EXPLAINING: _("The group looks for one sentence"),
        stages.ENDING: _("The ending is on the screen"),
        stages.DEBRIEF: _("Debrief"),
        stages.AGREEMENT: _("The agreement"),
        stages.CLOSED: _("The session has ended"),
    }
