"""The game in a real window with real keys: Xvfb stands in for a screen, xdotool for hands.

Without a window manager nothing can be found by its name, so the test waits for the lines
that the game prints when it is asked to (`BURGEMEESTERSGAME_TRACE`).
"""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_S = 30
# Letters of a US keyboard: for others xdotool changes the keyboard as it types, and loses some.
SENTENCE = "Wij zijn er, en we luisteren eerst."

_IS_MISSING = not (shutil.which("Xvfb") and shutil.which("xdotool"))

pytestmark = [
    pytest.mark.window,
    # Where there must be a window, its absence is a failure.
    pytest.mark.skipif(_IS_MISSING and not os.environ.get("CI"), reason="no Xvfb or no xdotool"),
]


class Window:
    """The running game, its keyboard, and what it says is on screen."""

    def __init__(self, process: subprocess.Popen[str], environment: dict[str, str]) -> None:
        self.process = process
        self._environment = environment
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put("the window was closed")

    def says(self) -> str:
        """Return the next line."""
        return self._lines.get(timeout=PATIENCE_S)

    def waits_for(self, line: str) -> None:
        """Read lines until one is as given."""
        while (said := self.says()) != line:
            assert said != "the window was closed", f"closed before {line!r}"

    def kept(self) -> str:
        """Return the run that was played last, as it is kept."""
        command = [sys.executable, "-m", "burgemeestersgame", "runs", "export", "last"]
        done = subprocess.run(
            command, env=self._environment, cwd=ROOT, capture_output=True, check=True
        )
        return done.stdout.decode()

    def press(self, *keys: str) -> None:
        subprocess.run(["xdotool", "key", *keys], env=self._environment, check=True)

    def type(self, text: str) -> None:
        subprocess.run(
            ["xdotool", "type", "--delay", "20", text], env=self._environment, check=True
        )


@pytest.fixture
def display() -> Iterator[str]:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield ":" + answer.readline().strip()
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def window(display: str, data_folder: Path) -> Iterator[Window]:
    environment = {
        **os.environ,
        "DISPLAY": display,
        "SDL_VIDEODRIVER": "x11",
        "BURGEMEESTERSGAME_TRACE": "1",
        "BURGEMEESTERSGAME_HOME": str(data_folder),
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "burgemeestersgame", "--lang", "nl"],
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


def test_a_whole_story_can_be_played_with_the_keyboard_in_a_real_window(window: Window) -> None:
    window.waits_for("first frame")
    window.waits_for("screen menu")
    window.press("Tab", "Return")  # play; who is new is offered the lesson first
    window.waits_for("screen stories")
    window.press("Return")
    play_on(window)
    window.press("Return")
    window.press("Escape")
    window.waits_for("screen menu")
    window.press("Escape")
    window.waits_for("screen confirm")
    window.press("Return")

    assert window.process.wait(PATIENCE_S) == 0
    assert SENTENCE in window.kept()


def play_on(window: Window) -> None:
    """Play from the briefing to the debrief."""
    window.waits_for("screen briefing")
    window.press("Return")
    while (screen := window.says()) != "screen debrief":
        match screen.split()[1]:
            case "dilemma":
                window.press("h", "1", "Return")
            case "explain":
                window.type(SENTENCE)
                window.press("Return")
            case "reading" | "ending":
                window.press("Return")
            case unexpected:
                pytest.fail(f"{unexpected} was not expected")


def test_who_is_new_plays_the_lesson_from_the_first_key_on(window: Window) -> None:
    window.waits_for("screen menu")
    window.press("Return")
    play_on(window)

    assert '"scenario": "oefening"' in window.kept()


def test_a_game_that_was_stopped_goes_on_where_it_was(window: Window) -> None:
    window.waits_for("screen menu")
    window.press("Tab", "Return")
    window.waits_for("screen stories")
    window.press("Return")
    window.waits_for("screen briefing")
    window.press("Return")
    first = window.says()
    window.press("Escape")
    window.waits_for("screen confirm")
    window.press("Return")
    window.waits_for("screen menu")
    window.press("Return")  # go on

    assert window.says() == first


def test_a_scenario_is_made_looked_over_and_packed_in_a_real_window(
    window: Window, data_folder: Path
) -> None:
    window.waits_for("screen menu")
    # Back from the first card over the end: it does not count how many cards there are.
    window.press(*["shift+Tab"] * 6, "Return")
    window.waits_for("screen write")
    window.press("Return")
    window.waits_for("screen new-scenario")
    window.type("Een fiets te veel")
    window.press("Return")
    window.waits_for("screen write")
    window.press("Tab", "Tab", "Tab", "Tab", "Return")  # check
    window.waits_for("screen findings")
    window.press("Escape")
    window.waits_for("screen write")
    window.press("Tab", "Tab", "Tab", "Tab", "Return")  # make a pack
    window.waits_for("screen pack")
    window.press("Tab", "Tab", "Return")
    window.waits_for("screen made")

    assert (data_folder / "packs" / "een-fiets-te-veel.zip").stat().st_size > 0
