"""Two kinds of screen that most screens are: a page to read and a dialog to answer."""

from __future__ import annotations

import pygame

from burgemeestersgame.desktop.boxes import box
from burgemeestersgame.desktop.layout import Column, Flow, Frame, Ground, Pad
from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.scrolling import Scroll, ScrollArea
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Heading, Paragraph, Title

MARGIN = 24
INSET = 8  # of what scrolls in a dialog: a focus ring has room there

# Cards may be a little wider than 75 characters of text.
PAGE_WIDTH = 760


class Page(Screen):
    """A heading, content that scrolls, and buttons that stay below it.

    From 175 % text the buttons scroll along, at the end of the content.
    """

    page_width = PAGE_WIDTH
    is_passive = False  # nothing to press, and the keyboard is elsewhere: no ring around the text

    def title(self) -> str:
        """Return the heading."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """Return a line below the heading, or ""."""
        return ""

    def content(self) -> list[Widget | None]:
        """Return what scrolls, top to bottom."""
        raise NotImplementedError

    def buttons(self) -> list[Widget | None]:
        """Return the buttons below, most important first."""
        return []

    def build(self) -> Widget:
        look = self.kit.look
        subtitle = self.subtitle()
        head = Column(
            [
                Title(self.title()),
                Paragraph(subtitle, colour="ink-soft") if subtitle else None,
            ],
            4,
        )
        parts = [head, *self.content()]
        buttons = [button for button in self.buttons() if button is not None]
        is_one_column = look.theme.is_one_column
        if is_one_column and buttons:
            parts.append(Flow(buttons, 12))
        column = Pad(
            Column(parts, 16),
            MARGIN + 8,
            32,
            bottom=24,
            most=self._width(look),
            align="centre",
        )
        area = ScrollArea(
            column, self.main_scroll, key="page", label=self.title(), is_stop=not self.is_passive
        )
        if is_one_column or not buttons:
            return Frame([area], lambda look, rect: area.place(look, rect))
        footer = Ground(
            Pad(Flow(buttons, 12), MARGIN + 8, 12, most=self._width(look), align="centre"),
            "sunken",
            top_line="hairline",
        )

        def arrange(look: Look, rect: pygame.Rect) -> None:
            height = footer.height(look, rect.width)
            area.place(look, pygame.Rect(rect.x, rect.y, rect.width, rect.height - height))
            footer.place(look, pygame.Rect(rect.x, rect.bottom - height, rect.width, height))
            # The buttons stand below the text, also where a scroll bar moved that aside.
            below = pygame.Rect(footer.rect)
            below.width = column.rect.width
            footer.children[0].place(look, below)

        return Frame([area, footer], arrange)

    def _width(self, look: Look) -> float:
        return max(self.page_width, self.page_width * look.theme.text_percent / 100)


class _Sheet(Widget):
    """The ground of a dialog, in the middle of the window."""

    def __init__(self, area: ScrollArea, footer: Widget | None, label: str) -> None:
        super().__init__([area, footer] if footer else [area], label=label, role="dialog")

    def place(self, look: Look, rect: pygame.Rect) -> None:
        margin, padding = look.px(24), look.px(24)
        width = min(look.theme.text_px(560), rect.width - 2 * margin)
        inner = width - 2 * padding
        footer = self.children[1] if len(self.children) > 1 else None
        edge = look.px(INSET)  # the buttons stand below the text
        below = footer.height(look, inner - 2 * edge) + look.px(16) if footer else 0
        most = rect.height - 2 * margin - 2 * padding - below
        height = min(self.children[0].height(look, inner), most)
        self.rect = pygame.Rect(0, 0, width, height + below + 2 * padding)
        self.rect.center = rect.center
        top = self.rect.y + padding
        self.children[0].place(look, pygame.Rect(self.rect.x + padding, top, inner, height))
        if footer:
            left, width = self.rect.x + padding + edge, inner - 2 * edge
            footer.place(look, pygame.Rect(left, top + height + look.px(16), width, below))

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        box(
            surface,
            self.rect,
            theme.colour("surface"),
            theme.px(14),
            theme.colour("line"),
            theme.px(2),
        )
        super().paint(look, surface)


class Dialog(Screen):
    """A question or a list on top of what one was doing."""

    is_overlay = True

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.main_scroll = Scroll()

    def title(self) -> str:
        """Return the heading."""
        raise NotImplementedError

    def content(self) -> list[Widget | None]:
        """Return what stands below the heading."""
        return []

    def buttons(self) -> list[Widget | None]:
        """Return the buttons; the first has the focus."""
        return []

    def build(self) -> Widget:
        parts: list[Widget | None] = [Heading(self.title(), "question"), *self.content()]
        buttons = [button for button in self.buttons() if button is not None]
        footer = Flow(buttons, 12) if buttons else None
        # Large buttons scroll along, or a small window would show nothing else.
        if footer and self.kit.look.theme.is_one_column:
            parts.append(footer)
            footer = None
        area = ScrollArea(Pad(Column(parts, 12), INSET), self.main_scroll, key="dialog")
        return _Sheet(area, footer, self.title())
