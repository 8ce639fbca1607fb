"""Takes in a game that was played elsewhere: dropped, chosen, or named by its path."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.asking_file import FileDialog
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.i18n import gettext as _


class ImportScreen(FileDialog):
    """Asks for the file of a game."""

    name = "import"

    def __init__(self, kit: Kit, arrived: Callable[[str, Path], Step]) -> None:
        """Ask for a file; `arrived` gets the id of the run, and is done by the screen below."""
        super().__init__(kit, kit.library.files_to_import())
        self._arrived = arrived

    def title(self) -> str:
        return _("Open a game from a file")

    def explanation(self) -> str:
        return _(
            "‘Take along’ made a file on the other computer. Drop it on this window, or type where"
            " it is."
        )

    def example(self) -> Path:
        return Path.home() / "burgemeestersgame.json"

    def take(self, path: Path) -> Step:
        run_id = self.kit.library.import_run(path)
        return Pop(lambda: self._arrived(run_id, path))
