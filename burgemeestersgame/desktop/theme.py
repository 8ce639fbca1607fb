"""Colours, type and distances, from `assets/tokens.json` and the text size of the player.

Nothing here draws. A colour has a role, never a place: `ink` on `surface`, `on-bar` on `bar`.
"""

import functools
import json
from dataclasses import dataclass
from pathlib import Path

import pygame

from burgemeestersgame.paths import assets_folder

THEMES = ("light", "dark", "contrast")

# From this text size on, a page is one scrolling column: a fixed headline and
# fixed choices would leave no room to read.
ONE_COLUMN_PERCENT = 175


@dataclass(frozen=True, slots=True)
class TypeRole:
    """One use of type: its size at 100, 150 and 200 % text, its line height, its weight."""

    sizes_px: tuple[float, float, float]
    line: float  # line height as a share of the size
    weight: str  # the font file


ROLES = {
    "poster": TypeRole((96, 120, 144), 1.05, "InterDisplay-SemiBold"),
    "title": TypeRole((44, 56, 64), 48 / 44, "InterDisplay-SemiBold"),
    "heading": TypeRole((28, 38, 46), 35 / 28, "InterDisplay-SemiBold"),
    "clock": TypeRole((28, 42, 52), 1.15, "InterDisplay-SemiBold"),
    "question": TypeRole((22, 33, 40), 29 / 22, "Inter-SemiBold"),
    "body": TypeRole((17, 25.5, 34), 25 / 17, "Inter-Regular"),
    "body-strong": TypeRole((17, 25.5, 34), 25 / 17, "Inter-SemiBold"),
    "choice": TypeRole((17, 25.5, 34), 22 / 17, "Inter-SemiBold"),
    "button": TypeRole((16, 24, 32), 20 / 16, "Inter-SemiBold"),
    "label": TypeRole((15, 22.5, 30), 20 / 15, "Inter-SemiBold"),
    "message": TypeRole((15, 22.5, 30), 20 / 15, "Inter-Regular"),
    "message-strong": TypeRole((15, 22.5, 30), 20 / 15, "Inter-SemiBold"),
    "small": TypeRole((14, 21, 28), 19 / 14, "Inter-Regular"),
    "small-strong": TypeRole((14, 21, 28), 19 / 14, "Inter-SemiBold"),
    "small-medium": TypeRole((14, 21, 28), 19 / 14, "Inter-Medium"),
}


@functools.cache
def tokens() -> dict[str, dict[str, str]]:
    """Return the colours of every theme, as `#RRGGBB` by role."""
    return json.loads((assets_folder() / "tokens.json").read_text(encoding="utf-8"))


class Theme:
    """What everything on screen is drawn with. Immutable: another text size is another theme."""

    def __init__(self, name: str = "light", text_percent: int = 100, density: float = 1.0) -> None:
        """Make a theme.

        Args:
            name: `light`, `dark` or `contrast`.
            text_percent: Size of all text, 100 to 200.
            density: Device pixels per pixel of the design; above 1 on a fine screen.
        """
        self.name = name
        self.text_percent = text_percent
        self.density = density
        self._colours = {role: pygame.Color(value) for role, value in tokens()[name].items()}

    @property
    def is_one_column(self) -> bool:
        """Whether text is so large that every page is one scrolling column."""
        return self.text_percent >= ONE_COLUMN_PERCENT

    def colour(self, role: str) -> pygame.Color:
        """Return the colour for a role of `tokens.json`."""
        return self._colours[role]

    def px(self, length: float) -> int:
        """Return a length of the design in device pixels; at least 1 unless it is 0."""
        return max(1, round(length * self.density)) if length else 0

    def text_px(self, length: float) -> int:
        """Return a length that grows with the text, such as an icon beside a word."""
        return self.px(length * self.text_percent / 100)

    def size_px(self, role: str) -> int:
        """Return the size of the type in device pixels."""
        low, middle, high = ROLES[role].sizes_px
        percent = self.text_percent
        if percent <= 150:
            size = low + (middle - low) * (percent - 100) / 50
        else:
            size = middle + (high - middle) * (percent - 150) / 50
        return round(size * self.density)

    def line_px(self, role: str) -> int:
        """Return the distance from one line to the next in device pixels."""
        return round(self.size_px(role) * ROLES[role].line)

    def font(self, role: str) -> pygame.font.Font:
        """Return the font of a type role at the present size."""
        return _font(ROLES[role].weight, self.size_px(role))


@functools.lru_cache(maxsize=32)  # with every letter drawn, half a megabyte each
def _font(weight: str, size_px: int) -> pygame.font.Font:
    return pygame.font.Font(font_path(weight), size_px)


def font_path(weight: str) -> Path:
    """Return the file of one of our own fonts."""
    folder = assets_folder() / "fonts"
    for suffix in (".otf", ".ttf"):
        path = folder / (weight + suffix)
        if path.exists():
            return path
    return folder / f"{weight}.otf"


def forget_fonts() -> None:
    """Drop every font; a font does not survive `pygame.font.quit()`."""
    _font.cache_clear()


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast of two `#RRGGBB` colours, 1.0 to 21.0."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
