"""What is seen of the town, from one picture to the next: it changes softly, as eyes expect.

Drawing a place takes longer than a player should wait for a screen: that is done beside the
window, in which for so long the place before is to be seen, or the sky.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

import pygame

from burgemeestersgame.desktop.background import Work
from burgemeestersgame.desktop.media import Media
from burgemeestersgame.desktop.pictures import (
    Drawing,
    has_scene,
    paint_hour,
    paint_scene,
    scene_to_draw,
)

FADE_S = 0.24


class Scenery:
    """The art of the place one is at, and for a moment that of the place before it.

    Attributes:
        is_still: Whether a place is there without a soft change, for who wants no motion.
        may_wait: Whether more pictures follow, so that a place may come in a later one.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.is_still = True
        self.may_wait = False
        self._drawing: tuple[Drawing, Work[pygame.Surface]] | None = None
        self._clock = clock
        self._here: tuple[str, datetime] | None = None
        self._before: tuple[str, datetime] | None = None
        self._since = -FADE_S

    @property
    def is_fading(self) -> bool:
        """Whether the next picture is another one: the place before is still to be seen."""
        return self._share() < 1.0 or (self._drawing is not None and self._drawing[1].is_done)

    def paint(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        place: str,
        moment: datetime,
        media: Media,
    ) -> None:
        """Fill a rectangle with the art of a place, which must have some."""
        if self.may_wait and self._is_waiting(scene_to_draw(place, moment, rect.size, media)):
            if self._here is not None and self._is_drawn(self._here, rect.size, media):
                paint_scene(surface, rect, *self._here, media)
            else:
                paint_hour(surface, rect, moment, None)
            return
        if self._here is not None and self._here[0] != place:
            self._before, self._since = self._here, self._clock()
        self._here = place, moment
        share = self._share()
        if (
            self._before is None
            or share >= 1.0
            or not self._is_drawn(self._before, rect.size, media)
        ):
            paint_scene(surface, rect, place, moment, media)
            return
        paint_scene(surface, rect, *self._before, media)
        veil = pygame.Surface(rect.size)
        paint_scene(veil, veil.get_rect(), place, moment, media)
        veil.set_alpha(round(255 * share))
        surface.blit(veil, rect)

    def _is_waiting(self, drawing: Drawing | None) -> bool:
        """Have a place drawn beside the window, and say whether that is not done yet."""
        if drawing is None:
            self._drawing = None
            return False
        if self._drawing is None or self._drawing[0] != drawing:
            self._drawing = drawing, Work(drawing.draw)
        work = self._drawing[1]
        if not work.is_done:
            return True
        self._drawing = None
        drawing.keep(work.result())
        return False

    def _is_drawn(self, shown: tuple[str, datetime], size: tuple[int, int], media: Media) -> bool:
        """Whether another place can be painted without waiting for it."""
        if not self.may_wait:
            return True
        return has_scene(shown[0], media) and scene_to_draw(*shown, size, media) is None

    def _share(self) -> float:
        """Return how much is to be seen of the place one is at, 0.0-1.0."""
        return 1.0 if self.is_still else min(1.0, (self._clock() - self._since) / FADE_S)
