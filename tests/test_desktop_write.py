"""The corner of who writes, by keyboard: make, mend, look at, hand over, install, take away."""

from __future__ import annotations

import os
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest
from desktop_fakes import (
    ENTER,
    ESCAPE,
    FakeLibrary,
    Player,
    key,
    typed,
    window,  # noqa: F401 - a fixture
)

from burgemeestersgame import installed, library
from burgemeestersgame.authoring.made import make_pack
from burgemeestersgame.authoring.new import create, place_for
from burgemeestersgame.authoring.own import own_scenarios
from burgemeestersgame.desktop.screens import working
from burgemeestersgame.errors import GameError
from burgemeestersgame.paths import authors_folder
from burgemeestersgame.scenario import load_scenario

pytestmark = pytest.mark.usefixtures("window")

PATIENCE_S = 30


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what would have been opened outside the window."""
    addresses: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: addresses.append(address) or True)
    return addresses


@pytest.fixture(autouse=True)
def downloads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: folder)
    return folder


@pytest.fixture
def scenario() -> Path:
    return a_scenario("De markt")


def a_scenario(title: str, folder: Path | None = None) -> Path:
    place = folder or place_for(title.lower().replace(" ", "-"))
    return create(place, title=title, role="burgemeester", language="nl")


@pytest.fixture(params=["nl", "en"])
def player(request: pytest.FixtureRequest) -> Player:
    return a_player(language=request.param)


def a_player(**settings) -> Player:
    player = Player(FakeLibrary(), **settings)
    player.tab_to("write")
    player.press(ENTER)
    assert player.screen == "write"
    return player


def press(player: Player, name: str) -> None:
    """Press a control with Tab and Enter, and wait for what that sets going."""
    player.tab_to(name)
    player.press(ENTER)
    wait(player)


def wait(player: Player) -> None:
    until = time.monotonic() + PATIENCE_S
    while player.screen == "working" and time.monotonic() < until:
        player.app.turn([])
        time.sleep(0.005)
    assert player.screen != "working"


def write(player: Player, text: str) -> None:
    for character in text:
        player.press(typed(character))


def drop(player: Player, path: Path) -> None:
    player.app.turn([pygame.Event(pygame.DROPFILE, file=str(path))])
    player.app.turn([])
    wait(player)


def spoil(scenario: Path) -> None:
    file = scenario / "scenario.yaml"
    file.write_text(file.read_text("utf-8").replace("choices:", "chioces:", 1), "utf-8")


# -- making one ------------------------------------------------------------------------------------


def test_who_has_written_nothing_yet_begins_with_a_new_scenario(player: Player) -> None:
    assert player.focus == "new"
    player.press(ENTER)
    assert player.screen == "new-scenario"
    write(player, "De Kaasmarkt")
    assert str(authors_folder() / "de-kaasmarkt") in player.labels()
    player.press(ENTER)

    assert player.screen == "write"
    assert player.focus == f"row-{authors_folder() / 'de-kaasmarkt'}"
    assert load_scenario(authors_folder() / "de-kaasmarkt").title == "De Kaasmarkt"


@pytest.mark.parametrize("text_scale", [100, 200])
def test_who_has_written_nothing_yet_reads_what_each_way_to_begin_is(text_scale: int) -> None:
    player = a_player(language="en", text_scale=text_scale)

    assert "Open another scenario. A folder on this computer" in player.labels()
    assert "Handbook (in Dutch). How to write one" in player.labels()
    player.click("open")
    assert player.screen == "open-scenario"


def test_a_new_scenario_has_the_role_language_and_subject_that_were_asked_for() -> None:
    player = a_player(language="nl")
    player.press(ENTER)
    write(player, "The Fair")
    player.tab_to("role")
    player.press(*[key(pygame.K_BACKSPACE)] * 20)
    write(player, "wethouder")
    press(player, "language-en")
    player.tab_to("about")
    write(player, "About a fair.")
    press(player, "make")

    story = load_scenario(authors_folder() / "the-fair")
    assert (story.title, story.role, story.language) == ("The Fair", "wethouder", "en")
    assert "# About a fair." in (authors_folder() / "the-fair" / "scenario.yaml").read_text("utf-8")


def test_a_new_scenario_may_begin_as_a_copy_of_one_of_the_game() -> None:
    player = a_player()
    player.press(ENTER)
    write(player, "Onze avond")
    press(player, "source-azc-raadsavond")
    press(player, "make")

    assert len(load_scenario(authors_folder() / "onze-avond").scenes) > 10


def test_a_form_without_a_title_makes_nothing_and_goes_to_the_title(player: Player) -> None:
    player.press(ENTER)
    press(player, "make")

    assert (player.screen, player.focus) == ("new-scenario", "title")
    assert own_scenarios() == ()


def test_a_name_that_is_taken_is_said_and_what_was_typed_stays(scenario: Path) -> None:
    player = a_player()
    press(player, "new")
    write(player, "De markt")
    press(player, "make")
    assert player.screen == "problem"
    player.press(ESCAPE)

    assert player.screen == "new-scenario"
    assert "de-markt" in player.labels()


def test_a_copy_leaves_the_first_as_it_was(scenario: Path) -> None:
    before = (scenario / "scenario.yaml").read_bytes()
    player = a_player()
    player.click("copy")
    player.press(ENTER)
    wait(player)

    assert {own.path.name for own in own_scenarios()} == {"de-markt", "de-markt-kopie"}
    assert (scenario / "scenario.yaml").read_bytes() == before


# -- the list --------------------------------------------------------------------------------------


def test_the_scenario_that_was_changed_last_stands_first(scenario: Path) -> None:
    other = a_scenario("De brug")
    long_ago = 1_000_000_000
    for path, age in ((scenario, 0), (other, 60)):
        os.utime(path / "scenario.yaml", (long_ago - age, long_ago - age))

    assert [each.path for each in a_player().app.top.shown_items] == [scenario, other]


def test_a_scenario_elsewhere_is_opened_by_its_path_and_stays_on_the_list(tmp_path: Path) -> None:
    elsewhere = a_scenario("De sluis", tmp_path / "stick" / "de-sluis")
    player = a_player()
    press(player, "open")
    write(player, str(elsewhere / "scenario.yaml"))
    player.press(ENTER)

    assert player.focus == f"row-{elsewhere}"
    assert [each.title for each in a_player().app.top.shown_items] == ["De sluis"]


def test_a_scenario_is_opened_by_dropping_it_on_the_window(player: Player, tmp_path: Path) -> None:
    elsewhere = a_scenario("De sluis", tmp_path / "stick" / "de-sluis")
    drop(player, elsewhere)

    assert player.focus == f"row-{elsewhere}"


def test_taking_a_scenario_off_the_list_leaves_its_files(tmp_path: Path) -> None:
    elsewhere = a_scenario("De sluis", tmp_path / "stick" / "de-sluis")
    player = a_player()
    drop(player, elsewhere)
    player.click("forget")

    assert not player.app.top.shown_items
    assert load_scenario(elsewhere).title == "De sluis"


@pytest.mark.parametrize("name", ["nowhere", "leeg", "brief.txt", "a\0b", "caf\udce9"])
def test_what_is_no_scenario_is_said_and_another_can_be_tried(name: str, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    (tmp_path / "brief.txt").write_text("Beste", "utf-8")
    player = a_player()
    press(player, "open")
    player.app.turn([pygame.Event(pygame.DROPFILE, file=str(tmp_path / name))])
    player.app.turn([])
    assert player.screen == "problem"
    player.press(ESCAPE)

    assert player.screen == "open-scenario"


def test_file_and_folder_are_opened_by_this_computer(scenario: Path, opened: list[str]) -> None:
    player = a_player()
    player.click("file")
    player.click("folder")

    assert opened == [(scenario / "scenario.yaml").as_uri(), scenario.as_uri()]


# -- looking at one --------------------------------------------------------------------------------


def test_check_says_where_and_what_and_looks_again(scenario: Path, player: Player) -> None:
    spoil(scenario)
    press(player, "check")
    assert player.screen == "findings"
    labels = player.labels()
    word, line = {"nl": ("Fout", "regel"), "en": ("Error", "line")}[
        player.app.kit.settings.language
    ]
    assert f"{word}, scenario.yaml, {line} " in labels
    assert "chioces" in labels

    file = scenario / "scenario.yaml"
    file.write_text(file.read_text("utf-8").replace("chioces:", "choices:"), "utf-8")
    press(player, "again")

    assert "chioces" not in player.labels()
    assert player.app.top.root.find("again") is not None


def test_a_scenario_without_findings_gets_a_kind_word(scenario: Path) -> None:
    player = a_player(language="en")
    press(player, "check")

    assert "There is nothing to say about it: it can be played." in player.labels()


def test_a_scenario_with_hundreds_of_findings_is_shown_at_once(scenario: Path) -> None:
    file = scenario / "scenario.yaml"
    file.write_text(file.read_text("utf-8").replace("text:", "txet:"), "utf-8")
    more = "".join(f"key-{number}: 1\n" for number in range(400))
    file.write_text(file.read_text("utf-8") + more, "utf-8")
    player = a_player(language="en")
    press(player, "check")

    assert "Mend some of these first" in player.labels()


def test_the_map_is_written_and_opened(scenario: Path, player: Player, opened: list[str]) -> None:
    press(player, "map")

    page = authors_folder().parent / "maps" / "de-markt.html"
    assert player.screen == "made"
    assert opened == [page.as_uri()]
    assert "<svg" in page.read_text("utf-8")


def test_without_the_library_for_maps_it_is_said_how_to_get_it(
    scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from burgemeestersgame.storymap.layout import NoLayout

    def missing(*_arguments: object) -> None:
        raise NoLayout("install it so")

    monkeypatch.setattr("burgemeestersgame.storymap.lay_out", missing)
    player = a_player()
    press(player, "map")

    assert player.screen == "problem"
    assert "Install it so." in player.labels()


def test_a_thousand_plays_are_told_in_the_words_of_the_story(
    scenario: Path, player: Player
) -> None:
    story = load_scenario(scenario)
    press(player, "plays")

    assert player.screen == "figures"
    first = next(scene for scene in story.scenes.values() if hasattr(scene, "question"))
    assert first.question in player.labels()
    assert first.choices[0].text in player.labels()
    player.press(ESCAPE)
    assert player.screen == "write"


@pytest.mark.parametrize("control", ["map", "plays", "translations", "copy"])
def test_errors_are_shown_where_something_else_was_asked(scenario: Path, control: str) -> None:
    spoil(scenario)
    player = a_player()
    press(player, control)
    if control == "copy":
        press(player, "make")

    assert player.screen == "findings"
    assert "chioces" in player.labels()
    assert "Dan kan er nog meer komen" in player.labels()


def test_a_translation_is_begun_and_followed(scenario: Path, player: Player) -> None:
    press(player, "translations")
    player.tab_to("language")
    write(player, "en")
    player.press(ENTER)
    wait(player)

    catalogue = scenario / "locale" / "en" / "LC_MESSAGES" / "messages.po"
    assert catalogue.exists()
    assert player.widget("update-en")
    assert str(catalogue) in player.labels()


def test_a_language_that_is_none_is_said(scenario: Path) -> None:
    player = a_player()
    press(player, "translations")
    player.tab_to("language")
    write(player, "klingon!")
    player.press(ENTER)

    assert player.screen == "problem"


def test_original_and_translation_are_shown_beside_each_other(
    scenario: Path, opened: list[str]
) -> None:
    player = a_player()
    press(player, "translations")
    player.tab_to("language")
    write(player, "en")
    player.press(ENTER)
    wait(player)
    press(player, "page-en")

    assert opened == [(authors_folder().parent / "translations" / "de-markt-en.html").as_uri()]


_SPOILT = {
    "empty": b"",
    "no text": b"\xff\xfe\0\0",
    "a list": b"- a\n- b\n",
    "a deep one": b"title: " + b"[" * 5_000,
    "a circle": b"title: &a [*a]\nscenes: *a\n",
    "a strange title": b'title: "\\0 \\ud800"\n',
    "half a file": b"format: 1\nid: de-markt\ntitle: De markt\nscenes:\n  - dile",
    "a title of an object": b"title: !!python/object/apply:os.getcwd []\n",
}


@pytest.mark.parametrize("content", _SPOILT.values(), ids=list(_SPOILT))
def test_nothing_that_is_in_a_file_closes_the_window(scenario: Path, content: bytes) -> None:
    (scenario / "scenario.yaml").write_bytes(content)
    player = a_player()
    for control in ("check", "map", "plays", "translations", "pack", "copy"):
        press(player, control)
        if control in ("pack", "copy"):
            press(player, "make")
        assert player.screen in ("findings", "problem")
        while player.screen != "write":
            player.press(ESCAPE)


# -- handing over ----------------------------------------------------------------------------------


def test_a_pack_is_made_in_the_documents_and_can_be_installed_and_taken_away(
    scenario: Path, player: Player
) -> None:
    press(player, "pack")
    player.tab_to("maker")
    write(player, "Team OOV")
    player.press(ENTER)
    wait(player)
    path = authors_folder().parent / "packs" / "de-markt.zip"
    assert player.screen == "made"
    assert str(path) in player.labels()
    player.press(ESCAPE)
    assert player.screen == "write"

    press(player, "installed")
    press(player, "install")
    write(player, str(path))
    player.press(ENTER)
    wait(player)
    assert player.screen == "confirm"
    assert "Team OOV" in player.labels()
    player.press(ENTER)
    assert player.screen == "installed"
    assert library.find("de-markt") == installed.origins()[0].path

    press(player, "away-de-markt")
    assert player.focus == "no"
    press(player, "yes")
    assert installed.origins() == ()


def test_a_pack_for_editing_comes_among_ones_own_scenarios(tmp_path: Path) -> None:
    elsewhere = a_scenario("De sluis", tmp_path / "stick" / "de-sluis")
    path, _packed = make_pack(elsewhere, is_source=True, made_by="")
    player = a_player()
    drop(player, path)
    player.press(ENTER)
    assert player.screen == "installed"
    player.press(ESCAPE)

    assert [own.title for own in player.app.top.shown_items] == ["De sluis"]


def test_the_same_pack_twice_changes_nothing(scenario: Path) -> None:
    path, _packed = make_pack(scenario, is_source=False, made_by="")
    player = a_player()
    drop(player, path)
    player.press(ENTER)
    before = installed.origins()
    drop(player, path)

    assert player.screen == "installed"
    assert installed.origins() == before


def test_a_pack_dropped_on_the_menu_is_offered_and_comes_among_the_stories(scenario: Path) -> None:
    path, _packed = make_pack(scenario, is_source=False, made_by="")
    player = Player(FakeLibrary())
    drop(player, path)
    player.press(ENTER)

    assert player.screen == "installed"
    assert [each.id for each in installed.origins()] == ["de-markt"]


def test_who_chooses_a_story_can_install_one(player: Player) -> None:
    player.press(ESCAPE)
    player.click("play")
    press(player, "installed")

    assert player.screen == "installed"


def test_saying_no_installs_nothing(scenario: Path) -> None:
    path, _packed = make_pack(scenario, is_source=False, made_by="")
    player = a_player()
    drop(player, path)
    press(player, "no")

    assert installed.origins() == ()


def test_a_pack_that_was_downloaded_is_offered(scenario: Path, downloads: Path) -> None:
    path, _packed = make_pack(scenario, is_source=False, made_by="")
    (downloads / "markt.zip").write_bytes(path.read_bytes())
    (downloads / "other.zip").write_bytes(b"PK\x03\x04 something else")
    player = a_player()
    press(player, "installed")
    press(player, "install")
    assert "other.zip" not in player.labels()
    press(player, "file-0")

    assert player.screen == "confirm"


def test_a_file_that_is_no_pack_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "foto.zip").write_bytes(b"no zip at all")
    player = a_player()
    drop(player, tmp_path / "foto.zip")

    assert player.screen == "problem"
    assert "foto.zip" in player.labels()


def test_an_earlier_pack_is_not_written_over(scenario: Path) -> None:
    first, _packed = make_pack(scenario, is_source=False, made_by="")
    again, _packed = make_pack(scenario, is_source=False, made_by="")
    other, _packed = make_pack(scenario, is_source=False, made_by="Team OOV")

    assert (first.name, again.name, other.name) == (
        "de-markt.zip",
        "de-markt.zip",
        "de-markt-2.zip",
    )


# -- work that takes a while -----------------------------------------------------------------------


class Slow:
    """Work that goes on until it is let go."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.was_stopped = threading.Event()

    def __call__(self, progress: working.Progress) -> str:
        while not self.may_end.wait(0.005):
            try:
                progress(0.4)
            except working.Stopped:
                self.was_stopped.set()
                raise
        return "done"


@pytest.fixture
def slow() -> Iterator[Slow]:
    slow = Slow()
    yield slow
    slow.may_end.set()


def begin(player: Player, job: Callable[[working.Progress], str], came: list[str]) -> None:
    top = player.app.top
    step = working.working(top.kit, lambda: "Slow work", job, lambda said: came.append(said))
    player.app._do(step)
    player.app.turn([])


def test_long_work_says_how_far_it_is_and_its_end_goes_to_who_asked(slow: Slow) -> None:
    player, came = a_player(language="en"), []
    begin(player, slow, came)
    assert player.screen == "working"
    until = time.monotonic() + PATIENCE_S
    while "Done: 40 %" not in player.labels() and time.monotonic() < until:
        player.app.turn([])
    assert "Done: 40 %" in player.labels()
    slow.may_end.set()
    wait(player)

    assert (player.screen, came) == ("write", ["done"])


def test_escape_stops_long_work_and_the_window_goes_on(slow: Slow) -> None:
    player, came = a_player(), []
    begin(player, slow, came)
    player.press(ESCAPE)

    assert (player.screen, came) == ("write", [])
    assert slow.was_stopped.wait(PATIENCE_S)


def test_what_goes_wrong_in_long_work_is_told_once(slow: Slow) -> None:
    def fail(progress: working.Progress) -> str:
        slow(progress)
        raise GameError("the disk is full")

    player = a_player(language="en")
    begin(player, fail, [])
    slow.may_end.set()
    wait(player)
    assert player.screen == "problem"
    player.press(ESCAPE)
    player.app.turn([])

    assert player.screen == "write"


def test_a_mistake_of_the_program_on_a_file_of_the_author_does_not_close_the_window() -> None:
    def fail(_progress: working.Progress) -> str:
        raise RecursionError

    player = a_player(language="en")
    with pytest.raises(GameError, match="RecursionError"):
        begin(player, fail, [])


def test_the_handbook_opens_as_a_page(player: Player, opened: list[str]) -> None:
    press(player, "handbook")

    assert len(opened) == 1
    assert opened[0].endswith("/handboek/README.html")


def test_playing_while_one_writes_comes_back_to_the_list(scenario: Path) -> None:
    player = a_player(language="en")
    player.tab_to("preview")
    player.press(ENTER)
    until = time.monotonic() + PATIENCE_S
    while player.screen != "preview briefing" and time.monotonic() < until:
        player.app.turn([])
        time.sleep(0.005)
    assert "De markt" in "\n".join(w.label for w in player.app.top.stack.top.root.walk())
    player.press(ESCAPE)
    if player.screen != "write":  # the tools of the author, with a way out
        player.app.turn([])
        top = player.app.top.stack.top
        top.move_focus("close")
        player.press(ENTER)

    assert player.screen == "write"
    assert player.focus == "preview"
