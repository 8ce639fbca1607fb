"""The crisis room in the cellar of the town hall: one table, a map, no windows."""

from __future__ import annotations

from .canvas import Canvas
from .furniture import mug, paper, screen, stack
from .people import seated, standing
from .rooms import door, glow, pool, shell
from .view import View

_LIGHTS = ("dag", "avond", "nacht", "blauw")

ABOUT = {
    "binnen": True,
    "midden": [960, 476],
    "basis": ["kamer", "schermen", "tafel"],
    "tijd": {light: ["lamplicht", "lampglans"] for light in _LIGHTS},
    "gewoon": {light: ["bezet"] for light in _LIGHTS},
    "stand": {
        "crisiskamer-leeg": {"lagen": []},
        "crisiskamer-bezet": {"lagen": ["bezet"]},
        "crisiskamer-plein": {"lagen": ["bezet", "beelden"]},
    },
}

_BACK = 7.6
_SEATS = (-1.75, -0.62, 0.5, 1.62)


def draw(c: Canvas) -> None:
    """Draw every layer."""
    v = View(c, 985, 420, 1.75, 960)
    with c.layer("kamer"):
        shell(v, (-5.8, 4.2), 2.9, _BACK, "muur-koel", "tapijt-groen", 1.2)
        v.side(-5.8, (0, 2.9), (1.6, _BACK), "stof-blauw")
        v.front((-5.8, 4.2), (0, 0.9), _BACK, "eiken")
        for number in range(11):
            x = -5.8 + number * 0.92
            v.front((x, x + 0.03), (0, 0.9), _BACK, "eiken-schaduw")
        v.front((-5.8, 4.2), (0.9, 0.95), _BACK, "eiken-top")
        for z in (2.6, 3.6, 4.6, 5.6, 6.6):
            v.level((-5.8, 4.2), 2.9, (z, z + 0.06), "plafond-schaduw")
        for x in (-4.6, -3.0, -1.4, 0.2, 1.8, 3.4):
            v.level((x, x + 0.04), 2.9, (1.6, _BACK), "plafond-schaduw")
        for z in (3.2, 4.5, 5.8):
            v.side(-5.78, (1.2, 2.2), (z, z + 0.95), "wit-werk-schaduw")
            v.side(-5.77, (1.28, 2.12), (z + 0.08, z + 0.87), "stenen")
            v.side(-5.76, (1.36, 1.6), (z + 0.16, z + 0.6), "plant-schaduw")
            v.side(-5.76, (1.6, 1.7), (z + 0.16, z + 0.8), "stof-blauw-licht")
        # Pipes under the ceiling: it is a cellar.
        for y, thick in ((2.66, 0.12), (2.48, 0.07)):
            v.front((-5.8, 4.2), (y, y + thick), _BACK, "rvs")
            v.front((-5.8, 4.2), (y, y + thick * 0.35), _BACK, "rvs-schaduw")
        door(v, (-5.2, -4.2), _BACK, "stof-oker")
    with c.layer("lamplicht"):
        v.front((-2.6, 2.95), (0.95, 2.44), _BACK, "schijn", 0.12)
        for x in (-1.5, 0.0, 1.5):
            glow(v, (x, 2.32, 5.0), 0.55)
    with c.layer("schermen"):
        _wall(v)
    with c.layer("beelden"):
        _square_on_screen(v)
    with c.layer("bezet"):
        for x, coat, hair, style in (
            (-1.75, "mens-3", "haar-3", ""),
            (-0.62, "mens-1", "haar-1", "lang"),
            (1.62, "me-1", "haar-2", ""),
        ):
            v.chair(x, 5.75, "zwart-werk", away=False)
            seated(c, *v.at(x, 1.2, 5.8), 1.26, coat, hair, style)
        standing(c, *v.at(2.75, 0, 6.6), 1.34, "mens-4", "haar-1", "lang")
    with c.layer("tafel"):
        _table(v)
        for x in (-1.3, 1.2):
            v.front((x, x + 0.02), (2.36, 2.9), 5.0, "zwart-werk")
        v.box((-1.7, 1.7), (2.3, 2.36), (4.9, 5.1), "rvs")
        v.level((-1.65, 1.65), 2.3, (4.9, 5.1), "peer")
        v.front((-1.7, 1.7), (2.3, 2.32), 4.9, "peer")
    with c.layer("lampglans"):
        pool(v, -0.05, 0.76, 4.8, 2.0, 0.62, 0.22)


def _wall(v: View) -> None:
    """A map of the town, three screens, a board with sheets, a telephone."""
    c = v.canvas
    z = _BACK
    v.front((-1.72, 0.62), (1.1, 2.36), z, "zwart-werk")
    v.front((-1.66, 0.56), (1.16, 2.3), z, "papier")
    for points, role in (
        (
            "-1.66,1.5 -0.9,1.62 -0.2,1.4 0.56,1.52 0.56,1.66 -0.2,1.54 -0.9,1.76 -1.66,1.64",
            "stof-blauw-top",
        ),
        ("-1.5,1.84 -0.96,1.92 -1.0,2.22 -1.5,2.16", "plant-licht"),
        ("0.1,1.2 0.5,1.22 0.5,1.4 0.16,1.34", "plant-licht"),
        ("-0.8,1.8 -0.5,1.84 -0.52,2.04 -0.82,2.0", "stenen-schaduw"),
        ("-0.42,1.72 -0.1,1.66 -0.06,1.9 -0.4,1.96", "stof-oker-top"),
        ("0.0,1.72 0.42,1.74 0.4,2.06 0.02,2.04", "stenen-schaduw"),
        ("-1.4,1.22 -0.9,1.26 -0.92,1.46 -1.4,1.38", "stenen-schaduw"),
        ("-0.7,1.2 -0.24,1.2 -0.26,1.32 -0.7,1.42", "stenen"),
    ):
        pairs = (point.split(",") for point in points.split())
        v.face([(float(x), float(y), z) for x, y in pairs], role)
    for x, y, role in (
        (-0.25, 1.8, "rode-kaft"),
        (0.2, 1.88, "rode-kaft"),
        (-1.2, 2.05, "blauwe-kaft"),
    ):
        c.circle(*v.at(x, y, z), 7, role)
        c.circle(*v.at(x, y, z), 3, "papier")
    for x in (0.85, 2.05):
        screen(v, (x, x + 1.06), (1.42, 2.06), z - 0.06)
    v.front((0.92, 1.5), (1.5, 1.98), z - 0.06, "stof-blauw-licht")
    for number, high in enumerate((0.12, 0.2, 0.16, 0.3, 0.4, 0.36)):
        x = 2.14 + number * 0.15
        v.front((x, x + 0.1), (1.5, 1.5 + high), z - 0.06, "wit-werk")
    v.front((1.56, 1.84), (1.54, 1.6), z - 0.06, "wit-werk")
    v.front((1.56, 1.8), (1.66, 1.72), z - 0.06, "wit-werk")
    v.front((1.56, 1.86), (1.78, 1.84), z - 0.06, "wit-werk")
    # The clock has no hands: the story has.
    v.front((-3.9, -2.1), (1.15, 2.3), z, "rvs-schaduw")
    v.front((-3.85, -2.15), (1.2, 2.25), z, "wit-werk")
    for x, y, role in (
        (-3.7, 1.86, "gele-kaft"),
        (-3.28, 1.9, "gele-kaft"),
        (-2.86, 1.84, "plant-licht"),
        (-3.66, 1.44, "rode-kaft"),
        (-3.2, 1.42, "gele-kaft"),
        (-2.6, 1.5, "blauwe-kaft"),
    ):
        v.front((x, x + 0.28), (y, y + 0.28), z, role)
    v.box((3.1, 4.1), (0, 0.78), (6.9, 7.5), "eiken")
    stack(v, 3.4, 7.0, 5, 0.78)
    v.box((3.72, 3.95), (0.78, 1.12), (7.1, 7.3), "rvs")


def _square_on_screen(v: View) -> None:
    """What the camera over the square sees."""
    z = _BACK - 0.06
    v.front((0.85, 1.91), (1.42, 2.06), z, "scherm-uit")
    v.front((0.85, 1.91), (1.42, 1.66), z, "mens-1")
    v.front((1.16, 1.6), (1.62, 1.86), z, "rode-kaft-schaduw")
    v.face([(1.12, 1.86, z), (1.38, 2.02, z), (1.64, 1.86, z)], "stof-blauw")
    for number in range(5):
        v.front((1.19 + number * 0.08, 1.23 + number * 0.08), (1.72, 1.82), z, "peer")
    for number in range(16):
        x, y = v.at(0.9 + number * 0.064, 1.6 - number % 3 * 0.05, z)
        v.canvas.circle(x, y, 4.6, "haar-1" if number % 2 else "mens-5")


def _table(v: View) -> None:
    for x in _SEATS[2:3]:
        v.chair(x, 5.75, "zwart-werk", away=False)
    top = [(-2.5, 4.0), (2.4, 4.0), (2.75, 4.7), (2.3, 5.6), (-2.4, 5.6), (-2.85, 4.7)]
    v.floor((-2.4, 2.6), (4.1, 5.5), "zwart-werk", 0.2)
    v.box((-1.6, 1.5), (0, 0.7), (4.5, 5.1), "noten")
    v.face([(-2.85, 0.75, 4.7), (-2.5, 0.75, 4.0), (-2.5, 0.66, 4.0), (-2.85, 0.66, 4.7)], "noten")
    v.face(
        [(2.75, 0.75, 4.7), (2.4, 0.75, 4.0), (2.4, 0.66, 4.0), (2.75, 0.66, 4.7)], "noten-schaduw"
    )
    v.front((-2.5, 2.4), (0.66, 0.75), 4.0, "noten")
    v.face([(x, 0.75, z) for x, z in top], "eiken")
    inner = [(x * 0.86, 4.8 + (z - 4.8) * 0.74) for x, z in top]
    v.face([(x, 0.75, z) for x, z in inner], "eiken-licht")
    # Name cards without names, papers, telephones, a jug.
    for x in (-1.9, -0.7, 0.6, 1.8):
        paper(v, x, 4.1, turn=0.03)
        paper(v, x + 0.1, 5.15, turn=-0.03)
    mug(v, -1.3, 4.4, colour="stof-blauw")
    mug(v, 0.2, 5.2)
    mug(v, 1.3, 4.5, colour="rode-kaft")
    v.box((-0.3, 0.1), (0.75, 0.83), (4.6, 4.85), "zwart-werk")
    v.box((-0.26, -0.16), (0.83, 0.86), (4.62, 4.83), "zwart-werk")
    jug = v.at(0.75, 0.75, 4.9)
    v.canvas.path("M -13 0 L -10 -38 L 10 -38 L 13 0 Z", "buiten-hoog", 0.8, at=jug)
    v.canvas.path("M -12 0 L -11 -20 L 11 -20 L 12 0 Z", "stof-blauw-top", 0.8, at=jug)
    v.box((-2.1, -1.7), (0.75, 0.78), (4.75, 5.0), "zwart-werk")
    v.face(
        [(-2.1, 0.78, 5.0), (-1.7, 0.78, 5.0), (-1.66, 1.04, 5.1), (-2.14, 1.04, 5.1)], "zwart-werk"
    )
    for x in (-1.55, -0.3, 0.95, 2.0):
        v.chair(x, 3.35, "stof-groen")
