"""Rounded boxes with smooth corners, dashed boxes, diamonds and dots.

`pygame.draw` leaves corners jagged. A corner is computed once and kept; a box is four
corners and a few fills, whatever its size.
"""

import functools
import math

import pygame

_OVERSAMPLING = 3

# Top left, top right, bottom right, bottom left.
Corners = tuple[bool, bool, bool, bool]


def box(
    surface: pygame.Surface,
    rect: pygame.Rect,
    fill: pygame.Color | None,
    radius: int = 0,
    border: pygame.Color | None = None,
    width: int = 0,
    corners: Corners = (True, True, True, True),
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
    if rect.width <= 0 or rect.height <= 0 or (fill is None and (border is None or not width)):
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
    if turn:
        return pygame.transform.rotate(_corner(size, radius, fill, border, width, 0), -90 * turn)
    return _top_left(size, radius, fill, border, width)


def _top_left(
    size: int,
    radius: int,
    fill: tuple[int, ...] | None,
    border: tuple[int, ...] | None,
    width: int,
) -> pygame.Surface:
    """Return a corner, pixel by pixel.

    How much of a pixel the box covers follows from its distance to the middle of the
    circle. Scaling a large picture down would do too, but changes flat colours a little.
    """
    pixels = bytearray()
    for y in range(size):
        for x in range(size):
            outer = _coverage(x, y, radius, 0)
            inner = _coverage(x, y, radius, width) if width else outer
            pixels += bytes(_mixed(outer, inner, fill, border))
    return pygame.image.frombytes(bytes(pixels), (size, size), "RGBA")


def _coverage(x: int, y: int, radius: int, inset: int) -> float:
    """Return how much of a pixel lies inside a corner that is `inset` pixels smaller, 0.0-1.0."""
    if x < inset or y < inset:
        return 0.0
    if x >= radius or y >= radius:
        return 1.0
    distance = math.hypot(radius - x - 0.5, radius - y - 0.5)
    return max(0.0, min(1.0, radius - inset - distance + 0.5))


def _mixed(
    outer: float, inner: float, fill: tuple[int, ...] | None, border: tuple[int, ...] | None
) -> tuple[int, int, int, int]:
    if border is None:
        red, green, blue = (fill or (0, 0, 0))[:3]
        return red, green, blue, round(255 * outer)
    if fill is None:
        return *border[:3], round(255 * max(0.0, outer - inner))
    share = inner / outer if outer else 0.0
    red, green, blue = (
        round(b + (f - b) * share) for b, f in zip(border[:3], fill[:3], strict=True)
    )
    return red, green, blue, round(255 * outer)


def rounded_mask(size: tuple[int, int], radius: int, corners: Corners) -> pygame.Surface:
    """Return white where a rounded box is and nothing elsewhere, to cut a picture with."""
    mask = pygame.Surface(size, pygame.SRCALPHA)
    mask.fill((255, 255, 255, 255))
    width, height = size
    radius = min(radius, width // 2, height)
    white = (255, 255, 255)
    places = ((0, 0), (width - radius, 0), (width - radius, height - radius), (0, height - radius))
    for turn, (place, is_round) in enumerate(zip(places, corners, strict=True)):
        if is_round and radius:
            mask.fill((255, 255, 255, 0), (*place, radius, radius))
            mask.blit(_corner(radius, radius, white, None, 0, turn), place)
    return mask


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
