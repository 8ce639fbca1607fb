"""Where a run has been: every scene that names a place, as it was when one arrived."""

from datetime import datetime

from stories import a_scenario, played

from burgemeestersgame.engine.whereabouts import Stay, whereabouts

STORY = """\
- dilemma: eerst
  phase: vooraf
  place: kamer
  text: Er is iets.
  question: Gaat u?
  choices:
    ja: {text: Ja, takes: 1 hour, sets: kan}
    nee: {text: Nee}
- bridge: weg
  text: U loopt.
- dilemma: dan
  place: [{if: kan, is: plein-avond}, {is: plein}]
  text: Er is nog iets.
  question: Blijft u?
  choices:
    ja: {text: Ja}
    nee: {text: Nee}
"""
SCENARIO = a_scenario(STORY)


def test_a_place_is_what_it_was_on_arrival_and_a_scene_without_one_is_left_out():
    stays = whereabouts(SCENARIO, played(SCENARIO, "ja", "nee"))

    assert stays == (
        Stay("eerst", "kamer", datetime(2024, 5, 23, 18), "Gaat u?"),
        Stay("dan", "plein-avond", datetime(2024, 5, 23, 19), "Blijft u?"),
    )


def test_another_way_sees_another_square():
    stays = whereabouts(SCENARIO, played(SCENARIO, "nee", "nee"))

    assert [stay.place for stay in stays] == ["kamer", "plein"]
