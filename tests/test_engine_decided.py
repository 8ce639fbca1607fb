"""What was done in a run so far: choices, silences and what nobody asked for."""

from datetime import datetime

from stories import a_scenario, played

from burgemeestersgame.engine.decided import Done, decided

STORY = """\
- dilemma: eerst
  phase: vooraf
  text: Er is iets.
  question: Gaat u?
  choices:
    ja: {text: U gaat, takes: 1 hour}
    nee: {text: U blijft}
- dilemma: dan
  text: Er is nog iets.
  question: Blijft u?
  seconds: 30
  timeout: {text: Het bleef stil.}
  choices:
    ja: {text: Ja}
    nee: {text: Nee}
"""
SCENARIO = a_scenario(STORY, more="actions:\n  log: {text: Begin een logboek, takes: 5 min}\n")


def test_everything_done_is_there_at_its_own_time_and_silence_has_no_words():
    done = decided(SCENARIO, played(SCENARIO, "!log", "ja", "~"))

    assert done == (
        Done(datetime(2024, 5, 23, 18, 0), "action", "", "Begin een logboek"),
        Done(datetime(2024, 5, 23, 18, 5), "choice", "Gaat u?", "U gaat"),
        Done(datetime(2024, 5, 23, 19, 5), "timeout", "Blijft u?", ""),
    )
