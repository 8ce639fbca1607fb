"""The blocks of a debrief as widgets; what is said is in `burgemeestersgame.debrief`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from burgemeestersgame.debrief import model
from burgemeestersgame.desktop.boxes import dot
from burgemeestersgame.desktop.chart import Chart
from burgemeestersgame.desktop.layout import Column, Flow, Grid, Pad, Row
from burgemeestersgame.desktop.text import Span
from burgemeestersgame.desktop.widgets import (
    Heading,
    Icon,
    Look,
    Panel,
    Paragraph,
    Rule,
    Tag,
    Widget,
)
from burgemeestersgame.i18n import gettext as _

# Icon and colour of a norm's status; its word stands beside it.
STATUS = {
    "honoured": ("circle-check", "good"),
    "repaired": ("wrench", "good"),
    "breached": ("circle-x", "brick"),
    "missed": ("circle-dashed", "lamp"),
    "silent": ("circle-minus", "ink-soft"),
}

_TOUCH = {"honour": "good", "repair": "good", "breach": "brick", "missed": "lamp"}

_MOMENTS = {
    "scene": "map-pin",
    "decision": "check",
    "timeout": "hourglass",
    "action": "hand",
    "advice": "ear",
    "message": "message-circle",
    "later": "clock",
    "explain": "quote",
    "ending": "flag",
}


class Dots(Widget):
    """How certain a source is, in three dots; the word stands beside it."""

    def __init__(self, filled: int, colour: str = "ink-soft") -> None:
        super().__init__()
        self._filled, self._colour = filled, colour

    def natural(self, look: Look) -> int:
        return look.theme.text_px(38)

    def height(self, look: Look, width: int) -> int:
        return look.theme.text_px(10)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        colour = look.theme.colour(self._colour)
        radius = look.theme.text_px(5)
        for number in range(3):
            x = self.rect.x + radius + number * look.theme.text_px(13)
            fill = colour if number < self._filled else None
            dot(surface, (x, self.rect.centery), radius, fill, colour, look.px(1.5))


def block_widgets(
    blocks: Sequence, *, chosen: str, choose: Callable[[str], None], has_panel: bool
) -> list[Widget]:
    """Return the widgets for the blocks of a section.

    Args:
        blocks: See `debrief.model`.
        chosen: The id of the norm whose panel is open, "" for none.
        choose: Opens the panel of a norm, or closes it.
        has_panel: Whether that panel stands below the norm; it may stand elsewhere.
    """
    widgets: list[Widget] = []
    groups: list[model.NormGroup] = []
    before: object = None
    for block in (*blocks, None):
        if isinstance(block, model.NormGroup):
            groups.append(block)
            continue
        if groups:
            widgets.append(_norm_groups(groups, chosen, choose, has_panel))
            groups = []
        if isinstance(block, model.UnheardAdvice):
            # What belongs to the decision above it need not repeat its question.
            follows = isinstance(before, model.DecisionCard | model.UnheardAdvice)
            if not isinstance(before, model.UnheardAdvice):
                title = Heading(_("Whom you did not hear"), "label")
                widgets.append(Pad(title, 24 if follows else 0, 0, 0, 0))
            widgets.append(_unheard(block, follows=follows))
        elif block is not None:
            widgets.append(_block(block))
        before = block
    return widgets


def _block(block) -> Widget:
    match block:
        case model.Heading(text=text):
            return Heading(text, "question")
        case model.Paragraph(text=text, tone=tone):
            return _paragraph(text, tone)
        case model.Timeline(moments=moments):
            return Column([_moment(moment) for moment in moments], 6)
        case model.FamilyCounts(rows=rows):
            return Flow([_count(label, count) for label, count in rows], 8)
        case model.DecisionCard():
            return _decision(block)
        case model.CaseNote():
            return _case(block)
        case model.LineChart():
            return Column([Heading(block.title, "body-strong"), Chart(block)], 6)
    raise TypeError(f"no widget for {type(block).__name__}")


def _paragraph(text: str, tone: str) -> Widget:
    if tone == "quote":
        words = Paragraph(text)
        return Row([Icon("quote", 20, "ink-soft"), words], 10, grow=1, align="top")
    style = "body-strong" if tone == "strong" else "body"
    return Paragraph(text, style, "ink-soft" if tone == "soft" else "ink")


def _moment(moment: model.Moment) -> Widget:
    is_own = moment.kind in ("decision", "timeout", "explain", "ending")
    head = (Span(f"{moment.time}  ", colour="ink-soft"), Span(moment.title, strong=is_own))
    words = Column(
        [
            Paragraph(head, "message"),
            Paragraph(moment.text, "message", "ink-soft") if moment.text else None,
        ],
        2,
    )
    icon = Icon(_MOMENTS.get(moment.kind, "circle"), 18, "lamp" if is_own else "ink-soft")
    return Row([icon, words], 12, grow=1, align="top")


def _count(label: str, count: str) -> Widget:
    words = (Span(f"{label}  "), Span(count, strong=True))
    return Panel(Paragraph(words, "message"), padding=(10, 5), radius=8)


def _norm_groups(
    groups: Sequence[model.NormGroup], chosen: str, choose: Callable[[str], None], has_panel: bool
) -> Widget:
    columns = []
    for group in groups:
        head = Row(
            [Heading(group.title, "body-strong"), Paragraph(group.count, "message")], 8, grow=0
        )
        cards: list[Widget] = []
        for card in group.cards:
            cards.append(norm_chip(card, is_chosen=card.id == chosen, choose=choose))
            if card.id == chosen and has_panel:
                cards.append(norm_panel(card))
        columns.append(Column([head, Rule("ink", 2), *cards], 8))
    return Grid(columns, min(3, len(columns)), 14, 230)


def norm_chip(card: model.NormCard, *, is_chosen: bool, choose: Callable[[str], None]) -> Widget:
    """Return a norm in short: icon, name, status word, certainty, and whether it is law."""
    icon, colour = STATUS.get(card.status, STATUS["silent"])
    words = Column(
        [
            Paragraph(card.name, "label", is_wide=True),
            Flow(
                [
                    Paragraph(card.status_word, "small-strong", colour),
                    Dots(card.certainty_dots),
                    Tag(_("law"), fill=None, colour="ink", line="ink") if card.is_law else None,
                ],
                8,
                gap_below=4,
            ),
        ],
        2,
    )
    return Panel(
        Row([Icon(icon, 24, colour), words], 12, grow=1, align="top"),
        fill="action-soft" if is_chosen else "surface",
        line="action" if is_chosen else "line",
        width=2 if is_chosen else 1,
        padding=(12, 9),
        key=f"norm-{card.id}",
        label=", ".join(
            filter(
                None,
                (card.name, card.status_word, _("law") if card.is_law else "", card.certainty_word),
            )
        ),
        role="button",
        on_press=lambda: choose(card.id),
    )


def norm_panel(card: model.NormCard) -> Widget:
    """Return everything that is said about a norm, always with where it is written."""
    touches = [
        Paragraph(
            (
                Span(f"{each.time}  ", strong=True),
                Span(f"{each.deed} "),
                Span(each.touch, strong=True, colour=_TOUCH.get(each.kind)),
            ),
            "message",
        )
        for each in card.because
    ]
    source = Panel(
        Column(
            [
                Paragraph(_("Where is this written?"), "label"),
                Paragraph(card.source, "message"),
                Row(
                    [
                        Dots(card.certainty_dots),
                        Paragraph(card.certainty_word, "small", "ink-soft"),
                    ],
                    8,
                    grow=1,
                ),
                Paragraph(card.caveat, "small", "ink-soft") if card.caveat else None,
            ],
            4,
        ),
        fill="sunken",
        line=None,
        padding=12,
    )
    tensions = [
        Row([Icon("scale", 18, "plum"), Paragraph(name, "message")], 8, grow=1, align="top")
        for name in card.tensions
    ]
    if tensions:
        tensions.insert(0, Paragraph(_("At odds with"), "label", "plum"))
    icon, colour = STATUS.get(card.status, STATUS["silent"])
    head = Column(
        [
            Row([Icon(icon, 20, colour), Paragraph(card.status_word, "label", colour)], 8, grow=1),
            Heading(card.name, "question"),
        ],
        4,
    )
    statement = Paragraph(card.statement) if card.statement != card.name else None
    return Panel(
        Column([head, statement, *touches, source, *tensions], 10),
        line="action",
        width=2,
        role="article",
        label=card.name,
    )


def _decision(card: model.DecisionCard) -> Widget:
    if card.timed_out:
        chose = Paragraph(_("You did not decide in time."), "body-strong", "lamp")
    else:
        chose = Paragraph(card.choice, "body-strong")
    parts: list[Widget | None] = [
        Paragraph(
            (Span(f"{card.time}  ", strong=True), Span(card.question)), "message", "ink-soft"
        ),
        chose,
        _with_icon("quote", _("Your reason: {reason}").format(reason=card.reason))
        if card.reason
        else None,
        _value(_("This put first:"), card.puts_first),
        _value(_("You named:"), card.value),
        Paragraph(card.consequence) if card.consequence else None,
        Panel(Paragraph(card.debrief), fill="sunken", line=None, padding=12)
        if card.debrief
        else None,
        _with_icon("users", card.advice) if card.advice else None,
        _with_icon("lightbulb", card.reflect) if card.reflect else None,
    ]
    return Panel(Column(parts, 8), role="article", label=card.question)


def _value(words: str, value: str) -> Widget | None:
    return _with_icon("heart", f"{words} {value}") if value else None


def _with_icon(icon: str, words: str) -> Widget:
    return Row([Icon(icon, 18, "ink-soft"), Paragraph(words, "message")], 8, grow=1, align="top")


def _unheard(advice: model.UnheardAdvice, *, follows: bool) -> Widget:
    question = Paragraph(
        (Span(f"{advice.time}  ", strong=True), Span(advice.question)), "message", "ink-soft"
    )
    words = Column(
        [
            None if follows else question,
            Paragraph(f"{advice.role}, {advice.name}", "label", is_wide=True),
            Paragraph(advice.stance, "message", "action") if advice.stance else None,
            Paragraph(f"‘{advice.text.strip()}’", "message"),
        ],
        2,
    )
    row = Row([Icon("ear", 20, "ink-soft"), words], 12, grow=1, align="top")
    return Pad(Panel(row, role="article", label=advice.name), 24 if follows else 0, 0, 0, 0)


def _case(note: model.CaseNote) -> Widget:
    return Panel(
        Column(
            [
                Paragraph(note.question, "message", "ink-soft"),
                Flow([Tag(note.outcome_word, fill="lamp-soft", colour="lamp")]),
                Paragraph(note.text),
            ],
            6,
        ),
        role="article",
        label=note.question,
    )
