"""Opening the window: the way in for whoever has a library of scenarios and runs."""

from __future__ import annotations

from burgemeestersgame.desktop.ports import Ports, Session
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _


class NoScreen(GameError):
    """There is no screen to open a window on."""


class WrongPygame(GameError):
    """The library imported as `pygame` is not pygame-ce."""


def open_window(ports: Ports, *, session: Session | None = None) -> str:
    """Play until the window is closed; return the id of the run last played, "" without one.

    Args:
        ports: What the window is given.
        session: A game to begin with; None begins with the menu.

    Raises:
        NoScreen: No window can be opened here.
        WrongPygame: Another pygame stands in the way of pygame-ce.
    """
    # Late, and app first: it sets what SDL reads from the environment as it is loaded.
    import pygame

    from burgemeestersgame.desktop import app

    if not getattr(pygame, "IS_CE", False):
        raise WrongPygame(
            _(
                "the library 'pygame' stands in the way of 'pygame-ce': remove both, then install"
                " only 'pygame-ce'"
            )
        )
    from burgemeestersgame.desktop.screen import Kit
    from burgemeestersgame.desktop.screens.menu import MenuScreen

    try:
        app.prepare()
    except pygame.error as error:
        raise NoScreen(_("there is no screen to open a window on")) from error
    try:
        kit = Kit(ports, app.density())
        first = MenuScreen(kit)
        if session is not None:
            from burgemeestersgame.desktop.screens.play import screen_for

            first = screen_for(kit, session)
        app.App(kit, first).run()
    finally:
        pygame.quit()
    return kit.session.run_id if kit.session is not None else ""
