"""Whether a picture or sound is what its name says, by its bytes: nothing is drawn or played.

A scenario may come from anyone. A picture that would fill the memory, an SVG that runs a script or
fetches something, and a file that only pretends are told apart here, before anybody opens them.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from pathlib import PurePath
from xml.parsers import expat

from burgemeestersgame.i18n import gettext as _

MOST_PIXELS = 40_000_000
_LONGEST_SIDE = 16_384
_MOST_LEVELS = 200

Size = tuple[int, int]


class _Pretends(Exception):
    """The bytes are not what the name says; the text, if any, says what they are instead."""


def wrong_with(name: str, content: bytes) -> str | None:
    """Return what is wrong with a picture or sound, None where nothing is.

    Args:
        name: Of the file; its ending says what it should be. Other endings are never wrong.
        content: Its bytes.
    """
    suffix = PurePath(name).suffix.lower()
    try:
        if suffix in _SIZES:
            width, height = _SIZES[suffix](content)
            if width * height > MOST_PIXELS or max(width, height) > _LONGEST_SIDE:
                return _("this picture is too large: {width} by {height} pixels").format(
                    width=width, height=height
                )
        elif suffix == ".svg":
            _read_svg(content)
        elif suffix in _SOUND_STARTS and not _SOUND_STARTS[suffix].match(content):
            return _("this is no sound of the kind that its name says")
    except _Pretends as pretence:
        return str(pretence) or _("this is no picture of the kind that its name says")
    except (struct.error, IndexError):
        return _("this is no picture of the kind that its name says")
    return None


_SOUND_STARTS = {
    ".ogg": re.compile(rb"OggS"),
    ".opus": re.compile(rb"OggS"),
    ".wav": re.compile(rb"RIFF....WAVE", re.DOTALL),
    ".mp3": re.compile(rb"ID3|\xff[\xe0-\xff]"),
    ".flac": re.compile(rb"fLaC"),
}


def _png(content: bytes) -> Size:
    """Return width and height; every part is there, up to the last, with nothing behind it."""
    if not content.startswith(b"\x89PNG\r\n\x1a\n"):
        raise _Pretends
    size: Size | None = None
    at = 8
    while True:
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        (check,) = struct.unpack_from(">I", content, end - 4)
        if zlib.crc32(content[at + 4 : end - 4]) != check:
            raise _Pretends
        if size is None:
            if kind != b"IHDR":
                raise _Pretends
            size = struct.unpack_from(">II", content, at + 8)
        if kind == b"IEND":
            if end != len(content):
                raise _Pretends
            return size
        at = end


def _jpeg(content: bytes) -> Size:
    if not content.startswith(b"\xff\xd8\xff"):
        raise _Pretends
    at = 2
    while True:
        mark, kind, length = struct.unpack_from(">BBH", content, at)
        if mark != 0xFF or length < 2:
            raise _Pretends
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        at += 2 + length


def _webp(content: bytes) -> Size:
    start, length, form, kind = struct.unpack_from("<4sI4s4s", content)
    if (start, form) != (b"RIFF", b"WEBP") or length + 8 > len(content):
        raise _Pretends
    match kind:
        case b"VP8X":
            width, height = content[24:27], content[27:30]
            return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1
        case b"VP8L":
            (bits,) = struct.unpack_from("<I", content, 21)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", content, 26)
            return width & 0x3FFF, height & 0x3FFF
    raise _Pretends


_SIZES: dict[str, Callable[[bytes], Size]] = {
    ".png": _png,
    ".jpg": _jpeg,
    ".jpeg": _jpeg,
    ".webp": _webp,
}

# What runs, embeds a page, or can change what a reference points at.
_FORBIDDEN = {"script", "foreignobject", "iframe", "embed", "object", "handler", "listener"}
_MOVES = {"animate", "set", "animatemotion", "animatetransform"}
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|webp);base64,", re.IGNORECASE)
_OUTSIDE = re.compile(r"url\(\s*[\"']?\s*(?!#|[\"'\s])|@import|javascript:|\\", re.IGNORECASE)


def _read_svg(content: bytes) -> None:
    """Raise unless this is an SVG that runs nothing and asks for nothing from elsewhere."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _Pretends from None
    reader = _Svg()
    parser = expat.ParserCreate("utf-8", " ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.declared
    parser.ProcessingInstructionHandler = reader.instructed
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError:
        raise _Pretends from None
    reader.judge_style()


class _Svg:
    """What is wrong in an SVG is raised where it is met; no tree is built of it."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._style: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = _local(name)
        if not self._open and element != "svg":
            raise _Pretends
        self._open.append(element)
        if len(self._open) > _MOST_LEVELS:
            raise _Pretends(_("this picture is nested too deep"))
        if element in _FORBIDDEN:
            raise _Pretends(_("this picture can run a program of its own"))
        for key, value in attributes.items():
            self._judge(element, _local(key), value)

    def _judge(self, element: str, key: str, value: str) -> None:
        told = value.strip()
        if key.startswith("on") or (element in _MOVES and _changes(key, told)):
            raise _Pretends(_("this picture can run a program of its own"))
        if key in ("href", "src", "base") and not _INSIDE.match(told) and element != "a":
            raise _Pretends(_("this picture asks for something outside itself"))
        if element == "a" and key == "href" and not _INSIDE.match(told):
            raise _Pretends(_("this picture links to a place outside itself"))
        if _OUTSIDE.search(value):
            raise _Pretends(_("this picture asks for something outside itself"))

    def end(self, _name: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        if self._open[-1] == "style":
            self._style.append(text)

    def judge_style(self) -> None:
        """Raise where the style sheets together ask for something; a text comes in parts."""
        if _OUTSIDE.search("".join(self._style)):
            raise _Pretends(_("this picture asks for something outside itself"))

    def declared(self, *_said: object) -> None:
        # A document type brings entities along: a few lines that become gigabytes, or a file.
        raise _Pretends(_("this picture has a document type, which no picture needs"))

    def instructed(self, *_said: object) -> None:
        raise _Pretends(_("this picture asks for something outside itself"))


def _local(name: str) -> str:
    """Return an element or attribute without its name space, in lower case."""
    return name.rpartition(" ")[2].lower()


def _changes(key: str, value: str) -> bool:
    """Whether an animation aims at what a picture refers to or runs."""
    return key == "attributename" and value.rpartition(":")[2].lower().startswith(("href", "on"))
