"""Icons (lucide, and maki for the map) at any size in any colour, kept once drawn.

An icon is loaded from its SVG with the colour written in, as SDL knows no `currentColor`.
"""

from __future__ import annotations

import io
import re

import pygame

from burgemeestersgame.desktop.drawn import kept
from burgemeestersgame.paths import assets_folder


@kept(most_mb=6)
def icon(name: str, size_px: int, rgb: tuple[int, ...]) -> pygame.Surface:
    """Return an icon, square; an empty one when there is no such file."""
    try:
        svg = (assets_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    except OSError:
        return pygame.Surface((size_px, size_px), pygame.SRCALPHA)
    colour = "#{:02x}{:02x}{:02x}".format(*rgb[:3])
    svg = re.sub(r'(stroke|fill)="(?!none)[^"]*"', rf'\1="{colour}"', svg)
    return pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (size_px, size_px))
