"""What the trainer would do next: one command, so that one key leads through an evening."""

from __future__ import annotations

from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room import rounds
from burgemeestersgame.room.room import Room
from burgemeestersgame.room.state import round_of


def next_step(room: Room) -> str:
    """Return the command that leads on, as the protocol names it; '' if the trainer must choose.

    Where nobody has most votes, a choice must be named; an explain-it moment asks for a sentence;
    a session that is paused goes on first.
    """
    stage = room.stage
    if room.state.paused_at_s is not None:
        return "resume"
    if stage == stages.LOBBY:
        return "practise"
    if stage in stages.VOTING:
        match round_of(room.state).status:
            case rounds.WAITING:
                return "open"
            case rounds.OPEN:
                return "close"
            case rounds.ROUND_CLOSED:
                return "reveal"
        return "next"
    if stage == stages.TALK:
        return "open"
    if stage == stages.DECISION:
        return "decide" if len(room.leaders()) == 1 else ""
    return "" if stage in (stages.EXPLAINING, stages.CLOSED) else "next"
