"""The scenarios that come with the game, and finding the one that somebody names.

Their titles are kept (see `cache.py`), so that a menu need not read every story to begin.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from burgemeestersgame import i18n
from burgemeestersgame.cache import cached
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import scenarios_folder

if TYPE_CHECKING:
    from burgemeestersgame.scenario.model import Scenario

_FORM = b"1"  # of what is kept
_STORY = "scenario.yaml"


class UnknownScenario(GameError):
    """There is no such scenario, neither among ours nor as a path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A scenario that comes with the game.

    Attributes:
        title: In the language asked for where the scenario is in that language.
        role: As written, which is Dutch where a law defines it; see `role_in_words`.
        minutes: Real minutes a player is told.
        languages: That the scenario is in, its own first.
    """

    id: str
    title: str
    role: str
    minutes: int
    languages: tuple[str, ...]
    path: Path


def entries(language: str) -> tuple[Entry, ...]:
    """Return the scenarios that come with the game, in the order of their ids.

    One that cannot be loaded is left out: `check` says what is wrong with it.
    """
    found = []
    for folder in _folders():
        try:
            found.append(_entry(folder, language))
        except (GameError, OSError):
            continue
    return tuple(found)


def stories(language: str) -> Iterator[Scenario]:
    """Yield the scenarios of `entries`, read whole: for a page, not for a menu."""
    from burgemeestersgame.scenario import load_scenario

    for entry in entries(language):
        try:
            yield load_scenario(entry.path, language)
        except (GameError, OSError):
            continue


def find(name: str) -> Path:
    """Return the folder or file of the scenario that an id or a path means.

    An id of ours comes first: write `./name` for a folder that has the same name.

    Raises:
        UnknownScenario: There is none.
    """
    known = {folder.name: folder for folder in _folders()}
    if name in known:
        return known[name]
    try:
        if (path := Path(name)).exists():
            return path
    except (OSError, ValueError):
        pass  # no path at all
    message = _("there is no scenario '{name}', and no such folder").format(name=name)
    if close := difflib.get_close_matches(name, known, 1):
        message += "; " + _("did you mean '{word}'?").format(word=close[0])
    elif known:
        message += "; " + _("choose from {words}").format(words=", ".join(known))
    raise UnknownScenario(message)


def role_in_words(role: str) -> str:
    """Return a role in the language of the interface, or as it is where we have no word for it."""
    from burgemeestersgame.norms import load_norms

    known = load_norms().roles.get(role)
    return known.in_language(i18n.language()) if known else role


def _folders() -> list[Path]:
    try:
        return sorted(path.parent for path in scenarios_folder().glob(f"*/{_STORY}"))
    except OSError:
        return []


def _entry(folder: Path, language: str) -> Entry:
    catalogues = sorted(folder.glob("locale/*/LC_MESSAGES/messages.[pm]o"))
    inputs = [(folder / _STORY).read_bytes(), *(path.read_bytes() for path in catalogues)]
    names = json.dumps([path.relative_to(folder).as_posix() for path in catalogues]).encode()
    kept = json.loads(
        cached(f"scenario-{folder.name}", (_FORM, names, *inputs), lambda: _described(folder))
    )
    texts = kept["texts"].get(language) or kept["texts"][kept["languages"][0]]
    return Entry(
        id=kept["id"],
        title=texts["title"],
        role=texts["role"],
        minutes=kept["minutes"],
        languages=tuple(kept["languages"]),
        path=folder,
    )


def _described(folder: Path) -> bytes:
    from burgemeestersgame.scenario import load_scenario

    original = load_scenario(folder)
    tellings = {original.language: original}
    for path in sorted(folder.glob("locale/*/")):
        if path.name not in tellings:
            telling = load_scenario(folder, path.name)
            if telling.language == path.name:
                tellings[path.name] = telling
    return json.dumps(
        {
            "id": original.id,
            "minutes": original.minutes_promised,
            "languages": list(tellings),
            "texts": {
                language: {"title": telling.title, "role": telling.role}
                for language, telling in tellings.items()
            },
        }
    ).encode()


def as_json(entry: Entry) -> dict[str, object]:
    """Return an entry as values for JSON, without where it is on this computer."""
    values = asdict(entry)
    del values["path"]
    return values | {"languages": list(entry.languages)}
