"""What a comparison looks at: the same thing written in another way is the same thing.

`greep > 60`, `60 < greep` and `greep * 2 > 120` all look at `greep`, and so do `a > b + 10` and
`b - a < -10` at one difference. Two comparisons of the same thing depend on each other; all others
are taken to be independent.
"""

from __future__ import annotations

import functools
import math
import operator
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from burgemeestersgame.scenario.conditions import (
    Arithmetic,
    Clock,
    Compare,
    Moment,
    Name,
    Number,
    TimeOfDay,
    Tree,
)

DAY_MIN = 24 * 60
MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
EXACT: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
# Of whole numbers and a limit between two of them.
_ROUNDED: dict[str, tuple[str, Callable[[float], int]]] = {
    "<": ("<=", math.floor),
    "<=": ("<=", math.floor),
    ">": (">=", math.ceil),
    ">=": (">=", math.ceil),
}

Key = tuple[str, str]
Terms = tuple[tuple[str, int], ...]


class Looked(NamedTuple):
    """A comparison, understood.

    Attributes:
        key: What it looks at: its kind (number, moment, time, sides) and which one.
        limit: What that is compared with; None where only the order of two sides is known.
        operator: How.
        terms: Of a number: the indicators that it is the sum of, each so many times.
    """

    key: Key
    limit: int | None
    operator: str
    terms: Terms = ()


@functools.lru_cache(maxsize=4096)
def looked_at(part: Compare) -> Looked:
    """Return what is compared, with which whole number, and how."""
    for left, right, sign in (
        (part.left, part.right, part.operator),
        (part.right, part.left, MIRRORED[part.operator]),
    ):
        match left, right:
            case Clock(), Moment(moment):
                return Looked(("moment", ""), minutes(moment), sign)
            case Clock(), TimeOfDay(of_day):
                return Looked(("time", ""), of_day, sign)
    found = _as_number(part)
    if found is not None:
        return found
    return Looked(("sides", f"{_plain(part.left)} {_plain(part.right)}"), None, part.operator)


def minutes(moment: datetime) -> int:
    """Return the minutes from the beginning of the calendar to a moment."""
    return moment.toordinal() * DAY_MIN + moment.hour * 60 + moment.minute


def _as_number(part: Compare) -> Looked | None:
    """Return a comparison as one of a sum of indicators with a whole number, if it is one."""
    sums = _linear(Arithmetic("-", part.left, part.right))
    if sums is None:
        return None
    rest = -sums.pop("", 0)
    names = sorted(name for name, times in sums.items() if times)
    if not names or not all(float(sums[name]).is_integer() for name in names):
        return None
    common = math.gcd(*(int(sums[name]) for name in names))
    sign = part.operator
    if sums[names[0]] < 0:
        common, sign = -common, MIRRORED[sign]
    terms = tuple((name, int(sums[name]) // common) for name in names)
    limit = rest / common
    if not limit.is_integer():
        if sign not in _ROUNDED:
            return None
        sign, rounded = _ROUNDED[sign]
        limit = rounded(limit)
    return Looked(
        ("number", " ".join(f"{times}*{name}" for name, times in terms)), int(limit), sign, terms
    )


def _linear(tree: Tree) -> dict[str, float] | None:
    """Return how often each indicator counts, and '' for what is added; None if it is no sum."""
    match tree:
        case Number(value):
            return {"": value}
        case Name(name):
            return {name: 1}
        case Arithmetic(sign, left, right):
            one, other = _linear(left), _linear(right)
            if one is None or other is None:
                return None
            if sign == "*":
                if one.keys() - {""} and other.keys() - {""}:
                    return None
                many, times = (one, other) if one.keys() - {""} else (other, one)
                return {name: count * times[""] for name, count in many.items()}
            side = 1 if sign == "+" else -1
            return {name: one.get(name, 0) + side * other.get(name, 0) for name in {**one, **other}}
    return None


def _plain(tree: Tree) -> str:
    match tree:
        case Number(value):
            return str(value)
        case Name(name):
            return name
        case Arithmetic(sign, left, right):
            return f"({_plain(left)}{sign}{_plain(right)})"
    return type(tree).__name__
