"""The trainer's notes in a second window: they go along with the game and change nothing in it."""

import pygame
import pytest
from desktop_fakes import (
    ENTER,
    FakeLibrary,
    FakeSession,
    Player,
    a_guide,
    a_kit,
    window,  # noqa: F401 - a fixture
)

from burgemeestersgame.desktop.screens.notes import NotesScreen
from burgemeestersgame.desktop.screens.room import RoomScreen
from burgemeestersgame.errors import GameError
from tests.hosted import HostedRoom
from tests.rooms import KeptRoom

pytestmark = pytest.mark.usefixtures("window")


def labels(screen) -> str:
    screen.arrange((720, 720))
    return "\n".join(widget.label for widget in screen.root.walk() if widget.label)


def notes_of(player: Player):
    return player.app._notes


def playing(**settings) -> Player:
    session = FakeSession("deciding")
    session.seconds = None  # or going on would begin with a pause
    player = Player(FakeLibrary(session), **settings)
    player.press(ENTER)
    return player


def test_with_a_group_they_follow_the_dilemma_of_the_room():
    player = Player(FakeLibrary(), notes=True)
    room = KeptRoom().at_first_vote()
    player.show(lambda kit: RoomScreen(kit, HostedRoom(room)))
    player.press()

    assert notes_of(player)._screen.is_about(player.app.top._room, "lunch")


def test_they_hold_the_questions_for_the_scene_that_is_played():
    library = FakeLibrary()
    screen = NotesScreen(a_kit(library), library.session, "tekenen")

    assert a_guide().stations[0].questions[0] in labels(screen)


def test_where_there_is_nothing_to_ask_they_say_how_to_lead():
    library = FakeLibrary()
    screen = NotesScreen(a_kit(library), library.session, "wachten")

    assert a_guide().care in labels(screen)


def test_without_the_setting_there_is_one_window():
    assert notes_of(playing()) is None


def test_the_window_opens_with_a_game_and_goes_with_it():
    player = playing(notes=True)
    assert notes_of(player)._window is not None
    assert notes_of(player)._screen.is_about(player.library.session, "tekenen")

    player.click("stop")
    player.press(ENTER)
    assert player.screen == "menu"
    assert notes_of(player)._window is None


def test_it_goes_along_to_the_next_scene():
    player = playing(notes=True)

    player.library.session.decide("nu")
    player.app.top.follow()
    player.app._do(player.app.top.follow())
    player.app.turn([])

    assert not notes_of(player)._screen.is_about(player.library.session, "tekenen")


def test_closing_it_switches_it_off_and_leaves_the_game():
    player = playing(notes=True)
    event = pygame.Event(pygame.WINDOWCLOSE, window=notes_of(player)._window)

    player.app.turn([event])

    assert player.app.is_running
    assert not player.app.kit.settings.notes
    assert notes_of(player)._window is None


def test_closing_it_where_no_setting_can_be_kept_is_told_and_ends_nothing():
    def full(_settings) -> None:
        raise GameError("the disk is full")

    player = playing(notes=True)
    player.app.kit._keep = full

    closed = pygame.Event(pygame.WINDOWCLOSE, window=notes_of(player)._window)
    player.app.turn([closed])

    assert (player.app.is_running, player.screen) == (True, "problem")
    assert notes_of(player)._window is None


def test_keys_pressed_in_it_do_nothing_to_the_game():
    player = playing(notes=True)
    one = pygame.Event(
        pygame.KEYDOWN, key=pygame.K_1, unicode="1", mod=0, window=notes_of(player)._window
    )

    player.app.turn([one])

    assert player.app.top.chosen is None


def test_closing_the_game_closes_all():
    player = playing(notes=True)

    player.app.turn([pygame.Event(pygame.WINDOWCLOSE, window=None)])

    assert not player.app.is_running
