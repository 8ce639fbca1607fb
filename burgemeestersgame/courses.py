"""Courses on this computer: where kept runs and the sessions of groups come together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from burgemeestersgame import i18n, sessions
from burgemeestersgame.desktop.ports import CourseEntry
from burgemeestersgame.errors import GameError
from burgemeestersgame.files import reason, write_atomically
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import reports_folder

if TYPE_CHECKING:
    from burgemeestersgame.groups.course import Course as CoursePage
    from burgemeestersgame.store import Course, Store


class PageNotKept(GameError):
    """The page of a course could not be written."""


class Courses:
    """The courses as the window asks for them; see `desktop.ports.Courses`.

    Args:
        store: Opens the runs, when they are first asked for.
    """

    def __init__(self, store: Callable[[], Store]) -> None:
        self._store = store

    def all(self, run_id: str = "") -> Sequence[CourseEntry]:
        """Return the courses, the newest first."""
        courses = self._store().courses
        holding = courses.holding([run_id])
        return [
            CourseEntry(each.id, each.name, each.runs, each.id in holding) for each in courses.all()
        ]

    def begin(self, name: str) -> int:
        """Begin a course and return its id."""
        return self._store().courses.create(name).id

    def put_in(self, course: int, run_id: str) -> None:
        """Put a run in a course."""
        self._store().courses.add(course, run_id)

    def take_out(self, course: int, run_id: str) -> None:
        """Take a run out of a course."""
        self._store().courses.take_out(course, run_id)

    def delete(self, course: int) -> None:
        """Forget a course and its page; what was played in it stays."""
        from burgemeestersgame.store.forgetting import forget_course

        forget_course(self._store(), course)

    def save(self, course: int) -> Path:
        """Write the page of a course and return where it is.

        Raises:
            GameError: It could not be written, or something in it not be read.
        """
        from burgemeestersgame.groups.course_views import to_html
        from burgemeestersgame.store.forgetting import page_of_course

        store = self._store()
        found = next(each for each in store.courses.all() if each.id == course)
        path = reports_folder() / page_of_course(course)
        page = to_html(page_of(store, found, i18n.language()))
        try:
            write_atomically(path, page.encode(errors="replace"))
        except OSError as error:
            message = _("the report could not be written: {reason}")
            raise PageNotKept(message.format(reason=reason(error))) from error
        return path


def page_of(store: Store, course: Course, language: str) -> CoursePage:
    """Return the page of a course.

    Args:
        language: Of everything, the stories where they have that translation.

    Raises:
        GameError: Something in it cannot be read, or is being played.
    """
    from burgemeestersgame.groups.course import Played
    from burgemeestersgame.groups.course import course as course_page
    from burgemeestersgame.scenario import scenario_from_files

    played = []
    for run_id in store.courses.runs(course.id):
        run = store.load(run_id)
        past = sessions.past(run_id, language)
        scenario = (
            past.scenario
            if past
            else scenario_from_files(store.files(run_id), run.scenario, language)
        )
        at = store.entry(run_id).started.astimezone()
        played.append(Played(scenario, past.run if past else run, past, at))
    return course_page(course.name, played, language)
