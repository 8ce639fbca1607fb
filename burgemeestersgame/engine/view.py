"""What a player may see of a game at one moment; frozen, in the language of the scenario, without
layout."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct


class ChoiceView(Struct, frozen=True):
    """An open choice; `takes` is story time."""

    id: str
    text: str
    takes: timedelta


class ActionView(Struct, frozen=True):
    """An open action; `takes` is story time."""

    id: str
    text: str
    takes: timedelta


class AdviceView(Struct, frozen=True):
    """An advisor of this dilemma; `stance` and `text` are None until heard.

    `stance` is the id of a choice of this dilemma (open or not), or 'open'. `mood`: calm, worried,
    angry.
    """

    advisor: str
    name: str
    role: str
    portrait: str | None
    mood: str
    takes: timedelta
    stance: str | None
    text: str | None


class MessageView(Struct, frozen=True):
    """A message that has arrived. `sender_id` is a member of the cast, or None; `role` likewise or
    ''.

    `is_new`: it came since the last decision or arrival.
    """

    id: str
    channel: str
    sender: str
    sender_id: str | None
    role: str
    text: str
    at: datetime
    is_new: bool


class AppointmentView(Struct, frozen=True):
    """Something that the player knows is coming; `at` is story time, later than now."""

    id: str
    text: str
    at: datetime


class ReportView(Struct, frozen=True):
    """Something the player did unasked at this dilemma, and what came of it at once ('' if
    nothing)."""

    action: str
    text: str
    consequence: str


class IndicatorView(Struct, frozen=True):
    """An indicator, 0-100. `previous` is its level before the last decision; `better`: high, low,
    neutral."""

    id: str
    label: str
    better: str
    start: int
    value: int
    previous: int


class FactView(Struct, frozen=True):
    """A fact of the scenario and whether it is true by now."""

    id: str
    text: str
    is_true: bool


class ValueView(Struct, frozen=True):
    """A value of the scenario."""

    id: str
    label: str


class View(Struct, frozen=True, kw_only=True):
    """One moment of a game.

    Attributes:
        state: Of the lifecycle, see `lifecycle`.
        scene: Id of the scene, None before the first.
        kind: dilemma, explain, bridge or ending; None before the first scene.
        phase: vooraf, tijdens or nazorg; None before the first scene.
        place, sound: Names of scene art and sound, None without.
        text: The situation; while reading, the consequence of the decision ('' if there are only
            messages).
        question: Of the dilemma, or the prompt of the explain-it moment; '' elsewhere.
        choices, actions: The open ones, as numbered on screen.
        advice: All of this dilemma.
        messages: All that have arrived, oldest first.
        coming: The next appointments that the player knows of, at most three, soonest first;
            none where the story has ended.
        reports: What was done unasked at this dilemma, oldest first.
        decided: Text of the choice whose consequence is being read, '' if none; `timed_out`:
            silence decided.
        seconds_left, seconds_limit: Real seconds; None without a limit. They stand still while
            paused.
        dilemmas_done: Decisions and time-outs so far.
        ending: Id of the ending once it is reached, None until then.
    """

    state: str
    scene: str | None
    kind: str | None
    phase: str | None
    place: str | None
    sound: str | None
    story_time: datetime
    text: str
    question: str
    choices: tuple[ChoiceView, ...]
    actions: tuple[ActionView, ...]
    advice: tuple[AdviceView, ...]
    messages: tuple[MessageView, ...]
    coming: tuple[AppointmentView, ...]
    reports: tuple[ReportView, ...]
    decided: str
    timed_out: bool
    seconds_left: float | None
    seconds_limit: float | None
    indicators: tuple[IndicatorView, ...]
    facts: tuple[FactView, ...]
    values: tuple[ValueView, ...]
    dilemmas_done: int
    ending: str | None
