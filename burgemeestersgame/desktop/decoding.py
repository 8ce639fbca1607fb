"""Drawing a picture that anybody may have sent, at the size that is asked for.

SDL sees only what `media` found genuine, and any failure is a picture that is not there.
"""

from __future__ import annotations

import io

import pygame

from burgemeestersgame.desktop.media import Own
from burgemeestersgame.errors import GameError

Size = tuple[int, int]

# A few lines of SVG can ask for billions of dashes or for hours of filling: such a one is drawn in
# a process of its own, and left when that takes longer than this.
PATIENCE_S = 4.0

# Beyond this, pixels are left out before the rest is mixed: it shows no difference, and saves time.
_FINENESS = 4


def decoded(own: Own, size: Size) -> pygame.Surface | None:
    """Return a picture that fills `size` pixels, with alpha; None where it cannot be drawn.

    It keeps its proportions: what is too wide is cut off at both sides, what is too high below.
    """
    content = own.content()
    if content is None:
        return None
    try:
        return _filling(_loaded(own.path.suffix.lower(), content, size), size)
    except (GameError, pygame.error, OSError, ValueError, MemoryError):
        return None


def _loaded(suffix: str, content: bytes, size: Size) -> pygame.Surface:
    if suffix != ".svg":
        return pygame.image.load(io.BytesIO(content), f"picture{suffix}")
    from burgemeestersgame.authoring.preview.apart import apart

    drawn, pixels = apart(_from_svg, content, size, patience_s=PATIENCE_S)
    return pygame.image.frombytes(pixels, drawn, "RGBA")


def _from_svg(content: bytes, size: Size) -> tuple[Size, bytes]:
    """Return the size and the pixels of a drawing; in that other process."""
    try:
        drawn = pygame.image.load_sized_svg(io.BytesIO(content), size)
    except pygame.error as error:
        raise GameError(str(error)) from error
    return drawn.get_size(), pygame.image.tobytes(drawn, "RGBA")


def _filling(picture: pygame.Surface, size: Size) -> pygame.Surface:
    width, height = picture.get_size()
    scale = max(size[0] / width, size[1] / height)
    seen = pygame.Rect(0, 0, max(1, round(size[0] / scale)), max(1, round(size[1] / scale)))
    seen.centerx = width // 2
    part = picture.subsurface(seen.clip(picture.get_rect()))
    most = (size[0] * _FINENESS, size[1] * _FINENESS)
    if part.width > most[0]:
        part = pygame.transform.scale(part, most)
    plain = pygame.Surface(part.get_size(), pygame.SRCALPHA)
    plain.blit(part, (0, 0))
    # Scaling mixes the colours of pixels, also of invisible ones: let alpha count.
    small = pygame.transform.smoothscale(plain.premul_alpha(), size)
    result = pygame.Surface(size, pygame.SRCALPHA)
    result.blit(small, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    return result
