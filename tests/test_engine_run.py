"""A run: its events, its JSON, and replaying it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burgemeestersgame.engine import Game, Run, RunError, replay
from burgemeestersgame.engine.run import Begun, Decided, walk
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


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 40), max_size=30))
def test_a_run_survives_json_and_replays_to_the_same_state_at_every_point(picks):
    game = play_at_random(picks)
    run = game.run

    assert Run.from_json(run.to_json()) == run
    for upto in range(len(run.events) + 1):
        part = Run(run.scenario, run.digest, run.events[:upto])
        assert replay(KLEIN, run, upto) == replay(KLEIN, part)


@settings(max_examples=30, deadline=None)
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


def test_a_run_saved_by_version_1_can_still_be_read():
    text = Path("tests/saved/run-1.json").read_text("utf-8")

    run = Run.from_json(text)

    assert [type(event).__name__ for event in run.events] == [
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
