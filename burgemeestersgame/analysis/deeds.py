"""What can be done in a story and where it leads, as written; and an order of its places."""

from __future__ import annotations

from collections.abc import Iterator

from burgemeestersgame.engine.story import Deed, Place, Story
from burgemeestersgame.scenario.conditions import Condition
from burgemeestersgame.scenario.model import Way


def condition_of(deed: Deed) -> Condition | None:
    """Return the condition under which a deed is open; None for always, and for a time-out."""
    return getattr(deed.source, "available" if deed.action >= 0 else "condition", None)


def name_of(story: Story, deed: Deed) -> str:
    """Return `dilemma/choice`, `dilemma/timeout` or `action:id`."""
    return f"action:{deed.id}" if deed.action >= 0 else f"{story.places[deed.scene].id}/{deed.id}"


def marks_of(deed: Deed) -> Iterator[Condition | None]:
    """Yield the condition of each mark of a deed."""
    for marks in (deed.consequences.honours, deed.consequences.breaches, deed.consequences.repairs):
        for mark in marks:
            yield mark.condition


def ways_of(place: Place, deed: Deed) -> tuple[Way, ...]:
    """Return where a choice or time-out leads, as written."""
    own: tuple[Way, ...] = getattr(deed.source, "next", ())
    return own or place.source.next


def topological_order(story: Story) -> list[int]:
    """Return every place that some way leads to from the first, each after all that lead to it."""
    order: list[int] = []
    targets = [
        {target for ways in _all_ways(place) for _test, target in ways} for place in story.places
    ]
    done = [False] * len(targets)
    stack: list[tuple[int, Iterator[int]]] = [(0, iter(sorted(targets[0])))]
    done[0] = True
    while stack:
        index, rest = stack[-1]
        following = next((target for target in rest if not done[target]), None)
        if following is None:
            order.append(index)
            stack.pop()
        else:
            done[following] = True
            stack.append((following, iter(sorted(targets[following]))))
    return order[::-1]


def _all_ways(place: Place) -> Iterator[tuple[tuple[object, int], ...]]:
    yield place.ways
    for deed in place.choices:
        yield deed.ways
    if place.timeout:
        yield place.timeout.ways
