"""A translation as a page: side by side, with what a reader must know, for everyone to read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from scenario_builder import STORY

from burgemeestersgame import cli, i18n
from burgemeestersgame.authoring.translate import Translations
from burgemeestersgame.authoring.translation_page import to_html
from burgemeestersgame.errors import GameError, ScenarioError
from burgemeestersgame.scenario.catalogue import Content, Entry
from burgemeestersgame.scenario.pofile import render
from tests.browser import violations


@pytest.fixture
def park(tmp_path: Path) -> Path:
    """Return a scenario with one translation that is certain, one that is not, and a remark."""
    entries = (
        Entry("lunch/question", "Gaat u?", "Will you go?"),
        Entry("title", "Het <b>park</b>", "The <b>park</b>", remarks=("ask & check",)),
        Entry("messages/foto/text", "U zei: {zin-lunch}", "You said: {zin-lunch} " + "ha " * 30),
    )
    story = STORY.replace("minutes-promised: 5", "minutes-promised: 5\nwords: [Gaat]")
    (tmp_path / "scenario.yaml").write_text(story, encoding="utf-8")
    catalogue = tmp_path / "locale/en/LC_MESSAGES/messages.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_bytes(render(Content(entries=entries), {}))
    return tmp_path


@pytest.fixture
def page(park: Path) -> str:
    return to_html(Translations(park), "en")


def row(page: str, id: str) -> str:
    """Return all that stands with one text, without its tags."""
    [found] = [each for each in page.split("<tbody>") if f"{id} · " in each]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", found))


def test_original_and_translation_stand_side_by_side(page):
    assert "the question lunch/question · scenario.yaml:25" in row(page, "lunch/question").lower()
    assert '<p class="said" lang="nl">Gaat u?</p>' in page
    assert '<p class="said" lang="en">Will you go?</p>' in page


def test_the_parts_follow_each_other_as_in_the_story(page):
    titles = re.findall(r'<h2 id="part-\d+">(.*?)</h2>', page)

    assert titles[0] == "The scenario"
    assert titles[-4:] == [
        "lunch (dilemma, beforehand)",
        "zin-lunch (explain-it moment, beforehand)",
        "slot-greep (ending, beforehand)",
        "slot-rust (ending, beforehand)",
    ]


def test_what_is_uncertain_says_what_it_was_made_for(page):
    told = row(page, "title")

    assert "Look at this again" in told
    assert "The translation was made for: Het &lt;b&gt;park&lt;/b&gt;" in told
    assert "ask &amp; check" in told


def test_what_is_missing_says_so(page):
    assert "Not translated yet" in row(page, "lunch/choices/gaan/text")


def test_a_text_says_how_long_it_may_be_and_how_long_it_is(page):
    told = row(page, "messages/foto/text")

    assert "Message from redactie, in the press At most about 30 words" in told
    assert "Keep as it is: {zin-lunch}" in told
    assert "3 words" in told
    assert "33 words, more than 30" in told


def test_the_page_needs_nothing_else_and_runs_nothing(page):
    assert "<script" not in page
    assert not re.findall(r"(?:src|href)=\"(?!#)", page)
    assert "default-src 'none'" in page


def test_the_page_is_in_the_language_of_the_interface(park):
    with i18n.speaking("nl"):
        page = to_html(Translations(park), "en")

    assert '<html lang="nl">' in page
    assert "<h1>De toon op het park: vertaling in het Engels</h1>" in page
    assert "Nog niet vertaald" in page


def test_a_language_without_a_catalogue_gives_a_page_to_fill_in(park):
    page = to_html(Translations(park), "tlh")

    assert "0 of 20 texts translated" in page
    assert "translation into tlh" in page


def test_a_catalogue_that_cannot_be_read_gives_no_page(park):
    (park / "locale/en/LC_MESSAGES/messages.po").write_bytes(b"wat\n")

    with pytest.raises(ScenarioError, match="bad-catalogue"):
        to_html(Translations(park), "en")
    with pytest.raises(GameError):
        to_html(Translations(park), "nl")


def test_the_command_writes_the_page(park, tmp_path):
    target = tmp_path / "page.html"

    status = cli.main(["translate", "page", str(park), "--lang", "en", "-o", str(target)])

    assert status == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_page_has_no_violation_that_axe_can_find(page, axe, chrome):
    assert violations(chrome, axe, page) == []
