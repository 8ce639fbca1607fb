"""What drawing the big screen of a group costs, in software: every stage of an evening.

    python -m tests.benchmarks.bench_beamer [story]

Figure: <= 25 ms at 1920 x 1080, from a change to the flip, with 40 people in the room. After each
change everything is measured, placed and drawn again; what is drawn for the first time is kept, and
left out. The fill and flip of a bare window stand beside it, and the time that the processor was at
it, which says more on a busy computer.
"""

from __future__ import annotations

import os
import statistics
import sys
import time

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame

from burgemeestersgame import i18n
from burgemeestersgame.desktop.ports import Ports
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.room import RoomScreen
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.room import Room
from burgemeestersgame.scenario import load_scenario
from burgemeestersgame.settings import Settings
from tests.hosted import HostedRoom, join, vote

SIZE = (1920, 1080)
PEOPLE = 40
CHANGES = 40
_REASON = "Wie nu niets zegt, hoort over een maand dat iedereen het al wist. En {seat} zweeg."


def main() -> None:
    """Play the first dilemma, look back, and print what each stage costs."""
    story = sys.argv[1] if len(sys.argv) > 1 else "het-telefoontje"
    i18n.use("nl")
    pygame.display.init()
    pygame.font.init()
    window = pygame.display.set_mode(SIZE)
    room = Room(load_scenario(scenarios_folder() / story, "nl"))
    hosting = HostedRoom(room)
    kit = Kit(Ports(None, Settings(language="nl", motion=False), lambda settings: None, "nl"))
    screen = RoomScreen(kit, hosting)
    screen.shown()
    join(room, PEOPLE)
    print(f"{SIZE[0]} x {SIZE[1]}, {story}, {PEOPLE} people; bare window {bare_ms(window):.1f} ms")
    worst = 0.0
    for stage in stages(room):
        screen.tick()
        first, taken, at_it = times_ms(screen, window)
        slowest = [statistics.quantiles(each, n=20)[18] for each in (taken, at_it)]
        worst = max(worst, slowest[1])
        print(
            f"  {stage:12} {statistics.median(taken):6.1f} ms, p95 {slowest[0]:6.1f};"
            f" processor {statistics.median(at_it):5.1f} ms, p95 {slowest[1]:5.1f};"
            f" first {first:5.1f} ms"
        )
    print(f"  slowest stage, p95 of the processor: {worst:.1f} ms")


def stages(room: Room):
    """Lead the room through an evening; yield at each stage."""
    yield room.stage
    for step in ("practise", "next", "next"):
        getattr(room, step)()
        yield room.stage
    while room.stage != "first-vote":
        room.next()
    room.open()
    choices = list(room.choices())
    vote(room, [*choices, choices[0], "abstain"], lambda seat: _REASON.format(seat=seat))
    yield "round open"
    room.reveal()
    yield "reveal"
    room.point_at(room.reasons[0].id)
    yield "one reason"
    room.next()
    room.open()
    vote(room, choices[:2], lambda seat: _REASON.format(seat=seat))
    room.reveal()
    yield "shift"
    room.decide(choices[0])
    yield room.stage
    while room.stage != "ending":
        on(room)
    room.next()
    while room.stage != "closed":
        yield room.stage
        room.next()


def on(room: Room) -> None:
    """Take the shortest way to the ending."""
    if room.stage == "explaining":
        room.explain("Wij kiezen voor rust.")
    elif room.stage == "first-vote":
        room.decide(next(iter(room.choices())))
    else:
        room.next()


def times_ms(screen: RoomScreen, window: pygame.Surface) -> tuple[float, list[float], list[float]]:
    """Return how long the processor was at the first drawing, how long the others took, and how
    long it was at those, in ms."""
    taken, at_it = [], []
    for _ in range(CHANGES + 2):
        start, busy = time.perf_counter(), time.process_time()
        screen.draw(window)
        pygame.display.flip()
        taken.append(1000 * (time.perf_counter() - start))
        at_it.append(1000 * (time.process_time() - busy))
    return at_it[0], taken[2:], at_it[2:]


def bare_ms(window: pygame.Surface) -> float:
    """Return the median of filling and flipping the bare window, in ms."""
    taken = []
    for number in range(CHANGES):
        start = time.perf_counter()
        window.fill((number, number, number))
        pygame.display.flip()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


if __name__ == "__main__":
    main()
