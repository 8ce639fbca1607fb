"""What the scripts beside this one share: the wheel, its extras, where it is installed."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import venv
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOR_MAKERS = ("dev", "test")  # extras that nobody who plays, leads or writes needs


def run(*command: str | Path, cwd: Path | None = None) -> None:
    """Do a command; `SystemExit` when it fails, after it said why."""
    if status := subprocess.run([str(part) for part in command], cwd=cwd).returncode:
        raise SystemExit(status)


def project() -> dict:
    """Return what `pyproject.toml` says of the project."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["project"]


def extras() -> dict[str, list[str]]:
    """Return the extras for those who use the game, each with what it asks for."""
    every = project()["optional-dependencies"]
    return {name: needs for name, needs in every.items() if name not in FOR_MAKERS}


def needs() -> list[str]:
    """Return the names of the packages that the complete game asks for itself."""
    asked = [*project()["dependencies"], *chain.from_iterable(extras().values())]
    return [re.split(r"[^\w.-]", need)[0] for need in asked]


def complete(wheel: Path) -> str:
    """Return what pip is asked for: the wheel with every extra of those who use the game."""
    return f"{wheel}[{','.join(extras())}]"


def the_wheel(given: Path | None, folder: Path) -> Path:
    """Return the wheel that was given, else build one into a folder."""
    if given is not None:
        return given.resolve(strict=True)
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT)
    return next(folder.glob("burgemeestersgame-*.whl"))


def environment(folder: Path, wheel: Path) -> Path:
    """Install the complete game in a new environment, without pip, and return the Python in it."""
    venv.create(folder)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    install(python, complete(wheel))
    return python


def install(python: Path, *wanted: str) -> None:
    """Install packages beside another Python."""
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", *wanted)
