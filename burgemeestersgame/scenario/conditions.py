"""The condition language: parsed once into a tree, checked for names, explained in words.

The grammar is our own because Python's reads the kebab-case name `me-paraat` as a subtraction.
There are no calls, attributes or loops, so that no scenario can run code or hang the program; at
most 500 characters and 20 levels. The engine compiles the tree (`engine.story`); here nothing is
evaluated.

    or      := and ("or" and)*
    and     := not ("and" not)*
    not     := "not" not | comparison
    compare := sum (("<" | "<=" | ">" | ">=" | "==" | "!=") sum)?
    sum     := product (("+" | " - ") product)*
    product := atom ("*" atom)*
    atom    := NUMBER | NAME | "clock" | MOMENT | TIME | "(" or ")"
               | "scene:"NAME | "choice:"NAME"/"NAME | "action:"NAME
"""

from __future__ import annotations

import re
from collections.abc import Container, Generator, Iterator
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct

from burgemeestersgame.i18n import gettext as _

MAX_CHARACTERS = 500
MAX_LEVELS = 20
RESERVED = frozenset({"and", "or", "not", "clock"})


class Number(Struct, frozen=True):
    """A number as written; whole where it can be."""

    value: int | float


class Name(Struct, frozen=True):
    """A bare name: an indicator (a number), a fact or a phase (true or false)."""

    name: str
    offset: int


class Visit(Struct, frozen=True):
    """`scene:x`, `action:x` or `choice:dilemma/x`: true once entered or taken."""

    kind: str
    id: str
    choice: str
    offset: int


class Clock(Struct, frozen=True):
    """The story clock."""

    offset: int


class Moment(Struct, frozen=True):
    """A date and time to compare the clock with."""

    moment: datetime


class TimeOfDay(Struct, frozen=True):
    """A time of day to compare the clock with, in minutes since midnight."""

    minutes: int


class Arithmetic(Struct, frozen=True):
    """Two numbers and `+`, `-` or `*`."""

    operator: str
    left: Tree
    right: Tree


class Compare(Struct, frozen=True):
    """Two sides and a comparison."""

    operator: str
    left: Tree
    right: Tree


class Not(Struct, frozen=True):
    """The opposite of a part."""

    part: Tree


class All(Struct, frozen=True):
    """Parts that must all hold."""

    parts: tuple[Tree, ...]


class Any(Struct, frozen=True):
    """Parts of which at least one must hold."""

    parts: tuple[Tree, ...]


class Unclear(Struct, frozen=True):
    """What stands for a condition that could not be read: nobody knows when it holds.

    A scenario with one in it has errors, and is never played.
    """

    text: str


Tree = (
    Number
    | Name
    | Visit
    | Clock
    | Moment
    | TimeOfDay
    | Arithmetic
    | Compare
    | Not
    | All
    | Any
    | Unclear
)


class Condition(Struct, frozen=True):
    """A condition as written and as understood."""

    text: str
    tree: Tree


class ConditionError(Exception):
    """The text is no condition; `offset` counts characters from its start.

    `unknown` is the name for an unknown name, so that the nearest one can be offered.
    """

    def __init__(
        self,
        reference: str,
        message: str,
        offset: int,
        *,
        unknown: str = "",
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.reference = reference
        self.message = message
        self.offset = offset
        self.unknown = unknown
        self.hint = hint


_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<moment>\d{4}-\d{2}-\d{2}(?:[ T]+\d{1,2}:\d{2})?)(?![\w:-])"
    r"|(?P<time>\d{1,2}:\d{2})(?![\w:-])"
    r"|(?P<number>\d{1,9}(?:\.\d{1,9})?)(?![\w.-])"
    r"|(?P<visit>(?:scene|choice|action):"
    r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?)(?![\w:/-])"
    r"|(?P<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?![\w:/-])"
    r"|(?P<operator><=|>=|==|!=|<|>|\+|\*|-|\(|\))"
)
_COMPARISONS = frozenset({"<", "<=", ">", ">=", "==", "!="})


class _Token(NamedTuple):
    kind: str
    text: str
    offset: int


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise _unreadable(text, position)
        kind = match.lastgroup or ""
        if kind == "operator" and match.group() == "-":
            before, after = text[:position], text[match.end() :]
            if not (before[-1:].isspace() and after[:1].isspace()):
                raise ConditionError(
                    "condition-syntax",
                    _("a minus needs a space on both sides"),
                    position,
                )
        if kind != "space":
            yield _Token(kind, match.group(), position)
        position = match.end()
    yield _Token("end", "", len(text))


def _unreadable(text: str, position: int) -> ConditionError:
    rest = text[position:]
    found = re.match(r"[^\s()<>=!+*]+|\S", rest)
    piece = found.group() if found else rest[:1]
    hint = None
    sign = next((sign for sign in _SIGNS if rest.startswith(sign)), "")
    if sign:
        piece, hint = sign, _("write '{word}'").format(word=_SIGNS[sign])
    elif rest.startswith("="):
        piece, hint = "=", _("write '==' to compare")
    elif piece in ("&", "&&", "|", "||", "!") or rest.startswith(("&&", "||", "!")):
        hint = _("write 'and', 'or' and 'not' in words")
    elif piece.lower() in RESERVED:
        hint = _("write '{word}'").format(word=piece.lower())
    elif piece.lower() != piece:
        hint = _("names are written in lower case, with hyphens: '{name}'").format(
            name=piece.lower().replace("_", "-")
        )
    elif piece.endswith("-"):
        hint = _("a minus needs a space on both sides")
    elif "_" in piece:
        hint = _("names have hyphens, no underscores: '{name}'").format(
            name=piece.replace("_", "-")
        )
    return ConditionError(
        "condition-syntax",
        _("cannot read '{piece}' in a condition").format(piece=piece),
        position,
        hint=hint,
    )


# Comparisons as they are written elsewhere.
_SIGNS = {"=>": ">=", "=<": "<=", "≥": ">=", "≤": "<=", "≠": "!="}

_DUTCH = {"en": "and", "of": "or", "niet": "not"}


def _unexpected_hint(word: str) -> str:
    if word in _DUTCH:
        return _("write '{word}'").format(word=_DUTCH[word])
    return _("join conditions with 'and' or 'or'")


class _Parser:
    """One pass over the tokens, from the loosest binding to the tightest."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._position = 0
        self._level = 0

    @property
    def _token(self) -> _Token:
        return self._tokens[self._position]

    def _take(self, *texts: str) -> _Token | None:
        token = self._token
        if token.kind in ("name", "operator") and token.text in texts:
            self._position += 1
            return token
        return None

    def parse(self) -> Tree:
        tree = self._either()
        token = self._token
        if token.kind != "end":
            raise ConditionError(
                "condition-syntax",
                _("did not expect '{piece}' here").format(piece=token.text),
                token.offset,
                hint=_unexpected_hint(token.text),
            )
        return tree

    def _deeper(self) -> None:
        self._level += 1
        if self._level > MAX_LEVELS:
            raise ConditionError(
                "condition-too-long",
                _("this condition is nested more than {levels} levels deep").format(
                    levels=MAX_LEVELS
                ),
                self._token.offset,
            )

    def _either(self) -> Tree:
        parts = [self._both()]
        while self._take("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _both(self) -> Tree:
        parts = [self._negation()]
        while self._take("and"):
            parts.append(self._negation())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _negation(self) -> Tree:
        if self._take("not"):
            self._deeper()
            part = self._negation()
            self._level -= 1
            return Not(part)
        return self._comparison()

    def _comparison(self) -> Tree:
        left = self._sum()
        operator = self._take(*_COMPARISONS)
        if operator is None:
            return left
        right = self._sum()
        second = self._take(*_COMPARISONS)
        if second is not None:
            raise ConditionError(
                "condition-syntax",
                _("two comparisons in a row"),
                second.offset,
                hint=_("write 'a < b and b < c'"),
            )
        return Compare(operator.text, left, right)

    def _sum(self) -> Tree:
        left = self._product()
        while operator := self._take("+", "-"):
            left = Arithmetic(operator.text, left, self._product())
        return left

    def _product(self) -> Tree:
        left = self._atom()
        while self._take("*"):
            left = Arithmetic("*", left, self._atom())
        return left

    def _atom(self) -> Tree:
        token = self._token
        if self._take("("):
            self._deeper()
            tree = self._either()
            self._level -= 1
            if not self._take(")"):
                raise ConditionError(
                    "condition-syntax", _("a bracket is opened and not closed"), token.offset
                )
            return tree
        self._position += 1
        match token.kind:
            case "number":
                value = float(token.text)
                return Number(int(value) if value.is_integer() else value)
            case "time":
                hours, minutes = map(int, token.text.split(":"))
                if hours < 24 and minutes < 60:
                    return TimeOfDay(hours * 60 + minutes)
                raise ConditionError(
                    "condition-syntax",
                    _("'{time}' is no time of day").format(time=token.text),
                    token.offset,
                )
            case "moment":
                return Moment(_moment(token))
            case "visit":
                kind, _colon, path = token.text.partition(":")
                first, _slash, choice = path.partition("/")
                if (kind == "choice") != bool(choice):
                    raise ConditionError(
                        "condition-syntax",
                        _("'{piece}' is incomplete or has too much").format(piece=token.text),
                        token.offset,
                        hint=_("write scene:lunch, action:logboek or choice:lunch/gaan"),
                    )
                return Visit(kind, first, choice, token.offset)
            case "name" if token.text == "clock":
                return Clock(token.offset)
            case "name" if token.text not in RESERVED:
                return Name(token.text, token.offset)
        if token.kind == "end":
            raise ConditionError(
                "condition-syntax", _("the condition stops too early"), token.offset
            )
        raise ConditionError(
            "condition-syntax",
            _("did not expect '{piece}' here").format(piece=token.text),
            token.offset,
        )


def _moment(token: _Token) -> datetime:
    # Not `strptime`, which takes longer to import than all conditions of a scenario to read.
    year, month, day, *time = map(int, re.findall(r"\d+", token.text))
    try:
        hour, minute = time or (0, 0)
        return datetime(year, month, day, hour, minute)
    except ValueError:
        raise ConditionError(
            "condition-syntax",
            _("'{moment}' is no date and time").format(moment=token.text),
            token.offset,
            hint=_("write a moment as 2016-03-22 10:00"),
        ) from None


def unclear(text: str) -> Condition:
    """Return what is made of a text that is no condition."""
    return Condition(text, Unclear(text))


def parse_condition(text: str) -> Condition:
    """Return the condition written in `text`; names are not checked yet.

    Raises:
        ConditionError: It is no condition, or longer or deeper than allowed.
    """
    if len(text) > MAX_CHARACTERS:
        raise ConditionError(
            "condition-too-long",
            _("this condition has {count} characters; at most {most} are allowed").format(
                count=len(text), most=MAX_CHARACTERS
            ),
            0,
            hint=_("split it: set a fact at an earlier choice"),
        )
    return Condition(text, _Parser(text).parse())


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


def walk(tree: Tree) -> Iterator[Tree]:
    """Yield `tree` and everything below it, each before what is below it."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        yield part
        match part:
            case Not(below):
                waiting.append(below)
            case All(parts) | Any(parts):
                waiting += parts[::-1]
            case Arithmetic(_, left, right) | Compare(_, left, right):
                waiting += (right, left)
