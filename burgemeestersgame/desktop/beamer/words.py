"""What the big screen says of where a session is: its title, the line above it, what comes next."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from burgemeestersgame.i18n import format_clock, format_day
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room.rounds import WAITING

# What is seen of the town before the story says when it is.
_BEFORE = datetime(2024, 1, 1, 19, 30)
TOWN = "plein"


def title(standing: Any) -> str:
    """Return what a moment is about."""
    session, scene = standing.session, standing.scene
    if session.is_hidden:
        return _("A moment, please")
    if session.stage in (stages.DEBRIEF, stages.AGREEMENT) and standing.debrief is not None:
        return str(standing.debrief.title)
    named = {
        stages.BRIEFING: _("Your role is on your phone"),
        stages.CONSEQUENCE: _("What came of it"),
        stages.READING: _("The story goes on"),
        stages.EXPLAINING: _("Explain it in one sentence"),
        stages.ENDING: _("How it ended"),
        stages.DEBRIEF: _("How it went"),
        stages.AGREEMENT: _("What we agree"),
        stages.CLOSED: _("Thank you"),
    }
    return named.get(session.stage) or str(scene.question or scene.title)


def kicker(standing: Any) -> str:
    """Return when in the story that is, or what comes before and after the story."""
    session, scene = standing.session, standing.scene
    if session.is_hidden or session.stage == stages.LOBBY:
        return _("Play together, each on your own phone")
    if session.stage == stages.PRACTICE:
        return _("Practice round: it is about nothing")
    if session.stage in (stages.DEBRIEF, stages.AGREEMENT) and standing.debrief is not None:
        told = standing.debrief
        return _("Debrief · step {number} of 7").format(number=told.step_number)
    if not scene.story_time or session.stage in (stages.AGREEMENT, stages.CLOSED):
        return str(scene.title) if title(standing) != scene.title else ""
    at = moment(standing)
    when = _("{day} · {clock}").format(day=format_day(at.date()), clock=format_clock(at))
    if session.stage in stages.AT_A_DILEMMA:
        return f"{when}\u00a0· " + _("choice {number}").format(number=session.number)
    return when


def moment(standing: Any) -> datetime:
    """Return the time of the story, as its clock shows it."""
    told = standing.scene.story_time
    return datetime.fromisoformat(told) if told else _BEFORE


def place(standing: Any) -> str:
    """Return where the story is; before and after it, in front of the town hall."""
    return standing.scene.place or TOWN


def stage_in_words(session: Any) -> str:
    """Return what everybody does now."""
    waiting = session.round is not None and session.round.status == WAITING
    first = _("First round, in a moment") if waiting else _("First round: everybody alone")
    second = _("Second round, in a moment") if waiting else _("Second round: has anything changed?")
    return {
        stages.FIRST_VOTE: first,
        stages.FIRST_REVEAL: _("How the room is divided"),
        stages.TALK: _("Talk with each other"),
        stages.SECOND_VOTE: second,
        stages.SECOND_REVEAL: _("Before and after the talk"),
        stages.DECISION: _("The decision"),
    }.get(session.stage, "")


def decides_in_words(decides: str) -> str:
    """Return who has the last word."""
    return {
        "majority": _("The majority decides"),
        "mayor": _("Whoever plays the mayor decides"),
    }.get(decides, _("The trainer writes down the decision"))


def step_in_words(step: str, stage: str) -> str:
    """Return what the next step is called."""
    if step == "next":
        return {
            stages.PRACTICE: _("To the roles"),
            stages.BRIEFING: _("Begin the story"),
            stages.FIRST_REVEAL: _("Start the talk"),
            stages.SECOND_REVEAL: _("To the decision"),
            stages.ENDING: _("To the debrief"),
            stages.AGREEMENT: _("End the session"),
        }.get(stage, _("Go on"))
    return {
        "practise": _("Practise first"),
        "open": _("Open the second round") if stage == stages.TALK else _("Open the round"),
        "close": _("Close the round"),
        "reveal": _("Show how the room is divided"),
        "decide": _("Do what most chose"),
    }.get(step, _("Go on"))
