"""Rounded boxes with smooth corners, dashed boxes, diamonds and dots.

`pygame.draw` leaves corners jagged. A corner is drawn three times too large, scaled
down once and kept; a box is four corners and three fills, whatever its size.
"""

import functools

import pygame

_OVERSAMPLING = 3


def box(
    surface: pygame.Surface,
    rect: pygame.Rect,
    fill: pygame.Color | None,
    radius: int = 0,
    border: pygame.Color | None = None,
    width: int = 0,
    corners: tuple[bool, bool, bool, bool] = (True, True, True, True),
) -> None:
    """Draw a box.

    Args:
        surface: Where to.
        rect: The outer edge.
        fill: The ground; None leaves what is there.
        radius: Of the corners, in pixels.
        border: Colour of the border, inside the rect.
        width: Of the border, in pixels.
        corners: Which are round: top left, top right, bottom right, bottom left.
    """
    rect = pygame.Rect(rect)
    if rect.width <= 0 or rect.height <= 0:
        return
    radius = max(0, min(radius, rect.width // 2, rect.height // 2))
    if border is None:
        width = 0
    size = max(radius, width)
    if fill is not None:
        surface.fill(fill, (rect.x + size, rect.y, rect.width - 2 * size, rect.height))
        surface.fill(fill, (rect.x, rect.y + size, size, rect.height - 2 * size))
        surface.fill(fill, (rect.right - size, rect.y + size, size, rect.height - 2 * size))
    if width and border is not None:
        across, down = rect.width - 2 * size, rect.height - 2 * size
        surface.fill(border, (rect.x + size, rect.y, across, width))
        surface.fill(border, (rect.x + size, rect.bottom - width, across, width))
        surface.fill(border, (rect.x, rect.y + size, width, down))
        surface.fill(border, (rect.right - width, rect.y + size, width, down))
    if not size:
        return
    places = (
        (rect.x, rect.y),
        (rect.right - size, rect.y),
        (rect.right - size, rect.bottom - size),
        (rect.x, rect.bottom - size),
    )
    for turn, (place, is_round) in enumerate(zip(places, corners, strict=True)):
        corner = _corner(
            size,
            radius if is_round else 0,
            tuple(fill) if fill is not None else None,
            tuple(border) if border is not None else None,
            width,
            turn,
        )
        surface.blit(corner, place)


@functools.lru_cache(maxsize=1024)
def _corner(
    size: int,
    radius: int,
    fill: tuple[int, ...] | None,
    border: tuple[int, ...] | None,
    width: int,
    turn: int,
) -> pygame.Surface:
    """Return the top left corner of a box, turned clockwise `turn` times."""
    n = _OVERSAMPLING
    # The colours below the transparent part are those of the edge, or scaling
    # down would mix black into it.
    edge = border or fill or (0, 0, 0, 0)
    large = pygame.Surface((size * n, size * n), pygame.SRCALPHA)
    large.fill((*edge[:3], 0))
    whole = pygame.Rect(0, 0, 4 * size * n, 4 * size * n)
    inner = whole.inflate(-2 * width * n, -2 * width * n)
    if border is not None and width:
        pygame.draw.rect(large, border, whole, border_top_left_radius=radius * n)
    if fill is not None:
        pygame.draw.rect(large, fill, inner, border_top_left_radius=max(0, radius - width) * n)
    elif width:
        hole = pygame.Surface(large.get_size(), pygame.SRCALPHA)
        hole.fill((255, 255, 255, 255))
        pygame.draw.rect(
            hole, (255, 255, 255, 0), inner, border_top_left_radius=max(0, radius - width) * n
        )
        large.blit(hole, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    small = pygame.transform.smoothscale(large, (size, size))
    return pygame.transform.rotate(small, -90 * turn)


def dashed(
    surface: pygame.Surface, rect: pygame.Rect, colour: pygame.Color, width: int, dash: int = 6
) -> None:
    """Draw a dashed border: what is not available, or only for your eyes."""
    for left in range(rect.left, rect.right, dash * 2):
        length = min(dash, rect.right - left)
        surface.fill(colour, (left, rect.top, length, width))
        surface.fill(colour, (left, rect.bottom - width, length, width))
    for top in range(rect.top, rect.bottom, dash * 2):
        length = min(dash, rect.bottom - top)
        surface.fill(colour, (rect.left, top, width, length))
        surface.fill(colour, (rect.right - width, top, width, length))


def dot(
    surface: pygame.Surface,
    centre: tuple[int, int],
    radius: int,
    fill: pygame.Color | None,
    border: pygame.Color | None = None,
    width: int = 0,
) -> None:
    """Draw a disc, a ring or both."""
    rect = pygame.Rect(0, 0, 2 * radius, 2 * radius)
    rect.center = centre
    box(surface, rect, fill, radius, border, width)


def diamond(
    surface: pygame.Surface,
    centre: tuple[int, int],
    radius: int,
    fill: pygame.Color,
    border: pygame.Color,
    width: int,
) -> None:
    """Draw a square on its point: a moment in the course of events."""
    image = _diamond(radius, tuple(fill), tuple(border), width)
    surface.blit(image, image.get_rect(center=centre))


@functools.lru_cache(maxsize=64)
def _diamond(
    radius: int, fill: tuple[int, ...], border: tuple[int, ...], width: int
) -> pygame.Surface:
    n = _OVERSAMPLING
    size = (2 * radius + 1) * n
    large = pygame.Surface((size, size), pygame.SRCALPHA)
    large.fill((*border[:3], 0))
    half = size // 2

    def points(reach: int) -> list[tuple[int, int]]:
        return [
            (half, half - reach),
            (half + reach, half),
            (half, half + reach),
            (half - reach, half),
        ]

    pygame.draw.polygon(large, border, points(radius * n))
    pygame.draw.polygon(large, fill, points(radius * n - round(width * n * 1.4)))
    return pygame.transform.smoothscale(large, (2 * radius + 1, 2 * radius + 1))


def veil(surface: pygame.Surface, colour: pygame.Color, strength: int = 170) -> None:
    """Dim everything drawn so far, behind a dialog; `strength` 0 to 255."""
    cover = pygame.Surface(surface.get_size())
    cover.fill(colour)
    cover.set_alpha(strength)
    surface.blit(cover, (0, 0))
