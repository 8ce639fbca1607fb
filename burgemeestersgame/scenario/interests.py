"""How hard a story is: by the number of interests that pull at once, not by how fast one reads."""

from __future__ import annotations

from burgemeestersgame.scenario.model import Dilemma, Scenario


def interests_at_once(scenario: Scenario) -> int:
    """Return how many values the choices of a dilemma put first, on average, rounded.

    0 where no choice says what it puts first.
    """
    counts = [
        len({value for choice in scene.choices for value in choice.consequences.values})
        for scene in scenario.scenes.values()
        if isinstance(scene, Dilemma)
    ]
    return round(sum(counts) / len(counts)) if counts else 0
