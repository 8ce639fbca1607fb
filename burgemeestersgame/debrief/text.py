"""A debrief as plain text: blocks of lines, for a terminal or a screen reader.

What a screen folds away stands in an appendix; where it would stand, its title says so.
"""

from __future__ import annotations

from burgemeestersgame.debrief.model import (
    Block,
    CaseNote,
    Debrief,
    DecisionCard,
    Fold,
    Heading,
    LineChart,
    MarkChart,
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
from burgemeestersgame.debrief.paper import appendix, on_paper
from burgemeestersgame.debrief.votes import bars, decided_word
from burgemeestersgame.debrief.words import capital
from burgemeestersgame.i18n import format_day
from burgemeestersgame.i18n import gettext as _

Lines = tuple[str, ...]
Page = tuple[Lines, ...]


def as_text(debrief: Debrief) -> tuple[Page, ...]:
    """Return a page of blocks for each step of the debrief; a block is lines that belong together.

    The first page begins with the title, the last ends with where to find help. The labels are
    in the language of the interface, which ought to be the debrief's.
    """
    pages = [
        [(f"{number}. {section.title}",), *_blocks(section.blocks, is_asked_for=False)]
        for number, section in enumerate(on_paper(debrief).sections, 1)
    ]
    title: Lines = (_("Looking back: {title}").format(title=debrief.title), debrief.subtitle)
    if appendix(debrief):
        title += (_("What stands behind an arrow (→) is told in the appendix."),)
    help_line = (_("Where to find help"), debrief.help, debrief.help_certainty)
    pages = pages or [[]]
    pages[0].insert(0, title)
    pages[-1].append(help_line)
    return tuple(tuple(tuple(filter(None, lines)) for lines in page) for page in pages)


def appendix_as_text(debrief: Debrief) -> tuple[Page, ...]:
    """Return what is there for who asks: a page for each step in which something is folded away."""
    pages = []
    for section in appendix(on_paper(debrief)):
        page: list[Lines] = [(section.title,)]
        for fold in section.blocks:
            assert isinstance(fold, Fold)
            page += [(fold.title,), *_blocks(fold.blocks, is_asked_for=True)]
        pages.append(tuple(tuple(filter(None, lines)) for lines in page))
    return tuple(pages)


def _blocks(blocks: tuple[Block, ...], *, is_asked_for: bool) -> list[Lines]:
    page: list[Lines] = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Voice) and isinstance(before, Voice):
            page[-1] += _voice(block)
        else:
            page += _block(block, is_asked_for=is_asked_for)
        before = block
    return page


def _block(block: Block, *, is_asked_for: bool) -> list[Lines]:
    match block:
        case Paragraph(text, tone):
            return [(f"“{text}”" if tone == "quote" else text,)]
        case Heading(text):
            return [(text,)]
        case Timeline():
            return _timeline(block)
        case NormGroup():
            return _norms(block, is_asked_for=is_asked_for)
        case Fold(title):
            return [(f"→ {title}",)]
        case LineChart() if not is_asked_for:
            return [(block.title, *_from_start_to_end(block))]
        case DecisionCard():
            return [_decision(block)]
        case Voice():
            return [_voice(block)]
        case Said():
            return _said(block)
        case CaseNote():
            return [(block.question, f"{capital(block.outcome_word)}: {block.text}")]
        case LineChart() | MarkChart():
            return [(block.title, *block.summary.splitlines())]
        case TurningPoint():
            return [_turning_point(block)]
        case VoteChart(_title, answers, note):
            return [(*map(_vote, answers), note)]
        case TurningTable(_title, heads, rows):
            return [
                (
                    row[0],
                    *(
                        f"{head}: {cell}"
                        for head, cell in zip(heads[1:], row[1:], strict=True)
                        if cell
                    ),
                )
                for row in rows
            ]


def _from_start_to_end(chart: LineChart) -> list[str]:
    return [
        _("{indicator}: {before} → {after}").format(
            indicator=series.label, before=series.points[0][1], after=series.points[-1][1]
        )
        for series in chart.series
    ]


def _norms(group: NormGroup, *, is_asked_for: bool) -> list[Lines]:
    head = f"{group.title}: {group.count}" if group.count else group.title
    if is_silent(group):
        return [(head, *(f"{_stop(card.name)} {card.statement}" for card in group.cards))]
    if is_asked_for:
        return [(head,), *map(_norm, group.cards)]
    named: dict[str, list[str]] = {}
    for card in group.cards:
        if not is_in_full(card):
            named.setdefault(card.status_word, []).append(card.name.rstrip("."))
    lines = (f"{capital(word)}: {'; '.join(names)}." for word, names in named.items())
    return [(head, group.note), *map(_norm, filter(is_in_full, group.cards)), tuple(lines)]


def _voice(voice: Voice) -> Lines:
    heard = _("heard") if voice.is_heard else _("not heard")
    head = _("{name}, {role} ({heard}), {stance}")
    return (
        head.format(name=voice.name, role=voice.role, heard=heard, stance=voice.stance),
        f"“{voice.text}”" if voice.text else "",
    )


def _said(said: Said) -> list[Lines]:
    yours = f"“{said.text}”" if said.text else _("You said nothing.")
    return [
        (said.prompt, yours),
        *((f"{_stop(each.time)} {each.title}", each.text) for each in said.returned),
    ]


def _timeline(timeline: Timeline) -> list[Lines]:
    found: list[Lines] = []
    day = None
    for moment in timeline.moments:
        if moment.at.date() != day:
            day = moment.at.date()
            found.append((capital(format_day(day)),))
        found.append((f"{_stop(moment.time)} {moment.title}", moment.text))
    return found


def _norm(card: NormCard) -> Lines:
    return (
        f"{capital(card.status_word)}: {_stop(card.name)}",
        card.statement,
        *(f"{capital(each.time)}: {each.deed} ({each.touch})" for each in card.because),
        *(_("Tension: {name}").format(name=name) for name in card.tensions),
        _("Source: {source} ({certainty})").format(
            source=card.source.rstrip("."), certainty=card.certainty_word
        ),
        card.then_and_now,
    )


def _decision(card: DecisionCard) -> Lines:
    when = _stop(capital(card.time))
    if card.number:
        chose = _("The time was up: silence decided.") if card.timed_out else card.choice
        head: Lines = (f"{when} {card.number}. {card.question}", chose)
    else:
        head = (f"{when} {card.choice}",)
    return (
        *head,
        _("Your reason: {reason}").format(reason=card.reason) if card.reason else "",
        *_values(card),
        card.debrief,
        card.mending,
        _("To think about: {question}").format(question=card.reflect) if card.reflect else "",
    )


def _turning_point(point: TurningPoint) -> Lines:
    number = f"{point.number}. " if point.number else ""
    title = f"{_stop(capital(point.time))} {number}{point.question}"
    return (title, point.deed, *point.lost, *point.kept)


def _vote(row: VoteRow) -> str:
    counts = ", ".join(f"{word} {count}" for word, count in bars(row))
    done = f" ({decided_word()})" if row.is_decided else ""
    return f"{row.text}{done}: {counts}" if counts else f"{row.text}{done}"


def _values(card: DecisionCard) -> Lines:
    if card.value and card.value == card.puts_first:
        return (_and(_("Came first here, and you named it too:"), card.value),)
    return _and(_("Came first here:"), card.puts_first), _and(_("You named:"), card.value)


def _and(label: str, text: str) -> str:
    return f"{label} {text}" if text else ""


def _stop(text: str) -> str:
    """End a sentence, also one that ends with `a.m.`."""
    return text if text.endswith((".", "?", "!")) else text + "."
