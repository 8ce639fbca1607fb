"""Runs on disk: one SQLite file in the user's data folder, with named migrations.

A command of a game is acknowledged after its events are committed here (WAL, synchronous=FULL), so
that a run that is killed at any moment is there up to its last acknowledged event. The scenario's
own files are kept beside the runs: an edited or removed scenario never breaks an old run.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import user_data_folder

if TYPE_CHECKING:  # the menu lists runs before the engine is needed: it is imported late
    from burgemeestersgame.engine.run import Event, Run

FILE = "runs.sqlite3"
SHORTEST_PREFIX = 4
LAST = "last"

_MIGRATIONS: tuple[tuple[str, str], ...] = (
    (
        "2026-11-runs",
        """
        CREATE TABLE kept (key TEXT PRIMARY KEY, files BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE runs (
            id TEXT PRIMARY KEY,
            scenario TEXT NOT NULL,
            title TEXT NOT NULL,
            digest TEXT NOT NULL,
            kept TEXT NOT NULL REFERENCES kept (key),
            language TEXT NOT NULL,
            ending TEXT,
            started TEXT NOT NULL,
            updated TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE events (
            run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            event TEXT NOT NULL,
            PRIMARY KEY (run, number)
        ) WITHOUT ROWID;
        """,
    ),
)


class StoreError(GameError):
    """The runs cannot be read or kept: a full disk, a damaged file, no permission."""


class UnknownRun(GameError):
    """No run, or more than one, goes by that id."""


@dataclass(frozen=True, slots=True)
class RunEntry:
    """A run in the list. Times are UTC; `ending` is None while unfinished."""

    id: str
    scenario: str
    title: str
    language: str
    ending: str | None
    started: datetime
    updated: datetime
    events: int


class Store:
    """The runs of this user. One thread uses a store; several processes may share the file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._explained():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path, timeout=5.0, isolation_level=None)
            for pragma in (
                "journal_mode=WAL",
                "synchronous=FULL",
                "foreign_keys=ON",
                "secure_delete=ON",
            ):
                self._database.execute(f"PRAGMA {pragma}")
            self._migrate()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the store cannot be used after this."""
        self._database.close()

    # -- writing ---------------------------------------------------------------------------------

    def create(
        self,
        run: Run,
        files: Mapping[str, bytes],
        *,
        title: str,
        language: str,
        run_id: str | None = None,
        ending: str | None = None,
    ) -> str:
        """Keep a run with the files of its scenario, and return its id; `ending` is the ending that
        it has reached, if any."""
        import msgspec

        run_id = run_id or new_run_id()
        now = _now()
        packed = msgspec.msgpack.encode(dict(files))
        key = hashlib.sha256(packed).hexdigest()
        with self._transaction():
            self._database.execute("INSERT OR IGNORE INTO kept VALUES (?, ?)", (key, packed))
            self._database.execute(
                "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (run_id, run.scenario, title, run.digest, key, language, ending, now, now),
            )
            self._insert_events(run_id, 0, run.events)
        return run_id

    def append(
        self, run_id: str, number: int, events: Sequence[Event], *, ending: str | None = None
    ) -> None:
        """Keep events of a run, the first of which is its event number `number` (from 0).

        When this returns, the events are on disk. `ending` is the ending reached by now, if any.

        Raises:
            StoreError: Nothing was kept.
        """
        with self._transaction():
            self._insert_events(run_id, number, events)
            self._database.execute(
                "UPDATE runs SET updated = ?, ending = ? WHERE id = ?", (_now(), ending, run_id)
            )

    def _insert_events(self, run_id: str, number: int, events: Sequence[Event]) -> None:
        from burgemeestersgame.engine.run import event_to_json

        self._database.executemany(
            "INSERT INTO events VALUES (?, ?, ?)",
            (
                (run_id, number + offset, event_to_json(event).decode())
                for offset, event in enumerate(events)
            ),
        )

    def delete(self, run_id: str) -> None:
        """Forget a run for good."""
        with self._transaction():
            self._database.execute("DELETE FROM runs WHERE id = ?", (run_id,))
            self._database.execute("DELETE FROM kept WHERE key NOT IN (SELECT kept FROM runs)")

    def wipe(self) -> None:
        """Forget every run for good; what was there is overwritten."""
        with self._transaction():
            for table in ("events", "runs", "kept"):
                self._database.execute(f"DELETE FROM {table}")
        with self._explained():
            self._database.execute("VACUUM")
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    # -- reading ---------------------------------------------------------------------------------

    def load(self, run_id: str) -> Run:
        """Return a run by its whole id; raises UnknownRun."""
        from burgemeestersgame.engine.run import Run, event_from_json

        with self._explained():
            row = self._row(run_id)
            events = self._database.execute(
                "SELECT event FROM events WHERE run = ? ORDER BY number", (run_id,)
            ).fetchall()
        return Run(
            row.scenario,
            self._digest(run_id),
            tuple(event_from_json(text.encode()) for (text,) in events),
        )

    def files(self, run_id: str) -> dict[str, bytes]:
        """Return the files of the scenario as they were when the run began."""
        import msgspec

        with self._explained():
            found = self._database.execute(
                "SELECT files FROM kept JOIN runs ON runs.kept = kept.key WHERE runs.id = ?",
                (run_id,),
            ).fetchone()
        if found is None:
            raise _unknown(run_id)
        try:
            return msgspec.msgpack.decode(found[0], type=dict[str, bytes])
        except msgspec.DecodeError as error:
            raise self._damaged() from error

    def entry(self, run_id: str) -> RunEntry:
        """Return the entry of a run by its whole id; raises UnknownRun."""
        with self._explained():
            return self._row(run_id)

    def entries(self) -> tuple[RunEntry, ...]:
        """Return all runs, the one played last first."""
        with self._explained():
            rows = self._database.execute(f"{_SELECT} ORDER BY updated DESC, id").fetchall()
        return tuple(map(_entry, rows))

    def decisions(self, run_id: str) -> int:
        """Return how many dilemmas of a run were decided, by the player or by the time limit.

        Counted in the database: the menu asks it before the engine has been imported.
        """
        with self._explained():
            (count,) = self._database.execute(
                "SELECT count(*) FROM events WHERE run = ?"
                " AND json_extract(event, '$.event') IN ('decided', 'timed-out')",
                (run_id,),
            ).fetchone()
        return int(count)

    def find(self, name: str) -> str:
        """Return the id of the run that goes by a whole id, a unique prefix of it, or `last`.

        Raises:
            UnknownRun: There is none, or there are more; the text says which.
        """
        with self._explained():
            if name == LAST:
                rows = self._database.execute(
                    "SELECT id FROM runs ORDER BY updated DESC, id LIMIT 1"
                ).fetchall()
                if not rows:
                    raise UnknownRun(_("nothing has been played yet"))
            else:
                rows = self._database.execute(
                    "SELECT id FROM runs WHERE substr(id, 1, ?) = ?", (len(name), name)
                ).fetchall()
        ids = [id for (id,) in rows]
        if name in ids:
            return name
        if name != LAST and len(name) < SHORTEST_PREFIX:
            raise UnknownRun(
                _("'{name}' is too short: give at least {count} characters of the run").format(
                    name=name, count=SHORTEST_PREFIX
                )
            )
        if not ids:
            raise _unknown(name)
        if len(ids) > 1:
            raise UnknownRun(
                _("'{name}' fits {count} runs: give more characters").format(
                    name=name, count=len(ids)
                )
            )
        return str(ids[0])

    def _row(self, run_id: str) -> RunEntry:
        row = self._database.execute(f"{_SELECT} WHERE id = ?", (run_id,)).fetchone()
        if row is None:
            raise _unknown(run_id)
        return _entry(row)

    def _digest(self, run_id: str) -> str:
        found = self._database.execute("SELECT digest FROM runs WHERE id = ?", (run_id,)).fetchone()
        return str(found[0])

    # -- the file --------------------------------------------------------------------------------

    def _migrate(self) -> None:
        self._database.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)")
        done = {name for (name,) in self._database.execute("SELECT name FROM migrations")}
        if done - {name for name, _sql in _MIGRATIONS}:
            raise StoreError(
                _(
                    "the saved runs in {path} were made by a newer version of the game;"
                    " update the game to open them"
                ).format(path=self._path)
            )
        for name, sql in _MIGRATIONS:
            if name not in done:
                with self._transaction():
                    # Another process may have been first: look again now that the file is ours.
                    if not self._database.execute(
                        "SELECT 1 FROM migrations WHERE name = ?", (name,)
                    ).fetchone():
                        for statement in sql.split(";"):
                            self._database.execute(statement)
                        self._database.execute("INSERT INTO migrations VALUES (?)", (name,))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._explained():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what SQLite or the system says into something the player can act on."""
        try:
            yield
        except sqlite3.IntegrityError as error:
            raise StoreError(
                _("this run is being played in another window; go on there, or close it first")
            ) from error
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours
        except (sqlite3.Error, OSError) as error:
            reason = str(error).lower()
            if "full" in reason or "no space" in reason or "disk i/o" in reason:
                raise StoreError(
                    _(
                        "the disk is full, so your last step could not be kept."
                        " Free some space and do it again; everything before it is safe"
                    )
                ) from error
            if "locked" in reason or "busy" in reason:
                raise StoreError(
                    _("another window is busy with the saved runs; try again in a moment")
                ) from error
            if "malformed" in reason or "not a database" in reason or "encrypted" in reason:
                raise self._damaged() from error
            raise StoreError(
                _(
                    "the runs cannot be kept in {path}."
                    " Make that folder writable, or set BURGEMEESTERSGAME_HOME to another one"
                ).format(path=self._path)
            ) from error

    def _damaged(self) -> StoreError:
        return StoreError(
            _(
                "the file with the saved runs is damaged: {path}."
                " Put back a backup, or rename it and the game begins a new one"
            ).format(path=self._path)
        )


_SELECT = (
    "SELECT id, scenario, title, language, ending, started, updated,"
    " (SELECT count(*) FROM events WHERE run = runs.id) FROM runs"
)


def open_store(path: Path | None = None) -> Store:
    """Open the user's runs, or those in another file; it is made when it is not there.

    Raises:
        StoreError: It cannot be opened; the text says what to do.
    """
    return Store(path or user_data_folder() / FILE)


def new_run_id() -> str:
    """Return a fresh run id: twelve hexadecimal digits."""
    return secrets.token_hex(6)


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _unknown(name: str) -> UnknownRun:
    return UnknownRun(
        _("there is no run '{name}'; 'burgemeestersgame runs list' shows what there is").format(
            name=name
        )
    )


def _entry(row: tuple[str, str, str, str, str | None, str, str, int]) -> RunEntry:
    id, scenario, title, language, ending, started, updated, events = row
    return RunEntry(
        id=id,
        scenario=scenario,
        title=title,
        language=language,
        ending=ending,
        started=datetime.fromisoformat(started),
        updated=datetime.fromisoformat(updated),
        events=events,
    )
