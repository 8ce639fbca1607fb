"""Runs as files: written here, taken in there, and refused where they are not what they say."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from command import KLEIN, command

from burgemeestersgame import export
from burgemeestersgame.engine import Game, Run
from burgemeestersgame.scenario import load_scenario, scenario_files
from burgemeestersgame.session import Session
from burgemeestersgame.store import open_store

SAVED = Path("tests/saved")


def a_run(*, player: str = "") -> str:
    """Return the id of a kept run of the small scenario that was stopped halfway."""
    with open_store() as store:
        session = Session.begin_new(
            store, load_scenario(KLEIN), scenario_files(KLEIN), time_factor=None, player=player
        )
        session.begin()
        session.decide("gaan", "Ik wil luisteren.")
        return session.run_id


@pytest.fixture
def file(capsys, tmp_path) -> Path:
    """Return a file with an exported run."""
    a_run()
    path = tmp_path / "run.json"
    assert command(capsys, "runs", "export", "last", "-o", str(path)).status == 0
    return path


def elsewhere(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BURGEMEESTERSGAME_HOME", str(tmp_path / "elsewhere"))


def ids() -> list[str]:
    with open_store() as store:
        return [entry.id for entry in store.entries()]


def changed(file: Path, **changes: Any) -> None:
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | changes))


def test_a_run_goes_to_another_computer_whole(capsys, file, monkeypatch, tmp_path):
    (run_id,) = ids()
    with open_store() as store:
        before, started = store.load(run_id), store.entry(run_id).started
    elsewhere(monkeypatch, tmp_path)

    outcome = command(capsys, "runs", "import", str(file))

    assert (outcome.status, ids()) == (0, [run_id])
    with open_store() as store:
        assert store.load(run_id) == before
        assert store.entry(run_id).started == started
        assert store.entry(run_id).imported
        assert Session.reopen(store, run_id).view().scene == "lunch"


def test_a_run_that_is_here_already_is_refused_and_that_is_said(capsys, file):
    before = ids()

    outcome = command(capsys, "runs", "import", str(file))

    assert outcome.status == 2
    assert f"is here already, as {before[0]}; nothing was changed" in outcome.err
    assert ids() == before


def test_a_run_that_was_played_on_here_is_here_already(capsys, file):
    with open_store() as store:
        Session.reopen(store, ids()[0]).proceed()

    assert command(capsys, "runs", "import", str(file)).status == 2
    assert len(ids()) == 1


def test_another_run_of_the_same_id_is_kept_beside_it(capsys, file):
    (run_id,) = ids()
    file.write_text(file.read_text("utf-8").replace("Ik wil luisteren.", "Iets anders."))

    outcome = command(capsys, "runs", "import", str(file))

    assert outcome.status == 0
    assert f"There is another run {run_id} here; both are kept." in outcome.err
    assert len(ids()) == 2
    assert command(capsys, "runs", "import", str(file)).status == 2


def test_several_files_are_taken_in_at_once(capsys, file, tmp_path, monkeypatch):
    a_run()
    second = tmp_path / "second.json"
    command(capsys, "runs", "export", "last", "-o", str(second))
    elsewhere(monkeypatch, tmp_path)

    assert command(capsys, "runs", "import", str(file), str(second)).status == 0
    assert len(ids()) == 2


def test_a_pen_name_goes_along_only_where_there_is_one_and_that_is_said(capsys):
    a_run()
    without = command(capsys, "runs", "export", "last")
    assert "player" not in json.loads(without.out)["run"]
    assert without.err == ""
    a_run(player="Roodborst")

    outcome = command(capsys, "runs", "export", "last")

    assert json.loads(outcome.out)["run"]["player"] == "Roodborst"
    assert outcome.err == "The pen name 'Roodborst' is in the file.\n"


def test_a_run_exported_by_version_1_is_taken_in(capsys):
    outcome = command(capsys, "runs", "import", str(SAVED / "export-1.json"))

    assert outcome.status == 0, outcome.err
    with open_store() as store:
        (entry,) = store.entries()
        assert (entry.scenario, entry.ending) == ("klein", "slot-rust")
        assert entry.started == datetime(2025, 3, 1, 19, 4, 0, 216514, tzinfo=UTC)
    assert command(capsys, "runs", "import", str(SAVED / "export-1.json")).status == 2


def test_only_the_files_of_a_scenario_are_kept(capsys, file, monkeypatch, tmp_path):
    document = json.loads(file.read_text("utf-8"))
    more = {"../../etc/passwd": "x", "run.sh": "rm", "locale/nl/LC_MESSAGES/messages.po": ""}
    document["scenario"]["files"] |= more
    changed(file, scenario=document["scenario"])
    elsewhere(monkeypatch, tmp_path)

    assert command(capsys, "runs", "import", str(file)).status == 0

    with open_store() as store:
        assert set(store.files(ids()[0])) == {
            "scenario.yaml",
            "locale/nl/LC_MESSAGES/messages.po",
            *(path for path in scenario_files(KLEIN)),
        }


HOSTILE: dict[str, dict[str, Any]] = {
    "an event that cannot be": {
        "events": [{"event": "begun"}, {"event": "proceeded", "scene": "x"}]
    },
    "a choice that there is not": {
        "events": [{"event": "begun"}, {"event": "decided", "dilemma": "lunch", "choice": "x"}]
    },
    "a value that there is not": {"events": [{"event": "begun", "values": ["geld"]}]},
    "another story": {"digest": "0" * 64},
    "no events at all": {"events": "none"},
    "a branch of nothing": {"branch": {"run": "x", "events": 99}},
    "a name that is none": {"player": ["x"]},
    "a version to come": {"version": 99},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_run_that_does_not_fit_is_refused_and_leaves_nothing(
    capsys, file, monkeypatch, tmp_path, name
):
    run = json.loads(file.read_text("utf-8"))["run"]
    changed(file, run=run | HOSTILE[name])
    elsewhere(monkeypatch, tmp_path)

    outcome = command(capsys, "runs", "import", str(file))

    assert outcome.status == 2
    assert outcome.err.startswith("burgemeestersgame: ")
    assert "mistake" not in outcome.err
    assert ids() == []


@pytest.mark.parametrize(
    "scenario",
    [
        {"id": "klein", "files": {}},
        {"id": "klein", "files": {"scenario.yaml": "format: 1"}},
        {"id": "klein", "files": {"scenario.yaml": "[" * 100_000}},
        {"id": "klein", "files": {"scenario.yaml": ["x"]}},
    ],
)
def test_a_scenario_that_cannot_be_played_is_refused_and_leaves_nothing(
    capsys, file, monkeypatch, tmp_path, scenario
):
    changed(file, scenario=scenario)
    elsewhere(monkeypatch, tmp_path)

    outcome = command(capsys, "runs", "import", str(file))

    assert outcome.status in (1, 2)
    assert "mistake" not in outcome.err
    assert ids() == []


@pytest.mark.parametrize(
    "started",
    ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "gisteren", 7, None, "2999-01-01"],
)
def test_a_moment_that_cannot_be_is_left_out(capsys, file, monkeypatch, tmp_path, started):
    changed(file, started=started)
    elsewhere(monkeypatch, tmp_path)

    assert command(capsys, "runs", "import", str(file)).status == 0

    with open_store() as store:
        assert store.entries()[0].started <= datetime.now(UTC)
    assert command(capsys, "runs", "show", "last").status == 0


@pytest.mark.parametrize("id", ["", "../../x", "ABCDEFABCDEF", "abc", 7, None])
def test_an_id_that_is_none_of_ours_is_not_taken_over(capsys, file, monkeypatch, tmp_path, id):
    changed(file, id=id)
    elsewhere(monkeypatch, tmp_path)

    assert command(capsys, "runs", "import", str(file)).status == 0
    assert ids()[0] not in (id, "")


def test_what_is_no_file_is_said(capsys, tmp_path):
    outcome = command(capsys, "runs", "import", str(tmp_path / "nergens.json"))

    assert outcome.status == 2
    assert "no file of that name" in outcome.err


def test_an_exported_run_is_read_back_as_it_was():
    run = Game(
        load_scenario(KLEIN), run=Run("klein", load_scenario(KLEIN).digest, player="Merel")
    ).run
    exported = export.Exported(run=run, files=scenario_files(KLEIN), run_id="abcdef012345")

    again = export.from_json(export.to_json(exported))

    assert (again.run, again.run.player, again.run_id) == (run, "Merel", "abcdef012345")
