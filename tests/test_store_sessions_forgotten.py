"""What groups played is taken away too: overwritten, and only while nobody plays it."""

import os
import time

import pytest

from burgemeestersgame.paths import sessions_folder
from burgemeestersgame.room import Room
from burgemeestersgame.server.sessions import SessionFile
from burgemeestersgame.store import StoreError
from burgemeestersgame.store.forgetting import destroy_sessions, forget_everything, forget_old
from burgemeestersgame.store.store import open_store
from tests.rooms import STORY, Clock, a_story

META = {"scenario": "park", "language": "nl", "code": "ABC234", "key": "0" * 64, "port": "8642"}


def a_session(name: str = "0123456789ab") -> SessionFile:
    file = SessionFile(sessions_folder() / f"{name}.sqlite3", is_new=True)
    file.begin({"scenario.yaml": STORY.encode()}, META)
    room = Room(a_story(), clock=Clock())
    room.join("key")
    room.note("Kanarie-7431")
    file.write(room.drain())
    return file


def test_a_wipe_takes_sessions_away():
    a_session().close()

    forget_everything()

    assert list(sessions_folder().iterdir()) == []


def test_a_session_is_overwritten_before_it_goes(monkeypatch):
    file = a_session()
    file.close()
    beside = sessions_folder() / "hard-link"
    os.link(file.path, beside)

    destroy_sessions([file.path])

    assert not any(beside.read_bytes())


def test_while_a_group_plays_nothing_is_wiped():
    file = a_session()

    with pytest.raises(StoreError, match="a group is playing now"):
        forget_everything()

    assert file.read().texts
    file.close()


def test_a_session_that_nobody_touched_for_so_long_goes():
    old, new = a_session("000000000001"), a_session("000000000002")
    old.close()
    new.close()
    then = time.time() - 40 * 86_400
    os.utime(old.path, (then, then))

    with open_store() as store:
        forget_old(store, 30)

    assert [path.name for path in sessions_folder().glob("*.sqlite3")] == [new.path.name]
