"""Every condition of a story, with what has it and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from burgemeestersgame.errors import Location
from burgemeestersgame.scenario.conditions import Condition
from burgemeestersgame.scenario.model import Consequences, Dilemma, Scenario, Way
from burgemeestersgame.scenario.written import Written


class Use(NamedTuple):
    """A condition where it stands.

    Attributes:
        owner: What of the model has it.
        path: Leads to its key in the file, or to the list of which `number` says the item.
    """

    owner: object
    condition: Condition
    path: tuple[str, ...]
    key: str = "if"
    number: int = -1

    def at(self, written: Written) -> Location:
        """Return where it stands."""
        if self.number >= 0:
            return written.item(self.number, self.key, *self.path)
        return written.value(*self.path, self.key)


def uses_of(scenario: Scenario) -> Iterator[Use]:
    """Yield every condition in the story."""
    path: tuple[str, ...]
    for action in scenario.actions.values():
        path = ("actions", action.id)
        if action.available is not None:
            yield Use(action, action.available, path, "available")
        yield from _in_consequences(action.consequences, path)
    for appointment in scenario.agenda.values():
        if appointment.condition is not None:
            yield Use(appointment, appointment.condition, ("agenda", appointment.id))
    for scene in scenario.scenes.values():
        if scene.condition is not None:
            yield Use(scene, scene.condition, (scene.id,))
        yield from _in_ways(scene.next, (scene.id, "next"))
        for key, variants in (("place", scene.place), ("sound", scene.sound)):
            for number, variant in enumerate(variants):
                if variant.condition is not None:
                    yield Use(variant, variant.condition, (scene.id, key), number=number)
        if not isinstance(scene, Dilemma):
            continue
        for choice in scene.choices:
            path = (scene.id, "choices", choice.id)
            if choice.condition is not None:
                yield Use(choice, choice.condition, path)
            yield from _in_consequences(choice.consequences, path)
            yield from _in_ways(choice.next, (*path, "next"))
        if scene.timeout is not None:
            path = (scene.id, "timeout")
            yield from _in_consequences(scene.timeout.consequences, path)
            yield from _in_ways(scene.timeout.next, (*path, "next"))


def _in_ways(ways: tuple[Way, ...], path: tuple[str, ...]) -> Iterator[Use]:
    for number, way in enumerate(ways):
        if way.condition is not None:
            yield Use(way, way.condition, path, number=number)


def _in_consequences(done: Consequences, path: tuple[str, ...]) -> Iterator[Use]:
    for number, later in enumerate(done.later):
        if later.condition is not None:
            yield Use(later, later.condition, (*path, "later"), number=number)
    for key, marks in (
        ("honours", done.honours),
        ("breaches", done.breaches),
        ("repairs", done.repairs),
    ):
        for number, mark in enumerate(marks):
            if mark.condition is not None:
                yield Use(mark, mark.condition, (*path, key), number=number)
