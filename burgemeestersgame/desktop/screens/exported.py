"""Says where a game was written to, for another computer."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.pages import Dialog
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _


class ExportedScreen(Dialog):
    """The game is one file; nothing is sent."""

    name = "exported"

    def __init__(self, kit: Kit, path: Path) -> None:
        super().__init__(kit)
        self._path = path

    def title(self) -> str:
        return _("The game is in a file")

    def content(self) -> list[Widget | None]:
        return [
            Paragraph(
                _(
                    "Take it along yourself; nothing is sent. On the other computer you open it"
                    " with ‘Open a file’. It holds everything you wrote, and goes from here when"
                    " you wipe everything."
                )
            ),
            Paragraph(str(self._path), "message", "ink-soft", is_wide=True),
        ]

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Show the folder"), "folder", self._show, icon="folder-open", is_primary=True),
            Button(_("Back"), "back", Pop),
        ]

    def _show(self) -> Step:
        webbrowser.open(self._path.parent.absolute().as_uri())
        return Pop()
