"""How quickly a group hears what it decided, against a bare room in the same run.

    python -m tests.benchmarks.bench_room [40 500 2000]

Both servers run as processes of their own, with as many phones each, and take turns: join, a burst
of votes, a reveal. Every phone is a socket on this computer, so the client is in the figures.
"""

import asyncio
import itertools
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Any

from tests.benchmarks.sockets import Socket, connect

REVEALS = 10
_numbers = itertools.count(1)


class Side:
    """One server with its phones: what was asked of it, and when each phone heard."""

    def __init__(self, name: str, process: subprocess.Popen[str], port: int) -> None:
        self.name, self.process, self.port = name, process, port
        self.phones: list[Socket] = []
        self.waiting = 0
        self.heard_at: list[float] = []
        self.wanted = b""
        self.done = asyncio.Event()
        self.joins_s = 0.0
        self.acks: list[float] = []
        self.reveals: list[float] = []
        self.memory_kb = self.rss_kb()
        self.cpu_s = self.used_cpu_s()

    def heard(self, socket: Socket, text: bytes, at: float) -> None:
        if self.waiting and self.wanted in text[:90]:
            self.heard_at.append(at)
            self.waiting -= 1
            if not self.waiting:
                self.done.set()

    def expect(self, kind: str, count: int) -> None:
        self.wanted, self.waiting = f'"t":"{kind}"'.encode(), count
        self.heard_at = []
        self.done.clear()

    async def all_heard(self, since: float) -> list[float]:
        async with asyncio.timeout(60):
            await self.done.wait()
        return [at - since for at in self.heard_at]

    def rss_kb(self) -> int:
        with open(f"/proc/{self.process.pid}/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))

    def used_cpu_s(self) -> float:
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def hello(self) -> bytes:
        return b'{"t":"hello"}'

    def vote(self) -> bytes:
        return json.dumps({"t": "vote", "id": str(next(_numbers)), "choice": 1}).encode()

    async def join(self, count: int) -> None:
        self.expect("state", count)
        began = time.perf_counter()
        for start in range(0, count, 50):
            batch = [connect(self.port, "/ws", self.heard) for _ in range(min(50, count - start))]
            for phone in await asyncio.gather(*batch):
                phone.send(self.hello())
                self.phones.append(phone)
        self.joins_s = count / max(await self.all_heard(began))

    async def burst(self) -> None:
        self.expect("ack", len(self.phones))
        began = time.perf_counter()
        for phone in self.phones:
            phone.send(self.vote())
        self.acks += await self.all_heard(began)

    async def before(self) -> None:
        """Bring the room to where votes are taken."""

    async def reveal(self) -> None:
        self.expect("scene", len(self.phones))
        began = time.perf_counter()
        self.phones[0].send(b'{"t":"reveal"}')
        self.reveals += await self.all_heard(began)


class Reference(Side):
    def heard(self, socket: Socket, text: bytes, at: float) -> None:
        super().heard(socket, text.replace(b'": ', b'":'), at)


class Game(Side):
    def __init__(self, process: subprocess.Popen[str], info: dict[str, Any]) -> None:
        super().__init__("game", process, int(info["port"]))
        self.info = info
        self.answered: asyncio.Future[dict[str, Any]] | None = None
        self.trainer: Socket | None = None
        self.choice = ""
        self.moment = -1

    def hello(self) -> bytes:
        return json.dumps(
            {"t": "hello", "v": 1, "token": f"{next(_numbers):032x}", "code": self.info["code"]}
        ).encode()

    def vote(self) -> bytes:
        vote = {"t": "vote", "id": str(next(_numbers)), "choice": self.choice, "reason": "Omdat"}
        return json.dumps(vote).encode()

    def told(self, socket: Socket, text: bytes, at: float) -> None:
        message = json.loads(text)
        if message["t"] == "trainer":
            self.scene, self.moment = message["scene"] | message["session"], message["moment"]
        if message["t"] == "ack" and self.answered and not self.answered.done():
            self.answered.set_result(message)

    async def do(self, what: str, **parts: object) -> None:
        self.answered = asyncio.get_running_loop().create_future()
        assert self.trainer is not None
        command = {"t": "do", "id": "x", "what": what, **parts}
        self.trainer.send(json.dumps(command).encode())
        answer = await self.answered
        assert answer["ok"], answer
        await self.caught_up(answer["moment"])

    async def caught_up(self, moment: int) -> None:
        """Wait until the trainer's page, which hears ten times a second, is at a moment."""
        async with asyncio.timeout(60):
            while self.moment < moment:
                await asyncio.sleep(0.01)

    async def join(self, count: int) -> None:
        await super().join(count)
        if self.trainer is None:
            self.trainer = await connect(self.port, "/ws/trainer", self.told)
            key = self.info["trainer_url"].partition("#")[2]
            self.trainer.send(json.dumps({"t": "trainer", "v": 1, "key": key}).encode())

    async def before(self) -> None:
        """Go to the next round that can be opened, and open it."""
        if self.choice:
            stage = self.scene["stage"]
            if stage == "second-reveal":
                await self.do("decide", choice=self.scene["choices"][0]["id"])
            while self.scene["stage"] in ("consequence", "reading", "explaining"):
                kind = "explain" if self.scene["stage"] == "explaining" else "next"
                await self.do(kind, **({"text": "Zin"} if kind == "explain" else {}))
        await self.do("open")
        self.choice = self.scene["choices"][0]["id"]

    async def reveal(self) -> None:
        await self.do("close")
        self.expect("session", len(self.phones))
        began = time.perf_counter()
        await self.do("reveal")
        self.reveals += await self.all_heard(began)


def share(values: list[float], part: float) -> float:
    """Return a percentile, in milliseconds."""
    return statistics.quantiles(values, n=1000)[round(part * 1000) - 1] * 1e3


async def compare(count: int) -> None:
    environment = os.environ | {"BURGEMEESTERSGAME_HOME": tempfile.mkdtemp()}
    bare_port = 18642 + count % 997
    bare = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.reference_room", str(bare_port)], text=True
    )
    command = [sys.executable, "-m", "burgemeestersgame", "host", "azc-raadsavond"]
    command += ["--headless", "--format", "json", "--port", "0", "--bind", "127.0.0.1"]
    host = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
    assert host.stdout is not None
    info = json.loads(host.stdout.readline())
    await asyncio.sleep(1.0)
    sides: list[Side] = [Reference("bare", bare, bare_port), Game(host, info)]
    try:
        for side in sides:
            await side.join(count)
        for _ in range(REVEALS):
            for side in sides:
                await side.before()
                await side.burst()
                await side.reveal()
        print(f"{count} phones, {REVEALS} reveals each, in turn")
        for side in sides:
            memory = (side.rss_kb() - side.memory_kb) / count
            cpu = (side.used_cpu_s() - side.cpu_s) * 1e3 / count
            print(
                f"  {side.name:5} joins {side.joins_s:6.0f}/s"
                f" | ack p50 {share(side.acks, 0.5):6.1f} p99 {share(side.acks, 0.99):6.1f} ms"
                f" | reveal p50 {share(side.reveals, 0.5):6.1f}"
                f" p99 {share(side.reveals, 0.99):6.1f} ms"
                f" | {memory:.0f} kB and {cpu:.2f} ms CPU a phone in all"
            )
        bare_side, game = sides
        ratio = share(game.reveals, 0.99) / share(bare_side.reveals, 0.99)
        print(f"  reveal p99: {ratio:.2f} x the bare room")
    finally:
        for process in (bare, host):
            process.terminate()
            process.wait()


def main() -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65_536), hard))
    for count in [int(argument) for argument in sys.argv[1:]] or [40, 500, 2000]:
        asyncio.run(compare(count))


if __name__ == "__main__":
    main()
