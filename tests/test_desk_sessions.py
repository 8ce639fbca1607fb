"""A session of a group among the games of the window: its debrief, its report and its course."""

import pytest

from burgemeestersgame.desk import Shelf
from tests.looked_back import an_old_session


@pytest.fixture
def session():
    return an_old_session()


def test_the_entry_of_a_session_opens_the_debrief_of_its_group(session):
    with Shelf() as shelf:
        (entry,) = shelf.runs()
        debrief = shelf.debrief(entry.id)

    assert entry.is_group
    assert [section.id for section in debrief.sections][5:] == ["agreement", "questions"]


def test_a_session_that_stopped_is_not_gone_on_with_alone(session):
    with Shelf() as shelf:
        assert shelf.overview().unfinished is None


def test_the_page_of_a_course_goes_with_the_last_game_in_it(session):
    with Shelf() as shelf:
        course = shelf.courses.begin("Raad")
        shelf.courses.put_in(course, session)
        page = shelf.courses.save(course)
        assert "De toon op het park" in page.read_text(encoding="utf-8")

        shelf.delete(session)

        assert not page.exists()
        assert shelf.courses.all() == []
