"""A Debrief as one page that needs nothing else: no network, no script, no other file.

Everything that comes from a story or a player is escaped, and a content policy says the same to
the browser: nothing may be loaded or run. The page reads without colour, at 320 pixels, at 400 %,
on paper and aloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from burgemeestersgame.debrief import charts
from burgemeestersgame.debrief.links import with_addresses
from burgemeestersgame.debrief.model import (
    Because,
    Block,
    CaseNote,
    Debrief,
    DecisionCard,
    FamilyCounts,
    Heading,
    LineChart,
    Moment,
    NormCard,
    NormGroup,
    Paragraph,
    Section,
    Timeline,
    TurningPoint,
    TurningTable,
    UnheardAdvice,
)
from burgemeestersgame.debrief.telling import speaking
from burgemeestersgame.i18n import format_day
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import assets_folder

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STATUS_ICONS = {
    "honoured": "circle-check",
    "repaired": "wrench",
    "breached": "circle-x",
    "missed": "circle-dashed",
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


def to_html(debrief: Debrief) -> str:
    """Return the page, in the language of the debrief."""
    with speaking(debrief.language):
        return _Page(debrief).html()


class _Page:
    def __init__(self, debrief: Debrief) -> None:
        self._debrief = debrief
        self._icons: dict[str, None] = {}
        self._charts = 0

    def html(self) -> str:
        debrief = self._debrief
        sections = "\n".join(
            self._section(number, section) for number, section in enumerate(debrief.sections, 1)
        )
        title = _("{title}: debrief").format(title=debrief.title)
        skip = _("Skip to the debrief")
        css = (Path(__file__).with_name("page.css")).read_text(encoding="utf-8")
        return f"""<!doctype html>
<html lang="{escape(debrief.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
<style>
{css}</style>
</head>
<body>
<a class="skip" href="#main">{escape(skip)}</a>
<div class="page">
{self._bar()}
<div class="content">
<main id="main" tabindex="-1">
{sections}
</main>
<footer><p>{escape(_privacy())}</p></footer>
</div>
</div>
{self._sprite()}
</body>
</html>
"""

    def _bar(self) -> str:
        debrief = self._debrief
        steps = "\n".join(
            f'<li><a href="#{escape(section.id)}"><span class="number">{number}</span>'
            f" {escape(section.title)}</a></li>"
            for number, section in enumerate(debrief.sections, 1)
        )
        subtitle = f'<p class="subtitle">{escape(debrief.subtitle)}</p>' if debrief.subtitle else ""
        kicker, steps_label = _("Debrief"), _("Steps")
        certainty = ""
        if debrief.help_certainty:
            certainty = (
                f'<span class="sure"><span aria-hidden="true">{_dots(1)}</span>'
                f" {escape(debrief.help_certainty)}</span>"
            )
        return f"""<header class="bar">
<p class="kicker">{escape(kicker)}</p>
<h1>{escape(debrief.title)}</h1>
{subtitle}
<nav aria-label="{escape(steps_label)}"><ol class="steps">
{steps}
</ol></nav>
<p class="help">{escape(debrief.help)} {certainty}</p>
</header>"""

    def _section(self, number: int, section: Section) -> str:
        id = escape(section.id)
        return (
            f'<section id="{id}" aria-labelledby="{id}-title">\n'
            f'<h2 id="{id}-title"><span class="number" aria-hidden="true">{number}</span>'
            f" {escape(section.title)}</h2>\n"
            + "\n".join(self._blocks(section.blocks))
            + "\n</section>"
        )

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        level = 3  # of what comes next: below a heading of the section, titles go one deeper
        for kind, group in groupby(blocks, type):
            if kind is UnheardAdvice:
                yield self._unheard([each for each in group if isinstance(each, UnheardAdvice)])
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
                    case FamilyCounts(rows=rows):
                        yield _families(rows)
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
                    case TurningTable():
                        yield _turning_table(block)

    # -- the course of events --------------------------------------------------------------------

    def _timeline(self, timeline: Timeline) -> str:
        days = []
        for day, moments in groupby(timeline.moments, lambda moment: moment.at.date()):
            entries = "\n".join(map(self._moment, moments))
            days.append(
                f'<h4 class="day">{escape(_capital(format_day(day)))}</h4>\n'
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
        self._charts += 1
        id = f"chart-{self._charts}"
        legend = "".join(
            f"<li>{charts.line_sample(number)} {escape(series.label)}</li>"
            for number, series in enumerate(chart.series)
        )
        wide = charts.svg(chart, f"{id}-wide")
        narrow = charts.svg(chart, f"{id}-narrow", is_narrow=True)
        words = _("The same in words and figures")
        return (
            f'<figure><div class="chart-wide">{wide}</div>'
            f'<div class="chart-narrow">{narrow}<ul class="legend">{legend}</ul></div>'
            f'<figcaption class="soft small">{escape(charts.axis_note())}</figcaption></figure>\n'
            f"<details><summary>{escape(words)}</summary>"
            f"<p>{escape(chart.summary)}</p>{_table(chart)}</details>"
        )

    # -- reasons ---------------------------------------------------------------------------------

    def _decision(self, card: DecisionCard) -> str:
        if not card.number:  # nobody asked: what was done is its title
            parts = [
                f'<p class="when">{escape(card.time)} · {escape(card.question)}</p>',
                f'<h3 class="choice">{escape(card.choice)}</h3>',
            ]
        else:
            parts = [
                f'<p class="when">{escape(card.time)}</p>',
                f"<h3>{card.number}. {escape(card.question)}</h3>",
            ]
        if card.timed_out:
            silence = _("The time ran out: silence decided.")
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
        if card.consequence:
            parts.append(f'<p class="soft came">{escape(card.consequence)}</p>')
        if card.debrief:
            parts.append(f"<p>{escape(card.debrief)}</p>")
        if card.advice:
            parts.append(f'<p class="small">{self._icon("users")} {escape(card.advice)}</p>')
        if card.reflect:
            parts.append(
                f'<p class="reflect">{self._icon("message-circle")}'
                f" <span>{escape(card.reflect)}</span></p>"
            )
        kind = "card decision-card" if card.number else "card unasked"
        return f'<article class="{kind}">{"".join(parts)}</article>'

    def _values(self, card: DecisionCard) -> Iterator[str]:
        rows = [
            (_("This put first:"), card.puts_first),
            (_("You named:"), card.value),
        ]
        terms = "".join(
            f'<div><dt>{escape(term)}</dt><dd><span class="value">{self._icon("heart")}'
            f" {escape(value)}</span></dd></div>"
            for term, value in rows
            if value
        )
        if terms:
            yield f'<dl class="values">{terms}</dl>'

    def _unheard(self, advice: list[UnheardAdvice]) -> str:
        entries = "\n".join(
            f'<li><span class="who">{escape(each.name)}</span>, {escape(each.role)}'
            f'<br><span class="stance">{escape(each.stance)}</span>'
            f"<blockquote><p>{escape(each.text)}</p></blockquote></li>"
            for each in advice
        )
        title = _("Whom you did not hear")
        return (
            f'<div class="unheard"><h4>{self._icon("ear")} {escape(title)}</h4>'
            f"<ul>\n{entries}\n</ul></div>"
        )

    # -- norms -----------------------------------------------------------------------------------

    def _norms(self, group: NormGroup) -> str:
        count = f'<span class="count">{escape(group.count)}</span>' if group.count else ""
        cards = "\n".join(map(self._norm, group.cards))
        return (
            f'<h3 class="group"><span>{escape(group.title)}</span> {count}</h3>\n'
            f'<div class="norms">\n{cards}\n</div>'
        )

    def _norm(self, card: NormCard) -> str:
        tag = _("law")
        law = f'<span class="law">{escape(tag)}</span>' if card.is_law else ""
        because = "".join(map(_because, card.because))
        certainty = f"{card.certainty_word} · {card.aard} · {card.family}"
        rows = [
            (
                _("Where is this written?"),
                f"{_with_links(card.source)}<br>"
                f'<span class="dots" aria-hidden="true">{_dots(card.certainty_dots)}</span>'
                f' <span class="soft">{escape(certainty)}</span>',
            ),
        ]
        if card.caveat:
            rows.append((_("Still to be checked"), _with_links(card.caveat)))
        if card.tensions:
            rows.append(
                (_("A tension, so no chance was missed there"), escape("; ".join(card.tensions)))
            )
        where = "".join(f"<dt>{escape(term)}</dt><dd>{text}</dd>" for term, text in rows)
        return (
            f'<article class="card norm {escape(card.status)}">'
            f'<div class="norm-head">{self._icon(_STATUS_ICONS[card.status])}<div>'
            f"<h4>{escape(card.name)}</h4>"
            f'<p class="status"><span class="word">{escape(card.status_word)}</span>{law}</p>'
            f"</div></div><p>{escape(card.statement)}</p>"
            + (f'<ul class="because">{because}</ul>' if because else "")
            + f'<dl class="where">{where}</dl></article>'
        )

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

    def _sprite(self) -> str:
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
    if paragraph.tone == "quote":
        return f"<blockquote><p><bdi>{lines}</bdi></p></blockquote>"
    tone = "" if paragraph.tone == "plain" else f' class="{escape(paragraph.tone)}"'
    return f"<p{tone}>{lines}</p>"


def _with_links(text: str) -> str:
    """Return text in which web addresses are links that show the name of their site."""
    return "".join(
        f'<a href="{escape(address)}" rel="noreferrer">{escape(piece)}</a>'
        if address
        else escape(piece)
        for piece, address in with_addresses(text)
    )


def _families(rows: tuple[tuple[str, str], ...]) -> str:
    chips = "".join(
        f"<li>{escape(label)} <strong>{escape(count)}</strong></li>" for label, count in rows
    )
    return f'<ul class="chips">{chips}</ul>'


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


def _turning_table(table: TurningTable) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    rows = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for first, *cells in table.rows
    )
    title = escape(table.title)
    return (
        f"<details><summary>{title}</summary>"
        f'<div class="scroll" tabindex="0" role="region" aria-label="{title}">'
        f'<table class="words"><caption class="hidden">{title}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )


def _table(chart: LineChart) -> str:
    heads = "".join(f'<th scope="col">{escape(series.label)}</th>' for series in chart.series)
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th>'
        + "".join(f"<td>{level}</td>" for level in levels)
        + "</tr>"
        for label, levels in chart.table
    )
    moment = _("Moment")
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(chart.title)}">'
        f'<table><caption class="hidden">{escape(chart.title)}</caption><thead><tr>'
        f'<th scope="col">{escape(moment)}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _dots(count: int) -> str:
    return "●" * count + "○" * (3 - count)


def _privacy() -> str:
    return _(
        "This page holds what you typed yourself. It stands on your own computer and nothing in it"
        " was sent anywhere. Share it only with whom you choose."
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
