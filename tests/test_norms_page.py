"""The norms as a page: all of them readable, searchable, and nothing loaded from anywhere."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest
from stories import a_scenario
from test_debrief_html import Page

from burgemeestersgame.norms import load_norms
from burgemeestersgame.norms_page import Place, places, to_html
from tests.browser import told, violations

STORY = """\
- dilemma: eerst
  phase: vooraf
  text: De zaal is vol.
  question: Doet u <b>aangifte</b>?
  seconds: 30
  timeout: {text: Niemand zei iets., breaches: [vpt-5-dadersignaal]}
  choices:
    ja: {text: Ja, honours: [vpt-6-aangifte]}
    nee: {text: Nee, breaches: [vpt-6-aangifte]}
"""
ACTIONS = "actions:\n  log: {text: Begin een logboek, honours: [vpt-3-registreren]}\n"


@pytest.fixture(scope="module", params=["nl", "en"])
def page(request) -> str:
    found = places([a_scenario(STORY, more=ACTIONS)])
    return to_html(load_norms(), request.param, found)


def card(page: str, norm: str) -> str:
    found = re.search(rf'<article class="card norm" id="{norm}".*?</article>', page, re.DOTALL)
    assert found is not None
    return found.group()


def test_a_norm_knows_the_dilemmas_and_actions_that_touch_it():
    assert places([a_scenario(STORY, more=ACTIONS)]) == {
        "vpt-6-aangifte": (Place("De proef", "Doet u <b>aangifte</b>?"),),
        "vpt-5-dadersignaal": (Place("De proef", "Doet u <b>aangifte</b>?"),),
        "vpt-3-registreren": (Place("De proef", "Begin een logboek", is_action=True),),
    }


def test_every_norm_is_there_with_what_it_says_and_where_that_is_written(page):
    catalogue = load_norms()
    language = page.split('lang="', 1)[1][:2]
    text = "".join(part for _name, _attributes, parts in Page(page).elements for part in parts)

    for norm in catalogue.norms.values():
        assert card(page, norm.id)
        assert norm.statement.in_language(language) in text


def test_a_norm_shows_source_caveat_tensions_and_dilemmas(page):
    catalogue = load_norms()
    shown = card(page, "vpt-6-aangifte")

    assert "vng.nl/nieuws/meld-agressie-en-intimidatie" in shown
    assert "Sv 161" in shown
    for pair in catalogue.tensions_of("vpt-6-aangifte"):
        assert f'href="#{pair.id}"' in shown
    assert "Doet u &lt;b&gt;aangifte&lt;/b&gt;?" in shown


def test_every_link_within_the_page_leads_somewhere(page):
    elements = Page(page).elements
    ids = [attributes["id"] for _name, attributes, _text in elements if "id" in attributes]
    targets = {
        str(attributes["href"])[1:]
        for _name, attributes, _text in elements
        if str(attributes.get("href", "")).startswith("#")
    }

    assert targets <= set(ids)
    assert len(ids) == len(set(ids))


def test_nothing_is_loaded_and_only_our_own_script_may_run(page):
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert script is not None
    digest = base64.b64encode(hashlib.sha256(script.group(1).encode()).digest()).decode()

    assert "content=\"default-src 'none'; style-src 'unsafe-inline'; form-action 'none'" in page
    assert f"; script-src 'sha256-{digest}'\"" in page
    assert not re.search(r"<(link|img|iframe|object)\b|@import|url\(|\bsrc=", page)
    assert page.count("<script") == 1


def test_the_filters_stay_away_until_there_is_a_script_to_answer_to_them(page):
    form = next(each for each in Page(page).elements if each[0] == "form")

    assert "hidden" in form[1]
    assert not [
        1
        for name, attributes, _text in Page(page).elements
        if name == "article" and "hidden" in attributes
    ]


def test_a_page_of_one_norm_links_to_no_other():
    page = to_html(load_norms(), "nl", only=["vpt-6-aangifte"])

    assert page.count("<article") == 1
    assert 'href="#spanning' not in page


FILTER = """
const shown = () => [...document.querySelectorAll("article.norm:not([hidden])")].map(e => e.id);
const set = (name, value) => {
  document.getElementById(name).value = value;
  document.getElementById(name).dispatchEvent(new Event("input", {bubbles: true}));
};
const ids = (what) => [...document.querySelectorAll(what)].map(e => e.id);
const look = () => {
  const count = document.getElementById("count").textContent;
  const sections = ids("main > section:not([hidden])");
  const open = [...document.querySelectorAll("details[open]")];
  const unfolded = open.map(e => e.closest("article").id);
  const pairs = ids("article.tension:not([hidden])");
  return {shown: shown(), count, sections, unfolded, pairs};
};
const seen = [];
%s
return seen;
"""


def filtered(page: str, chrome: str, *steps: str) -> list[dict]:
    """Return what is seen on the page after each of the steps."""
    found: list[dict] = told(
        chrome, page, FILTER % "\n".join(f"{step}; seen.push(look());" for step in steps)
    )
    return found


@pytest.fixture(scope="module")
def english() -> str:
    return to_html(load_norms(), "en", places([a_scenario(STORY, more=ACTIONS)]))


def test_searching_looks_in_everything_and_forgives_accents_and_capitals(english, chrome):
    found, named = filtered(
        english,
        chrome,
        'set("search", "DOET u aangífte log")',
        'set("search", "doet u aangifte")',
    )

    assert found["shown"] == []
    assert named["shown"] == ["vpt-5-dadersignaal", "vpt-6-aangifte"]
    assert named["count"] == "2 norms"


def test_filters_work_together_and_can_be_cleared(english, chrome):
    catalogue = load_norms()
    wanted = [
        norm.id
        for norm in catalogue.norms.values()
        if norm.family == "leidraad" and "nazorg" in norm.phases and "griffier" in norm.roles
    ]
    steps = 'set("family", "leidraad"); set("phase", "nazorg"); set("role", "griffier");'

    found, cleared = filtered(
        english, chrome, steps, 'document.getElementById("filters").reset(); show()'
    )

    assert wanted
    assert found["shown"] == wanted
    assert len(cleared["shown"]) == len(catalogue.norms)


def test_norms_that_come_up_in_a_story_can_be_shown_alone(english, chrome):
    (found,) = filtered(english, chrome, 'set("story", "0")')

    assert '<option value="0">De proef</option>' in english
    assert found["shown"] == ["vpt-3-registreren", "vpt-5-dadersignaal", "vpt-6-aangifte"]
    assert found["sections"] == ["vpt"]


def test_without_stories_there_is_nothing_to_choose_one_with():
    assert 'name="story"' not in to_html(load_norms(), "en")


def test_what_is_found_in_the_folded_part_is_unfolded_until_the_search_is_over(english, chrome):
    found, after, above = filtered(
        english,
        chrome,
        'set("search", "doet u aangifte")',
        'set("search", "")',
        'set("search", "vpt-6-aangifte")',
    )

    assert found["unfolded"] == found["shown"]
    assert after["unfolded"] == []
    assert above["unfolded"] == []


def test_tensions_are_searched_too_and_go_where_norms_are_filtered(english, chrome):
    pair = load_norms().tensions[0]
    name = json.dumps(pair.name.en)

    found, chosen = filtered(
        english, chrome, f'set("search", {name})', 'set("search", ""); set("family", "vpt")'
    )

    assert pair.id in found["pairs"]
    assert len(found["pairs"]) < len(load_norms().tensions)
    assert chosen["sections"] == ["vpt"]


def test_a_caveat_begins_with_a_capital(english):
    caveats = re.findall("<dt>Still to be checked</dt><dd>(.)", english)

    assert caveats
    assert not any(each.islower() for each in caveats)


def test_the_page_has_no_violation_that_axe_can_find(english, axe, chrome):
    page = english.replace("<details>", "<details open>")

    assert violations(chrome, axe, page) == []


def test_a_norm_that_a_text_names_by_its_id_is_shown_by_its_name(english):
    shown = card(english, "vpt-6-aangifte")

    assert "`" not in english.split("<script>")[0].split("</style>")[1]
    assert '‘<a href="#integriteit-' in shown
