"""`debrief RUN -o FILE.html`: the page of a finished or unfinished run, here or exported."""

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
