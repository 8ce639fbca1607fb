"""What tests that build and install for real share; they need a network (see `.ci/run`)."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent

packaging = [
    pytest.mark.packaging,
    pytest.mark.skipif(
        "BURGEMEESTERSGAME_TEST_PACKAGES" not in os.environ, reason="builds packages; see .ci/run"
    ),
]


def run(*command: str | Path, **options: Any) -> str:
    """Return what a command prints; a failure shows what it said."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, **options
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
