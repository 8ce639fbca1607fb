"""Files and folders shown by another program: the browser, or what the computer has for them."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _


def show_outside(path: Path) -> None:
    """Show a file or folder in the program for it.

    Raises:
        GameError: There is no such program.
    """
    try:
        is_shown = webbrowser.open(path.absolute().as_uri())
    except (OSError, webbrowser.Error):
        is_shown = False
    if is_shown is False:
        message = _("this computer opens no program for '{path}'; open it there yourself")
        raise GameError(message.format(path=path))
