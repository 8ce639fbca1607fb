"""Moves of a recorded play, one word each, and a bot that looks for the ones nobody made yet.

A move is `hear griffier`, `do vak`, `choose lunch/gaan`, `say` with a sentence, or `wait` until
the time is up. Reading needs no move.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

from typed import Clock

from burgemeestersgame.engine import Game
from burgemeestersgame.scenario.model import Dilemma, Scenario


def move(game: Any, clock: Clock, word: str) -> None:
    """Make a move in a game, or in a session, after reading what there is to read."""
    read_on(game)
    kind, _space, what = word.partition(" ")
    clock.now += 1.0
    match kind:
        case "hear":
            game.consult(what)
        case "do":
            game.act(what)
        case "choose":
            scene, _slash, choice = what.partition("/")
            assert game.view().scene == scene, f"the game is at {game.view().scene}, not {scene}"
            game.decide(choice)
        case "say":
            game.explain(what)
        case "wait":
            clock.now += game.view().seconds_left or 0.0
            assert game.tick(), "there was no time limit to wait for"
        case _:
            raise ValueError(f"no such move: {word}")


def lines(scenario: Scenario, words: list[str]) -> list[str | float]:
    """Return what somebody types to make these moves in text mode, from the briefing on."""
    clock = Clock()
    game = Game(scenario, clock=clock)
    game.begin()
    typed: list[str | float] = [""]
    for word in words:
        while game.view().state == "reading":
            game.proceed()
            typed.append("")
        view = game.view()
        kind, _space, what = word.partition(" ")
        match kind:
            case "hear":
                typed.append(f"a{[each.advisor for each in view.advice].index(what) + 1}")
            case "do":
                typed.append(f"d{[each.id for each in view.actions].index(what) + 1}")
            case "choose":
                choices = [each.id for each in view.choices]
                typed.append(str(choices.index(what.partition("/")[2]) + 1))
            case "say":
                typed.append(what)
            case "wait":
                typed.append(view.seconds_limit or 0.0)  # typing took no time before it
        move(game, clock, word)
    while game.view().state != "debrief":
        game.proceed()
        typed.append("")
    return typed


def read_on(game: Any) -> None:
    """Proceed until something is asked, or the story ends."""
    while game.view().state == "reading":
        game.proceed()


class Bot:
    """Plays a scenario time after time, each time making the moves it made least often."""

    def __init__(self, scenario: Scenario, seed: int = 1) -> None:
        self.scenario = scenario
        self.made: Counter[str] = Counter()
        self._random = random.Random(seed)

    def play(self) -> tuple[list[str], str]:
        """Play once, and return the moves and the ending."""
        clock = Clock()
        game = Game(self.scenario, clock=clock)
        game.begin()
        moves: list[str] = []
        at_most = 40 * len(self.scenario.scenes) + sum(
            action.times for action in self.scenario.actions.values()
        )
        while True:
            read_on(game)
            if game.view().state == "ending":
                break
            assert len(moves) < at_most, f"still not at an ending after {moves}"
            word = self._pick(game)
            move(game, clock, word)
            moves.append(word)
        ending = game.view().ending
        assert ending is not None
        game.proceed()
        assert game.state == "debrief"
        return moves, ending

    def _pick(self, game: Game) -> str:
        view = game.view()
        if view.state == "explaining":
            return self._least(["say Zo eerlijk mogelijk.", "say"])
        assert view.state == "deciding"
        before = [f"hear {each.advisor}" for each in view.advice if each.text is None]
        before += [f"do {each.id}" for each in view.actions]
        if before and self._random.random() < 0.4:
            return self._least(before)
        deciding = [f"choose {view.scene}/{each.id}" for each in view.choices]
        assert deciding, f"nothing can be chosen at {view.scene}"
        if view.seconds_left is not None:
            deciding.append("wait")
        return self._least(deciding)

    def _least(self, words: list[str]) -> str:
        fewest = min(self.made[word] for word in words)
        word = self._random.choice([word for word in words if self.made[word] <= fewest + 1])
        self.made[word] += 1
        return word


def all_choices(scenario: Scenario) -> set[str]:
    """Return every choice of a scenario as a move."""
    return {
        f"choose {scene.id}/{choice.id}"
        for scene in scenario.scenes.values()
        if isinstance(scene, Dilemma)
        for choice in scene.choices
    }
