"""Reads a catalogue through Babel, and writes it: an ordinary `.po` file.

Babel alone forgets which text a translation was made for (`#|`), stops where one that is put away
says so (`#~|`), and keeps of two entries with the same id only one. Here nothing that somebody
wrote in a catalogue gets lost between reading and writing.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, normalize, unescape

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.catalogue import CatalogueError, Comments, Content, Entry

WIDTH = 100
_MOST_PLURALS = 6  # Arabic
_BOM = b"\xef\xbb\xbf"
_PREVIOUS = re.compile(rb"\s*#~?\|(.*)")
_ORIGINAL = re.compile(rb"\s*(?:#~\s*)?msgid\s")
# To look for a place to break such a word takes Babel the square of its length.
_LONG_WORD = re.compile(r"\S{300}")
# Babel sees these where a text has a percent sign or braces; for a story they mean nothing.
_GUESSED = {"python-format", "python-brace-format"}


def parse(content: bytes) -> Content:
    """Return what a `.po` file holds; line ends of any system and a byte order mark are fine.

    Raises:
        CatalogueError: It is no catalogue.
    """
    lines, previous = _without_previous(content)
    heard = _Heard()
    parser = PoFileParser(heard, abort_invalid=True)
    try:
        parser.parse(lines)
    except PoFileError as error:
        raise CatalogueError(_what_is_wrong(str(error)), error.lineno + 1) from error
    except UnicodeDecodeError as error:
        raise CatalogueError(_("this line is not text in UTF-8"), lines.number) from error
    except Exception as error:  # nothing is promised about what a line of nonsense raises
        raise CatalogueError(_what_is_wrong(""), max(lines.number, 1)) from error
    header = next((each for each in heard.messages if not each.id and not each.context), None)
    found = ((heard.messages, False), (heard.obsolete.values(), True))
    return Content(
        header=tuple(str(header.string).splitlines()) if header else (),
        remarks=tuple(header.user_comments) if header else (),
        entries=tuple(
            _entry(message, previous.get(message.lineno or 0, b""), heard.charset, is_obsolete)
            for messages, is_obsolete in found
            for message in messages
            if message.id
        ),
        last_remarks=tuple(parser.user_comments),
    )


class _Lines(io.BytesIO):
    """A file that knows which line was read last, from 1."""

    number = 0

    def __next__(self) -> bytes:
        line = super().__next__()
        self.number += 1
        return line


class _Heard(Catalog):
    """Takes every message from Babel's parser, also those that have the same id."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []
        self.obsolete = _Numbered()

    @property
    def num_plurals(self) -> int:
        """Return how many plurals there are: what a file says of that is no reason to make a
        list of a milliard texts."""
        return min(super().num_plurals, _MOST_PLURALS)

    def __setitem__(self, id: Any, message: Message) -> None:
        self.messages.append(message)
        if not id:
            super().__setitem__(id, message)  # the header, which says how to read on


class _Numbered(dict[Any, Message]):
    """Keeps what it is given by number, whatever the key."""

    def __setitem__(self, _key: Any, message: Message) -> None:
        super().__setitem__(len(self), message)


def _without_previous(content: bytes) -> tuple[_Lines, dict[int, bytes]]:
    """Return the lines with those left empty that say what a translation was made for.

    What they say comes beside it, by the line of the `msgid` that it belongs to.
    """
    content = content.removeprefix(_BOM)
    if b"\n" not in content:
        content = content.replace(b"\r", b"\n")
    if b"|" not in content:
        return _Lines(content), {}
    lines = content.split(b"\n")
    found: dict[int, bytes] = {}
    said = b""
    for index, line in enumerate(lines):
        if match := _PREVIOUS.match(line):
            said += match[1] + b"\n"
            lines[index] = b""
        elif said and _ORIGINAL.match(line):
            found[index + 1] = said
            said = b""
    return _Lines(b"\n".join(lines)), found


def _entry(message: Message, previous: bytes, charset: str, is_obsolete: bool) -> Entry:
    originals = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    texts = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return Entry(
        id=message.context or "",
        original=originals[0],
        text=texts[0] or "",
        line=message.lineno or 1,
        is_fuzzy=message.fuzzy,
        previous=_previous_text(previous.decode(charset, "replace")),
        remarks=tuple(message.user_comments),
        flags=tuple(sorted(message.flags - _GUESSED - {"fuzzy"})),
        is_obsolete=is_obsolete,
        plurals=(originals[1], tuple(texts[1:])) if len(originals) > 1 else None,
    )


def _previous_text(said: str) -> str:
    """Return the text among what there was; beside it may stand its id and its plural."""
    parts, is_text = [], False
    for line in said.split("\n"):
        keyword, quote, _rest = line.partition('"')
        if keyword.strip():
            is_text = keyword.strip() == "msgid"
        if is_text and quote:
            parts.append(unescape(line[len(keyword) :].rstrip()))
    return "".join(parts)


def _what_is_wrong(said: str) -> str:
    """Return in our own words what Babel says of a line."""
    if "keyword" in said:
        return _("a line begins with msgctxt, msgid, msgstr, '#' or a double quote")
    if "missing msgstr" in said:
        return _("this msgid has no msgstr")
    if "not in msgid" in said:
        return _("this text belongs to no msgctxt, msgid or msgstr")
    if "num_plurals" in said:
        return _("this has more plurals than the language of the catalogue")
    return _("here something stands that a catalogue cannot have")


def render(content: Content, comments: Mapping[str, Comments]) -> bytes:
    """Return the bytes of a `.po` file; `comments`: for translators, by the id of a text."""
    blocks = [[*map(_remark, content.remarks), 'msgid ""', *_field("msgstr", _header(content))]]
    blocks += [
        list(_entry_lines(entry, comments.get(entry.id, Comments()))) for entry in content.entries
    ]
    blocks.append([_remark(each) for each in content.last_remarks])
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks if block).encode()


def plural_forms(language: str) -> str:
    """Return what a header says of the plurals of a language."""
    return Catalog(locale=language.replace("-", "_")).plural_forms


def _header(content: Content) -> str:
    return "".join(f"{line}\n" for line in content.header)


def _remark(text: str) -> str:
    return f"# {text}".rstrip()


def _entry_lines(entry: Entry, comments: Comments) -> Iterator[str]:
    yield from map(_remark, entry.remarks)
    away = "#~ " if entry.is_obsolete else ""
    if not entry.is_obsolete:
        yield from (f"#. {line}" for line in comments.lines)
        if comments.place:
            yield f"#: {comments.place}"
    if flags := [*(["fuzzy"] if entry.is_fuzzy else []), *entry.flags]:
        yield f"#, {', '.join(flags)}"
    if entry.is_fuzzy and entry.previous:
        yield from _field("msgid", entry.previous, "#~| " if entry.is_obsolete else "#| ")
    if entry.id:
        yield from _field("msgctxt", entry.id, away)
    yield from _field("msgid", entry.original, away)
    if entry.plurals is None:
        yield from _field("msgstr", entry.text, away)
        return
    yield from _field("msgid_plural", entry.plurals[0], away)
    for number, text in enumerate((entry.text, *entry.plurals[1])):
        yield from _field(f"msgstr[{number}]", text, away)


def _field(keyword: str, text: str, before: str = "") -> Iterator[str]:
    width = 0 if _LONG_WORD.search(text) else WIDTH
    first, *more = normalize(text, width=width).split("\n")
    yield f"{before}{keyword} {first}"
    yield from (f"{before}{line}" for line in more)
