"""The trainer's notes on the scene that is being played."""

from __future__ import annotations

from burgemeestersgame.desktop import guide_pages
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.ports import Session
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Step
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language
from burgemeestersgame.trainer_guide import TrainerGuide


class NotesScreen(Page):
    """What the guide says of this scene; how to lead where it says nothing. Only to be read."""

    name = "notes"
    is_passive = True

    def __init__(self, kit: Kit, session: Session, scene: str | None) -> None:
        super().__init__(kit)
        self._session, self._scene = session, scene
        self._language = ""
        self._look: Look | None = None
        self._guide: TrainerGuide

    def is_about(self, session: Session, scene: str | None) -> bool:
        """Return whether it shows the notes on that scene of that game."""
        return (session, scene) == (self._session, self._scene)

    def is_outdated(self) -> bool:
        """Return whether the language or the look changed since it was drawn."""
        return self._language != language() or self._look is not self.kit.look

    def title(self) -> str:
        return _("Trainer's notes")

    def content(self) -> list[Widget | None]:
        self._look = self.kit.look
        if self._language != language():
            self._language = language()
            self._guide = self.kit.library.guide_of(self._session)
        station = self._guide.station(self._scene or "")
        if station is not None:
            return guide_pages.talking(station)
        nothing = _("There is nothing to ask here. The notes go along with the game.")
        return [Paragraph(nothing, "message", "ink-soft"), *guide_pages.leading(self._guide)]

    def leave(self) -> Step:
        return None
