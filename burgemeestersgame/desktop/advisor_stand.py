"""An advisor as seen before the window of the mayor's room."""

from __future__ import annotations

import pygame

from burgemeestersgame.desktop.boxes import box
from burgemeestersgame.desktop.pictures import bust
from burgemeestersgame.desktop.widget import Look, Press, Widget


class AdvisorStand(Widget):
    """An advisor before the window: bust in an arch, name plate, and a tag in the corner.

    Attributes:
        is_speaking: Whether this is who was last heard.
        plate: The height of the highest name plate in the row: all are as high as that.
        bust: The height of what is seen above the plate, at 100 %.
    """

    role = "button"
    BUST = 96
    MOST_LINES = 2  # of a role

    def __init__(
        self,
        *,
        portrait: str,
        mood: str,
        advisor_role: str,
        name: str,
        tag: str,
        has_ear: bool,
        is_speaking: bool,
        key: str,
        label: str,
        on_press: Press,
    ) -> None:
        super().__init__(key=key, label=label, on_press=on_press)
        self._portrait, self._mood = portrait, mood
        self._advisor_role, self._name = advisor_role, name
        self._tag, self._has_ear, self.is_speaking = tag, has_ear, is_speaking
        self.plate = 0
        self.bust = self.BUST

    def natural(self, look: Look) -> int:
        role = look.text.width(self._advisor_role, "label")
        name = look.text.width(self._name, "small")
        return max(look.px(108), role, name) + look.px(12)

    def plate_px(self, look: Look, width: int) -> int:
        """Return the height that a name plate of a width needs."""
        role = self._role_lines(look, width) * look.theme.line_px("label")
        return role + look.theme.line_px("small") + look.px(9)

    def _role_lines(self, look: Look, width: int) -> int:
        return len(look.text.lines(self._short_role(look, width), "label", width - look.px(8)))

    def _short_role(self, look: Look, width: int) -> str:
        """Return the role, or its first words where the plate has no room for all of them."""
        inner, words = width - look.px(8), self._advisor_role.split()
        role = self._advisor_role
        while len(words) > 1 and len(look.text.lines(role, "label", inner)) > self.MOST_LINES:
            words.pop()
            role = " ".join(words) + "…"
        return role

    def is_cut(self, look: Look, width: int) -> bool:
        """Return whether a plate of a width has no room for the whole role."""
        return self._short_role(look, width) != self._advisor_role

    def height(self, look: Look, width: int) -> int:
        return look.px(self.bust) + max(self.plate, self.plate_px(look, width))

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        size = look.px(self.bust)
        plate = pygame.Rect(self.rect)
        plate.height = self.rect.height - size
        plate.bottom = self.rect.bottom
        arch = pygame.Rect(0, plate.top - size, size, size)
        arch.centerx = plate.centerx
        rim = look.px(3)
        frame = arch.inflate(2 * rim, rim).move(0, -rim // 2 - rim // 2)
        frame = pygame.Rect(arch.x - rim, arch.y - rim, arch.width + 2 * rim, arch.height + rim)
        is_hovered = "hovered" in self.states
        edge = "#DCE3E6" if theme.name == "dark" else theme.colour("surface")
        if theme.name == "contrast":
            edge = "#FFFFFF"
        round_top = (True, True, False, False)
        box(surface, frame, pygame.Color(edge), frame.width // 2, corners=round_top)
        surface.blit(bust(theme, look.media, self._portrait, self._mood, size), arch)
        fill = "action" if self.is_speaking else "sunken" if is_hovered else "surface"
        box(
            surface,
            plate,
            theme.colour(fill),
            theme.px(8),
            theme.colour("action" if self.is_speaking else "hairline"),
            theme.px(1),
            (False, False, True, True),
        )
        surface.fill(
            theme.colour("action" if self.is_speaking else "ink"),
            (plate.x, plate.y, plate.width, look.px(3)),
        )
        ink = "on-action" if self.is_speaking else "ink"
        soft = "on-action" if self.is_speaking else "ink-soft"
        inner = plate.inflate(-look.px(8), 0)
        lines = self._role_lines(look, plate.width)
        spare = plate.height - self.plate_px(look, plate.width)
        top = plate.y + look.px(5) + spare // 2
        area = pygame.Rect(inner.x, top, inner.width, lines * theme.line_px("label"))
        role = self._short_role(look, plate.width)
        look.text.draw(surface, role, "label", ink, area, "centre", lines)
        name = look.text.fitted(self._name, "small", inner.width)
        area = pygame.Rect(inner.x, area.bottom, inner.width, theme.line_px("small"))
        look.text.draw(surface, name, "small", soft, area, "centre")
        self._paint_tag(look, surface, frame)

    def _paint_tag(self, look: Look, surface: pygame.Surface, frame: pygame.Rect) -> None:
        theme = look.theme
        style = "small-strong"
        words = look.text.width(self._tag, style)
        ear = theme.text_px(16) if self._has_ear else 0
        gap = look.px(4) if ear and words else 0
        height = theme.line_px(style) + look.px(9)
        width = max(height, words + ear + gap + look.px(14))
        tag = pygame.Rect(0, frame.y - look.px(3), width, height)
        # Beside the face, as far as the plate reaches.
        beside = frame.centerx + look.px(8) + tag.width
        tag.right = max(frame.right + look.px(8), tag.width + self.rect.x, beside)
        tag.right = min(tag.right, self.rect.right + look.px(3))
        box(surface, tag, theme.colour("surface"), theme.px(8), theme.colour("ink"), theme.px(2))
        x = tag.x + (tag.width - words - ear - gap) // 2
        if ear:
            image = look.icon("ear", 16, "ink")
            surface.blit(image, image.get_rect(midleft=(x, tag.centery)))
            x += ear + gap
        if words:
            line = theme.line_px(style)
            area = pygame.Rect(x, tag.centery - line // 2, words, line)
            look.text.draw(surface, self._tag, style, "ink", area)
