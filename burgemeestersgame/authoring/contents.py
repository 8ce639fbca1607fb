"""What is in a pack: which files may be, what its list says of them, and how much there may be.

A pack is a zip file with a list of its contents, `manifest.json`, and the files of one scenario.
The side that packs and the side that installs both go by this module.
"""

from __future__ import annotations

import enum
import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.fields import is_language
from burgemeestersgame.scenario.folder import SCENARIO_FILE
from burgemeestersgame.scenario.media import PICTURES, SOUNDS
from burgemeestersgame.scenario.source import MAX_BYTES

VERSION = 1
MANIFEST = "manifest.json"
MAX_FILES = 500
MAX_TOTAL_BYTES = 64_000_000
MAX_MANIFEST_BYTES = 1_000_000
LONGEST_NAME = 80

_MAX_PATH = 150
_MAX_PARTS = 8
_PART = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9 ._+()-]*[A-Za-z0-9_+()-])?")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d) *(?:\..*)?", re.IGNORECASE)
_CATALOGUE = re.compile(r"locale/([^/]+)/LC_MESSAGES/messages\.po")
_FOR_EDITING = re.compile(
    r"(?:.+/)?(?:[^/]+\.(?:yaml|yml|po|pot)|schema\.json|(?:readme|leesmij)(?:\.(?:md|txt))?)",
    re.IGNORECASE,
)


class Kind(enum.StrEnum):
    """What a pack is for."""

    PLAY = "play"
    SOURCE = "source"


class File(Struct, frozen=True):
    """A file in a pack: SHA-256 of its content in hexadecimal, and its size in bytes."""

    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    size: Annotated[int, Meta(ge=0, le=MAX_BYTES)]


class Manifest(Struct, frozen=True, kw_only=True, rename="kebab"):
    """The list of what is in a pack, and what it says of itself.

    Attributes:
        pack: Version of this form.
        id: Of the scenario.
        title: In the scenario's own language.
        languages: That it is in, its own first.
        made_with: The version of the game that packed it.
        made_by: Who says to have made it, '' where nobody does; a name, and no proof.
        story: Digest of the story, as runs carry it.
        files: By path in the scenario's folder, with `/` between its parts.
    """

    pack: int
    kind: Kind
    id: Annotated[str, Meta(max_length=100)]
    title: Annotated[str, Meta(max_length=1_000)]
    languages: Annotated[tuple[str, ...], Meta(max_length=MAX_FILES)]
    made_with: Annotated[str, Meta(max_length=40)]
    made_by: Annotated[str, Meta(max_length=LONGEST_NAME)] = ""
    story: Annotated[str, Meta(max_length=64)]
    files: Annotated[dict[str, File], Meta(max_length=MAX_FILES)]

    @property
    def digest(self) -> str:
        """SHA-256 over this list, in hexadecimal: the same contents have the same one."""
        return hashlib.sha256(msgspec.json.encode(self, order="deterministic")).hexdigest()


def described(files: Mapping[str, bytes]) -> dict[str, File]:
    """Return what a manifest says of files, in the order of their paths."""
    return {
        path: File(hashlib.sha256(files[path]).hexdigest(), len(files[path]))
        for path in sorted(files)
    }


def belongs(path: str, kind: Kind) -> bool:
    """Whether a file has a place in a pack of this kind, judged by its path in the folder."""
    if path == SCENARIO_FILE or is_media(path):
        return True
    catalogue = _CATALOGUE.fullmatch(path)
    if catalogue is not None and is_language(catalogue[1]):
        return True
    return kind is Kind.SOURCE and _FOR_EDITING.fullmatch(path) is not None


def is_media(path: str) -> bool:
    """Whether a file is a picture or a sound, judged by its ending."""
    return PurePosixPath(path).suffix.lower() in (*PICTURES, *SOUNDS)


def is_portable(path: str) -> bool:
    """Whether a file can have this path on every computer, and lies below the folder there.

    Plain letters, digits and a few signs: no `..`, no drive, no backslash, no name of a device,
    no two ways to write one letter.
    """
    parts = path.split("/")
    return (
        len(path) <= _MAX_PATH
        and len(parts) <= _MAX_PARTS
        and all(_PART.fullmatch(part) and not _DEVICE.fullmatch(part) for part in parts)
    )


def not_portable(path: str) -> str:
    """Return what to say to an author whose path is not portable."""
    return _(
        "'{path}' is a name that not every computer knows: use letters without"
        " accents, digits, '-' and '_'"
    ).format(path=path)


def clash(paths: Iterable[str]) -> tuple[str, str] | None:
    """Return two paths that are one on some computer, or of which one is the folder of the other.

    None where there are no two such.
    """
    known: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        low = path.lower()
        above = [parent.as_posix() for parent in PurePosixPath(low).parents]
        for twin in (known.get(low), folders.get(low), *(known.get(one) for one in above)):
            if twin is not None:
                return twin, path
        known[low] = path
        for one in above:
            folders.setdefault(one, path)
    return None
