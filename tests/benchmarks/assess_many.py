"""Very many random runs of the council night, assessed without a contradiction.

    python -m tests.benchmarks.assess_many [how many, 1000] [from which seed, 0]

Each run is played at random by the rules alone, assessed, read back and assessed again, and held
against what the run says by itself (`tests/contradictions.py`).
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter

from burgemeestersgame.assessment import assess
from burgemeestersgame.engine import Run, rules
from burgemeestersgame.engine.run import (
    ActionTaken,
    AdviceOpened,
    Begun,
    Decided,
    Event,
    Explained,
    Proceeded,
    TimedOut,
    apply,
)
from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import Story, compiled
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.scenario import Scenario, load_scenario
from burgemeestersgame.scenario.model import Bridge, Ending, Explain
from tests.contradictions import contradictions


def any_run(scenario: Scenario, seed: int) -> Run:
    """Return a whole run in which everything is picked at random, the same again for a seed."""
    pick, story = random.Random(seed), compiled(scenario)
    named = tuple(pick.sample(list(scenario.values), pick.randrange(4)))
    events: list[Event] = [Begun(named, pick.choice((None, 1.0, 1.5)))]
    state, _records = apply(story, None, events[0])
    at_s = 0.0
    while state is not None and not isinstance(story.places[state.scene].source, Ending):
        at_s += pick.uniform(0.1, 40.0)
        events.append(_next(story, state, pick, at_s))
        state, _records = apply(story, state, events[-1])
    return Run(scenario.id, scenario.digest, tuple(events))


def _next(story: Story, state: State, pick: random.Random, at_s: float) -> Event:
    place = story.places[state.scene]
    if state.going >= 0 or isinstance(place.source, Bridge):
        return Proceeded(place.id, at_s)
    if isinstance(place.source, Explain):
        return Explained(place.id, pick.choice(("", "Omdat het moest.")), at_s)
    unheard = [
        each.advisor
        for number, each in enumerate(place.source.advice)
        if not state.heard >> number & 1
    ]
    if unheard and pick.random() < 0.4:
        return AdviceOpened(place.id, pick.choice(unheard), at_s)
    actions = rules.open_actions(story, state)
    if actions and pick.random() < 0.4:
        return ActionTaken(place.id, pick.choice(actions).id, at_s)
    if place.timeout and pick.random() < 0.1:
        return TimedOut(place.id, at_s)
    return Decided(
        place.id,
        pick.choice(rules.open_choices(story, state)).id,
        reason=pick.choice(("", "Zo is het.")),
        value=pick.choice((None, *story.scenario.values)),
        confidence=pick.choice((None, 0.0, 0.5, 1.0)),
        at_s=at_s,
    )


def main(count: int, start: int) -> int:
    """Assess `count` runs; return how many contradicted themselves."""
    scenario = load_scenario(scenarios_folder() / "azc-raadsavond")
    endings: Counter[str | None] = Counter()
    decisions = wrong = 0
    assessing = 0.0
    for seed in range(start, start + count):
        run = any_run(scenario, seed)
        before = time.process_time()
        found = assess(scenario, run)
        assessing += time.process_time() - before
        decisions += len(found.decisions)
        endings[found.ending] += 1
        if problems := contradictions(scenario, run, found):
            wrong += 1
            print(f"seed {seed}:", *problems, sep="\n  ")
    print(
        f"{count} runs from seed {start}, {decisions} decisions, {len(endings)} endings:"
        f" {wrong} contradicted themselves; assess {assessing / count * 1000:.2f} ms of CPU each"
    )
    return wrong


if __name__ == "__main__":
    numbers = [*map(int, sys.argv[1:]), 1000, 0]
    sys.exit(main(numbers[0], numbers[1] if len(sys.argv) > 2 else 0) > 0)
