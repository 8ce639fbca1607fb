"""What a picture is drawn on: flat shapes in named colours, in layers that switch on and off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from .palette import INSIDE, LIGHTS, palette

Points = Sequence[tuple[float, float]]

SIZE = (1600, 900)

_PALETTE = palette()


class Canvas:
    """A drawing of 1600 by 900 in the colours of day.

    SDL drops text, CSS, gradients, masks and strokes: there is nothing here but flat shapes.
    """

    def __init__(self, indoors: bool = False) -> None:
        self._indoors = indoors
        self._lines: list[str] = []
        self.layers: list[str] = []
        self._used: set[str] = set()

    @contextmanager
    def layer(self, name: str) -> Iterator[None]:
        """What is drawn within is a layer; layers have no layers in them."""
        self.layers.append(name)
        self._lines.append(f'<g id="laag-{name}">')
        yield
        self._lines.append("</g>")

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        role: str,
        alpha: float | None = None,
        rx: float = 0,
    ) -> None:
        """Draw a rectangle from its top left corner; `rx` rounds its corners."""
        round_by = f' rx="{rx:g}"' if rx else ""
        where = f'x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}"'
        self._add(f"rect {where}{round_by}", role, alpha)

    def poly(
        self,
        points: Points | str,
        role: str,
        alpha: float | None = None,
        at: tuple[float, float] = (0, 0),
        scale: float = 1,
        flip: bool = False,
    ) -> None:
        """Draw a polygon: pairs of numbers, or the same as text: `"0,0 10,0 10,10"`.

        It stands around `at`, `scale` times as large, and mirrored with `flip`.
        """
        if isinstance(points, str):
            points = [(float(x), float(y)) for x, y in (p.split(",") for p in points.split())]
        wide = -scale if flip else scale
        moved = ((at[0] + x * wide, at[1] + y * scale) for x, y in points)
        where = " ".join(f"{_n(x)},{_n(y)}" for x, y in moved)
        self._add(f'polygon points="{where}"', role, alpha)

    def circle(self, x: float, y: float, r: float, role: str, alpha: float | None = None) -> None:
        """Draw a circle around its middle."""
        self._add(f'circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}"', role, alpha)

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, role: str, alpha: float | None = None
    ) -> None:
        """Draw an ellipse around its middle."""
        where = f'cx="{_n(x)}" cy="{_n(y)}" rx="{_n(rx)}" ry="{_n(ry)}"'
        self._add(f"ellipse {where}", role, alpha)

    def path(
        self,
        d: str,
        role: str,
        alpha: float | None = None,
        at: tuple[float, float] = (0, 0),
        scale: float = 1,
        flip: bool = False,
    ) -> None:
        """Draw a filled path of M, L, C, Q and Z around `at`: see `poly`."""
        wide = -scale if flip else scale
        words: list[str] = []
        across = True
        for word in d.split():
            if word.isalpha():
                words.append(word)
            else:
                value = float(word)
                moved = at[0] + value * wide if across else at[1] + value * scale
                words.append(_n(moved))
                across = not across
        self._add(f'path d="{" ".join(words)}"', role, alpha)

    def dome(self, x: float, y: float, w: float, h: float, role: str) -> None:
        """Draw the upper half of an ellipse that stands on `y`, from `x` to the right."""
        d = f"M{_n(x)} {_n(y)} A{_n(w / 2)} {_n(h)} 0 0 1 {_n(x + w)} {_n(y)} Z"
        self._add(f'path d="{d}"', role, None)

    def _add(self, shape: str, role: str, alpha: float | None) -> None:
        if self._indoors and role + INSIDE in _PALETTE:
            role += INSIDE
        self._used.add(role)
        seen = f' fill-opacity="{alpha:g}"' if alpha else ""
        self._lines.append(f'<{shape} fill="{_PALETTE[role][0]}"{seen}/>')

    def svg(self) -> str:
        """Return the drawing as an SVG file."""
        width, height = SIZE
        size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        return "\n".join([head, *self._lines, "</svg>", ""])

    def colours(self) -> dict[str, dict[str, str]]:
        """Return the colours that were used, in each light."""
        return {
            role: dict(zip(LIGHTS, colours, strict=True))
            for role, colours in _PALETTE.items()
            if role in self._used
        }


def shapes_in(svg: str) -> set[str]:
    """Return the kinds of elements in a drawing."""
    return set(re.findall(r"<(\w+)", svg))


def _n(value: float) -> str:
    """Write a number with one decimal at most."""
    return f"{round(value, 1) + 0:g}"
