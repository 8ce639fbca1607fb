"""A new scenario plays, teaches and says nothing to check; a copy is whole; nothing is lost."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path

import pytest

from burgemeestersgame import i18n
from burgemeestersgame.authoring import new
from burgemeestersgame.authoring.copied import as_yaml
from burgemeestersgame.authoring.new import NotMade, copy, create, name_for, place_for
from burgemeestersgame.authoring.schema import schema
from burgemeestersgame.errors import GameError
from burgemeestersgame.paths import authors_folder
from burgemeestersgame.scenario import check_scenario, load_scenario
from burgemeestersgame.scenario.model import Dilemma, Ending, Explain
from tests.command import ROOT, command, process

SHIPPED = ROOT / "scenarios" / "azc-raadsavond"
EXAMPLE = ROOT / "docs" / "voorbeelden" / "rondje-om-de-kerk"
LANGUAGES = pytest.mark.parametrize("language", new.LANGUAGES)


def a_new(folder: Path, **more: str) -> Path:
    return create(folder, **{"title": "De markt", "role": "burgemeester", "language": "nl"} | more)


# -- what is written ---


@LANGUAGES
def test_there_is_nothing_to_say_about_a_new_scenario(language, tmp_path):
    made = a_new(tmp_path / "de-markt", language=language)

    assert [str(problem) for problem in check_scenario(made)] == []


@LANGUAGES
def test_a_new_scenario_shows_what_a_scenario_can_do(language, tmp_path):
    scenario = load_scenario(a_new(tmp_path / "de-markt", language=language))
    scenes = list(scenario.scenes.values())
    dilemmas = [scene for scene in scenes if isinstance(scene, Dilemma)]
    choices = [choice for dilemma in dilemmas for choice in dilemma.choices]

    assert scenario.language == language
    assert len(dilemmas) >= 2
    assert all(dilemma.advice for dilemma in dilemmas)
    assert any(dilemma.timeout for dilemma in dilemmas)
    assert any(isinstance(scene, Explain) for scene in scenes)
    assert any(message.quotes for message in scenario.messages.values())
    assert any(choice.consequences.later for choice in choices)
    assert any(choice.consequences.honours for choice in choices)
    assert any(choice.consequences.breaches for choice in choices)
    assert scenario.actions
    assert scenario.indicators
    assert sum(isinstance(scene, Ending) for scene in scenes) == 2


def test_the_two_languages_tell_the_same_story(tmp_path):
    dutch = load_scenario(a_new(tmp_path / "een", language="nl"))
    english = load_scenario(a_new(tmp_path / "twee", language="en"))

    assert [type(scene) for scene in dutch.scenes.values()] == [
        type(scene) for scene in english.scenes.values()
    ]
    assert len(dutch.messages) == len(english.messages)
    assert dutch.starts == english.starts


@pytest.mark.parametrize(
    "said",
    ["De markt", "Markt: 'ja' of \"nee\"? #2", "yes", "112", "- id", "%s", "é\nè", "a " * 90],
)
def test_what_the_author_says_stands_in_it_as_it_was_said(said, tmp_path):
    made = create(tmp_path / "x", title=said, role=said, language="nl", about=said)

    scenario = load_scenario(made)

    assert scenario.title == scenario.role == " ".join(said.split())
    assert [str(problem) for problem in check_scenario(made)] == []


@pytest.mark.parametrize("said", ["Markt {id}", "}"])
def test_a_brace_in_a_title_is_refused(said, tmp_path):
    with pytest.raises(NotMade, match="has a brace in it"):
        a_new(tmp_path / "de-markt", title=said)


def test_what_it_is_about_stands_on_top_as_it_was_said(tmp_path):
    made = a_new(tmp_path / "de-markt", about="Over {id} en\n{title}: 'wie'?")

    assert "\n# Over {id} en {title}: 'wie'?\n" in (made / "scenario.yaml").read_text("utf-8")


def test_an_editor_finds_the_schema_beside_it(tmp_path):
    made = a_new(tmp_path / "de-markt", language="en")

    first = (made / "scenario.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=schema.json"
    assert json.loads((made / "schema.json").read_text("utf-8")) == schema("en")


def test_a_language_without_a_template_is_refused(tmp_path):
    with pytest.raises(NotMade, match="nl, en"):
        a_new(tmp_path / "de-merke", language="fy")


# -- where it goes ---


@pytest.fixture
def empty(tmp_path) -> Path:
    made = tmp_path / "leeg"
    made.mkdir()
    return made


@pytest.mark.parametrize("there", ["folder", "file", "link"])
def test_what_is_there_stays_as_it_is(there, empty):
    place = empty / "de-markt"
    if there == "folder":
        place.mkdir()
    elif there == "file":
        place.write_text("van mij")
    else:
        place.symlink_to(empty / "nergens")
    before = sorted(os.listdir(empty))

    with pytest.raises(NotMade, match="is there already"):
        a_new(place)

    assert sorted(os.listdir(empty)) == before


@pytest.mark.parametrize("name", ["De Markt", "de_markt", "markt.yaml", "x" * 101])
def test_a_name_that_is_no_id_is_refused_with_a_better_one(name, empty):
    with pytest.raises(NotMade, match="cannot be the name"):
        a_new(empty / name)

    assert os.listdir(empty) == []


@pytest.mark.parametrize("name", ["con", "prn", "aux", "nul", "com1", "lpt9"])
def test_a_name_that_windows_keeps_for_a_device_is_refused_at_once(name, empty):
    for make in (a_new, lambda place: copy(SHIPPED, place, title="De markt", language="nl")):
        with pytest.raises(NotMade, match="not every computer knows"):
            make(empty / name)

    assert os.listdir(empty) == []
    i18n.use("nl")
    with pytest.raises(NotMade, match="niet elke computer kent"):
        a_new(empty / name)


def test_a_path_through_a_file_is_refused(tmp_path):
    (tmp_path / "brief").write_text("van mij")

    with pytest.raises(NotMade, match="part of the path is a file"):
        a_new(tmp_path / "brief" / "de-markt")


def test_half_a_scenario_is_never_left_behind(empty, monkeypatch):
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(Path, "rename", full)

    with pytest.raises(NotMade, match="the disk is full"):
        a_new(empty / "de-markt")
    assert os.listdir(empty) == []


@pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="only an ordinary user on Linux or macOS can be kept out of a folder",
)
def test_a_folder_where_nothing_may_be_written_is_said_so(tmp_path):
    tmp_path.chmod(0o500)

    with pytest.raises(NotMade, match="you may not do that there"):
        a_new(tmp_path / "de-markt")


def test_a_bare_name_goes_among_the_documents_and_a_path_where_it_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert place_for("de-markt") == authors_folder() / "de-markt"
    assert place_for("./de-markt") == tmp_path / "de-markt"
    assert place_for(str(tmp_path / "de-markt")) == tmp_path / "de-markt"


@pytest.mark.parametrize(
    ("title", "name"),
    [("De markt", "de-markt"), ("Café 't Hoekje!", "cafe-t-hoekje"), ("???", ""), ("", "")],
)
def test_a_title_gives_a_name(title, name):
    assert name_for(title) == name


@pytest.mark.parametrize("text", ["De markt", "nee: ja", "yes", "#", "'t Hoekje", "a\tb"])
def test_a_text_is_quoted_where_yaml_needs_it(text, tmp_path):
    file = tmp_path / "scenario.yaml"
    made = a_new(tmp_path / "x") / "scenario.yaml"
    file.write_text(
        made.read_text("utf-8").replace("title: De markt", f"title: {as_yaml(text)}"), "utf-8"
    )

    assert load_scenario(file).title == " ".join(text.split())


# -- copies ---


def test_a_copy_has_its_own_id_and_title_and_everything_else_of_the_first(tmp_path):
    made = copy(SHIPPED, tmp_path / "avond-twee", title="De tweede avond", language="nl")

    first, second = load_scenario(SHIPPED), load_scenario(made)
    assert (second.id, second.title) == ("avond-twee", "De tweede avond")
    assert second.role == first.role
    assert list(second.scenes) == list(first.scenes)
    assert [str(problem) for problem in check_scenario(made)] == []


def test_a_copy_says_what_it_was_copied_from(tmp_path):
    made = copy(SHIPPED, tmp_path / "avond-twee", title="De tweede avond", language="nl")

    head = (made / "scenario.yaml").read_text("utf-8").splitlines()[:2]
    assert head[0] == "# yaml-language-server: $schema=schema.json"
    assert "De raadsavond" in head[1]
    assert "azc-raadsavond" in head[1]


def test_a_copy_is_translated_as_the_first_was(tmp_path):
    made = copy(SHIPPED, tmp_path / "avond-twee", title="De tweede avond", language="nl")

    first, second = load_scenario(SHIPPED, "en"), load_scenario(made, "en")
    assert second.title == "De tweede avond"
    assert [scene.text for scene in second.scenes.values()] == [
        scene.text for scene in first.scenes.values()
    ]


def test_the_norms_of_a_scenario_are_renamed_wherever_they_are_named(tmp_path):
    catalogue = tmp_path / "een" / "locale" / "en" / "LC_MESSAGES" / "messages.po"
    first = tmp_path / "een"
    first.mkdir()
    story = (EXAMPLE / "scenario.yaml").read_text("utf-8").replace("rondje-om-de-kerk", "een")
    (first / "scenario.yaml").write_text(story, "utf-8")
    catalogue.parent.mkdir(parents=True)
    norm = load_scenario(first).norms["een-beide-kanten"]
    catalogue.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgctxt "norms/een-beide-kanten/text"\n'
        f"msgid {json.dumps(norm.statement.nl, ensure_ascii=False)}\n"
        'msgstr "Look at both sides"\n',
        "utf-8",
    )

    made = copy(first, tmp_path / "twee", title="Twee", language="nl")

    text = (made / "scenario.yaml").read_text("utf-8")
    assert "een-beide-kanten" not in text
    assert text.count("twee-beide-kanten") == story.count("een-beide-kanten")
    translated = load_scenario(made, "en").norms["twee-beide-kanten"]
    assert translated.statement.in_language("en") == "Look at both sides"


def test_pictures_that_are_named_come_along_and_nothing_else_does(tmp_path):
    first = a_new(tmp_path / "een")
    story = (first / "scenario.yaml").read_text("utf-8")
    named = story.replace("portrait: oov", "portrait: mijn-gezicht")
    (first / "scenario.yaml").write_text(named, "utf-8")
    for name in ("mijn-gezicht-rustig.svg", "ander.svg", "analysis.json", ".geheim.svg"):
        (first / name).write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")

    made = copy(first, tmp_path / "twee", title="Twee", language="nl")

    assert sorted(os.listdir(made)) == ["mijn-gezicht-rustig.svg", "scenario.yaml", "schema.json"]


def test_a_copy_of_a_copy_names_the_schema_once(tmp_path):
    first = a_new(tmp_path / "een")

    made = copy(first, tmp_path / "twee", title="Twee", language="nl")

    assert (made / "scenario.yaml").read_text("utf-8").count("yaml-language-server") == 1


def test_a_scenario_with_errors_is_not_copied(tmp_path):
    (tmp_path / "een").mkdir()
    (tmp_path / "een" / "scenario.yaml").write_text("format: 1\n")

    with pytest.raises(GameError):
        copy(tmp_path / "een", tmp_path / "twee", title="Twee", language="nl")
    assert not (tmp_path / "twee").exists()


# -- the command ---


def test_the_command_makes_what_its_arguments_say_and_says_where(tmp_path, capsys):
    place = str(tmp_path / "de-markt")

    done = command(capsys, "new", place, "--title", "Markt", "--role", "raadslid", language="en")

    scenario = load_scenario(place)
    assert done.status == 0
    assert done.out == f"{place}\n"
    assert "burgemeestersgame play" in done.err
    assert (scenario.title, scenario.role, scenario.language) == ("Markt", "raadslid", "en")


def test_without_a_path_the_title_names_the_folder(capsys):
    done = command(capsys, "new", "--title", "Café 't Hoekje")

    assert done.out == f"{authors_folder() / 'cafe-t-hoekje'}\n"


def test_without_any_word_and_without_a_terminal_it_says_what_is_needed():
    done = process("new")

    assert done.status == 2
    assert "burgemeestersgame new de-markt" in done.err
    assert done.out == ""


def test_a_folder_that_is_there_is_wrong_use(empty, capsys):
    done = command(capsys, "new", str(empty), "--title", "Markt")

    assert done.status == 2
    assert os.listdir(empty) == []


def test_a_copy_of_a_scenario_that_is_not_there_is_wrong_use(tmp_path, capsys):
    done = command(capsys, "new", str(tmp_path / "twee"), "--from", "azc-raadsavnd")

    assert done.status == 2
    assert "azc-raadsavond" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_it_asks_and_enter_takes_what_is_offered(tmp_path):
    said = in_a_terminal(
        ["new", str(tmp_path / "de-markt")], b"\nwethouder\nfy\nen\nOver kramen.\n"
    )

    scenario = load_scenario(tmp_path / "de-markt")
    assert (scenario.title, scenario.role, scenario.language) == ("De markt", "wethouder", "en")
    assert "# Over kramen." in (tmp_path / "de-markt" / "scenario.yaml").read_text("utf-8")
    assert said.count("nl, en") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_who_stops_halfway_through_the_questions_makes_nothing(empty):
    said = in_a_terminal(["new", str(empty / "de-markt")], b"Markt\n\x04")

    assert "nothing was made" in said or "er is niets gemaakt" in said
    assert os.listdir(empty) == []


def in_a_terminal(arguments: list[str], typed: bytes) -> str:
    """Give a command at a terminal where this is typed, and return what stands on it."""
    import pty
    import subprocess

    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "burgemeestersgame", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    os.close(theirs)
    os.write(ours, typed)
    shown = b""
    try:
        while chunk := os.read(ours, 4096):
            shown += chunk
    except OSError:
        pass  # Linux says so when nobody has the terminal open any more
    done.wait(timeout=60)
    os.close(ours)
    return shown.decode()
