"""`check`: problems on standard output, in two formats, and the exit status."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from command import KLEIN, ROOT, command, process

from burgemeestersgame import norms


@pytest.fixture
def broken(tmp_path):
    """Return a scenario with an advisor who does not exist."""
    folder = tmp_path / "scenarios" / "klein"
    shutil.copytree(KLEIN, folder)
    story = folder / "scenario.yaml"
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("griffier: {stance", "grifier: {stance"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("path", [KLEIN, KLEIN / "scenario.yaml", KLEIN.parent])
def test_a_clean_scenario_folder_file_or_library_gives_an_empty_list(capsys, path):
    outcome = command(capsys, "check", str(path), "--strict", "--format", "json")

    assert (outcome.status, json.loads(outcome.out)) == (0, [])


def test_a_problem_is_an_object_with_everything_about_it(capsys, broken):
    outcome = command(capsys, "check", str(broken), "--format", "json")

    problem = json.loads(outcome.out)[0]

    assert outcome.status == 1
    assert set(problem) == {"file", "line", "column", "reference", "severity", "message", "hint"}
    assert problem["file"] == str(broken / "scenario.yaml")
    assert problem["severity"] == "error"
    assert "grifier" in problem["message"]
    assert "griffier" in problem["hint"]


def test_a_problem_as_text_begins_with_its_place_and_the_count_is_talk(capsys, broken):
    outcome = command(capsys, "check", str(broken))

    assert outcome.status == 1
    assert re.match(rf"{re.escape(str(broken / 'scenario.yaml'))}:\d+:\d+: error: ", outcome.out)
    assert "1 checked: 1 error" in outcome.err


def test_a_scenario_that_is_named_twice_is_checked_once(capsys, broken):
    names = (str(broken), str(broken.parent), str(broken / "scenario.yaml"))

    outcome = command(capsys, "check", *names, "--format", "json")

    assert len(json.loads(outcome.out)) == 1


@pytest.mark.parametrize("name", ["nowhere", "", "with\nlines"])
def test_no_such_path_is_wrong_use(capsys, tmp_path, name):
    outcome = command(capsys, "check", str(tmp_path / "there" / name))

    assert outcome.status == 2
    assert outcome.out == ""
    assert "no file or folder" in outcome.err


def test_the_other_paths_are_checked_all_the_same(capsys, broken, tmp_path):
    outcome = command(capsys, "check", str(tmp_path / "nowhere"), str(broken), "--format", "json")

    assert outcome.status == 2
    assert len(json.loads(outcome.out)) == 1


def test_a_folder_without_scenarios_is_wrong_use(capsys, tmp_path):
    assert command(capsys, "check", str(tmp_path)).status == 2


def test_a_folder_of_norms_can_be_checked(capsys):
    folder = ROOT / "burgemeestersgame" / "norms"

    assert norms.is_norms_folder(folder)
    assert command(capsys, "check", str(folder)).status == 0


@pytest.fixture
def unaccepted(tmp_path):
    """Return a scenario whose author accepts nothing."""
    folder = tmp_path / "klein"
    shutil.copytree(KLEIN, folder)
    story = folder / "scenario.yaml"
    text = story.read_text(encoding="utf-8")
    story.write_text(text[: text.index("\naccept:")] + "\n", encoding="utf-8")
    return folder


def test_warnings_count_only_when_strict(capsys, unaccepted):
    story = unaccepted / "scenario.yaml"
    lines = story.read_text(encoding="utf-8").splitlines(keepends=True)
    hurried = (line for line in lines if not line.startswith("minutes-promised:"))
    story.write_text("".join(hurried), encoding="utf-8")

    assert command(capsys, "check", str(unaccepted)).status == 0
    assert command(capsys, "check", "--strict", str(unaccepted)).status == 1


def test_how_many_findings_the_author_accepted_is_talk(capsys):
    outcome = command(capsys, "check", str(KLEIN))

    assert outcome.out == ""
    assert "3 findings are accepted" in outcome.err


def test_where_nothing_is_accepted_nothing_is_said_about_it(capsys, unaccepted):
    assert "accepted" not in command(capsys, "check", str(unaccepted)).err


def test_one_unreadable_scenario_keeps_no_other_from_being_checked(capsys, broken):
    (broken.parent / "a" / "scenario.yaml").mkdir(parents=True)

    outcome = command(capsys, "check", str(broken.parent))

    assert outcome.status == 2
    assert "grifier" in outcome.out
    assert "1 checked" in outcome.err


def test_check_reads_no_more_of_the_game_than_it_needs():
    process("check", str(KLEIN))  # compiles and keeps the catalogues of a checkout
    code = (
        "import sys; from burgemeestersgame.cli import main; main(['check', sys.argv[1]]);"
        "print([name for name in sys.argv[2:] if name in sys.modules])"
    )
    unneeded = ("pygame", "babel", "transitions", "sqlite3", "platformdirs", "dataclasses")
    done = subprocess.run(
        [sys.executable, "-c", code, str(KLEIN), *unneeded],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "en_GB.UTF-8"},
    )

    assert done.stdout == "[]\n"


def test_the_exit_status_reaches_the_shell(broken):
    assert process("check", str(broken)).status == 1
