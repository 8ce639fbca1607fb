"""The digest of a story: two scenarios with the same digest play the same.

Texts, labels, pictures, sounds, moods, portraits, what is announced, what a trainer gets and what
an author promises are left out: a better sentence does not make an old run another run.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any as Anything

from burgemeestersgame.scenario.conditions import (
    All,
    Any,
    Arithmetic,
    Clock,
    Compare,
    Condition,
    Moment,
    Name,
    Not,
    Number,
    TimeOfDay,
    Tree,
    Visit,
)
from burgemeestersgame.scenario.model import (
    Anchor,
    Choice,
    Consequences,
    Dilemma,
    Later,
    Mark,
    Scenario,
    Scene,
    Timeout,
    Way,
)

_VERSION = 1


def digest_of(scenario: Scenario) -> str:
    """Return SHA-256, in hexadecimal, over what decides how the scenario plays."""
    story = [
        _VERSION,
        scenario.id,
        f"{scenario.starts:%Y-%m-%dT%H:%M}",
        list(scenario.values),
        [[one.id, one.start, one.better] for one in scenario.indicators.values()],
        list(scenario.facts),
        [[norm.id, norm.family, norm.aard] for norm in scenario.norms.values()],
        list(scenario.binding),
        list(scenario.cast),
        [
            [action.id, _condition(action.available), action.times, _done(action.consequences)]
            for action in scenario.actions.values()
        ],
        [[one.id, one.channel, one.quotes] for one in scenario.messages.values()],
        [_scene(scene) for scene in scenario.scenes.values()],
    ]
    return hashlib.sha256(json.dumps(story, separators=(",", ":")).encode()).hexdigest()


def _scene(scene: Scene) -> list[Anything]:
    told = [
        type(scene).__name__,
        scene.id,
        scene.phase,
        _condition(scene.condition),
        _anchor(scene.at),
        _ways(scene.next),
    ]
    if isinstance(scene, Dilemma):
        told += [
            scene.time_limit_s,
            [[one.advisor, one.stance, one.takes_min] for one in scene.advice],
            [_choice(choice) for choice in scene.choices],
            _timeout(scene.timeout),
        ]
    return told


def _choice(choice: Choice) -> list[Anything]:
    return [
        choice.id,
        _condition(choice.condition),
        _done(choice.consequences),
        _ways(choice.next),
    ]


def _timeout(timeout: Timeout | None) -> list[Anything] | None:
    return None if timeout is None else [_done(timeout.consequences), _ways(timeout.next)]


def _done(done: Consequences) -> list[Anything]:
    return [
        done.takes_min,
        # Whether there is something to read decides whether play stops to let it be read.
        bool(done.consequence),
        done.effects,
        done.sets,
        done.message,
        [_later(later) for later in done.later],
        done.cancels,
        done.values,
        _marks(done.honours),
        _marks(done.breaches),
        _marks(done.repairs),
    ]


def _later(later: Later) -> list[Anything]:
    return [
        later.id,
        later.order,
        later.after_min,
        _condition(later.condition),
        later.message,
        later.effects,
        later.sets,
        later.cancels,
    ]


def _marks(marks: tuple[Mark, ...]) -> list[Anything]:
    return [[mark.norm, _condition(mark.condition)] for mark in marks]


def _ways(ways: tuple[Way, ...]) -> list[Anything]:
    return [[way.to, _condition(way.condition)] for way in ways]


def _anchor(at: Anchor | None) -> Anything:
    if at is None:
        return None
    return at.after_min if at.moment is None else f"{at.moment:%Y-%m-%dT%H:%M}"


def _condition(condition: Condition | None) -> Anything:
    return None if condition is None else _tree(condition.tree)


def _tree(tree: Tree) -> Anything:
    """Return the tree without its spaces, brackets and places in the file."""
    match tree:
        case Number(value):
            return value
        case Name(name):
            return name
        case Visit(kind, id, choice):
            return f"{kind}:{id}/{choice}"
        case Clock():
            return "clock"
        case Moment(moment):
            return f"{moment:%Y-%m-%dT%H:%M}"
        case TimeOfDay(minutes):
            return f"{minutes} min"
        case Arithmetic(operator, left, right) | Compare(operator, left, right):
            return [operator, _tree(left), _tree(right)]
        case Not(part):
            return ["not", _tree(part)]
        case All(parts):
            return ["and", *map(_tree, parts)]
        case Any(parts):
            return ["or", *map(_tree, parts)]
