"""A scenario's own pictures and sounds: which file a name means, and its bytes if they are genuine.

A scenario may come from anyone. What is no ordinary file of its folder, is too large, or is not
what its name says is as good as not there; nothing is ever fetched.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from burgemeestersgame.errors import GameError
from burgemeestersgame.paths import assets_folder


class Own(NamedTuple):
    """A file of a scenario as it was found; another version of it is another one.

    Attributes:
        path: Its ending, in lower case, is one of those that `check` knows.
        folder: Of the scenario; a link that leads out of it is not followed.
        modified_ns, size: Tell one version from the next.
    """

    path: Path
    folder: Path
    modified_ns: int
    size: int

    def content(self) -> bytes | None:
        """Return what is in it; None where it cannot be read or is not what its name says."""
        from burgemeestersgame.scenario.folder import read_file
        from burgemeestersgame.scenario.genuine import wrong_with

        try:
            content = read_file(self.path, self.folder)
        except (GameError, OSError, ValueError):
            return None
        return content if wrong_with(self.path.name, content) is None else None


class Media:
    """What a scenario brings along; without a folder that is nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        self._pictures: dict[str, Own] = {}
        self._sounds: dict[str, Own] = {}
        if folder is not None:
            # Late: a menu has no scenario.
            from burgemeestersgame.scenario.media import PICTURES, SOUNDS

            self._pictures = _by_name(folder, PICTURES)
            self._sounds = _by_name(folder, SOUNDS)

    def picture(self, names: Iterable[str]) -> Own | None:
        """Return the picture with the first of these names that there is one of."""
        return next((self._pictures[name] for name in names if name in self._pictures), None)

    def sound(self, name: str | None) -> Own | None:
        """Return the sound of this name, of the scenario or of the game; None without one."""
        if name is None:
            return None
        return self._sounds.get(name) or _of_the_game(name)


NO_MEDIA = Media()


@functools.cache
def _of_the_game(sound: str) -> Own | None:
    folder = assets_folder() / "sounds"
    path = folder / f"{sound}.wav"
    return Own(path, folder, 0, 0) if path.is_file() else None


def _by_name(folder: Path, kinds: Collection[str]) -> dict[str, Own]:
    from burgemeestersgame.scenario.media import own_files

    found: dict[str, Own] = {}
    order = list(kinds)  # of two with one name the first kind counts
    files = own_files(folder, kinds)
    for path in sorted(files, key=lambda path: order.index(path.suffix.lower())):
        try:
            info = path.stat()
        except OSError:
            continue
        found.setdefault(path.stem, Own(path, folder, info.st_mtime_ns, info.st_size))
    return found
