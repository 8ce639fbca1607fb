"""The language of conditions: a text to a tree; names are not looked at yet.

The grammar is our own because Python's reads the kebab-case name `me-paraat` as a subtraction.

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
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.conditions import (
    RESERVED,
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
    Visit,
)

MAX_CHARACTERS = 500
MAX_LEVELS = 20

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
_NUMBER_MINUS_NAME = re.compile(r"[\d.]+-[a-z]")
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
    elif piece.endswith("-") or _NUMBER_MINUS_NAME.match(piece):
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
                hint=self._unexpected_hint(),
            )
        return tree

    def _unexpected_hint(self) -> str:
        before = self._tokens[max(self._position - 1, 0)]
        for word in (self._token.text, before.text):
            if word in _DUTCH:
                return _("write '{word}'").format(word=_DUTCH[word])
        return _("join conditions with 'and' or 'or'")

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
