"""Very many random runs of the council night, assessed without a contradiction.

    python -m tests.benchmarks.assess_many [how many, 1000] [from which seed, 0]

Each run is played at random, assessed, read back and assessed again, and held against what the
run says by itself (`tests/contradictions.py`).
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from burgemeestersgame.assessment import assess
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.scenario import load_scenario
from tests.contradictions import contradictions
from tests.stories import any_moves


def main(count: int, start: int) -> int:
    """Assess `count` runs; return how many contradicted themselves."""
    scenario = load_scenario(scenarios_folder() / "azc-raadsavond")
    endings: Counter[str | None] = Counter()
    decisions = wrong = 0
    assessing = 0.0
    for seed in range(start, start + count):
        run = any_moves(scenario, seed)
        before = time.process_time()
        found = assess(scenario, run)
        assessing += time.process_time() - before
        decisions += len(found.decisions)
        endings[found.ending] += 1
        if problems := contradictions(scenario, run):
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
