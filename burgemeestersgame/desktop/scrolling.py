"""A window on something higher than itself, and how far it has scrolled."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from burgemeestersgame.desktop.boxes import box
from burgemeestersgame.desktop.widget import Look, Widget


@dataclass(slots=True)
class Scroll:
    """How far an area is scrolled; kept by the screen.

    Attributes:
        offset: Pixels of content above what is seen.
        most: The largest offset, known after the area was placed.
        is_at_end: Stay at the end, as a list of messages does, until scrolled up.
        view: The height that is seen, in pixels.
    """

    offset: int = 0
    most: int = 0
    is_at_end: bool = False
    view: int = 0

    def move(self, by: int) -> bool:
        """Scroll by some pixels; return whether anything moved."""
        before = self.offset
        self.offset = max(0, min(self.most, self.offset + by))
        if by:
            self.is_at_end = self.is_at_end and self.offset >= self.most
        return self.offset != before


class ScrollArea(Widget):
    """A window on something higher than itself, with a bar that shows where one is."""

    BAR = 14
    radius = 8

    def __init__(
        self,
        child: Widget,
        scroll: Scroll,
        *,
        key: str,
        label: str = "",
        is_stop: bool = True,
        is_on_bar: bool = False,
        keeps_room: bool = False,
    ) -> None:
        """Make an area.

        Args:
            child: What is seen through it.
            scroll: How far it has scrolled.
            key: Of the area.
            label: Of the area.
            is_stop: Whether Tab stops at it when it scrolls and holds no control.
            is_on_bar: Whether it stands on the dark ground of a bar.
            keeps_room: Whether there is room for a scroll bar also while there is none, so that
                lines stay as they are when it comes.
        """
        super().__init__([child], key=key, label=label)
        self.scroll = scroll
        self._is_stop = is_stop
        self.is_on_bar = is_on_bar
        self._keeps_room = keeps_room

    @property
    def is_focusable(self) -> bool:
        return (
            self._is_stop
            and self.scroll.most > 0
            and not any(widget.is_focusable for widget in self.children[0].walk())
        )

    def height(self, look: Look, width: int) -> int:
        return self.children[0].height(look, width - self._room(look) * self._keeps_room)

    def _room(self, look: Look) -> int:
        return look.px(self.BAR + 6)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        child, scroll = self.children[0], self.scroll
        # What scrolled before most likely does so again, and is then measured once.
        narrow = rect.width - self._room(look)
        width = narrow if scroll.most or self._keeps_room else rect.width
        height = child.height(look, width)
        if width == rect.width and height > rect.height:
            width = narrow
            height = child.height(look, width)
        elif width == narrow and height <= rect.height and not self._keeps_room:
            width = rect.width
            height = child.height(look, width)
        scroll.view = rect.height
        scroll.most = max(0, height - rect.height)
        scroll.offset = scroll.most if scroll.is_at_end else max(0, min(scroll.offset, scroll.most))
        child.place(look, pygame.Rect(rect.x, rect.y - scroll.offset, width, max(height, 0)))
        for widget in child.walk():
            widget.clip = self.rect.clip(widget.clip) if widget.clip else pygame.Rect(self.rect)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        clip = surface.get_clip()
        surface.set_clip(self.rect.clip(clip))
        super().paint(look, surface)
        if self.scroll.most:
            track, thumb = self.bar(look)
            theme = look.theme
            radius = track.width // 2
            line = theme.colour("bar-line" if self.is_on_bar else "line")
            ground = theme.colour("bar" if self.is_on_bar else "sunken")
            box(surface, track, ground, radius, line, 1)
            box(surface, thumb, line, radius)
        surface.set_clip(clip)

    def bar(self, look: Look) -> tuple[pygame.Rect, pygame.Rect]:
        """Return the scroll bar's track and its thumb."""
        width = look.px(self.BAR)
        track = pygame.Rect(self.rect.right - width, self.rect.y, width, self.rect.height)
        share = self.rect.height / (self.rect.height + self.scroll.most)
        length = max(look.px(32), round(track.height * share))
        travel = track.height - length
        top = track.y + round(travel * self.scroll.offset / max(1, self.scroll.most))
        return track, pygame.Rect(track.x, top, width, length)
