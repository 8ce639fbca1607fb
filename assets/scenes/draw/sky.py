"""The air over Haverwolde: the layers that every outdoor place begins with."""

import random

from .canvas import Canvas

# Layers for each hour, of any place under this sky.
HOURS = {
    "dag": ["zon-hoog", "wolken"],
    "avond": ["zon-laag", "wolken", "lampgloed"],
    "nacht": ["sterren", "lampgloed"],
    "blauw": ["sterren", "lampgloed"],
}

_CLOUD = "M -80 0 C -80 -14 -62 -24 -46 -22 C -42 -44 8 -50 20 -26 C 42 -32 66 -18 66 0 Z"


def sky(
    c: Canvas,
    sun: tuple[float, float] = (430, 150),
    low: tuple[float, float] = (430, 322),
    drop: float = 0,
) -> None:
    """Draw air, stars, sun and clouds; `drop` is how far the lower air lies below that of the
    square."""
    with c.layer("lucht"):
        c.rect(0, 0, 1600, 900, "lucht-hoog")
        middle = (
            "M 0 190 C 300 150 520 230 860 190 C 1180 152 1400 210 1600 176 L 1600 900 L 0 900 Z"
        )
        c.path(middle, "lucht-midden", at=(0, drop))
        lower = (
            "M 0 350 C 360 310 640 380 980 340 C 1240 312 1420 352 1600 330 L 1600 900 L 0 900 Z"
        )
        c.path(lower, "lucht-laag", at=(0, drop))
    with c.layer("sterren"):
        rnd = random.Random(4)
        for _ in range(46):
            at = rnd.uniform(0, 1600), rnd.uniform(10, 230 + drop)
            c.circle(*at, rnd.choice([1, 1.4, 2]), "hemellicht", 0.7)
        c.circle(sun[0] + 40, sun[1] - 30, 34, "hemellicht")
        c.circle(sun[0] + 54, sun[1] - 38, 30, "lucht-hoog")
    with c.layer("zon-hoog"):
        c.circle(*sun, 44, "hemellicht")
    with c.layer("zon-laag"):
        c.circle(*low, 56, "hemellicht")
    with c.layer("wolken"):
        for x, y, size in ((150, 120, 1), (560, 86, 0.8), (1290, 130, 1.15), (720, 190, 0.6)):
            c.path(_CLOUD, "wolk", at=(x, y), scale=size)
