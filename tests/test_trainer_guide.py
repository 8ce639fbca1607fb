"""The trainer's guide: everything the author wrote for who leads, and what the story tells."""

from __future__ import annotations

import pytest
from command import command
from stories import a_scenario
from test_debrief_html import Page

from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario import Scenario
from burgemeestersgame.trainer_guide import TrainerGuide, build, to_html
from tests.browser import violations

STORY = """\
- dilemma: eerst
  phase: vooraf
  text: De zaal is vol.
  question: Doet u <b>aangifte</b>?
  seconds: 30
  timeout: {text: Niemand zei iets., breaches: [vpt-5-dadersignaal]}
  advice:
    griffier: {stance: ja, text: Doe het.}
    ovd: {stance: open, text: Ik weet het niet.}
  choices:
    ja: {text: Ja, honours: [vpt-6-aangifte], values: [openheid]}
    nee: {text: Nee, breaches: [vpt-6-aangifte]}
- explain: zin
  prompt: Wat zegt u buiten?
- dilemma: tweede
  if: kan
  text: Het regent.
  question: Gaat u naar huis?
  choices:
    ja: {text: Ja}
    nee: {text: Nee}
"""
MORE = """\
actions:
  log: {text: Begin een logboek, honours: [vpt-3-registreren]}
  bel: {text: Bel naar huis}
guide:
  goals: [Merken wat u volgt]
  minutes: {90: Speel samen., 45: Speel alleen.}
  questions: {eerst: [Wie was er bang?], zin: [Wie las dit?]}
  care: Vraag niet wie het zelf meemaakte.
"""


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return a_scenario(STORY, more=MORE)


@pytest.fixture(scope="module")
def guide(scenario: Scenario) -> TrainerGuide:
    return build(scenario, load_norms(), "nl")


def test_what_the_author_wrote_is_there_and_the_shortest_plan_comes_first(guide):
    assert guide.goals == ("Merken wat u volgt",)
    assert [(plan.minutes, plan.text) for plan in guide.plans] == [
        (45, "Speel alleen."),
        (90, "Speel samen."),
    ]
    assert guide.care == "Vraag niet wie het zelf meemaakte."


def test_dilemmas_are_counted_and_a_sentence_to_write_is_there_when_it_has_questions(guide):
    assert [(each.scene, each.number) for each in guide.stations] == [
        ("eerst", 1),
        ("zin", 0),
        ("tweede", 2),
    ]
    assert guide.station("zin").questions == ("Wie las dit?",)


def test_what_splits_a_room_is_who_advises_what_and_what_an_answer_puts_first(guide):
    first, second = guide.station("eerst").answers

    assert (first.advised_by, first.values) == (("Griffier",), ("Openheid",))
    assert (second.advised_by, second.values) == ((), ())
    assert guide.station("eerst").open_by == ("Officier van dienst",)


def test_norms_of_answers_and_of_silence_are_there_once_with_where_they_are_written(guide):
    norms = guide.station("eerst").norms

    assert [norm.id for norm in norms] == ["vpt-6-aangifte", "vpt-5-dadersignaal"]
    assert all(norm.source and norm.certainty and norm.kind for norm in norms)


def test_a_dilemma_that_some_ways_pass_by_says_so(guide):
    assert guide.station("eerst").is_always_there
    assert not guide.station("tweede").is_always_there


def test_an_action_is_named_when_it_touches_a_norm(guide):
    assert [each.text for each in guide.initiatives] == ["Begin een logboek"]


def test_norms_that_pull_two_ways_at_one_dilemma_are_a_tension(guide):
    pair = load_norms().tensions[0]
    choices = (
        f"ja: {{text: Ja, honours: [{pair.side_a[0]}]}}",
        f"nee: {{text: Nee, honours: [{pair.side_b[0]}]}}",
    )
    scenario = a_scenario(
        "- dilemma: eerst\n  phase: vooraf\n  text: Er is iets.\n  question: Wat doet u?\n"
        f"  choices:\n    {choices[0]}\n    {choices[1]}\n"
    )

    (name, _where), *_others = build(scenario, load_norms(), "en").stations[0].tensions

    assert name == pair.name.in_language("en")
    assert guide.station("eerst").tensions == ()


def test_a_guide_of_a_story_without_one_is_what_the_story_tells():
    plain = build(a_scenario(STORY), load_norms(), "nl")

    assert (plain.goals, plain.plans, plain.care) == ((), (), "")
    assert [each.scene for each in plain.stations] == ["eerst", "tweede"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_says_it_all_escaped_and_loads_nothing(guide, language):
    page = to_html(guide, language)
    text = "".join(part for _name, _attributes, parts in Page(page).elements for part in parts)

    for said in (
        *guide.goals,
        *(plan.text for plan in guide.plans),
        guide.care,
        *(each.title for each in guide.stations),
        *(question for each in guide.stations for question in each.questions),
    ):
        assert said in text
    assert "<b>aangifte</b>" not in page
    assert "<script" not in page
    assert "src=" not in page


def test_words_of_a_dutch_story_are_marked_as_dutch_on_an_english_page(guide):
    assert '<span lang="nl">Vraag niet wie het zelf meemaakte.</span>' in to_html(guide, "en")
    assert "<span lang=" not in to_html(guide, "nl")


def test_the_page_passes_axe(guide, axe, chrome):
    assert violations(chrome, axe, to_html(guide, "en")) == []


def test_the_command_writes_the_page_of_a_shipped_story(capsys, tmp_path):
    path = tmp_path / "gids.html"

    outcome = command(capsys, "guide", "azc-raadsavond", "-o", str(path), language="nl")

    assert (outcome.status, outcome.out) == (0, "")
    assert "tekenen" in path.read_text(encoding="utf-8")


def test_an_unknown_story_is_wrong_use(capsys):
    assert command(capsys, "guide", "azc-raadsavon").status == 2
