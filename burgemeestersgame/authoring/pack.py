"""A scenario with its pictures, sounds and translations as one file, to hand to somebody.

The same scenario gives the same bytes, on any day and any computer: times are fixed, the order is
that of the paths, and nothing is compressed (pictures and sounds are already, and zip programs
differ).
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from burgemeestersgame import __version__
from burgemeestersgame.authoring.contents import (
    LONGEST_NAME,
    MANIFEST,
    MAX_FILES,
    MAX_TOTAL_BYTES,
    VERSION,
    Kind,
    Manifest,
    belongs,
    clash,
    described,
    is_media,
    is_portable,
    not_portable,
)
from burgemeestersgame.engine.line import one_line
from burgemeestersgame.errors import GameError, Location, Problem, ScenarioError, Severity
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import Scenario, look_over, scenario_from_files
from burgemeestersgame.scenario.folder import (
    SCENARIO_FILE,
    read_file,
    read_scenario_file,
    scenario_path,
)
from burgemeestersgame.scenario.genuine import wrong_with
from burgemeestersgame.scenario.media import is_named, names_in

_MOST_LOOKED_AT = 10_000
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file knows


class Packed(NamedTuple):
    """A pack, and what of the folder is not in it.

    Attributes:
        content: The bytes of the file.
        left_out: Paths in the folder, with `/` between their parts; hidden files are not named.
    """

    content: bytes
    manifest: Manifest
    left_out: tuple[str, ...]


def pack(path: str | os.PathLike[str], *, is_source: bool = False, made_by: str = "") -> Packed:
    """Return a scenario as one file.

    Args:
        path: The scenario's folder, or its file.
        is_source: Take everything that a colleague needs who edits on, not only what play uses.
        made_by: A name to put in it, '' for none.

    Raises:
        ScenarioError: The scenario has errors, or a picture or sound is none.
        GameError: A file cannot be read, or has a name that some computers do not know.
    """
    file = scenario_path(Path(path))
    kind = Kind.SOURCE if is_source else Kind.PLAY
    _stop_at_errors(file)
    story = read_scenario_file(file)
    scenario = scenario_from_files({SCENARIO_FILE: story}, file.parent.name)
    # A story in a file of another name stands among other files; only the name says whose they are.
    found = list(_files_below(file.parent)) if file.name == SCENARIO_FILE else []
    taken = [one for one in found if _is_wanted(one, kind, scenario)]
    files = {SCENARIO_FILE: story} | _contents(file.parent, taken)
    _judge(file.parent, scenario.id, files)
    manifest = Manifest(
        pack=VERSION,
        kind=kind,
        id=scenario.id,
        title=scenario.title,
        languages=_languages(scenario, files),
        made_with=__version__,
        made_by=one_line(made_by, LONGEST_NAME),
        story=scenario.digest,
        files=described(files),
    )
    left_out = tuple(one for one in found if one not in files)
    return Packed(_zipped(manifest, files), manifest, left_out)


def _stop_at_errors(file: Path) -> None:
    errors = [one for one in look_over(file).problems if one.severity is Severity.ERROR]
    if errors:
        raise ScenarioError(tuple(errors))


def _files_below(folder: Path) -> Iterator[str]:
    """Yield the path of every file in a folder that is not hidden, in order."""
    seen = 0
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            seen += 1
            if seen > _MOST_LOOKED_AT:
                raise GameError(
                    _(
                        "there are too many files in '{path}': put the scenario in a folder of its"
                        " own"
                    ).format(path=folder)
                )
            if not name.startswith("."):
                yield Path(parent, name).relative_to(folder).as_posix()


def _is_wanted(path: str, kind: Kind, scenario: Scenario) -> bool:
    if not belongs(path, kind):
        return False
    return kind is Kind.SOURCE or not is_media(path) or is_named(Path(path), names_in(scenario))


def _contents(folder: Path, paths: list[str]) -> dict[str, bytes]:
    if len(paths) > MAX_FILES:
        raise GameError(_("a pack has at most {count} files").format(count=MAX_FILES))
    files: dict[str, bytes] = {}
    total = 0
    for path in paths:
        files[path] = read_file(folder / path, folder)
        total += len(files[path])
        if total > MAX_TOTAL_BYTES:
            raise GameError(
                _("this scenario with its pictures and sounds is larger than {count} MB").format(
                    count=MAX_TOTAL_BYTES // 1_000_000
                )
            )
    return files


def _judge(folder: Path, id: str, files: Mapping[str, bytes]) -> None:
    """Raise where somebody who gets the pack would have to refuse it."""
    for path in (id, *files):
        if not is_portable(path):
            raise GameError(not_portable(path))
    if (twins := clash(files)) is not None:
        raise GameError(
            _("'{one}' and '{other}' are the same name on some computers: rename one").format(
                one=twins[0], other=twins[1]
            )
        )
    problems = []
    for path, content in files.items():
        trouble = wrong_with(path, content)
        if trouble is not None:
            at = Location(str(folder / path))
            problems.append(Problem(at=at, reference="bad-file", message=trouble))
    if problems:
        raise ScenarioError(tuple(problems))


def _languages(scenario: Scenario, files: Mapping[str, bytes]) -> tuple[str, ...]:
    others = {Path(path).parts[1] for path in files if path.endswith("/LC_MESSAGES/messages.po")}
    return (scenario.language, *sorted(others - {scenario.language}))


def _zipped(manifest: Manifest, files: Mapping[str, bytes]) -> bytes:
    listed = msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path in (MANIFEST, *sorted(files)):
            entry = zipfile.ZipInfo(path, _OLDEST)
            entry.create_system = 3  # else it says on which kind of computer it was made
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, listed if path == MANIFEST else files[path])
    return buffer.getvalue()
