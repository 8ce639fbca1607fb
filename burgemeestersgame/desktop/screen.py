"""What every screen does: build its widgets, follow keyboard and mouse, draw.

A screen says what should happen next (see `steps.py`) and draws on any surface, so a
test needs an event and an assertion, and no window.
"""

from __future__ import annotations

from typing import Any

import pygame

from burgemeestersgame.desktop import focus
from burgemeestersgame.desktop.a11y.asked import Asked, answer
from burgemeestersgame.desktop.boxes import box, veil
from burgemeestersgame.desktop.kit import Kit
from burgemeestersgame.desktop.pan import Pan
from burgemeestersgame.desktop.scrolling import Scroll, ScrollArea
from burgemeestersgame.desktop.steps import Pop, Push, Step
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Widget

_ARROWS = {
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
}


class Screen:
    """One thing on the stack of screens.

    Attributes:
        name: For tests and for `BURGEMEESTERSGAME_TRACE`; never shown.
        is_overlay: Whether what lies below stays in sight, dimmed.
        is_changed: Whether it must be drawn again; the app draws and resets it.
        has_art: False until the first picture, where large drawings had better follow a moment
            later than what can be read and pressed.
        focus: The key of the widget the keyboard is at.
    """

    name = ""
    is_overlay = False
    has_art = True

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.is_changed = True
        self.focus = ""
        self.root = Widget()
        self.main_scroll = Scroll()
        self._size = (1280, 720)
        self._hovered = ""
        self._pressed = ""
        self._dragged: tuple[ScrollArea, int] | None = None
        self._pan = Pan()
        self._is_followed = False  # whether the focus must be scrolled into sight

    # What a screen fills in

    def build(self) -> Widget:
        """Return the widgets of this moment; the root gets the whole window."""
        raise NotImplementedError

    def key(self, event: pygame.Event) -> Step | bool:
        """Handle a key of its own; return a step, or True when it was used, else False."""
        return False

    def leave(self) -> Step:
        """Return what Esc does."""
        return Pop()

    def played(self) -> tuple[Any, str | None] | None:
        """Return what is played here, for the trainer's notes: what has a scenario, and the scene.

        None where nothing is played.
        """
        return None

    def help(self) -> Screen:
        """Return what F1 shows."""
        from burgemeestersgame.desktop.screens.help import HelpScreen

        return HelpScreen(self.kit)

    def tick(self) -> Step:
        """Look at the time, about thirty times a second."""
        return None

    def shown(self) -> None:
        """Be told that it is on top of the stack (again)."""

    def covered(self) -> None:
        """Be told that another screen was put on top of it."""

    def closed(self) -> None:
        """Be told that it is gone for good."""

    # Drawing

    def arrange(self, size: tuple[int, int] | None = None) -> Widget:
        """Build the widgets and give them their places, for a window of a size."""
        self._size = size or self._size
        look = self.kit.look
        self.root = self.build()
        whole = pygame.Rect((0, 0), self._size)
        self.root.place(look, whole)
        order = focus.stops(self.root)
        if order and not any(widget.key == self.focus for widget in order):
            # A page is read from its top: the first focus scrolls nothing.
            self._is_followed = bool(self.focus)
            self.focus = self.first_focus(order)
        if self._is_followed and self._follow():
            self.root.place(look, whole)
        self._is_followed = False
        for widget in self.root.walk():
            if widget.key and widget.key == self.focus:
                widget.states.add("focused")
            elif isinstance(widget, TextBox):
                # Nobody goes on composing there: it would look typed, and is not.
                widget.editor.composing = ""
            if widget.key and widget.key == self._hovered:
                widget.states.add("hovered")
        return self.root

    def first_focus(self, order: list[Widget]) -> str:
        """Return the key that has the focus when none has it yet: of what can be pressed.

        From there the arrows scroll, too.
        """
        pressed = (widget for widget in order if not isinstance(widget, ScrollArea))
        return next(pressed, order[0]).key

    def draw(self, surface: pygame.Surface) -> None:
        """Draw everything on a surface of any size."""
        self.arrange(surface.get_size())
        theme = self.kit.look.theme
        if self.is_overlay:
            veil(surface, pygame.Color("black"), 150)
        else:
            surface.fill(theme.colour("bg"))
        self.root.paint(self.kit.look, surface)
        focused = self.focused
        if focused is not None and focused.is_focusable:
            self._draw_ring(surface, focused)
        self.is_changed, self.has_art = not self.has_art, True

    def _draw_ring(self, surface: pygame.Surface, widget: Widget) -> None:
        theme = self.kit.look.theme
        gap, width = theme.px(3), theme.px(3)
        ring = widget.rect.inflate(2 * (gap + width), 2 * (gap + width))
        clip = surface.get_clip()
        if widget.clip is not None:
            surface.set_clip(widget.clip.inflate(2 * (gap + width), 2 * (gap + width)).clip(clip))
        # A scrolling area fills its surroundings: its ring lies inside, or it would be cut off.
        if isinstance(widget, ScrollArea):
            ring = widget.rect.inflate(2 * gap, 2 * gap)
        colour = theme.colour("bar-focus" if widget.is_on_bar else "focus")
        radius = min(theme.px(widget.radius), widget.rect.height // 2) + gap + width
        box(surface, ring.clip(surface.get_rect()), None, radius, colour, width)
        surface.set_clip(clip)

    @property
    def focused(self) -> Widget | None:
        """The widget the keyboard is at."""
        return self.root.find(self.focus) if self.focus else None

    # Screen readers

    @property
    def roots(self) -> list[Widget]:
        """What is on screen, in reading order, as it was last arranged."""
        return [self.root]

    def answer(self, asked: Asked) -> Step:
        """Do what a screen reader asks, and return what should happen next."""
        return answer(self, asked)

    # Keyboard and mouse

    def handle(self, event: pygame.Event) -> Step:
        """Take an event and return what should happen next."""
        if not self.root.children and not self.root.key:
            self.arrange()
        match event.type:
            case pygame.KEYDOWN:
                self.is_changed = True
                return self._key(event)
            case pygame.TEXTINPUT if isinstance(self.focused, TextBox):
                self.focused.editor.insert(event.text)
                self.is_changed = True
            case pygame.TEXTEDITING if isinstance(self.focused, TextBox):
                self.focused.editor.composing = event.text
                self.is_changed = True
            case pygame.MOUSEMOTION:
                self.is_changed |= self._pan.move(event.pos, self.kit.density)
                self._move(event.pos)
            case pygame.MOUSEBUTTONDOWN if event.button == 1:
                self._press_down(event.pos)
                if getattr(event, "touch", False) and self._dragged is None:
                    self._pan.begin(self._areas(), event.pos)
            case pygame.MOUSEBUTTONUP if event.button == 1:
                return self._release(event.pos)
            case pygame.MOUSEWHEEL:
                self._wheel(event)
        return None

    def move_focus(self, key: str) -> None:
        """Put the keyboard at a widget, and bring it into sight."""
        self.focus = key
        self._is_followed = True
        self.is_changed = True

    def press(self, widget: Widget | None) -> Step:
        """Do what a widget is for."""
        if widget is None:
            return None
        if isinstance(widget, TextBox):
            return widget.on_enter() if widget.on_enter else None
        return widget.on_press() if widget.on_press else None

    def _key(self, event: pygame.Event) -> Step:
        focused = self.focused
        if event.key == pygame.K_TAB:
            back = bool(event.mod & pygame.KMOD_SHIFT)
            stop = focus.next_stop(self.root, self.focus, -1 if back else 1)
            if stop is not None:
                self.move_focus(stop.key)
            return None
        if isinstance(focused, TextBox) and self._edit(focused, event):
            return None
        if event.key == pygame.K_ESCAPE:
            return self.leave()
        is_typing = isinstance(focused, TextBox) and event.unicode and event.unicode.isprintable()
        if not is_typing:
            used = self.key(event)
            if used:
                return None if used is True else used
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return self.press(focused)
        if event.key == pygame.K_SPACE and not isinstance(focused, TextBox):
            if isinstance(focused, ScrollArea) or focused is None:
                self._scroll(pygame.K_PAGEDOWN)
                return None
            return self.press(focused)
        if event.key in _ARROWS:
            self._arrow(event.key)
        elif event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_HOME, pygame.K_END):
            self._scroll(event.key)
        return None

    def _edit(self, field: TextBox, event: pygame.Event) -> bool:
        """Handle a key that belongs to a field; return whether it was used."""
        editor = field.editor
        by_word = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT))
        match event.key:
            case pygame.K_BACKSPACE:
                editor.backspace(word=by_word)
            case pygame.K_DELETE:
                editor.delete()
            case pygame.K_LEFT:
                editor.move(-1, word=by_word)
            case pygame.K_RIGHT:
                editor.move(1, word=by_word)
            case pygame.K_HOME:
                editor.move_to(0)
            case pygame.K_END:
                editor.move_to(len(editor.text))
            case pygame.K_UP | pygame.K_DOWN:
                by = -1 if event.key == pygame.K_UP else 1
                caret = field.caret_up_or_down(self.kit.look, by)
                if caret == editor.caret:
                    return False  # at the first or last row the arrow leaves the field
                editor.move_to(caret)
            case pygame.K_v if event.mod & pygame.KMOD_CTRL:
                editor.insert(_pasted())
            case _:
                return False
        return True

    def _arrow(self, key: int) -> None:
        across, down = _ARROWS[key]
        focused = self.focused
        by = down * 3 * self.kit.look.theme.line_px("body")
        if down and isinstance(focused, ScrollArea) and focused.scroll.move(by):
            return
        # While the focus is out of sight below, one is reading towards it.
        is_ahead = down and focused is not None and self._is_ahead(focused, down)
        if is_ahead and self.main_scroll.move(by):
            return
        stop = focus.stop_beside(self.root, self.focus, (across, down))
        if stop is not None:
            self.move_focus(stop.key)
        elif down:
            self.main_scroll.move(by)

    def _is_ahead(self, widget: Widget, down: int) -> bool:
        if widget.clip is None:
            return False
        below = widget.rect.bottom - widget.clip.bottom
        above = widget.clip.top - widget.rect.top
        return below > 0 if down > 0 else above > 0

    def _scroll(self, key: int) -> None:
        focused = self.focused
        scroll = focused.scroll if isinstance(focused, ScrollArea) else self.main_scroll
        page = max(40, scroll.view - self.kit.look.theme.line_px("body") * 2)
        by = {
            pygame.K_PAGEUP: -page,
            pygame.K_PAGEDOWN: page,
            pygame.K_HOME: -scroll.offset,
            pygame.K_END: scroll.most - scroll.offset,
        }
        scroll.move(by[key])

    def _follow(self) -> bool:
        """Scroll so that the focus is in sight; return whether anything moved."""
        target = self.focused
        if target is None:
            return False
        moved = False
        for area in self._areas_around(target):
            margin = self.kit.look.px(16)
            over = target.rect.bottom + margin - area.rect.bottom
            under = area.rect.top - (target.rect.top - margin)
            if under > 0:
                moved |= area.scroll.move(-under)
            elif over > 0:
                # What is higher than the area is shown from its top.
                moved |= area.scroll.move(min(over, target.rect.top - margin - area.rect.top))
        return moved

    def _areas_around(self, target: Widget) -> list[ScrollArea]:
        return [
            area
            for area in self.root.walk()
            if isinstance(area, ScrollArea)
            and area is not target
            and any(widget is target for widget in area.walk())
        ]

    def _at(self, position: tuple[int, int]) -> Widget | None:
        """Return the control at a place in the window."""
        found = None
        for widget in self.root.walk():
            is_control = widget.on_press is not None or isinstance(widget, TextBox)
            if is_control and widget.visible_rect.collidepoint(position):
                found = widget
        return found

    def _move(self, position: tuple[int, int]) -> None:
        if self._dragged is not None:
            area, grip = self._dragged
            track, thumb = area.bar(self.kit.look)
            travel = max(1, track.height - thumb.height)
            wanted = round((position[1] - grip - track.y) / travel * area.scroll.most)
            self.is_changed |= area.scroll.move(wanted - area.scroll.offset)
            return
        widget = self._at(position)
        key = widget.key if widget is not None else ""
        if key != self._hovered:
            self._hovered = key
            self.is_changed = True

    def _press_down(self, position: tuple[int, int]) -> None:
        for area in self.root.walk():
            if isinstance(area, ScrollArea) and area.scroll.most:
                track, thumb = area.bar(self.kit.look)
                if track.inflate(12, 0).collidepoint(position):
                    is_on_thumb = thumb.inflate(12, 0).collidepoint(position)
                    grip = position[1] - thumb.y if is_on_thumb else thumb.height // 2
                    self._dragged = (area, grip)
                    self._move(position)
                    return
        widget = self._at(position)
        self._pressed = widget.key if widget is not None else ""
        if widget is not None and widget.is_focusable:
            self.focus = widget.key
            self.is_changed = True
        if isinstance(widget, TextBox):
            widget.editor.move_to(widget.caret_at(self.kit.look, position))

    def _areas(self) -> list[ScrollArea]:
        return [widget for widget in self.root.walk() if isinstance(widget, ScrollArea)]

    def _release(self, position: tuple[int, int]) -> Step:
        if self._pan.end():
            return None
        if self._dragged is not None:
            self._dragged = None
            return None
        widget = self._at(position)
        if widget is None or widget.key != self._pressed or isinstance(widget, TextBox):
            return None
        self.is_changed = True
        return self.press(widget)

    def _wheel(self, event: pygame.Event) -> None:
        position = pygame.mouse.get_pos() if pygame.display.get_init() else (0, 0)
        areas = [area for area in self._areas() if area.visible_rect.collidepoint(position)]
        scroll = areas[-1].scroll if areas else self.main_scroll
        self.is_changed |= scroll.move(-event.y * 3 * self.kit.look.theme.line_px("body"))


def _pasted() -> str:
    try:
        return pygame.scrap.get_text()
    except (pygame.error, AttributeError):
        return ""


__all__ = ["Kit", "Pop", "Push", "Screen", "Step"]
