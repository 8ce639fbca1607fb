"""Taking runs away: one, all of them, or by themselves; and nothing is left that was typed."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from command import KLEIN, command

from burgemeestersgame.analysis.kept import turning_points_of
from burgemeestersgame.desk import Shelf
from burgemeestersgame.engine import Run
from burgemeestersgame.engine.run import Begun, Decided, Explained, Intended
from burgemeestersgame.scenario import load_scenario
from burgemeestersgame.settings import Settings, load_settings, save_settings
from burgemeestersgame.store import StoreError, UnknownRun, database, open_store
from burgemeestersgame.store.forgetting import forget_everything, forget_old, forget_run

SECRETS = ("Geheimereden", "Stillezin", "Mijnvoornemen", "Roodborst")
RUN = Run(
    "klein",
    "d" * 64,
    (
        Begun(),
        Decided("lunch", "gaan", "Geheimereden " * 40),
        Explained("zin-lunch", "Stillezin"),
        Intended("Mijnvoornemen"),
    ),
    player="Roodborst",
)


def keep(run_id: str, run: Run = RUN) -> str:
    with open_store() as store:
        return store.create(
            run, {"scenario.yaml": b"format: 1\n"}, title="De toon", language="nl", run_id=run_id
        )


def typed_words_in(folder: Path) -> set[str]:
    """Return which of the typed words stand anywhere in the files of a folder."""
    content = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {word for word in SECRETS if word.encode() in content}


def answer(monkeypatch, line: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(line))


def runs() -> list[str]:
    with open_store() as store:
        return sorted(entry.id for entry in store.entries())


def test_the_words_are_there_before_they_are_taken_away(data_folder):
    keep("aaaa00000000")

    assert typed_words_in(data_folder) == set(SECRETS)


def test_a_wipe_leaves_no_word_that_was_typed(capsys, data_folder):
    for number in range(9):
        keep(f"aaaa0000000{number}")
    reports = data_folder / "reports"
    (reports / "map").mkdir(parents=True)
    for name in (
        "map/x.pdf",
        "klein-2026-11-22-aaaa00000001.html",
        ".klein.html-x7",
        "burgemeestersgame-x.json",
    ):
        (reports / name).write_text(" ".join(SECRETS))
    (data_folder / "runs.sqlite3.broken").write_text(" ".join(SECRETS))
    (data_folder / "settings.json.broken").write_text("Roodborst")
    with (
        closing(sqlite3.connect(data_folder / "runs.sqlite3")) as database,
        closing(sqlite3.connect(data_folder / "reserve.db")) as copy,
    ):
        database.backup(copy)
    export = {"version": 1, "run": {"events": SECRETS}, "scenario": {}}
    (data_folder / "mijn.json").write_text(json.dumps(export))
    save_settings(Settings(player="Roodborst", theme="dark"))

    outcome = command(capsys, "runs", "wipe", "--yes")

    assert outcome.status == 0, outcome.err
    assert typed_words_in(data_folder) == set()
    assert runs() == []
    assert load_settings() == Settings(theme="dark")


def test_a_wipe_leaves_what_is_not_about_runs(capsys, data_folder):
    keep("aaaa00000000")
    others = ("brief.docx", "lijst.json", "boeken.sqlite3", "cache/analysis-klein.bin")
    for name in others:
        (data_folder / name).parent.mkdir(exist_ok=True)
        (data_folder / name).write_text('{"runs": []}')

    command(capsys, "runs", "wipe", "--yes")

    assert all((data_folder / name).exists() for name in others)


def test_a_wipe_is_done_only_after_a_yes(capsys, monkeypatch):
    keep("aaaa00000000")
    for line in ("", "\n", "n\n", "nee\n", "yesterday\n"):
        answer(monkeypatch, line)
        outcome = command(capsys, "runs", "wipe")
        assert (outcome.status, runs()) == (2, ["aaaa00000000"]), line
        assert "1 run is kept on this computer." in outcome.err
        assert "nothing was wiped" in outcome.err

    answer(monkeypatch, "ja\n")
    assert command(capsys, "runs", "wipe").status == 0
    assert runs() == []


def test_a_damaged_file_can_be_wiped_too(capsys, data_folder):
    data_folder.mkdir()
    (data_folder / "runs.sqlite3").write_bytes(b"Geheimereden" * 999)
    (data_folder / "runs.sqlite3-wal").write_bytes(b"Stillezin" * 99)

    assert command(capsys, "runs", "wipe", "--yes").status == 0

    assert typed_words_in(data_folder) == set()
    assert runs() == []


def test_a_file_of_a_newer_game_can_be_wiped_too(capsys, data_folder):
    keep("aaaa00000000")
    with closing(sqlite3.connect(data_folder / "runs.sqlite3")) as database:
        database.execute("INSERT INTO migrations VALUES ('2031-future')")
        database.commit()

    assert command(capsys, "runs", "wipe", "--yes").status == 0

    assert typed_words_in(data_folder) == set()


def test_wiping_where_nothing_was_played_is_fine(capsys, data_folder):
    assert command(capsys, "runs", "wipe", "--yes").status == 0
    assert not data_folder.exists()


def test_where_another_window_is_reading_the_wipe_says_to_close_it(data_folder, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE_S", 0.1)
    keep("aaaa00000000")
    with closing(sqlite3.connect(data_folder / "runs.sqlite3")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM runs").fetchone()
        with pytest.raises(StoreError, match="another window"):
            forget_everything()

    forget_everything()
    assert typed_words_in(data_folder) == set()


def test_the_window_wipes_the_same(data_folder):
    keep("aaaa00000000")
    with Shelf() as shelf:
        assert shelf.runs()
        shelf.wipe()

        assert typed_words_in(data_folder) == set()
        assert shelf.runs() == []


def test_one_run_is_taken_away_with_its_words_and_reports(capsys, data_folder):
    keep("aaaa00000000")
    other = Run("klein", "d" * 64, (Begun(), Decided("lunch", "gaan", "blijft staan")))
    keep("bbbb00000000", other)
    report = data_folder / "reports" / "klein-2026-11-22-aaaa00000000.html"
    report.parent.mkdir()
    report.write_text("Geheimereden")

    outcome = command(capsys, "runs", "delete", "aaaa", "--yes")

    assert (outcome.status, outcome.err) == (0, "Taken away: aaaa00000000\n")
    assert typed_words_in(data_folder) == set()
    with open_store() as store:
        assert store.load("bbbb00000000") == other
        assert store.files("bbbb00000000")
        with pytest.raises(UnknownRun):
            store.load("aaaa00000000")


def test_one_run_is_taken_away_only_after_a_yes(capsys, monkeypatch):
    keep("aaaa00000000")
    answer(monkeypatch, "\n")

    outcome = command(capsys, "runs", "delete", "last")

    assert (outcome.status, runs()) == (2, ["aaaa00000000"])
    assert "aaaa00000000  De toon, " in outcome.err


def test_what_a_replay_took_over_stays_and_that_is_said(capsys):
    keep("aaaa00000000")
    keep("bbbb00000000", RUN.before(1, "aaaa00000000"))

    outcome = command(capsys, "runs", "delete", "aaaa", "--yes")

    assert "still kept there: bbbb00000000" in outcome.err
    assert runs() == ["bbbb00000000"]


@pytest.mark.parametrize("name", ["ffff", "abc", "run.json"])
def test_an_unknown_run_is_not_taken_away(capsys, name):
    keep("aaaa00000000")

    assert command(capsys, "runs", "delete", name, "--yes").status == 2
    assert runs() == ["aaaa00000000"]


# -- by itself -----------------------------------------------------------------------------------


def test_runs_are_kept_until_one_says_otherwise(capsys):
    keep("aaaa00000000")

    assert command(capsys, "runs", "keep").out == "Runs are kept until you take them away.\n"
    with open_store() as store:
        assert forget_old(store, None, datetime.now(UTC) + timedelta(days=9999)) == 0
    assert runs() == ["aaaa00000000"]


def test_what_nobody_touched_for_so_long_goes_with_its_reports(data_folder):
    keep("aaaa00000000")
    report = data_folder / "reports" / "klein-2026-11-22-aaaa00000000.html"
    report.parent.mkdir()
    report.write_text("Geheimereden")
    now = datetime.now(UTC)
    with open_store() as store:
        assert forget_old(store, 90, now + timedelta(days=89)) == 0
        assert forget_old(store, 90, now + timedelta(days=91), but="aaaa00000000") == 0
        assert forget_old(store, 90, now + timedelta(days=91)) == 1

    assert typed_words_in(data_folder) == set()


def age(data_folder: Path, days: int) -> None:
    """Let every run be that old."""
    moment = (datetime.now(UTC) - timedelta(days=days)).isoformat()
    with closing(sqlite3.connect(data_folder / "runs.sqlite3")) as database:
        database.execute("UPDATE runs SET updated = ?", (moment,))
        database.commit()


def test_the_list_takes_old_runs_away_and_says_so(capsys, data_folder):
    keep("aaaa00000000")
    age(data_folder, 31)

    outcome = command(capsys, "runs", "keep", "30")
    assert outcome.out.splitlines() == [
        "A run that nobody touches for 30 days is taken away when the game starts.",
        "1 run is that old now and goes at the next start.",
    ]
    assert runs() == ["aaaa00000000"]

    outcome = command(capsys, "runs", "list")
    assert outcome.err.startswith("1 run was taken away, because nobody touched it")
    assert runs() == []
    assert command(capsys, "runs", "keep", "always").status == 0
    assert load_settings().keep_days is None


def test_the_window_takes_old_runs_away_and_knows_how_many(data_folder):
    keep("aaaa00000000")
    age(data_folder, 31)

    with Shelf(Settings(keep_days=30)) as shelf:
        assert shelf.runs() == []
        assert shelf.forgotten == 1


def test_an_old_run_that_one_goes_on_with_stays(capsys, data_folder):
    command(capsys, "play", str(KLEIN), "--text")
    age(data_folder, 31)
    save_settings(Settings(keep_days=30))
    (run_id,) = runs()

    outcome = command(capsys, "play", "--text", "--resume", run_id)

    assert outcome.status == 0
    assert runs() == [run_id]


@pytest.mark.parametrize("days", ["0", "-1", "3651", "ooit", "1.5"])
def test_a_period_that_is_none_is_said(capsys, days):
    outcome = command(capsys, "runs", "keep", days)

    assert outcome.status == 2
    assert "a whole number from 1 to 3,650, or 'always'" in outcome.err


@pytest.mark.parametrize("which", ["one", "old", "all"])
def test_what_was_worked_out_for_a_run_goes_with_it(data_folder, which):
    scenario = load_scenario(KLEIN)
    turning_points_of(scenario, Run(scenario.id, scenario.digest, (Begun(),)))
    keep("aaaa00000000")
    assert list((data_folder / "cache").glob("turning-*"))

    match which:
        case "one":
            with open_store() as store:
                forget_run(store, "aaaa00000000")
        case "old":
            with open_store() as store:
                forget_old(store, 1, now=datetime.now(UTC) + timedelta(days=2))
        case "all":
            forget_everything()

    assert runs() == []
    assert not list((data_folder / "cache").glob("turning-*"))
