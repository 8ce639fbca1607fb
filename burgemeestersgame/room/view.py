"""What each kind of screen may see of a room; the circles stand with the values, in `shown`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from burgemeestersgame.engine.view import View
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room import practice
from burgemeestersgame.room.lines import has_line
from burgemeestersgame.room.next_step import next_step
from burgemeestersgame.room.room import Room
from burgemeestersgame.room.rounds import OPEN, SHOWN, Reason, Round
from burgemeestersgame.room.seats import animal, has_room
from burgemeestersgame.room.settings import Dealing
from burgemeestersgame.room.shown import (
    Advice,
    LineView,
    Message,
    Mine,
    NoteView,
    Option,
    Reasons,
    RoleCard,
    RoleChoice,
    RoundView,
    Scene,
    SeatView,
    SessionView,
    Tally,
    TrainerView,
)
from burgemeestersgame.room.state import round_name, round_of
from burgemeestersgame.scenario.model import Dilemma

MOST_SEATS = 300  # in a list; a room of thousands is for a load test
MOST_REASONS = MOST_LINES = 60  # on a phone; more would take a room of thousands long to send


def session_view(room: Room) -> SessionView:
    """Return where the session is now."""
    state = room.state
    is_voting = state.stage in stages.VOTING or state.stage in stages.AT_A_DILEMMA
    is_practice = state.stage == stages.PRACTICE
    at_dilemma = state.stage in stages.AT_A_DILEMMA
    before = state.practice if is_practice else state.first
    return SessionView(
        stage=state.stage,
        is_paused=state.paused_at_s is not None,
        is_hidden=state.is_hidden,
        round=_round_view(room) if is_voting else None,
        before=_tally(before) if is_practice or at_dilemma else None,
        after=_tally(state.second) if at_dilemma else None,
        decides=state.settings.decides.value,
        agreement=room.text(state.agreement),
        lines=_lines(room),
        number=len(state.outcomes) + at_dilemma,
        page=state.page + 1 if state.stage == stages.DEBRIEF else 0,
        pages=len(room.places) if state.stage == stages.DEBRIEF else 0,
        roles=_choosable(room),
    )


def reasons_view(room: Room, most: int | None = MOST_REASONS) -> Reasons:
    """Return the reasons of the round that is shown, at most so many (None: all)."""
    return _reasons(room, room.reasons, most)


def reasons_for_trainer(room: Room, most: int) -> Reasons:
    """Return the same for the trainer, who has them once the round is closed."""
    return _reasons(room, room.closed_reasons, most)


def _reasons(room: Room, reasons: tuple[Reason, ...], most: int | None) -> Reasons:
    shown = reasons if most is None else reasons[:most]
    return Reasons(shown=shown, more=len(reasons) - len(shown), spotlight=room.spotlight)


def scene_view(room: Room) -> Scene:
    """Return what the story shows to everybody now."""
    view = room.game.view()
    common = Scene(
        title=room.scenario.title,
        choices=tuple(Option(id=id, text=text) for id, text in room.choices().items()),
        values=tuple(Option(id=each.id, text=each.label) for each in view.values),
    )
    if room.stage == stages.PRACTICE:
        return replace(common, question=practice.question())
    if room.stage in (stages.LOBBY, stages.BRIEFING):
        return common
    return replace(
        common,
        scene=view.scene,
        phase=view.phase,
        place=view.place,
        story_time=_iso(view.story_time),
        text=view.text,
        question=view.question,
        actions=tuple(Option(id=each.id, text=each.text) for each in view.actions),
        advice=_advice(view),
        messages=_messages(view),
        reports=tuple(f"{each.text} {each.consequence}".strip() for each in view.reports),
        decided=view.decided,
    )


def card_view(room: Room, roles: tuple[str, ...]) -> tuple[RoleCard, ...]:
    """Return what the phones with these roles may know, and nobody else."""
    private = _private(room)
    known = room.scenario.roles
    return tuple(
        RoleCard(id=id, name=known[id].title, brief=known[id].brief, private=private.get(id, ""))
        for id in roles
        if id in known
    )


def my_view(room: Room, number: int) -> Mine:
    """Return what one seat may see of itself."""
    return Mine(
        seat=number,
        animal=animal(number),
        ballot=room.ballot(number),
        proposed=room.proposed_by(number),
        line=room.line_of(number),
        supported=room.supported_by(number),
        is_mayor=room.is_mayor(number),
        has_left=room.state.seats[number].has_left,
    )


def trainer_view(room: Room, connected: frozenset[int]) -> TrainerView:
    """Return what the trainer sees; `connected` are the seats with a phone that answers."""
    state, mayor = room.state, room.mayor()
    guide = room.scenario.guide
    scene = room.game.scene or ""
    shown = round_of(state).status == SHOWN or state.stage == stages.DECISION
    return TrainerView(
        able=tuple(sorted(room.commands())),
        next_step=next_step(room),
        settings=state.settings,
        seats=tuple(
            SeatView(
                seat=seat.number,
                animal=animal(seat.number),
                roles=seat.roles,
                is_connected=seat.number in connected,
                has_left=seat.has_left,
                is_mayor=seat.number == mayor,
            )
            for seat in state.seats[:MOST_SEATS]
        ),
        roles=card_view(room, tuple(room.scenario.roles)),
        voted=room.turnout(),
        expected=room.expected(),
        missing=room.missing(),
        limit=room.limit(),
        leaders=room.leaders() if shown else (),
        questions=guide.questions.get(scene, ()) if guide else (),
        goals=guide.goals if guide else (),
        care=guide.care if guide else "",
        told={role: is_told for (at, role), is_told in state.told.items() if at == (scene or "")},
        proposals=room.proposals(),
        kept=tuple(
            Reason(id=one.text_id, choice=one.choice, text=room.text(one.text_id), kept=True)
            for one in state.kept
        ),
        notes=tuple(
            NoteView(text=room.text(one.text_id), scene=one.scene, stage=one.stage, at_s=one.at_s)
            for one in state.notes
        ),
    )


def _choosable(room: Room) -> tuple[RoleChoice, ...]:
    if room.stage != stages.LOBBY or room.state.settings.dealing is not Dealing.CHOSEN:
        return ()
    roles, held = room.scenario.roles, room.state.held_roles
    return tuple(
        RoleChoice(id=id, name=role.title, is_full=not has_room(roles, held, id))
        for id, role in roles.items()
    )


def _lines(room: Room) -> tuple[LineView, ...]:
    """Return the lines with most support, in the order of their ids."""
    agreement = room.text(room.state.agreement)
    lines = sorted(room.lines().items(), key=lambda line: -line[1])[:MOST_LINES]
    return tuple(
        LineView(id=id, text=text, support=support, is_taken=has_line(agreement, text))
        for id, text, support in sorted((line.id, line.text, support) for line, support in lines)
    )


def _private(room: Room) -> Mapping[str, str]:
    if room.stage not in stages.AT_A_DILEMMA:
        return {}
    scene = room.scenario.scenes[room.game.scene or ""]
    return scene.private if isinstance(scene, Dilemma) else {}


def _round_view(room: Room) -> RoundView:
    current = round_of(room.state)
    closes_at_s = None
    if current.status == OPEN and current.seconds is not None:
        closes_at_s = round(current.opened_at_s + current.seconds, 1)
    return RoundView(name=round_name(room.stage), status=current.status, closes_at_s=closes_at_s)


def _tally(voted: Round) -> Tally | None:
    if voted.status != SHOWN:
        return None
    if not voted.can_be_shown:
        return Tally(cast=voted.cast, missing=voted.missing, by_hands=voted.by_hands)
    return Tally(
        cast=voted.cast,
        missing=voted.missing,
        votes=voted.votes,
        values=voted.values,
        by_hands=voted.by_hands,
    )


def _advice(view: View) -> tuple[Advice, ...]:
    return tuple(
        Advice(
            advisor=each.advisor,
            name=each.name,
            role=each.role,
            stance=each.stance,
            text=each.text or "",
        )
        for each in view.advice
    )


def _messages(view: View) -> tuple[Message, ...]:
    return tuple(
        Message(
            channel=each.channel,
            sender=each.sender,
            text=each.text,
            at=_iso(each.at),
            is_new=each.is_new,
        )
        for each in view.messages
    )


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
