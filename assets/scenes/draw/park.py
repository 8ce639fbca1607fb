"""Holiday park De Lutkerhof: bungalows around a lake, woods behind."""

from __future__ import annotations

import random

from .buildings import bush, poplar, street_lamp
from .canvas import Canvas
from .people import crowd, standing
from .sky import HOURS, sky
from .vehicles import bicycle, car, van
from .view import View

ABOUT = {
    "binnen": False,
    "midden": [960, 492],
    "basis": ["lucht", "bos", "meer", "oever"],
    "tijd": HOURS,
    "gewoon": {
        "dag": ["huisjes", "dagelijks"],
        "avond": ["bewoond"],
        "nacht": ["bewoond"],
        "blauw": ["bewoond"],
    },
    "stand": {
        "park-bewoners": {"lagen": ["dagelijks", "bewoond"]},
        "park-controle": {"lagen": ["bewoond", "controle"]},
        "park-feest": {"lagen": ["bewoond", "feest"]},
    },
}

# x, distance, material of the roof, and whether somebody lives there.
_HOUSES = (
    (-11.5, 34, "riet", False),
    (-4.6, 36, "pannen", True),
    (2.2, 37, "riet", False),
    (9.0, 35, "pannen", True),
    (15.5, 34, "riet", True),
    (-14.0, 24, "pannen", True),
    (8.6, 24, "riet", True),
    (15.0, 22, "pannen", False),
    (-11.6, 16.4, "riet", True),
    (5.2, 16.2, "pannen", True),
)


def draw(c: Canvas) -> None:
    """Draw every layer."""
    v = View(c, 930, 440, 2.6, 1000)
    sky(c, sun=(300, 140), low=(330, 350), drop=10)
    with c.layer("bos"):
        _woods(c)
    with c.layer("meer"):
        c.rect(0, 452, 1600, 448, "gras")
        c.poly("0,470 1600,462 1600,482 0,496", "gras-licht")
        c.poly("0,640 1600,700 1600,900 0,900", "gras-licht")
        lake = "M 520 548 C 640 514 900 508 1070 520 C 1200 530 1230 560 1150 584 "
        lake += "C 1060 612 820 628 660 612 C 520 598 440 572 520 548 Z"
        c.path(lake, "grind", at=(-8, 5))
        c.path(lake, "water")
        c.poly("560,540 1120,526 1150,534 540,550", "water-schaduw")
        for x, wide, tall, role in (
            (620, 60, 46, "water-schaduw"),
            (790, 66, 40, "water-glim"),
            (940, 40, 60, "water-schaduw"),
            (1040, 60, 36, "water-glim"),
        ):
            c.poly(f"0,0 {wide},0 {wide - 16},{tall} 14,{tall}", role, 0.6, at=(x, 528))
        for x, y, wide in ((700, 580, 80), (860, 598, 120), (1000, 572, 70), (620, 566, 50)):
            c.rect(x, y, wide, 3, "water-glim", rx=1.5)
        c.poly("880,900 1090,900 1240,640 1320,560 1290,556 1190,630", "grind")
        c.poly("880,900 930,900 1196,640 1296,556 1290,556 1190,630", "grind-licht")
    for name in ("huisjes", "bewoond"):
        with c.layer(name):
            for x, z, roof, lived_in in _HOUSES:
                _bungalow(v, x, z, roof, lived_in and name == "bewoond")
    with c.layer("oever"):
        _shore(c, v)
    with c.layer("lampgloed"):
        for x, y in ((1236, 664), (700, 656)):
            c.ellipse(x, y, 70, 13, "gloed", 0.8)
        for x, wide in ((812, 34), (1046, 40), (640, 30)):
            c.poly(f"0,0 {wide},0 {wide - 10},54 8,54", "glas-aan", 0.28, at=(x, 524))
    with c.layer("dagelijks"):
        bicycle(c, 1120, 690, "vlag-1", "gras-licht", 0.8)
        car(c, 560, 668, "auto-zand", 0.72)
        _laundry(c)
        for x, foot, size, coat, hair, style in (
            (980, 640, 0.5, "mens-2", "haar-2", "lang"),
            (1012, 640, 0.36, "mens-3", "haar-1", ""),
            (1200, 720, 0.6, "mens-4", "haar-3", ""),
        ):
            standing(c, x, foot, size, coat, hair, style)
    with c.layer("controle"):
        van(c, 830, 652, 0.86)
        van(c, 1130, 676, 0.94, flip=True)
        for x, y in ((834, 585), (1122, 603)):
            c.circle(x, y, 60, "schijnsel", 0.16)
            c.circle(x, y, 34, "zwaai", 0.25)
            c.circle(x, y, 15, "zwaai", 0.5)
        for x, foot, size, coat in (
            (930, 640, 0.6, "me-1"),
            (966, 644, 0.6, "mens-5"),
            (1030, 652, 0.64, "me-1"),
            (745, 660, 0.62, "mens-1"),
        ):
            standing(c, x, foot, size, coat, "haar-1", "muts" if coat == "me-1" else "")
            c.rect(x + 12 * size, foot - 120 * size, 22 * size, 28 * size, "bord")
    with c.layer("feest"):
        _party(c)


def _woods(c: Canvas) -> None:
    rnd = random.Random(8)
    for number in range(44):
        x = number * 38 + rnd.uniform(-14, 14)
        c.circle(x, 448 - rnd.uniform(8, 44), rnd.uniform(34, 54), "ver-1")
    for number in range(40):
        x = number * 42 + rnd.uniform(-16, 16)
        c.circle(x, 452 - rnd.uniform(0, 22), rnd.uniform(24, 40), "ver-2")
    for x, h in ((96, 210), (150, 250), (208, 196), (1420, 230), (1474, 270), (1540, 220)):
        poplar(c, x, 480, h, "blad-1" if h > 220 else "blad-2")


def _bungalow(v: View, x: float, z: float, roof: str, is_lit: bool) -> None:
    """A house of one floor under a steep roof, its gable to us."""
    wide, deep = 4.6, 5.5
    left, right, far = x - wide / 2, x + wide / 2, z + deep
    low, top = 2.1, 4.7
    wall = "verf-wit" if roof == "riet" else "hout-buiten"
    v.floor((left - 0.6, right + 1.4), (z - 2.2, z + 0.2), "gras-schaduw")
    v.floor((left + 0.2, right + 0.3), (z - 1.8, z), "hout-buiten-licht")
    v.box((left, right), (0, low), (z, far), wall)
    v.face([(left, low, z), (x, top, z), (right, low, z)], wall)
    v.face([(left, low, z), (x, top, z), (x, low, z)], f"{wall}-licht")
    v.front((left, x), (0, low), z, f"{wall}-licht")
    over, near = 0.5, z - 0.4
    for edge, sign in ((left, -1), (right, 1)):
        role = f"{roof}-licht" if sign < 0 else f"{roof}-schaduw"
        out = edge + sign * over
        plane = [(out, low - 0.45, near), (x, top + 0.1, near), (x, top + 0.1, far)]
        v.face([*plane, (out, low - 0.45, far)], role)
    for edge, sign in ((left, -1), (right, 1)):
        out = edge + sign * over
        rim = [(out, low - 0.45, near), (x, top + 0.1, near), (x, top - 0.24, near)]
        v.face(
            [*rim, (out - sign * 0.24, low - 0.5, near)],
            "verf-groen" if sign < 0 else "verf-groen-schaduw",
        )
    # Gable again: the roof planes met before it.
    v.face([(left + 0.15, low - 0.2, z), (x, top - 0.5, z), (right - 0.15, low - 0.2, z)], wall)
    v.face([(left + 0.15, low - 0.2, z), (x, top - 0.5, z), (x, low - 0.2, z)], f"{wall}-licht")
    v.front((x - 1.7, x + 0.5), (0.1, 1.95), z, "verf-groen")
    v.front((x - 1.6, x - 0.62), (0.2, 1.86), z, "glas-uit")
    v.front((x - 0.56, x + 0.4), (0.2, 1.86), z, "glas-uit")
    v.front((x + 0.9, x + 1.85), (0.85, 1.8), z, "verf-groen")
    v.front((x + 0.98, x + 1.77), (0.92, 1.74), z, "glas-uit")
    v.front((x - 0.4, x + 0.4), (2.65, 3.4), z, "verf-groen")
    v.front((x - 0.32, x + 0.32), (2.72, 3.33), z, "glas-uit")
    v.box((x + 0.5, x + 1.0), (top - 0.9, top + 0.5), (z + 2.6, z + 3.1), "baksteen")
    if is_lit:
        _lights(v, x, z)


def _lights(v: View, x: float, z: float) -> None:
    """Somebody is in."""
    v.front((x - 1.6, x - 0.62), (0.2, 1.86), z, "glas-aan")
    v.front((x - 0.56, x + 0.4), (0.2, 1.86), z, "glas-aan")
    v.front((x + 0.98, x + 1.77), (0.92, 1.74), z, "glas-zwak")
    v.front((x - 1.6, x - 1.2), (0.2, 1.86), z, "glas-zwak")
    v.front((x - 0.32, x + 0.32), (2.72, 3.33), z, "glas-zwak")


def _shore(c: Canvas, v: View) -> None:
    for x, base, h, role in (
        (640, 700, 330, "blad-2"),
        (1282, 640, 260, "blad-1"),
        (40, 700, 380, "blad-2"),
    ):
        poplar(c, x, base, h, role)
    rnd = random.Random(12)
    for _ in range(34):
        x = rnd.uniform(560, 830)
        tall = rnd.uniform(24, 58)
        c.poly(
            f"-2,0 2,0 {rnd.uniform(-8, 8):.0f},{-tall:.0f}",
            "riet-schaduw" if rnd.random() < 0.5 else "blad-2",
            at=(x, 622),
        )
    for _ in range(46):
        x, y = rnd.uniform(0, 1600), rnd.uniform(700, 890)
        if abs(x - 980 - (760 - y) * 0.9) < 170:
            continue  # the path
        for lean in (-6, 0, 5):
            tall = (y - 560) * 0.07
            c.poly(f"-2,0 2,0 {lean},{-tall:.1f}", "gras-schaduw", at=(x + lean, y))
    for x, y in ((330, 800), (352, 812), (380, 802), (1330, 812), (1352, 824), (1300, 826)):
        c.circle(x, y, 5, "lijst")
        c.circle(x, y, 2, "vlag-2")
    # A jetty, and a boat beside it.
    c.poly("934,608 1010,608 990,560 946,560", "hout-buiten")
    for y in (566, 574, 584, 596):
        c.rect(938, y, 66, 2, "hout-buiten-schaduw")
    for x in (944, 990):
        c.rect(x, 556, 6, 30, "hout-buiten-schaduw")
    c.path("M 1024 574 C 1030 590 1096 590 1106 572 Z", "verf-groen-schaduw")
    c.path(
        "M 1024 574 C 1050 580 1080 579 1106 572 L 1100 570 C 1080 574 1050 575 1030 572 Z",
        "verf-wit",
    )
    for x, base, r in (
        (730, 650, 26),
        (1180, 640, 24),
        (520, 662, 30),
        (1400, 720, 40),
        (60, 760, 60),
    ):
        bush(c, x, base, r)
    for x, base, h in ((1236, 664, 96), (700, 656, 92)):
        street_lamp(c, x, base, h)
    # The barrier of the park, and a board without words.
    c.rect(1340, 690, 14, 66, "verf-wit")
    c.rect(1346, 690, 8, 66, "verf-wit-schaduw")
    c.poly("1330,694 1060,716 1060,722 1330,704", "verf-wit")
    for x in (1110, 1190, 1270):
        c.poly("0,0 34,-3 34,5 0,7", "steen-rood", at=(x, 713 - (x - 1060) * 0.075))
    c.rect(300, 628, 8, 92, "hout-buiten-schaduw")
    c.rect(376, 628, 8, 92, "hout-buiten-schaduw")
    c.rect(284, 610, 116, 52, "verf-groen")
    c.rect(290, 616, 104, 40, "verf-groen-licht")
    c.path("M 300 650 C 316 626 330 626 342 650 C 354 620 372 624 384 650 Z", "verf-wit")


def _laundry(c: Canvas) -> None:
    c.rect(1004, 560, 4, 60, "stam")
    c.rect(1120, 560, 4, 62, "stam")
    c.rect(1004, 564, 120, 2, "metaal")
    for x, wide, tall, role in (
        (1014, 20, 26, "lijst"),
        (1040, 16, 32, "steen-oranje"),
        (1062, 22, 22, "koper"),
        (1090, 18, 30, "lijst"),
    ):
        c.rect(x, 566, wide, tall, role)


def _party(c: Canvas) -> None:
    """New year's drinks: a string of lamps, a tent, soup."""
    c.path("M 700 566 C 820 606 960 606 1086 560 L 1086 562 C 960 609 820 609 700 569 Z", "metaal")
    for number in range(14):
        share = (number + 0.5) / 14
        x = 700 + 386 * share
        y = 566 + 4 * 34 * share * (1 - share) - 6 * share
        c.circle(x, y + 8, 13, "lamp", 0.25)
        c.circle(x, y + 8, 6, "lamp")
    c.poly("850,640 1050,640 1050,600 850,600", "lijst-schaduw")
    c.poly("836,602 950,540 1064,602", "lijst")
    c.poly("950,540 1064,602 980,602", "lijst-schaduw")
    c.rect(858, 640, 184, 10, "stam")
    crowd(c, 612, 0.58, 10, (690, 1240), 2, uneven=8, signs=0, arms=0.1, legs=True)
