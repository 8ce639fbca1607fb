"""Through which indicators a step ruled out an ending, where nothing else can have done so."""

from __future__ import annotations

from collections.abc import Iterator

from burgemeestersgame.assessment import Decision, Initiative, Movement
from burgemeestersgame.debrief.telling import Telling
from burgemeestersgame.scenario import conditions
from burgemeestersgame.scenario.model import Consequences, Dilemma, Scenario, Way


def moved_on_the_way(
    telling: Telling, entry: Decision | Initiative, ending: str
) -> tuple[Movement, ...]:
    """Return how a step moved the indicators that decide whether play comes to an ending.

    None where an answer at this dilemma leads there itself, or where the way there also asks what
    is decided or made true here: then that may be the reason.
    """
    if any(way.to == ending for ways in _answers(telling.dilemma(entry.dilemma)) for way in ways):
        return ()
    asked = [
        part
        for condition in _conditions_before(telling.scenario, ending)
        for part in conditions.walk(condition.tree)
    ]
    names = {part.name for part in asked if isinstance(part, conditions.Name)}
    here = {entry.dilemma, *([entry.action] if isinstance(entry, Initiative) else ())}
    visits = {part.id for part in asked if isinstance(part, conditions.Visit)}
    if visits & here or names & _made_true(telling, entry):
        return ()
    return tuple(
        each
        for each in telling.found.movements
        if each.indicator in names
        and each.cause.dilemma == entry.dilemma
        and each.cause.id == _deed(entry)
    )


def _deed(entry: Decision | Initiative) -> str:
    return entry.action if isinstance(entry, Initiative) else entry.choice or "timeout"


def _conditions_before(scenario: Scenario, ending: str) -> Iterator[conditions.Condition]:
    """Yield what is asked on the last stretch to an ending: its own condition, and those that come
    before it in the same list."""
    for ways in _lists(scenario):
        last = max((place for place, way in enumerate(ways) if way.to == ending), default=-1)
        for way in ways[: last + 1]:
            if way.condition is not None:
                yield way.condition


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
