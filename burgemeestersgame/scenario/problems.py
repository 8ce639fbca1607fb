"""Collects what is wrong with a file, and finds the name that an author probably meant."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable

from burgemeestersgame.errors import Location, Problem, Severity
from burgemeestersgame.i18n import gettext as _

MOST_PROBLEMS = 1_000
_MOST_QUOTED = 60
# Comparing names is the slowest thing we do: enough for the typos of a large file, not an attack.
_MOST_COMPARISONS = 60_000

_LINE_END = re.compile(r"\r\n|\r|\n")


class TooManyProblems(Exception):
    """The file has so many problems that the rest would help nobody."""


class Source:
    """The text of a file, and where in it a character stands."""

    __slots__ = ("_starts", "file", "text")

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._starts: list[int] | None = None

    def line(self, index: int) -> int:
        """Return the line, from 1, of the character with this index."""
        if self._starts is None:
            # Not the parser's lines: it also counts U+0085 and U+2028, which editors do not.
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        return bisect_right(self._starts, index)

    def location(self, index: int) -> Location:
        """Return the place of the character with this index."""
        line = self.line(index)
        assert self._starts is not None
        return Location(self.file, line, index - self._starts[line - 1] + 1)


class Problems:
    """The problems of one file, as they are found."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Problem] = []
        self._comparisons = 0

    def add(
        self,
        index: int,
        reference: str,
        message: str,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Add a problem at a character; `TooManyProblems` when there are enough."""
        self.add_at(self.source.location(index), reference, message, hint, severity)

    def add_at(
        self,
        at: Location,
        reference: str,
        message: str,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Add a problem at a place; `TooManyProblems` when there are enough."""
        self.found.append(
            Problem(at=at, reference=reference, severity=severity, message=message, hint=hint)
        )
        if len(self.found) >= MOST_PROBLEMS:
            self.found.append(
                Problem(
                    at=at,
                    reference="too-many-problems",
                    message=_("more than {count} problems; the rest is not shown").format(
                        count=MOST_PROBLEMS
                    ),
                )
            )
            raise TooManyProblems

    def warn(self, index: int, reference: str, message: str, hint: str | None = None) -> None:
        """Add a warning at a character."""
        self.add(index, reference, message, hint, Severity.WARNING)

    @property
    def has_errors(self) -> bool:
        """Whether anything found so far keeps the scenario from being played."""
        return any(problem.severity is Severity.ERROR for problem in self.found)

    def in_order(self) -> tuple[Problem, ...]:
        """Return what was found, each thing once, by line and column."""
        unique = dict.fromkeys(self.found)
        return tuple(sorted(unique, key=lambda problem: (problem.at, problem.reference)))

    def nearest(self, name: str, names: Collection[str]) -> str | None:
        """Return the name most like `name`, or None where none is like it."""
        if not name or len(name) > _MOST_QUOTED:
            return None
        self._comparisons += len(names)
        if self._comparisons > _MOST_COMPARISONS:
            return None
        return nearest(name, names)


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the name most like `name`, or None where none is like it."""
    import difflib  # late: most files have no problems

    plain = {_plain(known): known for known in names}
    matches = difflib.get_close_matches(_plain(name), plain, n=1, cutoff=0.55)
    return plain[matches[0]] if matches else None


def as_id(text: str) -> str | None:
    """Return the kebab-case id nearest to `text`, or None where nothing is left of it."""
    return re.sub(r"[^a-z0-9]+", "-", _plain(text[:_MOST_QUOTED])).strip("-") or None


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def quoted(text: str) -> str:
    """Return `text` on one line and not too long, for use in a message."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST_QUOTED else line[: _MOST_QUOTED - 1] + "…"
