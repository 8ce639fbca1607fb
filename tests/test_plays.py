"""Every scenario that comes with the game: recorded plays, and a bot that tries everything."""

import io
import json
from pathlib import Path

import pytest
from moves import Bot, all_choices, lines, move, read_on
from typed import Clock, Typed

from burgemeestersgame.console import Paper
from burgemeestersgame.engine import Game, Run, replay
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.scenario import load_scenario, scenario_files
from burgemeestersgame.scenario.model import Ending
from burgemeestersgame.session import Session
from burgemeestersgame.store import open_store
from burgemeestersgame.terminal import Leaving, play

PLAYS = sorted((Path(__file__).parent / "plays").glob("*.json"))
SCENARIOS = sorted(path.parent for path in scenarios_folder().glob("*/scenario.yaml"))
LONGEST = [path for path in PLAYS if path.stem.endswith("--longest")]
LEAST_GAMES, MOST_GAMES = 100, 400


@pytest.fixture(params=PLAYS, ids=lambda path: path.stem)
def recorded(request):
    """Return a recorded play."""
    return json.loads(request.param.read_text(encoding="utf-8"))


def test_a_recorded_play_replays_to_the_ending_it_names(recorded):
    scenario = load_scenario(scenarios_folder() / recorded["scenario"])
    clock = Clock()
    game = Game(scenario, clock=clock)

    game.begin()
    for word in recorded["moves"]:
        move(game, clock, word)
    read_on(game)

    assert game.view().ending == recorded["ending"]
    assert replay(scenario, game.run) == replay(scenario, Run.from_json(game.run.to_json()))


@pytest.mark.parametrize("recorded", LONGEST, ids=lambda path: path.stem, indirect=True)
def test_a_recorded_play_can_be_stopped_and_gone_on_with_at_every_step(recorded):
    folder = scenarios_folder() / recorded["scenario"]
    scenario, files = load_scenario(folder), scenario_files(folder)
    clock = Clock()
    straight = Game(scenario, clock=clock)
    straight.begin()
    with open_store() as store:
        session = Session.begin_new(store, scenario, files, clock=clock)
        session.begin()

        for word in recorded["moves"]:
            session = Session.reopen(store, session.run_id, clock=clock)
            now = clock.now
            move(session, clock, word)
            clock.now = now
            move(straight, clock, word)

            assert session.game.run == straight.run
        session = Session.reopen(store, session.run_id, clock=clock)
        read_on(session)

        assert session.view().ending == recorded["ending"]
        assert store.entry(session.run_id).ending == recorded["ending"]


def test_a_recorded_play_can_be_typed_in_text_mode(recorded):
    scenario = load_scenario(scenarios_folder() / recorded["scenario"])
    clock = Clock()
    game = Game(scenario, clock=clock)

    typed = Typed(*lines(scenario, recorded["moves"]), clock=clock)
    leaving = play(game, typed, Paper(io.StringIO()))

    assert leaving is Leaving.FINISHED
    assert game.view().ending == recorded["ending"]


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda path: path.name)
def test_a_bot_takes_every_choice_reaches_every_ending_and_never_gets_stuck(folder):
    scenario = load_scenario(folder)
    bot = Bot(scenario)
    endings = {scene.id for scene in scenario.scenes.values() if isinstance(scene, Ending)}
    choices = all_choices(scenario)
    reached = set()

    for game in range(MOST_GAMES):
        if game >= LEAST_GAMES and choices <= set(bot.made) and endings <= reached:
            break
        reached.add(bot.play()[1])

    assert choices - set(bot.made) == set()
    assert endings - reached == set()


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda path: path.name)
def test_every_ending_has_a_recorded_play(folder):
    scenario = load_scenario(folder)
    endings = {scene.id for scene in scenario.scenes.values() if isinstance(scene, Ending)}
    plays = [json.loads(path.read_text(encoding="utf-8")) for path in PLAYS]

    assert {play["ending"] for play in plays if play["scenario"] == scenario.id} == endings
