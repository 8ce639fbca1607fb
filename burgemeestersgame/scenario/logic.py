"""What can be said of conditions without playing: can two hold together?

Small cases are tried out one by one. Indicators, facts and the clock are taken to be independent,
so that a yes is certain and a no means "not by these conditions alone".
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from datetime import datetime

from burgemeestersgame.scenario.conditions import (
    All,
    Any,
    Arithmetic,
    Clock,
    Compare,
    Condition,
    Moment,
    Name,
    Not,
    Number,
    TimeOfDay,
    Tree,
    Visit,
    walk,
)
from burgemeestersgame.scenario.model import PHASES

_MOST_CASES = 600
_MOST_WORK = 150_000
_MOST_CHARACTERS = 200_000
_COMPARE = {
    "<": int.__lt__,
    "<=": int.__le__,
    ">": int.__gt__,
    ">=": int.__ge__,
    "==": int.__eq__,
    "!=": int.__ne__,
}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}

Key = tuple[str, str]


class Logic:
    """Answers questions about conditions, each pair once, and only so many."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], bool | None] = {}
        self._work = 0
        self._characters = 0

    def never_both(self, one: Condition | None, other: Condition | None, phase: str) -> bool | None:
        """Whether two conditions exclude each other (None: always holds); None as above."""
        if one is None or other is None:
            return False
        key = ("never", phase, one.text, other.text)
        if key not in self._known:
            tree = Not(All((one.tree, other.tree)))
            self._known[key] = self._always(tree, phase, (one, other))
        return self._known[key]

    def _always(self, tree: Tree, phase: str, of: Sequence[Condition]) -> bool | None:
        self._characters += sum(len(condition.text) for condition in of)
        if self._characters > _MOST_CHARACTERS or self._work > _MOST_WORK:
            return None
        domains = _domains(tree, phase)
        cases = 1
        for domain in domains.values():
            cases *= len(domain)
        self._work += min(cases, _MOST_CASES) * sum(1 for _part in walk(tree))
        if cases > _MOST_CASES or self._work > _MOST_WORK:
            return None
        exclusive = _exclusive(domains)
        for values in itertools.product(*domains.values()):
            case = dict(zip(domains, values, strict=True))
            if not any(case[one] and case[other] for one, other in exclusive) and not _holds(
                tree, case
            ):
                return False
        return True


def _exclusive(domains: Mapping[Key, object]) -> list[tuple[Key, Key]]:
    """Return the pairs of choices that belong to one dilemma: only one of them is taken."""
    choices = [key for key in domains if key[0] == "choice"]
    return [
        (one, other)
        for one, other in itertools.combinations(choices, 2)
        if one[1].partition("/")[0] == other[1].partition("/")[0]
    ]


def _domains(tree: Tree, phase: str) -> dict[Key, list[int]]:
    """Return for everything the tree depends on the values that can make a difference."""
    limits: dict[Key, set[int]] = {}
    domains: dict[Key, list[int]] = {}
    compared: set[int] = set()
    for part in walk(tree):
        match part:
            case Compare():
                compared.update(id(below) for below in walk(part))
                key, limit, _operator = _comparison(part)
                if limit is None:
                    domains[key] = [-1, 0, 1]
                else:
                    limits.setdefault(key, set()).add(limit)
            case Name(name) if id(part) not in compared:
                if not phase or name not in PHASES:
                    domains["name", name] = [0, 1]
                else:
                    domains["name", name] = [int(name == phase)]
            case Visit(kind, visited, choice):
                domains[kind, f"{visited}/{choice}"] = [0, 1]
    for key, around in limits.items():
        least, most = _RANGES.get(key[0], (0, 100))
        values = {value for limit in around for value in (limit - 1, limit, limit + 1)}
        domains[key] = sorted({min(max(value, least), most) for value in values})
    return domains


_RANGES = {"moment": (0, 10**10), "time": (0, 24 * 60 - 1)}


def _comparison(part: Compare) -> tuple[Key, int | None, str]:
    """Return what is compared, with which number, and how; without a number the two sides are."""
    for left, right, operator in (
        (part.left, part.right, part.operator),
        (part.right, part.left, _MIRRORED[part.operator]),
    ):
        match left, right:
            case Name(name), Number(value) if float(value).is_integer():
                return ("number", name), int(value), operator
            case Clock(), Moment(moment):
                return ("moment", ""), _minutes(moment), operator
            case Clock(), TimeOfDay(minutes):
                return ("time", ""), minutes, operator
    return ("sides", f"{_plain(part.left)} {_plain(part.right)}"), None, part.operator


def _minutes(moment: datetime) -> int:
    return moment.toordinal() * 24 * 60 + moment.hour * 60 + moment.minute


def _plain(tree: Tree) -> str:
    match tree:
        case Number(value):
            return str(value)
        case Name(name):
            return name
        case Arithmetic(operator, left, right):
            return f"({_plain(left)}{operator}{_plain(right)})"
    return repr(tree)


def _holds(tree: Tree, case: dict[Key, int]) -> bool:
    match tree:
        case Name(name):
            return bool(case["name", name])
        case Visit(kind, visited, choice):
            return bool(case[kind, f"{visited}/{choice}"])
        case Not(part):
            return not _holds(part, case)
        case All(parts):
            return all(_holds(part, case) for part in parts)
        case Any(parts):
            return any(_holds(part, case) for part in parts)
        case Compare():
            key, limit, operator = _comparison(tree)
            return bool(_COMPARE[operator](case[key], limit or 0))
    return False
