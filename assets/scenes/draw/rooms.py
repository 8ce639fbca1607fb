"""Rooms: floor, walls, windows and doors, in perspective."""

from __future__ import annotations

from .view import View

Span = tuple[float, float]

# Layers for each hour, of any room: light on the walls, and what it does to things before them.
HOURS = {
    "dag": ["zonlicht"],
    "avond": ["lamplicht", "lampglans"],
    "nacht": ["lamplicht", "lampglans"],
    "blauw": ["lamplicht", "lampglans"],
}


def shell(
    v: View,
    x: Span,
    height: float,
    back: float,
    wall: str,
    floor: str,
    board: float = 0.5,
    dado: tuple[str, float] | None = None,
    near: float = 1.6,
    beams: tuple[str, float] | None = None,
) -> None:
    """Draw floor, ceiling and three walls.

    Args:
        v: The eye.
        x: From the left wall to the right one.
        height: Of the ceiling.
        back: How far the back wall is.
        wall, floor: Materials.
        board: How wide the boards of the floor are.
        dado: A material for the lower part of the walls, and how high it comes.
        near: Where the side walls come out of the picture.
        beams: A material for beams across the ceiling, and how thick they are.
    """
    v.canvas.rect(0, 0, 1600, 900, f"{wall}-schaduw")
    v.level(x, height, (near, back), "plafond")
    v.floor(x, (near, back), floor)
    count = round((x[1] - x[0]) / board)
    for number in range(0, count, 2):
        left = x[0] + number * board
        v.floor((left, min(left + board, x[1])), (near, back), f"{floor}-licht")
    v.side(x[0], (0, height), (near, back), f"{wall}-schaduw")
    v.side(x[1], (0, height), (near, back), f"{wall}-licht")
    v.front(x, (0, height), back, wall)
    if dado is not None:
        material, up = dado
        v.side(x[0], (0, up), (near, back), f"{material}-schaduw")
        v.side(x[1], (0, up), (near, back), f"{material}-licht")
        v.front(x, (0, up), back, material)
        panel = 0.9
        for number in range(int((x[1] - x[0]) / panel)):
            left = x[0] + (number + 0.12) * panel
            v.front((left, left + panel * 0.76), (0.2, up - 0.14), back, f"{material}-schaduw")
            v.front((left, left + panel * 0.72), (0.2, up - 0.18), back, f"{material}-licht")
        v.front(x, (up, up + 0.06), back, f"{material}-top")
        v.side(x[0], (up, up + 0.06), (near, back), material)
        v.side(x[1], (up, up + 0.06), (near, back), f"{material}-top")
    v.front(x, (0, 0.12), back, "wit-werk-schaduw" if dado is None else f"{dado[0]}-schaduw")
    cornice = 0.12
    v.front(x, (height - cornice, height), back, "wit-werk")
    v.side(x[0], (height - cornice, height), (near, back), "wit-werk-schaduw")
    v.side(x[1], (height - cornice, height), (near, back), "wit-werk-licht")
    if beams is not None:
        material, thick = beams
        at = back - 0.9
        while at > near:
            v.level(x, height - thick, (at, at + thick * 1.3), f"{material}-schaduw")
            v.front(x, (height - thick, height), at, material)
            at -= 1.25


def back_window(
    v: View, x: Span, y: Span, back: float, skyline: str = "", arch: bool = False, bars: int = 2
) -> None:
    """Draw a window in the back wall, with what is outside.

    `skyline` is a polygon in shares of the window, from its left bottom: `"0,0 .5,.4 1,0"`; more of
    them are divided by `|`, each with the role that it has in front of a `:`.
    """
    c = v.canvas
    left, bottom = v.at(x[0], y[0], back)
    right, top = v.at(x[1], y[1], back)
    wide, high = right - left, bottom - top
    edge = v.scale(back) * 0.07
    c.rect(left - edge, top - edge, wide + 2 * edge, high + 2 * edge, "wit-werk-schaduw")
    c.rect(left - edge, top - edge, wide + 1.2 * edge, high + 2 * edge, "wit-werk")
    if arch:
        c.dome(left - edge, top, wide + 2 * edge, wide / 2 + edge, "wit-werk")
        c.dome(left, top, wide, wide / 2, "buiten-hoog")
    c.rect(left, top, wide, high, "buiten-hoog")
    c.rect(left, top + high * 0.45, wide, high * 0.55, "buiten-laag")
    for part in filter(None, skyline.split("|")):
        role, _, points = part.strip().partition(":")
        shares = [tuple(map(float, point.split(","))) for point in points.split()]
        outline = [(left + sx * wide, bottom - sy * high) for sx, sy in shares]
        c.poly(outline, role.strip())
    thin = max(2.0, edge * 0.55)
    for number in range(1, bars):
        at = left + wide * number / bars - thin / 2
        rise = wide / 2 * 0.98 if arch else 0
        c.rect(at, top - rise, thin, high + rise, "wit-werk")
    c.rect(left, top + high * 0.36, wide, thin, "wit-werk")
    if arch:
        c.rect(left, top - thin / 2, wide, thin, "wit-werk")
    c.rect(left - 2 * edge, bottom + edge, wide + 4 * edge, edge, "wit-werk-top")
    c.rect(left - 2 * edge, bottom + 2 * edge, wide + 4 * edge, edge * 0.5, "wit-werk-schaduw")


def side_window(v: View, x: float, y: Span, z: Span, bars: int = 2) -> None:
    """Draw a window in a side wall."""
    grow = 0.08
    frame = "wit-werk-schaduw" if x < 0 else "wit-werk"
    v.side(x, (y[0] - grow, y[1] + grow), (z[0] - grow, z[1] + grow), frame)
    v.side(x, y, z, "buiten-hoog")
    middle = y[0] + (y[1] - y[0]) * 0.5
    v.side(x, (y[0], middle), z, "buiten-laag")
    v.side(x, (y[0], y[0] + (y[1] - y[0]) * 0.2), z, "buiten-boom")
    step = (z[1] - z[0]) / bars
    for number in range(1, bars):
        at = z[0] + number * step
        v.side(x, y, (at - 0.03, at + 0.03), frame)
    up = y[0] + (y[1] - y[0]) * 0.64
    v.side(x, (up - 0.025, up + 0.025), z, frame)


def curtain(v: View, x: Span, y: Span, z: float, stuff: str, folds: int = 4) -> None:
    """Draw a curtain that hangs in folds before the back wall."""
    wide = (x[1] - x[0]) / folds
    for number in range(folds):
        left = x[0] + number * wide
        v.front((left, left + wide), y, z, stuff)
        v.front((left + wide * 0.62, left + wide), y, z, f"{stuff}-schaduw")
        v.front((left, left + wide * 0.2), y, z, f"{stuff}-licht")


def door(v: View, x: Span, back: float, material: str, high: float = 2.15) -> None:
    """Draw a panelled door in the back wall."""
    v.front((x[0] - 0.1, x[1] + 0.1), (0, high + 0.1), back, "wit-werk")
    v.front((x[1], x[1] + 0.1), (0, high + 0.1), back, "wit-werk-schaduw")
    v.front(x, (0, high), back, material)
    wide = x[1] - x[0]
    for low, up in ((0.12, 0.42), (0.5, 0.92)):
        inner = (x[0] + wide * 0.16, x[1] - wide * 0.16)
        v.front(inner, (high * low, high * up), back, f"{material}-schaduw")
        light = (inner[0] + 0.04, inner[1])
        v.front(light, (high * low, high * up - 0.04), back, f"{material}-licht")
    handle = x[1] - wide * 0.1
    v.front((handle - 0.05, handle + 0.03), (1.0, 1.06), back, "stof-oker")


def side_door(v: View, x: float, z: Span, material: str, high: float = 2.15) -> None:
    """Draw a door in a side wall."""
    tone = "-schaduw" if x < 0 else "-licht"
    v.side(x, (0, high + 0.1), (z[0] - 0.1, z[1] + 0.1), f"wit-werk{tone}")
    v.side(x, (0, high), z, material)
    deep = z[1] - z[0]
    inner = (z[0] + deep * 0.16, z[1] - deep * 0.16)
    for low, up in ((0.12, 0.42), (0.5, 0.92)):
        v.side(x, (high * low, high * up), inner, f"{material}-schaduw")
    v.side(x, (1.0, 1.06), (z[0] + 0.08, z[0] + 0.2), "stof-oker")


def glow(v: View, at: tuple[float, float, float], radius: float) -> None:
    """Draw the light around a lamp: two flat circles."""
    x, y = v.at(*at)
    size = v.scale(at[2]) * radius
    v.canvas.circle(x, y, size, "schijn", 0.14)
    v.canvas.circle(x, y, size * 0.55, "schijn", 0.2)


def pool(v: View, x: float, y: float, z: float, wide: float, deep: float, alpha: float) -> None:
    """Draw the light of a lamp on something flat."""
    middle = v.at(x, y, z)
    near = v.at(x, y, z - deep)
    far = v.at(x, y, z + deep)
    high = (near[1] - far[1]) / 2
    v.canvas.ellipse(middle[0], (near[1] + far[1]) / 2, v.scale(z) * wide, high, "schijn", alpha)
