"""The files of a scenario: which they are, and reading none that is not one of them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.problems import Problems, Source
from burgemeestersgame.scenario.source import MAX_BYTES, too_large

SCENARIO_FILE = "scenario.yaml"
MAX_CATALOGUE_BYTES = MAX_BYTES


def scenario_path(path: Path) -> Path:
    """Return the scenario file that `path` means: itself, or the one in the folder.

    Raises:
        GameError: There is no such file or folder, or no scenario in the folder.
    """
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            inside = path / SCENARIO_FILE
            if not os.path.lexists(inside):
                raise GameError(
                    _("there is no {file} in '{path}'").format(file=SCENARIO_FILE, path=path)
                )
            return inside
    except (OSError, ValueError) as error:
        if not os.path.lexists(_harmless(path)):
            raise GameError(_("there is no file or folder '{path}'").format(path=path)) from error
    return path


def _harmless(path: Path) -> str:
    return str(path).replace("\0", "")


def read_scenario_file(path: Path) -> tuple[bytes, Problems]:
    """Return the bytes of a scenario file, or a problem that says why they are not read.

    Raises:
        GameError: The file cannot be opened.
    """
    problems = Problems(Source(str(path), ""))
    content = b""
    if leaves_folder(path, path.parent):
        problems.add(
            0,
            "outside-folder",
            _("this file is a link to a place outside its folder"),
            _("put the file itself in the folder"),
        )
        return content, problems
    try:
        found = read_limited(path, MAX_BYTES)
    except OSError as error:
        raise GameError(
            _("'{path}' cannot be read: {reason}").format(path=path, reason=error.strerror)
        ) from error
    if found is None:
        too_large(problems)
        return content, problems
    return found, problems


def leaves_folder(path: Path, folder: Path) -> bool:
    """Whether a link leads from `folder` to a file outside it."""
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return True


def read_limited(path: Path, most: int) -> bytes | None:
    """Return the content of an ordinary file, or None when it is larger than `most` bytes.

    Raises:
        OSError: There is no such file, it may not be read, or it is a device, a pipe or a folder.
    """
    info = path.stat()
    if not stat.S_ISREG(info.st_mode):
        raise OSError(0, _("this is not an ordinary file"))
    if info.st_size > most:
        return None
    with path.open("rb") as file:
        content = file.read(most + 1)
    return content if len(content) <= most else None


def catalogue_path(folder: Path, language: str) -> Path | None:
    """Return the catalogue of a language: `.po`, or the compiled `.mo` where there is only that."""
    for name in ("messages.po", "messages.mo"):
        path = folder / "locale" / language / "LC_MESSAGES" / name
        if path.is_file() and not leaves_folder(path, folder):
            return path
    return None


def languages(folder: Path) -> tuple[str, ...]:
    """Return the languages that a scenario has a catalogue for."""
    locale = folder / "locale"
    try:
        names = sorted(entry.name for entry in os.scandir(locale) if entry.is_dir())
    except OSError:
        return ()
    return tuple(name for name in names if catalogue_path(folder, name) is not None)
