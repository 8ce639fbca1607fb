"""What is coming, beside the story clock: now, and the next moments that the player knows of.

It shows an order and no scale: minutes and weeks may stand side by side. What it has no room for is
in the dossier.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from burgemeestersgame.desktop.boxes import diamond, dot
from burgemeestersgame.desktop.text import Span, Text
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.engine.coming import coming_in_words
from burgemeestersgame.i18n import format_ahead
from burgemeestersgame.i18n import gettext as _

_SIGN = 12  # the height and width of a dot or a diamond


class Rail(Widget):
    """A line with now and as many of the next moments as there is room for, each in full."""

    role = "text"

    LEAST_GAP, MOST_GAP = 20, 84

    def __init__(self, view: Any) -> None:
        super().__init__(key="rail", label=coming_in_words(view))
        self._stops: Sequence[Text] = [
            (Span(_("Now"), strong=True, colour="bar-focus"),),
            *(
                (Span(f"{when} ", strong=True, colour="on-bar"), Span(text))
                for when, text in _moments(view)
            ),
        ]

    def natural(self, look: Look) -> int:
        return self._length(look, self._stops[:2])

    def height(self, look: Look, width: int) -> int:
        return look.theme.line_px("small") + look.theme.text_px(_SIGN + 2)

    def _length(self, look: Look, stops: Sequence[Text]) -> int:
        gaps = look.theme.text_px(self.LEAST_GAP) * (len(stops) - 1)
        return sum(look.text.width(stop, "small") for stop in stops) + gaps

    def shown(self, look: Look, width: int) -> Sequence[Text]:
        """Return what fits in a width: now, and of the moments the next ones."""
        count = len(self._stops)
        while count > 2 and self._length(look, self._stops[:count]) > width:
            count -= 1
        return self._stops[:count]

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        stops = self.shown(look, self.rect.width)
        spare = (self.rect.width - self._length(look, stops)) // len(stops)
        gap = min(theme.text_px(self.LEAST_GAP) + spare, theme.text_px(self.MOST_GAP))
        radius = theme.text_px(_SIGN) // 2
        x, y = self.rect.x, self.rect.bottom - radius - look.px(1)
        line = pygame.Rect(x + radius, 0, self.rect.width - radius, look.px(2))
        line.centery = y
        surface.fill(theme.colour("bar-line"), line)
        for number, stop in enumerate(stops):
            width = look.text.width(stop, "small")
            at = pygame.Rect(x, self.rect.y, width, theme.line_px("small"))
            look.text.draw(surface, stop, "small", "on-bar", at)
            _sign(look, surface, (x + radius, y), is_now=not number)
            x += width + gap
        self._paint_rest(look, surface, len(self._stops) - len(stops), x)

    def _paint_rest(self, look: Look, surface: pygame.Surface, count: int, left: int) -> None:
        """Say at the end of the line how many more there are, if there is room from `left` on."""
        words = f"+{count}"
        at = pygame.Rect(self.rect)
        if count and at.right - left >= look.text.width(words, "small"):
            look.text.draw(surface, words, "small", "bar-soft", at, "right")


class NextStop(Widget):
    """The next moment alone, on two lines, where there is no room for a line."""

    role = "text"

    def __init__(self, view: Any) -> None:
        super().__init__(key="rail", label=coming_in_words(view))
        self._when, self._text = _moments(view)[0]

    def natural(self, look: Look) -> int:
        widths = (look.text.width(self._text, "small"), look.text.width(self._when, "small-strong"))
        return look.theme.text_px(_SIGN) + look.px(8) + max(widths)

    def height(self, look: Look, width: int) -> int:
        return look.theme.line_px("small") + look.theme.line_px("small-strong")

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        size, line = theme.text_px(_SIGN), theme.line_px("small-strong")
        at = pygame.Rect(self.rect)
        _sign(look, surface, (at.x + size // 2, at.y + line // 2), is_now=False)
        at.x += size + look.px(8)
        look.text.draw(surface, self._when, "small-strong", "on-bar", at)
        at.y += line
        look.text.draw(surface, self._text, "small", "on-bar", at)


def coming_lines(view: Any) -> list[Widget]:
    """Return a line of text for each of the next moments, for on a page."""
    return [
        Paragraph((Span(f"{when} ", strong=True), Span(text)), "message", is_wide=True)
        for when, text in _moments(view)
    ]


def _moments(view: Any) -> list[tuple[str, str]]:
    return [(format_ahead(each.at, view.story_time), each.text) for each in view.coming]


def _sign(look: Look, surface: pygame.Surface, centre: tuple[int, int], *, is_now: bool) -> None:
    colour, radius = look.theme.colour("bar-focus" if is_now else "on-bar"), _SIGN // 2
    if is_now:
        dot(surface, centre, look.theme.text_px(radius), colour)
    else:
        diamond(surface, centre, look.theme.text_px(radius), colour, colour, 0)
