"""What we say about a run: the seven steps, what each holds, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import TypeVar

import pytest
from stories import HEAD, a_scenario, played

from burgemeestersgame import i18n
from burgemeestersgame.debrief.build import build
from burgemeestersgame.debrief.model import (
    Block,
    CaseNote,
    Debrief,
    DecisionCard,
    FamilyCounts,
    Heading,
    LineChart,
    NormCard,
    NormGroup,
    Paragraph,
    Section,
    Timeline,
    UnheardAdvice,
)
from burgemeestersgame.engine import Run
from burgemeestersgame.scenario import Scenario

LAW = "bevoegdheid-openbaarheid-raad"
OTHER_LAW = "bevoegdheid-inlichtingenplicht"
AGREEMENT = "vpt-3-registreren"
ORDER, PROTEST = "bevoegdheid-noodbevel", "bevoegdheid-betoging"

SCENES = f"""
- dilemma: deuren
  phase: tijdens
  question: Gaan de deuren dicht?
  seconds: 60
  advice:
    griffier: {{stance: open, takes: 5 min, text: De raad vergadert in het openbaar.}}
    ovd: {{stance: dicht, text: Ik kan dit zo niet houden.}}
  choices:
    dicht:
      text: U sluit de deuren
      takes: 10 min
      consequence: Buiten wordt gefloten.
      effects: {{zaal: -20}}
      values: gezag
      breaches: {LAW}
      later: [{{id: krant, after: 1 hour, message: krant, effects: {{zaal: -5}}}}]
      debrief: U hield de zaal heel. De deur bleef dicht voor wie wilde luisteren.
    nog-niet: {{text: Nog niet, honours: {LAW}}}
  timeout: {{text: De bode deed de deuren dicht.}}
  documented: {{outcome: deels-bekend, text: In de onderzochte casus bleven de deuren open.}}
  reflect: Wie stond er buiten?
- explain: zin
  prompt: Waarom de deuren?
- dilemma: brief
  phase: nazorg
  at: +1 day
  question: Wat schrijft u de raad?
  choices:
    alles: {{text: Alles, honours: {OTHER_LAW}}}
    weinig: {{text: Weinig}}
- dilemma: koffie
  question: Koffie of thee?
  choices: {{koffie: {{text: Koffie}}, thee: {{text: Thee}}}}
"""
MORE = f"""
actions:
  log:
    text: Begin een logboek
    honours: {AGREEMENT}
    debrief: Wie opschrijft hoeft niet te gissen.
  bel: {{text: Bel het OM}}
messages:
  krant: {{channel: press, from: De Haverbode, text: "U zei: {{zin}}", without: U zei niets.}}
guide:
  questions: {{deuren: [Wie besliste hier?], koffie: [Wie schonk in?]}}
"""


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return a_scenario(SCENES, MORE)


def debriefed(scenario: Scenario, *moves: str, values: tuple[str, ...] = ()) -> Debrief:
    return build(scenario, played(scenario, *moves, values=values), "en")


ALL = ("?ovd", "dicht: het moest", '"Omdat het moest."', "!log", "alles", "koffie")


def section(debrief: Debrief, id: str) -> Section:
    return next(each for each in debrief.sections if each.id == id)


T = TypeVar("T")


def of(kind: type[T], debrief: Debrief) -> list[T]:
    return [each for part in debrief.sections for each in part.blocks if isinstance(each, kind)]


def texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield block.text


def card(debrief: Debrief, id: str) -> NormCard:
    groups = of(NormGroup, debrief)
    return next(each for group in groups for each in group.cards if each.id == id)


# -- the whole -----------------------------------------------------------------------------------


def test_the_seven_steps_come_in_the_order_of_the_research_on_debriefing(scenario):
    steps = [each.id for each in debriefed(scenario, *ALL).sections]

    assert steps == [
        "one-minute",
        "what-happened",
        "your-reasons",
        "norms",
        "other-roads",
        "intention",
        "questions",
    ]


def test_a_step_that_has_nothing_to_say_is_left_out():
    scenario = a_scenario(
        "- dilemma: een\n  phase: tijdens\n  question: Eén?\n"
        "  choices: {a: {text: A}, b: {text: B}}\n"
    )

    steps = [each.id for each in debriefed(scenario, "a").sections]

    assert "questions" not in steps
    assert "other-roads" not in steps


def test_the_debrief_is_in_the_language_asked_for_and_leaves_the_language_of_the_game(scenario):
    i18n.use("nl")

    build(scenario, played(scenario, *ALL), "en")

    assert i18n.language() == "nl"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_norms_are_in_the_language_asked_for(scenario, language):
    debrief = build(scenario, played(scenario, *ALL), language)

    expected = {"nl": "Raad vergadert in het openbaar", "en": "The council meets in public"}
    assert card(debrief, LAW).name == expected[language]


def test_the_subtitle_says_how_it_ended_and_when_it_was_played(scenario):
    run = played(scenario, *ALL)

    debrief = build(scenario, run, "en", datetime(2026, 11, 21, 20, 15))

    assert debrief.subtitle == "Het is voorbij · played on 21 November 2026"


def test_an_unfinished_run_is_told_as_far_as_it_goes(scenario):
    debrief = debriefed(scenario, "dicht")

    assert debrief.subtitle == "not played to the end"
    assert any("as far as you played" in text for text in texts(debrief.sections[0].blocks))
    assert [each.question for each in of(DecisionCard, debrief)] == ["Gaan de deuren dicht?"]


def test_a_run_that_has_not_begun_still_has_a_debrief(scenario):
    debrief = build(scenario, Run("proef", scenario.digest), "en")

    assert of(DecisionCard, debrief) == []


def test_help_is_named_with_how_certain_it_is(scenario):
    debrief = debriefed(scenario, *ALL)

    assert "112" in debrief.help
    assert "Ondersteuningsteam Weerbaar Bestuur" in debrief.help
    assert debrief.help_certainty.startswith("still to be verified")


def test_no_word_of_ours_is_a_mark_for_the_player(scenario):
    debrief = debriefed(scenario, *ALL)

    said = " ".join(text for part in debrief.sections for text in texts(part.blocks)).lower()
    for word in ("score", "points", "well done", "failed", "mistake", "wrong", "should have", "%"):
        assert word not in said


# -- what happened -------------------------------------------------------------------------------


def test_the_log_tells_everything_in_the_order_in_which_it_happened(scenario):
    (timeline,) = of(Timeline, debriefed(scenario, *ALL))

    assert [(each.kind, each.title) for each in timeline.moments] == [
        ("advice", "You asked Ilse Wagenvoort"),
        ("decision", "Decision 1: U sluit de deuren"),
        ("explain", "Waarom de deuren?"),
        ("message", "De Haverbode, in the news"),
        ("action", "Unasked: Begin een logboek"),
        ("decision", "Decision 2: Alles"),
        ("decision", "Decision 3: Koffie"),
        ("ending", "How it ended"),
    ]


def test_what_came_later_says_what_it_came_of_and_what_it_moved(scenario):
    (timeline,) = of(Timeline, debriefed(scenario, *ALL))

    message = next(each for each in timeline.moments if each.kind == "message")
    assert message.text.splitlines() == [
        "U zei: Omdat het moest.",
        "This came of: U sluit de deuren",
        "Rust in de zaal: 30 → 25",
    ]
    assert message.at == datetime(2024, 5, 23, 19, 0)


def test_a_decision_says_what_it_moved(scenario):
    (timeline,) = of(Timeline, debriefed(scenario, *ALL))

    decision = next(each for each in timeline.moments if each.kind == "decision")
    assert decision.text.splitlines() == ["Buiten wordt gefloten.", "Rust in de zaal: 50 → 30"]


def test_silence_is_told_as_silence(scenario):
    (timeline,) = of(Timeline, debriefed(scenario, "~"))

    assert timeline.moments[0].kind == "timeout"
    assert timeline.moments[0].text == "De bode deed de deuren dicht."


def test_a_later_consequence_without_a_message_is_told_too():
    scenario = a_scenario("""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices:
        a: {text: A, later: {id: stil, after: 1 hour, effects: {zaal: -9}, sets: kan}}
        b: {text: B}
    - bridge: wachten
      at: +2 hours
      text: Wachten.
    """)

    (timeline,) = of(Timeline, debriefed(scenario, "a"))

    later = next(each for each in timeline.moments if each.kind == "later")
    assert (later.title, later.text) == ("What came of it: A", "Het kan\nRust in de zaal: 50 → 41")


def test_a_message_that_was_stopped_says_by_what():
    scenario = a_scenario(
        """
        - dilemma: een
          phase: tijdens
          question: Eén?
          choices:
            a: {text: U zwijgt, later: {id: stil, after: 3 hours, message: krant}}
            b: {text: B}
        - dilemma: twee
          question: Twee?
          choices: {stop: {text: U belt zelf, cancels: stil}, b: {text: B}}
        """,
        "messages: {krant: {channel: press, from: De Haverbode, text: Een kop.}}\n",
    )

    said = list(texts(section(debriefed(scenario, "a", "stop"), "what-happened").blocks))

    assert said[-2] == "What did not come"
    assert "U zwijgt" in said[-1]
    assert "U belt zelf" in said[-1]


def test_the_chart_starts_at_the_start_and_marks_every_decision(scenario):
    (chart,) = of(LineChart, debriefed(scenario, *ALL))

    (series,) = chart.series
    assert series.points[0] == (0, 50)
    assert series.points[-1][1] == 25
    assert [label for _position, label in chart.marks] == ["1", "2", "3"]


def test_the_chart_says_the_same_in_words_and_in_a_table(scenario):
    (chart,) = of(LineChart, debriefed(scenario, *ALL))

    assert chart.summary == (
        "Rust in de zaal (higher is better) went from 50 to 25, and moved most, from 50 to 30,"
        " through: U sluit de deuren."
    )
    assert [levels for _moment, levels in chart.table] == [(50,), (25,), (25,), (25,)]


def test_an_indicator_is_flat_until_the_moment_at_which_it_moves(scenario):
    (chart,) = of(LineChart, debriefed(scenario, *ALL))

    positions = [position for position, _level in chart.series[0].points]
    assert positions == sorted(set(positions))
    first_mark = chart.marks[0][0]
    assert dict(chart.series[0].points)[first_mark] == 30


def test_decisions_in_the_same_minute_have_marks_apart():
    scenes = "\n".join(
        f"- dilemma: {name}\n  phase: tijdens\n  question: Wat?\n"
        "  choices: {a: {text: A}, b: {text: B}}"
        for name in ("een", "twee", "drie")
    )
    scenario = a_scenario(scenes)

    (chart,) = of(LineChart, debriefed(scenario, "a", "a", "a"))

    positions = [position for position, _label in chart.marks]
    assert len(set(positions)) == 3


def test_labels_along_the_axis_do_not_stand_on_top_of_each_other(scenario):
    (chart,) = of(LineChart, debriefed(scenario, *ALL))

    width = chart.series[0].points[-1][0]
    places = [position for position, _label in chart.ticks]
    assert all((b - a) * 6 >= width for a, b in pairwise(places))


def test_without_indicators_there_is_no_chart():
    head = HEAD.replace(
        "indicators:\n  zaal: {start: 50, better: high, label: Rust in de zaal}\n", ""
    )
    scenario = a_scenario(
        "- dilemma: een\n  phase: tijdens\n  question: Eén?\n"
        "  choices: {a: {text: A}, b: {text: B}}\n",
        head=head,
    )

    assert of(LineChart, debriefed(scenario, "a")) == []


# -- your reasons --------------------------------------------------------------------------------


def test_a_decision_card_has_the_reason_and_what_we_say_about_it(scenario):
    decision = of(DecisionCard, debriefed(scenario, *ALL))[0]

    assert (decision.number, decision.choice) == (1, "U sluit de deuren")
    assert decision.reason == "het moest"
    assert decision.debrief.startswith("U hield de zaal heel.")
    assert decision.reflect == "Wie stond er buiten?"
    assert decision.puts_first == "Gezag"
    assert decision.time == "Thursday 23 May, 6.00 p.m."


def test_a_card_of_a_decision_by_silence_says_so(scenario):
    decision = of(DecisionCard, debriefed(scenario, "~"))[0]

    assert (decision.timed_out, decision.choice) == (True, "")


def test_what_was_done_unasked_has_a_card_without_a_number(scenario):
    done = next(each for each in of(DecisionCard, debriefed(scenario, *ALL)) if not each.number)

    assert (done.choice, done.debrief) == (
        "Begin een logboek",
        "Wie opschrijft hoeft niet te gissen.",
    )


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        (("nog-niet",), "You decided without hearing anybody."),
        (("?ovd", "dicht"), "You heard Ilse Wagenvoort. Ilse Wagenvoort advised what you did."),
        (("?ovd", "nog-niet"), "You heard Ilse Wagenvoort. You chose otherwise."),
        (("?griffier", "nog-niet"), "You heard Hanneke Duurkoop."),
        (("?ovd", "~"), "You heard Ilse Wagenvoort."),
    ],
)
def test_a_card_says_who_was_heard_and_who_wanted_the_same(scenario, moves, expected):
    assert of(DecisionCard, debriefed(scenario, *moves))[0].advice == expected


def test_advice_that_was_not_heard_is_told_after_the_decision(scenario):
    (unheard,) = of(UnheardAdvice, debriefed(scenario, *ALL))

    assert (unheard.name, unheard.stance) == ("Hanneke Duurkoop", "left it open")
    assert unheard.text == "De raad vergadert in het openbaar."


def test_a_stance_is_told_in_the_words_of_the_choice(scenario):
    (unheard,) = of(UnheardAdvice, debriefed(scenario, "?griffier", "nog-niet"))

    assert unheard.stance == "for: U sluit de deuren"


def test_advice_on_a_dilemma_that_is_still_open_is_not_given_away(scenario):
    assert of(UnheardAdvice, debriefed(scenario)) == []


def test_values_named_before_play_open_the_reasons(scenario):
    debrief = debriefed(scenario, *ALL, values=("gezag", "openheid"))

    first = next(texts(section(debrief, "your-reasons").blocks))
    assert "Gezag and Openheid" in first


def test_the_sentence_said_outside_stands_beside_who_quoted_it(scenario):
    said = list(texts(section(debriefed(scenario, *ALL), "your-reasons").blocks))

    assert said[-3:] == [
        "Waarom de deuren?",
        "Omdat het moest.",
        "It came back, in the words of De Haverbode.",
    ]


# -- norms ---------------------------------------------------------------------------------------


def test_norms_stand_per_phase_with_their_counts(scenario):
    groups = of(NormGroup, debriefed(scenario, *ALL))

    assert [(group.title, group.count) for group in groups] == [
        ("During", "0 of 1"),
        ("Aftercare", "2 of 2"),
    ]


def test_families_are_counted_beside_the_phases(scenario):
    (families,) = of(FamilyCounts, debriefed(scenario, *ALL))

    assert families.rows == (("VPT", "1 of 1"), ("Powers", "1 of 2"))


def test_a_norm_card_says_why_where_and_how_certain(scenario):
    found = card(debriefed(scenario, *ALL), LAW)

    (because,) = found.because
    assert (found.status, found.is_law, found.certainty_dots) == ("breached", True, 3)
    assert "Gemeentewet" in found.source
    assert (because.time, because.deed, because.touch) == (
        "Thursday 23 May, 6.00 p.m.",
        "U sluit de deuren",
        "breached",
    )


def test_a_breached_law_stands_on_top_and_is_named_first():
    scenario = a_scenario(f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices:
        a: {{text: A, breaches: [{AGREEMENT}, integriteit-uitnodigingen, {LAW}]}}
        b: {{text: B}}
    """)

    debrief = debriefed(scenario, "a")

    (group,) = of(NormGroup, debrief)
    assert [each.id for each in group.cards] == [LAW, "integriteit-uitnodigingen", AGREEMENT]
    said = list(texts(section(debrief, "norms").blocks))
    assert said[1] == "Breached, and a law: The council meets in public."


def test_a_caveat_calls_other_norms_by_their_names():
    scenario = a_scenario("""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices: {a: {text: A, honours: bevoegdheid-noodbevel}, b: {text: B}}
    """)

    caveat = card(debriefed(scenario, "a"), "bevoegdheid-noodbevel").caveat

    assert "`" not in caveat
    assert "‘Emergency by-law to the council’" in caveat


def test_an_action_that_stayed_open_for_long_is_said_once(scenario):
    debrief = debriefed(scenario, "dicht", '""', "alles", "koffie")

    (because,) = card(debrief, AGREEMENT).because
    assert because.touch == "was open at 3 dilemmas, not done"


def test_norms_that_did_not_come_up_are_named_last_without_a_count(scenario):
    groups = of(NormGroup, debriefed(scenario, "dicht"))

    assert (groups[-1].title, groups[-1].count) == ("Did not come up on your road", "")
    assert [each.id for each in groups[-1].cards] == [OTHER_LAW]


def test_who_was_not_heard_and_wanted_what_was_done_says_so(scenario):
    debrief = debriefed(scenario, "dicht")

    stances = {each.name: each.stance for each in of(UnheardAdvice, debrief)}
    assert stances["Ilse Wagenvoort"] == "for what you did"


def test_where_the_norms_are_silent_we_say_so(scenario):
    said = list(texts(section(debriefed(scenario, *ALL), "norms").blocks))

    assert said[-3:] == [
        "Where the norms say nothing",
        "No norm is tied to any answer here. Only your own weighing counts:",
        "Koffie of thee?",
    ]


def test_a_tension_is_named_as_a_tension():
    scenario = a_scenario(f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices:
        orde: {{text: Orde, honours: {ORDER}}}
        plek: {{text: Plek, honours: {PROTEST}}}
    """)

    debrief = debriefed(scenario, "orde")

    assert card(debrief, PROTEST).status == "silent"
    assert card(debrief, PROTEST).tensions == ("Public order versus the right to demonstrate",)
    said = "\n".join(texts(section(debrief, "norms").blocks))
    assert "Public order versus the right to demonstrate (6.00 p.m.)" in said
    assert "You served: Emergency order only in emergencies." in said


TWO_NIGHTS = f"""
- dilemma: een
  phase: tijdens
  question: Eén?
  next: twee
  choices:
    orde: {{text: Orde, honours: {ORDER}}}
    plek: {{text: Plek, honours: {PROTEST}}}
- dilemma: twee
  question: Twee?
  choices:
    weer-orde: {{text: Weer orde, honours: {ORDER}}}
    weer-plek: {{text: Weer een plek, honours: {PROTEST}}}
    niets: {{text: Niets}}
"""


def test_a_tension_that_came_twice_is_told_once_with_both_moments():
    debrief = debriefed(a_scenario(TWO_NIGHTS), "orde", "weer-orde")

    said = "\n".join(texts(section(debrief, "norms").blocks))
    assert said.count("Public order versus the right to demonstrate") == 1
    assert "(6.00 p.m.; 6.00 p.m.)" in said


def test_a_norm_with_a_missed_chance_does_not_say_that_none_was_missed():
    debrief = debriefed(a_scenario(TWO_NIGHTS), "orde", "niets")

    assert card(debrief, PROTEST).status == "missed"
    assert card(debrief, PROTEST).tensions == ()


def test_what_mended_a_norm_is_not_said_to_honour_it_too():
    scenario = a_scenario(f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices: {{dicht: {{text: Dicht, breaches: {LAW}}}, nee: {{text: Nee}}}}
    - dilemma: twee
      question: Twee?
      choices:
        open: {{text: Toch open, repairs: {LAW}, honours: {LAW}}}
        nee: {{text: Nee}}
    """)

    mended = card(debriefed(scenario, "dicht", "open"), LAW)

    assert [each.kind for each in mended.because] == ["breach", "repair"]


def test_a_story_without_norms_says_that_they_are_silent():
    scenario = a_scenario(
        "- dilemma: een\n  phase: tijdens\n  question: Eén?\n"
        "  choices: {a: {text: A}, b: {text: B}}\n"
    )

    (said,) = texts(section(debriefed(scenario, "a"), "norms").blocks)

    assert said == "The norms are silent about this story: weigh it yourself."


# -- other roads and after -----------------------------------------------------------------------


def test_what_was_open_and_left_is_offered_without_blame(scenario):
    said = list(texts(section(debriefed(scenario, *ALL), "other-roads").blocks))

    assert said[0] == "What nobody asked"
    assert "nobody does it all" in said[1]
    assert said[2] == "Bel het OM"


def test_the_documented_case_says_how_well_it_is_known(scenario):
    (note,) = of(CaseNote, debriefed(scenario, *ALL))

    assert note.question == "1. Gaan de deuren dicht?"
    assert (note.outcome, note.outcome_word) == ("deels-bekend", "partly known")


def test_the_case_of_a_dilemma_that_was_not_played_stays_untold(scenario):
    assert of(CaseNote, debriefed(scenario)) == []


def test_questions_for_the_trainer_are_those_of_the_dilemmas_played(scenario):
    said = list(texts(section(debriefed(scenario, "dicht"), "questions").blocks))

    assert said[1:] == ["1. Gaan de deuren dicht?", "Wie besliste hier?"]
