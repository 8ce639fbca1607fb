"""Reading scenarios: against the C loader's `yaml.load` in one run, and as a whole process.

    python -m tests.benchmarks.bench_load [command that starts the game ...]

Without a command whole processes start from this checkout; give the command of an installed wheel
to measure that. Their starts are interleaved with those of a Python that only does `yaml.load`.

Figures (section 9 of the design): load with the structural checks <= 1.5 x `yaml.load`, with all
checks of one file <= 2 x, linear to 10,000 scenes; whole-process `check` of 200 / 1,000 scenes
<= 0.15 s / <= 0.5 s; of a shipped scenario <= 3 x `yaml.load` plus reading its catalogues.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import yaml

from burgemeestersgame.norms import load_norms
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.scenario import check_scenario, load_scenario
from burgemeestersgame.scenario.load import load
from burgemeestersgame.scenario.source import decode, parse
from tests.generator import long_story

ROUNDS = 7
SIZES = (200, 1_000, 10_000)
STARTS = 9
BARE = """
import sys
import yaml
with open(sys.argv[1], encoding="utf-8") as file:
    yaml.load(file.read(), Loader=yaml.CSafeLoader)
"""


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


def starting(commands: Sequence[Sequence[str]], home: str) -> list[float]:
    """Return the median seconds of whole processes, which take turns.

    Args:
        commands: What to start.
        home: The data folder, so that nothing but the first start has to fill it.
    """
    environment = os.environ | {"BURGEMEESTERSGAME_HOME": home}
    # As on an author's computer, whatever this one is set to.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def start(command: Sequence[str]) -> None:
        subprocess.run(command, check=True, capture_output=True, env=environment)

    times: list[list[float]] = [[] for _command in commands]
    for number in range(STARTS + 1):
        for taken, command in zip(times, commands, strict=True):
            lasted = seconds(partial(start, command))
            if number:  # the first warms the disk and the cache
                taken.append(lasted)
    return [statistics.median(taken) for taken in times]


def report(name: str, size: int, scenes: int, times: list[float]) -> None:
    """Print one line: milliseconds, how many times `yaml.load` each is, and what a scene costs."""
    plain, structure, whole = times
    print(
        f"{name:>12} {size / 1000:8.0f} kB   yaml.load {plain * 1000:8.1f} ms"
        f"   structure {structure * 1000:8.1f} ms {structure / plain:5.2f} x"
        f"   all checks {whole * 1000:8.1f} ms {whole / plain:5.2f} x"
        f" {whole / scenes * 1e6:5.0f} us/scene"
    )


def main(game: Sequence[str]) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for scenes in SIZES:
            paths[scenes] = Path(folder) / f"{scenes}.yaml"
            paths[scenes].write_text(long_story(scenes), encoding="utf-8")
            found = check_scenario(paths[scenes])
            assert not [one for one in found if one.severity == "error"], found
        for scenes, path in paths.items():
            rounds = ROUNDS if scenes < 5_000 else 3
            report(f"{scenes} scenes", path.stat().st_size, scenes, reading(path, rounds))
        for path in sorted(scenarios_folder().glob("*/scenario.yaml")):
            scenes = len(load_scenario(path).scenes)
            report(path.parent.name[:12], path.stat().st_size, scenes, reading(path, ROUNDS))
        print(f"\nwhole process, median of {STARTS} starts")
        for scenes in SIZES[:2]:
            story = str(paths[scenes])
            nothing, bare, ours = starting(
                (
                    [sys.executable, "-c", "pass"],
                    [sys.executable, "-c", BARE, story],
                    [*game, "check", story, "--lang", "en"],
                ),
                folder,
            )
            print(
                f"{scenes:>6} scenes   python -c pass {nothing * 1000:4.0f} ms"
                f"   yaml.load {bare * 1000:4.0f} ms"
                f"   check {ours * 1000:4.0f} ms {ours / bare:5.2f} x"
            )


if __name__ == "__main__":
    main(sys.argv[1:] or [sys.executable, "-m", "burgemeestersgame"])
