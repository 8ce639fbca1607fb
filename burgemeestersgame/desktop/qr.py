"""A QR code: dark on light in every theme, or no phone reads it."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from burgemeestersgame.desktop.widget import Look, Widget

_QUIET = 4  # modules of light around it, as the standard asks


class QrCode(Widget):
    """A square code.

    Args:
        modules: Row by row, True where dark.
        label: What it leads to, for who cannot see it.
        side: Of the whole, at 100 %.
    """

    role = "image"

    def __init__(self, modules: Sequence[Sequence[bool]], label: str, side: float = 300) -> None:
        super().__init__(label=label)
        self._modules, self._side = modules, side

    def natural(self, look: Look) -> int:
        return look.px(self._side)

    def height(self, look: Look, width: int) -> int:
        return min(width, look.px(self._side))

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        count = len(self._modules) + 2 * _QUIET
        module = max(1, min(self.rect.width, self.rect.height) // count)
        side = module * count
        square = pygame.Rect(self.rect.x, self.rect.y, side, side)
        surface.fill(pygame.Color("white"), square)
        for y, row in enumerate(self._modules):
            for x, is_dark in enumerate(row):
                if is_dark:
                    place = (square.x + (x + _QUIET) * module, square.y + (y + _QUIET) * module)
                    surface.fill(pygame.Color("black"), (place, (module, module)))
