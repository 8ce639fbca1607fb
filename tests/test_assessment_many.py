"""Random runs, assessed and held against themselves; `tests/benchmarks` does very many more."""

from __future__ import annotations

import pytest
from contradictions import contradictions
from generator import small_scenario
from msgspec.structs import replace
from stories import any_moves

from burgemeestersgame.assessment import Status, assess
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.scenario import Scenario, load_scenario


@pytest.fixture(scope="module")
def council_night() -> Scenario:
    return load_scenario(scenarios_folder() / "azc-raadsavond")


@pytest.mark.parametrize("seed", range(0, 160, 20))
def test_no_run_of_the_council_night_contradicts_itself(council_night, seed):
    for number in range(seed, seed + 20):
        assert contradictions(council_night, any_moves(council_night, number)) == []


@pytest.mark.parametrize("seed", range(0, 80, 10))
def test_no_run_of_any_story_contradicts_itself(seed):
    for number in range(seed, seed + 10):
        scenario = small_scenario(number, most_scenes=7)
        assert contradictions(scenario, any_moves(scenario, number)) == []


def test_a_run_that_stopped_anywhere_does_not_contradict_itself(council_night):
    run = any_moves(council_night, 7)

    for events in range(1, len(run.events)):
        stopped = type(run)(run.scenario, run.digest, run.events[:events])
        assert contradictions(council_night, stopped) == []


def test_a_contradiction_would_be_found(council_night):
    run = any_moves(council_night, 3)
    found = assess(council_night, run)
    missed = next(id for id, each in found.norms.items() if each.status is Status.MISSED)
    wrong = {**found.norms, missed: replace(found.norms[missed], status=Status.HONOURED)}

    problems = contradictions(council_night, run, replace(found, norms=wrong, passed_up=()))

    assert any(problem.startswith(f"{missed}: honoured, but") for problem in problems)
    assert any(problem.startswith("families") for problem in problems)
