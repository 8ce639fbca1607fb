"""What is seen of the town, from one picture to the next: it changes softly, as eyes expect."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

import pygame

from burgemeestersgame.desktop.media import Media
from burgemeestersgame.desktop.pictures import paint_scene

FADE_S = 0.24


class Scenery:
    """The art of the place one is at, and for a moment that of the place before it.

    Attributes:
        is_still: Whether a place is there at once, for who wants no motion.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.is_still = True
        self._clock = clock
        self._here: tuple[str, datetime] | None = None
        self._before: tuple[str, datetime] | None = None
        self._since = -FADE_S

    @property
    def is_fading(self) -> bool:
        """Whether the place before is still to be seen a little."""
        return self._share() < 1.0

    def paint(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        place: str,
        moment: datetime,
        media: Media,
    ) -> None:
        """Fill a rectangle with the art of a place, which must have some."""
        if self._here is not None and self._here[0] != place:
            self._before, self._since = self._here, self._clock()
        self._here = place, moment
        share = self._share()
        if self._before is None or share >= 1.0:
            paint_scene(surface, rect, place, moment, media)
            return
        paint_scene(surface, rect, *self._before, media)
        veil = pygame.Surface(rect.size)
        paint_scene(veil, veil.get_rect(), place, moment, media)
        veil.set_alpha(round(255 * share))
        surface.blit(veil, rect)

    def _share(self) -> float:
        """Return how much is to be seen of the place one is at, 0.0-1.0."""
        return 1.0 if self.is_still else min(1.0, (self._clock() - self._since) / FADE_S)
