"""What did happen: the event types, the Run that holds them, and replaying it.

A run stores only what the player did; everything else is computed again from the scenario. Times
are real seconds since the run began, by the game's own clock; they say nothing about the story and
do not count when two runs are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import NamedTuple

import msgspec

from burgemeestersgame.engine import rules
from burgemeestersgame.engine.line import one_line
from burgemeestersgame.engine.state import Happened, Record, State, Taken
from burgemeestersgame.engine.story import Deed, Story, compiled
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.model import Bridge, Dilemma, Ending, Explain, Scenario
from burgemeestersgame.settings import MAX_NAME

VERSION = 2  # 2: intentions, branches and pen names


class RunError(GameError):
    """A run cannot be read, or does not fit the scenario."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The briefing was left. `values` are those named before play, most important first.

    `time_factor` is how much the time limits were stretched; None means there were none.
    """

    values: tuple[str, ...] = ()
    time_factor: float | None = field(default=1.0, compare=False)
    at_s: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class AdviceOpened:
    """An advisor was heard on a dilemma."""

    dilemma: str
    advisor: str
    at_s: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class ActionTaken:
    """Something was done unasked, at a dilemma."""

    dilemma: str
    action: str
    at_s: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Decided:
    """A choice was taken. `confidence` is a share, 0.0-1.0; None where it was not asked or
    given."""

    dilemma: str
    choice: str
    reason: str = ""
    value: str | None = None
    confidence: float | None = None
    at_s: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class TimedOut:
    """The time limit passed without a decision."""

    dilemma: str
    at_s: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Explained:
    """The one sentence for the explain-it test; '' if the player wrote nothing."""

    scene: str
    text: str
    at_s: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Proceeded:
    """What was to be read at a scene has been read."""

    scene: str
    at_s: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Intended:
    """One intention in the player's own words, after the story; the last one counts, '' is none."""

    text: str
    at_s: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Paused:
    """The player paused; no time limit runs."""

    at_s: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Resumed:
    """The player went on."""

    at_s: float = field(default=0.0, compare=False)


Event = (
    Begun
    | AdviceOpened
    | ActionTaken
    | Decided
    | TimedOut
    | Explained
    | Proceeded
    | Intended
    | Paused
    | Resumed
)
_NAMES: dict[type, str] = {
    Begun: "begun",
    AdviceOpened: "advice-opened",
    ActionTaken: "action-taken",
    Decided: "decided",
    TimedOut: "timed-out",
    Explained: "explained",
    Proceeded: "proceeded",
    Intended: "intended",
    Paused: "paused",
    Resumed: "resumed",
}
_TYPES = {name: kind for kind, name in _NAMES.items()}


@dataclass(frozen=True, slots=True)
class Branch:
    """That a run is a replay: the id of the run it began with, and how many of its events it took
    over."""

    run: str
    events: int


@dataclass(frozen=True, slots=True)
class Run:
    """One play-through: which story, and what the player did, oldest first.

    Two runs are equal when their story and their events are; the marks below do not count.

    Attributes:
        scenario: Id of the scenario.
        digest: Of the story that was played (`Scenario.digest`).
        branch: Where it was taken over from another run, None for a run from the start.
        player: A pen name, '' if none was given.
    """

    scenario: str
    digest: str
    events: tuple[Event, ...] = ()
    branch: Branch | None = field(default=None, compare=False)
    player: str = field(default="", compare=False)

    def decisions(self) -> tuple[int, ...]:
        """Return the positions in `events` of the decisions and time-outs, oldest first."""
        return tuple(
            number
            for number, event in enumerate(self.events)
            if isinstance(event, Decided | TimedOut)
        )

    def intention(self) -> str:
        """Return the intention that counts, '' if there is none."""
        for event in reversed(self.events):
            if isinstance(event, Intended):
                return event.text
        return ""

    def before(self, number: int, run_id: str) -> Run:
        """Return the run up to the decision or action at position `number`, as a replay of run
        `run_id`.

        What was heard and done at that dilemma before it is part of it.

        Raises:
            RunError: There is no decision or action at that position.
        """
        deeds = (Decided, TimedOut, ActionTaken)
        if not 0 <= number < len(self.events) or not isinstance(self.events[number], deeds):
            raise RunError(_("there is no decision at that place in the run"))
        return replace(self, events=self.events[:number], branch=Branch(run_id, number))

    def to_json(self) -> str:
        """Return the run as JSON that `from_json` reads, also in later versions."""
        document: dict[str, object] = {
            "version": VERSION,
            "scenario": self.scenario,
            "digest": self.digest,
        }
        if self.player:
            document["player"] = self.player
        if self.branch:
            document["branch"] = {"run": self.branch.run, "events": self.branch.events}
        document["events"] = [_plain(event) for event in self.events]
        return msgspec.json.encode(document).decode()

    @staticmethod
    def from_json(text: str | bytes) -> Run:
        """Return the run written as JSON.

        Raises:
            RunError: It is no run, or of a version that this game does not know.
        """
        try:
            document = msgspec.json.decode(text)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            raise RunError(_("this is not a saved run: it cannot be read as JSON")) from None
        return run_from_plain(document)


def event_to_json(event: Event) -> bytes:
    """Return one event as JSON."""
    return msgspec.json.encode(_plain(event))


def event_from_json(text: bytes) -> Event:
    """Return the event written by `event_to_json`; raises RunError for anything else."""
    try:
        return _event(msgspec.json.decode(text))
    except (msgspec.DecodeError, UnicodeError):
        raise RunError(_("this is not a saved run: it cannot be read as JSON")) from None


def run_from_plain(document: object) -> Run:
    """Return the run in a decoded JSON document; raises RunError for anything else."""
    match document:
        case {
            "version": int(version),
            "scenario": str(scenario),
            "digest": str(digest),
            "events": list(events),
        } if isinstance(document, dict):
            if version > VERSION:
                raise RunError(
                    _(
                        "this run was saved by a newer version of the game; "
                        "update the game to open it"
                    )
                )
            return Run(scenario, digest, tuple(map(_event, events)), *_marks(document, len(events)))
    raise RunError(_("this is not a saved run: its scenario, digest or events are missing"))


def _plain(event: Event) -> dict[str, object]:
    plain: dict[str, object] = {"event": _NAMES[type(event)]}
    for each in fields(event):
        value = getattr(event, each.name)
        plain[each.name] = round(value, 3) if each.name == "at_s" else value
    return plain


def _marks(document: dict[str, object], events: int) -> tuple[Branch | None, str]:
    """Return what a run of so many events is a replay of, and whose it is."""
    player = document.get("player", "")
    match document.get("branch"), player:
        case None, str():
            return None, one_line(str(player), MAX_NAME)
        case {"run": str(run), "events": int(number)}, str() if 0 < number <= events:
            return Branch(one_line(run, MAX_NAME), number), one_line(str(player), MAX_NAME)
    raise RunError(_("this is not a saved run: whose it is, or what it began with, is unclear"))


def _event(plain: object) -> Event:
    kind = _TYPES.get(str(plain.get("event"))) if isinstance(plain, dict) else None
    if isinstance(plain, dict) and kind is not None:
        try:
            known = {each.name for each in fields(kind)}
            event: Event = msgspec.convert({k: v for k, v in plain.items() if k in known}, kind)
            return _clean(event)
        except msgspec.ValidationError:
            pass
    raise RunError(_("this is not a saved run: one of its events cannot be read"))


def _clean(event: Event) -> Event:
    """Return an event with its texts as a game would have kept them, wherever they come from."""
    match event:
        case Decided(reason=reason) if reason != (line := one_line(reason)):
            return replace(event, reason=line)
        case Explained(text=text) | Intended(text=text) if text != (line := one_line(text)):
            return replace(event, text=line)
    return event


class Step(NamedTuple):
    """One event with the state before and after it and the records of what happened."""

    event: Event
    before: State | None
    after: State | None
    records: tuple[Record, ...]


def apply(story: Story, state: State | None, event: Event) -> tuple[State | None, list[Record]]:
    """Return the state after an event, and what happened; None is the state before `Begun`.

    A decision without anything to read goes on at once. Raises RunError where the event does not
    fit.
    """
    match event:
        case Begun(values=values) if state is None and _are_values(story, values):
            return rules.begin(story)
        case Paused() | Resumed():
            return state, []
    if state is None or isinstance(event, Begun):
        raise _misfit()
    scene = story.places[state.scene].source
    if state.going >= 0 or isinstance(scene, Bridge):
        if isinstance(event, Proceeded) and event.scene == scene.id:
            return rules.proceed(story, state)
        raise _misfit()
    match event:
        case Decided(dilemma=scene.id, choice=id) if _is_said_well(story, event):
            if choice := rules.open_choice(story, state, id):
                return take_decision(story, state, choice)
        case TimedOut(dilemma=scene.id):
            timeout = story.places[state.scene].timeout
            if timeout:
                return take_decision(story, state, timeout)
        case AdviceOpened(dilemma=scene.id, advisor=advisor) if isinstance(scene, Dilemma):
            for number, advice in enumerate(scene.advice):
                if advice.advisor == advisor and not state.heard >> number & 1:
                    return rules.consult(story, state, number)
        case ActionTaken(dilemma=scene.id, action=id):
            if action := rules.open_action(story, state, id):
                return rules.act(story, state, action)
        case Explained(scene=scene.id) if isinstance(scene, Explain):
            return rules.proceed(story, state)
        case Proceeded(scene=scene.id) if isinstance(scene, Ending):
            return state, []
        case Intended() if isinstance(scene, Ending):
            return state, []
    raise _misfit()


def _are_values(story: Story, values: tuple[str, ...]) -> bool:
    return all(value in story.scenario.values for value in values)


def _is_said_well(story: Story, event: Decided) -> bool:
    """Whether what was said beside a choice can have been said in a game of this story."""
    return _are_values(story, (event.value,) if event.value is not None else ()) and (
        event.confidence is None or 0.0 <= event.confidence <= 1.0
    )


def take_decision(story: Story, state: State, deed: Deed) -> tuple[State, list[Record]]:
    """Take a choice or time-out, and go on at once where there is nothing to read."""
    state, records = rules.decide(story, state, deed)
    if deed.consequences.consequence or any(message_of(story, record) for record in records):
        return state, records
    state, more = rules.proceed(story, state)
    return state, records + more


def message_of(story: Story, record: Record) -> str | None:
    """Return the id of the message that a record brought, or None."""
    match record:
        case Taken(deed=deed):
            return story.deeds[deed].message
        case Happened(later=later, held=True):
            return story.laters[later].message
    return None


def _misfit() -> RunError:
    return RunError(
        _(
            "this run does not fit the scenario: it was played on another version, "
            "or the file was changed"
        )
    )


def walk(scenario: Scenario, run: Run, upto: int | None = None) -> Iterator[Step]:
    """Yield a step for each event of a run, at most the first `upto`.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    if run.digest != scenario.digest:
        raise _misfit()
    story = compiled(scenario)
    state: State | None = None
    for event in run.events[:upto]:
        before = state
        state, records = apply(story, before, event)
        yield Step(event, before, state, tuple(records))


def replay(scenario: Scenario, run: Run, upto: int | None = None) -> State:
    """Return the state after the first `upto` events (None: all); before play, the initial state.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    state: State | None = None
    for step in walk(scenario, run, upto):
        state = step.after
    return compiled(scenario).initial if state is None else state
