"""Files that an author has made of a scenario: a pack to hand over, the map to look at.

They stand among the user's documents, beside the scenarios.
"""

from __future__ import annotations

import contextlib
import itertools
import os
from pathlib import Path
from typing import TYPE_CHECKING

from burgemeestersgame import i18n
from burgemeestersgame.authoring.contents import MANIFEST
from burgemeestersgame.authoring.pack import Packed, pack
from burgemeestersgame.errors import GameError
from burgemeestersgame.files import reason, write_over
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import authors_folder
from burgemeestersgame.scenario import load_scenario

if TYPE_CHECKING:
    from burgemeestersgame.storymap.graph import StoryGraph

_MOST_OFFERED = 4
_NAME_AT = 30  # in a zip file, of the name of the first file in it


def make_map(scenario: Path) -> Path:
    """Write the map of a scenario as a page, over an earlier one, and return where it is.

    Raises:
        ScenarioError: The scenario has errors.
        GameError: As for `draw_map`.
    """
    from burgemeestersgame.storymap import graph_of

    return draw_map(graph_of(load_scenario(scenario, i18n.language())))


def draw_map(story: StoryGraph) -> Path:
    """Write the map of a story as a page, over an earlier one, and return where it is.

    Raises:
        GameError: The library that draws maps is missing, or nothing can be written.
    """
    from burgemeestersgame.storymap import lay_out, to_html

    page = to_html(lay_out(story, None))
    return _written(_folder("maps") / f"{story.id}.html", page.encode())


def make_pack(scenario: Path, *, is_source: bool, made_by: str) -> tuple[Path, Packed]:
    """Write a scenario as one file, beside earlier packs of it, and return where and what it is.

    Raises as `pack` does; `GameError` too where nothing can be written.
    """
    packed = pack(scenario, is_source=is_source, made_by=made_by)
    path = _free(_folder("packs"), packed.manifest.id, packed.content)
    return _written(path, packed.content), packed


def make_translation_page(scenario: Path, language: str) -> Path:
    """Write original and translation side by side as a page, and return where it is.

    Raises as `Translations` and `to_html` of that page do; `GameError` too where nothing can be
    written.
    """
    from burgemeestersgame.authoring.translate import Translations
    from burgemeestersgame.authoring.translation_page import to_html

    translations = Translations(scenario)
    page = to_html(translations, language)
    name = f"{translations.scenario.id}-{language}.html"
    return _written(_folder("translations") / name, page.encode())


def packs_to_install() -> list[Path]:
    """Return the packs among what was downloaded, newest first."""
    import platformdirs

    found: dict[Path, float] = {}
    with contextlib.suppress(OSError):
        for path in platformdirs.user_downloads_path().glob("*.zip"):
            with contextlib.suppress(OSError):
                if _is_pack(path):
                    found[path] = path.stat().st_mtime
    return sorted(found, key=lambda path: -found[path])[:_MOST_OFFERED]


def _is_pack(path: Path) -> bool:
    """Whether a zip file begins with the list of a pack; one that lies is refused later."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(_NAME_AT + len(MANIFEST))[_NAME_AT:] == MANIFEST.encode()


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
