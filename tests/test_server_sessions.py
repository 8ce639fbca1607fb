"""The file of a session: whole changes, nothing left of who voted what, words for mishaps."""

import shutil
import sqlite3

import pytest

from burgemeestersgame.room import Change, Room
from burgemeestersgame.room.view import my_view
from burgemeestersgame.server.sessions import SessionError, SessionFile, read_past
from tests.rooms import STORY, Clock, KeptRoom, a_story

CANARY = "Kanarie-7431"
FILES = {"scenario.yaml": STORY.encode()}
META = {"scenario": "park", "language": "nl", "code": "ABC234", "key": "0" * 64, "port": "8642"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "sessions" / "0123456789ab.sqlite3"


@pytest.fixture
def file(path):
    file = SessionFile(path, is_new=True)
    file.begin(FILES, META)
    yield file
    file.close()


def everything_in(folder) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def a_room_with_votes(file):
    room = Room(a_story(), clock=Clock())
    for number in range(3):
        room.join(f"key-{number}")
    room.open()
    for seat in range(3):
        room.vote(seat, "gaan", "openheid", f"{CANARY}-{seat}")
    file.write(room.drain())
    return room


def test_what_was_kept_gives_the_same_room(file, path):
    room = a_room_with_votes(file)
    room.propose(1, "logboek")
    room.note("Stil")
    file.write(room.drain())
    file.close()

    again = SessionFile(path, is_new=False)
    kept = again.read()
    told = Room(a_story(), clock=Clock(), log=kept.log, texts=kept.texts, held=kept.held)

    assert told.state == room.state
    assert told.game.run == room.game.run
    assert [told.ballot(seat) for seat in range(3)] == [room.ballot(seat) for seat in range(3)]
    assert told.proposals() == {"logboek": 1}
    assert {name: kept.meta[name] for name in META} == META
    again.close()


def test_a_reason_is_in_the_file_until_its_round_closes_and_then_nowhere(file, tmp_path):
    room = a_room_with_votes(file)
    assert CANARY.encode() in everything_in(tmp_path)

    room.close()
    file.write(room.drain())

    assert CANARY.encode() not in everything_in(tmp_path)


def test_only_what_can_be_shown_again_does_not_wait_for_the_disk(file):
    def how_synced():
        return file._database.execute("PRAGMA synchronous").fetchone()[0]

    room = a_room_with_votes(file)
    assert how_synced() == 2  # FULL
    room.close()
    file.write(room.drain())
    assert how_synced() == 2
    room.reveal()
    file.write(room.drain())
    assert how_synced() == 1  # NORMAL
    room.open()
    file.write(room.drain())
    assert how_synced() == 2
    room.vote(0, "gaan")
    room.reveal()  # closes the round as well
    file.write(room.drain())
    assert how_synced() == 2


def test_what_could_not_be_swept_away_is_swept_away_with_the_next_change(
    file, tmp_path, monkeypatch
):
    def full():
        raise SessionError("the disk is full")

    room = a_room_with_votes(file)
    with monkeypatch.context() as broken:
        broken.setattr(file, "_sweep", full)
        room.close()
        file.write(room.drain())  # kept, so that nothing may say it was not
    assert CANARY.encode() in everything_in(tmp_path)

    room.reveal()
    file.write(room.drain())

    assert CANARY.encode() not in everything_in(tmp_path)


def test_what_a_killed_program_did_not_sweep_away_is_swept_away_as_it_is_opened_again(
    file, path, tmp_path, monkeypatch
):
    room = a_room_with_votes(file)
    room.close()
    monkeypatch.setattr(file, "_sweep", lambda: None)
    file.write(room.drain())
    left = tmp_path / "after-the-kill" / path.name
    shutil.copytree(path.parent, left.parent)
    assert CANARY.encode() in everything_in(left.parent)

    monkeypatch.undo()
    again = SessionFile(left, is_new=False)
    again.read()

    assert CANARY.encode() not in everything_in(left.parent)
    again.close()


def test_who_proposed_what_is_nowhere_once_it_was_decided(file, tmp_path):
    room = a_room_with_votes(file)
    room.close()
    file.write(room.drain())
    room.propose(0, "logboek")
    file.write(room.drain())
    assert b'["logboek"]' in everything_in(tmp_path)

    room.decide("gaan")
    file.write(room.drain())

    assert b'["logboek"]' not in everything_in(tmp_path)


def test_who_voted_what_is_nowhere_once_the_round_has_closed(file, path):
    room = a_room_with_votes(file)
    room.close()
    file.write(room.drain())
    file.close()

    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM ballots").fetchone() == (0,)


def test_a_kept_reason_stays_until_it_is_dropped(file, tmp_path):
    room = a_room_with_votes(file)
    room.reveal()
    room.keep(room.reasons[0].id)
    file.write(room.drain())
    assert everything_in(tmp_path).count(CANARY.encode()) == 1

    room.drop(room.reasons[0].id)
    file.write(room.drain())

    assert CANARY.encode() not in everything_in(tmp_path)


def an_agreement(file):
    """Return a room with two lines for its agreement, of which one was taken over."""
    kept = KeptRoom()
    room = kept.at_agreement(3)
    file.write(Change(events=tuple(kept.log)))
    for seat, text in enumerate((f"{CANARY}-left", f"{CANARY}-kept")):
        room.suggest(seat, text)
        room.support(2, room.line_of(seat).id)
    room.adopt(room.line_of(1).id)
    file.write(room.drain())
    return room


def test_lines_and_who_stands_behind_them_are_in_the_file_while_the_agreement_is_written(file):
    room = an_agreement(file)
    kept = file.read()
    told = Room(a_story(), clock=Clock(), log=kept.log, texts=kept.texts, held=kept.held)

    assert told.lines() == room.lines()
    assert [my_view(told, seat) for seat in range(3)] == [my_view(room, seat) for seat in range(3)]


@pytest.mark.parametrize("step", ["next", "end"])
def test_a_line_that_was_not_kept_is_nowhere_once_the_session_has_ended(file, tmp_path, step):
    room = an_agreement(file)
    assert f"{CANARY}-left".encode() in everything_in(tmp_path)

    getattr(room, step)()
    file.write(room.drain())

    assert f"{CANARY}-left".encode() not in everything_in(tmp_path)
    assert everything_in(tmp_path).count(f"{CANARY}-kept".encode()) == 1
    held = file.read().held
    assert held.lines == held.supports == {}


def test_an_improper_line_is_nowhere_once_the_trainer_took_it_away(file, tmp_path):
    room = an_agreement(file)
    for line in list(room.lines()):
        room.drop_line(line.id)
    file.write(room.drain())

    assert CANARY.encode() not in everything_in(tmp_path)


def test_a_change_that_cannot_be_kept_leaves_the_file_as_it_was(file):
    before = file.read()
    broken = Change(events=Room(a_story()).drain().events, ballots={9: None})

    with pytest.raises(SessionError):
        file.write(broken)

    assert file.read() == before


def test_a_full_disk_is_said_and_the_room_can_go_on(file):
    file._database.execute("PRAGMA max_page_count = 1")
    room = Room(a_story(), clock=Clock())
    before = room.snapshot()
    room.join("key")
    for _ in range(50):
        room.note("x" * 900)

    with pytest.raises(SessionError, match="disk is full"):
        file.write(room.drain())
    room.restore(before)

    assert room.state.seats == ()


def test_a_session_is_played_by_one_program_at_a_time(file, path):
    with pytest.raises(SessionError, match="open already"):
        SessionFile(path, is_new=False)


def test_a_session_that_is_not_there_is_said(path):
    with pytest.raises(SessionError, match="no session '0123456789ab'"):
        SessionFile(path, is_new=False)


def test_a_file_that_is_no_session_is_said(path):
    path.parent.mkdir()
    path.write_bytes(b"no database at all, but long enough to look like something" * 20)

    with pytest.raises(SessionError, match="damaged"):
        SessionFile(path, is_new=False)


@pytest.mark.parametrize("name", ["form", "scenario", "language", "code", "key"])
def test_a_file_in_which_something_is_missing_is_damaged(file, path, name):
    file._database.execute("DELETE FROM meta WHERE name = ?", (name,))
    file.close()

    with pytest.raises(SessionError, match="damaged"):
        read_past(path)


def test_a_file_whose_words_are_no_text_any_more_is_damaged(file, path):
    file.close()
    path.write_bytes(path.read_bytes().replace(b"TEXT NOT NULL", b"TEXT NOT \xcc\xcc\xcc\xcc"))

    for read in (lambda: SessionFile(path, is_new=False), lambda: read_past(path)):
        with pytest.raises(SessionError, match="damaged"):
            read()
