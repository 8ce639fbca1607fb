"""The council chamber, seen from the public gallery."""

from __future__ import annotations

import math
import random
from itertools import pairwise

from .canvas import Canvas
from .people import seated
from .rooms import HOURS, back_window, curtain, glow, pool, shell, side_window
from .view import View

_SEATS = 21

ABOUT = {
    "binnen": True,
    "midden": [960, 478],
    "basis": ["zaal", "ramen", "banken"],
    "tijd": HOURS,
    "gewoon": {
        "dag": ["rust", "tribune-leeg"],
        "avond": ["raad", "tribune-vol"],
        "nacht": ["raad", "tribune-vol"],
        "blauw": ["raad", "tribune-vol"],
    },
    "stand": {
        "raadzaal-tribune-vol": {"lagen": ["raad", "tribune-vol"]},
        "raadzaal-tribune-leeg": {"lagen": ["raad", "tribune-leeg"]},
        "raadzaal-stoel-leeg": {"lagen": ["raad-op-een-na", "tribune-vol"]},
        "raadzaal-glas": {"lagen": ["rust", "glas", "tribune-leeg"]},
    },
}

_BACK = 13.0
_ROOFS = (
    "buiten-ver: 0,0 0,.3 .2,.3 .34,.5 .48,.3 1,.3 1,0"
    "| buiten-dak: .46,0 .46,.22 .6,.38 .74,.22 .74,0"
    "| buiten-boom: 0,0 0,.16 .14,.26 .3,.24 .42,.12 .42,0"
    "| buiten-licht: .56,.08 .56,.17 .64,.17 .64,.08"
)
_WINDOWS = (-3.75, -1.25, 1.25)
_MIDDLE = 9.4  # of the horseshoe


def draw(c: Canvas) -> None:
    """Draw every layer."""
    v = View(c, 975, 396, 2.5, 1080)
    with c.layer("zaal"):
        _hall(v)
    with c.layer("lamplicht"):
        v.canvas.ellipse(*v.at(0.3, 3.4, _BACK), 640, 290, "schijn", 0.1)
        v.canvas.ellipse(*v.at(0.3, 3.6, _BACK), 400, 210, "schijn", 0.1)
        glow(v, (0.3, 4.4, 10.2), 1.7)
    with c.layer("ramen"):
        _windows(v)
    with c.layer("zonlicht"):
        for x in _WINDOWS:
            near, far = 8.2, 12.2
            beam = [(x + 0.2, far), (x + 2.2, far), (x + 3.8, near), (x + 1.6, near)]
            v.face([(at, 0, z) for at, z in beam], "zon", 0.2)
    with c.layer("banken"):
        _horseshoe(v)
        _chandelier(v)
    with c.layer("rust"):
        for number in range(_SEATS):
            _chair(v, number)
    for name, missing in (("raad", None), ("raad-op-een-na", 13)):
        with c.layer(name):
            _council(v, missing)
    with c.layer("glas"):
        _broken(v)
    with c.layer("lampglans"):
        pool(v, 0.3, 0.0, 9.4, 2.6, 1.6, 0.16)
    with c.layer("tribune-leeg"):
        _gallery(c, None)
    with c.layer("tribune-vol"):
        _gallery(c, random.Random(7))


def _hall(v: View) -> None:
    shell(
        v,
        (-7.0, 6.6),
        6.0,
        _BACK,
        "muur-groen",
        "vloer",
        0.55,
        ("lambrisering", 1.5),
        beams=("noten", 0.2),
    )
    v.floor((-3.6, 4.2), (6.2, 12.0), "tapijt")
    v.floor((-3.4, 4.0), (6.4, 11.8), "tapijt-licht")


def _windows(v: View) -> None:
    """The windows to the square, side windows, and two mayors of long ago."""
    for x in _WINDOWS:
        back_window(v, (x, x + 1.75), (1.75, 4.0), _BACK, _ROOFS, arch=True, bars=3)
    for x in (-4.45, -1.95, 0.55, 3.05):
        curtain(v, (x, x + 0.62), (1.4, 4.9), _BACK - 0.05, "stof-oker", 3)
    for near in (6.4, 9.4):
        side_window(v, -7.0, (1.9, 4.5), (near, near + 1.8), bars=3)
    for x in (-6.2, 4.3):
        v.front((x - 0.1, x + 1.5), (2.0, 4.1), _BACK, "stof-oker-schaduw")
        v.front((x - 0.1, x + 1.44), (2.06, 4.1), _BACK, "stof-oker")
        v.front((x, x + 1.38), (2.16, 4.0), _BACK, "leer-schaduw")
        v.front((x + 0.4, x + 1.0), (2.16, 3.1), _BACK, "zwart-werk")
        v.canvas.circle(*v.at(x + 0.7, 3.35, _BACK), 19, "eiken-licht")
        v.canvas.dome(*v.at(x + 0.46, 3.38, _BACK), v.scale(_BACK) * 0.48, 24, "stenen-schaduw")
    for z in (11.6, 8.6):
        v.box((6.2, 6.6), (0, 6.0), (z, z + 0.5), "wit-werk")


def _ring(v: View, radius: float, turn: float, y: float) -> tuple[float, float]:
    """Return where something on the horseshoe is; 0 is opposite us, half a turn is near us."""
    return v.at(0.3 + math.sin(turn) * radius * 1.12, y, _MIDDLE + math.cos(turn) * radius)


_ENDS = math.radians(106)
_GAP = math.radians(21)


def _turns(side: int, count: int = 18) -> list[float]:
    return [side * (_GAP + (_ENDS - _GAP) * n / count) for n in range(count + 1)]


def _horseshoe(v: View) -> None:
    c = v.canvas
    _dais(v)
    for side, front in ((-1, "noten-licht"), (1, "noten")):
        turns = _turns(side)
        for near, far, role in ((2.35, 2.35, front), (3.0, 3.0, "noten-schaduw")):
            for a, b in pairwise(turns):
                low = [_ring(v, near, a, 0), _ring(v, far, b, 0)]
                up = [_ring(v, far, b, 0.78), _ring(v, near, a, 0.78)]
                c.poly([*low, *up], role)
        inner = [_ring(v, 2.3, a, 0.78) for a in turns]
        outer = [_ring(v, 3.05, a, 0.78) for a in reversed(turns)]
        c.poly([*inner, *outer], "noten-top")
        edge = [_ring(v, 2.3, a, 0.7) for a in reversed(turns)]
        c.poly([*inner, *edge], "noten-schaduw" if side > 0 else "noten")
    for number in range(_SEATS - 1):
        turn = _seat(number)
        x, y = _ring(v, 2.6, turn, 0.78)
        c.poly("-9,0 9,0 7,-4 -7,-4", "papier", at=(x - 3, y + 1))
        c.poly("-1,0 1,0 4,-15 2.5,-15", "zwart-werk", at=(x + 10, y))
        c.circle(x + 13, y - 16, 2.4, "zwart-werk")


def _dais(v: View) -> None:
    """The chair of the council, the registrar beside it, and the speaker's desk before them."""
    v.box((-1.4, 2.0), (0, 0.25), (11.6, 12.7), "tapijt-groen")
    v.box((0.02, 0.58), (0.7, 2.05), (12.5, 12.6), "stof-groen")
    v.front((0.08, 0.52), (0.9, 1.98), 12.5, "stof-groen-licht")
    for x in (-0.62, 1.0):
        v.box((x, x + 0.44), (0.7, 1.6), (12.5, 12.6), "stof-groen")
    v.box((-1.05, 1.65), (0.25, 1.08), (11.7, 12.3), "noten")
    v.front((-0.95, 1.55), (0.35, 0.98), 11.7, "noten-licht")
    v.front((-0.12, 0.72), (0.35, 0.98), 11.7, "noten-schaduw")
    v.front((0.2, 0.4), (1.08, 1.2), 11.9, "eiken")
    v.box((0.42, 0.6), (1.08, 1.12), (11.8, 11.9), "eiken")
    v.box((-0.05, 0.65), (0, 1.12), (8.9, 9.2), "eiken")
    v.level((-0.12, 0.72), 1.14, (8.85, 9.25), "eiken-top")
    v.canvas.poly("-1.5,0 1.5,0 7,-24 4.5,-24", "zwart-werk", at=v.at(0.3, 1.14, 9.0))


def _seat(number: int) -> float:
    half = (_SEATS - 1) // 2
    side = -1 if number < half else 1
    place = (number % half + 0.6) / half
    return side * (_GAP + (_ENDS - _GAP) * place)


def _order(v: View) -> list[int]:
    return sorted(range(_SEATS - 1), key=lambda number: abs(_seat(number)))


def _chair(v: View, number: int) -> None:
    if number == _SEATS - 1:
        return
    turn = _seat(number)
    x, y = _ring(v, 3.55, turn, 1.02)
    z = _MIDDLE + math.cos(turn) * 3.55
    size = v.scale(z) * 0.0052
    c = v.canvas
    c.path(
        "M -44 0 C -46 -42 -36 -50 0 -50 C 36 -50 46 -42 44 0 L 40 60 L -40 60 Z",
        "stof-groen-schaduw",
        at=(x, y),
        scale=size,
    )
    c.path(
        "M -44 0 C -46 -42 -36 -50 0 -50 C 24 -50 30 -44 30 0 L 28 60 L -40 60 Z",
        "stof-groen",
        at=(x, y),
        scale=size,
    )
    if abs(turn) > math.pi / 2:  # otherwise its foot is behind the desks
        c.rect(x - 5 * size, y + 58 * size, 10 * size, 90 * size, "zwart-werk")


def _council(v: View, missing: int | None) -> None:
    """The members at their places: small, from behind, none of them anybody."""
    rnd = random.Random(31)
    coats = ("mens-1", "mens-2", "mens-3", "mens-4", "mens-5", "stof-blauw", "rode-kaft-schaduw")
    for number in _order(v):
        coat, hair = rnd.choice(coats), rnd.choice(("haar-1", "haar-2", "haar-3"))
        style = rnd.choice(("", "", "lang"))
        turn = _seat(number)
        z = _MIDDLE + math.cos(turn) * 3.3
        x, y = _ring(v, 3.3, turn, 1.2)
        if number == missing:
            _chair(v, number)
            continue
        size = v.scale(z) / 112
        if abs(turn) > math.pi / 2:
            seated(v.canvas, x, y, size, coat, hair, style)
            _chair(v, number)
        else:
            _chair(v, number)
            seated(v.canvas, x, y, size * 0.94, coat, hair, style)


def _broken(v: View) -> None:
    """A pane that is out, glass on the carpet, a chair that fell."""
    c = v.canvas
    x = _WINDOWS[1]
    hole = v.at(x + 0.85, 2.75, _BACK)
    star = "M -30 -20 L -8 -44 L 4 -26 L 34 -38 L 22 -8 L 44 14 L 10 12 L 2 44 L -12 16 "
    star += "L -40 24 L -22 2 Z"
    c.path(star, "wit-werk", at=hole, scale=1.2)
    c.path(star, "zwart-werk", at=hole)
    rnd = random.Random(5)
    for _ in range(34):
        z = rnd.uniform(8.0, 12.4)
        at = v.at(rnd.uniform(-1.9, 2.4), 0, z)
        size = v.scale(z) * rnd.uniform(0.0006, 0.0014)
        c.poly("-40,6 0,-16 50,2 10,14", "buiten-hoog", at=at, scale=size)
    v.box((0.9, 1.4), (0, 0.4), (8.2, 8.35), "stof-groen")
    v.front((0.98, 1.32), (0.05, 0.34), 8.2, "stof-groen-licht")


def _chandelier(v: View) -> None:
    x, y = v.at(0.3, 4.35, 10.2)
    top = v.at(0.3, 6.0, 10.2)
    c = v.canvas
    c.rect(x - 2, top[1], 4, y - top[1], "zwart-werk")
    c.ellipse(x, y + 12, 118, 11, "stof-oker-schaduw")
    c.ellipse(x, y + 9, 118, 9, "stof-oker")
    for across in (-104, -62, -20, 22, 64, 106):
        c.rect(x + across - 4, y - 13, 6, 20, "wit-werk")
        c.ellipse(x + across - 1, y - 19, 6, 9, "peer")


def _gallery(c: Canvas, rnd: random.Random | None) -> None:
    """Two rows of the public gallery before us, with or without the public."""
    c.poly("0,700 1600,700 1600,900 0,900", "lambrisering-schaduw")
    coats = ("mens-1", "mens-2", "mens-3", "mens-4", "mens-5")
    for y, step, size, shift in ((650, 84, 1.1, 30), (780, 122, 1.66, -20)):
        for number in range(int(1700 / step) + 1):
            x = number * step + shift
            if rnd is not None:
                at = x + rnd.uniform(-7, 7)
                high = y - rnd.uniform(2, 14)
                hair = rnd.choice(("haar-1", "haar-1", "haar-2", "haar-3"))
                style = rnd.choice(("", "", "lang", "muts"))
                if rnd.random() < 0.94:
                    seated(c, at, high, size, rnd.choice(coats), hair, style)
            back = "M -34 96 L -34 34 C -34 20 -24 18 0 18 C 24 18 34 20 34 34 L 34 96 Z"
            c.path(back, "eiken-schaduw", at=(x, y), scale=size)
            slim = "M -34 96 L -34 34 C -34 20 -24 18 0 18 C 18 18 26 20 26 34 L 26 96 Z"
            c.path(slim, "eiken", at=(x, y), scale=size)
        c.rect(0, y + 96 * size - 8, 1600, 60, "lambrisering-schaduw")
