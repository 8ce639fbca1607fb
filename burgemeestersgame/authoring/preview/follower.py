"""Follows a scenario beside the window: each save is read, and what came of it waits to be taken.

The window never touches the author's drive, which may be slow or gone.
"""

from __future__ import annotations

import threading
from collections import deque
from pathlib import Path

from burgemeestersgame import i18n
from burgemeestersgame.authoring.preview.reader import Reader, Version
from burgemeestersgame.authoring.preview.saves import LOOK_EVERY_S, Saves
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.scenario import folder

# A save that takes longer to read is left for the next one: it is probably the remedy.
_LEFT_AFTER_S = 1.0


class Follower:
    """A thread that looks, asks and listens until it is closed."""

    def __init__(self, path: Path, language: str = "", reader: Reader | None = None) -> None:
        """Follow the scenario in a folder or a file.

        Args:
            language: Of its texts, where it has a catalogue for it; '' is that of the interface.
            reader: Reads it; None makes one.

        Raises:
            GameError: There is no such file or folder, or no scenario in it.
        """
        self.file = folder.scenario_path(path)
        self._saves = Saves(self.file)
        self._reader = reader or Reader()
        self._language = language or i18n.language()
        self._asked_language = ""
        self._came: deque[Version] = deque()
        self._is_closed = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def take(self) -> Version | None:
        """Return what came of a save, the oldest first; None when there is nothing new."""
        try:
            return self._came.popleft()
        except IndexError:
            return None

    def speak(self, language: str) -> None:
        """Have texts and problems told in another language from now on."""
        self._language = language

    def close(self) -> None:
        """Stop following; returns when the process has ended."""
        self._is_closed.set()
        self._thread.join(3)

    def _follow(self) -> None:
        self._reader.start()
        must_ask = False
        while not self._is_closed.is_set():
            must_ask |= self._saves.look() or self._language != self._asked_language
            if must_ask and not 0 < self._reader.busy_s < _LEFT_AFTER_S:
                must_ask = False
                self._asked_language = self._language
                self._reader.ask(self.file, self._asked_language)
            if not self._reader.is_busy:
                self._is_closed.wait(LOOK_EVERY_S)
            elif (version := self._reader.answer(LOOK_EVERY_S)) is not None:
                self._hand_over(version)
        self._reader.close()

    def _hand_over(self, version: Version) -> None:
        if version.scenario is None and not self._saves.is_still():
            return  # the editor was still writing; the rest is read next
        if version.scenario is not None:
            compiled(version.scenario)  # here, where nobody waits for it
        self._came.append(version)
