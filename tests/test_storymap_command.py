"""`map ID|PATH`: the story of a scenario as a picture, a page or Mermaid text."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from command import KLEIN, command
from storymap_stories import HITS, STORY


@pytest.fixture
def park(tmp_path):
    folder = tmp_path / "park"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(STORY, encoding="utf-8")
    return str(folder)


@pytest.fixture
def hits(tmp_path):
    def write(**changes) -> str:
        file = tmp_path / "hits.json"
        file.write_text(json.dumps(HITS | changes), encoding="utf-8")
        return str(file)

    return write


@pytest.mark.parametrize(
    ("form", "starts"), [("svg", "<svg "), ("html", "<!doctype html>"), ("mermaid", "%% Map of")]
)
def test_a_map_goes_to_standard_output_or_to_a_file(capsys, tmp_path, form, starts):
    pytest.importorskip("fast_sugiyama")
    file = tmp_path / f"map.{form}"

    here = command(capsys, "map", str(KLEIN), "--format", form)
    there = command(capsys, "map", str(KLEIN), "--format", form, "-o", str(file))

    assert (here.status, there.status, there.out) == (0, 0, "")
    assert here.out.startswith(starts)
    assert file.read_text(encoding="utf-8") == here.out
    assert str(file) in there.err


@pytest.mark.parametrize(
    ("name", "starts"), [("a.svg", "<svg "), ("a.HTM", "<!doctype html>"), ("a.mmd", "%% Map of")]
)
def test_the_name_of_the_file_says_what_is_drawn(capsys, tmp_path, name, starts):
    pytest.importorskip("fast_sugiyama")

    assert command(capsys, "map", str(KLEIN), "-o", str(tmp_path / name)).status == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(starts)


def test_a_name_that_says_something_else_is_wrong_use(capsys, tmp_path):
    outcome = command(capsys, "map", str(KLEIN), "-o", str(tmp_path / "a.png"))

    assert outcome.status == 2
    assert "'.png'" in outcome.err
    assert not (tmp_path / "a.png").exists()


def test_a_picture_is_what_you_get_without_a_format(capsys):
    pytest.importorskip("fast_sugiyama")

    assert command(capsys, "map", "azc-raadsavond").out.startswith("<svg ")


def test_without_the_library_one_sentence_says_how_to_install_it(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "fast_sugiyama", None)

    outcome = command(capsys, "map", str(KLEIN), "--format", "html")

    assert (outcome.status, outcome.out) == (2, "")
    assert 'pip install "burgemeestersgame[map]"' in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_mermaid_needs_no_library(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "fast_sugiyama", None)

    outcome = command(capsys, "map", str(KLEIN), "--format", "mermaid")

    assert outcome.status == 0
    assert "flowchart TD" in outcome.out


def test_counts_of_a_simulation_stand_on_the_map(capsys, park, hits):
    outcome = command(capsys, "map", park, "--format", "mermaid", "--hits", hits())

    assert outcome.status == 0
    assert "600 × (60 %)" in outcome.out
    assert "never" in outcome.out


def test_what_simulate_writes_can_be_shown_whole(capsys, park, tmp_path):
    file = str(tmp_path / "hits.json")
    command(capsys, "simulate", park, "--runs", "400", "--format", "json", "-o", file)
    counted = json.loads(Path(file).read_text(encoding="utf-8"))

    outcome = command(capsys, "map", park, "--format", "mermaid", "--hits", file)

    assert outcome.status == 0
    nodes = [line for line in outcome.out.splitlines() if ":::" in line]
    assert [line for line in nodes if "×" not in line and "never" not in line] == []
    for kind, name, sign in (("scenes", "zin-lunch", "· "), ("laters", "foto-in-krant", '"')):
        (node,) = [line for line in nodes if f"{sign}{name}<br/>" in line]
        assert f"{counted[kind][name]} ×" in node


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"runs": "many"}, "'runs'"),
        ({"runs": True}, "'runs'"),
        ({"choices_by_id": [1]}, "'choices_by_id'"),
        ({"choices_by_id": {"lunch/gaan": -1}}, "'choices_by_id'"),
        ({"endings": None}, "'endings'"),
        ({"choices_by_id": {"lunch/eten": 3}}, "'lunch/eten'"),
        ({"endings": {"slot-x": 3}}, "'slot-x'"),
        ({"scenes": {"nergens": 3}}, "'nergens'"),
        ({"laters": {"ooit": 3}}, "'ooit'"),
    ],
)
def test_counts_that_are_none_are_said_in_one_sentence(capsys, park, hits, changes, said):
    outcome = command(capsys, "map", park, "--format", "mermaid", "--hits", hits(**changes))

    assert (outcome.status, outcome.out) == (2, "")
    assert said in outcome.err


@pytest.mark.parametrize("content", ["", "[]", "{", "1", '{"runs": 3}', "[" * 200_000])
def test_any_other_file_is_no_count(capsys, park, tmp_path, content):
    file = tmp_path / "x.json"
    file.write_text(content, encoding="utf-8")

    outcome = command(capsys, "map", park, "--format", "mermaid", "--hits", str(file))

    assert (outcome.status, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1


def test_an_unknown_scenario_or_file_is_wrong_use(capsys, park):
    assert command(capsys, "map", "azc-raadsavnd").status == 2
    assert command(capsys, "map", park, "--format", "mermaid", "--hits", "nergens.json").status == 2
    assert command(capsys, "map", park, "--format", "png").status == 2


def test_a_scenario_with_mistakes_shows_them_instead(capsys, tmp_path):
    (tmp_path / "scenario.yaml").write_text("format: 1\n", encoding="utf-8")

    outcome = command(capsys, "map", str(tmp_path), "--format", "mermaid")

    assert outcome.status == 1
    assert "missing-key" in outcome.out


def test_a_translated_scenario_is_drawn_in_the_language_asked_for(capsys):
    dutch = command(capsys, "map", "azc-raadsavond", "--format", "mermaid", language="nl")
    english = command(capsys, "map", "azc-raadsavond", "--format", "mermaid", language="en")

    assert "Wat stelt u het college voor?" in dutch.out
    assert "Wat stelt u het college voor?" not in english.out
    assert "Only if" in english.out
