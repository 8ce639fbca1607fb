"""Playing in the window, with the keyboard alone: every key does what the help says."""

import pygame
import pytest
from desktop_fakes import (
    BACK_TAB,
    CHOICES,
    ENTER,
    ESCAPE,
    TAB,
    FakeLibrary,
    FakeSession,
    Player,
    a_kit,
    key,
    letter,
    typed,
    window,  # noqa: F401 - a fixture
)

from burgemeestersgame.desktop.screens.dilemma import DilemmaScreen
from burgemeestersgame.i18n import gettext

pytestmark = pytest.mark.usefixtures("window")


def a_player(session: FakeSession | None = None, **settings) -> Player:
    """Return someone who has just begun to play."""
    session = session or FakeSession("deciding")
    player = Player(FakeLibrary(session), **settings)
    player.press(ENTER)  # continue
    if player.screen == "paused":
        player.press(ENTER)
        session.said.clear()
    return player


def test_whoever_comes_back_to_a_time_limit_finds_it_standing_still() -> None:
    player = Player(FakeLibrary(FakeSession("deciding")))

    player.press(ENTER)  # continue

    assert player.screen == "paused"
    assert "Geeft u het noodbevel?" in player.labels()
    assert "Nog 1.12" in player.labels()
    player.press(ENTER)
    assert player.screen == "dilemma tekenen"


def test_whoever_comes_back_without_a_time_limit_is_where_they_were() -> None:
    session = FakeSession("deciding")
    session.seconds = None
    player = Player(FakeLibrary(session))

    player.press(ENTER)  # continue

    assert player.screen == "dilemma tekenen"


@pytest.mark.parametrize("text_scale", [100, 200])
@pytest.mark.parametrize("state", ["deciding", "reading", "explaining", "ending", "paused"])
def test_every_screen_of_a_game_says_how_to_stop(state: str, text_scale: int) -> None:
    session = FakeSession(state)
    player = Player(FakeLibrary(session), text_scale=text_scale)
    player.press(ENTER)  # continue

    player.click("stop")

    assert player.screen == "confirm"
    player.press(ENTER)
    assert player.screen == "menu"


def test_what_did_not_move_is_no_news() -> None:
    player = a_player()

    assert "Veiligheid van de zaal" in player.labels()
    assert "Gewicht van uw woord" not in player.labels()


def test_a_game_can_be_played_from_menu_to_debrief_with_the_keyboard_alone() -> None:
    session = FakeSession()
    player = Player(FakeLibrary(session))

    player.press(TAB, ENTER)
    assert player.screen == "stories"
    player.press(ENTER)
    assert player.screen == "briefing"
    player.press(ENTER)
    assert player.screen == "dilemma tekenen"
    player.press(letter("2"), ENTER)
    assert player.screen == "reading reading"
    player.press(ENTER)
    assert player.screen == "explain zin-plein"
    player.press(typed("Eén coördinator, geïnformeerd: €5."), ENTER)
    assert player.screen == "ending"
    player.press(ENTER)

    assert player.screen == "debrief"
    assert ("explain", "Eén coördinator, geïnformeerd: €5.") in session.said


def test_a_number_selects_and_only_enter_decides() -> None:
    player = a_player()

    player.press(letter("3"))

    assert player.library.session.said == []
    assert "chosen" in player.widget("choice-3").states
    player.press(ENTER)
    assert player.library.session.said[-1] == ("decide", CHOICES[2].id, "")


def test_a_number_that_is_pressed_twice_decides_nothing() -> None:
    player = a_player()

    player.press(letter("3"), letter("3"))

    assert player.screen == "dilemma tekenen"
    assert player.library.session.said == []
    player.press(ENTER)
    assert player.library.session.said[-1] == ("decide", CHOICES[2].id, "")


def test_a_choice_that_is_clicked_twice_is_decided() -> None:
    player = a_player()

    player.click("choice-3")
    player.click("choice-3")

    assert player.screen == "reading reading"


def test_another_number_changes_the_selection() -> None:
    player = a_player()

    player.press(letter("3"), letter("1"), ENTER)

    assert player.library.session.said[-1] == ("decide", CHOICES[0].id, "")


def test_a_number_without_a_choice_does_nothing() -> None:
    player = a_player()

    player.press(letter("5"), ENTER)

    assert player.screen == "dilemma tekenen"
    assert "chosen" in player.widget("choice-1").states  # what Enter pressed, and no more


def test_a_reason_can_be_given_before_confirming() -> None:
    player = a_player()

    player.press(letter("2"))
    while player.focus != "reason":
        player.press(TAB)
    player.press(typed("Er stonden 2 kinderen."), ENTER)

    assert player.library.session.said[-1] == ("decide", CHOICES[1].id, "Er stonden 2 kinderen.")


@pytest.mark.parametrize("text_scale", [100, 200])
def test_what_counted_most_may_be_said_and_then_enter_decides(text_scale: int) -> None:
    player = a_player(text_scale=text_scale)

    player.press(letter("2"), letter("v"))
    player.tab_to("counted-gezag")
    player.press(ENTER, ENTER)

    assert player.library.session.said[-1] == ("decide", CHOICES[1].id, "", "gezag")


def test_how_sure_one_is_may_be_said_too() -> None:
    player = a_player()

    player.press(letter("2"), letter("v"))
    player.click("counted-gezag")
    player.click("sure-20")
    player.press(ENTER)

    assert player.library.session.said[-1] == ("decide", CHOICES[1].id, "", "gezag", "0.2")


def test_what_was_said_can_be_taken_back() -> None:
    player = a_player()

    player.press(letter("2"), letter("v"))
    player.click("sure-90")
    player.click("sure-90")
    player.press(ENTER)

    assert player.library.session.said[-1] == ("decide", CHOICES[1].id, "")


def test_what_was_said_about_one_choice_is_not_kept_for_none() -> None:
    player = a_player()

    player.press(letter("2"), letter("v"))
    player.click("sure-90")
    player.press(ESCAPE, letter("3"), ENTER)

    assert player.library.session.said[-1] == ("decide", CHOICES[2].id, "")


def test_without_a_choice_there_is_nothing_to_weigh() -> None:
    player = a_player()

    player.press(letter("v"))

    assert player.app.top.root.find("sure-20") is None


def test_escape_takes_back_a_selection_before_it_stops_the_game() -> None:
    player = a_player()

    player.press(letter("2"), ESCAPE)

    assert player.screen == "dilemma tekenen"
    assert "chosen" not in player.widget("choice-2").states
    player.press(ESCAPE)
    assert player.screen == "confirm"


def test_stop_and_keep_asks_first_and_then_goes_to_the_menu() -> None:
    player = a_player()

    player.press(ESCAPE, ENTER)

    assert player.screen == "menu"


def test_whoever_does_not_stop_plays_on_with_the_clock_running() -> None:
    player = a_player()

    player.press(ESCAPE)
    assert player.library.session.state == "paused"
    player.press(ESCAPE)

    assert player.screen == "dilemma tekenen"
    assert player.library.session.state == "deciding"


def test_h_hears_the_advisors_one_after_another() -> None:
    player = a_player()

    player.press(letter("h"), letter("h"))

    assert player.library.session.heard == ["ovd", "officier"]
    assert "Een bevel dat niemand uitvoert" in player.labels()


def test_a_function_key_hears_one_advisor() -> None:
    player = a_player()

    player.press(key(pygame.K_F4))

    assert player.library.session.heard == ["oov"]


def test_what_was_heard_is_shown_again_without_asking_again() -> None:
    player = a_player()

    player.press(key(pygame.K_F2), key(pygame.K_F4), key(pygame.K_F2))

    assert player.library.session.heard == ["ovd", "oov"]
    assert "Ik heb twaalf mensen" in player.labels()


def test_on_a_scrolling_page_the_keyboard_stays_at_what_was_heard() -> None:
    player = a_player(text_scale=200)

    player.press(key(pygame.K_F3))

    assert player.focus == "advisor-officier"
    assert player.widget("advisor-officier").visible_rect.height > 44


def test_a_choice_shows_who_advised_it_once_heard() -> None:
    player = a_player()
    assert "Officier van dienst" not in player.widget("choice-2").about

    player.press(key(pygame.K_F2))

    assert "Officier van dienst" in player.widget("choice-2").about


def test_a_opens_the_actions_and_enter_takes_one() -> None:
    player = a_player()

    player.press(letter("a"), TAB, ENTER)

    assert player.library.session.done == ["logboek"]
    assert "Het is gedaan." in player.labels()


def test_every_open_action_can_be_reached() -> None:
    player = a_player()

    player.press(letter("a"))

    for action in player.app.top.view.actions:
        assert player.widget(f"action-{action.id}").rect.height >= 44


def test_p_pauses_and_p_plays_on() -> None:
    player = a_player()

    player.press(letter("p"))
    assert player.screen == "paused"
    assert CHOICES[0].text not in player.labels()
    player.press(letter("p"))

    assert player.screen == "dilemma tekenen"


def test_help_stops_the_clock_and_gives_it_back() -> None:
    player = a_player()
    dilemma = player.app.top

    player.press(key(pygame.K_F1))
    assert (player.screen, player.library.session.state) == ("help", "paused")
    dilemma._next_look = 0.0  # reading takes a while
    player.press(ESCAPE)

    assert (player.screen, player.library.session.state) == ("dilemma tekenen", "deciding")


def test_silence_leads_on_by_itself() -> None:
    session = FakeSession("deciding")
    player = a_player(session)

    session.seconds = 0.0
    player.app.top._next_look = 0.0
    player.press()
    player.app.turn([])

    assert player.screen == "reading reading"


def test_the_last_seconds_are_said_in_words() -> None:
    session = FakeSession("deciding")
    session.seconds = 17.2

    player = a_player(session, language="en")

    assert "Only 18 seconds left" in player.labels()


def test_without_a_time_limit_there_is_no_bar() -> None:
    session = FakeSession("deciding")
    session.seconds = None

    player = a_player(session)

    assert player.app.top.root.find("meter") is None


def test_an_empty_sentence_is_asked_about_first() -> None:
    player = a_player(FakeSession("explaining"))

    player.press(ENTER)
    assert player.screen == "confirm"
    player.press(ENTER)  # the focus is on the way back
    assert player.screen == "explain zin-plein"
    player.press(ENTER, TAB, ENTER)

    assert player.screen == "ending"
    assert player.library.session.said[-1] == ("explain", "")


def test_letters_in_a_sentence_are_no_commands() -> None:
    player = a_player(FakeSession("explaining"))

    for character in "hap1":
        player.press(letter(character), typed(character))

    assert player.app.top.sentence.text == "hap1"


def test_keys_meant_for_one_screen_do_not_reach_the_next() -> None:
    player = a_player()

    player.press(letter("2"))
    player.app.turn([ENTER, ENTER, ENTER])

    assert player.screen == "reading reading"


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("burgemeester", "U bent de burgemeester"),
        ("raadslid", "U bent raadslid"),
        ("wethouder", "U bent: wethouder"),
    ],
)
def test_the_briefing_says_who_one_plays(role: str, told: str) -> None:
    session = FakeSession("briefing")
    session.scenario.role = role
    player = Player(FakeLibrary(session))
    player.press(TAB, ENTER, ENTER)

    assert told in player.labels().splitlines()


def test_up_to_three_values_are_named_before_play() -> None:
    session = FakeSession("briefing")
    player = Player(FakeLibrary(session))
    player.press(TAB, ENTER, ENTER)

    for value in ("gezag", "ruimte", "veiligheid", "daadkracht", "ruimte"):
        player.click(f"value-{value}")
    player.click("begin")

    assert ("begin", "gezag", "veiligheid") in session.said


def test_a_mouse_can_decide_too() -> None:
    player = a_player()

    player.click("choice-2")
    player.click("confirm")

    assert player.library.session.said[-1] == ("decide", CHOICES[1].id, "")


def test_tab_visits_every_control_once_and_comes_back() -> None:
    player = a_player()
    first, visited = player.focus, []

    while not visited or player.focus != first:
        visited.append(player.focus)
        player.press(TAB)

    assert len(visited) == len(set(visited))
    assert {"advisor-ovd", "choice-1", "choice-4", "action-vak", "pause"} <= set(visited)


def test_shift_tab_goes_back() -> None:
    player = a_player()
    first = player.focus

    player.press(TAB, BACK_TAB)

    assert player.focus == first


def test_arrows_go_to_the_choice_that_lies_there() -> None:
    player = a_player()

    player.press(key(pygame.K_RIGHT), key(pygame.K_DOWN))

    assert player.focus == "choice-4"


def test_the_language_changes_at_once_also_in_the_story() -> None:
    player = a_player()

    player.app.kit.change(language="en")
    player.app.turn([])

    assert "Silence is an answer too." in player.labels()
    assert ("language", "en") in player.library.session.said


def test_a_problem_is_told_and_the_game_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from burgemeestersgame.errors import GameError

    session = FakeSession("deciding")
    player = a_player(session, language="en")

    def fail(*_arguments: object) -> None:
        raise GameError("the disk is full")

    monkeypatch.setattr(session, "decide", fail)
    player.press(letter("1"), ENTER)
    assert player.screen == "problem"
    assert "The disk is full" in player.labels()
    player.press(ENTER)

    assert player.screen == "dilemma tekenen"


def test_the_debrief_tells_how_others_chose() -> None:
    player = a_player(FakeSession("debrief"))

    player.press(letter("3"))

    assert "Nadia Boukhriss, Officier van justitie" in player.labels()
    labels = player.labels().splitlines()
    assert labels[labels.index(gettext("You named:")) + 1] == "Veiligheid"


@pytest.mark.parametrize(
    ("size", "percent"), [((1280, 720), 125), ((1024, 768), 100), ((1366, 768), 125)]
)
def test_saying_what_counted_leaves_the_desk_a_desk(size: tuple[int, int], percent: int) -> None:
    screen = DilemmaScreen(a_kit(text_scale=percent, motion=False), FakeSession("deciding"))
    for act in (lambda: None, lambda: screen.select("met-me"), screen._weigh):
        act()
        screen.arrange(size)
        assert screen.root.find("section-advice") is None, "the advisors stand at the window"

    assert screen.root.find("counted-ruimte")
    assert screen.root.find("choice-3")
