"""From a turning point back into the story, and then both games beside each other."""

import pygame
import pytest
from desktop_fakes import (
    ENTER,
    ESCAPE,
    FakeLibrary,
    Player,
    key,
    letter,
    typed,
    window,  # noqa: F401 - a fixture
)

from burgemeestersgame.desktop.screens.compare import CompareScreen
from burgemeestersgame.desktop.screens.debrief import DebriefScreen
from burgemeestersgame.i18n import gettext

pytestmark = pytest.mark.usefixtures("window")


def at_turning_points(library: FakeLibrary | None = None, **settings) -> Player:
    """Return someone who reads where a game turned, as soon as that is known."""
    player = Player(library, **settings)
    player.show(lambda kit: DebriefScreen(kit, "bbbb2222"))
    player.press(letter("5"))
    if library is None:
        wait_for_turning_points(player)
    return player


def wait_for_turning_points(player: Player) -> None:
    player.app.top._turning.result()
    player.app.turn([])


def replaying() -> Player:
    """Return someone who plays on from a turning point."""
    player = at_turning_points()
    player.tab_to("replay-7")
    player.press(ENTER, ENTER)
    return player


def test_a_turning_point_says_what_it_closed_and_what_it_kept_open() -> None:
    labels = at_turning_points().labels()

    assert "was hierna niet meer te bereiken" in labels
    assert "Alleen zo bleef" in labels


def test_the_turning_points_stand_on_the_line_of_decisions_and_in_the_chart() -> None:
    player = at_turning_points()

    told = gettext("Turning points at these decisions: {numbers}").format(numbers="1")
    assert told in player.labels()
    player.press(letter("2"))
    assert gettext("A diamond is a turning point.") in player.labels()


def test_the_debrief_is_there_at_once_and_where_it_turned_follows() -> None:
    library = FakeLibrary()
    library.may_work.clear()
    player = at_turning_points(library)
    assert "Geeft u het noodbevel?" in player.labels()  # the rest of the step
    assert gettext("Where it turned is being worked out. You can read on.") in player.labels()
    assert "was hierna niet meer te bereiken" not in player.labels()

    library.may_work.set()
    wait_for_turning_points(player)

    assert "was hierna niet meer te bereiken" in player.labels()
    assert gettext("Where it turned is being worked out. You can read on.") not in player.labels()


def test_one_can_leave_while_it_is_being_worked_out() -> None:
    library = FakeLibrary()
    library.may_work.clear()
    player = at_turning_points(library)

    player.press(ESCAPE)

    assert player.screen == "menu"
    library.may_work.set()


def test_what_one_was_reading_stays_where_it_was_when_they_come() -> None:
    library = FakeLibrary()
    library.may_work.clear()
    player = at_turning_points(library, text_scale=200)
    player.press(letter("2"), key(pygame.K_PAGEDOWN))
    before = player.app.top.main_scroll.offset

    library.may_work.set()
    wait_for_turning_points(player)

    assert before > 0
    assert player.app.top.main_scroll.offset == before


@pytest.mark.parametrize("text_scale", [100, 200])
def test_before_playing_from_a_turning_point_one_reads_what_that_means(text_scale: int) -> None:
    player = at_turning_points(text_scale=text_scale)

    player.tab_to("replay-7")
    player.press(ENTER)

    assert player.screen == "confirm"
    assert "Geeft u het noodbevel?" in player.labels()
    player.press(ESCAPE)
    assert player.screen == "debrief"
    assert player.library.replayed == []


def test_a_replay_begins_at_that_decision_and_carries_its_mark() -> None:
    player = replaying()

    assert player.library.replayed == [("bbbb2222", 7)]
    assert player.screen == "dilemma tekenen"
    assert gettext("Replay") in player.labels().splitlines()


def test_an_ordinary_game_carries_no_mark() -> None:
    player = Player()

    player.press(ENTER, ENTER)

    assert player.screen.startswith("dilemma")
    assert gettext("Replay") not in player.labels().splitlines()


def test_at_the_end_of_a_replay_both_games_stand_beside_each_other() -> None:
    player = replaying()

    player.press(letter("1"), ENTER, ENTER)
    player.press(typed("Wij luisteren eerst."), ENTER)
    assert player.screen == "ending"
    player.press(ENTER)

    assert player.screen == "compare"
    assert player.library.compared == [("bbbb2222", "cccc3333")]
    player.press(ESCAPE)
    assert player.screen == "debrief"
    player.click("compare")
    assert player.screen == "compare"


def test_what_is_the_same_in_both_is_there_when_asked_for() -> None:
    player = Player()
    player.show(lambda kit: CompareScreen(kit, "bbbb2222", "cccc3333"))
    assert "Geeft u het noodbevel?" in player.labels()
    assert "Wie krijgt een stoel?" not in player.labels()

    player.tab_to("same-decisions")
    player.press(ENTER)

    assert "Wie krijgt een stoel?" in player.labels()


def test_each_row_can_be_heard_as_one_sentence() -> None:
    player = Player()
    player.show(lambda kit: CompareScreen(kit, "bbbb2222", "cccc3333"))

    assert "Betoging beschermd De eerste keer: Geschonden Het herspel: Nageleefd" in player.labels()
