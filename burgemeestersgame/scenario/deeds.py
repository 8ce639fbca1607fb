"""What players do in a scenario, and what that changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from burgemeestersgame.scenario.model import (
    Action,
    Choice,
    Consequences,
    Dilemma,
    Later,
    Mark,
    Scenario,
    Timeout,
)


class Deed(NamedTuple):
    """A choice, time-out or action as it may be taken somewhere.

    Attributes:
        scene: Id of the dilemma; '' for an action.
        name: As conditions name it: `choice:lunch/gaan`, `action:logboek`.
    """

    scene: str
    name: str
    source: Choice | Timeout | Action

    @property
    def done(self) -> Consequences:
        """What it does."""
        return self.source.consequences


def deeds_of(scenario: Scenario) -> Iterable[Deed]:
    """Yield every choice, time-out and action."""
    for action in scenario.actions.values():
        yield Deed("", f"action:{action.id}", action)
    for scene in scenario.scenes.values():
        if isinstance(scene, Dilemma):
            for choice in scene.choices:
                yield Deed(scene.id, f"choice:{scene.id}/{choice.id}", choice)
            if scene.timeout is not None:
                yield Deed(scene.id, f"choice:{scene.id}/timeout", scene.timeout)


def changes_of(done: Consequences) -> tuple[Consequences | Later, ...]:
    """Return what happens at once, and everything that comes of it later."""
    return (done, *done.later)


def marks_of(done: Consequences) -> tuple[Mark, ...]:
    """Return every mark, in the order honours, breaches, repairs."""
    return (*done.honours, *done.breaches, *done.repairs)
