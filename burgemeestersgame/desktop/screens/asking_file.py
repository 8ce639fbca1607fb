"""Asks for a file: dropped on the window, offered, or named by its path."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pygame

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.cards import menu_card
from burgemeestersgame.desktop.editor import Editor
from burgemeestersgame.desktop.layout import Column
from burgemeestersgame.desktop.pages import Dialog
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Paragraph
from burgemeestersgame.i18n import gettext as _


class FileDialog(Dialog):
    """What is wrong with a file is said, and one can try another."""

    def __init__(self, kit: Kit, offered: Sequence[Path] = ()) -> None:
        """Ask for a file; those offered are probably meant, and one press away."""
        super().__init__(kit)
        self._offered = offered
        self._editor = Editor(most=1000)

    def explanation(self) -> str:
        """Return which file is meant."""
        raise NotImplementedError

    def label(self) -> str:
        """Return what stands above the field."""
        return _("Where the file is")

    def example(self) -> Path:
        """Return what a path could look like."""
        raise NotImplementedError

    def take(self, path: Path) -> Step:
        """Go on with a file; `GameError` where it is not what was asked for."""
        raise NotImplementedError

    def content(self) -> list[Widget | None]:
        offered = [
            menu_card(
                f"file-{number}",
                path.name,
                str(path.parent),
                lambda path=path: self.take(path),
                icon="file-text",
            )
            for number, path in enumerate(self._offered)
        ]
        field = TextBox(
            self._editor,
            "path",
            self.label(),
            hint=_("For instance: {path}").format(path=self.example()),
            on_enter=self._take_typed,
        )
        return [
            Paragraph(self.explanation()),
            *offered,
            Column([Heading(self.label(), "label"), field], 6),
        ]

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Open"), "open", self._take_typed, is_primary=True)
            if self._editor.text.strip()
            else None,
            Button(_("Back"), "back", Pop),
        ]

    def handle(self, event: pygame.Event) -> Step:
        if event.type == pygame.DROPFILE:
            return self.take(Path(event.file))
        return super().handle(event)

    def _take_typed(self) -> Step:
        typed = self._editor.text.strip().strip("\"'")
        return self.take(Path(typed)) if typed else None
