"""Conditions judged without playing: may this hold here, may it fail?

What is known of a moment is a `Here`: between which bounds the indicators and the clock are, what
may be true and what must be. A verdict is a set of two bits, so that it is certain only when one of
them is missing; it may say "either" too often, never too seldom.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from burgemeestersgame.scenario.compared import (
    DAY_MIN,
    EXACT,
    MIRRORED,
    Terms,
    looked_at,
    minutes,
)
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
    Unclear,
    Visit,
    walk,
)
from burgemeestersgame.scenario.model import Dilemma, Scenario
from burgemeestersgame.scenario.uses import Use

HOLDS, FAILS, EITHER = 1, 2, 3
_MOST_CASES = 600
_MOST_WORK = 200_000
_SWAPPED = (0, 2, 1, 3)


class Here(NamedTuple):
    """What is known of a moment in play.

    Attributes:
        low: Least value of each indicator, in the scenario's order; `high`: the most.
        may: Bits of what may be true by then; `must`: of what certainly is.
        clock_low: Earliest minute since the start; `clock_high`: the latest.
        phase: Of the current scene; '' where that may be any.
    """

    low: Sequence[int]
    high: Sequence[int]
    may: int
    must: int
    clock_low: int
    clock_high: int
    phase: str


Test = Callable[[Here], int]
Bounds = Callable[[Here], tuple[float, float]]
Key = int | tuple[str, str]


class Judge:
    """Judges the conditions of one scenario.

    Attributes:
        bits: A bit for every fact (by its id), for every `scene:x`, `choice:x/y` and `action:x`,
            and for every dilemma once it is decided, `decided:x`. Only what conditions ask for has
            one, and every action.
        excludes: Whether two bits can never both be true.
        implies: Whether the first bit is never true without the second.
    """

    def __init__(self, scenario: Scenario, uses: Iterable[Use]) -> None:
        self.scenario = scenario
        read = _names_read(uses)
        names = [fact for fact in scenario.facts if fact in read]
        decisions: dict[str, list[str]] = {}
        for scene in scenario.scenes.values():
            if f"scene:{scene.id}" in read:
                names.append(f"scene:{scene.id}")
            if isinstance(scene, Dilemma):
                own = [f"choice:{scene.id}/{choice.id}" for choice in scene.choices]
                if scene.timeout is not None:
                    own.append(f"choice:{scene.id}/timeout")
                if any(name in read for name in own):
                    decisions[f"decided:{scene.id}"] = own
                    names += [*own, f"decided:{scene.id}"]
        names += [f"action:{id}" for id in scenario.actions]
        self.bits = {name: 1 << number for number, name in enumerate(names)}
        self._decision_of = {
            self.bits[name]: (self.bits[decided], tuple(self.bits[each] for each in own))
            for decided, own in decisions.items()
            for name in own
        }
        self.implies: Callable[[int, int], bool] = lambda one, other: False
        self.excludes: Callable[[int, int], bool] = lambda one, other: False
        self._indicators = {id: number for number, id in enumerate(scenario.indicators)}
        self._start_of_day = scenario.starts.hour * 60 + scenario.starts.minute
        self._work = 0
        self._tests: dict[int, tuple[Tree, Test, bool, int]] = {}

    def clock_at(self, moment: datetime) -> int:
        """Return the minute since the start at a moment of the story."""
        return int((moment - self.scenario.starts).total_seconds()) // 60

    def verdict(self, condition: Condition, here: Here) -> int:
        """Return whether a condition may hold, and may fail."""
        return self.verdict_on(condition.tree, here)

    def verdict_on(self, tree: Tree, here: Here) -> int:
        """Return whether a tree may hold, and may fail."""
        _tree, test, is_tangled, _musts = self._known(tree)
        verdict = test(here)
        if verdict == EITHER and is_tangled:
            return self._tried_out(tree, here)
        return verdict

    def musts(self, condition: Condition | None) -> int:
        """Return the bits of what is certainly true where the condition holds."""
        return 0 if condition is None else self._known(condition.tree)[3]

    def are_tangled(self, trees: Sequence[Tree]) -> bool:
        """Whether one of these may depend on another: they look at the same thing."""
        seen: set[Key] = set()
        for tree in trees:
            keys = set(self._keys(tree))
            if seen & keys or (self._truths(keys) and self._truths(seen)):
                return True
            seen |= keys
        return False

    def _known(self, tree: Tree) -> tuple[Tree, Test, bool, int]:
        known = self._tests.get(id(tree))
        if known is None:
            keys = list(self._keys(tree))
            is_tangled = len(keys) > 1 and (
                len(set(keys)) < len(keys) or self._truths(set(keys)) > 1
            )
            known = (tree, self._compile(tree), is_tangled, self._musts(tree))
            self._tests[id(tree)] = known  # the tree is kept with it: its id stays its own
        return known

    @staticmethod
    def _truths(keys: set[Key]) -> int:
        return sum(1 for key in keys if isinstance(key, int))

    def _bit(self, tree: Visit) -> int:
        name = f"{tree.id}/{tree.choice}" if tree.choice else tree.id
        return self.bits[f"{tree.kind}:{name}"]

    def _musts(self, tree: Tree) -> int:
        match tree:
            case Name(name):
                return self.bits.get(name, 0)
            case Visit():
                return self._bit(tree)
            case All(parts):
                found = 0
                for part in parts:
                    found |= self._musts(part)
                return found
        return 0

    # One pass, every part taken by itself

    def _compile(self, tree: Tree) -> Test:
        match tree:
            case Name(name):
                if name in self.bits:
                    return _truth(self.bits[name])
                return lambda here: EITHER if not here.phase else 1 if here.phase == name else 2
            case Visit():
                return _truth(self._bit(tree))
            case Not(part):
                test = self._compile(part)
                return lambda here: _SWAPPED[test(here)]
            case All(parts):
                return _all([self._compile(part) for part in parts])
            case Any(parts):
                return _any([self._compile(part) for part in parts])
            case Compare():
                return self._comparison(tree)
        return lambda here: EITHER

    def _comparison(self, tree: Compare) -> Test:
        left, right, sign = tree.left, tree.right, tree.operator
        if isinstance(right, Clock):
            left, right, sign = right, left, MIRRORED[sign]
        compare = _COMPARE[sign]
        match left, right:
            case Clock(), Moment(moment):
                at = self.clock_at(moment)
                return lambda here: compare(here.clock_low, here.clock_high, at, at)
            case Clock(), TimeOfDay(minutes):
                start = self._start_of_day

                def of_day(here: Here) -> int:
                    length = here.clock_high - here.clock_low
                    if length >= DAY_MIN - 1:
                        return compare(0, DAY_MIN - 1, minutes, minutes)
                    first = (here.clock_low + start) % DAY_MIN
                    last = first + length
                    if last < DAY_MIN:
                        return compare(first, last, minutes, minutes)
                    return compare(first, DAY_MIN - 1, minutes, minutes) | compare(
                        0, last - DAY_MIN, minutes, minutes
                    )

                return of_day
            case Name(name), Number(value) if name in self._indicators:
                index = self._indicators[name]
                return lambda here: compare(here.low[index], here.high[index], value, value)
        one, other = self._bounds(left), self._bounds(right)

        def sides(here: Here) -> int:
            a, b = one(here)
            c, d = other(here)
            return compare(a, b, c, d)

        return sides

    def _bounds(self, tree: Tree) -> Bounds:
        match tree:
            case Number(value):
                return lambda here: (value, value)
            case Name(name):
                index = self._indicators[name]
                return lambda here: (here.low[index], here.high[index])
            case Arithmetic(operator, left, right):
                one, other = self._bounds(left), self._bounds(right)
                calculate = _CALCULATE[operator]

                def bounds(here: Here) -> tuple[float, float]:
                    a, b = one(here)
                    c, d = other(here)
                    return calculate(a, b, c, d)

                return bounds
        raise AssertionError(f"{tree} is no number")

    # Every case, where parts depend on each other

    def _keys(self, tree: Tree) -> Iterator[Key]:
        match tree:
            case Name(name):
                if name in self.bits:
                    yield self.bits[name]
                else:
                    yield ("phase", "")
            case Visit():
                yield self._bit(tree)
            case Not(part):
                yield from self._keys(part)
            case All(parts) | Any(parts):
                for part in parts:
                    yield from self._keys(part)
            case Compare():
                yield looked_at(tree).key
            case Unclear(text):
                yield ("unclear", text)

    def _tried_out(self, tree: Tree, here: Here) -> int:
        """Try every case of what the parts look at; `EITHER` when those are too many."""
        if self._work > _MOST_WORK:
            return EITHER
        domains: dict[Key, list[int]] = {}
        limits: dict[tuple[Key, Terms], set[int]] = {}
        settled: dict[int, bool] = {}
        self._settle(tree, here, domains, limits, settled)
        for (key, terms), around in limits.items():
            domains[key] = self._values(key, terms, around, here)
        cases = 1
        for domain in domains.values():
            cases *= len(domain)
        self._work += min(cases, _MOST_CASES) * (len(domains) + 1)
        if cases > _MOST_CASES or self._work > _MOST_WORK:
            return EITHER
        truths = [key for key in domains if isinstance(key, int)]
        never = [
            (one, other)
            for one, other in itertools.combinations(truths, 2)
            if self.excludes(one, other)
        ]
        implied = [
            (one, other)
            for one, other in itertools.permutations(truths, 2)
            if self.implies(one, other)
        ]
        decided = self._decided(truths, here)
        found = 0
        # From both ends: what fails where nothing is true mostly holds where everything is.
        upwards = itertools.product(*domains.values())
        downwards = itertools.product(*(domain[::-1] for domain in domains.values()))
        ends = itertools.islice(zip(upwards, downwards, strict=True), (cases + 1) // 2)
        for values in itertools.chain.from_iterable(ends):
            case = dict(zip(domains, values, strict=True))
            if any(case[one] and case[other] for one, other in never):
                continue
            if any(case[one] and not case[other] for one, other in implied):
                continue
            if any(not any(case[bit] for bit in bits) for bits in decided):
                continue
            found |= HOLDS if self._holds(tree, case, settled) else FAILS
            if found == EITHER:
                return EITHER
        return found or EITHER

    def _decided(self, truths: list[int], here: Here) -> list[list[int]]:
        """Return the choices of which one was taken, because their dilemma was decided."""
        found: dict[int, list[int]] = {}
        for bit in truths:
            decided, choices = self._decision_of.get(bit, (0, ()))
            possible = [each for each in choices if each & here.may]
            if decided & here.must and all(each in truths for each in possible):
                found[decided] = possible
        return list(found.values())

    def _settle(
        self,
        tree: Tree,
        here: Here,
        domains: dict[Key, list[int]],
        limits: dict[tuple[Key, Terms], set[int]],
        settled: dict[int, bool],
    ) -> None:
        match tree:
            case Not(part):
                self._settle(part, here, domains, limits, settled)
            case All(parts) | Any(parts):
                for part in parts:
                    self._settle(part, here, domains, limits, settled)
            case _:
                verdict = self._known(tree)[1](here)
                if verdict != EITHER:
                    settled[id(tree)] = verdict == HOLDS
                    return
                if isinstance(tree, Compare):
                    looked = looked_at(tree)
                    if looked.limit is None:
                        domains[looked.key] = [-1, 0, 1]
                    else:
                        limits.setdefault((looked.key, looked.terms), set()).add(looked.limit)
                else:
                    for key in self._keys(tree):
                        domains[key] = [0, 1] if isinstance(key, int) else [0, 1, 2]

    def _values(self, key: Key, terms: Terms, around: set[int], here: Here) -> list[int]:
        """Return the values that can make a difference, within the bounds."""
        values = {value for limit in around for value in (limit - 1, limit, limit + 1)}
        kind = key[0] if isinstance(key, tuple) else ""
        if kind == "number":
            least = most = 0
            for name, times in terms:
                index = self._indicators[name]
                ends = (times * here.low[index], times * here.high[index])
                least += min(ends)
                most += max(ends)
        elif kind == "moment":
            start = minutes(self.scenario.starts)
            least, most = start + here.clock_low, start + here.clock_high
        else:
            least, most = 0, DAY_MIN - 1
        return sorted({min(max(value, least), most) for value in values})

    def _holds(self, tree: Tree, case: dict[Key, int], settled: dict[int, bool]) -> bool:
        match tree:
            case Not(part):
                return not self._holds(part, case, settled)
            case All(parts):
                return all(self._holds(part, case, settled) for part in parts)
            case Any(parts):
                return any(self._holds(part, case, settled) for part in parts)
        known = settled.get(id(tree))
        if known is not None:
            return known
        if isinstance(tree, Compare):
            looked = looked_at(tree)
            return EXACT[looked.operator](case[looked.key], looked.limit or 0)
        if isinstance(tree, Name) and tree.name not in self.bits:
            return case["phase", ""] == _PHASE_NUMBERS[tree.name]
        return all(case[key] for key in self._keys(tree))


_PHASE_NUMBERS = {"vooraf": 0, "tijdens": 1, "nazorg": 2}


def _names_read(uses: Iterable[Use]) -> set[str]:
    """Return what conditions ask for, as `Judge.bits` names it."""
    found: set[str] = set()
    seen: set[int] = set()
    for use in uses:
        if id(use.condition) in seen:
            continue
        seen.add(id(use.condition))
        for part in walk(use.condition.tree):
            if isinstance(part, Name):
                found.add(part.name)
            elif isinstance(part, Visit):
                choice = f"/{part.choice}" if part.choice else ""
                found.add(f"{part.kind}:{part.id}{choice}")
    return found


def _truth(bit: int) -> Test:
    return lambda here: HOLDS if here.must & bit else EITHER if here.may & bit else FAILS


def _all(tests: list[Test]) -> Test:
    def test(here: Here) -> int:
        found = HOLDS
        for each in tests:
            verdict = each(here)
            found = found & verdict & HOLDS | (found | verdict) & FAILS
        return found

    return test


def _any(tests: list[Test]) -> Test:
    def test(here: Here) -> int:
        found = FAILS
        for each in tests:
            verdict = each(here)
            found = (found | verdict) & HOLDS | found & verdict & FAILS
        return found

    return test


def _less(a: float, b: float, c: float, d: float) -> int:
    return (HOLDS if a < d else 0) | (FAILS if b >= c else 0)


def _at_most(a: float, b: float, c: float, d: float) -> int:
    return (HOLDS if a <= d else 0) | (FAILS if b > c else 0)


def _equal(a: float, b: float, c: float, d: float) -> int:
    return (HOLDS if a <= d and c <= b else 0) | (0 if a == b == c == d else FAILS)


_COMPARE: dict[str, Callable[[float, float, float, float], int]] = {
    "<": _less,
    "<=": _at_most,
    ">": lambda a, b, c, d: _less(c, d, a, b),
    ">=": lambda a, b, c, d: _at_most(c, d, a, b),
    "==": _equal,
    "!=": lambda a, b, c, d: _SWAPPED[_equal(a, b, c, d)],
}


def _product(a: float, b: float, c: float, d: float) -> tuple[float, float]:
    corners = (a * c, a * d, b * c, b * d)
    return min(corners), max(corners)


_CALCULATE: dict[str, Callable[[float, float, float, float], tuple[float, float]]] = {
    "+": lambda a, b, c, d: (a + c, b + d),
    "-": lambda a, b, c, d: (a - d, b - c),
    "*": _product,
}
