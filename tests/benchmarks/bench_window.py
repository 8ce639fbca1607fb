"""What the real window answers and costs, under Xvfb: a key, a time limit that runs, memory.

    python -m tests.benchmarks.bench_window [command that starts the game ...]

Figures (section 9 of the design, and what was asked of the window): a key to the changed screen
<= 50 ms; <= 3 % CPU while a time limit runs; <= 200 MB. A bare pygame-ce window of the same thirty
frames a second stands beside it: most of the time passes in waiting for the next frame. Keys are
sent by XTest; that a screen changed is what the game says after the flip
(`BURGEMEESTERSGAME_TRACE`). Linux, with libX11 and libXtst.
"""

from __future__ import annotations

import ctypes
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.bench_start import cpu_s, start, stop, xvfb

KEYS = 40
RUNNING_S = 10.0
STORY = "azc-raadsavond"
BARE = """
import os
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
import pygame
pygame.display.init()
window = pygame.display.set_mode((1280, 720))
clock = pygame.time.Clock()
shade = 0
print("first frame", flush=True)
while True:
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN:
            shade = 255 - shade
            window.fill((shade, shade, shade))
            pygame.display.flip()
            print("screen", flush=True)
    clock.tick(30)
"""


class Keyboard:
    """Presses keys on a display."""

    def __init__(self, display: str) -> None:
        self._x11, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))

    def press(self, name: str) -> None:
        """Press and release a key, by its X name."""
        symbol = self._x11.XStringToKeysym(name.encode())
        code = self._x11.XKeysymToKeycode(self._display, ctypes.c_ulong(symbol))
        for is_down in (1, 0):
            self._test.XTestFakeKeyEvent(self._display, code, is_down, 0)
        self._x11.XFlush(self._display)


def answers_ms(process: subprocess.Popen[str], keyboard: Keyboard, keys: list[str]) -> list[float]:
    """Return how long each key took to the line that says a screen was drawn, in ms."""
    taken = []
    for number in range(KEYS):
        time.sleep(0.2 + 0.011 * (number % 7))  # keys come at any moment of a frame
        began = time.perf_counter()
        keyboard.press(keys[number % len(keys)])
        wait_for(process, "screen")
        taken.append(1000 * (time.perf_counter() - began))
    return taken


def wait_for(process: subprocess.Popen[str], beginning: str) -> str:
    """Return the next line that begins so."""
    assert process.stdout
    return next(line for line in process.stdout if line.startswith(beginning))


def memory_mb(pid: int) -> float:
    """Return what a process holds in memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def a_run_under_pressure(home: str) -> str:
    """Keep a run that stands at a dilemma with a time limit, and return its id."""
    os.environ["BURGEMEESTERSGAME_HOME"] = home
    from burgemeestersgame.desk import Shelf

    with Shelf() as shelf:
        session = shelf.start(STORY, 1.0)
        session.begin()
        while session.view().seconds_left is None:
            match session.view().state:
                case "deciding":
                    session.decide(session.view().choices[0].id)
                case "explaining":
                    session.explain("Omdat het moet.")
                case _:
                    session.proceed()
        return session.keep()


def main(command: list[str]) -> None:
    """Print the figures."""
    screen, display = xvfb()
    keyboard = Keyboard(display)
    with tempfile.TemporaryDirectory() as home:
        run = a_run_under_pressure(home)
        environment = {
            **os.environ,
            "DISPLAY": display,
            "SDL_VIDEODRIVER": "x11",
            "BURGEMEESTERSGAME_TRACE": "1",
        }
        try:
            process, _took = start([sys.executable, "-c", BARE], environment)
            bare = answers_ms(process, keyboard, ["Tab"])
            stop(process)

            process, _took = start(command, environment)
            wait_for(process, "screen menu")
            keys = ["F1", "Escape"]
            answers_ms(process, keyboard, keys)  # what is drawn for the first time is kept
            ours = answers_ms(process, keyboard, keys)
            menu_mb = memory_mb(process.pid)
            stop(process)

            process, _took = start([*command, "play", "--resume", run], environment)
            wait_for(process, "screen paused")
            time.sleep(1)
            keyboard.press("Return")
            wait_for(process, "screen dilemma")
            time.sleep(3)  # messages have come in
            before = cpu_s(process.pid)
            time.sleep(RUNNING_S)
            running = (cpu_s(process.pid) - before) / RUNNING_S
            play_mb = memory_mb(process.pid)
            stop(process)
        finally:
            screen.terminate()
            screen.wait()
    for name, taken in (("bare window", bare), ("help and back", ours)):
        slowest = statistics.quantiles(taken, n=20)[18]
        print(
            f"{name}: key to changed screen {statistics.median(taken):.0f} ms"
            f" (p95 {slowest:.0f}, most {max(taken):.0f}) of {KEYS}"
        )
    print(
        f"time limit running {running:.1%} CPU; {menu_mb:.0f} MB at the menu, {play_mb:.0f} MB at a"
        " dilemma"
    )


if __name__ == "__main__":
    main(sys.argv[1:] or [sys.executable, "-m", "burgemeestersgame"])
