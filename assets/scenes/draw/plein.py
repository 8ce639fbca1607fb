"""The square before the town hall."""

import math
import random

from .buildings import flag, house, street_lamp, tree, window
from .canvas import Canvas
from .people import crowd, person
from .sky import HOURS, sky
from .vehicles import bicycle, van

_CROWD = [f"menigte-{row}" for row in range(1, 7)]

ABOUT = {
    "binnen": False,
    "midden": [960, 500],
    "basis": ["lucht", "ver", "huizen", "stadhuis", "plein", "straatwerk"],
    "tijd": HOURS,
    "gewoon": {"dag": ["dagelijks"]},
    "stand": {
        "plein-dag": {"tijd": "dag", "lagen": ["dagelijks"]},
        "plein-avond-publiek": {"tijd": "avond", "lagen": ["hekken", "publiek"]},
        "plein-avond-druk": {"tijd": "avond", "lagen": ["hekken", "publiek", "druk"]},
        "plein-avond-menigte": {"tijd": "avond", "lagen": ["hekken", *_CROWD]},
        "plein-nacht-menigte-wagens": {
            "tijd": "blauw",
            "lagen": ["wagens", "hekken", "blauwlicht", "rook", *_CROWD],
        },
        "plein-nacht-menigte-blauw": {
            "tijd": "blauw",
            "lagen": ["wagens", "hekken", "me", "blauwlicht", "rook", *_CROWD],
        },
        "plein-hekken": {"lagen": ["hekken"]},
        "plein-stickers": {"lagen": ["dagelijks", "stickers"]},
    },
    "klok": {"x": 980, "y": 386, "r": 28},
}

_DARK = ("mens-1", "mens-5", "mens-2", "mens-3")


def draw(c: Canvas) -> None:
    """Draw every layer."""
    sky(c)
    with c.layer("ver"):
        _far(c)
    with c.layer("huizen"):
        for x, w, eaves, style, wall, roof, seed, shop in (
            (-36, 150, 430, "dak", "steen-bruin", "pan", 3, None),
            (114, 112, 404, "trap", "steen-rood", "pan", 8, "vlag-1"),
            (226, 104, 422, "klok", "pleister", "lei", 5, None),
            (330, 122, 396, "lijst", "steen-oranje", "lei", 12, "blad-2"),
            (452, 104, 416, "hals", "steen-bruin", "lei", 15, None),
            (556, 118, 436, "tuit", "geel", "pan", 21, None),
            (1262, 110, 414, "klok", "steen-oranje", "pan", 31, "steen-rood"),
            (1372, 120, 432, "trap", "pleister", "pan", 33, None),
            (1492, 140, 410, "dak", "steen-rood", "lei", 38, None),
        ):
            house(c, x, w, 612, eaves, style, wall, roof, seed, shop)
    with c.layer("stadhuis"):
        _town_hall(c)
    with c.layer("plein"):
        _paving(c)
    with c.layer("lampgloed"):
        for x in (744, 1206, 60, 440):
            c.ellipse(x, 640, 90, 16, "gloed", 0.8)
    with c.layer("straatwerk"):
        for x in (690, 1236):
            tree(c, x, 634, 58, 46)
        for x, base, h in ((744, 640, 92), (1206, 640, 92), (60, 646, 96), (440, 646, 96)):
            street_lamp(c, x, base, h)
        for x in (160, 240, 320, 540, 620):
            c.rect(x - 4, 628, 8, 22, "metaal", rx=3)
        c.rect(560, 668, 110, 7, "stam")
        c.rect(560, 654, 110, 6, "stam")
        c.rect(570, 675, 6, 18, "metaal")
        c.rect(654, 675, 6, 18, "metaal")
    with c.layer("stickers"):
        _new_panes(c)
    with c.layer("dagelijks"):
        _market_day(c)
    with c.layer("wagens"):
        van(c, 780, 622, 0.92)
        van(c, 1180, 622, 0.92, flip=True)
    with c.layer("hekken"):
        _barriers(c)
    with c.layer("me"):
        _riot_police(c)
    with c.layer("blauwlicht"):
        _blue_light(c)
    with c.layer("rook"):
        _smoke(c)
    with c.layer("publiek"):
        crowd(c, 664, 0.4, 16, (600, 1290), 2, uneven=5, signs=0.25, arms=0.1, legs=True)
    with c.layer("druk"):
        crowd(c, 690, 0.48, 30, (440, 1460), 5, uneven=7, signs=0.14, arms=0.15, legs=True)
        crowd(c, 738, 0.64, 27, (250, 1560), 6, uneven=10, signs=0.1, arms=0.2, legs=True)
    for name, y, size, count, between, uneven, signs, coats in (
        ("menigte-1", 604, 0.4, 54, (330, 1500), 3, 0.1, (*_DARK, "mens-4")),
        ("menigte-2", 624, 0.5, 54, (180, 1600), 4, 0.1, (*_DARK, "mens-4")),
        ("menigte-3", 654, 0.66, 44, (60, 1640), 6, 0.08, (*_DARK, "mens-4")),
        ("menigte-4", 702, 0.92, 34, (-20, 1640), 8, 0.07, _DARK),
        ("menigte-5", 776, 1.28, 24, (-20, 1640), 10, 0.05, _DARK),
        ("menigte-6", 866, 1.72, 15, (-20, 1640), 12, 0, ("mens-5", "mens-1")),
    ):
        down_to = None if name == "menigte-6" else 900
        with c.layer(name):
            crowd(
                c, y, size, count, between, 10 + int(name[-1]), uneven, signs, 0.2, coats, down_to
            )


def _far(c: Canvas) -> None:
    c.path(
        "M 0 470 L 0 404 L 40 404 L 64 370 L 88 404 L 138 404 L 138 378 L 174 378 L 174 404 "
        "L 234 404 L 264 360 L 294 404 L 364 404 L 364 364 L 392 364 L 406 344 L 420 364 "
        "L 420 404 L 540 404 L 566 368 L 592 404 L 662 404 L 662 386 L 712 386 L 712 404 "
        "L 792 404 L 792 470 Z",
        "ver-1",
    )
    c.path(
        "M 1120 470 L 1120 410 L 1180 410 L 1206 374 L 1232 410 L 1272 410 L 1272 370 L 1312 370 "
        "L 1312 410 L 1402 410 L 1432 370 L 1462 410 L 1522 410 L 1522 380 L 1562 380 L 1562 410 "
        "L 1632 410 L 1632 470 Z",
        "ver-1",
    )
    c.rect(1336, 240, 52, 230, "ver-2")
    c.poly("1326,240 1362,110 1398,240", "ver-2")
    c.poly("1388,470 1388,370 1430,330 1520,330 1540,470", "ver-2")
    c.rect(1360, 86, 4, 30, "ver-2")
    c.rect(1352, 94, 20, 4, "ver-2")
    for x, y, r in (
        (60, 430, 50),
        (250, 440, 44),
        (640, 430, 50),
        (706, 440, 40),
        (1240, 430, 52),
        (1585, 430, 60),
    ):
        c.circle(x, y, r, "ver-2")


def _town_hall(c: Canvas, x: float = 760, w: float = 440, base: float = 612) -> None:
    eaves, middle = 432, x + w / 2
    c.poly(f"-12,{eaves} 34,330 {w - 34},330 {w + 12},{eaves}", "lei", at=(x, 0))
    shade = f"{w - 34},330 {w + 12},{eaves} {w - 60},{eaves} {w - 92},330"
    c.poly(shade, "lei-schaduw", at=(x, 0))
    for left in (x + 62, x + w - 98):
        c.rect(left, 376, 36, 48, "lijst")
        c.poly("-6,378 18,356 42,378", "lijst-schaduw", at=(left, 0))
        window(c, left + 7, 384, 22, 32, "glas-zwak", rows=2, sill=False)
    for left in (x + 24, x + w - 44):
        c.rect(left, 318, 20, 46, "steen-rood-schaduw")
        c.rect(left - 3, 314, 26, 6, "lijst-schaduw")
    _tower(c, middle)
    c.rect(x, eaves, w, base - eaves, "steen-rood")
    c.rect(x + w - 14, eaves, 14, base - eaves, "steen-rood-schaduw")
    c.rect(x - 8, eaves - 8, w + 16, 12, "lijst")
    c.rect(x - 8, eaves + 4, w + 16, 4, "lijst-schaduw")
    c.rect(x, 520, w, 7, "lijst")
    for left in (x - 2, x + w - 16):
        for number in range(9):
            c.rect(left, eaves + 8 + number * 20, 16, 9, "lijst")
    for number in range(3):
        left, right = x + 30 + number * 34, x + w - 50 - number * 34
        window(c, left, 448, 20, 52, "glas-aan", rows=4)
        window(c, right, 448, 20, 52, "glas-aan", rows=4)
        window(c, left, 542, 20, 42, "glas-uit", rows=3)
        window(c, right, 542, 20, 42, "glas-zwak", rows=3)
    _front(c, middle, eaves - 8, base)


def _tower(c: Canvas, x: float) -> None:
    c.rect(x - 34, 196, 68, 150, "pleister")
    c.rect(x + 16, 196, 18, 150, "pleister-schaduw")
    c.rect(x - 42, 190, 84, 10, "lijst")
    c.rect(x - 42, 200, 84, 4, "lijst-schaduw")
    for left in (x - 20, x + 4):
        c.dome(left, 236, 16, 8, "glas-zwak")
        c.rect(left, 236, 16, 44, "glas-zwak")
    c.rect(x - 28, 130, 56, 60, "lijst")
    c.rect(x - 20, 140, 14, 46, "lei")
    c.rect(x + 6, 140, 14, 46, "lei")
    c.rect(x - 3, 140, 6, 46, "lijst-schaduw")
    onion = "M -34 130 C -36 96 -10 96 -6 66 L 6 66 C 10 96 36 96 34 130 Z"
    c.path(onion, "koper", at=(x, 0))
    c.rect(x - 2, 28, 4, 40, "metaal")
    c.circle(x, 50, 6, "vlag-2")
    c.poly("2,28 24,33 2,40", "vlag-2", at=(x, 0))


def _front(c: Canvas, x: float, top: float, base: float) -> None:
    width = 176
    left = x - width / 2
    count, wide, rise = 5, 15, 20
    for n in range(count):
        c.rect(left + n * wide, top - (n + 1) * rise, width - 2 * n * wide, rise + 1, "pleister")
    for n in range(count):
        step = top - (n + 1) * rise - 5
        c.rect(left + n * wide - 3, step, wide + 6, 6, "lijst")
        c.rect(left + width - (n + 1) * wide - 3, step, wide + 6, 6, "lijst")
    crown = width - 2 * count * wide + 6
    c.rect(left + count * wide - 3, top - count * rise - 5, crown, 6, "lijst")
    c.rect(left, top, width, base - top, "pleister")
    c.rect(left + width - 12, top, 12, base - top, "pleister-schaduw")
    c.rect(left - 4, top - 1, width + 8, 8, "lijst")
    c.rect(left - 4, top + 7, width + 8, 3, "lijst-schaduw")
    c.circle(x, 386, 33, "wijzerrand")
    c.circle(x, 386, 28, "wijzerplaat")
    for hour in range(12):
        turn = hour * math.pi / 6
        dot = 2.4 if hour % 3 == 0 else 1.3
        c.circle(x + math.sin(turn) * 23, 386 - math.cos(turn) * 23, dot, "wijzerrand")
    for number in range(4):
        window(c, left + 16 + number * 39, 450, 26, 52, "glas-zaal", arch=True, rows=3)
    c.rect(left - 4, 518, width + 8, 10, "lijst")
    c.rect(left - 4, 528, width + 8, 4, "lijst-schaduw")
    c.rect(x - 28, 540, 56, 72, "lijst")
    c.dome(x - 20, 556, 40, 14, "deur")
    c.rect(x - 20, 556, 40, 56, "deur")
    c.rect(x - 1, 548, 2, 64, "lijst-schaduw")
    for at in (x - 66, x + 42):
        window(c, at, 546, 24, 40, "glas-aan", rows=3)
    _steps(c, x)
    for at in (x - 104, x + 98):
        c.rect(at, 588, 6, 46, "lijst-schaduw")
        c.circle(at + 3, 586, 6, "lijst")
    flag(c, x - 70, 520)
    flag(c, x + 70, 520, flip=True)


def _steps(c: Canvas, x: float) -> None:
    for n in range(4):
        role = "lijst-schaduw" if n % 2 else "stoep"
        c.rect(x - 58 - n * 12, 606 + n * 7, 116 + n * 24, 8, role)


def _paving(c: Canvas) -> None:
    c.rect(0, 612, 1600, 288, "plein-1")
    c.rect(0, 612, 1600, 12, "stoep")
    c.rect(0, 624, 1600, 3, "plein-3")
    c.poly("0,690 1600,676 1600,760 0,790", "plein-2")
    c.poly("0,850 1600,820 1600,900 0,900", "plein-2")
    for near, far in ((980, 980), (700, 300), (1260, 1660), (520, -160), (1440, 2120)):
        seam = [(near - 2, 627), (near + 2, 627), (far + 9, 900), (far - 9, 900)]
        c.poly(seam, "plein-3", 0.55)
    _steps(c, 980)


def _new_panes(c: Canvas) -> None:
    """The stickers that are still on new panes of the council chamber."""
    for number in range(4):
        c.rect(914 + number * 39, 462, 9, 9, "bord")
        c.rect(914 + number * 39, 466, 9, 2, "bord-schaduw")


def _market_day(c: Canvas) -> None:
    c.rect(1300, 640, 6, 120, "metaal")
    c.rect(1484, 640, 6, 120, "metaal")
    c.rect(1306, 706, 178, 10, "stam")
    c.rect(1312, 716, 166, 40, "steen-oranje-schaduw")
    for n in range(8):
        top = 1318 + n * (26 if n > 3 else 25)
        canvas = [(1288 + n * 27, 644), (1315 + n * 27, 644), (top, 604), (1292 + n * 25, 604)]
        c.poly(canvas, "steen-rood" if n % 2 else "lijst")
    wares = ("blad-1", "vlag-2", "steen-rood", "geel", "blad-2", "steen-oranje", "lijst")
    for n, role in enumerate(wares):
        c.circle(1330 + n * 22, 700, 10, role)
    rnd = random.Random(9)
    for x, y, size in (
        (1360, 678, 0.5),
        (806, 668, 0.42),
        (836, 670, 0.42),
        (1092, 690, 0.5),
        (430, 720, 0.6),
        (470, 724, 0.58),
    ):
        person(c, x, y, size, rnd)
        for left in (-11.2, 2):
            c.rect(x + left * size, y + 66 * size, 11.2 * size, 30 * size, "mens-5")
    bicycle(c, 300, 770, "vlag-1", "plein-2")
    for x, y in ((560, 760), (590, 772), (612, 752), (1180, 780)):
        c.ellipse(x, y, 9, 5, "mens-1")
        c.circle(x + 8, y - 5, 3.4, "mens-5")
        c.poly("-8,0 -17,-3 -8,3", "mens-1", at=(x, y))


def _barriers(c: Canvas) -> None:
    for n in range(16):
        x = 760 + n * 28
        c.rect(x, 648, 26, 3, "hek")
        c.rect(x, 676, 26, 3, "hek")
        c.rect(x, 648, 3, 36, "hek")
        c.rect(x + 23, 648, 3, 36, "hek")
        for bar in range(1, 4):
            c.rect(x + 2 + bar * 5.4, 650, 1.4, 28, "hek")


def _riot_police(c: Canvas, y: float = 604) -> None:
    for n in range(9):
        x = 864 + (n + 0.5) * 232 / 9
        c.rect(x - 10, y - 30, 20, 52, "me-1", rx=6)
        c.rect(x - 9, y + 18, 8, 18, "me-1")
        c.rect(x + 1, y + 18, 8, 18, "me-1")
        c.circle(x, y - 38, 9.5, "me-2")
        visor = "M -7.5 0 L 7.5 0 L 7.5 4 C 7.5 12.5 -7.5 12.5 -7.5 4 Z"
        c.path(visor, "vizier", at=(x, y - 38))
        c.rect(x - 12, y - 24, 24, 44, "schild", 0.6, rx=5)
        c.rect(x - 8, y - 18, 16, 3, "me-2")


def _blue_light(c: Canvas, y: float = 552) -> None:
    for x, is_left in ((786, True), (1174, False)):
        for angle, length, alpha in (
            (-158, 330, 0.18),
            (-142, 300, 0.15),
            (-29, 215, 0.18),
            (-14, 215, 0.15),
        ):
            middle = angle if is_left else 180 - angle
            tips = [math.radians(middle + half) for half in (-4.5, 4.5)]
            beam = [(x + length * math.cos(a), y + length * math.sin(a)) for a in tips]
            c.poly([(x, y), *beam], "schijnsel", alpha)
    c.poly("780,640 430,760 890,790", "schijnsel", 0.25)
    c.poly("1180,640 1060,790 1530,760", "schijnsel", 0.25)
    for x in (786, 1174):
        c.circle(x, y, 84, "schijnsel", 0.16)
        c.circle(x, y, 48, "zwaai", 0.22)
        c.circle(x, y, 24, "zwaai", 0.45)
        c.circle(x, y, 9, "wijzerplaat")


def _smoke(c: Canvas) -> None:
    c.path(
        "M 520 648 C 486 640 492 606 516 604 C 506 574 540 556 558 574 C 560 540 606 532 614 564 "
        "C 642 560 654 592 632 606 C 652 624 632 650 606 644 C 590 656 548 658 520 648 Z",
        "rook-2",
    )
    c.path(
        "M 532 640 C 508 630 516 608 536 610 C 532 584 562 576 574 592 C 592 576 616 592 606 612 "
        "C 622 626 602 644 584 636 C 568 646 548 646 532 640 Z",
        "rook-1",
    )
    for x in (566, 1300):
        c.circle(x, 590, 20, "vuur", 0.3)
        c.circle(x, 590, 11, "vuur", 0.5)
        c.circle(x, 590, 5, "wijzerplaat")
