"""How quickly a group hears what it decided, and what a phone costs, beside a bare room.

    python -m tests.benchmarks.bench_room [40 500 2000 5000]

Both servers run as processes of their own, with as many phones each, and take turns: join, a burst
of votes, a reveal.
"""

import asyncio
import statistics
import sys

from tests.benchmarks.crowd import Bare, Game, Side, long_story, share_ms
from tests.benchmarks.sockets import allow_sockets

DILEMMAS = 25
SAMPLES = 4000  # times that phones hear of a reveal; with few phones there are more reveals


async def compare(count: int) -> str:
    """Measure with so many phones, print all of it, and return it in one line."""
    reveals = min(2 * DILEMMAS, max(6, SAMPLES // count))
    bare, game = Bare(), Game(long_story(DILEMMAS))
    sides: tuple[Side, ...] = (bare, game)
    print(f"{count} phones, {reveals} rounds each, in turn")
    try:
        joined = {}
        for side in sides:
            before = side.use()
            came = await side.join(count)
            await asyncio.sleep(0.5)
            after = side.use()
            joined[side.name] = count / max(came)
            print(
                f"  {side.name}: joins {count / max(came):.0f}/s"
                f" | a phone {(after.rss_kb - before.rss_kb) / count:.1f} kB"
                f" and {(after.cpu_s - before.cpu_s) * 1e3 / count:.2f} ms CPU to join"
                f" | {side.server.files()} files open"
            )
        await game.steer()
        used = dict.fromkeys(joined, 0.0)
        for _ in range(reveals):
            for side in sides:
                await side.before()
                cpu_s = side.use().cpu_s
                await side.burst()
                used[side.name] += side.use().cpu_s - cpu_s
                await side.reveal()
        for side in sides:
            print(
                f"  {side.name}: vote {used[side.name] * 1e3 / count / reveals:.3f} ms CPU,"
                f" ack p50 {share_ms(side.acks, 0.5):.1f} p99 {share_ms(side.acks, 0.99):.1f} ms"
                f" | reveal p50 {share_ms(side.reveals, 0.5):.1f}"
                f" p99 {share_ms(side.reveals, 0.99):.1f} ms, last phone"
                f" {statistics.median(fulls(side, count)) * 1e3:.1f} ms (median)"
            )
    finally:
        for side in sides:
            side.server.stop()
    ratios = [share_ms(game.reveals, part) / share_ms(bare.reveals, part) for part in (0.5, 0.99)]
    return (
        f"{count} phones: reveal p99 {ratios[1]:.2f} x the bare room (p50 {ratios[0]:.2f} x),"
        f" {share_ms(game.reveals, 0.99):.0f} ms; {joined['game']:.0f} joins/s;"
        f" ack p99 {share_ms(game.acks, 0.99):.0f} ms"
    )


def fulls(side: Side, count: int) -> list[float]:
    """Return for each reveal when the last phone heard, in seconds."""
    return [max(side.reveals[at : at + count]) for at in range(0, len(side.reveals), count)]


def main() -> None:
    counts = [int(argument) for argument in sys.argv[1:]] or [40, 500, 2000, 5000]
    allow_sockets(max(counts))
    lines = [asyncio.run(compare(count)) for count in counts]
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
