"""The file of one session: its events, the texts people kept, and what is sealed in an open round.

Every change is on disk whole, or not at all, before anybody is told. What is destroyed is
overwritten (`secure_delete`), and the log beside the file is then emptied as well, so that no trace
of who voted what is left once a round has closed.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import Change, Held
from burgemeestersgame.room import events as e
from burgemeestersgame.room.lines import Line
from burgemeestersgame.room.rounds import Ballot

FORM = "1"
_NEEDED = frozenset({"form", "scenario", "language", "code", "key"})  # of what `begin` writes down
_PRAGMAS = (
    *("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL"),
    *("secure_delete=ON", "temp_store=MEMORY"),
)
# What is sealed: a table for each shelf of `Held`, with a row of JSON for the key of a seat.
_SHELVES: Mapping[str, Any] = {
    "ballots": Ballot,
    "proposals": tuple[str, ...],
    "lines": Line,
    "supports": tuple[int, ...],
}
_TABLES = (
    "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS scenario (files BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS events (number INTEGER PRIMARY KEY, event TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",
    *(
        f"CREATE TABLE IF NOT EXISTS {shelf} (key TEXT PRIMARY KEY, value TEXT NOT NULL)"
        for shelf in _SHELVES
    ),
)


# What a file that is damaged, or cannot be opened, leads to; words in it may be no text any more.
_UNREADABLE = (sqlite3.Error, OSError, TypeError, KeyError, UnicodeError, msgspec.MsgspecError)


class SessionError(GameError):
    """A session cannot be kept or opened; the text says what to do."""


class Kept(NamedTuple):
    """What a session's file holds.

    Attributes:
        files: Of the scenario, as `scenario_files` gives it.
        meta: What the host wrote: scenario, language, code, port, hashed trainer's key.
    """

    files: dict[str, bytes]
    meta: dict[str, str]
    log: tuple[e.RoomEvent, ...]
    texts: dict[int, str]
    held: Held


class SessionFile:
    """An open file of a session; nobody else can open it meanwhile.

    It may be used from one thread at a time, whichever.

    Raises:
        SessionError: It cannot be opened.
    """

    def __init__(self, path: Path, *, is_new: bool) -> None:
        self.path = path
        self._keys: dict[int, str] = {}
        self._is_swept = is_new
        if not is_new and not path.is_file():
            raise SessionError(_("there is no session '{id}'").format(id=path.stem))
        with self._explained():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(
                path, timeout=1.0, isolation_level=None, check_same_thread=False
            )
            try:
                for pragma in _PRAGMAS:
                    self._database.execute(f"PRAGMA {pragma}")
                with self._transaction():
                    for table in _TABLES:
                        self._database.execute(table)
            except BaseException:
                self._database.close()
                raise

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def begin(self, files: Mapping[str, bytes], meta: Mapping[str, str]) -> None:
        """Write down what a new session begins with."""
        packed = msgspec.msgpack.encode(dict(files))
        with self._explained(), self._transaction():
            self._database.execute("INSERT INTO scenario VALUES (?)", (packed,))
            self._put_meta({"form": FORM, **meta})

    def set_meta(self, **meta: str) -> None:
        """Change what is known of the session."""
        with self._explained(), self._transaction():
            self._put_meta(meta)

    def write(self, change: Change) -> None:
        """Write a change down; when this returns it is on disk.

        What only shows something that is on disk already is with the system, which is enough for a
        process that is killed: should the power fail, the trainer shows it again. So a whole room
        does not wait for a slow disk to see its votes.

        Raises:
            SessionError: Nothing of it was kept.
        """
        for event in change.events:
            if isinstance(event, e.Joined):
                self._keys[event.seat] = event.key
        execute, many = self._database.execute, self._database.executemany
        with self._explained():
            execute(f"PRAGMA synchronous={'NORMAL' if only_shows(change) else 'FULL'}")
        with self._explained(), self._transaction():
            for shelf in _cleared(change):
                execute(f"DELETE FROM {shelf}")
            many(
                "INSERT INTO events (event) VALUES (?)",
                ((e.to_json(event).decode(),) for event in change.events),
            )
            for text_id, text in change.texts.items():
                if text is None:
                    execute("DELETE FROM texts WHERE id = ?", (text_id,))
                else:
                    execute("INSERT OR REPLACE INTO texts VALUES (?, ?)", (text_id, text))
            for shelf in _SHELVES:
                for seat, value in getattr(change, shelf).items():
                    if not value:
                        execute(f"DELETE FROM {shelf} WHERE key = ?", (self._keys[seat],))
                    else:
                        row = (self._keys[seat], msgspec.json.encode(value).decode())
                        execute(f"INSERT OR REPLACE INTO {shelf} VALUES (?, ?)", row)
        self._is_swept = self._is_swept and not _destroys(change)
        if not self._is_swept:
            with contextlib.suppress(SessionError):  # the change is kept; sweep after the next one
                self._sweep()

    def _sweep(self) -> None:
        """Leave no trace of what was destroyed in the log beside the file."""
        with self._explained():
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._is_swept = True
        # Who first writes in an emptied log waits for the disk; let it not be a reveal.
        self.set_meta(form=FORM)

    def read(self) -> Kept:
        """Return all that is in the file, and sweep away what a killed program could not.

        Raises:
            SessionError: It is damaged, or of a newer version.
        """
        with self._explained():
            kept = _read(self._database, self.path)
            self._keys = {
                event.seat: event.key for event in kept.log if isinstance(event, e.Joined)
            }
            seats = {key: seat for seat, key in self._keys.items()}
            held = Held(*(self._read_shelf(shelf, seats) for shelf in _SHELVES))
        with contextlib.suppress(SessionError):  # it can be played; the next change sweeps again
            self._sweep()
        return kept._replace(held=held)

    def _read_shelf(self, shelf: str, seats: Mapping[str, int]) -> dict[int, Any]:
        rows = self._database.execute(f"SELECT * FROM {shelf}").fetchall()
        decoder = msgspec.json.Decoder(_SHELVES[shelf])
        return {seats[key]: decoder.decode(value) for key, value in rows}

    def _put_meta(self, meta: Mapping[str, str]) -> None:
        self._database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:
                with contextlib.suppress(sqlite3.Error):
                    self._database.execute("ROLLBACK")
            raise

    def _explained(self) -> AbstractContextManager[None]:
        return _explained(self.path)


def read_past(path: Path) -> Kept:
    """Return what is in the file of a session that nobody plays, and nothing that is sealed.

    The file stays as it is, also as to when it was last played.

    Raises:
        SessionError: It is damaged, of a newer version, or being played.
    """
    address = f"{path.absolute().as_uri()}?mode=ro"
    with (
        _explained(path),
        contextlib.closing(sqlite3.connect(address, timeout=1.0, uri=True)) as database,
    ):
        return _read(database, path)


def _read(database: sqlite3.Connection, path: Path) -> Kept:
    meta = dict(database.execute("SELECT name, value FROM meta"))
    if not meta.keys() >= _NEEDED:
        raise KeyError(*(_NEEDED - meta.keys()))
    if meta["form"] != FORM:
        raise SessionError(
            _("the session in {path} was made by another version of the game").format(path=path)
        )
    (packed,) = database.execute("SELECT files FROM scenario").fetchone()
    rows = database.execute("SELECT event FROM events ORDER BY number").fetchall()
    texts = dict(database.execute("SELECT id, text FROM texts"))
    log = tuple(e.from_json(text) for (text,) in rows)
    files = msgspec.msgpack.decode(packed, type=dict[str, bytes])
    return Kept(files, meta, log, texts, Held.nothing())


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system says into something the trainer can act on."""
    try:
        yield
    except _UNREADABLE as error:
        reason = str(error).lower()
        if "locked" in reason or "busy" in reason:
            raise SessionError(
                _("this session is open already; close the other window or process first")
            ) from error
        if "full" in reason or "no space" in reason or "disk i/o" in reason:
            raise SessionError(
                _("the disk is full, so nothing more can be kept; free some space and go on")
            ) from error
        if isinstance(error, sqlite3.OperationalError | OSError):
            raise SessionError(
                _("the session cannot be kept in {path}; make that folder writable").format(
                    path=path.parent
                )
            ) from error
        raise SessionError(
            _("the session in {path} is damaged and cannot be opened").format(path=path)
        ) from error


def _cleared(change: Change) -> tuple[str, ...]:
    """Return the shelves that a change empties."""
    ballots = ("ballots",) if change.clears_ballots else ()
    proposals = ("proposals",) if change.clears_proposals else ()
    lines = ("lines", "supports") if change.clears_lines else ()
    return ballots + proposals + lines


def only_shows(change: Change) -> bool:
    """Whether a change is only where the trainer has come to, with nothing in it to lose."""
    return change == Change(change.events) and all(
        isinstance(event, e.Moved | e.Revealed) for event in change.events
    )


def _destroys(change: Change) -> bool:
    """Whether a change takes away what people wrote or voted, so that the log must go as well."""
    written = (change.texts, change.ballots, change.lines)
    return (
        change.clears_ballots
        or change.clears_proposals
        or change.clears_lines
        or any(None in changed.values() for changed in written)
    )
