"""Runs on disk: kept before a command returns, found again, and safe when things break."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from burgemeestersgame.engine import Run
from burgemeestersgame.engine.run import AdviceOpened, Begun, Decided, TimedOut
from burgemeestersgame.scenario import load_scenario, scenario_files
from burgemeestersgame.session import Session
from burgemeestersgame.store import Store, StoreError, UnknownRun, open_store

KLEIN = Path("tests/scenarios/klein")
RUN = Run("klein", "d" * 64, (Begun(("zorg",)), Decided("lunch", "gaan")))
FILES = {"scenario.yaml": b"format: 1\n"}


@pytest.fixture
def store():
    with open_store() as store:
        yield store


def create(store: Store, run: Run = RUN, run_id: str | None = None) -> str:
    return store.create(run, FILES, title="De toon", language="nl", run_id=run_id)


def test_a_run_comes_back_with_its_events_and_the_scenario_it_was_played_on(store):
    run_id = create(store)

    assert store.load(run_id) == RUN
    assert store.files(run_id) == FILES


def test_events_are_appended_in_order_and_the_ending_is_noted(store):
    run_id = create(store)

    store.append(run_id, 2, (Decided("raad", "proces"),), ending="slot")

    assert store.load(run_id).events[2] == Decided("raad", "proces")
    assert store.entry(run_id).ending == "slot"
    assert store.entry(run_id).events == 3


def test_decisions_are_counted_whoever_took_them(store):
    run_id = create(store)

    store.append(run_id, 2, (AdviceOpened("raad", "griffier"), TimedOut("raad")))

    assert store.entry(run_id).decisions == 2


def test_the_run_played_last_comes_first(store):
    one, two = create(store), create(store)
    store.append(one, 2, (Decided("raad", "proces"),))

    assert [entry.id for entry in store.entries()] == [one, two]
    assert store.find("last") == one


def test_a_run_is_found_by_its_id_or_a_unique_prefix(store):
    create(store, run_id="abcd00000000")
    create(store, run_id="abcd11111111")

    assert store.find("abcd00000000") == "abcd00000000"
    assert store.find("abcd1") == "abcd11111111"


@pytest.mark.parametrize(
    ("name", "says"),
    [("abcd", "fits 2 runs"), ("abc", "too short"), ("ffff", "no run 'ffff'"), ("ab%d", "no run")],
)
def test_a_name_that_fits_no_single_run_says_why(store, name, says):
    create(store, run_id="abcd00000000")
    create(store, run_id="abcd11111111")

    with pytest.raises(UnknownRun, match=says):
        store.find(name)


def test_there_is_no_last_run_before_the_first(store):
    with pytest.raises(UnknownRun, match="nothing has been played"):
        store.find("last")


def test_two_windows_cannot_go_on_with_one_run(store):
    run_id = create(store)
    store.append(run_id, 2, (Decided("raad", "proces"),))

    with open_store() as other, pytest.raises(StoreError, match="another window"):
        other.append(run_id, 2, (Decided("raad", "zwijgen"),))

    assert store.load(run_id).events[-1] == Decided("raad", "proces")


def test_wiping_leaves_nothing_behind_in_the_file(store, data_folder):
    create(store, Run("klein", "d" * 64, (Begun(), Decided("lunch", "gaan", "geheime reden"))))
    store.wipe()
    store.close()

    kept = b"".join(path.read_bytes() for path in data_folder.iterdir())
    assert b"geheime reden" not in kept


def test_a_damaged_file_is_explained_and_kept(data_folder):
    data_folder.mkdir()
    (data_folder / "runs.sqlite3").write_bytes(b"this is no database" * 100)

    with pytest.raises(StoreError, match="damaged"):
        open_store()

    assert (data_folder / "runs.sqlite3").read_bytes().startswith(b"this is no")


def test_a_file_of_a_newer_version_is_left_alone(store):
    store._database.execute("INSERT INTO migrations VALUES ('2031-future')")
    store.close()

    with pytest.raises(StoreError, match="newer version"):
        open_store()


def test_a_folder_that_cannot_be_made_is_explained(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("BURGEMEESTERSGAME_HOME", str(tmp_path / "file" / "home"))

    with pytest.raises(StoreError, match="BURGEMEESTERSGAME_HOME") as raised:
        open_store()
    assert "Errno" not in str(raised.value)  # what the system says is not in the player's language


def test_on_a_full_disk_the_command_is_undone_and_what_was_kept_stays(store):
    session = Session.begin_new(store, load_scenario(KLEIN), scenario_files(KLEIN))
    session.begin()
    pages = store._database.execute("PRAGMA page_count").fetchone()[0]
    store._database.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="full"):
        _pause_often(session)
    before = session.game.run

    store._database.execute("PRAGMA max_page_count = 1000000")

    assert store.load(session.run_id) == before
    if session.game.state == "paused":
        session.resume()
    session.decide("gaan")
    assert store.load(session.run_id) == session.game.run


def _pause_often(session: Session) -> None:
    for _ in range(100):
        session.pause()
        session.resume()


PLAYER = """
import random, sys
from burgemeestersgame.scenario import load_scenario, scenario_files
from burgemeestersgame.session import Session
from burgemeestersgame.store import open_store

pick = random.Random(int(sys.argv[1]))
folder = "tests/scenarios/klein"
scenario, files = load_scenario(folder), scenario_files(folder)
with open_store() as store:
    print("ready", flush=True)
    while True:
        session = Session.begin_new(store, scenario, files, time_factor=None)
        session.begin()
        while not session.finished:
            print(session.run_id, len(session.game.run.events), flush=True)
            view = session.view()
            match view.state:
                case "deciding":
                    if view.actions and pick.random() < 0.5:
                        session.act(pick.choice(view.actions).id)
                    else:
                        session.decide(pick.choice(view.choices).id, "omdat")
                case "explaining":
                    session.explain("Omdat het moest.")
                case _:
                    session.proceed()
        print(session.run_id, len(session.game.run.events), flush=True)
"""


def kill_while_playing(seed: int, after_s: float, home: Path) -> tuple[str, int]:
    """Play in a process of its own, kill it, and return the run with its acknowledged events.

    The run is '' where it was killed before anything was acknowledged.
    """
    environment = {**os.environ, "BURGEMEESTERSGAME_HOME": str(home)}
    player = subprocess.Popen(
        [sys.executable, "-c", PLAYER, str(seed)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert player.stdout
    assert player.stdout.readline() == "ready\n"
    try:
        player.wait(after_s)
    except subprocess.TimeoutExpired:
        player.send_signal(signal.SIGKILL)
    # What was being said when it was killed does not count.
    said = [line.split() for line in player.stdout.read().split("\n")[:-1]]
    player.wait()
    player.stdout.close()
    run_id, count = said[-1] if said else ("", 0)
    return run_id, int(count)


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_game_has_every_acknowledged_event_and_can_be_resumed(seed, data_folder):
    run_id, count = kill_while_playing(seed, 0.2 + seed * 0.07, data_folder)

    assert run_id
    with open_store() as store:
        assert len(store.load(run_id).events) >= count
        session = Session.reopen(store, run_id)
        assert session.view().scene
    with closing(sqlite3.connect(data_folder / "runs.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
