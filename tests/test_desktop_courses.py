"""Courses in the window: begun, filled from the list of games, saved as a page, taken away."""

import webbrowser

import pytest
from desktop_fakes import ENTER, Player, typed, window  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures("window")


@pytest.fixture(params=["nl", "en"])
def player(request: pytest.FixtureRequest) -> Player:
    player = Player(language=request.param)
    player.click("reports")
    player.click("row-bbbb2222")
    player.click("course")
    return player


def begin(player: Player, name: str) -> None:
    player.click("name")
    for character in name:
        player.press(typed(character))
    player.press(ENTER)


def test_a_game_is_in_the_course_that_is_begun_with_it(player: Player) -> None:
    begin(player, "Raad")

    courses = player.library.courses
    assert courses.names == ["Raad"]
    assert courses.runs == {(0, "bbbb2222")}


def test_a_game_goes_out_of_a_course_and_in_again(player: Player) -> None:
    begin(player, "Raad")

    player.click("in-0")
    assert player.library.courses.runs == set()
    player.click("in-0")
    assert player.library.courses.runs == {(0, "bbbb2222")}


def test_the_page_of_a_course_is_saved_and_opened(
    player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    begin(player, "Raad")

    player.click("save-0")
    player.click("open")

    assert player.library.courses.saved == [0]
    assert opened[0].endswith("cursus.html")


def test_a_course_is_taken_away_after_a_question(player: Player) -> None:
    begin(player, "Raad")

    player.click("delete-0")
    assert player.library.courses.names == ["Raad"]
    player.click("yes")
    assert player.library.courses.names == [""]


def test_courses_can_be_looked_at_without_a_game(player: Player) -> None:
    begin(player, "Raad")
    player.click("back")
    player.click("courses")

    player.click("save-0")
    assert player.library.courses.saved == [0]
