"""A room at the police station: a table, a form, glass to the hall."""

from __future__ import annotations

from .canvas import Canvas
from .furniture import mug, paper, plant, screen, stack
from .people import seated
from .rooms import HOURS, back_window, door, glow, pool, shell
from .view import View

ABOUT = {
    "binnen": True,
    "midden": [960, 482],
    "basis": ["kamer", "hal", "inrichting", "tafel"],
    "tijd": HOURS,
    "gewoon": {light: ["gesprek"] for light in ("dag", "avond", "nacht", "blauw")},
    "stand": {
        "politiebureau-leeg": {"lagen": []},
        "politiebureau-formulier": {"lagen": ["gesprek", "formulier"]},
    },
}

_BACK = 7.2
_YARD = (
    "buiten-ver: 0,0 0,.44 .16,.44 .16,.56 .5,.56 .5,.4 1,.4 1,0"
    "| buiten-boom: .5,0 .52,.3 .66,.42 .84,.36 1,.4 1,0"
    "| buiten-licht: .22,.2 .22,.34 .3,.34 .3,.2"
    "| buiten-licht: .36,.2 .36,.34 .44,.34 .44,.2"
)


def draw(c: Canvas) -> None:
    """Draw every layer."""
    v = View(c, 970, 436, 1.5, 940)
    with c.layer("kamer"):
        shell(v, (-5.6, 3.9), 2.9, _BACK, "muur-koel", "vloer-grijs", 0.9)
        back_window(v, (-4.9, -3.3), (1.0, 2.3), _BACK, _YARD)
        v.side(3.9, (0, 0.9), (2, _BACK), "stof-blauw-licht")
        v.front((-5.6, -2.55), (0.12, 0.9), _BACK, "stof-blauw")
        for x in (-4.35, -2.85, -1.35, 0.15, 1.65, 3.15):
            v.level((x, x + 0.03), 2.9, (1.6, _BACK), "plafond-schaduw")
        for z in (2.5, 3.5, 4.5, 5.5, 6.5):
            v.level((-5.6, 3.9), 2.9, (z, z + 0.05), "plafond-schaduw")
        for x in (-3.6, -0.6, 2.4):
            for z in (3.8, 5.8):
                v.level((x - 0.6, x + 0.6), 2.89, (z - 0.3, z + 0.3), "peer")
    with c.layer("hal"):
        _hall(v)
    with c.layer("zonlicht"):
        v.face([(-4.6, 0, 6.9), (-3.2, 0, 6.9), (-1.9, 0, 5.0), (-3.6, 0, 5.0)], "zon", 0.3)
    with c.layer("lamplicht"):
        for x in (-3.6, -0.6, 2.4):
            glow(v, (x, 2.75, 6.6), 0.7)
    with c.layer("inrichting"):
        _cabinets(v)
    with c.layer("tafel"):
        for x in (-0.55, 0.75):
            v.chair(x, 5.35, "stof-blauw", away=False)
        v.table((-1.5, 1.75), (4.1, 5.2), "eiken")
        mug(v, -1.0, 4.6, colour="stof-blauw")
        mug(v, 1.3, 4.7)
        v.box((0.95, 1.2), (0.75, 0.79), (4.35, 4.55), "zwart-werk")
        stack(v, 1.45, 4.85, 2)
    with c.layer("lampglans"):
        pool(v, 0.1, 0.76, 4.65, 1.15, 0.5, 0.3)
    with c.layer("gesprek"):
        x, y = v.at(0.75, 1.16, 5.45)
        seated(c, x, y, 1.32, "mens-1", "haar-1", "lang")
        paper(v, 0.45, 4.75)
        x, y = v.at(-0.38, 1.12, 3.7)
        seated(c, x, y, 1.84, "mens-2", "haar-2")
        v.chair(-0.38, 3.55, "stof-blauw")
    with c.layer("formulier"):
        paper(v, 0.28, 4.35)
        v.face(
            [(0.47, 0.76, 4.36), (0.5, 0.76, 4.36), (0.43, 0.76, 4.6), (0.4, 0.76, 4.6)],
            "blauwe-kaft",
        )


def _hall(v: View) -> None:
    """Through the glass wall: the counter, a bench, a door to the street."""
    c = v.canvas
    left, right = -2.5, 2.2
    v.front((left, right), (0, 2.62), _BACK, "rvs-schaduw")
    v.front((left + 0.06, right - 0.06), (0.9, 2.56), _BACK, "muur")
    v.front((left + 0.06, right - 0.06), (0.9, 1.12), _BACK, "vloer-tegel")
    v.front((left + 0.06, right - 0.06), (2.3, 2.56), _BACK, "plafond")
    for x in (-1.9, -0.5, 0.9):
        v.front((x, x + 0.7), (2.38, 2.46), _BACK, "peer")
    # The desk in the hall and somebody behind it; a poster without words.
    v.front((-0.4, 1.9), (0.96, 1.42), _BACK, "stof-blauw")
    v.front((-0.46, 1.96), (1.42, 1.48), _BACK, "eiken-top")
    v.front((-0.3, 1.8), (1.0, 1.36), _BACK, "stof-blauw-licht")
    at = v.at(0.95, 1.62, _BACK)
    c.path("M -26 22 C -28 4 -20 -2 -8 -4 L 8 -4 C 20 -2 28 4 26 22 Z", "me-1", at=at)
    c.circle(at[0], at[1] - 15, 11, "haar-2")
    screen(v, (0.2, 0.55), (1.5, 1.74), _BACK)
    v.front((-1.15, -0.72), (1.6, 2.2), _BACK, "papier")
    v.front((-1.1, -0.77), (1.85, 2.15), _BACK, "stof-oker-top")
    v.front((-1.1, -0.77), (1.66, 1.8), _BACK, "stof-blauw-top")
    v.front((-2.3, -1.5), (0.96, 2.24), _BACK, "buiten-laag")
    v.front((-2.3, -1.5), (0.96, 1.3), _BACK, "buiten-ver")
    v.front((-1.93, -1.87), (0.96, 2.24), _BACK, "rvs")
    # Reflections in the glass, and its frame.
    v.face(
        [(-2.4, 0.9, _BACK), (-1.7, 0.9, _BACK), (-0.6, 2.56, _BACK), (-1.3, 2.56, _BACK)],
        "wit-werk",
        0.16,
    )
    v.face(
        [(0.6, 0.9, _BACK), (0.9, 0.9, _BACK), (2.0, 2.56, _BACK), (1.7, 2.56, _BACK)],
        "wit-werk",
        0.16,
    )
    for x in (left, -0.98, 0.56, right - 0.06):
        v.front((x, x + 0.06), (0.9, 2.62), _BACK, "rvs")
    v.front((left, right), (0.1, 0.92), _BACK, "stof-blauw")
    v.front((left, right), (0.88, 0.94), _BACK, "rvs")
    for number in range(5):
        x = left + 0.1 + number * 0.92
        v.front((x, x + 0.78), (0.2, 0.8), _BACK, "stof-blauw-licht")


def _cabinets(v: View) -> None:
    door(v, (2.55, 3.5), _BACK, "eiken")
    v.front((2.9, 3.15), (1.3, 1.9), _BACK, "buiten-laag")
    for x in (-5.4, -4.5, -3.6):
        v.box((x, x + 0.84), (0, 1.0), (6.6, 7.1), "rvs")
        for y in (0.08, 0.38, 0.68):
            v.front((x + 0.05, x + 0.79), (y, y + 0.26), 6.6, "rvs-licht")
            v.front((x + 0.32, x + 0.52), (y + 0.16, y + 0.19), 6.6, "zwart-werk")
    plant(v, -3.2, 6.8, 0.7, 1.0)
    stack(v, -4.9, 6.7, 4, 1.0)
    plant(v, 3.35, 5.6, 1.3)
    v.side(3.88, (1.35, 2.15), (4.6, 5.6), "zwart-werk")
    v.side(3.87, (1.4, 2.1), (4.68, 5.52), "muur")
    v.side(3.86, (1.5, 1.75), (4.8, 5.2), "plant")
    v.side(3.86, (1.78, 1.98), (5.0, 5.4), "stof-blauw-top")
