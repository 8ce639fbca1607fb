"""The stages of a session, and which command leads where, as one machine that all rooms share.

Where a command leads may depend on the story, so the caller says it, and the machine allows it or
not (as in `engine.lifecycle`).
"""

from __future__ import annotations

from typing import Protocol

from transitions import Machine, MachineError

LOBBY, PRACTICE, BRIEFING = "lobby", "practice", "briefing"
FIRST_VOTE, FIRST_REVEAL, TALK = "first-vote", "first-reveal", "talk"
SECOND_VOTE, SECOND_REVEAL, DECISION = "second-vote", "second-reveal", "decision"
CONSEQUENCE, READING, EXPLAINING, ENDING = "consequence", "reading", "explaining", "ending"
DEBRIEF, AGREEMENT, CLOSED = "debrief", "agreement", "closed"
STAGES = (
    *(LOBBY, PRACTICE, BRIEFING),
    *(FIRST_VOTE, FIRST_REVEAL, TALK, SECOND_VOTE, SECOND_REVEAL, DECISION),
    *(CONSEQUENCE, READING, EXPLAINING, ENDING),
    *(DEBRIEF, AGREEMENT, CLOSED),
)
AT_A_DILEMMA = frozenset({FIRST_VOTE, FIRST_REVEAL, TALK, SECOND_VOTE, SECOND_REVEAL, DECISION})
VOTING = frozenset({PRACTICE, FIRST_VOTE, SECOND_VOTE})

_STORY = (FIRST_VOTE, CONSEQUENCE, READING, EXPLAINING, ENDING)
_LEADS_TO: dict[str, dict[str, tuple[str, ...]]] = {
    "practise": {LOBBY: (PRACTICE,), BRIEFING: (PRACTICE,)},
    "open": {
        LOBBY: _STORY,
        BRIEFING: _STORY,
        PRACTICE: (PRACTICE,),
        FIRST_VOTE: (FIRST_VOTE,),
        FIRST_REVEAL: (SECOND_VOTE,),
        TALK: (SECOND_VOTE,),
        SECOND_VOTE: (SECOND_VOTE,),
        CONSEQUENCE: _STORY,
        READING: _STORY,
    },
    "reveal": {
        PRACTICE: (PRACTICE,),
        FIRST_VOTE: (FIRST_REVEAL,),
        SECOND_VOTE: (SECOND_REVEAL,),
    },
    "decide": dict.fromkeys(sorted(AT_A_DILEMMA), _STORY),
    "explain": {EXPLAINING: _STORY},
    "next": {
        LOBBY: (BRIEFING,),
        PRACTICE: (BRIEFING,),
        BRIEFING: _STORY,
        FIRST_VOTE: (TALK,),
        FIRST_REVEAL: (TALK,),
        TALK: (SECOND_VOTE,),
        SECOND_VOTE: (DECISION,),
        SECOND_REVEAL: (DECISION,),
        CONSEQUENCE: _STORY,
        READING: _STORY,
        ENDING: (DEBRIEF,),
        DEBRIEF: (AGREEMENT,),
        AGREEMENT: (CLOSED,),
    },
    "look-back": dict.fromkeys(
        sorted({*AT_A_DILEMMA, CONSEQUENCE, READING, EXPLAINING}), (DEBRIEF,)
    ),
    "end": {stage: (CLOSED,) for stage in STAGES if stage != CLOSED},
}


def leads(stage: str, command: str, to: str) -> bool:
    """Whether a command leads from one stage to another."""
    return to in _LEADS_TO[command].get(stage, ())


class HasStage(Protocol):
    """Anything with a stage."""

    stage: str


def _machine() -> Machine:
    machine = Machine(
        model=None,
        states=list(STAGES),
        initial=None,
        auto_transitions=False,
        model_attribute="stage",
    )
    for command, ways in _LEADS_TO.items():
        for source, destinations in ways.items():
            for destination in dict.fromkeys(destinations):
                machine.add_transition(f"{command}_to_{destination}", source, destination)
    return machine


_MACHINE = _machine()


def commands(stage: str) -> frozenset[str]:
    """Return the commands that lead on from a stage."""
    return frozenset(command for command, ways in _LEADS_TO.items() if stage in ways)


def fire(model: HasStage, command: str, to: str) -> None:
    """Move `model` along a command; raises `MachineError` where that way does not exist."""
    event = _MACHINE.events.get(f"{command}_to_{to}")
    if event is None:
        raise MachineError(f"'{command}' never leads to '{to}'")
    event.trigger(model)
