"""Takes in a game that was played elsewhere: dropped, chosen, or named by its path."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame

from burgemeestersgame.desktop.cards import menu_card
from burgemeestersgame.desktop.editor import Editor
from burgemeestersgame.desktop.layout import Column
from burgemeestersgame.desktop.pages import Dialog
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widgets import Button, Heading, Paragraph, Widget
from burgemeestersgame.i18n import gettext as _


class ImportScreen(Dialog):
    """Asks for a file; what is wrong with it is said, and one can try another."""

    name = "import"

    def __init__(self, kit: Kit, arrived: Callable[[str, Path], Step]) -> None:
        """Ask for a file; `arrived` gets the id of the run, and is done by the screen below."""
        super().__init__(kit)
        self._arrived = arrived
        self._offered = list(kit.library.files_to_import())
        self._editor = Editor(most=1000)

    def title(self) -> str:
        return _("Open a game from a file")

    def content(self) -> list[Widget | None]:
        offered = [
            menu_card(
                f"file-{number}",
                path.name,
                str(path.parent),
                lambda path=path: self._open(path),
                icon="file-text",
            )
            for number, path in enumerate(self._offered)
        ]
        return [
            Paragraph(
                _(
                    "‘Take along’ made a file on the other computer. Drop it on this window, or"
                    " type where it is."
                )
            ),
            *offered,
            Column(
                [
                    Heading(_("Where the file is"), "label"),
                    TextBox(
                        self._editor,
                        "path",
                        _("Where the file is"),
                        hint=_("For instance: {path}").format(
                            path=Path.home() / "burgemeestersgame.json"
                        ),
                        on_enter=self._open_typed,
                    ),
                ],
                6,
            ),
        ]

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Open"), "open", self._open_typed, is_primary=True)
            if self._editor.text.strip()
            else None,
            Button(_("Back"), "back", Pop),
        ]

    def handle(self, event: pygame.Event) -> Step:
        if event.type == pygame.DROPFILE:
            return self._open(Path(event.file))
        return super().handle(event)

    def _open_typed(self) -> Step:
        typed = self._editor.text.strip().strip("\"'")
        return self._open(Path(typed)) if typed else None

    def _open(self, path: Path) -> Step:
        run_id = self.kit.library.import_run(path)
        return Pop(lambda: self._arrived(run_id, path))
