"""Many phones at once: what a round costs in messages, who takes nothing, how many may come."""

import asyncio
import json
import resource
import subprocess
import sys

import pytest

from burgemeestersgame.commands.host import announcer
from burgemeestersgame.server.client import Trainer
from burgemeestersgame.server.host import TICK_S
from burgemeestersgame.server.limits import MAX_SOCKETS, SPARE_FILES
from burgemeestersgame.server.service import Service
from tests.hosting import FILES, LOCAL, bare, close_all, phones_in, served
from tests.rooms import a_story

PHONES = 20


@pytest.fixture
def path(tmp_path):
    return tmp_path / "sessions" / "0123456789ab.sqlite3"


def run(test):
    return asyncio.run(asyncio.wait_for(test, 30))


async def until(is_so):
    while not is_so():
        await asyncio.sleep(0)


async def seated(ready, token="a" * 32):
    """Return a socket with a seat, without the client that comes back by itself."""
    socket = await bare(ready)
    await socket.send(json.dumps({"t": "hello", "v": 1, "token": token, "code": ready.code}))
    await socket.recv()
    return socket


async def stall(socket, client):
    """Take nothing more, and let the host notice: what it sends does not arrive."""
    socket.transport.pause_reading()
    for _ in range(2):  # the second waits for the first
        client.put("x" * 8_000_000)
        await until(lambda: not client._box._frames)
    assert client._box._sending_since is not None


def test_a_round_takes_few_messages_however_many_vote(path):
    async def play():
        async with served(path) as (_service, ready):
            phones, trainer = await phones_in(ready, PHONES), Trainer(ready.trainer_url)
            await trainer.connect()
            began = asyncio.get_running_loop().time()
            before = sum(phone.frames for phone in phones)
            heard = trainer.frames
            await trainer.open()
            await asyncio.gather(*(phone.vote("gaan", reason="Omdat") for phone in phones))
            votes_told = sum(phone.frames for phone in phones) - before
            await trainer.close()
            await trainer.reveal()
            for phone in phones:
                await phone.wait_for(lambda state: len(state["reasons"]["shown"]) == PHONES)
            seconds = asyncio.get_running_loop().time() - began

            # The round opened and one's own answer: nobody hears of each other's.
            assert votes_told <= 3 * PHONES
            # And it closed, was shown, and its reasons followed; a goal for a room of any size is
            # N * (2 + 10 * seconds), which a round of half a second meets with this.
            assert sum(phone.frames for phone in phones) - before <= 7 * PHONES
            # The trainer hears three acknowledgements, and how it goes ten times a second.
            assert trainer.frames - heard <= 3 + 2 + seconds / TICK_S
            await close_all(trainer, *phones)

    run(play())


def test_a_phone_that_takes_nothing_is_let_go_without_a_word(path):
    async def play():
        async with served(path) as (service, ready):
            host, stalled = service.host, await seated(ready)
            await stall(stalled, host.phones[0])
            later = asyncio.get_running_loop().time() + 60
            host.phones[0].drop_if_stalled(later)
            await until(lambda: not host.phones)
            stalled.transport.abort()
            await stalled.wait_closed()

    run(play())


def test_a_tab_that_takes_nothing_does_not_hold_up_its_successor(path, monkeypatch):
    monkeypatch.setattr("burgemeestersgame.server.sockets.FAREWELL_S", 0.01)

    async def play():
        async with served(path) as (service, ready):
            host, stalled = service.host, await seated(ready)
            old = host.phones[0]
            await stall(stalled, old)
            second = await seated(ready)
            assert host.phones[0] is not old
            await until(old._closing.done)
            stalled.transport.abort()
            await asyncio.gather(second.close(), stalled.wait_closed())

    run(play())


def test_what_a_tab_sends_after_another_took_over_does_not_count(path):
    async def play():
        async with served(path) as (service, ready):
            host, trainer = service.host, Trainer(ready.trainer_url)
            first = await seated(ready)
            await trainer.open()
            old = host.phones[0]
            host.connect_phone(0, second := Silent())  # the moment before the first is told
            await first.send('{"t":"vote","id":"1","choice":"gaan"}')
            await first.wait_closed()
            assert host.room.ballot(0) is None
            assert (host.phones[0], old is second) == (second, False)
            await trainer.aclose()

    run(play())


class Silent:
    """A phone that takes all and says nothing."""

    def put(self, frame, kind=""):
        pass

    def bid_farewell(self, code, frame):
        pass

    def drop_if_stalled(self, now):
        pass


ALLOWED = """
import resource, sys
from burgemeestersgame.server.limits import sockets_allowed
hard = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[1]), hard))
print(sockets_allowed())
"""


@pytest.mark.parametrize(
    ("soft", "hard", "allowed"),
    [(256, MAX_SOCKETS + SPARE_FILES, MAX_SOCKETS), (256, 1024, 1024 - SPARE_FILES)],
)
def test_the_system_is_asked_for_as_many_sockets_as_it_may_give(soft, hard, allowed):
    if (most := resource.getrlimit(resource.RLIMIT_NOFILE)[1]) != resource.RLIM_INFINITY:
        hard = min(hard, most)
    done = subprocess.run(
        [sys.executable, "-c", ALLOWED, str(soft), str(hard)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert int(done.stdout) == min(allowed, hard - SPARE_FILES)


def test_a_host_that_may_serve_few_says_so(path, capsys):
    service = Service.begin(path, a_story(), FILES, bind=LOCAL, port=0)
    service.most_sockets = 50
    announcer(service, "json")(service.ready)
    service.give_up()

    printed, said = capsys.readouterr()
    assert json.loads(printed)["port"] == service.port
    assert "no more than 50 phones" in said
