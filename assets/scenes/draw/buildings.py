"""Buildings, trees and street furniture seen from the front."""

from __future__ import annotations

import random

from .canvas import Canvas


def window(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    glass: str,
    frame: str = "lijst",
    arch: bool = False,
    cols: int = 2,
    rows: int = 3,
    sill: bool = True,
) -> None:
    """Draw a window with its bars; (x, y) is the top left of its glass, below an `arch` if any."""
    c.rect(x - 3, y - 3, w + 6, h + 6, frame)
    rise = w / 2 if arch else 0
    if arch:
        c.dome(x - 3, y - 2, w + 6, rise + 3, frame)
        c.dome(x, y, w, rise, glass)
    c.rect(x, y, w, h, glass)
    for number in range(1, cols):
        top = max(0, rise - 1)
        c.rect(x + w * number / cols - 1, y - top, 2, h + top, frame)
    for number in range(1, rows):
        c.rect(x, y + h * number / rows - 1, w, 2, frame)
    if sill:
        c.rect(x - 6, y + h + 3, w + 12, 4, "lijst-schaduw")


def house(
    c: Canvas,
    x: float,
    w: float,
    base: float,
    eaves: float,
    style: str,
    wall: str,
    roof: str,
    seed: int,
    shop: str | None = None,
) -> None:
    """Draw a town house three windows wide, its foot on `base`.

    Args:
        c: Drawn on.
        x: Its left side.
        w: Its width.
        base: Where the street begins.
        eaves: Where its gable begins; smaller is higher.
        style: Of the gable: `trap`, `klok`, `hals`, `dak`, `lijst` or `tuit`.
        wall: A stone with a `-schaduw`.
        roof: A tile with a `-schaduw`.
        seed: Decides in which rooms there is light.
        shop: The colour of an awning; None is a house with a door.
    """
    rnd = random.Random(seed)
    _GABLES[style](c, x, w, eaves, wall, roof)
    c.rect(x, eaves, w, base - eaves, wall)
    c.rect(x + w - 9, eaves, 9, base - eaves, f"{wall}-schaduw")
    ground = base - 62
    floors = [eaves + 20]
    while floors[-1] + 74 < ground - 26:
        floors.append(floors[-1] + 70)
    pane = min(26, (w - 30) / 3 * 0.62)
    for y in floors:
        for number in range(3):
            at = x + (number + 0.5) * (w - 8) / 3 - pane / 2
            glass = rnd.choice(["glas-uit", "glas-aan", "glas-zwak", "glas-uit"])
            window(c, at, y, pane, 44, glass)
    if shop:
        _shop_front(c, x, w, ground, shop)
    else:
        c.rect(x + 12, ground + 8, 24, 54, "lijst")
        c.rect(x + 15, ground + 12, 18, 50, "deur")
        c.rect(x + 15, ground + 12, 18, 10, "glas-aan")
        glass = rnd.choice(["glas-aan", "glas-uit"])
        window(c, x + w * 0.5, ground + 10, w * 0.34, 34, glass, cols=3, rows=2)
    c.rect(x, base - 8, w, 8, f"{wall}-schaduw")


def _shop_front(c: Canvas, x: float, w: float, ground: float, awning: str) -> None:
    c.rect(x + 6, ground + 6, w - 18, 56, "metaal")
    c.rect(x + 12, ground + 18, w * 0.5, 40, "glas-aan")
    c.rect(x + w * 0.68, ground + 14, w * 0.17, 48, "deur")
    stripe = (w - 8) / 6
    for number in range(6):
        left = x + 2 + number * stripe
        right = left + stripe
        slant = [(left, -4), (right, -4), (right, 14), (left, 14)]
        if number == 0:
            slant = [(left + 3, -4), (right, -4), (right, 14), (left - 4, 14)]
        c.poly(slant, awning if number % 2 else "lijst", at=(0, ground))


def _stepped(c: Canvas, x: float, w: float, eaves: float, wall: str, roof: str) -> None:
    count, rise = 5, 19
    wide = w / 2 / count * 0.82
    for n in range(count):
        c.rect(x + n * wide, eaves - (n + 1) * rise, w - 2 * n * wide, rise + 1, wall)
    for n in range(count):
        top = eaves - (n + 1) * rise - 4
        c.rect(x + n * wide - 2, top, wide + 4, 5, "lijst")
        c.rect(x + w - (n + 1) * wide - 2, top, wide + 4, 5, "lijst")
    middle = w / 2 - count * wide
    c.rect(x + count * wide - 2, eaves - count * rise - 4, 2 * middle + 4, 5, "lijst")
    c.rect(x + w / 2 - 7, eaves - 70, 14, 20, "glas-uit")


def _bell(c: Canvas, x: float, w: float, eaves: float, wall: str, roof: str) -> None:
    def across(*shares: float) -> list[str]:
        return [f"{x + w * share:g}" for share in shares]

    a, b, d, e, f, g, h, i, j, k = across(0, 0.04, 0.26, 0.28, 0.29, 0.71, 0.72, 0.74, 0.96, 1)
    swing = f"M {a} 0 C {b} -28 {d} -26 {e} -62 C {f} -92 {g} -92 {h} -62 "
    c.path(swing + f"C {i} -26 {j} -28 {k} 0 Z", wall, at=(0, eaves))
    a, b, d, e, f, g = across(0.25, 0.3, 0.7, 0.75, 0.66, 0.34)
    crown = f"M {a} -78 C {b} -100 {d} -100 {e} -78 L {h} -72 C {f} -90 {g} -90 "
    c.path(crown + f"{x + w * 0.28:g} -72 Z", "lijst", at=(0, eaves))
    c.rect(x - 3, eaves - 6, w + 6, 6, "lijst")
    window(c, x + w / 2 - 9, eaves - 56, 18, 30, "glas-zwak", rows=2)


def _neck(c: Canvas, x: float, w: float, eaves: float, wall: str, roof: str) -> None:
    middle, half = x + w / 2, w * 0.22
    c.rect(middle - half, eaves - 84, 2 * half, 86, wall)
    for flip in (False, True):
        scroll = f"M {-w / 2} 0 C {-w * 0.45} -34 {-w * 0.26} -22 {-half} -62 L {-half} 0 Z"
        c.path(scroll, "lijst", at=(middle, eaves), flip=flip)
    c.poly(f"{-w * 0.26},-84 0,-108 {w * 0.26},-84", "lijst", at=(middle, eaves))
    c.rect(x - 3, eaves - 5, w + 6, 6, "lijst")
    window(c, middle - 10, eaves - 66, 20, 34, "glas-uit", rows=2)


def _roof(c: Canvas, x: float, w: float, eaves: float, wall: str, roof: str) -> None:
    c.poly(f"-8,0 16,-74 {w - 16},-74 {w + 8},0", roof, at=(x, eaves))
    shade = f"{w - 16},-74 {w + 8},0 {w * 0.8},0 {w * 0.78},-74"
    c.poly(shade, f"{roof}-schaduw", at=(x, eaves))
    middle = x + w / 2
    c.rect(middle - 22, eaves - 54, 44, 50, "lijst")
    c.poly("-28,-52 0,-74 28,-52", "lijst-schaduw", at=(middle, eaves))
    window(c, middle - 14, eaves - 46, 28, 36, "glas-aan", rows=2, sill=False)
    c.rect(x + w * 0.82, eaves - 100, 16, 34, f"{wall}-schaduw")
    c.rect(x + w * 0.82 - 3, eaves - 102, 22, 5, "lijst-schaduw")
    c.rect(x - 6, eaves - 4, w + 12, 7, "lijst")


def _cornice(c: Canvas, x: float, w: float, eaves: float, wall: str, roof: str) -> None:
    c.rect(x - 5, eaves - 14, w + 10, 14, "lijst")
    c.rect(x - 5, eaves, w + 10, 4, "lijst-schaduw")
    c.poly(f"4,-14 22,-56 {w - 22},-56 {w - 4},-14", roof, at=(x, eaves))


def _spout(c: Canvas, x: float, w: float, eaves: float, wall: str, roof: str) -> None:
    middle = x + w / 2
    c.poly(f"{-w / 2},0 -10,-92 10,-92 {w / 2},0", wall, at=(middle, eaves))
    c.rect(middle - 11, eaves - 104, 22, 16, wall)
    c.rect(middle - 13, eaves - 107, 26, 5, "lijst")
    window(c, middle - 11, eaves - 54, 22, 34, "glas-zwak", rows=2)
    for flip in (False, True):
        edge = f"{-w / 2 - 4},1 -10,-96 -10,-88 {-w / 2 + 4},4"
        c.poly(edge, "lijst", at=(middle, eaves), flip=flip)


_GABLES = {
    "trap": _stepped,
    "klok": _bell,
    "hals": _neck,
    "dak": _roof,
    "lijst": _cornice,
    "tuit": _spout,
}


def tree(c: Canvas, x: float, base: float, h: float, r: float) -> None:
    """Draw a round tree: a trunk `h` high under a crown of radius `r`."""
    c.poly(f"-5,0 -3,{-h} 3,{-h} 5,0", "stam", at=(x, base))
    for dx, dy, role, size in (
        (-0.5, 0.1, "blad-2", 0.72),
        (0.5, 0.15, "blad-2", 0.7),
        (0, -0.45, "blad-1", 0.8),
        (-0.28, -0.1, "blad-1", 0.66),
        (0.2, 0.2, "blad-2", 0.6),
    ):
        c.circle(x + r * dx, base - h - r * 0.5 + r * dy, r * size, role)


def street_lamp(c: Canvas, x: float, base: float, h: float) -> None:
    """Draw a lamp post, `h` high to its lantern."""
    c.rect(x - 2.5, base - h, 5, h, "metaal")
    c.rect(x - 6, base - 10, 12, 10, "metaal")
    c.poly("-12,-26 12,-26 8,0 -8,0", "lamp", at=(x, base - h))
    c.poly("-15,-26 0,-38 15,-26", "metaal", at=(x, base - h))


def bush(c: Canvas, x: float, base: float, r: float, role: str = "heg") -> None:
    """Draw a shrub that stands on `base`."""
    c.ellipse(x, base - r * 0.05, r * 1.2, r * 0.14, f"{role}-schaduw")
    for dx, dy, tone, size in (
        (-0.75, -0.35, "-schaduw", 0.5),
        (0.7, -0.3, "-schaduw", 0.55),
        (0, -0.6, "", 0.68),
        (-0.35, -0.25, "-licht", 0.45),
        (0.4, -0.2, "", 0.4),
    ):
        c.circle(x + r * dx, base + r * dy, r * size, role + tone)


def poplar(c: Canvas, x: float, base: float, h: float, role: str = "blad-1") -> None:
    """Draw a tall tree: a pointed crown, its right side in the shade."""
    c.rect(x - h * 0.02, base - h * 0.2, h * 0.04, h * 0.2, "stam")
    crown = "M 0 -100 C 16 -84 19 -40 13 -14 C 8 -6 -8 -6 -13 -14 C -19 -40 -16 -84 0 -100 Z"
    shade = "M 0 -100 C 16 -84 19 -40 13 -14 C 10 -9 4 -8 2 -8 C 9 -40 8 -76 0 -100 Z"
    c.path(crown, role, at=(x, base), scale=h / 100)
    c.path(shade, "blad-2" if role == "blad-1" else "blad-1", at=(x, base), scale=h / 100)


def flag(c: Canvas, x: float, y: float, scale: float = 1, flip: bool = False) -> None:
    """Draw the flag of the town, green over cream, on a pole that leans out of a wall at (x, y)."""
    c.poly("-2,0 -44,-50 -40,-52 4,0", "metaal", at=(x, y), scale=scale, flip=flip)
    x += (42 if flip else -42) * scale
    c.path(
        "M -16 -40 C -8 -46 8 -34 18 -42 L 18 -24 C 8 -16 -8 -28 -16 -22 Z",
        "vlag-1",
        at=(x, y),
        scale=scale,
    )
    c.path(
        "M -16 -22 C -8 -28 8 -16 18 -24 L 18 -6 C 8 2 -8 -10 -16 -4 Z",
        "lijst",
        at=(x, y),
        scale=scale,
    )
