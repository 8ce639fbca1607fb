"""Choices that are never better than another one, as `scenario.dominated` says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from burgemeestersgame.engine.story import Deed, Story
from burgemeestersgame.scenario.dominated import dominates
from burgemeestersgame.scenario.model import Choice, Dilemma, Mark


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
                    and _is_dominated(story, place.source, worse, better)
                    and is_open_with(worse, better)
                ):
                    yield worse, better


def _is_dominated(story: Story, scene: object, worse: Deed, better: Deed) -> bool:
    assert isinstance(scene, Dilemma)
    assert isinstance(worse.source, Choice)
    assert isinstance(better.source, Choice)
    indicators = story.scenario.indicators.values()
    return dominates(better.source, worse.source, scene, indicators, _covers)


def _covers(marks: tuple[Mark, ...], others: tuple[Mark, ...]) -> bool:
    mine = set(map(_named, marks))
    return all(_named(other) in mine or (other.norm, None) in mine for other in others)


def _named(mark: Mark) -> tuple[str, str | None]:
    return mark.norm, mark.condition.text if mark.condition else None
