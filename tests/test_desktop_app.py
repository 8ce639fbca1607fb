"""The loop and the menu around the game."""

import time

import pygame
import pytest
from desktop_fakes import (
    ENTER,
    ESCAPE,
    TAB,
    FakeLibrary,
    FakeSession,
    Player,
    key,
    letter,
    ports,
    typed,
    window,  # noqa: F401 - a fixture
)

from burgemeestersgame.desktop import app, windows
from burgemeestersgame.desktop.screens.dilemma import DilemmaScreen
from burgemeestersgame.errors import GameError

pytestmark = pytest.mark.usefixtures("window")

CONTROL = pygame.KMOD_CTRL


def test_a_still_screen_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    player = Player()
    player.app.turn([])
    drawn: list[str] = []
    monkeypatch.setattr(player.app.top, "draw", lambda _surface: drawn.append("drawn"))

    for _ in range(5):
        player.app.turn([])

    assert drawn == []


def test_moving_the_mouse_over_nothing_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    player = Player()
    player.app.turn([])
    drawn: list[str] = []
    monkeypatch.setattr(player.app.top, "draw", lambda _surface: drawn.append("drawn"))

    player.app.turn([pygame.Event(pygame.MOUSEMOTION, pos=(900, 100), rel=(1, 1), buttons=())])

    assert drawn == []


def test_control_and_plus_makes_all_text_larger_and_keeps_it() -> None:
    player = Player()

    player.press(key(pygame.K_EQUALS, "+", CONTROL), key(pygame.K_EQUALS, "+", CONTROL))
    assert player.app.kit.settings.text_scale == 150
    player.press(key(pygame.K_MINUS, "-", CONTROL))

    assert player.app.kit.settings.text_scale == 125


def test_text_grows_no_further_than_two_hundred_percent() -> None:
    player = Player(text_scale=200)

    player.press(key(pygame.K_EQUALS, "+", CONTROL))

    assert player.app.kit.settings.text_scale == 200


class StubbornWindow:
    """A window that fills no screen."""

    def set_fullscreen(self, *, desktop: bool) -> None:
        raise pygame.error("not here")


def test_f11_fills_the_screen_and_gives_the_window_back() -> None:
    player = Player()

    player.press(key(pygame.K_F11))
    filled = pygame.display.is_fullscreen(), player.app.kit.settings.fullscreen
    player.press(key(pygame.K_F11))

    assert filled == (True, True)
    assert not pygame.display.is_fullscreen()


def test_a_screen_that_a_window_cannot_fill_is_told_of(monkeypatch) -> None:
    monkeypatch.setattr(windows, "_window", StubbornWindow)
    player = Player()

    player.press(key(pygame.K_F11))

    assert player.screen == "problem"
    assert not player.app.kit.settings.fullscreen


def test_f1_explains_the_keys_everywhere_and_only_once() -> None:
    player = Player()

    player.press(key(pygame.K_F1), key(pygame.K_F1), ESCAPE)

    assert player.screen == "menu"


def test_the_settings_change_theme_and_time_limits_at_once() -> None:
    player = Player()

    player.click("settings")
    player.click("theme-dark")
    player.click("time-200")

    assert player.app.kit.settings.theme == "dark"
    assert player.app.kit.settings.time_factor == 2.0
    assert "chosen" in player.widget("time-200").states


def test_the_menu_offers_to_go_on_with_what_was_left() -> None:
    assert Player().focus == "continue"


def test_without_a_game_the_menu_begins_with_playing() -> None:
    library = FakeLibrary()
    library.wipe()

    assert Player(library).focus == "play"


def test_wiping_asks_first_and_the_way_back_is_nearest() -> None:
    player = Player()

    player.click("wipe")
    player.press(ENTER)
    assert player.library.kept_runs
    player.click("wipe")
    player.press(TAB, ENTER)

    assert not player.library.kept_runs
    assert player.app.top.root.find("continue") is None


def test_runs_that_cannot_be_read_are_told_on_the_menu() -> None:
    class Damaged(FakeLibrary):
        def overview(self):
            raise GameError("the file with the saved runs is damaged")

    player = Player(Damaged())

    assert "The file with the saved runs is damaged." in player.labels()
    assert player.focus == "play"


def test_a_list_that_cannot_be_read_leads_back_to_the_menu_and_says_why() -> None:
    class Damaged(FakeLibrary):
        def runs(self):
            raise GameError("the file with the saved runs is damaged")

    player = Player(Damaged())

    player.click("reports")

    assert player.screen == "problem"
    assert "The file with the saved runs is damaged." in player.labels()
    player.press(ENTER)
    assert player.screen == "menu"


def test_help_is_shown_where_no_pause_can_be_kept_after_saying_so() -> None:
    class Full(FakeSession):
        def pause(self):
            raise GameError("the disk is full")

    player = Player(FakeLibrary(Full("deciding")))
    player.show(lambda kit: DilemmaScreen(kit, player.library.session))

    player.press(key(pygame.K_F1))

    assert (player.app.is_running, player.screen) == (True, "problem")
    assert "The disk is full." in player.labels()
    player.press(ENTER)
    assert player.screen == "help"
    player.press(ESCAPE)
    assert player.screen.startswith("dilemma")


def test_a_game_whose_time_out_cannot_be_kept_can_be_left(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(FakeSession):
        def tick(self):
            raise GameError("the disk is full")

    player = Player(FakeLibrary(Full("deciding")))
    player.show(lambda kit: DilemmaScreen(kit, player.library.session))
    assert player.screen == "problem"
    player.press(ENTER)

    later = time.monotonic() + 2
    monkeypatch.setattr(time, "monotonic", lambda: later)
    player.app.turn([])

    assert player.screen.startswith("dilemma")


def test_a_finished_game_opens_its_debrief() -> None:
    player = Player()

    player.open_run("bbbb2222")

    assert player.screen == "debrief"


def test_an_unfinished_game_goes_on_from_the_list() -> None:
    player = Player()

    player.open_run("aaaa1111")

    assert player.screen == "paused"
    player.press(ENTER)
    assert player.screen == "dilemma tekenen"


def test_the_debrief_is_read_part_by_part_and_saved() -> None:
    player = Player()
    player.open_run("bbbb2222")

    player.press(ENTER)
    assert "Uit het logboek" in player.labels()
    player.press(letter("4"))
    player.click("norm-bevoegdheid-betoging")
    assert "Wet openbare manifestaties" in player.labels()
    player.click("report")

    assert player.library.saved == ["bbbb2222"]
    assert player.screen == "saved"


def test_the_norms_can_be_read_with_their_source() -> None:
    player = Player()

    player.click("norms")
    player.press(*map(typed, "bevoegdheid-noodbevel"))

    assert "Gemeentewet 175" in player.labels()


def test_closing_asks_and_then_closes() -> None:
    player = Player()

    player.press(ESCAPE, ENTER)

    assert not player.app.is_running


def test_the_close_button_of_the_window_closes_at_once() -> None:
    player = Player()

    player.app.turn([pygame.Event(pygame.QUIT)])

    assert not player.app.is_running


def test_a_finger_left_on_enter_presses_it_once() -> None:
    player = Player(FakeLibrary(FakeSession()))
    player.press(TAB)

    for _ in range(5):
        player.app.turn([ENTER])

    assert player.screen == "stories"


def test_a_key_let_go_elsewhere_works_again() -> None:
    player = Player(FakeLibrary(FakeSession()))
    player.press(TAB)
    player.app.turn([ENTER])

    player.app.turn([pygame.Event(pygame.WINDOWFOCUSLOST)])
    player.app.turn([ENTER])

    assert player.screen == "briefing"


def test_the_wheel_scrolls_a_long_page() -> None:
    player = Player(text_scale=200)
    player.press(key(pygame.K_F1))

    player.app.turn([pygame.Event(pygame.MOUSEWHEEL, x=0, y=-2, flipped=False)])

    assert player.app.top.main_scroll.offset > 0


def test_page_down_and_home_scroll_a_long_page() -> None:
    player = Player(text_scale=200)
    player.press(key(pygame.K_F1))

    player.press(key(pygame.K_PAGEDOWN))
    far = player.app.top.main_scroll.offset
    player.press(key(pygame.K_HOME))

    assert (far > 0, player.app.top.main_scroll.offset) == (True, 0)


def test_the_focus_is_always_scrolled_into_sight() -> None:
    player = Player(text_scale=200)
    player.click("settings")

    for _ in range(16):
        player.press(TAB)
        focused = player.app.top.focused
        assert focused.visible_rect.height == focused.rect.height


def test_the_scroll_bar_can_be_dragged() -> None:
    player = Player(text_scale=200)
    player.press(key(pygame.K_F1))
    area = next(w for w in player.app.top.root.walk() if w.key == "page")
    _track, thumb = area.bar(player.app.kit.look)
    below = (thumb.centerx, thumb.centery + 100)

    player.app.turn([pygame.Event(pygame.MOUSEBUTTONDOWN, pos=thumb.center, button=1)])
    player.app.turn([pygame.Event(pygame.MOUSEMOTION, pos=below, rel=(0, 100), buttons=(1, 0, 0))])
    player.app.turn([pygame.Event(pygame.MOUSEBUTTONUP, pos=below, button=1)])

    assert player.app.top.main_scroll.offset > 0


def test_nothing_is_printed_unless_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Player()
    assert capsys.readouterr().out == ""

    monkeypatch.setenv(app.TRACE_VARIABLE, "1")
    Player()

    assert capsys.readouterr().out == "first frame\nscreen menu\n"


def test_another_pygame_is_named_as_the_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pygame, "IS_CE", False)

    with pytest.raises(app.WrongPygame, match="pygame-ce"):
        app.run(ports())


def test_a_computer_without_a_screen_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    pygame.display.quit()
    monkeypatch.setenv("SDL_VIDEODRIVER", "no-such-driver")

    with pytest.raises(app.NoDisplay):
        app.run(ports())
