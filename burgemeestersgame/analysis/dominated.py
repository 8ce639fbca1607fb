"""Choices that are never better than another one.

B is dominated by A if A is open whenever B is, and A is at least as good in norms honoured or
repaired (all of B's), norms breached (none that B does not), values (all of B's), every indicator
in its better direction (neutral: the same) and story time (no longer); strictly better in one; and
B has no fact, message, delayed consequence, cancellation or way on that A has not. That a condition
asks whether B was taken counts as a fact of B's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from burgemeestersgame.engine.story import Deed, Story
from burgemeestersgame.scenario.model import (
    Better,
    Choice,
    Consequences,
    Dilemma,
    Later,
    Mark,
    Scenario,
    Way,
)


def dominated(
    story: Story, asked_after: int, is_open_with: Callable[[Deed, Deed], bool]
) -> Iterator[tuple[Deed, Deed]]:
    """Yield pairs of choices of which the first is dominated by the second.

    Args:
        asked_after: Bits of `State.truths` that some condition reads.
        is_open_with: Says whether the second is open whenever the first is.
    """
    for place in story.places:
        for worse in place.choices:
            for better in place.choices:
                if (
                    worse is not better
                    and not worse.bit & asked_after
                    and _is_dominated(story.scenario, place.source, worse, better)
                    and is_open_with(worse, better)
                ):
                    yield worse, better


def _is_dominated(scenario: Scenario, scene: object, worse: Deed, better: Deed) -> bool:
    b, a = worse.consequences, better.consequences
    assert isinstance(scene, Dilemma)
    assert isinstance(worse.source, Choice)
    assert isinstance(better.source, Choice)
    if (
        not set(b.sets) <= set(a.sets)
        or b.message not in (None, a.message)
        or not _laters(b) <= _laters(a)
        or not set(b.cancels) <= set(a.cancels)
        or _ways(worse.source.next or scene.next) != _ways(better.source.next or scene.next)
    ):
        return False
    compared = [
        _covers(a.honours, b.honours),
        _covers(a.repairs, b.repairs),
        _covers(b.breaches, a.breaches),
        _more(set(b.values) <= set(a.values), set(a.values) != set(b.values)),
        _more(a.takes_min <= b.takes_min, a.takes_min < b.takes_min),
        *_indicators(scenario, a, b),
    ]
    return None not in compared and True in compared


def _more(is_enough: bool, is_more: bool) -> bool | None:
    """Return None where A is worse, else whether it is better."""
    return is_more if is_enough else None


def _covers(some: Iterable[Mark], others: Iterable[Mark]) -> bool | None:
    """Return None unless `some` hold wherever `others` do; else whether they hold more often."""
    mine = {(mark.norm, mark.condition.text if mark.condition else None) for mark in some}
    theirs = {(mark.norm, mark.condition.text if mark.condition else None) for mark in others}
    is_enough = all(each in mine or (each[0], None) in mine for each in theirs)
    return _more(is_enough, mine != theirs)


def _indicators(scenario: Scenario, a: Consequences, b: Consequences) -> Iterator[bool | None]:
    mine, theirs = dict(a.effects), dict(b.effects)
    for id, indicator in scenario.indicators.items():
        gain = mine.get(id, 0) - theirs.get(id, 0)
        match indicator.better:
            case Better.HIGH:
                yield _more(gain >= 0, gain > 0)
            case Better.LOW:
                yield _more(gain <= 0, gain < 0)
            case _:
                yield _more(gain == 0, False)


def _laters(consequences: Consequences) -> set[tuple[object, ...]]:
    """Return the delayed consequences without their ids: what happens counts, not its name."""
    return set(map(_content, consequences.later))


def _content(later: Later) -> tuple[object, ...]:
    condition = later.condition.text if later.condition else None
    effects, sets, cancels = map(frozenset, (later.effects, later.sets, later.cancels))
    return later.after_min, condition, later.message, effects, sets, cancels


def _ways(ways: Iterable[Way]) -> list[tuple[str | None, str]]:
    return [(way.condition.text if way.condition else None, way.to) for way in ways]
