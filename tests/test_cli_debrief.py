"""`debrief RUN -o FILE.html`: the page of a finished or unfinished run, here or exported."""

import sys

import pytest
from command import KLEIN, command

from burgemeestersgame.scenario import load_scenario, scenario_files
from burgemeestersgame.session import Session
from burgemeestersgame.store import open_store


@pytest.fixture
def run_id():
    """Return the id of a run that stopped after one decision."""
    with open_store() as store:
        session = Session.begin_new(
            store, load_scenario(KLEIN), scenario_files(KLEIN), time_factor=None
        )
        session.begin()
        session.decide("gaan", reason="Ik had <b>honger</b>.")
        return session.run_id


@pytest.mark.parametrize(("language", "lang"), [("nl", 'lang="nl"'), ("en", 'lang="en"')])
def test_an_unfinished_run_has_a_page_in_both_languages(capsys, run_id, tmp_path, language, lang):
    page = tmp_path / "debrief.html"

    outcome = command(capsys, "debrief", run_id, "-o", str(page), language=language)

    text = page.read_text(encoding="utf-8")
    assert (outcome.status, outcome.out) == (0, "")
    assert lang in text
    assert "De toon op het park" in text
    assert "<b>honger</b>" not in text


def finished(intention: str = "") -> str:
    """Return the id of a run that reached its ending."""
    with open_store() as store:
        session = Session.begin_new(
            store, load_scenario(KLEIN), scenario_files(KLEIN), time_factor=None
        )
        session.begin()
        while session.view().state != "debrief":
            match session.view().state:
                case "deciding":
                    session.decide(session.view().choices[0].id)
                case "explaining":
                    session.explain("")
                case _:
                    session.proceed()
        if intention:
            session.intend(intention)
        return session.run_id


def test_the_intention_of_an_earlier_game_stands_in_the_page_of_the_next(capsys, tmp_path):
    first, page = finished("Ik bel eerst."), tmp_path / "d.html"
    second = finished()

    command(capsys, "debrief", second, "-o", str(page), language="nl")
    assert "Na een eerder spel nam u zich dit voor" in page.read_text(encoding="utf-8")

    command(capsys, "debrief", first, "-o", str(page), language="nl")
    assert "Na een eerder spel" not in page.read_text(encoding="utf-8")


def test_an_exported_run_gives_the_same_page(capsys, run_id, tmp_path):
    exported, here, there = (str(tmp_path / name) for name in ("run.json", "a.html", "b.html"))
    command(capsys, "runs", "export", run_id, "-o", exported)

    command(capsys, "debrief", run_id, "-o", here)
    command(capsys, "debrief", exported, "-o", there)

    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_page_that_cannot_be_written_leaves_the_old_one(capsys, run_id, tmp_path):
    page = tmp_path / "debrief.html"
    page.write_text("old", encoding="utf-8")

    outcome = command(capsys, "debrief", "ffff", "-o", str(page))

    assert outcome.status == 2
    assert page.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("folder", ["missing", "file"])
def test_a_place_that_is_none_is_wrong_use(capsys, run_id, tmp_path, folder):
    (tmp_path / "file").write_text("", encoding="utf-8")

    outcome = command(capsys, "debrief", run_id, "-o", str(tmp_path / folder / "debrief.html"))

    assert outcome.status == 2
    assert "Traceback" not in outcome.err
    assert len(outcome.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("d.html", b"<!doctype html>"),
        ("d.HTM", b"<!doctype html>"),
        ("d", b"<!doctype html>"),
        ("d.csv", b"\xef\xbb\xbf"),
        ("d.json", b'{\n  "version"'),
        ("d.jsonl", b'{"id"'),
    ],
)
def test_the_name_of_the_file_says_what_is_written(capsys, run_id, tmp_path, name, begins):
    outcome = command(capsys, "debrief", run_id, "-o", str(tmp_path / name))

    assert outcome.status == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_pdf_is_made_where_typst_is_installed(capsys, run_id, tmp_path):
    pytest.importorskip("typst")

    outcome = command(capsys, "debrief", run_id, "-o", str(tmp_path / "d.pdf"))

    assert outcome.status == 0
    assert (tmp_path / "d.pdf").read_bytes().startswith(b"%PDF")


def test_a_pdf_without_typst_is_wrong_use_that_says_what_to_do(
    capsys, run_id, tmp_path, monkeypatch
):
    monkeypatch.setitem(sys.modules, "typst", None)

    outcome = command(capsys, "debrief", run_id, "-o", str(tmp_path / "d.pdf"))

    assert outcome.status == 2
    assert "burgemeestersgame[report]" in outcome.err
    assert not (tmp_path / "d.pdf").exists()


def test_the_form_that_is_asked_for_goes_before_the_name(capsys, run_id, tmp_path):
    command(capsys, "debrief", run_id, "--format", "xapi", "-o", str(tmp_path / "d.html"))

    assert (tmp_path / "d.html").read_bytes().startswith(b'{"id"')


def test_a_name_that_says_nothing_we_know_is_wrong_use(capsys, run_id, tmp_path):
    outcome = command(capsys, "debrief", run_id, "-o", str(tmp_path / "d.docx"))

    assert outcome.status == 2
    assert "'.docx'" in outcome.err


def test_statements_can_go_to_another_program(capsys, run_id):
    outcome = command(capsys, "debrief", run_id, "--format", "xapi", "-o", "-")

    assert (outcome.status, outcome.err) == (0, "")
    assert len(outcome.out.splitlines()) == 2
