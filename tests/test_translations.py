"""Both catalogues of the interface hold every text in the code, and nothing else."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import burgemeestersgame
from burgemeestersgame.paths import locale_folder

PACKAGE = Path(burgemeestersgame.__file__).parent
REMEDY = "run: python locale/update.py"

Key = tuple[str | None, str]


def key(message: Message) -> Key:
    return message.context, forms(message.id)[0]


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Return the singular and plural forms of a text, or its one form."""
    if isinstance(text, str):
        return (text,)
    return tuple(text or ())


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{[^{}]*\}", text.replace("{{", "").replace("}}", "")))


@pytest.fixture(scope="module")
def in_the_code() -> set[Key]:
    found = extract_from_dir(PACKAGE)
    return {(context, forms(text)[0]) for _, _, text, _, context in found if text}


@pytest.fixture(scope="module", params=["nl", "en"])
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    path = locale_folder() / request.param / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale=request.param, abort_invalid=True)


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def test_every_text_that_is_looked_up_is_found_for_translation(in_the_code):
    """Babel overlooks some texts within an f-string."""
    known = {text for _, text in in_the_code}
    looked_up = {
        node.args[0].value
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "ngettext")
        and isinstance(node.args[0], ast.Constant)
    }

    assert looked_up - known == set(), "take these out of their f-strings"


def test_every_text_in_the_code_is_translated(catalogue, in_the_code):
    there = {
        key(message)
        for message in messages(catalogue)
        if not message.fuzzy and forms(message.string) and all(forms(message.string))
    }

    missing = sorted(text for _, text in in_the_code - there)
    assert not missing, REMEDY


def test_no_translation_is_left_behind(catalogue, in_the_code):
    orphans = {key(message) for message in messages(catalogue)} - in_the_code

    assert not orphans, REMEDY
    assert not catalogue.obsolete, REMEDY


def test_no_text_looks_like_a_format_that_it_is_not(catalogue):
    """Babel takes the `% d` of `{percent} % done` for one, and the wheel is then not built."""
    named = {
        message.id: [str(error) for error in message.check(catalogue)] for message in catalogue
    }

    assert {id: errors for id, errors in named.items() if errors} == {}


def test_placeholders_are_the_same_in_both_languages(catalogue):
    for message in messages(catalogue):
        if not all(forms(message.string)):
            continue  # another test tells of what is missing
        asked = placeholders(forms(message.id)[-1])
        *singular, last = map(placeholders, forms(message.string))
        assert last == asked, message.id
        # The singular may write its number out: "Once the time ran out".
        assert all(form <= asked for form in singular), message.id


def test_a_translation_begins_and_ends_with_the_same_white_space(catalogue):
    for message in messages(catalogue):
        first = forms(message.id)[0]
        for form in filter(None, forms(message.string)):
            edges = (form[:1].isspace(), form[-1:].isspace())
            assert edges == (first[:1].isspace(), first[-1:].isspace()), message.id
