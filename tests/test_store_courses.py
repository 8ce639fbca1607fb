"""Courses in the store: made, filled, found by name, and gone with what was in them."""

import shutil

import pytest

from burgemeestersgame.engine import Game
from burgemeestersgame.engine.run import Run
from burgemeestersgame.store import StoreError, UnknownCourse, open_store
from burgemeestersgame.store.forgetting import forget_everything, forget_run
from tests.rooms import STORY, a_story


@pytest.fixture
def store(data_folder):
    with open_store() as opened:
        yield opened


def a_run(store) -> str:
    scenario = a_story()
    game = Game(scenario, run=Run(scenario.id, scenario.digest))
    game.begin()
    files = {"scenario.yaml": STORY.encode()}
    return store.create(game.run, files, title=scenario.title, language="nl")


def test_a_course_holds_runs_once_in_the_order_in_which_they_began(store):
    course = store.courses.create("  Raad,  najaar ")
    first, second = a_run(store), a_run(store)
    for run in (second, first, second):
        store.courses.add(course.id, run)

    assert store.courses.runs(course.id) == (first, second)
    assert [(each.name, each.runs) for each in store.courses.all()] == [("Raad, najaar", 2)]


def test_a_course_is_found_by_the_beginning_of_its_name(store):
    store.courses.create("Raad, najaar")
    store.courses.create("College")

    assert store.courses.find("raad").name == "Raad, najaar"


@pytest.mark.parametrize("name", ["", "Zaal", "Raad"])
def test_a_name_that_fits_no_course_or_several_is_said(store, name):
    store.courses.create("Raad 1")
    store.courses.create("Raad 2")

    with pytest.raises(UnknownCourse):
        store.courses.find(name)


@pytest.mark.parametrize("name", [" ", "raad"])
def test_a_course_needs_a_name_of_its_own(store, name):
    store.courses.create("Raad")

    with pytest.raises(UnknownCourse):
        store.courses.create(name)


def test_what_is_not_there_cannot_be_put_in_a_course(store):
    with pytest.raises(StoreError):
        store.courses.add(store.courses.create("Raad").id, "0" * 12)


def test_a_course_goes_with_the_last_of_its_runs(store):
    course, empty = store.courses.create("Raad"), store.courses.create("College")
    runs = a_run(store), a_run(store)
    for run in runs:
        store.courses.add(course.id, run)

    forget_run(store, runs[0])
    assert store.courses.runs(course.id) == (runs[1],)
    forget_run(store, runs[1])
    assert store.courses.all() == (empty,)


def test_a_course_is_taken_away_and_its_runs_stay(store):
    course, run = store.courses.create("Raad"), a_run(store)
    store.courses.add(course.id, run)

    store.courses.delete(course.id)

    assert store.courses.all() == ()
    assert store.entry(run)


def test_a_wipe_takes_courses_away_and_leaves_no_trace_of_their_names(data_folder):
    with open_store() as store:
        store.courses.add(store.courses.create("Kanariegeel").id, a_run(store))

    forget_everything()

    with open_store() as store:
        assert store.courses.all() == ()
    assert b"Kanariegeel" not in (data_folder / "runs.sqlite3").read_bytes()


def test_a_file_of_the_second_version_opens_and_can_have_courses(data_folder):
    data_folder.mkdir()
    shutil.copy("tests/saved/runs-2.sqlite3", data_folder / "runs.sqlite3")

    with open_store() as store:
        course = store.courses.create("Raad")
        for entry in store.entries():
            store.courses.add(course.id, entry.id)
        assert len(store.courses.runs(course.id)) == 2
