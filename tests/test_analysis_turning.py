"""Turning points are exactly what they say: held against every play of small stories."""

import random
from collections.abc import Callable

import pytest
from every_play import EveryPlay, TooManyPlays, every_play
from generator import small_scenario
from stories import a_scenario, played

from burgemeestersgame.analysis.possible import LIMIT
from burgemeestersgame.analysis.turning import turning_points
from burgemeestersgame.analysis.turning_point import TurningPoint
from burgemeestersgame.engine import rules
from burgemeestersgame.engine.run import ActionTaken, Decided, Event, Run, TimedOut, replay
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.scenario import Scenario

Shown = set[str]


def plays_of(scenario: Scenario, most: int = 400) -> EveryPlay:
    try:
        return every_play(scenario, most)
    except TooManyPlays:
        pytest.skip("more plays than we want to wait for")


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


def turned(scenario: Scenario, every: EveryPlay, run: Run) -> list[tuple[int, Shown, Shown, Shown]]:
    """Return for each decision its position, what it lost, what of that had lapsed, and what it
    won, by trying every play."""
    found = []
    for number, event in enumerate(run.events):
        start = run.events[:number]
        now = after(every, (*start, event))
        lapsed: Shown = set()
        lost = after(every, start) - now
        if isinstance(event, ActionTaken):
            won = now - without(every, start, event)
        elif isinstance(event, Decided | TimedOut):
            roads = [after(every, (*start, each)) for each in others(scenario, start, event)]
            won = now.difference(*roads) if roads else set()
            lapsed = lost.difference(*roads)
        else:
            continue
        found.append((number, lost, lapsed, won))
    return found


def check(scenario: Scenario, seed: int) -> None:
    every = plays_of(scenario)
    for run in random.Random(seed).sample(every.runs, min(4, len(every.runs))):
        points = turning_points(scenario, run)

        assert [
            (
                point.event,
                {*point.endings_lost, *point.norms_lost},
                set(point.lapsed),
                {*point.endings_won, *point.norms_won},
            )
            for point in points
        ] == turned(scenario, every, run)
        assert all(point.unknown == () for point in points)


@pytest.mark.parametrize("seed", range(64))
def test_turning_points_say_what_every_play_of_a_scenario_shows(seed):
    check(small_scenario(seed), seed)


# -- what it means, in stories small enough to see through -----------------------------------------

LAW = "bevoegdheid-openbaarheid-raad"
TWO_ENDS = """\
  - ending: rust
    text: Het bleef rustig.
  - ending: onrust
    text: Het werd onrustig.
"""
DOORS = f"""
- dilemma: deuren
  phase: tijdens
  question: Gaan de deuren dicht?
  seconds: 60
  choices:
    open: {{text: Open, honours: {LAW}, next: [{{if: zaal >= 60, to: onrust}}, {{to: rust}}]}}
    dicht: {{text: Dicht, breaches: {LAW}, next: onrust}}
  timeout: {{text: De bode deed ze dicht., next: onrust}}
"""


def points_of(scenario: Scenario, *moves: str, limit: int = LIMIT) -> list[TurningPoint]:
    return list(turning_points(scenario, played(scenario, *moves), limit))


def test_a_choice_loses_what_only_another_led_to():
    (point,) = points_of(a_scenario(DOORS, end=TWO_ENDS), "dicht")

    assert (point.decision, point.endings_lost, point.endings_won) == (
        "deuren/dicht",
        ("rust",),
        (),
    )
    assert point.norms_lost == (f"{LAW}:honoured", f"{LAW}:missed")
    assert point.norms_won == (f"{LAW}:breached",)


def test_a_choice_wins_what_no_other_and_no_silence_led_to():
    (point,) = points_of(a_scenario(DOORS, end=TWO_ENDS), "open")

    assert (point.endings_lost, point.endings_won) == (("onrust",), ("rust",))
    assert point.norms_won == (f"{LAW}:honoured",)
    assert (point.endings_left, point.norms_left) == (("rust",), (f"{LAW}:honoured",))


def test_silence_is_a_decision_too():
    (point,) = points_of(a_scenario(DOORS, end=TWO_ENDS), "~")

    assert (point.decision, point.endings_lost) == ("deuren/timeout", ("rust",))
    assert point.norms_won == (f"{LAW}:missed",)


def test_an_action_wins_what_could_not_be_without_it():
    actions = "actions: {hekken: {text: Zet hekken neer, effects: {zaal: +10}}}\n"
    scenario = a_scenario(DOORS.replace("next: onrust}}", "next: rust}}"), actions, end=TWO_ENDS)

    point, _decision = points_of(scenario, "!hekken", "open")

    assert (point.decision, point.event) == ("action:hekken", 1)
    assert (point.endings_lost, point.endings_won) == (("rust",), ())


def test_an_action_that_can_wait_wins_nothing():
    actions = f"actions: {{bel: {{text: Bel de raad, honours: {LAW}}}}}\n"
    scenes = """
    - dilemma: nu
      phase: tijdens
      question: Nu?
      choices: {ja: {text: Ja}, nee: {text: Nee}}
    - dilemma: straks
      question: Straks?
      choices: {ja: {text: Ja}, nee: {text: Nee}}
    """
    scenario = a_scenario(scenes, actions)

    early = points_of(scenario, "!bel", "ja", "ja")[0]
    late = points_of(scenario, "ja", "!bel", "ja")[1]

    assert early.lapsed == ()
    assert (early.norms_lost, early.norms_won) == ((f"{LAW}:missed",), ())
    assert (late.norms_lost, late.norms_won) == ((f"{LAW}:missed",), (f"{LAW}:honoured",))


def test_what_only_an_action_could_have_kept_has_lapsed():
    actions = f"actions: {{bel: {{text: Bel de raad, honours: {LAW}}}}}\n"
    scenes = """
    - dilemma: nu
      phase: tijdens
      question: Nu?
      choices: {ja: {text: Ja}, nee: {text: Nee}}
    """

    (point,) = points_of(a_scenario(scenes, actions), "ja")

    assert point.norms_lost == (f"{LAW}:honoured",)
    assert point.lapsed == (f"{LAW}:honoured",)


def test_where_nothing_else_was_open_nothing_was_won():
    scenes = """
    - dilemma: enig
      phase: tijdens
      question: Wat nu?
      choices: {door: {text: Door}, terug: {text: Terug, if: kan}}
    """
    more = "actions: {maak: {text: Maak het mogelijk, sets: kan}}\n"

    (point,) = points_of(a_scenario(scenes, more), "door")

    assert (point.endings_won, point.norms_won) == ((), ())


def test_what_was_done_here_is_no_chance_here_though_it_may_be_done_again():
    actions = f"""
    actions:
      bel: {{text: Bel de raad, times: 2, honours: [{{norm: {LAW}, if: kan}}]}}
      maak: {{text: Maak het mogelijk, sets: kan}}
    """
    scenes = """
    - dilemma: nu
      phase: tijdens
      question: Nu?
      choices: {ja: {text: Ja}, nee: {text: Nee}}
    """

    called, _made, decided = points_of(a_scenario(scenes, actions), "!bel", "!maak", "ja")

    assert called.norms_lost == (f"{LAW}:missed",)
    assert decided.norms_lost == (f"{LAW}:honoured",)


def test_an_unfinished_run_has_those_of_what_was_decided():
    scenes = (
        DOORS.replace("next: onrust}", "next: weg}")
        + """
- dilemma: weg
  question: En nu?
  choices: {rust: {text: Rust, next: rust}, onrust: {text: Onrust, next: onrust}}
"""
    )
    scenario = a_scenario(scenes, end=TWO_ENDS)

    (point,) = points_of(scenario, "dicht")

    assert (point.endings_lost, point.endings_left) == ((), ("rust", "onrust"))


@pytest.mark.parametrize(("seed", "limit"), [(10, 20), (32, 20), (43, 3)])
def test_what_is_too_much_to_find_out_is_left_open_and_said(seed, limit):
    scenario = small_scenario(seed)
    run = max(every_play(scenario, 400).runs, key=lambda run: len(run.events))
    exact = turning_points(scenario, run)

    guarded = turning_points(scenario, run, limit)

    assert any(point.unknown for point in guarded)
    for known, sure in zip(guarded, exact, strict=True):
        for name in ("endings_lost", "norms_lost", "endings_won", "norms_won", "lapsed"):
            assert set(getattr(known, name)) <= set(getattr(sure, name))
            if name != "lapsed":
                assert set(getattr(sure, name)) <= {*getattr(known, name), *known.unknown}
