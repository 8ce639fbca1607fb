"""Whether a choice is worse than another one in every respect."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from burgemeestersgame.scenario.model import (
    Better,
    Choice,
    Consequences,
    Dilemma,
    Indicator,
    Later,
    Mark,
    Way,
)

Covers = Callable[[tuple[Mark, ...], tuple[Mark, ...]], bool]
"""Whether the first marks touch every norm that the second do, whenever these do."""


def dominates(
    better: Choice, worse: Choice, scene: Dilemma, indicators: Iterable[Indicator], covers: Covers
) -> bool:
    """Say whether one choice is as good as another in everything, and better in something.

    B is dominated by A if A is open whenever B is, and A is at least as good in norms honoured or
    repaired (all of B's), norms breached (none that B does not), values (all of B's), every
    indicator in its `better` direction (neutral: the same) and story time (no longer), strictly
    better in one, and B has no fact, message, `later`, `cancels` or `next` that A has not. That a
    condition asks whether B was taken counts as a fact of B's. Whether A is open, and whether
    anything asks for B, is for the caller to say.
    """
    a, b = better.consequences, worse.consequences
    if (
        a.takes_min > b.takes_min
        or not set(b.values) <= set(a.values)
        or not set(b.sets) <= set(a.sets)
        or b.message not in (None, a.message)
        or not set(b.cancels) <= set(a.cancels)
        or not _laters(b) <= _laters(a)
        or not _ways(worse.next or scene.next) <= _ways(better.next or scene.next)
    ):
        return False
    gains = list(_gains(indicators, a, b))
    good, worse_good = (*a.honours, *a.repairs), (*b.honours, *b.repairs)
    if None in gains or not covers(good, worse_good) or not covers(b.breaches, a.breaches):
        return False
    return (
        True in gains
        or a.takes_min < b.takes_min
        or set(b.values) < set(a.values)
        or not covers(worse_good, good)
        or not covers(a.breaches, b.breaches)
    )


def _gains(
    indicators: Iterable[Indicator], a: Consequences, b: Consequences
) -> Iterator[bool | None]:
    """Yield for each indicator whether A moves it the better way; None where B does."""
    mine, theirs = dict(a.effects), dict(b.effects)
    for indicator in indicators:
        gain = mine.get(indicator.id, 0) - theirs.get(indicator.id, 0)
        if indicator.better is Better.LOW:
            gain = -gain
        is_worse = gain < 0 or (gain > 0 and indicator.better is Better.NEUTRAL)
        yield None if is_worse else gain > 0


def _laters(consequences: Consequences) -> set[tuple[object, ...]]:
    """Return the delayed consequences without their ids: what happens counts, not its name."""
    return set(map(_content, consequences.later))


def _content(later: Later) -> tuple[object, ...]:
    condition = later.condition.text if later.condition else None
    effects, sets, cancels = map(frozenset, (later.effects, later.sets, later.cancels))
    return later.after_min, condition, later.message, effects, sets, cancels


def _ways(ways: Iterable[Way]) -> set[tuple[str, str | None]]:
    return {(way.to, way.condition.text if way.condition else None) for way in ways}
