"""Which choices are never better than another one."""

import pytest
from stories import a_scenario

from burgemeestersgame.analysis.analyse import analyse

WORSE = "slecht: {text: Slecht, effects: {zaal: -5}, takes: 10 min}"
BETTER = "goed: {text: Goed}"
END = """
- ending: slot
  text: Het is voorbij.
"""


def pairs(*choices: str, more: str = "", scenes: str = "") -> list[tuple[str, str]]:
    story = "- dilemma: vraag\n  phase: vooraf\n  text: Er is iets.\n  question: Wat?\n  choices:\n"
    story += "".join(f"    {choice}\n" for choice in choices) + scenes
    return list(analyse(a_scenario(story, more)).dominated)


def test_a_choice_that_is_worse_in_something_and_better_in_nothing_is_dominated():
    assert pairs(WORSE, BETTER) == [("vraag/slecht", "vraag/goed")]


def test_two_choices_that_come_to_the_same_do_not_dominate_each_other():
    assert (
        pairs("een: {text: Een, effects: {zaal: 1}}", "twee: {text: Twee, effects: {zaal: 1}}")
        == []
    )


@pytest.mark.parametrize(
    "gift",
    [
        "values: [openheid]",
        "sets: [kan]",
        "message: app",
        "later: [{id: straks, after: 5 min, message: app}]",
        "honours: [vpt-6-aangifte]",
        "next: elders",
    ],
)
def test_a_choice_that_has_something_of_its_own_is_not_dominated(gift):
    more = "messages:\n  app: {channel: app, from: griffier, text: Een bericht.}\n"
    scenes = "- {bridge: tussen, text: Even wachten.}\n- {bridge: elders, text: Ver weg.}\n"

    assert pairs(WORSE[:-1] + f", {gift}}}", BETTER, more=more, scenes=scenes) == []


def test_the_same_delayed_consequence_under_another_id_is_no_difference():
    later = "later: [{id: straks-%s, after: 5 min, effects: {zaal: 2}}]"

    assert pairs(WORSE[:-1] + f", {later % 1}}}", BETTER[:-1] + f", {later % 2}}}") == [
        ("vraag/slecht", "vraag/goed")
    ]


def test_a_breach_that_the_other_does_not_make_is_worse():
    assert pairs("slecht: {text: A, breaches: [vpt-6-aangifte]}", BETTER) == [
        ("vraag/slecht", "vraag/goed")
    ]


def test_a_choice_that_may_be_closed_does_not_dominate_one_that_is_open():
    assert (
        pairs(
            WORSE,
            "goed: {text: Goed, if: kan}",
            "ook: {text: Ook, values: [openheid], effects: {zaal: -9}}",
        )
        == []
    )


def test_a_choice_with_the_same_condition_does():
    actions = "actions:\n  doe: {text: Doe, sets: kan}\n"

    assert pairs(
        "slecht: {text: Slecht, effects: {zaal: -5}, if: kan}",
        "goed: {text: Goed, if: kan}",
        "ook: {text: Ook, values: [openheid], effects: {zaal: -9}}",
        more=actions,
    ) == [("vraag/slecht", "vraag/goed")]


def test_a_choice_that_is_open_whenever_the_other_is_does_though_nobody_wrote_so():
    actions = "actions:\n  doe: {text: Doe, sets: [kan, mag]}\n"

    assert pairs(
        "slecht: {text: Slecht, effects: {zaal: -5}, if: kan}",
        "goed: {text: Goed, if: mag}",
        "ook: {text: Ook, values: [openheid], effects: {zaal: -9}}",
        more=actions,
    ) == [("vraag/slecht", "vraag/goed")]


def test_a_choice_that_a_condition_asks_after_is_not_dominated():
    scenes = "- {bridge: brug, if: choice:vraag/slecht, text: Dat kwam ervan.}\n"

    assert pairs(WORSE, BETTER, scenes=scenes) == []
