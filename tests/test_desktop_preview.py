"""The preview in the window, with the keyboard: what an author saves is what an author sees."""

from __future__ import annotations

import os
import random
import threading
import time
import webbrowser
from collections import deque
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import media
import pygame
import pytest
from desktop_fakes import (
    ENTER,
    ESCAPE,
    Player,
    key,
    letter,
    typed,
    window,  # noqa: F401 - a fixture
)
from scenario_builder import STORY, changed, problems_in

from burgemeestersgame import i18n
from burgemeestersgame.authoring.preview import Follower, Setting, Version
from burgemeestersgame.desktop.pictures import has_scene
from burgemeestersgame.desktop.screens.preview import PreviewScreen
from burgemeestersgame.scenario import scenario_from_files

pytestmark = pytest.mark.usefixtures("window")

PATIENCE_S = 60
BAD = Path(__file__).parent / "bad_scenarios"
BROKEN = changed(("next: [{if: greep >= 60, to: slot-greep}", "next: [{if: greep >= 60, to: slot}"))


class FakeFollower:
    """Hands over what a test says was saved."""

    def __init__(self) -> None:
        self.file = Path("verhalen/park/scenario.yaml")
        self.came: deque[Version] = deque()
        self.language = ""
        self.is_closed = False

    def take(self) -> Version | None:
        return self.came.popleft() if self.came else None

    def speak(self, language: str) -> None:
        self.language = language

    def close(self) -> None:
        self.is_closed = True


class Author(Player):
    """Someone who saves and plays; `screen` and `labels` are those of what lies above the bar."""

    def __init__(self, *, scene: str | None = None, given=(), follower=None, **settings) -> None:
        super().__init__(**settings)
        self.follower = follower or FakeFollower()
        self.show(
            lambda kit: PreviewScreen(
                kit, self.follower.file, scene=scene, settings=given, follower=self.follower
            )
        )

    @property
    def preview(self) -> PreviewScreen:
        assert isinstance(self.app.top, PreviewScreen)
        return self.app.top

    @property
    def screen(self) -> str:
        return self.app.top.name.removeprefix("preview ")

    @property
    def focus(self) -> str:
        focused = self.app.top.focused
        return focused.key if focused is not None else ""

    def saves(self, text: str = STORY) -> None:
        """Hand over a version, as a follower does."""
        problems = problems_in(text)
        scenario = None
        if not problems:
            scenario = scenario_from_files({"scenario.yaml": text.encode()}, "park")
        self.follower.came.append(Version(scenario, problems))
        self.app.turn([])

    def labels(self) -> str:
        """Return everything that can be read above the bar."""
        inside = self.preview.stack.top.root
        return "\n".join(widget.label for widget in inside.walk() if widget.label)

    def bar(self) -> str:
        """Return everything that can be read in the bar and above it in its banners."""
        return super().labels()

    def control(self, character: str) -> None:
        self.press(key(pygame.key.key_code(character), "", pygame.KMOD_LCTRL))


def an_author(**more) -> Author:
    """Return an author who saved the story and left the briefing."""
    author = Author(**more)
    author.saves()
    if author.screen == "briefing":
        author.press(ENTER)
    return author


# -- saving --------------------------------------------------------------------------------------


def test_before_the_first_version_there_is_something_to_read_and_a_way_out() -> None:
    author = Author()

    assert author.screen == "waiting"
    assert "Het bestand wordt gelezen." in author.labels()
    author.press(ESCAPE)
    assert author.app.top.name == "menu"
    assert author.follower.is_closed


def test_the_first_version_that_can_be_played_begins_by_itself() -> None:
    author = Author()
    author.saves(BROKEN)
    assert author.screen == "waiting"
    assert "slot" in author.labels()

    author.saves()

    assert author.screen == "briefing"


def test_a_saved_text_is_on_the_screen_at_once() -> None:
    author = an_author()
    assert "De parkdirecteur nodigt u uit." in author.labels()

    author.saves(changed(("nodigt u uit", "wacht op u")))

    assert "De parkdirecteur wacht op u." in author.labels()


def test_what_was_selected_stays_when_another_text_is_saved() -> None:
    author = an_author()
    author.press(letter("2"))

    author.saves(changed(("nodigt u uit", "wacht op u")))

    assert author.preview.stack.top.chosen == "afslaan"


def test_what_was_selected_is_let_go_when_it_is_gone() -> None:
    author = an_author()
    author.press(letter("2"))

    author.saves(changed(("afslaan:", "weigeren:")))

    assert author.preview.stack.top.chosen is None
    author.press(letter("2"), ENTER)
    assert author.screen == "explain zin-lunch"


def test_decisions_stay_when_another_text_is_saved() -> None:
    author = an_author()
    author.press(letter("1"), ENTER)
    assert author.screen == "explain zin-lunch"

    author.saves(changed(("Een buurvrouw", "Een buurman")))

    assert author.screen == "explain zin-lunch"
    assert "Een buurman" in author.labels()


def test_errors_are_told_with_their_line_and_the_version_before_is_played_on() -> None:
    author = an_author()

    author.saves(BROKEN)

    line = BROKEN[: BROKEN.index("to: slot}")].count("\n") + 1
    assert f"scenario.yaml, regel {line}" in author.bar()
    assert "slot" in author.bar()
    author.press(letter("1"), ENTER)
    assert author.screen == "explain zin-lunch"
    author.saves()
    assert "regel" not in author.bar()
    assert author.screen == "explain zin-lunch"


def test_a_file_that_cannot_be_read_is_told_and_the_version_before_is_played_on() -> None:
    author = an_author()
    author.follower.came.append(Version(trouble="het bestand is weg"))
    author.app.turn([])

    assert "Het bestand is weg." in author.bar()
    assert author.screen == "dilemma lunch"


def test_a_decision_that_no_longer_fits_is_told_until_one_plays_on() -> None:
    author = an_author()
    author.press(letter("1"), ENTER)

    author.saves(changed(("gaan: {", "komen: {")))

    assert author.screen == "dilemma lunch"
    assert "‘gaan’" in author.bar()
    author.press(letter("1"), ENTER)
    assert "‘gaan’" not in author.bar()


def test_pictures_that_are_put_in_the_folder_are_shown_from_the_next_save_on(
    tmp_path: Path,
) -> None:
    follower = FakeFollower()
    follower.file = tmp_path / "scenario.yaml"
    author = an_author(follower=follower)
    (tmp_path / "kade.png").write_bytes(media.PNG)
    author.saves(changed(("question: Gaat u?", "question: Gaat u?\n    place: kade")))

    assert has_scene("kade", author.app.kit.look.media)


def test_the_bar_says_where_one_is_and_how_much_there_is_to_mend() -> None:
    author = an_author()
    assert "lunch" in author.bar()
    assert "In orde" in author.bar()

    author.saves(BROKEN)

    assert "1 fout" in author.bar()


# -- tools ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("character", "screen"), [("g", "scenes"), ("p", "findings"), ("t", "facts")]
)
def test_a_tool_opens_with_its_key_and_closes_with_it(character: str, screen: str) -> None:
    author = an_author()

    author.control(character)
    assert author.screen == screen
    author.control(character)

    assert author.screen == "dilemma lunch"


def test_the_findings_are_counted_without_those_there_are_none_of() -> None:
    author = an_author()
    author.saves(BROKEN)

    author.control("p")

    assert "1 fout, 1 waarschuwing." in author.labels().splitlines()


def test_a_tool_takes_the_place_of_another() -> None:
    author = an_author()

    author.control("g")
    author.control("t")
    author.press(ESCAPE)

    assert author.screen == "dilemma lunch"


def test_any_scene_is_two_keys_away() -> None:
    author = an_author()

    author.control("g")
    author.press(key(pygame.K_DOWN), ENTER, ENTER)

    assert author.screen == "explain zin-lunch"


def test_the_scenes_are_those_of_the_last_version() -> None:
    author = an_author()
    author.control("g")

    author.saves(changed(("zin-lunch", "zin-diner")))

    assert "zin-diner" in author.labels()
    assert author.screen == "scenes"


def test_a_scene_says_where_it_goes_on_and_leads_there() -> None:
    author = an_author()
    author.control("g")
    author.press(key(pygame.K_DOWN))

    assert "naar slot-greep als" in author.labels()
    assert "naar slot-rust" in author.labels()


def shown_map(author: Author, monkeypatch, *, has_browser: bool = True) -> list[str]:
    """Press the key of the map and wait for it; return the addresses that were opened."""
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or has_browser)
    author.control("m")
    ends = time.monotonic() + PATIENCE_S
    while not opened and time.monotonic() < ends:
        author.app.turn([])
    author.app.turn([])
    return opened


def test_the_map_of_what_is_played_opens_though_the_file_has_errors_now(monkeypatch) -> None:
    author = an_author()
    author.saves(BROKEN)

    [address] = shown_map(author, monkeypatch)

    assert author.screen == "dilemma lunch"
    assert "De kaart van de versie die u speelt, staat in uw browser" in author.bar()
    assert "slot-greep" in Path(url2pathname(urlsplit(address).path)).read_text("utf-8")


def test_where_the_map_lies_is_said_until_one_plays_on(monkeypatch) -> None:
    author = an_author()

    [address] = shown_map(author, monkeypatch)
    path = url2pathname(urlsplit(address).path)
    assert path in author.bar()

    author.press(letter("1"))
    author.press(ENTER)
    assert path not in author.bar()


def test_without_a_browser_it_is_said_where_the_map_lies(monkeypatch) -> None:
    author = an_author()

    shown_map(author, monkeypatch, has_browser=False)

    assert author.screen == "problem"
    assert "park.html" in author.labels()


def test_facts_and_indicators_can_be_set_and_played_on_with() -> None:
    author = an_author()
    author.control("t")
    author.tab_to("fact-riec-betrokken")
    author.press(ENTER)
    author.tab_to("more-greep")
    author.press(*[ENTER] * 8)
    author.tab_to("go")
    author.press(ENTER)

    assert author.screen == "dilemma lunch"
    view = author.preview.preview.session.view()
    assert [fact.id for fact in view.facts if fact.is_true] == ["riec-betrokken"]
    assert view.indicators[0].value == 60
    author.press(letter("2"), ENTER, typed("Niets."), ENTER)
    assert "De directeur belt. U neemt op." in author.labels()


def test_facts_that_are_gone_when_one_plays_on_are_left_out() -> None:
    author = an_author()
    author.control("t")
    author.tab_to("fact-riec-betrokken")
    author.press(ENTER)
    author.saves(changed((", riec-betrokken: Het RIEC kijkt mee", "")))
    author.tab_to("go")
    author.press(ENTER)

    assert author.screen == "dilemma lunch"


def test_the_findings_follow_each_save() -> None:
    author = an_author()
    author.control("p")

    author.saves(BROKEN)
    assert "slot" in author.labels()
    author.saves()

    assert "slot" not in author.labels()


def test_a_decision_can_be_taken_back() -> None:
    author = an_author()
    author.press(letter("1"), ENTER)

    author.control("z")

    assert author.screen == "dilemma lunch"


def test_one_can_begin_again() -> None:
    author = an_author()
    author.press(letter("1"), ENTER)

    author.control("r")

    assert author.screen == "briefing"


def test_beginning_again_goes_to_the_scene_that_was_asked_for() -> None:
    author = an_author(scene="zin-lunch", given=[Setting("greep", "70")])
    assert author.screen == "explain zin-lunch"
    author.press(typed("Om hem te spreken."), ENTER)
    assert "De directeur belt. U neemt op." in author.labels()

    author.control("r")

    assert author.screen == "explain zin-lunch"


def test_the_other_language_is_a_key_away_and_is_not_stored() -> None:
    author = an_author()

    author.control("l")
    author.app.turn([])

    assert author.follower.language == "en"
    assert "Pause" in author.labels()
    assert author.app.kit.settings.language == "nl"
    author.control("l")
    author.app.turn([])
    assert author.follower.language == "nl"


def test_escape_in_play_shows_the_tools_with_their_keys() -> None:
    author = an_author()

    author.press(ESCAPE)

    assert author.screen == "tools"
    assert "Naar een scène naar keuze" in author.labels()
    author.press(ESCAPE)
    assert author.screen == "dilemma lunch"


def test_every_tool_can_be_reached_from_the_list_of_tools() -> None:
    author = an_author()
    author.press(ESCAPE)
    author.tab_to("menu-t")

    author.press(ENTER)

    assert author.screen == "facts"


def test_closing_leads_back_and_leaves_the_language_as_it_was() -> None:
    author = an_author()
    author.control("l")
    author.press(ESCAPE)
    author.tab_to("close")

    author.press(ENTER)

    assert author.app.top.name == "menu"
    assert author.follower.is_closed
    assert i18n.language() == "nl"


def test_the_help_shows_the_keys_of_the_tools() -> None:
    author = an_author()

    author.press(key(pygame.K_F1))

    assert author.app.top.name == "help"
    assert "Het laatste besluit terugnemen" in Player.labels(author)
    author.press(ESCAPE)
    assert author.screen == "dilemma lunch"


def test_letters_of_the_tools_are_typed_in_a_sentence() -> None:
    author = an_author(scene="zin-lunch")

    author.press(typed("gptmzrl"), ENTER)

    assert author.preview.preview.session.game.run.events[-1].text == "gptmzrl"


def test_a_key_pressed_for_the_screen_before_is_not_meant_for_the_next() -> None:
    author = an_author()

    author.app.turn([key(pygame.K_g, "", pygame.KMOD_LCTRL), ENTER])

    assert author.screen == "scenes"


def test_the_bar_can_be_clicked_and_what_is_above_it_too() -> None:
    author = an_author()

    author.click("tool-p")
    assert author.screen == "findings"
    author.click("tool-p")
    choice = author.preview.stack.top.root.find("choice-2").rect.center
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        author.app.turn([pygame.Event(kind, pos=choice, button=1)])

    assert author.preview.stack.top.chosen == "afslaan"


# -- playing -------------------------------------------------------------------------------------


def test_a_game_can_be_played_to_its_debrief_and_nothing_is_kept(data_folder: Path) -> None:
    author = an_author()
    author.press(letter("1"), ENTER, typed("Om hem te spreken."), ENTER, ENTER)

    assert author.screen == "debrief"
    author.control("z")
    assert author.screen == "dilemma lunch"
    assert not list(data_folder.rglob("*.sqlite3"))
    assert author.library.saved == []


def test_the_debrief_begins_with_what_was_asked_in_the_game_that_nobody_keeps() -> None:
    author = an_author()
    author.saves(changed(("question: Gaat u?", "question: Gaat u?\n    place: plein")))
    author.press(letter("1"), ENTER, typed("Om hem te spreken."), ENTER, ENTER)

    assert "1. Gaat u?" in author.labels()
    assert "Verslag bewaren" not in author.labels()  # nothing is kept
    assert "Naar het menu" not in author.labels()
    author.tab_to("menu")
    author.press(ENTER)
    assert author.screen == "tools"


def test_no_time_passes_while_the_author_is_in_the_editor() -> None:
    timed = changed(("    question: Gaat u?\n", "    question: Gaat u?\n    seconds: 60\n"))
    timed = timed.replace("  - explain: zin", "    timeout: {text: Stil.}\n  - explain: zin", 1)
    author = Author()
    author.saves(timed)
    author.press(ENTER)
    session = author.preview.preview.session

    author.app.turn([pygame.Event(pygame.WINDOWFOCUSLOST)])
    before = session.view().seconds_left
    threading.Event().wait(0.02)

    assert session.view().seconds_left == before
    author.app.turn([pygame.Event(pygame.WINDOWFOCUSGAINED)])
    threading.Event().wait(0.02)
    assert session.view().seconds_left < before


@pytest.mark.parametrize("text_scale", [100, 150, 200])
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (960, 600)])
def test_most_of_the_window_is_for_the_story(size: tuple[int, int], text_scale: int) -> None:
    pygame.display.set_mode(size)
    author = an_author(text_scale=text_scale)
    author.saves(BROKEN)

    inside = author.preview.stack.top.root.rect

    assert inside.size[0] == size[0]
    assert inside.height >= size[1] * 0.55
    for widget in author.preview.root.walk():
        assert widget.rect.right <= size[0], widget.label


# -- whatever an author saves --------------------------------------------------------------------


def any_broken_versions(count: int) -> list[bytes]:
    """Return versions with mistakes in them: those that authors make, and cuts, bytes and noise."""
    pick = random.Random(5)
    known = [path.read_bytes() for path in sorted(BAD.glob("*.yaml"))]
    versions = []
    for number in range(count):
        story = STORY.encode()
        at = pick.randrange(len(story))
        match number % 5:
            case 0 | 1:
                versions.append(pick.choice(known))
            case 2:
                versions.append(story[:at])
            case 3:
                versions.append(story[:at] + pick.randbytes(8) + story[at:])
            case _:
                versions.append(story[:at] + b"[{" * pick.randrange(1, 9_000) + story[at:])
    return versions


def test_fifty_broken_versions_end_on_the_good_one_that_follows(tmp_path: Path) -> None:
    file = tmp_path / "park" / "scenario.yaml"
    file.parent.mkdir()
    file.write_text(STORY, encoding="utf-8")
    author = Author(follower=Follower(file))
    until(author, lambda: author.screen == "briefing")
    author.press(ENTER)

    for number, version in enumerate(any_broken_versions(50)):
        if number % 2:
            file.write_bytes(version)
        else:
            other = file.with_suffix(".new")
            other.write_bytes(version)
            os.replace(other, file)
        author.app.turn([])
        if number % 10 == 9:
            seen = author.preview.preview.version
            until(author, lambda seen=seen: author.preview.preview.version is not seen)
    file.write_text(changed(("nodigt u uit", "wacht op u")), encoding="utf-8")

    until(author, lambda: "De parkdirecteur wacht op u." in author.labels())
    assert not author.preview.preview.is_behind
    assert [path.name for path in file.parent.iterdir()] == ["scenario.yaml"]
    author.preview.closed()


def until(author: Author, is_so) -> None:
    """Let the window go on until something is so."""
    pause = threading.Event()
    for _ in range(PATIENCE_S * 100):
        author.app.turn([])
        if is_so():
            return
        pause.wait(0.01)
    pytest.fail(f"still on {author.screen}: {author.bar()}")
