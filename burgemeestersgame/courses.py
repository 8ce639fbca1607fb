"""Courses on this computer: where kept runs and the sessions of groups come together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burgemeestersgame import sessions

if TYPE_CHECKING:
    from burgemeestersgame.groups.course import Course as CoursePage
    from burgemeestersgame.store import Course, Store


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
