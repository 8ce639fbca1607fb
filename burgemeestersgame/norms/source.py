"""YAML to nodes that remember line and column, for the small files of the catalogue.

Every scalar is text: nothing here turns `no` into False or `2015` into a number.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from burgemeestersgame.errors import GameError, Location, Problem
from burgemeestersgame.i18n import gettext as _

MAX_BYTES = 2_000_000
MAX_LEVELS = 12


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as it stands in the file."""

    value: str
    at: Location


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with their values, in the order of the file; a key may stand there twice."""

    items: tuple[tuple[Text, "Node"], ...]
    at: Location


Node = Text | Sequence | Table


class _Refused(Exception):
    """The file cannot be read on from here."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def parse(content: bytes, file: str) -> Node | Problem:
    """Return the tree of a YAML file, or the problem that keeps it from being read.

    Args:
        content: The bytes of the file, at most `MAX_BYTES` of them.
        file: What problems call the file.

    Raises:
        GameError: PyYAML has no C parser. Its other one is thirty times slower.
    """
    if not yaml.__with_libyaml__:
        raise GameError(
            _("PyYAML was installed without its C parser (libyaml); install PyYAML from a wheel")
        )
    start = Location(file)
    if len(content) > MAX_BYTES:
        message = _("a file of norms has at most {limit} bytes").format(limit=MAX_BYTES)
        return Problem(at=start, reference="file-too-large", message=message)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = _("this is not text in UTF-8")
        return Problem(at=Location(file, line), reference="not-utf-8", message=message)
    try:
        return _document(yaml.parse(text, Loader=yaml.CSafeLoader), file)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = Location(file, mark.line + 1, mark.column + 1) if mark else start
        return _broken(at, error.problem or error.context or "")
    except yaml.reader.ReaderError as error:
        # A character that YAML does not allow; the C parser counts in bytes.
        before = text.encode()[: error.position].decode(errors="ignore")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return _broken(Location(file, line, column), error.reason)
    except _Refused as refused:
        return refused.problem


def _broken(at: Location, detail: str) -> Problem:
    message = _("this is not valid YAML: {detail}").format(detail=detail)
    return Problem(at=at, reference="broken-yaml", message=message)


def _document(events: Iterator[yaml.Event], file: str) -> Node:
    root: Node | None = None
    for event in events:
        match event:
            case yaml.StreamStartEvent() | yaml.StreamEndEvent() | yaml.DocumentEndEvent():
                pass
            case yaml.DocumentStartEvent():
                if root is not None:
                    message = _("one file holds one document: take out the line '---'")
                    raise _Refused(
                        Problem(at=_at(event, file), reference="second-document", message=message)
                    )
            case _:
                root = _node(event, events, file, 1)
    return root or Text("", Location(file))


def _node(event: yaml.Event, events: Iterator[yaml.Event], file: str, level: int) -> Node:
    at = _at(event, file)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        message = _("norms have no anchors and aliases (& and *); write the text out")
        hint = _("put a text that begins with & or * in quotation marks")
        raise _Refused(Problem(at=at, reference="alias", message=message, hint=hint))
    if getattr(event, "tag", None):
        message = _("norms have no tags (!)")
        hint = _("put a text that begins with ! in quotation marks")
        raise _Refused(Problem(at=at, reference="tag", message=message, hint=hint))
    if level > MAX_LEVELS:
        message = _("this is nested more than {limit} levels deep").format(limit=MAX_LEVELS)
        raise _Refused(Problem(at=at, reference="too-deep", message=message))
    match event:
        case yaml.ScalarEvent():
            return Text(event.value.strip(), at)
        case yaml.SequenceStartEvent():
            items: list[Node] = []
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                items.append(_node(inner, events, file, level + 1))
            return Sequence(tuple(items), at)
        case yaml.MappingStartEvent():
            pairs: list[tuple[Text, Node]] = []
            while not isinstance(inner := next(events), yaml.MappingEndEvent):
                key = _node(inner, events, file, level + 1)
                if not isinstance(key, Text):
                    message = _("a key is one word, not a list or a table")
                    raise _Refused(Problem(at=key.at, reference="key-is-no-text", message=message))
                pairs.append((key, _node(next(events), events, file, level + 1)))
            return Table(tuple(pairs), at)
    raise AssertionError(f"unexpected YAML event {event!r}")


def _at(event: yaml.Event, file: str) -> Location:
    mark = event.start_mark
    return Location(file, mark.line + 1, mark.column + 1) if mark else Location(file)
