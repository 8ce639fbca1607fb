"""The file of a session: whole changes, nothing left of who voted what, words for mishaps."""

import sqlite3

import pytest

from burgemeestersgame.room import Change, Room
from burgemeestersgame.server.sessions import SessionError, SessionFile
from tests.rooms import STORY, Clock, a_story

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
