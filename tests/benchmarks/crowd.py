"""Many phones at one server, the game's or a bare one: what each was asked, and when it heard.

Every phone is a socket on this computer, so that the client is in the times; memory and processor
time are those of the server's process alone.
"""

import asyncio
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.sockets import Socket, connect

AT_ONCE = 50  # sockets that are being opened at one moment, unless all come back at once
WAIT_S = 120.0
_numbers = itertools.count(1)

_TEXT = (
    "De voorzitter van de dorpsraad belt na de vergadering. De bewoners aan de Kerkweg willen van"
    " u horen en niet uit de krant of de opvang doorgaat en vanaf wanneer. "
)
_HEAD = """\
format: 1
id: lang
title: Een lange avond
language: nl
role: burgemeester
starts: 2016-03-01 09:00
minutes-promised: 90
values: {openheid: Openheid, zorg: Zorg voor mensen}
indicators: {rust: {start: 50, better: high, label: Rust in het dorp}}
cast: {griffier: {name: Henk IJsselstein, role: Griffier}}
roles:
  burgemeester: {seats: 1-1, brief: U zit de avond voor.}
  raadslid: {seats: 1-40, brief: U zit in de raad.}
scenes:
"""


def long_story(dilemmas: int) -> Path:
    """Write a story with so many dilemmas, each with two rounds; return its folder.

    The texts are as long as those of a shipped story.
    """
    scenes = [
        f"  - dilemma: vraag-{number}\n    phase: tijdens\n    text: {_TEXT * 5}\n"
        "    question: Wat zegt u?\n"
        f"    advice: {{griffier: {{stance: wachten, text: {_TEXT.strip()}}}}}\n    choices:\n"
        "      zeggen: {text: U zegt wat u weet, values: [openheid]}\n"
        "      wachten: {text: U wacht tot morgen, values: [zorg]}\n"
        "      bellen: {text: U belt eerst de wethouder}\n"
        for number in range(1, dilemmas + 1)
    ]
    folder = Path(tempfile.mkdtemp()) / "lang"
    folder.mkdir()
    text = _HEAD + "".join(scenes) + "  - ending: slot\n    text: Het is avond.\n"
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    return folder


class Server:
    """A server in a process of its own, and what it uses."""

    def __init__(self, command: list[str], environment: dict[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | (environment or {}),
        )

    def line(self) -> str:
        """Return the next line that it prints."""
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def rss_kb(self) -> int:
        """Return the memory it has now."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))

    def cpu_s(self) -> float:
        """Return the processor time it has used."""
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def files(self) -> int:
        """Return how many files and sockets it has open."""
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def stop(self) -> None:
        """End it; says so if somebody else had done that, as then the figures are worth nothing."""
        if (status := self.process.poll()) is not None:
            print(f"the server had ended already, with status {status}", file=sys.stderr)
        self.process.terminate()
        self.process.communicate()


class HostProcess(Server):
    """`burgemeestersgame host`; `info` is the line it prints when phones can come in."""

    def __init__(self, home: str, *arguments: str, has_window: bool = False) -> None:
        command = ["burgemeestersgame", "host", *arguments]
        command += ["--format", "json", "--bind", "127.0.0.1"]
        command += [] if has_window else ["--headless"]
        super().__init__(command, {"BURGEMEESTERSGAME_HOME": home})
        if not (line := self.line()):
            sys.exit("the host did not start; it says why above")
        self.info: dict[str, Any] = json.loads(line)

    @property
    def key(self) -> str:
        """The trainer's key of this start."""
        return str(self.info["trainer_url"]).partition("#")[2]


class Use(NamedTuple):
    """What a server has used until now."""

    rss_kb: int
    cpu_s: float


class Side:
    """One server with its phones: what was asked of it, and when each phone heard."""

    def __init__(self, name: str, server: Server, port: int) -> None:
        self.name, self.server, self.port = name, server, port
        self.phones: list[Socket] = []
        self.hellos: list[bytes] = []
        self.acks: list[float] = []
        self.reveals: list[float] = []
        self._waiting = 0
        self._heard_at: list[float] = []
        self._wanted = b""
        self._done = asyncio.Event()

    def use(self) -> Use:
        """Return what the server has used until now."""
        return Use(self.server.rss_kb(), self.server.cpu_s())

    def heard(self, socket: Socket, text: bytes, at: float) -> None:
        """Note a message if it is one that is waited for."""
        if self._waiting and self._wanted in text[:90]:
            self._heard_at.append(at)
            self._waiting -= 1
            if not self._waiting:
                self._done.set()

    def expect(self, kind: str, count: int) -> None:
        """Wait for so many messages of a kind from now on."""
        self._wanted, self._waiting = f'"t":"{kind}"'.encode(), count
        self._heard_at = []
        self._done.clear()

    async def all_heard(self, since: float) -> list[float]:
        """Return when each of the messages waited for came, in seconds after `since`."""
        async with asyncio.timeout(WAIT_S):
            await self._done.wait()
        return [at - since for at in self._heard_at]

    def hello(self) -> bytes:
        """Return the first message of a new phone."""
        return b'{"t":"hello"}'

    def vote(self) -> bytes:
        """Return an answer."""
        return json.dumps({"t": "vote", "id": str(next(_numbers)), "choice": 1}).encode()

    async def join(self, count: int, at_once: int = AT_ONCE) -> list[float]:
        """Let phones come in; returns when each was in, in seconds."""
        self.hellos += [self.hello() for _ in range(count)]
        return await self._come_in(self.hellos[-count:], at_once)

    async def come_back(self) -> list[float]:
        """Cut every phone off, and let all of them come back at the same moment."""
        for phone in self.phones:
            phone.cut()
        await asyncio.gather(*(phone.lost for phone in self.phones))
        self.phones = []
        return await self._come_in(self.hellos, len(self.hellos))

    async def _come_in(self, hellos: list[bytes], at_once: int) -> list[float]:
        self.expect("state", len(hellos))
        began = time.perf_counter()

        async def come_in(hello: bytes) -> Socket:
            socket = await connect(self.port, "/ws", self.heard)
            socket.send(hello)
            return socket

        for start in range(0, len(hellos), at_once):
            batch = (come_in(hello) for hello in hellos[start : start + at_once])
            self.phones += await asyncio.gather(*batch)
        return await self.all_heard(began)

    async def burst(self) -> None:
        """Let every phone vote at the same moment."""
        self.expect("ack", len(self.phones))
        began = time.perf_counter()
        for phone in self.phones:
            phone.send(self.vote())
        self.acks += await self.all_heard(began)

    async def before(self) -> None:
        """Bring the room to where votes are taken."""

    async def reveal(self) -> None:
        """Show the votes to everybody."""
        self.expect("scene", len(self.phones))
        began = time.perf_counter()
        self.phones[0].send(b'{"t":"reveal"}')
        self.reveals += await self.all_heard(began)


class Bare(Side):
    """The bare room."""

    def __init__(self) -> None:
        server = Server(["tests.benchmarks.reference_room"])
        super().__init__("bare", server, int(server.line()))

    def heard(self, socket: Socket, text: bytes, at: float) -> None:
        super().heard(socket, text.replace(b'": ', b'":', 1), at)


class Game(Side):
    """A session of the game, with a trainer's page."""

    def __init__(
        self, story: Path | str, name: str = "game", home: str = "", *, has_window: bool = False
    ) -> None:
        home = home or tempfile.mkdtemp()
        server = HostProcess(home, str(story), "--port", "0", has_window=has_window)
        super().__init__(name, server, int(server.info["port"]))
        self.code, self.key = server.info["code"], server.key
        self.trainer: Socket | None = None
        self.said: dict[str, Any] = {}  # to the trainer's page, last
        self._answer: asyncio.Future[dict[str, Any]] | None = None
        self._told = asyncio.Event()

    def hello(self) -> bytes:
        token = f"{next(_numbers):032x}"
        return json.dumps({"t": "hello", "v": 1, "token": token, "code": self.code}).encode()

    def vote(self) -> bytes:
        choices = self.said["scene"]["choices"]
        number = next(_numbers)
        choice = choices[number % len(choices)]["id"]
        vote = {"t": "vote", "id": str(number), "choice": choice, "reason": "Omdat het moet"}
        return json.dumps(vote).encode()

    @property
    def stage(self) -> str:
        """Where the session is, as the trainer's page was last told."""
        return str(self.said["session"]["stage"])

    async def steer(self) -> None:
        """Open the trainer's page."""
        self.trainer = await connect(self.port, "/ws/trainer", self._hear)
        self.trainer.send(json.dumps({"t": "trainer", "v": 1, "key": self.key}).encode())
        async with asyncio.timeout(WAIT_S):
            while not self.said:
                await self._next_told()

    async def do(self, what: str, **parts: object) -> None:
        """Give a command, and wait until the trainer's page shows what came of it."""
        self._answer = asyncio.get_running_loop().create_future()
        assert self.trainer is not None
        self.trainer.send(json.dumps({"t": "do", "id": "x", "what": what, **parts}).encode())
        answer = await self._answer
        assert answer["ok"], answer
        async with asyncio.timeout(WAIT_S):
            while self.said["moment"] < answer["moment"]:
                await self._next_told()

    async def before(self) -> None:
        """Open the next round."""
        if self.stage == "second-reveal":
            await self.do("decide", choice=self.said["scene"]["choices"][0]["id"])
        await self.do("open")

    async def reveal(self) -> None:
        await self.do("close")
        self.expect("session", len(self.phones))
        began = time.perf_counter()
        await self.do("reveal")
        self.reveals += await self.all_heard(began)

    async def _next_told(self) -> None:
        self._told.clear()
        await self._told.wait()

    def _hear(self, socket: Socket, text: bytes, at: float) -> None:
        message = json.loads(text)
        if message["t"] == "trainer":
            self.said = message
            self._told.set()
        elif message["t"] == "ack" and self._answer and not self._answer.done():
            self._answer.set_result(message)


def share_ms(values: list[float], part: float) -> float:
    """Return a percentile of times in seconds, in milliseconds."""
    return statistics.quantiles(values, n=1000, method="inclusive")[round(part * 1000) - 1] * 1e3
