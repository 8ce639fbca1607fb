"""Perspective: solids in metres, drawn as flat faces in the tones of their material.

X is to the right, Y up, Z away from us; all from the floor below the eye. The light comes from the
left: what faces it is light, what turns away is in the shade.
"""

from __future__ import annotations

from dataclasses import dataclass

from .canvas import Canvas

Point3 = tuple[float, float, float]


@dataclass(frozen=True)
class View:
    """An eye, and what it draws on.

    Attributes:
        canvas: Drawn on.
        x, y: The vanishing point, in the picture; `y` is the horizon.
        eye: How high the eye is above the floor, in metres.
        focus: How many pixels a metre is at one metre away.
    """

    canvas: Canvas
    x: float
    y: float
    eye: float
    focus: float

    def at(self, x: float, y: float, z: float) -> tuple[float, float]:
        """Return where a point in space is in the picture."""
        return self.x + self.focus * x / z, self.y - self.focus * (y - self.eye) / z

    def scale(self, z: float) -> float:
        """Return how many pixels a metre is at a distance."""
        return self.focus / z

    def face(self, points: list[Point3], role: str, alpha: float | None = None) -> None:
        """Draw a flat face."""
        self.canvas.poly([self.at(*point) for point in points], role, alpha)

    def floor(
        self, x: tuple[float, float], z: tuple[float, float], role: str, alpha: float | None = None
    ) -> None:
        """Draw a rectangle that lies on the floor."""
        self.level(x, 0, z, role, alpha)

    def level(
        self,
        x: tuple[float, float],
        y: float,
        z: tuple[float, float],
        role: str,
        alpha: float | None = None,
    ) -> None:
        """Draw a rectangle that lies flat at some height."""
        corners = [(x[0], y, z[0]), (x[1], y, z[0]), (x[1], y, z[1]), (x[0], y, z[1])]
        self.face(corners, role, alpha)

    def front(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        z: float,
        role: str,
        alpha: float | None = None,
    ) -> None:
        """Draw an upright rectangle that faces us."""
        corners = [(x[0], y[0], z), (x[1], y[0], z), (x[1], y[1], z), (x[0], y[1], z)]
        self.face(corners, role, alpha)

    def side(
        self,
        x: float,
        y: tuple[float, float],
        z: tuple[float, float],
        role: str,
        alpha: float | None = None,
    ) -> None:
        """Draw an upright rectangle that runs away from us."""
        corners = [(x, y[0], z[0]), (x, y[0], z[1]), (x, y[1], z[1]), (x, y[1], z[0])]
        self.face(corners, role, alpha)

    def box(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        z: tuple[float, float],
        material: str,
    ) -> None:
        """Draw a block of a material: the faces that are seen."""
        if x[0] > 0:
            self.side(x[0], y, z, f"{material}-licht")
        elif x[1] < 0:
            self.side(x[1], y, z, f"{material}-schaduw")
        if y[1] < self.eye:
            self.level(x, y[1], z, f"{material}-top")
        elif y[0] > self.eye:
            self.level(x, y[0], z, f"{material}-schaduw")
        self.front(x, y, z[0], material)

    def table(
        self,
        x: tuple[float, float],
        z: tuple[float, float],
        material: str,
        height: float = 0.75,
        leg: float = 0.08,
    ) -> None:
        """Draw a table on four legs."""
        self.floor((x[0] + 0.1, x[1] + 0.25), (z[0], z[1]), "zwart-werk", 0.16)
        for back in (z[1] - leg, z[0]):
            for left in (x[0] + 0.05, x[1] - 0.05 - leg):
                self.box((left, left + leg), (0, height), (back, back + leg), material)
        self.box(x, (height - 0.07, height), z, material)

    def chair(
        self, x: float, z: float, material: str, away: bool = True, width: float = 0.46
    ) -> None:
        """Draw a chair; `away` from us: we see its back."""
        half = width / 2
        left, right = x - half, x + half
        legs = "zwart-werk"

        def back(at: float) -> None:
            self.box((left, right), (0.62, 0.98), (at, at + 0.05), material)
            for post in (left, right - 0.04):
                self.box((post, post + 0.04), (0.45, 0.66), (at, at + 0.04), legs)

        if not away:
            back(z + width)
        for deep in (z + width - 0.04, z):
            for post in (left + 0.01, right - 0.05):
                self.box((post, post + 0.04), (0, 0.45), (deep, deep + 0.04), legs)
        self.box((left, right), (0.43, 0.49), (z, z + width), material)
        if away:
            back(z - 0.02)
