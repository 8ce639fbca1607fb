"""Random runs killed at a random moment: every acknowledged event must be there, and the run go on.

    python -m tests.benchmarks.kill_runs [how many, 1000]

Each player process plays the small scenario over and over, saying after each command which run has
how many events; it is killed (SIGKILL) after a random 10 to 150 ms of play.
"""

from __future__ import annotations

import itertools
import random
import sys
import tempfile
import time
from pathlib import Path

from burgemeestersgame.session import Session
from burgemeestersgame.store import open_store
from tests.test_store import kill_while_playing


def main(count: int) -> int:
    """Kill `count` players; return how many acknowledged events were lost."""
    pick, killed, lost, events, start = random.Random(2026), 0, 0, 0, time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        for seed in itertools.count():
            if killed == count:
                break
            run_id, said = kill_while_playing(seed, pick.uniform(0.01, 0.15), Path(home))
            if not run_id:  # it had acknowledged nothing yet
                continue
            killed += 1
            with open_store(Path(home) / "runs.sqlite3") as store:
                kept = len(store.load(run_id).events)
                Session.reopen(store, run_id).view()
            lost += max(0, said - kept)
            events += said
    took = time.monotonic() - start
    print(f"{count} runs killed, {events} events acknowledged in them, {lost} lost ({took:.0f} s)")
    return lost


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000) > 0)
