"""A whole session from lobby to the end: twelve phones and the trainer's page in a real browser,
with a reload, a lost connection and a process killed in mid-vote on the way."""

import asyncio
import json
from urllib.parse import urlsplit

import pytest

from tests.browser import browsing
from tests.hosting import Process
from tests.rooms import STORY

PHONES = 12


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "park" / "scenario.yaml"
    path.parent.mkdir()
    path.write_text(STORY, encoding="utf-8")
    return path.parent


def test_twelve_phones_play_from_the_lobby_to_the_agreement(story, chrome, monkeypatch):
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")

    async def play():
        process = Process(str(story), "--port", "0")
        try:
            async with browsing(chrome) as browser:
                process = await session(browser, process)
        finally:
            assert process.stop() == (0, "")

    asyncio.run(asyncio.wait_for(play(), 200))


async def session(browser, process):
    """Play; returns the process that serves by then."""
    info = process.info
    trainer = await browser.page(info["trainer_url"], width=820, height=1180)
    phones = [await browser.page(info["join_url"]) for _ in range(PHONES)]
    await asyncio.gather(*(phone.sees("U bent") for phone in phones))
    await trainer.sees("12 van 12 verbonden")
    await phones[0].press("Raadslid en zwager")

    await trainer.press("Begin de oefenronde")
    await trainer.press("Open de oefenstemming")
    await vote(phones, "Ik ga even naar buiten")
    await trainer.sees("12 van 12\n")
    await trainer.press("Sluit de stemming")
    await trainer.press("Onthul de aantallen")
    await phones[3].sees("12 stemmen")
    await trainer.press("Naar de rollen")
    await asyncio.gather(*(phone.sees("Uw rol") for phone in phones))
    await trainer.press("Begin het verhaal")

    await trainer.press("Open de eerste stem")
    await vote(phones[:5], "U gaat", "Wie praat, weet meer.")
    await phones[5].type("#reason", "Nog niet verstuurd")
    process.kill()
    await asyncio.gather(*(phone.sees("even weg") for phone in phones))
    await phones[5].press("U slaat af")
    await phones[5].press("Stem verzegelen")
    await phones[5].sees("gaat weg zodra de verbinding er weer is")
    process = Process("--resume", "last")
    assert process.info["port"] == info["port"]
    await asyncio.gather(*(phone.sees("verbonden") for phone in phones))
    await phones[5].sees("Uw stem is verzegeld")
    await phones[1].reload()
    await phones[1].sees("Uw stem is verzegeld")
    await vote(phones[6:], "U slaat af", "Dan vraagt iemand waarom.")
    await trainer.sees("12 van 12\n")
    await trainer.press("Sluit de stemming")
    await trainer.press("Onthul de aantallen")
    await asyncio.gather(*(phone.sees("Wie praat, weet meer.") for phone in phones))
    assert "5 stemmen" in await phones[0].text()
    assert "7 stemmen" in await phones[0].text()

    await trainer.press("Uitlichten")
    await phones[2].sees("Hier kijkt iedereen naar")
    await trainer.press("Start het gesprek")
    await asyncio.gather(*(phone.sees("Leg uw telefoon neer") for phone in phones))
    assert "Uw zwager belde gisteren." in await phones[0].text()
    await trainer.sees("Gesprek tussen de stemmen")
    await trainer.press("Hoor: Griffier")
    await phones[4].sees("Niet doen.")
    await phones[4].press("Stel voor om iets te doen wat niemand vraagt")
    await phones[4].press("Begin een logboek")
    await trainer.sees("1 stelt het voor")
    await trainer.press("Doe het: Begin een logboek")
    await trainer.until("!document.body.innerText.includes('stelt het voor')")
    await trainer.press("Pauze")
    await asyncio.gather(*(phone.sees("even stilgezet") for phone in phones))
    await phones[7].reload()
    await phones[7].sees("even stilgezet")
    await trainer.press("Ga verder")
    await phones[7].sees("Leg uw telefoon neer")

    await trainer.press("Open de tweede stem")
    await vote(phones, "U gaat")
    await trainer.sees("12 van 12\n")
    await trainer.reload()
    await trainer.press("Sluit de stemming")
    await trainer.press("Onthul de aantallen")
    await asyncio.gather(*(phone.sees("eerst 5, nu 12: 7 meer") for phone in phones))
    await phones[0].sees("eerst 7, nu 0: 7 minder")
    await trainer.press("Naar het besluit")
    await trainer.press("U gaat")
    await trainer.press("Neem dit besluit")
    await asyncio.gather(*(phone.sees("De directeur noemt u bij") for phone in phones))
    await trainer.press("Verder met het verhaal")
    await phones[0].sees("Een buurvrouw vraagt waarom u er zat.")
    await trainer.type("#explain", "Ik wilde het van hemzelf horen.")
    await trainer.press("Leg vast")
    await trainer.press("Open de eerste stem")
    await vote(phones[:2], "Alles")
    await trainer.sees("2 van 12")
    await trainer.press("Sluit de stemming")
    await trainer.press("Onthul de aantallen")
    await asyncio.gather(*(phone.sees("minder dan drie stemmen") for phone in phones))
    await trainer.press("Start het gesprek")
    await trainer.sees("Gesprek tussen de stemmen")
    await trainer.press("Open de tweede stem")
    await trainer.press("Stem met handen")
    await trainer.type("label.hand:nth-of-type(1) input", "9")
    await trainer.press("Sluit met deze aantallen")
    await trainer.press("Onthul de aantallen")
    await phones[0].sees("Er zijn 9 handen geteld.")
    await trainer.press("Naar het besluit")
    await trainer.press("Alles")
    await trainer.press("Neem dit besluit")
    await phones[0].sees("Het is avond.")
    await trainer.press("Naar de nabespreking")
    await phones[0].sees("Hoe was het?")
    for page in range(1, 7):
        await trainer.sees(f"Bladzijde {page} van 7")
        await trainer.click("#next")
        await phones[0].sees(f"Bladzijde {page + 1} van 7")
    await trainer.press("Naar de afspraak")
    await phones[0].type("#line", "Wij vragen eerst wie het weet.")
    await phones[0].press("Stel deze zin voor")
    for phone in phones[1:]:
        await phone.press("Wij vragen eerst wie het weet.")
    await trainer.sees("12 staan erachter")
    await trainer.press("Neem over")
    await trainer.press("Rond de sessie af")
    await trainer.click("dialog .danger")
    await asyncio.gather(*(phone.sees("De sessie is afgelopen") for phone in phones))

    await nothing_strange(browser, [trainer, *phones], info["join_url"])
    return process


async def vote(phones, choice, reason=""):
    """Vote on these phones, all at once."""

    async def one(phone):
        await phone.press(choice)
        if reason:
            await phone.type("#reason", reason)
        await phone.press("Stem verzegelen")
        await phone.sees("Uw stem is verzegeld")

    await asyncio.gather(*(one(phone) for phone in phones))


async def nothing_strange(browser, pages, url):
    """Nothing was asked for elsewhere, nothing complained, and there is no cookie."""
    here = {urlsplit(url).netloc}
    for page in pages:
        asked = [each for each in page.requests if not each.startswith("data:")]
        assert {urlsplit(each).netloc for each in asked} - {""} == here
        assert page.errors == []
        assert await page.js("document.cookie") == ""
        kept = json.loads(await page.js("JSON.stringify(Object.keys(localStorage))"))
        assert kept == [], "who they were and what they chose is forgotten at the end"
    assert await browser.cookies() == []
