"""Ten thousand runs of the council night in the store: listing them, and what else a menu asks.

    python -m tests.benchmarks.bench_store

Figure (issue of part 3): list <= 50 ms inside the process. Beside it, in the same rounds, reading
the same columns of the same file with sqlite3 alone: what no list can be faster than.
"""

from __future__ import annotations

import contextlib
import io
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from burgemeestersgame.engine.run import event_to_json
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.scenario import load_scenario, scenario_files
from burgemeestersgame.store import FILE, Store, Wanted, open_store
from burgemeestersgame.store.entries import SELECT
from tests.stories import any_moves

RUNS = 10_000
ROUNDS = 9


def fill(path: Path) -> None:
    """Write the runs: a few real plays, again and again under other ids and at other times."""
    folder = scenarios_folder() / "azc-raadsavond"
    scenario, files = load_scenario(folder), scenario_files(folder)
    runs = [any_moves(scenario, seed) for seed in range(12)]
    with open_store(path) as store:
        for number, run in enumerate(runs):
            ending = "slot-elders" if number % 3 else None
            store.create(run, files, title=scenario.title, language="nl", ending=ending)
    with closing(sqlite3.connect(path)) as database:
        kept = database.execute("SELECT * FROM runs").fetchall()
        columns = [each[1] for each in database.execute("PRAGMA table_info(runs)")]
        texts = [[event_to_json(event).decode() for event in run.events] for run in runs]
        updated = columns.index("updated")
        with database:
            for number in range(len(runs), RUNS):
                row = list(kept[number % len(runs)])
                row[0] = f"{number:012x}"
                row[updated] = (datetime.now(UTC) - timedelta(minutes=number)).isoformat()
                database.execute(f"INSERT INTO runs VALUES ({', '.join('?' * len(row))})", row)
                database.executemany(
                    "INSERT INTO events VALUES (?, ?, ?)",
                    ((row[0], place, text) for place, text in enumerate(texts[number % 12])),
                )


def took_ms(work: Callable[[], object]) -> float:
    """Return what a call took in CPU time: other processes do not count."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def plainly(path: Path) -> int:
    """Read the same columns in the same order, and do nothing with them."""
    with closing(sqlite3.connect(path)) as database:
        return len(database.execute(f"{SELECT} ORDER BY updated DESC, id").fetchall())


def command(*arguments: str) -> None:
    """Give a command in this process and throw away what it writes."""
    from burgemeestersgame.cli import main

    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert main([*arguments, "--lang", "nl"]) == 0
    assert out.getvalue().count("0000") > 1000


def print_figures(path: Path, store: Store) -> None:
    """Print the medians of interleaved rounds."""
    works: dict[str, Callable[[], object]] = {
        "sqlite3 alone": lambda: plainly(path),
        "Store.entries()": store.entries,
        "  finished, since, a word": lambda: store.entries(
            Wanted(is_finished=True, since=datetime(2026, 1, 1, tzinfo=UTC), text="raads")
        ),
        "Store.unfinished()": store.unfinished,
        "Store.last_intention()": store.last_intention,
        "Store.find('last')": lambda: store.find("last"),
        "runs list, as text": lambda: command("runs", "list"),
        "runs list, as JSON": lambda: command("runs", "list", "--format", "json"),
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            times[name].append(took_ms(work))
    bare = statistics.median(times["sqlite3 alone"])
    for name, found in times.items():
        median = statistics.median(found)
        bar = "   (<= 50 ms)" if name == "Store.entries()" else ""
        print(f"{name:27} {median:7.1f} ms   {median / bare:5.2f} x{bar}")


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BURGEMEESTERSGAME_HOME"] = folder
        path = Path(folder) / FILE
        fill(path)
        size = path.stat().st_size / 1e6
        print(f"{RUNS} runs, {size:.0f} MB, Python {sys.version.split()[0]}")
        with open_store(path) as store:
            print_figures(path, store)


if __name__ == "__main__":
    main()
