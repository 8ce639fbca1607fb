"""The way from AccessKit to the screen readers of a system.

Linux: over AT-SPI, tested. Windows (Narrator, NVDA) and macOS (VoiceOver): as AccessKit describes
it, not yet tried; there the window must not have been shown when this is made.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import accesskit
import pygame

from burgemeestersgame.desktop.a11y import MUST_BE_HIDDEN

_CLASS_OF_SDL = "SDLWindow"


class Adapter:
    """What AccessKit has for this system.

    Never call it before `on_activate` was called: it may hold a lock that it wants Python for.
    """

    def __init__(
        self,
        on_activate: Callable[[], None],
        on_action: Callable[[Any], None],
        on_deactivate: Callable[[], None],
        handle: int | None = None,
    ) -> None:
        """Connect a window.

        Args:
            on_activate: Called, on any thread, when a screen reader first asks something.
            on_action: Called, on any thread, with each request.
            on_deactivate: Called, on any thread, when none listens any more.
            handle: What the system calls the window; None for the game's first.
        """
        if sys.platform == "win32":
            window = handle or pygame.display.get_wm_info()["window"]
            self._adapter = accesskit.windows.SubclassingAdapter(window, on_activate, on_action)
        elif sys.platform == "darwin":
            # SDL gives the keyboard to the window, AccessKit sits in the view within it.
            accesskit.macos.add_focus_forwarder_to_window_class(_CLASS_OF_SDL)
            window = handle or pygame.display.get_wm_info()["window"]
            self._adapter = accesskit.macos.SubclassingAdapter.for_window(
                window, on_activate, on_action
            )
        else:
            self._adapter = accesskit.unix.Adapter(on_activate, on_action, on_deactivate)

    def update(self, make: Callable[[], accesskit.TreeUpdate]) -> None:
        """Tell what changed; `make` is not called when nobody listens."""
        _raise(self._adapter.update_if_active(make))

    def has_keyboard(self, has_it: bool) -> None:
        """Tell whether what is typed goes to the window; Windows knows by itself."""
        if sys.platform == "darwin":
            _raise(self._adapter.update_view_focus_state(has_it))
        elif sys.platform != "win32":
            self._adapter.update_window_focus_state(has_it)

    def stands_at(self, place: pygame.Rect) -> None:
        """Tell where on the screen the window is; Windows and macOS know by themselves."""
        if not MUST_BE_HIDDEN:
            rect = accesskit.Rect(place.left, place.top, place.right, place.bottom)
            self._adapter.set_root_window_bounds(rect, rect)


def _raise(events: Any) -> None:
    if events is not None:
        events.raise_events()
