"""From what a room has become to a GroupDebrief: counts, what was kept, and what to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from burgemeestersgame.debrief.telling import telling_of
from burgemeestersgame.engine.run import Run
from burgemeestersgame.groups.asking import question_for
from burgemeestersgame.groups.model import Answer, GroupDebrief, Known, Named, Poll, Weighed
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import events as e
from burgemeestersgame.room.debriefing import secrets_of
from burgemeestersgame.room.room import Room
from burgemeestersgame.room.rounds import (
    ABSTAIN,
    FEWEST_SHOWN,
    NOT_YET,
    Round,
    last_shown,
    leading,
)
from burgemeestersgame.room.state import Outcome, RoomState, fold
from burgemeestersgame.scenario.model import Dilemma, Scenario


class Past(NamedTuple):
    """A session as far as it went: its story, the road it took, and what its room has become.

    Attributes:
        scenario: In the language wanted where it has a translation.
        texts: What the group and the trainer kept, by id.
    """

    scenario: Scenario
    run: Run
    state: RoomState
    texts: Mapping[int, str]


def past_of(scenario: Scenario, log: Iterable[e.RoomEvent], texts: Mapping[int, str]) -> Past:
    """Return the session that a log tells.

    Raises:
        RunError: The log holds something that is no event of a run.
    """
    state, played = RoomState(), []
    for event in log:
        state = fold(state, event)
        if isinstance(event, e.Played):
            played.append(event.in_run())
    return Past(scenario, Run(scenario.id, scenario.digest, tuple(played)), state, texts)


def past_of_room(room: Room) -> Past:
    """Return the session that a room is in the middle of."""
    texts = {id: room.text(id) for id in _kept_ids(room.state)}
    return Past(room.scenario, room.game.run, room.state, texts)


def look_back(past: Past, language: str) -> GroupDebrief:
    """Return what there is to say about a session, in the language of the interface.

    Args:
        language: Of names of norms, `nl` or `en`; the interface ought to speak it.

    Raises:
        RunError: The session was played on another story, or does not fit.
    """
    state = past.state
    notes: dict[str, tuple[str, ...]] = {}
    for note in state.notes:
        notes[note.scene] = (*notes.get(note.scene, ()), past.texts.get(note.text_id, ""))
    return GroupDebrief(
        telling=telling_of(past.scenario, past.run, language),
        dilemmas=_dilemmas(past),
        people=len(state.seats),
        agreement=past.texts.get(state.agreement, "") if state.agreement is not None else "",
        notes=notes,
    )


def _kept_ids(state: RoomState) -> Iterable[int]:
    yield from (reason.text_id for reason in state.kept)
    yield from (note.text_id for note in state.notes)
    if state.agreement is not None:
        yield state.agreement


def _dilemmas(past: Past) -> tuple[Weighed, ...]:
    found: list[Weighed] = []
    for number, outcome in enumerate(past.state.outcomes, 1):
        weighed = _dilemma(past, number, outcome)
        ask = question_for(weighed, past.scenario, [each.ask for each in found])
        found.append(weighed._replace(ask=ask))
    return tuple(found)


def _dilemma(past: Past, number: int, outcome: Outcome) -> Weighed:
    scene = past.scenario.scenes[outcome.dilemma]
    assert isinstance(scene, Dilemma)
    answers = tuple(_answers(past, scene, outcome))
    decided = [each.text for each in answers if each.is_decided]
    valued = _last_valued(outcome)
    return Weighed(
        id=scene.id,
        number=number,
        question=scene.question,
        answers=answers,
        before=_poll(outcome.first),
        after=_poll(outcome.second),
        decided=outcome.choice,
        decided_text=decided[0] if decided else _("The time was up; nothing was chosen"),
        decides=outcome.decides,
        had_most=_had_most(outcome),
        values=_values(past.scenario, valued),
        are_values_early=valued is outcome.first,
        knew=tuple(_knew(past, outcome)),
        ask="",
    )


def _answers(past: Past, scene: Dilemma, outcome: Outcome) -> Iterable[Answer]:
    """Yield the choices in the order of the story, then what else was voted."""
    texts = {choice.id: choice.text for choice in scene.choices}
    texts |= {ABSTAIN: _("Abstains"), NOT_YET: _("Not yet")}
    voted = {*outcome.first.votes, *outcome.second.votes}
    kept: dict[str, list[str]] = {}
    for reason in past.state.kept:
        if reason.scene == scene.id:
            kept.setdefault(reason.choice, []).append(past.texts.get(reason.text_id, ""))
    for id, text in texts.items():
        if id in (ABSTAIN, NOT_YET) and id not in voted:
            continue
        yield Answer(
            id=id,
            text=text,
            before=_count(outcome.first, id),
            after=_count(outcome.second, id),
            is_decided=id == outcome.choice,
            reasons=tuple(filter(None, kept.get(id, ()))),
        )


def _count(voted: Round, id: str) -> int | None:
    return voted.votes.get(id, 0) if voted.can_be_shown else None


def _poll(voted: Round) -> Poll | None:
    return Poll(voted.cast, voted.by_hands, voted.can_be_shown) if voted.votes else None


def _had_most(outcome: Outcome) -> bool | None:
    last = last_shown(outcome.first, outcome.second)
    leaders = leading(last.votes) if last else ()
    return outcome.choice in leaders if leaders else None


def _last_valued(outcome: Outcome) -> Round | None:
    """Return the last round in which enough people named a value."""
    rounds = (outcome.second, outcome.first)
    return next((each for each in rounds if sum(each.values.values()) >= FEWEST_SHOWN), None)


def _values(scenario: Scenario, voted: Round | None) -> tuple[Named, ...]:
    named = [
        Named(id, scenario.values[id], count)
        for id, count in (voted.values if voted else {}).items()
        if id in scenario.values
    ]
    return tuple(sorted(named, key=lambda each: -each.number))


def _knew(past: Past, outcome: Outcome) -> Iterable[Known]:
    for role, text in secrets_of(past.scenario, outcome.dilemma, outcome.holders).items():
        yield Known(
            role=role,
            name=past.scenario.roles[role].title,
            text=text,
            holders=outcome.holders[role],
            is_told=past.state.told.get((outcome.dilemma, role)),
        )
