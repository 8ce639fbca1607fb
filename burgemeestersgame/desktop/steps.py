"""What should happen next, as a screen says it; only the app changes the stack of screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from burgemeestersgame.desktop.screen import Screen


class Push(NamedTuple):
    """Show a screen on top of this one."""

    screen: Screen


class Pop(NamedTuple):
    """Go back to the screen below, and `then` let that one do what was asked here."""

    then: Callable[[], Step] | None = None


class Replace(NamedTuple):
    """Show a screen instead of this one."""

    screen: Screen


class Restart(NamedTuple):
    """Leave every screen and begin again with this one."""

    screen: Screen


class Quit:
    """Close the window."""


Step = Push | Pop | Replace | Restart | Quit | None
