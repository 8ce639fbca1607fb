"""Haverwolde from above: every place of the stories has a spot on it."""

from __future__ import annotations

import random

from .canvas import Canvas
from .kaart_stad import Span, Town, at


def _spot(x: float, y: float, z: float, icon: str, *places: str) -> dict:
    across, down = at(x, y, z)
    return {"x": round(across), "y": round(down), "icoon": icon, "plaatsen": list(places)}


_INSIDE = ("raadhuis-trap", "raadzaal", "gang", "kamer", "kantine", "crisiskamer")

ABOUT = {
    "binnen": False,
    "midden": [800, 450],
    "basis": ["land", "water", "wegen", "bebouwing"],
    "tijd": {"dag": ["wolken"], "avond": ["lichten"], "nacht": ["lichten"], "blauw": ["lichten"]},
    "gewoon": {},
    "stand": {},
    "plekken": {
        "raadhuis": _spot(17.4, 20, 5.2, "town-hall", *_INSIDE),
        "plein": _spot(21.2, 21.0, 0.6, "monument", "plein"),
        "thuis": _spot(9.4, 9.6, 2.4, "home", "keuken", "straat-nacht"),
        "politiebureau": _spot(27.6, 12.4, 2.6, "police", "politiebureau"),
        "park": _spot(39.0, 14.4, 2.2, "lodging", "park"),
        "sportveld": _spot(26.6, 35.4, 0.4, "soccer", "sportveld"),
        "zuivelterrein": _spot(15.0, 38.0, 4.4, "industry", "zuivelterrein"),
    },
}


def draw(c: Canvas) -> None:
    """Draw every layer."""
    with c.layer("land"):
        _land(c)
    with c.layer("water"):
        _water(c)
    with c.layer("wegen"):
        _roads(c)
    with c.layer("lichten"):
        for x in range(4, 36, 3):
            for y in (10, 16.6, 23.4, 28.8):
                if 8 < x < 31:
                    c.ellipse(*at(x, y), 16, 7, "glas-aan", 0.2)
        for x, y in ((20.6, 18.6), (20.6, 21.8), (23, 20.2), (18.8, 22.4)):
            c.ellipse(*at(x, y), 30, 13, "glas-aan", 0.26)
        for x, y in ((37, 12), (41, 11), (42, 16), (37, 18)):
            c.ellipse(*at(x, y), 24, 10, "glas-aan", 0.2)
    with c.layer("bebouwing"):
        Town(c).draw()
    with c.layer("wolken"):
        for x, y, size in ((250, 170, 1.5), (1330, 250, 1.2), (430, 760, 1.3), (1180, 820, 1.1)):
            shape = "M -80 0 C -80 -14 -62 -24 -46 -22 C -42 -44 8 -50 20 -26 C 42 -32 66 -18 66 0 "
            c.path(f"{shape}C 40 14 -60 14 -80 0 Z", "wolk", 0.55, at=(x, y), scale=size)


def _patch(c: Canvas, x: Span, y: Span, role: str, alpha: float | None = None) -> None:
    corners = [at(x[0], y[0]), at(x[1], y[0]), at(x[1], y[1]), at(x[0], y[1])]
    c.poly(corners, role, alpha)


def _band(c: Canvas, points: list[tuple[float, float]], wide: float, role: str) -> None:
    """Draw a road or a water along points, some of them a bend."""
    ahead, back = [], []
    for number, (x, y) in enumerate(points):
        before = points[max(0, number - 1)]
        after = points[min(len(points) - 1, number + 1)]
        along = after[0] - before[0], after[1] - before[1]
        length = (along[0] ** 2 + along[1] ** 2) ** 0.5 or 1
        out = -along[1] / length * wide / 2, along[0] / length * wide / 2
        ahead.append(at(x + out[0], y + out[1]))
        back.append(at(x - out[0], y - out[1]))
    c.poly([*ahead, *reversed(back)], role)


def _land(c: Canvas) -> None:
    c.rect(0, 0, 1600, 900, "gras")
    rnd = random.Random(14)
    fields = (
        "gras-licht",
        "gras-schaduw",
        "heg-licht",
        "auto-zand-licht",
        "gras-top",
        "vlier-licht",
    )
    for column in range(-6, 12):
        at = -26.0 + rnd.uniform(-2, 0)
        while at < 70:
            long = rnd.uniform(5, 10)
            x = (column * 5.6, column * 5.6 + 5.3)
            _patch(c, x, (at, at + long - 0.35), rnd.choice(fields))
            if rnd.random() < 0.35:
                for line in range(1, 4):
                    left = x[0] + line * 1.32
                    _patch(c, (left, left + 0.16), (at, at + long - 0.35), "gras-schaduw", 0.5)
            at += long
    # The town itself stands on paving and gardens.
    _patch(c, (3.5, 32), (5.5, 29.4), "heg-licht")
    _patch(c, (6, 31), (7, 28.6), "gras-licht")


_RIVER = [(-20, 26), (-8, 29.5), (4, 31), (14, 31.4), (24, 31), (32, 32.6), (42, 37), (60, 42)]


def _water(c: Canvas) -> None:
    _band(c, _RIVER, 2.9, "grind")
    _band(c, _RIVER, 2.4, "water")
    _band(c, [(x, y - 0.7) for x, y in _RIVER], 0.5, "water-schaduw")
    for x, y, long in ((2, 31.2, 2.0), (11, 31.7, 2.6), (20, 31.5, 1.8), (35, 34.3, 2.2)):
        _band(c, [(x, y), (x + long, y + 0.06)], 0.16, "water-glim")
    # A ditch between the fields, the lake of the park.
    for ditch in ([(33.4, -12), (33.2, 6), (33.6, 31.8)], [(-14, 4), (2.4, 4.4), (2.6, 30)]):
        _band(c, ditch, 0.42, "water")
    lake = [
        (36.6, 13.2),
        (37.6, 11.9),
        (39.4, 11.6),
        (41.2, 12.2),
        (42.2, 13.8),
        (41.6, 15.6),
        (39.8, 16.6),
        (37.8, 16.2),
        (36.6, 14.9),
    ]
    around = [((x - 39.4) * 1.13 + 39.4, (y - 14.1) * 1.13 + 14.1) for x, y in lake]
    c.poly([at(*point) for point in around], "grind")
    c.poly([at(*point) for point in lake], "water")
    _band(c, [(38.2, 13.0), (40.4, 12.8)], 0.2, "water-glim")
    _band(c, [(39.0, 14.8), (40.6, 14.6)], 0.2, "water-glim")


def _roads(c: Canvas) -> None:
    edge, paved = "beton-schaduw", "stoep"
    main = [(-30, 15.4), (2, 16.4), (16, 16.6), (24, 16.6), (33, 16), (44, 19.6), (70, 20)]
    through = [(16.4, -60), (16.2, 4), (16.4, 16), (16.6, 29), (16.4, 34), (18.6, 42), (19, 70)]
    for wide, role in ((1.5, edge), (1.15, paved)):
        _band(c, main, wide, role)
        _band(c, through, wide, role)
    for street in (
        [(6, 10), (30.6, 10)],
        [(5.4, 23.4), (31.6, 23.4)],
        [(7.4, 28.4), (30, 28.8)],
        [(10.4, 6.4), (10.4, 28.4)],
        [(23.6, 6.6), (23.6, 28.8)],
        [(29.8, 7.4), (29.8, 28.6)],
        [(33.6, 16), (35.6, 17.6), (43.4, 17.4), (43.8, 11.2), (36.4, 10.4), (35.4, 15.6)],
        [(16.6, 35), (12.4, 35.4), (12.2, 41)],
    ):
        _band(c, street, 0.8, paved)
    # The railway, on its own dam beyond the park.
    rails = [(-20, -3.4), (14, -2.6), (34, 0.6), (60, 7)]
    _band(c, rails, 0.9, "grind")
    _band(c, rails, 0.36, "metaal")
    _band(c, rails, 0.14, "grind-licht")
    # The square, and the cheese market behind it.
    _patch(c, (18.4, 23.2), (17.6, 23.0), "plein-2")
    _patch(c, (18.6, 23.0), (17.8, 22.8), "plein-1")
    for line in range(5):
        _patch(c, (19.4 + line * 0.8, 19.48 + line * 0.8), (17.8, 22.8), "plein-3", 0.6)
    _patch(c, (24.4, 27.6), (24.6, 27.6), "plein-1")
    # Sports fields.
    for x, y in (((24.8, 28.6), (33.4, 37.4)), ((29.2, 32.6), (35.4, 39.4))):
        _patch(c, x, y, "gras-schaduw")
        _patch(c, (x[0] + 0.25, x[1] - 0.25), (y[0] + 0.25, y[1] - 0.25), "lijst")
        _patch(c, (x[0] + 0.38, x[1] - 0.38), (y[0] + 0.38, y[1] - 0.38), "heg")
        middle = (y[0] + y[1]) / 2
        _patch(c, (x[0] + 0.38, x[1] - 0.38), (middle - 0.06, middle + 0.06), "lijst")
    # Yard of the dairy.
    _patch(c, (10.6, 17.8), (35.4, 41.0), "beton")
    _patch(c, (11.0, 17.4), (35.8, 40.6), "beton-licht")
    # Bridges.
    for x, y in ((16.45, 31.2), (29.8, 32.0)):
        _patch(c, (x - 0.8, x + 0.8), (y - 1.7, y + 1.7), "natuursteen-schaduw")
        _patch(c, (x - 0.55, x + 0.55), (y - 1.7, y + 1.7), paved)
