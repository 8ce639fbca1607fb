"""`pack`, `install` and `uninstall`: exit status, what is said, and what asks first."""

import io
import json
import os
import subprocess
import sys
import zipfile

import pytest

from burgemeestersgame.installed import origins
from burgemeestersgame.paths import authors_folder
from tests.command import KLEIN, ROOT, command, process
from tests.packs import STORY, a_scenario, contents, forged


@pytest.fixture
def klein(tmp_path):
    return a_scenario(tmp_path / "klein")


@pytest.fixture
def packed(capsys, klein, tmp_path):
    """Return a pack of the small scenario as a file."""
    path = tmp_path / "klein.zip"
    assert command(capsys, "pack", str(klein), "-o", str(path)).status == 0
    return path


@pytest.fixture
def newer(capsys, klein, tmp_path):
    """Return a pack of a later version of it."""
    path = tmp_path / "klein-2.zip"
    (klein / "scenario.yaml").write_text(STORY.replace("title: De", "title: Uw"), encoding="utf-8")
    assert command(capsys, "pack", str(klein), "-o", str(path)).status == 0
    return path


def test_a_pack_is_a_zip_file_and_what_is_not_in_it_is_said(capsys, klein, tmp_path):
    (klein / "notities.docx").touch()

    outcome = command(capsys, "pack", str(klein), "-o", str(tmp_path / "k.zip"), "--by", "Mij")

    assert (outcome.status, outcome.out) == (0, "")
    assert "4 files are in it" in outcome.err
    assert "Not in it, because play does not use it: notities.docx" in outcome.err
    assert zipfile.is_zipfile(tmp_path / "k.zip")


def test_a_scenario_of_ours_is_packed_by_its_id(capsys, tmp_path):
    outcome = command(capsys, "pack", "azc-raadsavond", "-o", str(tmp_path / "a.zip"))

    assert outcome.status == 0


def test_errors_are_listed_as_check_does_and_no_file_is_made(capsys, klein, tmp_path):
    broken = STORY.replace("griffier: {stance", "grifier: {stance")
    (klein / "scenario.yaml").write_text(broken, encoding="utf-8")
    checked = command(capsys, "check", str(klein))

    outcome = command(capsys, "pack", str(klein), "-o", str(tmp_path / "k.zip"))

    assert outcome.status == 1
    assert outcome.out.splitlines()[0] == checked.out.splitlines()[0]
    assert not (tmp_path / "k.zip").exists()


@pytest.mark.parametrize("target", ["nergens/k.zip", "."])
def test_a_pack_that_cannot_be_written_is_wrong_use(capsys, klein, tmp_path, target, monkeypatch):
    monkeypatch.chdir(tmp_path)

    outcome = command(capsys, "pack", str(klein), "-o", target)

    assert outcome.status == 2
    assert "cannot be written" in outcome.err


@pytest.mark.parametrize(
    "words", [("pack",), ("translate", "extract"), ("schema",), ("map", "--format", "mermaid")]
)
def test_no_file_is_written_over_what_an_author_wrote(capsys, klein, words):
    story = klein / "scenario.yaml"
    scenario = [] if words == ("schema",) else [str(klein)]

    outcome = command(capsys, "--lang", "en", *words, *scenario, "-o", str(story))

    assert outcome.status == 2
    assert "written by hand" in outcome.err or words == ("pack",)
    assert story.read_text(encoding="utf-8") == STORY


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("pack",), "k.docx"),
        (("guide",), "k.pdf"),
        (("translate", "page", "--lang", "de"), "k.docx"),
    ],
)
def test_a_file_is_not_called_what_it_is_not(capsys, klein, tmp_path, words, name):
    outcome = command(capsys, *words, str(klein), "-o", str(tmp_path / name))

    assert outcome.status == 2
    assert name[-4:] in outcome.err
    assert not (tmp_path / name).exists()


def test_a_pack_can_go_to_another_program():
    done = subprocess.run(
        [sys.executable, "-m", "burgemeestersgame", "pack", str(KLEIN), "-o", "-"],
        capture_output=True,
        timeout=60,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )

    assert "scenario.yaml" in contents(done.stdout)


def test_an_installed_scenario_is_listed_with_its_origin_and_gone_after(capsys, packed):
    installed = command(capsys, "install", str(packed))
    listed = command(capsys, "list")
    values = json.loads(command(capsys, "list", "--format", "json").out)
    removed = command(capsys, "uninstall", "klein", "--yes")

    assert (installed.status, removed.status) == (0, 0)
    assert "klein  The tone at the park" in listed.out
    assert "installed from klein.zip on" in listed.out
    origin_of = {one["id"]: one["origin"] for one in values}
    assert origin_of["klein"]["file"] == "klein.zip"
    assert origin_of["azc-raadsavond"] is None
    assert "can be read and gone on with" in removed.err
    assert "klein" not in command(capsys, "list").out


def test_what_is_installed_already_changes_nothing(capsys, packed):
    command(capsys, "install", str(packed))
    before = origins()

    outcome = command(capsys, "install", str(packed))

    assert outcome.status == 0
    assert "nothing changed" in outcome.err
    assert origins() == before


@pytest.mark.parametrize(("answer", "status"), [(b"", 2), (b"n\n", 2), (b"y\n", 0), (b"ja\n", 0)])
def test_a_newer_version_asks_first(capsys, packed, newer, answer, status):
    command(capsys, "install", str(packed))

    outcome = process("install", str(newer), typed=answer)

    assert outcome.status == status
    assert "Replace it by 'Uw toon op het park' from klein-2.zip?" in outcome.err
    assert origins()[0].file == ("klein.zip" if status else "klein-2.zip")


def test_a_newer_version_asks_nothing_of_who_is_sure(capsys, packed, newer):
    command(capsys, "install", str(packed))

    assert command(capsys, "install", str(newer), "--yes").status == 0
    assert origins()[0].title == "Uw toon op het park"


@pytest.mark.parametrize("answer", [b"", b"nee\n"])
def test_nothing_is_taken_away_unless_somebody_says_yes(capsys, packed, answer):
    command(capsys, "install", str(packed))

    assert process("uninstall", "klein", typed=answer).status == 2
    assert len(origins()) == 1


@pytest.mark.parametrize(
    ("content", "status"), [(b"", 1), (b"PK\x03\x04", 1), (None, 2)], ids=["empty", "cut", "none"]
)
def test_what_is_no_pack_is_a_problem_and_no_file_is_wrong_use(capsys, tmp_path, content, status):
    if content is not None:
        (tmp_path / "x.zip").write_bytes(content)

    outcome = command(capsys, "install", str(tmp_path / "x.zip"))

    assert outcome.status == status
    assert outcome.err.count("\n") == 1
    assert "x.zip" in outcome.err


def test_a_scenario_in_a_pack_that_has_errors_lists_them(capsys, packed):
    broken = STORY.replace("to: slot-rust}", "to: slot-onrust}").encode()
    packed.write_bytes(forged(packed.read_bytes(), files={"scenario.yaml": broken}))

    outcome = command(capsys, "install", str(packed))

    assert outcome.status == 1
    assert outcome.out.startswith("klein.zip/scenario.yaml:")


@pytest.mark.parametrize("id", ["azc-raadsavond", "er-niet", "../x"])
def test_only_installed_scenarios_are_taken_away(capsys, id):
    outcome = command(capsys, "uninstall", id, "--yes")

    assert outcome.status == 2
    assert f"'{id}'" in outcome.err


def test_a_pack_for_editing_is_unpacked_where_authors_work(capsys, klein, tmp_path):
    target = str(tmp_path / "k.zip")
    command(capsys, "pack", str(klein), "--source", "-o", target)

    first, second = command(capsys, "install", target), command(capsys, "install", target)

    assert (first.status, second.status) == (0, 2)
    assert str(authors_folder() / "klein") in first.err
    assert command(capsys, "check", str(authors_folder() / "klein")).status == 0
    assert origins() == ()


def test_an_installed_scenario_is_played_and_its_game_outlives_it(capsys, packed):
    command(capsys, "install", str(packed))
    played = process("play", "klein", "--text", typed=b"1\n")
    run_id = played.err.split("run: ")[1].split()[0]
    command(capsys, "uninstall", "klein", "--yes")

    shown = command(capsys, "runs", "show", run_id)
    resumed = process("play", "--text", "--resume", run_id, typed=b"")

    assert (played.status, shown.status, resumed.status) == (0, 0, 0)


def test_the_text_menu_offers_installed_scenarios(capsys, packed):
    command(capsys, "install", str(packed))

    menu = process("play", "--text", typed=b"q\n")

    assert "The tone at the park" in menu.out
    assert "klein.zip" in menu.out


def test_a_pack_is_not_written_in_place_of_the_one_before_when_it_fails(capsys, packed, klein):
    before = packed.read_bytes()
    (klein / "scenario.yaml").write_text("onzin", encoding="utf-8")

    assert command(capsys, "pack", str(klein), "-o", str(packed)).status == 1
    assert packed.read_bytes() == before
    assert zipfile.ZipFile(io.BytesIO(before)).testzip() is None
