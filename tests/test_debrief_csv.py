"""A run as CSV: a line per decision that opens well, and no cell that becomes a formula."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime

import pytest
from hostile import TYPED, a_hostile_run
from hypothesis import given
from hypothesis import strategies as st
from stories import a_scenario, played

from burgemeestersgame.debrief.sheet import cell, to_csv

STORY = """\
- dilemma: eerst
  phase: vooraf
  text: De zaal is vol.
  question: Wat doet u?
  advice:
    griffier: {stance: nee, text: Niet doen.}
    ovd: {stance: open, text: Ik weet het niet.}
  choices:
    ja: {text: Ja; meteen, values: [openheid], effects: {zaal: +10}, honours: [vpt-6-aangifte]}
    nee: {text: Nee, values: [gezag]}
- dilemma: dan
  phase: tijdens
  text: Het wordt rumoerig.
  question: En nu?
  seconds: 30
  timeout: {text: Niemand zei iets.}
  choices:
    weg: {text: Weg, breaches: [vpt-6-aangifte]}
    blijf: {text: Blijf}
"""
LIMIT = "honours: [bevoegdheid-noodbevel]"
ACTIONS = """\
actions:
  log: {text: Begin een logboek, honours: [vpt-3-registreren]}
"""


def rows(text: str, separator: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=separator))


@pytest.fixture
def lines() -> list[dict[str, str]]:
    scenario = a_scenario(STORY, more=ACTIONS)
    run = played(scenario, "?griffier", "!log", "ja: Omdat het moet", "~")
    return rows(to_csv(scenario, run, "en", datetime(2026, 11, 21, 20, 0)), ",")


def test_every_decision_has_a_line_with_what_was_asked_and_decided(lines):
    assert [(line["Question"], line["What was decided"]) for line in lines] == [
        ("Wat doet u?", "Ja; meteen"),
        ("En nu?", ""),
    ]
    assert [line["Time ran out"] for line in lines] == ["no", "yes"]
    assert lines[0]["Reason"] == "Omdat het moet"
    assert lines[0]["Played on"] == "2026-11-21"


def test_a_line_says_who_was_heard_and_what_was_done_unasked(lines):
    assert lines[0]["Heard"] == "Hanneke Duurkoop"
    assert lines[0]["Not heard"] == "Ilse Wagenvoort"
    assert lines[0]["Done unasked"] == "Begin een logboek"
    assert lines[1]["Done unasked"] == ""


def test_the_time_taken_stands_beside_the_time_there_was(lines):
    assert [line["Seconds there were"] for line in lines] == ["", "30"]
    assert lines[0]["Seconds to decide"] == "3"


def test_a_line_names_the_norms_that_were_touched_there(lines):
    assert lines[0]["Norms honoured"].count("|") == 1
    assert (lines[0]["Norms breached"], lines[1]["Norms honoured"]) == ("", "")


def test_a_limit_on_a_power_that_was_not_used_is_no_missed_chance():
    scenario = a_scenario(STORY.replace("blijf: {text: Blijf}", f"blijf: {{text: B, {LIMIT}}}"))

    *_first, last = rows(to_csv(scenario, played(scenario, "ja", "~"), "en"), ",")

    assert last["Chances missed"] == ""


def test_indicators_stand_as_they_were_after_the_decision(lines):
    assert [line["Rust in de zaal"] for line in lines] == ["60", "60"]


def test_a_dutch_spreadsheet_gets_its_own_separator_and_knows_that_it_is_utf_8():
    scenario = a_scenario(STORY, more=ACTIONS)
    text = to_csv(scenario, played(scenario, "ja", "weg"), "nl")

    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert text.split("\r\n")[0].count(";") > 20
    assert rows(text, ";")[0]["Fase"] == "vooraf"


def test_a_run_without_a_decision_has_only_its_heads():
    scenario = a_scenario(STORY, more=ACTIONS)

    assert len(to_csv(scenario, played(scenario), "en").splitlines()) == 1


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_cell_is_a_formula_whichever_separator_a_reader_takes(language, separator):
    scenario, run = a_hostile_run()

    text = to_csv(scenario, run, language).removeprefix("\ufeff")

    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        for row in csv.reader(io.StringIO(text), delimiter=separator, quoting=quoting):
            assert [each for each in row if re.match(r"[\s\"]*[=+\-@\t\r＝＋－＠]", each)] == []


def test_hostile_texts_keep_to_their_own_line():
    scenario, run = a_hostile_run()

    assert len(rows(to_csv(scenario, run, "nl"), ";")) == len(TYPED)


@given(st.text())
def test_a_cell_is_one_line_that_begins_no_formula(text):
    shown = cell(text)

    assert not re.match(r"[=+\-@\t\r]", shown)
    assert len(shown.splitlines()) <= 1


@pytest.mark.parametrize("number", [-3, 0, 12])
def test_a_number_of_ours_stays_a_number(number):
    assert cell(number) == str(number)
