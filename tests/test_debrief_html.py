"""The debrief as a page: nothing typed becomes markup, nothing is loaded, and it reads well."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import a_scenario, played

from burgemeestersgame.debrief.build import build
from burgemeestersgame.debrief.html import to_html
from burgemeestersgame.debrief.model import (
    Because,
    Block,
    CaseNote,
    Debrief,
    DecisionCard,
    Fold,
    Heading,
    LineChart,
    Mark,
    MarkChart,
    MarkRow,
    Moment,
    NormCard,
    NormGroup,
    Paragraph,
    Said,
    Section,
    Series,
    Timeline,
    TurningPoint,
    TurningTable,
    Voice,
    VoteChart,
    VoteRow,
)
from burgemeestersgame.debrief.signs import SIGNS

VOID = {"meta", "br", "link", "use", "input"}


class Page(HTMLParser):
    """A page as its elements: (name, attributes, text directly in it), in order of opening."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[int] = []
        self.feed(html)
        self.close()
        assert not self._open, "an element was not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self.elements[self._open[-1]][2].append(data)

    def named(self, *names: str) -> list[tuple[str, dict[str, str | None], str]]:
        return [
            (name, attributes, "".join(text))
            for name, attributes, text in self.elements
            if name in names
        ]

    @property
    def text(self) -> str:
        return "".join(part for name, _, text in self.elements for part in text if name != "style")


def page(*blocks: Block, **changes: str) -> str:
    words = {"title": "De proef", "subtitle": "", "help": "Bel 112.", "help_certainty": "zeker"}
    debrief = Debrief(
        language="en",
        sections=(Section("norms", "Norms", blocks),),
        **{**words, **changes},
    )
    return to_html(debrief)


def every_block(word: str) -> Iterator[Block]:
    """Yield a block of each kind, with this word wherever a word can stand."""
    w = word
    yield Paragraph(w)
    yield Paragraph(w, "quote")
    yield Heading(w)
    yield Timeline((Moment(datetime(2024, 5, 23), w, "message", w, f"{w}\n{w}"),))
    card = NormCard(
        id=w,
        name=w,
        statement=w,
        family=w,
        phase=w,
        status="missed",
        status_word=w,
        aard=w,
        is_law=True,
        source=f"{w} https://example.org/{w}",
        certainty="geverifieerd",
        certainty_word=w,
        certainty_dots=3,
        caveat=w,
        because=(Because(w, w, w, "missed"),),
        tensions=(w,),
    )
    yield NormGroup(w, w, (card,))
    yield MarkChart(
        w,
        w,
        (w,),
        (MarkRow(w, tuple(Mark(0, kind, w) for kind in SIGNS), w),),
        tuple((kind, w) for kind in SIGNS),
        (w, w),
        ((w, w),),
    )
    yield MarkChart(w, w, (), (MarkRow(w, (Mark(40, "missed"),)),), (("missed", w),), (w,), ((w,),))
    yield DecisionCard(w, w, w, w, False, w, w, w, w, w, 1, w, w)
    yield Voice(w, w, w, w, is_heard=False)
    yield Voice(w, w, w, "", is_heard=True)
    yield Said(w, w, (Moment(datetime(2024, 5, 23), w, "message", w, w),))
    yield Said(w, "", ())
    yield CaseNote(w, "werkelijk", w, w)
    yield LineChart(
        w, w, (Series(w, w, "high", ((0, 1), (9, 2))),), ((4, w),), ((4, w),), ((w, (1,)),)
    )
    yield TurningPoint(w, 1, w, w, (w,), (w,), 3)
    yield TurningPoint(w, 0, w, w, (w, w), (), 4)
    yield TurningTable(w, (w, w, w), ((w, w, w), (w, w, "")))
    yield VoteChart(w, (VoteRow(w, 3, 5, True), VoteRow(w, None, 0, False)), w)
    yield Fold(w, (Heading(w), Paragraph(f"{w} https://example.org/{w}", "source")))


HOSTILE = '</title></style><script>alert(1)</script><img src=x onerror=alert(1)>" onload="x'


def test_nothing_typed_becomes_markup():
    html = page(*every_block(HOSTILE), title=HOSTILE, subtitle=HOSTILE, help=HOSTILE)

    found = Page(html)
    assert not found.named("script", "img")
    assert not [key for _, attributes, _ in found.elements for key in attributes if key[:2] == "on"]
    assert found.text.count("alert(1)") > 30


@given(st.text(max_size=40))
def test_whatever_is_typed_the_page_has_the_same_elements(word):
    def shape(html: str) -> list[str]:
        return [name for name, _, _ in Page(html).elements]

    block = DecisionCard("t", "s", "q", "c", False, f"x{word}", "", "", "", "", 1)
    plain = DecisionCard("t", "s", "q", "c", False, "x", "", "", "", "", 1)
    assert shape(page(block)) == shape(page(plain))


def test_the_page_loads_and_runs_nothing():
    html = page(*every_block("woord"))

    found = Page(html)
    assert not found.named("script", "img", "link", "iframe", "object", "form")
    assert not re.search(r"@import|url\(", html)
    policies = [
        attributes["content"]
        for _, attributes, _ in found.named("meta")
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == [
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
    ]


def test_only_web_addresses_become_links():
    html = page(*every_block("javascript:alert(1) https://www.om.nl/x;"))

    links = [attributes["href"] or "" for _, attributes, _ in Page(html).named("a")]
    assert "https://www.om.nl/x" in links
    assert all(link.startswith(("#", "https://")) for link in links)


def test_a_link_in_a_source_shows_the_name_of_its_site():
    html = page(*every_block("https://www.om.nl/onderwerpen/demonstraties"))

    links = {attributes["href"]: text for _, attributes, text in Page(html).named("a")}
    assert links["https://www.om.nl/onderwerpen/demonstraties"] == "om.nl"


def test_every_word_of_every_block_is_on_the_page():
    for block in every_block("zonnebloem"):
        assert "zonnebloem" in Page(page(block)).text, type(block).__name__


def test_headings_go_down_one_step_at_a_time():
    html = page(*every_block("woord"))

    levels = [int(name[1]) for name, _, _ in Page(html).named("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_status_is_a_word_beside_its_icon():
    found = Page(page(*every_block("gemist")))

    (status,) = [
        text for _, attributes, text in found.named("span") if attributes.get("class") == "word"
    ]
    assert status == "gemist"


def test_every_picture_has_a_name_or_is_hidden():
    found = Page(page(*every_block("woord")))

    for _, attributes, _ in found.named("svg"):
        assert attributes.get("aria-hidden") == "true" or attributes.get("aria-labelledby")


def test_no_id_stands_twice_on_the_page():
    chart = next(block for block in every_block("woord") if isinstance(block, LineChart))
    found = Page(page(*every_block("woord"), chart))

    ids = [attributes["id"] for _, attributes, _ in found.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_page_says_its_language_and_has_a_way_past_the_steps():
    found = Page(page(Paragraph("x")))

    assert found.named("html")[0][1]["lang"] == "en"
    assert found.named("a")[0][1]["href"] == "#main"
    assert any(attributes.get("id") == "main" for _, attributes, _ in found.named("main"))


def test_messages_of_one_day_stand_under_one_heading():
    moments = tuple(
        Moment(datetime(2024, 5, day, 9), "9.00 a.m.", "message", "Post", "x") for day in (1, 1, 2)
    )

    days = [text for _, _, text in Page(page(Timeline(moments))).named("h4")]
    assert days == ["Wednesday 1 May", "Thursday 2 May"]


def test_a_decision_by_silence_says_so_in_words():
    silent = DecisionCard("t", "s", "q", "", True, "", "", "", "", "", 1)

    assert "The time was up: silence decided." in Page(page(silent)).text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_run_gets_a_page_in_either_language(language):
    scenario = a_scenario("""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices: {a: {text: A, effects: {zaal: -1}}, b: {text: B}}
    """)

    found = Page(to_html(build(scenario, played(scenario, "a: omdat"), language)))

    assert found.named("html")[0][1]["lang"] == language
    assert "omdat" in found.text
