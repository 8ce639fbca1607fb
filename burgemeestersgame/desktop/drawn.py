"""Keeps what was drawn, by the memory it takes: a scene on a wide screen weighs as much as all the
words that were ever on a small one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

import pygame

Draw = Callable[..., pygame.Surface]


class Kept:
    """A function that draws, and remembers what it drew last."""

    def __init__(self, draw: Draw, most_bytes: int) -> None:
        self._draw = draw
        self._most = most_bytes
        self._surfaces: OrderedDict[Hashable, pygame.Surface] = OrderedDict()
        self._bytes = 0

    def __call__(self, *arguments: Hashable) -> pygame.Surface:
        """Return what is drawn for arguments."""
        surface = self._surfaces.get(arguments)
        if surface is not None:
            self._surfaces.move_to_end(arguments)
            return surface
        return self.put(self._draw(*arguments), *arguments)

    def has(self, *arguments: Hashable) -> bool:
        """Return whether something is kept for arguments."""
        return arguments in self._surfaces

    def put(self, surface: pygame.Surface, *arguments: Hashable) -> pygame.Surface:
        """Keep what was drawn elsewhere for arguments, and return it."""
        if arguments in self._surfaces:
            self._bytes -= _bytes(self._surfaces.pop(arguments))
        self._surfaces[arguments] = surface
        self._bytes += _bytes(surface)
        # The newest two stay, however large: one may be fading into the other.
        while self._bytes > self._most and len(self._surfaces) > 2:
            self._bytes -= _bytes(self._surfaces.popitem(last=False)[1])
        return surface

    def forget(self) -> None:
        """Drop everything."""
        self._surfaces.clear()
        self._bytes = 0


def kept(*, most_mb: float) -> Callable[[Draw], Kept]:
    """Keep what a function draws, the least recently shown as long as there is room for it."""
    return lambda draw: Kept(draw, round(most_mb * 1_000_000))


def _bytes(surface: pygame.Surface) -> int:
    return surface.get_pitch() * surface.get_height()
