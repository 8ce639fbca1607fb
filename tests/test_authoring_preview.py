"""A preview without a screen: saves are noticed, decisions played again, starts chosen."""

import os
import threading
from pathlib import Path

import pytest
from scenario_builder import STORY, changed
from stories import END, HEAD, a_scenario, played

from burgemeestersgame import i18n
from burgemeestersgame.authoring.preview import (
    Follower,
    Preview,
    Setting,
    Version,
    parse_setting,
    started,
)
from burgemeestersgame.authoring.preview.apart import apart
from burgemeestersgame.authoring.preview.reader import Reader
from burgemeestersgame.authoring.preview.refit import refit
from burgemeestersgame.authoring.preview.saves import GONE_S, Saves
from burgemeestersgame.authoring.preview.start import WrongSetting, fitted, start_here
from burgemeestersgame.engine import Game
from burgemeestersgame.engine.run import Explained
from burgemeestersgame.errors import GameError
from burgemeestersgame.scenario.model import Start

PATIENCE_S = 60

TWO = """\
- dilemma: een
  phase: tijdens
  text: De zaal is vol.
  question: Wat nu?
  advice: {griffier: {stance: ja, text: Doen.}}
  choices:
    ja: {text: Ja, consequence: Goed., effects: {zaal: +10}}
    nee: {text: Nee}
- explain: zin
  prompt: Waarom?
- dilemma: twee
  text: De zaal is leeg.
  question: En nu?
  choices:
    ja: {text: Ja}
    nee: {text: Nee}
"""


# -- saves ---------------------------------------------------------------------------------------


class Editor:
    """Someone who saves, and whoever looks; no time passes but what a test says."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scenario.yaml"
        self.file.write_text(STORY, encoding="utf-8")
        self.now = 0.0
        self.saves = Saves(self.file, clock=lambda: self.now)
        assert self.looks() == [True, False]

    def looks(self, times: int = 2, step_s: float = 0.04) -> list[bool]:
        found = []
        for _ in range(times):
            found.append(self.saves.look())
            self.now += step_s
        return found

    def replace(self, text: str) -> None:
        other = self.file.with_suffix(".new")
        other.write_text(text, encoding="utf-8")
        os.replace(other, self.file)


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return Editor(tmp_path)


def test_a_file_that_is_put_in_place_is_read_at_once(editor):
    editor.replace(STORY + "# meer\n")

    assert editor.looks() == [True, False]


def test_a_file_that_is_written_into_is_read_once_it_no_longer_changes(editor):
    editor.file.write_text(STORY[:400], encoding="utf-8")
    assert editor.looks(1) == [False]
    editor.file.write_text(STORY + "# meer\n", encoding="utf-8")

    assert editor.looks(3) == [False, True, False]


def test_an_editor_that_empties_the_file_first_is_waited_for(editor):
    editor.file.write_text("", encoding="utf-8")
    assert editor.looks(3) == [False, False, False]
    editor.file.write_text(STORY, encoding="utf-8")

    assert True in editor.looks(3)


def test_an_editor_that_takes_the_file_away_first_is_waited_for(editor):
    editor.file.unlink()
    assert editor.looks(3) == [False, False, False]
    editor.file.write_text(STORY, encoding="utf-8")

    assert True in editor.looks(3)


def test_a_file_that_stays_away_is_told_after_a_while(editor):
    editor.file.unlink()

    assert editor.looks(3, GONE_S / 2) == [False, False, True]


def test_another_text_of_the_same_length_at_the_same_moment_is_seen(editor):
    before = editor.file.stat()
    editor.file.write_text(STORY.replace("De toon", "De teen"), encoding="utf-8")
    os.utime(editor.file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert True in editor.looks()


def test_a_translation_that_is_saved_is_seen(editor):
    editor.now += 10
    editor.looks()
    catalogue = editor.file.parent / "locale/en/LC_MESSAGES/messages.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text("", encoding="utf-8")

    assert True in editor.looks(3, 1.1)


def test_a_picture_that_is_drawn_anew_is_seen(editor):
    picture = editor.file.parent / "beeld" / "kade.png"
    picture.parent.mkdir()
    picture.write_bytes(b"one")
    editor.now += 10
    editor.looks()
    picture.write_bytes(b"another")

    assert True in editor.looks(3)


def test_looking_touches_nothing(editor):
    before = {path: path.stat() for path in editor.file.parent.rglob("*")}
    editor.looks(5)

    assert {path: path.stat() for path in editor.file.parent.rglob("*")} == before


# -- decisions played again ----------------------------------------------------------------------


def scene_after(scenario, events):
    """Return where a game of these events is, and in which state."""
    from burgemeestersgame.engine.run import Run

    view = Game(scenario, run=Run(scenario.id, scenario.digest, tuple(events))).view()
    return view.scene, view.state


def refitted(*changes: tuple[str, str], moves: tuple[str, ...] = ("ja", '"Omdat."', "nee")):
    """Return what of some moves fits a changed story, and where that leaves the player."""
    events = played(a_scenario(TWO), *moves).events
    text = TWO
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    story = a_scenario(text)
    fit = refit(story, events)
    return fit, *scene_after(story, fit.events)


def test_another_text_changes_nothing_of_what_was_played():
    events = played(a_scenario(TWO), "ja", '"Omdat."', "nee").events

    fit, _scene, _state = refitted(("De zaal is vol.", "De zaal zit vol."))

    assert fit == (events, "")


def test_a_consequence_that_is_new_is_passed_over_on_the_way():
    fit, scene, _state = refitted(("nee: {text: Nee}", "nee: {text: Nee, consequence: Stil.}"))

    assert scene == "slot"
    assert fit.note == ""


def test_a_consequence_that_is_gone_does_not_stop_what_follows():
    fit, scene, _state = refitted((" consequence: Goed.,", ""))

    assert scene == "slot"
    assert Explained("zin", "Omdat.") in fit.events


def test_a_sentence_survives_a_consequence_that_is_new_before_it():
    fit, scene, _state = refitted(
        ("nee: {text: Nee}", "nee: {text: Nee, consequence: Stil.}"),
        moves=("nee", '"Omdat."', "ja"),
    )

    assert Explained("zin", "Omdat.") in fit.events
    assert scene == "slot"


def test_a_bridge_that_is_new_is_passed_over_on_the_way():
    _fit, scene, _state = refitted(
        ("- explain: zin", "- bridge: gang\n  text: U loopt.\n- explain: zin")
    )

    assert scene == "slot"


def test_a_choice_that_is_gone_is_where_one_decides_again():
    fit, scene, state = refitted(
        ("    nee: {text: Nee}\n- explain", "    soms: {text: Soms}\n- explain")
    )

    assert (scene, state) == ("slot", "debrief")
    fit, scene, state = refitted(
        ("    ja: {text: Ja, consequence", "    soms: {text: Soms, consequence"),
        ("stance: ja", "stance: nee"),
    )
    assert (scene, state) == ("een", "deciding")
    assert "ja" in fit.note
    assert "een" in fit.note


def test_a_dilemma_that_is_new_is_where_one_decides():
    new = TWO.split("- explain")[0].replace("een", "nul").replace("  phase: tijdens\n", "")
    fit, scene, _state = refitted(("- explain: zin", new + "- explain: zin"))

    assert scene == "nul"
    assert "nul" in fit.note


def test_advice_that_is_gone_is_left_out_and_said():
    fit, scene, _state = refitted(
        ("  advice: {griffier: {stance: ja, text: Doen.}}\n", ""),
        moves=("?griffier", "ja", '"x"', "ja"),
    )

    assert scene == "slot"
    assert "1 " in fit.note


def test_a_value_that_is_gone_is_forgotten():
    run = played(a_scenario(TWO), "ja", values=("gezag",))
    story = a_scenario(TWO, head=HEAD.replace(", gezag: Gezag", ""))

    fit = refit(story, run.events)

    assert scene_after(story, fit.events)[0] == "zin"
    assert fit.note == ""


# -- where it begins -----------------------------------------------------------------------------


def test_a_start_has_the_facts_indicators_and_moment_that_are_asked_for():
    story = a_scenario(TWO)
    given = map(parse_setting, ("kan", "mag=nee", "zaal=61", "clock=2024-05-23 20:00"))

    start = started(story, "twee", given)

    assert start == Start(
        scene="twee", clock_min=120, levels={"zaal": 61}, truths=frozenset({"kan"})
    )


def test_a_game_begins_at_its_start():
    from msgspec.structs import replace

    story = a_scenario(TWO + "  if: not kan\n")
    game = Game(replace(story, start=started(story, "twee", [Setting("kan", "ja")])))
    game.begin()
    view = game.view()

    assert view.scene == "twee"  # whatever its `if` says
    assert view.facts[0].is_true
    assert story.start is None


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("zal=3", "zaal"),
        ("zaal=hoog", "0"),
        ("zaal=101", "100"),
        ("kan=misschien", "kan=true"),
        ("clock=morgen", "2024-05-23 18:00"),
        ("clock=2020-01-01 09:00", "2024-05-23 18:00"),
        ("scene:ene", "scene:een"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_a_way_out(given, hint):
    with pytest.raises(WrongSetting, match=hint):
        started(a_scenario(TWO), None, [parse_setting(given)])


def test_a_scene_that_is_not_there_is_refused_with_the_nearest():
    with pytest.raises(WrongSetting, match="twee"):
        started(a_scenario(TWO), "tweee", [])


def test_going_elsewhere_takes_along_what_is_true():
    story = a_scenario(TWO)
    run = played(story, "ja")

    start = start_here(story, run, "twee", {}, {"kan": True})

    assert start.levels == {"zaal": 60}
    assert {"kan", "choice:een/ja", "scene:een"} <= start.truths
    assert "scene:twee" not in start.truths


def test_a_start_keeps_what_is_left_of_it_in_another_version():
    start = Start(scene="weg", levels={"zaal": 3, "weg": 4}, truths=frozenset({"kan", "scene:weg"}))

    left, gone = fitted(start, a_scenario(TWO))

    assert left == Start(levels={"zaal": 3}, truths=frozenset({"kan"}))
    assert set(gone) == {"weg", "scene:weg"}


# -- playing -------------------------------------------------------------------------------------


def a_preview(scenes: str = TWO, **asked) -> Preview:
    preview = Preview(**asked)
    preview.take(Version(a_scenario(scenes)))
    return preview


def test_a_version_with_errors_leaves_the_one_before_to_be_played():
    preview = a_preview()
    preview.session.begin()
    preview.session.decide("ja")

    preview.take(Version(None, ()))

    assert preview.is_behind
    assert preview.session.view().scene == "een"
    preview.session.proceed()
    assert preview.session.view().scene == "zin"


def test_going_back_takes_one_decision_back_at_a_time():
    preview = a_preview()
    preview.session.begin()
    preview.session.decide("nee")
    preview.session.explain("Omdat.")
    preview.session.decide("ja")

    assert preview.back()
    assert preview.session.view().scene == "twee"
    assert preview.back()
    assert preview.session.view().scene == "een"
    assert not preview.back()


def test_going_back_from_elsewhere_leads_to_where_one_was():
    preview = a_preview()
    preview.session.begin()
    preview.go("twee")

    assert preview.session.view().scene == "twee"
    assert preview.back()
    assert preview.session.view().scene == "een"


def test_a_start_that_is_gone_falls_back_to_the_beginning_and_says_so():
    preview = a_preview(scene="twee")
    assert preview.session.view().scene == "twee"

    preview.take(Version(a_scenario(TWO.replace("twee", "drie"))))

    assert "twee" in preview.note
    assert preview.session.view().scene == "een"


def test_a_wrong_wish_is_told_once_there_is_a_story_and_costs_nothing():
    preview = a_preview(settings=[Setting("zal", "3")])

    assert "zaal" in preview.note
    assert preview.session.view().state == "briefing"


# -- reading apart -------------------------------------------------------------------------------


@pytest.fixture
def reader():
    reader = Reader()
    yield reader
    reader.close()


def whole(reader: Reader) -> Version:
    """Return the last answer to a question."""
    while True:
        version = reader.answer(PATIENCE_S)
        assert version is not None
        if version.is_whole:
            return version


def a_file(folder: Path, text: str) -> Path:
    file = folder / "park" / "scenario.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_scenario_is_read_in_another_process_and_comes_whole(reader, tmp_path):
    from burgemeestersgame.scenario import check_scenario, load_scenario

    file = a_file(tmp_path, STORY)
    reader.ask(file, "en")
    first = reader.answer(PATIENCE_S)
    last = whole(reader)

    assert first.scenario == load_scenario(file)
    assert not first.is_whole
    assert last == Version(first.scenario, check_scenario(file))


def test_errors_come_in_the_language_that_was_asked_for(reader, tmp_path):
    file = a_file(tmp_path, changed(("slot-rust}]", "slot}]")))
    reader.ask(file, "nl")
    said = whole(reader).problems
    reader.ask(file, "en")

    assert [one.reference for one in said] == [one.reference for one in whole(reader).problems]
    assert any("scène" in one.message for one in said)


def test_a_reader_that_falls_says_so_and_reads_again(reader, tmp_path):
    file = a_file(tmp_path, STORY)
    reader.ask(file, "en")
    reader._process.kill()
    reader._process.join()

    fallen = whole(reader)

    assert fallen.trouble
    reader.ask(file, "en")
    assert whole(reader).scenario is not None


def test_a_reader_that_takes_too_long_is_ended_and_reads_again(tmp_path):
    reader = Reader(patience_s=0)
    pipe = tmp_path / "scenario.yaml"
    pipe.write_text(STORY, encoding="utf-8")
    reader.start()
    reader.ask(pipe, "en")
    while (version := reader.answer(0)) is None:
        pass

    assert version.trouble
    assert not reader.is_busy
    reader.close()


@pytest.mark.parametrize("text", ["Een woord. " * 2_000, "a" * 401], ids=["text", "word"])
def test_a_text_that_no_window_can_show_is_refused_by_its_name(reader, tmp_path, text):
    reader.ask(a_file(tmp_path, changed(("De parkdirecteur nodigt u uit.", text))), "en")
    version = whole(reader)

    assert version.scenario is None
    assert "lunch/text" in version.trouble


def test_a_missing_file_is_told_in_words(reader, tmp_path):
    reader.ask(tmp_path / "scenario.yaml", "en")

    assert "scenario.yaml" in whole(reader).trouble


def test_work_apart_gives_back_what_it_made_or_why_not(tmp_path):
    i18n.use("en")

    assert apart(len, "abc") == 3
    with pytest.raises(GameError, match="there is no"):
        apart(_refuse, str(tmp_path / "geen"))


def _refuse(path: str) -> None:
    raise GameError(f"there is no {path}")


def test_a_follower_hands_over_each_save_and_the_story_is_playable(tmp_path):
    file = a_file(
        tmp_path, HEAD + "scenes:\n" + END.replace("  - ending", "  - phase: nazorg\n    ending")
    )
    follower = Follower(file.parent)
    try:
        assert _next(follower).scenario is not None
        file.write_text("format: 1\n", encoding="utf-8")
        while (version := _next(follower)).scenario is not None:
            pass
        assert version.problems
    finally:
        follower.close()
    assert file.read_text(encoding="utf-8") == "format: 1\n"
    assert [path.name for path in file.parent.iterdir()] == ["scenario.yaml"]


def _next(follower: Follower) -> Version:
    pause = threading.Event()
    for _ in range(PATIENCE_S * 100):
        if (version := follower.take()) is not None:
            return version
        pause.wait(0.01)
    raise AssertionError("nothing came of the save")
