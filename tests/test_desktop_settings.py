"""The settings screen: the pen name, and how long games stay."""

import pygame
import pytest
from desktop_fakes import (
    ENTER,
    ESCAPE,
    TAB,
    FakeLibrary,
    Player,
    a_kit,
    key,
    typed,
    window,  # noqa: F401 - a fixture
)

from burgemeestersgame.errors import GameError

pytestmark = pytest.mark.usefixtures("window")


def at_the_settings(**settings) -> Player:
    player = Player(**settings)
    player.click("settings")
    return player


def write_name(player: Player, name: str) -> None:
    player.app.top.move_focus("player")
    player.press(*map(typed, name))


@pytest.mark.parametrize("done", [ENTER, TAB, ESCAPE, key(pygame.K_F1)])
def test_a_pen_name_is_kept_when_one_is_done_typing(done: pygame.Event) -> None:
    player = at_the_settings()

    write_name(player, "Otter ")
    assert player.app.kit.settings.player == ""
    player.press(done)

    assert player.app.kit.settings.player == "Otter"


def test_a_pen_name_is_kept_when_the_button_below_is_pressed() -> None:
    player = at_the_settings()

    write_name(player, "Otter")
    player.click("back")

    assert player.app.kit.settings.player == "Otter"


def test_a_pen_name_can_be_taken_away_again() -> None:
    player = at_the_settings(player="Das")
    player.app.top.move_focus("player")

    player.press(key(pygame.K_BACKSPACE), key(pygame.K_BACKSPACE), key(pygame.K_BACKSPACE), ENTER)

    assert player.app.kit.settings.player == ""


def test_a_pen_name_has_an_end() -> None:
    player = at_the_settings()

    write_name(player, "o" * 100)
    player.press(ENTER)

    assert player.app.kit.settings.player == "o" * 40


def test_games_stay_until_one_says_otherwise() -> None:
    player = at_the_settings()

    assert "chosen" in player.widget("keep_days-None").states


@pytest.mark.parametrize(("days", "old"), [(30, "2 games are"), (90, "1 game is")])
def test_a_period_says_which_games_go_at_the_next_start(days: int, old: str) -> None:
    player = at_the_settings(language="en")

    player.app.top.move_focus(f"keep_days-{days}")
    player.press(ENTER)

    assert player.app.kit.settings.keep_days == days
    assert old in player.labels()


def test_a_period_that_was_set_elsewhere_is_shown_too() -> None:
    player = at_the_settings(keep_days=14)

    assert "chosen" in player.widget("keep_days-14").states


def test_the_menu_tells_that_games_went_by_themselves() -> None:
    library = FakeLibrary()
    library.news = "2 runs were taken away"

    assert "2 runs were taken away" in Player(library).labels()


@pytest.mark.parametrize("height", [720, 768, 1080, 2160])
def test_on_a_beamer_a_room_can_read_it_however_fine_the_beamer(height: int) -> None:
    kit = a_kit(beamer=True)
    kit.fit((height * 16 // 9, height))

    assert kit.look.theme.size_px("body") >= 0.0385 * height
    assert kit.look.theme.size_px("small") >= 0.029 * height


def test_on_a_beamer_larger_text_stays_larger() -> None:
    assert a_kit(beamer=True, text_scale=200).look.theme.text_percent == 200


@pytest.mark.parametrize(
    ("size", "times"),
    [
        ((1280, 720), 1),
        ((2560, 1440), 1),
        ((3840, 1080), 1),
        ((3200, 1800), 1.5),
        ((3840, 2160), 2),
    ],
)
def test_without_a_beamer_only_a_window_of_very_many_pixels_has_larger_text(size, times) -> None:
    kit = a_kit()
    kit.fit(size)

    assert kit.look.theme.density == times


@pytest.mark.parametrize("setting", ["beamer", "motion", "numbers", "notes"])
def test_what_a_trainer_wants_is_one_press_away(setting: str) -> None:
    player = at_the_settings()
    before = getattr(player.app.kit.settings, setting)

    player.app.top.move_focus(f"{setting}-{not before}")
    player.press(ENTER)

    assert getattr(player.app.kit.settings, setting) is not before


def test_what_an_input_method_left_unfinished_goes_with_the_keyboard() -> None:
    player = at_the_settings()
    player.app.top.move_focus("player")
    player.press(pygame.Event(pygame.TEXTEDITING, text="に", start=0, length=1))
    field = player.widget("player")
    assert field.editor.composing

    player.press(TAB)

    assert (field.editor.text, field.editor.composing) == ("", "")


def test_the_settings_open_where_the_games_cannot_be_read() -> None:
    class Damaged(FakeLibrary):
        def untouched(self, days):
            raise GameError("the file with the saved runs is damaged")

    player = Player(Damaged(), keep_days=30)

    player.click("settings")

    assert player.screen == "settings"
