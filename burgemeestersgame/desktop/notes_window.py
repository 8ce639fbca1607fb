"""A second window, for the trainer: the notes on what is played in the first one.

On the beamer stands the game; on the laptop in front of the trainer stand the questions for the
room, what splits it, and the norms with their sources. It follows play by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from burgemeestersgame.desktop.a11y import MUST_BE_HIDDEN, find_reader
from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.screens.notes import NotesScreen
from burgemeestersgame.desktop.windows import give_keyboard
from burgemeestersgame.i18n import gettext as _

if TYPE_CHECKING:
    from burgemeestersgame.desktop.a11y.reader import Reader

SIZE = (720, 720)
_LEAST = (480, 360)


class NotesWindow:
    """Open while the setting asks for it and a game is on."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._window: pygame.Window | None = None
        self._screen: NotesScreen | None = None
        self._reader: Reader | None = None

    def takes(self, event: pygame.Event) -> bool:
        """Return whether an event is meant for this window and not for the game's."""
        return self._window is not None and getattr(event, "window", None) == self._window

    def handle(self, event: pygame.Event) -> None:
        """Scroll, or close: what is read here changes nothing in the game."""
        if self._reader is not None:
            self._reader.follow(event, self._place)
        if event.type == pygame.WINDOWCLOSE:
            self.close()
            self._kit.change(notes=False)
        elif self._screen is not None:
            if event.type in (pygame.WINDOWSIZECHANGED, pygame.WINDOWEXPOSED):
                self._screen.is_changed = True
            else:
                self._screen.handle(event)

    def follow(self, screens: Sequence[Screen]) -> None:
        """Show the notes on the game among the screens, or nothing where none is played."""
        played = next((each.played() for each in reversed(screens) if each.played()), None)
        if played is None or not self._kit.settings.notes or not self._kit.is_kept:
            self.close()
            return
        if self._screen is None or not self._screen.is_about(*played):
            self._screen = NotesScreen(self._kit, *played)
        if self._window is None:
            self._open()
        if self._window is not None:
            self._answer(self._screen)
            if self._screen.is_changed or self._screen.is_outdated():
                self._draw(self._window, self._screen)

    def close(self) -> None:
        """Take the window away."""
        if self._window is not None:
            self._window.destroy()
            self._window = None
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        self._screen = None

    def _draw(self, window: pygame.Window, screen: NotesScreen) -> None:
        screen.draw(window.get_surface())
        window.flip()
        if self._reader is not None:
            self._reader.tell(screen, window.size)

    def _answer(self, screen: NotesScreen) -> None:
        """Do what a screen reader asked."""
        if self._reader is None:
            return
        while (asked := self._reader.take(screen)) is not None:
            screen.answer(asked)
        screen.is_changed |= self._reader.is_waiting

    def _place(self) -> pygame.Rect | None:
        window = self._window
        return None if window is None else pygame.Rect(window.position, window.size)

    def _open(self) -> None:
        size = tuple(round(length * self._kit.look.theme.density) for length in SIZE)
        screens = pygame.display.get_desktop_sizes()
        # Beside the first screen, where there is a second one.
        where = {"position": (screens[0][0] + 40, 40)} if len(screens) > 1 else {}
        try:
            self._window = pygame.Window(
                _("Trainer's notes"), size, resizable=True, hidden=MUST_BE_HIDDEN, **where
            )
            self._window.minimum_size = _LEAST
            self._find_reader(self._window)
            self._window.show()
            give_keyboard()
        except pygame.error:
            self.close()  # a screen that holds one window only: the guide is in the menu, too
            self._kit.change(notes=False)

    def _find_reader(self, window: pygame.Window) -> None:
        """Make the window known to screen readers, where that is installed."""
        handle = getattr(window, "handle", 0)  # pygame-ce has it since 2.5.8
        if handle or not MUST_BE_HIDDEN:
            self._reader = find_reader(_("Trainer's notes"))
        if self._reader is not None:
            self._reader.connect(handle)
            self._reader.stands_at(self._place())
