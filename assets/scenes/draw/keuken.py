"""The kitchen at home, behind the church."""

from .canvas import Canvas
from .furniture import mug, paper, pendant, plant, suitcase
from .people import seated
from .rooms import HOURS, back_window, door, glow, pool, shell
from .view import View

ABOUT = {
    "binnen": True,
    "midden": [960, 484],
    "basis": ["keuken", "ramen", "kasten", "tafel"],
    "tijd": HOURS,
    "gewoon": {},
    "stand": {
        "keuken-partner": {"lagen": ["partner"]},
        "keuken-samen": {"lagen": ["partner", "kind"]},
        "keuken-kind": {"lagen": ["kind"]},
        "keuken-kaart": {"lagen": ["partner", "kaart"]},
        "keuken-koffer": {"lagen": ["partner", "koffer"]},
        "keuken-leeg": {"lagen": ["koffer", "brief"]},
        "keuken-papieren": {"lagen": ["partner", "papieren"]},
    },
}

_BACK = 6.2

_GARDEN = (
    "buiten-ver: 0,0 0,.3 .1,.3 .2,.5 .3,.3 .44,.3 .44,.58 .47,.9 .5,.58 .5,.28 1,.28 1,0"
    "| buiten-boom: 0,0 0,.22 .08,.34 .18,.36 .26,.28 .34,.2 .34,0"
    "| buiten-dak: .58,0 .58,.3 .68,.46 .78,.3 .78,0"
    "| buiten-licht: .64,.12 .64,.24 .7,.24 .7,.12"
    "| buiten-boom: .76,0 .78,.24 .86,.34 .95,.32 1,.26 1,0"
)


def draw(c: Canvas) -> None:
    """Draw every layer."""
    v = View(c, 985, 440, 1.45, 900)
    with c.layer("keuken"):
        shell(v, (-4.6, 3.3), 2.75, _BACK, "muur", "vloer-tegel", 0.55)
    with c.layer("zonlicht"):
        v.face([(-2.4, 0, 5.7), (-1.5, 0, 5.7), (-0.6, 0, 4.3), (-1.9, 0, 4.3)], "zon", 0.32)
        v.face(
            [(0.1, 0.92, 6.15), (1.4, 0.92, 6.15), (1.7, 0.92, 5.65), (0.5, 0.92, 5.65)], "zon", 0.4
        )
    with c.layer("lamplicht"):
        v.canvas.ellipse(*v.at(0.2, 1.55, _BACK), 520, 330, "schijn", 0.12)
        v.canvas.ellipse(*v.at(0.1, 1.5, _BACK), 330, 230, "schijn", 0.14)
        glow(v, (-0.05, 1.66, 4.2), 0.62)
        v.front((-0.2, 2.5), (0.98, 1.1), _BACK, "schijn", 0.35)
    with c.layer("ramen"):
        back_window(v, (-0.15, 1.5), (1.12, 2.2), _BACK, _GARDEN)
        door(v, (-2.6, -1.65), _BACK, "stof-groen")
        v.front((-2.42, -1.83), (1.2, 1.95), _BACK, "buiten-hoog")
        v.front((-2.42, -1.83), (1.2, 1.5), _BACK, "buiten-laag")
        v.front((-2.14, -2.11), (1.2, 1.95), _BACK, "stof-groen")
        v.front((-2.42, -1.83), (1.55, 1.58), _BACK, "stof-groen")
    with c.layer("kasten"):
        _units(v)
    with c.layer("kind"):
        v.chair(0.78, 4.45, "stof-oker", away=False)
        x, y = v.at(0.78, 1.18, 4.5)
        seated(c, x, y, 1.28, "rode-kaft", "haar-1", "lang")
    with c.layer("tafel"):
        _table(v)
    with c.layer("lampglans"):
        pool(v, -0.02, 0.76, 3.85, 0.85, 0.5, 0.34)
    with c.layer("koffer"):
        suitcase(v, 0.62, 3.75, 0.86, y=0.75)
    with c.layer("partner"):
        x, y = v.at(-0.2, 1.12, 3.1)
        seated(c, x, y, 1.95, "stof-groen", "haar-1")
        v.chair(-0.2, 2.95, "eiken")
    with c.layer("kaart"):
        v.face(
            [(0.12, 0.76, 3.42), (0.34, 0.76, 3.46), (0.3, 0.76, 3.62), (0.08, 0.76, 3.58)],
            "papier",
        )
        v.face(
            [(0.2, 0.76, 3.5), (0.27, 0.76, 3.51), (0.26, 0.76, 3.57), (0.19, 0.76, 3.56)],
            "rode-kaft",
        )
    with c.layer("brief"):
        paper(v, 0.2, 3.5)
        v.box((0.36, 0.42), (0.75, 0.77), (3.55, 3.65), "stof-oker")
    with c.layer("papieren"):
        for x, z, turn in (
            (-0.62, 3.5, 0.04),
            (0.3, 3.45, -0.05),
            (0.2, 3.8, 0),
            (0.62, 3.65, 0.06),
        ):
            paper(v, x, z, turn=turn)


def _units(v: View) -> None:
    """Worktop, sink, hob, wall cupboards and the fridge."""
    v.box((-0.3, 2.6), (0, 0.88), (5.6, _BACK), "wit-werk")
    for left in (-0.27, 0.45, 1.17, 1.89):
        v.front((left, left + 0.68), (0.12, 0.84), 5.6, "muur-koel")
        v.front((left + 0.02, left + 0.68), (0.12, 0.82), 5.6, "muur-koel-licht")
        v.front((left + 0.24, left + 0.44), (0.74, 0.76), 5.6, "rvs-schaduw")
    v.front((-0.3, 2.6), (0, 0.1), 5.6, "muur-koel-schaduw")
    v.box((-0.36, 2.62), (0.88, 0.93), (5.55, _BACK), "eiken")
    tap = v.at(0.7, 0.93, 5.95)
    v.canvas.path(
        "M -3 0 L -3 -34 C -3 -48 24 -48 24 -34 L 24 -26 L 18 -26 L 18 -34 "
        "C 18 -41 3 -41 3 -34 L 3 0 Z",
        "rvs",
        at=tap,
    )
    # Kettle, bread tin, a row of jars.
    kettle = v.at(1.95, 0.93, 5.8)
    v.canvas.path("M -15 0 C -18 -24 -12 -30 0 -30 C 12 -30 18 -24 15 0 Z", "rode-kaft", at=kettle)
    v.canvas.path(
        "M 4 0 C 10 -12 10 -22 4 -30 C 13 -29 18 -22 15 0 Z", "rode-kaft-schaduw", at=kettle
    )
    v.box((2.15, 2.5), (0.93, 1.1), (5.75, 6.0), "rvs")
    for number, role in enumerate(("stof-oker", "stof-groen", "rode-kaft")):
        left = -0.22 + number * 0.13
        v.box((left, left + 0.1), (0.93, 1.08), (5.9, 6.0), role)
    # Wall cupboards and a shelf.
    v.box((1.65, 2.62), (1.5, 2.3), (5.85, _BACK), "muur-koel")
    for left in (1.68, 2.16):
        v.front((left, left + 0.43), (1.53, 2.27), 5.85, "muur-koel-licht")
        v.front((left + 0.36, left + 0.38), (1.58, 1.7), 5.85, "rvs-schaduw")
    v.box((-1.35, -0.35), (1.5, 1.54), (5.98, _BACK), "eiken")
    for number, role in enumerate(("wit-werk", "stof-blauw", "wit-werk", "stof-oker", "wit-werk")):
        left = -1.28 + number * 0.18
        v.box((left, left + 0.12), (1.54, 1.66 + number % 2 * 0.08), (6.0, 6.12), role)
    for number in range(4):
        at = v.at(-1.2 + number * 0.22, 1.48, 6.0)
        v.canvas.circle(
            at[0], at[1] + 13, 7, ("stof-oker", "wit-werk", "stof-groen", "rode-kaft")[number]
        )
        v.canvas.circle(at[0], at[1] + 13, 4, "muur")
    v.box((2.55, 3.25), (0, 1.85), (5.4, 6.1), "koelkast")
    v.front((2.55, 3.25), (1.22, 1.24), 5.4, "koelkast-schaduw")
    v.front((2.62, 2.65), (0.85, 1.15), 5.4, "rvs-schaduw")
    v.front((2.8, 3.0), (1.4, 1.66), 5.4, "papier")
    v.front((2.88, 2.92), (1.63, 1.68), 5.4, "rode-kaft")
    # On the left wall: a sideboard with a lamp, and drawings that were kept.
    v.box((-4.58, -4.1), (0, 0.9), (3.6, 5.4), "eiken")
    for z in (3.66, 4.26, 4.86):
        v.side(-4.1, (0.1, 0.82), (z, z + 0.5), "eiken")
    plant(v, -4.3, 4.9, 0.5, 0.9)
    for z, role in ((3.8, "stof-oker-top"), (4.4, "stof-blauw-top"), (5.0, "papier")):
        v.side(-4.58, (1.5, 1.95), (z, z + 0.42), "wit-werk-schaduw")
        v.side(-4.58, (1.54, 1.91), (z + 0.05, z + 0.37), role)
    # Coats by the back door.
    for number, role in enumerate(("stof-blauw", "stof-oker", "mens-2", "stof-groen")):
        at = v.at(-3.75 + number * 0.27, 1.72, _BACK)
        v.canvas.path("M -9 0 C -20 10 -22 60 -24 118 L 22 118 C 20 60 18 10 9 0 Z", role, at=at)
        v.canvas.circle(*at, 4, "noten")
    v.front((-4.0, -2.8), (1.7, 1.76), _BACK, "noten")
    plant(v, 1.3, 5.8, 0.36, 0.93)


def _table(v: View) -> None:
    v.chair(-0.62, 4.4, "eiken", away=False)
    v.table((-1.35, 1.3), (3.35, 4.4), "eiken", leg=0.09)
    v.floor((-1.2, 1.5), (3.3, 4.3), "zwart-werk", 0.08)
    mug(v, -0.95, 3.8, colour="stof-blauw")
    mug(v, 0.5, 4.0)
    bowl = v.at(-0.1, 0.75, 4.0)
    v.canvas.circle(bowl[0] - 14, bowl[1] - 22, 11, "rode-kaft")
    v.canvas.circle(bowl[0] + 10, bowl[1] - 22, 11, "stof-oker")
    v.canvas.circle(bowl[0] - 1, bowl[1] - 27, 11, "plant-licht")
    v.canvas.path(
        "M -36 -22 L 36 -22 C 32 -4 20 0 0 0 C -20 0 -32 -4 -36 -22 Z", "stof-blauw", at=bowl
    )
    v.canvas.path("M 12 -22 L 36 -22 C 32 -4 20 0 6 0 Z", "stof-blauw-schaduw", at=bowl)
    pendant(v, -0.05, 1.72, 3.95, 2.75, 0.62)
