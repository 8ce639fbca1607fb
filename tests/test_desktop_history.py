"""The games of this computer in the window: found, gone on with, taken along, taken away."""

import webbrowser
from datetime import timedelta
from pathlib import Path

import pygame
import pytest
from desktop_fakes import (
    ENTER,
    ESCAPE,
    EVENING,
    TAB,
    FakeLibrary,
    Player,
    a_run,
    key,
    typed,
    window,  # noqa: F401 - a fixture
)

from burgemeestersgame.desktop.longlist import ListRow

pytestmark = pytest.mark.usefixtures("window")

DOWN, END = key(pygame.K_DOWN), key(pygame.K_END)
TEN_THOUSAND = 10_000


def a_library() -> FakeLibrary:
    """Return a library with five runs of two stories."""
    library = FakeLibrary()
    library.kept_runs += [
        a_run("dddd4444", EVENING - timedelta(days=40), is_finished=True, intention="Ik bel eerst"),
        a_run("eeee5555", is_finished=True, player="Otter", is_replay=True),
        a_run("ffff6666")._replace(title="De brug", scenario="brug"),
    ]
    return library


@pytest.fixture(params=["nl", "en"])
def player(request: pytest.FixtureRequest) -> Player:
    player = Player(a_library(), language=request.param)
    player.click("reports")
    return player


def shown(player: Player) -> list[str]:
    return [run.id for run in player.app.top.shown_items]


def write(player: Player, text: str) -> None:
    for character in text:
        player.press(typed(character))


def choose(player: Player, run_id: str) -> None:
    player.click(f"row-{run_id}")


def drop(player: Player, path: str) -> None:
    player.app.turn([pygame.Event(pygame.DROPFILE, file=path)])
    player.app.turn([])


def test_all_games_are_listed_as_they_were_played_last(player: Player) -> None:
    assert shown(player) == ["aaaa1111", "bbbb2222", "dddd4444", "eeee5555", "ffff6666"]
    assert player.focus == "row-aaaa1111"


def test_a_game_says_what_is_known_of_it(player: Player) -> None:
    choose(player, "dddd4444")
    assert "‘Ik bel eerst’" in player.labels()
    choose(player, "eeee5555")

    assert "Otter" in player.labels()
    replayed = {"nl": "opnieuw vanaf een besluit", "en": "replayed from a decision"}
    assert replayed[player.app.kit.settings.language] in player.labels()


def test_enter_twice_reads_the_debrief_of_a_finished_game(player: Player) -> None:
    player.press(DOWN, ENTER)
    assert player.focus == "read"
    player.press(ENTER)

    assert player.screen == "debrief"


def test_enter_twice_goes_on_with_one_that_is_not(player: Player) -> None:
    player.press(ENTER, ENTER)

    assert player.screen == "paused"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("brug", ["ffff6666"]),
        ("OTTER", ["eeee5555"]),
        ("2019-04-13", ["dddd4444"]),
        ("april", ["dddd4444"]),
        ("bel eerst", ["dddd4444"]),
        ("bbbb22", ["bbbb2222"]),
    ],
)
def test_a_game_is_found_by_story_name_date_or_intention(player: Player, text: str, ids) -> None:
    write(player, text)

    assert shown(player) == ids


def test_games_are_narrowed_to_a_story_and_to_what_is_finished(player: Player) -> None:
    player.click("filters")
    player.app.top.move_focus("story-azc-raadsavond")
    player.press(ENTER)
    player.app.top.move_focus("state-finished")
    player.press(ENTER, ESCAPE)

    assert shown(player) == ["bbbb2222", "dddd4444", "eeee5555"]


def test_a_game_is_deleted_after_a_question_and_the_next_one_is_chosen(player: Player) -> None:
    choose(player, "bbbb2222")
    player.click("delete")
    player.press(ENTER)
    assert "bbbb2222" in shown(player)

    player.click("delete")
    player.press(TAB, ENTER)

    assert shown(player) == ["aaaa1111", "dddd4444", "eeee5555", "ffff6666"]
    assert player.focus == "row-dddd4444"


def test_the_last_game_can_be_deleted_too(player: Player) -> None:
    player.library.kept_runs = [a_run("aaaa1111")]
    player.app.top.read_again()
    player.app.turn([])

    player.click("delete")
    player.press(TAB, ENTER)

    assert shown(player) == []
    assert player.app.top.root.find("wipe") is None
    assert player.focus in {"back", "import"}


def test_everything_is_wiped_after_one_question_that_says_what_goes(player: Player) -> None:
    player.app.kit.settings = player.app.kit.settings.__class__(player="Otter")
    player.click("wipe")
    assert "5" in player.labels()
    assert "reports" in player.labels()

    player.press(TAB, ENTER)

    assert player.library.kept_runs == []
    assert player.screen == "history"
    assert player.app.kit.settings.player == ""


def test_a_game_is_written_to_a_file_to_take_along(
    player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    choose(player, "eeee5555")

    player.click("export")
    assert player.library.exported == ["eeee5555"]
    assert "spel.json" in player.labels()
    player.press(ENTER)

    assert opened == [Path("spel.json").absolute().parent.as_uri()]
    assert player.screen == "history"


def test_a_game_from_elsewhere_is_taken_in_from_a_file_that_is_offered(player: Player) -> None:
    player.click("import")
    player.press(ENTER)

    assert player.library.imported == [Path("downloads/burgemeestersgame-raadsavond.json")]
    assert player.focus == "row-cccc0000"
    assert "burgemeestersgame-raadsavond.json" in player.labels()


def test_a_game_from_elsewhere_is_taken_in_by_its_path(player: Player) -> None:
    player.click("import")
    player.app.top.move_focus("path")
    write(player, '"/media/stick/spel.json"')
    player.press(ENTER)

    assert player.library.imported == [Path("/media/stick/spel.json")]


def test_a_file_is_taken_in_when_it_is_dropped_on_the_window(player: Player) -> None:
    drop(player, "/media/stick/spel.json")
    player.click("import")
    drop(player, "/media/stick/ander.json")

    assert [path.name for path in player.library.imported] == ["spel.json", "ander.json"]
    assert player.screen == "history"
    assert player.focus == "row-cccc0001"


def test_a_file_that_is_no_game_is_told_and_another_path_can_be_typed(player: Player) -> None:
    player.click("import")
    player.app.top.move_focus("path")
    write(player, "leeg.json")
    player.press(ENTER)
    assert player.screen == "problem"
    player.press(ENTER)

    assert player.screen == "import"
    assert player.widget("path").editor.text == "leeg.json"


def test_a_game_is_compared_with_another_of_the_same_story(
    player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    from burgemeestersgame.desktop.screens import compare
    from burgemeestersgame.desktop.screens.help import HelpScreen

    asked: list[tuple[str, str]] = []

    def screen(kit, first, second):
        asked.append((first, second))
        return HelpScreen(kit)

    monkeypatch.setattr(compare, "CompareScreen", screen)
    choose(player, "bbbb2222")
    player.click("compare")
    assert shown(player) == ["dddd4444", "eeee5555"]
    player.press(ENTER, ENTER)

    assert asked == [("dddd4444", "bbbb2222")]


def test_there_is_nothing_to_compare_with_where_no_other_game_is_finished(player: Player) -> None:
    choose(player, "ffff6666")
    assert player.app.top.root.find("compare") is None

    player.library.kept_runs = [a_run("bbbb2222", is_finished=True)]
    player.app.top.read_again()
    player.app.turn([])

    assert player.app.top.root.find("compare") is None


def test_without_games_one_can_still_take_one_in() -> None:
    library = FakeLibrary()
    library.wipe()
    player = Player(library)

    player.click("reports")

    assert player.app.top.root.find("import") is not None
    assert player.app.top.root.find("search") is None


def test_of_ten_thousand_games_only_those_in_sight_are_made() -> None:
    library = FakeLibrary()
    library.kept_runs = [
        a_run(f"{number:08x}", EVENING - timedelta(hours=number), is_finished=number % 2 == 0)
        for number in range(TEN_THOUSAND)
    ]
    player = Player(library)
    player.click("reports")
    for event in (DOWN, key(pygame.K_PAGEDOWN), END):
        player.press(event)
        rows = [widget for widget in player.app.top.root.walk() if isinstance(widget, ListRow)]
        current = player.widget(player.focus)

        assert len(rows) < 16
        assert current.visible_rect == current.rect
    assert player.focus == f"row-{TEN_THOUSAND - 1:08x}"
