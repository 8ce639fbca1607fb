"""Writes which packages the game is delivered with, and their licences, as CycloneDX.

    python distribution/sbom.py [--wheel WHEEL] FILE

The packages are those of a new environment in which the wheel is installed with every extra of
those who use the game. Nothing in the file depends on where or when it was made.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from packages import ROOT, environment, run, the_wheel

from burgemeestersgame.credits import UNSAID


def write_sbom(python: Path, wheel: Path, file: Path) -> None:
    """Write what is installed beside a Python, where a wheel of the game is, as CycloneDX."""
    run(
        *(sys.executable, "-m", "cyclonedx_py", "environment", python),
        *("--pyproject", ROOT / "pyproject.toml", "--mc-type", "application"),
        *("--output-reproducible", "--output-file", file),
    )
    bill = json.loads(file.read_bytes())
    # pyproject.toml leaves the version to the code; the name of the wheel has it.
    bill["metadata"]["component"]["version"] = wheel.name.split("-")[1]
    for part in bill["components"]:
        if not part.get("licenses") and part["name"] in UNSAID:
            part["licenses"] = [{"expression": UNSAID[part["name"]]}]
    file.write_text(json.dumps(bill, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description="Write the bill of materials of the game.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--wheel", type=Path, help="of the game; without it one is built")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        wheel = the_wheel(asked.wheel, Path(work))
        write_sbom(environment(Path(work) / "environment", wheel), wheel, asked.file)


if __name__ == "__main__":
    main()
