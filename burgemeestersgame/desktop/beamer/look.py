"""How the big screen draws: always dark, in letters that a room reads at ten metres.

Every length here is of a window 1080 high. A letter of 32 pixels there is the smallest that is read
from the last row, so that no text is ever smaller, however much there is to say.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from burgemeestersgame import i18n
from burgemeestersgame.desktop.kit import Kit
from burgemeestersgame.desktop.text import Typesetter
from burgemeestersgame.desktop.theme import Theme
from burgemeestersgame.desktop.widget import Look

FLOOR = 32
_HEIGHT = 1080
_LEAST_WIDTH = 1440  # of a window so high; a narrower one is drawn as if it were lower

# The size of each use of type and its line, as a share of that.
_SIZES = {
    "poster": (190, 1.0),
    "title": (64, 1.12),
    "heading": (48, 1.2),
    "clock": (104, 1.1),
    "question": (56, 1.2),
    "body": (42, 1.36),
    "body-strong": (42, 1.36),
    "choice": (40, 1.25),
    "button": (32, 1.25),
    "label": (36, 1.3),
    "message": (36, 1.3),
    "message-strong": (36, 1.3),
    "small": (32, 1.25),
    "small-strong": (32, 1.25),
    "small-medium": (32, 1.25),
}

# What is drawn beside text is drawn for text of 14: here the smallest has 32.
_PERCENT = 100 * FLOOR / 14

# Twice the size of all text is half as much again here, where it is large already.
_GROWTH = 0.5

# How large letters may be: larger where there is little to say, smaller where there is much.
_LARGER = (1.3, 1.15)
_SMALLER = (1.0, 0.9, 0.82, 0.76, 0.6)
_LINE = 0.76  # of what is there for the one at the keyboard; icons are no smaller than beside that


def scales(text_percent: int) -> tuple[float, ...]:
    """Return how large letters may be for a text size, the largest first."""
    growth = 1 + _GROWTH * (text_percent - 100) / 100
    wished = {round(growth * each, 3) for each in (*_LARGER, 1.0)}
    return tuple(sorted({*wished, *_SMALLER, *(_LARGER if growth > 1 else ())}, reverse=True))


class BeamerTheme(Theme):
    """What is drawn with, for a window of a size; `scale` is how large its letters are."""

    def __init__(self, name: str, size: tuple[int, int], scale: float = 1.0) -> None:
        density = min(size[1] / _HEIGHT, size[0] / _LEAST_WIDTH)
        self._scale = scale
        super().__init__(name, round(_PERCENT * max(scale, _LINE)), density)

    @property
    def is_one_column(self) -> bool:
        return False

    def size_px(self, role: str) -> int:
        size, _line = _SIZES[role]
        return math.ceil(max(FLOOR, size * self._scale) * self.density)

    def line_px(self, role: str) -> int:
        return round(self.size_px(role) * _SIZES[role][1])


class BeamerKit:
    """The kit of the window, but for its look.

    Attributes:
        looks: The largest letters first, for what is as large as fits.
        look: Of what does not grow: a dialog, a field.
        head_looks: Of a title, which leaves most of the window to what it is about.
        line_look: Of what is there for the one at the keyboard.
    """

    def __init__(self, window: Kit) -> None:
        self._window = window
        self._size = (1920, 1080)
        self._made_for: tuple[object, ...] = ()
        self._looks: tuple[Look, ...] = ()
        self._scales = scales(window.settings.text_scale)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._window, name)

    def fit_to(self, size: tuple[int, int]) -> None:
        """Draw for a window of a size from now on."""
        self._size = size

    @property
    def looks(self) -> Sequence[Look]:
        window = self._window
        name = "contrast" if window.settings.theme == "contrast" else "dark"
        percent, media = window.settings.text_scale, window.look.media
        key = (self._size, name, percent, i18n.language(), media)
        if key != self._made_for:
            self._scales = scales(percent)
            themes = [BeamerTheme(name, self._size, scale) for scale in self._scales]
            self._looks = tuple(
                Look(theme, Typesetter(theme, i18n.language()), media, window.scenery)
                for theme in themes
            )
            self._made_for = key
        return self._looks

    @property
    def look(self) -> Look:
        return self.looks[len(_LARGER)]

    @property
    def head_looks(self) -> Sequence[Look]:
        return self._at_most(max(1.0, self._line_scale))

    @property
    def line_look(self) -> Look:
        return self._at_most(self._line_scale)[0]

    @property
    def _line_scale(self) -> float:
        return self._scales[len(_LARGER)] * _LINE + 0.01

    def _at_most(self, most: float) -> Sequence[Look]:
        pairs = zip(self.looks, self._scales, strict=True)
        return [look for look, scale in pairs if scale <= most]
