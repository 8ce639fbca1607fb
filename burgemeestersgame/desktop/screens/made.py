"""Says where a file is that was made, and shows it or its folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.outside import show_outside
from burgemeestersgame.desktop.pages import Dialog
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _


class MadeScreen(Dialog):
    """The texts are functions: the language may change."""

    name = "made"

    def __init__(
        self,
        kit: Kit,
        title: Callable[[], str],
        texts: Callable[[], Sequence[str]],
        path: Path,
        *,
        is_page: bool = False,
    ) -> None:
        """Say it; `is_page` offers to open the file in a browser, else its folder."""
        super().__init__(kit)
        self._title, self._texts, self._path, self._is_page = title, texts, path, is_page

    def title(self) -> str:
        return self._title()

    def content(self) -> list[Widget | None]:
        return [
            *map(Paragraph, self._texts()),
            Paragraph(str(self._path), "message", "ink-soft", is_wide=True),
        ]

    def buttons(self) -> list[Widget | None]:
        if self._is_page:
            show = Button(_("Open it"), "open", self._show, icon="external-link")
        else:
            show = Button(_("Show the folder"), "open", self._show, icon="folder-open")
        return [Button(_("Back"), "back", Pop, is_primary=True, cap="Enter"), show]

    def _show(self) -> Step:
        shown = self._path if self._is_page else self._path.parent
        show_outside(shown)
        return None
