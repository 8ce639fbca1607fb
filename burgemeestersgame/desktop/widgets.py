"""What a screen is made of beside its buttons: texts, icons, panels, tags, meters, a clock."""

from __future__ import annotations

import pygame

from burgemeestersgame.desktop.boxes import box, dashed
from burgemeestersgame.desktop.text import Text, plain
from burgemeestersgame.desktop.widget import LEAST_TARGET, Look, Press, Widget


class Space(Widget):
    """Nothing, of a size of the design."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self._length = length

    def natural(self, look: Look) -> int:
        return look.px(self._length)

    def height(self, look: Look, width: int) -> int:
        return look.px(self._length)


class Rule(Widget):
    """A hairline: decoration, never meaning."""

    def __init__(self, colour: str = "hairline", thickness: float = 1) -> None:
        super().__init__()
        self._colour, self._thickness = colour, thickness

    def height(self, look: Look, width: int) -> int:
        return look.px(self._thickness)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        surface.fill(look.theme.colour(self._colour), self.rect)


class Paragraph(Widget):
    """Text that wraps, in one type role, at most 75 characters a line."""

    role = "text"

    def __init__(
        self,
        text: Text,
        style: str = "body",
        colour: str = "ink",
        *,
        align: str = "left",
        role: str | None = None,
        key: str = "",
        limit: int | None = None,
        is_wide: bool = False,
    ) -> None:
        super().__init__(key=key, label=plain(text), role=role)
        self._text, self.style, self._colour = text, style, colour
        self._align, self._limit, self._is_wide = align, limit, is_wide

    def natural(self, look: Look) -> int:
        return self._measure(look, look.text.width(self._text, self.style))

    def height(self, look: Look, width: int) -> int:
        lines = len(look.text.lines(self._text, self.style, self._measure(look, width)))
        if self._limit:
            lines = min(lines, self._limit)
        return lines * look.theme.line_px(self.style)

    def _measure(self, look: Look, width: int) -> int:
        # 75 characters are about 34 times the size of the type.
        most = round(look.theme.size_px(self.style) * 35)
        return width if self._is_wide else min(width, most)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        rect = self.rect
        if self._align == "left":
            rect = pygame.Rect(rect.x, rect.y, self._measure(look, rect.width), rect.height)
        look.text.draw(
            surface, self._text, self.style, self._colour, rect, self._align, self._limit
        )


class Heading(Paragraph):
    """A heading of a screen or of a part of it."""

    role = "heading"

    def __init__(self, text: Text, style: str = "heading", colour: str = "ink", **more) -> None:
        super().__init__(text, style, colour, **more)


class Title(Heading):
    """The heading of a whole screen: a screen reader says it unasked, as the screen comes."""

    live = "polite"


class Icon(Widget):
    """An icon; it never stands without a word, so it has no label."""

    def __init__(self, name: str, length: float = 20, colour: str = "ink") -> None:
        super().__init__()
        self._name, self._length, self._colour = name, length, colour

    def natural(self, look: Look) -> int:
        return look.theme.text_px(self._length)

    def height(self, look: Look, width: int) -> int:
        return look.theme.text_px(self._length)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        image = look.icon(self._name, self._length, self._colour)
        surface.blit(image, image.get_rect(center=self.rect.center))


class KeyCap(Widget):
    """The key that does the same as the control it stands on."""

    def __init__(
        self, text: str, ground: str = "sunken", colour: str = "ink", line: str = "line"
    ) -> None:
        super().__init__()
        self._text, self._ground, self._colour, self._line = text, ground, colour, line

    def natural(self, look: Look) -> int:
        return max(
            look.theme.text_px(28), look.text.width(self._text, "small-strong") + look.px(14)
        )

    def height(self, look: Look, width: int) -> int:
        return look.theme.text_px(28)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        rect = pygame.Rect(0, 0, self.rect.width, self.height(look, 0))
        rect.center = self.rect.center
        line = theme.colour(self._line)
        box(surface, rect, line, theme.px(6))
        face = pygame.Rect(
            rect.x + theme.px(1.5),
            rect.y + theme.px(1.5),
            rect.width - 2 * theme.px(1.5),
            rect.height - theme.px(1.5) - theme.px(3),
        )
        box(surface, face, theme.colour(self._ground), theme.px(5))
        height = theme.line_px("small-strong")
        area = pygame.Rect(face.x, face.centery - height // 2, face.width, height)
        look.text.draw(surface, self._text, "small-strong", self._colour, area, "centre")


class Panel(Widget):
    """A ground with a border around one child."""

    def __init__(
        self,
        child: Widget,
        *,
        fill: str | None = "surface",
        line: str | None = "hairline",
        width: float = 1,
        padding: float | tuple[float, float] = 16,
        radius: float = 10,
        is_dashed: bool = False,
        edge: str | None = None,
        edge_width: float = 5,
        key: str = "",
        label: str = "",
        role: str | None = None,
        on_press: Press | None = None,
        corners: tuple[bool, bool, bool, bool] = (True, True, True, True),
    ) -> None:
        super().__init__([child], key=key, label=label, role=role, on_press=on_press)
        self._fill, self._line, self._width = fill, line, width
        self._padding = padding if isinstance(padding, tuple) else (padding, padding)
        self.radius = int(radius)
        self._is_dashed, self._corners = is_dashed, corners
        self._edge, self._edge_width = edge, edge_width

    def natural(self, look: Look) -> int:
        return self.children[0].natural(look) + 2 * look.px(self._padding[0]) + self._edge_px(look)

    def _edge_px(self, look: Look) -> int:
        return look.px(self._edge_width) if self._edge else 0

    def height(self, look: Look, width: int) -> int:
        inner = width - 2 * look.px(self._padding[0]) - self._edge_px(look)
        height = self.children[0].height(look, inner) + 2 * look.px(self._padding[1])
        return max(height, look.px(LEAST_TARGET)) if self.on_press else height

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        across, down = look.px(self._padding[0]), look.px(self._padding[1])
        edge = self._edge_px(look)
        child = self.children[0]
        inner = pygame.Rect(
            rect.x + across + edge,
            rect.y + down,
            rect.width - 2 * across - edge,
            rect.height - 2 * down,
        )
        height = child.height(look, inner.width)
        if self.on_press and height < inner.height:
            inner.y += (inner.height - height) // 2
            inner.height = height
        child.place(look, inner)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        fill = self._fill
        if fill == "surface" and "hovered" in self.states and self.on_press:
            fill = "sunken"
        line = (
            "ink"
            if "hovered" in self.states and self.on_press and self._line == "line"
            else self._line
        )
        box(
            surface,
            self.rect,
            theme.colour(fill) if fill else None,
            theme.px(self.radius),
            theme.colour(line) if line and not self._is_dashed else None,
            theme.px(self._width),
            self._corners,
        )
        if self._is_dashed and line:
            dashed(surface, self.rect, theme.colour(line), theme.px(self._width))
        if self._edge:
            side = pygame.Rect(self.rect.topleft, (self._edge_px(look), self.rect.height))
            box(
                surface,
                side,
                theme.colour(self._edge),
                theme.px(3),
                corners=(True, False, False, True),
            )
        super().paint(look, surface)


class Tag(Widget):
    """A short word on a ground of its own: `new`, `wet`, a value."""

    role = "text"

    def __init__(
        self,
        text: str,
        *,
        fill: str | None = "action",
        colour: str = "on-action",
        line: str | None = None,
        icon: str | None = None,
        is_round: bool = False,
        style: str = "small-strong",
    ) -> None:
        super().__init__(label=text)
        self._text, self._fill, self._colour = text, fill, colour
        self._line, self._icon, self._is_round, self._style = line, icon, is_round, style

    def natural(self, look: Look) -> int:
        picture = look.theme.text_px(16) + look.px(6) if self._icon else 0
        side = 12 if self._is_round else 6
        return picture + look.text.width(self._text, self._style) + 2 * look.px(side)

    def height(self, look: Look, width: int) -> int:
        return look.theme.line_px(self._style) + look.px(8 if self._is_round else 2)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        height = self.height(look, 0)
        rect = pygame.Rect(self.rect.x, 0, min(self.rect.width, self.natural(look)), height)
        rect.centery = self.rect.centery
        box(
            surface,
            rect,
            theme.colour(self._fill) if self._fill else None,
            theme.px(99 if self._is_round else 5),
            theme.colour(self._line) if self._line else None,
            theme.px(1.5),
        )
        x = rect.x + look.px(12 if self._is_round else 6)
        if self._icon:
            image = look.icon(self._icon, 16, self._colour)
            surface.blit(image, image.get_rect(midleft=(x, rect.centery)))
            x += image.get_width() + look.px(6)
        line = theme.line_px(self._style)
        area = pygame.Rect(x, rect.centery - line // 2, rect.right - x, line)
        look.text.draw(surface, self._text, self._style, self._colour, area)


class Meter(Widget):
    """How much is left, as a bar; the words stand beside it, never inside."""

    role = "meter"

    def __init__(
        self,
        share: float,
        label: str,
        *,
        colour: str = "action",
        ground: str = "sunken",
        line: str = "line",
        thickness: float = 12,
        key: str = "",
    ) -> None:
        super().__init__(key=key, label=label)
        self.share = max(0.0, min(1.0, share))
        self._colour, self._ground, self._line, self._thickness = colour, ground, line, thickness

    def height(self, look: Look, width: int) -> int:
        return look.px(self._thickness)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        rect = pygame.Rect(self.rect.x, 0, self.rect.width, look.px(self._thickness))
        rect.centery = self.rect.centery
        radius = rect.height // 2
        box(surface, rect, theme.colour(self._ground), radius)
        filled = pygame.Rect(rect.x, rect.y, round(rect.width * self.share), rect.height)
        if filled.width:
            clip = surface.get_clip()
            surface.set_clip(filled.clip(clip))
            box(surface, rect, theme.colour(self._colour), radius)
            surface.set_clip(clip)
        box(surface, rect, None, radius, theme.colour(self._line), look.px(1))


class Digits(Widget):
    """A clock: its digits do not shift as it runs."""

    role = "text"

    def __init__(
        self, text: str, style: str = "clock", colour: str = "on-bar", key: str = ""
    ) -> None:
        super().__init__(key=key, label=text)
        self._style, self._colour = style, colour

    def natural(self, look: Look) -> int:
        return look.text.digits_width(self.label, self._style)

    def height(self, look: Look, width: int) -> int:
        return look.theme.line_px(self._style)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        look.text.draw_digits(surface, self.label, self._style, self._colour, self.rect)
