"""`debrief` and `course` for a session of a group: every form, its notes, and old files."""

import json

import pytest
from command import command

from burgemeestersgame import sessions
from burgemeestersgame.paths import sessions_folder
from burgemeestersgame.server.sessions import SessionFile
from tests.looked_back import an_old_session


@pytest.fixture
def session():
    return an_old_session()


@pytest.mark.parametrize("form", ["html", "csv", "json", "xapi"])
def test_an_old_session_has_its_debrief_in_every_form(capsys, session, form):
    outcome = command(capsys, "debrief", session, "--format", form, "-o", "-", language="nl")

    assert (outcome.status, outcome.err) == (0, "")
    assert "reden 0" in outcome.out or form == "xapi"  # the group kept that one
    assert not any(f"reden {seat}" in outcome.out for seat in (1, 2, 3))
    assert "0" * 60 not in outcome.out  # the keys of the phones


def test_an_old_session_opens_and_goes_on(session):
    file = SessionFile(sessions_folder() / f"{session}.sqlite3", is_new=False)
    try:
        assert len(file.read().held.ballots) == 3
    finally:
        file.close()


def test_reading_a_session_leaves_its_file_as_it_was(session):
    path = sessions_folder() / f"{session}.sqlite3"
    before = path.read_bytes(), path.stat().st_mtime_ns

    sessions.past(session, "en")

    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_session_that_is_being_played_says_so(capsys, session):
    file = SessionFile(sessions_folder() / f"{session}.sqlite3", is_new=False)
    try:
        file.set_meta(code="ABC234")
        outcome = command(capsys, "debrief", session, "-o", "-")
    finally:
        file.close()

    assert outcome.status == 2
    assert "open already" in outcome.err


def test_notes_are_in_the_page_of_who_asks(capsys, session):
    without = command(capsys, "debrief", session, "-o", "-")
    asked = command(capsys, "debrief", session, "--notes", "-o", "-")
    table = command(capsys, "debrief", session, "--notes", "--format", "csv", "-o", "-")

    assert ("Wat nu?" in without.out, "Wat nu?" in asked.out) == (False, True)
    assert table.status == 2
    assert "have notes" in table.err


def test_a_course_is_made_filled_shown_and_taken_away(capsys, session, tmp_path):
    page = tmp_path / "cursus.html"

    assert command(capsys, "course", "new", "Raad, najaar").status == 0
    assert command(capsys, "course", "add", "raad", session[:6]).status == 0
    assert "Raad, najaar: 1 game\n" in command(capsys, "course", "list").out
    assert "1 session" in command(capsys, "course", "show", "raad").out
    assert command(capsys, "course", "show", "raad", "-o", str(page)).status == 0
    assert "Raad, najaar" in page.read_text(encoding="utf-8")
    document = json.loads(command(capsys, "course", "show", "raad", "--format", "json").out)
    assert document["items"][0]["title"] == "De toon op het park"
    assert command(capsys, "course", "remove", "raad", session).status == 0
    assert "Raad, najaar: 0 games" in command(capsys, "course", "list").out
    assert command(capsys, "course", "delete", "raad", "--yes").status == 0
    assert "no course yet" in command(capsys, "course", "list").err


def test_a_course_that_is_not_there_is_said(capsys):
    outcome = command(capsys, "course", "show", "raad")

    assert outcome.status == 2
    assert "there is no course 'raad'" in outcome.err
