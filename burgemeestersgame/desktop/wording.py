"""Words that several screens share: phases, time limits, how an indicator moved."""

from __future__ import annotations

import math
from datetime import timedelta

from burgemeestersgame.i18n import format_minutes, ngettext
from burgemeestersgame.i18n import gettext as _

HURRY_S = 20


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
