"""The debrief of a served session: its pages on every screen, and the report for the trainer."""

import json

import pytest

from burgemeestersgame.server.client import ClientError, Trainer
from tests.hosting import close_all, phones_in, run, served, to_agreement

SECRET = "Uw zwager belde gisteren."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "sessions" / "0123456789ab.sqlite3"


async def to_debrief(service, trainer):
    room = service.host.room
    while room.stage != "debrief":
        if room.stage == "explaining":
            await trainer.explain("")
        elif room.stage == "first-vote":
            await trainer.decide(next(iter(room.choices())))
        else:
            await trainer.next()


def at_page(number):
    return lambda state: (state.get("debrief") or {}).get("page") == number


def test_what_only_some_were_told_is_shown_to_the_trainer_and_sent_to_no_phone(path):
    async def play():
        async with served(path) as (service, ready):
            trainer, phones = Trainer(ready.trainer_url), await phones_in(ready, 4)
            await to_debrief(service, trainer)
            seen, sent = [], []
            for number in range(1, len(service.host.room.places) + 1):
                await trainer.page(number)
                seen.append((await trainer.wait_for(at_page(number)))["debrief"])
                for phone in phones:
                    sent.append((await phone.wait_for(at_page(number)))["debrief"])
            assert [page["knew"][0]["text"] for page in seen if page["knew"]] == [SECRET]
            assert SECRET not in json.dumps(sent)
            assert sent[-1]["rounds"]
            await close_all(trainer, *phones)

    run(play())


def test_the_trainer_marks_on_the_page_about_it_whether_something_was_said(path):
    async def play():
        async with served(path) as (service, ready):
            trainer, phones = Trainer(ready.trainer_url), await phones_in(ready, 4)
            await to_debrief(service, trainer)
            places = service.host.room.places
            at = next(n for n, place in enumerate(places, 1) if place.is_about_secrets)
            await trainer.page(at)
            await trainer.told("zwager", is_told=False)
            await trainer.wait_for(
                lambda state: at_page(at)(state) and state["debrief"]["knew"][0]["is_told"] is False
            )
            with pytest.raises(ClientError):
                await trainer.told("nieuw")
            await close_all(trainer, *phones)

    run(play())


def test_the_report_comes_once_there_is_something_to_look_back_on(path):
    async def play():
        async with served(path) as (service, ready):
            trainer, phones = Trainer(ready.trainer_url), await phones_in(ready, 3)
            with pytest.raises(ClientError):
                await trainer.report()
            await to_agreement(service, trainer)
            await trainer.agree("Wij bellen elkaar.")
            answer = await trainer.report()
            assert answer["name"] == "park.html"
            assert "Wij bellen elkaar." in answer["html"]
            await close_all(trainer, *phones)

    run(play())


def test_where_it_turned_is_shown_as_soon_as_it_is_worked_out(path):
    async def play():
        async with served(path) as (service, ready):
            trainer, phones = Trainer(ready.trainer_url), await phones_in(ready, 3)
            await to_debrief(service, trainer)
            await service._working
            assert service.host.pages.turning_points
            await close_all(trainer, *phones)

    run(play())
