"""The blocks of a debrief as widgets; what is said is in `burgemeestersgame.debrief`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from burgemeestersgame.debrief import model
from burgemeestersgame.debrief.charts import axis_note
from burgemeestersgame.desktop.beamer.bars import Legend, Option, Split
from burgemeestersgame.desktop.chart import Rail, line_chart
from burgemeestersgame.desktop.decisions import decision, voices
from burgemeestersgame.desktop.layout import Column, Flow, Grid, Row
from burgemeestersgame.desktop.marks import Marks, legend
from burgemeestersgame.desktop.norm_cards import norm_groups
from burgemeestersgame.desktop.reader import Reader, more
from burgemeestersgame.desktop.table import table
from burgemeestersgame.desktop.text import Span
from burgemeestersgame.desktop.turning import turning_point
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph, Tag
from burgemeestersgame.i18n import format_day
from burgemeestersgame.i18n import gettext as _

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


def block_widgets(blocks: Sequence[model.Block], reader: Reader) -> list[Widget]:
    """Return the widgets for the blocks of a section."""
    widgets: list[Widget] = []
    for kind, group in groupby(blocks, type):
        together: list = list(group)
        if kind is model.NormGroup:
            widgets.append(norm_groups(together, reader))
        elif kind is model.Voice:
            widgets.append(voices(together))
        elif kind is model.TurningPoint:
            if reader.chart is not None and reader.turning:
                numbers = ", ".join(sorted(reader.turning, key=int))
                label = _("Turning points at these decisions: {numbers}").format(numbers=numbers)
                widgets.append(Rail(reader.chart, reader.turning, label))
            points = [turning_point(point, reader.replay) for point in together]
            widgets.append(_beside(points))
        elif kind in (model.Said, model.CaseNote):
            widgets.append(_beside([_block(block, reader) for block in together]))
        else:
            widgets += [_block(block, reader) for block in together]
    return widgets


def _beside(cards: Sequence[Widget]) -> Widget:
    """Return cards in two columns where there is room, unless there is only one."""
    return Grid(cards, min(2, len(cards)), 14, 430)


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
            return decision(block)
        case model.CaseNote():
            return _case(block)
        case model.LineChart():
            return _chart(block, reader)
        case model.TurningTable(title, heads, rows):
            return table(heads, rows, [160, *[220] * (len(heads) - 1)], title)
        case model.VoteChart():
            return _votes(block)
        case model.Fold():
            return _fold(block, reader)
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
            line_chart(chart, reader.turning),
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


def _votes(chart: model.VoteChart) -> Widget:
    options = [Option("", row.text, row.before, row.after, row.is_decided) for row in chart.rows]
    note = Paragraph(chart.note, "small", "ink-soft")
    return Column([Legend(), Split(options, label=chart.title), note], 10)


def _fold(fold: model.Fold, reader: Reader) -> Widget:
    key = f"fold-{fold.title}"
    inside = block_widgets(fold.blocks, reader) if key in reader.opened else []
    return Column([Flow([more(fold.title, key, reader)]), *inside], 12)


def _figures(chart: model.LineChart) -> Widget:
    return table(
        [_("Moment"), *[series.label for series in chart.series]],
        [(moment, *map(str, levels)) for moment, levels in chart.table],
        [180, *[100] * len(chart.series)],
        chart.title,
    )


def _said(said: model.Said) -> Widget:
    if said.text:
        yours: Widget = _paragraph(said.text, "quote")
    else:
        yours = _paragraph(_("You said nothing."), "soft")
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
