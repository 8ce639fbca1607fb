"""A run as xAPI statements: valid, without a person, and the same every time."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hostile import TYPED, a_hostile_run
from stories import a_scenario, any_moves, played

from burgemeestersgame.debrief.statements import to_statements
from burgemeestersgame.engine import Run
from burgemeestersgame.engine.run import Intended
from burgemeestersgame.scenario import Scenario

STARTED = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
STORY = """\
- dilemma: eerst
  phase: vooraf
  text: De zaal is vol.
  question: Wat doet u?
  seconds: 30
  timeout: {text: Niemand zei iets.}
  advice:
    griffier: {stance: ja, text: Doen.}
  choices:
    ja: {text: Ja, values: [openheid], honours: [vpt-6-aangifte]}
    nee: {text: Nee, values: [gezag]}
- explain: uitleg
  text: Iemand vraagt het u.
  prompt: Waarom?
"""
ACTIONS = "actions:\n  log: {text: Begin een logboek}\n"


def told(scenario: Scenario, run: Run, started: datetime | None = STARTED) -> list[dict[str, Any]]:
    return [json.loads(line) for line in to_statements(scenario, run, "nl", started).splitlines()]


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return a_scenario(STORY, more=ACTIONS)


@pytest.fixture
def statements(scenario) -> list[dict[str, Any]]:
    run = played(scenario, "?griffier", "!log", "ja: Om Jan Jansen", '"Zomaar."', values=("gezag",))
    return told(scenario, run)


def test_a_moment_after_the_last_of_the_calendar_is_left_out(scenario):
    run = played(scenario, "ja")
    late = replace(run, events=(*run.events[:-1], replace(run.events[-1], at_s=1e308)))

    assert "timestamp" not in told(scenario, late)[-1]


def check(statement: dict[str, Any]) -> None:
    """Let a library that follows the standard judge a statement."""
    models = pytest.importorskip("ralph.models.xapi.base.statements")
    models.BaseXapiStatement.model_validate_json(json.dumps(statement))


def test_every_step_of_the_player_is_a_statement(statements):
    assert [each["verb"]["id"].rsplit("/", 1)[1] for each in statements] == [
        "initialized",
        "experienced",
        "interacted",
        "answered",
        "commented",
        "completed",
    ]


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("started", [STARTED, None])
def test_the_statements_of_any_run_are_valid(scenario, seed, started):
    for statement in told(scenario, any_moves(scenario, seed), started):
        check(statement)


def test_a_broken_statement_would_not_be_valid(statements):
    del statements[0]["actor"]["account"]["homePage"]

    with pytest.raises(ValueError, match="homePage"):
        check(statements[0])


def test_an_answer_says_what_was_chosen_from_what(statements):
    answer = statements[3]

    assert answer["result"]["response"] == "ja"
    assert [each["id"] for each in answer["object"]["definition"]["choices"]] == ["ja", "nee"]
    assert answer["object"]["id"].endswith("/scenarios/proef/dilemmas/eerst")
    assert "score" not in answer["result"]
    assert "success" not in answer["result"]


def test_silence_is_an_answer_that_was_not_completed(scenario):
    statements = told(scenario, played(scenario, "~"))

    assert statements[1]["result"]["completion"] is False
    assert "response" not in statements[1]["result"]


def test_nothing_that_was_typed_leaves_the_computer(statements):
    text = json.dumps(statements)

    assert "Jansen" not in text
    assert "Zomaar" not in text
    assert '"https://burgemeestersgame.example/xapi/extensions/reason-given": true' in text


def test_hostile_texts_leave_no_trace():
    scenario, run = a_hostile_run()

    text = to_statements(scenario, run, "nl", STARTED)

    assert not [typed for typed in TYPED if json.dumps(typed)[1:-1] in text]


def test_the_actor_is_a_session_and_not_a_person(statements):
    actors = {json.dumps(each["actor"]) for each in statements}
    actor = json.loads(actors.pop())

    assert actors == set()
    assert set(actor) == {"objectType", "account"}
    assert uuid.UUID(actor["account"]["name"])


def test_an_intention_is_told_without_its_words_and_changes_no_statement_before_it(scenario):
    run = played(scenario, "ja", '"Zomaar."')
    intended = replace(run, events=(*run.events, Intended("Ik bel Jan Jansen.", at_s=900.0)))

    before, after = told(scenario, run), told(scenario, intended)

    (own,) = [each for each in after if each["id"] not in {old["id"] for old in before}]
    assert own["object"]["id"].endswith("/intention")
    assert own["result"] == {"completion": True}
    assert [each for each in after if each != own] == before
    assert "Jansen" not in json.dumps(after)


def test_time_follows_the_run(scenario):
    run = played(scenario, "ja", '"Zomaar."')
    moments = [datetime.fromisoformat(each["timestamp"]) for each in told(scenario, run)]

    assert moments == sorted(moments)
    assert moments[-1] - STARTED == timedelta(seconds=run.events[-1].at_s)


def test_the_same_run_told_twice_gives_the_same_ids_and_another_run_others(scenario):
    run = played(scenario, "ja", '"Zomaar."')
    first, again = told(scenario, run), told(scenario, run)
    later = told(scenario, run, STARTED + timedelta(hours=1))

    assert first == again
    assert len({each["id"] for each in (*first, *later)}) == len(first) + len(later)


def test_a_run_that_went_on_keeps_the_statements_it_had(scenario):
    half, whole = played(scenario, "ja"), played(scenario, "ja", '"Zomaar."')

    assert [each["id"] for each in told(scenario, whole)][:2] == [
        each["id"] for each in told(scenario, half)
    ]
