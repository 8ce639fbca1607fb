"""Runs on disk: kept before a command returns, found again, and safe when things break."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from burgemeestersgame.engine import Run
from burgemeestersgame.engine.run import AdviceOpened, Begun, Decided, Intended, TimedOut
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


@pytest.mark.parametrize(
    "take_away", [lambda store, id: store.delete(id), lambda store, _: store.wipe()]
)
def test_a_run_that_another_window_took_away_cannot_be_gone_on_with(store, take_away):
    session = Session.begin_new(store, load_scenario(KLEIN), scenario_files(KLEIN))
    session.begin()
    with open_store() as other:
        take_away(other, session.run_id)

    with pytest.raises(StoreError, match="taken away in another window"):
        session.decide("gaan")

    assert store.entries() == ()
    assert Session.begin_new(store, load_scenario(KLEIN), scenario_files(KLEIN)).keep()


def test_a_replay_is_marked_where_it_is_kept_and_equal_when_its_events_are(store):
    run_id = create(store)

    replay = create(store, RUN.before(1, run_id))

    entry = store.entry(replay)
    assert (entry.replay_of, entry.taken_over, entry.decisions) == (run_id, 1, 0)
    assert store.load(replay).branch == RUN.before(1, run_id).branch
    assert store.load(replay) == Run("klein", "d" * 64, RUN.events[:1])


def test_the_newest_intention_comes_back_for_the_same_player_only(store):
    intends = [Run("klein", "d" * 64, (Begun(), Intended(text))) for text in ("Oud.", "Nieuw.")]
    older = create(store, intends[0])
    create(store, intends[1])
    create(store, replace(intends[0], player="Merel"))

    assert store.last_intention().text == "Nieuw."
    assert store.last_intention("Merel").text == "Oud."
    assert store.last_intention("Roodborst") is None
    store.append(older, 2, (Intended("Nieuwer."),))
    assert store.last_intention().text == "Nieuwer."
    store.append(older, 3, (Intended(""),))
    assert store.last_intention().text == "Nieuw."


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


def test_a_file_of_the_first_version_opens_with_its_runs(data_folder):
    data_folder.mkdir()
    shutil.copy("tests/saved/runs-1.sqlite3", data_folder / "runs.sqlite3")

    with open_store() as store:
        half, done = store.entries()
        assert (done.ending, done.events, done.decisions) == ("slot-rust", 7, 2)
        assert (half.ending, half.events, half.decisions) == (None, 3, 0)
        assert (done.player, done.intention, done.replay_of, done.imported) == ("", "", None, None)
        assert Session.reopen(store, done.id).game.state == "debrief"
        session = Session.reopen(store, half.id)
        session.decide("gaan")
        assert store.entry(half.id).decisions == 1


def test_two_windows_that_open_an_old_file_at_once_bring_it_up_to_date_once(data_folder):
    data_folder.mkdir()
    shutil.copy("tests/saved/runs-1.sqlite3", data_folder / "runs.sqlite3")
    code = (
        "import sys; sys.stdin.readline();"
        "from burgemeestersgame.store import open_store; print(len(open_store().entries()))"
    )
    windows = [
        subprocess.Popen([sys.executable, "-c", code], stdin=-1, stdout=-1, stderr=-1, text=True)
        for _ in range(4)
    ]
    for window in windows:
        assert window.stdin
        window.stdin.write("\n")
        window.stdin.flush()

    assert [window.communicate() for window in windows] == [("2\n", "")] * 4


def test_a_folder_that_cannot_be_made_is_explained(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("BURGEMEESTERSGAME_HOME", str(tmp_path / "file" / "home"))

    with pytest.raises(StoreError, match="BURGEMEESTERSGAME_HOME") as raised:
        open_store()
    assert "Errno" not in str(raised.value)  # what the system says is not in the player's language


@pytest.fixture
def bound_by_permissions() -> list[str]:
    """Return what to put before a command so that permissions hold for it, also for root."""
    if sys.platform == "win32":
        pytest.skip("folders are read-only in another way there")
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root may write everywhere, and there is no setpriv")
    return [setpriv, "--bounding-set=-dac_override"]


def test_in_a_folder_that_may_only_be_read_runs_can_be_read_and_not_played(
    data_folder, bound_by_permissions
):
    def game(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        command = [*bound_by_permissions, sys.executable, "-m", "burgemeestersgame", *arguments]
        return subprocess.run(
            [*command, "--lang", "en"],
            input=typed,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    with open_store() as store:
        session = Session.begin_new(store, load_scenario(KLEIN), scenario_files(KLEIN))
        session.begin()
        session.decide("gaan", "Een reden.")
    file = data_folder / "runs.sqlite3"
    before = file.read_bytes()
    file.chmod(0o444)
    data_folder.chmod(0o555)
    try:
        listed, shown = game("runs", "list"), game("runs", "show", "last")
        played = game("play", "--text", "--resume", "last", typed="\n" * 3)
        wiped = game("runs", "wipe", "--yes")
    finally:
        data_folder.chmod(0o755)

    assert listed.stdout.startswith(session.run_id), listed.stderr
    assert "Your reason: Een reden." in shown.stdout, shown.stderr
    assert "the runs cannot be kept in" in played.stdout, played.stderr
    assert "the runs cannot be kept in" in wiped.stderr
    assert all("Traceback" not in each.stderr for each in (listed, shown, played, wiped))
    assert file.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit there")
def test_where_the_disk_is_full_the_game_says_so_and_goes_on_from_what_was_kept(data_folder):
    code = """
import resource, signal, sys
from burgemeestersgame.scenario import load_scenario, scenario_files
from burgemeestersgame.session import Session
from burgemeestersgame.store import StoreError, open_store

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = "tests/scenarios/klein"
store = open_store()
session = Session.begin_new(store, load_scenario(folder), scenario_files(folder))
session.begin()
resource.setrlimit(resource.RLIMIT_FSIZE, (70_000, 70_000))
try:
    while True:
        session.pause()
        session.resume()
except StoreError as error:
    print(session.run_id, len(session.game.run.events), error)
"""
    full = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert full.stdout, full.stderr
    run_id, count, said = full.stdout.split(maxsplit=2)
    assert "the disk is full" in said

    with open_store() as store:
        assert len(store.load(run_id).events) == int(count)
        assert store.entry(run_id).events == int(count)
        session = Session.reopen(store, run_id)
        if session.game.state == "paused":
            session.resume()
        session.decide("gaan")


def test_a_file_that_is_damaged_in_the_middle_is_explained(data_folder):
    with open_store() as store:
        for number in range(60):
            create(store, run_id=f"abcd{number:08}")
    file = data_folder / "runs.sqlite3"
    content = bytearray(file.read_bytes())
    content[4096 : len(content) - 4096] = b"\xff" * (len(content) - 8192)
    file.write_bytes(content)

    with pytest.raises(StoreError, match="damaged"):
        _read_everything()

    assert file.read_bytes() == content


def _read_everything() -> None:
    with open_store() as store:
        for entry in store.entries():
            store.load(entry.id)


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
