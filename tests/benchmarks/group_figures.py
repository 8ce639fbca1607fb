"""All figures of group play, one after the other, each with its raw output in a file.

    python -m tests.benchmarks.group_figures OUTDIR [--soak]

On a computer that does nothing else this takes about a quarter of an hour; with `--soak` twenty
minutes more.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

FIGURES = ("bench_room", "bench_return", "bench_stalled", "kill_votes")
SOAK = "soak_room"


def measure(name: str, folder: Path) -> bool:
    """Run one script, showing and keeping what it prints; return whether it found nothing wrong."""
    began = time.monotonic()
    command = [sys.executable, "-u", "-m", f"tests.benchmarks.{name}"]
    print(f"== {name}", flush=True)
    with (
        (folder / f"{name}.txt").open("w", encoding="utf-8") as file,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as running,
    ):
        assert running.stdout is not None
        for line in running.stdout:
            file.write(line)
            print(line, end="", flush=True)
    print(f"== {name}: {time.monotonic() - began:.0f} s, exit {running.returncode}", flush=True)
    return running.returncode == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--soak", action="store_true")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    names = (*FIGURES, SOAK) if asked.soak else FIGURES
    went_well = [measure(name, asked.folder) for name in names]
    return 0 if all(went_well) else 1


if __name__ == "__main__":
    sys.exit(main())
