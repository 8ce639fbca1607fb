"""The scenarios that somebody writes on this computer: in the folder for it, or opened elsewhere.

One that is being written may have errors in it, so nothing here reads more than its title.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from burgemeestersgame.engine.line import one_line
from burgemeestersgame.errors import GameError
from burgemeestersgame.files import reason, write_atomically
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import authors_folder, user_data_folder
from burgemeestersgame.scenario.folder import SCENARIO_FILE, scenario_path

_OPENED = "opened.json"
_MOST_REMEMBERED = 50
_ENDINGS = (".yaml", ".yml")
# A line of words, perhaps in quotes; more than that takes a parser too long to look at in a list.
_TITLE = re.compile(rb"^title:[ \t]*([^\s\[{&*!|>].{0,400})$", re.MULTILINE)
_LOOKED_AT = 20_000  # the title is one of the first keys
_LONGEST_TITLE = 120


class Own(NamedTuple):
    """A scenario that is being written.

    Attributes:
        path: Its folder; the file itself where that is not called `scenario.yaml`.
        title: As written, or the name of the folder where there is none to be read.
        is_elsewhere: Whether it was opened from another place than the author's own folder.
    """

    path: Path
    title: str
    is_elsewhere: bool = False

    @property
    def id(self) -> str:
        """What tells it from the others: its path."""
        return str(self.path)

    @property
    def file(self) -> Path:
        """The file with the story."""
        return self.path / SCENARIO_FILE if self.path.is_dir() else self.path

    @property
    def folder(self) -> Path:
        """The folder that it is in."""
        return self.file.parent


def own_scenarios() -> tuple[Own, ...]:
    """Return what somebody writes here, the one that was changed last first."""
    found = {path: _own(path) for path in _in_own_folder()}
    for path in _remembered():
        if path not in found and _is_there(path):
            found[path] = _own(path, is_elsewhere=True)
    return tuple(sorted(found.values(), key=_changed, reverse=True))


def open_scenario(path: Path) -> Own:
    """Return the scenario at a path, and remember it where it is not in the author's own folder.

    Raises:
        GameError: There is no scenario, or it cannot be remembered.
    """
    try:
        path = path.expanduser().absolute()
    except RuntimeError as error:  # there is no such user
        raise GameError(_("there is no file or folder '{path}'").format(path=path)) from error
    file = scenario_path(path)
    if file.suffix not in _ENDINGS:
        raise GameError(
            _("'{name}' is no scenario: choose its folder, or the file {file}").format(
                name=file.name, file=SCENARIO_FILE
            )
        )
    path = file.parent if file.name == SCENARIO_FILE else file
    if path.parent == authors_folder():
        return _own(path)
    _remember((path, *(known for known in _remembered() if known != path)))
    return _own(path, is_elsewhere=True)


def forget(path: Path) -> None:
    """Take a scenario that was opened elsewhere off the list; its files stay as they are.

    Raises:
        GameError: The list cannot be written.
    """
    _remember(known for known in _remembered() if known != path)


def _own(path: Path, *, is_elsewhere: bool = False) -> Own:
    return Own(path, _title(path) or path.stem, is_elsewhere)


def _title(path: Path) -> str:
    """Return the title in a file, '' where none can be made out; the rest may be all wrong."""
    import yaml  # late: there may be nothing to list

    try:
        file = _file(path)
        if not file.is_file():
            return ""  # reading from a pipe would wait for ever
        with file.open("rb") as opened:
            line = _TITLE.search(opened.read(_LOOKED_AT))
        said = yaml.safe_load(line[1].decode("utf-8", "replace")) if line else None
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return ""
    return one_line(said, _LONGEST_TITLE) if isinstance(said, str) else ""


def _in_own_folder() -> Iterator[Path]:
    try:
        yield from (file.parent for file in sorted(authors_folder().glob(f"*/{SCENARIO_FILE}")))
    except OSError:
        return


def _is_there(path: Path) -> bool:
    try:
        return _file(path).is_file()
    except (OSError, ValueError):
        return False


def _file(path: Path) -> Path:
    return path / SCENARIO_FILE if path.is_dir() else path


def _changed(own: Own) -> float:
    try:
        return _file(own.path).stat().st_mtime
    except OSError:
        return 0.0


def _remembered() -> list[Path]:
    """Return what was opened, last first; a list that cannot be read is none."""
    try:
        paths = json.loads((user_data_folder() / _OPENED).read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    if not isinstance(paths, list):
        return []
    return [Path(path) for path in paths if isinstance(path, str) and Path(path).is_absolute()]


def _remember(paths: Iterator[Path] | tuple[Path, ...]) -> None:
    kept = [str(path) for path in paths][:_MOST_REMEMBERED]
    try:
        write_atomically(user_data_folder() / _OPENED, json.dumps(kept, indent=2).encode())
    except (OSError, ValueError) as error:
        message = _("it could not be put on the list: {reason}").format(reason=reason(error))
        raise GameError(message) from error
