"""Reading a pack that may come from anyone: whole and right, or refused with nothing written.

Everything is read into memory, within limits that hold for what comes out of the file and not for
what it says of itself, and judged there.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
import struct
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from burgemeestersgame import __version__
from burgemeestersgame.authoring.contents import (
    LONGEST_NAME,
    MANIFEST,
    MAX_FILES,
    MAX_MANIFEST_BYTES,
    MAX_TOTAL_BYTES,
    VERSION,
    Manifest,
    belongs,
    clash,
    is_media,
    is_portable,
)
from burgemeestersgame.engine.line import one_line
from burgemeestersgame.errors import GameError, Location, ScenarioError, Severity
from burgemeestersgame.files import reason
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import Scenario, look_over, scenario_from_files
from burgemeestersgame.scenario.fields import is_id, is_language
from burgemeestersgame.scenario.folder import SCENARIO_FILE
from burgemeestersgame.scenario.genuine import wrong_with
from burgemeestersgame.scenario.source import invisible_in

_MAX_PACK_BYTES = MAX_TOTAL_BYTES + 2 * MAX_MANIFEST_BYTES
_MAX_LIST_BYTES = 300 * (MAX_FILES + 1)
_START, _END, _HUGE_END = b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x07"
_HUGE_END_SIZE = 20
_END_FORM = struct.Struct("<4s4H2LH")
_PIECE = 65_536
# What people write shrinks to a tenth. A file that grows a thousand times was made to do so.
_MOST_GROWTH = 200
_SMALL = 100_000
_ENCRYPTED = 0x41


class BadPack(GameError):
    """A file is no pack, or one that may not be installed; the text says why."""


class Pack(NamedTuple):
    """A pack that was read and found right.

    Attributes:
        file: The name of the file it came from, without its folder.
        files: By path in the scenario's folder, with `/` between its parts.
        scenario: In its own language.
    """

    file: str
    manifest: Manifest
    files: Mapping[str, bytes]
    scenario: Scenario


def read_pack(path: Path) -> Pack:
    """Return the pack in a file.

    Raises:
        BadPack: It is none, or not as it should be.
        ScenarioError: The scenario in it has errors.
        GameError: There is no such file, or it cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise BadPack(_("'{path}' is no pack: this is not an ordinary file").format(path=path))
        with path.open("rb") as file:
            content = file.read(_MAX_PACK_BYTES + 1)
    except (OSError, ValueError) as error:
        message = _("'{path}' cannot be read: {reason}").format(path=path, reason=reason(error))
        raise GameError(message) from error
    return pack_from(content, one_line(path.name, LONGEST_NAME))


def pack_from(content: bytes, name: str) -> Pack:
    """Return the pack in the bytes of a file of that name; raises as `read_pack` does."""
    try:
        return _pack(content, name)
    except _Refused as refusal:
        message = _("'{name}' cannot be installed: {reason}").format(name=name, reason=refusal)
        raise BadPack(message) from refusal


class _Refused(Exception):
    """Why a pack is refused, in the reader's language."""


def _pack(content: bytes, name: str) -> Pack:
    files = _unzipped(content)
    manifest = _manifest(files.pop(MANIFEST, None))
    _compare(manifest, files)
    _look_inside(files)
    try:
        scenario = _scenario(files, name)
    except ScenarioError as error:
        if _numbers(manifest.made_with) > _numbers(__version__):
            # What this version takes for errors may be new; whoever got the pack cannot mend it.
            raise _newer() from error
        raise
    if (scenario.id, scenario.title) != (manifest.id, manifest.title):
        raise _Refused(_("its list tells of another scenario than the one that is in it"))
    if manifest.made_with == __version__ and manifest.story != scenario.digest:
        raise _Refused(_("its list tells of another story than the one that is in it"))
    return Pack(name, manifest, files, scenario)


# The zip file


def _unzipped(content: bytes) -> dict[str, bytes]:
    if len(content) > _MAX_PACK_BYTES:
        raise _Refused(_("it is larger than a pack can be"))
    _judge_ends(content)
    files: dict[str, bytes] = {}
    left = MAX_TOTAL_BYTES + MAX_MANIFEST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_FILES + 1:
                raise _Refused(_("it holds more than {count} files").format(count=MAX_FILES))
            for entry in entries:
                _judge_entry(entry, files)
                files[entry.orig_filename] = _read(archive, entry, left)
                left -= len(files[entry.orig_filename])
    except (_Refused, MemoryError):
        raise
    except Exception as error:  # nothing is promised about what a damaged zip file raises
        raise _Refused(_("it is damaged; have it sent again")) from error
    return files


def _judge_ends(content: bytes) -> None:
    """Refuse what is no zip file from its first byte to its last, before anything trusts it.

    Its list of contents must be where its last bytes say, and of a size that can be read.
    """
    if not content.startswith(_START):
        raise _Refused(_("it is no pack that this game made"))
    if len(content) < _END_FORM.size or content[-_END_FORM.size :][:4] != _END:
        raise _Refused(_("it is not whole; have it sent again"))
    size, offset = _END_FORM.unpack(content[-_END_FORM.size :])[5:7]
    if size > _MAX_LIST_BYTES:
        raise _Refused(_("it holds more than {count} files").format(count=MAX_FILES))
    # The form for files of gigabytes has a second ending, which would count instead of this one.
    is_huge = content[-_END_FORM.size - _HUGE_END_SIZE :].startswith(_HUGE_END)
    if offset + size != len(content) - _END_FORM.size or is_huge:
        raise _Refused(_("it is damaged; have it sent again"))


def _judge_entry(entry: zipfile.ZipInfo, before: Mapping[str, bytes]) -> None:
    path = entry.orig_filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.flag_bits & _ENCRYPTED:
        raise _Refused(_("it is locked with a password"))
    if kind not in (0, stat.S_IFREG) or path.endswith("/"):
        raise _Refused(
            _("it holds something that is not an ordinary file: '{path}'").format(path=_told(path))
        )
    if not is_portable(path):
        raise _Refused(
            _("it holds a file with a name that is not allowed: '{path}'").format(path=_told(path))
        )
    if path in before:
        raise _Refused(_("it holds '{path}' twice").format(path=_told(path)))
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _Refused(_("it is compressed in a way that packs are not"))


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """Return the content of an entry; what it says of its own size counts for nothing."""
    most = min(left, MAX_MANIFEST_BYTES) if entry.orig_filename == MANIFEST else left
    pieces = []
    size = 0
    with archive.open(entry) as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > most or size > max(_SMALL, _MOST_GROWTH * entry.compress_size):
                raise _Refused(_("it would grow far larger than a scenario is"))
            pieces.append(piece)
    return b"".join(pieces)


# Its list, and what is in it


def _manifest(content: bytes | None) -> Manifest:
    if content is None:
        raise _Refused(_("it is no pack that this game made"))
    try:
        version = msgspec.json.decode(content, type=_Version).pack
        if version > VERSION:
            raise _newer()
        if version < 1:
            raise _Refused(_("its list cannot be read"))
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _Refused(_("its list cannot be read")) from error
    if not is_id(manifest.id) or not is_portable(manifest.id):
        raise _Refused(_("its list tells of a scenario with a name that is not allowed"))
    if not manifest.languages or not all(map(is_language, manifest.languages)):
        raise _Refused(_("its list cannot be read"))
    return replace(
        manifest,
        made_by=one_line(manifest.made_by, LONGEST_NAME),
        made_with=one_line(manifest.made_with, LONGEST_NAME),
    )


class _Version(msgspec.Struct):
    pack: int


def _newer() -> _Refused:
    return _Refused(_("it was made by a newer version of the game; install that first"))


def _numbers(version: str) -> list[int]:
    """Return the numbers of a version, to see which of two is later."""
    return [int(number) for number in re.findall("[0-9]+", version)]


def _compare(manifest: Manifest, files: Mapping[str, bytes]) -> None:
    """Refuse unless the files are those on the list, byte for byte, and have a place in a pack."""
    for path in files:
        if path not in manifest.files:
            raise _Refused(_("it holds a file that is not on its list: '{path}'").format(path=path))
        if not belongs(path, manifest.kind):
            raise _Refused(
                _("it holds a file that is no part of a scenario: '{path}'").format(path=path)
            )
    for path, listed in manifest.files.items():
        if path not in files:
            raise _Refused(_("a file on its list is not in it: '{path}'").format(path=_told(path)))
        content = files[path]
        if len(content) != listed.size or hashlib.sha256(content).hexdigest() != listed.sha256:
            raise _Refused(
                _("'{path}' in it was changed after it was packed; have it sent again").format(
                    path=path
                )
            )
    if (twins := clash(files)) is not None:
        raise _Refused(
            _("'{one}' and '{other}' in it are the same name on some computers").format(
                one=twins[0], other=twins[1]
            )
        )
    if SCENARIO_FILE not in files:
        raise _Refused(_("there is no {file} in it").format(file=SCENARIO_FILE))


def _look_inside(files: Mapping[str, bytes]) -> None:
    """Refuse a picture that is none, a sound that is none, and a text that is none."""
    for path, content in files.items():
        trouble = wrong_with(path, content)
        if trouble is not None:
            raise _Refused(f"'{path}': {trouble}")
        if not is_media(path) and not _is_text(content):
            raise _Refused(_("'{path}' in it is no text").format(path=path))


def _is_text(content: bytes) -> bool:
    try:
        return invisible_in(content.decode("utf-8-sig")) is None
    except UnicodeDecodeError:
        return False


def _scenario(files: Mapping[str, bytes], name: str) -> Scenario:
    """Return the scenario in the files, looked over as `check` does.

    Raises:
        ScenarioError: It has errors; they stand in the pack, not in a file of this computer.
    """
    scenario = scenario_from_files(files, name)
    try:
        with tempfile.TemporaryDirectory(prefix="burgemeestersgame-") as folder:
            write_files(Path(folder), files)
            errors = [
                replace(one, at=_in_pack(one.at, Path(folder), name))
                for one in look_over(folder).problems
                if one.severity is Severity.ERROR
            ]
    except OSError as error:
        message = _("a pack cannot be looked at here: {reason}").format(reason=reason(error))
        raise GameError(message) from error
    if errors:
        raise ScenarioError(tuple(errors))
    return scenario


def _in_pack(at: Location, folder: Path, name: str) -> Location:
    return replace(at, file=f"{name}/{Path(at.file).relative_to(folder).as_posix()}")


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a pack that was read, each at its path below a folder, onto the disk."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _told(path: str) -> str:
    return one_line(path, LONGEST_NAME)
