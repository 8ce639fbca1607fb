"""Every mistake has its file in `bad_scenarios/`, with what we print about it, word for word.

The folder doubles as the list of our messages. After changing a message on purpose, write the new
text into the `.txt` file beside the `.yaml` file.
"""

import ast
from pathlib import Path

import pytest

import burgemeestersgame.scenario
from burgemeestersgame.scenario import ScenarioError, check_scenario, load_scenario

FOLDER = Path(__file__).parent / "bad_scenarios"
PACKAGE = Path(burgemeestersgame.scenario.__file__).parent
FILES = sorted(FOLDER.glob("*.yaml"))

# Tested elsewhere: too large for a file here, or not about one file.
ELSEWHERE = {
    "bad-catalogue",
    "bad-file",
    "folder-name",
    "missing-translation",
    "more-alike",
    "orphan-translation",
    "stale-translation",
    "too-large",
    "too-many-conditions",
    "too-many-nodes",
    "too-much-to-follow",
    "too-many-problems",
    "translation-quote",
    "unknown-sound",
    "unused-file",
}

# What cannot stand alone: the mistake that it comes from is reported too.
ALONG = {"accept-error": ["unknown-fact"], "norm-never-touched": ["action-never-available"]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mistake_is_reported_word_for_word(path, monkeypatch):
    monkeypatch.chdir(FOLDER)

    printed = "".join(f"{problem}\n" for problem in check_scenario(path.name))

    assert printed == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_one_mistake_gives_one_problem_of_its_own_name(path):
    expected = sorted([path.stem, *ALONG.get(path.stem, [])])

    assert sorted(problem.reference for problem in check_scenario(path)) == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_errors_keep_a_scenario_from_loading_and_nothing_else_does(path):
    problems = check_scenario(path)

    if all(problem.severity != "error" for problem in problems):
        load_scenario(path)
    else:
        with pytest.raises(ScenarioError) as raised:
            load_scenario(path)
        assert {*raised.value.problems} <= {*problems}


# Which argument says which problem it is.
PLACES = {
    "ConditionError": 0,
    "Kind": 0,
    "_advice": 2,
    "_warning": 1,
    "add": 1,
    "add_at": 1,
    "advice": 1,
    "warn": 1,
    "warning": 1,
}


def references() -> set[str]:
    """Return every reference in the code: the arguments that say which problem it is."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            place = PLACES.get(name)
            values = [node.args[place]] if place is not None and len(node.args) > place else []
            values += [word.value for word in node.keywords if word.arg == "reference"]
            for value in values:
                found |= {
                    part.value
                    for part in ast.walk(value)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    return {reference for reference in found if reference.replace("-", "").isalnum()}


def test_every_reference_in_the_code_has_its_file():
    named = {path.stem for path in FILES} | ELSEWHERE

    assert references() - named == {"unknown-"}  # of conditions: scene, choice and action
