"""The town from above: where it happens now, and where it happened before."""

from __future__ import annotations

from datetime import datetime

import pygame

from burgemeestersgame.desktop.boxes import box, dot
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.icons import icon
from burgemeestersgame.desktop.layout import Column, Flow, Frame, Ground, Pad, Row
from burgemeestersgame.desktop.pictures import on_scene, paint_scene
from burgemeestersgame.desktop.ports import Session
from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.scrolling import ScrollArea
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph, Tag
from burgemeestersgame.engine.whereabouts import Stay
from burgemeestersgame.i18n import format_clock, format_day
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenery import MAP, Place, Spot, spot_of, spots

_PIN = 20
_LEAST_NARROW = 220
_LEAST_WIDE = 620  # of the drawing beside the words
_MOST_HIGH = 0.76  # of its width


class TownMapScreen(Screen):
    """A drawing with pins, and beside it in words what the pins say."""

    name = "map"
    has_art = False

    def __init__(self, kit: Kit, session: Session) -> None:
        super().__init__(kit)
        view = session.view()
        self._moment: datetime = view.story_time
        self._here = spot_of(view.place) if view.place else None
        self._stays: dict[str, list[Stay]] = {}
        for stay in kit.library.whereabouts(session):
            spot = spot_of(stay.place)
            if spot is not None:
                self._stays.setdefault(spot.id, []).append(stay)

    def build(self) -> Widget:
        look = self.kit.look
        here = self._here.id if self._here else ""
        drawing = _Drawing(self._moment, here, set(self._stays), has_art=self.has_art)
        known = [spot for spot in spots() if spot.id == here or spot.id in self._stays]
        known.sort(key=lambda spot: spot.id != here)
        back = Button(_("Back"), "back", self.leave, is_primary=True, cap="Esc")
        parts: list[Widget | None] = [
            Heading(_("Map of Haverwolde")),
            *[self._spot(spot, is_here=spot.id == here) for spot in known],
            None if known else Paragraph(_("Nothing has happened in the town yet.")),
        ]
        is_narrow = self._size[0] < look.theme.text_px(340) + look.px(_LEAST_WIDE)
        if look.theme.is_one_column or is_narrow:
            return self._one_column(drawing, [*parts, Flow([back])])
        words = ScrollArea(
            Pad(Column(parts, 14), 24, 24, 20, 16), self.main_scroll, key="page", label=_("Map")
        )
        foot = Ground(Pad(Flow([back]), 24, 12), "sunken", top_line="hairline")

        def arrange(look: Look, rect: pygame.Rect) -> None:
            width = min(look.theme.text_px(340), rect.width // 2)
            below = foot.height(look, rect.width)
            room = rect.height - below
            words.place(look, pygame.Rect(rect.x, rect.y, width, room))
            foot.place(look, pygame.Rect(rect.x, rect.bottom - below, rect.width, below))
            # Where the window is high, what lies at the sides would be cut off.
            high = min(room, round((rect.width - width) * _MOST_HIGH))
            drawing.place(look, pygame.Rect(rect.x + width, rect.y, rect.width - width, high))

        return Frame([words, foot, drawing], arrange)

    def _one_column(self, drawing: Widget, parts: list[Widget | None]) -> Widget:
        column = Column(
            [drawing, Pad(Column(parts, 16), 40, 16, 40, 24, most=1240, align="centre")], 0
        )
        area = ScrollArea(column, self.main_scroll, key="page", label=_("Map"))
        return Frame([area], lambda look, rect: area.place(look, rect))

    def _spot(self, spot: Spot, *, is_here: bool) -> Widget:
        lines = [
            Column(
                [Paragraph(_when(stay), "small", "ink-soft"), Paragraph(stay.question, "message")],
                0,
            )
            for stay in self._stays.get(spot.id, ())
            if stay.question
        ]
        head = Row(
            [
                Icon(f"maki/{spot.icon}", 18, "action" if is_here else "ink"),
                Paragraph(spot_name(spot), "body-strong"),
                Tag(_("now"), fill="action", colour="on-action") if is_here else None,
            ],
            8,
            grow=1,
        )
        return Panel(
            Column([head, *lines], 6),
            line="action" if is_here else "hairline",
            width=2 if is_here else 1,
            padding=(14, 10),
            role="article",
            label=", ".join(filter(None, (spot_name(spot), _("now") if is_here else ""))),
        )


def spot_name(spot: Spot) -> str:
    """Return what a spot on the map is called; its id where we have no word for it."""
    names = {
        "raadhuis": _("The town hall"),
        "plein": _("The square"),
        "thuis": _("Your home"),
        "politiebureau": _("The police station"),
        "park": _("The holiday park"),
        "zuivelterrein": _("The dairy site"),
        "sportveld": _("The sports field"),
    }
    return names.get(spot.id, spot.id)


def _when(stay: Stay) -> str:
    return f"{format_day(stay.at)}, {format_clock(stay.at)}"


class _Drawing(Widget):
    """The map with its pins; in words it stands beside it, so it is a picture and no more."""

    role = "image"

    def __init__(self, moment: datetime, here: str, been: set[str], *, has_art: bool) -> None:
        super().__init__(label=_("Map of Haverwolde"))
        self._moment, self._here, self._been = moment, here, been
        self._has_art = has_art

    def height(self, look: Look, width: int) -> int:
        return max(look.px(_LEAST_NARROW), width * 9 // 16)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        clip = surface.get_clip()
        surface.set_clip(self.rect.clip(clip))
        if self._has_art:
            paint_scene(surface, self.rect, MAP, self._moment)
        else:
            surface.fill(look.theme.colour("sunken"), self.rect)
        # What matters stands in front.
        for spot in sorted(spots(), key=lambda each: (each.id == self._here, each.y)):
            self._pin(look, surface, spot)
        surface.set_clip(clip)

    def _pin(self, look: Look, surface: pygame.Surface, spot: Spot) -> None:
        theme = look.theme
        is_here, is_known = spot.id == self._here, spot.id in self._been
        x, y = on_scene(Place(MAP), self.rect, spot.x, spot.y)
        radius = look.px(_PIN) * (4 if is_here else 3 if is_known else 2) // 3
        fill = "action" if is_here else "bar" if is_known else "surface"
        ink = "on-action" if is_here else "on-bar" if is_known else "ink-soft"
        rim = "on-action" if is_here else "on-bar" if is_known else "line"
        dot(surface, (x, y), radius, theme.colour(fill), theme.colour(rim), look.px(3))
        picture = icon(f"maki/{spot.icon}", radius, tuple(theme.colour(ink)))
        surface.blit(picture, picture.get_rect(center=(x, y)))
        if is_here or is_known:
            self._name(look, surface, spot, (x, y + radius + look.px(4)))

    def _name(self, look: Look, surface: pygame.Surface, spot: Spot, top: tuple[int, int]) -> None:
        """Write the name on a ground of its own: no text stands on a drawing."""
        theme, name = look.theme, spot_name(spot)
        plate = pygame.Rect(0, 0, look.text.width(name, "small-strong") + look.px(16), 0)
        plate.height = theme.line_px("small-strong") + look.px(6)
        plate.midtop = top
        plate.clamp_ip(self.rect)
        box(surface, plate, theme.colour("surface"), look.px(6), theme.colour("line"), look.px(1))
        area = pygame.Rect(plate.x, plate.y + look.px(3), plate.width, plate.height)
        look.text.draw(surface, name, "small-strong", "ink", area, "centre")
