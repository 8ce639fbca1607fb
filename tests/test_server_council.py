"""The stories for councils as they cross the network: every frame, for few people and many."""

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


GROUPS = {"five who carry more roles each": 5, "forty who share them": 40}


@pytest.fixture(
    params=[(scenario, people) for scenario in STORIES for people in GROUPS.values()],
    ids=[f"{scenario.id}, {group}" for scenario in STORIES for group in GROUPS],
    scope="module",
)
def evening(request):
    """Return the room, the screens by seat, that of the trainer, and the dilemmas on the way."""
    return asyncio.run(asyncio.wait_for(played(*request.param), 120))


async def played(scenario, people):
    room = Room(scenario)
    host = Host(room, lambda change: None, code="ABC234", key_hashes=(), set_meta=dict)
    screens, trainer = [Screen() for _ in range(people)], Screen()
    running = asyncio.create_task(host.run())
    for number, screen in enumerate(screens):
        host.connect_phone(room.join(f"key-{number}").number, screen)
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
    return room, screens, trainer, faced


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
    room, _screens, _trainer, faced = evening

    assert len(faced) >= 5
    assert {type(room.scenario.scenes[scene]) for scene in faced} == {Dilemma}


def test_every_role_is_carried_and_nobody_has_none(evening):
    room, screens, _trainer, _faced = evening
    roles = room.scenario.roles
    carried = [id for seat in room.state.seats for id in seat.roles]

    assert set(carried) == set(roles)
    assert len(carried) == max(len(screens), len(roles)), "doubled or shared, never both"
    assert all(seat.roles for seat in room.state.seats)


def test_what_a_role_knows_comes_to_those_who_carry_it_alone(evening):
    room, screens, _trainer, faced = evening
    scenes, roles = room.scenario.scenes, room.scenario.roles

    for seat, screen in zip(room.state.seats, screens, strict=True):
        for id, role in roles.items():
            known = [scenes[scene].private.get(id, "") for scene in faced]
            for text in filter(None, [role.brief, *known]):
                assert screen.was_told(text) is (id in seat.roles), (seat.roles, id, text)


def test_the_trainer_has_the_questions_of_each_dilemma_and_every_card(evening):
    room, _screens, trainer, faced = evening
    scenario = room.scenario
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


def test_a_phone_does_not_say_that_all_is_seen_where_only_the_screen_shows_it(evening):
    _room, screens, trainer, _faced = evening

    assert trainer.was_told("Now you see it all.")
    assert not any(screen.was_told("Now you see it all.") for screen in screens)
    assert all(screen.was_told("Not everybody knew the same here.") for screen in screens)
