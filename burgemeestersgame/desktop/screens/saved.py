"""Says where a report was saved, and opens it if asked."""

from __future__ import annotations

from pathlib import Path

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.pages import Dialog
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _


class SavedScreen(Dialog):
    """The report is one file; it can be read, printed or given away without the game."""

    name = "saved"

    def __init__(self, kit: Kit, path: Path) -> None:
        super().__init__(kit)
        self._path = path

    def title(self) -> str:
        return _("The report is saved")

    def content(self) -> list[Widget | None]:
        return [
            Paragraph(
                _("It is one page that your browser can show and print. It holds what you wrote.")
            ),
            Paragraph(str(self._path), "message", "ink-soft", is_wide=True),
        ]

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Open it"), "open", self._open, icon="external-link", is_primary=True),
            Button(_("Back"), "back", Pop),
        ]

    def _open(self) -> Step:
        import webbrowser

        webbrowser.open(self._path.absolute().as_uri())
        return Pop()
