"""What a catalogue of translations holds, whatever file it came from.

`id` (`msgctxt` in a `.po` file) is the lasting id of a text, `original` (`msgid`) the text as
written.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """One translation as it stands in a catalogue.

    Attributes:
        id: Of the text; '' when the entry has no `msgctxt`.
        original: The text as it was when the catalogue was last brought up to date.
        text: Its translation, '' where there is none.
        line: Where it stands, from 1; 0 for one that stands nowhere yet.
        is_fuzzy: Marked by a tool or a translator as uncertain.
        previous: The text that the translation was made for; '' where that is `original`.
        remarks: Of translators, line by line.
        flags: What else a tool keeps with it.
        is_obsolete: Put away, as the scenario did not have this text.
        plurals: The further forms of the original and of the translation, which no scenario has.
    """

    id: str
    original: str
    text: str
    line: int = 0
    is_fuzzy: bool = False
    previous: str = ""
    remarks: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    is_obsolete: bool = False
    plurals: tuple[str, tuple[str, ...]] | None = None

    @property
    def made_for(self) -> str:
        """The text that the translation was made for."""
        return self.previous if self.is_fuzzy and self.previous else self.original


class Content(NamedTuple):
    """All that a catalogue holds.

    Attributes:
        header: Its lines, `Language: en` and so on, in the order of the file.
        remarks: Above the header.
        entries: In the order of the file; those put away come last.
        last_remarks: Below everything.
    """

    header: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    last_remarks: tuple[str, ...] = ()


class Comments(NamedTuple):
    """What a translator is told of a text: in words, and where it stands (`scenario.yaml:12`)."""

    lines: tuple[str, ...] = ()
    place: str = ""


class CatalogueError(Exception):
    """The catalogue cannot be read; `line` says where, 1 where that is unknown."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line
