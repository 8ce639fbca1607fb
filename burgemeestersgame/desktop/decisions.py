"""A decision of a debrief: what was done, what is said about it, and how others chose."""

from __future__ import annotations

from collections.abc import Sequence

from burgemeestersgame.debrief import model
from burgemeestersgame.debrief.words import capital
from burgemeestersgame.desktop.layout import Column, Flow, Grid, Pad, Row
from burgemeestersgame.desktop.text import Span
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph, Tag
from burgemeestersgame.i18n import gettext as _


def decision(card: model.DecisionCard) -> Widget:
    """Return the card of a decision, or of something done unasked."""
    if not card.number:  # nobody asked: what was done is its title
        head = [_when(card.time, card.question), Heading(card.choice, "body-strong")]
    else:
        head = [
            _when(card.time, ""),
            Heading(f"{card.number}. {card.question}", "body-strong", is_wide=True),
            _with_icon("hourglass", _("The time was up: silence decided."), "body-strong", "lamp")
            if card.timed_out
            else _with_icon("check", card.choice, "body-strong", "action"),
        ]
    reason = _("Your reason: {reason}").format(reason=card.reason) if card.reason else ""
    own = Column(
        [
            *head,
            _with_icon("quote", reason) if reason else None,
            *_values(card),
        ],
        8,
    )
    told = Column(
        [
            Panel(Paragraph(card.debrief), fill="sunken", line=None, padding=12)
            if card.debrief
            else None,
            *[
                _with_icon(icon, words)
                for icon, words in (
                    ("wrench", card.mending),
                    ("lightbulb", card.reflect),
                )
                if words
            ],
        ],
        8,
    )
    parts = [part for part in (own, told) if part.children]
    return Panel(Grid(parts, 2, 24, 440), role="article", label=card.question)


def voices(group: Sequence[model.Voice]) -> Widget:
    """Return how the advisors would have chosen at the decision above."""
    return Pad(Grid([_voice(voice) for voice in group], 2, 12, 380), 24, 0, 0, 0)


def _voice(voice: model.Voice) -> Widget:
    words = Column(
        [
            Paragraph(f"{voice.name}, {voice.role}", "label", is_wide=True),
            Paragraph(voice.stance, "message", "action"),
            _with_icon("ear", _("heard")) if voice.is_heard else None,
            Paragraph(f"‘{voice.text.strip()}’", "message") if voice.text else None,
        ],
        2,
    )
    return Panel(words, padding=(14, 10), role="article", label=voice.name)


def _when(time: str, words: str) -> Widget:
    return Paragraph((Span(f"{capital(time)}  ", strong=True), Span(words)), "message", "ink-soft")


def _values(card: model.DecisionCard) -> list[Widget | None]:
    """Return what the choice put first and what the player named, once where that is the same."""
    if card.value and card.value == card.puts_first:
        return [_value(_("Came first here, and you named it too:"), card.value)]
    return [
        _value(_("Came first here:"), card.puts_first),
        _value(_("You named:"), card.value),
    ]


def _value(words: str, value: str) -> Widget | None:
    if not value:
        return None
    pill = Tag(value, fill="plum-soft", colour="plum", icon="heart", is_round=True)
    return Flow([Paragraph(words, "message", "ink-soft"), pill], 8)


def _with_icon(icon: str, words: str, style: str = "message", colour: str = "ink-soft") -> Widget:
    return Row([Icon(icon, 18, colour), Paragraph(words, style)], 8, grow=1, align="top")
