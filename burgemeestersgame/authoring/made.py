"""Files that an author has made of a scenario: a pack to hand over, the map to look at.

They stand among the user's documents, beside the scenarios.
"""

from __future__ import annotations

import contextlib
import itertools
import os
from pathlib import Path

from burgemeestersgame import i18n
from burgemeestersgame.authoring.pack import Packed, pack
from burgemeestersgame.errors import GameError
from burgemeestersgame.files import reason, write_over
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import authors_folder
from burgemeestersgame.scenario import load_scenario


def make_map(scenario: Path) -> Path:
    """Write the map of a scenario as a page, over an earlier one, and return where it is.

    Raises:
        ScenarioError: The scenario has errors.
        GameError: The library that draws maps is missing, or nothing can be written.
    """
    from burgemeestersgame.storymap import graph_of, lay_out, to_html

    story = load_scenario(scenario, i18n.language())
    page = to_html(lay_out(graph_of(story), None))
    return _written(_folder("maps") / f"{story.id}.html", page.encode())


def make_pack(scenario: Path, *, is_source: bool, made_by: str) -> tuple[Path, Packed]:
    """Write a scenario as one file, beside earlier packs of it, and return where and what it is.

    Raises as `pack` does; `GameError` too where nothing can be written.
    """
    packed = pack(scenario, is_source=is_source, made_by=made_by)
    path = _free(_folder("packs"), packed.manifest.id, packed.content)
    return _written(path, packed.content), packed


def _folder(name: str) -> Path:
    return authors_folder().parent / name


def _free(folder: Path, name: str, content: bytes) -> Path:
    """Return a path where nothing is yet, or the very same."""
    for number in itertools.count(1):
        path = folder / (f"{name}.zip" if number == 1 else f"{name}-{number}.zip")
        if not os.path.lexists(path):
            return path
        with contextlib.suppress(OSError):
            if path.read_bytes() == content:
                return path
    raise AssertionError("numbers do not end")


def _written(path: Path, content: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_over(path, content)
    except OSError as error:
        message = _("'{path}' cannot be written: {reason}")
        raise GameError(message.format(path=path, reason=reason(error))) from error
    return path
