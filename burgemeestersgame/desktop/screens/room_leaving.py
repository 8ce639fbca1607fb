"""Before the big screen of a group is closed: what becomes of the session."""

from __future__ import annotations

from collections.abc import Callable

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.pages import Dialog
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _


class RoomLeavingScreen(Dialog):
    """Asks whether to stop here.

    Args:
        on_look_back: Leaves the story, not the session; None where that is not possible.
    """

    name = "room-leaving"

    def __init__(
        self,
        kit: Kit,
        on_leave: Callable[[], Step],
        on_look_back: Callable[[], Step] | None = None,
    ) -> None:
        super().__init__(kit)
        self._on_leave = on_leave
        self._on_look_back = on_look_back

    def title(self) -> str:
        return _("Stop here?")

    def content(self) -> list[Widget | None]:
        return [
            Paragraph(
                _(
                    "The session is kept. You can go on with it later: the phones come back by"
                    " themselves."
                )
            ),
            Paragraph(
                _(
                    "Is there no time for the rest of the story? Look back on what was decided"
                    " until now."
                )
            )
            if self._on_look_back
            else None,
        ]

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Stay"), "stay", Pop, is_primary=True, cap="Esc"),
            Button(_("To the debrief now"), "look-back", lambda: Pop(self._on_look_back))
            if self._on_look_back
            else None,
            Button(_("Stop, and keep the session"), "stop", self._on_leave),
        ]
