"""The way to the trainer's own page, for who started the evening from the menu."""

from __future__ import annotations

from burgemeestersgame.desktop.beamer.qr import QrCode
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.ports import Room
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _


class RoomTrainerScreen(Page):
    """Covers the code until it is asked for: this may stand on the big screen."""

    name = "room-trainer"

    def __init__(self, kit: Kit, room: Room) -> None:
        super().__init__(kit)
        self._room = room
        self._is_open = False

    def title(self) -> str:
        return _("Your own page")

    def content(self) -> list[Widget | None]:
        address = self._room.standing.ready.trainer_url
        return [
            Paragraph(
                _(
                    "On your own phone or tablet you lead the evening from where you stand, with"
                    " the questions of the guide."
                )
            ),
            Paragraph(
                _(
                    "Whoever has this code leads too: show it while nobody looks, before the room"
                    " comes in or with the beamer off."
                )
            ),
            QrCode(self._room.trainer_qr(), _("QR code that leads to your own page"))
            if self._is_open
            else None,
            Paragraph(address, "small", "ink-soft") if self._is_open else None,
        ]

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Back"), "back", Pop, icon="arrow-left", cap="Esc"),
            None
            if self._is_open
            else Button(_("Show the code"), "open", self._open, is_primary=True, icon="eye"),
        ]

    def _open(self) -> Step:
        self._is_open = True
        self.is_changed = True
        return None
