"""The big screen of a group: what it shows at every stage, and the keys that lead on."""

import asyncio
import time

import pygame
import pytest
from desktop_fakes import window  # noqa: F401 - a fixture
from msgspec.structs import replace

from burgemeestersgame.desktop.a11y.describe import ROLES, describe
from burgemeestersgame.desktop.beamer import lobby
from burgemeestersgame.desktop.beamer.qr import QrCode
from burgemeestersgame.desktop.ports import Ports
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.help import HelpScreen
from burgemeestersgame.desktop.screens.room import RoomScreen
from burgemeestersgame.desktop.screens.room_leaving import RoomLeavingScreen
from burgemeestersgame.desktop.steps import Push, Quit
from burgemeestersgame.errors import GameError
from burgemeestersgame.server.client import Phone
from burgemeestersgame.server.hosting import Hosting
from burgemeestersgame.server.service import Service
from burgemeestersgame.settings import Settings
from tests.hosted import HostedRoom, join, vote
from tests.hosting import FILES, LOCAL
from tests.rooms import KeptRoom, a_story

pytestmark = pytest.mark.usefixtures("window")


def a_screen(hosting: HostedRoom, **settings) -> RoomScreen:
    given = replace(Settings(), language="en", motion=False, **settings)
    return RoomScreen(Kit(Ports(None, given, lambda settings: None, "en")), hosting)


@pytest.fixture
def hosting():
    return HostedRoom(KeptRoom().room)


@pytest.fixture
def screen(hosting):
    return a_screen(hosting)


def shown(screen, size=(1920, 1080)) -> str:
    screen.tick()
    return "\n".join(widget.label for widget in screen.arrange(size).walk() if widget.label)


def press(screen, key, text=""):
    screen.tick()
    screen.arrange((1920, 1080))
    return screen.handle(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode=text))


def with_votes(hosting, *choices):
    join(hosting.room, len(choices))
    hosting.room.open()
    vote(hosting.room, choices, lambda seat: f"reden {seat}")


def at_second_reveal(hosting):
    with_votes(hosting, "gaan", "gaan", "afslaan")
    hosting.room.reveal()
    hosting.room.open()
    vote(hosting.room, ["afslaan"])
    hosting.room.reveal()


def at_agreement(hosting):
    with_votes(hosting, "gaan", "gaan", "afslaan")
    for step in ("reveal", "next", "open", "close", "next"):
        getattr(hosting.room, step)()
    hosting.room.decide("gaan")
    hosting.room.next()
    hosting.room.explain("Wij gingen.")
    hosting.room.open()
    hosting.room.decide("alles")
    while hosting.room.stage != "agreement":
        hosting.room.next()


class TestShows:
    def test_the_lobby_says_where_to_go_and_with_which_code(self, screen):
        text = shown(screen)

        assert "http://192.168.1.5:8642/" in text
        assert "A B C 2 3 4" in text
        assert "QR code that leads to http://192.168.1.5:8642/" in text
        assert "hotspot" in text
        assert "Nobody is here yet" in text
        assert "trainer#key" not in text

    def test_the_code_to_scan_is_that_of_the_address_and_code_of_now(
        self, hosting, screen, monkeypatch
    ):
        shown(screen)
        drawn = []
        monkeypatch.setattr(
            lobby, "QrCode", lambda qr, label: drawn.append(qr) or QrCode(qr, label)
        )
        hosting.qr = lambda: ((True, False), (False, True))  # the trainer made a new code

        shown(screen)

        assert drawn[-1] == hosting.qr()

    def test_an_open_round_shows_how_many_have_chosen_and_nothing_more(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")

        text = shown(screen)

        assert "3 of 3 have chosen" in text
        assert "reden" not in text

    def test_a_closed_round_still_says_how_many_had_chosen(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")
        hosting.room.close()

        assert "3 of 3 have chosen" in shown(screen)

    def test_the_time_left_is_said(self, hosting, screen):
        join(hosting.room, 3)
        hosting.room.open(90)

        assert "1:30 left" in shown(screen)

    def test_the_reveal_shows_counts_and_reasons_without_names(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")
        hosting.room.reveal()

        text = shown(screen)

        assert "1. U gaat: 2" in text
        assert "2. U slaat af: 1" in text
        assert {"‘reden 0’", "‘reden 1’", "‘reden 2’"} <= set(text.splitlines())

    def test_who_abstains_is_counted_beside_the_choices(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "abstain")
        hosting.room.reveal()

        assert "Abstains: 1" in shown(screen)

    def test_the_shift_is_said_in_words(self, hosting, screen):
        at_second_reveal(hosting)

        text = shown(screen)

        assert "1. U gaat: before the talk 2, after it 0, 2 fewer" in text
        assert "2. U slaat af: before the talk 1, after it 3, 2 more" in text
        assert "3. U vraagt uitstel: before the talk 0, after it 0, the same" in text
        assert "3 votes, at least 2 different" in text

    def test_where_others_voted_too_nobody_is_said_to_have_changed(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")
        hosting.room.reveal()
        join(hosting.room, 4)
        hosting.room.open()
        vote(hosting.room, ["afslaan"])
        hosting.room.reveal()

        assert "3 votes, then 4" in shown(screen)

    def test_too_few_votes_are_said_and_not_shown(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan")
        hosting.room.reveal()

        assert "Fewer than three voted" in shown(screen)

    def test_a_spotlight_shows_one_reason(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")
        hosting.room.reveal()
        hosting.room.point_at(hosting.room.reasons[1].id)

        lines = shown(screen).splitlines()

        assert "‘reden 1’" in lines
        assert "A reason for 1" in lines
        assert "‘reden 0’" not in lines

    def test_what_is_hidden_is_not_on_the_screen(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")
        hosting.room.reveal()
        hosting.room.hide(True)

        text = shown(screen)

        assert "reden" not in text
        assert "U gaat" not in text

    def test_no_private_text_is_on_the_screen_before_the_debrief(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")

        assert "Uw zwager" not in shown(screen)

    def test_a_pause_is_told(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")
        hosting.room.pause()

        assert "The trainer has paused the session." in shown(screen)

    def test_the_agreement_stands_above_what_is_proposed_most_supported_first(
        self, hosting, screen
    ):
        at_agreement(hosting)
        hosting.room.agree("Wij bellen eerst.")
        hosting.room.suggest(0, "Wij gaan samen.")
        hosting.room.suggest(1, "Wij vragen door.")
        line = next(each for each in hosting.room.lines() if each.text == "Wij vragen door.")
        hosting.room.support(2, line.id)

        lines = shown(screen).splitlines()

        order = [lines.index(f"Wij {text}.") for text in ("bellen eerst", "vragen door")]
        assert order == sorted(order)
        assert lines.index("Wij vragen door.") < lines.index("Wij gaan samen.")


class TestTells:
    def tree(self, screen):
        screen.tick()
        screen.arrange((1280, 720))
        return describe(screen.roots, screen.focused, title="", language="en", size=(1280, 720))

    def test_a_screen_reader_hears_the_shift_and_what_enter_does(self, hosting, screen):
        at_second_reveal(hosting)

        nodes = self.tree(screen).nodes.values()

        told = {(node.role, node.name) for node in nodes}
        assert ("heading", "Gaat u?") in told
        assert ("label", "1. U gaat: before the talk 2, after it 0, 2 fewer") in told
        assert ("button", "To the decision") in told

    def test_every_widget_has_a_role_that_is_known(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")
        while hosting.room.stage != "closed":
            shown(screen)
            assert {widget.role for widget in screen.root.walk()} <= set(ROLES)
            go_on(hosting.room)

    def test_the_notes_are_about_the_dilemma_at_hand(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")
        screen.tick()

        assert screen.played() == (hosting, "lunch")


class TestKeys:
    @pytest.mark.parametrize(
        ("prepare", "asks"),
        [
            (lambda room: None, "practise"),
            (lambda room: room.next(), "next"),
            (lambda room: room.open(), "close"),
        ],
    )
    def test_enter_does_the_next_step(self, hosting, screen, prepare, asks):
        hosting.room.join("key")
        prepare(hosting.room)

        press(screen, pygame.K_RETURN)

        assert hosting.asked == [(asks, {})]

    @pytest.mark.parametrize("second", [pygame.K_2, pygame.K_RETURN])
    def test_a_number_picks_a_choice_and_the_number_or_enter_decides(self, hosting, screen, second):
        at_second_reveal(hosting)

        press(screen, pygame.K_2)
        assert hosting.asked == []
        press(screen, second)

        assert hosting.asked == [("decide", {"choice": "afslaan"})]

    def test_an_arrow_shows_one_reason_after_the_other_and_then_all(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")
        hosting.room.reveal()
        seen = []

        for _ in range(4):
            press(screen, pygame.K_RIGHT)
            seen.append(hosting.room.spotlight)

        assert seen == [*(reason.id for reason in hosting.room.reasons), None]

    def test_plus_gives_half_a_minute_and_minus_takes_the_limit_away(self, hosting, screen):
        join(hosting.room, 3)
        hosting.room.open(60)

        press(screen, pygame.K_EQUALS)
        assert hosting.room.seconds_left() == 90
        press(screen, pygame.K_MINUS)

        assert hosting.room.seconds_left() is None

    def test_h_takes_the_line_of_keys_away_and_they_still_work(self, hosting, screen):
        shown(screen)
        assert screen.root.find("step") is not None

        press(screen, pygame.K_h)
        shown(screen)
        assert screen.root.find("step") is None
        press(screen, pygame.K_RETURN)

        assert hosting.asked == [("practise", {})]

    def test_a_line_of_keys_can_be_clicked(self, hosting, screen):
        shown(screen)
        button = screen.root.find("step")

        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            screen.handle(pygame.Event(kind, button=1, pos=button.rect.center))

        assert hosting.asked == [("practise", {})]

    def test_the_sentence_for_outside_can_be_typed_here(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")
        hosting.room.reveal()
        hosting.room.decide("gaan")
        hosting.room.next()
        shown(screen)

        for letter in "Hup":
            screen.handle(pygame.Event(pygame.TEXTINPUT, text=letter))
        press(screen, pygame.K_RETURN)

        assert hosting.asked == [("explain", {"text": "Hup"})]

    def test_a_digit_takes_a_proposed_line_into_the_agreement(self, hosting, screen):
        at_agreement(hosting)
        hosting.room.suggest(0, "Wij gaan samen.")

        press(screen, pygame.K_1)

        assert "Wij gaan samen." in hosting.standing.session.agreement

    def test_esc_asks_first_and_after_the_end_closes(self, hosting, screen):
        asked = press(screen, pygame.K_ESCAPE)
        assert isinstance(asked, Push)
        assert isinstance(asked.screen, RoomLeavingScreen)
        hosting.room.end()
        screen.tick()

        assert isinstance(press(screen, pygame.K_ESCAPE), Quit)

    def test_esc_also_leads_from_the_story_to_the_debrief(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")
        assert press(screen, pygame.K_ESCAPE).screen.buttons()[1] is None
        hosting.room.decide("gaan")

        step = press(screen, pygame.K_ESCAPE).screen.buttons()[1].on_press()
        step.then()

        assert hosting.room.stage == "debrief"

    def test_keys_lead_past_the_dilemmas_of_a_debrief_and_back(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")
        hosting.room.decide("gaan")
        hosting.room.look_back()
        for _page in range(2):
            press(screen, pygame.K_RETURN)
        place = hosting.room.place
        assert place.step == "reasons"

        press(screen, pygame.K_LEFT)
        assert hosting.room.place.step == "what-happened"
        press(screen, pygame.K_RETURN)
        press(screen, pygame.K_s)

        assert hosting.room.place.step == "norms"

    def test_the_way_to_the_trainers_page_is_covered_until_it_is_asked_for(self, screen):
        page = press(screen, pygame.K_t).screen
        assert "/trainer#" not in shown(page)

        page.buttons()[1].on_press()

        assert "http://192.168.1.5:8642/trainer#key" in shown(page)
        assert "QR code that leads to your own page" in shown(page)

    def test_help_tells_the_keys_of_a_trainer(self, screen):
        page = screen.help()
        page.arrange((1920, 1080))

        assert isinstance(page, HelpScreen)
        assert any("agreement" in widget.label for widget in page.root.walk())

    def test_a_closed_window_stops_serving(self, hosting, screen):
        screen.closed()

        assert hosting.is_stopped

    def test_that_a_run_cannot_be_kept_is_told_until_it_can(self, tmp_path):
        room_for = []

        def keep_run(*_run):
            if not room_for:
                raise GameError("the disk is full")

        path = tmp_path / "0123456789ab.sqlite3"
        service = Service.begin(path, a_story(), FILES, bind=LOCAL, port=0, keep_run=keep_run)
        screen = a_screen(Hosting(service))
        hosting = screen._room
        hosting.do("open")
        hosting.do("decide", choice="afslaan")
        hosting.do("look-back")
        until(screen, "the disk is full")

        room_for.append(True)
        screen.closed()

        assert service.said == ""

    def test_the_cable_is_pulled_and_the_room_goes_on_where_it_was(self, tmp_path):
        path = tmp_path / "0123456789ab.sqlite3"
        hosting = Hosting(Service.begin(path, a_story(), FILES, bind=LOCAL, port=0))
        screen = a_screen(hosting)
        asyncio.run(three_vote(hosting))
        hosting.do("close")
        hosting.do("reveal")
        before = until(screen, "Start the talk")

        screen.closed()
        again = a_screen(Hosting(Service.resume(path, bind=LOCAL)))
        after = until(again, "Start the talk")
        again.closed()

        assert "1. U gaat: 2" in before
        assert "1. U gaat: 2" in after
        assert screen._standing.ready.code == again._standing.ready.code


async def three_vote(hosting):
    """Let three phones come in and vote, two for the first choice."""
    phones = [Phone(hosting.standing.ready.join_url) for _ in range(3)]
    for phone in phones:
        await phone.join()
    hosting.do("open")
    for phone, choice in zip(phones, ("gaan", "gaan", "afslaan"), strict=True):
        await phone.wait_for(lambda state: state["session"]["stage"] == "first-vote")
        await phone.vote(choice)
        await phone.aclose()


def until(screen, text) -> str:
    """Return what is shown once that is among it."""
    give_up_at = time.monotonic() + 20
    while text not in (seen := shown(screen)):
        assert time.monotonic() < give_up_at, seen
        time.sleep(0.01)
    return seen


def go_on(room):
    """Do what the trainer would do next."""
    if room.stage == "explaining":
        room.explain("Wij gingen.")
    elif room.stage == "decision":
        room.decide(next(iter(room.choices())))
    elif room.stage in ("first-vote", "second-vote") and room.state.first.status == "waiting":
        room.open()
        vote(room, list(room.choices()), lambda seat: f"reden {seat}")
    elif room.stage in ("first-vote", "second-vote"):
        room.reveal()
    elif room.stage == "talk":
        room.open()
        vote(room, list(room.choices())[:1])
    else:
        room.next()
