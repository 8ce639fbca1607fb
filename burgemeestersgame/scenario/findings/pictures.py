"""Pictures and sounds that a scenario names and nobody has, or has and never names."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator
from pathlib import Path

from burgemeestersgame.errors import Location, Problem
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import assets_folder
from burgemeestersgame.scenario.findings.look import Glance, advice, warning
from burgemeestersgame.scenario.folder import catalogues_named

_PICTURES = (".png", ".svg", ".jpg", ".jpeg", ".webp")
_SOUNDS = (".ogg", ".wav", ".mp3", ".flac", ".opus")
_CATALOGUE = ".po"
_MOODS = ("-rustig", "-gespannen", "-fel")
_MOST_FILES = 2_000


def check_pictures(look: Glance) -> Iterator[Problem]:
    """Every picture and sound that is named is there: play leaves out those that are not."""
    own = _own_files(look.folder)
    pictures = {_stem(path) for path in own if path.suffix.lower() in _PICTURES}
    sounds = {_stem(path) for path in own if path.suffix.lower() in _SOUNDS}
    portraits = frozenset(pictures | of_the_game("portraits"))
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
    kinds = _SOUNDS if folder == "sounds" else _PICTURES
    try:
        names = os.listdir(assets_folder() / folder)
    except OSError:
        return set()
    return {
        _without_mood(stem) for stem, kind in map(os.path.splitext, names) if kind.lower() in kinds
    }


def _stem(path: Path) -> str:
    return _without_mood(path.stem)


def _without_mood(stem: str) -> str:
    for mood in _MOODS:
        stem = stem.removesuffix(mood)
    return stem


def _own_files(folder: Path | None) -> list[Path]:
    """Return the pictures, sounds and catalogues in a scenario's own folder."""
    found: list[Path] = []
    if folder is None:
        return found
    seen = 0
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            seen += 1
            path = Path(parent, name)
            if path.suffix.lower() in (*_PICTURES, *_SOUNDS, _CATALOGUE):
                found.append(path)
        if seen > _MOST_FILES:
            break
    return found


def check_files(look: Glance) -> Iterator[Problem]:
    """Every picture and sound in the scenario's own folder is named by it, and catalogues read."""
    named = {member.portrait for member in look.scenario.cast.values()}
    for scene in look.scenario.scenes.values():
        named.update(variant.name for variant in (*scene.place, *scene.sound))
    read = set(catalogues_named(look.folder).values()) if look.folder is not None else set()
    for path in _own_files(look.folder):
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
        elif _stem(path) not in named and path.stem not in named:
            yield warning(
                Location(str(path)),
                "unused-file",
                _("the scenario names '{name}' nowhere").format(name=path.stem),
                _("name it behind 'place:', 'sound:' or 'portrait:', or remove the file"),
            )
