"""Writes which packages the game is delivered with, and their licences, as CycloneDX.

    python distribution/sbom.py [--wheel WHEEL] FILE

The packages are those of a new environment in which the wheel is installed with every extra of
those who use the game. Nothing in the file depends on where or when it was made.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from packages import ROOT, environment, run, the_wheel


def write_sbom(python: Path, file: Path) -> None:
    """Write what is installed beside a Python, as CycloneDX in JSON."""
    run(
        *(sys.executable, "-m", "cyclonedx_py", "environment", python),
        *("--pyproject", ROOT / "pyproject.toml", "--mc-type", "application"),
        *("--output-reproducible", "--output-file", file),
    )


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description="Write the bill of materials of the game.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--wheel", type=Path, help="of the game; without it one is built")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        wheel = the_wheel(asked.wheel, Path(work))
        write_sbom(environment(Path(work) / "environment", wheel), asked.file)


if __name__ == "__main__":
    main()
