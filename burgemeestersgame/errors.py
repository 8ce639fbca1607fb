"""Places, problems and exceptions that every part of the game shares; imports nothing of ours."""

from __future__ import annotations

import enum

from msgspec import Struct


class Location(Struct, frozen=True, order=True, gc=False):
    """A place in a file; prints as `file:line:column`, counted in characters from 1 as editors
    do."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Severity(enum.StrEnum):
    """How much a problem matters: an error stops a scenario from being played."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Problem(Struct, frozen=True, kw_only=True, gc=False):
    """One thing an author can fix, and where.

    Attributes:
        at: Where it stands.
        reference: Kebab-case and permanent: people search for it.
        severity: Error, warning or advice.
        message: What is wrong, in lower case, without blame or full stop, in the reader's language.
        hint: A way out, or None.
    """

    at: Location
    reference: str
    severity: Severity = Severity.ERROR
    message: str
    hint: str | None = None

    def __str__(self) -> str:
        text = f"{self.at}: {self.message} [{self.reference}]"
        return f"{text}\n  hint: {self.hint}" if self.hint else text


class GameError(Exception):
    """Anything that goes wrong in a way the user can understand: its text is shown as it is."""


class ScenarioError(GameError):
    """The scenario has problems; `problems` lists all of them, in file order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
