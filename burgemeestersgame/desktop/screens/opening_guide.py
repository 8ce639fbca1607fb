"""Opens a guide of the game in the browser, which can search, print and read it aloud."""

from __future__ import annotations

from pathlib import Path

from burgemeestersgame.desktop.outside import show_outside
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.working import working
from burgemeestersgame.desktop.steps import Step
from burgemeestersgame.guides import guide_page
from burgemeestersgame.i18n import gettext as _


def opening_guide(kit: Kit, name: str) -> Step:
    """Write the guides as pages, show one, and return what the screen that asks should do next.

    Raises:
        GameError: The guides are not here or cannot be written, or there is no browser.
    """

    def open_it(path: Path) -> Step:
        show_outside(path)
        return None

    opening = _("Opening the guide")
    return working(kit, lambda: opening, lambda _progress: guide_page(name), open_it)
