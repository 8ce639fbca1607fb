"""The analysis says exactly what there is: held against every play of small random scenarios."""

import gc
import re
from pathlib import Path

import pytest
from every_play import EveryPlay, TooManyPlays, done_here, every_play
from generator import MISTAKES, small_scenario
from stories import HEAD, a_scenario

from burgemeestersgame.analysis import analyse as module
from burgemeestersgame.analysis.analyse import analyse, names_in
from burgemeestersgame.analysis.possible import Outlook
from burgemeestersgame.analysis.result import Analysis
from burgemeestersgame.analysis.simulate import simulate
from burgemeestersgame.analysis.steps import Chart
from burgemeestersgame.analysis.viewpoint import Viewpoint
from burgemeestersgame.assessment import assess
from burgemeestersgame.engine.run import Run, replay
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.scenario import Scenario, load_scenario

KLEIN = Path(__file__).parent / "scenarios" / "klein"
SEEDS = range(24)


def plays_of(scenario: Scenario, most: int = 600) -> EveryPlay:
    try:
        return every_play(scenario, most)
    except TooManyPlays:
        pytest.skip("more plays than we want to wait for")


def told(analysis: Analysis) -> dict[str, set[str]]:
    return {id: set(statuses) for id, statuses in analysis.norms.items()}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("plays_at_random", [1, 500])
def test_the_analysis_says_what_every_play_shows(seed, plays_at_random, monkeypatch):
    # With hardly any random plays, nearly every answer is worked out.
    monkeypatch.setattr(module, "PLAYS", plays_at_random)
    scenario = small_scenario(seed)
    every = plays_of(scenario)

    analysis = analyse(scenario)

    assert analysis.exact
    assert set(analysis.unreachable) == set(names_in(compiled(scenario))) - every.names
    assert told(analysis) == every.statuses
    assert int(analysis.playthroughs) == len(every.sequences)
    assert set(analysis.endings) == {each.ending for each in every.assessments}


def test_the_steps_of_a_story_are_forgotten_once_it_is_analysed():
    def charts():
        gc.collect()
        return sum(type(each) is Chart for each in gc.get_objects())

    before = charts()
    analyse(small_scenario(1))

    assert charts() == before


@pytest.mark.parametrize("seed", SEEDS)
def test_what_random_plays_meet_is_part_of_what_there_is(seed):
    scenario = small_scenario(seed)
    every = plays_of(scenario)

    found = simulate(scenario, 300, seed)

    statuses = {f"{id}:{status}" for id, all_ in every.statuses.items() for status in all_}
    assert set(found.shortest) <= every.names | statuses


@pytest.mark.parametrize("seed", range(12))
def test_what_is_still_possible_is_what_some_play_from_there_shows(seed):
    scenario = small_scenario(seed)
    every = plays_of(scenario, most=200)
    outlook = Outlook(scenario)

    for count in range(len(every.runs[0].events) - 1, 0, -1):
        start = every.runs[0].events[:count]
        now = Run(scenario.id, scenario.digest, start)
        alike = [
            assessment
            for run, assessment in zip(every.runs, every.assessments, strict=True)
            if run.events[:count] == start
        ]
        statuses = {id: result.status for id, result in assess(scenario, now).norms.items()}

        at = Viewpoint(replay(scenario, now), statuses, done_here(start))

        ends = {ending for ending in outlook.endings if outlook.can_end(at.state, ending)}
        assert ends == {each.ending for each in alike}
        assert {id: outlook.can_become(id, at) for id in outlook.norms} == {
            id: {each.norms[id].status for each in alike} for id in statuses
        }


def test_a_story_with_everything_the_format_knows_is_analysed_exactly():
    scenario = load_scenario(KLEIN)
    every = every_play(scenario, 10_000)

    analysis = analyse(scenario)

    assert set(analysis.unreachable) == set(names_in(compiled(scenario))) - every.names
    assert told(analysis) == every.statuses
    assert int(analysis.playthroughs) == len(every.sequences)


def test_a_story_that_is_too_large_gets_bounds_and_says_so():
    scenario = load_scenario(KLEIN)
    every = every_play(scenario, 10_000)

    analysis = analyse(scenario, limit=5)

    assert not analysis.exact
    assert int(analysis.playthroughs) <= len(every.sequences)
    assert set(analysis.unreachable).isdisjoint(every.names)
    assert set(analysis.endings) <= every.names
    for id, statuses in told(analysis).items():
        assert statuses <= every.statuses[id]
        unknown = {status for status in every.statuses[id] if f"{id}:{status}" in analysis.unknown}
        assert statuses | unknown >= every.statuses[id]


def test_a_story_without_any_level_that_matters_can_be_too_large_too():
    often = "\n".join(f"  doe-{each}: {{text: Doe, times: 9}}" for each in range(9))
    story = """
- dilemma: een
  phase: vooraf
  text: Er is iets.
  question: Wat?
  choices: {a: {text: A}, b: {text: B}}
"""

    analysis = analyse(a_scenario(story, f"actions:\n{often}\n"), limit=500)

    assert not analysis.exact
    assert analysis.states <= 500


def test_a_story_with_too_many_combinations_of_levels_is_too_large():
    names = "abcd"
    indicators = "".join(
        f"  {name}: {{start: 50, better: high, label: {name.upper()}}}\n" for name in names
    )
    head = re.sub(r"(?m)^  zaal: .*\n", indicators, HEAD)
    moves = "".join(
        f"    {name}: {{text: Keus {name}, effects: {{{name}: {sign}{10 + number}}}}}\n"
        for number, (name, sign) in enumerate(zip(names, "+-+-", strict=True))
    )
    scenes = "".join(
        f"- dilemma: vraag-{number}\n  phase: tijdens\n  text: Er is iets.\n  question: Wat nu?\n"
        f"  choices:\n{moves}    meer: {{text: Meer, if: a + b + c + d > 200}}\n"
        for number in range(6)
    )

    analysis = analyse(a_scenario(scenes, head=head))

    assert not analysis.exact
    assert analysis.endings == ("slot",)
    assert analysis.unreachable == ("vraag-0/meer",)
    assert 1_000 <= int(analysis.playthroughs) <= 5**6
    assert analysis.states >= 6


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_planted_mistake_is_found_and_nothing_random_meets_it(mistake, seed):
    scenario = small_scenario(seed, mistake)
    name = {
        "dead-action": "action:fout",
        "dead-message": "message:fout",
        "dead-ending": "fout",
    }.get(mistake, f"{next(iter(scenario.scenes))}/fout")

    analysis = analyse(scenario)

    if mistake == "dominated-choice":
        assert name in {worse for worse, _better in analysis.dominated}
    else:
        assert name in analysis.unreachable
        assert name in simulate(scenario, 200, seed).never
