"""The desk: everything of a dilemma in its place at once, below 175 % text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from burgemeestersgame.desktop import desk
from burgemeestersgame.desktop.advisor_stand import AdvisorStand
from burgemeestersgame.desktop.layout import Column, Frame, Pad
from burgemeestersgame.desktop.phone import Phone
from burgemeestersgame.desktop.scrolling import Scroll, ScrollArea
from burgemeestersgame.desktop.spoken import BETWEEN, Bubble, stand_widths
from burgemeestersgame.desktop.town_window import TownWindow
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class OnDesk:
    """What stands on the desk.

    Attributes:
        bar: At the top.
        window: The view of the town.
        stands: The advisors.
        situation: What happens, top to bottom.
        hints: What changed, beside the situation where there is room; None where nothing did.
        bubbles: What was last said or done, large and small; None where nothing was.
        question: With the time there is for it.
        choices: Below the question.
        cards: What stands there now: the choices, or the actions in their place.
        phone: At the right.
        drawer: At the foot.
        scroll: Of the situation.
    """

    bar: Widget
    window: TownWindow
    stands: Sequence[AdvisorStand]
    situation: Callable[[], list[Widget]]
    hints: Callable[[], Widget | None]
    bubbles: tuple[Bubble | None, Bubble | None]
    question: Widget
    choices: Widget
    cards: Widget
    phone: Phone
    drawer: Widget
    scroll: Scroll


class DeskView(Frame):
    """Puts everything in its place, what is said where it hides least.

    That is above the advisors' heads, or else beside the situation, or else above it: a window
    shows what happens in its middle.

    Attributes:
        lines: How many lines of the situation are in sight, once it was placed.
    """

    GAP = 44  # from the situation to what stands beside it

    def __init__(self, look: Look, width: int, on: OnDesk) -> None:
        self._on = on
        self.lines = 0.0
        self._column = desk.column_width(look, width)
        self._reading, self._beside = self._shares(look)
        self._aside = on.hints() if self._beside else None
        self._plain = Column(self._told(), 8)
        self._pad = Pad(self._plain, 0, 4, 0, 6)
        self._text = ScrollArea(
            self._pad, on.scroll, key="text", label=_("What is happening"), keeps_room=True
        )
        self._line = _Hairline()
        self._widths = stand_widths(look, list(on.stands), self._column)
        wishes = zip(on.stands, self._widths, strict=True)
        self._plates = max((stand.plate_px(look, own) for stand, own in wishes), default=0)
        for stand in on.stands:
            stand.plate = self._plates
        super().__init__(self._parts(None), self._arrange)

    def _shares(self, look: Look) -> tuple[int, int]:
        """Return the widths of the situation and of what stands beside it, 0 without room."""
        wish, gap = min(look.theme.text_px(300), look.px(400)), look.px(self.GAP)
        if self._column - wish < look.theme.text_px(430):
            return self._column, 0
        most = round(look.theme.size_px("body") * 35) + look.px(24)
        reading = min(self._column - wish - gap, most)
        return reading, self._column - reading - gap

    def _told(self, *above: Widget, has_hints: bool = False) -> list[Widget]:
        parts = [*above, *self._on.situation()]
        hints = self._on.hints() if has_hints or not self._beside else None
        return [*parts, hints] if hints is not None else parts

    def _parts(self, said: Widget | None, *, has_aside: bool = True) -> list[Widget | None]:
        on = self._on
        aside = [self._line, self._aside] if self._aside is not None and has_aside else []
        return [
            *(on.bar, on.window, *on.stands, said, self._text, *aside),
            *(on.question, on.cards, on.phone, on.drawer),
        ]

    def _arrange(self, look: Look, rect: pygame.Rect) -> None:
        on, column = self._on, self._column
        gap, top = look.px(10), look.px(6)
        below = on.cards.height(look, column)
        fixed = on.question.height(look, column) + below + 2 * gap + 2 * top
        aside = self._aside.height(look, self._beside) + look.px(12) if self._aside else 0
        room = look.px(ScrollArea.BAR + 6)
        places = desk.desk(
            look,
            rect,
            bar=on.bar.height(look, rect.width),
            plates=self._plates,
            drawer=on.drawer.height(look, rect.width),
            # The window stays where it is when the choices make room for the actions.
            content=fixed
            + max(self._plain.height(look, self._reading) + look.px(10), aside)
            + max(0, on.choices.height(look, column) - below),
            needed=fixed + desk.WISHED_LINES * look.theme.line_px("body"),
            has_art=on.window.has_art(look),
        )
        for stand in on.stands:
            stand.bust = min(AdvisorStand.BUST, places.window.height * 100 // look.px(100) - 14)
        on.bar.place(look, places.bar)
        on.window.place(look, places.window.union(places.plates))
        on.window.plates_top = places.plates.top
        x = places.column.x
        for stand, own in zip(on.stands, self._widths, strict=True):
            height = stand.height(look, own)
            stand.place(look, pygame.Rect(x, places.plates.bottom - height, own, height))
            x += own + look.px(BETWEEN)
        on.phone.place(look, places.phone)
        on.drawer.place(look, places.drawer)
        area = pygame.Rect(places.column)
        area.y += top
        area.height -= fixed
        if not on.window.has_art(look):
            # No view takes up the room of a tall window: the question follows the text, with room
            # beside that for what an advisor will say.
            told = max(self._plain.height(look, self._reading), aside + look.theme.text_px(160))
            area.height = min(area.height, told + look.px(24))
        # The scroll bar stands in the gap beside the text, which it never turns around.
        reading = pygame.Rect(area.x, area.y, self._reading + room, area.height)
        self._place_said(look, places, area, reading)
        y = area.bottom + top // 2
        height = on.question.height(look, column)
        on.question.place(look, pygame.Rect(area.x, y, column, height))
        y += height + gap
        on.cards.place(look, pygame.Rect(area.x, y, column, below))
        self.lines = area.height / look.theme.line_px("body")

    def _place_said(
        self, look: Look, places: desk.Desk, area: pygame.Rect, reading: pygame.Rect
    ) -> None:
        """Put the situation, what was said and what changed where there is room for them."""
        beside = pygame.Rect(area.right - self._beside, area.y, self._beside, area.height)
        said, rest = self._said(look, places, beside)
        wish = self._aside.height(look, rest.width) if self._aside is not None else 0
        has_aside = 0 < wish <= rest.height
        above = (self._on.bubbles[0],) if self._on.bubbles[0] is not None and said is None else ()
        self._pad.children[0] = Column(self._told(*above, has_hints=not has_aside), 8)
        self._text.forget_sizes()
        self._text.place(look, reading)
        self.children = [
            part for part in self._parts(said, has_aside=has_aside) if part is not None
        ]
        if self._aside is None or not has_aside:
            return
        self._aside.place(look, pygame.Rect(rest.x, rest.y + look.px(6), rest.width, wish))
        # A scroll bar beside the text is line enough.
        height = 0 if self._text.scroll.most else wish
        left = rest.x - look.px(20)
        self._line.place(look, pygame.Rect(left, rest.y + look.px(6), 0, height))

    def _said(
        self, look: Look, places: desk.Desk, beside: pygame.Rect
    ) -> tuple[Bubble | None, pygame.Rect]:
        """Place the bubble that fits; return it, and what it leaves of the room at the side."""
        large, small = self._on.bubbles
        if large is None or small is None:
            return None, beside
        gap = look.px(desk.GAP)
        width = min(places.column.width, look.px(620))
        height = large.height(look, width)
        top = places.window.bottom - look.px(AdvisorStand.BUST) - 2 * gap - height
        speaking = next((each for each in self._on.stands if each.is_speaking), None)
        if top >= places.window.top + gap:
            at = speaking.rect if speaking is not None else places.column
            left = max(places.column.x, min(at.x - width // 3, places.column.right - width))
            large.place(look, pygame.Rect(left, top, width, height))
            large.points_at = at.centerx if speaking is not None else None
            return large, beside
        if not self._beside:
            return None, beside
        # On the strip of the name plates too, where these leave room for it.
        last = self._on.stands[-1].rect.right if self._on.stands else 0
        left, top = max(beside.x, last + look.px(16)), places.plates.top + look.px(8)
        if beside.right - left < look.theme.text_px(240):
            left, top = beside.x, beside.y
        width = min(beside.right - left, look.px(460))
        height = small.height(look, width)
        if top + height > beside.bottom:
            return None, beside
        small.place(look, pygame.Rect(left, top, width, height))
        below = max(beside.y, top + height + look.px(6))
        return small, pygame.Rect(beside.x, below, beside.width, max(0, beside.bottom - below))


class _Hairline(Widget):
    """Before what stands beside the text."""

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        surface.fill(
            look.theme.colour("hairline"), (*self.rect.topleft, look.px(2), self.rect.height)
        )
