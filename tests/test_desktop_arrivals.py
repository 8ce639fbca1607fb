"""Messages come in one by one on the screen, and the game knows nothing of it."""

from types import SimpleNamespace

import pytest
from desktop_fakes import MESSAGES, FakeLibrary, FakeSession, a_kit, window  # noqa: F401
from msgspec.structs import replace

from burgemeestersgame.desktop.arrivals import PAUSE_S, RISE_S, Arrivals
from burgemeestersgame.desktop.screens.dilemma import DilemmaScreen

pytestmark = pytest.mark.usefixtures("window")


def messages(old: int, new: int) -> list[SimpleNamespace]:
    return [SimpleNamespace(is_new=number >= old) for number in range(old + new)]


def test_what_was_there_is_there_and_the_first_new_one_comes_at_once():
    arrivals, all_of_them = Arrivals(), messages(2, 3)

    assert arrivals.look("run", all_of_them, 10.0, at_once=False)
    assert len(arrivals.seen(all_of_them)) == 3


def test_the_next_one_waits_its_turn():
    arrivals, all_of_them = Arrivals(), messages(0, 3)
    arrivals.look("run", all_of_them, 10.0, at_once=False)

    assert not arrivals.look("run", all_of_them, 10.0 + PAUSE_S / 2, at_once=False)
    assert arrivals.look("run", all_of_them, 10.0 + PAUSE_S, at_once=False)
    assert len(arrivals.seen(all_of_them)) == 2


def test_who_wants_no_motion_has_them_at_once_and_still():
    arrivals, all_of_them = Arrivals(), messages(1, 4)

    assert arrivals.look("run", all_of_them, 10.0, at_once=True)
    assert len(arrivals.seen(all_of_them)) == 5
    assert arrivals.still_rising(10.0) == 0.0


def test_a_game_that_went_back_has_fewer():
    arrivals = Arrivals()
    arrivals.look("run", messages(0, 4), 10.0, at_once=True)

    assert not arrivals.look("run", messages(1, 0), 11.0, at_once=False)
    assert len(arrivals.seen(messages(1, 0))) == 1


def test_one_rises_for_a_moment():
    arrivals = Arrivals()
    arrivals.look("run", messages(0, 1), 10.0, at_once=False)

    assert arrivals.still_rising(10.0) == 1.0
    assert arrivals.still_rising(10.0 + RISE_S) == 0.0


@pytest.mark.parametrize(("motion", "shown"), [(True, 2), (False, 4)])
def test_the_phone_shows_those_that_came_in(motion, shown):
    session = FakeSession("deciding")
    session.messages = tuple(
        replace(message, is_new=number > 0) for number, message in enumerate(MESSAGES)
    )
    kit = a_kit(FakeLibrary(session), motion=motion)
    kit.play(session)
    screen = DilemmaScreen(kit, session)
    screen.arrange((1280, 720))

    articles = [each for each in screen.root.find("phone").walk() if each.role == "article"]

    assert len(articles) == shown
