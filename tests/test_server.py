"""Phones and a trainer around a served room: who comes in, who sees what, and what is refused."""

import asyncio
import json
import urllib.request

import pytest

from burgemeestersgame.server import wire
from burgemeestersgame.server.client import ClientError, Phone, Trainer
from burgemeestersgame.server.service import HostError, Service
from burgemeestersgame.server.sessions import SessionError, SessionFile
from tests.hosting import FILES, LOCAL, close_all, phones_in, raw, run, served, to_agreement
from tests.rooms import a_story


@pytest.fixture
def path(tmp_path):
    return tmp_path / "sessions" / "0123456789ab.sqlite3"


def test_a_round_goes_from_open_to_reveal(path):
    async def play():
        async with served(path) as (_service, ready):
            trainer, phones = Trainer(ready.trainer_url), await phones_in(ready, 4)
            await trainer.open()
            for phone, choice in zip(phones, ("gaan", "gaan", "afslaan", "abstain"), strict=True):
                await phone.vote(choice, value="openheid", reason="Omdat")
            await trainer.close()
            await trainer.reveal()

            state = await phones[0].wait_for(lambda state: state["session"].get("before"))
            assert state["session"]["before"]["votes"] == {"abstain": 1, "afslaan": 1, "gaan": 2}
            state = await phones[0].wait_for(lambda state: state["reasons"]["shown"])
            assert len(state["reasons"]["shown"]) == 4

            await trainer.decide("gaan")
            state = await phones[3].wait_for(lambda s: s["session"]["stage"] == "consequence")
            assert state["scene"]["text"] == "De directeur noemt u bij de voornaam."
            await close_all(trainer, *phones)

    run(play())


def test_a_vote_is_sealed_for_everybody_but_its_own_phone(path):
    async def play():
        async with served(path) as (_service, ready):
            trainer, phones = Trainer(ready.trainer_url), await phones_in(ready, 3)
            await trainer.open()
            frames = []
            listening = [
                asyncio.create_task(collect(client, frames)) for client in (trainer, *phones[1:])
            ]
            await asyncio.sleep(0)
            await phones[0].vote("gaan", reason="Kanarie")
            await trainer.note("klaar")  # told after the vote
            await asyncio.sleep(0.3)
            for task in listening:
                task.cancel()
            assert frames
            assert "Kanarie" not in json.dumps(frames)
            await close_all(trainer, *phones)

    async def collect(client, frames):
        async for frame in client.events():
            frames.append(frame)

    run(play())


def test_no_frame_to_another_role_holds_what_one_role_is_told(path):
    async def play():
        async with served(path) as (_service, ready):
            roles = ("zwager", "nieuw", "burgemeester", "nieuw")
            sockets, seen = [], []
            for role in roles:
                socket = await raw(ready, role=role)
                sockets.append(socket)
                seen.append([])

            async def listen(number):
                async for text in sockets[number]:
                    seen[number].append(text)

            listening = [asyncio.create_task(listen(number)) for number in range(len(roles))]
            trainer = Trainer(ready.trainer_url)
            await trainer.open()
            await trainer.close()
            await trainer.next()
            await trainer.open()
            await trainer.decide("afslaan")
            await asyncio.sleep(0.3)
            for task in listening:
                task.cancel()
            for role, texts in zip(roles, seen, strict=True):
                together = "".join(texts)
                assert ("Uw zwager belde gisteren." in together) is (role == "zwager")
                assert ("Uw zwager heeft een huisje" in together) is (role == "zwager")
            await close_all(trainer)

    run(play())


async def many_notes(trainer):
    for _ in range(60):
        await trainer.note("x" * 900)
        await asyncio.sleep(0.12)


def test_a_wrong_code_is_refused_in_words_and_too_many_are_stopped(path):
    async def play():
        async with served(path) as (_service, ready):
            for _ in range(20):
                with pytest.raises(ClientError, match="not the code") as refused:
                    await Phone(ready.join_url).join("AAAAAA")
                assert refused.value.code == "code"
            with pytest.raises(ClientError, match="too many wrong codes"):
                await Phone(ready.join_url).join("AAAAAA")

    run(play())


def test_who_has_a_seat_or_the_key_comes_back_while_wrong_codes_are_stopped(path):
    async def play():
        async with served(path) as (service, ready):
            (phone,) = await phones_in(ready, 1)
            await phone.aclose()
            for _ in range(30):
                service.host.failures.note("127.0.0.1")
            again, trainer = Phone(ready.join_url, token=phone.token), Trainer(ready.trainer_url)
            await again.join("")
            assert again.state["me"]["seat"] == 0
            await trainer.connect()
            with pytest.raises(ClientError, match="too many wrong keys"):
                await Trainer(f"{ready.trainer_url}x").connect()
            await close_all(again, trainer)

    run(play())


def test_a_second_tab_takes_over_and_the_first_is_told(path):
    async def play():
        async with served(path) as (_service, ready):
            (first,) = await phones_in(ready, 1)
            told = asyncio.create_task(anext(frame async for frame in first.events()))
            await asyncio.sleep(0)
            second = Phone(ready.join_url, token=first.token)
            await second.join()
            assert (await told)["t"] == "elsewhere"
            assert second.state["me"]["seat"] == 0
            await close_all(first, second)

    run(play())


def test_the_trainer_takes_over_on_another_device_with_the_same_link(path):
    async def play():
        async with served(path) as (_service, ready):
            await asyncio.gather(*(phone.aclose() for phone in await phones_in(ready, 3)))
            first, second = Trainer(ready.trainer_url), Trainer(ready.trainer_url)
            await first.open()
            await second.connect()
            assert second.state["session"]["round"]["status"] == "open"
            await second.close()
            await close_all(first, second)

    run(play())


def test_a_trainer_with_another_key_is_refused(path):
    async def play():
        async with served(path) as (_service, ready):
            with pytest.raises(ClientError, match="not the trainer's link"):
                await Trainer(ready.trainer_url[:-1] + "x").connect()
            with pytest.raises(ClientError):
                await Trainer(ready.join_url.replace("#", "trainer#")).connect()

    run(play())


def test_a_command_that_comes_twice_is_done_once(path):
    async def play():
        async with served(path) as (service, ready):
            phones, trainer = await phones_in(ready, 3), Trainer(ready.trainer_url)
            await trainer.next()
            moment = trainer.moment
            await trainer.do("next", moment=moment)
            with pytest.raises(ClientError, match="gone on meanwhile") as refused:
                await trainer.do("next", moment=moment)
            assert refused.value.code == "late"
            assert service.host.room.stage == "first-vote"
            await close_all(trainer, *phones)

    run(play())


def test_an_answer_to_a_round_that_closed_does_not_count_in_the_next(path):
    async def play():
        async with served(path) as (service, ready):
            phones, trainer = await phones_in(ready, 3), Trainer(ready.trainer_url)
            await trainer.open()
            for phone in phones:
                await phone.vote("gaan")
            old = phones[0].state["moment"]
            await trainer.close()
            await trainer.next()
            await trainer.open()
            late = {"t": "vote", "choice": "gaan", "moment": old}
            with pytest.raises(ClientError, match="that round has closed"):
                await phones[0]._ask(late)
            assert service.host.room.voted() == 0
            await close_all(trainer, *phones)

    run(play())


def test_a_group_writes_its_agreement_and_a_message_that_comes_twice_counts_once(path):
    async def play():
        async with served(path) as (service, ready):
            phones, trainer = await phones_in(ready, 2), Trainer(ready.trainer_url)
            twice = await raw(ready)
            await to_agreement(service, trainer)
            for _ in range(2):
                await twice.send('{"t":"line","id":"1","text":"Wij vragen eerst."}')
            state = await phones[0].wait_for(lambda state: state["session"].get("lines"))
            (line,) = state["session"]["lines"]
            support = {"t": "support", "id": "2", "line": line["id"]}
            for _ in range(2):
                await twice.send(json.dumps(support))
            answer = await phones[0].support(line["id"])
            assert answer["supported"] == [line["id"]]
            assert answer["line"] is None
            with pytest.raises(ClientError, match="not there any more"):
                await phones[1].support(7)
            for _ in range(2):
                await trainer.adopt(line["id"])
            state = await phones[1].wait_for(lambda state: state["session"]["agreement"])
            assert state["session"]["agreement"] == "Wij vragen eerst."
            assert state["session"]["lines"] == [{**line, "support": 2, "is_taken": True}]
            await trainer.drop_line(line["id"])
            while True:
                message = json.loads(await twice.recv())
                if message["t"] == "state" and not message["session"]["lines"]:
                    break
            assert message["me"]["line"] is None, "whose line it was hears of it"
            assert message["session"]["agreement"] == ""
            twice.transport.abort()
            await close_all(trainer, *phones)

    run(play())


def test_who_leaves_is_not_waited_for(path):
    async def play():
        async with served(path) as (_service, ready):
            phones, trainer = await phones_in(ready, 4), Trainer(ready.trainer_url)
            await trainer.open()
            await phones[3].leave()
            for phone in phones[:3]:
                await phone.vote("gaan")
            state = await trainer.wait_for(lambda state: state["trainer"]["voted"] == 3)
            assert state["trainer"]["missing"] == 0
            await close_all(trainer, *phones)

    run(play())


def test_an_improper_reason_goes_before_anybody_sees_it_or_at_once_after(path):
    async def play():
        async with served(path) as (_service, ready):
            phones, trainer = await phones_in(ready, 3), Trainer(ready.trainer_url)
            await trainer.open()
            for phone, reason in zip(
                phones, ("Wie praat?", "Piet heet hij.", "Kanarie"), strict=True
            ):
                await phone.vote("gaan", reason=reason)
            await trainer.close()
            await trainer.do("drop", reason=await id_of(trainer, "Piet heet hij."))
            await trainer.reveal()
            await phones[0].wait_for(lambda state: len(state["reasons"]["shown"]) == 2)
            await trainer.do("drop", reason=await id_of(trainer, "Kanarie"))
            for client in (phones[0], phones[2], trainer):
                state = await client.wait_for(lambda state: len(state["reasons"]["shown"]) == 1)
                assert state["reasons"]["shown"][0]["text"] == "Wie praat?"
            await close_all(trainer, *phones)

    async def id_of(trainer, text):
        def found(state):
            return [each["id"] for each in state["reasons"]["shown"] if each["text"] == text]

        return found(await trainer.wait_for(found))[0]

    run(play())


def test_a_phone_that_is_gone_can_be_waited_for_no_longer_until_it_is_back(path):
    async def play():
        async with served(path) as (_service, ready):
            phones, trainer = await phones_in(ready, 3), Trainer(ready.trainer_url)
            await phones[2].aclose()
            await trainer.do("dismiss", seat=2)
            await trainer.wait_for(lambda state: state["trainer"]["expected"] == 2)
            with pytest.raises(ClientError, match="no such seat"):
                await trainer.do("dismiss", seat=9)
            again = Phone(ready.join_url, token=phones[2].token)
            assert (await again.join())["me"]["seat"] == 2
            await trainer.wait_for(lambda state: state["trainer"]["expected"] == 3)
            await close_all(trainer, again, *phones)

    run(play())


def test_a_disk_that_is_full_is_said_and_nothing_counts(path):
    async def play():
        async with served(path) as (service, ready):
            phones, trainer = await phones_in(ready, 3), Trainer(ready.trainer_url)
            await trainer.open()
            await phones[0].vote("gaan")
            pages = service._file._database.execute("PRAGMA page_count").fetchone()[0]
            service._file._database.execute(f"PRAGMA max_page_count = {pages}")
            with pytest.raises(ClientError, match="disk is full") as refused:
                await many_notes(trainer)
            assert refused.value.code == "not-kept"
            service._file._database.execute("PRAGMA max_page_count = 100000")
            await phones[1].vote("afslaan")
            assert service.host.room.voted() == 2
            await close_all(trainer, *phones)

    run(play())


def _full(*_anything, **_more):
    raise SessionError("the disk is full")


def test_a_disk_that_is_full_at_the_end_is_said_and_the_session_is_there(path):
    async def play():
        async with served(path) as (service, ready):
            trainer = Trainer(ready.trainer_url)
            await trainer.open()
            await close_all(trainer)
            service._file.set_meta = _full
        assert service.said == "the disk is full"
        async with served(path, is_new=False) as (service, _ready):
            assert service.host.room.stage == "first-vote"

    run(play())


def test_of_a_session_that_could_not_begin_nothing_is_left(path, monkeypatch):
    monkeypatch.setattr(SessionFile, "begin", _full)
    close = SessionFile.close

    def leave_the_log(file):  # as where there is no room to write it away
        close(file)
        file.path.with_name(f"{file.path.name}-wal").write_bytes(b"what was begun")

    monkeypatch.setattr(SessionFile, "close", leave_the_log)

    with pytest.raises(SessionError, match="full"):
        Service.begin(path, a_story(), FILES, bind=LOCAL, port=0)

    assert list(path.parent.iterdir()) == []


def test_two_sessions_cannot_begin_on_one_port(path):
    first = Service.begin(path, a_story(), FILES, bind=LOCAL, port=0)  # which serves nobody yet

    with pytest.raises(HostError, match="another session, uses it now"):
        Service.begin(
            path.with_name("other.sqlite3"), a_story(), FILES, bind=LOCAL, port=first.port
        )

    first.give_up()


def test_a_new_code_keeps_everybody_in_and_the_old_one_out(path):
    async def play():
        async with served(path) as (service, ready):
            phones, trainer = await phones_in(ready, 2), Trainer(ready.trainer_url)
            await trainer.do("new-code")
            assert service.host.code != ready.code
            with pytest.raises(ClientError, match="not the code"):
                await Phone(ready.join_url).join(ready.code)
            await trainer.open()
            await phones[0].vote("gaan")
            await close_all(trainer, *phones)

    run(play())


def test_a_phone_hears_that_its_choice_is_gone(path):
    async def play():
        async with served(path) as (_service, ready):
            (phone,), trainer = await phones_in(ready, 1), Trainer(ready.trainer_url)
            await trainer.open()
            await phone.vote("later")
            await trainer.act("logboek")  # after which that choice is not open any more
            state = await phone.wait_for(lambda state: len(state["scene"]["choices"]) == 2)
            assert state["me"]["ballot"] is None
            await close_all(trainer, phone)

    run(play())


def test_who_may_choose_a_role_sees_which_are_full_and_nothing_of_what_they_hold(path):
    async def play():
        async with served(path) as (_service, ready):
            (phone,) = await phones_in(ready, 1)
            assert not any(role["is_full"] for role in phone.state["session"]["roles"])
            await phone.choose_role("burgemeester")
            state = await phone.wait_for(lambda state: state["session"]["roles"][0]["is_full"])
            assert state["session"]["roles"][1] == {
                "id": "zwager",
                "name": "Raadslid en zwager",
                "is_full": False,
            }
            await phone.aclose()

    run(play())


def test_asking_whether_one_has_a_seat_is_no_wrong_code(path):
    async def play():
        async with served(path) as (_service, ready):
            for _ in range(30):
                with pytest.raises(ClientError, match="not the code"):
                    await Phone(ready.join_url).join("")
            await close_all(*await phones_in(ready, 1))

    run(play())


def test_the_icons_of_the_pages_are_one_picture(path):
    async def play():
        async with served(path) as (_service, ready):
            address = ready.join_url.partition("#")[0] + "icons.svg"
            picture = await asyncio.to_thread(lambda: urllib.request.urlopen(address).read())
            assert b'id="lock"' in picture
            assert b"#000" not in picture

    run(play())


def test_the_schema_of_the_protocol_is_the_one_in_the_docs():
    from tests.test_packaging import ROOT

    written = json.loads((ROOT / "docs" / "protocol.schema.json").read_text(encoding="utf-8"))

    assert written == json.loads(json.dumps(wire.json_schema()))
