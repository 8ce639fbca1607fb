"""Collects what is wrong with a file, and finds the name that an author probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from burgemeestersgame.errors import Location, Problem, Severity
from burgemeestersgame.i18n import gettext as _

MOST_PROBLEMS = 1_000
_MOST_QUOTED = 60
_BETWEEN_MARKS = 20_000
_LEAST_PART = 3
# Comparing names is the slowest thing we do: enough for the typos of a large file, not an attack.
# A step is about 0.1 microsecond.
_MOST_STEPS = 3_000_000
_CUTOFF = 0.55
NEARLY = 0.7
"""How much alike two names are, from 0 to 1, where one is surely meant for the other."""

# Errors that leave the story as its author means it, so that there is more to say about it. Whoever
# adds one of the `unknown-`, `missing-key` and `wrong-type` says where something is lost.
_HARMLESS = frozenset(
    {
        "bad-duration",
        "bad-id",
        "bad-moment",
        "bad-range",
        "condition-syntax",
        "condition-too-long",
        "condition-type",
        "missing-key",
        "norm-contradiction",
        "norm-not-binding",
        "norm-prefix",
        "outside-folder",
        "quote-outside-message",
        "quote-without",
        "timeout-pair",
        "too-many-choices",
        "unclear-stance",
        "wrong-type",
    }
)


class TooManyProblems(Exception):
    """The file has so many problems that the rest would help nobody."""


def too_many(at: Location, severity: Severity = Severity.ERROR) -> Problem:
    """Return the problem that there are so many of them."""
    return Problem(
        at=at,
        reference="too-many-problems",
        severity=severity,
        message=_("more than {count} problems; the rest is not shown").format(count=MOST_PROBLEMS),
    )


class Source:
    """The text of a file, and where in it a character stands.

    Lines are those of an editor, not of the YAML parser, which also counts U+0085 and U+2028. They
    are counted from where we last looked: places are mostly asked for in file order. For the others
    there are marks on the way, made when first needed.
    """

    __slots__ = ("_has_cr", "_index", "_line", "_marks", "_start", "file", "text")

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._has_cr = "\r" in text
        # Where we last looked, the line of that, and the index of that line's first character.
        self._index = 0
        self._line = 1
        self._start = 0
        # The same three for every so many characters.
        self._marks: list[tuple[int, int, int]] = []

    def line(self, index: int) -> int:
        """Return the line, from 1, of the character with this index."""
        self._go_to(index)
        return self._line

    def location(self, index: int) -> Location:
        """Return the place of the character with this index."""
        self._go_to(index)
        return Location(self.file, self._line, index - self._start + 1)

    def _go_to(self, index: int) -> None:
        if index < self._start and not self._marks:
            self._make_marks()
        if self._marks and not self._start <= index < self._index + _BETWEEN_MARKS:
            self._index, self._line, self._start = self._marks[index // _BETWEEN_MARKS]
        if index >= self._index:
            start = self._line_start(self._index, index) or self._start
            self._line += self._line_ends(self._start, start)
            self._start = start
        self._index = index

    def _make_marks(self) -> None:
        self._index, self._line, self._start = 0, 1, 0
        marks = []
        for index in range(0, len(self.text) + 1, _BETWEEN_MARKS):
            # Not between the two characters that end one line.
            if not (index and self.text.startswith("\r\n", index - 1)):
                self._go_to(index)
            marks.append((self._index, self._line, self._start))
        self._marks = marks

    def _line_start(self, least: int, index: int) -> int:
        """Return where the line begins, or 0 when no line ends from `least` to the character."""
        found = self.text.rfind("\n", least, index)
        if self._has_cr:
            found = max(found, self.text.rfind("\r", least, index))
        return found + 1

    def _line_ends(self, start: int, end: int) -> int:
        """Return how many lines end between the beginnings of two lines."""
        text = self.text
        ends = text.count("\n", start, end)
        if self._has_cr:
            ends += text.count("\r", start, end) - text.count("\r\n", start, end)
        return ends


class Problems:
    """The problems of one file, as they are found.

    Attributes:
        doubled: Index of every key that stands in its table a second time, further on.
        lost: Some part of the story could not be read, not even by guessing what was meant.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Problem] = []
        self.doubled: set[int] = set()
        self.lost = False
        self._effort = Effort(_MOST_STEPS)

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
        if severity is Severity.ERROR and not (
            reference in _HARMLESS or reference.startswith("unknown-")
        ):
            self.lost = True
        self.found.append(
            Problem(at=at, reference=reference, severity=severity, message=message, hint=hint)
        )
        if len(self.found) >= MOST_PROBLEMS:
            self.found.append(too_many(at))
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

    def nearest(self, name: str, names: Collection[str], least: float = _CUTOFF) -> str | None:
        """Return the name most like `name`, or None where none is at `least` (to 1) so alike."""
        if not name or len(name) > _MOST_QUOTED:
            return None
        return nearest(name, names, self._effort, least)


class Effort:
    """What comparing names may still cost, in steps of about the same time each."""

    __slots__ = ("left",)

    def __init__(self, steps: int) -> None:
        self.left = steps

    def allows(self, steps: int) -> bool:
        """Take so many steps; whether there were that many."""
        self.left -= steps
        return self.left >= 0


def nearest(
    name: str, names: Collection[str], effort: Effort, least: float = _CUTOFF
) -> str | None:
    """Return the name most like `name`, or None where none is like it or the effort is spent."""
    # What does not depend on how alike they are: 2 microseconds for each name, and a fixed part.
    if not effort.allows(300 + 15 * len(names)):
        return None
    plain = {}
    for known in names:
        if not known.isascii() and not effort.allows(10 * len(known)):
            return None
        plain[_plain(known)] = known
    wanted = _plain(name)
    match = _most_alike(wanted, plain, effort, least)
    if match is None and effort.left >= 0 and len(wanted) >= _LEAST_PART:
        # `vpt-3` is little like `vpt-3-registreren`, and yet that is what is meant.
        wider = [known for known in plain if wanted in known]
        if least <= _CUTOFF or len(wider) == 1:
            match = min(wider, key=len, default=None)
    return None if match is None else plain[match]


def _most_alike(wanted: str, names: Iterable[str], effort: Effort, least: float) -> str | None:
    """Return what `difflib.get_close_matches` would, at a cost that is known beforehand."""
    from difflib import SequenceMatcher  # late: most files have no problems

    matcher = SequenceMatcher(b=wanted)
    here = {sign: wanted.count(sign) for sign in set(wanted)}
    best = (least, "")
    for name in names:
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() < best[0]:
            continue
        if not effort.allows(len(wanted) + len(name)):
            return None
        if matcher.quick_ratio() < best[0]:
            continue
        steps = len(name) + sum(here.get(sign, 0) for sign in name)
        if not effort.allows(steps):
            return None
        blocks = len(matcher.get_matching_blocks())
        effort.allows(steps * blocks)
        best = max(best, (matcher.ratio(), name))
    return best[1] or None


def as_id(text: str) -> str | None:
    """Return the kebab-case id nearest to `text`, or None where nothing is left of it."""
    return re.sub(r"[^a-z0-9]+", "-", _plain(text[:_MOST_QUOTED])).strip("-") or None


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def quoted(text: str) -> str:
    """Return `text` on one line and not too long, for use in a message."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST_QUOTED else line[: _MOST_QUOTED - 1] + "…"
