"""A course as one page to print, as text, and as values for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from burgemeestersgame.debrief.page import Page
from burgemeestersgame.debrief.telling import speaking
from burgemeestersgame.groups.course import Agreement, Course, Table
from burgemeestersgame.i18n import gettext as _

VERSION = 1
_STYLE = Path(__file__).with_name("course.css")


def as_json(course: Course) -> dict[str, Any]:
    """Return a course as values that `json.dumps` takes."""
    return {"version": VERSION, **asdict(course)}


def as_text(course: Course) -> tuple[tuple[str, ...], ...]:
    """Return blocks of lines, each beginning with what it is about; in the language of the
    interface."""
    blocks: list[tuple[str, ...]] = [(course.name, course.subtitle)]
    if course.items:
        lines = (" · ".join(filter(None, (it.date, it.title, it.note))) for it in course.items)
        blocks.append((_("What was played"), *lines))
    blocks += [(each.head, *(f"“{line}”" for line in each.lines)) for each in course.agreements]
    for table in _tables(course):
        blocks.append((table.title, table.note))
        blocks += [
            (
                row.label,
                *(
                    f"{head}: {cell.text}"
                    for head, cell in zip(table.heads, row.cells, strict=True)
                    if cell.text
                ),
            )
            for row in table.rows
        ]
    return tuple(tuple(filter(None, lines)) for lines in blocks)


def to_html(course: Course) -> str:
    """Return the page in the language of the course; on paper it is one sheet of A4."""
    with speaking(course.language):
        kicker = _("Course")
        return Page(
            language=course.language,
            title=_("{name}: course").format(name=course.name),
            skip=_("Skip to the course"),
            bar=(
                f'<p class="kicker">{escape(kicker)}</p>\n<h1>{escape(course.name)}</h1>\n'
                f'<p class="subtitle">{escape(course.subtitle)}</p>'
            ),
            main="\n".join(_sections(course)),
            footer=f"<p>{escape(_no_names())}</p>",
            styles=(_STYLE,),
        ).html()


def _tables(course: Course) -> Iterator[Table]:
    if course.norms is not None:
        yield course.norms
    yield from course.stories


def _sections(course: Course) -> Iterator[str]:
    if course.items:
        rows = "\n".join(
            f"<li><b>{escape(each.title)}</b>"
            f" <span>{escape(' · '.join(filter(None, (each.date, each.note))))}</span></li>"
            for each in course.items
        )
        yield _section("played", _("What was played"), f'<ul class="played">\n{rows}\n</ul>')
    if course.agreements:
        cards = "\n".join(map(_agreement, course.agreements))
        yield _section("agreed", _("What was agreed"), f'<div class="agreements">\n{cards}\n</div>')
    if course.norms is not None:
        yield _section("norms", course.norms.title, _table(course.norms))
    if course.stories:
        tables = "\n".join(
            f"<h3>{escape(table.title)}</h3>\n{_table(table)}" for table in course.stories
        )
        yield _section("again", _("The same story again"), tables)


def _section(id: str, title: str, body: str) -> str:
    return (
        f'<section id="{id}" aria-labelledby="{id}-title">\n<h2 id="{id}-title">{escape(title)}'
        f"</h2>\n{body}\n</section>"
    )


def _agreement(agreement: Agreement) -> str:
    lines = "".join(f"<li><bdi>{escape(line)}</bdi></li>" for line in agreement.lines)
    came = _("What came of it:")
    return (
        f'<article class="agreement"><h3>{escape(agreement.head)}</h3><ul>{lines}</ul>'
        f'<p class="write">{escape(came)}</p></article>'
    )


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    rows = "\n".join(
        f'<tr><th scope="row">{escape(row.label)}</th>'
        + "".join(
            f'<td class="{escape(cell.id)}" data-head="{escape(head)}">{escape(cell.text)}</td>'
            for head, cell in zip(table.heads, row.cells, strict=True)
        )
        + "</tr>"
        for row in table.rows
    )
    note = f'<p class="soft small">{escape(table.note)}</p>' if table.note else ""
    return (
        f'<table class="times"><caption class="hidden">{escape(table.title)}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>{note}"
    )


def _no_names() -> str:
    return _(
        "Nothing here says who was there or what anybody chose. It stands on your own computer"
        " and nothing in it was sent anywhere."
    )
