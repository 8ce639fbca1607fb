"""The mayor's room in the town hall, as seen from the chair behind the desk."""

from .canvas import Canvas
from .furniture import bookcase, desk_lamp, mug, painting, paper, pendant, plant, stack
from .people import standing
from .rooms import HOURS, back_window, curtain, glow, pool, shell, side_window
from .view import View

ABOUT = {
    "binnen": True,
    "midden": [960, 474],
    "basis": ["kamer", "raam", "inrichting", "bureau"],
    "tijd": HOURS,
    "gewoon": {},
    "stand": {
        "kamer-kaart": {"lagen": ["kaart"]},
        "kamer-dossier": {"lagen": ["dossier"]},
        "kamer-bezoek": {"lagen": ["bezoek"]},
        "kamer-dozen": {"lagen": ["dozen"]},
    },
}

_BACK = 8.0

# The gables across the square and the church, in shares of the window.
_OVER_THE_SQUARE = (
    "buiten-ver: 0.62,0 0.62,.5 0.68,.86 0.74,.5 0.74,.34 1,.34 1,0"
    "| buiten-dak: 0,0 0,.3 .03,.3 .03,.36 .07,.36 .07,.42 .12,.42 .12,.36 .16,.36"
    " .16,.3 .2,.3 .2,0"
    "| buiten-ver: .2,0 .2,.28 .29,.44 .38,.28 .38,0"
    "| buiten-dak: .38,0 .38,.34 .42,.4 .5,.4 .54,.34 .54,0"
    "| buiten-boom: .52,0 .52,.14 .56,.24 .62,.27 .68,.23 .72,.14 .72,0"
    "| buiten-dak: .74,0 .74,.26 .79,.38 .84,.26 .84,0"
    "| buiten-ver: .84,0 .84,.3 1,.3 1,0"
    "| buiten-licht: .05,.14 .05,.22 .08,.22 .08,.14"
    "| buiten-licht: .12,.14 .12,.22 .15,.22 .15,.14"
    "| buiten-licht: .27,.12 .27,.2 .31,.2 .31,.12"
    "| buiten-licht: .42,.16 .42,.25 .45,.25 .45,.16"
    "| buiten-licht: .89,.12 .89,.2 .93,.2 .93,.12"
)


def draw(c: Canvas) -> None:
    """Draw every layer."""
    v = View(c, 960, 446, 1.5, 900)
    with c.layer("kamer"):
        shell(
            v,
            (-6.2, 4.4),
            3.5,
            _BACK,
            "muur",
            "vloer",
            0.4,
            ("lambrisering", 0.95),
            beams=("wit-werk", 0.16),
        )
        for near in (3.4, 5.8):
            side_window(v, -6.2, (0.95, 2.9), (near, near + 1.5))
    with c.layer("zonlicht"):
        for near in (3.5, 5.9):
            beam = [(-4.6, near - 0.2), (-3.0, near + 0.4), (-0.6, near - 0.6), (-2.2, near - 1.2)]
            v.face([(x, 0, z) for x, z in beam], "zon", 0.3)
        v.face([(1.0, 0, 7.4), (2.6, 0, 7.4), (3.2, 0, 6.2), (1.4, 0, 6.2)], "zon", 0.26)
    with c.layer("lamplicht"):
        glow(v, (-0.82, 1.15, 3.7), 0.55)
        glow(v, (2.95, 1.5, 7.4), 1.2)
        glow(v, (-2.9, 1.95, 6.2), 1.1)
    with c.layer("raam"):
        back_window(v, (-1.05, 1.55), (0.98, 2.85), _BACK, _OVER_THE_SQUARE, bars=3)
        v.box((-1.2, 1.7), (0.14, 0.78), (_BACK - 0.12, _BACK), "wit-werk")
        for number in range(14):
            left = -1.12 + number * 0.2
            v.front((left, left + 0.1), (0.2, 0.72), _BACK - 0.12, "wit-werk-schaduw")
        curtain(v, (-1.75, -1.1), (0.1, 3.1), _BACK - 0.1, "stof-groen")
        curtain(v, (1.6, 2.25), (0.1, 3.1), _BACK - 0.1, "stof-groen")
        v.front((-1.85, 2.35), (3.06, 3.14), _BACK - 0.12, "noten")
    with c.layer("bezoek"):
        standing(c, *v.at(0.55, 0, 7.2), 1.13, "mens-3", "haar-3")
    with c.layer("inrichting"):
        _furnishing(v)
    with c.layer("bureau"):
        _desk(v)
    with c.layer("kaart"):
        _map(v)
    with c.layer("dossier"):
        stack(v, 0.62, 3.5, 9)
        stack(v, 1.06, 3.45, 5)
        stack(v, 0.2, 3.6, 3)
    with c.layer("dozen"):
        for x, z, high in ((0.1, 6.3, 0.45), (0.75, 6.2, 0.4), (0.36, 5.6, 0.42)):
            v.floor((x - 0.3, x + 0.55), (z, z + 0.5), "zwart-werk", 0.2)
            v.box((x - 0.3, x + 0.3), (0, high), (z, z + 0.45), "eiken")
            v.front((x - 0.04, x + 0.04), (0, high), z, "eiken-licht")
    with c.layer("lampglans"):
        pool(v, -0.7, 0.77, 3.6, 0.62, 0.3, 0.3)
        pool(v, -2.9, 0.76, 5.8, 1.0, 0.4, 0.3)


def _furnishing(v: View) -> None:
    bookcase(v, (2.75, 4.2), _BACK - 0.4, 2.5, "noten", 4)
    painting(v, (-3.6, -2.2), (1.55, 2.5), _BACK)
    v.box((-4.9, -2.0), (0, 0.72), (7.4, 7.9), "noten")
    for left in (-4.8, -3.85, -2.9):
        v.front((left, left + 0.82), (0.1, 0.64), 7.4, "noten-licht")
        v.front((left + 0.36, left + 0.46), (0.5, 0.54), 7.4, "stof-oker")
    plant(v, -4.5, 7.5, 0.8, 0.72)
    stack(v, -2.5, 7.45, 3, 0.72)
    # The conference table, half of it behind the advisors.
    for x, z in ((-3.9, 6.4), (-2.9, 6.4), (-1.95, 6.4)):
        v.chair(x, z, "stof-blauw", away=False)
    v.table((-4.5, -1.4), (5.3, 6.3), "eiken")
    paper(v, -2.1, 5.6)
    paper(v, -3.1, 5.8, turn=0.05)
    mug(v, -1.7, 5.7)
    for x in (-3.6, -2.3):
        v.chair(x, 4.8, "stof-blauw")
    pendant(v, -2.9, 1.95, 5.8, 3.5, 0.7)
    _floor_lamp(v)
    plant(v, 2.45, 7.3, 1.25)
    # For whoever comes to see you.
    v.floor((-0.1, 1.9), (4.75, 5.9), "zwart-werk", 0.14)
    for x in (0.35, 1.35):
        _armchair(v, x, 5.0)


def _floor_lamp(v: View) -> None:
    foot, top = v.at(2.95, 0, 7.2), v.at(2.95, 1.55, 7.2)
    v.canvas.rect(foot[0] - 2, top[1], 4, foot[1] - top[1], "zwart-werk")
    v.canvas.ellipse(foot[0], foot[1], 18, 5, "zwart-werk")
    v.canvas.poly("-20,40 20,40 13,0 -13,0", "kap", at=(top[0], top[1] - 34))


def _armchair(v: View, x: float, z: float) -> None:
    """A leather chair that faces the desk."""
    left, right = x - 0.34, x + 0.34
    v.box((left, right), (0.3, 0.98), (z + 0.5, z + 0.62), "leer")
    v.front((left + 0.06, right - 0.06), (0.46, 0.92), z + 0.5, "leer-licht")
    v.box((left, right), (0.12, 0.44), (z, z + 0.55), "leer")
    v.level((left + 0.1, right - 0.1), 0.47, (z + 0.02, z + 0.5), "leer-top")
    for at in (left - 0.06, right - 0.06):
        v.box((at, at + 0.12), (0.12, 0.64), (z, z + 0.58), "leer")
    for at in (left, right - 0.06):
        v.front((at, at + 0.06), (0, 0.12), z, "noten-schaduw")


def _desk(v: View) -> None:
    """Your own desk, nearest to you."""
    v.box((-1.5, 2.2), (0.7, 0.76), (3.0, 3.95), "noten")
    v.level((-1.5, 2.2), 0.76, (1.4, 3.95), "noten")
    v.level((-1.5, 2.2), 0.76, (3.86, 3.95), "noten-top")
    v.level((-0.35, 1.1), 0.76, (2.3, 3.45), "stof-groen-schaduw")
    v.level((-0.32, 1.07), 0.76, (2.34, 3.42), "stof-groen")
    paper(v, 0.3, 2.95, 0.765, 0.02)
    paper(v, 0.62, 3.0, 0.766, -0.04)
    v.box((0.05, 0.2), (0.763, 0.775), (3.05, 3.2), "zwart-werk")
    desk_lamp(v, -0.82, 0.76, 3.7)
    mug(v, 1.3, 3.5, 0.76, "blauwe-kaft")
    stack(v, -1.2, 3.5, 3, 0.76)


def _map(v: View) -> None:
    """A map of the town with one red spot."""
    v.level((0.0, 1.25), 0.768, (2.9, 3.75), "papier")
    v.face(
        [
            (0.0, 0.769, 3.2),
            (0.5, 0.769, 3.35),
            (1.25, 0.769, 3.22),
            (1.25, 0.769, 3.3),
            (0.5, 0.769, 3.43),
            (0.0, 0.769, 3.28),
        ],
        "stof-blauw-top",
    )
    for x, z in ((0.2, 3.5), (0.5, 3.55), (0.9, 3.45), (0.25, 3.05), (0.65, 3.1)):
        v.level((x - 0.09, x + 0.09), 0.769, (z - 0.05, z + 0.06), "stenen-schaduw")
    v.canvas.ellipse(*v.at(0.95, 0.77, 3.58), 15, 6, "rode-kaft")
