"""What is said to be impossible never happens, in thousands of random plays of random stories."""

import random
from collections.abc import Iterator

import pytest
from generator import small_scenario

from burgemeestersgame.engine import rules
from burgemeestersgame.engine.state import Entered, Happened, Record, State
from burgemeestersgame.engine.story import Story
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.scenario import Scenario, load_scenario
from burgemeestersgame.scenario.bounds import Bounds
from burgemeestersgame.scenario.deeds import marks_of
from burgemeestersgame.scenario.fates import fates_of
from burgemeestersgame.scenario.judge import FAILS, HOLDS


def contradictions(scenario: Scenario, plays: int, seed: int) -> set[str]:
    """Return everything that happened in random play and was said to be impossible."""
    return {said for _play in range(plays) for said in _Witness(scenario, seed + _play).play()}


class _Witness:
    """Plays once at random and compares every step with the bounds."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self._scenario = scenario
        self._story = Story(scenario)
        self._bounds = Bounds(scenario)
        self._fates = fates_of(self._bounds)
        self._pick = random.Random(seed)
        story = self._story
        self._bits = {
            **story.fact_bits,
            **{f"scene:{id}": bit for id, bit in story.scene_bits.items()},
            **{f"choice:{id}": bit for id, bit in story.choice_bits.items()},
            **{f"action:{id}": bit for id, bit in story.action_bits.items()},
        }

    def play(self) -> Iterator[str]:
        story = self._story
        state, records = rules.begin(story)
        yield from self._records(records)
        while not story.places[state.scene].is_ending:
            yield from self._here(state)
            yield from self._announced(state)
            place = story.places[state.scene]
            if state.going >= 0 or not place.is_dilemma:
                state, records = rules.proceed(story, state)
            else:
                state, records, said = self._move(state)
                yield from said
            yield from self._records(records)

    def _move(self, state: State) -> tuple[State, list[Record], list[str]]:
        story, pick = self._story, self._pick
        place = story.places[state.scene]
        actions = rules.open_actions(story, state)
        if actions and pick.random() < 0.4:
            deed = pick.choice(actions)
            said = self._deed(deed, state)
            return *rules.act(story, state, deed), said
        deeds = rules.open_choices(story, state) + ([place.timeout] if place.timeout else [])
        deed = pick.choice(deeds)
        said = self._deed(deed, state)
        after, records = rules.decide(story, state, deed)
        for (test, _target), way in zip(
            deed.ways, deed.source.next or place.source.next, strict=True
        ):
            held = test is None or test(after)
            if way.condition is not None:
                said += self._judged(way, held, f"next of {place.id}/{deed.id}")
            if held:
                if id(way) not in self._bounds.taken:
                    said.append(f"the way to {way.to} from {place.id}")
                break
        return after, records, said

    def _deed(self, deed, state: State) -> list[str]:
        said = []
        if id(deed.source) not in self._bounds.open_deeds:
            said.append(f"{deed.id} was open")
        for (_touch, norm, test), mark in zip(
            deed.tested_marks, marks_of(deed.source.consequences), strict=True
        ):
            if test is not None:
                said += self._judged(mark, bool(test(state)), f"mark {norm} of {deed.id}")
        for choice in self._story.places[state.scene].choices:
            if choice.test is not None:
                said += self._judged(choice.source, bool(choice.test(state)), choice.id)
        return said

    def _judged(self, what: object, held: bool, name: str) -> list[str]:
        verdict = self._bounds.verdicts.get(id(what), 0)
        return [] if verdict & (HOLDS if held else FAILS) else [f"{name} was {held}"]

    def _records(self, records: list[Record]) -> Iterator[str]:
        for record in records:
            if isinstance(record, Happened) and record.held:
                later = self._story.laters[record.later]
                if later.id in self._fates:
                    yield f"{later.id} came, {self._fates[later.id]}"
            elif isinstance(record, Entered):
                id = self._story.places[record.scene].id
                if id not in self._bounds.inside:
                    yield f"{id} was entered"

    def _announced(self, state: State) -> Iterator[str]:
        for each in self._story.agenda:
            if each.at > state.clock:
                if each.at <= self._bounds.first:
                    yield f"{each.source.id} was announced"
                if each.test is not None:
                    yield from self._judged(each.source, bool(each.test(state)), each.source.id)

    def _here(self, state: State) -> Iterator[str]:
        scene = self._story.places[state.scene].id
        if state.going >= 0 or scene not in self._bounds.inside:
            return
        here = self._bounds.inside[scene]
        if not here.clock_low <= state.clock <= here.clock_high:
            yield f"at {scene} it was {state.clock}"
        for level, low, high in zip(state.levels, here.low, here.high, strict=True):
            if not low <= level <= high:
                yield f"at {scene} an indicator was {level}, not {low} to {high}"
        for name, bit in self._bits.items():
            known = self._bounds.judge.bits.get(name, 0)
            if not known:  # no condition asks for it
                continue
            if state.truths & bit and not here.may & known:
                yield f"at {scene} {name} was true"
            if here.must & known and not state.truths & bit:
                yield f"at {scene} {name} was not true"


@pytest.mark.parametrize("seed", range(120))
def test_nothing_happens_in_a_random_story_that_is_said_to_be_impossible(seed):
    scenario = small_scenario(seed, most_scenes=7)

    assert contradictions(scenario, 25, seed) == set()


def test_nothing_happens_in_the_council_night_that_is_said_to_be_impossible():
    scenario = load_scenario(scenarios_folder() / "azc-raadsavond")

    assert contradictions(scenario, 30, 0) == set()
