"""The street where you live, behind the church."""

from __future__ import annotations

import random

from .buildings import bush, street_lamp, window
from .canvas import Canvas
from .people import standing
from .sky import HOURS, sky
from .vehicles import bicycle, car

ABOUT = {
    "binnen": False,
    "midden": [960, 536],
    "basis": ["lucht", "ver", "huizen", "straat", "tuinen"],
    "tijd": HOURS,
    "gewoon": {light: ["geparkeerd"] for light in ("dag", "avond", "nacht", "blauw")},
    "stand": {
        "straat-nacht-brand": {"lagen": ["uitgebrand", "buren"]},
        "straat-nacht-auto": {"lagen": ["bewaking"]},
        "straat-nacht-bus": {"lagen": ["geparkeerd", "bus"]},
    },
}

_BASE = 566


def draw(c: Canvas) -> None:
    """Draw every layer."""
    sky(c, sun=(260, 130), low=(300, 330))
    with c.layer("ver"):
        c.rect(0, 420, 1600, 160, "ver-2")
        c.rect(1130, 60, 62, 420, "ver-2")
        c.poly("1118,64 1161,-70 1204,64", "ver-2")
        c.rect(1150, 110, 22, 60, "ver-1")
        for x, y, r in (
            (30, 380, 80),
            (720, 372, 70),
            (800, 392, 56),
            (1250, 380, 70),
            (1590, 372, 90),
        ):
            c.circle(x, y, r, "ver-2")
    with c.layer("huizen"):
        for x, brick, seed in (
            (-60, "bakbruin", 1),
            (330, "baksteen", 2),
            (850, "bakoranje", 3),
            (1240, "bakbruin", 5),
        ):
            _pair(c, x, brick, seed)
    with c.layer("straat"):
        c.rect(0, _BASE, 1600, 60, "gras")
        c.rect(0, 612, 1600, 36, "stoep")
        for number in range(28):
            c.rect(number * 60 - 6, 612, 2, 30, "plein-3")
        c.rect(0, 642, 1600, 8, "beton-schaduw")
        c.rect(0, 650, 1600, 170, "asfalt")
        c.poly("0,700 1600,690 1600,716 0,730", "asfalt-licht")
        c.rect(0, 820, 1600, 8, "beton-schaduw")
        c.rect(0, 828, 1600, 72, "stoep")
        for number in range(18):
            c.poly("0,828 4,828 -20,900 -26,900", "plein-3", at=(number * 96, 0))
    with c.layer("lampgloed"):
        for x in (250, 800, 1330):
            c.ellipse(x, 640, 150, 24, "gloed", 0.7)
            c.ellipse(x, 640, 84, 13, "gloed")
        c.poly("958,566 1014,566 1050,642 930,642", "glas-aan", 0.3)
    with c.layer("tuinen"):
        _gardens(c)
    with c.layer("geparkeerd"):
        car(c, 1090, 658, "auto-rood", 1.15)
        car(c, 520, 658, "auto-grijs", 1.15, flip=True)
    with c.layer("bus"):
        _delivery_van(c, 800, 664)
    with c.layer("bewaking"):
        _guard(c)
    with c.layer("uitgebrand"):
        _burnt(c)
    with c.layer("buren"):
        for x, foot, size, coat, hair, style in (
            (830, 668, 0.92, "lijst-schaduw", "haar-1", ""),
            (900, 690, 0.98, "mens-3", "haar-3", ""),
            (1196, 676, 0.86, "mens-2", "haar-1", "lang"),
        ):
            c.ellipse(x + 12, foot, 36, 6, "metaal", 0.4)
            standing(c, x, foot, size, coat, hair, style)
        hose = "M 912 632 C 940 640 930 700 870 706 C 800 712 760 690 700 700 L 700 706 "
        hose += "C 760 696 800 718 872 712 C 938 706 948 640 914 626 Z"
        c.path(hose, "koper")


def _pair(c: Canvas, x: float, brick: str, seed: int) -> None:
    """Two houses under one roof, as the thirties built them: bay windows, a deep roof."""
    rnd = random.Random(seed)
    w, eaves = 372, 330
    roof = "pannen" if seed % 2 else "leien"
    c.rect(x + 62, 140, 30, 60, f"{brick}-schaduw")
    c.rect(x + 58, 134, 38, 9, "lijst-schaduw")
    c.rect(x + w - 92, 140, 30, 60, f"{brick}-schaduw")
    c.rect(x + w - 96, 134, 38, 9, "lijst-schaduw")
    c.poly(f"-22,{eaves} 34,176 {w - 34},176 {w + 22},{eaves}", roof, at=(x, 0))
    c.poly(
        f"{w - 34},176 {w + 22},{eaves} {w - 66},{eaves} {w - 104},176",
        f"{roof}-schaduw",
        at=(x, 0),
    )
    for row in range(4):
        y = 210 + row * 31
        c.rect(x + 20 - row * 11, y, w - 40 + row * 22, 2, f"{roof}-schaduw")
    c.rect(x, eaves, w, _BASE - eaves, brick)
    c.rect(x + w - 16, eaves, 16, _BASE - eaves, f"{brick}-schaduw")
    c.rect(x - 26, eaves - 8, w + 52, 12, "lijst")
    c.rect(x - 26, eaves + 4, w + 52, 5, "lijst-schaduw")
    c.rect(x, 452, w, 6, f"{brick}-schaduw")
    c.rect(x, _BASE - 26, w, 26, f"{brick}-schaduw")
    for left in (x + 16, x + w - 180):
        # A dormer, a bedroom, a bay with a flat roof, a porch.
        c.rect(left + 44, 232, 80, 62, "lijst")
        c.rect(left + 36, 224, 96, 10, "lijst-schaduw")
        window(
            c,
            left + 54,
            242,
            60,
            44,
            rnd.choice(("glas-uit", "glas-zwak", "glas-aan")),
            rows=1,
            sill=False,
        )
        window(c, left + 12, 358, 66, 66, rnd.choice(("glas-uit", "glas-zwak")), rows=2)
        window(c, left + 108, 358, 38, 66, rnd.choice(("glas-uit", "glas-zwak")), cols=1, rows=2)
        _bay(c, left, rnd.choice(("glas-aan", "glas-aan", "glas-uit")))
        _porch(c, left + 112, seed == 3 and left < x + 100)


def _bay(c: Canvas, x: float, glass: str) -> None:
    c.rect(x - 2, 466, 98, 9, "lijst")
    c.poly("0,475 94,475 94,566 0,566", "lijst-schaduw", at=(x, 0))
    c.rect(x + 4, 480, 18, 52, glass)
    c.rect(x + 27, 480, 40, 52, glass)
    c.rect(x + 72, 480, 18, 52, "glas-zwak" if glass == "glas-aan" else glass)
    c.rect(x + 4, 494, 86, 3, "lijst")
    if glass == "glas-aan":
        # A lamp and a plant on the sill: somebody is up.
        c.poly("-9,0 9,0 6,-11 -6,-11", "lamp", at=(x + 40, 516))
        c.path(
            "M 0 0 C -8 -8 -9 -16 -4 -20 C -1 -14 1 -14 4 -21 C 9 -15 8 -8 2 0 Z",
            "blad-2",
            at=(x + 57, 532),
        )
    c.rect(x, 536, 94, 30, "baksteen-schaduw")


def _porch(c: Canvas, x: float, is_yours: bool) -> None:
    c.rect(x - 4, 466, 56, 100, "lijst")
    c.dome(x, 486, 48, 18, "glas-aan" if is_yours else "glas-zwak")
    c.rect(x, 486, 48, 80, "deur")
    c.rect(x + 9, 494, 30, 26, "glas-aan" if is_yours else "glas-uit")
    c.rect(x + 9, 528, 30, 30, "metaal")
    c.rect(x + 12, 531, 27, 27, "deur")
    c.circle(x + 42, 528, 3, "vlag-2")
    c.rect(x - 8, 560, 64, 8, "stoep")
    if is_yours:
        c.circle(x + 60, 500, 6, "lamp")
        c.circle(x + 60, 500, 20, "lamp", 0.3)


def _gardens(c: Canvas) -> None:
    for x, w in (
        (-20, 120),
        (182, 190),
        (470, 110),
        (560, 120),
        (716, 120),
        (1030, 150),
        (1230, 200),
        (1500, 110),
    ):
        c.rect(x, 578, w, 36, "heg")
        c.rect(x, 574, w, 8, "heg-top")
        c.rect(x + w - 10, 578, 10, 36, "heg-schaduw")
    for x, r in ((150, 26), (450, 22), (690, 24), (1206, 26), (1470, 24)):
        bush(c, x, 606, r, "vlier")
    for x in (250, 800, 1330):
        street_lamp(c, x, 646, 190)
    for x in (92, 1424):
        c.rect(x - 7, 440, 14, 200, "stam")
        for dx, dy, r, role in (
            (-50, 30, 62, "blad-2"),
            (48, 36, 60, "blad-2"),
            (0, -20, 80, "blad-1"),
            (-20, 20, 60, "blad-1"),
        ):
            c.circle(x + dx, 390 + dy, r, role)
    bicycle(c, 690, 622, "auto-zand", "stoep", 0.9)


def _delivery_van(c: Canvas, x: float, y: float) -> None:
    c.ellipse(x, y + 4, 130, 10, "metaal", 0.35)
    c.poly("-124,-10 -124,-132 -112,-144 62,-144 104,-84 124,-74 124,-10", "bus-grijs", at=(x, y))
    c.poly("-124,-44 124,-44 124,-10 -124,-10", "bus-grijs-schaduw", at=(x, y))
    c.poly("-124,-144 62,-144 66,-138 -118,-138", "bus-grijs-top", at=(x, y))
    c.poly("30,-130 58,-130 92,-84 30,-84", "metaal", at=(x, y))
    c.rect(x - 30, y - 130, 3, 112, "bus-grijs-schaduw")
    c.rect(x + 20, y - 130, 3, 112, "bus-grijs-schaduw")
    c.poly("112,-66 124,-64 124,-52 114,-54", "lamp", at=(x, y))
    for across in (-74, 78):
        c.circle(x + across, y - 10, 23, "metaal")
        c.circle(x + across, y - 10, 10, "wagen-schaduw")


def _guard(c: Canvas) -> None:
    """A car that stays before your door, two people in it."""
    car(c, 990, 662, "auto-grijs", 1.3)
    for x in (964, 1014):
        c.circle(x, 590, 9, "mens-5")
        c.path("M -15 0 C -14 -14 14 -14 15 0 Z", "mens-5", at=(x, 608))
    c.rect(958, 556, 44, 9, "metaal", rx=3)
    c.rect(962, 557, 16, 7, "zwaai", rx=2)
    c.rect(982, 557, 16, 7, "zwaai", rx=2)
    car(c, 480, 658, "auto-rood", 1.15, flip=True)


def _burnt(c: Canvas) -> None:
    """What is left of a car, a wet street, smoke that still hangs there."""
    smoke = (
        "M 1010 590 C 960 560 980 470 1030 460 C 1000 390 1080 330 1120 370 C 1140 300 1240 320 "
    )
    smoke += "1220 390 C 1280 400 1270 480 1220 490 C 1240 550 1160 600 1010 590 Z"
    c.path(smoke, "rook-2", 0.75)
    inner = (
        "M 1030 592 C 1000 560 1010 510 1050 500 C 1040 450 1100 420 1120 450 C 1160 420 1200 460 "
    )
    inner += "1170 500 C 1200 540 1130 596 1030 592 Z"
    c.path(inner, "rook-1", 0.7)
    c.ellipse(1056, 668, 230, 22, "brand", 0.55)
    c.ellipse(1010, 684, 170, 12, "water-glim", 0.5)
    body = "M -100 -16 C -102 -40 -92 -50 -72 -53 C -58 -76 -44 -82 -16 -82 C 22 -83 38 -70 54 -52 "
    body += "C 84 -48 100 -40 100 -16 L 92 -4 L -92 -4 Z"
    c.path(body, "brand", at=(1050, 660), scale=1.2)
    c.poly("-64,-54 -52,-72 -20,-76 -18,-54", "metaal", at=(1050, 660), scale=1.2)
    c.poly("-10,-54 -10,-76 22,-74 42,-54", "metaal", at=(1050, 660), scale=1.2)
    c.poly("-100,-20 100,-20 92,-4 -92,-4", "brand-schaduw", at=(1050, 660), scale=1.2)
    c.poly("50,-50 96,-38 80,-30 48,-36", "roest", at=(1050, 660), scale=1.2)
    c.poly("-90,-40 -60,-46 -50,-30 -84,-26", "roest-schaduw", at=(1050, 660), scale=1.2)
    for across in (-70, 72):
        c.circle(1050 + across, 652, 20, "brand-schaduw")
        c.circle(1050 + across, 652, 11, "roest-schaduw")
    for x, y in ((996, 622), (1070, 614), (1120, 632)):
        c.circle(x, y, 9, "vuur", 0.35)
        c.circle(x, y, 4, "vuur")
