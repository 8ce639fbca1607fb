"""What drawing a changed screen costs, in software: a dilemma, a long debrief, lists.

    python -m tests.benchmarks.bench_draw

Figures (section 9 of the design): <= 16 ms at 1280 x 720 and <= 25 ms at 1920 x 1080. A change is a
key that moves the focus or selects a choice; the fill and flip of a bare window of that size stand
beside it. The dilemma is as long as the shipped ones; of the debrief of a whole play it is the step
that tells of every decision. The lists are the 110 norms and a history of 10,000 games: an arrow
down, and a letter typed in the search.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the fakes of the window's tests

import pygame
from desktop_fakes import ENTER, TAB, FakeLibrary, FakeSession, Player, a_run, key, letter, typed
from moves import move
from typed import Clock

from burgemeestersgame.debrief.build import build
from burgemeestersgame.debrief.model import Debrief
from burgemeestersgame.desktop.screens.debrief import DebriefScreen
from burgemeestersgame.engine import Game
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.scenario import load_scenario

CHANGES = 60
PLAY = Path(__file__).resolve().parent.parent / "plays" / "azc-raadsavond--longest.json"
GAMES = 10_000


def times_ms(player: Player, keys: Sequence[str]) -> list[float]:
    """Return how long each change took from key to flip, in ms; keys stand between the Tabs."""
    taken = []
    for number in range(CHANGES):
        event = letter(keys[number % len(keys)]) if keys and number % 3 == 0 else TAB
        start = time.perf_counter()
        player.app.turn([event])
        taken.append(1000 * (time.perf_counter() - start))
        player.app.turn([pygame.Event(pygame.KEYUP, key=event.key, mod=event.mod)])
    return taken


def list_times_ms(player: Player) -> tuple[list[float], list[float]]:
    """Return how long each arrow through a list took, and each letter of a search, in ms."""
    down = key(pygame.K_DOWN)
    events = [down] * CHANGES, [typed(letter) for letter in "de raadsavond"]
    taken: tuple[list[float], list[float]] = ([], [])
    for each, times in zip(events, taken, strict=True):
        for event in each:
            start = time.perf_counter()
            player.app.turn([event])
            times.append(1000 * (time.perf_counter() - start))
    return taken


def a_reader(scale: int) -> Player:
    """Return someone at the step of a debrief that tells of every decision."""
    scenario = load_scenario(scenarios_folder() / "azc-raadsavond")
    clock = Clock()
    game = Game(scenario, clock=clock)
    game.begin()
    for word in json.loads(PLAY.read_text(encoding="utf-8"))["moves"]:
        move(game, clock, word)
    debrief = build(scenario, game.run, "nl")

    class Library(FakeLibrary):
        def debrief(self, run_id: str, turning_points: Sequence[object] = ()) -> Debrief:
            return debrief

    player = Player(Library(), text_scale=scale)
    player.show(lambda kit: DebriefScreen(kit, "bbbb2222"))
    player.press(letter("3"))
    return player


def bare_ms(window: pygame.Surface) -> float:
    """Return the median of filling and flipping the bare window, in ms."""
    taken = []
    for number in range(CHANGES):
        start = time.perf_counter()
        window.fill((number, number, number))
        pygame.display.flip()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def main() -> None:
    """Print the figures for both sizes, at 100 and 200 % text."""
    pygame.display.init()
    pygame.font.init()
    for size in ((1280, 720), (1920, 1080)):
        window = pygame.display.set_mode(size)
        bare = bare_ms(window)
        for scale in (100, 200):
            player = Player(FakeLibrary(FakeSession("deciding")), text_scale=scale)
            player.press(ENTER, ENTER)  # continue, and play on
            assert player.screen.startswith("dilemma"), player.screen
            for name, changed in (("dilemma", player), ("debrief", a_reader(scale))):
                keys = "1234" if name == "dilemma" else ""
                times_ms(changed, keys)  # what is drawn for the first time is kept
                taken = times_ms(changed, keys)
                slowest = statistics.quantiles(taken, n=20)[18]
                print(
                    f"{size[0]} x {size[1]}, text {scale} %: changed {name}"
                    f" {statistics.median(taken):.1f} ms (p95 {slowest:.1f});"
                    f" bare window {bare:.1f} ms"
                )
            tell_lists(size, scale)


def tell_lists(size: tuple[int, int], scale: int) -> None:
    """Print the figures of both lists."""
    library = FakeLibrary()
    library.kept_runs = [a_run(f"{number:08x}") for number in range(GAMES)]
    for button in ("norms", "reports"):
        player = Player(library, text_scale=scale)
        player.app.top.move_focus(button)
        start = time.perf_counter()
        player.press(ENTER)
        opened = 1000 * (time.perf_counter() - start)
        down, typing = map(statistics.median, list_times_ms(player))
        print(
            f"{size[0]} x {size[1]}, text {scale} %: {player.screen} opened in {opened:.0f} ms,"
            f" arrow {down:.1f} ms, letter {typing:.1f} ms"
        )


if __name__ == "__main__":
    main()
