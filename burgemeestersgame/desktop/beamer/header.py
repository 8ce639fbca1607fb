"""The head of the big screen: when in the story, what it is about, and a strip of the place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import product

import pygame

from burgemeestersgame.desktop.pictures import has_scene
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Paragraph, Title

_LEAST = 196  # the height of the strip
_MARGIN = 72
_SHARES = (0.54, 0.44, 0.34)  # of the width, for the place: the longer the title, the less


class Header(Widget):
    """When, what, and where.

    Args:
        kicker: The small line above the title.
        looks: The largest first; a long title is set smaller.
        place: Of the story, None for none.
    """

    def __init__(
        self,
        kicker: str,
        title: str,
        looks: Sequence[Look],
        place: str | None,
        moment: datetime,
    ) -> None:
        self._kicker = Paragraph(kicker, "small", "bar-soft") if kicker else None
        self._title = Title(title, "title", "on-bar", is_wide=True)
        self._strip = _Strip(place, moment)
        self._looks = looks
        super().__init__([self._kicker, self._title, self._strip])

    def _plan(self, width: int) -> tuple[Look, float]:
        """Return the look of the title, and the share of the width that is left for the place."""
        first, *_others, last = self._looks
        shares = _SHARES if self._strip.has_art(first) else ()
        plans = [(look, share, 1) for look, share in product((first,), shares)]
        plans += [(look, share, 2) for look, share in product((first, last), (*shares, 0.0))]
        for look, share, lines in plans:
            room = self._room(look, width, share)
            self._title.forget_sizes()
            if self._title.height(look, room) <= lines * look.theme.line_px("title"):
                return look, share
        return last, 0.0

    def _room(self, look: Look, width: int, share: float) -> int:
        margin = look.px(_MARGIN)
        return width - round(width * share) - margin - (look.px(24) if share else margin)

    def height(self, look: Look, width: int) -> int:
        chosen, share = self._plan(width)
        room = self._room(chosen, width, share)
        text = self._title.height(chosen, room) + 2 * look.px(24)
        if self._kicker is not None:
            text += self._kicker.height(chosen, room) + look.px(4)
        return max(look.px(_LEAST), text)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        self._chosen, share = self._plan(rect.width)
        look = self._chosen
        room = self._room(look, rect.width, share)
        title = self._title.height(look, room)
        above = self._kicker.height(look, room) + look.px(4) if self._kicker is not None else 0
        y = rect.y + (rect.height - title - above) // 2
        x = rect.x + look.px(_MARGIN)
        if self._kicker is not None:
            self._kicker.place(look, pygame.Rect(x, y, room, above))
        self._title.place(look, pygame.Rect(x, y + above, room, title))
        strip = pygame.Rect(rect)
        strip.width = round(rect.width * share)
        strip.right = rect.right
        self._strip.place(look, strip)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        surface.fill(look.theme.colour("bar"), self.rect)
        super().paint(self._chosen, surface)


class _Strip(Widget):
    """What is seen of the place; in high contrast nothing stands beside the text."""

    role = "image"

    def __init__(self, place: str | None, moment: datetime) -> None:
        super().__init__()
        self._place, self._moment = place, moment

    def has_art(self, look: Look) -> bool:
        return look.theme.name != "contrast" and has_scene(self._place, look.media)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        if not self.rect.width or self._place is None:
            return
        look.scenery.paint(surface, self.rect, self._place, self._moment, look.media)
        edge = (self.rect.x, self.rect.y, look.px(4), self.rect.height)
        surface.fill(look.theme.colour("on-bar"), edge)
