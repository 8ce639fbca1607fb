"""What a run shows: the rules of norm statuses one by one, then the rest of an assessment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import a_scenario, played

from burgemeestersgame.assessment import (
    Assessment,
    Cause,
    Count,
    Fate,
    NormResult,
    PassedUp,
    Status,
    TouchKind,
    ValueResult,
    assess,
)
from burgemeestersgame.engine import Game, Run, RunError
from burgemeestersgame.engine.run import Decided, Intended
from burgemeestersgame.scenario.model import PHASES

# A norm of each kind that matters, by what it is called in these tests.
LAW = "bevoegdheid-openbaarheid-raad"
AGREEMENT = "vpt-3-registreren"
SUGGESTION = "beleidssuggestie-1-monitor"
# The two sides of the tension between public order and the right to demonstrate.
ORDER, PROTEST = "bevoegdheid-noodbevel", "bevoegdheid-betoging"
ORDER_VERSUS_PROTEST = "spanning-orde-betoging"


def result(scenes: str, *moves: str, norm: str = LAW, more: str = "") -> NormResult:
    scenario = a_scenario(scenes, more)
    return assess(scenario, played(scenario, *moves)).norms[norm]


def status(scenes: str, *moves: str, norm: str = LAW, more: str = "") -> Status:
    return result(scenes, *moves, norm=norm, more=more).status


# -- touches -------------------------------------------------------------------------------------

ONE = f"""
- dilemma: een
  phase: tijdens
  question: Eén?
  choices:
    eert: {{text: Eren, honours: {LAW}}}
    breekt: {{text: Breken, breaches: {LAW}}}
    mengt: {{text: Mengen}}
"""
THREE = "\n".join(
    f"""
- dilemma: {name}
  phase: {phase}
  question: Wat nu?
  choices:
    eert: {{text: Eren, honours: {LAW}}}
    breekt: {{text: Breken, breaches: {LAW}}}
    herstelt: {{text: Herstellen, repairs: {LAW}}}
    beide: {{text: Herstellen en eren, repairs: {LAW}, honours: {LAW}}}
    niets: {{text: Niets}}
"""
    for name, phase in (("een", "vooraf"), ("twee", "tijdens"), ("drie", "nazorg"))
)


@pytest.mark.parametrize(
    ("moves", "expected", "phase"),
    [
        (("eert", "niets", "niets"), Status.HONOURED, "vooraf"),
        (("niets", "eert", "niets"), Status.HONOURED, "tijdens"),
        (("eert", "eert", "niets"), Status.HONOURED, "vooraf"),
        (("breekt", "niets", "niets"), Status.BREACHED, "vooraf"),
        (("eert", "breekt", "niets"), Status.BREACHED, "tijdens"),
        (("breekt", "breekt", "niets"), Status.BREACHED, "vooraf"),
        (("breekt", "eert", "niets"), Status.BREACHED, "vooraf"),
        (("breekt", "herstelt", "niets"), Status.REPAIRED, "tijdens"),
        (("breekt", "herstelt", "eert"), Status.REPAIRED, "tijdens"),
        (("breekt", "herstelt", "breekt"), Status.BREACHED, "nazorg"),
        (("breekt", "eert", "herstelt"), Status.REPAIRED, "nazorg"),
        (("eert", "herstelt", "niets"), Status.HONOURED, "vooraf"),
        (("breekt", "beide", "niets"), Status.REPAIRED, "tijdens"),
        (("beide", "niets", "niets"), Status.HONOURED, "vooraf"),
        (("herstelt", "niets", "niets"), Status.MISSED, "nazorg"),
        (("niets", "niets", "niets"), Status.MISSED, "nazorg"),
    ],
)
def test_a_norm_has_the_status_and_phase_of_its_last_change(moves, expected, phase):
    found = result(THREE, *moves)

    assert (found.status, found.phase) == (expected, phase)


def test_a_repair_with_nothing_to_mend_is_no_touch():
    found = result(THREE, "eert", "herstelt", "niets")

    assert [touch.kind for touch in found.because] == [TouchKind.HONOUR]


def test_one_deed_may_mend_and_then_honour_the_same_norm():
    found = result(THREE, "breekt", "beide", "niets")

    kinds = [touch.kind for touch in found.because]
    assert kinds == [TouchKind.BREACH, TouchKind.REPAIR, TouchKind.HONOUR]


def test_because_says_where_when_and_by_what():
    (touch,) = result(ONE, "breekt").because

    assert (touch.dilemma, touch.deed, touch.id, touch.clock) == ("een", "choice", "breekt", 0)


def test_what_silence_does_to_a_norm_counts_as_a_touch():
    scenes = f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      seconds: 30
      choices: {{eert: {{text: Eren, honours: {LAW}}}, niet: {{text: Niet}}}}
      timeout: {{text: U zweeg., breaches: {LAW}}}
    """

    found = result(scenes, "~")

    assert found.status is Status.BREACHED
    assert found.because[0].deed == "timeout"


def test_a_mark_whose_condition_fails_is_no_touch():
    scenes = f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices:
        breekt: {{text: Breken, breaches: {{norm: {LAW}, if: not kan}}}}
        niet: {{text: Niet, sets: kan}}
    """
    more = "actions: {bereid: {text: Voorbereiden, sets: kan}}\n"

    assert status(scenes, "!bereid", "breekt", more=more) is Status.SILENT


def test_an_action_counts_at_the_dilemma_where_it_is_taken():
    scenes = """
    - dilemma: een
      phase: vooraf
      question: Eén?
      choices: {a: {text: A}, b: {text: B}}
    - dilemma: twee
      phase: nazorg
      question: Twee?
      choices: {a: {text: A}, b: {text: B}}
    """
    more = f"actions: {{log: {{text: Begin een logboek, honours: {LAW}}}}}\n"

    found = result(scenes, "a", "!log", "b", more=more)

    assert (found.phase, found.because[0].dilemma) == ("nazorg", "twee")


# -- chances -------------------------------------------------------------------------------------


def test_a_choice_that_was_open_and_not_taken_is_a_missed_chance():
    found = result(ONE.replace(f", breaches: {LAW}", ""), "breekt")

    assert found.status is Status.MISSED
    assert [(touch.kind, touch.id) for touch in found.because] == [(TouchKind.MISSED, "eert")]


def test_silence_misses_the_chance_that_was_open():
    scenes = f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      seconds: 30
      choices: {{eert: {{text: Eren, honours: {LAW}}}, niet: {{text: Niet}}}}
      timeout: {{text: U zweeg.}}
    """

    assert status(scenes, "~") is Status.MISSED


def test_a_choice_that_was_not_open_is_no_chance():
    scenes = f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices:
        eert: {{text: Eren, if: kan, honours: {LAW}}}
        a: {{text: A}}
        b: {{text: B, sets: kan}}
    """

    assert status(scenes, "a") is Status.SILENT


def test_an_action_that_was_open_and_not_taken_is_a_missed_chance():
    more = f"actions: {{log: {{text: Begin een logboek, honours: {AGREEMENT}}}}}\n"

    found = result(ONE, "mengt", norm=AGREEMENT, more=more)

    assert (found.status, found.because[0].deed) == (Status.MISSED, "action")


def test_an_action_that_was_not_available_is_no_chance():
    more = f"actions: {{log: {{text: Logboek, available: nazorg, honours: {AGREEMENT}}}}}\n"
    later = """
- dilemma: later
  phase: nazorg
  if: kan
  question: Later?
  choices: {a: {text: A}, b: {text: B, sets: kan}}
"""

    assert status(ONE + later, "mengt", norm=AGREEMENT, more=more) is Status.SILENT


def test_a_missed_chance_is_judged_when_the_decision_falls_and_not_before():
    more = f"""
    actions:
      log: {{text: Begin een logboek, available: not kan, honours: {AGREEMENT}}}
      sluit: {{text: Sluit het, sets: kan}}
    """

    assert status(ONE, "!sluit", "mengt", norm=AGREEMENT, more=more) is Status.SILENT


def test_where_the_condition_of_a_mark_fails_there_is_no_chance():
    scenes = f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices:
        eert: {{text: Eren, honours: {{norm: {LAW}, if: kan}}}}
        niet: {{text: Niet, sets: kan}}
    """

    assert status(scenes, "niet") is Status.SILENT


def test_where_the_condition_of_a_mark_holds_by_the_decision_there_is_a_chance():
    scenes = f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices:
        eert: {{text: Eren, honours: {{norm: {LAW}, if: kan}}}}
        niet: {{text: Niet}}
    """
    more = "actions: {bereid: {text: Voorbereiden, sets: kan}}\n"

    assert status(scenes, "!bereid", "niet", more=more) is Status.MISSED


def test_an_action_taken_at_this_dilemma_is_no_missed_chance_though_it_is_still_open():
    more = f"""
    actions:
      bel: {{text: Bel, times: 2, sets: kan, honours: {{norm: {AGREEMENT}, if: kan}}}}
    """

    assert status(ONE, "!bel", "mengt", norm=AGREEMENT, more=more) is Status.SILENT


def test_an_action_taken_before_is_a_chance_again_where_it_is_open_again():
    more = f"""
    actions:
      bel: {{text: Bel, times: 2, sets: kan, honours: {{norm: {AGREEMENT}, if: kan}}}}
    """
    again = "- dilemma: weer\n  question: Weer?\n  choices: {a: {text: A}, b: {text: B}}\n"

    found = result(ONE + again, "!bel", "mengt", "a", norm=AGREEMENT, more=more)

    assert (found.status, found.because[-1].dilemma) == (Status.MISSED, "weer")


def test_any_touch_wins_over_missed_chances():
    found = result(THREE, "niets", "niets", "eert")

    assert (found.status, len(found.because)) == (Status.HONOURED, 1)


def test_a_missed_norm_counts_at_its_last_chance():
    assert result(THREE, "niets", "niets", "niets").phase == "nazorg"


def test_a_norm_of_which_the_dilemma_was_never_reached_is_silent():
    scenes = f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices: {{a: {{text: A, next: slot}}, b: {{text: B}}}}
    - dilemma: twee
      question: Twee?
      choices: {{eert: {{text: Eren, honours: {LAW}}}, niet: {{text: Niet}}}}
    """

    found = result(scenes, "a")

    assert found == NormResult(Status.SILENT, None, ())


# -- advice that is only advice ------------------------------------------------------------------

SOFT = f"""
- dilemma: een
  phase: tijdens
  question: Eén?
  choices: {{eert: {{text: Eren, honours: {SUGGESTION}}}, niet: {{text: Niet}}}}
"""
BINDING = f"binding: {{{SUGGESTION}: De raad heeft het besloten}}\n"


def test_not_following_a_suggestion_is_silence():
    assert status(SOFT, "niet", norm=SUGGESTION) is Status.SILENT


def test_what_would_have_followed_a_suggestion_is_kept_and_is_no_missed_chance():
    found = result(SOFT, "niet", norm=SUGGESTION)

    assert found.status is Status.SILENT
    assert [(touch.kind, touch.id) for touch in found.because] == [(TouchKind.OPEN, "eert")]


def test_following_a_suggestion_honours_it():
    assert status(SOFT, "eert", norm=SUGGESTION) is Status.HONOURED


def test_a_suggestion_that_is_binding_here_can_be_missed():
    assert status(SOFT, "niet", norm=SUGGESTION, more=BINDING) is Status.MISSED


def test_a_suggestion_that_is_binding_here_can_be_breached():
    scenes = SOFT.replace("text: Niet", f"text: Niet, breaches: {SUGGESTION}")

    assert status(scenes, "niet", norm=SUGGESTION, more=BINDING) is Status.BREACHED


# -- tensions ------------------------------------------------------------------------------------

TENSE = f"""
- dilemma: een
  phase: tijdens
  question: Eén?
  choices:
    orde: {{text: Orde, honours: {ORDER}}}
    plek: {{text: Plek, honours: {PROTEST}}}
    beide: {{text: Allebei, honours: [{ORDER}, {PROTEST}]}}
    mist: {{text: Mist, repairs: {ORDER}}}
    niets: {{text: Niets}}
"""


def test_who_serves_one_side_of_a_tension_misses_no_chance_on_the_other():
    found = result(TENSE, "orde", norm=PROTEST)

    assert (found.status, found.phase) == (Status.SILENT, None)
    (touch,) = found.because
    assert (touch.kind, touch.tension, touch.id) == (
        TouchKind.TENSION,
        ORDER_VERSUS_PROTEST,
        "orde",
    )


def test_a_tension_that_was_met_is_named_with_both_sides():
    scenario = a_scenario(TENSE)

    (faced,) = assess(scenario, played(scenario, "orde")).tensions

    assert (faced.tension, faced.served, faced.waived) == (
        ORDER_VERSUS_PROTEST,
        (ORDER,),
        (PROTEST,),
    )
    assert [(way.deed, way.id, way.waived) for way in faced.roads] == [
        ("choice", "plek", (PROTEST,)),
        ("choice", "beide", (PROTEST,)),
    ]


def test_a_road_that_would_have_served_both_sides_is_known_as_such():
    scenario = a_scenario(TENSE, f"actions: {{bel: {{text: Bel, honours: {PROTEST}}}}}\n")

    (faced,) = assess(scenario, played(scenario, "orde")).tensions

    assert {way.id: way.serves_both for way in faced.roads} == {
        "plek": False,
        "beide": True,
        "bel": True,  # an action goes with any choice
    }


def test_a_practice_that_a_decision_went_before_is_named_as_a_tension_too():
    people, no_yielding = "leidraad-tijdens-mensen-eerst", "integriteit-niet-zwichten"
    scenario = a_scenario(f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices:
        weg: {{text: Weg, honours: {people}}}
        blijf: {{text: Blijf, honours: {no_yielding}}}
    """)

    found = assess(scenario, played(scenario, "weg"))

    assert found.norms[no_yielding].status is Status.SILENT
    assert [(each.served, each.waived) for each in found.tensions] == [((people,), (no_yielding,))]


def test_who_serves_neither_side_misses_both():
    assert status(TENSE, "niets", norm=PROTEST) is Status.MISSED
    assert status(TENSE, "niets", norm=ORDER) is Status.MISSED


def test_who_serves_both_sides_chose_against_neither():
    scenario = a_scenario(TENSE)

    assert assess(scenario, played(scenario, "beide")).tensions == ()


def test_a_repair_with_nothing_to_mend_serves_no_side():
    assert status(TENSE, "mist", norm=PROTEST) is Status.MISSED


def test_a_repair_that_mends_serves_its_side():
    breach = f"""
- dilemma: nul
  phase: tijdens
  question: Nul?
  choices: {{breekt: {{text: Breken, breaches: {ORDER}}}, niet: {{text: Niet}}}}
"""

    assert status(breach + TENSE, "breekt", "mist", norm=PROTEST) is Status.SILENT


def test_an_action_serves_no_side_of_a_tension():
    more = f"actions: {{bevel: {{text: Geef het bevel, honours: {ORDER}}}}}\n"

    assert status(TENSE, "!bevel", "niets", norm=PROTEST, more=more) is Status.MISSED


def test_a_tension_at_one_dilemma_does_not_excuse_the_chance_at_the_next():
    scenes = TENSE + TENSE.replace("dilemma: een", "dilemma: twee")

    found = result(scenes, "orde", "niets", norm=PROTEST)

    assert found.status is Status.MISSED
    assert [(touch.kind, touch.dilemma) for touch in found.because] == [
        (TouchKind.TENSION, "een"),
        (TouchKind.MISSED, "twee"),
        (TouchKind.MISSED, "twee"),
    ]


def test_silence_that_serves_one_side_misses_no_chance_on_the_other():
    scenes = f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      seconds: 30
      choices: {{plek: {{text: Plek, honours: {PROTEST}}}, niets: {{text: Niets}}}}
      timeout: {{text: De politie hield het plein vrij., honours: {ORDER}}}
    """

    assert status(scenes, "~", norm=PROTEST) is Status.SILENT


# -- counts --------------------------------------------------------------------------------------


def assessed(scenes: str, *moves: str, more: str = "", **named: tuple[str, ...]) -> Assessment:
    scenario = a_scenario(scenes, more)
    return assess(scenario, played(scenario, *moves, **named))


def test_counts_leave_out_what_stayed_silent():
    found = assessed(TENSE, "orde")

    assert found.phases == {"vooraf": Count(), "tijdens": Count(1, 1), "nazorg": Count()}
    assert found.families == {"bevoegdheid": Count(1, 1)}


def test_a_breach_and_a_miss_are_counted_but_not_as_good():
    more = f"actions: {{log: {{text: Begin een logboek, honours: {AGREEMENT}}}}}\n"

    found = assessed(ONE, "breekt", more=more)

    assert found.phases["tijdens"] == Count(0, 2)
    assert found.families == {"vpt": Count(0, 1), "bevoegdheid": Count(0, 1)}


def test_what_was_repaired_counts_as_good():
    assert assessed(THREE, "breekt", "herstelt", "niets").phases["tijdens"] == Count(1, 1)


def test_a_norm_of_the_scenario_itself_counts_in_its_family():
    more = """
    norms:
      proef-lunch:
        family: integriteit
        aard: code
        text: Geen lunch.
        source: Artikel 4
        certainty: geverifieerd
    """

    found = assessed(ONE.replace(LAW, "proef-lunch"), "breekt", more=more)

    assert found.families == {"integriteit": Count(0, 1)}


# -- everything else -----------------------------------------------------------------------------

FULL = """
- dilemma: een
  phase: tijdens
  question: Eén?
  seconds: 60
  advice:
    griffier: {stance: nu, takes: 5 min, text: Doe het nu.}
    ovd: {stance: open, text: Ik weet het niet.}
  choices:
    nu:
      text: Nu
      takes: 10 min
      consequence: Er wordt geklapt.
      effects: {zaal: -20}
      values: gezag
      later:
        - {id: krant, after: 1 hour, message: krant, effects: {zaal: -5}}
        - {id: nooit, after: 1 hour, if: kan, message: krant}
        - {id: afgezegd, after: 1 hour, message: krant}
        - {id: te-laat, after: 9 days, message: krant}
    wacht: {text: Wachten, values: openheid}
  timeout: {text: U zweeg.}
- explain: zin
  prompt: Waarom?
- dilemma: twee
  phase: nazorg
  at: +2 hours
  question: Twee?
  choices: {a: {text: A, effects: {zaal: 4}}, b: {text: B}}
"""
MORE = """
actions:
  bel: {text: Bel het OM, takes: 1 min, effects: {zaal: 2}, cancels: afgezegd}
  log: {text: Begin een logboek}
messages:
  krant: {channel: press, from: De Haverbode, text: "U zei: {zin}", without: U zei niets.}
"""


def full(*moves: str, **named: tuple[str, ...]) -> Assessment:
    return assessed(FULL, *moves, more=MORE, **named)


def test_a_decision_keeps_reason_value_and_the_seconds_it_took():
    scenario = a_scenario(FULL, MORE)
    now = [100.0]
    game = Game(scenario, clock=lambda: now[0])
    game.begin()
    now[0] += 10
    game.pause()
    now[0] += 500
    game.resume()
    now[0] += 7
    game.decide("nu", "omdat het moet", "openheid", 0.5)

    (decision,) = assess(scenario, game.run).decisions

    assert (decision.choice, decision.reason, decision.value) == (
        "nu",
        "omdat het moet",
        "openheid",
    )
    assert (decision.confidence, decision.seconds) == (0.5, pytest.approx(17))
    assert decision.puts_first == ("gezag",)


def test_the_seconds_of_a_decision_count_from_its_own_question():
    scenario = a_scenario(THREE)

    decisions = assess(scenario, played(scenario, "eert", "niets", "breekt")).decisions

    assert [each.seconds for each in decisions] == [1.0, 1.0, 1.0]


def test_a_decision_by_silence_has_no_choice():
    (decision, _) = full("~", '""', "a").decisions

    assert (decision.choice, decision.deed) == (None, "timeout")


def test_a_decision_knows_how_much_time_there_was():
    scenario = a_scenario(FULL, MORE)

    def limit_with(time_factor: float | None) -> float | None:
        game = Game(scenario, clock=lambda: 0.0, time_factor=time_factor)
        game.begin()
        game.decide("nu")
        return assess(scenario, game.run).decisions[0].limit_s

    assert [limit_with(1.0), limit_with(1.5), limit_with(None)] == [60.0, 90.0, None]
    assert full("nu", '""', "a").decisions[1].limit_s is None


def test_advice_to_take_a_road_that_was_closed_says_so():
    scenes = FULL.replace("nu:\n      text: Nu", "nu:\n      if: kan\n      text: Nu")

    found = assessed(scenes, "wacht", '""', "a", more=MORE).advice

    assert [(each.stance, each.was_open) for each in found] == [("nu", False), ("open", False)]


def test_advice_says_who_was_heard_and_who_was_followed():
    found = full("?ovd", "nu", '""', "a").advice

    assert [(each.advisor, each.heard, each.followed) for each in found] == [
        ("griffier", False, True),
        ("ovd", True, False),
    ]


def test_advice_on_a_dilemma_that_was_not_decided_is_not_yet_told():
    assert full("?ovd").advice == ()


def test_initiative_taken_and_passed_up():
    found = full("!bel", "wacht", '""', "a")

    assert [(each.action, each.dilemma) for each in found.initiatives] == [("bel", "een")]
    assert found.passed_up == (PassedUp("log", ("een", "twee")),)


def test_delayed_consequences_tell_what_became_of_them():
    found = full("nu", '"Omdat het moest."', "!bel", "a").consequences

    assert {each.id: each.fate for each in found} == {
        "krant": Fate.HAPPENED,
        "nooit": Fate.FAILED,
        "afgezegd": Fate.HAPPENED,
        "te-laat": Fate.LAPSED,
    }


def test_a_cancelled_consequence_says_by_what():
    scenes = """
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices:
        a: {text: A, later: {id: straks, after: 3 hours, effects: {zaal: -1}}}
        b: {text: B}
    - dilemma: twee
      question: Twee?
      choices: {stop: {text: Stop het, cancels: straks}, b: {text: B}}
    """

    (found,) = assessed(scenes, "a", "stop").consequences

    assert (found.fate, found.cancelled_by) == (Fate.CANCELLED, Cause("choice", "twee", "stop"))
    assert (found.cause, found.due) == (Cause("choice", "een", "a"), 180)


def test_what_is_pending_is_not_scheduled_again():
    more = """
    actions:
      bel: {text: Bel, times: 2, takes: 10 min, later: {id: terug, after: 1 hour, sets: kan}}
    """

    (found,) = assessed(ONE, "!bel", "!bel", more=more).consequences

    assert (found.fate, found.due) == (Fate.PENDING, 60)


def test_what_is_still_to_come_in_an_unfinished_run_is_pending():
    assert {each.fate for each in full("nu").consequences} == {Fate.PENDING}


def test_a_message_quotes_the_sentence_and_the_sentence_knows_it():
    found = full("nu", '"Omdat het moest."', "a")

    assert found.messages[0].text == "U zei: Omdat het moest."
    assert found.sentences[0].returned == found.messages
    assert {each.quotes for each in found.messages} == {("zin",)}


def test_of_an_empty_sentence_the_silence_comes_back():
    found = full("nu", '""', "a")

    assert found.messages[0].text == "U zei niets."
    assert found.sentences[0].returned == found.messages
    assert {each.quotes for each in found.messages} == {()}


def test_a_sentence_that_was_not_quoted_for_want_of_another_did_not_come_back():
    scenes = """
    - explain: een
      phase: tijdens
      prompt: Eén?
    - explain: twee
      prompt: Twee?
    - dilemma: drie
      question: Drie?
      choices: {a: {text: A, message: krant}, b: {text: B}}
    """
    more = """
    messages:
      krant: {channel: press, from: Krant, text: "{een} en {twee}", without: U zei niets.}
    """

    said, silent = assessed(scenes, '"Omdat."', '""', "a", more=more).sentences

    assert said.returned == ()
    assert [each.text for each in silent.returned] == ["U zei niets."]


def test_indicators_move_over_story_time_with_their_causes():
    found = full("!bel", "nu", '""', "a")

    assert found.levels["zaal"] == ((0, 50), (0, 52), (1, 32), (61, 27), (131, 31))
    assert [each.cause.id for each in found.movements] == ["bel", "nu", "krant", "a"]


def test_the_course_has_everything_in_the_order_in_which_it_happened():
    found = full("?griffier", "!log", "wacht", '"Zo."', "a")

    names = [type(entry).__name__ for entry in found.course]
    assert names == [
        "Visit",
        "Heard",
        "Initiative",
        "Decision",
        "Visit",
        "Sentence",
        "Visit",
        "Decision",
        "Movement",
        "Visit",
    ]


def test_values_stand_side_by_side_without_a_score():
    found = full("nu", '""', "a", values=("openheid",))

    assert found.values == {
        "openheid": ValueResult(1, (), ()),
        "gezag": ValueResult(None, ("een",), ()),
    }


def test_a_finished_run_has_its_ending():
    found = full("wacht", '""', "a")

    assert (found.ending, found.is_finished) == ("slot", True)


def test_a_run_that_has_not_begun_shows_nothing_yet():
    scenario = a_scenario(ONE)

    found = assess(scenario, Run("proef", scenario.digest))

    assert {each.status for each in found.norms.values()} == {Status.SILENT}
    assert (found.decisions, found.ending) == ((), None)


def test_an_unfinished_run_is_assessed_up_to_where_it_is():
    found = assessed(THREE, "breekt")

    assert found.norms[LAW].status is Status.BREACHED
    assert not found.is_finished


def test_a_run_of_another_story_is_refused():
    scenario = a_scenario(ONE)

    with pytest.raises(RunError):
        assess(scenario, Run("proef", "0" * 64))


# -- rules for any run ---------------------------------------------------------------------------

ANY = (
    THREE
    + TENSE.replace("dilemma: een", "dilemma: vier")
    + SOFT.replace("dilemma: een", "dilemma: vijf").replace("phase: tijdens", "phase: nazorg")
)
ANY_SCENARIO = a_scenario(
    ANY,
    f"""
    actions:
      log: {{text: Begin een logboek, times: 2, honours: {AGREEMENT}}}
      bevel: {{text: Geef het bevel, available: tijdens, breaches: {ORDER}}}
      herstel: {{text: Trek het in, available: action:bevel, repairs: {ORDER}}}
    """,
)


def any_run(numbers: list[int]) -> Run:
    game = Game(ANY_SCENARIO, clock=lambda: 0.0)
    game.begin()
    for number in numbers:
        view = game.view()
        if game.state in ("reading", "ending"):
            game.proceed()
        elif game.state != "deciding":
            break
        elif number % 3 == 0 and view.actions:
            game.act(view.actions[number % len(view.actions)].id)
        else:
            game.decide(view.choices[number % len(view.choices)].id)
    return game.run


@given(st.lists(st.integers(0, 99), max_size=14))
def test_of_any_run_each_norm_has_one_status_and_the_counts_add_up(numbers):
    found = assess(ANY_SCENARIO, any_run(numbers))

    scored = [each for each in found.norms.values() if each.status is not Status.SILENT]
    assert all((each.phase in PHASES) == (each in scored) for each in found.norms.values())
    for counts in (found.phases, found.families):
        assert sum(count.of for count in counts.values()) == len(scored)
        assert all(0 <= count.good <= count.of for count in counts.values())


@given(st.lists(st.integers(0, 99), max_size=14))
def test_of_any_run_the_assessment_is_the_same_when_it_is_read_back(numbers):
    run = any_run(numbers)

    assert assess(ANY_SCENARIO, Run.from_json(run.to_json())) == assess(ANY_SCENARIO, run)


@given(st.lists(st.integers(0, 99), max_size=14))
def test_of_any_run_a_norm_that_was_touched_is_never_missed_or_silent(numbers):
    found = assess(ANY_SCENARIO, any_run(numbers))

    touches = {TouchKind.HONOUR, TouchKind.BREACH, TouchKind.REPAIR}
    for each in found.norms.values():
        was_touched = any(touch.kind in touches for touch in each.because)
        assert was_touched == (each.status not in (Status.MISSED, Status.SILENT))


def test_a_norm_that_is_named_and_never_marked_is_silent():
    scenario = a_scenario(
        """
        - dilemma: vraag
          phase: tijdens
          text: Het plein loopt vol.
          question: Wat doet u?
          choices:
            ja: {text: Ja, honours: vpt-6-aangifte}
            nee: {text: Nee}
        """,
        """
        norms:
          proef-agenda:
            family: integriteit
            aard: code
            text: De agenda is openbaar.
            source: Gedragscode
            certainty: geverifieerd
        binding: {menu-casemanager: Zo is het hier afgesproken}
        """,
    )

    norms = assess(scenario, played(scenario, "nee")).norms

    assert {id: (result.status, result.phase) for id, result in norms.items()} == {
        "vpt-6-aangifte": ("missed", "tijdens"),
        "proef-agenda": ("silent", None),
        "menu-casemanager": ("silent", None),
    }


# -- replays and intentions ----------------------------------------------------------------------


def test_the_intention_that_counts_is_the_last_one():
    scenario = a_scenario(ONE)
    run = played(scenario, "eert")
    told = replace(run, events=(*run.events, Intended("Eerst bellen."), Intended("Eerder bellen.")))

    assert assess(scenario, run).intention == ""
    assert assess(scenario, told).intention == "Eerder bellen."


def test_a_replay_knows_what_it_took_over_and_how_long_its_own_decision_took():
    scenario = a_scenario(THREE)
    run = played(scenario, "eert", "niets", "breekt")
    at = run.decisions()[1]
    branch = run.before(at, "0a1b2c3d4e5f")
    now_s = branch.events[-1].at_s
    replay = replace(branch, events=(*branch.events, Decided("twee", "eert", at_s=now_s + 7.0)))

    found = assess(scenario, replay)

    assert found.taken_over == 1
    assert found.decisions[1].seconds == 7.0
    assert assess(scenario, run).taken_over == 0
