"""The second pitch of SV Haverwolde: four masts, a club house, a goal."""

from __future__ import annotations

import random

from .buildings import poplar, window
from .canvas import Canvas
from .people import crowd, standing
from .sky import sky
from .vehicles import bicycle
from .view import View

ABOUT = {
    "binnen": False,
    "midden": [960, 496],
    "basis": ["lucht", "ver", "veld", "clubhuis", "masten"],
    "tijd": {
        "dag": ["zon-hoog", "wolken"],
        "avond": ["zon-laag", "wolken"],
        "nacht": ["sterren"],
        "blauw": ["sterren"],
    },
    "gewoon": {"dag": ["training"], "avond": ["training"]},
    "stand": {
        "sportveld-lampen": {"lagen": ["licht", "training"]},
        "sportveld-foto": {"lagen": ["licht", "foto"]},
        "sportveld-donker": {"lagen": []},
    },
}

_MASTS = ((-13.5, 25), (13.5, 25), (-9.4, 41), (11.6, 41))


def draw(c: Canvas) -> None:
    """Draw every layer."""
    v = View(c, 975, 432, 1.9, 1000)
    sky(c, sun=(250, 140), low=(330, 330))
    with c.layer("ver"):
        rnd = random.Random(31)
        for number in range(34):
            x, y = number * 50 + rnd.uniform(-12, 12), 446 - rnd.uniform(0, 18)
            c.circle(x, y, rnd.uniform(26, 42), "ver-1")
        c.rect(566, 214, 30, 230, "ver-2")
        c.poly("558,218 581,128 604,218", "ver-2")
        for x, h in ((40, 130), (96, 156), (150, 120), (1388, 140), (1440, 168), (1496, 134)):
            poplar(c, x, 470, h, "ver-2" if h < 125 else "blad-2")
    with c.layer("veld"):
        _pitch(c, v)
    with c.layer("clubhuis"):
        _club_house(c)
        bicycle(c, 660, 478, "vlag-1", "gras-schaduw", 0.4)
        bicycle(c, 706, 480, "auto-rood", "gras-schaduw", 0.4)
    with c.layer("masten"):
        for x, z in _MASTS:
            v.front((x - 0.11, x + 0.11), (0, 11), z, "metaal")
            v.front((x - 1.3, x + 1.3), (10.6, 11.8), z, "staal-schaduw")
            for number in range(4):
                left = x - 1.2 + number * 0.62
                v.front((left, left + 0.5), (10.75, 11.65), z, "wagen-schaduw")
    with c.layer("licht"):
        _flood_light(v)
    with c.layer("training"):
        for x, z, coat, hair, style in (
            (-3.6, 20, "steen-oranje", "haar-2", "lang"),
            (-1.0, 22, "steen-oranje", "haar-1", "lang"),
            (2.6, 19, "steen-oranje", "haar-1", ""),
            (4.6, 24, "lijst", "haar-3", ""),
            (0.8, 16, "mens-1", "haar-1", ""),
        ):
            at = v.at(x, 0, z)
            c.ellipse(at[0] + 6, at[1], v.scale(z) * 0.5, 3, "gras-schaduw")
            standing(c, *at, v.scale(z) * 1.7 / 190, coat, hair, style)
        c.circle(*v.at(1.8, 0.14, 18), 6, "lijst")
    with c.layer("foto"):
        for x, coat, hair in ((952, "mens-1", "haar-1"), (1006, "mens-5", "haar-2")):
            standing(c, x, 596, 0.8, coat, hair)
        crowd(c, 500, 1.05, 6, (770, 1200), 8, uneven=8, signs=0, arms=0.4, legs=True)


def _pitch(c: Canvas, v: View) -> None:
    c.rect(0, 446, 1600, 454, "gras-schaduw")
    c.poly("0,470 1600,470 1600,900 0,900", "heg")
    for number in range(0, 16, 2):
        near = 3.0 + number * 2.2
        v.floor((-13, 13), (near, near + 2.2), "heg-licht")

    def line(x: tuple[float, float], z: tuple[float, float]) -> None:
        v.floor(x, z, "lijst")

    for z in (13.0, 38.0):
        line((-11.5, 11.5), (z, z + 0.16))
    for x in (-11.5, 11.38):
        line((x, x + 0.12), (3, 38))
    line((-5.5, 5.5), (29, 29.16))
    for x in (-5.5, 5.4):
        line((x, x + 0.1), (29, 38))
    middle = v.at(0, 0, 13.0)
    c.ellipse(middle[0], middle[1] + 1, 268, 46, "lijst")
    c.ellipse(middle[0], middle[1] + 1, 262, 42, "heg-licht")
    v.floor((-3.4, 3.4), (12.98, 13.14), "lijst")
    # The goal, its net a pale sheet.
    v.front((-2.4, 2.4), (0, 1.95), 38, "lijst", 0.28)
    for x in (-2.4, 2.3):
        v.front((x, x + 0.12), (0, 2.05), 38, "lijst")
    v.front((-2.4, 2.42), (1.95, 2.07), 38, "lijst")
    # A rail along the pitch, with boards that say nothing.
    v.front((-30, 30), (0.85, 0.95), 42, "hek")
    for number in range(24):
        x = -28 + number * 2.4
        v.front((x, x + 0.08), (0, 0.95), 42, "hek")
        if number % 3 != 2:
            role = ("bord", "vlag-1", "geel", "band-blauw", "steen-oranje")[number % 5]
            v.front((x + 0.1, x + 2.2), (0.1, 0.8), 42, role)


def _club_house(c: Canvas) -> None:
    c.poly("-14,0 10,-40 274,-40 300,0", "leien", at=(1148, 398))
    c.poly("274,-40 300,0 262,0 240,-40", "leien-schaduw", at=(1148, 398))
    c.rect(1146, 398, 286, 64, "bakoranje")
    c.rect(1420, 398, 12, 64, "bakoranje-schaduw")
    c.rect(1130, 394, 322, 7, "lijst")
    for x in (1166, 1222, 1316, 1372):
        window(c, x, 412, 40, 30, "glas-aan", rows=1)
    c.rect(1278, 408, 26, 54, "deur")
    # The dug-out, a scoreboard without a score.
    c.path(
        "M 0 0 L 0 -20 C 4 -34 16 -38 40 -38 L 96 -38 L 96 0 Z", "buiten-hoog", 0.6, at=(800, 480)
    )
    c.rect(800, 442, 96, 4, "metaal")
    c.rect(802, 472, 94, 7, "hout-buiten")
    c.rect(1040, 372, 78, 44, "metaal")
    c.rect(1046, 378, 66, 32, "wijzerrand")
    for x in (1050, 1102):
        c.rect(x, 416, 6, 50, "metaal")


def _flood_light(v: View) -> None:
    c = v.canvas
    for x, z in _MASTS:
        top = v.at(x, 11.2, z)
        lean = -1 if x > 0 else 1
        size = v.scale(z)
        far, near = v.at(x + lean * 4, 0, z + 6), v.at(x + lean * 13, 0, max(7.0, z - 12))
        c.poly([(top[0], top[1]), far, near], "lamp", 0.1)
        c.circle(*top, size * 2.6, "lamp", 0.14)
        c.circle(*top, size * 1.4, "lamp", 0.22)
        for number in range(4):
            left = x - 1.2 + number * 0.62
            v.front((left, left + 0.5), (10.75, 11.65), z, "lamp")
    c.ellipse(*v.at(0, 0, 19), 640, 110, "lamp", 0.16)
    c.ellipse(*v.at(0, 0, 21), 420, 66, "lamp", 0.2)
