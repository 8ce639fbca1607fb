"""Random play and the exhaustive analysis: how quick they are.

    python -m tests.benchmarks.bench_analysis [scenario ...]

Figures (section 9 of the design, and research/engine.md): random play >= 250,000 choices/s on one
core with hit counts and norm statuses; analysis exact, cold <= 5 s, kept <= 50 ms with reading the
scenario and checking its digest; a condition >= 0.15 x a native lambda. Load, check and random play
take as long per scene in a story of 10,000 as in one of 200.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from burgemeestersgame.analysis.cached import analysis_of
from burgemeestersgame.analysis.simulate import simulate
from burgemeestersgame.analysis.turning import turning_points
from burgemeestersgame.engine import rules
from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import Story, compiled
from burgemeestersgame.scenario import Scenario, check_scenario, load_scenario
from burgemeestersgame.scenario.condition_parser import parse_condition
from tests.benchmarks.bench_play import play_by_rules
from tests.generator import long_story

ROUNDS = 3
SIZES = (200, 1_000, 10_000)
PLAYS = 200


def took(work: Callable[[], object]) -> float:
    """Return the seconds that some work took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(path: Path) -> str:
    """Return lines with the figures for one scenario."""
    scenario = load_scenario(path)
    lines = [f"{path}:"]
    for runs in (1_000, 10_000, 100_000):
        speeds = []
        for seed in range(ROUNDS):
            found = simulate(scenario, runs, seed)
            speeds.append(found.choices / found.seconds)
        speed = statistics.median(speeds)
        lines.append(f"  random play, {runs:,} runs: {speed:,.0f} choices/s")
    rules_speed = statistics.median(_rules_speed(compiled(scenario)) for _ in range(ROUNDS))
    lines.append(
        f"  (engine.rules alone, no actions and no counting: {rules_speed:,.0f} choices/s)"
    )
    cold = statistics.median(
        took(lambda: analysis_of(scenario, is_fresh=True)) for _ in range(ROUNDS)
    )
    analysis = analysis_of(scenario)
    warm = statistics.median(took(lambda: analysis_of(load_scenario(path))) for _ in range(9))
    lines.append(
        f"  analysis: exact {analysis.exact}, {analysis.states:,} states,"
        f" {float(analysis.playthroughs):.2e} plays; cold {cold:.2f} s,"
        f" kept {warm * 1000:.1f} ms with reading the scenario"
    )
    lines.append(f"  turning points of a long play, nothing kept: {_turning_ms(scenario):.0f} ms")
    return "\n".join(lines)


def _rules_speed(story: Story) -> float:
    import random

    pick = random.Random(1)
    decisions, start = 0, time.perf_counter()
    while (passed := time.perf_counter() - start) < 0.3:
        decisions += play_by_rules(story, pick)
    return decisions / passed


def _turning_ms(scenario: Scenario) -> float:
    """Return the milliseconds for the turning points of one long play, with nothing kept."""
    from burgemeestersgame.analysis.examples import run_of

    found = simulate(scenario, 200, 1)
    run = run_of(scenario, max(found.shortest.values(), key=len))
    return statistics.median(took(lambda: turning_points(scenario, run)) for _ in range(3)) * 1000


def measure_conditions() -> str:
    """Return how a compiled condition compares with a lambda that says the same."""
    scenario = load_scenario(Path("tests/scenarios/klein"))
    story = compiled(scenario)
    text = "greep >= 60 and thuis < 40 or not logboek-bij and drukte > 10"
    test = story._test(parse_condition(text))
    state, _records = rules.begin(story)
    bit = story.fact_bits["logboek-bij"]

    def native(s: State) -> bool:
        return (s.levels[0] >= 60 and s.levels[1] < 40) or (not s.truths & bit and s.levels[2] > 10)

    assert test is not None
    assert bool(test(state)) == native(state)
    count, ratios = 100_000, []
    for _ in range(5):
        ours = took(lambda: [test(state) for _ in range(count)])
        theirs = took(lambda: [native(state) for _ in range(count)])
        ratios.append(theirs / ours)
    return f"a condition: {statistics.median(ratios):.2f} x a native lambda"


def measure_growth() -> str:
    """Return how long loading, checking and random play take per scene, for longer stories."""
    lines = []
    for scenes in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "scenario.yaml"
            path.write_text(long_story(scenes), encoding="utf-8")
            loading = min(took(lambda path=path: load_scenario(path)) for _ in range(ROUNDS))
            checking = min(took(lambda path=path: check_scenario(path)) for _ in range(ROUNDS))
            scenario = load_scenario(path)
        playing = took(lambda scenario=scenario: simulate(scenario, PLAYS, 1))
        load, check, play = (1000 * each / scenes for each in (loading, checking, playing))
        lines.append(
            f"{scenes:>7,} scenes, each: load {load:.2f} ms, check {check:.2f} ms,"
            f" {PLAYS} plays {play:.2f} ms"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["BURGEMEESTERSGAME_HOME"] = home
        print(measure_conditions())
        print(measure_growth())
        for name in sys.argv[1:] or ["scenarios/azc-raadsavond", "tests/scenarios/klein"]:
            print(measure(Path(name)))
