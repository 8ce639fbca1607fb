"""The debrief of a finished run of the council night: whole process, and its parts inside one.

    python -m tests.benchmarks.bench_debrief

Figures (section 9 of the design): whole process <= 0.3 s for HTML and <= 1 s for PDF; assessment
of a run <= 2 ms.
Beside it, in the same rounds, a Python that does nothing.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from burgemeestersgame.assessment import assess
from burgemeestersgame.debrief.build import build
from burgemeestersgame.debrief.html import to_html
from burgemeestersgame.engine import Run
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.scenario import Scenario, load_scenario
from tests.stories import any_moves

ROUNDS = 9
GAME = (sys.executable, "-m", "burgemeestersgame")


def a_run_through_the_command_line(home: Path) -> None:
    """Play the council night to its end in text mode, always the first choice."""
    command = (*GAME, "play", "azc-raadsavond", "--text")
    lines = "1\n" * 200
    subprocess.run(command, input=lines, text=True, check=True, capture_output=True, env=_env(home))


def took_s(command: tuple[str, ...], home: Path) -> float:
    """Run a command; return how long it took, in seconds."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=_env(home))
    return time.perf_counter() - start


def inside_ms(work: Callable[[], object]) -> float:
    """Return the median of many calls, in milliseconds."""
    times = []
    for _ in range(30):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def _env(home: Path) -> dict[str, str]:
    return {**os.environ, "BURGEMEESTERSGAME_HOME": str(home)}


def parts(scenario: Scenario, run: Run) -> None:
    """Print what each part takes in one process."""
    debrief = build(scenario, run, "nl")
    print(f"assess     {inside_ms(lambda: assess(scenario, run)):7.2f} ms   (<= 2)")
    print(f"build      {inside_ms(lambda: build(scenario, run, 'nl')):7.2f} ms   (assess included)")
    print(f"to_html    {inside_ms(lambda: to_html(debrief)):7.2f} ms")


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        page = home / "debrief.html"
        a_run_through_the_command_line(home)
        debrief = (*GAME, "debrief", "last", "-o", str(page))
        printed = (*GAME, "debrief", "last", "-o", str(page.with_suffix(".pdf")))
        has_typst = find_spec("typst") is not None
        for kept in (home / "cache").glob("turning-*"):
            kept.unlink()  # worked out at the end of play
        fresh = took_s(debrief, home)  # and now again; this one fills the cache
        whole, pdf, bare = [], [], []
        for _ in range(ROUNDS):
            whole.append(took_s(debrief, home))
            if has_typst:
                pdf.append(took_s(printed, home))
            bare.append(took_s((sys.executable, "-c", ""), home))
        ours, theirs = statistics.median(whole), statistics.median(bare)
        size = page.stat().st_size // 1000
        print(f"whole      {ours * 1000:7.0f} ms   (<= 300; {ours / theirs:.1f} x a bare Python)")
        print(f"fresh      {fresh * 1000:7.0f} ms   (turning points worked out first)")
        if pdf:
            print(f"pdf        {statistics.median(pdf) * 1000:7.0f} ms   (<= 1000)")
        print(f"page       {size:7} kB")
    scenario = load_scenario(scenarios_folder() / "azc-raadsavond")
    parts(scenario, any_moves(scenario, seed=7))


if __name__ == "__main__":
    main()
