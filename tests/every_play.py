"""Every play of a small scenario, made one by one with the engine: what the analysis is held
against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from burgemeestersgame.assessment import Assessment, assess
from burgemeestersgame.engine import rules
from burgemeestersgame.engine.run import (
    ActionTaken,
    AdviceOpened,
    Begun,
    Decided,
    Event,
    Explained,
    Proceeded,
    Run,
    TimedOut,
    apply,
    message_of,
)
from burgemeestersgame.engine.state import Entered, Happened, Record, State, Taken
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.scenario import Scenario
from burgemeestersgame.scenario.model import Bridge, Ending, Explain


class TooManyPlays(Exception):
    """There are more plays than somebody wants to wait for."""


@dataclass(slots=True)
class EveryPlay:
    """All plays of a scenario.

    Attributes:
        names: Everything that happens in any, named as in `Analysis.unreachable`.
        sequences: The different sequences of choices, time-outs and actions.
        states: At rest, without what was heard.
        runs: Every run, with hearing each advice that takes time or not.
        assessments: Theirs.
    """

    names: set[str] = field(default_factory=set)
    sequences: set[tuple[tuple[str, str], ...]] = field(default_factory=set)
    states: set[State] = field(default_factory=set)
    runs: list[Run] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)

    @property
    def statuses(self) -> dict[str, set[str]]:
        """For each norm, how it can end."""
        found: dict[str, set[str]] = {}
        for each in self.assessments:
            for id, result in each.norms.items():
                found.setdefault(id, set()).add(result.status)
        return found


def done_here(events: Sequence[Event]) -> frozenset[str]:
    """Return the actions that were taken at the dilemma to which these events led."""
    latest = takewhile(
        lambda event: isinstance(event, ActionTaken | AdviceOpened), reversed(events)
    )
    return frozenset(event.action for event in latest if isinstance(event, ActionTaken))


def every_play(scenario: Scenario, most: int = 1_000) -> EveryPlay:
    """Return all plays of a scenario; raises TooManyPlays where there are more than `most`."""
    story = compiled(scenario)
    found = EveryPlay()

    def note(records: list[Record]) -> None:
        for record in records:
            message = message_of(story, record)
            if message:
                found.names.add(f"message:{message}")
            match record:
                case Entered(scene=index):
                    found.names.add(story.places[index].id)
                case Taken(deed=index):
                    deed = story.deeds[index]
                    scene = "" if deed.action >= 0 else story.places[deed.scene].id
                    found.names.add(f"{scene}/{deed.id}" if scene else f"action:{deed.id}")
                case Happened(later=order, held=True):
                    found.names.add(f"later:{story.laters[order].id}")

    def go_on(state: State, events: tuple[Event, ...], done: tuple[tuple[str, str], ...]) -> None:
        place = story.places[state.scene]
        scene = place.source

        def do(event: Event, *what: tuple[str, str]) -> None:
            after, records = apply(story, state, event)
            assert after is not None
            note(records)
            go_on(after, (*events, event), (*done, *what))

        if state.going >= 0 or isinstance(scene, Bridge):
            do(Proceeded(scene.id))
            return
        found.states.add(state._replace(heard=0))
        if isinstance(scene, Explain):
            do(Explained(scene.id, ""))
        elif isinstance(scene, Ending):
            run = Run(scenario.id, scenario.digest, (*events, Proceeded(scene.id)))
            found.runs.append(run)
            if len(found.runs) > most:
                raise TooManyPlays
            found.sequences.add(done)
            found.assessments.append(assess(scenario, run))
        else:
            for number, advice in enumerate(scene.advice):
                if advice.takes_min and not state.heard >> number & 1:
                    do(AdviceOpened(scene.id, advice.advisor))
            for deed in rules.open_actions(story, state):
                do(ActionTaken(scene.id, deed.id), (scene.id, f"action:{deed.id}"))
            for deed in rules.open_choices(story, state):
                do(Decided(scene.id, deed.id), (scene.id, deed.id))
            if place.timeout:
                do(TimedOut(scene.id), (scene.id, "timeout"))

    begun = Begun()
    state, records = apply(story, None, begun)
    assert state is not None
    note(records)
    go_on(state, (begun,), ())
    return found
