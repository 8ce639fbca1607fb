"""Turning points of a debrief: what a decision put out of reach, and playing on from there."""

from __future__ import annotations

from collections.abc import Callable

from burgemeestersgame.debrief import model
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow, Row
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph, Tag
from burgemeestersgame.i18n import gettext as _

Replay = Callable[[model.TurningPoint], object]


def turning_point(point: model.TurningPoint, replay: Replay | None) -> Widget:
    """Return the card of a turning point; `replay` is what its button does, None for no button."""
    if point.number:
        words = _("Turning point at decision {number}, {time}")
        where = words.format(number=point.number, time=point.time)
    else:
        where = _("Turning point, {time}").format(time=point.time)
    button = None
    if replay is not None:
        button = Button(
            _("Play from here"), f"replay-{point.event}", lambda: replay(point), icon="rotate-ccw"
        )
        button.label = f"{_('Play from here')}: {point.question}"
    return Panel(
        Column(
            [
                _line("diamond", where, "label", "lamp"),
                Paragraph(point.question, "message", "ink-soft"),
                Heading(point.deed, "question", is_wide=True),
                *[_line("lock", line) for line in point.lost],
                *[_line("door-open", line, colour="good") for line in point.kept],
                Flow([button]) if button else None,
            ],
            8,
        ),
        line="lamp",
        width=2,
        role="article",
        label=point.deed,
    )


def replay_mark() -> Widget:
    """Return the sign that a game began in the middle of an earlier one, for on a bar."""
    return Tag(_("Replay"), fill="bar-focus", colour="bar", icon="rotate-ccw", is_round=True)


def _line(icon: str, words: str, style: str = "body", colour: str = "ink-soft") -> Widget:
    ink = colour if style == "label" else "ink"
    return Row([Icon(icon, 20, colour), Paragraph(words, style, ink)], 10, grow=1, align="top")
