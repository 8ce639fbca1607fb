"""Taking runs away for good, with every file that was made of them.

Only what we can know for ours is taken away: somebody may have told the game to use a folder that
holds other things too.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from burgemeestersgame import cache
from burgemeestersgame.analysis.turning_point import KEPT_AS
from burgemeestersgame.errors import GameError
from burgemeestersgame.files import reason
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import reports_folder, sessions_folder, user_data_folder
from burgemeestersgame.settings import load_settings, save_settings
from burgemeestersgame.store.database import FILE, StoreError, Unreadable
from burgemeestersgame.store.store import Store, open_store

_OPEN = (FILE, f"{FILE}-wal", f"{FILE}-shm")
_SESSION = ".sqlite3"
_DATABASE = b"SQLite format 3\0"
_BIGGEST_LOOKED_INTO = 64_000_000


class NotForgotten(GameError):
    """A file could not be taken away; the text says which, and why."""


def forget_run(store: Store, run_id: str) -> None:
    """Take away a run, the session of a group it was played in, the reports that were made of it
    and what was worked out for it.

    Raises:
        StoreError: Nothing was taken away.
        NotForgotten: The run is gone, a report is not.
    """
    sessions, courses = list(sessions_of(run_id)), store.courses.holding([run_id])
    store.delete(run_id)
    destroy_sessions(sessions)
    _take_away(chain(_reports_of(run_id), _pages_of(courses), _worked_out()))


def forget_course(store: Store, course: int) -> None:
    """Take away a course and the page that was made of it; what was played in it stays.

    Raises:
        StoreError: Nothing was taken away.
        NotForgotten: The course is gone, its page is not.
    """
    store.courses.delete(course)
    _take_away(_pages_of([course]))


def page_of_course(course: int) -> str:
    """Return the name of the page of a course, among the reports."""
    return f"course-{course}.html"


def forget_old(
    store: Store, days: int | None, now: datetime | None = None, but: str | None = None
) -> int:
    """Take away the runs that nobody touched for so many days, and return how many.

    What cannot be taken away now goes another time.

    Args:
        days: None never takes any away.
        now: With a time zone; None: now.
        but: The id of a run that is about to be played.
    """
    if days is None:
        return 0
    moment = (now or datetime.now(UTC)) - timedelta(days=days)
    old = [run_id for run_id in store.untouched_since(moment) if run_id != but]
    with contextlib.suppress(NotForgotten, StoreError):
        destroy_sessions(_sessions_untouched_since(moment))
    if not old:
        return 0
    try:
        _take_away(path for run_id in old for path in _reports_of(run_id))
        _take_away(_pages_of(store.courses.holding(old)))
        store.delete(*old)
        _take_away(_worked_out())
    except (NotForgotten, StoreError):
        return 0
    return len(old)


def forget_everything() -> None:
    """Take away every run, session of a group, report, exported run and copy of the runs in the
    data folder, what was worked out for runs, and the pen name in the settings.

    What is in the file with the runs is overwritten first. A file that cannot be read any more, or
    that a newer game made, goes as a whole.

    Raises:
        StoreError: Another window is busy with the runs, or nothing may be written there.
        NotForgotten: A file could not be taken away; everything else is gone.
    """
    folder = user_data_folder()
    destroy_sessions(sessions_folder().glob(f"*{_SESSION}"))
    if (folder / FILE).exists():
        try:
            with open_store() as store:
                store.wipe()
        except Unreadable:
            _take_away(folder / name for name in _OPEN)
    settings = load_settings()
    if settings.player:
        save_settings(replace(settings, player=""))
    _take_away(chain(_about_runs(folder), _worked_out()))


def sessions_of(run_id: str) -> Iterator[Path]:
    """Yield the file of the group session in which a run was played, if there is one."""
    return sessions_folder().glob(f"{run_id}{_SESSION}")


def destroy_sessions(paths: Iterable[Path]) -> None:
    """Overwrite and take away files of group sessions.

    Raises:
        StoreError: One of them is being played; nothing was taken away.
        NotForgotten: A file could not be taken away.
    """
    paths = list(paths)
    if any(map(_is_played, paths)):
        raise StoreError(_("a group is playing now; end that session first, and try again"))
    left = []
    for path in paths:
        try:
            with path.open("r+b") as file:
                file.write(bytes(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
            path.with_name(f"{path.name}-wal").unlink(missing_ok=True)
        except OSError as error:
            left.append(f"{path} ({reason(error)})")
    if left:
        raise NotForgotten(_("this could not be taken away: {files}").format(files=", ".join(left)))


def _is_played(session: Path) -> bool:
    """Whether a program has the file of a session open."""
    with contextlib.closing(sqlite3.connect(session, timeout=0.0)) as database:
        try:
            database.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            return "locked" in str(error)
        except sqlite3.DatabaseError:
            return False  # damaged: nobody can play it
    return False


def _sessions_untouched_since(moment: datetime) -> Iterator[Path]:
    for path in sessions_folder().glob(f"*{_SESSION}"):
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < moment.timestamp():
                yield path


def _about_runs(folder: Path) -> Iterator[Path]:
    """Yield the files about runs, other than the one that is in use."""
    yield from (path for path in reports_folder().rglob("*") if not path.is_dir())
    for path in folder.glob("*"):
        name = path.name
        if name in _OPEN or not path.is_file():
            continue
        ours = name.startswith((FILE, ".settings.json-")) or name == "settings.json.broken"
        if ours or _is_exported_run(path) or _is_copy_of_the_runs(path):
            yield path


def _worked_out() -> Iterator[Path]:
    """Yield what was worked out for runs; of those that stay it is easily done again."""
    return cache.files_of(KEPT_AS)


def _is_exported_run(path: Path) -> bool:
    if path.suffix.lower() != ".json":
        return False
    try:
        document = json.loads(_content(path))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(document, dict) and {"run", "scenario", "version"} <= document.keys()


def _is_copy_of_the_runs(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            if file.read(len(_DATABASE)) != _DATABASE:
                return False
        return b"CREATE TABLE runs" in _content(path)
    except OSError:
        return False


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.stat().st_size <= _BIGGEST_LOOKED_INTO else b""


def _pages_of(courses: Iterable[int]) -> Iterator[Path]:
    return (reports_folder() / page_of_course(course) for course in courses)


def _reports_of(run_id: str) -> Iterator[Path]:
    return reports_folder().glob(f"*-{run_id}.*")


def _take_away(paths: Iterator[Path]) -> None:
    left = []
    for path in list(paths):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            left.append(f"{path} ({reason(error)})")
    if left:
        raise NotForgotten(_("this could not be taken away: {files}").format(files=", ".join(left)))
