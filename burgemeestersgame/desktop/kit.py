"""What screens share: the library, the settings, and the look that follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as replace_in
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from burgemeestersgame import i18n
from burgemeestersgame.desktop.arrivals import Arrivals
from burgemeestersgame.desktop.media import NO_MEDIA, Media
from burgemeestersgame.desktop.ports import Library, Ports, Session
from burgemeestersgame.desktop.scenery import Scenery
from burgemeestersgame.desktop.sound import SceneSound
from burgemeestersgame.desktop.text import Typesetter
from burgemeestersgame.desktop.theme import Theme
from burgemeestersgame.desktop.widget import Look
from burgemeestersgame.settings import TEXT_SCALES, Settings

# A room of ten metres reads letters of 42 pixels on a beamer of 1080: those of body text at this
# size, where the window is drawn as if it were 720 high.
_BEAMER_PERCENT = 165
_BEAMER_HEIGHT = 720

# A window with so many of these on each side is on a fine screen, of which not every system says
# how fine it is: there everything is drawn so many times as large.
_PLAIN = (1920, 1080)


class Kit:
    """What screens share: the library, the settings, and the look that follows from them.

    Attributes:
        session: The game last played, None before the first.
        scene_sound: What is heard of the scene that is shown.
        scenery: What was last seen of the places of a story.
        arrivals: Which messages have come in, on the screens of one game after the other.
        is_kept: Whether what is played is kept; in a preview it is not.
    """

    is_kept = True

    def __init__(self, ports: Ports, density: float = 1.0) -> None:
        self.library: Library = ports.library
        self.settings: Settings = ports.settings
        self.density = density
        self.session: Session | None = None
        self._keep = ports.keep
        i18n.use(ports.language)
        self.scene_sound = SceneSound()
        self.arrivals = Arrivals()
        self.scenery = Scenery()
        self._media = NO_MEDIA
        self._size = (0, 0)
        self.look = self._new_look()

    def play(self, session: Session) -> None:
        """Show a game from now on, with the pictures and sounds that come with its story."""
        if session is not self.session:
            self.session = session
            self.use_media(self.library.media_folder(session))

    def use_media(self, folder: Path | None) -> None:
        """Show the pictures of a scenario's folder, as they are now; None: those of the game."""
        self._media = Media(folder)
        self.look = replace_in(self.look, media=self._media)

    def fit(self, size: tuple[int, int]) -> None:
        """Fit the look to a window of a size: on a beamer and on a fine screen, text grows."""
        before, self._size = self._density(), size
        if self._density() != before:
            self.look = self._new_look()

    def change(self, **settings: Any) -> None:
        """Take over settings at once, and store them; `GameError` when that fails."""
        self.settings = replace(self.settings, **settings)
        if self.settings.language:
            i18n.use(self.settings.language)
        self.look = self._new_look()
        self._keep(self.settings)

    def speak(self, language: str) -> None:
        """Show everything in a language, `nl` or `en`, without storing that."""
        i18n.use(language)
        self.look = self._new_look()

    def more_keys(self) -> Sequence[tuple[tuple[str, ...], str]]:
        """Return the keys that help shows besides those of play, each with what it does."""
        return ()

    def change_text_size(self, by: int) -> None:
        """Make all text one step larger (`by` 1) or smaller (`by` -1)."""
        sizes = list(TEXT_SCALES)
        nearest = min(sizes, key=lambda size: abs(size - self.settings.text_scale))
        at = max(0, min(len(sizes) - 1, sizes.index(nearest) + by))
        self.change(text_scale=sizes[at])

    def _new_look(self) -> Look:
        percent = self.settings.text_scale
        if self.settings.beamer:
            percent = max(percent, _BEAMER_PERCENT)
        self.scenery.is_still = not self.settings.motion
        theme = Theme(self.settings.theme, percent, self._density())
        return Look(theme, Typesetter(theme, i18n.language()), self._media, self.scenery)

    def _density(self) -> float:
        """Return how many pixels of the window stand for one of the design's."""
        if self.settings.beamer:
            return max(self.density, self._size[1] / _BEAMER_HEIGHT)
        halves = min(2 * own // plain for own, plain in zip(self._size, _PLAIN, strict=True))
        return max(self.density, halves / 2)
