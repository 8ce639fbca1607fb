"""The stories that come with the game for councils in one room: what its roles are given."""

from __future__ import annotations

import pytest

from burgemeestersgame.analysis.analyse import analyse
from burgemeestersgame.analysis.roles import where_roles_matter
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.room.seats import deal
from burgemeestersgame.scenario import load_scenario
from burgemeestersgame.scenario.checks import reachable
from burgemeestersgame.scenario.model import Dilemma, Ending, Scenario

STORIES = [
    scenario
    for scenario in (load_scenario(path.parent) for path in scenarios_folder().glob("*/*.yaml"))
    if scenario.roles
]

pytestmark = pytest.mark.parametrize("scenario", STORIES, ids=lambda scenario: scenario.id)


def cannot_be_avoided(scenario: Scenario, dilemma: Dilemma) -> bool:
    if dilemma.condition is not None:
        return False
    others = {id: scene for id, scene in scenario.scenes.items() if id != dilemma.id}
    if next(iter(scenario.scenes)) == dilemma.id:
        return True
    return not any(isinstance(scenario.scenes[id], Ending) for id in reachable(others))


def test_every_role_knows_something_at_a_dilemma_that_no_play_avoids(scenario):
    told = {
        role
        for scene in scenario.scenes.values()
        if isinstance(scene, Dilemma) and cannot_be_avoided(scenario, scene)
        for role in scene.private
    }
    assert told == set(scenario.roles)


def test_five_people_carry_all_roles(scenario):
    dealt = deal(scenario.roles, {}, range(5))
    assert {role for roles in dealt.values() for role in roles} == set(scenario.roles)


def test_forty_people_find_a_place(scenario):
    assert sum(role.seats_max for role in scenario.roles.values()) >= 40


def test_what_each_role_knows_can_matter_somewhere(scenario):
    matters = where_roles_matter(scenario, analyse(scenario))

    assert set(matters) == set(scenario.roles)
    assert [role for role, dilemmas in matters.items() if not dilemmas] == []
