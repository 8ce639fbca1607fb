"""What a screen is made of. A widget describes; the screen places and paints it.

Every widget has a rectangle, a role, a label and a state: focus order, tests and a screen
reader's tree come from these. A widget lives for one picture: the screen builds its tree
anew whenever something changed, and what must last (focus, scrolling, a typed sentence)
is the screen's, found again by the widget's key. A long text may be kept and shown again
(`renew`), as measuring it takes longest.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pygame

from burgemeestersgame.desktop.boxes import box, dashed
from burgemeestersgame.desktop.icons import icon
from burgemeestersgame.desktop.media import NO_MEDIA, Media
from burgemeestersgame.desktop.scenery import Scenery
from burgemeestersgame.desktop.text import Text, Typesetter, plain
from burgemeestersgame.desktop.theme import Theme

Press = Callable[[], Any]

LEAST_TARGET = 44


@dataclass(frozen=True, slots=True)
class Look:
    """What a widget is measured and drawn with.

    `media` are those of the story that is played, `scenery` what was last seen of its places.
    """

    theme: Theme
    text: Typesetter
    media: Media = NO_MEDIA
    scenery: Scenery = field(default_factory=Scenery)

    def px(self, length: float) -> int:
        """Return a length of the design in device pixels."""
        return self.theme.px(length)

    def icon(self, name: str, length: float, colour: str) -> pygame.Surface:
        """Return an icon that grows with the text; `length` is its size at 100 %."""
        return icon(name, self.theme.text_px(length), tuple(self.theme.colour(colour)))


def _kept(measure: Callable) -> Callable:
    """Let a widget keep what it measured: parents ask again and again, at every level."""

    @functools.wraps(measure)
    def kept(self: Widget, look: Look, width: int = 0) -> int:
        key = (measure, width)
        if key not in self._sizes:
            arguments = (look, width) if measure.__name__ == "height" else (look,)
            self._sizes[key] = measure(self, *arguments)
        return self._sizes[key]

    return kept


class Widget:
    """A rectangle with a role, a label and a state.

    Attributes:
        key: Lasting name within the screen; "" for what is never looked up.
        role: What it is to a screen reader, one of `a11y.describe.ROLES`.
        label: What a screen reader says, without styles.
        about: What it says after that, of what has more to it than a name.
        live: Whether it says this unasked when it comes or changes: "polite" or "assertive".
        announces: A text that it says unasked and that is drawn nowhere, with the same two words.
        shortcut: The key that does the same as pressing it.
        is_open: Whether what it opens is open; None for what opens nothing.
        position: Its place among how many, both from 1; None where only the neighbours tell.
        states: Words such as `focused`, `hovered`, `chosen`, `unavailable`.
        rect: Where it stands, in pixels of the window; set by `place`.
        clip: The part of the window it may show in; None for all of it.
        on_press: What Enter, Space or a click does; None for what cannot be pressed.
    """

    radius = 10
    is_on_bar = False
    role = "group"
    about = ""
    live = ""
    announces: tuple[str, str] | None = None
    shortcut = ""
    is_open: bool | None = None
    position: tuple[int, int] | None = None

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for name in ("natural", "height"):
            if name in cls.__dict__:
                setattr(cls, name, _kept(cls.__dict__[name]))

    def __init__(
        self,
        children: Sequence[Widget | None] = (),
        *,
        key: str = "",
        label: str = "",
        role: str | None = None,
        on_press: Press | None = None,
    ) -> None:
        self.children = [child for child in children if child is not None]
        self.key = key
        self.label = label
        if role is not None:
            self.role = role
        self.on_press = on_press
        self.states: set[str] = set()
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.clip: pygame.Rect | None = None
        self._sizes: dict[tuple[Callable, int], int] = {}

    @property
    def is_focusable(self) -> bool:
        """Whether Tab stops here."""
        return self.on_press is not None

    @property
    def visible_rect(self) -> pygame.Rect:
        """The part that is not scrolled out of sight."""
        return self.rect if self.clip is None else self.rect.clip(self.clip)

    def natural(self, look: Look) -> int:
        """Return the width that needs no line broken, in pixels."""
        return max((child.natural(look) for child in self.children), default=0)

    def height(self, look: Look, width: int) -> int:
        """Return the height at a width, in pixels."""
        return sum(child.height(look, width) for child in self.children)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """Take a rectangle and give the children theirs."""
        self.rect = pygame.Rect(rect)
        y = rect.y
        for child in self.children:
            height = child.height(look, rect.width)
            child.place(look, pygame.Rect(rect.x, y, rect.width, height))
            y += height

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        """Draw; what is out of sight is skipped."""
        clip = surface.get_clip()
        for child in self.children:
            # The ring and the corner tags stand a little outside.
            if child.rect.inflate(24, 24).colliderect(clip):
                child.paint(look, surface)

    def walk(self) -> Iterator[Widget]:
        """Yield this widget and all below it, in reading order."""
        waiting = [self]
        while waiting:
            widget = waiting.pop()
            yield widget
            waiting += reversed(widget.children)

    def forget_sizes(self) -> None:
        """Measure again, after a change inside."""
        for widget in self.walk():
            widget._sizes.clear()

    def renew(self) -> None:
        """Forget where the keyboard and the mouse were, to be shown in the next picture too."""
        for widget in self.walk():
            widget.states -= {"focused", "hovered"}
            widget.clip = None

    def find(self, key: str) -> Widget | None:
        """Return the widget with a key, or None."""
        return next((widget for widget in self.walk() if widget.key == key), None)


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
        self._is_dashed, self._edge, self._corners = is_dashed, edge, corners

    def natural(self, look: Look) -> int:
        return self.children[0].natural(look) + 2 * look.px(self._padding[0]) + self._edge_px(look)

    def _edge_px(self, look: Look) -> int:
        return look.px(5) if self._edge else 0

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
            side = pygame.Rect(self.rect.x, self.rect.y, theme.px(5), self.rect.height)
            box(
                surface,
                side,
                theme.colour(self._edge),
                theme.px(3),
                corners=(True, False, False, True),
            )
        super().paint(look, surface)


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
