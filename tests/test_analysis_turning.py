"""Turning points are exactly what they say: held against every play of small stories."""

import random
from collections.abc import Callable

import pytest
from every_play import EveryPlay, TooManyPlays, every_play
from generator import small_scenario
from random_story import random_story

from burgemeestersgame.analysis.turning import turning_points
from burgemeestersgame.engine import rules
from burgemeestersgame.engine.run import ActionTaken, Decided, Event, Run, TimedOut, replay
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.scenario import Scenario, scenario_from_files

Shown = set[str]


def plays_of(scenario: Scenario, most: int = 400) -> EveryPlay:
    try:
        return every_play(scenario, most)
    except TooManyPlays:
        pytest.skip("more plays than we want to wait for")


def some_story(seed: int) -> Scenario:
    return scenario_from_files({"scenario.yaml": random_story(seed).encode()}, "toeval")


def shown(every: EveryPlay, fits: Callable[[tuple[Event, ...]], bool]) -> Shown:
    """Return the endings and norm statuses of all plays that fit."""
    found: Shown = set()
    for run, each in zip(every.runs, every.assessments, strict=True):
        if fits(run.events):
            assert each.ending is not None
            found |= {each.ending, *(f"{id}:{one.status}" for id, one in each.norms.items())}
    return found


def after(every: EveryPlay, start: tuple[Event, ...]) -> Shown:
    return shown(every, lambda events: events[: len(start)] == start)


def without(every: EveryPlay, start: tuple[Event, ...], action: ActionTaken) -> Shown:
    """Return what plays show in which an action is not taken at its dilemma any more."""
    return shown(
        every, lambda events: events[: len(start)] == start and action not in events[len(start) :]
    )


def others(scenario: Scenario, start: tuple[Event, ...], event: Event) -> list[Event]:
    """Return the other choices and the time-out that are open after these events."""
    story = compiled(scenario)
    state = replay(scenario, Run(scenario.id, scenario.digest, start))
    place = story.places[state.scene]
    found: list[Event] = [Decided(place.id, deed.id) for deed in rules.open_choices(story, state)]
    if place.timeout:
        found.append(TimedOut(place.id))
    return [each for each in found if each != event]


def turned(scenario: Scenario, every: EveryPlay, run: Run) -> list[tuple[int, Shown, Shown]]:
    """Return for each decision its position, what it lost and what it won, by trying every play."""
    found = []
    for number, event in enumerate(run.events):
        start = run.events[:number]
        now = after(every, (*start, event))
        if isinstance(event, ActionTaken):
            won = now - without(every, start, event)
        elif isinstance(event, Decided | TimedOut):
            roads = [after(every, (*start, each)) for each in others(scenario, start, event)]
            won = now.difference(*roads) if roads else set()
        else:
            continue
        found.append((number, after(every, start) - now, won))
    return found


def check(scenario: Scenario, seed: int) -> None:
    every = plays_of(scenario)
    for run in random.Random(seed).sample(every.runs, min(4, len(every.runs))):
        points = turning_points(scenario, run)

        assert [
            (
                point.event,
                {*point.endings_lost, *point.norms_lost},
                {*point.endings_won, *point.norms_won},
            )
            for point in points
        ] == turned(scenario, every, run)
        assert all(point.unknown == () for point in points)


@pytest.mark.parametrize("seed", range(24))
def test_turning_points_say_what_every_play_of_a_scenario_shows(seed):
    check(small_scenario(seed), seed)


@pytest.mark.parametrize("seed", range(40))
def test_turning_points_say_what_every_play_of_a_random_story_shows(seed):
    check(some_story(seed), seed)
