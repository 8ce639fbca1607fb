"""YAML to nodes that know where they stand, with nothing turned into anything: scalars stay text.

The file is read in one pass over the events of libyaml; limits are checked before anything is built
from an event. `yaml.compose` would do the same work but crashes on 120 kB of brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
    __with_libyaml__,
)

from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.problems import Problems, Source, quoted

if not __with_libyaml__:
    raise GameError(
        "PyYAML was installed without its C parser (libyaml), which reading scenarios needs:"
        " install PyYAML from a wheel"
    )

from yaml import cyaml

MAX_BYTES: Final = 8_000_000
MAX_LEVELS: Final = 40
MAX_NODES: Final = 500_000


class Scalar:
    """A text, a number, a name: what it is depends on the field that reads it.

    Attributes:
        text: Its content; escapes and folded lines are resolved.
        at: Index in the file of its first character, quotes included.
        key_at: Index of the key that it is the value of; its own index in a list.
        plain: Written without quotes, on the line of its key or below.
    """

    __slots__ = ("at", "key_at", "plain", "text")

    def __init__(self, text: str, at: int, key_at: int, plain: bool) -> None:
        self.text = text
        self.at = at
        self.key_at = key_at
        self.plain = plain


class Mapping:
    """Keys with their values, in file order; `at` is where the first key or `{` stands."""

    __slots__ = ("at", "entries", "key_at")

    def __init__(self, at: int, key_at: int) -> None:
        self.at = at
        self.key_at = key_at
        self.entries: dict[str, Node] = {}


class Sequence:
    """A list; `at` is where its first `-` or its `[` stands."""

    __slots__ = ("at", "items", "key_at")

    def __init__(self, at: int, key_at: int) -> None:
        self.at = at
        self.key_at = key_at
        self.items: list[Node] = []


Node = Scalar | Mapping | Sequence


class _Refused(Exception):
    """The file cannot be read any further; the problem has been added."""


# What libyaml itself refuses, found beforehand because it gives no line and column.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def decode(content: bytes, file: str) -> Problems:
    """Return the text of a file with its problems: one where it cannot be read as text."""
    if len(content) > MAX_BYTES:
        source = Source(file, "")
        problems = Problems(source)
        too_large(problems)
        return problems
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        source = Source(file, before + "\N{REPLACEMENT CHARACTER}")
        problems = Problems(source)
        problems.add(
            len(before),
            "not-utf8",
            _("this file is not text in UTF-8"),
            _("save it as UTF-8 in your editor"),
        )
        return problems
    source = Source(file, text)
    problems = Problems(source)
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        _refuse_invisible(forbidden[0], forbidden.start(), problems)
    return problems


def invisible_in(text: str) -> str | None:
    """Return the first character that no text has, such as one that a terminal obeys; or None."""
    found = _FORBIDDEN.search(text)
    return found[0] if found else None


def told_invisible(character: str) -> str:
    """Say in a message that such a character stands somewhere."""
    return _("here stands an invisible character, U+{code}").format(code=f"{ord(character):04X}")


def _refuse_invisible(character: str, at: int, problems: Problems) -> None:
    problems.add(
        at,
        "control-character",
        told_invisible(character),
        _("remove it; it may have come along with copied text"),
    )


def too_large(problems: Problems) -> None:
    """Add the problem that a file is too large to read."""
    problems.add(
        0,
        "too-large",
        _("this file is larger than {count} MB").format(count=MAX_BYTES // 1_000_000),
    )


def parse(problems: Problems) -> Node | None:
    """Return the tree of the file whose problems these are, or None where it cannot be read.

    Whatever is wrong is added to the problems, also where a tree is returned.
    """
    text = problems.source.text
    try:
        if _most_nodes(text) > MAX_NODES:
            _count(text, problems)
        return _build(text, problems)
    except _Refused:
        return None
    except MarkedYAMLError as error:
        from burgemeestersgame.scenario.syntax import explain  # late: most files are YAML

        explain(error, problems)
        return None
    except (YAMLError, ValueError) as error:
        # Nothing known leads here: the text was checked for what the C parser refuses.
        problems.add(0, "syntax", _("this file is not YAML: {reason}").format(reason=error))
        return None


def _events(text: str) -> Callable[[], Any]:
    """Return what gives the next event of libyaml; its classes have more than their stubs say."""
    parser: Any = cyaml.CParser(text)  # type: ignore[attr-defined]
    next_event: Callable[[], Any] = parser.get_event
    return next_event


def _most_nodes(text: str) -> int:
    """Return a number that the file's nodes cannot exceed, from the marks that make nodes."""
    return 3 + sum(
        weight * text.count(mark)
        for mark, weight in ((":", 3), ("?", 3), ("-", 2), ("[", 2), ("{", 2), (",", 1))
    )


def _count(text: str, problems: Problems) -> None:
    """Refuse a file with too many nodes before any of them is built."""
    next_event = _events(text)
    nodes = level = 0
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            nodes += 1
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            nodes += 1
            level += 1
            if level > MAX_LEVELS:
                return  # building stops at the same place, and says so
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            level -= 1
        elif kind is AliasEvent:
            nodes += 1
        elif kind is StreamEndEvent:
            return
        if nodes > MAX_NODES:
            problems.add(
                event.start_mark.index,
                "too-many-nodes",
                _("this file has more than {count} parts").format(count=MAX_NODES),
                _("make two scenarios of it"),
            )
            raise _Refused


def _build(text: str, problems: Problems) -> Node | None:
    next_event = _events(text)
    # The mapping or list being filled: exactly one of `entries` and `items` is not None inside one.
    entries: dict[str, Node] | None = None
    items: list[Node] | None = None
    key: str | None = None
    key_at = 0
    above: list[tuple[dict[str, Node] | None, list[Node] | None]] = []
    root: Node | None = None
    documents = 0
    node: Node
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            at = event.start_mark.index
            if event.anchor is not None or event.tag is not None:
                _refuse_extras(event, at, problems)
            # Between double quotes such a character can be written out, as \x1b.
            if event.style == '"' and (hidden := invisible_in(event.value)) is not None:
                _refuse_invisible(hidden, at, problems)
            if entries is not None and key is None:
                key = event.value
                key_at = at
                continue
            node = Scalar(event.value, at, at if entries is None else key_at, event.style == "")
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            at = event.start_mark.index
            if event.anchor is not None or event.tag is not None:
                _refuse_extras(event, at, problems)
            if entries is not None and key is None:
                _refuse_key(at, problems)
            if len(above) >= MAX_LEVELS:
                problems.add(
                    at,
                    "too-deep",
                    _("this is nested more than {count} levels deep").format(count=MAX_LEVELS),
                )
                raise _Refused
            if kind is MappingStartEvent:
                node = Mapping(at, at if entries is None else key_at)
            else:
                node = Sequence(at, at if entries is None else key_at)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            entries, items = above.pop()
            continue
        elif kind is AliasEvent:
            at = event.start_mark.index
            _refuse_extras(event, at, problems)
            if entries is not None and key is None:
                _refuse_key(at, problems)
            node = Scalar("", at, at if entries is None else key_at, False)
        elif kind is StreamEndEvent:
            return root
        else:
            if kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    problems.add(
                        event.start_mark.index,
                        "several-documents",
                        _("a scenario is one document; a second one begins here"),
                        _("remove the line with '---'"),
                    )
                    raise _Refused
            continue

        if entries is not None:
            assert key is not None
            if key in entries:
                problems.doubled.add(entries[key].key_at)
                problems.add(
                    key_at,
                    "duplicate-key",
                    _("'{key}' stands here twice").format(key=quoted(key)),
                    _("the first is on line {line}; keep one of the two").format(
                        line=problems.source.line(entries[key].key_at)
                    ),
                )
            else:
                entries[key] = node
            key = None
        elif items is not None:
            items.append(node)
        else:
            root = node
        if kind is MappingStartEvent:
            above.append((entries, items))
            entries, items = node.entries, None  # type: ignore[union-attr]
        elif kind is SequenceStartEvent:
            above.append((entries, items))
            entries, items = None, node.items  # type: ignore[union-attr]


def _refuse_extras(event: Any, at: int, problems: Problems) -> None:
    if event.anchor is not None:
        sign = "*" if type(event) is AliasEvent else "&"
        problems.add(
            at,
            "no-anchors",
            _("'{sign}{name}' would refer to another place in the file").format(
                sign=sign, name=quoted(event.anchor)
            ),
            _("a text that begins with '{sign}' stands between quotes").format(sign=sign),
        )
    if type(event) is not AliasEvent and event.tag is not None:
        problems.add(
            at,
            "no-tags",
            _("a word with '!' in front has no meaning here"),
            _("a text that begins with '{sign}' stands between quotes").format(sign="!"),
        )


def _refuse_key(at: int, problems: Problems) -> None:
    before = problems.source.text[:at].rstrip()
    if before.endswith(","):
        problems.add(
            len(before) - 1,
            "syntax",
            _("a '}' or ']' is missing before this comma"),
            _("what begins behind the comma does not belong between these brackets"),
        )
        raise _Refused
    problems.add(
        at,
        "bad-key",
        _("before a ':' stands one word, not a list or a table"),
        _("a text with brackets stands between quotes"),
    )
    raise _Refused
