"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Mapping as Lookup
from pathlib import Path

from msgspec import Struct

from burgemeestersgame.errors import Location, Problem, Severity
from burgemeestersgame.scenario.bounds import Bounds
from burgemeestersgame.scenario.fates import Fate
from burgemeestersgame.scenario.model import Scenario
from burgemeestersgame.scenario.source import Mapping
from burgemeestersgame.scenario.uses import Use
from burgemeestersgame.scenario.written import Written


class Glance(Struct, frozen=True):
    """A story and where it was written.

    Attributes:
        folder: Where its own files are; None where it has none.
    """

    scenario: Scenario
    root: Mapping
    written: Written
    folder: Path | None


class Look(Glance, frozen=True):
    """That, and what play can bring about.

    Attributes:
        fates: The delayed consequences that never come, with the reason.
        uses: Every condition.
    """

    bounds: Bounds
    fates: Lookup[str, Fate]
    uses: tuple[Use, ...]


def warning(at: Location, reference: str, message: str, hint: str | None = None) -> Problem:
    """Return a finding that an author should mend, or accept with a reason."""
    return Problem(
        at=at, reference=reference, severity=Severity.WARNING, message=message, hint=hint
    )


def advice(at: Location, reference: str, message: str, hint: str | None = None) -> Problem:
    """Return a finding that may be as the author wants it."""
    return Problem(at=at, reference=reference, severity=Severity.ADVICE, message=message, hint=hint)
