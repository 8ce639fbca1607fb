"""The scenarios on this computer, of the game and installed, and finding the one somebody names.

Their titles are kept (see `cache.py`), so that a menu need not read every story to begin.
"""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from burgemeestersgame import i18n, scenery
from burgemeestersgame.cache import cached
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.installed import Origin, origins
from burgemeestersgame.paths import authors_folder, is_bare, path_of, scenarios_folder

if TYPE_CHECKING:
    from burgemeestersgame.scenario.model import Scenario

TUTORIAL = "oefening"  # two minutes that teach how to play; a lesson, and no story to count

_FORM = b"4"  # of what is kept
_STORY = "scenario.yaml"
_TEASER = 150  # characters
_SHARED = 4  # places further down a list: what a story loses that is set there as well


class UnknownScenario(GameError):
    """There is no such scenario, neither among ours nor as a path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A scenario on this computer.

    Attributes:
        title: In the language asked for where the scenario is in that language.
        role: As written, which is Dutch where a law defines it; see `role_in_words`.
        minutes: Real minutes a player is told.
        languages: That the scenario is in, its own first.
        teaser: How it begins, in whole sentences.
        places: Where it is set, the place with the most scenes first.
        dilemmas: How many there are in the file.
        interests: How many pull at once at a dilemma, on average; 0 where nobody said.
        roles: How many a group has, each with what only it knows; 0 where there are none.
        origin: Where it came from; None where it comes with the game.
    """

    id: str
    title: str
    role: str
    minutes: int
    languages: tuple[str, ...]
    path: Path
    teaser: str
    places: tuple[str, ...]
    dilemmas: int
    interests: int
    roles: int
    origin: Origin | None = None

    @property
    def is_tutorial(self) -> bool:
        """Whether it is the lesson that comes with the game."""
        return self.id == TUTORIAL and self.origin is None


class _Place(NamedTuple):
    id: str
    folder: Path
    origin: Origin | None = None


def entries(language: str) -> tuple[Entry, ...]:
    """Return the scenarios of the game, then those installed, each in the order of their ids.

    One that cannot be loaded is left out: `check` says what is wrong with it.
    """
    found = []
    for place in _places():
        try:
            found.append(_entry(place, language))
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


def typical_place(entry: Entry, entries: Iterable[Entry]) -> str:
    """Return the place that shows what sets a story apart: where it often is and few others are.

    That is the first place where all are set alike, and "" where none is named. `plein-avond` is
    the same place as `plein`, and tells more of what happens there; a place that a story shows in
    many ways is the more its own.
    """
    others = [
        {_whereabouts(place) for place in other.places}
        for other in entries
        if other.id != entry.id and not other.is_tutorial
    ]
    places = [place for place in entry.places if place != scenery.MAP]

    ways = Counter(map(_whereabouts, places))

    def commonness(place: str) -> int:
        shared = sum(_whereabouts(place) in other for other in others)
        return places.index(place) + _SHARED * shared - ways[_whereabouts(place)]

    best = min(places, key=commonness, default="")
    states = (place for place in places if place.startswith(f"{_whereabouts(best)}-"))
    return next(states, best)


def _whereabouts(place: str) -> str:
    return place.partition("-")[0]


def find(name: str) -> Path:
    """Return the folder or file of the scenario that an id or a path means.

    An id of ours comes first: write `./name` for a folder that has the same name. A scenario that
    its author keeps among the documents is found by its name from anywhere.

    Raises:
        UnknownScenario: There is none.
    """
    known = {place.id: place.folder for place in _places()}
    if name in known:
        return known[name]
    try:
        if (path := path_of(name)).exists():
            return path
    except (OSError, ValueError):
        pass  # no path at all
    message = _("there is no scenario '{name}', and no such folder").format(name=name)
    names = [*known, *_own_names()]
    if close := difflib.get_close_matches(name, names, 1):
        message += "; " + _("did you mean '{word}'?").format(word=close[0])
    elif names:
        message += "; " + _("choose from {words}").format(words=", ".join(names))
    raise UnknownScenario(message)


def find_to_write(name: str) -> Path:
    """As `find`, but a story that lies here comes before one of ours or an installed one.

    So who installs a pack of an own story, to see what others get, still works on the own one.

    Raises:
        UnknownScenario: There is none.
    """
    try:
        path = path_of(name)
        if path.is_file() or (path / _STORY).is_file():
            return path
    except (OSError, ValueError):
        pass  # no path at all
    return find(name)


def own_beside(name: str, found: Path) -> Path | None:
    """Return the author's own story of this name where `found` is another, else None."""
    try:
        own = authors_folder() / name
        if is_bare(name) and own != found and (own / _STORY).is_file():
            return own
    except (OSError, ValueError):
        pass  # no name at all
    return None


def tutorial() -> str:
    """Return the id of the lesson that comes with the game, "" where it is not there."""
    return TUTORIAL if (scenarios_folder() / TUTORIAL / _STORY).is_file() else ""


def is_shipped(id: str) -> bool:
    """Whether a scenario of that id comes with the game."""
    return any(folder.name == id for folder in _shipped())


def role_in_words(role: str) -> str:
    """Return a role in the language of the interface, or as it is where we have no word for it."""
    from burgemeestersgame.norms import load_norms

    if role == "raadslid":  # the norms only speak of several
        return _("councillor")
    known = load_norms().roles.get(role)
    return known.in_language(i18n.language()) if known else role


def _places() -> list[_Place]:
    shipped = [_Place(folder.name, folder) for folder in _shipped()]
    ours = {place.id for place in shipped}
    # A newer version of the game may come with a scenario of the same id: that one counts.
    added = [_Place(one.id, one.path, one) for one in origins() if one.id not in ours]
    return shipped + added


def _own_names() -> list[str]:
    try:
        return sorted(path.parent.name for path in authors_folder().glob(f"*/{_STORY}"))
    except OSError:
        return []


def _shipped() -> list[Path]:
    try:
        return sorted(path.parent for path in scenarios_folder().glob(f"*/{_STORY}"))
    except OSError:
        return []


def _entry(place: _Place, language: str) -> Entry:
    folder = place.folder
    catalogues = sorted(folder.glob("locale/*/LC_MESSAGES/messages.[pm]o"))
    inputs = [(folder / _STORY).read_bytes(), *(path.read_bytes() for path in catalogues)]
    names = json.dumps([path.relative_to(folder).as_posix() for path in catalogues]).encode()
    kept = json.loads(
        cached(f"scenario-{place.id}", (_FORM, names, *inputs), lambda: _described(folder))
    )
    texts = kept["texts"].get(language) or kept["texts"][kept["languages"][0]]
    return Entry(
        id=kept["id"],
        title=texts["title"],
        role=texts["role"],
        minutes=kept["minutes"],
        languages=tuple(kept["languages"]),
        path=folder,
        teaser=texts["teaser"],
        places=tuple(kept["places"]),
        dilemmas=kept["dilemmas"],
        interests=kept["interests"],
        roles=kept["roles"],
        origin=place.origin,
    )


def _described(folder: Path) -> bytes:
    from burgemeestersgame.scenario import load_scenario
    from burgemeestersgame.scenario.interests import interests_at_once
    from burgemeestersgame.scenario.model import Dilemma

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
            "places": _places_of(original),
            "dilemmas": sum(isinstance(each, Dilemma) for each in original.scenes.values()),
            "interests": interests_at_once(original),
            "roles": len(original.roles),
            "texts": {
                language: {
                    "title": telling.title,
                    "role": telling.role,
                    "teaser": _teaser(telling),
                }
                for language, telling in tellings.items()
            },
        }
    ).encode()


def _places_of(scenario: Scenario) -> list[str]:
    named = (variant.name for scene in scenario.scenes.values() for variant in scene.place)
    return [name for name, _count in Counter(named).most_common()]


def _teaser(scenario: Scenario) -> str:
    """Return the first sentences of the story, as many as are read at a glance, at least one."""
    text = next((scene.text for scene in scenario.scenes.values() if scene.text), "")
    first, *more = re.split(r"(?<=[.?!]) +", text.partition("\n")[0])
    for sentence in more:
        if len(first) + len(sentence) >= _TEASER:
            break
        first += f" {sentence}"
    return first


def as_json(entry: Entry) -> dict[str, object]:
    """Return an entry as values for JSON, without where it is on this computer."""
    values = asdict(entry)
    del values["path"]
    origin = entry.origin
    if origin is not None:
        values["origin"] = {
            "file": origin.file,
            "installed": origin.installed.isoformat(),
            "digest": origin.digest,
            "made-by": origin.made_by,
            "made-with": origin.made_with,
        }
    return values | {"languages": list(entry.languages)}
