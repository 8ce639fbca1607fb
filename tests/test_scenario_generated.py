"""Generated stories are like real ones: of the right size, and nothing is wrong with them."""

import re

import pytest
from generator import SHORTEST, long_story
from generator.long import MISTAKES

from burgemeestersgame.analysis.analyse import analyse
from burgemeestersgame.scenario import Scenario, check_scenario, scenario_from_files
from burgemeestersgame.scenario.model import Bridge, Dilemma, Ending

NAMES = {"dead-action": "action:fout", "dead-message": "message:fout", "dead-ending": "fout"}


def story(scenes: int, seed: int = 0, mistake: str = "") -> Scenario:
    text = long_story(scenes, seed, mistake)
    return scenario_from_files({"scenario.yaml": text.encode()}, "gegenereerd")


@pytest.mark.parametrize(
    ("scenes", "seed"), [(SHORTEST, 0), (13, 1), (14, 2), (15, 3), (60, 4), (200, 5), (1_000, 6)]
)
def test_there_is_nothing_to_say_about_a_long_story(tmp_path, scenes, seed):
    path = tmp_path / "scenario.yaml"
    path.write_text(long_story(scenes, seed), encoding="utf-8")

    assert check_scenario(path) == ()


@pytest.mark.parametrize("seed", range(6))
def test_everything_in_a_long_story_can_happen(seed):
    analysis = analyse(story(SHORTEST, seed))

    assert (analysis.exact, analysis.unreachable, analysis.dominated) == (True, (), ())


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_that_is_planted_is_the_only_one(mistake):
    analysis = analyse(story(SHORTEST, 1, mistake))

    found = {*analysis.unreachable, *(worse for worse, _better in analysis.dominated)}
    assert NAMES.get(mistake, "scene-0/fout") in found
    assert {name for name in found if "fout" not in name} == set()


@pytest.mark.parametrize("mistake", MISTAKES)
def test_check_sees_a_planted_mistake_and_nothing_else(tmp_path, mistake):
    path = tmp_path / "scenario.yaml"
    path.write_text(long_story(SHORTEST, 1, mistake), encoding="utf-8")
    lines = path.read_text(encoding="utf-8").splitlines()

    found = check_scenario(path)

    assert found
    for problem in found:
        assert "fout" in f"{problem}{lines[problem.at.line - 1]}", str(problem)


def test_every_scene_takes_350_to_700_bytes():
    body = long_story(200).split("scenes:\n")[1]
    sizes = [len(part.encode()) for part in re.split(r"^  - ", body, flags=re.MULTILINE)[1:]]

    assert len(sizes) == 200
    assert all(350 <= size + 4 <= 700 for size in sizes), (min(sizes), max(sizes))


def test_kinds_of_scenes_are_mixed():
    kinds = {type(scene) for scene in story(50).scenes.values()}

    assert kinds == {Dilemma, Bridge, Ending}


def test_a_long_story_leaves_no_more_pending_than_a_short_one():
    from burgemeestersgame.analysis.steps import Chart
    from burgemeestersgame.engine.story import compiled

    most = [
        max(stay.pending.bit_count() for stay in Chart(compiled(story(n))).survey.stays.values())
        for n in (20, 300)
    ]

    assert most[0] == most[1] <= 4
