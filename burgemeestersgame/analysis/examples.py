"""A play that the analysis found, as a run that can be opened like any other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from burgemeestersgame.analysis.steps import Move
from burgemeestersgame.assessment import assess
from burgemeestersgame.engine.run import (
    ActionTaken,
    AdviceOpened,
    Begun,
    Decided,
    Event,
    Explained,
    Proceeded,
    Run,
    RunError,
    TimedOut,
    apply,
    message_of,
    walk,
)
from burgemeestersgame.engine.state import Entered, Happened, Taken
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.scenario.model import Bridge, Ending, Explain, Scenario

_UNASKED = ("do", "hear")


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


def shortened(scenario: Scenario, moves: tuple[Move, ...], name: str) -> tuple[Move, ...]:
    """Return a play without what was done unasked and heard in vain.

    Args:
        name: What happens in it, as in `Simulation.shortest`; it still does.
    """
    decisive = tuple(move for move in moves if move.kind not in _UNASKED)
    if _shows(scenario, decisive, name):
        return decisive
    for number in reversed(range(len(moves))):
        without = moves[:number] + moves[number + 1 :]
        if moves[number].kind in _UNASKED and _shows(scenario, without, name):
            moves = without
    return moves


def _shows(scenario: Scenario, moves: tuple[Move, ...], name: str) -> bool:
    """Say whether these moves make a whole play in which something happens."""
    try:
        run = run_of(scenario, moves)
    except RunError:
        return False
    shown = assess(scenario, run)
    return shown.is_finished and (
        name in {f"{id}:{result.status}" for id, result in shown.norms.items()}
        or name in happened(scenario, run)
    )


def happened(scenario: Scenario, run: Run) -> Iterator[str]:
    """Yield everything that happens in a run, named as in `Simulation.never`."""
    story = compiled(scenario)
    for step in walk(scenario, run):
        for record in step.records:
            match record:
                case Entered(scene=index):
                    yield story.places[index].id
                case Taken(deed=index):
                    deed = story.deeds[index]
                    place = story.places[deed.scene].id if deed.action < 0 else ""
                    yield f"{place}/{deed.id}" if place else f"action:{deed.id}"
                case Happened(later=order, held=True):
                    yield f"later:{story.laters[order].id}"
            message = message_of(story, record)
            if message:
                yield f"message:{message}"
