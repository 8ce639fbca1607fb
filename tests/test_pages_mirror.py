"""The mirror in a real browser: what one phone keeps for its owner, and nobody else ever has."""

import asyncio

from burgemeestersgame import i18n
from burgemeestersgame.server.client import Phone, Trainer
from tests.browser import browsing
from tests.hosting import served, to_agreement

INTENTION = "Ik bel Henk voordat ik ga."


def test_a_phone_holds_its_own_votes_against_those_of_the_room_and_nobody_else_has_them(
    chrome, tmp_path
):
    path = tmp_path / "sessions" / "0123456789ab.sqlite3"

    async def play():
        i18n.use("nl")
        async with served(path) as (service, ready), browsing(chrome) as browser:
            phone = await browser.page(ready.join_url)
            await phone.sees("U bent Otter")
            trainer, others = Trainer(ready.trainer_url), [Phone(ready.join_url) for _ in range(3)]
            for other in others:
                await other.join()
            for choice, reason in (("U gaat", "Wie praat, weet meer."), ("U slaat af", "")):
                await trainer.open()
                await phone.catch_up()
                for other in others:
                    await other.vote("afslaan")
                await phone.press(choice)
                await phone.type("#reason", reason)
                await phone.press("Stem verzegelen")
                await phone.until(
                    "document.querySelector('h1').innerText === 'Uw stem is verzegeld'"
                )
                await trainer.reveal()
            assert "Wie praat" not in f"{service.host.room.state}{everything_in(path)}"
            await to_agreement(service, trainer)
            await phone.reload()
            await phone.press("Gaat u?")
            for said in ("U, voor het gesprek\nU gaat", "Wie praat, weet meer.", "eerst 3, nu 4"):
                await phone.sees(said)
            await phone.sees("U koos na het gesprek iets anders.")
            await phone.press("Nee")
            await phone.type("#intention", INTENTION)

            other = await browser.tab(ready.join_url, phone.context)
            await other.until(f"document.querySelector('#intention')?.value === {INTENTION!r}")
            await other.type("#intention", " Echt.")
            kept = f"{INTENTION} Echt."
            await other.until(f"document.querySelector('#intention').value === {kept!r}")
            await phone.press("Hier verdergaan")
            await phone.until(f"document.querySelector('#intention')?.value === {kept!r}")
            assert INTENTION.encode() not in everything_in(path)

            await phone.press("Wis van deze telefoon")
            await phone.click("dialog .danger")
            await phone.until("document.querySelector('#intention')?.value === ''")
            assert await phone.js("localStorage.getItem('burgemeestersgame.mirror')") is None
            await phone.type("#intention", INTENTION)
            await trainer.next()
            await phone.sees("De sessie is afgelopen")
            assert await phone.js("Object.keys(localStorage)") == []
            assert phone.errors == other.errors == []
            await asyncio.gather(trainer.aclose(), *(other.aclose() for other in others))

    asyncio.run(asyncio.wait_for(play(), 90))


def everything_in(path):
    return b"".join(file.read_bytes() for file in path.parent.iterdir())
