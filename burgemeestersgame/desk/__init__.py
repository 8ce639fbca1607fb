"""Opens the windows of the game, each with what it is given to show and to keep."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from burgemeestersgame import i18n
from burgemeestersgame.desk.shelf import Shelf
from burgemeestersgame.desktop.ports import Ports
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.settings import Settings, load_settings, save_settings

if TYPE_CHECKING:
    from burgemeestersgame.authoring.preview import Setting
    from burgemeestersgame.desktop import ports


class NoScreen(GameError):
    """No window can be opened here."""


def has_screen() -> bool:
    """Say whether a window can be expected to open here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"))


def open_window(
    settings: Settings, *, scenario: Path | None = None, run: str | None = None
) -> str | None:
    """Open the window, on the menu or at once on a scenario or a run, and play until it is closed.

    Returns:
        The id of the run that was played last, None if nothing was.

    Raises:
        NoScreen: There is no screen for a window.
    """
    if not has_screen():
        raise NoScreen(_("there is no screen to open a window on"))
    from burgemeestersgame.desktop import app

    with Shelf(settings, but=run) as shelf:
        run_id = shelf.store.find(run) if run else None
        ports = Ports(
            library=shelf,
            settings=settings,
            keep=_keeper(settings, shelf),
            language=i18n.language(),
        )
        try:
            app.run(ports, scenario=str(scenario) if scenario else None, run=run_id)
        except app.NoDisplay as error:
            raise NoScreen(_("there is no screen to open a window on")) from error
        except KeyboardInterrupt:
            pass  # Ctrl-C in the terminal that opened the window closes it
        if shelf.forgotten:
            from burgemeestersgame.commands.forgetting import told_forgotten
            from burgemeestersgame.commands.output import talk

            talk(told_forgotten(shelf.forgotten))
        if shelf.session is None:
            return None
        return shelf.session.keep() if scenario or run else shelf.session.run_id or None


def open_preview(
    settings: Settings, path: Path, *, scene: str | None = None, given: Sequence[Setting] = ()
) -> None:
    """Open the window on a scenario that is being written, until it is closed; no run is kept.

    Args:
        path: Its folder or file.
        scene: Where to begin; None for the beginning.
        given: What holds there.

    Raises:
        NoScreen: There is no screen for a window.
        GameError: There is no such scenario.
    """
    if not has_screen():
        raise NoScreen(_("there is no screen to open a window on"))
    from burgemeestersgame.desktop import app
    from burgemeestersgame.desktop.screen import Kit, Screen
    from burgemeestersgame.desktop.screens.preview import PreviewScreen

    def first(kit: Kit) -> Screen:
        return PreviewScreen(kit, path, scene=scene, settings=given)

    with Shelf(settings) as shelf:
        ports = Ports(shelf, settings, _keeper(settings, shelf), i18n.language())
        try:
            app.run(ports, first=first)
        except app.NoDisplay as error:
            raise NoScreen(_("there is no screen to open a window on")) from error
        except KeyboardInterrupt:
            pass  # Ctrl-C in the terminal that opened the window closes it


def open_room(settings: Settings, room: ports.Room) -> None:
    """Open the window on a group's session, until it is closed; the session is kept.

    Raises:
        NoScreen: There is no screen for a window.
    """
    if not has_screen():
        raise NoScreen(_("there is no screen to open a window on"))
    from burgemeestersgame.desktop import app
    from burgemeestersgame.desktop.screen import Kit, Screen
    from burgemeestersgame.desktop.screens.room import RoomScreen

    def first(kit: Kit) -> Screen:
        return RoomScreen(kit, room)

    with Shelf(settings) as shelf:
        given = Ports(shelf, settings, _keeper(settings, shelf), i18n.language())
        try:
            app.run(given, first=first)
        except app.NoDisplay as error:
            raise NoScreen(_("there is no screen to open a window on")) from error
        except KeyboardInterrupt:
            pass  # Ctrl-C in the terminal that opened the window closes it


def _keeper(started_with: Settings, shelf: Shelf) -> Callable[[Settings], None]:
    """Return how settings are stored: what only this command line asked for is not."""
    stored = load_settings()

    def keep(settings: Settings) -> None:
        shelf.settings = settings
        if settings.time == started_with.time:
            settings = replace(settings, time=stored.time)
        if settings.player == started_with.player:
            settings = replace(settings, player=stored.player)
        save_settings(settings)

    return keep
