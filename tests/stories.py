"""Tiny scenarios and play-throughs for tests: a test writes only the scenes that matter to it."""

from __future__ import annotations

import random
import textwrap

from burgemeestersgame.engine import Game, Run
from burgemeestersgame.scenario import Scenario, scenario_from_files

HEAD = """\
format: 1
id: proef
title: De proef
language: nl
role: burgemeester
starts: 2024-05-23 18:00
minutes-promised: 5
values: {openheid: Openheid, gezag: Gezag}
indicators:
  zaal: {start: 50, better: high, label: Rust in de zaal}
facts: {kan: Het kan, mag: Het mag}
cast:
  griffier: {name: Hanneke Duurkoop, role: Griffier}
  ovd: {name: Ilse Wagenvoort, role: Officier van dienst}
"""
END = """\
  - ending: slot
    text: Het is voorbij. De zaal is leeg.
"""


def a_scenario(scenes: str, more: str = "", head: str = HEAD, end: str = END) -> Scenario:
    """Return a scenario of these scenes; `more` adds keys such as actions and messages."""
    text = head + textwrap.dedent(more) + "scenes:\n"
    text += textwrap.indent(textwrap.dedent(scenes).strip("\n"), "  ") + "\n" + end
    return scenario_from_files({"scenario.yaml": text.encode()}, "proef")


def played(scenario: Scenario, *moves: str, values: tuple[str, ...] = ()) -> Run:
    """Return a run of these moves, each a choice unless it begins with a sign.

    `!log` takes an action, `?griffier` hears an advisor, `"..."` answers an explain-it moment and
    `~` lets the time limit pass; a choice may carry its reason: `nu: omdat het moet`. What is to be
    read is read.
    """
    now = [0.0]
    game = Game(scenario, clock=lambda: now[0])
    game.begin(values)
    for move in moves:
        _read_on(game)
        now[0] += 1
        match move[0]:
            case "!":
                game.act(move[1:])
            case "?":
                game.consult(move[1:])
            case '"':
                game.explain(move.strip('"'))
            case "~":
                now[0] += 1_000
                assert game.tick(), "there is no time limit"
            case _:
                choice, _, reason = move.partition(": ")
                game.decide(choice, reason)
    _read_on(game)
    return game.run


def _read_on(game: Game) -> None:
    while game.state in ("reading", "ending"):
        game.proceed()


def any_moves(scenario: Scenario, seed: int) -> Run:
    """Return a whole run of a scenario in which everything is picked at random, the same again."""
    pick = random.Random(seed)
    now = [0.0]
    game = Game(scenario, clock=lambda: now[0])
    game.begin(tuple(scenario.values)[:2])
    while game.state != "debrief":
        now[0] += pick.uniform(1, 20)
        view = game.view()
        if game.state in ("reading", "ending"):
            game.proceed()
        elif game.state == "explaining":
            game.explain(pick.choice(("", "Omdat het moest.")))
        elif view.seconds_left is not None and pick.random() < 0.1:
            now[0] += view.seconds_left + 1
            game.tick()
        else:
            _decide_something(game, pick)
    return game.run


def _decide_something(game: Game, pick: random.Random) -> None:
    """Hear some, do some, and decide, all at random; stop where the time is up."""
    here = game.view().scene
    for advice in game.view().advice:
        if pick.random() < 0.4 and game.view().scene == here and game.state == "deciding":
            game.consult(advice.advisor)
    for action in game.view().actions:
        still_open = {each.id for each in game.view().actions}
        if pick.random() < 0.3 and game.view().scene == here and action.id in still_open:
            game.act(action.id)
    if game.view().scene == here and game.state == "deciding":
        value = pick.choice((None, *game.scenario.values))
        game.decide(pick.choice(game.view().choices).id, pick.choice(("", "Zo.")), value)
