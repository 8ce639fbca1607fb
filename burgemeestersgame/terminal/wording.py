"""How text mode writes what there is to tell: people, times, numbers to choose from."""

from __future__ import annotations

from datetime import datetime, timedelta

from burgemeestersgame.engine.view import IndicatorView
from burgemeestersgame.i18n import format_clock, format_day, format_minutes, ngettext
from burgemeestersgame.i18n import gettext as _


def numbers(count: int, prefix: str = "") -> str:
    """Return which numbers can be typed: `1 to 4`, or `a1 to a3` with a prefix."""
    if count == 1:
        return f"{prefix}1"
    return _("{first} to {last}").format(first=f"{prefix}1", last=f"{prefix}{count}")


def item(label: str, text: str, note: str) -> str:
    """Return a line of a list, with a note between brackets unless that is empty."""
    return f"{label} {text} ({note})" if note else f"{label} {text}"


def person(name: str, role: str) -> str:
    """Return who says something: `Anna (police)`."""
    return f"{name} ({role})" if role else name


def named(name: str, role: str) -> str:
    """Return who can be asked: `Anna, police`."""
    return f"{name}, {role}" if role else name


def full_stop(text: str) -> str:
    """End a sentence, also one that ends with `a.m.`."""
    return text if text.endswith(".") else text + "."


def sentence(text: str) -> str:
    """Return a text with a capital at the beginning."""
    return text[:1].upper() + text[1:]


def takes(duration: timedelta) -> str:
    """Return how much story time something takes, '' for none."""
    return format_minutes(duration) if duration else ""


def moment(at: datetime, now: datetime) -> str:
    """Return a time in the story, with the day unless that is today."""
    if at.date() == now.date():
        return format_clock(at)
    return f"{format_day(at)} {format_clock(at)}"


def channel(channel: str) -> str:
    """Return what a message came by."""
    return {
        "phone": _("On the phone"),
        "app": _("App message"),
        "mail": _("E-mail"),
        "press": _("In the news"),
        "doormat": _("On the doormat"),
    }[channel]


def moved(indicator: IndicatorView) -> str:
    """Return how an indicator has moved, '' where it has not."""
    if indicator.value == indicator.previous:
        return ""
    if indicator.value > indicator.previous:
        return _("{indicator}: more than before.").format(indicator=indicator.label)
    return _("{indicator}: less than before.").format(indicator=indicator.label)


def seconds_left(seconds: float) -> str:
    """Return how much of a time limit is left."""
    count = max(0, round(seconds))
    return ngettext(
        "{count} second left.",
        "{count} seconds left.",
        count,
    ).format(count=count)


def seconds_to_decide(seconds: float) -> str:
    """Return how much time there is for a question."""
    count = max(0, round(seconds))
    return ngettext(
        "You have {count} second to decide.",
        "You have {count} seconds to decide.",
        count,
    ).format(count=count)
