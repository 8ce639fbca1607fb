"""Through which indicators a step ruled out an ending, where nothing else can have done so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from burgemeestersgame.assessment import Decision, Initiative, Movement
from burgemeestersgame.debrief.telling import Telling
from burgemeestersgame.scenario import conditions
from burgemeestersgame.scenario.conditions import Condition
from burgemeestersgame.scenario.model import Consequences, Dilemma, Scenario, Way


def moved_away(telling: Telling, entry: Decision | Initiative, ending: str) -> tuple[Movement, ...]:
    """Return how a step moved indicators the wrong way for an ending, as far as the last stretch
    to it asks for them.

    None where an answer at this dilemma leads there itself, or where the way there also asks what
    is decided or made true here, be it only for another fact it asks: then that may be the reason.
    """
    if any(way.to == ending for ways in _answers(telling.dilemma(entry.dilemma)) for way in ways):
        return ()
    asked = list(_asked(telling.scenario, ending))
    names, visits = _all_asked(telling.scenario, [tree for tree, _holds in asked])
    here = {entry.dilemma, *([entry.action] if isinstance(entry, Initiative) else ())}
    if visits & here or names & _made_true(telling, entry):
        return ()
    wanted = {each for tree, holds in asked for each in _wanted(tree, holds=holds)}
    return tuple(
        each
        for each in telling.found.movements
        if (each.indicator, each.after < each.before) in wanted
        and each.cause.dilemma == entry.dilemma
        and each.cause.id == _deed(entry)
    )


def _deed(entry: Decision | Initiative) -> str:
    return entry.action if isinstance(entry, Initiative) else entry.choice or "timeout"


def _asked(scenario: Scenario, ending: str) -> Iterator[tuple[conditions.Tree, bool]]:
    """Yield what is asked on the last stretch to an ending, and whether it must hold: its own
    condition, and those before it in the same list, which must not."""
    for ways in _lists(scenario):
        last = max((place for place, way in enumerate(ways) if way.to == ending), default=-1)
        for way in ways[: last + 1]:
            if way.condition is not None:
                yield way.condition.tree, way.to == ending


def _all_asked(scenario: Scenario, trees: Iterable[conditions.Tree]) -> tuple[set[str], set[str]]:
    """Return the names and the visits that conditions ask for, and those that it takes to make
    the facts among them true."""
    names: set[str] = set()
    visits: set[str] = set()
    waiting = list(trees)
    while waiting:
        parts = list(conditions.walk(waiting.pop()))
        visits |= {part.id for part in parts if isinstance(part, conditions.Visit)}
        new = {part.name for part in parts if isinstance(part, conditions.Name)} - names
        names |= new
        waiting += [each.tree for fact, each in _takes(scenario) if fact in new]
    return names, visits


def _takes(scenario: Scenario) -> Iterator[tuple[str, Condition]]:
    """Yield each fact with every condition under which something makes it true."""
    deeds = [(each.available, each.consequences) for each in scenario.actions.values()]
    for scene in scenario.scenes.values():
        if isinstance(scene, Dilemma):
            deeds += [(each.condition, each.consequences) for each in scene.choices]
            deeds += [(None, scene.timeout.consequences)] if scene.timeout else []
    for condition, done in deeds:
        if condition is not None:
            yield from ((fact, condition) for fact in _facts(done))
        for later in done.later:
            if later.condition is not None:
                yield from ((fact, later.condition) for fact in later.sets)


def _wanted(tree: conditions.Tree, *, holds: bool) -> Iterator[tuple[str, bool]]:
    """Yield the names of which a condition, to hold or to fail, wants more (True) or less."""
    match tree:
        case conditions.Not(part):
            yield from _wanted(part, holds=not holds)
        case conditions.All(parts) | conditions.Any(parts):
            for part in parts:
                yield from _wanted(part, holds=holds)
        case conditions.Compare(sign, left, right) if sign[0] in "<>":
            wants_more = (sign[0] == ">") is holds
            yield from _of_sum(left, more=wants_more)
            yield from _of_sum(right, more=not wants_more)


def _of_sum(tree: conditions.Tree, *, more: bool) -> Iterator[tuple[str, bool]]:
    match tree:
        case conditions.Name(name):
            yield name, more
        case conditions.Arithmetic("+" | "-" as sign, left, right):
            yield from _of_sum(left, more=more)
            yield from _of_sum(right, more=more is (sign == "+"))


def _lists(scenario: Scenario) -> Iterator[tuple[Way, ...]]:
    for scene in scenario.scenes.values():
        yield scene.next
        if isinstance(scene, Dilemma):
            yield from _answers(scene)


def _answers(dilemma: Dilemma) -> Iterator[tuple[Way, ...]]:
    yield from (choice.next for choice in dilemma.choices)
    if dilemma.timeout:
        yield dilemma.timeout.next


def _made_true(telling: Telling, entry: Decision | Initiative) -> set[str]:
    """Return the facts that this action, or any answer at this dilemma, makes true."""
    if isinstance(entry, Initiative):
        found = [telling.scenario.actions[entry.action].consequences]
    else:
        dilemma = telling.dilemma(entry.dilemma)
        found = [choice.consequences for choice in dilemma.choices]
        found += [dilemma.timeout.consequences] if dilemma.timeout else []
    return {fact for each in found for fact in _facts(each)}


def _facts(consequences: Consequences) -> Iterator[str]:
    yield from consequences.sets
    for later in consequences.later:
        yield from later.sets
