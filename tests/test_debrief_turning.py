"""The few turning points that mattered most, in plain words, and all of them in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace
from stories import a_scenario, played

from burgemeestersgame.analysis.turning import turning_points
from burgemeestersgame.analysis.turning_point import TurningPoint as Analysed
from burgemeestersgame.assessment import assess
from burgemeestersgame.debrief.build import build
from burgemeestersgame.debrief.model import (
    Block,
    Fold,
    Heading,
    Paragraph,
    TurningPoint,
    TurningTable,
)
from burgemeestersgame.debrief.telling import Telling, speaking
from burgemeestersgame.debrief.text import as_text
from burgemeestersgame.debrief.turning import turning
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario import Scenario

LAW = "bevoegdheid-openbaarheid-raad"  # "The council meets in public"
OTHER_LAW = "bevoegdheid-inlichtingenplicht"  # "Inform the council unasked"
AGREEMENT = "vpt-3-registreren"  # "Every incident recorded"
ENDS = """\
  - ending: rust
    text: Het bleef rustig. De zaal liep leeg.
  - ending: onrust
    text: Het werd onrustig. Er vloog een stoel.
"""
DOORS = f"""
- dilemma: deuren
  phase: tijdens
  question: Gaan de deuren dicht?
  seconds: 60
  choices:
    open: {{text: De deuren blijven open, honours: {LAW}, next: rust}}
    dicht:
      text: De deuren gaan dicht
      breaches: {LAW}
      next: [{{if: zaal >= 50, to: onrust}}, {{to: rust}}]
  timeout: {{text: De bode deed ze dicht., next: onrust}}
"""


def analysed(scenario: Scenario, *moves: str) -> tuple[Analysed, ...]:
    return turning_points(scenario, played(scenario, *moves))


def told(
    scenario: Scenario, *moves: str, language: str = "en", points: Sequence[Analysed] | None = None
) -> list[Block]:
    found = assess(scenario, played(scenario, *moves))
    telling = Telling(compiled(scenario), found, load_norms(), language)
    with speaking(language):
        return list(turning(telling, analysed(scenario, *moves) if points is None else points))


def cards(blocks: list[Block]) -> list[TurningPoint]:
    return [block for block in blocks if isinstance(block, TurningPoint)]


def table(blocks: list[Block]) -> TurningTable:
    inside = [each for block in blocks if isinstance(block, Fold) for each in block.blocks]
    return next(each for each in inside if isinstance(each, TurningTable))


def dilemmas(*choices: str) -> str:
    """Return dilemmas of two choices each, of which the first has these consequences."""
    return "".join(
        f"- dilemma: d{number}\n  phase: tijdens\n  question: Vraag {number}?\n"
        f"  choices: {{wel: {{text: Wel {number}, {choice}}}, niet: {{text: Niet {number}}}}}\n"
        for number, choice in enumerate(choices)
    )


def test_an_ending_out_of_reach_is_called_by_its_first_sentence():
    (card,) = cards(told(a_scenario(DOORS, end=ENDS), "dicht"))

    assert (card.number, card.question) == (1, "Gaan de deuren dicht?")
    assert card.deed == "De deuren gaan dicht"
    assert card.lost == (
        "From here it could no longer end like this: ‘Het bleef rustig’.",
        "From here this was out of reach: The council meets in public.",
    )
    assert card.kept == ()


def test_a_step_in_the_table_begins_with_a_capital_where_its_day_stands_first():
    two_days = DOORS.replace("breaches:", "takes: 2 days\n      breaches:")

    ((step, *_cells), *_rest) = table(
        told(a_scenario(two_days, end=ENDS), "dicht", language="nl")
    ).rows

    assert step.startswith("Donderdag 23 mei, ")


def test_what_only_this_road_led_to_is_told_as_well():
    (card,) = cards(told(a_scenario(DOORS, end=ENDS), "open"))

    assert card.kept == (
        "Another answer at that moment, and it could not have ended as it did: ‘Het bleef rustig’.",
        "Another answer at that moment, and this was out of reach: The council meets in public.",
    )


def test_silence_is_told_in_words():
    (card,) = cards(told(a_scenario(DOORS, end=ENDS), "~"))

    assert card.deed == "The time was up; nothing was chosen"
    assert "This was the last moment for: The council meets in public." in card.lost


def test_a_new_run_can_begin_before_it():
    scenario = a_scenario(DOORS, "actions: {bel: {text: Bel, effects: {zaal: -1}}}\n", end=ENDS)
    run = played(scenario, "!bel", "dicht")

    card = next(card for card in cards(told(scenario, "!bel", "dicht")) if card.number)

    assert run.events[card.event].choice == "dicht"


def test_an_action_that_turned_it_is_told_as_unasked():
    scenes = DOORS.replace("dicht., next: onrust", "dicht., next: rust")
    scenario = a_scenario(scenes, "actions: {bel: {text: Bel, effects: {zaal: -1}}}\n", end=ENDS)

    unasked = [card for card in cards(told(scenario, "!bel", "dicht")) if not card.number]

    assert [(card.question, card.deed) for card in unasked] == [("Nobody asked, you did it", "Bel")]
    assert unasked[0].kept == ()


def test_a_breach_that_can_be_mended_is_told_so_and_so_is_the_last_moment_for_it():
    scenes = dilemmas(f"breaches: {LAW}", f"repairs: {LAW}")

    first, second = sorted(
        cards(told(a_scenario(scenes), "wel", "niet")), key=lambda card: card.number
    )

    assert first.lost == ("From here this could only be mended: The council meets in public.",)
    assert first.kept == ()
    assert second.lost == ("This was the last moment to mend: The council meets in public.",)


def test_a_law_comes_before_an_agreement_and_an_ending_before_a_law_and_they_are_told_in_order():
    agreements = (AGREEMENT, "vpt-6-aangifte", "vpt-8-nazorg")
    scenes = dilemmas(*(f"honours: {norm}" for norm in agreements), f"honours: {LAW}")
    scenes += DOORS.replace(LAW, OTHER_LAW)

    found = cards(told(a_scenario(scenes, end=ENDS), *["niet"] * 4, "dicht"))

    assert [card.number for card in found] == [1, 4, 5]


LAST = """
- dilemma: erna
  question: En nu?
  choices: {zo: {text: Zo}, anders: {text: Anders}}
  next: [{if: "choice:deuren/open", to: rust}, {to: onrust}]
"""


def test_that_the_end_was_certain_is_told_only_where_more_was_to_be_decided():
    early = re.sub(r"next: (\w+|\[.*\])", "next: erna", DOORS) + LAST
    sentence = "From here it was certain how it would end."

    (card,) = cards(told(a_scenario(early, end=ENDS), "dicht", "zo"))
    (last,) = cards(told(a_scenario(DOORS, end=ENDS), "dicht"))

    assert sentence in card.lost
    assert sentence not in last.lost


def test_a_law_that_could_no_longer_go_wrong_is_no_merit_of_who_said_nothing():
    kept_by_two = DOORS.replace(
        "  timeout:", f"    half: {{text: Half, honours: {LAW}}}\n  timeout:"
    )
    kept_by_none = DOORS.replace("honours", "breaches")

    (chosen,) = cards(told(a_scenario(kept_by_two, end=ENDS), "open"))
    (silent,) = cards(told(a_scenario(kept_by_none, end=ENDS), "~"))

    sentence = "From here this could no longer go wrong: The council meets in public."
    assert sentence in chosen.kept
    assert silent.kept == ()


def test_never_more_than_five_are_told_and_all_stand_in_the_table():
    laws = ("betoging", "oproeping-openbaar", "participatie", "licht-bevel", "driehoek")
    norms = (LAW, OTHER_LAW, *[f"bevoegdheid-{law}" for law in laws])
    scenes = dilemmas(*(f"honours: {norm}" for norm in norms))

    blocks = told(a_scenario(scenes), *["niet"] * len(norms))

    assert len(cards(blocks)) == 5
    assert len(table(blocks).rows) == len(norms) == 7


def test_what_was_over_anyway_is_no_reason_for_a_card():
    actions = f"actions: {{bel: {{text: Bel de raad, honours: {LAW}}}}}\n"

    blocks = told(a_scenario(dilemmas("values: gezag"), actions), "niet")

    assert blocks == []


def test_a_norm_that_would_not_come_up_any_more_is_no_loss():
    suggestion = "beleidssuggestie-5a-depersonificeren"

    assert cards(told(a_scenario(dilemmas(f"honours: {suggestion}")), "niet")) == []


def test_where_nothing_turned_nothing_is_said():
    assert told(a_scenario(dilemmas("values: gezag")), "wel") == []


def test_what_is_not_known_is_said_to_be_so():
    scenario = a_scenario(DOORS, end=ENDS)
    known = analysed(scenario, "dicht")

    *_others, last = told(scenario, "dicht", points=[replace(known[0], unknown=("rust",))])

    assert last == Paragraph(
        "Some of it is too much to work out. Of that, nothing is said here.", "soft"
    )


def test_it_is_told_in_dutch_too():
    heading, *_rest = told(a_scenario(DOORS, end=ENDS), "open", language="nl")
    (card,) = cards(_rest)

    assert heading == Heading("Waar het kantelde")
    assert card.kept[0] == (
        "Met een ander antwoord op dat moment was het niet zo afgelopen: ‘Het bleef rustig’."
    )


def test_no_id_is_ever_shown():
    blocks = told(a_scenario(DOORS, end=ENDS), "dicht")
    (card,) = cards(blocks)
    texts = [
        *card.lost,
        *card.kept,
        card.deed,
        *(cell for row in table(blocks).rows for cell in row),
    ]

    assert not any(id in text for text in texts for id in (LAW, "rust:", "onrust:", "deuren/"))


def test_they_stand_first_among_the_other_roads_and_the_few_are_read_aloud():
    scenario = a_scenario(DOORS, end=ENDS)
    run = played(scenario, "dicht")
    debrief = build(scenario, run, "en", turning_points=turning_points(scenario, run))

    number = [section.id for section in debrief.sections].index("other-roads")
    _title, heading, _intro, card, *_rest = as_text(debrief)[number]

    assert heading == ("Where it turned",)
    assert card[0].endswith("1. Gaan de deuren dicht?")
    assert "From here this was out of reach: The council meets in public." in card
    assert not any("Out of reach from here:" in line for lines in _rest for line in lines)


def test_without_the_analysis_nothing_is_said_about_them():
    scenario = a_scenario(DOORS, end=ENDS)

    debrief = build(scenario, played(scenario, "dicht"), "en")

    blocks = [block for section in debrief.sections for block in section.blocks]
    assert not any(isinstance(block, TurningPoint | TurningTable) for block in blocks)


def test_what_came_up_only_through_this_is_no_merit_unless_it_is_a_suggestion():
    suggestion = "beleidssuggestie-5a-depersonificeren"  # "The body, not one face"
    actions = (
        f"actions: {{brief: {{text: Schrijf de raad, available: kan, honours: {OTHER_LAW}}}}}\n"
    )
    scenes = dilemmas(f"sets: kan, honours: {suggestion}", "values: gezag")

    found = cards(told(a_scenario(scenes, actions), "wel", "!brief", "niet"))
    card = next(card for card in found if card.number == 1)

    assert card.kept == (
        "Another answer at that moment, and this was out of reach: The body, not one face.",
    )


def test_what_an_open_action_would_have_done_too_is_no_merit_of_the_answer():
    more = f"actions: {{brief: {{text: Schrijf de raad, honours: {LAW}}}}}\n"
    scenes = dilemmas(f"honours: {LAW}")

    assert cards(told(a_scenario(scenes), "wel"))[0].kept != ()
    assert cards(told(a_scenario(scenes, more), "wel")) == []


def test_what_could_only_be_mended_by_this_is_told_as_mending():
    more = "actions: {open: {text: Open de deur, available: choice:d0/wel, repairs: " + LAW + "}}\n"
    scenes = dilemmas(f"breaches: {LAW}", "values: gezag")
    scenario = a_scenario(scenes, more)

    card = next(each for each in cards(told(scenario, "wel", "!open", "niet")) if not each.number)

    assert card.kept == (
        "Without this, this could no longer be mended: The council meets in public.",
    )


def test_at_the_last_decision_only_a_chance_that_had_not_come_before_was_the_last_moment():
    scenes = dilemmas(f"honours: {LAW}", f"honours: [{LAW}, {OTHER_LAW}]")

    (card,) = cards(told(a_scenario(scenes), "niet", "niet"))

    assert card.lost == ("This was the last moment for: Inform the council unasked.",)


def test_a_limit_that_was_not_used_is_no_last_moment():
    assert told(a_scenario(dilemmas("honours: bevoegdheid-noodbevel")), "niet") == []


TIRED = """
- dilemma: d1
  phase: tijdens
  question: Vraag 1?
  next: d2
  choices: {hard: {text: Hard, effects: {zaal: -20}}, zacht: {text: Zacht}}
- dilemma: d2
  question: Vraag 2?
  choices: {ja: {text: Ja}, nee: {text: Nee}}
  next: [{if: zaal >= 50, to: rust}, {to: onrust}]
"""


def test_an_ending_lost_by_an_indicator_says_by_which_and_from_where_to_where():
    card, *_rest = cards(told(a_scenario(TIRED, end=ENDS), "hard", "ja"))

    assert card.lost[:2] == (
        "From here it could no longer end like this: ‘Het bleef rustig’.",
        "That depended on: Rust in de zaal (here from 50 to 30).",
    )


def test_an_indicator_that_moved_the_right_way_for_an_ending_is_not_why_it_was_lost():
    scenes = TIRED.replace("effects: {zaal: -20}", "takes: 2 days, effects: {zaal: +20}")
    scenes = scenes.replace("zaal >= 50", "zaal >= 50 and clock < 2024-05-24 10:00")

    card, *_rest = cards(told(a_scenario(scenes, end=ENDS), "hard", "ja"))

    assert card.lost[0] == "From here it could no longer end like this: ‘Het bleef rustig’."
    assert not any("depended" in line for line in card.lost)


def test_an_ending_lost_because_something_went_up_says_so_too():
    scenes = TIRED.replace("effects: {zaal: -20}", "effects: {zaal: +20}")
    scenes = scenes.replace("zaal >= 50", "90 - zaal > 30")

    card, *_rest = cards(told(a_scenario(scenes, end=ENDS), "hard", "ja"))

    assert "That depended on: Rust in de zaal (here from 50 to 70)." in card.lost


def test_where_the_answer_itself_may_have_ruled_it_out_no_indicator_is_named():
    scenes = TIRED.replace("zaal >= 50", "zaal >= 50 and choice:d1/zacht")

    card, *_rest = cards(told(a_scenario(scenes, end=ENDS), "hard", "ja"))

    assert not any("depended" in line for line in card.lost)


def test_where_a_fact_that_bars_a_needed_one_was_made_true_here_no_indicator_is_named():
    scenes = TIRED.replace("{text: Hard, effects", "{text: Hard, sets: kan, effects")
    scenes = scenes.replace("{text: Ja}", "{text: Ja, if: not kan, sets: mag}")
    scenes = scenes.replace("zaal >= 50", "mag and zaal >= 20")

    card, *_rest = cards(told(a_scenario(scenes, end=ENDS), "hard", "nee"))

    assert card.lost[0] == "From here it could no longer end like this: ‘Het bleef rustig’."
    assert not any("depended" in line for line in card.lost)


def test_what_could_only_be_saved_unasked_is_not_said_to_be_over_whatever_one_did():
    scenes = TIRED.replace("{text: Zacht}", "{text: Zacht, effects: {zaal: -20}}")
    more = "actions: {kalm: {text: Stel gerust, available: scene:d2, effects: {zaal: +30}}}\n"

    found = cards(told(a_scenario(scenes, more, end=ENDS), "hard", "ja"))

    assert found[-1].lost == (
        "It could still end like this only if you first did something unasked here:"
        " ‘Het bleef rustig’.",
    )


def test_when_an_ending_was_lost_is_always_told_also_if_something_unasked_could_have_kept_it():
    tired = TIRED.replace("d1", "e1").replace("d2", "e2")
    scenes = dilemmas(*(f"honours: {law}" for law in (LAW, OTHER_LAW, "bevoegdheid-participatie")))
    scenes += tired.replace("{text: Zacht}", "{text: Zacht, effects: {zaal: -20}}")
    more = "actions: {kalm: {text: Stel gerust, available: scene:e2, effects: {zaal: +30}}}\n"
    scenario = a_scenario(scenes, more, end=ENDS)

    found = cards(told(scenario, *["niet"] * 3, "hard", "ja"))

    assert [card.number for card in found] == [1, 2, 3, 5]
