"""What should happen next, as a screen says it; only the app changes the stack of screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from burgemeestersgame.desktop.screen import Screen


@dataclass(frozen=True, slots=True)
class Push:
    """Show a screen on top of this one."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Pop:
    """Go back to the screen below, and `then` let that one do what was asked here."""

    then: Callable[[], Step] | None = None


@dataclass(frozen=True, slots=True)
class Replace:
    """Show a screen instead of this one."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Restart:
    """Leave every screen and begin again with this one."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Quit:
    """Close the window."""


Step = Push | Pop | Replace | Restart | Quit | None
