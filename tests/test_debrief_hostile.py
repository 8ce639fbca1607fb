"""What a player typed is text in every rendering: never markup, formula, code or a signal."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser

import pytest
from hostile import TYPED, a_hostile_run

from burgemeestersgame.debrief.build import build
from burgemeestersgame.debrief.html import to_html
from burgemeestersgame.debrief.text import as_text
from burgemeestersgame.engine import Run

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def told():
    """Return the debrief of a hostile run as it comes back from where it was kept."""
    scenario, run = a_hostile_run()
    kept = Run.from_json(run.to_json())
    return {
        language: build(scenario, kept, language, last_intention=kept.intention())
        for language in ("nl", "en")
    }


@LANGUAGES
def test_a_page_has_no_element_or_attribute_of_a_player(told, language):
    page = Elements(to_html(told[language]))

    assert {tag for tag, _attributes in page.found}.isdisjoint(
        {"script", "img", "iframe", "object", "embed", "form", "base", "link"}
    )
    names = {name for _tag, attributes in page.found for name in attributes}
    assert not [name for name in names if name.startswith("on")]
    addresses = [each["href"] for _tag, each in page.found if "href" in each]
    assert not [each for each in addresses if each and "kwaad" in each]


@LANGUAGES
def test_a_page_shows_what_was_typed_word_for_word(told, language):
    text = Elements(to_html(told[language])).text

    for typed in ("<script>alert(1)</script>", '#import "@preview/kwaad:1.0.0"', "{{ 7*7 }}"):
        assert typed in text


@LANGUAGES
def test_plain_text_sends_no_signal_to_a_terminal(told, language):
    pages = as_text(told[language])

    text = "".join(line for page in pages for lines in page for line in lines)
    signals = [sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Cs")]
    assert set(signals) <= {"\n", "\u200d"}


@LANGUAGES
def test_nothing_that_was_typed_fills_a_page_by_itself(told, language):
    longest = max(TYPED, key=len)

    text = Elements(to_html(told[language])).text
    assert longest[:1000].rstrip() in text
    assert longest not in text


def test_what_looks_like_a_place_to_fill_in_is_left_as_it_is(told):
    said = "\n".join(line for page in as_text(told["en"]) for lines in page for line in lines)

    assert "{{ 7*7 }} ${7*7} %s %(x)s {reden}" in said
