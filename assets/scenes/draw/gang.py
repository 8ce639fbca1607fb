"""The corridor beside the council chamber: narrow, no windows, a door at the end."""

import random

from .canvas import Canvas
from .people import COATS, person, standing
from .rooms import glow, pool, shell, side_door
from .view import View

_HOURS = {light: ["lamplicht", "lampglans"] for light in ("dag", "avond", "nacht", "blauw")}

ABOUT = {
    "binnen": True,
    "midden": [960, 474],
    "basis": ["gang", "deuren", "banken"],
    "tijd": _HOURS,
    "gewoon": {},
    "stand": {
        "gang-vol": {"lagen": ["mensen"]},
        "gang-bezoek": {"lagen": ["bezoek"]},
    },
}

_BACK = 15.0
_LAMPS = (4.2, 6.6, 9.4, 12.6)


def draw(c: Canvas) -> None:
    """Draw every layer."""
    v = View(c, 985, 468, 1.6, 980)
    with c.layer("gang"):
        shell(v, (-2.3, 1.75), 3.1, _BACK, "muur", "vloer-tegel", 0.4, ("lambrisering", 1.15))
        v.floor((-0.75, 0.55), (1.6, _BACK), "tapijt")
        v.floor((-0.75, -0.66), (1.6, _BACK), "tapijt-top")
        v.floor((0.46, 0.55), (1.6, _BACK), "tapijt-top")
        for z in (3.2, 5.0, 7.8, 10.8):
            for x, tone in ((-2.28, "-schaduw"), (1.73, "")):
                v.side(x, (0, 2.98), (z, z + 0.28), f"wit-werk{tone}")
    with c.layer("lamplicht"):
        for z in _LAMPS:
            v.level((-0.95, 0.75), 3.09, (z - 0.7, z + 0.7), "schijn", 0.3)
            v.side(-2.29, (1.15, 2.98), (z - 0.5, z + 0.5), "schijn", 0.14)
            v.side(1.74, (1.15, 2.98), (z - 0.5, z + 0.5), "schijn", 0.2)
    with c.layer("deuren"):
        _end(v)
        for z in (9.0, 5.75):
            side_door(v, -2.29, (z, z + 1.1), "stof-groen")
        for z in (11.4, 8.3, 5.6):
            side_door(v, 1.74, (z, z + 1.1), "noten")
        v.side(1.74, (0.06, 2.1), (5.66, 6.64), "schijn", 0.14)
        for z, x in ((7.35, -2.29), (11.6, -2.29)):
            v.side(x, (1.4, 2.2), (z - 0.4, z + 0.4), "stof-oker-schaduw")
            v.side(x, (1.46, 2.14), (z - 0.34, z + 0.34), "stof-blauw-top")
            v.side(x, (1.46, 1.72), (z - 0.34, z + 0.34), "plant-schaduw")
        for z in reversed(_LAMPS):
            v.level((-0.42, 0.22), 2.86, (z - 0.28, z + 0.28), "peer")
            v.box((-0.45, 0.25), (2.86, 2.92), (z - 0.3, z + 0.3), "wit-werk")
            for x in (-0.3, 0.1):
                v.front((x, x + 0.02), (2.92, 3.1), z - 0.3, "zwart-werk")
            v.level((-0.42, 0.22), 2.855, (z - 0.28, z + 0.28), "peer")
    with c.layer("banken"):
        _bench(v, 7.0, 8.3)
        _trolley(v)
    with c.layer("lampglans"):
        for z in _LAMPS:
            pool(v, -0.1, 0.0, z, 1.1, 0.8, 0.16)
        glow(v, (-0.1, 2.86, 6.6), 0.5)
        glow(v, (-0.1, 2.86, 9.4), 0.5)
    with c.layer("bezoek"):
        x, foot = v.at(0.72, 0, 5.2)
        c.ellipse(x + 16, foot, 58, 9, "zwart-werk", 0.25)
        standing(c, x, foot, 1.83, "mens-4", "haar-2")
        case = v.at(0.43, 0.3, 5.15)
        c.rect(case[0] - 34, case[1] - 26, 62, 44, "leer", rx=4)
        c.rect(case[0] - 14, case[1] - 34, 22, 10, "leer-schaduw", rx=4)
    with c.layer("mensen"):
        _people(c, v)


def _end(v: View) -> None:
    """The double door at the end, that can be shut."""
    v.front((-1.2, 0.9), (0, 2.6), _BACK, "wit-werk")
    for left in (-1.1, -0.13):
        v.front((left, left + 0.93), (0, 2.5), _BACK, "stof-groen")
        v.front((left + 0.14, left + 0.79), (1.2, 2.3), _BACK, "glas-zaal")
        v.front((left + 0.14, left + 0.79), (1.72, 1.78), _BACK, "stof-groen")
        v.front((left + 0.14, left + 0.79), (0.2, 0.95), _BACK, "stof-groen-schaduw")


def _bench(v: View, near: float, far: float) -> None:
    v.box((-2.28, -1.82), (0.38, 0.46), (near, far), "eiken")
    v.side(-2.27, (0.46, 0.95), (near, far), "eiken-schaduw")
    for z in (near + 0.05, far - 0.15):
        v.box((-1.95, -1.86), (0, 0.38), (z, z + 0.1), "zwart-werk")


def _trolley(v: View) -> None:
    """Coffee for who has to wait."""
    v.floor((1.0, 1.75), (7.05, 7.9), "zwart-werk", 0.2)
    v.box((1.1, 1.66), (0.28, 0.33), (7.1, 7.9), "rvs")
    v.box((1.1, 1.66), (0.82, 0.88), (7.1, 7.9), "rvs")
    for x in (1.1, 1.61):
        v.front((x, x + 0.05), (0.05, 0.9), 7.1, "rvs-schaduw")
    v.box((1.18, 1.4), (0.88, 1.3), (7.3, 7.5), "rvs")
    v.front((1.24, 1.34), (0.98, 1.02), 7.3, "zwart-werk")
    for number in range(4):
        v.box(
            (1.44 + number % 2 * 0.1, 1.52 + number % 2 * 0.1),
            (0.88, 0.97),
            (7.25 + number * 0.1, 7.3 + number * 0.1),
            "wit-werk",
        )


def _people(c: Canvas, v: View) -> None:
    """The council and the public gallery, waiting: the furthest first."""
    rnd = random.Random(20)
    for z, count in ((12.5, 9), (10.4, 8), (8.6, 7), (7.0, 6), (5.6, 5), (4.5, 4)):
        size = v.scale(z) / 110
        step = 3.5 / count
        for number in range(count):
            x = -2.0 + (number + 0.5) * step + rnd.uniform(-0.12, 0.12)
            if z < 5 and -0.5 < x < 0.4:
                continue
            high = rnd.uniform(1.34, 1.5)
            at = v.at(x, high, z)
            foot = v.at(x, 0, z)[1]
            for left in (-15, 2):
                top = at[1] + 84 * size
                c.rect(at[0] + left * size, top, 13 * size, foot - top, "mens-5")
            person(c, *at, size, rnd, coats=COATS)
