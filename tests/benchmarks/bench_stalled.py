"""A tenth of the phones takes nothing more: do the others notice, and how soon are they let go?

    python -m tests.benchmarks.bench_stalled [50]

Two sessions take turns, one with a tenth of its phones stalled, one without. The trainer points at
one long reason after another, which sends all of them to every phone, and hides and shows the
screens in between, which is a small message; only the nine tenths that read are timed, in both.
"""

import asyncio
import itertools
import json
import socket as system
import sys
import time

from tests.benchmarks.crowd import Game, long_story, share_ms
from tests.benchmarks.sockets import Socket, allow_sockets

REASON = "Wij zeggen wat we weten en wat nog niet, en wij zeggen het als eersten, want " * 3
PAUSE_S = 0.25  # between turns: a trainer's page may send ten commands a second
AFTER_S = 5.0  # go on so long once the last stalled phone is gone
LONGEST_S = 90.0


class Hall(Game):
    """A session of which the last phones do not count."""

    def __init__(self, name: str, aside: int) -> None:
        super().__init__(long_story(2), name)
        self.aside_count = aside
        self.aside: set[int] = set()
        self.large: list[float] = []
        self.small: list[float] = []
        self.most_kb = 0
        self._numbers = itertools.count(1)

    def vote(self) -> bytes:
        number = next(self._numbers)
        reason = f"{number} {REASON}"[:200]
        vote = {"t": "vote", "id": str(number), "choice": "zeggen", "reason": reason}
        return json.dumps(vote).encode()

    def heard(self, socket: Socket, text: bytes, at: float) -> None:
        if id(socket) not in self.aside:
            super().heard(socket, text, at)

    async def begin(self, count: int) -> None:
        """Let everybody in, vote, and show the reasons."""
        await self.join(count)
        await self.steer()
        await self.before()
        await self.burst()
        await self.reveal()
        self.aside = {id(phone) for phone in self.phones[-self.aside_count :]}
        self.calm_kb = self.server.rss_kb()

    def stall(self) -> None:
        """Let the last phones read no more."""
        for phone in self.phones[-self.aside_count :]:
            assert phone.transport is not None
            raw = phone.transport.get_extra_info("socket")
            raw.setsockopt(system.SOL_SOCKET, system.SO_RCVBUF, 4096)
            phone.stop_reading()

    async def turn(self, number: int) -> None:
        """Send something large and something small to everybody."""
        others = len(self.phones) - self.aside_count
        reasons = self.said["reasons"]["shown"]
        self.expect("reasons", others)
        began = time.perf_counter()
        await self.do("spotlight", reason=reasons[number % len(reasons)]["id"])
        self.large += await self.all_heard(began)
        self.expect("session", others)
        began = time.perf_counter()
        await self.do("hide", on=number % 2 == 0)
        self.small += await self.all_heard(began)
        self.most_kb = max(self.most_kb, self.server.rss_kb())

    @property
    def connected(self) -> int:
        """How many phones are connected, as the trainer's page was last told."""
        return int(self.said["room"]["phones"])


async def compare(count: int) -> str:
    """Measure with so many phones, print all of it, and return it in one line."""
    aside = count // 10
    calm, stalled = Hall("calm", aside), Hall("stalled", aside)
    try:
        for side in (calm, stalled):
            await side.begin(count)
        files = stalled.server.files()
        began, gone_s, freed_s = time.perf_counter(), None, None
        stalled.stall()
        for number in itertools.count():
            for side in (calm, stalled):
                await side.turn(number)
            await asyncio.sleep(PAUSE_S)
            since = time.perf_counter() - began
            if gone_s is None and stalled.connected <= count - aside:
                gone_s = since
            if freed_s is None and stalled.server.files() <= files - aside:
                freed_s = since
            done_s = max(gone_s or LONGEST_S, freed_s or LONGEST_S)
            if since > min(done_s + AFTER_S, LONGEST_S):
                break
    finally:
        for side in (calm, stalled):
            side.server.stop()
    print(f"{count} phones, {aside} of them stalled in one of two sessions, {number} turns each")
    for side in (calm, stalled):
        print(
            f"  {side.name}: {len(REASON[:200]) * count // 1000} kB of reasons"
            f" p50 {share_ms(side.large, 0.5):.1f} p99 {share_ms(side.large, 0.99):.1f} ms"
            f" | small messages p50 {share_ms(side.small, 0.5):.1f}"
            f" p99 {share_ms(side.small, 0.99):.1f} ms"
            f" | memory grew by {side.most_kb - side.calm_kb} kB at most"
        )
    each = (stalled.most_kb - stalled.calm_kb - (calm.most_kb - calm.calm_kb)) / aside
    small, large = (
        share_ms(getattr(stalled, size), 0.99) / share_ms(getattr(calm, size), 0.99)
        for size in ("small", "large")
    )
    return (
        f"{aside} of {count} phones stalled: the others' p99 {small:.2f} x (small messages) and"
        f" {large:.2f} x (large) that of a session without; stalled phones gone after"
        f" {_seconds(gone_s)}, their sockets after {_seconds(freed_s)}, {each:.0f} kB each"
    )


def _seconds(value: float | None) -> str:
    return "(never)" if value is None else f"{value:.0f} s"


def main() -> None:
    counts = [int(argument) for argument in sys.argv[1:]] or [50]
    allow_sockets(2 * max(counts))
    lines = [asyncio.run(compare(count)) for count in counts]
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
