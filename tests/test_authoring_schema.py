"""The schema says what the loader does: the same keys, and it refuses nothing that plays."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from burgemeestersgame.authoring.constructs import constructs
from burgemeestersgame.authoring.schema import schema
from burgemeestersgame.errors import Severity
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario import check_scenario, fields, shapes
from burgemeestersgame.scenario.source import Mapping, Node, Scalar, Sequence, decode, parse
from tests.command import command

ROOT = Path(__file__).parent.parent
BAD = sorted((ROOT / "tests" / "bad_scenarios").glob("*.yaml"))
GOOD = sorted(
    path
    for folder in ("scenarios", "docs/voorbeelden", "tests/scenarios")
    for path in (ROOT / folder).rglob("scenario.yaml")
)
NO_YAML = {
    "bad-key",
    "control-character",
    "duplicate-key",
    "no-anchors",
    "no-tags",
    "not-utf8",
    "several-documents",
    "syntax",
    "too-deep",
}

# The mistakes that can be seen without knowing the story.
SEEN = {
    "bad-duration",
    "bad-id",
    "bad-moment",
    "bad-range",
    "condition-too-long",
    "missing-key",
    "outside-folder",
    "quote-without",
    "timeout-id",
    "timeout-pair",
    "too-few-choices",
    "too-many-choices",
    "unknown-format",
    "unknown-key",
    "unknown-phase",
    "unknown-word",
    "wrong-type",
}


@cache
def dutch() -> dict[str, Any]:
    return schema("nl")


def said_of(value: object, part: dict[str, Any] | None = None) -> list[str]:
    """Return where a value is not what this part of the schema (None: the whole) asks for."""
    whole = dutch()
    asked = whole if part is None else part | {"definitions": whole["definitions"]}
    return [error.json_path for error in Draft7Validator(asked).iter_errors(value)]


def read(path: Path) -> Any:
    problems = decode(path.read_bytes(), path.name)
    root = parse(problems)
    return None if root is None else as_an_editor_reads(root)


def as_an_editor_reads(node: Node) -> Any:
    """Return what YAML 1.2 makes of it, where the game knows texts only."""
    match node:
        case Mapping():
            return {key: as_an_editor_reads(child) for key, child in node.entries.items()}
        case Sequence():
            return [as_an_editor_reads(child) for child in node.items]
        case Scalar():
            return as_a_value(node.text) if node.plain else node.text


def as_a_value(text: str) -> object:
    if re.fullmatch(r"[-+]?\d+", text, re.ASCII):
        return int(text)
    if re.fullmatch(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", text, re.ASCII):
        return float(text)
    words = {"": None, "~": None, "null": None, "true": True, "false": False}
    return words.get(text, text)


def test_the_schema_is_one_itself():
    for language in ("nl", "en"):
        Draft7Validator.check_schema(schema(language))


def test_a_language_that_we_do_not_speak_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="fy"):
        schema("fy")


def test_writing_a_schema_leaves_the_language_of_the_interface_alone():
    from burgemeestersgame import i18n

    before = i18n.language()
    schema("nl" if before == "en" else "en")

    assert i18n.language() == before


def test_every_key_is_explained_and_no_other():
    explained = {id(each.shape): set(each.keys) for each in constructs().values()}

    for name, shape in vars(shapes).items():
        if isinstance(shape, shapes.Shape):
            assert explained.pop(id(shape)) == shape.known, name
    assert explained == {}


def test_every_key_has_a_meaning_in_each_language():
    in_dutch, in_english = meanings(dutch()), meanings(schema("en"))

    assert in_dutch.keys() == in_english.keys()
    assert {key for key in in_dutch if in_dutch[key] == in_english[key]} == set()


def meanings(whole: dict[str, Any]) -> dict[str, str]:
    return {
        f"{name}/{key}": value["description"]
        for name, part in {**whole["definitions"], "": whole}.items()
        for key, value in part.get("properties", {}).items()
    }


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.parent.name)
def test_a_scenario_that_plays_is_within_the_schema(path):
    assert said_of(read(path)) == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_the_schema_sees_the_mistakes_of_structure_and_no_others(path):
    if path.stem in NO_YAML:
        pytest.skip("an editor sees that this is no YAML")

    assert bool(said_of(read(path))) == (path.stem in SEEN)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_what_only_gives_a_warning_is_within_the_schema(path):
    problems = check_scenario(path)
    if all(problem.severity is not Severity.ERROR for problem in problems):
        assert said_of(read(path)) == []


VALUES = (
    *(
        "10 min",
        "1 hour",
        "999999 weeks",
        "1 day ",
        "an hour",
        "3 kwartier",
        "1234567 min",
        "1 min.",
    ),
    *("2026-03-22 10:00", "1899-12-31 10:00", "2200-01-01 10:00", "2026-3-2 10:00", "2026-03-22"),
    *("lunch", "zin-lunch", "a1", "Lunch", "lunch-", "-lunch", "a--b", "é", "x" * 100, "x" * 101),
    *("1", "1-8", "1 - 8", "-1", "1000", "8-", "nl", "en_GB", "nederlands", "NL"),
)


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(
    ("name", "reads"),
    [
        ("id", fields.is_id),
        ("duration", fields.DURATION.fullmatch),
        ("moment", fields.MOMENT.fullmatch),
    ],
)
def test_a_form_is_what_the_loader_reads(name, reads, value):
    refused = said_of(value, dutch()["definitions"][name])

    assert (not refused) == bool(reads(value))


@pytest.mark.parametrize("name", ["integriteit-dilemma-delen", "proef-eigen"])
def test_a_norm_of_the_catalogue_and_one_of_ones_own_can_be_named(name):
    assert said_of(name, dutch()["definitions"]["norm-id"]) == []


def test_the_norms_of_the_catalogue_are_offered_with_what_they_say():
    *offered, _own = dutch()["definitions"]["norm-id"]["anyOf"]

    assert {each["const"] for each in offered} == set(load_norms().norms)
    assert all(each["description"] for each in offered)


def offered_pieces() -> list[Any]:
    places = {"": dutch(), **dutch()["definitions"]}
    found = [("scene", dutch()["definitions"]["scene"], dutch()["definitions"]["scene"])]
    for name, part in places.items():
        for key, kind in part.get("properties", {}).items():
            if isinstance(kind.get("defaultSnippets", [{}])[0].get("body"), dict):
                found.append((f"{name}/{key}", kind, kind | {"minProperties": 1}))
    return [pytest.param(kind, within, id=name) for name, kind, within in found]


@pytest.mark.parametrize(("kind", "within"), offered_pieces())
def test_a_piece_that_is_offered_fits_where_it_is_offered(kind, within):
    for snippet in kind["defaultSnippets"]:
        assert said_of(filled_in(snippet["body"]), within) == []


def filled_in(body: Any) -> Any:
    """Return a piece with something behind every place for the cursor."""
    if isinstance(body, dict):
        return {filled_in(key): filled_in(value) for key, value in body.items()}
    return re.sub(r"\$\{(\d).*?\}", r"x\1", body) if isinstance(body, str) else body


def test_the_command_writes_the_schema_in_the_language_asked_for(tmp_path, capsys):
    done = command(capsys, "schema", "-o", str(tmp_path / "schema.json"), language="nl")

    assert done.status == 0
    assert json.loads((tmp_path / "schema.json").read_text("utf-8")) == schema("nl")


def test_a_schema_that_cannot_be_written_is_said_so(tmp_path, capsys):
    done = command(capsys, "schema", "-o", str(tmp_path / "nowhere" / "schema.json"))

    assert done.status == 2
    assert "there is no such file or folder" in done.err
