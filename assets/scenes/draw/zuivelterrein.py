"""The Zuivelterrein: a dairy that closed, elder among the milk tanks."""

from __future__ import annotations

import random

from .buildings import bush, window
from .canvas import Canvas
from .people import crowd, standing
from .sky import HOURS, sky
from .view import View

ABOUT = {
    "binnen": False,
    "midden": [960, 506],
    "basis": ["lucht", "ver", "fabriek", "terrein", "tanks", "groen"],
    "tijd": HOURS,
    "gewoon": {},
    "stand": {
        "zuivelterrein-wandeling": {"lagen": ["wandeling"]},
        "zuivelterrein-bouw": {"lagen": ["bouw"]},
    },
}


def draw(c: Canvas) -> None:
    """Draw every layer."""
    v = View(c, 960, 470, 1.7, 1000)
    sky(c, sun=(240, 150), low=(300, 330))
    with c.layer("ver"):
        rnd = random.Random(6)
        for number in range(36):
            x, y = number * 48 + rnd.uniform(-10, 10), 480 - rnd.uniform(0, 26)
            c.circle(x, y, rnd.uniform(28, 46), "ver-1")
        c.rect(1424, 300, 34, 190, "ver-2")
        c.poly("1416,304 1441,214 1466,304", "ver-2")
        for x, w, h in ((40, 80, 70), (130, 60, 54), (1300, 90, 60), (1490, 110, 66)):
            c.poly(f"0,0 0,{-h} {w / 2},{-h - 34} {w},{-h} {w},0", "ver-2", at=(x, 500))
    with c.layer("fabriek"):
        _factory(c)
    with c.layer("terrein"):
        c.rect(0, 560, 1600, 340, "beton")
        c.poly("0,560 1600,560 1600,578 0,584", "beton-schaduw")
        c.poly("0,640 1600,620 1600,676 0,716", "beton-licht")
        c.poly("0,800 1600,770 1600,900 0,900", "beton-licht")
        for x in range(-16, 17, 4):
            near, far = v.at(x, 0, 3.6), v.at(x, 0, 18)
            c.poly(
                [(far[0] - 1, 564), (far[0] + 1, 564), (near[0] + 5, 942), (near[0] - 5, 942)],
                "beton-schaduw",
            )
        puddle = "M 640 690 C 700 664 900 668 980 684 C 1040 700 960 726 840 730 "
        c.path(puddle + "C 720 734 600 716 640 690 Z", "water-schaduw")
        puddle = "M 668 692 C 730 674 880 676 944 688 C 980 700 900 714 820 716 "
        c.path(puddle + "C 720 718 640 706 668 692 Z", "water")
        c.poly("800,678 846,678 836,716 812,716", "water-glim", 0.7)
        c.poly("900,682 926,684 916,704 902,704", "water-glim", 0.7)
    with c.layer("tanks"):
        for x, w, top, base in (
            (806, 74, 330, 600),
            (1108, 78, 326, 604),
            (900, 92, 296, 616),
            (1008, 92, 300, 622),
        ):
            _tank(c, x, w, top, base)
        _pipes(c)
    with c.layer("groen"):
        _weeds(c)
    with c.layer("lampgloed"):
        c.circle(724, 434, 70, "lamp", 0.14)
        c.circle(724, 434, 34, "lamp", 0.24)
        c.ellipse(724, 602, 110, 15, "gloed", 0.8)
    with c.layer("wandeling"):
        for x, foot, size, coat, hair in (
            (1130, 676, 0.84, "mens-1", "haar-3"),
            (1066, 680, 0.86, "mens-2", "haar-1"),
        ):
            c.ellipse(x + 14, foot, 36, 6, "beton-schaduw")
            standing(c, x, foot, size, coat, hair)
    with c.layer("bouw"):
        _building_site(c)


def _factory(c: Canvas) -> None:
    # The chimney, and the boiler house at its foot.
    c.poly("-26,0 -17,-470 17,-470 26,0", "baksteen", at=(1236, 580))
    c.poly("8,0 5,-470 17,-470 26,0", "baksteen-schaduw", at=(1236, 580))
    c.poly("-26,0 -17,-470 -9,-470 -15,0", "baksteen-licht", at=(1236, 580))
    for y, half in ((112, 22), (128, 19), (230, 20)):
        c.rect(1236 - half, y, half * 2, 8, "natuursteen-schaduw")
    # The hall: saw teeth of glass to the north, brick below.
    for number in range(7):
        x = 250 + number * 132
        c.poly("0,0 0,-96 132,0", "leien", at=(x, 400))
        c.poly("0,-96 132,0 120,0 0,-84", "leien-top", at=(x, 400))
        c.poly("0,0 0,-86 14,-76 14,0", "glas-uit", at=(x, 400))
        for bar in (20, 44):
            c.rect(x, 400 - bar, 13, 2, "lijst-schaduw")
    c.rect(240, 396, 950, 176, "baksteen")
    c.rect(1176, 396, 14, 176, "baksteen-schaduw")
    c.rect(234, 392, 962, 10, "natuursteen")
    c.rect(234, 402, 962, 4, "natuursteen-schaduw")
    c.rect(240, 546, 950, 26, "baksteen-schaduw")
    for number in range(9):
        x = 262 + number * 104
        c.rect(x - 22, 406, 12, 140, "baksteen-licht")
        glass = "glas-zwak" if number in (2, 5) else "glas-uit"
        window(c, x, 444, 62, 66, glass, frame="lijst-schaduw", arch=False, cols=4, rows=4)
        c.dome(x - 3, 442, 68, 18, "lijst-schaduw")
        c.dome(x, 443, 62, 14, glass)
        if number in (1, 4, 6):
            c.poly("4,8 14,4 16,16 6,18", "metaal", at=(x, 444))
            c.poly("34,36 44,34 46,48 36,50", "metaal", at=(x, 444))
    # A loading dock with a rusty door, a lamp over it.
    c.rect(670, 452, 108, 112, "lijst-schaduw")
    c.rect(678, 460, 92, 104, "roest")
    for number in range(8):
        c.rect(678, 466 + number * 13, 92, 3, "roest-schaduw")
    c.rect(660, 556, 130, 14, "beton-licht")
    c.rect(660, 570, 130, 8, "beton-schaduw")
    c.poly("-14,0 14,0 8,-10 -8,-10", "lamp", at=(724, 444))
    # The house of the director beside the gate.
    c.poly("-20,0 40,-90 190,-90 250,0", "pannen", at=(1290, 430))
    c.poly("190,-90 250,0 200,0 158,-90", "pannen-schaduw", at=(1290, 430))
    c.rect(1286, 428, 244, 148, "bakoranje")
    c.rect(1516, 428, 14, 148, "bakoranje-schaduw")
    c.rect(1276, 424, 264, 8, "natuursteen")
    for x in (1310, 1390, 1462):
        window(c, x, 456, 34, 52, "glas-uit", rows=3)


def _tank(c: Canvas, x: float, w: float, top: float, base: float) -> None:
    """A milk tank on legs: a cylinder in five flat strips."""
    for left in (x - w * 0.42, x + w * 0.34):
        c.rect(left, base - 46, w * 0.08, 46, "staal-schaduw")
    c.ellipse(x, base, w * 0.62, 8, "beton-schaduw")
    c.dome(x - w / 2, top + 1, w, w * 0.26, "staal-licht")
    c.path(
        f"M {w * 0.1} 0 C {w * 0.3} {-w * 0.1} {w * 0.1} {-w * 0.24} 0 {-w * 0.26} "
        f"C {w * 0.3} {-w * 0.26} {w * 0.5} {-w * 0.14} {w * 0.5} 0 Z",
        "staal-schaduw",
        at=(x, top + 1),
    )
    strips = (
        (-0.5, 0.12, "staal"),
        (-0.38, 0.2, "staal-top"),
        (-0.18, 0.28, "staal-licht"),
        (0.1, 0.22, "staal"),
        (0.32, 0.18, "staal-schaduw"),
    )
    for at, wide, role in strips:
        c.rect(x + w * at, top, w * wide + 0.5, base - 40 - top, role)
    bowl = f"M {-w / 2} -40 L {w / 2} -40 C {w * 0.4} -24 {w * 0.1} -18 0 -18 "
    bowl += f"C {-w * 0.1} -18 {-w * 0.4} -24 {-w / 2} -40 Z"
    c.path(bowl, "staal-schaduw", at=(x, base))
    for share in (0.3, 0.62, 0.9):
        y = top + (base - 40 - top) * share
        c.rect(x - w / 2, y, w, 4, "staal-schaduw")
    for y, tall, dx in ((top + 40, 60, -0.2), (top + 130, 46, 0.22)):
        c.poly(f"0,0 8,0 6,{tall} 3,{tall - 12}", "roest", at=(x + w * dx, y))


def _pipes(c: Canvas) -> None:
    c.rect(770, 356, 380, 8, "staal")
    c.rect(770, 362, 380, 3, "staal-schaduw")
    c.rect(856, 330, 8, 250, "staal-schaduw")
    # A ladder on the tank in the middle.
    for x in (912, 932):
        c.rect(x, 300, 3, 300, "metaal")
    for number in range(18):
        c.rect(912, 308 + number * 16, 22, 2.5, "metaal")


def _weeds(c: Canvas) -> None:
    rnd = random.Random(17)
    for x, base, r in (
        (860, 622, 34),
        (964, 632, 42),
        (1066, 630, 36),
        (760, 606, 26),
        (1160, 616, 34),
        (590, 620, 40),
        (1250, 606, 30),
        (380, 640, 52),
        (1420, 640, 56),
    ):
        bush(c, x, base, r, "vlier")
        for _ in range(6):
            c.circle(x + rnd.uniform(-r, r), base - r * rnd.uniform(0.4, 1.1), r * 0.1, "lijst")
    for _ in range(60):
        x, y = rnd.uniform(0, 1600), rnd.uniform(640, 890)
        if 610 < x < 1010 and 650 < y < 745:
            continue  # the puddle
        tall = (y - 560) * 0.1
        for lean in (-5, 0, 6):
            c.poly(f"-2,0 2,0 {lean},{-tall:.1f}", "gras-schaduw", at=(x + lean, y))
    # The fence along the yard, one panel down.
    for number in range(12):
        x = 1180 + number * 42
        c.rect(x, 610, 4, 70, "hek")
        c.rect(x, 620, 42, 3, "hek")
        c.rect(x, 664, 42, 3, "hek")
        for bar in range(1, 5):
            c.rect(x + bar * 8.4, 622, 1.5, 44, "hek")


def _building_site(c: Canvas) -> None:
    """A post goes into the ground, with a board that says nothing yet; a crane behind."""
    c.rect(596, 60, 14, 520, "geel")
    c.rect(604, 60, 6, 520, "geel-schaduw")
    for number in range(24):
        c.poly("0,0 14,10 14,14 0,4", "geel-schaduw", at=(596, 70 + number * 21))
    c.rect(470, 76, 640, 10, "geel")
    c.rect(470, 84, 640, 4, "geel-schaduw")
    c.poly("603,30 480,76 486,76 603,36", "geel-schaduw")
    c.poly("603,30 900,76 894,76 603,36", "geel-schaduw")
    c.rect(470, 86, 60, 34, "beton-schaduw")
    c.rect(1020, 86, 3, 150, "metaal")
    c.rect(1000, 234, 44, 16, "hout-buiten")
    c.rect(1008, 548, 10, 130, "hout-buiten-schaduw")
    c.rect(1124, 548, 10, 130, "hout-buiten-schaduw")
    c.rect(984, 516, 174, 92, "lijst-schaduw")
    c.rect(984, 516, 170, 88, "bord")
    c.poly("1000,590 1000,560 1026,540 1052,560 1052,590", "steen-rood")
    c.poly("1058,590 1058,560 1084,540 1110,560 1110,590", "steen-oranje")
    c.rect(1116, 576, 26, 14, "blad-1")
    crowd(c, 618, 0.66, 12, (720, 1240), 21, uneven=8, signs=0, arms=0.1, legs=True)
