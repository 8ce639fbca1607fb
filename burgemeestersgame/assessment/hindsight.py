"""What could be known when it was decided, and who turned out to see it coming.

**What could be known** at a decision is what had happened by then: the scenes that were read, the
messages that had arrived, and the advice that was there for the asking. What came of the decision
later could not be known, and so it never counts against it.

**An advisor saw it coming** where, of a decision, all of this holds:

- the advice named another choice, which was open; whether it was heard makes no difference;
- a delayed consequence came to pass later, and what it moved, it moved the wrong way (an indicator
  that is neither better high nor low never counts);
- on the road they named it does not come. Either it came of this decision, and the choice they
  named brings no such consequence: none with the same message, or without one with the same
  effects. Or it came, through whatever, because a fact was not true that the choice they named
  makes true.

That is all we can know. It does not say that they foresaw these words, nor that their road would
have gone well, and the debrief says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from burgemeestersgame.assessment.model import (
    Cause,
    Consequence,
    Counsel,
    Decision,
    Entry,
    Fate,
    Foresight,
    Hindsight,
    Movement,
    Received,
)
from burgemeestersgame.scenario import conditions
from burgemeestersgame.scenario.model import (
    Better,
    Consequences,
    Dilemma,
    Later,
    Scenario,
)


def is_certain(scenario: Scenario, cause: Cause, later: Later) -> bool:
    """Say whether every choice of a dilemma brings the same delayed consequence, under the same
    condition; False for what an action brought.
    """
    dilemma = scenario.scenes.get(cause.dilemma)
    if cause.kind == "action" or not isinstance(dilemma, Dilemma):
        return False
    return all(
        any(
            _is_same(later, other) and _written(later) == _written(other)
            for other in choice.consequences.later
        )
        for choice in dilemma.choices
    )


def _is_same(one: Later, other: Later) -> bool:
    return (one.message, one.effects, one.sets) == (other.message, other.effects, other.sets)


def _written(later: Later) -> str:
    return later.condition.text if later.condition else ""


def hindsight(course: Iterable[Entry]) -> Iterator[Hindsight]:
    """Yield what could be known and what came later, decision by decision."""
    arrived: list[Received] = []
    seen: dict[str, tuple[Received, ...]] = {}
    later: dict[str, list[Consequence]] = {}
    for entry in course:
        if isinstance(entry, Received):
            arrived.append(entry)
        elif isinstance(entry, Decision):
            seen[entry.dilemma] = tuple(arrived)
            arrived.clear()
        elif isinstance(entry, Consequence) and _came_of_a_decision(entry):
            later.setdefault(entry.cause.dilemma, []).append(entry)
    for dilemma, messages in seen.items():
        yield Hindsight(dilemma, messages, tuple(later.get(dilemma, ())))


def _came_of_a_decision(consequence: Consequence) -> bool:
    return (
        consequence.fate is Fate.HAPPENED
        and not consequence.is_certain
        and consequence.cause.kind != "action"
    )


def foresight(
    scenario: Scenario,
    course: Sequence[Entry],
    advice: Iterable[Counsel],
    seen: Iterable[Hindsight],
) -> Iterator[Foresight]:
    """Yield the advisors who saw it coming, by the rule above."""
    moves: dict[str, list[Movement]] = {}
    for entry in course:
        if isinstance(entry, Movement) and entry.cause.kind == "later":
            moves.setdefault(entry.cause.id, []).append(entry)
    decided = {each.dilemma: at for at, each in enumerate(course) if isinstance(each, Decision)}
    of_it = {each.dilemma: each.later for each in seen}
    laters = {each.id: each for each in _laters(scenario)}
    sour = [
        (at, each, laters[each.id])
        for at, each in enumerate(course)
        if isinstance(each, Consequence)
        and each.fate is Fate.HAPPENED
        and _went_wrong(scenario, moves, each)
    ]
    for counsel in advice:
        if counsel.followed or not counsel.was_open:
            continue
        dilemma = scenario.scenes[counsel.dilemma]
        assert isinstance(dilemma, Dilemma)
        theirs = next(each for each in dilemma.choices if each.id == counsel.stance)
        came = tuple(
            each
            for at, each, later in sour
            if (each in of_it[counsel.dilemma] and not _brings(theirs.consequences, later))
            or (at > decided[counsel.dilemma] and _keeps_away(theirs.consequences, each, later))
        )
        if came:
            yield Foresight(counsel.dilemma, counsel.advisor, counsel.stance, counsel.heard, came)


def _brings(consequences: Consequences, it: Later) -> bool:
    return any(
        other.message == it.message if it.message else _is_same(other, it)
        for other in consequences.later
    )


def _went_wrong(scenario: Scenario, moves: Mapping[str, list[Movement]], came: Consequence) -> bool:
    """Say whether something moved, and all of it the wrong way."""
    signs = {Better.HIGH: 1, Better.LOW: -1, Better.NEUTRAL: 0}
    found = [
        (each.after - each.before) * signs[scenario.indicators[each.indicator].better]
        for each in moves.get(came.id, ())
    ]
    return any(change < 0 for change in found) and all(change <= 0 for change in found)


def _keeps_away(consequences: Consequences, came: Consequence, later: Later) -> bool:
    """Say whether these make a fact true without which it came, and with which it could not."""
    lacking = {each.fact for each in came.grounds if not each.is_true}
    if lacking.isdisjoint(consequences.sets) or later.condition is None:
        return False
    return len(came.grounds) == 1 or isinstance(later.condition.tree, conditions.All)


def _laters(scenario: Scenario) -> Iterator[Later]:
    for action in scenario.actions.values():
        yield from action.consequences.later
    for scene in scenario.scenes.values():
        if isinstance(scene, Dilemma):
            for choice in scene.choices:
                yield from choice.consequences.later
            if scene.timeout:
                yield from scene.timeout.consequences.later
