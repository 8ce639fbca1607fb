"""The stories for councils as they cross the network: every frame of a whole evening, per role."""

import asyncio
import json

import pytest

from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.room import Room
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room.next_step import next_step
from burgemeestersgame.scenario import load_scenario
from burgemeestersgame.scenario.model import Dilemma
from burgemeestersgame.server.host import Host

STORIES = [
    scenario
    for scenario in (load_scenario(path.parent) for path in scenarios_folder().glob("*/*.yaml"))
    if scenario.roles
]


class Screen:
    """A client that keeps every frame it is sent."""

    def __init__(self) -> None:
        self.frames = []

    def put(self, frame, kind=""):
        self.frames.append(frame)

    def bid_farewell(self, code, frame):
        self.put(frame)

    def drop_if_stalled(self, now):
        pass

    def was_told(self, text: str) -> bool:
        told = json.dumps(text, ensure_ascii=False)[1:-1]
        return any(told in frame for frame in self.frames)


@pytest.fixture(params=STORIES, ids=lambda scenario: scenario.id, scope="module")
def evening(request):
    """Return the story, the screens by role, that of the trainer, and the dilemmas on the way."""
    return asyncio.run(asyncio.wait_for(played(request.param), 60))


async def played(scenario):
    room = Room(scenario)
    host = Host(room, lambda change: None, code="ABC234", key_hashes=(), set_meta=dict)
    screens, trainer = {role: Screen() for role in scenario.roles}, Screen()
    running = asyncio.create_task(host.run())
    for role, screen in screens.items():
        seat = room.join(f"key-{role}", role).number
        host.connect_phone(seat, screen)
    host.connect_trainer(trainer)
    faced, steps = [], 0
    while room.stage != stages.CLOSED:
        await host.ask(step_of(room), trainer, f"step {steps}")
        while not trainer.was_told(f"step {steps}"):
            await asyncio.sleep(0.0005)
        host.tell_trainer()
        steps += 1
        scene = room.game.view().scene
        if room.stage in stages.AT_A_DILEMMA and scene not in faced:
            faced.append(scene)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await host.finish()
    return scenario, screens, trainer, faced


def step_of(room):
    """Return what the trainer does next; everybody votes for the first choice."""
    match next_step(room):
        case "close":
            for seat in room.state.seats:
                room.vote(seat.number, next(iter(room.choices())), reason="Omdat het moet.")
            return room.close
        case "":
            return lambda: room.explain("Wij legden het uit.")
        case step:
            return getattr(room, step)


def test_the_key_that_leads_on_leads_through_the_whole_evening(evening):
    scenario, _screens, _trainer, faced = evening

    assert len(faced) >= 5
    assert {type(scenario.scenes[scene]) for scene in faced} == {Dilemma}


def test_what_a_role_knows_comes_to_that_role_alone(evening):
    scenario, screens, _trainer, faced = evening

    for role, screen in screens.items():
        for other in scenario.roles:
            known = [scenario.scenes[scene].private.get(other, "") for scene in faced]
            for text in filter(None, [scenario.roles[other].brief, *known]):
                assert screen.was_told(text) is (role == other), (role, other, text)


def test_the_trainer_has_the_questions_of_each_dilemma_and_every_card(evening):
    scenario, _screens, trainer, faced = evening
    shown = [json.loads(frame) for frame in trainer.frames]

    for scene in faced:
        (questions,) = {
            tuple(frame["trainer"]["questions"])
            for frame in shown
            if frame["t"] == "trainer" and frame["scene"].get("scene") == scene
        }
        assert questions == scenario.guide.questions[scene]
    for role in scenario.roles.values():
        assert trainer.was_told(role.brief)
    assert trainer.was_told(scenario.guide.care)
    assert all(trainer.was_told(goal) for goal in scenario.guide.goals)
