"""Pictures and sounds that a scenario names and nobody has, or has and never names."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator
from pathlib import Path

from burgemeestersgame.errors import GameError, Location, Problem, ScenarioError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import assets_folder
from burgemeestersgame.scenario.findings.look import Glance, advice, warning
from burgemeestersgame.scenario.folder import catalogues_named, read_file
from burgemeestersgame.scenario.media import (
    PICTURES,
    SOUNDS,
    is_named,
    names_in,
    own_files,
    without_mood,
)
from burgemeestersgame.scenery import place_names

_CATALOGUE = ".po"


def check_pictures(look: Glance) -> Iterator[Problem]:
    """Every picture and sound that is named is there: play leaves out those that are not."""
    pictures, sounds = (
        {path.stem for path in _own_files(look.folder, kinds)} for kinds in (PICTURES, SOUNDS)
    )
    faces = pictures | {without_mood(stem) for stem in pictures}
    portraits = frozenset(faces | of_the_game("portraits"))
    places = frozenset(pictures | of_the_game("scenes"))
    heard = frozenset(sounds | of_the_game("sounds"))
    for member in look.scenario.cast.values():
        if member.portrait is not None and member.portrait not in portraits:
            at = look.written.value("cast", member.id, "portrait")
            yield _picture(at, member.portrait, portraits)
    for scene in look.scenario.scenes.values():
        for number, variant in enumerate(scene.place):
            if variant.name not in places:
                at = look.written.item(number, "is", scene.id, "place")
                yield _picture(at, variant.name, places)
        for number, variant in enumerate(scene.sound):
            if variant.name not in heard:
                at = look.written.item(number, "is", scene.id, "sound")
                yield _sound(at, variant.name, heard)


def _picture(at: Location, name: str, known: frozenset[str]) -> Problem:
    message = _("there is no picture '{name}'").format(name=name)
    meant = _slip(name, known)
    if meant is None:
        return advice(at, "missing-picture", message, _what_then(name, known))
    return warning(at, "unknown-picture", message, _("did you mean '{name}'?").format(name=meant))


def _sound(at: Location, name: str, known: frozenset[str]) -> Problem:
    message = _("there is no sound '{name}'").format(name=name)
    meant = _slip(name, known)
    if meant is None:
        return advice(at, "missing-sound", message, _what_then(name, known))
    return warning(at, "unknown-sound", message, _("did you mean '{name}'?").format(name=meant))


def _what_then(name: str, known: frozenset[str]) -> str:
    meant = _slip(name, known, cutoff=0.6)
    if meant is None:
        return _("play goes on without it")
    return _("did you mean '{name}'? Play goes on without it").format(name=meant)


@functools.lru_cache(maxsize=64)
def _slip(name: str, known: frozenset[str], cutoff: float = 0.85) -> str | None:
    """Return the name that this one is nearly, or None: then it may be still to be made."""
    import difflib

    found = difflib.get_close_matches(name, known, n=1, cutoff=cutoff)
    return found[0] if found else None


def of_the_game(folder: str) -> set[str]:
    """Return the names of what the game has in this folder: portraits, scenes or sounds."""
    if folder == "scenes":
        return place_names()
    kinds = SOUNDS if folder == "sounds" else PICTURES
    try:
        names = os.listdir(assets_folder() / folder)
    except OSError:
        return set()
    return {
        without_mood(stem) for stem, kind in map(os.path.splitext, names) if kind.lower() in kinds
    }


def _own_files(folder: Path | None, kinds: tuple[str, ...]) -> list[Path]:
    return own_files(folder, kinds) if folder is not None else []


def check_files(look: Glance) -> Iterator[Problem]:
    """Every picture and sound in the scenario's own folder is named by it, and catalogues read."""
    names = names_in(look.scenario)
    read = set(catalogues_named(look.folder).values()) if look.folder is not None else set()
    for path in _own_files(look.folder, (*PICTURES, *SOUNDS, _CATALOGUE)):
        if path.suffix.lower() == _CATALOGUE:
            if path not in read:
                yield warning(
                    Location(str(path)),
                    "unused-file",
                    _("nobody reads a catalogue in this place"),
                    _("put it at {path}, with the code of the language that it is in").format(
                        path="locale/en/LC_MESSAGES/messages.po"
                    ),
                )
            continue
        if not is_named(path, names):
            yield warning(
                Location(str(path)),
                "unused-file",
                _("the scenario names '{name}' nowhere").format(name=path.stem),
                _("name it behind 'place:', 'sound:' or 'portrait:', or remove the file"),
            )
        yield from _not_genuine(path, look.folder)


def _not_genuine(path: Path, folder: Path | None) -> Iterator[Problem]:
    from burgemeestersgame.scenario.genuine import wrong_with  # late: many have no files

    try:
        trouble = wrong_with(path.name, read_file(path, folder or path.parent))
    except ScenarioError as error:
        yield from error.problems
        return
    except GameError as error:
        trouble = str(error)
    if trouble is not None:
        yield warning(
            Location(str(path)),
            "bad-file",
            trouble,
            _("save it again from the program it was made with, or remove it"),
        )
