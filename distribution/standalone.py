"""Makes a folder that holds the whole game, and Python with it: to copy, start and throw away.

    python distribution/standalone.py [--wheel WHEEL] FOLDER

FOLDER/burgemeestersgame has the program, with every command, and `sbom.cdx.json`. It works on
systems like the one it was made on; see `docs/beheer.md`. The scenarios, their analyses and the
compiled catalogues come from the wheel (see `hatch_build.py`).
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from packages import ROOT, environment, install, project, run, the_wheel
from sbom import write_sbom


def build(wheel: Path, folder: Path, work: Path) -> Path:
    """Make the folder within another and return it; `work` is for what is thrown away."""
    python = environment(work / "environment", wheel)
    write_sbom(python, wheel, work / "sbom.cdx.json")  # before what only builds is there too
    install(python, maker())
    run(
        *(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", folder, "--workpath", work / "build"),
        ROOT / "distribution" / "burgemeestersgame.spec",
        cwd=work,  # in a checkout it would find that one, which lacks what the wheel has
    )
    made = folder / "burgemeestersgame"
    shutil.copy(work / "sbom.cdx.json", made)
    return made


def maker() -> str:
    """Return the PyInstaller that `pyproject.toml` asks for."""
    tools = project()["optional-dependencies"]["dev"]
    return next(tool for tool in tools if tool.startswith("pyinstaller"))


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description="Make a folder with the game and Python in it.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wheel", type=Path, help="of the game; without it one is built")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        wheel = the_wheel(asked.wheel, Path(work))
        print(build(wheel, asked.folder.resolve(), Path(work)))


if __name__ == "__main__":
    main()
