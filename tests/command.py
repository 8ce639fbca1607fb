"""Gives commands, in this process or in one of its own, and says what came of them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
KLEIN = ROOT / "tests" / "scenarios" / "klein"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left behind."""

    status: int
    out: str
    err: str


def command(capsys: Any, *arguments: str, language: str = "en") -> Outcome:
    """Give a command in this process, in English unless told otherwise."""
    from burgemeestersgame.cli import main

    status = main([*arguments, "--lang", language])
    said = capsys.readouterr()
    return Outcome(status, said.out, said.err)


def process(
    *arguments: str, typed: bytes = b"", environment: dict[str, str] | None = None, **more: Any
) -> Outcome:
    """Give a command to a process of its own, without a screen; `typed` is its whole input."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "LC_ALL", "LC_MESSAGES")
    }
    done = subprocess.run(
        [sys.executable, "-m", "burgemeestersgame", *arguments],
        input=typed,
        capture_output=True,
        timeout=60,
        check=False,
        env=inherited | {"LANG": "en_GB.UTF-8", "PYTHONPATH": str(ROOT)} | (environment or {}),
        **more,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
