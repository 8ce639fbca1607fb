"""A Debrief as a tagged PDF, set by typst (the extra `report`), on paper or for a screen reader.

The template is `report.typ` beside this module; everything in it that comes from a story or a
player goes there as JSON and is shown as text. Typst itself checks what PDF/UA-1 asks of the
tags. Fonts are ours alone, so that a page looks the same everywhere; only where a player typed
signs that our fonts do not have, those of the computer may help out.
"""

from __future__ import annotations

import json
import re
import struct
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

from burgemeestersgame.debrief import charts, mark_svg
from burgemeestersgame.debrief.links import with_addresses
from burgemeestersgame.debrief.model import (
    Block,
    CaseNote,
    Debrief,
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
    Section,
    Timeline,
    TurningPoint,
    TurningTable,
    Voice,
    VoteChart,
    is_in_full,
    is_silent,
)
from burgemeestersgame.debrief.paper import appendix, on_paper
from burgemeestersgame.debrief.telling import speaking
from burgemeestersgame.debrief.votes import bars, decided_word
from burgemeestersgame.debrief.words import status_word
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import format_day
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import assets_folder

_TEMPLATE = Path(__file__).with_name("report.typ")
_STANDARD = "ua-1"
_UNKNOWN = "\ufffd"  # shown for a sign that no font has


class NoTypst(GameError):
    """The extra `report` is not installed, so that there is nothing to make a PDF with."""


def to_pdf(debrief: Debrief) -> bytes:
    """Return the debrief as a PDF, in its own language.

    Raises:
        NoTypst: The library that sets it is not installed.
    """
    typst = _typst()
    with speaking(debrief.language):
        report = json.dumps(_cleaned(_report(debrief)))
    try:
        return _compiled(typst, report, is_alone=True)
    except typst.TypstError as error:
        if "font" not in str(error):
            raise
    try:
        return _compiled(typst, report, is_alone=False)
    except typst.TypstError:
        return _compiled(typst, json.dumps(_within(_known(), json.loads(report))), is_alone=True)


def _typst() -> ModuleType:
    try:
        import typst
    except ImportError as error:
        raise NoTypst(
            _(
                "a PDF needs a part that is not installed here; install it with:"
                " pip install 'burgemeestersgame[report]'"
            )
        ) from error
    return typst


def _compiled(typst: Any, report: str, *, is_alone: bool) -> bytes:
    content: bytes = typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=[_fonts()],
        ignore_system_fonts=is_alone,
        format="pdf",
        sys_inputs={"report": report},
        pdf_standards=[_STANDARD],
    )
    return content


def _fonts() -> Path:
    return assets_folder() / "fonts"


# -- what the template gets ----------------------------------------------------------------------


def _report(debrief: Debrief) -> dict[str, Any]:
    paper = on_paper(debrief)
    return {
        "language": debrief.language,
        "title": _("{title}: debrief").format(title=debrief.title),
        "name": debrief.title,
        "subtitle": debrief.subtitle,
        "help": list(with_addresses(debrief.help)),
        "help_certainty": debrief.help_certainty,
        "privacy": debrief.privacy,
        "words": _words(),
        "sections": [
            {"title": f"{number}. {section.title}", "blocks": _step(section)}
            for number, section in enumerate(paper.sections, 1)
        ],
        "appendix": [
            {"title": section.title, "blocks": _appendix(section)} for section in appendix(paper)
        ],
    }


def _words() -> dict[str, str]:
    return {
        "kicker": _("Debrief"),
        "page": _("page {page} of {pages}"),
        "reason": _("Your reason:"),
        "first": _("Came first here:"),
        "named": _("You named:"),
        "both": _("Came first here, and you named it too:"),
        "heard": _("heard"),
        "decided": decided_word(),
        "silence": _("You said nothing."),
        "appendix": _("appendix, page {page}"),
        "tension": _("A tension, so no chance was missed there"),
        "source": _("Written in"),
        "then": _("Then and now"),
    }


def _step(section: Section) -> list[dict[str, Any]]:
    """Return the blocks of a step; a fold knows its place in the appendix."""
    blocks = list(_blocks(section.blocks, _block))
    folds = (block for block in blocks if block["kind"] == "fold")
    for number, block in enumerate(folds):
        block["place"] = _place(section, number)
    return blocks


def _appendix(section: Section) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = []
    for number, fold in enumerate(section.blocks):
        assert isinstance(fold, Fold)
        blocks.append({"kind": "folded", "text": fold.title, "place": _place(section, number)})
        blocks += _blocks(fold.blocks, _block_in_full)
    return blocks


def _place(section: Section, number: int) -> str:
    return f"{section.id}-{number}"


def _blocks(
    blocks: tuple[Block, ...], one: Callable[[Block], dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    for kind, group in groupby(blocks, type):
        if kind is Voice:
            voices = [_voice(each) for each in group if isinstance(each, Voice)]
            yield {"kind": "voices", "voices": voices}
        else:
            yield from map(one, group)


def _block_in_full(block: Block) -> dict[str, Any]:
    match block:
        case LineChart():
            return _figures(block)
        case NormGroup():
            return _norms(block, block.cards)
    return _block(block)


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(text, "source"):
            return {"kind": "source", "text": list(with_addresses(text))}
        case Paragraph(text, tone):
            return {"kind": "paragraph", "text": text, "tone": tone}
        case Heading(text):
            return {"kind": "heading", "text": text}
        case Timeline(moments):
            return {"kind": "timeline", "days": list(_days(moments))}
        case NormGroup():
            return _norms(block, tuple(filter(is_in_full, block.cards)))
        case Fold(title):
            return {"kind": "fold", "title": title}
        case DecisionCard():
            return _decision(block)
        case CaseNote(question, _outcome, word, text):
            return {"kind": "note", "question": question, "outcome": word, "text": text}
        case LineChart():
            return _chart(block)
        case TurningPoint():
            return _turning_point(block)
        case TurningTable(_title, heads, rows):
            return {"kind": "table", "heads": heads, "rows": rows}
        case VoteChart():
            return _votes(block)
        case MarkChart():
            return _mark_chart(block)
        case Voice():
            return {"kind": "voices", "voices": [_voice(block)]}
        case Said():
            return {
                "kind": "said",
                "prompt": block.prompt,
                "text": block.text,
                "returned": [_moment(each) for each in block.returned],
            }


def _days(moments: tuple[Moment, ...]) -> Iterator[dict[str, Any]]:
    for day, group in groupby(moments, lambda moment: moment.at.date()):
        name = format_day(day)
        yield {"name": name[:1].upper() + name[1:], "moments": [_moment(each) for each in group]}


def _moment(moment: Moment) -> dict[str, Any]:
    lines = moment.text.replace(" → ", "\u00a0→\u00a0").splitlines()
    return {
        "time": moment.time,
        "kind": moment.kind,
        "title": moment.title,
        "lines": [{"text": line, "note": place > 0} for place, line in enumerate(lines)],
    }


def _decision(card: DecisionCard) -> dict[str, Any]:
    """What came of a decision stands in the course of events already."""
    silence = _("The time was up: silence decided.")
    return {
        "kind": "decision",
        "is_decision": card.number > 0,
        "title": f"{card.number}. {card.question}",
        "time": card.time,
        "choice": silence if card.timed_out else card.choice,
        "reason": card.reason,
        "value": card.value,
        "puts_first": card.puts_first,
        "debrief": card.debrief,
        "mending": card.mending,
        "reflect": card.reflect,
    }


def _votes(chart: VoteChart) -> dict[str, Any]:
    return {
        "kind": "votes",
        "title": chart.title,
        "note": chart.note,
        "rows": [
            {
                "text": row.text,
                "is_decided": row.is_decided,
                "bars": [
                    {"word": word, "count": count, "share": count / chart.most}
                    for word, count in bars(row)
                ],
            }
            for row in chart.rows
        ],
    }


def _turning_point(point: TurningPoint) -> dict[str, Any]:
    return {
        "kind": "turning",
        "title": f"{point.number}. {point.question}" if point.number else point.question,
        "time": point.time,
        "deed": point.deed,
        "lost": point.lost,
        "kept": point.kept,
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "name": voice.name,
        "role": voice.role,
        "stance": voice.stance,
        "text": voice.text,
        "is_heard": voice.is_heard,
    }


def _norms(group: NormGroup, told: tuple[NormCard, ...]) -> dict[str, Any]:
    """Return a group with some norms told and the others named, by status."""
    named: dict[str, list[str]] = {}
    for card in group.cards:
        if card not in told:
            named.setdefault(card.status, []).append(card.name.rstrip("."))
    return {
        "kind": "norms",
        "title": group.title,
        "count": group.count,
        "note": group.note,
        "is_silent": is_silent(group),
        "cards": [_norm(card) for card in told],
        "named": [
            {"status": status, "word": status_word(status), "names": "; ".join(names)}
            for status, names in named.items()
        ],
    }


def _norm(card: NormCard) -> dict[str, Any]:
    return {
        "name": card.name.rstrip("."),
        "status": card.status,
        "status_word": card.status_word,
        "aard": card.aard,
        # Where all that was done did the same, the status says so already.
        "is_mixed": card.status != "honoured"
        or any(each.kind != "honour" for each in card.because),
        "statement": card.statement,
        "because": [
            {
                "time": each.time,
                "deed": each.deed.rstrip("."),
                "touch": each.touch,
                "kind": each.kind,
            }
            for each in card.because
        ],
        "tensions": "; ".join(card.tensions),
        "source": list(with_addresses(card.source)),
        "certainty": f"{card.certainty_word} · {card.family}",
        "then_and_now": card.then_and_now,
    }


_VARIABLE = re.compile(r"var\(--[a-z-]+, (#[0-9A-Fa-f]{6})\)")


def _picture(svg: str) -> str:
    # Typst knows no custom properties: each colour is the one for where there is none.
    return _VARIABLE.sub(r"\1", svg).replace("<svg ", '<svg font-family="Inter" ')


def _chart(chart: LineChart) -> dict[str, Any]:
    return {
        "kind": "chart",
        "title": chart.title,
        "svg": _picture(charts.svg(chart)),
        "summary": chart.summary,
        "caption": charts.axis_note(),
    }


def _figures(chart: LineChart) -> dict[str, Any]:
    return {
        "kind": "figures",
        "words": chart.summary,
        "heads": [_("Moment"), *(series.label for series in chart.series)],
        "rows": [[moment, *map(str, levels)] for moment, levels in chart.table],
    }


def _mark_chart(chart: MarkChart) -> dict[str, Any]:
    return {
        "kind": "marks",
        "title": chart.title,
        "svg": _picture(mark_svg.svg(chart)),
        "summary": chart.summary,
    }


# -- signs ---------------------------------------------------------------------------------------


def _cleaned(value: Any) -> Any:
    """Return the same without signs that control how text runs, and without half characters."""
    return _each_text(value, lambda text: "".join(filter(_is_shown, text)))


def _is_shown(sign: str) -> bool:
    return sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs", "Cf", "Co", "Cn")


def _within(known: frozenset[int], value: Any) -> Any:
    """Return the same with another sign for what no font of ours can show."""
    return _each_text(
        value,
        lambda text: "".join(
            sign if sign.isspace() or ord(sign) in known else _UNKNOWN for sign in text
        ),
    )


def _each_text(value: Any, change: Any) -> Any:
    match value:
        case str():
            return change(value)
        case dict():
            return {key: _each_text(each, change) for key, each in value.items()}
        case list() | tuple():
            return [_each_text(each, change) for each in value]
    return value


@cache
def _known() -> frozenset[int]:
    """Return the characters that every font of ours has, from their `cmap` tables."""
    return frozenset.intersection(
        *(frozenset(_characters(path.read_bytes())) for path in _fonts().glob("*.otf"))
    )


def _characters(font: bytes) -> Iterator[int]:
    """Yield the characters of an OpenType font; its format 12 table has all of them."""
    tables = struct.unpack_from(">H", font, 4)[0]
    starts = {
        font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0]
        for at in range(12, 12 + 16 * tables, 16)
    }
    cmap = starts[b"cmap"]
    for number in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        at = cmap + struct.unpack_from(">I", font, cmap + 4 + 8 * number + 4)[0]
        if struct.unpack_from(">H", font, at)[0] == 12:
            for group in range(struct.unpack_from(">I", font, at + 12)[0]):
                first, last, _glyph = struct.unpack_from(">III", font, at + 16 + 12 * group)
                yield from range(first, last + 1)
