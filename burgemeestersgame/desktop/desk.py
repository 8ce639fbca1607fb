"""The desk: where window, advisors, text, choices and phone stand (see `look.md`, Grid).

Pure arithmetic on rectangles. The window onto the square shrinks before text scrolls, and
what was heard is shown where there is room for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from burgemeestersgame.desktop.widget import Look

MARGIN = 24
GAP = 12
PHONE = 288
WINDOW = (120, 244)
LOWEST_WINDOW = 84  # where the text would have too little room otherwise

# The lines of the situation for which the view of the town makes room. With fewer than the second,
# the whole page had better scroll. What is a desk stays one a little longer: hearing an advisor
# must not turn everything around, nor must saying what counted, when all was read.
WISHED_LINES = 4
LEAST_LINES = 3
LEAST_LINES_LATER = 2
LEAST_LINES_READ = 1


@dataclass(frozen=True, slots=True)
class Desk:
    """The rectangles of a dilemma at less than 175 % text.

    Attributes:
        bar: The bar at the top.
        window: The scene, over the full width.
        plates: The strip on which the name plates hang, over the full width.
        column: Everything below it, left of the phone.
        phone: Over window and column, at the right.
        drawer: At the bottom, over the full width.
    """

    bar: pygame.Rect
    window: pygame.Rect
    plates: pygame.Rect
    column: pygame.Rect
    phone: pygame.Rect
    drawer: pygame.Rect


def phone_width(look: Look, width: int) -> int:
    """Return the width of the phone in a window of a width; it grows a little with both."""
    wish = PHONE * (1 + (look.theme.text_percent - 100) / 250)
    return min(look.px(wish) + max(0, width - look.px(1280)) // 8, width // 3)


def column_width(look: Look, width: int) -> int:
    """Return the width of the column left of the phone."""
    return width - phone_width(look, width) - 3 * look.px(MARGIN)


def desk(
    look: Look,
    whole: pygame.Rect,
    *,
    bar: int,
    plates: int,
    drawer: int,
    content: int,
    needed: int,
    has_art: bool,
) -> Desk:
    """Return where everything stands.

    Args:
        look: For distances.
        whole: The window of the program.
        bar: Height of the bar.
        plates: Height of the name plates; 0 without advisors.
        drawer: Height of the action drawer.
        content: The height the column would like to have.
        needed: The height for which the window becomes as low as it can be.
        has_art: Whether there is something to see through the window; it is low without.
    """
    least, most = (look.px(height) for height in WINDOW)
    # A taller window shows more of the square; lines do not get longer.
    most += max(0, whole.height - look.px(720)) * 9 // 10
    if not has_art:
        most = least
    room = whole.height - bar - plates - drawer - content
    window = max(least, min(most, room))
    window = max(min(window, room + content - needed), look.px(LOWEST_WINDOW))
    top = whole.y + bar
    below = top + window + plates
    bottom = whole.bottom - drawer
    phone = phone_width(look, whole.width)
    margin = look.px(MARGIN)
    return Desk(
        bar=pygame.Rect(whole.x, whole.y, whole.width, bar),
        window=pygame.Rect(whole.x, top, whole.width, window),
        plates=pygame.Rect(whole.x, top + window, whole.width, plates),
        column=pygame.Rect(
            whole.x + margin, below, column_width(look, whole.width), bottom - below
        ),
        phone=pygame.Rect(
            whole.right - margin - phone,
            top + look.px(14),
            phone,
            bottom - top - look.px(14 + 16),
        ),
        drawer=pygame.Rect(whole.x, bottom, whole.width, drawer),
    )
