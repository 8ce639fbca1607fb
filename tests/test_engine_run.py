"""A run: its events, its JSON, and replaying it."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burgemeestersgame.engine import Game, Run, RunError, replay
from burgemeestersgame.engine.run import (
    ActionTaken,
    Begun,
    Branch,
    Decided,
    Explained,
    Intended,
    Proceeded,
    TimedOut,
    walk,
)
from burgemeestersgame.scenario import load_scenario
from tests.stories import a_scenario, played

KLEIN = load_scenario("tests/scenarios/klein")


def play_at_random(picks: list[int]) -> Game:
    """Return a game of the small scenario in which each number picks one of what is possible."""
    now = [0.0]
    game = Game(KLEIN, clock=lambda: now[0])
    game.begin()
    for pick in picks:
        now[0] += pick
        if game.tick() or game.state == "debrief":
            continue
        view = game.view()
        match game.state:
            case "deciding":
                moves = [lambda c=choice: game.decide(c.id, "omdat") for choice in view.choices]
                moves += [lambda a=action: game.act(a.id) for action in view.actions]
                moves += [
                    lambda a=advice: game.consult(a.advisor)
                    for advice in view.advice
                    if advice.text is None
                ]
                moves[pick % len(moves)]()
            case "explaining":
                game.explain("zin" * (pick % 2))
            case "paused":
                game.resume()
            case "reading" if pick % 5 == 0:
                game.pause()
            case _:
                game.proceed()
    return game


@settings(max_examples=60)
@given(st.lists(st.integers(0, 40), max_size=30))
def test_a_run_survives_json_and_replays_to_the_same_state_at_every_point(picks):
    game = play_at_random(picks)
    run = game.run

    assert Run.from_json(run.to_json()) == run
    for upto in range(len(run.events) + 1):
        part = Run(run.scenario, run.digest, run.events[:upto])
        assert replay(KLEIN, run, upto) == replay(KLEIN, part)


@settings(max_examples=30)
@given(st.lists(st.integers(0, 40), max_size=30))
def test_a_game_resumed_from_its_run_shows_the_same(picks):
    game = play_at_random(picks)
    clock = lambda: sum(picks) + 0.0  # noqa: E731

    again = Game(KLEIN, clock=clock, run=game.run)

    for name in ("state", "scene", "story_time", "text", "choices", "actions", "messages"):
        assert getattr(again.view(), name) == getattr(game.view(), name), name
    assert again.view().reports == game.view().reports
    assert again.view().indicators == game.view().indicators


def test_two_runs_are_equal_when_only_the_real_seconds_differ():
    one = Run("x", "d", (Begun((), 1.0, at_s=0.1), Decided("a", "b", at_s=3.0)))
    two = Run("x", "d", (Begun((), 2.0, at_s=9.1), Decided("a", "b", at_s=99.0)))

    assert one == two
    assert one != Run("x", "d", (Begun(), Decided("a", "c")))


EVENTS_OF_VERSION_1 = [
    "Begun",
    "AdviceOpened",
    "ActionTaken",
    "Paused",
    "Resumed",
    "Decided",
    "Proceeded",
    "Explained",
    "TimedOut",
]


def test_a_run_saved_by_version_1_can_still_be_read():
    text = Path("tests/saved/run-1.json").read_text("utf-8")

    run = Run.from_json(text)

    assert [type(event).__name__ for event in run.events] == EVENTS_OF_VERSION_1
    assert (run.branch, run.player, run.intention()) == (None, "", "")
    assert json.loads(run.to_json()) == json.loads(text) | {"version": 2}


def test_a_run_saved_by_version_2_can_still_be_read():
    text = Path("tests/saved/run-2.json").read_text("utf-8")

    run = Run.from_json(text)

    assert [type(event).__name__ for event in run.events] == [*EVENTS_OF_VERSION_1, "Intended"]
    assert (run.branch, run.player) == (Branch("0a1b2c3d4e5f", 3), "Roodborst")
    assert run.intention() == "Ik bel eerder met de griffier."
    assert json.loads(run.to_json()) == json.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "\ud800",
        '{"version": 1}',
        '{"version": 99, "scenario": "a", "digest": "b", "events": []}',
        '{"version": 1, "scenario": "a", "digest": "b", "events": [{"event": "hacked"}]}',
        '{"version": 1, "scenario": "a", "digest": "b", "events": [{"event": ["begun"]}]}',
        '{"version": 1, "scenario": "a", "digest": "b", "events": [{"event": "decided"}]}',
        '{"version": 1, "scenario": "", "digest": "", "events": [{"event": "paused", "at_s": {}}]}',
        '{"version": 2, "scenario": "a", "digest": "b", "branch": {"run": "c"}, "events": []}',
        '{"version": 2, "scenario": "", "digest": "", "branch": {"run": "", "events": 9}, '
        '"events": []}',
        "[" * 100_000,
    ],
)
def test_what_is_no_run_is_refused_with_a_clear_message(text):
    with pytest.raises(RunError):
        Run.from_json(text)


def test_a_run_of_another_story_is_refused():
    scenario = a_scenario(
        """
        - dilemma: vraag
          phase: tijdens
          text: Het plein loopt vol.
          question: Wat doet u?
          choices: {ja: {text: Ja}, nee: {text: Nee}}
        """
    )
    run = played(scenario, "ja")

    with pytest.raises(RunError):
        replay(KLEIN, run)
    with pytest.raises(RunError):
        replay(scenario, Run(run.scenario, run.digest, (Begun(), Decided("vraag", "misschien"))))
    with pytest.raises(RunError):
        replay(scenario, Run(run.scenario, run.digest, (Decided("vraag", "ja"),)))


def test_walking_gives_the_state_before_and_after_each_event():
    run = played(KLEIN, "gaan", '"Ik ging."', "proces")

    steps = list(walk(KLEIN, run))

    assert [step.event for step in steps] == list(run.events)
    assert steps[0].before is None
    assert all(one.after == two.before for one, two in pairwise(steps))


@pytest.mark.parametrize(
    "said",
    [
        Decided("lunch", "gaan", value="geld"),
        Decided("lunch", "gaan", confidence=55.0),
        Decided("lunch", "gaan", confidence=float("nan")),
    ],
)
def test_what_cannot_have_been_said_in_this_story_does_not_fit(said):
    with pytest.raises(RunError):
        replay(KLEIN, Run(KLEIN.id, KLEIN.digest, (Begun(), said)))


def test_values_of_another_story_do_not_fit():
    with pytest.raises(RunError):
        replay(KLEIN, Run(KLEIN.id, KLEIN.digest, (Begun(("geld",)),)))


def test_the_marks_of_a_run_do_not_count_when_runs_are_compared():
    run = played(KLEIN, "gaan", '"Ik ging."', "proces")

    assert run == replace(run, branch=Branch("0a1b2c3d4e5f", 1), player="Roodborst")


def test_the_marks_of_a_run_survive_json():
    run = replace(played(KLEIN, "gaan"), branch=Branch("0a1b2c3d4e5f", 1), player="Roodborst")

    again = Run.from_json(run.to_json())

    assert (again.branch, again.player) == (run.branch, run.player)


def test_a_run_before_a_decision_holds_what_was_heard_and_done_there():
    run = played(KLEIN, "?griffier", "!logboek", "gaan", '"Ik ging."', "proces")
    first = run.decisions()[0]

    part = run.before(first, "0a1b2c3d4e5f")

    assert [type(event).__name__ for event in part.events] == [
        "Begun",
        "AdviceOpened",
        "ActionTaken",
    ]
    assert part.branch == Branch("0a1b2c3d4e5f", 3)


def test_a_time_out_is_a_decision_to_go_back_to():
    run = Run("x", "d", (Begun(), TimedOut("a"), Proceeded("a"), Decided("b", "c")))

    assert run.decisions() == (1, 3)


def test_one_can_go_back_to_before_something_done_unasked():
    run = Run("x", "d", (Begun(), ActionTaken("a", "vak"), Decided("a", "b")))

    assert run.before(1, "0a1b2c3d4e5f").events == (Begun(),)


@pytest.mark.parametrize("number", [-1, 0, 2, 99])
def test_one_goes_back_to_decisions_and_actions_only(number):
    run = Run("x", "d", (Begun(), Decided("a", "b"), Proceeded("a")))

    with pytest.raises(RunError, match="no decision"):
        run.before(number, "0a1b2c3d4e5f")


def test_the_last_intention_counts():
    events = (Begun(), Intended("Bellen."), Intended("Eerder bellen."))

    assert Run("x", "d", events).intention() == "Eerder bellen."
    assert Run("x", "d", (*events, Intended(""))).intention() == ""


def test_texts_from_elsewhere_become_one_line_without_control_characters():
    run = Run("x", "d", (Explained("a", "een\x1b[2J\ntwee"), Intended("drie\u202e\x00vier")))

    again = Run.from_json(replace(run, player="na\x07am\n" * 30).to_json())

    assert again.events == (Explained("a", "een [2J twee"), Intended("drie vier"))
    assert again.player.isprintable()
    assert len(again.player) <= 40
