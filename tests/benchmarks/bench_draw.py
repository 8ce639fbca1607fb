"""What drawing a changed screen costs, in software: a dilemma as long as the shipped ones; lists.

    python -m tests.benchmarks.bench_draw

Figures (section 9 of the design): <= 16 ms at 1280 x 720 and <= 25 ms at 1920 x 1080. A change is a
key that moves the focus or selects a choice; the fill and flip of a bare window of that size stand
beside it. The lists are the 110 norms and a history of 10,000 games: an arrow down, and a letter
typed in the search.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the fakes of the window's tests

import pygame
from desktop_fakes import ENTER, TAB, FakeLibrary, FakeSession, Player, a_run, key, letter, typed

CHANGES = 60
GAMES = 10_000


def times_ms(player: Player) -> list[float]:
    """Return how long each change took from key to flip, in ms."""
    taken = []
    for number in range(CHANGES):
        event = letter("1234"[number % 4]) if number % 3 == 0 else TAB
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
            times_ms(player)  # what is drawn for the first time is kept
            taken = times_ms(player)
            slowest = statistics.quantiles(taken, n=20)[18]
            print(
                f"{size[0]} x {size[1]}, text {scale} %: changed screen"
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
