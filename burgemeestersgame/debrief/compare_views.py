"""A comparison as text, as a page that needs nothing else, and as values for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from html import escape
from typing import Any

from burgemeestersgame.debrief.compare import Comparison, Head, Part, Row, Side
from burgemeestersgame.debrief.page import Page
from burgemeestersgame.debrief.telling import speaking
from burgemeestersgame.i18n import gettext as _

VERSION = 1


def as_json(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as values that `json.dumps` takes; `differs` is said of every row."""
    document = asdict(comparison)
    for part, told in zip(comparison.parts, document["parts"], strict=True):
        for row, plain in zip(part.rows, told["rows"], strict=True):
            plain["differs"] = row.differs
    return {"version": VERSION, **document}


def as_text(comparison: Comparison) -> tuple[tuple[str, ...], ...]:
    """Return blocks of lines, each beginning with what it is about; in the language of the
    interface."""
    heads = (comparison.first, comparison.second)
    blocks: list[tuple[str, ...]] = [
        (_("{title}: two runs").format(title=comparison.title), *map(_headed, heads)),
        *((text,) for text in comparison.intro),
    ]
    for part in comparison.parts:
        blocks.append((part.title, part.note))
        blocks += [_row_as_text(row, heads) for row in part.rows]
    return tuple(tuple(filter(None, lines)) for lines in blocks)


def _headed(head: Head) -> str:
    return f"{head.title}: {head.note}" if head.note else head.title


def _row_as_text(row: Row, heads: tuple[Head, Head]) -> tuple[str, ...]:
    if row.first == row.second:
        return (row.label, f"{_both()}: {' / '.join(row.first.lines)}")
    return (
        row.label,
        f"{heads[0].title}: {' / '.join(row.first.lines)}",
        f"{heads[1].title}: {' / '.join(row.second.lines)}",
    )


def to_html(comparison: Comparison) -> str:
    """Return a page in the language of the comparison, to read on a phone, on paper and aloud."""
    with speaking(comparison.language):
        return _page(comparison)


def _page(comparison: Comparison) -> str:
    title = _("{title}: two runs").format(title=comparison.title)
    steps = "\n".join(
        f'<li><a href="#{escape(part.id)}">{escape(part.title)}</a></li>'
        for part in comparison.parts
    )
    steps_label, skip = _("Steps"), _("Skip to the comparison")
    kicker = _("Two runs beside each other")
    heads = "\n".join(
        f'<p class="subtitle">{escape(_headed(head))}</p>'
        for head in (comparison.first, comparison.second)
    )
    intro = "\n".join(f"<p>{escape(text)}</p>" for text in comparison.intro)
    parts = "\n".join(_part(comparison, part) for part in comparison.parts)
    return Page(
        language=comparison.language,
        title=title,
        skip=skip,
        bar=f"""<p class="kicker">{escape(kicker)}</p>
<h1>{escape(comparison.title)}</h1>
{heads}
<nav aria-label="{escape(steps_label)}"><ul class="steps">
{steps}
</ul></nav>""",
        main=f"<section>\n{intro}\n</section>\n{parts}",
    ).html()


def _part(comparison: Comparison, part: Part) -> str:
    id = escape(part.id)
    note = f"<p>{escape(part.note)}</p>" if part.note else ""
    table = ""
    if part.rows:
        # What a row is about stands above its two sides, so that both fit on a phone.
        rows = "\n".join(map(_row, part.rows))
        table = (
            f'<table class="pair" aria-labelledby="{id}-title"><thead><tr>'
            f'<th scope="col">{escape(comparison.first.title)}</th>'
            f'<th scope="col">{escape(comparison.second.title)}</th></tr></thead>\n'
            f"{rows}\n</table>"
        )
    return (
        f'<section id="{id}" aria-labelledby="{id}-title">\n'
        f'<h2 id="{id}-title">{escape(part.title)}</h2>\n{note}{table}\n</section>'
    )


def _row(row: Row) -> str:
    label = f'<tr><th scope="rowgroup" colspan="2">{escape(row.label)}</th></tr>'
    if row.first == row.second:
        both = f'<p class="soft small">{escape(_both())}</p>'
        cells = f'<td colspan="2">{both}{"".join(_lines(row.first))}</td>'
    else:
        cells = "".join(f"<td>{''.join(_lines(side))}</td>" for side in (row.first, row.second))
    return f"<tbody>{label}<tr>{cells}</tr></tbody>"


def _lines(side: Side) -> Iterator[str]:
    for number, line in enumerate(side.lines):
        kind = ' class="soft small"' if number else ""
        yield f"<p{kind}><bdi>{escape(line)}</bdi></p>"


def _both() -> str:
    return _("The same in both")
