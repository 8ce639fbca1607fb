"""What check says of the version that was saved last, anew after each save."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.findings import finding_cards
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.message import as_sentence
from burgemeestersgame.desktop.steps import Pop
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.counted import problems_in_words

if TYPE_CHECKING:
    from burgemeestersgame.authoring.preview import Preview


class FindingsScreen(Page):
    """The findings, errors first; one mends them in the editor and they go by themselves."""

    name = "findings"
    page_width = 860

    def __init__(self, kit: Kit, preview: Preview, file: Path) -> None:
        super().__init__(kit)
        self._preview, self._file = preview, file

    def title(self) -> str:
        return _("Findings")

    def subtitle(self) -> str:
        problems = self._preview.problems
        return as_sentence(problems_in_words(problems)) if problems else ""

    def content(self) -> list[Widget | None]:
        version = self._preview.version
        if version is None:
            return [Paragraph(_("The file is being read."))]
        if version.trouble:
            return [Paragraph(as_sentence(version.trouble))]
        if not version.problems:
            return [Paragraph(_("There is nothing to say about it: it can be played."))]
        return list(finding_cards(version.problems, self._file.parent))

    def buttons(self) -> list[Widget | None]:
        return [Button(_("Back"), "back", Pop, icon="arrow-left", cap="Esc")]


class WaitingScreen(FindingsScreen):
    """What stands there as long as there is nothing to be played."""

    name = "waiting"

    def title(self) -> str:
        return self._file.parent.name

    def buttons(self) -> list[Widget | None]:
        return [Button(_("Close the preview"), "back", Pop, icon="log-out", cap="Esc")]
