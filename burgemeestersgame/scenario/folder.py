"""The files of a scenario: which they are, and reading none that is not one of them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from burgemeestersgame.errors import GameError, ScenarioError
from burgemeestersgame.files import reason
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.fields import is_language
from burgemeestersgame.scenario.problems import Problems, Source
from burgemeestersgame.scenario.source import MAX_BYTES, too_large

SCENARIO_FILE = "scenario.yaml"
CATALOGUE_FILES = ("messages.po", "messages.mo")
"""As translators write it, and compiled; the first that is there counts."""


def scenario_path(path: Path) -> Path:
    """Return the scenario file that `path` means: itself, or the one in the folder.

    Raises:
        GameError: There is no such file or folder, or no scenario in the folder.
    """
    try:
        is_folder = path.is_dir()
        if not is_folder and not os.path.lexists(path):
            raise GameError(_("there is no file or folder '{path}'").format(path=path))
    except (OSError, ValueError) as error:
        raise GameError(_("there is no file or folder '{path}'").format(path=path)) from error
    if not is_folder:
        return path
    inside = path / SCENARIO_FILE
    if not os.path.lexists(inside):
        raise GameError(_("there is no {file} in '{path}'").format(file=SCENARIO_FILE, path=path))
    return inside


def read_scenario_file(path: Path) -> bytes:
    """Return the bytes of a scenario file; raises as `read_file` does."""
    return read_file(path, path.parent)


def read_file(path: Path, folder: Path) -> bytes:
    """Return the bytes of a file in a scenario's folder.

    Raises:
        ScenarioError: It is too large, or a link that leads out of the folder.
        GameError: It cannot be opened.
    """
    problems = Problems(Source(str(path), ""))
    if leaves_folder(path, folder):
        problems.add(
            0,
            "outside-folder",
            _("this file is a link to a place outside its folder"),
            _("put the file itself in the folder"),
        )
        raise ScenarioError(problems.in_order())
    try:
        content = _read_limited(path)
    except OSError as error:
        raise GameError(
            _("'{path}' cannot be read: {reason}").format(path=path, reason=reason(error))
        ) from error
    if content is None:
        too_large(problems)
        raise ScenarioError(problems.in_order())
    return content


def leaves_folder(path: Path, folder: Path) -> bool:
    """Whether a link leads from `folder` to a file outside it, or in a circle."""
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return True


def _read_limited(path: Path) -> bytes | None:
    """Return the content of an ordinary file, or None when it is too large.

    Raises:
        OSError: There is no such file, it may not be read, or it is a device, a pipe or a folder.
    """
    info = path.stat()
    if not stat.S_ISREG(info.st_mode):
        raise OSError(0, _("this is not an ordinary file"))
    if info.st_size > MAX_BYTES:
        return None
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    return content if len(content) <= MAX_BYTES else None


def catalogue_path(folder: Path, language: str) -> Path | None:
    """Return the catalogue of a language, or None where the scenario has none in its folder."""
    if not is_language(language):
        return None
    for name in CATALOGUE_FILES:
        path = folder / "locale" / language / "LC_MESSAGES" / name
        if path.is_file() and not leaves_folder(path, folder):
            return path
    return None


def read_catalogue_file(path: Path) -> bytes | None:
    """Return the content of a catalogue, or None where it cannot be read or is too large."""
    try:
        return _read_limited(path)
    except OSError:
        return None


def languages(folder: Path) -> tuple[str, ...]:
    """Return the languages that a scenario has a catalogue for."""
    return tuple(
        language
        for language in _languages_named(folder)
        if catalogue_path(folder, language) is not None
    )


def catalogues_named(folder: Path) -> dict[str, Path]:
    """Return the catalogue of each language, those that cannot or may not be read included."""
    found: dict[str, Path] = {}
    for language in _languages_named(folder):
        for name in CATALOGUE_FILES:
            path = folder / "locale" / language / "LC_MESSAGES" / name
            if language not in found and os.path.lexists(path):
                found[language] = path
    return found


def _languages_named(folder: Path) -> list[str]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder / "locale"))
    except OSError:
        return []
    return [name for name in names if is_language(name)]
