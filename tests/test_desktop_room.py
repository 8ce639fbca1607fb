"""The big screen of a group: how to join, what is shown of a round, and one key that leads on."""

import pygame
import pytest

from burgemeestersgame.desktop.ports import Ports
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.room import RoomScreen
from burgemeestersgame.desktop.steps import Push, Quit
from burgemeestersgame.room.view import reasons_view, scene_view, session_view, trainer_view
from burgemeestersgame.server.hosting import Standing
from burgemeestersgame.server.service import Ready
from burgemeestersgame.settings import Settings
from tests.rooms import KeptRoom

READY = Ready(
    session="0123456789ab",
    code="ABC234",
    join_url="http://192.168.1.5:8642/#ABC234",
    trainer_url="http://192.168.1.5:8642/trainer#key",
    port=8642,
)


class FakeHosting:
    """A room without threads or sockets."""

    def __init__(self) -> None:
        self.kept = KeptRoom()
        self.room = self.kept.room
        self.number = 0
        self.asked: list[tuple[str, dict]] = []

    @property
    def standing(self) -> Standing:
        self.number += 1
        return Standing(
            number=self.number,
            ready=READY,
            session=session_view(self.room),
            scene=scene_view(self.room),
            reasons=reasons_view(self.room, None),
            trainer=trainer_view(self.room, frozenset()),
            phones=0,
            reached=False,
        )

    def now_s(self) -> float:
        return self.room.at_s()

    def qr(self):
        return ((True, False), (False, True))

    def do(self, what: str, **parts: object) -> None:
        self.asked.append((what, parts))


@pytest.fixture
def hosting():
    pygame.font.init()
    return FakeHosting()


@pytest.fixture
def screen(hosting):
    kit = Kit(Ports(None, Settings(), lambda settings: None, "en"))
    return RoomScreen(kit, hosting)


def shown(screen) -> str:
    screen.tick()
    return "\n".join(widget.label for widget in screen.arrange().walk() if widget.label)


def press(screen, key):
    screen.tick()
    screen.arrange()
    return screen.handle(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))


def with_votes(hosting, *choices):
    for number in range(len(choices)):
        hosting.room.join(f"key-{number}")
    hosting.room.open()
    for seat, choice in enumerate(choices):
        hosting.room.vote(seat, choice, reason=f"reden {seat}")


def test_the_lobby_says_where_to_go_and_with_which_code(screen):
    text = shown(screen)

    assert "http://192.168.1.5:8642/" in text
    assert "A B C 2 3 4" in text
    assert "QR code that leads to http://192.168.1.5:8642/" in text
    assert "hotspot" in text
    assert "trainer#key" not in text


def test_an_open_round_shows_how_many_have_chosen_and_nothing_more(hosting, screen):
    with_votes(hosting, "gaan", "gaan", "afslaan")

    text = shown(screen)

    assert "3 of 3 have chosen" in text
    assert "reden" not in text


def test_the_reveal_shows_counts_and_reasons_without_names(hosting, screen):
    with_votes(hosting, "gaan", "gaan", "afslaan")
    hosting.room.reveal()

    text = shown(screen)

    assert "1. U gaat: 2" in text
    assert "2. U slaat af: 1" in text
    assert {"reden 0", "reden 1", "reden 2"} <= set(text.splitlines())


def test_the_shift_is_said_in_words(hosting, screen):
    with_votes(hosting, "gaan", "gaan", "afslaan")
    hosting.room.reveal()
    hosting.room.open()
    for seat in range(3):
        hosting.room.vote(seat, "afslaan")
    hosting.room.reveal()

    text = shown(screen)

    assert "before the talk 2, after it 0, 2 fewer than before" in text
    assert "before the talk 1, after it 3, 2 more than before" in text


def test_too_few_votes_are_said_and_not_shown(hosting, screen):
    with_votes(hosting, "gaan", "gaan")
    hosting.room.reveal()

    assert "Fewer than three voted" in shown(screen)


def test_a_spotlight_shows_one_reason(hosting, screen):
    with_votes(hosting, "gaan", "gaan", "afslaan")
    hosting.room.reveal()
    hosting.room.point_at(hosting.room.reasons[1].id)

    lines = shown(screen).splitlines()

    assert "reden 1" in lines
    assert "reden 0" not in lines


def test_what_is_hidden_is_not_on_the_screen(hosting, screen):
    with_votes(hosting, "gaan", "gaan", "afslaan")
    hosting.room.reveal()
    hosting.room.hide(True)

    text = shown(screen)

    assert "reden" not in text
    assert "U gaat" not in text


def test_no_private_text_is_on_the_screen(hosting, screen):
    with_votes(hosting, "gaan", "gaan", "afslaan")

    text = shown(screen)

    assert "Uw zwager" not in text


@pytest.mark.parametrize(
    ("prepare", "asks"),
    [
        (lambda room: None, "practise"),
        (lambda room: room.next(), "next"),
        (lambda room: room.open(), "close"),
    ],
)
def test_enter_does_the_next_step(hosting, screen, prepare, asks):
    hosting.room.join("key")
    prepare(hosting.room)

    press(screen, pygame.K_RETURN)

    assert hosting.asked == [(asks, {})]


def test_a_number_picks_a_choice_and_the_same_number_decides(hosting, screen):
    with_votes(hosting, "gaan", "gaan", "afslaan")
    hosting.room.reveal()
    hosting.room.next()

    press(screen, pygame.K_2)
    assert hosting.asked == []
    press(screen, pygame.K_2)

    assert hosting.asked == [("decide", {"choice": "afslaan"})]


def test_esc_asks_first_and_after_the_end_closes(hosting, screen):
    assert isinstance(press(screen, pygame.K_ESCAPE), Push)
    hosting.room.end()
    screen.tick()

    assert isinstance(press(screen, pygame.K_ESCAPE), Quit)


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080), (960, 600)])
def test_every_stage_can_be_drawn(hosting, screen, size):
    with_votes(hosting, "gaan", "gaan", "afslaan")
    steps = ("reveal", "next", "open", "close", "reveal", "next", "decide", "next")
    for step in steps:
        if step == "close":
            for seat in range(3):
                hosting.room.vote(seat, "gaan")
        getattr(hosting.room, step)()
        screen.tick()
        surface = pygame.Surface(size)
        screen.draw(surface)
        assert surface.get_at((size[0] // 2, 4))[:3] != (0, 0, 0)
