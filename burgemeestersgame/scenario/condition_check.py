"""Whether a condition says something of this scenario: its names, and what it compares."""

from __future__ import annotations

from collections.abc import Container, Generator, Iterator
from typing import NamedTuple

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.conditions import (
    All,
    Any,
    Arithmetic,
    Clock,
    Compare,
    Condition,
    ConditionError,
    Moment,
    Name,
    Not,
    Number,
    TimeOfDay,
    Tree,
    Unclear,
    Visit,
)


class Names(NamedTuple):
    """What a condition may refer to.

    Attributes:
        choices: `dilemma/choice`; the time-out of a dilemma counts as its choice `timeout`.
    """

    indicators: Container[str]
    facts: Container[str]
    phases: Container[str]
    scenes: Container[str]
    choices: Container[str]
    actions: Container[str]


_UNKNOWN = {
    "scene": lambda: _("there is no scene '{name}' in this scenario"),
    "choice": lambda: _("there is no choice '{name}' in this scenario"),
    "action": lambda: _("there is no action '{name}' in this scenario"),
}


def check_condition(condition: Condition, names: Names) -> Iterator[ConditionError]:
    """Yield every unknown name and every mix of kinds in a condition."""
    kind = yield from _kind(condition.tree, names)
    if kind not in ("truth", "wrong"):
        yield _not_a_truth(condition.tree, kind)


def _not_a_truth(tree: Tree, kind: str) -> ConditionError:
    offset = _offset(tree)
    if kind == "number":
        return ConditionError(
            "condition-type",
            _("a number alone is neither true nor false"),
            offset,
            hint=_("compare it, such as 'greep >= 60'"),
        )
    return ConditionError(
        "condition-type",
        _("the clock or a moment alone is neither true nor false"),
        offset,
        hint=_("compare it, such as 'clock < 20:20'"),
    )


def _kind(tree: Tree, names: Names) -> Generator[ConditionError, None, str]:
    """Yield the errors below `tree`; return 'truth', 'number', 'clock', 'moment' or 'wrong'."""
    match tree:
        case Number():
            return "number"
        case Clock():
            return "clock"
        case Moment() | TimeOfDay():
            return "moment"
        case Unclear():
            return "wrong"
        case Name(name, offset):
            if name in names.indicators:
                return "number"
            if name in names.facts or name in names.phases:
                return "truth"
            if calculated := _without_spaces(name, names.indicators):
                yield ConditionError(
                    "condition-syntax",
                    _("a minus needs a space on both sides"),
                    offset,
                    hint=_("write '{word}'").format(word=calculated),
                )
                return "wrong"
            yield ConditionError(
                "unknown-name",
                _("there is no indicator, fact or phase '{name}' in this scenario").format(
                    name=name
                ),
                offset,
                unknown=name,
            )
            return "wrong"
        case Visit(kind, id, choice, offset):
            name = f"{id}/{choice}" if kind == "choice" else id
            known = {"scene": names.scenes, "choice": names.choices, "action": names.actions}[kind]
            if name not in known:
                yield ConditionError(
                    f"unknown-{kind}", _UNKNOWN[kind]().format(name=name), offset, unknown=name
                )
            return "truth"
        case Not(part):
            yield from _truths((part,), names)
            return "truth"
        case All(parts) | Any(parts):
            yield from _truths(parts, names)
            return "truth"
        case Arithmetic(_, left, right):
            for side in (left, right):
                kind = yield from _kind(side, names)
                if kind not in ("number", "wrong"):
                    yield ConditionError(
                        "condition-type", _("only numbers can be calculated with"), _offset(side)
                    )
            return "number"
        case Compare(_, left, right):
            kinds = []
            for side in (left, right):
                kinds.append((yield from _kind(side, names)))
            if "wrong" not in kinds and sorted(kinds) not in (
                ["number", "number"],
                ["clock", "moment"],
            ):
                yield ConditionError(
                    "condition-type",
                    _("these two cannot be compared"),
                    _offset(left),
                    hint=_how_to_compare(left, right),
                )
            return "truth"


def _without_spaces(name: str, indicators: Container[str]) -> str:
    """Return what was meant where a name reads as an indicator minus something; else ''."""
    pieces = name.split("-")
    for count in range(1, len(pieces)):
        left, right = "-".join(pieces[:count]), "-".join(pieces[count:])
        if left in indicators and (right in indicators or right.isdecimal()):
            return f"{left} - {right}"
    return ""


def _how_to_compare(left: Tree, right: Tree) -> str:
    time = next((side.value for side in (left, right) if isinstance(side, Number)), None)
    if isinstance(time, float) and (isinstance(left, Clock) or isinstance(right, Clock)):
        return _("write a time of day with a colon: {time}").format(
            time=f"{time:05.2f}".replace(".", ":")
        )
    return _("compare numbers with numbers, and the clock with a moment or a time of day")


def _truths(parts: tuple[Tree, ...], names: Names) -> Iterator[ConditionError]:
    for part in parts:
        kind = yield from _kind(part, names)
        if kind not in ("truth", "wrong"):
            yield _not_a_truth(part, kind)


def _offset(tree: Tree) -> int:
    match tree:
        case Name(offset=offset) | Visit(offset=offset) | Clock(offset=offset):
            return offset
        case Arithmetic(left=left) | Compare(left=left) | Not(part=left):
            return _offset(left)
        case All(parts) | Any(parts):
            return _offset(parts[0])
    return 0
