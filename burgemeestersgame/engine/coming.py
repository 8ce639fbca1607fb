"""What is coming, in words: for who reads a game as text, or hears it."""

from __future__ import annotations

from burgemeestersgame.engine.view import View
from burgemeestersgame.i18n import format_ahead
from burgemeestersgame.i18n import gettext as _


def coming_in_words(view: View) -> str:
    """Return what the player knows is coming as a sentence, '' where that is nothing."""
    if not view.coming:
        return ""
    told = [f"{format_ahead(each.at, view.story_time)} {each.text}" for each in view.coming]
    sentence = _("Coming up: {appointments}").format(appointments="; ".join(told))
    return sentence if sentence.endswith(".") else f"{sentence}."
