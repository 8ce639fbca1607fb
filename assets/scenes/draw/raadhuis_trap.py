"""The steps of the town hall, from the square."""

from .buildings import flag, house, tree, window
from .canvas import Canvas
from .people import crowd, standing
from .sky import HOURS, sky
from .view import View

ABOUT = {
    "binnen": False,
    "midden": [960, 478],
    "basis": ["lucht", "straat", "raadhuis", "plein", "trap"],
    "tijd": {
        "dag": [*HOURS["dag"], "schaduw"],
        "avond": HOURS["avond"],
        "nacht": HOURS["nacht"],
        "blauw": HOURS["blauw"],
    },
    "gewoon": {"dag": ["dagelijks"]},
    "stand": {
        "raadhuis-trap-gesprek": {"lagen": ["gesprek"]},
        "raadhuis-trap-pers": {"lagen": ["pers"]},
        "raadhuis-trap-planken": {"lagen": ["planken"]},
    },
}

_WALL = 14.0
_TOP = 1.2  # of the steps
_STEPS = 8


def draw(c: Canvas) -> None:
    """Draw every layer."""
    v = View(c, 985, 500, 1.6, 1000)
    sky(c, sun=(120, 150), low=(150, 330))
    with c.layer("straat"):
        c.circle(60, 470, 60, "ver-2")
        c.circle(150, 490, 50, "ver-2")
        house(c, -40, 128, 600, 380, "trap", "steen-oranje", "pan", 6)
        house(c, 88, 108, 600, 410, "klok", "pleister", "lei", 9)
        house(c, 196, 116, 600, 396, "lijst", "steen-bruin", "lei", 14, "vlag-1")
        house(c, 312, 96, 600, 420, "tuit", "geel", "pan", 22)
    with c.layer("raadhuis"):
        _front(v)
    with c.layer("schaduw"):
        c.poly("1292,0 1600,0 1600,614 1292,614", "lei-schaduw", 0.12)
    with c.layer("plein"):
        c.rect(0, 600, 1600, 300, "plein-1")
        c.rect(0, 600, 1600, 12, "stoep")
        c.poly("0,690 1600,690 1600,742 0,742", "plein-2")
        c.poly("0,828 1600,828 1600,900 0,900", "plein-2")
        for x in range(-14, 15, 2):
            near, far = v.at(x, 0, 3.6), v.at(x, 0, 14)
            c.poly(
                [(far[0] - 1, 612), (far[0] + 1, 612), (near[0] + 6, 944), (near[0] - 6, 944)],
                "plein-3",
                0.5,
            )
    with c.layer("trap"):
        _stairs(v)
        for x in (250, 470):
            tree(c, x, 640, 78, 62)
    with c.layer("lampgloed"):
        for x in (-3.75, 3.75):
            at = v.at(x, 2.62, 10.6)
            c.circle(*at, 92, "lamp", 0.13)
            c.circle(*at, 52, "lamp", 0.2)
        c.poly(
            [
                v.at(-1.2, _TOP, 13.6),
                v.at(1.2, _TOP, 13.6),
                v.at(1.9, 0.0, 10.2),
                v.at(-1.9, 0.0, 10.2),
            ],
            "lamp",
            0.22,
        )
        c.poly(
            [v.at(-1.9, 0, 10.2), v.at(1.9, 0, 10.2), v.at(2.4, 0, 7.2), v.at(-2.4, 0, 7.2)],
            "lamp",
            0.13,
        )
    with c.layer("dagelijks"):
        for x, foot, size, coat, hair, style in (
            (640, 690, 0.62, "mens-4", "haar-3", ""),
            (676, 694, 0.58, "mens-2", "haar-1", "lang"),
            (1380, 680, 0.6, "mens-1", "haar-2", ""),
        ):
            c.ellipse(x + 10, foot, 26, 4, "plein-3")
            standing(c, x, foot, size, coat, hair, style)
    with c.layer("gesprek"):
        standing(c, *v.at(0.62, _TOP * 0.74, 10.75), 0.9, "mens-1", "haar-3")
        standing(c, *v.at(-0.42, _TOP * 0.38, 10.3), 0.94, "mens-5", "haar-1")
        case = v.at(-0.75, _TOP * 0.38, 10.3)
        c.rect(case[0] - 20, case[1] - 58, 34, 26, "stam", rx=3)
    with c.layer("planken"):
        for x in (-9.1, -6.6):
            for number in range(4):
                low = 2.55 + number * 0.62
                v.front(
                    (x - 0.05, x + 1.65),
                    (low, low + 0.5),
                    _WALL,
                    "hout-buiten" if number % 2 else "hout-buiten-licht",
                )
    with c.layer("pers"):
        _press(c)


def _front(v: View) -> None:
    c = v.canvas
    v.front((-9.6, 16), (0, 12), _WALL, "baksteen")
    v.front((-9.6, 16), (0, 1.5), _WALL, "natuursteen-schaduw")
    v.front((-9.6, 16), (1.5, 1.66), _WALL, "natuursteen-top")
    for y in range(7):
        v.front(
            (-9.6, -9.0 if y % 2 else -8.7), (2 + y * 0.95, 2.5 + y * 0.95), _WALL, "natuursteen"
        )
    v.front((-9.6, 16), (6.4, 6.75), _WALL, "natuursteen")
    v.front((-9.6, 16), (6.3, 6.4), _WALL, "natuursteen-schaduw")
    for x in (-9.1, -6.6, 5.1, 7.6, 10.1):
        left, top = v.at(x, 5.0, _WALL)
        pane = v.scale(_WALL) * 1.6
        glass = "glas-aan" if x in (-6.6, 5.1, 10.1) else "glas-zwak"
        window(c, left, top, pane, pane * 1.55, glass, cols=3, rows=4)
        left, top = v.at(x, 8.6, _WALL)
        window(c, left, top, pane, pane * 1.0, "glas-aan", cols=3, rows=3)
    # The middle of the front: plaster, four pilasters, the windows of the council chamber above.
    v.front((-4.3, 4.3), (0, 12), _WALL - 0.2, "natuursteen")
    v.front((4.0, 4.3), (0, 12), _WALL - 0.2, "natuursteen-schaduw")
    for y in (2.1, 3.0, 3.9, 4.8, 5.7):
        v.front((-4.3, 4.0), (y, y + 0.035), _WALL - 0.2, "natuursteen-schaduw")
    for x in (-4.1, -2.25, 1.75, 3.6):
        v.front((x, x + 0.5), (_TOP, 6.3), _WALL - 0.3, "natuursteen-licht")
        v.front((x + 0.36, x + 0.5), (_TOP, 6.3), _WALL - 0.3, "natuursteen-schaduw")
        v.front((x - 0.08, x + 0.58), (_TOP, _TOP + 0.3), _WALL - 0.3, "natuursteen-top")
        v.front((x - 0.08, x + 0.58), (6.0, 6.3), _WALL - 0.3, "natuursteen-top")
    v.front((-4.6, 4.6), (6.3, 6.8), _WALL - 0.4, "natuursteen-top")
    v.front((-4.6, 4.6), (6.2, 6.3), _WALL - 0.4, "natuursteen-schaduw")
    for x in (-3.7, -1.75, 0.2, 2.15):
        left, top = v.at(x, 8.4, _WALL - 0.2)
        wide = v.scale(_WALL) * 1.5
        window(c, left, top, wide, wide * 1.0, "glas-zaal", arch=True, cols=3, rows=2)
    _portal(v)
    for x, flip in ((-2.0, False), (2.0, True)):
        at = v.at(x, 4.3, _WALL - 0.5)
        flag(c, *at, 2.0, flip)


def _portal(v: View) -> None:
    c = v.canvas
    wall = _WALL - 0.25
    v.front((-1.55, 1.55), (_TOP, 5.2), wall, "natuursteen-top")
    v.front((1.3, 1.55), (_TOP, 5.2), wall, "natuursteen-schaduw")
    left, top = v.at(-1.15, 4.0, wall)
    right, bottom = v.at(1.15, _TOP, wall)
    wide = right - left
    c.dome(left, top + 1, wide, wide * 0.42, "glas-zaal")
    for number in range(1, 4):
        c.rect(left + wide * number / 4 - 1.5, top - wide * 0.4, 3, wide * 0.4, "lijst-schaduw")
    c.rect(left, top, wide, bottom - top, "deur")
    c.rect(left, top - 3, wide, 7, "lijst")
    for number in (0, 1):
        half = left + number * wide / 2
        for share, high in ((0.1, 0.34), (0.5, 0.4)):
            y = top + (bottom - top) * share
            tall = (bottom - top) * high
            c.rect(half + wide * 0.08, y, wide * 0.34, tall, "metaal")
            c.rect(half + wide * 0.1, y + 3, wide * 0.32, tall - 3, "deur")
        c.circle(left + wide / 2 + (8 if number else -8), top + (bottom - top) * 0.55, 4, "vlag-2")
    c.rect(left + wide / 2 - 1.5, top, 3, bottom - top, "metaal")
    for x in (-2.95, 2.3):
        at = v.at(x, 4.1, _WALL - 0.2)
        window(c, *at, 46, 118, "glas-aan", rows=4)


def _stairs(v: View) -> None:
    c = v.canvas
    for x in ((-4.6, -3.3), (3.3, 4.6)):
        v.box(x, (0, _TOP + 0.1), (10.9, _WALL - 0.3), "natuursteen")
    depth = (_WALL - 1.2 - 10.2) / _STEPS
    v.level((-3.3, 3.3), _TOP, (12.6, _WALL - 0.2), "natuursteen-top")
    for number in reversed(range(_STEPS)):
        low, near = _TOP * number / _STEPS, 10.2 + number * depth
        v.level((-3.3, 3.3), low + _TOP / _STEPS, (near, near + depth + 0.1), "natuursteen-top")
        v.front((-3.3, 3.3), (low, low + _TOP / _STEPS), near, "natuursteen")
        v.front((-3.3, 3.3), (low, low + 0.035), near, "natuursteen-schaduw")
    for x in ((-4.5, -3.25), (3.25, 4.5)):
        v.box(x, (0, 1.15), (10.1, 11.2), "natuursteen")
        v.box((x[0] - 0.08, x[1] + 0.08), (1.15, 1.3), (10.0, 11.3), "natuursteen")
        middle = (x[0] + x[1]) / 2
        foot, head = v.at(middle, 1.3, 10.6), v.at(middle, 2.62, 10.6)
        c.rect(foot[0] - 4, head[1], 8, foot[1] - head[1], "metaal")
        c.ellipse(foot[0], foot[1], 15, 5, "metaal")
        c.circle(head[0], head[1], 19, "lamp")
        c.rect(head[0] - 10, head[1] + 15, 20, 6, "metaal")
        c.poly("-7,0 0,-10 7,0", "metaal", at=(head[0], head[1] - 17))


def _press(c: Canvas) -> None:
    """Reporters with their backs to us, one camera on its legs, lamps held up."""
    for x, tall in ((770, 0), (1140, 10)):
        c.poly("-3,0 3,0 3,-150 -3,-150", "metaal", at=(x, 690))
        c.poly("0,-60 -34,40 -28,40 3,-50", "metaal", at=(x, 690))
        c.poly("0,-60 34,40 28,40 -3,-50", "metaal", at=(x, 690))
        c.rect(x - 26, 690 - 184 - tall, 52, 36, "mens-5", rx=4)
        c.rect(x - 6, 690 - 200 - tall, 30, 16, "metaal", rx=3)
        c.circle(x - 14, 690 - 166 - tall, 4, "vuur")
    for x, y in ((876, 560), (1046, 548)):
        c.rect(x - 2, y - 40, 4, 120, "metaal")
        c.rect(x - 22, y - 66, 44, 28, "lamp", rx=3)
        c.rect(x - 24, y - 70, 48, 5, "metaal")
        c.circle(x, y - 52, 44, "lamp", 0.16)
    crowd(c, 622, 0.74, 11, (700, 1240), 12, uneven=8, signs=0, arms=0.4, legs=True)
