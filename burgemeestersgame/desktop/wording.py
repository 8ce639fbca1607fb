"""Words that several screens share: phases, time limits, how an indicator moved."""

from __future__ import annotations

import math
from datetime import timedelta

from burgemeestersgame.i18n import format_minutes, ngettext
from burgemeestersgame.i18n import gettext as _

HURRY_S = 20
# When, and for how long, a screen reader says how much time is left.
_MARKS = (300, 120, 60, 30)
_SAID_FOR_S = 5


def phase_name(phase: str | None) -> str:
    """Return the name of a phase of the Leidraad, "" without one."""
    names = {"vooraf": _("Beforehand"), "tijdens": _("During"), "nazorg": _("Aftercare")}
    return names.get(phase or "", "")


def time_left(seconds: float) -> str:
    """Return how long one may still think: `1:12 left`, or in seconds when time presses."""
    whole = math.ceil(seconds)
    if whole <= HURRY_S:
        return ngettext("Only {count} second left", "Only {count} seconds left", whole).format(
            count=whole
        )
    return _("{minutes}:{seconds} left").format(minutes=whole // 60, seconds=f"{whole % 60:02}")


def time_news(seconds: float, limit: float) -> tuple[str, str] | None:
    """Return what a screen reader says of a time limit unasked, and how; None: nothing now.

    It is said as time begins to run, a few times on the way, and once as it presses: nobody can
    read with a clock that counts aloud.
    """
    if seconds <= HURRY_S:
        return time_left(HURRY_S), "assertive"
    for mark in (limit, *_MARKS):
        if mark - _SAID_FOR_S < seconds <= mark:
            return _whole_time(round(mark)), "polite"
    return None


def _whole_time(seconds: int) -> str:
    if seconds % 60:
        text = ngettext("{count} second left", "{count} seconds left", seconds)
        return text.format(count=seconds)
    text = ngettext("{count} minute left", "{count} minutes left", seconds // 60)
    return text.format(count=seconds // 60)


def story_time(takes: timedelta) -> str:
    """Return how much story time something takes; "" when none."""
    return format_minutes(takes) if takes else ""


def message_icon(channel: str, sender_id: str | None) -> str:
    """Return the icon for where a message comes from."""
    if sender_id in HOME:
        return "house"
    if sender_id == "meldkamer":
        return "siren"
    icons = {
        "phone": "phone",
        "app": "message-circle",
        "mail": "mail",
        "press": "newspaper",
        "doormat": "door-open",
    }
    return icons.get(channel, "message-circle")


# The members of the cast who are the player's own people.
HOME = frozenset({"thuis", "noor", "robin", "partner"})
