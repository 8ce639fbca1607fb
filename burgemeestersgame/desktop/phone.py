"""The phone at the right of the desk: what has come in, newest below."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from burgemeestersgame.desktop.boxes import box
from burgemeestersgame.desktop.cards import message_card
from burgemeestersgame.desktop.layout import Column, Pad, Row
from burgemeestersgame.desktop.scrolling import Scroll, ScrollArea
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Icon, KeyCap, Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext


def message_list(messages: Sequence, rising: float = 0.0) -> Widget:
    """Return the messages one below the other; see `MessageView`.

    `rising` is how far the last one still has to come, from 1.0 to 0.0.
    """
    if not messages:
        return Paragraph(_("No messages yet."), "message", "ink-soft", align="centre")
    *before, last = (message_card(message, is_new=message.is_new) for message in messages)
    return Column([*before, _Rising(last, rising) if rising else last], 10)


class _Rising(Widget):
    """Something that comes up from a little below its place."""

    REACH = 8

    def __init__(self, child: Widget, share: float) -> None:
        super().__init__([child])
        self._share = share

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        self.children[0].place(look, rect.move(0, round(look.px(self.REACH) * self._share)))


class Phone(Widget):
    """A phone in the hand: a dark frame around a list that scrolls."""

    def __init__(
        self,
        messages: Sequence,
        scroll: Scroll,
        cap: str | None = "T",
        rising: float = 0.0,
    ) -> None:
        new = sum(message.is_new for message in messages)
        if new:
            count = ngettext("{count} new", "{count} new", new).format(count=new)
        else:
            count = ngettext("{count} message", "{count} messages", len(messages)).format(
                count=len(messages)
            )
        self._head = Pad(
            Row(
                [
                    Icon("smartphone", 18),
                    Paragraph(_("Phone"), "label"),
                    Paragraph(count, "small", "ink-soft"),
                    KeyCap(cap) if cap else None,
                ],
                8,
                grow=1,
            ),
            14,
            6,
        )
        self._area = ScrollArea(
            Pad(message_list(messages, rising), 10, 10), scroll, key="phone", label=_("Messages")
        )
        super().__init__([self._head, self._area], label=_("Phone"))

    def height(self, look: Look, width: int) -> int:
        frame = look.px(9)
        inner = width - 2 * frame
        return (
            self._head.height(look, inner) + self._area.height(look, inner) + 2 * frame + look.px(8)
        )

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        inner = rect.inflate(-2 * look.px(9), -2 * look.px(9))
        height = self._head.height(look, inner.width)
        self._head.place(look, pygame.Rect(inner.x, inner.y, inner.width, height))
        area = pygame.Rect(inner.x, inner.y + height, inner.width, inner.height - height)
        # The list ends where the rounded corners begin.
        area.height -= look.px(8)
        self._area.place(look, area)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        frame = theme.px(9)
        shadow = self.rect.move(0, theme.px(6))
        if theme.name != "contrast":
            box(surface, shadow, _SHADOW[theme.name], theme.px(30))
        box(surface, self.rect, _FRAME, theme.px(30), theme.colour("bar-line"), theme.px(1))
        screen = self.rect.inflate(-2 * frame, -2 * frame)
        box(surface, screen, theme.colour("bg"), theme.px(22))
        head = pygame.Rect(screen)
        head.height = self._area.rect.top - screen.top
        box(
            surface, head, theme.colour("surface"), theme.px(22), corners=(True, True, False, False)
        )
        surface.fill(theme.colour("hairline"), (head.x, head.bottom - 1, head.width, 1))
        super().paint(look, surface)


_FRAME = pygame.Color("#10181F")
_SHADOW = {"light": pygame.Color("#8B8374"), "dark": pygame.Color("#04070A")}
