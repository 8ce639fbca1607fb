"""How much a check found, in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from burgemeestersgame.errors import Problem, Severity
from burgemeestersgame.i18n import ngettext


def problems_in_words(problems: Iterable[Problem]) -> str:
    """Return how many there are of each severity: `2 errors, 1 warning, 0 pieces of advice`."""
    counts = Counter(problem.severity for problem in problems)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    advice = counts[Severity.ADVICE]
    said = [
        ngettext("{count} error", "{count} errors", errors).format(count=errors),
        ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
        ngettext("{count} piece of advice", "{count} pieces of advice", advice).format(
            count=advice
        ),
    ]
    return ", ".join(said)


def accepted_in_words(count: int) -> str:
    """Return how many findings the author accepted."""
    return ngettext(
        "{count} finding is accepted in the file, with a reason",
        "{count} findings are accepted in the file, with a reason",
        count,
    ).format(count=count)
