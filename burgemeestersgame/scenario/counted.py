"""How much a check found, in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from burgemeestersgame.errors import Problem, Severity
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext


def problems_in_words(problems: Iterable[Problem], *, with_none: bool = False) -> str:
    """Return how many there are of each severity: `2 errors, 1 warning`.

    Args:
        with_none: Say also of which there are none: `2 errors, 1 warning, 0 pieces of advice`.
    """
    counts = Counter(problem.severity for problem in problems)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    advice = counts[Severity.ADVICE]
    said = [
        (errors, ngettext("{count} error", "{count} errors", errors)),
        (warnings, ngettext("{count} warning", "{count} warnings", warnings)),
        (advice, ngettext("{count} piece of advice", "{count} pieces of advice", advice)),
    ]
    return ", ".join(words.format(count=count) for count, words in said if count or with_none)


def severity_word(severity: Severity) -> str:
    """Return what a severity is called."""
    return {
        Severity.ERROR: _("Error"),
        Severity.WARNING: _("Warning"),
        Severity.ADVICE: _("Advice"),
    }[severity]


def not_followed_in_words() -> str:
    """Return that there may be more to say, of a story that could not be followed."""
    return _("The story itself is looked over once these are mended; there may be more then.")


def accepted_in_words(count: int) -> str:
    """Return how many findings the author accepted."""
    return ngettext(
        "{count} finding is accepted in the file, with a reason",
        "{count} findings are accepted in the file, with a reason",
        count,
    ).format(count=count)
