"""The pictures and sounds of a scenario: which are in its folder, and which of those it names."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path, PurePath

from burgemeestersgame.scenario.model import Scenario

PICTURES = (".png", ".svg", ".jpg", ".jpeg", ".webp")
SOUNDS = (".ogg", ".wav", ".mp3", ".flac", ".opus")
_MOODS = ("-rustig", "-gespannen", "-fel")
_MOST_FILES = 2_000


def own_files(folder: Path, kinds: Collection[str]) -> list[Path]:
    """Return the files in a scenario's folder and below with one of these endings, hidden ones left
    out."""
    found: list[Path] = []
    seen = 0
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            seen += 1
            path = Path(parent, name)
            if path.suffix.lower() in kinds:
                found.append(path)
        if seen > _MOST_FILES:
            break
    return found


def names_in(scenario: Scenario) -> set[str]:
    """Return every name of a picture or sound that a scenario gives."""
    names = {member.portrait for member in scenario.cast.values() if member.portrait is not None}
    for scene in scenario.scenes.values():
        names.update(variant.name for variant in (*scene.place, *scene.sound))
    return names


def is_named(path: PurePath, names: Collection[str]) -> bool:
    """Whether a file is meant by one of these names; a portrait has a file for each mood."""
    return without_mood(path.stem) in names or path.stem in names


def without_mood(stem: str) -> str:
    """Return the name of a portrait whose file has this stem."""
    for mood in _MOODS:
        stem = stem.removesuffix(mood)
    return stem
