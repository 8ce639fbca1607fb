"""People, seen from behind: no faces, no slogans, the same ones everywhere."""

from __future__ import annotations

import random
from collections.abc import Sequence

from .canvas import Canvas

COATS = ("mens-1", "mens-2", "mens-3", "mens-4", "mens-5")

# Around where the shoulders cross, for a person of 96 to the hip.
_BODY = "M -26 96 C -29 20 -25 3 -8 -2 L 8 -2 C 25 3 28 20 26 96 Z"
_SEATED = "M -25 60 C -28 20 -25 3 -8 -2 L 8 -2 C 25 3 28 20 25 60 Z"
_ARM_UP = "M 13 12 L 24 -34 L 32 -32 L 25 20 Z"
_ARM_WITH_PHONE = "M 12 12 L 22 -24 L 29 -22 L 24 18 Z"
_HOOD = "M -14 4 C -18 -30 18 -30 14 4 Z"
_CAP = "M -11.5 -14 C -12 -29 12 -29 11.5 -14 Z"
_LONG_HAIR = "M -11.5 -14 L -11 9 L 11 9 L 11.5 -14 Z"


def person(
    c: Canvas,
    x: float,
    y: float,
    size: float,
    rnd: random.Random,
    arm: str | None = None,
    sign: bool = False,
    coats: Sequence[str] = COATS,
) -> None:
    """Draw the back of a person; (x, y) is where the shoulders cross, `arm` is `op` or `tel`."""
    coat = rnd.choice(coats)
    hair = rnd.choice(["haar-1", "haar-1", "haar-2", "haar-3"])
    w = size * (1 + rnd.uniform(-0.12, 0.12))
    if sign:
        _sign(c, x, y, size, rnd)
    if arm == "op":
        c.path(_ARM_UP, coat, at=(x, y), scale=w)
        c.circle(x + 28 * w, y - 37 * w, 5.5 * w, hair if hair == "haar-1" else coat)
    if arm == "tel":
        c.path(_ARM_WITH_PHONE, coat, at=(x, y), scale=w)
        c.rect(x + 20 * w, y - 42 * w, 11 * w, 18 * w, "metaal")
        c.rect(x + 21.5 * w, y - 40 * w, 8 * w, 14 * w, "zwaai")
    c.path(_BODY, coat, at=(x, y), scale=w)
    kind = rnd.random()
    if kind < 0.22:
        c.path(_HOOD, coat, at=(x, y), scale=w)
    else:
        head(c, x, y, w, hair, "muts" if kind < 0.4 else "lang" if kind < 0.6 else "", coat)
        if 0.6 <= kind < 0.7:
            c.circle(x, y - 25 * w, 5 * w, hair)


def head(
    c: Canvas, x: float, y: float, size: float, hair: str, style: str = "", cap: str = "mens-5"
) -> None:
    """Draw the back of a head above shoulders at (x, y): short hair, `lang`, or a `muts`."""
    c.circle(x, y - 13 * size, (11.5 if style == "lang" else 11) * size, hair)
    if style == "lang":
        c.path(_LONG_HAIR, hair, at=(x, y), scale=size)
    elif style == "muts":
        c.path(_CAP, cap, at=(x, y), scale=size)


def seated(
    c: Canvas, x: float, y: float, size: float, coat: str, hair: str, style: str = ""
) -> None:
    """Draw the back of somebody on a chair; what is below the ribs is behind its back."""
    c.path(_SEATED, coat, at=(x, y), scale=size)
    head(c, x, y, size, hair, style)


def standing(
    c: Canvas, x: float, foot: float, size: float, coat: str, hair: str, style: str = ""
) -> None:
    """Draw somebody who stands with their back to us, feet on `foot`; 190 high at size 1."""
    y = foot - 166 * size
    for left in (-15, 2):
        c.rect(x + left * size, y + 80 * size, 13 * size, 84 * size, "mens-5")
        c.rect(x + (left - 1) * size, y + 158 * size, 15 * size, 8 * size, "haar-1")
    c.path(_BODY, coat, at=(x, y), scale=size)
    head(c, x, y, size, hair, style)


def _sign(c: Canvas, x: float, y: float, size: float, rnd: random.Random) -> None:
    x += rnd.uniform(-6, 6) * size
    c.rect(x - 1.6 * size, y - 78 * size, 3.2 * size, 62 * size, "stam")
    tilt = rnd.uniform(-5, 5)
    top, low, bottom = -108, -75, -70
    board = [(-30, top + tilt), (30, top - tilt), (30, bottom - tilt), (-30, bottom + tilt)]
    edge = [(-30, low + tilt), (30, low - tilt), (30, bottom - tilt), (-30, bottom + tilt)]
    c.poly(board, "bord", at=(x, y), scale=size)
    c.poly(edge, "bord-schaduw", at=(x, y), scale=size)


def crowd(
    c: Canvas,
    y: float,
    size: float,
    count: int,
    between: tuple[float, float],
    seed: int,
    uneven: float = 6,
    signs: float = 0.12,
    arms: float = 0.2,
    coats: Sequence[str] = COATS,
    down_to: float | None = None,
    legs: bool = False,
) -> None:
    """Draw a row of people.

    `down_to` fills the ground below them, where more of them stand; otherwise they may need `legs`.
    """
    rnd = random.Random(seed)
    left, right = between
    if down_to is not None:
        steps = 14
        heads = [
            (left + (right - left) * step / steps, y + (22 + rnd.uniform(-6, 6)) * size)
            for step in range(steps + 1)
        ]
        c.poly([(left, down_to), *heads, (right, down_to)], "massa")
    step = (right - left) / count
    for number in range(count):
        x = left + (number + 0.5) * step + rnd.uniform(-0.3, 0.3) * step
        chance = rnd.random()
        arm = "op" if chance < arms * 0.5 else "tel" if chance < arms else None
        at = y + rnd.uniform(-uneven, uneven)
        if legs:
            for leg in (-14, 2):
                c.rect(x + leg * size, at + 90 * size, 12 * size, 72 * size, "mens-5")
        person(c, x, at, size, rnd, arm, rnd.random() < signs, coats)
