"""The line of keys at the foot of the big screen: for the one at the keyboard, and for a mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from burgemeestersgame.desktop.layout import Fitting, Flow, Ground, Pad
from burgemeestersgame.desktop.widget import Look, Press, Widget
from burgemeestersgame.desktop.widgets import KeyCap
from burgemeestersgame.i18n import gettext as _


class Key(NamedTuple):
    """A key and what it does.

    Attributes:
        cap: As on the key.
        words: What it does.
        name: Of the button.
        press: What a click does.
        is_main: Whether it leads on.
    """

    cap: str
    words: str
    name: str
    press: Press
    is_main: bool = False


def key_line(keys: Sequence[Key]) -> Widget:
    """Return the line; where there is no room for all, the last ones go."""
    lines = [_line(keys, len(keys) - dropped) for dropped in range(len(keys))]
    return Ground(Pad(Fitting(lines), 72, 8), "bar", top_line="hairline")


def _line(keys: Sequence[Key], count: int) -> Widget:
    return Flow([_KeyButton(key) for key in keys[:count]], 16, label=_("Keys"))


class _KeyButton(Widget):
    """A key cap with what it does."""

    role = "button"
    is_on_bar = True
    radius = 8

    def __init__(self, key: Key) -> None:
        super().__init__(key=key.name, label=key.words, on_press=key.press)
        self.shortcut = key.cap
        self._key = key

    def _style(self) -> str:
        return "small-strong" if self._key.is_main else "small"

    def _cap(self) -> KeyCap:
        return KeyCap(self._key.cap, "bar", "on-bar", "bar-line")

    def natural(self, look: Look) -> int:
        words = look.text.width(self._key.words, self._style())
        return self._cap().natural(look) + (look.px(14) + words + look.px(8) if words else 0)

    def height(self, look: Look, width: int) -> int:
        return self._cap().height(look, width)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        cap = self._cap()
        cap.place(look, pygame.Rect(self.rect.topleft, (cap.natural(look), self.rect.height)))
        cap.paint(look, surface)
        line = look.theme.line_px(self._style())
        x = cap.rect.right + look.px(14)
        words = pygame.Rect(x, self.rect.centery - line // 2, self.rect.right - x, line)
        is_bright = self._key.is_main or "hovered" in self.states
        colour = "on-bar" if is_bright else "bar-soft"
        look.text.draw(surface, self._key.words, self._style(), colour, words)
        if "hovered" in self.states:
            surface.fill(
                look.theme.colour(colour), (words.x, words.bottom, words.width, look.px(3))
            )
