"""Courses: runs of one group that are kept together under a name of the trainer's.

Nothing says whose runs they are. A course goes with the last of its runs, so that forgetting what
was played forgets the course too.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.store.database import Database

MAX_NAME = 60
_SELECT = (
    "SELECT courses.id, name, begun, count(run) FROM courses"
    " LEFT JOIN course_runs ON course = courses.id"
)


class UnknownCourse(GameError):
    """No course, or more than one, goes by that name, or a new one cannot."""


class Course(NamedTuple):
    """A course in a list.

    Attributes:
        begun: A moment as ISO 8601 text in UTC.
        runs: How many runs and sessions are in it.
    """

    id: int
    name: str
    begun: str
    runs: int


class Courses:
    """The courses in the file of a store."""

    def __init__(self, file: Database) -> None:
        self._file = file
        self._database = file.connection

    def create(self, name: str) -> Course:
        """Return a new course without anything in it.

        Raises:
            UnknownCourse: The name is empty, or another course has it.
        """
        from burgemeestersgame.engine.line import one_line

        wanted = one_line(name, MAX_NAME)
        if not wanted:
            raise UnknownCourse(_("a course needs a name, such as 'Council, autumn'"))
        if any(each.name.casefold() == wanted.casefold() for each in self.all()):
            raise UnknownCourse(_("there is a course '{name}' already").format(name=wanted))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._file.transaction():
            added = self._database.execute(
                "INSERT INTO courses (name, begun) VALUES (?, ?)", (wanted, now)
            )
        assert added.lastrowid is not None
        return Course(added.lastrowid, wanted, now, 0)

    def all(self) -> tuple[Course, ...]:
        """Return the courses, the newest first."""
        with self._file.explained():
            rows = self._database.execute(
                f"{_SELECT} GROUP BY courses.id ORDER BY begun DESC, courses.id DESC"
            ).fetchall()
        return tuple(map(Course._make, rows))

    def find(self, name: str) -> Course:
        """Return the course by that name, or by the beginning of it; upper case is no difference.

        Raises:
            UnknownCourse: There is none, or there are more.
        """
        typed = name.strip().casefold()
        courses = self.all()
        found = [each for each in courses if each.name.casefold() == typed] or [
            each for each in courses if typed and each.name.casefold().startswith(typed)
        ]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"'{each.name}'" for each in found)
            raise UnknownCourse(
                _("'{name}' fits more than one course: {names}").format(name=name, names=names)
            )
        raise UnknownCourse(
            _(
                "there is no course '{name}'; 'burgemeestersgame course list' shows what there is"
            ).format(name=name)
        )

    def add(self, course: int, run_id: str) -> None:
        """Put a run in a course; it may be in several, and is in each of them once.

        Raises:
            StoreError: The course or the run is not there any more.
        """
        with self._file.transaction():
            self._database.execute(
                "INSERT OR IGNORE INTO course_runs VALUES (?, ?)", (course, run_id)
            )

    def take_out(self, course: int, run_id: str) -> None:
        """Take a run out of a course; the run itself stays."""
        with self._file.transaction():
            self._database.execute(
                "DELETE FROM course_runs WHERE course = ? AND run = ?", (course, run_id)
            )

    def runs(self, course: int) -> tuple[str, ...]:
        """Return the ids of what is in a course, what was begun first in front."""
        with self._file.explained():
            rows = self._database.execute(
                "SELECT run FROM course_runs JOIN runs ON runs.id = run WHERE course = ?"
                " ORDER BY started, run",
                (course,),
            ).fetchall()
        return tuple(run for (run,) in rows)

    def delete(self, course: int) -> None:
        """Forget a course; what was played in it stays."""
        with self._file.transaction():
            self._database.execute("DELETE FROM courses WHERE id = ?", (course,))
        self._file.settle()

    def holding(self, run_ids: Iterable[str]) -> set[int]:
        """Return the ids of the courses that one of these runs is in."""
        return {
            course
            for run_id in run_ids
            for (course,) in self._database.execute(
                "SELECT course FROM course_runs WHERE run = ?", (run_id,)
            )
        }

    def drop_empty(self, courses: Iterable[int]) -> None:
        """Forget those of these courses that nothing is left of; within a transaction."""
        self._database.executemany(
            "DELETE FROM courses WHERE id = ?"
            " AND NOT EXISTS (SELECT 1 FROM course_runs WHERE course = courses.id)",
            [(course,) for course in courses],
        )
