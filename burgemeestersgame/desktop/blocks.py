"""The blocks of a debrief as widgets; what is said is in `burgemeestersgame.debrief`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

import pygame

from burgemeestersgame.debrief import model
from burgemeestersgame.debrief.charts import axis_note
from burgemeestersgame.desktop.boxes import dot
from burgemeestersgame.desktop.chart import Chart
from burgemeestersgame.desktop.layout import Column, Flow, Grid, Pad, Row
from burgemeestersgame.desktop.marks import Marks, legend
from burgemeestersgame.desktop.table import table
from burgemeestersgame.desktop.text import Span
from burgemeestersgame.desktop.turning import Replay, turning_point
from burgemeestersgame.desktop.widgets import (
    Button,
    Heading,
    Icon,
    Look,
    Panel,
    Paragraph,
    Rule,
    Tag,
    Widget,
)
from burgemeestersgame.i18n import format_day
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import load_norms

OpenNorm = Callable[[str], object]

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


@dataclass(frozen=True, slots=True)
class Reader:
    """What is open on a page, and what its controls do.

    Attributes:
        norm: The id of the norm whose panel is open, "" for none.
        choose_norm: Opens the panel of a norm, or closes it.
        has_panel: Whether that panel stands below the norm; it may stand elsewhere.
        opened: Keys of the other things that are open.
        open: Opens one of those, or closes it.
        replay: Plays on from before a turning point, in a new run; None where that cannot be.
        turning: The numbers of the decisions that were turning points, as in a chart.
        open_norm: Goes to a norm in the catalogue; None where that cannot be.
    """

    norm: str
    choose_norm: Callable[[str], None]
    has_panel: bool
    opened: frozenset[str]
    open: Callable[[str], None]
    replay: Replay | None = None
    turning: frozenset[str] = frozenset()
    open_norm: OpenNorm | None = None


def block_widgets(blocks: Sequence[model.Block], reader: Reader) -> list[Widget]:
    """Return the widgets for the blocks of a section."""
    widgets: list[Widget] = []
    groups: list[model.NormGroup] = []
    before: object = None
    for block in (*blocks, None):
        if isinstance(block, model.NormGroup):
            groups.append(block)
            continue
        if groups:
            widgets.append(_norm_groups(groups, reader))
            groups = []
        if isinstance(block, model.Voice):
            if not isinstance(before, model.Voice):
                widgets.append(Pad(Heading(_("How others chose"), "label"), 24, 0, 0, 0))
            widgets.append(_voice(block))
        elif block is not None:
            widgets.append(_block(block, reader))
        before = block
    return widgets


def _block(block: model.Block, reader: Reader) -> Widget:
    match block:
        case model.Heading(text=text):
            return Heading(text, "question")
        case model.Paragraph(text=text, tone=tone):
            return _paragraph(text, tone)
        case model.Timeline(moments=moments):
            return _timeline(moments)
        case model.MarkChart():
            return _marks(block, reader)
        case model.Said():
            return _said(block)
        case model.DecisionCard():
            return _decision(block)
        case model.CaseNote():
            return _case(block)
        case model.LineChart():
            return _chart(block, reader)
        case model.TurningPoint():
            return turning_point(block, reader.replay)
        case model.TurningTable():
            return _turning_table(block, reader)
    raise TypeError(f"no widget for {type(block).__name__}")


def _paragraph(text: str, tone: str) -> Widget:
    if tone == "quote":
        words = Paragraph(text)
        return Row([Icon("quote", 20, "ink-soft"), words], 10, grow=1, align="top")
    style = "body-strong" if tone == "strong" else "body"
    return Paragraph(text, style, "ink-soft" if tone == "soft" else "ink")


def _timeline(moments: Sequence[model.Moment]) -> Widget:
    """Return the moments by day, as the time of a moment does not name its day."""
    days = []
    for day, group in groupby(moments, lambda moment: moment.at.date()):
        name = format_day(day)
        title = Heading(name[:1].upper() + name[1:], "body-strong")
        days.append(Column([title, *map(_moment, group)], 8))
    return Column(days, 18)


def _moment(moment: model.Moment) -> Widget:
    is_own = moment.kind in ("decision", "timeout", "explain", "ending")
    head = (Span(f"{moment.time}  ", colour="ink-soft"), Span(moment.title, strong=is_own))
    # The first line tells what came, and of a message what it said; the rest are notes on it.
    lines = moment.text.replace(" → ", "\u00a0→\u00a0").splitlines()
    if lines and moment.kind == "message":
        lines[0] = f"‘{lines[0]}’"
    words = Column(
        [
            Paragraph(head, "message"),
            *[
                Paragraph(line, "small" if place else "message", "ink-soft" if place else "ink")
                for place, line in enumerate(lines)
            ],
        ],
        2,
    )
    icon = Icon(_MOMENTS.get(moment.kind, "circle"), 18, "lamp" if is_own else "ink-soft")
    return Row([icon, words], 12, grow=1, align="top")


def _chart(chart: model.LineChart, reader: Reader) -> Widget:
    key = f"figures-{chart.title}"
    is_open = key in reader.opened
    return Column(
        [
            Heading(chart.title, "body-strong"),
            Chart(chart, reader.turning),
            Paragraph(axis_note(), "small", "ink-soft"),
            Paragraph(_("A diamond is a turning point."), "small", "ink-soft")
            if reader.turning
            else None,
            Flow([more(_("The same in words and figures"), key, reader)]),
            Paragraph(chart.summary) if is_open else None,
            _figures(chart) if is_open and chart.table else None,
        ],
        6,
    )


def _marks(chart: model.MarkChart, reader: Reader) -> Widget:
    key = f"marks-{chart.title}"
    widths = [160, *[110] * (len(chart.heads) - 1)]
    return Column(
        [
            Heading(chart.title, "body-strong"),
            Marks(chart),
            legend(chart),
            Flow([more(_("The same in words and figures"), key, reader)]),
            table(chart.heads, chart.table, widths, chart.title) if key in reader.opened else None,
        ],
        8,
    )


def _turning_table(rows: model.TurningTable, reader: Reader) -> Widget:
    key = "turning-table"
    widths = [160, *[220] * (len(rows.heads) - 1)]
    shown = table(rows.heads, rows.rows, widths, rows.title) if key in reader.opened else None
    return Column([Flow([more(rows.title, key, reader)]), shown], 6)


def _figures(chart: model.LineChart) -> Widget:
    return table(
        [_("Moment"), *[series.label for series in chart.series]],
        [(moment, *map(str, levels)) for moment, levels in chart.table],
        [180, *[100] * len(chart.series)],
        chart.title,
    )


def more(text: str, key: str, reader: Reader) -> Widget:
    """Return the button that shows more of something, or hides it again."""
    return Button(
        text,
        key,
        lambda: reader.open(key),
        icon="chevron-up" if key in reader.opened else "chevron-down",
        is_quiet=True,
        colour="action",
    )


def _norm_groups(groups: Sequence[model.NormGroup], reader: Reader) -> Widget:
    columns = []
    for group in groups:
        head = Row(
            [Heading(group.title, "body-strong"), Paragraph(group.count, "message")], 8, grow=0
        )
        cards: list[Widget] = []
        for card in group.cards:
            is_chosen = card.id == reader.norm
            cards.append(norm_chip(card, is_chosen=is_chosen, choose=reader.choose_norm))
            if is_chosen and reader.has_panel:
                cards.append(norm_panel(card, reader.open_norm))
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


def norm_panel(card: model.NormCard, open_norm: OpenNorm | None) -> Widget:
    """Return everything that is said about a norm, always with where it is written.

    Those of the catalogue lead there with `open_norm`; a story may have norms of its own.
    """
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
                        Paragraph(
                            f"{card.certainty_word} · {card.aard} · {card.family}",
                            "small",
                            "ink-soft",
                        ),
                    ],
                    8,
                    grow=1,
                ),
                Paragraph(_("Still to be checked"), "label") if card.caveat else None,
                Paragraph(card.caveat, "message") if card.caveat else None,
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
        title = _("A tension, so no chance was missed there")
        tensions.insert(0, Paragraph(title, "label", "plum"))
    icon, colour = STATUS.get(card.status, STATUS["silent"])
    head = Column(
        [
            Row([Icon(icon, 20, colour), Paragraph(card.status_word, "label", colour)], 8, grow=1),
            Heading(card.name, "question"),
        ],
        4,
    )
    statement = Paragraph(card.statement) if card.statement != card.name else None
    more = None
    if open_norm is not None and card.id in load_norms().norms:
        text = _("More about this norm")
        open_it = partial(open_norm, card.id)
        more = Flow([Button(text, f"more-{card.id}", open_it, icon="book-open")])
    return Panel(
        Column([head, statement, *touches, source, *tensions, more], 10),
        line="action",
        width=2,
        role="article",
        label=card.name,
    )


def _decision(card: model.DecisionCard) -> Widget:
    if not card.number:  # nobody asked: what was done is its title
        head = [_when(card.time, card.question), Heading(card.choice, "body-strong")]
    else:
        head = [
            _when(card.time, ""),
            Heading(f"{card.number}. {card.question}", "body-strong", is_wide=True),
            Row(
                [Icon("hourglass", 20, "lamp"), _chose(_("The time ran out: silence decided."))],
                8,
                grow=1,
                align="top",
            )
            if card.timed_out
            else Row([Icon("check", 20, "action"), _chose(card.choice)], 8, grow=1, align="top"),
        ]
    parts: list[Widget | None] = [
        *head,
        _with_icon("quote", _("Your reason: {reason}").format(reason=card.reason))
        if card.reason
        else None,
        _value(_("This put first:"), card.puts_first),
        _value(_("You named:"), card.value),
        Panel(Paragraph(card.debrief), fill="sunken", line=None, padding=12)
        if card.debrief
        else None,
        *[
            _with_icon(icon, words)
            for icon, words in (
                ("users", card.advice),
                ("hourglass", card.pace),
                ("scale", card.confidence),
                ("clock", card.hindsight),
            )
            if words
        ],
        _with_icon("lightbulb", card.reflect) if card.reflect else None,
    ]
    return Panel(Column(parts, 8), role="article", label=card.question)


def _when(time: str, words: str) -> Widget:
    return Paragraph((Span(f"{time}  ", strong=True), Span(words)), "message", "ink-soft")


def _chose(text: str) -> Widget:
    return Paragraph(text, "body-strong", "ink", is_wide=True)


def _value(words: str, value: str) -> Widget | None:
    if not value:
        return None
    pill = Tag(value, fill="plum-soft", colour="plum", icon="heart", is_round=True)
    return Flow([Paragraph(words, "message", "ink-soft"), pill], 8)


def _with_icon(icon: str, words: str) -> Widget:
    return Row([Icon(icon, 18, "ink-soft"), Paragraph(words, "message")], 8, grow=1, align="top")


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
    return Pad(Panel(words, role="article", label=voice.name), 24, 0, 0, 0)


def _said(said: model.Said) -> Widget:
    if said.text:
        yours: Widget = _paragraph(said.text, "quote")
    else:
        yours = _paragraph(_("You said nothing. That is an answer too."), "soft")
    words = Column([Paragraph(said.prompt, "body-strong"), yours, *map(_moment, said.returned)], 8)
    return Panel(words, role="article", label=said.prompt)


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
