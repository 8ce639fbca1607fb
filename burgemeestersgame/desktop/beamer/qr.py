"""A QR code: dark on light in every theme, or no phone reads it."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from burgemeestersgame.desktop.widget import Look, Widget

_QUIET = 4  # modules of light around it, as the standard asks
_LEAST = 420


class QrCode(Widget):
    """A square code, as large as there is room for.

    Args:
        modules: Row by row, True where dark.
        label: What it leads to, for who cannot see it.
    """

    role = "image"

    def __init__(self, modules: Sequence[Sequence[bool]], label: str) -> None:
        super().__init__(label=label)
        self._modules = modules

    def natural(self, look: Look) -> int:
        return look.px(_LEAST)

    def height(self, look: Look, width: int) -> int:
        return min(width, look.px(_LEAST))

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        count = len(self._modules) + 2 * _QUIET
        module = max(1, min(self.rect.width, self.rect.height) // count)
        square = pygame.Rect(0, 0, module * count, module * count)
        square.midleft = self.rect.midleft
        surface.fill(pygame.Color("white"), square)
        for y, row in enumerate(self._modules):
            for x, is_dark in enumerate(row):
                if is_dark:
                    place = (square.x + (x + _QUIET) * module, square.y + (y + _QUIET) * module)
                    surface.fill(pygame.Color("black"), (place, (module, module)))
