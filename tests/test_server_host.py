"""What the one writer of a room tells while a change is on its way to the disk."""

import asyncio
import json
import threading

import pytest

from burgemeestersgame.server.host import Host
from burgemeestersgame.server.sessions import SessionError
from tests.rooms import KeptRoom


class Screen:
    def __init__(self):
        self.frames = []

    def put(self, frame, kind=""):
        self.frames.append(json.loads(frame))

    def of_kind(self, kind):
        return [frame for frame in self.frames if frame["t"] == kind]


class Disk:
    """Keeps a change once it may."""

    def __init__(self, is_full):
        self.may_go_on, self.is_full = threading.Event(), is_full

    def write(self, change):
        self.may_go_on.wait(10)
        if self.is_full:
            raise SessionError("the disk is full")


@pytest.mark.parametrize("is_full", [False, True])
def test_nobody_is_told_of_a_vote_that_is_not_on_disk(is_full):
    async def play():
        room, disk = KeptRoom().at_first_vote(), Disk(is_full)
        room.drain()
        host = Host(room, disk.write, code="ABC234", key_hashes=(), set_meta=dict)
        phone, trainer = Screen(), Screen()
        running = asyncio.create_task(host.run())
        await host.ask(lambda: {"choice": room.vote(0, "gaan").choice}, phone, "vote")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert room.voted() == 1, "it is being written"
        host.connect_phone(0, phone)
        host.connect_trainer(trainer)
        assert phone.frames == trainer.frames == []
        disk.may_go_on.set()
        while not (phone.of_kind("state") and trainer.frames):
            await asyncio.sleep(0.001)

        (ack,), (state,) = phone.of_kind("ack"), phone.of_kind("state")
        assert ack["ok"] is not is_full
        assert (state["me"]["ballot"] is None) is is_full
        assert trainer.frames[0]["trainer"]["voted"] == int(not is_full)
        running.cancel()

    asyncio.run(asyncio.wait_for(play(), 20))
