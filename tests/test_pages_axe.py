"""axe-core finds nothing on the phone's and the trainer's page, whatever the stage: each at its
ordinary size, light and dark, and at 400 per cent; in Dutch and in English."""

import asyncio

import pytest

from burgemeestersgame import i18n
from burgemeestersgame.server.client import Phone, Trainer
from tests.browser import browsing
from tests.hosting import served

# Of the phone's page and of the trainer's; at 400 per cent they are alike.
ORDINARY = (360, 740), (1280, 800)
AT_400 = (320, 256), (320, 256)


@pytest.mark.parametrize(
    ("sizes", "language"), [(ORDINARY, "nl"), (AT_400, "en")], ids=["ordinary", "400 per cent"]
)
def test_no_stage_has_a_violation_that_axe_can_find(sizes, language, axe, chrome, tmp_path):
    found = []

    async def play():
        i18n.use(language)
        path = tmp_path / "sessions" / "0123456789ab.sqlite3"
        async with served(path) as (service, ready), browsing(chrome) as browser:
            (width, height), (trainers_width, trainers_height) = sizes
            phone = await browser.page(ready.join_url, width=width, height=height)
            await phone.until("document.querySelector('.option')")
            await phone.press("Raadslid en zwager")
            steers = await browser.page(
                ready.trainer_url, width=trainers_width, height=trainers_height
            )
            await a_session(service, ready, phone, steers, look)
            assert phone.errors + steers.errors == []

    async def look(name, *pages):
        for page in pages:
            found.extend(f"{name}: {each}" for each in await page.violations(axe))
            if await page.js("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{name}: scrolls sideways")
            if sizes is AT_400:
                continue  # which makes no other colours
            await page.colours("dark")
            contrast = await page.violations(axe, "color-contrast")
            found.extend(f"{name}, dark: {each}" for each in contrast)
            await page.colours("light")

    asyncio.run(asyncio.wait_for(play(), 200))

    assert found == []


async def a_session(service, ready, phone, steers, look):
    """Go through every stage, steered without a screen so that it goes in any language."""
    trainer = Trainer(ready.trainer_url)
    others = [Phone(ready.join_url) for _ in range(3)]
    for other in others:
        await other.join()

    async def seen(name):
        """Look at both pages; the trainer's has to take the session back first."""
        await trainer.aclose()
        if name != "lobby":
            await steers.click(".door .primary")
        await steers.until("document.querySelector('.rail')")
        await asyncio.gather(phone.catch_up(), steers.catch_up())
        await steers.js("document.querySelectorAll('details').forEach(each => each.open = true)")
        await phone.js("document.querySelectorAll('details').forEach(each => each.open = true)")
        await look(name, phone, steers)

    async def do(*names):
        for name in names:
            await getattr(trainer, name)()

    await seen("lobby")
    for tab in (2, 3, 4):
        await phone.js(f"document.querySelector('#tabs li:nth-child({tab}) button').click()")
        await look(f"tab {tab}", phone)
    await do("practise", "open")
    await others[0].vote("tea")
    await seen("practice")
    await do("close", "next")
    await seen("briefing")
    await do("next")
    await seen("waiting")
    await trainer.do("open", seconds=90)
    await phone.until("document.querySelector('form input')")
    await seen("voting")
    await phone.js("document.querySelector('form').requestSubmit()")
    await look("no choice", phone)
    await phone.click("form input")
    await phone.js("document.querySelector('form').requestSubmit()")
    await phone.until("document.querySelector('.chosen')")
    for other in others:
        await other.vote("afslaan", value="openheid", reason="Omdat het hoort.")
    await trainer.consult("griffier")
    await others[0].propose("logboek")
    await seen("sealed")
    await trainer.close()
    await seen("closed")
    await trainer.reveal()
    await trainer.do("keep", reason=(await known(trainer))["reasons"]["shown"][0]["id"])
    await trainer.do("spotlight", reason=(await known(trainer))["reasons"]["shown"][0]["id"])
    await seen("first reveal")
    await trainer.next()
    await trainer.note("Achterin stil.")
    await seen("talk")
    await do("pause")
    await seen("paused")
    await do("resume")
    await trainer.do("hide", on=True)
    await seen("hidden")
    await trainer.do("hide", on=False)
    await trainer.open()
    await seen("second vote")
    for other in others:
        await other.vote("gaan")
    await do("close", "reveal")
    await seen("second reveal")
    await do("next")
    await seen("decision")
    await trainer.decide("gaan")
    await seen("consequence")
    await do("next")
    await seen("explaining")
    await trainer.explain("Ik wilde luisteren.")
    await trainer.open()
    await do("close", "reveal")
    await seen("too few")
    await trainer.decide("alles")
    await seen("ending")
    await do("next")
    await trainer.do("agree", text="Wij vragen eerst.")
    await seen("debrief")
    while service.host.room.stage == "debrief":
        if service.host.room.place.dilemma == "lunch":
            page = service.host.room.state.page + 1
            await phone.until(f"document.querySelector('.above').innerText.includes(' {page} ')")
            await look("mirror", phone)
        await do("next")
    await seen("agreement")
    for other in others:
        await other.suggest(f"Wij zeggen het {other.token[:4]}.")
    await trainer.adopt(min(service.host.room.lines(), key=lambda line: line.id).id)
    await phone.until("document.querySelectorAll('[type=checkbox]').length === 3")
    await phone.click("[type=checkbox]")
    await phone.until("document.querySelector('[type=checkbox]:checked')")
    await seen("lines")
    await do("next")
    await seen("ended")
    for other in others:
        await other.aclose()
    await trainer.aclose()
    await phone.go("about:blank")
    await phone.go(ready.join_url.partition("#")[0])
    await phone.until("document.querySelector('#code')")
    await look("joining", phone)


async def known(trainer):
    """Return what the trainer's page was told of reasons."""
    return await trainer.wait_for(lambda state: state["reasons"]["shown"])
