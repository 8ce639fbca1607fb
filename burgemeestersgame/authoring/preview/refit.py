"""Playing the decisions of one version again on the next, by their ids, as far as they still fit.

What is only read is passed over where it came or went: a new bridge does not throw an author back.
A decision that is gone, or a dilemma that is new, is where the author has to decide again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from burgemeestersgame.engine.run import (
    ActionTaken,
    AdviceOpened,
    Begun,
    Decided,
    Event,
    Explained,
    Paused,
    Proceeded,
    Resumed,
    RunError,
    TimedOut,
    apply,
)
from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import Story, compiled
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.scenario.model import Bridge, Dilemma, Explain, Scenario

_DECISIONS = (Decided, TimedOut)
_BESIDE = (AdviceOpened, ActionTaken)


class Refit(NamedTuple):
    """What of some events fits a story.

    Attributes:
        events: Those that make a run of it, oldest first.
        note: What did not fit, as a sentence; '' when everything did.
    """

    events: tuple[Event, ...]
    note: str = ""


def refit(scenario: Scenario, events: Iterable[Event]) -> Refit:
    """Return the events of a run as far as they can happen in a scenario."""
    story = compiled(scenario)
    state: State | None = None
    fitting: list[Event] = []
    left_out = 0
    for event in events:
        if isinstance(event, Paused | Resumed):
            continue
        event = _with_known_values(scenario, event)
        state, passed = _read_on(story, state, event)
        fitting += passed
        try:
            state, _records = apply(story, state, event)
        except RunError:
            if isinstance(event, _DECISIONS):
                return Refit(tuple(fitting), _stopped(story, state, event))
            # Otherwise there is nothing to be read there any more.
            left_out += isinstance(event, _BESIDE)
            continue
        fitting.append(event)
    return Refit(tuple(fitting), _left_out(left_out))


def _read_on(story: Story, state: State | None, event: Event) -> tuple[State | None, list[Event]]:
    """Pass over what is only read, towards a decision or a sentence."""
    passed: list[Event] = []
    if not isinstance(event, (*_DECISIONS, *_BESIDE, Explained)):
        return state, passed
    while state is not None:
        scene = story.places[state.scene].source
        if isinstance(scene, Dilemma) and state.going < 0:
            break
        step: Event
        if state.going >= 0 or isinstance(scene, Bridge):
            step = Proceeded(scene.id, event.at_s)
        elif isinstance(scene, Explain) and not isinstance(event, Explained):
            step = Explained(scene.id, "", event.at_s)
        else:
            break
        state, _records = apply(story, state, step)
        passed.append(step)
    return state, passed


def _with_known_values(scenario: Scenario, event: Event) -> Event:
    """Return an event without the values that the scenario no longer has."""
    match event:
        case Begun(values=values):
            return replace(event, values=tuple(each for each in values if each in scenario.values))
        case Decided(value=str(value)) if value not in scenario.values:
            return replace(event, value=None)
    return event


def _stopped(story: Story, state: State | None, event: Decided | TimedOut) -> str:
    here = "" if state is None else story.places[state.scene].id
    if here != event.dilemma:
        return _("Your decisions fit up to ‘{scene}’: decide there again.").format(scene=here)
    if isinstance(event, TimedOut):
        return _("‘{scene}’ has no time limit any more: decide there again.").format(scene=here)
    return _("The choice ‘{choice}’ is not open at ‘{scene}’ now: decide there again.").format(
        choice=event.choice, scene=here
    )


def _left_out(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "{count} piece of advice or action no longer fits and was left out.",
        "{count} pieces of advice or actions no longer fit and were left out.",
        count,
    ).format(count=count)
