"""All phones lose the connection and come back at the same moment, beside a bare room.

    python -m tests.benchmarks.bench_return [500 2000]

The bare room sends a thousand characters to who comes; the game all that the phone had to show,
with the answer that it gave.
"""

import asyncio
import sys

from tests.benchmarks.crowd import Bare, Game, Side, long_story, share_ms
from tests.benchmarks.sockets import allow_sockets

TURNS = 3


async def compare(count: int) -> str:
    """Measure with so many phones, print all of it, and return it in one line."""
    bare, game = Bare(), Game(long_story(2))
    sides: tuple[Side, ...] = (bare, game)
    came: dict[str, list[list[float]]] = {side.name: [] for side in sides}
    used = dict.fromkeys(came, 0.0)
    try:
        for side in sides:
            await side.join(count)
        await game.steer()
        await game.do("open")
        await game.burst()
        for _ in range(TURNS):
            for side in sides:
                cpu_s = side.use().cpu_s
                came[side.name].append(await side.come_back())
                used[side.name] += side.use().cpu_s - cpu_s
    finally:
        for side in sides:
            side.server.stop()
    print(f"{count} phones come back at once, {TURNS} times each, in turn")
    last = {}
    for side in sides:
        last[side.name] = sorted(max(each) for each in came[side.name])[TURNS // 2]
        every = [each for turn in came[side.name] for each in turn]
        print(
            f"  {side.name}: p50 {share_ms(every, 0.5):.0f} p99 {share_ms(every, 0.99):.0f} ms,"
            f" the last phone {last[side.name] * 1e3:.0f} ms (median),"
            f" {used[side.name] * 1e3 / TURNS / count:.2f} ms CPU each"
        )
    return (
        f"{count} phones come back at once: the last after {last['game']:.2f} s,"
        f" {last['game'] / last['bare']:.2f} x the bare room"
    )


def main() -> None:
    counts = [int(argument) for argument in sys.argv[1:]] or [500, 2000]
    allow_sockets(max(counts))
    lines = [asyncio.run(compare(count)) for count in counts]
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
