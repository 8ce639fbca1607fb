"""After the story: the pages of the debrief, the agreement, and goodbye."""

from __future__ import annotations

from typing import Any

from burgemeestersgame.desktop.beamer.arranging import Above, AsManyAsFit, Briefly
from burgemeestersgame.desktop.beamer.bars import Legend, Split
from burgemeestersgame.desktop.beamer.cards import quote, reason_card
from burgemeestersgame.desktop.beamer.rounds import rows_of, unnumbered
from burgemeestersgame.desktop.layout import Column, Flow, Grid, Middle, Row
from burgemeestersgame.desktop.text import Span
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Icon, KeyCap, Panel, Paragraph, Tag
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.room.rounds import SPECIAL

# What a line of the debrief is about: its icon and the colour of that. The word beside it says so.
_MARKS = {
    "decision": ("gavel", "action"),
    "timeout": ("hourglass", "lamp"),
    "action": ("check", "action"),
    "message": ("mail", "ink-soft"),
    "ending": ("flag", "ink"),
    "honoured": ("circle-check", "good"),
    "repaired": ("rotate-ccw", "good"),
    "unbroken": ("circle", "ink-soft"),
    "breached": ("circle-x", "brick"),
    "missed": ("circle-minus", "lamp"),
    "turning": ("diamond", "lamp"),
    "undone": ("circle-dashed", "lamp"),
    "documented": ("book-open", "action"),
}
_EVENTS = frozenset({"decision", "timeout", "action", "message", "ending"})
_NORMS = frozenset({"honoured", "repaired", "unbroken", "breached", "missed"})


def debrief(told: Any) -> Widget:
    """Return a page of the debrief: what to look at."""
    lead = Paragraph(told.lead, "message", "ink-soft", is_wide=True) if told.lead else None
    if told.votes is not None:
        return _votes(told.votes)
    if told.knew:
        cards = [_known(each) for each in told.knew]
        knew = AsManyAsFit(cards, _on_the_page, is_eager=True)
        return knew if lead is None else Above(lead, knew)
    if told.lines:
        lines = [_line(each, is_brief=True) for each in told.lines]
        brief = AsManyAsFit(lines, _on_the_page, columns=1, gap=12, is_eager=True)
        if not any(map(_beside, told.lines)):
            return brief if lead is None else Above(lead, brief)
        whole = Grid([_line(each) for each in told.lines], 2, 28, 100)
        both = Briefly(whole, brief)
        return both if lead is None else Above(lead, both)
    return Middle(Column([lead, quote(_("To talk about"), told.question)], 40))


def _on_the_page(count: int) -> Widget:
    text = _("{count} more, on the trainer's page").format(count=count)
    return Paragraph(text, "small", "ink-soft", is_wide=True)


def question(told: Any) -> Widget | None:
    """Return the question to talk about now, to stand below a page; None where it is the page."""
    has_page = told.votes is not None or told.knew or told.lines
    if not told.question or not has_page:
        return None
    return quote("", told.question, "heading")


def _votes(votes: Any) -> Widget:
    before, after = (
        tally.votes if tally is not None else None for tally in (votes.before, votes.after)
    )
    options = [(each.id, each.text) for each in votes.choices if each.id not in SPECIAL]
    rows = rows_of(options, before, after, votes.decided)
    numbers = {id: str(number) for number, (id, _text) in enumerate(options, 1)}
    values = [
        Tag(f"{each.text}  {each.count}", fill="plum-soft", colour="plum", icon="heart")
        for each in votes.values
    ]
    told = " · ".join(part for part in (unnumbered(before, after), votes.decided_by) if part)
    aside = Paragraph(told, "message", "ink-soft", align="right", is_wide=True)
    is_shift = before is not None and after is not None
    parts = [
        Row([Legend(), aside], 32, grow=1) if is_shift else aside if told else None,
        Split(rows, label=votes.question),
        Flow(values, 16) if values else None,
    ]
    top = Column(parts, 16)
    if not votes.reasons:
        return top
    cards = [reason_card(each, numbers) for each in votes.reasons]
    label = _("Reasons, without names")
    return Above(top, AsManyAsFit(cards, _more_reasons, may_be_none=True, label=label))


def _more_reasons(count: int) -> Widget:
    text = ngettext("{count} other reason", "{count} other reasons", count).format(count=count)
    return Paragraph(text, "small", "ink-soft", is_wide=True)


def _line(line: Any, *, is_brief: bool = False) -> Widget:
    icon, colour = _MARKS.get(line.kind, ("info", "ink-soft"))
    beside = _short(line.source) if is_brief else _beside(line)
    word = (Span(f"{line.word}  ", strong=True, colour=colour),) if line.word else ()
    return Row(
        [
            Icon(icon, 18, colour),
            Column(
                [
                    Paragraph((*word, Span(line.text, strong=True)), "message", is_wide=True),
                    Paragraph(beside, "small", "ink-soft", is_wide=True) if beside else None,
                ],
                2,
            ),
        ],
        24,
        grow=1,
        align="top",
        role="text",
        label=". ".join(part.rstrip(".") for part in (line.word, line.text, beside) if part),
    )


def _beside(line: Any) -> str:
    """Return what is told in smaller letters: nothing of what the room has just seen, and of a norm
    where it is written. What it says is on every phone."""
    if line.kind in _EVENTS:
        return ""
    return _short(line.source) if line.kind in _NORMS else str(line.detail)


def _short(source: str) -> str:
    """Return the first place where something is written; all of them are in the report."""
    return source.partition(";")[0].partition(", http")[0].partition(" (")[0].strip()


def _known(known: Any) -> Widget:
    told = {
        None: ("circle-help", _("was it mentioned?"), "ink-soft"),
        True: ("circle-check", _("was mentioned"), "good"),
        False: ("circle-dashed", _("was not mentioned"), "lamp"),
    }
    icon, words, colour = told[known.is_told]
    who = Row([Icon("eye-off", 15, "plum"), Paragraph(known.name, "small", "plum")], 12, grow=1)
    mark = Row([Icon(icon, 15, colour), Paragraph(words, "small-strong", colour)], 12, grow=1)
    head = Flow([who, mark], 24)
    return Panel(
        Column([head, Paragraph(known.text, "message", is_wide=True)], 6),
        line="plum",
        width=4,
        is_dashed=True,
        padding=(28, 16),
        role="article",
        label=known.name,
    )


def agreement(standing: Any, line: TextBox) -> Widget:
    """Return what the group agrees, with below it the lines that phones propose."""
    session, told = standing.session, standing.debrief
    agreed = [text for text in session.agreement.split("\n") if text]
    asked = told.question if told is not None and told.question else ""
    written: list[Widget | None] = [
        Paragraph(asked, "message", "ink-soft", is_wide=True) if asked else None,
        *[_agreed(text) for text in agreed],
        None
        if agreed
        else Paragraph(_("Nothing is written yet. Propose a line on your phone."), "heading"),
        line,
    ]
    top = Column(written, 24)
    lines = proposed(session)
    if not lines:
        return top
    cards = [_proposal(number, each) for number, each in enumerate(lines, 1)]
    return Above(top, AsManyAsFit(cards, _others, columns=1, is_eager=True, label=_("Proposed")))


def proposed(session: Any) -> list[Any]:
    """Return the proposed lines that are not in the agreement, most supported first."""
    lines = [each for each in session.lines if not each.is_taken]
    return sorted(lines, key=lambda each: -each.support)


def _agreed(text: str) -> Widget:
    return Row(
        [Icon("check", 28, "good"), Paragraph(text, "question", is_wide=True)],
        28,
        grow=1,
        align="top",
        role="text",
        label=text,
    )


def _proposal(number: int, line: Any) -> Widget:
    support = _("{count} ×").format(count=line.support)
    text = Paragraph(line.text, "message", is_wide=True)
    return Panel(
        Row(
            [KeyCap(str(number)), text, Paragraph(support, "label")],
            24,
            grow=1,
        ),
        padding=(28, 14),
        role="article",
        label=support,
    )


def _others(count: int) -> Widget:
    text = ngettext("{count} other line", "{count} other lines", count).format(count=count)
    return Paragraph(text, "small", "ink-soft", is_wide=True)


def closed(standing: Any) -> Widget:
    """Return goodbye, with what the group takes along."""
    agreed = [text for text in standing.session.agreement.split("\n") if text]
    nothing = _("Your phone clears what it kept for you. What the group kept is on this laptop.")
    return Middle(
        Column(
            [*[_agreed(text) for text in agreed], Paragraph(nothing, "body", "ink-soft")],
            36,
        )
    )
