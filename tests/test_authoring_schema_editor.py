"""What an editor makes of the schema: the real language server, asked as an editor asks it.

Needs Node.js and `YAML_LANGUAGE_SERVER`, the path of `bin/yaml-language-server` in the npm package
of that name; skipped where that is missing. CI installs it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from burgemeestersgame.authoring.new import LANGUAGES, create
from burgemeestersgame.authoring.schema import schema
from tests.language_server import Editor, editor

SERVER = os.environ.get("YAML_LANGUAGE_SERVER", "")
HEAD = "# yaml-language-server: $schema=schema.json\n"
SHIPPED = Path(__file__).parent.parent / "scenarios" / "azc-raadsavond" / "scenario.yaml"

pytestmark = pytest.mark.skipif(
    not (shutil.which("node") and Path(SERVER).is_file()), reason="no yaml-language-server"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("in-an-editor")
    (made / "schema.json").write_text(json.dumps(schema("nl")), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def server() -> Iterator[Editor]:
    with editor(Path(SERVER)) as found:
        yield found


def place(text: str, what: str) -> tuple[int, int]:
    """Return line and column just behind the first `what`, counted from 0."""
    before = text[: text.index(what) + len(what)]
    return before.count("\n"), len(before.rpartition("\n")[2])


def test_nothing_is_underlined_in_a_scenario_that_comes_with_the_game(server, folder):
    text = HEAD + SHIPPED.read_text(encoding="utf-8")

    assert server.open(folder, text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_underlined_in_a_new_scenario(server, tmp_path, language):
    made = create(tmp_path / "nieuw", title="De markt", role="raadslid", language=language)

    assert server.open(made, (made / "scenario.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("    vraag: Wat nu?\n", "Property vraag is not allowed."),
        ("    seconds: 20\n", "timeout"),
        ("    next: a\n  - ending: slot\n    text: Uit\n    next: a\n", "Property next is not"),
        ("    at: over een uur\n", "schrijf een datum en een tijd"),
    ],
)
def test_a_mistake_is_underlined_on_its_line(server, folder, wrong, said):
    text = f"{HEAD}scenes:\n  - dilemma: a\n{wrong}"

    found = server.open(folder, text)

    assert [each for each in found if said in each["message"]] != []


def test_a_key_is_explained_in_dutch(server, folder):
    text = f"{HEAD}scenes:\n  - dilemma: a\n    seconds: 20\n"
    server.open(folder, text)

    assert "Echte seconden om te besluiten" in server.hover(*place(text, "sec"))


def test_a_norm_is_explained_where_it_is_named(server, folder):
    text = f"{HEAD}actions:\n  bel:\n    text: Bel\n    honours: [integriteit-dilemma-delen]\n"
    server.open(folder, text)

    said = server.hover(*place(text, "integriteit-"))

    assert "Dilemma eerst delen" in said
    assert "vpt-6-aangifte" not in said


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("scenes:\n  - ", {"dilemma", "explain", "bridge", "ending"}),
        ("scenes:\n  - ", {"nieuw dilemma met advies en twee keuzes"}),
        ("scenes:\n  - dilemma: a\n    phase: ", {"vooraf", "tijdens", "nazorg"}),
        ("scenes:\n  - dilemma: a\n    choices:\n      ", {"nieuwe keuze"}),
        ("actions:\n  bel:\n    honours: ", {"vpt-6-aangifte"}),
        ("actions:\n  bel:\n    takes: ", {"10 min", "1 hour"}),
        ("cast:\n  griffier:\n    portrait: ", {"griffier"}),
    ],
)
def test_what_can_stand_there_is_offered(server, folder, text, offered):
    server.open(folder, f"{HEAD}{text}\n")

    found = server.complete(*place(HEAD + text, HEAD + text))

    assert offered <= found.keys()
