"""Where norms pulled two ways: which side a decision took, and what paid for it."""

from __future__ import annotations

from stories import a_scenario, played

from burgemeestersgame.assessment import assess
from burgemeestersgame.debrief.model import Fold, Heading, Paragraph
from burgemeestersgame.debrief.telling import Telling, speaking
from burgemeestersgame.debrief.tensions import tensions
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.norms import load_norms

LIGHT, ORDER = "bevoegdheid-licht-bevel", "bevoegdheid-noodbevel"  # ORDER only limits a power
PROTEST = "bevoegdheid-betoging"
PEOPLE, NO_YIELDING = "leidraad-tijdens-mensen-eerst", "integriteit-niet-zwichten"
COUNCIL, PLACE = "bevoegdheid-openbaarheid-raad", "bevoegdheid-oproeping-openbaar"
AT_THE_DOOR = "bevoegdheid-toegang-beheersen"  # a limit, and no duty
VAGUE = "stelsel-impliciete-dreiging"  # no duty


def dilemma(*choices: str) -> str:
    """Return a dilemma; a choice is its name and the norms that it honours: 'orde: a, b'."""
    lines = [
        f"    {name}: {{text: {name.capitalize()}, {marks}}}\n"
        for name, _colon, marks in (choice.partition(": ") for choice in choices)
    ]
    return f"- dilemma: een\n  phase: tijdens\n  question: Eén?\n  choices:\n{''.join(lines)}"


NEXT = dilemma(f"later: honours: {PROTEST}", "niets: takes: 1 min").replace("een", "twee")


def told(scenes: str, *moves: str, more: str = "", language: str = "en") -> list[str]:
    scenario = a_scenario(scenes, more)
    found = assess(scenario, played(scenario, *moves))
    telling = Telling(compiled(scenario), found, load_norms(), language)
    with speaking(language):
        blocks = list(tensions(telling))
    blocks += [each for block in blocks if isinstance(block, Fold) for each in block.blocks]
    texts = [block.text for block in blocks if isinstance(block, Heading | Paragraph)]
    return [line for text in texts for line in text.splitlines()]


def side(scenes: str, *moves: str, more: str = "", language: str = "en") -> str:
    """Return what is said of the first decision, without its number."""
    lines = told(scenes, *moves, more=more, language=language)
    return next(line.partition(" 1. ")[2] for line in lines if " 1. " in line)


def test_a_duty_that_was_served_nowhere_paid_for_the_side_that_was_taken():
    scenes = dilemma(f"orde: honours: {LIGHT}", f"plek: honours: {PROTEST}")

    assert side(scenes, "orde") == (
        "You served ‘The ordinary order first’ here, at the cost of ‘Demonstration protected’."
    )
    lines = told(scenes, "orde")
    assert "Public order versus the right to demonstrate" in lines
    assert any(line.startswith("‘Demonstration protected’: A demonstration is") for line in lines)


def test_what_is_no_law_went_second_and_did_not_pay():
    scenes = dilemma("klacht: honours: vpt-6-aangifte", "praat: honours: menu-1-gesprek")

    assert side(scenes, "praat") == (
        "You put ‘A personal talk at once’ before ‘Complaint under public-task procedure’ here."
    )


def test_what_was_served_at_another_moment_did_not_pay():
    scenes = dilemma(f"orde: honours: {LIGHT}", f"plek: honours: {PROTEST}") + NEXT

    assert side(scenes, "orde", "later") == (
        "You put ‘The ordinary order first’ before ‘Demonstration protected’ here."
        " Elsewhere you served that side too."
    )


def test_what_is_told_as_a_missed_chance_elsewhere_did_not_pay_here_too():
    scenes = dilemma(f"orde: honours: {LIGHT}", f"plek: honours: {PROTEST}") + NEXT

    assert side(scenes, "orde", "niets") == (
        "You put ‘The ordinary order first’ before ‘Demonstration protected’ here."
    )


def test_what_was_served_unasked_at_the_same_dilemma_did_not_pay_though_it_was_breached_later():
    scenes = dilemma(f"orde: honours: {LIGHT}", f"plek: honours: {PROTEST}")
    scenes += dilemma(f"weg: breaches: {PROTEST}", "niets: takes: 1 min").replace("een", "twee")
    more = f"actions: {{vak: {{text: Wijs een plek, honours: {PROTEST}}}}}\n"

    assert side(scenes, "!vak", "orde", "weg", more=more) == (
        "You served ‘The ordinary order first’ here."
        " By what you did unasked you served ‘Demonstration protected’ as well."
    )


def test_what_the_decision_itself_breached_always_paid():
    scenes = dilemma(
        f"orde: honours: {LIGHT}, breaches: {PROTEST}",
        f"plek: honours: {PROTEST}",
    )

    assert "at the cost of ‘Demonstration protected’" in side(scenes + NEXT, "orde", "later")


def test_what_was_mended_later_is_said_to_be():
    scenes = dilemma(
        f"orde: honours: {LIGHT}, breaches: {PROTEST}",
        f"plek: honours: {PROTEST}",
    )
    scenes += dilemma(f"herstel: repairs: {PROTEST}", "niets: takes: 1 min").replace("een", "twee")

    assert "You mended ‘Demonstration protected’ later." in side(scenes, "orde", "herstel")
    assert "mended" not in side(scenes, "orde", "niets")


def test_not_using_a_power_is_not_at_the_cost_of_the_limits_of_that_power():
    scenes = dilemma(f"plek: honours: {PROTEST}", f"bevel: honours: {ORDER}")

    assert side(scenes, "plek") == (
        "You served ‘Demonstration protected’ here."
        " ‘Emergency order only in emergencies’ pulled the other way and was not broken."
    )


def test_who_suspends_a_meeting_is_not_said_to_have_yielded():
    scenes = dilemma(f"schors: honours: {PEOPLE}", f"door: honours: {NO_YIELDING}")

    assert side(scenes, "schors") == (
        "You served ‘People first’ here. ‘No yielding to coercion’ pulled the other way."
    )
    assert side(scenes, "schors", language="nl").endswith(
        "‘Niet wijken voor dwang’ trok de andere kant op."
    )


def test_of_a_limit_that_nothing_can_break_it_is_not_said_that_it_was_kept():
    scenes = dilemma(f"groepen: honours: {COUNCIL}", f"loting: honours: [{COUNCIL}, {AT_THE_DOOR}]")

    assert side(scenes, "groepen") == (
        "You served ‘The council meets in public’ here."
        " ‘Loting’ would have served ‘Equal rules at the door’ as well."
    )


def test_good_practice_that_was_left_went_second_and_did_not_pay():
    scenes = dilemma(f"open: honours: {COUNCIL}", f"stil: honours: {VAGUE}")

    assert side(scenes, "open") == (
        "You put ‘The council meets in public’ before ‘Threats without a target count’ here."
    )


def test_a_road_that_would_have_served_both_sides_is_named():
    scenes = dilemma(
        f"orde: honours: {LIGHT}",
        f"beide: honours: [{LIGHT}, {PROTEST}]",
        f"plek: honours: {PROTEST}",
    )

    assert side(scenes, "orde") == (
        "You served ‘The ordinary order first’ here."
        " ‘Beide’ would have served ‘Demonstration protected’ as well."
    )


def test_a_breach_is_told_with_the_road_on_which_it_was_not_needed():
    scenes = dilemma(
        f"stil: honours: {VAGUE}, breaches: {PLACE}",
        f"hal: honours: [{VAGUE}, {PLACE}, {COUNCIL}]",
    )

    assert side(scenes, "stil") == (
        "You served ‘Threats without a target count’ here, at the cost of ‘Day and place"
        " announced’. ‘Hal’ would have served ‘Day and place announced’ and ‘The council meets in"
        " public’ as well."
    )


def test_an_action_that_would_have_gone_with_the_choice_is_named_unless_it_counts_as_missed():
    scenes = dilemma(f"orde: honours: {LIGHT}", f"plek: honours: {PROTEST}")
    more = f"actions: {{vak: {{text: Wijs een plek, honours: {PROTEST}}}}}\n"

    assert "‘Wijs een plek’ would have served ‘Demonstration protected’ as well." in side(
        scenes, "orde", more=more
    )
    assert side(scenes + NEXT, "orde", "niets", more=more) == (
        "You put ‘The ordinary order first’ before ‘Demonstration protected’ here."
    )


def test_of_many_tensions_those_that_cost_something_are_told_at_once():
    pairs = {
        "a": (PEOPLE, NO_YIELDING),
        "b": (COUNCIL, VAGUE),
        "c": ("vpt-6-aangifte", "menu-1-gesprek"),
        "d": ("stelsel-dreiging-leidend", "vpt-5-dadersignaal"),
        "e": (LIGHT, PROTEST),
    }
    scenes = "".join(
        dilemma(f"zo: honours: {one}", f"anders: honours: {other}").replace("een", name)
        for name, (one, other) in pairs.items()
    )

    lines = told(scenes, *["zo"] * 5)

    assert [line[:11] for line in lines if line.startswith("Decision")] == [
        "Decision 1.",
        "Decision 2.",
        "Decision 3.",
        "Decision 5.",
        "Decision 4.",  # folded away
    ]


ASIDE = dilemma(f"orde: honours: {LIGHT}", "niets: takes: 1 min")
UNASKED = f"actions: {{plek: {{text: Wijs een plek, honours: {PROTEST}, available: scene:een}}}}\n"
AGAIN = dilemma(f"orde: honours: {LIGHT}", "niets: takes: 1 min").replace("een", "twee")


def test_something_unasked_on_the_other_side_explains_why_nothing_was_missed():
    assert told(ASIDE, "orde", more=UNASKED)[-1] == (
        "This you could have done unasked too. It is no missed chance here, for your choice served"
        " the other side of a tension: ‘Wijs een plek’ (Public order versus the right to"
        " demonstrate, 6.00 p.m.)."
    )


def test_what_counts_as_a_missed_chance_elsewhere_is_not_said_to_be_none_here():
    assert told(ASIDE + AGAIN, "orde", "niets", more=UNASKED) == []


def test_what_was_done_unasked_at_another_dilemma_is_not_said_to_have_been_left():
    assert told(ASIDE + AGAIN, "orde", "!plek", "niets", more=UNASKED) == []


def test_without_a_tension_there_is_no_chapter():
    assert told(ASIDE, "niets") == []
