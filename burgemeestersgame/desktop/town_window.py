"""The window of the mayor's room: what is to be seen of the town while one decides."""

from __future__ import annotations

from typing import Any

import pygame

from burgemeestersgame.desktop.pictures import has_scene, paint_hour
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.i18n import gettext as _


class TownWindow(Widget):
    """The window onto the town, with the strip below it on which the name plates hang.

    Attributes:
        plates_top: Where that strip begins; None without one.
    """

    role = "image"

    def __init__(self, view: Any, height: float = 0) -> None:
        super().__init__(label=_("The view from the town hall"))
        self._place, self._moment, self._height = view.place, view.story_time, height
        self.plates_top: int | None = None

    def height(self, look: Look, width: int) -> int:
        return look.px(self._height) if self.has_art(look) else 0

    def has_art(self, look: Look) -> bool:
        """Whether there is a scene to show; high contrast has none behind its cards."""
        return look.theme.name != "contrast" and has_scene(self._place, look.media)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        art = pygame.Rect(self.rect)
        if self.plates_top is not None:
            art.height = self.plates_top - art.top
            strip = pygame.Rect(art.x, art.bottom, art.width, self.rect.bottom - art.bottom)
            surface.fill(look.theme.colour("sunken"), strip)
            line = look.px(1)
            surface.fill(
                look.theme.colour("hairline"), (strip.x, strip.bottom - line, strip.width, line)
            )
        if self.has_art(look):
            look.scenery.paint(surface, art, self._place, self._moment, look.media)
        elif look.theme.name == "contrast":
            surface.fill(look.theme.colour("sunken"), art)
        else:
            paint_hour(surface, art, self._moment, None)
