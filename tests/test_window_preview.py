"""The preview in a real window beside a real file: what is saved appears, without a key pressed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from scenario_builder import STORY, changed
from test_window import (
    PATIENCE_S,
    ROOT,
    Window,
    display,  # noqa: F401 - a fixture
    pytestmark,  # noqa: F401
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "park" / "scenario.yaml"
    file.parent.mkdir()
    file.write_text(STORY, encoding="utf-8")
    return file


@pytest.fixture
def window(display: str, data_folder: Path, file: Path) -> Iterator[Window]:  # noqa: F811
    environment = {
        **os.environ,
        "DISPLAY": display,
        "SDL_VIDEODRIVER": "x11",
        "BURGEMEESTERSGAME_TRACE": "1",
        "BURGEMEESTERSGAME_HOME": str(data_folder),
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "burgemeestersgame", "preview", str(file.parent)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield Window(process, environment)
    finally:
        process.kill()
        process.communicate()


def test_what_an_author_saves_is_played_beside_the_editor(window: Window, file: Path) -> None:
    window.waits_for("screen preview briefing")
    window.press("Return")
    window.waits_for("screen preview dilemma lunch")

    file.write_text(changed(("dilemma: lunch", "dilemma: diner")), encoding="utf-8")
    window.waits_for("screen preview dilemma diner")
    window.press("ctrl+p")
    window.waits_for("screen preview findings")
    file.write_text("geen verhaal", encoding="utf-8")
    window.press("ctrl+p")
    window.waits_for("screen preview dilemma diner")
    window.press("1", "Return")
    window.waits_for("screen preview explain zin-lunch")
    window.press("Escape")
    window.waits_for("screen preview tools")
    window.press("Tab", "Tab", "Return")

    assert window.process.wait(PATIENCE_S) == 0
    assert file.read_text(encoding="utf-8") == "geen verhaal"
