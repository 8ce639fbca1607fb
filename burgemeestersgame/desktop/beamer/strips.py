"""Lines across the big screen for what holds for a while: a pause, a command that failed."""

from __future__ import annotations

from burgemeestersgame.desktop.layout import Ground, Pad, Row
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Icon, Paragraph


def strip(text: str, icon: str, colour: str, *, style: str = "label") -> Widget:
    """Return a line in a colour, with an icon and words."""
    words = Row(
        [Icon(icon, 18, colour), Paragraph(text, style, colour, is_wide=True)],
        20,
        grow=1,
        role="status",
    )
    return Ground(Pad(words, 72, 14), f"{colour}-soft")
