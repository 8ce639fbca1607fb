"""Conditions as people say them.

What is said goes behind 'if' or 'as long as': in Dutch its verb stands last.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

from burgemeestersgame import i18n
from burgemeestersgame.i18n import gettext as _
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
    Unclear,
    Visit,
)

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def in_words(condition: Condition, label: Callable[[str, str], str]) -> str:
    """Return the condition as a phrase in the reader's language.

    Args:
        label: Gives the words for a thing, from its kind (scene, choice, action; 'name' for a bare
            name: an indicator, fact or phase) and its id.
    """
    return _words(condition.tree, label)


def _words(tree: Tree, label: Callable[[str, str], str]) -> str:
    match tree:
        case Number(value):
            return f"{value:g}"
        case Unclear(text):
            return text
        case Name(name):
            return label("name", name)
        case Visit(kind, id, choice):
            return label(kind, f"{id}/{choice}" if choice else id)
        case Clock():
            return _("the story clock")
        case Moment(moment):
            day, at = i18n.format_date(moment), i18n.format_clock(moment)
            return _("{day} at {time}").format(day=day, time=at)
        case TimeOfDay(minutes):
            at_time = datetime.combine(datetime.min, time(*divmod(minutes, 60)))
            return i18n.format_clock(at_time)
        case Arithmetic(operator, left, right):
            return f"{_words(left, label)} {operator} {_words(right, label)}"
        case Not(part):
            return _("not ({condition})").format(condition=_words(part, label))
        case All(parts):
            return _(" and ").join(_bracketed(part, label) for part in parts)
        case Any(parts):
            return _(" or ").join(_bracketed(part, label) for part in parts)
        case Compare(operator, Clock(), moment):
            return _time_words(operator).format(time=_words(moment, label))
        case Compare(operator, moment, Clock()):
            return _time_words(_TURNED[operator]).format(time=_words(moment, label))
        case Compare(operator, left, right):
            words = _number_words(operator)
            return words.format(left=_words(left, label), right=_words(right, label))


def _number_words(operator: str) -> str:
    return {
        "<": _("{left} is below {right}"),
        "<=": _("{left} is at most {right}"),
        ">": _("{left} is above {right}"),
        ">=": _("{left} is at least {right}"),
        "==": _("{left} is {right}"),
        "!=": _("{left} is not {right}"),
    }[operator]


def _time_words(operator: str) -> str:
    return {
        "<": _("it is before {time}"),
        "<=": _("it is {time} or earlier"),
        ">": _("it is after {time}"),
        ">=": _("it is {time} or later"),
        "==": _("it is exactly {time}"),
        "!=": _("it is not exactly {time}"),
    }[operator]


def _bracketed(tree: Tree, label: Callable[[str, str], str]) -> str:
    words = _words(tree, label)
    return f"({words})" if isinstance(tree, All | Any) else words
