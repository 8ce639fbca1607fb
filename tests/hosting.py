"""A session served for a test, in this process or in one of its own that can be killed."""

import asyncio
import json
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from websockets.asyncio.client import connect

from burgemeestersgame.room.lifecycle import AT_A_DILEMMA
from burgemeestersgame.server.client import Phone, Trainer
from burgemeestersgame.server.service import Ready, Service
from tests.rooms import STORY, a_story

LOCAL = "127.0.0.1"
FILES = {"scenario.yaml": STORY.encode()}


@asynccontextmanager
async def served(path: Path, *, is_new: bool = True) -> AsyncIterator[tuple[Service, Ready]]:
    """Serve the small story of `tests.rooms` in this process, on any port of this computer."""
    if is_new:
        service = Service.begin(path, a_story(), FILES, bind=LOCAL, port=0)
    else:
        service = Service.resume(path, bind=LOCAL)
    told: asyncio.Future[Ready] = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(service.serve(ready=told.set_result))
    try:
        await asyncio.wait({told, serving}, return_when=asyncio.FIRST_COMPLETED)
        yield service, told.result()
    finally:
        service.stop()
        await serving


async def phones_in(ready, count, roles=()):
    """Return phones that have joined, the first of them with these roles."""
    phones = [Phone(ready.join_url) for _ in range(count)]
    for number, phone in enumerate(phones):
        await phone.join(ready.code, role=roles[number] if number < len(roles) else None)
    return phones


async def close_all(*clients):
    """Let clients lose their connection."""
    await asyncio.gather(*(client.aclose() for client in clients))


async def bare(ready, where="ws"):
    """Return a socket that has said nothing yet."""
    here = f"{LOCAL}:{ready.port}"
    return await connect(f"ws://{here}/{where}", origin=f"http://{here}", proxy=None)


async def raw(ready, *, role=None):
    """Return a bare socket that has said hello as a phone."""
    socket = await bare(ready)
    hello = {"t": "hello", "v": 1, "token": secrets.token_hex(16), "code": ready.code}
    await socket.send(json.dumps({**hello, "role": role} if role else hello))
    return socket


async def to_agreement(service: Service, trainer: Trainer) -> None:
    """Bring a session to its agreement, as short as can be."""
    room = service.host.room
    while room.stage != "agreement":
        if room.stage == "explaining":
            await trainer.explain("")
        elif room.stage in AT_A_DILEMMA:
            await trainer.decide(next(iter(room.choices())))
        else:
            await trainer.next()


class Process:
    """`burgemeestersgame host` as a process of its own.

    Attributes:
        info: The line of JSON that it printed when phones could come in.
    """

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "burgemeestersgame", "host", *arguments]
        self.process = subprocess.Popen(
            [*command, "--headless", "--format", "json", "--bind", LOCAL],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parent.parent)},
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        self.info: dict[str, str] = json.loads(line) if line else {}

    def kill(self) -> None:
        """Kill it as a dead battery would."""
        self.process.kill()
        self.process.communicate()

    def stop(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """Ask it to stop; returns its exit status and what it said about mistakes."""
        self.process.send_signal(number)
        _out, said = self.process.communicate(timeout=20)
        return self.process.returncode, said


def run(test):
    """Run an async test within a minute."""

    async def limited():
        async with asyncio.timeout(60):
            await test

    asyncio.run(limited())
