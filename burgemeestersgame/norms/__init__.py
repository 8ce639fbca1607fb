"""The catalogue of norms, read from the YAML files beside this module.

A lawyer edits those files, `check_norms` looks them over, and `load_norms` returns
what they say. Decoded once they are kept (see `cache.py`), because every command that
knows a scenario needs their ids. What an id means never changes.
"""

import errno
import functools
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from burgemeestersgame.cache import cached
from burgemeestersgame.errors import Location, Problem, Severity
from burgemeestersgame.files import reason
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import show
from burgemeestersgame.norms.model import (
    Aard,
    Asks,
    Bilingual,
    Catalogue,
    Certainty,
    Change,
    Document,
    Family,
    FamilyText,
    Norm,
    NormsError,
    Phase,
    Tension,
    is_soft,
)
from burgemeestersgame.norms.show import (
    aard_label,
    certainty_dots,
    certainty_label,
    phase_label,
    then_and_now,
)

__all__ = [
    "Aard",
    "Asks",
    "Bilingual",
    "Catalogue",
    "Certainty",
    "Change",
    "Document",
    "Family",
    "FamilyText",
    "Norm",
    "NormsError",
    "Phase",
    "Tension",
    "aard_label",
    "as_json",
    "as_text",
    "certainty_dots",
    "certainty_label",
    "check_norms",
    "is_norms_folder",
    "is_soft",
    "list_as_text",
    "load_norms",
    "phase_label",
    "read_norms",
    "tension_as_text",
    "then_and_now",
]

_FOLDER = Path(__file__).parent


class _Kept(msgspec.Struct, frozen=True):
    """A catalogue as plain tuples, the form in which it is kept."""

    norms: tuple[Norm, ...]
    tensions: tuple[Tension, ...]
    families: tuple[FamilyText, ...]
    documents: tuple[Document, ...]
    roles: dict[str, Bilingual]


# What is kept is of no use to a program that has other fields.
_SHAPE = repr(
    [
        kind.__annotations__
        for kind in (_Kept, Norm, Change, Tension, FamilyText, Document, Bilingual)
    ]
).encode()


def load_norms(folder: Path | None = None) -> Catalogue:
    """Return the catalogue of a folder, by default the one that comes with the game.

    The same folder is read once in a process.

    Raises:
        NormsError: There are errors in the files; all of them are listed.
        OSError: The files cannot be read.
    """
    return _load(folder or _FOLDER)


def read_norms(folder: Path) -> Catalogue:
    """Return the catalogue of a folder as it is on the disk now; raises as `load_norms` does."""
    return _parsed(_read_files(folder), folder)


def check_norms(folder: Path) -> tuple[Problem, ...]:
    """Return every problem in a folder of norms, in the order of its files. Raises nothing."""
    from burgemeestersgame.norms.load import read_catalogue

    try:
        files = _read_files(folder)
    except OSError as error:
        message = _("this cannot be read: {detail}").format(detail=reason(error))
        at = Location(str(error.filename or folder))
        return (Problem(at=at, reference="unreadable-file", message=message),)
    return read_catalogue(files, folder)[1]


def is_norms_folder(path: Path) -> bool:
    """Say whether a path looks like a folder of norms, and not like a scenario."""
    return (path / "tensions.yaml").is_file() or (path / "roles.yaml").is_file()


def as_json(norm: Norm, catalogue: Catalogue | None = None) -> dict[str, object]:
    """Return a norm as values for JSON, with the tensions of a catalogue (by default ours)."""
    return show.as_json(norm, catalogue or load_norms())


def as_text(norm: Norm, language: str, catalogue: Catalogue | None = None) -> str:
    """Return everything about a norm as lines of text, in `nl` or `en`."""
    return show.as_text(norm, language, catalogue or load_norms())


def tension_as_text(pair: Tension, language: str, catalogue: Catalogue | None = None) -> str:
    """Return what pulls in a pair, and the norms on either side, in `nl` or `en`."""
    return show.tension_as_text(pair, language, catalogue or load_norms())


def list_as_text(
    language: str, only: Collection[str] | None = None, catalogue: Catalogue | None = None
) -> str:
    """Return one line for each norm, family after family, and for each tension, in `nl` or `en`.

    Args:
        only: The ids of those to list; None for all.
    """
    return show.list_as_text(catalogue or load_norms(), language, only)


@functools.cache
def _load(folder: Path) -> Catalogue:
    files = _read_files(folder)
    if folder != _FOLDER:
        return _parsed(files, folder)
    names_and_contents = (part for name in files for part in (name.encode(), files[name]))
    return _decode(
        cached("norms", (_SHAPE, *names_and_contents), lambda: _encode(_parsed(files, folder)))
    )


def _read_files(folder: Path) -> dict[str, bytes]:
    """Return the YAML files of a folder by name, in alphabetical order."""
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}


def _parsed(files: Mapping[str, bytes], folder: Path) -> Catalogue:
    # Imported late: with a kept catalogue nothing needs a YAML parser.
    from burgemeestersgame.norms.load import read_catalogue

    catalogue, problems = read_catalogue(files, folder)
    if errors := tuple(each for each in problems if each.severity is Severity.ERROR):
        raise NormsError(errors)
    return catalogue


def _encode(catalogue: Catalogue) -> bytes:
    kept = _Kept(
        norms=tuple(catalogue.norms.values()),
        tensions=catalogue.tensions,
        families=tuple(catalogue.families.values()),
        documents=tuple(catalogue.documents.values()),
        roles=dict(catalogue.roles),
    )
    return msgspec.msgpack.encode(kept)


def _decode(content: bytes) -> Catalogue:
    kept = msgspec.msgpack.decode(content, type=_Kept)
    return Catalogue(
        norms=MappingProxyType({norm.id: norm for norm in kept.norms}),
        tensions=kept.tensions,
        families=MappingProxyType({text.family: text for text in kept.families}),
        documents=MappingProxyType({document.id: document for document in kept.documents}),
        roles=MappingProxyType(kept.roles),
    )
