"""The real process, killed in the middle of a vote: the room comes back with every answer it had
acknowledged, and the phones come back by themselves."""

import asyncio
import signal

import pytest

from burgemeestersgame.paths import sessions_folder
from burgemeestersgame.server.client import Phone, Trainer
from burgemeestersgame.store import open_store
from tests.hosting import Process
from tests.rooms import STORY

CANARY = "Kanarie-7431"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "park" / "scenario.yaml"
    path.parent.mkdir()
    path.write_text(STORY, encoding="utf-8")
    return path.parent


def test_a_killed_process_comes_back_to_the_same_vote(story, data_folder):
    async def play():
        process = Process(str(story), "--port", "0")
        info = process.info
        phones = [Phone(info["join_url"]) for _ in range(12)]
        await asyncio.gather(*(phone.join(info["code"]) for phone in phones))
        trainer = Trainer(info["trainer_url"])
        await trainer.open()
        await asyncio.gather(*(phone.vote("gaan", reason=CANARY) for phone in phones[:5]))
        process.kill()
        voting = [asyncio.create_task(phone.vote("afslaan")) for phone in phones[5:9]]
        again = Process("--resume", "last")
        assert again.info["port"] == info["port"]
        assert again.info["code"] == info["code"]
        await asyncio.gather(*voting)
        await phones[0].vote("gaan", reason=CANARY)  # sent twice, counted once

        await trainer.close()
        await trainer.reveal()
        state = await phones[11].wait_for(lambda state: state["session"].get("before"))
        assert state["session"]["before"] == {
            "cast": 9,
            "missing": 3,
            "votes": {"afslaan": 4, "gaan": 5},
            "values": {},
            "by_hands": False,
        }
        await trainer.decide("afslaan")
        await asyncio.gather(*(phone.aclose() for phone in phones), trainer.aclose())
        status, said = again.stop()
        assert (status, said) == (0, "")
        return info["session"]

    session = asyncio.run(asyncio.wait_for(play(), 60))

    for path in data_folder.rglob("*"):
        assert path.is_dir() or CANARY.encode() not in path.read_bytes()
    with open_store() as store:
        assert [entry.id for entry in store.entries()] == [session]
        assert store.load(session).decisions() == (1,)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_it_kindly_and_keeps_the_session(story, number):
    process = Process(str(story), "--port", "0")

    assert set(process.info) == {"session", "code", "join_url", "trainer_url", "port"}
    assert process.stop(number) == (0, "")
    assert [path.stem for path in sessions_folder().glob("*.sqlite3")] == [process.info["session"]]


def test_many_kills_lose_and_double_nothing(story):
    """Twelve phones vote again and again while the process is killed; each acknowledged answer
    counts once, and what was never acknowledged at most once."""

    async def play():
        process = Process(str(story), "--port", "0")
        info = process.info
        phones = [Phone(info["join_url"]) for _ in range(12)]
        await asyncio.gather(*(phone.join(info["code"]) for phone in phones))
        trainer = Trainer(info["trainer_url"])
        await trainer.open()
        for turn in range(4):
            choices = [("gaan", "afslaan")[(turn + number) % 2] for number in range(12)]
            votes = [
                asyncio.create_task(phone.vote(choice))
                for phone, choice in zip(phones, choices, strict=True)
            ]
            await asyncio.sleep(0.003 * turn)
            process.kill()
            process = Process("--resume", "last")
            await asyncio.gather(*votes)
        await trainer.reveal()
        state = await phones[0].wait_for(lambda state: state["session"].get("before"))
        assert state["session"]["before"]["votes"] == {"afslaan": 6, "gaan": 6}
        assert state["session"]["before"]["missing"] == 0
        await asyncio.gather(*(phone.aclose() for phone in phones), trainer.aclose())
        process.stop()

    asyncio.run(asyncio.wait_for(play(), 90))


def test_nothing_that_a_phone_says_is_printed(story):
    async def play(process):
        phone = Phone(process.info["join_url"])
        await phone.join(process.info["code"])
        trainer = Trainer(process.info["trainer_url"])
        await trainer.open()
        await phone.vote("gaan", reason=CANARY)
        await asyncio.gather(phone.aclose(), trainer.aclose())

    process = Process(str(story), "--port", "0")
    asyncio.run(asyncio.wait_for(play(process), 30))
    process.process.send_signal(signal.SIGTERM)
    printed, said = process.process.communicate(timeout=20)

    assert printed + said == ""
