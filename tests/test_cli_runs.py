"""`runs` and what RUN means: an id, a prefix of one, `last`, or an exported run."""

import io
import json
import sys

import pytest
from command import KLEIN, command

from burgemeestersgame.cli import main
from burgemeestersgame.engine import Game, Run
from burgemeestersgame.scenario import load_scenario, scenario_files, scenario_from_files
from burgemeestersgame.session import Session
from burgemeestersgame.store import open_store


@pytest.fixture
def run_id():
    """Return the id of a run that stopped after one decision."""
    with open_store() as store:
        session = Session.begin_new(
            store, load_scenario(KLEIN), scenario_files(KLEIN), time_factor=None
        )
        session.begin()
        session.decide("gaan")
        return session.run_id


def test_without_any_run_the_list_is_empty(capsys):
    outcome = command(capsys, "runs", "list", "--format", "json")

    assert (outcome.status, json.loads(outcome.out)) == (0, [])


def test_an_unfinished_run_has_no_ending(capsys, run_id):
    outcome = command(capsys, "runs", "list", "--format", "json")

    (run,) = json.loads(outcome.out)

    assert (run["id"], run["scenario"], run["ending"]) == (run_id, "klein", None)
    assert run["started"].endswith("Z")


def test_a_finished_run_names_its_ending(capsys, run_id):
    with open_store() as store:
        session = Session.reopen(store, run_id, time_factor=None)
        session.proceed()
        session.explain("Ik had honger.")
        session.decide("proces")

    outcome = command(capsys, "runs", "list", "--format", "json")

    assert json.loads(outcome.out)[0]["ending"] == "slot-rust"


def test_the_list_as_text_begins_with_the_id(capsys, run_id):
    assert command(capsys, "runs", "list").out.startswith(f"{run_id}  De toon op het park, ")


@pytest.mark.parametrize("name", ["{id}", "{prefix}", "last"])
def test_a_run_goes_by_its_id_a_prefix_or_last(capsys, run_id, name):
    outcome = command(capsys, "runs", "export", name.format(id=run_id, prefix=run_id[:4]))

    assert outcome.status == 0
    assert json.loads(outcome.out)["run"]["scenario"] == "klein"


@pytest.mark.parametrize("name", ["ffff", "abc", "nothing", "../last", ""])
def test_an_unknown_run_is_wrong_use(capsys, run_id, name):
    outcome = command(capsys, "runs", "export", name)

    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1


def test_a_prefix_of_two_runs_is_wrong_use(capsys):
    with open_store() as store:
        for run_id in ("abcd00000001", "abcd00000002"):
            game = Game(load_scenario(KLEIN))
            files = scenario_files(KLEIN)
            store.create(game.run, files, title="x", language="nl", run_id=run_id)

    outcome = command(capsys, "runs", "export", "abcd")

    assert outcome.status == 2
    assert "abcd" in outcome.err


def test_an_exported_run_holds_the_scenario_it_was_played_on(capsys, run_id):
    exported = json.loads(command(capsys, "runs", "export", run_id).out)

    files = {path: text.encode() for path, text in exported["scenario"]["files"].items()}
    run = Run.from_json(json.dumps(exported["run"]))

    assert exported["version"] == 1
    assert scenario_from_files(files, "klein").digest == run.digest


@pytest.mark.parametrize(
    "arguments", [("norms", "--format", "json"), ("norms", "--format", "html"), ("check",)]
)
def test_what_is_for_a_program_is_utf_8_whatever_the_system_writes(
    monkeypatch, tmp_path, arguments
):
    written = io.BytesIO()
    stdout = io.TextIOWrapper(written, encoding="ascii", newline="\r\n")
    monkeypatch.setattr(sys, "stdout", stdout)
    if arguments == ("check",):
        (tmp_path / "scenario.yaml").write_text("titél: x", encoding="utf-8")
        arguments = ("check", str(tmp_path), "--format", "json")

    assert main([*arguments, "--lang", "nl"]) == int(arguments[0] == "check")

    text = written.getvalue().decode("utf-8")
    assert not text.isascii()
    assert "\r" not in text


def test_an_exported_run_is_a_run_by_its_path(capsys, run_id, tmp_path, monkeypatch):
    file = tmp_path / "run.json"
    assert command(capsys, "runs", "export", run_id, "-o", str(file)).status == 0
    monkeypatch.setenv("BURGEMEESTERSGAME_HOME", str(tmp_path / "another-computer"))

    outcome = command(capsys, "runs", "export", str(file))

    assert outcome.out == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"version": 99, "run": {}}',
        b'{"version": 1, "run": {}, "scenario": {"files": {}}}',
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_a_file_that_is_no_exported_run_is_wrong_use(capsys, tmp_path, content):
    file = tmp_path / "run.json"
    file.write_bytes(content)

    outcome = command(capsys, "runs", "export", str(file))

    assert outcome.status == 2
    assert "Traceback" not in outcome.err


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(capsys, run_id, tmp_path):
    outcome = command(capsys, "runs", "export", run_id, "-o", str(tmp_path / "no" / "run.json"))

    assert outcome.status == 2
    assert "there is no such file or folder" in outcome.err
    assert not (tmp_path / "no").exists()


def test_a_folder_is_no_file_to_write(capsys, run_id, tmp_path):
    outcome = command(capsys, "runs", "export", run_id, "-o", str(tmp_path))

    assert outcome.status == 2
    assert "this is a folder, not a file" in outcome.err


def test_a_run_in_a_file_can_be_gone_on_with_and_is_taken_in_once(
    capsys, monkeypatch, run_id, tmp_path
):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    file = tmp_path / "run.json"
    command(capsys, "runs", "export", run_id, "-o", str(file))
    with open_store() as store:
        store.wipe()

    outcomes = [command(capsys, "play", "--text", "--resume", str(file)) for _ in range(2)]

    assert [each.status for each in outcomes] == [0, 0]
    assert "De directeur noemt u bij de voornaam" in outcomes[0].out
    (entry,) = json.loads(command(capsys, "runs", "list", "--format", "json").out)
    assert (entry["scenario"], entry["ending"]) == ("klein", None)


def test_a_finished_run_that_is_taken_in_shows_its_debrief(capsys, tmp_path):
    file = tmp_path / "play.json"
    command(
        capsys, "simulate", str(KLEIN), "--runs=50", "--example=slot-rust", "--output", str(file)
    )

    outcome = command(capsys, "play", "--text", "--resume", str(file))

    assert outcome.status == 0
    assert json.loads(command(capsys, "runs", "list", "--format=json").out)[0]["ending"]


def test_a_file_with_a_run_that_cannot_be_played_on_is_wrong_use(capsys, run_id, tmp_path):
    file = tmp_path / "run.json"
    command(capsys, "runs", "export", run_id, "-o", str(file))
    file.write_text(file.read_text(encoding="utf-8").replace('"gaan"', '"vliegen"'))

    outcome = command(capsys, "play", "--text", "--resume", str(file))

    assert outcome.status == 2
    assert outcome.err.startswith("burgemeestersgame: ")
