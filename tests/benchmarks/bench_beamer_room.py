"""How quickly phones hear of a reveal while the laptop draws the big screen, and while it does not.

    xvfb-run -s "-screen 0 1920x1080x24" python -m tests.benchmarks.bench_beamer_room [40]

Figure: p99 <= that of a host without a window + 50 ms, with 40 phones. Both hosts run in this run,
as processes of their own, and take turns; the window fills the screen there is.
"""

import asyncio
import json
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.crowd import Game, long_story, share_ms
from tests.benchmarks.sockets import allow_sockets

ROUNDS = 40
MOST_MS = 50


async def compare(count: int) -> str:
    """Measure with so many phones, and return the figures."""
    home = tempfile.mkdtemp()
    (Path(home) / "settings.json").write_text(json.dumps({"version": 1, "fullscreen": True}))
    story = long_story(ROUNDS)
    bare, drawn = Game(story, "headless"), Game(story, "beamer", home, has_window=True)
    try:
        for side in (bare, drawn):
            await side.join(count)
            await side.steer()
        for _ in range(ROUNDS):
            for side in (bare, drawn):
                await side.before()
                await side.burst()
                await side.reveal()
    finally:
        for side in (bare, drawn):
            side.server.stop()
    lines = [
        f"  {side.name:8}: reveal p50 {share_ms(side.reveals, 0.5):5.1f}"
        f" p99 {share_ms(side.reveals, 0.99):5.1f} ms | ack of a vote p50"
        f" {share_ms(side.acks, 0.5):5.1f} p99 {share_ms(side.acks, 0.99):5.1f} ms"
        for side in (bare, drawn)
    ]
    more = share_ms(drawn.reveals, 0.99) - share_ms(bare.reveals, 0.99)
    return "\n".join(
        (
            f"{count} phones, {ROUNDS} reveals each, in turn",
            *lines,
            f"  with the beamer p99 {more:+.1f} ms (at most +{MOST_MS})",
        )
    )


def main() -> None:
    if "DISPLAY" not in os.environ:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
    counts = [int(argument) for argument in sys.argv[1:]] or [40]
    allow_sockets(max(counts))
    for count in counts:
        print(asyncio.run(compare(count)))


if __name__ == "__main__":
    main()
