"""A debrief as values for JSON: what was decided, what it did to norms, and why."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hostile import TYPED, a_hostile_run
from stories import a_scenario, any_moves, played

from burgemeestersgame.analysis.turning_point import TurningPoint
from burgemeestersgame.assessment import assess
from burgemeestersgame.debrief.document import as_document

STORY = """\
- dilemma: eerst
  phase: vooraf
  text: De zaal is vol.
  question: Wat doet u?
  advice:
    griffier: {stance: ja, text: Doen.}
  choices:
    ja: {text: Ja, values: [openheid], effects: {zaal: +10}, honours: [vpt-6-aangifte]}
    nee: {text: Nee, values: [gezag], breaches: [vpt-6-aangifte]}
- dilemma: dan
  phase: nazorg
  text: Het wordt rumoerig.
  question: En nu?
  seconds: 30
  timeout: {text: Niemand zei iets., breaches: [vpt-5-dadersignaal]}
  choices:
    weg: {text: Weg, honours: [vpt-8-nazorg]}
    blijf: {text: Blijf, honours: [vpt-2-intern-melden]}
"""
ACTIONS = """\
actions:
  log: {text: Begin een logboek, honours: [vpt-3-registreren]}
  bel: {text: Bel naar huis, honours: [leidraad-tijdens-gezin]}
"""


@pytest.fixture
def document() -> dict:
    scenario = a_scenario(STORY, more=ACTIONS)
    run = played(scenario, "?griffier", "!log", "nee: Zo is het", "~", values=("gezag",))
    started = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
    return json.loads(json.dumps(as_document(scenario, run, "en", started=started)))


def norm(document: dict, id: str) -> tuple[str, str | None, list[str]]:
    found = next(each for each in document["norms"] if each["id"] == id)
    return found["status"], found["phase"], found["because"]


def test_it_says_what_was_played_and_how_it_ended(document):
    assert document["scenario"] == "proef"
    assert document["ending"] == "slot"
    assert document["language"] == "en"
    assert document["started"] == "2026-11-21T20:00:00+00:00"
    assert len(document["digest"]) == 64


def test_a_norm_has_its_status_and_the_decisions_that_gave_it(document):
    assert norm(document, "vpt-6-aangifte") == ("breached", "vooraf", ["eerst/nee"])
    assert norm(document, "vpt-5-dadersignaal") == ("breached", "nazorg", ["dan/timeout"])
    assert norm(document, "vpt-3-registreren") == ("honoured", "vooraf", ["action:log"])


def test_a_missed_norm_names_what_would_have_honoured_it(document):
    assert norm(document, "leidraad-tijdens-gezin") == ("missed", "nazorg", ["action:bel"])
    assert norm(document, "vpt-8-nazorg") == ("missed", "nazorg", ["dan/weg"])


def test_a_silent_norm_has_no_phase_and_no_decisions():
    scenario = a_scenario(STORY, more=ACTIONS)

    document = as_document(scenario, played(scenario, "ja"), "nl")

    assert norm(document, "vpt-8-nazorg") == ("silent", None, [])
    assert document["ending"] is None


def test_values_and_advice_stand_side_by_side(document):
    assert document["values"][1] == {
        "id": "gezag",
        "label": "Gezag",
        "named": 1,
        "put_first": ["eerst"],
        "given": [],
    }
    assert [(each["advisor"], each["heard"], each["followed"]) for each in document["advice"]] == [
        ("griffier", True, False)
    ]


def test_what_came_later_and_who_saw_it_stand_beside_the_decisions():
    scenes = """
    - dilemma: tekenen
      phase: tijdens
      question: Tekent u?
      seconds: 60
      advice: {griffier: {stance: wacht, text: Wacht.}}
      choices:
        nu: {text: Nu, later: {id: geklap, after: 1 hour, effects: {zaal: -9}}}
        wacht: {text: Wachten}
      timeout: {text: Stil.}
    - explain: zin
      at: +2 hours
      prompt: Waarom?
    """
    scenario = a_scenario(scenes)

    document = as_document(scenario, played(scenario, "nu", '"Omdat."'), "en")

    assert document["decisions"][0]["seconds_limit"] == 60.0
    assert document["hindsight"] == [
        {"dilemma": "tekenen", "arrived": [], "came_later": ["geklap"]}
    ]
    (seen,) = document["foresight"]
    assert (seen["advisor"], seen["heard"], seen["came"]) == ("griffier", False, ["geklap"])
    assert document["sentences"] == [{"scene": "zin", "text": "Omdat.", "returned": []}]


def test_the_timeline_is_in_the_order_of_the_story(document):
    moments = [each["at"] for each in document["timeline"]]

    assert moments == sorted(moments)
    assert [each["kind"] for each in document["timeline"] if "deed" in each] == [
        "action",
        "decision",
        "timeout",
    ]


def test_turning_points_come_from_whoever_knows_them():
    scenario = a_scenario(STORY, more=ACTIONS)
    run = played(scenario, "ja", "weg")
    point = TurningPoint(decision="eerst/ja", event=1, endings_lost=("slot",))

    without = as_document(scenario, run, "nl")
    document = as_document(scenario, run, "nl", turning_points=[point])

    assert without["turning_points"] == []
    assert document["turning_points"] == [
        {
            "decision": "eerst/ja",
            "event": 1,
            "endings_lost": ["slot"],
            "norms_lost": [],
            "endings_won": [],
            "norms_won": [],
        }
    ]


@pytest.mark.parametrize("seed", range(20))
def test_any_run_counts_up(seed):
    scenario = a_scenario(STORY, more=ACTIONS)
    run = any_moves(scenario, seed)

    document = as_document(scenario, run, "nl")

    statuses = [each["status"] for each in document["norms"]]
    scored = len(statuses) - statuses.count("silent")
    assert sum(each["of"] for each in document["counts"]["phases"].values()) == scored
    assert sum(each["of"] for each in document["counts"]["families"].values()) == scored
    assert len(document["norms"]) == len(assess(scenario, run).norms)


def test_what_was_typed_comes_back_as_it_was():
    scenario, run = a_hostile_run()

    document = json.loads(json.dumps(as_document(scenario, run, "nl")))

    reasons = [each["reason"] for each in document["decisions"]]
    assert len(reasons) == len(TYPED)
    assert reasons[0] == TYPED[0]
