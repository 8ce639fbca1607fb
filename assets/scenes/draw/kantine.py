"""The canteen of the town hall, where everybody has lunch; in the evening, a back room."""

from __future__ import annotations

from .canvas import Canvas
from .furniture import mug, pendant, plant
from .people import seated, standing
from .rooms import HOURS, back_window, glow, pool, shell, side_window
from .view import View

ABOUT = {
    "binnen": True,
    "midden": [960, 488],
    "basis": ["kantine", "ramen", "buffet", "tafels", "stoelen"],
    "tijd": HOURS,
    "gewoon": {"dag": ["lunch"]},
    "stand": {
        "kantine-lunch": {"lagen": ["lunch"]},
        "kantine-leeg": {"lagen": ["opgeruimd"]},
        "kantine-overleg": {"lagen": ["overleg"]},
    },
}

_BACK = 8.6
_TABLES = ((-2.9, 5.2), (0.2, 4.8), (3.0, 5.6))
_TREES = (
    "buiten-ver: 0,0 0,.42 .2,.42 .3,.62 .4,.42 1,.42 1,0"
    "| buiten-boom: 0,0 0,.3 .14,.46 .3,.4 .46,.24 .46,0"
    "| buiten-dak: .55,0 .55,.34 .7,.54 .85,.34 .85,0"
    "| buiten-licht: .62,.12 .62,.26 .68,.26 .68,.12"
    "| buiten-licht: .74,.12 .74,.26 .8,.26 .8,.12"
)


def draw(c: Canvas) -> None:
    """Draw every layer."""
    v = View(c, 980, 430, 1.6, 980)
    with c.layer("kantine"):
        shell(
            v,
            (-6.4, 4.6),
            3.2,
            _BACK,
            "muur",
            "vloer-tegel",
            0.8,
            ("stof-groen", 1.0),
            beams=("wit-werk", 0.14),
        )
        for z in (3.6, 6.0):
            side_window(v, -6.4, (1.1, 2.6), (z, z + 1.7))
    with c.layer("zonlicht"):
        for z in (3.7, 6.1):
            beam = [(-5.0, z), (-3.4, z + 0.5), (-1.2, z - 0.7), (-2.8, z - 1.2)]
            v.face([(x, 0, at) for x, at in beam], "zon", 0.3)
    with c.layer("lamplicht"):
        v.front((-0.9, 3.6), (1.0, 2.3), _BACK, "schijn", 0.28)
        for x, z in _TABLES:
            glow(v, (x, 2.22, z), 0.62)
    with c.layer("ramen"):
        back_window(v, (-4.9, -2.9), (1.25, 2.55), _BACK, _TREES, bars=3)
    with c.layer("buffet"):
        _counter(v)
        for x in (-0.35, 0.72):
            v.chair(x, 5.75, "eiken", away=False)
    with c.layer("overleg"):
        for x, coat, hair in ((-0.35, "mens-1", "haar-1"), (0.72, "mens-4", "haar-3")):
            seated(c, *v.at(x, 1.18, 5.8), 1.2, coat, hair)
    with c.layer("tafels"):
        for x, z in _TABLES:
            _round_table(v, x, z)
            pendant(v, x, 2.15, z, 3.2, 0.55)
    with c.layer("lampglans"):
        for x, z in _TABLES:
            pool(v, x, 0.76, z, 0.62, 0.45, 0.34)
    with c.layer("stoelen"):
        for x, z, stuff in (
            (-3.75, 5.0, "stof-oker"),
            (-2.2, 4.5, "stof-groen"),
            (2.3, 5.1, "stof-oker"),
            (3.5, 4.9, "stof-groen"),
        ):
            v.chair(x, z, stuff)
        plant(v, 4.1, 7.4, 1.5)
    with c.layer("lunch"):
        _lunch(c, v)
    with c.layer("opgeruimd"):
        # Chairs turned over on the table.
        for x in (-0.25, 0.55):
            v.box((x, x + 0.42), (0.78, 0.84), (4.6, 5.0), "eiken")
            for post in (x + 0.02, x + 0.36):
                for z in (5.0, 4.62):
                    v.box((post, post + 0.04), (0.84, 1.3), (z, z + 0.04), "zwart-werk")


def _counter(v: View) -> None:
    """The counter with soup, the hatch to the kitchen, cups on a shelf, a board."""
    c = v.canvas
    v.front((-0.9, 3.6), (1.0, 2.3), _BACK, "stenen")
    for row in range(5):
        y = 1.06 + row * 0.24
        for number in range(10):
            x = -0.86 + number * 0.44 + row % 2 * 0.2
            if x + 0.4 < 3.58:
                v.front((x, x + 0.4), (y, y + 0.2), _BACK, "stenen-licht")
    v.front((-0.6, 0.75), (1.15, 2.1), _BACK, "zwart-werk")
    v.front((-0.52, 0.67), (1.15, 2.02), _BACK, "rvs-schaduw")
    v.front((-0.52, 0.67), (1.6, 1.64), _BACK, "rvs")
    for x, role in ((-0.4, "rvs"), (-0.1, "rode-kaft"), (0.22, "rvs")):
        v.front((x, x + 0.24), (1.64, 1.84), _BACK, role)
        v.front((x + 0.16, x + 0.24), (1.64, 1.84), _BACK, "rvs-schaduw")
    v.front((-0.52, 0.67), (1.15, 1.22), _BACK, "eiken")
    v.front((1.0, 2.3), (1.35, 2.12), _BACK, "eiken-schaduw")
    v.front((1.05, 2.25), (1.4, 2.07), _BACK, "zwart-werk")
    for y, wide in ((1.94, 0.8), (1.8, 0.6), (1.66, 0.72), (1.52, 0.44)):
        v.front((1.15, 1.15 + wide), (y, y + 0.035), _BACK, "stenen-licht")
        v.front((2.05, 2.17), (y, y + 0.035), _BACK, "gele-kaft")
    for y in (1.42, 1.82):
        v.box((2.5, 3.5), (y, y + 0.04), (_BACK - 0.25, _BACK), "eiken")
        for number in range(6):
            role = ("wit-werk", "stof-blauw", "wit-werk", "rode-kaft", "wit-werk", "stof-oker")[
                number
            ]
            x = 2.56 + number * 0.155
            v.box((x, x + 0.1), (y + 0.04, y + 0.17), (_BACK - 0.2, _BACK - 0.1), role)
    v.box((-1.3, 3.9), (0, 1.0), (7.2, 7.9), "eiken")
    for number in range(26):
        x = -1.28 + number * 0.2
        v.front((x, x + 0.015), (0.06, 0.94), 7.2, "eiken-schaduw")
    v.box((-1.4, 4.0), (1.0, 1.07), (7.1, 8.0), "rvs")
    # Soup, bread under glass, fruit, the till.
    pot = v.at(-0.35, 1.07, 7.4)
    c.path("M -34 0 L -38 -44 L 38 -44 L 34 0 Z", "rvs", at=pot)
    c.path("M 14 0 L 16 -44 L 38 -44 L 34 0 Z", "rvs-schaduw", at=pot)
    c.ellipse(pot[0], pot[1] - 44, 38, 7, "rvs-top")
    c.ellipse(pot[0], pot[1] - 44, 31, 5, "stof-oker")
    c.poly("18,-44 34,-78 38,-77 26,-42", "rvs-schaduw", at=pot)
    glass = v.at(0.75, 1.07, 7.4)
    for dx, role in ((-34, "eiken"), (-4, "stof-oker"), (26, "eiken-schaduw")):
        c.ellipse(glass[0] + dx, glass[1] - 12, 19, 10, role)
    c.path(
        "M -64 0 L -64 -40 C -64 -50 -58 -54 -48 -54 L 48 -54 C 58 -54 64 -50 64 -40 L 64 0 Z",
        "buiten-hoog",
        0.4,
        at=glass,
    )
    c.poly("-50,0 -28,0 8,-54 -14,-54", "wit-werk", 0.4, at=glass)
    bowl = v.at(1.85, 1.07, 7.4)
    for dx, dy, role in (
        (-14, -16, "rode-kaft"),
        (12, -16, "stof-oker"),
        (0, -24, "plant-licht"),
        (24, -14, "plant"),
    ):
        c.circle(bowl[0] + dx, bowl[1] + dy, 11, role)
    c.path("M -36 -16 L 36 -16 C 30 -2 18 0 0 0 C -18 0 -30 -2 -36 -16 Z", "wit-werk", at=bowl)
    v.box((2.6, 3.1), (1.07, 1.16), (7.3, 7.6), "zwart-werk")
    v.face(
        [(2.66, 1.16, 7.4), (3.04, 1.16, 7.4), (3.04, 1.44, 7.55), (2.66, 1.44, 7.55)], "scherm-aan"
    )
    for number in range(7):
        y = 1.07 + number * 0.03
        v.box((3.35, 3.75), (y, y + 0.025), (7.3, 7.6), "rode-kaft" if number % 2 else "stof-oker")


def _round_table(v: View, x: float, z: float) -> None:
    c = v.canvas
    top, foot = v.at(x, 0.75, z), v.at(x, 0, z)
    wide = v.scale(z) * 0.78
    flat = (v.at(x, 0.75, z - 0.62)[1] - v.at(x, 0.75, z + 0.62)[1]) / 2
    c.ellipse(foot[0] + wide * 0.12, foot[1] + 6, wide * 0.8, flat * 1.2, "zwart-werk", 0.18)
    c.rect(foot[0] - 7, top[1], 14, foot[1] - top[1], "zwart-werk")
    c.ellipse(foot[0], foot[1], wide * 0.36, 9, "zwart-werk")
    c.ellipse(top[0], top[1] + 7, wide, flat, "eiken-schaduw")
    c.ellipse(top[0], top[1], wide, flat, "eiken-top")


def _lunch(c: Canvas, v: View) -> None:
    for x, z, coat, hair, style in (
        (-3.75, 5.06, "mens-3", "haar-2", ""),
        (2.3, 5.16, "stof-blauw", "haar-1", "lang"),
    ):
        at = v.at(x, 1.14, z)
        seated(c, *at, 1.36, coat, hair, style)
        v.chair(x, z - 0.06, "stof-oker")
    for x, z in ((0.22, 4.62), (0.5, 4.98)):
        tray = [
            (x - 0.22, z - 0.14),
            (x + 0.22, z - 0.14),
            (x + 0.2, z + 0.14),
            (x - 0.2, z + 0.14),
        ]
        v.face([(at, 0.76, deep) for at, deep in tray], "rode-kaft")
        plate = v.at(x - 0.04, 0.77, z)
        c.ellipse(*plate, 22, 6.5, "wit-werk")
        c.ellipse(*plate, 15, 4, "stof-oker")
        mug(v, x + 0.15, z, 0.76)
    seated(c, *v.at(-0.28, 1.12, 3.9), 1.72, "mens-2", "haar-3", "lang")
    v.chair(-0.28, 3.78, "eiken")
    standing(c, *v.at(1.2, 0, 6.7), 1.42, "mens-5", "haar-2")
