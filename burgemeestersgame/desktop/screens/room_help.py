"""Help on the big screen: the keys with which a trainer leads a group."""

from __future__ import annotations

from burgemeestersgame.desktop.screens.help import HelpScreen, key_list
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _


class RoomHelpScreen(HelpScreen):
    """Explains the keys; Esc goes back to where one was."""

    def content(self) -> list[Widget | None]:
        keys = [
            (("Enter",), _("The next step; also on your own page, on a phone or tablet")),
            (("1", "–", "6"), _("Choose what is decided, or a line for the agreement")),
            (("←", "→"), _("Show one reason large, the next one, or all of them")),
            (("S",), _("In the debrief: past the other choices; ← is one page back")),
            (("+",), _("Half a minute more for this round; - takes its limit away")),
            (("B",), _("Put the screen out, or show it again")),
            (("P",), _("Pause, and go on")),
            (("T",), _("The code of your own page, on a phone or tablet")),
            (("H",), _("Hide or show the line of keys")),
            (("PgDn",), _("Read on where a text is too long")),
            (("Esc",), _("Stop and keep, or go back")),
            (("Ctrl", "+"), _("Larger text; Ctrl and - make it smaller")),
            (("F11",), _("Fill the whole screen, or no longer")),
        ]
        lost = _(
            "Did the screen go away? Open the session again from the menu, or with: {command}"
        ).format(command="burgemeestersgame host --resume last")
        return [
            key_list(keys),
            Paragraph(lost, "message", "ink-soft"),
        ]
