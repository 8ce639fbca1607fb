"""From a saved file to the drawn frame that shows it, in a preview that has been played to its end.

    python -m tests.benchmarks.bench_preview [scenes] [saves]

Figures (issue: a trainer writes a scenario): <= 0.3 s for 200 scenes, every decision played again;
<= 1 % CPU while nobody saves or plays, the window's own loop included; the process that reads waits
on a pipe then. Beside it stands what reading the file takes by itself, in the same run. The loop is
that of the window, thirty frames a second, without a screen.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the fakes of the window's tests

import pygame
from desktop_fakes import a_kit

from burgemeestersgame.desktop.app import FRAMES_PER_SECOND, SIZE, App
from burgemeestersgame.desktop.screens.preview import PreviewScreen
from burgemeestersgame.scenario import load_scenario
from tests.generator.long import long_story

IDLE_S = 10
_ENDS = "Het loopt"  # how the endings begin


class Window:
    """The loop of a window on a preview."""

    def __init__(self, file: Path) -> None:
        kit = a_kit()
        self.screen = PreviewScreen(kit, file)
        self.app = App(kit, self.screen)
        self._clock = pygame.time.Clock()

    def until(self, is_so: Callable[[], bool]) -> None:
        """Go on until something is so; it has been drawn then."""
        while True:
            self.app.turn(pygame.event.get())
            if is_so():
                return
            self._clock.tick(FRAMES_PER_SECOND)

    def texts(self) -> str:
        return "\n".join(widget.label for widget in self.screen.stack.top.root.walk())

    def play(self) -> int:
        """Play to the ending, and return how many events that took."""
        session = self.screen.preview.session
        assert session is not None
        session.begin()
        while (view := session.view()).state != "ending":
            if view.state == "deciding":
                session.decide(view.choices[0].id)
            elif view.state == "explaining":
                session.explain("Daarom.")
            else:
                session.proceed()
        return len(session.game.run.events)


def main(scenes: int = 200, saves: int = 15) -> None:
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode(SIZE)
    file = Path(tempfile.mkdtemp()) / "gegenereerd" / "scenario.yaml"
    file.parent.mkdir()
    story = long_story(scenes)
    assert story.count(_ENDS) == 2

    def save(number: int) -> None:
        new = file.with_suffix(".new")
        new.write_text(story.replace(_ENDS, f"Nummer {number}. {_ENDS}"), encoding="utf-8")
        os.replace(new, file)

    save(0)
    window = Window(file)
    window.until(lambda: window.screen.preview.session is not None)
    events = window.play()
    taken, read = [], []
    for number in range(1, saves + 1):
        window.until(lambda: window.screen.preview.version.is_whole)
        start = time.perf_counter()
        save(number)
        window.until(lambda number=number: f"Nummer {number}." in window.texts())
        taken.append(time.perf_counter() - start)
        start = time.perf_counter()
        load_scenario(file)
        read.append(time.perf_counter() - start)
    before = time.process_time()
    end = time.perf_counter() + IDLE_S
    window.until(lambda: time.perf_counter() > end)
    idle = (time.process_time() - before) / IDLE_S
    window.screen.closed()
    print(f"{scenes} scenes of {len(story) // scenes} bytes, {events} events played again")
    print(
        f"saved to drawn: median {statistics.median(taken):.3f} s, longest {max(taken):.3f} s"
        f" ({statistics.median(taken) / statistics.median(read):.1f} x reading it,"
        f" {statistics.median(read):.3f} s)"
    )
    print(f"still: {100 * idle:.2f} % CPU")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
