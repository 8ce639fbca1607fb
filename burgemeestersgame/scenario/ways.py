"""The ways through a story: where play can go on from a scene, and in which order it meets them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from burgemeestersgame.scenario.model import Dilemma, Scene, Way


def ways_of(scene: Scene) -> Iterator[Way]:
    """Yield every way on from a scene that play could take, skipping the scene included."""
    if isinstance(scene, Dilemma):
        for choice in scene.choices:
            yield from choice.next or scene.next
        if scene.timeout is not None:
            yield from scene.timeout.next or scene.next
        if may_pass(scene):
            yield from scene.next
    else:
        yield from scene.next


def may_pass(scene: Dilemma) -> bool:
    """Whether play may go on with the scene's own `next`: it is skipped, or no choice is open."""
    return scene.condition is not None or all(
        choice.condition is not None for choice in scene.choices
    )


def order_of(scenes: Mapping[str, Scene]) -> list[str]:
    """Return the scenes so that every way leads further on; there must be no circle."""
    waiting = dict.fromkeys(scenes, 0)
    targets: dict[str, list[str]] = {}
    for id, scene in scenes.items():
        targets[id] = [way.to for way in ways_of(scene)]
        for to in targets[id]:
            waiting[to] += 1
    order = [id for id, count in waiting.items() if not count]
    for id in order:
        for to in targets[id]:
            waiting[to] -= 1
            if not waiting[to]:
                order.append(to)
    return order
