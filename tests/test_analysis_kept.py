"""Turning points are worked out once, and hold nothing that somebody typed."""

from dataclasses import replace

import pytest
from scenario_builder import load

from burgemeestersgame.analysis import turning
from burgemeestersgame.analysis.kept import has_turning_points, turning_points_of
from burgemeestersgame.analysis.turning import turning_points
from burgemeestersgame.engine.run import (
    Begun,
    Decided,
    Explained,
    Intended,
    Run,
    RunError,
)
from burgemeestersgame.paths import user_data_folder
from burgemeestersgame.scenario import Scenario


@pytest.fixture
def scenario():
    """Return a small scenario."""
    return load()


def run_of(scenario: Scenario, *events: object) -> Run:
    return Run(scenario.id, scenario.digest, (Begun(), *events))


def test_turning_points_are_worked_out_once(scenario, monkeypatch):
    run = run_of(scenario, Decided("lunch", "gaan"))
    assert not has_turning_points(scenario, run)

    found = turning_points_of(scenario, run)
    monkeypatch.delattr(turning, "turning_points")

    assert has_turning_points(scenario, run)
    assert turning_points_of(scenario, run) == found
    assert [point.decision for point in found] == ["lunch/gaan"]


def test_what_was_typed_and_when_makes_no_difference_and_is_not_kept(scenario):
    turning_points_of(scenario, run_of(scenario, Decided("lunch", "gaan")))
    typed = run_of(
        scenario,
        Decided("lunch", "gaan", reason="Ik had trek.", at_s=9.0),
        Explained("zin-lunch", "Het was soep."),
        Intended("Voortaan vraag ik eerst de griffier."),
    )

    assert has_turning_points(scenario, typed)
    for path in (user_data_folder() / "cache").iterdir():
        assert b"soep" not in path.read_bytes()
        assert b"griffier" not in path.read_bytes()


def test_another_choice_has_turning_points_of_its_own(scenario):
    turning_points_of(scenario, run_of(scenario, Decided("lunch", "gaan")))
    other = run_of(scenario, Decided("lunch", "afslaan"))

    assert not has_turning_points(scenario, other)
    assert turning_points_of(scenario, other) == turning_points(scenario, other)


def test_a_run_of_another_story_has_none(scenario):
    run = replace(run_of(scenario, Decided("lunch", "gaan")), digest="other")

    with pytest.raises(RunError):
        turning_points_of(scenario, run)
