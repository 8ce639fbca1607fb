"""Scenarios as authors write them, in every style, and the mistakes that authors make in them.

`planted/` has scenarios without a mistake, and `mistakes.json`: a piece of one of them, what stands
there instead, what may be said about it and a name that must be offered. `§` marks the line; where
that is elsewhere, `at` is the text that stands on it.
"""

import json
import shutil
from pathlib import Path

import pytest

from burgemeestersgame.errors import Problem, Severity
from burgemeestersgame.scenario import check_scenario

FOLDER = Path(__file__).parent / "planted"
MISTAKES = json.loads((FOLDER / "mistakes.json").read_text(encoding="utf-8"))

# A fact that is not read, and what no play comes to for the same reason, are told too.
MOST_BESIDE = 3


@pytest.mark.parametrize(
    "folder", sorted(path for path in FOLDER.iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_about_a_scenario_without_mistakes_there_is_nothing_to_say(folder):
    assert check_scenario(folder) == ()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["new"].strip()[:40])
def test_a_mistake_is_found_on_its_line_with_little_beside_it(mistake, tmp_path):
    problems, line = planted(mistake, tmp_path)

    there = [one for one in problems if one.reference in mistake["says"] and one.at.line == line]
    assert there, (line, [str(one) for one in problems])
    assert any(mistake.get("hint", "") in f"{one.message} {one.hint}" for one in there)
    beside = [one for one in problems if one.severity is not Severity.ADVICE and one not in there]
    assert len(beside) <= MOST_BESIDE, [str(one) for one in beside]


def planted(mistake: dict[str, str], tmp_path: Path) -> tuple[tuple[Problem, ...], int]:
    """Return what is said about a scenario with a mistake, and the line where that is expected."""
    original = FOLDER / mistake["in"]
    folder = tmp_path / "scenarios" / mistake["in"]
    text = (original / "scenario.yaml").read_bytes().decode("utf-8")
    marked = text.replace(mistake["old"], mistake["new"], 1)
    assert marked != text, "the scenario has changed"
    text = marked.replace("§", "")
    at = mistake.get("at")
    index = text.index(at) + len(at) - len(at.lstrip()) if at else marked.index("§")
    shutil.copytree(original, folder, ignore=shutil.ignore_patterns("locale"))
    (folder / "scenario.yaml").write_bytes(text.encode("utf-8"))
    return check_scenario(folder), text.count("\n", 0, index) + 1
