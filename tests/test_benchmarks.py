"""What the benchmarks compare with must do the same work, or the ratios say nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from burgemeestersgame.engine import rules
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.scenario import load_scenario
from tests.benchmarks.plain import Plain


@pytest.mark.parametrize("path", ["scenarios/azc-raadsavond", "tests/scenarios/klein"])
def test_the_plain_interpreter_plays_as_the_rules_do(path):
    scenario = load_scenario(Path(path))
    story, plain = compiled(scenario), Plain(scenario)
    for seed in range(200):
        _decisions, expected = plain.play(random.Random(seed))
        pick = random.Random(seed)
        state, _records = rules.begin(story)
        while not story.places[state.scene].is_ending:
            choices = rules.open_choices(story, state)
            if choices:
                deed = choices[int(pick.random() * len(choices))]
                state, _records = rules.decide(story, state, deed)
            state, _records = rules.proceed(story, state)

        assert dict(zip(story.indicators, state.levels, strict=True)) == expected["levels"]
        assert state.clock == expected["clock"]
        assert {id for id, bit in story.fact_bits.items() if state.truths & bit} == expected[
            "facts"
        ]
