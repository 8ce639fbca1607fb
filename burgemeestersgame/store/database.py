"""The SQLite file: opening it, changing it whole or not at all, and saying what is wrong with it.

Where the folder may be read and not written, what is in it can still be listed and read.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.store.migrations import MIGRATIONS

FILE = "runs.sqlite3"
PATIENCE_S = 5.0  # with another window that is writing
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")


class StoreError(GameError):
    """The runs cannot be read or kept: a full disk, a damaged file, no permission."""


class Unreadable(StoreError):
    """The file with the runs is damaged, or was made by a newer version of the game."""


class Database:
    """A connection to the file; it is made when it is not there.

    Raises:
        StoreError: It cannot be opened; the text says what to do.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self.explained():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self.connection = self._opened()
            except (sqlite3.OperationalError, OSError) as error:
                if not _is_about_permission(error) or not path.is_file():
                    raise
                self.connection = self._opened_to_read()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=PATIENCE_S, isolation_level=None)
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            self.connection = connection
            self._migrate()
        except BaseException:
            connection.close()
            raise
        return connection

    def _opened_to_read(self) -> sqlite3.Connection:
        # What another window has not moved into the file yet stands in the -wal beside it, and can
        # be read where that window's -shm is there too; without them, nobody is writing.
        is_at_rest = not self._beside("-wal").exists()
        address = self.path.absolute().as_uri() + "?mode=ro" + "&immutable=1" * is_at_rest
        connection = sqlite3.connect(address, timeout=PATIENCE_S, isolation_level=None, uri=True)
        done = _done(connection)
        if done != {name for name, _sql in MIGRATIONS}:
            connection.close()
            raise StoreError(self._not_writable())
        return connection

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(self.path.name + ending)

    def _migrate(self) -> None:
        self.connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)")
        done = _done(self.connection)
        if done - {name for name, _sql in MIGRATIONS}:
            raise Unreadable(
                _(
                    "the saved runs in {path} were made by a newer version of the game;"
                    " update the game to open them"
                ).format(path=self.path)
            )
        for name, sql in MIGRATIONS:
            if name not in done:
                with self.transaction():
                    # Another process may have been first: look again now that the file is ours.
                    if name not in _done(self.connection):
                        for statement in sql.split(";"):
                            self.connection.execute(statement)
                        self.connection.execute("INSERT INTO migrations VALUES (?)", (name,))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of what follows, or nothing of it."""
        with self.explained():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    with contextlib.suppress(sqlite3.Error):
                        self.connection.execute("ROLLBACK")
                raise

    def settle(self) -> bool:
        """Move everything into the file itself; False where another window is still reading.

        Until then, what was deleted can be read in the log beside the file.
        """
        with self.explained():
            busy, _log, _moved = self.connection.execute(
                "PRAGMA wal_checkpoint(TRUNCATE)"
            ).fetchone()
        return not busy

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what SQLite or the system says into something the player can act on."""
        try:
            yield
        except sqlite3.IntegrityError as error:
            if "foreign key" in str(error).lower():
                raise StoreError(
                    _("this run was taken away in another window, so it cannot be gone on with")
                ) from error
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
            if any(word in reason for word in ("malformed", "not a database", "encrypted")):
                raise self.damaged() from error
            raise StoreError(self._not_writable()) from error

    def damaged(self) -> Unreadable:
        """Return the error for a file that holds something else than runs."""
        return Unreadable(
            _(
                "the file with the saved runs is damaged: {path}."
                " Put back a backup, or rename it and the game begins a new one"
            ).format(path=self.path)
        )

    def _not_writable(self) -> str:
        return _(
            "the runs cannot be kept in {path}."
            " Make that folder writable, or set BURGEMEESTERSGAME_HOME to another one"
        ).format(path=self.path)


def _done(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM migrations")}


def _is_about_permission(error: Exception) -> bool:
    reason = str(error).lower()
    return isinstance(error, OSError) or "readonly" in reason or "unable to open" in reason
