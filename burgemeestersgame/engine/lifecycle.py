"""The lifecycle of a game: which commands exist in which state, as one machine that all games
share.

The machine has a handful of states; the story itself is compiled data (see `story`). It is never
given models of its own: `fire` triggers an event on any object with a `state` attribute, which
costs no time and memory per game. Where a command leads depends on the story, so the caller says
it and the machine allows it or not.
"""

from __future__ import annotations

from typing import Protocol

from transitions import EventData, Machine, MachineError, Transition

BRIEFING, DECIDING, READING, EXPLAINING = "briefing", "deciding", "reading", "explaining"
PAUSED, ENDING, DEBRIEF = "paused", "ending", "debrief"
STATES = (BRIEFING, DECIDING, READING, EXPLAINING, PAUSED, ENDING, DEBRIEF)

_STORY = (DECIDING, READING, EXPLAINING, ENDING)  # where going on in the story may lead
_LEADS_TO: dict[str, dict[str, tuple[str, ...]]] = {
    "begin": {BRIEFING: _STORY},
    "consult": {DECIDING: _STORY},
    "act": {DECIDING: _STORY},
    "decide": {DECIDING: _STORY},
    "time_out": {DECIDING: _STORY},
    "explain": {EXPLAINING: _STORY},
    "proceed": {READING: _STORY, ENDING: (DEBRIEF,)},
    "intend": {DEBRIEF: (DEBRIEF,)},
    "pause": {DECIDING: (PAUSED,), READING: (PAUSED,), EXPLAINING: (PAUSED,)},
    "resume": {PAUSED: (DECIDING, READING, EXPLAINING)},
}


class HasState(Protocol):
    """Anything with a lifecycle state."""

    state: str


class _Way(Transition):
    """A transition without callbacks: it changes the state and looks for nothing else to do."""

    def execute(self, event_data: EventData) -> bool:
        event_data.machine.set_state(str(self.dest), event_data.model)
        return True


class _Lifecycle(Machine):
    transition_cls = _Way


def _machine() -> Machine:
    machine = _Lifecycle(model=None, states=list(STATES), initial=None, auto_transitions=False)
    for command, ways in _LEADS_TO.items():
        for source, destinations in ways.items():
            for destination in destinations:
                machine.add_transition(f"{command}_to_{destination}", source, destination)
    return machine


_MACHINE = _machine()
COMMANDS: dict[str, frozenset[str]] = {
    state: frozenset(command for command, ways in _LEADS_TO.items() if state in ways)
    for state in STATES
}


_TRIGGERS = {
    (command, to): _MACHINE.events[f"{command}_to_{to}"].trigger
    for command, ways in _LEADS_TO.items()
    for destinations in ways.values()
    for to in destinations
}


def fire(model: HasState, command: str, to: str) -> None:
    """Move `model` along a command; raises `MachineError` where that way does not exist."""
    trigger = _TRIGGERS.get((command, to))
    if trigger is None:
        raise MachineError(f"'{command}' never leads to '{to}'")
    trigger(model)
