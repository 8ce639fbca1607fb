"""The questions of a game with the places where they were asked: they help to think back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pygame

from burgemeestersgame.desktop.layout import Column, Grid
from burgemeestersgame.desktop.pictures import paint_hour, paint_scene
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Heading, Paragraph
from burgemeestersgame.engine.whereabouts import Stay
from burgemeestersgame.i18n import gettext as _


class ScenePicture(Widget):
    """A place at some moment, or the sky over it; nothing in high contrast."""

    role = "image"

    def __init__(self, place: str, moment: datetime, height: float | None = None) -> None:
        """Show a place; without a height it is as high as its width asks for."""
        super().__init__()
        self._place, self._moment, self._height = place, moment, height

    def height(self, look: Look, width: int) -> int:
        if look.theme.name == "contrast":
            return 0
        return width * 9 // 16 if self._height is None else look.px(self._height)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        if not self.rect.height:
            return
        if not paint_scene(surface, self.rect, self._place, self._moment, look.media):
            paint_hour(surface, self.rect, self._moment, None)


def moments(stays: Sequence[Stay], *, has_art: bool) -> Widget | None:
    """Return what was asked, as small pictures; without `has_art` there is only their sky."""
    asked = [stay for stay in stays if stay.question]
    if not asked:
        return None
    cards = [
        Column(
            [
                ScenePicture(stay.place if has_art else "", stay.at),
                Paragraph(f"{number}. {stay.question}", "small"),
            ],
            6,
        )
        for number, stay in enumerate(asked, 1)
    ]
    heading = Heading(_("What you were asked"), "small-strong", "ink-soft")
    return Column([heading, Grid(cards, 5, 16, 165)], 10)
