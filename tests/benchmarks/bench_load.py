"""Reading scenarios: against the C loader's `yaml.load` in one run, and as a whole process.

    python -m tests.benchmarks.bench_load

Figures (section 9 of the design): load with the structural checks <= 1.5 x `yaml.load`, with all
checks of one file <= 2 x, linear to 10,000 scenes; whole-process `check` of 200 / 1,000 scenes
<= 0.15 s / <= 0.5 s; of a shipped scenario <= 3 x `yaml.load` plus reading its catalogues.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from burgemeestersgame.norms import load_norms
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.scenario import check_scenario
from burgemeestersgame.scenario.load import load
from burgemeestersgame.scenario.source import decode, parse
from tests.benchmarks.generated import scenario

ROUNDS = 7
SIZES = (200, 1_000, 10_000)
STARTS = 9


def seconds(work: Callable[[], object]) -> float:
    """Return how long it took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def reading(path: Path, rounds: int) -> list[float]:
    """Return median seconds of yaml.load, of reading with structural checks, and of all checks."""
    text = path.read_text(encoding="utf-8")

    def plain() -> object:
        return yaml.load(text, Loader=yaml.CSafeLoader)

    def structure() -> object:
        problems = decode(path.read_bytes(), str(path))
        loaded = load(parse(problems), problems, load_norms())
        assert loaded is not None
        assert not problems.found, problems.found[:3]
        return loaded

    works = (plain, structure, lambda: check_scenario(path))
    times: list[list[float]] = [[] for _work in works]
    for _round in range(rounds):
        for taken, work in zip(times, works, strict=True):
            taken.append(seconds(work))
    return [statistics.median(taken) for taken in times]


def starting(*arguments: str) -> float:
    """Return the median seconds of a whole process of the game."""
    command = [sys.executable, "-m", "burgemeestersgame", *arguments]
    times = []
    for _start in range(STARTS):
        times.append(seconds(lambda: subprocess.run(command, check=True, capture_output=True)))
    return statistics.median(times)


def report(name: str, size: int, times: list[float]) -> None:
    """Print one line: milliseconds, and how many times `yaml.load` each is."""
    plain, structure, whole = times
    print(
        f"{name:>12} {size / 1000:8.0f} kB   yaml.load {plain * 1000:8.1f} ms"
        f"   structure {structure * 1000:8.1f} ms {structure / plain:5.2f} x"
        f"   all checks {whole * 1000:8.1f} ms {whole / plain:5.2f} x"
    )


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for scenes in SIZES:
            paths[scenes] = Path(folder) / f"{scenes}.yaml"
            paths[scenes].write_text(scenario(scenes), encoding="utf-8")
            found = check_scenario(paths[scenes])
            assert not [one for one in found if one.severity == "error"], found
        for scenes, path in paths.items():
            rounds = ROUNDS if scenes < 5_000 else 3
            report(f"{scenes} scenes", path.stat().st_size, reading(path, rounds))
        for path in sorted(scenarios_folder().glob("*/scenario.yaml")):
            report(path.parent.name[:12], path.stat().st_size, reading(path, ROUNDS))
        print(f"\nwhole process, median of {STARTS} starts")
        print(f"      python -c pass   {seconds_of_python() * 1000:6.0f} ms")
        for scenes in SIZES[:2]:
            taken = starting("check", str(paths[scenes]), "--lang", "en")
            print(f"   check {scenes:>5} scenes   {taken * 1000:6.0f} ms")


def seconds_of_python() -> float:
    """Return the median seconds of starting Python alone."""
    command = [sys.executable, "-c", "pass"]
    return statistics.median(
        seconds(lambda: subprocess.run(command, check=True)) for _start in range(STARTS)
    )


if __name__ == "__main__":
    main()
