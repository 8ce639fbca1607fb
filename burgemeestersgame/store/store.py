"""Saving, finding, listing and forgetting runs."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import user_data_folder
from burgemeestersgame.store.courses import Courses
from burgemeestersgame.store.database import FILE, Database, StoreError
from burgemeestersgame.store.entries import EVERY_RUN, SELECT, RunEntry, Wanted

if TYPE_CHECKING:
    from burgemeestersgame.engine.run import Event, Run
    from burgemeestersgame.session import Intention

SHORTEST_PREFIX = 4
LAST = "last"


class UnknownRun(GameError):
    """No run, or more than one, goes by that id."""


class Store:
    """The runs of this user. One thread uses a store; several processes may share the file.

    Attributes:
        courses: Which of them belong together.
    """

    def __init__(self, path: Path) -> None:
        self._file = Database(path)
        self._database = self._file.connection
        self.courses = Courses(self._file)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the store cannot be used after this."""
        self._file.close()

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
        started: datetime | None = None,
        is_imported: bool = False,
    ) -> str:
        """Keep a run with the files of its scenario, and return its id.

        Args:
            ending: The ending that it has reached, None if none.
            started: When play began; None: now.
            is_imported: Whether it comes from elsewhere: its intention is somebody else's.
        """
        import msgspec

        run_id = run_id or new_run_id()
        now = _now()
        packed = msgspec.msgpack.encode(dict(files))
        key = hashlib.sha256(packed).hexdigest()
        branch = run.branch
        values = {
            "id": run_id,
            "scenario": run.scenario,
            "title": title,
            "digest": run.digest,
            "kept": key,
            "language": language,
            "ending": ending,
            "started": started.astimezone(UTC).isoformat() if started else now,
            "updated": now,
            "player": run.player,
            "branch_run": branch.run if branch else None,
            "branch_events": branch.events if branch else None,
            "imported": now if is_imported else None,
        }
        names = ", ".join(values)
        with self._file.transaction():
            self._database.execute("INSERT OR IGNORE INTO kept VALUES (?, ?)", (key, packed))
            self._database.execute(
                f"INSERT INTO runs ({names}) VALUES ({', '.join('?' * len(values))})",
                tuple(values.values()),
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
        with self._file.transaction():
            self._insert_events(run_id, number, events)
            self._database.execute(
                "UPDATE runs SET updated = ?, ending = ? WHERE id = ?", (_now(), ending, run_id)
            )

    def _insert_events(self, run_id: str, number: int, events: Sequence[Event]) -> None:
        from burgemeestersgame.engine.run import Decided, Intended, TimedOut, event_to_json

        self._database.executemany(
            "INSERT INTO events VALUES (?, ?, ?)",
            (
                (run_id, number + offset, event_to_json(event).decode())
                for offset, event in enumerate(events)
            ),
        )
        decisions = sum(isinstance(event, Decided | TimedOut) for event in events)
        self._database.execute(
            "UPDATE runs SET events = events + ?, decisions = decisions + ? WHERE id = ?",
            (len(events), decisions, run_id),
        )
        for event in events:
            if isinstance(event, Intended):
                self._database.execute(
                    "UPDATE runs SET intention = ? WHERE id = ?", (event.text, run_id)
                )

    def delete(self, *run_ids: str) -> None:
        """Forget runs for good, and courses of which nothing is left; it is all overwritten."""
        with self._file.transaction():
            courses = self.courses.holding(run_ids)
            for run_id in run_ids:
                self._database.execute("DELETE FROM runs WHERE id = ?", (run_id,))
            self.courses.drop_empty(courses)
            self._database.execute("DELETE FROM kept WHERE key NOT IN (SELECT kept FROM runs)")
        self._file.settle()

    def wipe(self) -> None:
        """Forget every run and course for good; what was there is overwritten.

        Raises:
            StoreError: Another window is still reading, so that traces may be left.
        """
        with self._file.transaction():
            for table in ("course_runs", "courses", "events", "runs", "kept"):
                self._database.execute(f"DELETE FROM {table}")
        with self._file.explained():
            self._database.execute("VACUUM")
        if not self._file.settle():
            raise StoreError(
                _(
                    "everything was wiped, but another window still holds on to it;"
                    " close that window and wipe again"
                )
            )

    # -- reading ---------------------------------------------------------------------------------

    def load(self, run_id: str) -> Run:
        """Return a run by its whole id; raises UnknownRun."""
        from burgemeestersgame.engine.run import Branch, Run, event_from_json

        with self._file.explained():
            row = self.entry(run_id)
            (digest,) = self._database.execute(
                "SELECT digest FROM runs WHERE id = ?", (run_id,)
            ).fetchone()
            events = self._database.execute(
                "SELECT event FROM events WHERE run = ? ORDER BY number", (run_id,)
            ).fetchall()
        return Run(
            row.scenario,
            digest,
            tuple(event_from_json(text.encode()) for (text,) in events),
            Branch(row.replay_of, row.taken_over) if row.replay_of else None,
            row.player,
        )

    def files(self, run_id: str) -> dict[str, bytes]:
        """Return the files of the scenario as they were when the run began."""
        import msgspec

        with self._file.explained():
            found = self._database.execute(
                "SELECT files FROM kept JOIN runs ON runs.kept = kept.key WHERE runs.id = ?",
                (run_id,),
            ).fetchone()
        if found is None:
            raise _unknown(run_id)
        try:
            return msgspec.msgpack.decode(found[0], type=dict[str, bytes])
        except msgspec.DecodeError as error:
            raise self._file.damaged() from error

    def entry(self, run_id: str) -> RunEntry:
        """Return the entry of a run by its whole id; raises UnknownRun."""
        with self._file.explained():
            row = self._database.execute(f"{SELECT} WHERE id = ?", (run_id,)).fetchone()
        if row is None:
            raise _unknown(run_id)
        return RunEntry._make(row)

    def entries(self, wanted: Wanted = EVERY_RUN) -> tuple[RunEntry, ...]:
        """Return the runs that are wanted, the one played last first."""
        where, parameters = wanted.where()
        with self._file.explained():
            rows = self._database.execute(
                f"{SELECT} WHERE {where} ORDER BY id", parameters
            ).fetchall()
        # They lie in that order; sorting thousands of whole rows takes SQLite three times as long.
        rows.sort(key=itemgetter(RunEntry._fields.index("updated_at")), reverse=True)
        found = map(RunEntry._make, rows)
        return tuple(filter(wanted.has_words, found) if wanted.text else found)

    def unfinished(self) -> RunEntry | None:
        """Return the run that was begun and not finished, the one played last; None if none is."""
        with self._file.explained():
            row = self._database.execute(
                f"{SELECT} WHERE ending IS NULL AND events > 0 ORDER BY updated DESC, id LIMIT 1"
            ).fetchone()
        return RunEntry._make(row) if row else None

    def count(self, wanted: Wanted = EVERY_RUN) -> int:
        """Return how many runs are wanted, whatever the words of `wanted.text`."""
        where, parameters = wanted.where()
        with self._file.explained():
            (count,) = self._database.execute(
                f"SELECT count(*) FROM runs WHERE {where}", parameters
            ).fetchone()
        return int(count)

    def untouched_since(self, moment: datetime) -> tuple[str, ...]:
        """Return the ids of the runs that were last played, or came in, before a moment."""
        with self._file.explained():
            rows = self._database.execute(
                "SELECT id FROM runs WHERE updated < ?", (moment.astimezone(UTC).isoformat(),)
            ).fetchall()
        return tuple(run_id for (run_id,) in rows)

    def last_intention(self, player: str = "", before: datetime | None = None) -> Intention | None:
        """Return what this player intended at the end of the run played last, None if nothing.

        Args:
            player: A pen name; '' asks for runs without one. Runs from elsewhere do not count.
            before: Only runs begun before that moment count; None: all of them.
        """
        from burgemeestersgame.session import Intention

        moment = before.astimezone(UTC).isoformat() if before else None
        with self._file.explained():
            row = self._database.execute(
                "SELECT intention, title, updated, id FROM runs WHERE intention <> ''"
                " AND player = ? AND imported IS NULL AND (? IS NULL OR started < ?)"
                " ORDER BY updated DESC, id LIMIT 1",
                (player, moment, moment),
            ).fetchone()
        if row is None:
            return None
        text, title, updated, run_id = row
        return Intention(text, title, datetime.fromisoformat(updated), run_id)

    def intention_before(self, run_id: str) -> str:
        """Return what the player of a run intended after an earlier one, '' if nothing is known.

        Of a run from elsewhere nothing is: whoever played it is somebody else.

        Raises:
            UnknownRun: There is no such run.
        """
        entry = self.entry(run_id)
        if entry.imported is not None:
            return ""
        last = self.last_intention(entry.player, before=entry.started)
        return last.text if last else ""

    def find(self, name: str) -> str:
        """Return the id of the run that goes by a whole id, a unique prefix of it, or `last`.

        Raises:
            UnknownRun: There is none, or there are more; the text says which.
        """
        with self._file.explained():
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
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _unknown(name: str) -> UnknownRun:
    return UnknownRun(
        _("there is no run '{name}'; 'burgemeestersgame runs list' shows what there is").format(
            name=name
        )
    )
