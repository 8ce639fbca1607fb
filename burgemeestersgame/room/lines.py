"""Lines that phones suggest for the group's agreement, and the agreement as the lines it is.

Who suggested a line and who supports it is sealed as ballots are; when the session closes all of
it is destroyed, and only the text of the agreement is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from burgemeestersgame.engine.line import one_line

MAX_LINE = 140
MAX_AGREEMENT = 1000


class Line(Struct, frozen=True, kw_only=True):
    """A line that one phone suggests; its `id` says nothing about when or by whom."""

    id: int
    text: str


def tidied(text: str) -> str:
    """Return the text of an agreement with one tidy line for each that says something."""
    lines = (one_line(line, MAX_AGREEMENT) for line in text.splitlines())
    return "\n".join(filter(None, lines))[:MAX_AGREEMENT].rstrip()


def has_line(agreement: str, line: str) -> bool:
    """Whether a line stands in the agreement word for word."""
    return line in agreement.split("\n")


def with_line(agreement: str, line: str) -> str:
    """Return the agreement with a line at its end."""
    return f"{agreement}\n{line}".lstrip("\n")


def without_line(agreement: str, line: str) -> str:
    """Return the agreement without a line."""
    return "\n".join(each for each in agreement.split("\n") if each != line)


def support_of(lines: Iterable[Line], wanted: Iterable[Iterable[int]]) -> dict[Line, int]:
    """Return how many stand behind each line; `wanted` are the ids that each of them supports."""
    counts = Counter(id for ids in wanted for id in ids)
    return {line: counts[line.id] for line in lines}
