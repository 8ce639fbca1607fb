"""Reads single values from nodes: a text, a name, a duration; the base of the other readers.

A reader that meets a mistake adds a problem and returns something harmless, so that reading can
go on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TypeVar

from burgemeestersgame.errors import Location
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms.model import Aard, Certainty, Family, Phase
from burgemeestersgame.scenario import fields
from burgemeestersgame.scenario.model import Better, Channel, Mood, Outcome
from burgemeestersgame.scenario.names import declared, read_as_meant, unknown
from burgemeestersgame.scenario.problems import Problems, as_id, quoted
from burgemeestersgame.scenario.shapes import SCENARIO, Shape
from burgemeestersgame.scenario.source import Mapping, Node, Scalar, Sequence

_NOWHERE = datetime(2000, 1, 1)

# Without these a story goes its way all the same.
_CAN_DO_WITHOUT = frozenset(
    {
        "aard",
        "because",
        "brief",
        "certainty",
        "channel",
        "family",
        "from",
        "label",
        "language",
        "minutes-promised",
        "name",
        "outcome",
        "prompt",
        "question",
        "role",
        "source",
        "stance",
        "text",
        "title",
    }
)

Word = TypeVar("Word", Better, Channel, Mood, Outcome, Family, Aard, Certainty, Phase)


class Reader:
    """Reads the values in one file; the names it declares are known from the start."""

    def __init__(self, root: Mapping, problems: Problems) -> None:
        self._root = root
        self._problems = problems
        self._entries = self._table(root, SCENARIO, at=0)
        self._names = declared(root, problems)

    def _place(self, index: int) -> Location:
        return self._problems.source.location(index)

    def _table(self, node: Node, shape: Shape, at: int | None = None) -> dict[str, Node]:
        """Return the entries of a table after checking its keys; empty where it is no table."""
        if type(node) is not Mapping:
            self._no_table(node, shape)
            return {}
        entries = node.entries
        keys = entries.keys()
        unknown_keys = keys - shape.known
        missing = [key for key in shape.required if key not in entries]
        if unknown_keys or missing:
            self._bad_keys(node, shape, unknown_keys, missing, node.key_at if at is None else at)
        return entries

    def _no_table(self, node: Node, shape: Shape) -> None:
        keys = ", ".join(f"{key}:" for key in (shape.required or sorted(shape.known)))
        is_empty = type(node) is Scalar and not node.text
        self._problems.add(
            node.key_at if is_empty or type(node) is Sequence else node.at,
            "wrong-type",
            _("{thing} has keys of its own: {keys}").format(thing=shape.name(), keys=keys),
        )
        self._problems.lost = True

    def _bad_keys(
        self, node: Mapping, shape: Shape, unknown_keys: set[str], missing: list[str], at: int
    ) -> None:
        problems = self._problems
        read_as_meant(node, shape, problems)
        read_so = {id(node.entries[key]) for key in shape.known & node.entries.keys()}
        for key in sorted(unknown_keys, key=lambda key: node.entries[key].key_at):
            child = node.entries[key]
            meant = problems.nearest(key, shape.known)
            if meant in missing:
                missing.remove(meant)
            # At the top, what is written on one line is about the story, not in it.
            is_aside = shape is SCENARIO and type(child) is Scalar
            problems.lost |= id(child) not in read_so and not is_aside
            problems.add(
                child.key_at,
                "unknown-key",
                _("{thing} has no key '{key}'").format(thing=shape.name(), key=quoted(key)),
                shape.hint(key, meant, child),
            )
        for key in missing:
            if key in node.entries:
                continue  # under another name
            problems.lost |= key not in _CAN_DO_WITHOUT
            problems.add(
                at,
                "missing-key",
                _("{thing} needs '{key}:'").format(thing=shape.name(), key=key),
                None,
                shape.severity(key),
            )

    def _each(self, node: Node | None, *, check_ids: bool = True) -> Iterable[tuple[str, Node]]:
        """Return the ids of a table with what belongs to each."""
        if node is None:
            return ()
        if type(node) is not Mapping:
            if not (type(node) is Scalar and node.plain and not node.text):
                self._wrong(node, "", _("a table of ids, each with a ':' behind it"))
            return ()
        if check_ids:
            for id, child in node.entries.items():
                self._is_id(id, child.key_at)
        return node.entries.items()

    def _items(self, node: Node | None) -> list[Node]:
        """Return the items of a list; one item may stand alone."""
        if node is None:
            return []
        if type(node) is Sequence:
            return node.items
        if type(node) is Scalar and node.plain and not node.text:
            return []
        return [node]

    def _labels(self, node: Node | None) -> dict[str, str]:
        return {id: self._text(child, id) for id, child in self._each(node)}

    def _scalar(self, node: Node | None, key: str) -> Scalar | None:
        """Return a text that is not empty, or None after saying what is wrong."""
        if node is None:
            return None
        if type(node) is Scalar and node.text:
            return node
        self._wrong(node, key, _("one word or text"))
        return None

    def _text(self, node: Node | None, key: str, *, quotes: bool = False) -> str:
        """Return a text for people; '' where there is none."""
        if node is None:
            return ""
        if type(node) is not Scalar:
            self._wrong(node, key, _("a text"), is_lost=False)
            return ""
        text = node.text.strip()
        if not text:
            self._wrong(node, key, _("a text"), is_lost=False)
        elif "{" in text and not quotes:
            self._check_braces(node)
        return text

    def _check_braces(self, node: Scalar) -> None:
        for match in fields.QUOTE.finditer(node.text):
            if fields.is_id(match[1]):
                self._problems.add(
                    self._inside(node, match.start(), match[0]),
                    "quote-outside-message",
                    _("only the text of a message can quote '{name}'").format(
                        name=quoted(match[0])
                    ),
                    _("remove the braces, or move this text to a message"),
                )

    def _inside(self, node: Scalar, offset: int, piece: str) -> int:
        """Return the index in the file of a piece that stands at `offset` in a text."""
        source = self._problems.source.text
        value = node.text
        quote = 0 if node.plain else 1
        for start in (node.at + quote, node.at):
            if source.startswith(value, start):
                return start + offset
        # Escapes, folded lines, a block: look for the same occurrence of it in what was written.
        if not piece:
            return node.at
        found = node.at - 1
        for _occurrence in range(value.count(piece, 0, offset) + 1):
            found = source.find(piece, found + 1, node.at + 2 * len(value) + 1000)
            if found < 0:
                return node.at
        return found

    def _is_id(self, id: str, at: int) -> bool:
        if fields.is_id(id):
            return True
        better = as_id(id)
        self._problems.add(
            at,
            "bad-id",
            _("'{id}' is no id: it has small letters a to z, digits and hyphens").format(
                id=quoted(id)
            ),
            _("write '{id}'").format(id=better) if better else None,
        )
        return False

    def _duplicate(self, id: str, at: int, first: int) -> None:
        self._problems.add(
            at,
            "duplicate-id",
            _("'{id}' stands here for the second time").format(id=quoted(id)),
            _("the first is on line {line}; give one of the two another id").format(
                line=self._problems.source.line(first)
            ),
        )

    def _one(self, node: Node | None, key: str, kind: str, known: Collection[str]) -> str | None:
        """Return one name of a kind."""
        scalar = self._scalar(node, key)
        if scalar is None:
            return None
        if scalar.text not in known:
            return unknown(self._problems, scalar.at, kind, scalar.text, known, self._names)
        return scalar.text

    def _some(
        self, node: Node | None, key: str, kind: str, known: Collection[str]
    ) -> tuple[str, ...]:
        """Return any number of names of a kind."""
        if node is None:
            return ()
        names = [self._one(item, key, kind, known) for item in self._items(node)]
        return tuple([name for name in names if name is not None])

    def _asset(self, node: Node | None, key: str) -> str | None:
        """Return the name of a picture or sound: never a path."""
        scalar = self._scalar(node, key)
        if scalar is None:
            return None
        name = scalar.text
        if "/" in name or "\\" in name or ".." in name or ":" in name:
            self._problems.add(
                scalar.at,
                "outside-folder",
                _("'{name}' is a path; only a name can stand here").format(name=quoted(name)),
                _("pictures and sounds come from the folders of the game"),
            )
            return None
        return name if self._is_id(name, scalar.at) else None

    def _word(self, node: Node | None, key: str, words: type[Word], default: Word) -> Word:
        """Return one of a fixed set of words."""
        scalar = self._scalar(node, key)
        if scalar is None:
            return default
        try:
            return words(scalar.text)
        except ValueError:
            known = [word.value for word in words]
            meant = self._problems.nearest(scalar.text, known)
            hint = _("choose from: {words}").format(words=", ".join(known))
            if meant is not None:
                hint = _("did you mean '{name}'?").format(name=meant) + f" {hint}"
            self._problems.add(
                scalar.at,
                "unknown-word",
                _("'{word}' cannot stand behind '{key}:'").format(
                    word=quoted(scalar.text), key=key
                ),
                hint,
            )
            return default

    def _whole(
        self, node: Node | None, key: str, bounds: tuple[int, int], *, default: int = 0
    ) -> int:
        least, most = bounds
        scalar = self._scalar(node, key)
        if scalar is None:
            return default
        value = fields.whole(scalar.text)
        if value is None:
            self._wrong(scalar, key, _("a whole number"))
            return default
        if not least <= value <= most:
            self._problems.add(
                scalar.at,
                "bad-range",
                _("'{key}' is from {least} to {most}, not {value}").format(
                    key=key, least=least, most=most, value=value
                ),
            )
            self._problems.lost |= key == "start"
        return min(max(value, least), most)

    def _seconds(self, node: Node | None) -> float | None:
        scalar = self._scalar(node, "seconds")
        if scalar is None:
            return None
        value = fields.number(scalar.text)
        if value is None:
            self._wrong(scalar, "seconds", _("a number of seconds"), is_lost=False)
        elif not 0 < value <= fields.MOST_SECONDS:
            self._problems.add(
                scalar.at,
                "bad-range",
                _("'{key}' is more than 0 and at most a day").format(key="seconds"),
                _("leave out both 'seconds' and 'timeout' where there is no limit"),
            )
        else:
            return value
        return None

    def _duration(self, node: Node | None, key: str) -> int:
        scalar = self._scalar(node, key)
        if scalar is None:
            return 0
        minutes = fields.duration(scalar.text)
        return self._bad_duration(scalar, scalar.text) if minutes is None else minutes

    def _bad_duration(self, scalar: Scalar, text: str, sign: str = "") -> int:
        """Say that this is no length of time; return how many minutes were likely meant."""
        better = fields.better_duration(text)
        hint = _("write a whole number and min, hours, days or weeks: '{sign}3 weeks'").format(
            sign=sign
        )
        if better is not None:
            hint = _("write '{text}'").format(text=f"{sign}{better}")
        self._problems.lost |= better is None
        self._problems.add(
            scalar.at,
            "bad-duration",
            _("'{text}' is no length of time").format(text=quoted(scalar.text)),
            hint,
        )
        return fields.duration(better or "") or 0

    def _moment(self, node: Node | None, key: str) -> datetime:
        """Return a date and time; some moment or other where there is none."""
        scalar = self._scalar(node, key)
        if scalar is None:
            return _NOWHERE
        found = fields.moment(scalar.text)
        if found is None:
            found = fields.moment(self._bad_moment(scalar) or "")
        return found or _NOWHERE

    def _bad_moment(self, scalar: Scalar, *, is_anchor: bool = False) -> str | None:
        """Say that this is no moment; return how one is written that was likely meant.

        Args:
            is_anchor: A time after arriving may stand here too.
        """
        hint = _("write a date and a time: 2016-03-22 10:00")
        if is_anchor:
            hint = _(
                "write a date and a time, 2016-03-22 10:00, or a time after arriving, +3 weeks"
            )
        better = fields.better_moment(scalar.text)
        if better is None and is_anchor and fields.duration(scalar.text) is not None:
            better = f"+{scalar.text}"
        if better is not None:
            hint = _("write '{text}'").format(text=better)
        self._problems.add(
            scalar.at,
            "bad-moment",
            _("'{text}' is no moment").format(text=quoted(scalar.text)),
            hint,
        )
        self._problems.lost |= better is None
        return better

    def _wrong(self, node: Node, key: str, expected: str, *, is_lost: bool = True) -> None:
        """Say that something else belongs here; `is_lost`: and that the story needs it."""
        if isinstance(node, Scalar):
            if not node.text and self._problems.source.text.startswith("*", node.at):
                return  # an alias, which is no-anchors already
            shown = quoted(node.text)
            at = node.at if shown else node.key_at
            found = f"'{shown}'" if shown else ""
        elif isinstance(node, Sequence):
            at, found = node.key_at, _("a list") if node.items else ""
        else:
            at, found = node.key_at, _("a table") if node.entries else ""
        if not found:
            message = _("nothing stands here; it must be {expected}").format(expected=expected)
        elif key:
            message = _("'{key}:' needs {expected}, not {found}").format(
                key=quoted(key), expected=expected, found=found
            )
        else:
            message = _("here must be {expected}, not {found}").format(
                expected=expected, found=found
            )
        self._problems.add(at, "wrong-type", message)
        self._problems.lost |= is_lost
