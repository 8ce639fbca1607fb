"""The scenarios that benchmarks read are like real ones: valid, and of the right size."""

import re

import pytest

from burgemeestersgame.scenario import check_scenario
from burgemeestersgame.scenario.model import Bridge, Dilemma, Ending
from tests.benchmarks.generated import scenario


@pytest.mark.parametrize(("scenes", "seed"), [(4, 0), (5, 1), (12, 2), (200, 3)])
def test_a_generated_scenario_can_be_played(tmp_path, scenes, seed):
    path = tmp_path / "scenario.yaml"
    path.write_text(scenario(scenes, seed), encoding="utf-8")

    assert [one for one in check_scenario(path) if one.severity == "error"] == []


def test_every_scene_takes_350_to_700_bytes():
    body = scenario(200).split("scenes:\n")[1]
    sizes = [len(part.encode()) for part in re.split(r"^  - ", body, flags=re.MULTILINE)[1:]]

    assert len(sizes) == 200
    assert all(350 <= size + 4 <= 700 for size in sizes), (min(sizes), max(sizes))


def test_kinds_of_scenes_are_mixed(tmp_path):
    from burgemeestersgame.scenario import load_scenario

    path = tmp_path / "scenario.yaml"
    path.write_text(scenario(50), encoding="utf-8")

    kinds = {type(scene) for scene in load_scenario(path).scenes.values()}

    assert kinds == {Dilemma, Bridge, Ending}
