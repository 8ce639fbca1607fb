"""What could be known at the moment, what only showed later, and who saw it coming."""

from __future__ import annotations

import pytest
from stories import HEAD, a_scenario, played

from burgemeestersgame.assessment import Assessment, Ground, assess
from burgemeestersgame.assessment.model import Cause

# Whoever signs at once hears later that nobody could carry it out; whoever waits does not.
SIGN = """
- dilemma: tekenen
  phase: tijdens
  question: Geeft u het bevel?
  seconds: 60
  advice:
    griffier: {stance: wacht, text: Wacht op hulp.}
    ovd: {stance: nu, text: Ik heb het nu nodig.}
  choices:
    nu: {text: Nu, later: {id: geklap, after: 1 hour, message: geklap, effects: {zaal: -9}}}
    wacht: {text: Wachten}
  timeout: {text: U zweeg., later: {id: stil, after: 1 hour, effects: {zaal: -5}}}
- dilemma: daarna
  at: +2 hours
  question: Hoe verder?
  choices: {a: {text: A}, b: {text: B}}
"""
CLAPS = "messages: {geklap: {channel: phone, from: Ilse, text: Ze klapten.}}\n"


def assessed(scenes: str, *moves: str, more: str = CLAPS) -> Assessment:
    scenario = a_scenario(scenes, more)
    return assess(scenario, played(scenario, *moves))


def who_saw_it(found: Assessment) -> list[tuple[str, bool]]:
    return [(each.advisor, each.heard) for each in found.foresight]


# -- what could be known -------------------------------------------------------------------------


def test_what_came_of_a_decision_later_could_not_be_known_then():
    first, second = assessed(SIGN, "nu", "a").hindsight

    assert [each.id for each in first.later] == ["geklap"]
    assert second.later == ()


def test_what_had_come_in_by_then_could_be_known():
    first, second = assessed(SIGN, "nu", "a").hindsight

    assert first.arrived == ()
    assert [each.message for each in second.arrived] == ["geklap"]


def test_what_an_action_brought_at_the_same_dilemma_had_come_in_by_then():
    more = "actions: {bel: {text: Bel, message: geklap}}\n" + CLAPS

    first, _second = assessed(SIGN, "!bel", "wacht", "a", more=more).hindsight

    assert [each.message for each in first.arrived] == ["geklap"]


def test_what_every_choice_would_have_brought_came_of_none_of_them():
    later = "{id: ook, after: 1 hour, message: geklap, effects: {zaal: -9}}"
    scenes = SIGN.replace("{text: Wachten}", f"{{text: Wachten, later: {later}}}")

    found = assessed(scenes, "nu", "a")

    assert found.hindsight[0].later == ()
    assert {each.id: each.is_certain for each in found.consequences} == {"geklap": True}


def test_what_hits_harder_on_one_road_came_of_that_road():
    scenes = SIGN.replace(
        "wacht: {text: Wachten}",
        "wacht: {text: Wachten, later: {id: ook, after: 1 hour, message: geklap}}",
    )

    assert [each.id for each in assessed(scenes, "nu", "a").hindsight[0].later] == ["geklap"]


def test_what_was_still_to_come_when_play_stopped_did_not_come():
    seen, _second = assessed(SIGN.replace("1 hour", "9 days"), "nu", "a").hindsight

    assert seen.later == ()


# -- why something came, or did not --------------------------------------------------------------

DOOR = """
- dilemma: gang
  phase: tijdens
  question: De gang in?
  choices:
    ja: {{text: Ja, later: {{id: deur, after: 1 min, if: {condition}, message: geklap}}}}
    nee: {{text: Nee}}
- dilemma: daarna
  at: +1 hour
  question: Hoe verder?
  choices: {{a: {{text: A}}, b: {{text: B}}}}
"""
WALK = "actions: {loop: {text: Loop de weg, sets: kan}}\n" + CLAPS
WALKED = Ground("kan", True, Cause("action", "gang", "loop"))


@pytest.mark.parametrize(
    ("condition", "moves", "expected"),
    [
        ("not kan", ("ja", "a"), (Ground("kan", False, None),)),
        ("not kan", ("!loop", "ja", "a"), (WALKED,)),
        ("kan", ("!loop", "ja", "a"), (WALKED,)),
        ("kan", ("ja", "a"), (Ground("kan", False, None),)),
        ("not kan or zaal > 90", ("ja", "a"), ()),
        ("zaal > 90", ("ja", "a"), ()),
    ],
)
def test_a_fact_explains_why_something_came_or_did_not(condition, moves, expected):
    (deur,) = assessed(DOOR.format(condition=condition), *moves, more=WALK).consequences

    assert deur.grounds == expected


# -- who saw it coming ---------------------------------------------------------------------------


def test_who_advised_a_road_on_which_the_harm_does_not_come_saw_it_coming():
    (seen,) = assessed(SIGN, "nu", "a").foresight

    assert (seen.dilemma, seen.advisor, seen.stance) == ("tekenen", "griffier", "wacht")
    assert [each.id for each in seen.came] == ["geklap"]


def test_it_makes_no_difference_whether_they_were_heard():
    assert who_saw_it(assessed(SIGN, "nu", "a")) == [("griffier", False)]
    assert who_saw_it(assessed(SIGN, "?griffier", "nu", "a")) == [("griffier", True)]


def test_who_advised_what_was_done_did_not_see_it_coming():
    assert "ovd" not in [name for name, _heard in who_saw_it(assessed(SIGN, "nu", "a"))]


def test_of_silence_whoever_advised_to_act_saw_it_coming():
    assert who_saw_it(assessed(SIGN, "~", "a")) == [("griffier", False), ("ovd", False)]


def test_where_nothing_went_wrong_nobody_saw_anything_coming():
    assert who_saw_it(assessed(SIGN, "wacht", "a")) == []


TWO_INDICATORS = HEAD.replace(
    "facts:", "  thuis: {start: 50, better: low, label: Zorgen thuis}\nfacts:"
)


@pytest.mark.parametrize(
    ("effects", "expected"),
    [
        ("{zaal: -9}", [("griffier", False)]),
        ("{thuis: 9}", [("griffier", False)]),
        ("{zaal: 9}", []),
        ("{thuis: -9}", []),
        ("{zaal: -9, thuis: -9}", []),
        ("{zaal: -9, thuis: 9}", [("griffier", False)]),
    ],
)
def test_what_came_must_have_moved_things_the_wrong_way_and_only_that_way(effects, expected):
    scenario = a_scenario(SIGN.replace("{zaal: -9}", effects), CLAPS, head=TWO_INDICATORS)

    assert who_saw_it(assess(scenario, played(scenario, "nu", "a"))) == expected


def test_a_road_that_brings_the_same_message_is_no_foresight():
    scenes = SIGN.replace(
        "wacht: {text: Wachten}",
        "wacht: {text: Wachten, later: {id: ook, after: 9 min, message: geklap}}",
    )

    assert who_saw_it(assessed(scenes, "nu", "a")) == []


def test_a_road_that_was_closed_is_no_foresight():
    scenes = SIGN.replace("wacht: {text: Wachten}", "wacht: {text: Wachten, if: kan}")
    more = "actions: {bel: {text: Bel, sets: kan}}\n" + CLAPS

    assert who_saw_it(assessed(scenes, "nu", "a", more=more)) == []
    assert who_saw_it(assessed(scenes, "!bel", "nu", "a", more=more)) == [("griffier", False)]


def test_an_advisor_who_left_it_open_named_no_road():
    scenes = SIGN.replace("stance: wacht", "stance: open")

    assert who_saw_it(assessed(scenes, "nu", "a")) == []


def test_what_is_neither_better_high_nor_low_cannot_go_wrong():
    scenario = a_scenario(SIGN, CLAPS, head=HEAD.replace("better: high", "better: neutral"))

    assert who_saw_it(assess(scenario, played(scenario, "nu", "a"))) == []


# Barriers are decided on a day before; who comes to the door without them, comes whatever one does.
BARRIERS = """
- dilemma: vooraf
  phase: vooraf
  question: Komen er hekken?
  advice:
    griffier: {{stance: hek, text: Een hek beledigt niemand.}}
    ovd: {{stance: geen, text: Liever een rustig plein.}}
  choices:
    hek: {{text: Hekken, sets: kan}}
    geen: {{text: Geen hekken}}
- dilemma: avond
  at: +1 day
  question: Wat doet u?
  choices:
    gang: {{text: De gang in, later: {{id: g, {door}}}}}
    wacht: {{text: Wachten, later: {{id: w, {door}}}}}
- dilemma: daarna
  at: +1 hour
  question: Hoe verder?
  choices: {{a: {{text: A}}, b: {{text: B}}}}
"""
AT_THE_DOOR = "after: 1 min, if: {condition}, message: geklap, effects: {{zaal: -3}}"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("not kan", [("vooraf", "griffier")]),
        ("not kan and not mag", [("vooraf", "griffier")]),
        ("not kan or not mag", []),  # it would have come with barriers too
        ("not mag", []),
    ],
)
def test_who_wanted_what_was_missing_when_it_came_saw_it_coming(condition, expected):
    scenes = BARRIERS.format(door=AT_THE_DOOR.format(condition=condition))
    more = "actions: {zet: {text: Zet neer, sets: mag}}\n" + CLAPS
    scenario = a_scenario(scenes, more)

    found = assess(scenario, played(scenario, "geen", "gang", "a"))

    assert [(each.dilemma, each.advisor) for each in found.foresight] == expected
    assert not any(assess(scenario, played(scenario, "hek", "gang", "a")).foresight)


def test_who_wanted_too_late_what_was_missing_saw_nothing_coming():
    scenes = BARRIERS.format(door=AT_THE_DOOR.format(condition="not kan"))
    first, rest = scenes.split("- dilemma: avond")
    late = first.replace("vooraf", "nazorg")
    evening, after = rest.split("- dilemma: daarna")
    evening = evening.replace("  at: +1 day\n", "  phase: tijdens\n")
    late = late.replace("phase: nazorg", "phase: nazorg\n  at: +1 hour")
    scenario = a_scenario(f"- dilemma: avond{evening}{late}- dilemma: daarna{after}", CLAPS)

    assert assess(scenario, played(scenario, "gang", "geen", "a")).foresight == ()
