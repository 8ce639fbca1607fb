"""An analysis is worked out once, and again as soon as anything it depends on is another thing."""

import json
import shutil
import subprocess
import sys

import pytest
from command import KLEIN, command
from msgspec.structs import replace

from burgemeestersgame.analysis import analyse as module
from burgemeestersgame.analysis.cached import SHIPPED, analysis_of, digest_of, shipped
from burgemeestersgame.analysis.result import from_json, to_json
from burgemeestersgame.scenario import load_scenario


@pytest.fixture
def worked(monkeypatch):
    """Return a list with an entry for each time an analysis was worked out."""
    times = []
    real = module.analyse

    def counted(*arguments, **more):
        times.append(arguments)
        return real(*arguments, **more)

    monkeypatch.setattr(module, "analyse", counted)
    return times


def edited(tmp_path, old, new):
    folder = tmp_path / "klein"
    shutil.copytree(KLEIN, folder)
    story = folder / "scenario.yaml"
    text = story.read_text(encoding="utf-8")
    assert old in text
    story.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_the_second_time_it_is_there_already(worked):
    scenario = load_scenario(KLEIN)

    assert analysis_of(scenario) == analysis_of(load_scenario(KLEIN))
    assert len(worked) == 1


def test_a_better_sentence_changes_nothing(worked, tmp_path):
    analysis_of(load_scenario(KLEIN))
    analysis_of(load_scenario(edited(tmp_path, "Ik zou het niet doen.", "Doe het liever niet.")))

    assert len(worked) == 1


def test_another_story_is_another_analysis(worked, tmp_path):
    analysis_of(load_scenario(KLEIN))
    analysis_of(load_scenario(edited(tmp_path, "effects: {greep: +6", "effects: {greep: +60")))

    assert len(worked) == 2


def test_fresh_works_it_out_whatever_is_kept(worked):
    scenario = load_scenario(KLEIN)
    kept = analysis_of(scenario)

    assert analysis_of(scenario, is_fresh=True) == kept
    assert len(worked) == 2


@pytest.fixture
def shipped_with(tmp_path):
    """Return a folder with a scenario and a shipped analysis that says nobody can play it."""
    folder = edited(tmp_path, "Ik zou het niet doen.", "Doe het liever niet.")
    wrong = replace(from_json(shipped(folder)), playthroughs="0")
    (folder / SHIPPED).write_bytes(to_json(wrong))
    return folder


def test_a_shipped_analysis_is_used_while_it_fits(worked, shipped_with):
    worked.clear()

    analysis = analysis_of(load_scenario(shipped_with), folder=shipped_with)

    assert (analysis.playthroughs, worked) == ("0", [])


def test_a_shipped_analysis_of_another_story_is_left_aside(shipped_with):
    story = shipped_with / "scenario.yaml"
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("effects: {greep: +6", "effects: {greep: +60"), encoding="utf-8")

    analysis = analysis_of(load_scenario(shipped_with), folder=shipped_with)

    assert analysis.playthroughs != "0"


def test_what_was_worked_out_fresh_comes_before_what_was_shipped(worked, shipped_with):
    scenario = load_scenario(shipped_with)
    fresh = analysis_of(scenario, folder=shipped_with, is_fresh=True)
    worked.clear()

    assert fresh.playthroughs != "0"
    assert analysis_of(scenario, folder=shipped_with) == fresh
    assert worked == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"form": 0}', b"\xff\xfe"])
def test_a_damaged_shipped_analysis_is_as_none(worked, tmp_path, content):
    (tmp_path / SHIPPED).write_bytes(content)

    assert analysis_of(load_scenario(KLEIN), folder=tmp_path).exact
    assert len(worked) == 1


def test_what_is_kept_is_said_without_reading_what_works_it_out():
    script = (
        "import sys; from burgemeestersgame.cli import main;"
        f"status = main(['analyse', {str(KLEIN)!r}]);"
        "print(*sys.modules, file=sys.stderr); sys.exit(status)"
    )
    said = [
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        for _ in range(2)
    ]

    assert said[0].stdout == said[1].stdout
    needed = said[1].stderr.split()
    assert "burgemeestersgame.analysis.cached" in needed
    for name in ("analysis.analyse", "engine", "assessment", "scenario.findings"):
        assert f"burgemeestersgame.{name}" not in needed


def test_what_is_written_reads_back():
    analysis = analysis_of(load_scenario(KLEIN))

    assert from_json(to_json(analysis)) == analysis
    assert analysis.digest == digest_of(load_scenario(KLEIN))


def test_the_command_writes_the_analysis_as_json(capsys):
    outcome = command(capsys, "analyse", str(KLEIN), "--format", "json")

    document = json.loads(outcome.out)

    assert outcome.status == 0
    assert document["exact"] is True
    assert document["endings"] == ["slot-rust"]
    assert document["unreachable"] == ["slot-greep"]
    assert document["dominated"] == []
    assert document["norms"]["menu-casemanager"] == ["silent", "breached"]
    assert document["playthroughs"].isdigit()


@pytest.mark.parametrize(
    ("plays", "said"),
    [
        ("38", "38"),
        ("1575694474403473675200", "1,575,694,474,403,473,675,200"),
        ("3" * 200, "3.3 × 10¹⁹⁹"),
    ],
)
def test_the_command_says_how_many_plays_there_are_however_many(capsys, tmp_path, plays, said):
    folder = edited(tmp_path, "Ik zou het niet doen.", "Doe het liever niet.")
    (folder / SHIPPED).write_bytes(to_json(replace(from_json(shipped(folder)), playthroughs=plays)))

    assert f"\n{said} different plays" in command(capsys, "analyse", str(folder)).out


def test_the_command_says_it_in_words(capsys):
    outcome = command(capsys, "analyse", str(KLEIN), "--fresh")

    assert "different plays" in outcome.out
    assert "Can never happen:\n  slot-greep" in outcome.out
    assert "menu-casemanager: not touched, breached" in outcome.out
