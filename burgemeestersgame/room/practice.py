"""The practice round that comes first: a question about nothing, to find the buttons."""

from __future__ import annotations

from burgemeestersgame.i18n import gettext as _

SECONDS = 120  # unless the session gives every round another limit


def question() -> str:
    """Return the question."""
    return _("The meeting stops for ten minutes. What do you do first?")


def choices() -> dict[str, str]:
    """Return the choices, by their ids."""
    return {
        "coffee": _("I get coffee, and somebody else's view"),
        "tea": _("I drink tea by myself and read the papers again"),
        "air": _("I go outside for some air"),
    }
