"""A debrief as plain text: blocks of lines, for a terminal or a screen reader."""

from __future__ import annotations

from burgemeestersgame.debrief.model import (
    Block,
    CaseNote,
    Debrief,
    DecisionCard,
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
    is_silent,
)
from burgemeestersgame.i18n import format_day
from burgemeestersgame.i18n import gettext as _

Lines = tuple[str, ...]
Page = tuple[Lines, ...]


def as_text(debrief: Debrief) -> tuple[Page, ...]:
    """Return a page of blocks for each step of the debrief; a block is lines that belong together.

    The first page begins with the title, the last ends with where to find help. The labels are
    in the language of the interface, which ought to be the debrief's.
    """
    pages = []
    for number, section in enumerate(debrief.sections, 1):
        page: list[Lines] = [(f"{number}. {section.title}",)]
        before: Block | None = None
        for block in section.blocks:
            if isinstance(block, Voice):
                if not isinstance(before, Voice):
                    page.append((_("How others chose"),))
                page[-1] += _voice(block)
            else:
                page += _block(block)
            before = block
        pages.append(page)
    title = (_("Looking back: {title}").format(title=debrief.title), debrief.subtitle)
    help_line = (_("Where to find help"), debrief.help, debrief.help_certainty)
    pages = pages or [[]]
    pages[0].insert(0, title)
    pages[-1].append(help_line)
    return tuple(tuple(tuple(filter(None, lines)) for lines in page) for page in pages)


def _block(block: Block) -> list[Lines]:
    match block:
        case Paragraph(text, tone):
            return [(f"“{text}”" if tone == "quote" else text,)]
        case Heading(text):
            return [(text,)]
        case Timeline():
            return _timeline(block)
        case NormGroup(title, count, cards, note):
            head = f"{title}: {count}" if count else title
            if is_silent(block):
                return [(head, _stop("; ".join(card.name for card in cards)))]
            return [(head, note), *map(_norm, cards)]
        case DecisionCard():
            return [_decision(block)]
        case Voice():
            return [_voice(block)]
        case Said():
            return _said(block)
        case CaseNote():
            return [(block.question, f"{block.outcome_word}: {block.text}")]
        case LineChart() | MarkChart():
            return [(block.title, *block.summary.splitlines())]
        case TurningPoint():
            return [_turning_point(block)]
        case TurningTable():
            return []  # the few that mattered most are told; all of them would be too much to hear


def _voice(voice: Voice) -> Lines:
    heard = _("heard") if voice.is_heard else _("not heard")
    head = _("{name}, {role} ({heard}), {stance}")
    return (
        head.format(name=voice.name, role=voice.role, heard=heard, stance=voice.stance),
        f"“{voice.text}”" if voice.text else "",
    )


def _said(said: Said) -> list[Lines]:
    yours = f"“{said.text}”" if said.text else _("You said nothing. That is an answer too.")
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
            name = format_day(day)
            found.append((f"{name[:1].upper()}{name[1:]}",))
        found.append((f"{_stop(moment.time)} {moment.title}", moment.text))
    return found


def _norm(card: NormCard) -> Lines:
    status = f"{card.status_word[:1].upper()}{card.status_word[1:]}"
    name = "" if card.statement.startswith(card.name.rstrip(".")) else _stop(card.name) + " "
    return (
        f"{status}: {name}{card.statement}",
        *(f"{each.time}: {each.deed} ({each.touch})" for each in card.because),
        *(_("Tension: {name}").format(name=name) for name in card.tensions),
        _("Source: {source} ({certainty})").format(
            source=card.source.rstrip("."), certainty=card.certainty_word
        ),
        _("To be checked: {caveat}").format(caveat=card.caveat) if card.caveat else "",
        card.then_and_now,
    )


def _decision(card: DecisionCard) -> Lines:
    if card.number:
        chose = _("You did not decide in time.") if card.timed_out else card.choice
        head: Lines = (f"{_stop(card.time)} {card.number}. {card.question}", chose)
    else:
        head = (f"{_stop(card.time)} {card.choice}",)
    return (
        *head,
        _("Your reason: {reason}").format(reason=card.reason) if card.reason else "",
        *_values(card),
        card.debrief,
        " ".join(filter(None, (card.advice, card.pace, card.confidence))),
        card.hindsight,
        _("To think about: {question}").format(question=card.reflect) if card.reflect else "",
    )


def _turning_point(point: TurningPoint) -> Lines:
    number = f"{point.number}. " if point.number else ""
    title = f"{_stop(point.time)} {number}{point.question}"
    return (title, point.deed, *point.lost, *point.kept)


def _values(card: DecisionCard) -> Lines:
    if card.value and card.value == card.puts_first:
        return (_and(_("Came first here, and you named it too:"), card.value),)
    return _and(_("Came first here:"), card.puts_first), _and(_("You named:"), card.value)


def _and(label: str, text: str) -> str:
    return f"{label} {text}" if text else ""


def _stop(text: str) -> str:
    """End a sentence, also one that ends with `a.m.`."""
    return text if text.endswith((".", "?", "!")) else text + "."
