"""The blocks of a debrief as HTML; everything that is shown is escaped here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from burgemeestersgame.debrief import charts, mark_svg
from burgemeestersgame.debrief.links import with_addresses
from burgemeestersgame.debrief.model import (
    Because,
    Block,
    CaseNote,
    DecisionCard,
    Fold,
    Heading,
    LineChart,
    MarkChart,
    Moment,
    NormCard,
    NormGroup,
    Paragraph,
    Said,
    Timeline,
    TurningPoint,
    TurningTable,
    Voice,
    VoteChart,
    VoteRow,
    is_in_full,
    is_silent,
)
from burgemeestersgame.debrief.votes import bars, decided_word
from burgemeestersgame.debrief.words import capital
from burgemeestersgame.i18n import format_day
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import assets_folder

_STATUS_ICONS = {
    "honoured": "circle-check",
    "repaired": "wrench",
    "breached": "circle-x",
    "missed": "circle-dashed",
    "unbroken": "circle-minus",
    "silent": "circle-minus",
}
_MOMENT_ICONS = {
    "scene": "map-pin",
    "decision": "gavel",
    "timeout": "hourglass",
    "action": "hand",
    "advice": "ear",
    "message": "mail",
    "later": "history",
    "explain": "quote",
    "ending": "flag",
}


class Blocks:
    """Writes blocks, and remembers which icons they need and how many charts there are."""

    def __init__(self) -> None:
        self._icons: dict[str, None] = {}
        self._charts = 0

    def html(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        """Yield the elements of a section."""
        level = 3  # of what comes next: below a heading of the section, titles go one deeper
        for kind, group in groupby(blocks, type):
            if kind is Voice:
                yield self._voices([each for each in group if isinstance(each, Voice)])
                continue
            for block in group:
                match block:
                    case Paragraph():
                        yield _paragraph(block)
                    case Heading(text=text):
                        yield f"<h3>{escape(text)}</h3>"
                        level = 4
                    case Timeline():
                        yield self._timeline(block)
                    case MarkChart():
                        yield self._marks(block)
                    case Said():
                        yield self._said(block, level)
                    case Voice():
                        yield self._voices([block])
                    case NormGroup():
                        yield self._norms(block)
                    case DecisionCard():
                        yield self._decision(block)
                    case CaseNote():
                        yield _case(block, level)
                    case LineChart():
                        yield self._chart(block)
                    case TurningPoint():
                        yield self._turning_point(block, level)
                    case TurningTable(title, heads, rows):
                        yield _table(title, heads, rows)
                    case VoteChart():
                        yield self._votes(block)
                    case Fold(title, folded):
                        yield self._fold(title, folded)

    def _fold(self, title: str, blocks: tuple[Block, ...]) -> str:
        inside = "\n".join(self.html(blocks))
        return (
            f'<details class="fold"><summary>{escape(title)}</summary>\n'
            f'<div class="folded">\n{inside}\n</div></details>'
        )

    # -- the course of events --------------------------------------------------------------------

    def _timeline(self, timeline: Timeline) -> str:
        days = []
        for day, moments in groupby(timeline.moments, lambda moment: moment.at.date()):
            entries = "\n".join(map(self._moment, moments))
            days.append(
                f'<h4 class="day">{escape(capital(format_day(day)))}</h4>\n'
                f'<ol class="timeline">\n{entries}\n</ol>'
            )
        return "\n".join(days)

    def _moment(self, moment: Moment) -> str:
        lines = moment.text.replace(" → ", "\u00a0→\u00a0").splitlines()
        is_quote = moment.kind == "message"
        texts = "".join(
            f"<blockquote><p>{escape(line)}</p></blockquote>"
            if is_quote and not place
            else f'<p class="{"note" if place else "said"}">{escape(line)}</p>'
            for place, line in enumerate(lines)
        )
        return (
            f'<li class="{escape(moment.kind)}">'
            f'<time datetime="{moment.at.isoformat(timespec="minutes")}">{escape(moment.time)}'
            f"</time>{self._icon(_MOMENT_ICONS.get(moment.kind, 'circle'))}"
            f'<div><p class="title">{escape(moment.title)}</p>{texts}</div></li>'
        )

    def _chart(self, chart: LineChart) -> str:
        id = self._next_chart()
        legend = "".join(
            f"<li>{charts.line_sample(number)} {escape(series.label)}</li>"
            for number, series in enumerate(chart.series)
        )
        heads = (_("Moment"), *(series.label for series in chart.series))
        return _figure(
            charts.svg(chart, f"{id}-wide"),
            charts.svg(chart, f"{id}-narrow", is_narrow=True) + f'<ul class="legend">{legend}</ul>',
            charts.axis_note(),
            chart.summary,
            _table(
                chart.title, heads, [(each, *levels) for each, levels in chart.table], "figures"
            ),
        )

    def _marks(self, chart: MarkChart) -> str:
        id = self._next_chart()
        return _figure(
            mark_svg.svg(chart, f"{id}-wide"),
            mark_svg.svg(chart, f"{id}-narrow", is_narrow=True),
            chart.title,
            "",
            _table(chart.title, chart.heads, chart.table),
            has_title=True,
        )

    def _next_chart(self) -> str:
        self._charts += 1
        return f"chart-{self._charts}"

    # -- reasons ---------------------------------------------------------------------------------

    def _decision(self, card: DecisionCard) -> str:
        parts = [f'<p class="when">{escape(card.time)}</p>']
        if not card.number:  # nobody asked: what was done is its title
            parts.append(f'<h4 class="choice">{escape(card.choice)}</h4>')
        else:
            parts.append(f"<h3>{card.number}. {escape(card.question)}</h3>")
        if card.timed_out:
            silence = _("The time was up: silence decided.")
            parts.append(f'<p class="choice silence">{escape(silence)}</p>')
        elif card.number:
            parts.append(f'<p class="choice">{escape(card.choice)}</p>')
        if card.reason:
            label = _("Your reason:")
            parts.append(
                f'<p class="reason"><strong>{escape(label)}</strong>'
                f" <bdi>{escape(card.reason)}</bdi></p>"
            )
        parts += self._values(card)
        if card.debrief:
            parts.append(f"<p>{escape(card.debrief)}</p>")
        if card.mending:
            parts.append(
                f'<p class="small aside">{self._icon("wrench")}'
                f" <span>{escape(card.mending)}</span></p>"
            )
        if card.reflect:
            parts.append(
                f'<p class="reflect">{self._icon("message-circle")}'
                f" <span>{escape(card.reflect)}</span></p>"
            )
        kind = "card decision-card" if card.number else "card unasked"
        return f'<article class="{kind}">{"".join(parts)}</article>'

    def _values(self, card: DecisionCard) -> Iterator[str]:
        rows = [(_("Came first here:"), card.puts_first), (_("You named:"), card.value)]
        if card.value and card.value == card.puts_first:
            rows = [(_("Came first here, and you named it too:"), card.value)]
        terms = "".join(
            f'<div><dt>{escape(term)}</dt><dd><span class="value">{self._icon("heart")}'
            f" {escape(value)}</span></dd></div>"
            for term, value in rows
            if value
        )
        if terms:
            yield f'<dl class="values">{terms}</dl>'

    def _voices(self, voices: list[Voice]) -> str:
        entries = "\n".join(map(self._voice, voices))
        return f'<ul class="voices">\n{entries}\n</ul>'

    def _voice(self, voice: Voice) -> str:
        word = _("heard") if voice.is_heard else _("not heard")
        heard = f'<span class="heard">{self._icon("ear")} {escape(word)}</span>'
        text = f"<blockquote><p>{escape(voice.text)}</p></blockquote>" if voice.text else ""
        return (
            f'<li><span class="who">{escape(voice.name)}</span>, {escape(voice.role)}'
            f" {heard if voice.is_heard else ''}<br>"
            f'<span class="stance">{escape(voice.stance)}</span>{text}</li>'
        )

    def _said(self, said: Said, level: int) -> str:
        silence = _("You said nothing.")
        yours = (
            f"<blockquote><p><bdi>{escape(said.text)}</bdi></p></blockquote>"
            if said.text
            else f'<p class="soft">{escape(silence)}</p>'
        )
        returned = "\n".join(map(self._moment, said.returned))
        back = f'<ol class="timeline">\n{returned}\n</ol>' if returned else ""
        return (
            f'<article class="card said-outside"><h{level}>{escape(said.prompt)}</h{level}>'
            f"{yours}{back}</article>"
        )

    def _votes(self, chart: VoteChart) -> str:
        rows = "\n".join(self._vote(row, chart.most) for row in chart.rows)
        note = f'<p class="soft small">{escape(chart.note)}</p>' if chart.note else ""
        return f'<ul class="votes" aria-label="{escape(chart.title)}">\n{rows}\n</ul>\n{note}'

    def _vote(self, row: VoteRow, most: int) -> str:
        counts = bars(row)
        drawn = "".join(
            f"<div><dt>{escape(word)}</dt><dd><b>{count}</b>"
            f'<svg class="length{" old" if number < len(counts) - 1 else ""}" viewBox="0 0 100 10"'
            f' preserveAspectRatio="none" aria-hidden="true"><rect x="0.5" y="1" height="8"'
            f' width="{0.5 + 98.5 * count / most:.1f}"/></svg></dd></div>'
            for number, (word, count) in enumerate(counts)
        )
        done = ""
        if row.is_decided:
            done = f' <span class="done">{self._icon("gavel")} {escape(decided_word())}</span>'
        kind = ' class="decided"' if row.is_decided else ""
        figures = f"<dl>{drawn}</dl>" if drawn else ""
        return f"<li{kind}><p>{escape(row.text)}{done}</p>{figures}</li>"

    # -- norms -----------------------------------------------------------------------------------

    def _norms(self, group: NormGroup) -> str:
        count = f'<span class="count">{escape(group.count)}</span>' if group.count else ""
        note = f'<p class="soft">{escape(group.note)}</p>\n' if group.note else ""
        return f'<h3 class="group"><span>{escape(group.title)}</span> {count}</h3>\n{note}' + (
            _silent(group.cards) if is_silent(group) else self._cards(group.cards)
        )

    def _cards(self, cards: tuple[NormCard, ...]) -> str:
        shown = "\n".join(map(self._norm, cards))
        return f'<div class="norms">\n{shown}\n</div>'

    def _norm(self, card: NormCard) -> str:
        """Return a norm: what was breached in full, the rest for who opens it."""
        tag = _("law")
        law = f'<span class="law">{escape(tag)}</span>' if card.is_law else ""
        head = (
            f'<div class="norm-head">{self._icon(_STATUS_ICONS[card.status])}<div>'
            f"<h4>{escape(card.name)}</h4>"
            f'<p class="status"><span class="word">{escape(card.status_word)}</span>{law}</p>'
            "</div></div>"
        )
        kind = f"card norm {escape(card.status)}"
        if is_in_full(card):
            return f'<article class="{kind}">{head}{_norm_text(card)}</article>'
        return f'<details class="{kind}"><summary>{head}</summary>{_norm_text(card)}</details>'

    # -- turning points --------------------------------------------------------------------------

    def _turning_point(self, point: TurningPoint, level: int) -> str:
        what = f"{point.number}. {point.question}" if point.number else point.question
        lines = "".join(
            f'<li class="{kind}">{self._icon(icon)} <span>{escape(line)}</span></li>'
            for kind, icon, some in (
                ("lost", "lock", point.lost),
                ("kept", "door-open", point.kept),
            )
            for line in some
        )
        return (
            f'<article class="card turning"><p class="when">{escape(point.time)}'
            f" · {escape(what)}</p>"
            f'<h{level} class="choice">{escape(point.deed)}</h{level}><ul>{lines}</ul></article>'
        )

    # -- icons -----------------------------------------------------------------------------------

    def _icon(self, name: str) -> str:
        self._icons[name] = None
        return f'<svg class="icon" aria-hidden="true"><use href="#icon-{name}"/></svg>'

    def sprite(self) -> str:
        """Return the icons that the page uses, each once."""
        symbols = "".join(
            f'<symbol id="icon-{name}" viewBox="0 0 24 24">{_drawing(name)}</symbol>'
            for name in self._icons
        )
        return (
            "<!-- Icons: Lucide, https://lucide.dev, ISC licence -->\n"
            f'<svg width="0" height="0" class="hidden" aria-hidden="true">{symbols}</svg>'
        )


def _drawing(name: str) -> str:
    """Return what is inside an icon's `<svg>`."""
    text = (assets_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    found = re.search(r"<svg[^>]*>(.*)</svg>", text, re.DOTALL)
    assert found is not None, name
    return " ".join(found.group(1).split())


def _paragraph(paragraph: Paragraph) -> str:
    lines = "<br>".join(escape(line) for line in paragraph.text.splitlines())
    if paragraph.tone == "source":
        return f'<p class="small">{with_links(paragraph.text)}</p>'
    if paragraph.tone == "quote":
        return f"<blockquote><p><bdi>{lines}</bdi></p></blockquote>"
    tone = "" if paragraph.tone == "plain" else f' class="{escape(paragraph.tone)}"'
    return f"<p{tone}>{lines}</p>"


def with_links(text: str) -> str:
    """Return text in which web addresses are links that show the name of their site."""
    return "".join(
        f'<a href="{escape(address)}" rel="noreferrer">{escape(piece)}</a>'
        if address
        else escape(piece)
        for piece, address in with_addresses(text)
    )


def _silent(cards: tuple[NormCard, ...]) -> str:
    """Return norms without a status, as a list."""
    texts = "\n".join(
        f"<li><strong>{escape(card.name)}</strong>{_norm_text(card)}</li>" for card in cards
    )
    return f'<ul class="norm-list">\n{texts}\n</ul>'


def _norm_text(card: NormCard) -> str:
    because = "".join(map(_because, card.because))
    certainty = f"{card.certainty_word} · {card.aard} · {card.family}"
    rows = [
        (
            _("Where is this written?"),
            f"{with_links(card.source)}<br>"
            f'<span class="dots" aria-hidden="true">{dots(card.certainty_dots)}</span>'
            f' <span class="soft">{escape(certainty)}</span>',
        ),
    ]
    if card.then_and_now:
        rows.append((_("Then and now"), escape(card.then_and_now)))
    if card.tensions:
        rows.append(
            (_("A tension, so no chance was missed there"), escape("; ".join(card.tensions)))
        )
    where = "".join(f"<dt>{escape(term)}</dt><dd>{text}</dd>" for term, text in rows)
    return (
        f"<p>{escape(card.statement)}</p>"
        + (f'<ul class="because">{because}</ul>' if because else "")
        + f'<dl class="where">{where}</dl>'
    )


def _because(because: Because) -> str:
    return (
        f'<li class="{escape(because.kind)}"><span class="at">{escape(because.time)}</span>'
        f"{escape(because.deed.rstrip('.'))}: <b>{escape(because.touch)}</b></li>"
    )


def _case(note: CaseNote, level: int) -> str:
    return (
        f'<article class="card"><h{level}>{escape(note.question)}</h{level}>'
        f'<p class="outcome {escape(note.outcome)}">{escape(note.outcome_word)}</p>'
        f"<p>{escape(note.text)}</p></article>"
    )


def _figure(
    wide: str, narrow: str, caption: str, words: str, table: str, *, has_title: bool = False
) -> str:
    """Return a picture in two widths, and on request the same in words and figures.

    Args:
        has_title: Whether the caption is its title, and stands above it.
    """
    title = _("The same in words and figures")
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in words.splitlines())
    pictures = f'<div class="chart-wide">{wide}</div><div class="chart-narrow">{narrow}</div>'
    kind = "title" if has_title else "soft small"
    told = f'<figcaption class="{kind}">{escape(caption)}</figcaption>'
    figure = told + pictures if has_title else pictures + told
    return (
        f"<figure>{figure}</figure>\n"
        f"<details><summary>{escape(title)}</summary>{paragraphs}{table}</details>"
    )


def _table(
    title: str, heads: Sequence[str], rows: Iterable[Sequence[object]], kind: str = "words"
) -> str:
    """Return a table that scrolls by itself; the first cell of a row says what the row is."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(str(first))}</th>'
        + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells)
        + "</tr>"
        for first, *cells in rows
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(title)}">'
        f'<table class="{kind}"><caption class="hidden">{escape(title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def dots(count: int) -> str:
    """Return how certain something is, as three dots."""
    return "●" * count + "○" * (3 - count)
