"""The phone's page and the trainer's in a real browser: what somebody does with them, and what may
go wrong on the way."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from burgemeestersgame import i18n
from burgemeestersgame.room.rounds import MAX_REASON
from burgemeestersgame.server.addresses import Address
from burgemeestersgame.server.client import Phone, Trainer
from burgemeestersgame.server.texts import texts_for_trainer
from burgemeestersgame.server.web import PAGES
from tests.browser import browsing
from tests.hosting import served

MOST_BYTES = 100_000
ONLY_PHONE = ("phone", "page.", "dom.", "words.", "keep.", "link.", "tally.")


@pytest.fixture
def room(tmp_path, chrome):
    """Return how to open a served room beside a browser, in Dutch."""

    @asynccontextmanager
    async def opened():
        i18n.use("nl")
        path = tmp_path / "sessions" / "0123456789ab.sqlite3"
        async with served(path) as (service, ready), browsing(chrome) as browser:
            yield service, ready, browser

    return opened


def run(test):
    """Run an async test within a minute and a half."""
    asyncio.run(asyncio.wait_for(test, 90))


async def open_round(ready, *pages, more=0):
    """Return a trainer without a screen who has opened the first round, and so many phones more;
    these pages know of it."""
    trainer = Trainer(ready.trainer_url)
    phones = [Phone(ready.join_url) for _ in range(more)]
    for phone in phones:
        await phone.join()
    await trainer.open()
    for page in pages:
        await page.catch_up()
    return trainer, phones


async def close_all(*clients):
    await asyncio.gather(*(client.aclose() for client in clients))


def test_a_vote_takes_a_keyboard_and_nothing_else(room):
    async def play():
        async with room() as (service, ready, browser):
            phone = await browser.page(ready.join_url)
            await phone.sees("U bent Otter")
            trainer, _phones = await open_round(ready, phone)
            await phone.sees("Nu ziet niemand dit.")
            focused = "document.activeElement"
            assert await phone.js(f"{focused}.tagName") == "H1"
            await to(phone, f"{focused}.textContent === 'Naar de antwoorden'")
            await phone.key("Enter")
            assert await phone.js(f"{focused}.name") == "choice"
            await phone.key("Tab", shift=True)
            await to(phone, f"{focused}.name === 'choice'")
            await phone.key("ArrowDown")
            await to(phone, f"{focused}.name === 'value'")
            await phone.key("Space")
            await to(phone, f"{focused}.id === 'reason'")
            await phone.call("Input.insertText", text="Ik wil het weten.")
            await to(phone, f"{focused}.textContent === 'Stem verzegelen'")
            await phone.key("Enter")
            await phone.sees("Uw stem is verzegeld")
            ballot = service.host.room.ballot(0)
            assert (ballot.choice, ballot.reason) == ("afslaan", "Ik wil het weten.")
            assert await phone.js(f"{focused}.textContent") == "Uw stem is verzegeld"
            await trainer.aclose()

    async def to(page, condition):
        for _ in range(20):
            await page.key("Tab")
            if await page.js(condition):
                return
        raise AssertionError(f"no key leads to {condition}")

    run(play())


def test_what_was_written_outlives_a_reload_and_a_vote_is_sealed_after_it(room):
    async def play():
        async with room() as (service, ready, browser):
            phone = await browser.page(ready.join_url)
            await phone.sees("U bent Otter")
            trainer, _phones = await open_round(ready, phone)
            await phone.press("U slaat af")
            await phone.type("#reason", "Half gesch")
            await phone.reload()
            await phone.until("document.querySelector('#reason')?.value === 'Half gesch'")
            assert await phone.js("document.querySelector('input[value=afslaan]').checked")
            await phone.press("Stem verzegelen")
            await phone.sees("Uw stem is verzegeld")
            await phone.reload()
            await phone.sees("Uw stem is verzegeld")
            await phone.press("Wijzig")
            await phone.press("U gaat")
            await phone.press("Stem verzegelen")
            await phone.sees("Uw stem is verzegeld")
            assert service.host.room.ballot(0).choice == "gaan"
            assert service.host.room.expected() == 1, "it came back to its own place"
            await trainer.aclose()

    run(play())


def test_who_types_keeps_the_focus_when_the_session_goes_on(room):
    async def play():
        async with room() as (_service, ready, browser):
            phone = await browser.page(ready.join_url)
            await phone.sees("U bent Otter")
            trainer, _phones = await open_round(ready, phone)
            await phone.type("#reason", "Ik ben nog bez")
            await trainer.consult("griffier")
            await phone.sees("U hoorde samen advies: Griffier")
            assert await phone.js("document.activeElement.id") == "reason"
            assert await phone.js("document.activeElement.selectionStart") == len("Ik ben nog bez")
            await trainer.aclose()

    run(play())


def test_a_second_tab_takes_over_and_the_first_can_take_back(room):
    async def play():
        async with room() as (service, ready, browser):
            phone = await browser.page(ready.join_url)
            await phone.sees("U bent Otter")
            other = await browser.tab(ready.join_url, phone.context)
            await other.sees("U bent Otter")
            await phone.sees("U bent ergens anders verdergegaan")
            await phone.press("Hier verdergaan")
            await phone.sees("U bent Otter")
            await other.sees("U bent ergens anders verdergegaan")
            assert len(service.host.room.state.seats) == 1

    run(play())


def test_where_storage_is_refused_the_address_holds_who_one_is(room):
    async def play():
        async with room() as (service, ready, browser):
            phone = await browser.page("about:blank")
            await phone.call(
                "Page.addScriptToEvaluateOnNewDocument",
                source="Object.defineProperty(window, 'localStorage',"
                " {get() { throw new DOMException('refused', 'SecurityError') }})",
            )
            await phone.go(ready.join_url)
            await phone.sees("U bent Otter")
            trainer, _phones = await open_round(ready, phone)
            await phone.type("#reason", "Bewaard")
            await phone.reload()
            await phone.until("document.querySelector('#reason')?.value === 'Bewaard'")
            assert len(service.host.room.state.seats) == 1
            await trainer.aclose()

    run(play())


def test_a_code_may_be_typed_in_any_case_and_a_wrong_one_is_explained(room):
    async def play():
        async with room() as (_service, ready, browser):
            phone = await browser.page(ready.join_url.partition("#")[0])
            await phone.type("#code", "zzzzz8")
            await phone.press("Doe mee")
            await phone.sees("dat is niet de code van deze groep")
            assert await phone.js("document.querySelector('#code').ariaInvalid") == "true"
            await phone.js("document.querySelector('#code').value = ''")
            await phone.type("#code", ready.code.lower())
            await phone.press("Doe mee")
            await phone.sees("U bent Otter")

    run(play())


def test_who_stops_is_not_missed_and_may_come_back_to_the_same_place(room):
    async def play():
        async with room() as (service, ready, browser):
            phone = await browser.page(ready.join_url)
            await phone.sees("U bent Otter")
            trainer, phones = await open_round(ready, phone, more=2)
            await phone.press("Stoppen")
            await phone.sees("Wilt u stoppen?")
            await phone.click("main .danger")
            await phone.sees("U bent gestopt")
            assert service.host.room.expected() == 2
            await phone.reload()
            await phone.sees("U bent gestopt")
            await phone.press("Weer meedoen")
            await phone.sees("Gaat u?")
            assert service.host.room.expected() == 3
            assert len(service.host.room.state.seats) == 3
            await close_all(trainer, *phones)

    run(play())


def test_what_people_write_never_becomes_markup(room):
    wicked = "<img src=x onerror='window.hurt=1'><b>vet</b> </script>{count}"

    async def play():
        async with room() as (_service, ready, browser):
            phone = await browser.page(ready.join_url)
            steers = await browser.page(ready.trainer_url, width=820, height=1000)
            await phone.sees("U bent Otter")
            await steers.sees("Mensen komen binnen")
            clients = [Phone(ready.join_url) for _ in range(3)]
            for client in clients:
                await client.join()
            await steers.press("Naar de rollen")
            await steers.press("Begin het verhaal")
            await steers.press("Open de eerste stem")
            for client in clients:
                await client.vote("gaan", reason=wicked)
            await steers.press("Sluit de stemming")
            await steers.press("Onthul de aantallen")
            await steers.type("#note", wicked)
            await steers.press("Bewaar de notitie")
            for page in (phone, steers):
                await page.sees(wicked)
                assert await page.js("document.querySelector('main img:not(.qr), main b')") is None
                assert await page.js("window.hurt === undefined")
                assert page.errors == []
            await close_all(*clients)

    run(play())


def test_a_role_is_chosen_where_that_is_so_and_its_secret_can_be_covered(room):
    async def play():
        async with room() as (_service, ready, browser):
            phone, other = await browser.page(ready.join_url), await browser.page(ready.join_url)
            await phone.press("Raadslid en zwager")
            await other.press("Burgemeester")
            await phone.sees("Burgemeester bezet")
            trainer, _phones = await open_round(ready, phone, other)
            await phone.sees("Uw zwager belde gisteren.")
            await phone.press("Dek af")
            await phone.until("!document.body.innerText.includes('Uw zwager belde')")
            await phone.reload()
            await phone.sees("Afgedekt")
            await phone.press("Laat zien")
            await phone.sees("Uw zwager belde gisteren.")
            await other.press("Mijn rol")
            await other.sees("U zit de avond voor.")
            assert "belde gisteren" not in await other.js("document.documentElement.outerHTML")
            await trainer.aclose()

    run(play())


def test_the_one_who_plays_the_mayor_decides_where_that_is_so(room):
    async def play():
        async with room() as (_service, ready, browser):
            mayor = await browser.page(ready.join_url)
            await mayor.sees("Otter")
            other = await browser.page(ready.join_url)
            steers = await browser.page(ready.trainer_url, width=820, height=1000)
            await mayor.press("Burgemeester")
            await other.press("Nieuw")
            await steers.press("Instellingen")
            await choose(steers, "Wie heeft het laatste woord", "mayor")
            await steers.press("Otter heeft het laatste woord")
            await steers.until("document.querySelector('.seats [aria-pressed=true]')")
            trainer, _phones = await open_round(ready, mayor, other)
            for step in ("close", "reveal", "next", "open", "close", "reveal"):
                await getattr(trainer, step)()
            await mayor.sees("U besluit")
            await mayor.press("U gaat")
            await mayor.press("Ja, dit is mijn besluit")
            await other.sees("De directeur noemt u bij de voornaam.")
            await trainer.aclose()

    run(play())


async def choose(page, label, value):
    """Choose in a list with that label."""
    labels = "[...document.querySelectorAll('label:has(select)')]"
    named = f"{labels}.find(each => each.firstChild.textContent === {label!r})"
    await page.until(f"Boolean({named})")
    found = f"{named}.querySelector('select')"
    await page.js(f"{found}.value = {value!r}; {found}.dispatchEvent(new Event('change')); 0")


def test_hands_are_counted_when_no_phone_gets_through(room):
    async def play():
        async with room() as (service, ready, browser):
            steers = await browser.page(ready.trainer_url, width=360)
            for step in ("Naar de rollen", "Begin het verhaal", "Stem met handen"):
                await steers.press(step)
            await steers.type("label.hand:nth-of-type(1) input", "7")
            await steers.type("label.hand:nth-of-type(2) input", "4")
            await steers.press("Sluit met deze aantallen")
            await steers.press("Onthul de aantallen")
            await steers.sees("Er zijn 11 handen geteld.")
            assert service.host.room.state.first.votes == {"afslaan": 4, "gaan": 7}
            await steers.press("Naar het besluit")  # one vote is enough
            await steers.click("input[name=decision]")
            await steers.press("Neem dit besluit")
            await steers.press("Nu naar de nabespreking")  # no time for the rest
            await steers.press("Kijk terug")
            await steers.sees("Eén minuut stilte")
            assert [each.choice for each in service.host.room.state.outcomes] == ["gaan"]

    run(play())


def test_after_a_minute_without_a_phone_the_trainer_reads_what_to_do(room):
    async def play():
        async with room() as (service, ready, browser):
            steers = await browser.page(ready.trainer_url, width=360)
            await steers.sees("Er is nog niemand binnen.")
            nobody = "Nog geen telefoon heeft deze laptop bereikt."
            assert nobody not in await steers.text()
            service.host.room._origin -= 61  # a minute passes
            await steers.reload()
            await steers.sees(nobody)
            await (await browser.page(ready.join_url)).sees("U bent Otter")
            await steers.until(f"!document.body.innerText.includes({nobody!r})")

    run(play())


def test_another_device_takes_over_the_trainers_page(room):
    async def play():
        async with room() as (_service, ready, browser):
            first = await browser.page(ready.trainer_url, width=820, height=1000)
            await first.sees("Mensen komen binnen")
            second = await browser.page(ready.trainer_url)
            await second.sees("Mensen komen binnen")
            await first.sees("U bent ergens anders verdergegaan")
            await first.press("Weer vanaf hier leiden")
            await first.sees("Mensen komen binnen")
            await second.sees("U bent ergens anders verdergegaan")

    run(play())


def test_a_button_that_is_pressed_twice_does_its_work_once(room):
    async def play():
        async with room() as (service, ready, browser):
            steers = await browser.page(ready.trainer_url, width=820, height=1000)
            await steers.press("Naar de rollen")
            await steers.sees("Iedereen leest de eigen rol")
            await steers.js(
                "for (let n = 0; n < 3; n++) document.querySelector('#next').click(); 0"
            )
            await steers.sees("Open de eerste stem")
            assert "intussen verder" not in await steers.text()
            assert service.host.room.stage == "first-vote"

    run(play())


def test_the_trainer_chooses_the_address_behind_the_qr_code(room):
    async def play():
        async with room() as (service, ready, browser):
            service.found = (Address("192.0.2.7", "wlan0"), *service.found)
            steers = await browser.page(ready.trainer_url, width=820, height=1000)
            await steers.sees("127.0.0.1")
            before = await steers.js("document.querySelector('.qr').src")
            assert before.startswith("data:image/svg+xml")
            await choose(steers, "Netwerkadres van deze laptop", "192.0.2.7")
            await steers.until(f"document.querySelector('.qr').src !== {before!r}")
            assert await steers.js("document.querySelector('.qr').naturalWidth") > 0
            assert f"http://192.0.2.7:{ready.port}/" in await steers.text()

    run(play())


def test_a_round_has_the_time_of_the_settings_or_none_at_all(room):
    async def play():
        async with room() as (service, ready, browser):
            steers = await browser.page(ready.trainer_url, width=820, height=1000)
            await steers.press("Instellingen")
            await choose(steers, "Tijd voor een stem", "90")
            for step in ("Begin de oefenronde", "Open de oefenstemming", "Sluit de stemming"):
                await steers.press(step)
            assert service.host.room.state.practice.seconds == 90
            for step in ("Onthul de aantallen", "Naar de rollen", "Begin het verhaal"):
                await steers.press(step)
            await choose(steers, "Tijd", "")
            shown = "document.querySelector('.limit select').selectedOptions[0].text"
            assert await steers.js(shown) == "geen limiet"
            await steers.press("Open de eerste stem")
            await steers.sees("Sluit de stemming")
            assert service.host.room.state.first.seconds is None

    run(play())


def test_what_was_not_sealed_is_gone_from_the_phone_once_the_round_has_closed(room):
    async def play():
        async with room() as (_service, ready, browser):
            phone = await browser.page(ready.join_url)
            await phone.sees("U bent Otter")
            trainer, _phones = await open_round(ready, phone)
            await phone.type("#reason", "Kanarie")
            assert "Kanarie" in await phone.js("JSON.stringify(localStorage)")
            await trainer.close()
            await phone.sees("De stemming is gesloten.")
            assert "Kanarie" not in await phone.js("JSON.stringify(localStorage)")
            await trainer.aclose()

    run(play())


def test_a_page_of_another_version_asks_to_be_loaded_again(room, monkeypatch):
    monkeypatch.setattr("burgemeestersgame.server.wire.VERSION", 2)

    async def play():
        async with room() as (_service, ready, browser):
            phone = await browser.page(ready.join_url)
            await phone.sees("deze pagina hoort bij een andere versie")
            await phone.sees("Laad de pagina opnieuw")

    run(play())


def test_a_link_that_is_not_the_trainers_says_so(room):
    async def play():
        async with room() as (_service, ready, browser):
            page = await browser.page(ready.trainer_url.partition("#")[0] + "#wrong")
            await page.sees("dit is niet de link van de trainer")

    run(play())


def test_no_view_asks_for_scrolling_sideways_at_400_percent(room):
    async def play():
        async with room() as (_service, ready, browser):
            phone = await browser.page(ready.join_url, width=320, height=256)
            steers = await browser.page(ready.trainer_url, width=320, height=256)
            for step in ("Begin de oefenronde", "Open de oefenstemming"):
                await steers.press(step)
                for page in (phone, steers):
                    await page.catch_up()
                    assert await page.js("document.documentElement.scrollWidth") <= 320
            await phone.sees("Nu ziet niemand dit.")
            assert await phone.js("document.documentElement.scrollWidth") <= 320
            assert await phone.js("getComputedStyle(document.querySelector('#tabs')).position") == (
                "static"
            )

    run(play())


def test_a_lost_connection_is_told_in_words_and_leaves_everything_to_read(room):
    async def play():
        async with room() as (service, ready, browser):
            phone = await browser.page(ready.join_url)
            steers = await browser.page(ready.trainer_url)
            await phone.sees("verbonden")
            await steers.sees("1 van 1 verbonden")
            service.stop()
            await phone.sees("even weg")
            await steers.sees("even weg")
            for page in (phone, steers):
                assert await page.js("document.documentElement.scrollWidth") <= 360
                assert "De verbinding is even weg." in await page.js("live.textContent")
            await phone.press("Mijn rol")
            await phone.sees("Uw naam is hier niet bekend")

    run(play())


def test_all_that_a_phone_loads_is_small(room):
    files = [path for path in PAGES.iterdir() if path.name.startswith(ONLY_PHONE)]

    async def play():
        async with room() as (_service, ready, browser):
            phone = await browser.page(ready.join_url)
            await phone.sees("U bent Otter")
            names = {url.rpartition("/")[2].partition("#")[0] for url in phone.requests}
            assert {path.name for path in files} - {"phone.html"} <= names
            bytes_of = "performance.getEntriesByType('resource').map(each => each.decodedBodySize)"
            loaded = await phone.js(f"{bytes_of}.reduce((sum, each) => sum + each, 0)")
            return loaded + (PAGES / "phone.html").stat().st_size

    loaded = asyncio.run(asyncio.wait_for(play(), 60))
    assert sum(path.stat().st_size for path in files) < loaded < MOST_BYTES


def test_a_phone_lets_nobody_type_more_than_is_kept():
    assert f"MAX_REASON = {MAX_REASON};" in (PAGES / "phone-vote.js").read_text("utf-8")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_text_of_the_pages_has_its_places_in_both_languages(language):
    with i18n.speaking("en"):
        english = texts_for_trainer()
    with i18n.speaking(language):
        said = texts_for_trainer()
    for key, text in said.items():
        if isinstance(text, list):
            assert len(text) == 2
        else:
            assert text.count("{") == english[key].count("{"), key
    assert said["lang"] == language
