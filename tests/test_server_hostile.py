"""What comes over the network that no page of ours would send, and laptops that are moved."""

import asyncio
import json
from urllib.request import urlopen

import pytest
from websockets.exceptions import ConnectionClosed

from burgemeestersgame.paths import theme_file
from burgemeestersgame.room import Room
from burgemeestersgame.server import service as serving
from burgemeestersgame.server.addresses import Address
from burgemeestersgame.server.client import ClientError, Phone, Trainer
from tests.hosting import bare, close_all, raw, run, served


@pytest.fixture
def path(tmp_path):
    return tmp_path / "sessions" / "0123456789ab.sqlite3"


FIRST = (
    (b"\x00\xff\x00", "bad-message"),
    ("null", "bad-message"),
    ('{"t":"hello","v":"1"}', "bad-message"),
    ('{"t":"hello","v":0}', "version"),
    ('{"t":"greetings","v":7,"of":{"a":"newer page"}}', "version"),
)
LATER = (
    b"\x00\xff",
    "[" * 4000,
    '{"t":"vote","id":1,"choice":"gaan"}',
    '{"t":"vote","id":"1","choice":["gaan"]}',
    '{"t":"vote","id":"1","choice":"gaan","seat":0}',
    '{"t":"do","id":"1","what":"reveal"}',
)


@pytest.mark.parametrize("where", ["ws", "ws/trainer"])
def test_whatever_comes_first_gets_an_answer(path, where):
    async def play():
        async with served(path) as (_service, ready):
            for sent, code in FIRST:
                socket = await bare(ready, where)
                await socket.send(sent)
                answer = json.loads(await socket.recv())
                assert (answer["t"], answer["code"]) == ("refused", code), sent
                with pytest.raises(ConnectionClosed):
                    await socket.recv()

    run(play())


def test_no_message_harms_the_phone_it_came_from(path):
    async def play():
        async with served(path) as (service, ready):
            trainer, socket = Trainer(ready.trainer_url), await raw(ready)
            await socket.recv()
            await trainer.open()
            await socket.recv()
            for sent in LATER:
                await socket.send(sent)
                assert json.loads(await socket.recv())["code"] == "bad-message", sent
            vote = {"t": "vote", "id": "1", "choice": "gaan", "moment": service.host.room.moment}
            await socket.send(json.dumps(vote))
            assert json.loads(await socket.recv())["ok"] is True
            await socket.close()
            await close_all(trainer)

    run(play())


def test_phones_are_only_sent_to_an_address_this_computer_has(path):
    async def play():
        async with served(path) as (service, ready):
            trainer = Trainer(ready.trainer_url)
            with pytest.raises(ClientError, match=r"192\.0\.2\.99 is not an address") as refused:
                await trainer.do("address", address="192.0.2.99")
            assert refused.value.code == "unknown"
            assert service.ready.join_url == ready.join_url
            await close_all(trainer)

    run(play())


def test_a_laptop_that_comes_into_another_network_is_found_there(path, monkeypatch):
    moved = (Address("192.0.2.7", "wlan0"),)
    monkeypatch.setattr(serving, "WATCH_S", 0.01)

    async def play():
        async with served(path) as (service, ready):
            monkeypatch.setattr(serving, "_reachable", lambda bind: moved)
            trainer = Trainer(ready.trainer_url)
            await trainer.connect()
            state = await trainer.wait_for(lambda state: "192.0.2.7" in state["room"]["join_url"])
            assert [one["ip"] for one in state["room"]["addresses"]] == ["192.0.2.7"]
            assert f"192.0.2.7:{ready.port}" in service._hosts()
            await close_all(trainer)

    run(play())


def test_a_municipality_lays_its_colours_over_ours(path):
    theme_file().parent.mkdir(parents=True, exist_ok=True)
    theme_file().write_text(":root { --nl-color-action: #00387b; }", encoding="utf-8")

    async def play():
        async with served(path) as (_service, ready):
            with await asyncio.to_thread(urlopen, f"http://127.0.0.1:{ready.port}/theme.css") as it:
                css = it.read().decode()
            assert css.index("--nl-color-action: #1d4e7a") < css.index("--nl-color-action: #00387b")

    run(play())


def test_a_mistake_of_ours_leaves_no_room_that_is_half_changed(path, monkeypatch):
    pause = Room.pause

    def pause_and_fall(room):
        pause(room)
        raise ZeroDivisionError

    async def fall():
        async with served(path) as (_service, ready):
            phone, trainer = Phone(ready.join_url), Trainer(ready.trainer_url, timeout_s=1)
            await phone.join()
            await trainer.open()
            await phone.vote("gaan")
            monkeypatch.setattr(Room, "pause", pause_and_fall)
            with pytest.raises((ClientError, TimeoutError)):
                await trainer.pause()
            await close_all(phone, trainer)

    async def play():
        with pytest.raises(ZeroDivisionError):
            await fall()
        async with served(path, is_new=False) as (service, _ready):
            assert service.host.room.voted() == 1
            assert service.host.room.state.paused_at_s is None

    run(play())


def test_a_phone_of_a_session_that_was_wiped_joins_the_next_one_as_anybody(path):
    async def play():
        async with served(path) as (_service, ready):
            old = Phone(ready.join_url)
            await old.join()
            await old.aclose()
        path.unlink()
        async with served(path) as (service, ready):
            back = Phone(ready.join_url.partition("#")[0], token=old.token)
            with pytest.raises(ClientError, match="not the code"):
                await back.join()
            again = Phone(ready.join_url, token=old.token)
            assert (await again.join())["me"]["seat"] == 0
            assert len(service.host.room.state.seats) == 1
            await again.aclose()

    run(play())
