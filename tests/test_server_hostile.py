"""What comes over the network that no page of ours would send, and laptops that are moved."""

import asyncio
import json
import urllib.error
import urllib.request

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from burgemeestersgame.paths import theme_file
from burgemeestersgame.room import Room, RoomSettings
from burgemeestersgame.server import service as serving
from burgemeestersgame.server import wire
from burgemeestersgame.server.addresses import Address
from burgemeestersgame.server.client import ClientError, Phone, Trainer
from tests.hosting import bare, close_all, phones_in, raw, run, served


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


@pytest.mark.parametrize("origin", ["http://elsewhere.example", None, "null"])
def test_a_socket_from_another_page_is_refused(path, origin):
    async def play():
        async with served(path) as (_service, ready):
            for where in ("ws", "ws/trainer"):
                with pytest.raises(InvalidStatus):
                    await connect(f"ws://127.0.0.1:{ready.port}/{where}", origin=origin, proxy=None)

    run(play())


def get(port, path, host=None):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}")
    if host:
        request.add_header("Host", host)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, dict(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers)


def test_a_name_that_is_not_ours_is_refused(path):
    async def play():
        async with served(path) as (_service, ready):
            status, _headers = await asyncio.to_thread(get, ready.port, "/", "rebound.example")
            assert status == 421

    run(play())


@pytest.mark.parametrize("name", ["/..%2f..%2fpyproject.toml", "/nothing", "/__init__.py"])
def test_only_pages_are_served(path, name):
    async def play():
        async with served(path) as (_service, ready):
            status, _headers = await asyncio.to_thread(get, ready.port, name)
            assert status == 404

    run(play())


def test_every_answer_says_what_a_page_may_do(path):
    async def play():
        async with served(path) as (_service, ready):
            _status, headers = await asyncio.to_thread(get, ready.port, "/texts.json")
            policy = headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "no-referrer"
            assert "set-cookie" not in headers

    run(play())


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("{", "bad-message"),
        ('{"t":"vote","id":"1","choice":"gaan"}', "bad-message"),
        ('{"t":"hello","v":1,"token":"short"}', "bad-message"),
        ('{"t":"hello","v":2,"token":"' + "a" * 32 + '"}', "version"),
        ('{"t":"hello","v":1,"token":"' + "a" * 32 + '","extra":1}', "bad-message"),
        ("[" * 4000, "bad-message"),
    ],
)
def test_what_is_no_hello_of_this_version_gets_an_answer(path, sent, code):
    async def play():
        async with served(path) as (_service, ready):
            here = f"127.0.0.1:{ready.port}"
            async with connect(f"ws://{here}/ws", origin=f"http://{here}", proxy=None) as socket:
                await socket.send(sent)
                answer = json.loads(await socket.recv())
                assert (answer["t"], answer["code"]) == ("refused", code)
                assert answer["text"]

    run(play())


def test_a_message_that_is_not_understood_leaves_the_phone_in_the_room(path):
    async def play():
        async with served(path) as (_service, ready):
            socket = await raw(ready)
            assert json.loads(await socket.recv())["t"] == "state"
            await socket.send('{"t":"drop tables"}')
            assert json.loads(await socket.recv())["code"] == "bad-message"
            await socket.send('{"t":"ping"}')
            assert json.loads(await socket.recv())["t"] == "pong"
            await socket.close()

    run(play())


def test_a_flood_and_a_giant_are_shown_out_without_harm(path):
    async def play():
        async with served(path) as (service, ready):
            phones, trainer = await phones_in(ready, 3), Trainer(ready.trainer_url)
            flood, giant = await raw(ready), await raw(ready)
            for _ in range(60):
                await flood.send('{"t":"ping"}')
            while (said := json.loads(await flood.recv()))["t"] != "refused":
                pass
            assert said["code"] == "too-much"
            with pytest.raises(ConnectionClosed) as closed:
                await all_of(flood)
            assert closed.value.rcvd.code == 4003
            await giant.send(json.dumps({"t": "vote", "reason": "x" * wire.MAX_FRAME}))
            with pytest.raises(ConnectionClosed):
                await all_of(giant)
            await trainer.open()
            await asyncio.gather(*(phone.vote("gaan") for phone in phones))
            assert service.host.room.voted() == 3
            await close_all(trainer, *phones)

    run(play())


async def all_of(socket):
    """Receive until the host closes the socket."""
    while True:
        await socket.recv()


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
            with await asyncio.to_thread(
                urllib.request.urlopen, f"http://127.0.0.1:{ready.port}/theme.css"
            ) as it:
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


@pytest.mark.parametrize(
    "settings", [{"seconds": -5}, {"seconds": 7201}, {"seconds": 10**400}, {"second": 30}]
)
def test_settings_that_no_session_can_have_are_not_understood(path, settings):
    async def play():
        async with served(path) as (service, ready):
            socket = await bare(ready, "ws/trainer")
            key = ready.trainer_url.partition("#")[2]
            await socket.send(json.dumps({"t": "trainer", "v": 1, "key": key}))
            await socket.recv()
            do = {"t": "do", "id": "1", "what": "settings", "settings": settings}
            await socket.send(json.dumps(do))
            assert json.loads(await socket.recv())["code"] == "bad-message"
            assert service.host.room.state.settings == RoomSettings()
            await socket.close()

    run(play())


def test_a_browser_that_leaves_out_the_usual_port_is_let_in(path):
    async def play():
        async with served(path) as (service, _ready):
            service.port = 80
            assert {"127.0.0.1", "127.0.0.1:80"} <= service._hosts()
            service.port = 8080
            assert "127.0.0.1" not in service._hosts()

    run(play())
