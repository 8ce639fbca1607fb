"""What stands up on the map of the town: houses, landmarks, trees."""

from __future__ import annotations

import random
from collections.abc import Callable

from .canvas import Canvas

_SIDE = 22.0  # pixels across for a step of 20 metres
_TOP = 4.0  # of the picture to the furthest corner of the town

Span = tuple[float, float]


def at(x: float, y: float, z: float = 0) -> tuple[float, float]:
    """Return where a point is: x runs down to the right, y down to the left, z up."""
    return 800 + (x - y) * _SIDE, _TOP + (x + y) * _SIDE / 2 - z * _SIDE


class Town:
    """Everything that stands up, drawn from the furthest to the nearest."""

    def __init__(self, c: Canvas) -> None:
        self._c = c
        self._rnd = random.Random(23)
        self._things: list[tuple[float, int, Callable[[], None]]] = []

    def draw(self) -> None:
        """Draw all of it."""
        self._homes()
        self._landmarks()
        self._trees()
        for _, _, paint in sorted(self._things, key=lambda thing: thing[:2]):
            paint()

    def _add(self, depth: float, paint: Callable[[], None]) -> None:
        self._things.append((depth, len(self._things), paint))

    def _homes(self) -> None:
        """Rows along the streets; what is in the way of a landmark stays open."""
        streets_y = (10.0, 16.6, 23.4, 28.6)
        rnd = self._rnd
        for y in streets_y:
            for side in (-1.55, 0.62):
                x = 6.6
                while x < 30.4:
                    wide = rnd.choice((0.85, 0.95, 1.1, 1.7))
                    if self._is_open(x, y + side, wide) and rnd.random() < 0.93:
                        self._home(x, wide, y + side, 0.95, along_x=rnd.random() < 0.45)
                    x += wide + (0.06 if rnd.random() < 0.75 else 0.5)
        for x in (10.4, 29.8):
            for side in (-1.5, 0.62):
                y = 7.2
                while y < 27.4:
                    if all(abs(y + 0.4 - street) > 2.2 for street in streets_y):
                        self._home(x + side, 0.95, y, 0.9, along_x=False)
                    y += rnd.choice((1.0, 1.1, 1.5))
        # Lutkerend, the village on the road east; farms in the fields.
        for x, y in ((47, 17.6), (48.6, 17.9), (47.4, 21.2), (49.4, 21.3), (51, 18.2)):
            self._home(x, 1.2, y, 1.0, along_x=False)
        for x, y in ((-3, 12), (-7, 20.6), (26, -1), (5, 36.6), (22.4, 41), (38, 27), (44.6, 28.6)):
            self._home(x, 1.9, y, 1.3, along_x=True, roof="riet", high=0.55)
            self._home(x + 2.3, 1.0, y + 0.2, 0.9, along_x=False, high=0.5)

    def _is_open(self, x: float, y: float, wide: float) -> bool:
        for (left, right), (near, far) in (
            ((15.6, 24.4), (17.2, 23.2)),
            ((9.7, 11.1), (0, 60)),
            ((15.7, 17.2), (0, 60)),
            ((22.9, 24.3), (0, 60)),
            ((29.1, 30.5), (0, 60)),
            ((11.8, 15.6), (11.6, 16.2)),
            ((26, 29.2), (11, 14)),
            ((5.6, 9.2), (18.8, 26.0)),
            ((24, 28), (24.2, 27.8)),
        ):
            if x < right and x + wide > left and near < y + 0.9 and y < far:
                return False
        return True

    def _home(
        self,
        x: float,
        wide: float,
        y: float,
        deep: float,
        along_x: bool,
        roof: str = "",
        high: float = 0,
    ) -> None:
        rnd = self._rnd
        wall = rnd.choice(("baksteen", "bakoranje", "bakbruin", "natuursteen", "baksteen"))
        roof = roof or rnd.choice(("pannen", "pannen", "leien"))
        high = high or rnd.uniform(0.75, 1.25)
        lit = [rnd.choice(("glas-aan", "glas-uit", "glas-zwak", "glas-aan")) for _ in range(6)]
        paint = self._gabled
        self._add(
            x + wide + y + deep,
            lambda: paint((x, x + wide), (y, y + deep), high, wall, roof, along_x, lit),
        )

    def _gabled(
        self,
        x: Span,
        y: Span,
        high: float,
        wall: str,
        roof: str,
        along_x: bool,
        lit: list[str],
        rise: float = 0.55,
    ) -> None:
        """A house with a ridge along one of its sides."""
        c = self._c
        shade = [(x[1], y[0]), (x[1] + 0.5, y[0] + 0.1), (x[1] + 0.5, y[1] + 0.1), (x[1], y[1])]
        c.poly([at(*corner) for corner in shade], "metaal", 0.14)
        self._walls(x, y, high, wall)
        top = high + rise
        if along_x:
            middle = (y[0] + y[1]) / 2
            self._plane(
                ((x[0], y[0], high), (x[1], y[0], high), (x[1], middle, top), (x[0], middle, top)),
                f"{roof}-schaduw",
            )
            self._plane(
                ((x[1], y[0], high), (x[1], y[1], high), (x[1], middle, top)), f"{wall}-schaduw"
            )
            self._plane(
                ((x[0], y[1], high), (x[1], y[1], high), (x[1], middle, top), (x[0], middle, top)),
                roof,
            )
        else:
            middle = (x[0] + x[1]) / 2
            self._plane(
                ((x[0], y[0], high), (x[0], y[1], high), (middle, y[1], top), (middle, y[0], top)),
                f"{roof}-licht",
            )
            self._plane(((x[0], y[1], high), (x[1], y[1], high), (middle, y[1], top)), wall)
            self._plane(
                ((x[1], y[0], high), (x[1], y[1], high), (middle, y[1], top), (middle, y[0], top)),
                f"{roof}-schaduw",
            )
        count = 3 if x[1] - x[0] > 1.4 else 2
        step = (x[1] - x[0]) / count
        for number in range(count):
            left = x[0] + (number + 0.28) * step
            for level, low in enumerate((0.16, 0.62)[: 2 if high > 0.8 else 1]):
                pane = (left, left + step * 0.44)
                self._plane(
                    (
                        (pane[0], y[1], low),
                        (pane[1], y[1], low),
                        (pane[1], y[1], low + 0.26),
                        (pane[0], y[1], low + 0.26),
                    ),
                    lit[(number + level * 3) % 6],
                )

    def _walls(self, x: Span, y: Span, high: float, wall: str, low: float = 0) -> None:
        self._plane(
            ((x[0], y[1], low), (x[1], y[1], low), (x[1], y[1], high), (x[0], y[1], high)), wall
        )
        self._plane(
            ((x[1], y[0], low), (x[1], y[1], low), (x[1], y[1], high), (x[1], y[0], high)),
            f"{wall}-schaduw",
        )

    def _block(self, x: Span, y: Span, high: float, wall: str, top: str, low: float = 0) -> None:
        self._walls(x, y, high, wall, low)
        self._plane(
            ((x[0], y[0], high), (x[1], y[0], high), (x[1], y[1], high), (x[0], y[1], high)), top
        )

    def _plane(self, corners, role: str) -> None:
        self._c.poly([at(*corner) for corner in corners], role)

    def _spire(self, x: Span, y: Span, low: float, top: float, role: str) -> None:
        tip = ((x[0] + x[1]) / 2, (y[0] + y[1]) / 2, top)
        self._plane(((x[0], y[1], low), (x[1], y[1], low), tip), role)
        self._plane(((x[1], y[0], low), (x[1], y[1], low), tip), f"{role}-schaduw")

    def _windows(self, x: Span, y: float, low: float, high: float, count: int, role: str) -> None:
        step = (x[1] - x[0]) / count
        for number in range(count):
            left = x[0] + (number + 0.25) * step
            right = left + step * 0.5
            self._plane(((left, y, low), (right, y, low), (right, y, high), (left, y, high)), role)

    def _landmarks(self) -> None:
        lit = ["glas-aan"] * 6
        self._add(39.5, self._town_hall)
        self._add(29.6, self._church)
        self._add(40.4, lambda: self._station(lit))
        self._add(32.4, self._rope_works)
        self._add(52, self._sports_hall)
        self._add(52.6, self._dairy)
        for x, y, roof in (
            (36.4, 9.0, "riet"),
            (38.6, 8.8, "pannen"),
            (40.8, 9.2, "riet"),
            (43.0, 9.6, "pannen"),
            (44.6, 12.2, "riet"),
            (44.6, 14.6, "pannen"),
            (36.0, 18.4, "pannen"),
            (38.4, 18.6, "riet"),
            (40.8, 18.5, "pannen"),
            (42.8, 18.8, "riet"),
            (34.2, 11.6, "riet"),
            (34.3, 13.8, "pannen"),
        ):
            self._home(x, 1.15, y, 1.15, along_x=False, roof=roof, high=0.5)

    def _town_hall(self) -> None:
        self._gabled(
            (16.7, 18.3), (18.0, 22.2), 1.9, "baksteen", "leien", False, ["glas-zaal"] * 6, 0.8
        )
        for number in range(6):
            y = 18.3 + number * 0.62
            for low in (0.35, 1.15):
                corners = (
                    (18.3, y, low),
                    (18.3, y + 0.34, low),
                    (18.3, y + 0.34, low + 0.5),
                    (18.3, y, low + 0.5),
                )
                self._plane(corners, "glas-zaal")
        self._block((17.1, 17.8), (19.7, 20.4), 3.9, "natuursteen", "natuursteen-top", 2.2)
        self._spire((17.0, 17.9), (19.6, 20.5), 3.9, 5.0, "koper-dak")
        self._c.circle(*at(17.45, 20.4, 3.4), 5.4, "wijzerrand")
        self._c.circle(*at(17.45, 20.4, 3.4), 4.2, "wijzerplaat")

    def _church(self) -> None:
        self._gabled(
            (12.0, 15.2), (13.4, 15.0), 1.6, "bakbruin", "leien", True, ["glas-zwak"] * 6, 1.2
        )
        self._block((11.8, 12.9), (13.6, 14.8), 3.6, "bakbruin", "leien")
        self._windows((11.95, 12.8), 14.8, 2.4, 3.1, 2, "glas-zwak")
        self._spire((11.7, 13.0), (13.5, 14.9), 3.6, 6.6, "leien")

    def _station(self, lit: list[str]) -> None:
        self._block((26.4, 29.0), (11.4, 13.6), 1.5, "natuursteen", "beton-licht")
        self._windows((26.5, 28.9), 13.6, 0.9, 1.25, 5, "glas-aan")
        self._windows((26.5, 28.9), 13.6, 0.25, 0.6, 4, "glas-zwak")
        self._plane(
            ((26.4, 13.6, 0.68), (29.0, 13.6, 0.68), (29.0, 13.6, 0.82), (26.4, 13.6, 0.82)),
            "band-blauw",
        )
        self._block((26.9, 27.7), (11.9, 12.7), 1.9, "beton", "beton-top", 1.5)

    def _rope_works(self) -> None:
        """The old rope works in the Kolkstraat: long, low, empty."""
        for number in range(3):
            y = 19.4 + number * 1.35
            lit = ["glas-uit"] * 6
            self._gabled((5.8, 9.0), (y, y + 1.3), 0.95, "baksteen", "pannen", True, lit, 0.6)
        self._block((5.9, 6.3), (24.0, 24.4), 3.2, "baksteen", "baksteen-top")

    def _sports_hall(self) -> None:
        self._block((24.9, 27.9), (25.0, 27.4), 1.3, "verf-groen", "beton-top")
        self._windows((25.0, 27.8), 27.4, 0.3, 0.9, 6, "glas-aan")

    def _dairy(self) -> None:
        for number in range(4):
            x = 11.2 + number * 1.1
            self._gabled(
                (x, x + 1.1), (36.0, 38.6), 1.1, "baksteen", "leien", False, ["glas-uit"] * 6, 0.55
            )
        for x, y in ((16.0, 36.2), (16.0, 37.2), (16.0, 38.2)):
            foot, top = at(x, y), at(x, y, 2.1)
            c = self._c
            c.rect(foot[0] - 9, top[1], 18, foot[1] - top[1], "staal")
            c.rect(foot[0] + 3, top[1], 6, foot[1] - top[1], "staal-schaduw")
            c.rect(foot[0] - 7, top[1], 4, foot[1] - top[1], "staal-top")
            c.ellipse(top[0], top[1], 9, 4.5, "staal-top")
            c.ellipse(foot[0], foot[1], 9, 4.5, "staal-schaduw")
        self._block((11.5, 11.95), (39.4, 39.85), 4.6, "baksteen", "baksteen-top")

    def _trees(self) -> None:
        rnd = self._rnd
        spots = [(rnd.uniform(-12, 52), rnd.uniform(-8, 46)) for _ in range(150)]
        spots += [(34.9 + number * 0.8, 7.2 + rnd.uniform(-0.7, 0.7)) for number in range(14)]
        spots += [(45.8 + rnd.uniform(-0.4, 0.6), 9 + number * 0.85) for number in range(10)]
        spots += [(18.2 + number * 0.9, 17.4) for number in range(6)]
        spots += [(23.3, 18.4 + number * 1.1) for number in range(4)]
        spots += [(11 + rnd.uniform(0, 6), 41.4 + rnd.uniform(-0.3, 0.4)) for _ in range(9)]
        for x, y in spots:
            in_town = 5.4 < x < 31.4 and 6 < y < 29.6
            if in_town and not (17 < x < 24 and 17 < y < 23):
                near_street = any(abs(y - street) < 1.0 for street in (10, 16.6, 23.4, 28.6))
                if near_street or not self._is_open(x, y, 0.3):
                    continue
            if 28 < y < 35 and abs(y - 31.4 - max(0, x - 26) * 0.32) < 2 and x < 44:
                continue
            if (36 < x < 43 and 11 < y < 17.4) or (10 < x < 18 and 35 < y < 41):
                continue
            size = rnd.uniform(6.5, 11)
            self._add(x + y + 0.2, lambda x=x, y=y, size=size: self._tree(x, y, size))

    def _tree(self, x: float, y: float, size: float) -> None:
        c = self._c
        foot = at(x, y)
        c.ellipse(foot[0] + size * 0.5, foot[1], size, size * 0.4, "metaal", 0.14)
        c.rect(foot[0] - 1, foot[1] - size, 2, size, "stam")
        c.circle(foot[0], foot[1] - size * 1.5, size, "blad-2")
        c.circle(foot[0] - size * 0.22, foot[1] - size * 1.7, size * 0.72, "blad-1")
