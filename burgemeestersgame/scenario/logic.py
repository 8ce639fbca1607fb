"""What can be said of conditions without playing: can two hold together?

Small cases are tried out one by one. Indicators, facts and the clock are taken to be independent,
so that a yes is certain and a no means "not by these conditions alone".
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from burgemeestersgame.scenario.compared import DAY_MIN, EXACT, Key, Terms, looked_at
from burgemeestersgame.scenario.conditions import (
    All,
    Any,
    Compare,
    Condition,
    Name,
    Not,
    Tree,
    Visit,
    walk,
)
from burgemeestersgame.scenario.model import PHASES

_MOST_CASES = 600
_MOST_WORK = 150_000
_MOST_CHARACTERS = 200_000


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
    limits: dict[tuple[Key, Terms], set[int]] = {}
    domains: dict[Key, list[int]] = {}
    compared: set[int] = set()
    for part in walk(tree):
        match part:
            case Compare():
                compared.update(id(below) for below in walk(part))
                looked = looked_at(part)
                if looked.limit is None:
                    domains[looked.key] = [-1, 0, 1]
                else:
                    limits.setdefault((looked.key, looked.terms), set()).add(looked.limit)
            case Name(name) if id(part) not in compared:
                if not phase or name not in PHASES:
                    domains["name", name] = [0, 1]
                else:
                    domains["name", name] = [int(name == phase)]
            case Visit(kind, visited, choice):
                domains[kind, f"{visited}/{choice}"] = [0, 1]
    for (key, terms), around in limits.items():
        least, most = _RANGES.get(key[0]) or (
            sum(100 * min(times, 0) for _name, times in terms),
            sum(100 * max(times, 0) for _name, times in terms),
        )
        values = {value for limit in around for value in (limit - 1, limit, limit + 1)}
        domains[key] = sorted({min(max(value, least), most) for value in values})
    return domains


_RANGES = {"moment": (0, 10**10), "time": (0, DAY_MIN - 1)}


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
            looked = looked_at(tree)
            return EXACT[looked.operator](case[looked.key], looked.limit or 0)
    return False
