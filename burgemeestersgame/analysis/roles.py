"""Where what only one role of a group knows can matter to what is decided."""

from __future__ import annotations

from burgemeestersgame.analysis.result import Analysis
from burgemeestersgame.scenario.model import Dilemma, Scenario


def where_roles_matter(scenario: Scenario, analysis: Analysis) -> dict[str, tuple[str, ...]]:
    """Return for each role the dilemmas at which its private text can matter, in file order.

    That is where a group can come with something left to choose: some play takes one choice, and
    some play another. What is not certain does not count.
    """
    in_doubt = {*analysis.unreachable, *analysis.unknown}

    def is_open(scene: Dilemma) -> bool:
        taken = [each for each in scene.choices if f"{scene.id}/{each.id}" not in in_doubt]
        return len(taken) > 1

    dilemmas = [each for each in scenario.scenes.values() if isinstance(each, Dilemma)]
    return {
        role: tuple(each.id for each in dilemmas if role in each.private and is_open(each))
        for role in scenario.roles
    }
