"""The condition language: a tree that is parsed once, checked for names, explained in words.

There are no calls, attributes or loops, so that no scenario can run code or hang the program; at
most 500 characters and 20 levels (`condition_parser`). The engine compiles the tree
(`engine.story`); here nothing is evaluated.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

RESERVED = frozenset({"and", "or", "not", "clock"})


class Number(Struct, frozen=True):
    """A number as written; whole where it can be."""

    value: int | float


class Name(Struct, frozen=True):
    """A bare name: an indicator (a number), a fact or a phase (true or false)."""

    name: str
    offset: int


class Visit(Struct, frozen=True):
    """`scene:x`, `action:x` or `choice:dilemma/x`: true once entered or taken."""

    kind: str
    id: str
    choice: str
    offset: int


class Clock(Struct, frozen=True):
    """The story clock."""

    offset: int


class Moment(Struct, frozen=True):
    """A date and time to compare the clock with."""

    moment: datetime


class TimeOfDay(Struct, frozen=True):
    """A time of day to compare the clock with, in minutes since midnight."""

    minutes: int


class Arithmetic(Struct, frozen=True):
    """Two numbers and `+`, `-` or `*`."""

    operator: str
    left: Tree
    right: Tree


class Compare(Struct, frozen=True):
    """Two sides and a comparison."""

    operator: str
    left: Tree
    right: Tree


class Not(Struct, frozen=True):
    """The opposite of a part."""

    part: Tree


class All(Struct, frozen=True):
    """Parts that must all hold."""

    parts: tuple[Tree, ...]


class Any(Struct, frozen=True):
    """Parts of which at least one must hold."""

    parts: tuple[Tree, ...]


class Unclear(Struct, frozen=True):
    """What stands for a condition that could not be read: nobody knows when it holds.

    A scenario with one in it has errors, and is never played.
    """

    text: str


Tree = (
    Number
    | Name
    | Visit
    | Clock
    | Moment
    | TimeOfDay
    | Arithmetic
    | Compare
    | Not
    | All
    | Any
    | Unclear
)


class Condition(Struct, frozen=True):
    """A condition as written and as understood."""

    text: str
    tree: Tree


class ConditionError(Exception):
    """The text is no condition; `offset` counts characters from its start.

    `unknown` is the name for an unknown name, so that the nearest one can be offered.
    """

    def __init__(
        self,
        reference: str,
        message: str,
        offset: int,
        *,
        unknown: str = "",
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.reference = reference
        self.message = message
        self.offset = offset
        self.unknown = unknown
        self.hint = hint


def unclear(text: str) -> Condition:
    """Return what is made of a text that is no condition."""
    return Condition(text, Unclear(text))


def walk(tree: Tree) -> Iterator[Tree]:
    """Yield `tree` and everything below it, each before what is below it."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        yield part
        match part:
            case Not(below):
                waiting.append(below)
            case All(parts) | Any(parts):
                waiting += parts[::-1]
            case Arithmetic(_, left, right) | Compare(_, left, right):
                waiting += (right, left)
