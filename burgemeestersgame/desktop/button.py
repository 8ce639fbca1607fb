"""A button: what most of a screen's controls are."""

from __future__ import annotations

import pygame

from burgemeestersgame.desktop.boxes import box
from burgemeestersgame.desktop.widget import LEAST_TARGET, Look, Press, Widget
from burgemeestersgame.desktop.widgets import KeyCap


class Button(Widget):
    """A word, perhaps with an icon and a key cap, that does something."""

    role = "button"

    def __init__(
        self,
        text: str,
        key: str,
        on_press: Press,
        *,
        icon: str | None = None,
        icon_after: str | None = None,
        cap: str | None = None,
        note: str | None = None,
        is_primary: bool = False,
        is_quiet: bool = False,
        is_on_bar: bool = False,
        is_chosen: bool | None = None,
        colour: str | None = None,
        is_round: bool = False,
        limit: int | None = None,
        role: str | None = None,
    ) -> None:
        """Make a button; one that `is_chosen` or not is a toggle, unless its `role` says else."""
        role = role or ("button" if is_chosen is None else "toggle")
        label = ", ".join(filter(None, (text, note)))
        super().__init__(key=key, label=label, role=role, on_press=on_press)
        self.shortcut = cap or ""
        self._text, self._icon, self._icon_after = text, icon, icon_after
        self._cap, self._note, self._limit = cap, note, limit
        self._is_primary, self._is_quiet = is_primary, is_quiet
        self.is_on_bar = is_on_bar
        self._colour = colour
        if is_round:
            self.radius = 99
        if is_chosen:
            self.states.add("chosen")

    def _parts(self, look: Look) -> tuple[int, int]:
        """Return the widths before and after the text."""
        gap = look.px(8)
        before = look.theme.text_px(20) + gap if self._icon and self._text else 0
        if self._icon and not self._text:
            before = look.theme.text_px(20)
        after = 0
        if self._note:
            after += gap + look.text.width(self._note, "small-medium")
        if self._icon_after:
            after += gap + look.theme.text_px(20)
        if self._cap:
            after += look.px(10) + KeyCap(self._cap).natural(look)
        return before, after

    def _padding(self, look: Look) -> int:
        return look.px(4) if self._is_quiet else look.px(16) if self._text else look.px(12)

    def natural(self, look: Look) -> int:
        before, after = self._parts(look)
        width = before + after + look.text.width(self._text, "button") + 2 * self._padding(look)
        return max(width, look.px(LEAST_TARGET))

    def height(self, look: Look, width: int) -> int:
        before, after = self._parts(look)
        inner = width - before - after - 2 * self._padding(look)
        text = look.text.height(self._text, "button", inner) if self._text else 0
        if self._limit:
            text = min(text, self._limit * look.theme.line_px("button"))
        cap = look.theme.text_px(28) if self._cap else 0
        picture = look.theme.text_px(20) if self._icon else 0
        return max(look.px(LEAST_TARGET), max(text, cap, picture) + look.px(16))

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        fill, line, ink, soft = self._colours()
        box(
            surface,
            self.rect,
            theme.colour(fill) if fill else None,
            theme.px(self.radius),
            theme.colour(line) if line else None,
            theme.px(1.5 if self.is_on_bar else 2),
        )
        before, after = self._parts(look)
        inner = self.rect.inflate(-2 * self._padding(look), 0)
        room = inner.width - before - after
        text = min(look.text.width(self._text, "button"), room) if self._text else 0
        x = inner.x
        if not self._is_quiet and self.rect.width >= self.natural(look):
            x += (inner.width - before - after - text) // 2
        if self._icon:
            image = look.icon(self._icon, 20, ink)
            surface.blit(image, image.get_rect(midleft=(x, self.rect.centery)))
        x += before
        if self._text:
            height = look.text.height(self._text, "button", max(room, text))
            if self._limit:
                height = min(height, self._limit * theme.line_px("button"))
            area = pygame.Rect(x, self.rect.centery - height // 2, max(room, text), height)
            look.text.draw(surface, self._text, "button", ink, area, limit=self._limit)
            if self._is_quiet and "hovered" in self.states:
                surface.fill(theme.colour(ink), (x, area.bottom, text, theme.px(2)))
            x += text
        if self._note:
            height = theme.line_px("small-medium")
            width = look.text.width(self._note, "small-medium")
            area = pygame.Rect(x + look.px(8), self.rect.centery - height // 2, width, height)
            look.text.draw(surface, self._note, "small-medium", soft, area)
            x = area.right
        if self._icon_after:
            image = look.icon(self._icon_after, 20, ink)
            place = image.get_rect(midleft=(x + look.px(8), self.rect.centery))
            surface.blit(image, place)
            x = place.right
        if self._cap:
            cap = KeyCap(self._cap, fill or "sunken", ink, ink if self._is_primary else "line")
            if self.is_on_bar:
                cap = KeyCap(self._cap, fill or "bar", ink, ink if fill else "bar-line")
            elif not self._is_primary:
                cap = KeyCap(self._cap)
            width = cap.natural(look)
            cap.place(look, pygame.Rect(x + look.px(10), self.rect.y, width, self.rect.height))
            cap.paint(look, surface)

    def _colours(self) -> tuple[str | None, str | None, str, str]:
        """Return the roles of ground, border, text and second text."""
        is_hovered = "hovered" in self.states
        if self.is_on_bar:
            if "chosen" in self.states:
                return "on-bar", "on-bar", "bar", "bar"
            return None, "on-bar" if is_hovered else "bar-line", "on-bar", "bar-soft"
        if self._is_quiet:
            return None, None, self._colour or "ink", "ink-soft"
        if self._is_primary:
            return "action", "ink" if is_hovered else "action", "on-action", "on-action"
        if "chosen" in self.states:
            return "action-soft", "action", "ink", "ink-soft"
        return ("sunken" if is_hovered else "surface"), "line", self._colour or "ink", "ink-soft"
