"""The question of a dilemma, and the real time there is for it: in words and as a bar."""

from __future__ import annotations

from typing import Any

from burgemeestersgame.desktop.layout import Column, Row
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Meter, Paragraph
from burgemeestersgame.desktop.wording import HURRY_S, time_left, time_news
from burgemeestersgame.i18n import gettext as _


def clock(view: Any, *, is_on_bar: bool = False) -> tuple[Widget, Widget] | None:
    """Return the words and the bar of the time limit; None without one."""
    left, limit = view.seconds_left, view.seconds_limit
    if left is None or not limit:
        return None
    is_hurried = left <= HURRY_S
    ink = "on-bar" if is_on_bar else "brick" if is_hurried else "ink"
    words = Row(
        [
            Icon("hourglass" if is_hurried else "timer", 20, ink),
            Paragraph(time_left(left), "label" if is_on_bar else "button", ink, key="time"),
        ],
        8,
    )
    meter = Meter(
        left / limit,
        time_left(left),
        colour="bar-focus" if is_on_bar else "brick" if is_hurried else "action",
        ground="bar" if is_on_bar else "sunken",
        line="bar-line" if is_on_bar else "line",
        key="meter",
    )
    meter.announces = time_news(left, limit)
    return words, meter


def question(view: Any) -> Widget:
    """Return the question, and above the choices the time that is left for it."""
    asked = Heading(view.question, "question", is_wide=True, key="question")
    running = clock(view)
    if running is None:
        return asked
    words, meter = running
    note = Paragraph(_("Silence is an answer too."), "message", "ink-soft")
    return Column([Row([asked, note, words], 16, grow=0), meter], 8)
