"""Headless play: the rules against a plain mutable-dict interpreter in one run; games; new games.

    python -m tests.benchmarks.bench_play [scenario ...]

Figures (section 9 of the design): rules >= 0.5 x plain, Game >= 20,000 decisions/s, a new game
<= 0.05 ms and <= 10 kB, 1,000 live games <= 10 MB.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from burgemeestersgame.engine import Game, rules
from burgemeestersgame.engine.story import Story, compiled
from burgemeestersgame.scenario import Scenario, load_scenario
from tests.benchmarks.plain import Plain

ROUNDS = 9
ROUND_S = 0.25


def play_by_rules(story: Story, pick: random.Random) -> int:
    """Play one game at random through the rules, keeping the journal; return its decisions."""
    decisions = 0
    state, records = rules.begin(story)
    journal = list(records)
    while not story.places[state.scene].is_ending:
        choices = rules.open_choices(story, state)
        if choices:
            state, records = rules.decide(story, state, choices[int(pick.random() * len(choices))])
            journal += records
            decisions += 1
        state, records = rules.proceed(story, state)
        journal += records
    return decisions


def play_a_game(story: Story, pick: random.Random) -> int:
    """Play one Game at random; return its decisions."""
    decisions = 0
    game = Game(story.scenario, time_factor=None)
    game.begin()
    while game.state != "ending":
        if game.state == "deciding":
            choices = game.open_choices()
            game.decide(choices[int(pick.random() * len(choices))])
            decisions += 1
        elif game.state == "explaining":
            game.explain("Omdat het moest.")
        else:
            game.proceed()
    return decisions


def rate(play: Callable[[], int]) -> float:
    """Return decisions per second over one round."""
    decisions, start = 0, time.perf_counter()
    while (passed := time.perf_counter() - start) < ROUND_S:
        decisions += play()
    return decisions / passed


def measure(path: Path) -> str:
    """Return a line with the figures for one scenario."""
    scenario = load_scenario(path)
    story, plain = compiled(scenario), Plain(scenario)
    pick = random.Random(1)
    ratios, by_rules, by_games = [], [], []
    for _ in range(ROUNDS):
        one = rate(lambda: play_by_rules(story, pick))
        two = rate(lambda: plain.play(pick)[0])
        ratios.append(one / two)
        by_rules.append(one)
        by_games.append(rate(lambda: play_a_game(story, pick)))
    start = time.perf_counter()
    for _ in range(10_000):
        Game(scenario)
    new_ms = (time.perf_counter() - start) / 10
    return (
        f"{path}: rules {statistics.median(by_rules):,.0f} decisions/s,"
        f" {statistics.median(ratios):.2f} x plain;"
        f" Game {statistics.median(by_games):,.0f} decisions/s;"
        f" new game {new_ms:.4f} ms; 1,000 live games {live_games_mb(scenario):.2f} MB"
    )


def live_games_mb(scenario: Scenario) -> float:
    """Return the memory of 1,000 begun games, in MB."""
    tracemalloc.start()
    games = [Game(scenario) for _ in range(1_000)]
    for game in games:
        game.begin()
    memory = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return memory / 1e6


if __name__ == "__main__":
    for name in sys.argv[1:] or ["scenarios/azc-raadsavond", "tests/scenarios/klein"]:
        print(measure(Path(name)))
