"""What every widget is: it describes; the screen places and paints it.

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

from burgemeestersgame.desktop.icons import icon
from burgemeestersgame.desktop.media import NO_MEDIA, Media
from burgemeestersgame.desktop.scenery import Scenery
from burgemeestersgame.desktop.text import Typesetter
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
