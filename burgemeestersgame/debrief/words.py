"""Words that a debrief shares with those who count very many plays."""

from __future__ import annotations

from burgemeestersgame.i18n import gettext as _

# A limit that nothing touched, though there was a chance to honour it: see `norms.Asks`.
UNBROKEN = "unbroken"


def capital(text: str) -> str:
    """Return a text as it begins a line: with a capital."""
    return text[:1].upper() + text[1:]


def status_word(status: str) -> str:
    """Return a status, or `UNBROKEN`, in the language of the interface."""
    return {
        "honoured": _("honoured"),
        "repaired": _("repaired"),
        "breached": _("breached"),
        "missed": _("chance missed"),
        "silent": _("not touched"),
        UNBROKEN: _("not broken"),
    }[status]


def sure_word(certainty: str) -> str:
    """Return how certain a norm is in a plain word; the catalogue has words for jurists."""
    return {
        "geverifieerd": _("certain"),
        "bron in seed": _("fairly certain"),
        "te verifiëren": _("not certain yet"),
    }[certainty]
