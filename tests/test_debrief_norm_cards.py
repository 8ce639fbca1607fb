"""Norms as a debrief tells them: which word a status has, which reasons, and which counts."""

from __future__ import annotations

from stories import a_scenario, played

from burgemeestersgame.assessment import Status, assess
from burgemeestersgame.debrief.build import build
from burgemeestersgame.debrief.mark_charts import norms_chart
from burgemeestersgame.debrief.model import Fold, NormCard, NormGroup
from burgemeestersgame.debrief.norm_cards import norm_card, norms
from burgemeestersgame.debrief.telling import Telling, speaking
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.norms import load_norms

LIMIT = "bevoegdheid-noodbevel"  # allowed only in an emergency
LAW, OTHER_LAW = "bevoegdheid-inlichtingenplicht", "bevoegdheid-participatie"
FAMILY = "leidraad-tijdens-gezin"


def telling(scenes: str, *moves: str, more: str = "") -> Telling:
    scenario = a_scenario(scenes, more)
    found = assess(scenario, played(scenario, *moves))
    return Telling(compiled(scenario), found, load_norms(), "en")


def card(told: Telling, norm: str) -> NormCard:
    with speaking("en"):
        return norm_card(told, norm, told.found.norms[norm])


def groups(told: Telling) -> list[NormGroup]:
    with speaking("en"):
        return [block for block in norms(told).blocks if isinstance(block, NormGroup)]


def dilemma(**choices: str) -> str:
    lines = [f"    {name}: {{text: {name}, {marks}}}\n" for name, marks in choices.items()]
    return f"- dilemma: een\n  phase: tijdens\n  question: Eén?\n  choices:\n{''.join(lines)}"


POWER = dilemma(bevel=f"honours: {LIMIT}", niets="takes: 1 min", ruim=f"breaches: {LIMIT}")


def test_who_does_not_use_a_power_did_not_break_its_limit_and_missed_nothing():
    told = telling(POWER, "niets")

    assert told.found.norms[LIMIT].status is Status.MISSED
    assert card(told, LIMIT).status_word == "not broken"
    assert card(told, LIMIT).because == ()


def test_who_uses_a_power_within_or_beyond_its_limit_is_told_so():
    assert card(telling(POWER, "bevel"), LIMIT).status_word == "honoured"
    assert card(telling(POWER, "ruim"), LIMIT).status_word == "breached"


def test_a_limit_that_was_not_broken_is_a_sign_of_its_own_and_comes_after_what_was_honoured():
    scenes = dilemma(open=f"honours: {LAW}", bevel=f"honours: {LIMIT}")
    told = telling(scenes, "open")

    with speaking("en"):
        chart = norms_chart(told)

    assert chart is not None
    assert [mark.kind for mark in chart.rows[0].marks] == ["honoured", "unbroken"]
    assert ("unbroken", "not broken") in chart.legend
    assert [each.id for each in groups(told)[0].cards] == [LAW, LIMIT]


def test_a_limit_that_was_not_broken_is_not_counted_as_something_left_undone():
    told = telling(
        dilemma(open=f"honours: [{LAW}, {OTHER_LAW}]", bevel=f"honours: {LIMIT}"), "open"
    )

    assert [group.count for group in groups(told)] == ["2 of 2"]
    with speaking("en"):
        chart = norms_chart(told)
    assert chart is not None
    assert chart.table[0][-1] == "2 of 2"


def test_what_could_be_done_unasked_is_the_reason_and_not_the_choices_that_would_have_done_it_too():
    scenes = dilemma(weg=f"honours: {FAMILY}", blijf="takes: 1 min")
    more = f"actions: {{app: {{text: App naar huis, honours: {FAMILY}}}}}\n"

    assert [each.deed for each in card(telling(scenes, "blijf", more=more), FAMILY).because] == [
        "App naar huis"
    ]
    assert [each.deed for each in card(telling(scenes, "blijf"), FAMILY).because] == ["weg"]


def test_of_choices_that_were_open_at_many_dilemmas_those_at_the_last_are_the_reason():
    nights = [
        dilemma(wel=f"honours: {LAW}", niet="takes: 1 min").replace(
            "dilemma: een", f"dilemma: d{n}"
        )
        for n in range(3)
    ]

    (because,) = card(telling("".join(nights), *["niet"] * 3), LAW).because

    assert because.touch == "was open, not chosen; a choice for this was open at 3 dilemmas"
    assert len(card(telling("".join(nights[:2]), *["niet"] * 2), LAW).because) == 2


def test_a_count_is_told_only_where_it_says_something():
    scenes = dilemma(
        beide=f"honours: [{LAW}, {OTHER_LAW}]", een=f"honours: {LAW}", geen="takes: 1 min"
    )

    assert [group.count for group in groups(telling(scenes, "beide"))] == ["2 of 2"]
    assert [group.count for group in groups(telling(scenes, "een"))] == ["1 of 2"]
    assert [group.count for group in groups(telling(scenes, "geen"))] == [""]  # 0 of 2 only hurts
    assert [group.count for group in groups(telling(POWER, "bevel"))] == [""]  # 1 of 1


MANY = ("vpt-3-registreren", "vpt-6-aangifte", "vpt-8-nazorg", "vpt-2-intern-melden")


def test_a_kind_word_about_many_missed_chances_is_said_once_where_there_are_most():
    first = dilemma(wel=f"honours: [{', '.join(MANY)}]", niet="takes: 1 min")
    more = (LAW, OTHER_LAW, FAMILY, "vpt-5-dadersignaal", "vpt-7-schadeverhaal")
    second = dilemma(wel=f"honours: [{', '.join(more)}]", niet="takes: 1 min")
    second = second.replace("dilemma: een", "dilemma: twee").replace("tijdens\n", "nazorg\n")

    notes = [group.note for group in groups(telling(first + second, "niet", "niet"))]

    assert [note[:10] for note in notes] == ["", "5 chances "]


TWO_NIGHTS = (
    POWER
    + f"""
- dilemma: twee
  question: Twee?
  choices: {{open: {{text: Open, honours: {LAW}}}, dicht: {{text: Dicht}}}}
- dilemma: drie
  if: kan
  question: Drie?
  choices: {{open: {{text: Open, honours: {OTHER_LAW}}}, dicht: {{text: Dicht}}}}
"""
)
CALL = """\
actions: {bel: {text: Hang een bel op, available: not scene:twee, sets: kan}}
"""


def untouched(*moves: str) -> dict[str, list[str]]:
    scenario = a_scenario(TWO_NIGHTS, CALL)
    debrief = build(scenario, played(scenario, *moves), "en")
    folds = [
        block
        for section in debrief.sections
        for block in section.blocks
        if isinstance(block, Fold) and block.title == "Norms that did not count here"
    ]
    blocks = [block for fold in folds for block in fold.blocks if isinstance(block, NormGroup)]
    return {group.title: [card.id for card in group.cards] for group in blocks}


def test_a_norm_that_lies_after_where_one_stopped_is_told_as_that():
    assert untouched("!bel", "bevel") == {"You did not get this far": [LAW, OTHER_LAW]}


def test_a_norm_that_could_not_come_up_any_more_is_untouched_also_halfway():
    assert untouched("bevel") == {
        "You did not get this far": [LAW],
        "Not touched on your road": [OTHER_LAW],
    }


def test_of_a_run_that_was_finished_nothing_lies_ahead():
    assert untouched("bevel", "open") == {"Not touched on your road": [OTHER_LAW]}
