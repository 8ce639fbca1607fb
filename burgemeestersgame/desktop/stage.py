"""A page of the story: the scene behind it, a sheet of text at the left, the phone at the right.

Without art, and from 175 % text, it is one column that scrolls.
"""

from __future__ import annotations

import pygame

from burgemeestersgame.desktop import desk
from burgemeestersgame.desktop.boxes import box
from burgemeestersgame.desktop.layout import Column, Frame, Pad
from burgemeestersgame.desktop.phone import Phone, message_list
from burgemeestersgame.desktop.pictures import has_scene, paint_hour
from burgemeestersgame.desktop.scrolling import Scroll, ScrollArea
from burgemeestersgame.desktop.widget import Look, Widget

# The height of the sky over a place without art.
BAND = 144

# The height of what is seen of a place over a page that scrolls, and the least over one that
# would not have to.
PICTURE = 128
LEAST_PICTURE = 96

# Lower, it would look like no phone.
LEAST_PHONE = 210


class Backdrop(Widget):
    """The art of a place over the whole window; a band of sky over the page without."""

    role = "image"

    def __init__(self, view, height_px: int = 0) -> None:
        super().__init__()
        self._view, self._height_px = view, height_px
        self.gap: tuple[int, int] | None = None  # from where to where nothing stands before it

    def has_art(self, look: Look) -> bool:
        """Whether there is a scene to show; high contrast has none behind its cards."""
        return look.theme.name != "contrast" and has_scene(self._view.place, look.media)

    def height(self, look: Look, width: int) -> int:
        return self._height_px if self.has_art(look) else 0

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        moment = self._view.story_time
        if self.has_art(look):
            look.scenery.paint(surface, self.rect, self._view.place, moment, look.media)
        elif look.theme.name != "contrast" and self.gap is not None:
            band = pygame.Rect(self.rect)
            band.height = min(band.height, look.px(BAND))
            left, right = self.gap
            has_room = right - left >= look.px(130)
            clock = ((left + right) // 2, band.centery) if has_room else None
            paint_hour(surface, band, moment, clock)


class Sheet(Widget):
    """A card on the scene: what does not fit scrolls, the buttons below it stay."""

    def __init__(self, parts: list[Widget], buttons: Widget, scroll: Scroll) -> None:
        self._area = ScrollArea(Pad(Column(parts, 10), 0, 4, 8, 4), scroll, key="page")
        self._buttons = buttons
        super().__init__([self._area, buttons])

    def height(self, look: Look, width: int) -> int:
        inner = width - 2 * look.px(24)
        buttons = self._buttons.height(look, inner) + look.px(16)
        return self._area.height(look, inner) + buttons + 2 * look.px(20)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        inner = rect.inflate(-2 * look.px(24), -2 * look.px(20))
        height = self._buttons.height(look, inner.width)
        self._buttons.place(look, pygame.Rect(inner.x, inner.bottom - height, inner.width, height))
        room = inner.height - height - look.px(16)
        self._area.place(look, pygame.Rect(inner.x, inner.y, inner.width, room))

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        box(
            surface,
            self.rect,
            theme.colour("surface"),
            theme.px(12),
            theme.colour("hairline"),
            theme.px(1),
        )
        super().paint(look, surface)


def story_page(
    look: Look,
    size: tuple[int, int],
    view,
    *,
    bar: Widget,
    parts: list[Widget],
    buttons: Widget,
    messages,
    scroll: Scroll,
    phone_scroll: Scroll,
    rising: float = 0.0,
) -> Widget:
    """Return a page of the story.

    Args:
        look: For distances.
        size: Of the window.
        view: The moment of the game.
        bar: The bar at the top.
        parts: What is read, top to bottom.
        buttons: What one can do then.
        messages: For the phone; without any there is no phone.
        scroll: Of the text.
        phone_scroll: Of the phone.
        rising: How far the last message still has to come, from 1.0 to 0.0.
    """
    phoned = [message_list(messages, rising)] if messages else []
    if look.theme.is_one_column or size[0] < look.px(900):
        return _column(look, size, view, bar, [*parts, *phoned, buttons], scroll)
    backdrop = Backdrop(view)
    sheet = Sheet(parts, buttons, scroll)
    phone = Phone(messages, phone_scroll, None, rising) if messages else None

    def arrange(look: Look, rect: pygame.Rect) -> None:
        top = bar.height(look, rect.width)
        bar.place(look, pygame.Rect(rect.x, rect.y, rect.width, top))
        backdrop.place(look, pygame.Rect(rect.x, rect.y + top, rect.width, rect.height - top))
        margin = look.px(desk.MARGIN)
        right = rect.right - margin
        if phone is not None:
            width = desk.phone_width(look, rect.width) + look.px(70)
            most = rect.height - top - 2 * margin
            height = min(max(phone.height(look, width), look.px(LEAST_PHONE)), most)
            phone.place(look, pygame.Rect(right - width, rect.y + top + margin, width, height))
            right -= width + margin
        width = min(look.theme.text_px(640), right - margin)
        most = rect.height - top - 2 * margin
        height = min(sheet.height(look, width), most)
        left, bottom = margin, rect.bottom - margin
        if look.theme.name == "contrast":
            # With nothing behind it, the text stands in the middle of its room, a little high.
            left = max(margin, (right - width) // 2)
            bottom -= (most - height) * 3 // 4
        elif not backdrop.has_art(look):
            # On plain paper the text stands where the eye begins.
            bottom = min(bottom, rect.y + top + margin + height)
        sheet.place(look, pygame.Rect(left, bottom - height, width, height))
        backdrop.gap = (sheet.rect.right, right)

    return Frame([bar, backdrop, sheet, phone], arrange)


def _column(
    look: Look,
    size: tuple[int, int],
    view,
    bar: Widget,
    parts: list[Widget],
    scroll: Scroll,
) -> Widget:
    words = Pad(Column(parts, 16), 40, 20, 40, 24, most=1240, align="centre")
    # Where there is little to read, more is seen of the place.
    spare = size[1] - bar.height(look, size[0]) - words.height(look, size[0])
    fits = spare >= look.px(LEAST_PICTURE)
    picture = Backdrop(view, min(spare, size[1] * 2 // 5) if fits else look.px(PICTURE))
    area = ScrollArea(Column([picture, words], 0), scroll, key="page")

    def arrange(look: Look, rect: pygame.Rect) -> None:
        top = bar.height(look, rect.width)
        bar.place(look, pygame.Rect(rect.x, rect.y, rect.width, top))
        area.place(look, pygame.Rect(rect.x, rect.y + top, rect.width, rect.height - top))

    return Frame([bar, area], arrange)
