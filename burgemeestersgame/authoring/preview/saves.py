"""Noticing that a scenario was saved, however its editor saves.

We look at the files many times a second: that costs next to nothing, and works on a network drive,
where the system tells nobody of changes made elsewhere. Some editors write into the file, some put
another in its place, some take it away first; what is half written is waited for.
"""

from __future__ import annotations

import hashlib
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from burgemeestersgame.scenario import folder
from burgemeestersgame.scenario.media import PICTURES, SOUNDS, own_files
from burgemeestersgame.scenario.source import MAX_BYTES

LOOK_EVERY_S = 0.04
GONE_S = 0.6
"""A file that is gone or empty for less is being saved."""

_LIST_EVERY_S = 1.0  # which catalogues, pictures and sounds there are
_MOST_MEDIA = 200  # that are looked at many times a second

# Two saves within the grain of a drive's clock have the same time, and perhaps the same size.
_COARSE_S = 2.5


class _Stamp(NamedTuple):
    """What tells one save from the next without reading; `size` is -1 where there is no file."""

    inode: int
    modified_ns: int
    size: int


_GONE = _Stamp(0, 0, -1)


class Saves:
    """The files of one scenario, and which save of them was seen last.

    Attributes:
        file: The `scenario.yaml`; catalogues, pictures and sounds stand in the folder beside it.
    """

    def __init__(self, file: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.file = file
        self._clock = clock
        self._told: dict[Path, _Stamp] = {}
        self._seen: dict[Path, _Stamp] = {}
        self._seen_at = 0.0
        self._content = b""
        self._beside: tuple[Path, ...] = ()
        self._listed_at = -_LIST_EVERY_S

    def look(self) -> bool:
        """Say whether there is a whole new save to be read; each is told once."""
        now = self._clock()
        found = self._stamps()
        if found != self._seen:
            is_replaced = self._is_replaced(found[self.file])
            self._seen, self._seen_at = found, now
            if not is_replaced:
                return False  # perhaps the editor is still writing
        if found == self._told and not self._is_other_content(found[self.file]):
            return False
        if found[self.file].size <= 0 and now - self._seen_at < GONE_S:
            return False
        self._told = found
        self._content = self._hash(found[self.file])
        return True

    def is_still(self) -> bool:
        """Say whether the files are as they were when a save was told last."""
        return self._stamps() == self._told

    def _is_replaced(self, found: _Stamp) -> bool:
        """Whether another file was put in the place of this one: that one is whole."""
        before = self._told.get(self.file)
        if before is None:
            return True  # the first look
        return found.size > 0 and before.size > 0 and found.inode != before.inode

    def _is_other_content(self, found: _Stamp) -> bool:
        return self._is_recent(found) and self._hash(found) != self._content

    def _is_recent(self, found: _Stamp) -> bool:
        return abs(time.time() - found.modified_ns / 1e9) < _COARSE_S

    def _hash(self, found: _Stamp) -> bytes:
        if not self._is_recent(found) or not 0 < found.size <= MAX_BYTES:
            return b""
        try:
            return hashlib.sha256(self.file.read_bytes()).digest()
        except OSError:
            return b""

    def _stamps(self) -> dict[Path, _Stamp]:
        now = self._clock()
        if now - self._listed_at >= _LIST_EVERY_S:
            catalogues = folder.catalogues_named(self.file.parent).values()
            media = own_files(self.file.parent, (*PICTURES, *SOUNDS))[:_MOST_MEDIA]
            self._beside = (*catalogues, *media)
            self._listed_at = now
        return {path: _stamp(path) for path in (self.file, *self._beside)}


def _stamp(path: Path) -> _Stamp:
    try:
        info = path.stat()
    except (OSError, ValueError):
        return _GONE
    if not stat.S_ISREG(info.st_mode):
        return _Stamp(info.st_ino, 0, 1)  # a pipe is never read: whoever reads says so
    return _Stamp(info.st_ino, info.st_mtime_ns, info.st_size)
