"""Where in the scenarios a norm comes up: which dilemmas, and what may be done unasked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from burgemeestersgame.scenario.model import Consequences, Dilemma, Scenario


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a scenario where a norm counts; `is_action`: something to do unasked.

    It says what is asked and not what the answer does to the norm: that is for the debrief.
    """

    scenario: str
    text: str
    is_action: bool = False


def places(scenarios: Iterable[Scenario]) -> dict[str, tuple[Place, ...]]:
    """Return per norm where it counts, in the order of the files; only norms that do somewhere."""
    found: dict[str, dict[Place, None]] = {}
    for scenario in scenarios:
        for place, consequences in _places(scenario):
            for norm in _norms(consequences):
                found.setdefault(norm, {})[place] = None
    return {norm: tuple(each) for norm, each in found.items()}


def _places(scenario: Scenario) -> Iterator[tuple[Place, Consequences]]:
    for scene in scenario.scenes.values():
        if isinstance(scene, Dilemma):
            place = Place(scenario.title, scene.question)
            for choice in scene.choices:
                yield place, choice.consequences
            if scene.timeout:
                yield place, scene.timeout.consequences
    for action in scenario.actions.values():
        yield Place(scenario.title, action.text, is_action=True), action.consequences


def _norms(consequences: Consequences) -> Iterator[str]:
    for marks in (consequences.honours, consequences.breaches, consequences.repairs):
        for mark in marks:
            yield mark.norm
