"""The game as a screen reader has it: found by role and name, used by what AT-SPI offers.

Nothing here looks at the screen; a sentence is typed by keys that AT-SPI sends.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from moves import lines
from test_window import ROOT, display  # noqa: F401 - a fixture
from typed import Clock, Typed

from burgemeestersgame.console import Paper
from burgemeestersgame.engine import Game, Run
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.scenario import Scenario, load_scenario
from burgemeestersgame.terminal import Leaving, play

if sys.platform != "linux":
    pytest.skip("AT-SPI is of Linux", allow_module_level=True)

import atspi
from atspi import Bus, Thing, until

pytestmark = [
    pytest.mark.window,
    # Where there must be a screen reader's bus, its absence is a failure.
    pytest.mark.skipif(
        atspi.is_missing() and not os.environ.get("CI"), reason="no Xvfb, D-Bus or AT-SPI"
    ),
]

STORY = "azc-raadsavond"
MOVES = [
    "hear oov",
    "do logboek",
    "choose stilte/vraag-open",
    "say We luisteren eerst, een avond lang.",
    "choose stoelen/groepen",
    "choose driehoek/alleen-insprekers",
    "choose ruiten/op-sein",
    "choose tekenen/omroepen",
    "say",
    "choose hervatten/fracties",
    "choose voordeur/weg",
    "choose zandvliet/melding",
    "choose plek/laat-bekend",
    "choose rol/deze-avond",
]


class Listener:
    """Somebody who hears the window and presses what they hear."""

    def __init__(self, bus: Bus, environment: dict[str, str]) -> None:
        self._bus, self._environment = bus, environment

    def find(self, role: str, words: str) -> Thing:
        """Wait for the first thing of a role that has these words in its name."""
        return self.wait(lambda: self.look(role, words))

    def wait(self, found: Callable[[], Any]) -> Any:
        """Wait for an answer, and say what was heard instead when it never comes."""
        try:
            return until(found)
        except TimeoutError:
            pytest.fail(f"what never came is not in:\n{self.hears()}")

    def look(self, role: str, words: str) -> Thing | None:
        """Return that thing, None where there is none at the moment."""
        for window in self._bus.windows():
            for thing in window.walk():
                if thing.role == role and words in thing.name:
                    return thing
        return None

    def press(self, role: str, words: str) -> None:
        self.find(role, words).press()

    def hears(self) -> str:
        """Return everything that can be read."""
        things = [thing for window in self._bus.windows() for thing in window.walk()]
        return "\n".join(f"{thing.role} {thing.name} {thing.about}" for thing in things)

    def announced(self) -> list[str]:
        """Return what was said unasked so far."""
        return self._bus.announced()

    def kept(self) -> Run:
        """Return the run that was played last."""
        done = subprocess.run(
            [sys.executable, "-m", "burgemeestersgame", "runs", "export", "last"],
            env=self._environment,
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        return Run.from_json(json.dumps(json.loads(done.stdout)["run"]))


@pytest.fixture
def listener(display: str, data_folder: Path) -> Iterator[Listener]:  # noqa: F811
    environment = {
        **os.environ,
        "DISPLAY": display,
        "SDL_VIDEODRIVER": "x11",
        "BURGEMEESTERSGAME_HOME": str(data_folder),
        "PYTHONPATH": str(ROOT),
    }
    bus = Bus(environment)
    environment["DBUS_SESSION_BUS_ADDRESS"] = bus.address
    process = subprocess.Popen(
        [sys.executable, "-m", "burgemeestersgame", "--lang", "nl"],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield Listener(bus, environment)
    finally:
        process.kill()
        _out, said = process.communicate()
        bus.close()
        assert not said, said


def in_text_mode(scenario: Scenario) -> Run:
    """Return the run of the same moves, typed in the terminal."""
    clock = Clock()
    game = Game(scenario, clock=clock)
    left = play(game, Typed(*lines(scenario, MOVES), clock=clock), Paper(io.StringIO()))
    assert left is Leaving.FINISHED
    return game.run


def make(listener: Listener, scenario: Scenario, word: str) -> None:
    """Make a move of a play by what can be heard of it."""
    kind, _space, what = word.partition(" ")
    match kind:
        case "hear":
            advisor = scenario.cast[what]
            listener.press("button", f"{advisor.role}, {advisor.name}: nog niet gehoord")
            listener.find("button", f"{advisor.role}, {advisor.name}: raadt")
        case "do":
            text = scenario.actions[what].text
            listener.press("button", text)
            listener.find("article", text)
        case "choose":
            scene, _slash, choice = what.partition("/")
            text = next(c.text for c in scenario.scenes[scene].choices if c.id == choice)
            listener.press("radio button", text)
            listener.wait(lambda: listener.find("radio button", text).is_on)
            listener.press("button", "Bevestig keuze")
            listener.wait(lambda: listener.look("radio button", text) is None)
        case "say":
            field = listener.find("entry", "Uw zin")
            if what:
                field.type(what)
                listener.wait(lambda: field.text == what)
                listener.press("button", "Zeg dit")
            else:
                listener.press("button", "Niets zeggen")
                listener.find("dialog", "Niets zeggen?")
                listener.press("button", "Niets zeggen")
            listener.wait(lambda: listener.look("entry", "Uw zin") is None)


def read_on(listener: Listener) -> None:
    """Go on until something is asked or the story is over."""
    while listener.wait(lambda: _asks(listener) or listener.look("button", "Verder")) is not True:
        go_on = listener.look("button", "Verder")
        if go_on is not None:
            heard = listener.hears()
            go_on.press()
            listener.wait(lambda heard=heard: listener.hears() != heard)


def _asks(listener: Listener) -> bool:
    return bool(
        listener.look("radio button", "1. ")
        or listener.look("entry", "Uw zin")
        or listener.look("button", "Naar de nabespreking")
    )


def test_a_story_played_by_a_screen_reader_gives_the_run_of_text_mode(listener: Listener) -> None:
    scenario = load_scenario(scenarios_folder() / STORY)
    listener.press("button", "Alleen spelen")
    listener.press("button", scenario.title)
    listener.press("button", "Beginnen")

    for word in MOVES:
        read_on(listener)
        make(listener, scenario, word)
    read_on(listener)
    listener.press("button", "Naar de nabespreking")
    listener.find("page tab", "Uw redenen")

    assert listener.kept() == in_text_mode(scenario)
    decided = [word.split("/")[0].removeprefix("choose ") for word in MOVES if "/" in word]
    heard = listener.announced()
    assert len([text for text in heard if text.startswith("U koos keuze")]) == len(decided)
    for scene in decided:
        situation = scenario.scenes[scene].text.split(".")[0]
        assert any(text.startswith(situation) for text in heard), situation


def test_the_trainers_notes_are_a_window_of_their_own(listener: Listener) -> None:
    listener.press("button", "Instellingen")
    listener.press("radio button", "In een tweede venster")
    listener.press("button", "Klaar")
    listener.press("button", "Alleen spelen")
    listener.press("button", load_scenario(scenarios_folder() / STORY).title)
    listener.press("button", "Beginnen")

    notes = listener.find("frame", "Notities voor de trainer")
    assert listener.wait(lambda: any(thing.role == "heading" for thing in notes.walk()))
