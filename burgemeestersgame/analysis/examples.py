"""A play that the analysis found, as a run that can be opened like any other."""

from __future__ import annotations

from collections.abc import Iterable

from burgemeestersgame.analysis.steps import Move
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
)
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.scenario.model import Bridge, Ending, Explain, Scenario


def run_of(scenario: Scenario, moves: Iterable[Move]) -> Run:
    """Return the run in which these moves are made; what is to be read is read, and the explain-it
    test is answered with nothing.

    Raises:
        RunError: The moves cannot be made in this order.
    """
    story = compiled(scenario)
    events: list[Event] = [Begun()]
    state, _records = apply(story, None, events[0])

    def do(event: Event) -> None:
        nonlocal state
        state, _records = apply(story, state, event)
        events.append(event)

    def read() -> None:
        while state is not None:
            scene = story.places[state.scene].source
            if state.going < 0 and not isinstance(scene, Bridge):
                break
            do(Proceeded(scene.id, float(len(events))))

    for move in moves:
        read()
        at_s = float(len(events))
        match move.kind:
            case "choose":
                do(Decided(move.scene, move.id, at_s=at_s))
            case "wait":
                do(TimedOut(move.scene, at_s))
            case "do":
                do(ActionTaken(move.scene, move.id, at_s))
            case "hear":
                do(AdviceOpened(move.scene, move.id, at_s))
            case "go-on" if isinstance(scenario.scenes[move.scene], Explain):
                do(Explained(move.scene, "", at_s))
    read()
    if state is not None and isinstance(story.places[state.scene].source, Ending):
        do(Proceeded(story.places[state.scene].id, float(len(events))))
    return Run(scenario.id, scenario.digest, tuple(events))
