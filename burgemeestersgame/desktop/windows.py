"""The window of the game, as the system knows it."""

from __future__ import annotations

import warnings

import pygame

from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _


def limit_size(size: tuple[int, int]) -> None:
    """Keep the window from becoming too small to read, where the system lets us."""
    window = _window()
    if window is not None:
        window.minimum_size = size


def fill_screen(*, is_full: bool) -> None:
    """Let the window fill the screen, or no longer; then it is as large as it was before.

    Raises:
        GameError: It cannot, on this screen.
    """
    window = _window()
    try:
        if window is None or pygame.display.is_fullscreen() == is_full:
            return
        if is_full:
            window.set_fullscreen(desktop=True)
        else:
            window.set_windowed()
    except pygame.error as error:
        raise GameError(_("the window cannot fill this screen")) from error


def give_keyboard() -> None:
    """Let what is typed go to the game again, after another window opened."""
    window = _window()
    if window is not None:
        window.focus()


def place() -> pygame.Rect | None:
    """Return where on the screen the window is, in pixels; None where the system does not say."""
    window = _window()
    return None if window is None else pygame.Rect(window.position, window.size)


def _window() -> pygame.Window | None:
    try:
        with warnings.catch_warnings():
            # Later versions want two windows of one kind; then `pygame.display` goes altogether.
            warnings.simplefilter("ignore", DeprecationWarning)
            return pygame.Window.from_display_module()
    except (AttributeError, pygame.error, ValueError):
        return None
