"""Keeps a screen reader told of what is on screen, and takes what it asks.

The system calls us on threads of its own, some while it holds a lock that our calls want too. So
those calls only leave a note; and before we call, we let another thread that waits for Python go
first and look at its note.
"""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pygame

from burgemeestersgame.desktop.a11y import bridge
from burgemeestersgame.desktop.a11y.asked import Asked
from burgemeestersgame.desktop.a11y.describe import describe
from burgemeestersgame.desktop.a11y.platform import Adapter
from burgemeestersgame.desktop.a11y.tree import Tree
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language

if TYPE_CHECKING:
    from burgemeestersgame.desktop.screen import Screen

_log = logging.getLogger(__name__)
_GIVE_WAY_S = 0.0005


class Reader:
    """A window as a screen reader knows it.

    Nothing is worked out as long as no screen reader listens. Whatever goes wrong here is logged
    once, and the game goes on without.
    """

    def __init__(self, title: str) -> None:
        self._title = title
        self._adapter: Adapter | None = None
        self._is_heard = False  # set on other threads
        self._is_new = False  # set on other threads: who listens knows nothing yet
        self._requests: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._numbers = bridge.Numbers()
        self._told: Tree | None = None
        self._screen: Screen | None = None
        self._has_keyboard = False
        self._place: pygame.Rect | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether somebody listens who was told nothing yet."""
        return self._is_heard and self._is_new

    def connect(self, handle: int | None = None) -> None:
        """Make the window known to the system, which calls it `handle`; None for the first."""
        self._safely(lambda: self._connect(handle))

    def close(self) -> None:
        """Take the window away."""
        self._is_heard = False
        self._adapter = None

    def follow(self, event: pygame.Event, place: Callable[[], pygame.Rect | None]) -> None:
        """Take over what an event says of the window; `place` tells where it is."""
        if event.type in (pygame.WINDOWFOCUSGAINED, pygame.WINDOWFOCUSLOST):
            self.has_keyboard(event.type == pygame.WINDOWFOCUSGAINED)
        elif event.type in (pygame.WINDOWMOVED, pygame.WINDOWSIZECHANGED, pygame.WINDOWSHOWN):
            self.stands_at(place())

    def has_keyboard(self, has_it: bool) -> None:
        """Take over whether what is typed goes to the window."""
        self._has_keyboard = has_it
        self._call(lambda: self._adapter.has_keyboard(has_it))

    def stands_at(self, place: pygame.Rect | None) -> None:
        """Take over where on the screen the window is; None where nobody knows."""
        if place is not None and place != self._place:
            self._place = place
            self._call(lambda: self._adapter.stands_at(place))

    def tell(self, screen: Screen, size: tuple[int, int]) -> None:
        """Tell what changed on a screen since the last time; it was arranged in a size."""
        self._call(lambda: self._tell(screen, size))

    def take(self, screen: Screen) -> Asked | None:
        """Return what is asked of a screen; None when there is no more, or it was of another."""
        while not self._requests.empty():
            request = self._requests.get()
            id = self._numbers.id_of(request.target)
            action = bridge.action_of(request)
            widget = self._told.widgets.get(id) if self._told is not None else None
            if screen is self._screen and widget is not None and action is not None:
                return Asked(widget, action, bridge.value_of(request))
        return None

    def _connect(self, handle: int | None) -> None:
        self._adapter = Adapter(self._activated, self._requests.put, self._deactivated, handle)

    def _activated(self) -> None:
        self._is_new = True
        self._is_heard = True

    def _deactivated(self) -> None:
        self._is_heard = False

    def _call(self, call: Callable[[], None]) -> None:
        if self._is_heard:
            time.sleep(_GIVE_WAY_S)
        if self._is_heard and self._adapter is not None:
            self._safely(call)

    def _tell(self, screen: Screen, size: tuple[int, int]) -> None:
        tree = describe(
            screen.roots, screen.focused, title=self._title, language=language(), size=size
        )
        is_new = self._is_new
        is_other = is_new or screen is not self._screen
        if is_other:
            self._numbers.keep(())  # what is alike on two screens is not the same
        update = bridge.changes(tree, None if is_other else self._told, self._numbers)
        taken: list[bool] = []

        def take() -> Any:
            taken.append(True)
            return update

        self._adapter.update(take)
        if not taken:
            return
        self._told, self._screen = tree, screen
        self._numbers.keep(tree.nodes)
        if is_new:
            self._is_new = False
            self._adapter.has_keyboard(self._has_keyboard)
            if self._place is not None:
                self._adapter.stands_at(self._place)

    def _safely(self, call: Callable[[], None]) -> None:
        try:
            call()
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # AccessKit's own are no `Exception`
            self.close()
            message = _("Screen readers get nothing from here on: {reason}")
            _log.warning(message.format(reason=error))
