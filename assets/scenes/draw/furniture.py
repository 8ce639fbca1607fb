"""What stands in rooms; positions in metres, as in `view`."""

from __future__ import annotations

import random

from .rooms import Span
from .view import View

_BINDINGS = (
    "rode-kaft",
    "blauwe-kaft",
    "gele-kaft",
    "stof-groen",
    "leer",
    "wit-werk",
    "blauwe-kaft-schaduw",
    "rode-kaft-schaduw",
    "stenen",
)


def bookcase(
    v: View, x: Span, z: float, high: float, wood: str, seed: int, base: float = 0
) -> None:
    """Draw a case with books that stands against the back wall; `z` is its front."""
    v.box(x, (base, base + high), (z, z + 0.35), wood)
    rnd = random.Random(seed)
    shelves = max(2, round(high / 0.42))
    step = (high - 0.1) / shelves
    for shelf in range(shelves):
        low = base + 0.06 + shelf * step
        v.front((x[0] + 0.06, x[1] - 0.06), (low, low + step - 0.06), z, f"{wood}-schaduw")
        at = x[0] + 0.08
        while at < x[1] - 0.16:
            if rnd.random() < 0.14:
                at += rnd.uniform(0.1, 0.3)
                continue
            thick = rnd.uniform(0.05, 0.11)
            up = low + (step - 0.06) * rnd.uniform(0.62, 0.94)
            right = min(at + thick, x[1] - 0.08)
            v.front((at, right), (low, up), z, rnd.choice(_BINDINGS))
            at = right + 0.008


def painting(v: View, x: Span, y: Span, z: float) -> None:
    """Draw a framed painting of the land around Haverwolde: sky, water, a row of trees."""
    v.front((x[0] - 0.1, x[1] + 0.1), (y[0] - 0.1, y[1] + 0.1), z, "stof-oker-schaduw")
    v.front((x[0] - 0.1, x[1] + 0.06), (y[0] - 0.06, y[1] + 0.1), z, "stof-oker")
    high = y[1] - y[0]
    v.front(x, y, z, "stof-blauw-top")
    v.front(x, (y[0], y[0] + high * 0.55), z, "stenen-licht")
    v.front(x, (y[0], y[0] + high * 0.4), z, "plant-schaduw")
    v.front(x, (y[0], y[0] + high * 0.24), z, "stof-blauw-licht")
    wide = x[1] - x[0]
    for share in (0.1, 0.2, 0.27, 0.6, 0.68, 0.74, 0.92):
        middle = v.at(x[0] + wide * share, y[0] + high * 0.44, z)
        size = v.scale(z) * high * (0.09 + share % 0.05)
        v.canvas.circle(*middle, size, "plant-schaduw")


def pendant(v: View, x: float, y: float, z: float, high: float, wide: float = 0.5) -> None:
    """Draw a lamp that hangs from a ceiling `high`; its lower edge is at `y`."""
    c = v.canvas
    at = v.at(x, y, z)
    up = v.at(x, high, z)
    size = v.scale(z)
    c.rect(at[0] - 1.5, up[1], 3, at[1] - up[1] - size * 0.2, "zwart-werk")
    half = size * wide / 2
    c.ellipse(at[0], at[1], half * 0.9, size * 0.05, "peer")
    cone = f"M {-half} 0 C {-half} {-size * 0.22} {-half * 0.4} {-size * 0.26} {-half * 0.2} "
    cone += f"{-size * 0.32} L {half * 0.2} {-size * 0.32} C {half * 0.4} {-size * 0.26} {half} "
    cone += f"{-size * 0.22} {half} 0 Z"
    c.path(cone, "kap", at=at)


def desk_lamp(v: View, x: float, y: float, z: float, size: float = 1) -> None:
    """Draw a small lamp with a cloth shade that stands on something."""
    c = v.canvas
    at = v.at(x, y, z)
    s = v.scale(z) * 0.01 * size
    c.ellipse(at[0], at[1], 9 * s, 2.5 * s, "zwart-werk")
    c.poly("-1.4,0 1.4,0 1.4,-26 -1.4,-26", "stof-oker", at=at, scale=s)
    c.poly("-15,-24 15,-24 10,-46 -10,-46", "kap", at=at, scale=s)


def plant(v: View, x: float, z: float, high: float, y: float = 0) -> None:
    """Draw a plant in a pot."""
    c = v.canvas
    at = v.at(x, y, z)
    s = v.scale(z) * high / 100
    c.poly("-15,-30 15,-30 11,0 -11,0", "rode-kaft", at=at, scale=s)
    c.poly("5,-30 15,-30 11,0 5,0", "rode-kaft-schaduw", at=at, scale=s)
    for tip, bend, role in (
        (-38, -62, "plant-schaduw"),
        (36, -58, "plant-schaduw"),
        (-24, -88, "plant"),
        (26, -84, "plant"),
        (-6, -100, "plant-licht"),
        (12, -96, "plant"),
    ):
        leaf = f"M 0 -28 C {tip * 0.2 - 10} {bend * 0.6} {tip * 0.7 - 8} {bend} {tip} {bend} "
        leaf += f"C {tip * 0.9 + 8} {bend * 0.7} {tip * 0.4 + 8} {bend * 0.5} 4 -28 Z"
        c.path(leaf, role, at=at, scale=s)


def paper(v: View, x: float, z: float, y: float = 0.75, turn: float = 0.0) -> None:
    """Draw a sheet of paper on a table."""
    wide, deep = 0.21, 0.3
    corners = [
        (x - wide / 2 + turn, y, z),
        (x + wide / 2 + turn, y, z + turn * 0.5),
        (x + wide / 2 - turn, y, z + deep),
        (x - wide / 2 - turn, y, z + deep - turn * 0.5),
    ]
    v.face(corners, "papier")


def stack(v: View, x: float, z: float, count: int, y: float = 0.75) -> None:
    """Draw a stack of files on a table."""
    for number in range(count):
        shift = (number * 37 % 5 - 2) * 0.012
        low = y + number * 0.045
        colour = ("blauwe-kaft", "gele-kaft", "rode-kaft", "stof-groen")[number % 4]
        v.box((x - 0.16 + shift, x + 0.16 + shift), (low, low + 0.04), (z, z + 0.24), colour)


def mug(v: View, x: float, z: float, y: float = 0.75, colour: str = "wit-werk") -> None:
    """Draw a mug on a table."""
    at = v.at(x, y, z)
    s = v.scale(z) * 0.01
    v.canvas.rect(at[0] + 3 * s, at[1] - 8 * s, 4 * s, 5 * s, f"{colour}-schaduw", rx=1.5 * s)
    v.canvas.rect(at[0] - 4 * s, at[1] - 10 * s, 8.5 * s, 10 * s, colour, rx=1.5 * s)
    v.canvas.rect(at[0] + 1.5 * s, at[1] - 10 * s, 3 * s, 10 * s, f"{colour}-schaduw", rx=1.5 * s)


def screen(v: View, x: Span, y: Span, z: float, on: bool = True) -> None:
    """Draw a flat screen that faces us."""
    v.front((x[0] - 0.05, x[1] + 0.05), (y[0] - 0.05, y[1] + 0.05), z, "zwart-werk")
    v.front(x, y, z, "scherm-aan" if on else "scherm-uit")


def suitcase(v: View, x: float, z: float, size: float = 1, y: float = 0) -> None:
    """Draw a suitcase on wheels, its handle out."""
    half, low, top = 0.23 * size, y + 0.06, y + 0.62 * size
    for left in (x - half * 0.6, x + half * 0.45):
        v.box((left, left + 0.03), (top, top + 0.2), (z + 0.16, z + 0.19), "zwart-werk")
    v.front((x - half * 0.6, x + half * 0.58), (top + 0.18, top + 0.22), z + 0.16, "zwart-werk")
    v.level((x - half - 0.06, x + half + 0.2), y, (z, z + 0.26), "zwart-werk", 0.25)
    v.box((x - half, x + half), (low, top), (z, z + 0.24), "koffer")
    for share in (0.24, 0.5, 0.76):
        at = x - half + 2 * half * share
        v.front((at - 0.012, at + 0.012), (low + 0.04, top - 0.05), z, "koffer-schaduw")
    v.front((x - 0.08, x + 0.08), (top - 0.03, top + 0.02), z, "leer")
    for left in (x - half + 0.03, x + half - 0.09):
        v.front((left, left + 0.06), (y, low), z, "zwart-werk")
