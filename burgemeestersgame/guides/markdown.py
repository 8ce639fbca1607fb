"""The guides are plain Markdown: this turns just that much of it into HTML.

Headings, paragraphs, lists of one or more levels, tables, quotes, fenced code, pictures, links, and
words that are strong, stressed or code; `- [ ]` is a box to tick on paper. A test holds the guides
to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import NamedTuple

_FENCE = re.compile(r" {0,3}```(\w*)\s*$")
_HEADING = re.compile(r"(#{1,4}) +(.+?)\s*$")
_ITEM = re.compile(r"( *)(?:-|\d+\.) +(.*)$")
_NUMBERED = re.compile(r" *\d+\. ")
_RULE = re.compile(r"\|[ :|-]+\|\s*$")
_CODE = re.compile(r"(`+)(.+?)\1")
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_STRESSED = re.compile(r"(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])")
_CELL = re.compile(r"(?<!\\)\|")
_BOX = "[ ] "

Link = Callable[[str], str]


class Heading(NamedTuple):
    """A heading: its level from 1, its words as HTML, and the id that links name."""

    level: int
    html: str
    id: str


def headings(text: str) -> list[Heading]:
    """Return the headings of a guide, in order."""
    found: list[Heading] = []
    is_code = False
    for line in text.splitlines():
        if _FENCE.match(line):
            is_code = not is_code
        elif not is_code and (match := _HEADING.match(line)):
            found.append(Heading(len(match[1]), _inline(match[2], str), _anchor(match[2])))
    return found


def to_html(text: str, link: Link = str) -> str:
    """Return a guide as HTML.

    Args:
        link: Is given each address and returns where that is now, '' for no link at all.
    """
    return "\n".join(_blocks(text.splitlines(), link))


def _blocks(lines: list[str], link: Link) -> Iterator[str]:
    at = 0
    while at < len(lines):
        line = lines[at]
        end = at + 1
        if not line.strip():
            pass
        elif _FENCE.match(line):
            while end < len(lines) and not _FENCE.match(lines[end]):
                end += 1
            code = "\n".join(lines[at + 1 : end])
            yield f'<pre tabindex="0"><code>{escape(code)}</code></pre>'
            end += 1
        elif match := _HEADING.match(line):
            level, words = len(match[1]), _inline(match[2], link)
            yield f'<h{level} id="{escape(_anchor(match[2]))}">{words}</h{level}>'
        elif line.startswith("|"):
            while end < len(lines) and lines[end].startswith("|"):
                end += 1
            yield _table(lines[at:end], link)
        elif line.startswith(">"):
            while end < len(lines) and lines[end].startswith(">"):
                end += 1
            inside = [each[1:].removeprefix(" ") for each in lines[at:end]]
            yield f"<blockquote>{to_html(chr(10).join(inside), link)}</blockquote>"
        elif _ITEM.match(line):
            while end < len(lines) and _goes_on(lines, end):
                end += 1
            yield _list(lines[at:end], link)
        else:
            while end < len(lines) and _is_text(lines[end]):
                end += 1
            yield f"<p>{_inline(' '.join(each.strip() for each in lines[at:end]), link)}</p>"
        at = end


def _is_text(line: str) -> bool:
    is_other = _FENCE.match(line) or _HEADING.match(line) or _ITEM.match(line)
    return bool(line.strip()) and not is_other and not line.startswith(("|", ">"))


def _goes_on(lines: list[str], at: int) -> bool:
    """Whether a line belongs to the list before it: an item, its text, or what is indented."""
    if lines[at].strip():
        return bool(_ITEM.match(lines[at])) or lines[at].startswith("  ") or _is_text(lines[at])
    after = next((line for line in lines[at:] if line.strip()), "")
    return after.startswith("  ") or bool(_ITEM.match(after))


def _list(lines: list[str], link: Link) -> str:
    kind = "ol" if _NUMBERED.match(lines[0]) else "ul"
    items: list[list[str]] = []
    for line in lines:
        match = _ITEM.match(line)
        if match and not match[1]:
            items.append([match[2]])
        else:
            items[-1].append(line)
    return "\n".join((f"<{kind}>", *(_item(item, link) for item in items), f"</{kind}>"))


def _item(lines: list[str], link: Link) -> str:
    first, *rest = lines
    inside = "\n".join((first, *map(_outdented, rest)))
    html = to_html(inside, link)
    if html.count("<p>") == 1 and html.startswith("<p>"):
        html = html.removeprefix("<p>").replace("</p>", "", 1)  # a line needs no room around it
    if html.startswith(_BOX):
        return f'<li class="box">{html.removeprefix(_BOX)}</li>'
    return f"<li>{html}</li>"


def _outdented(line: str) -> str:
    return re.sub(r"^ {1,3}", "", line)


def _table(lines: list[str], link: Link) -> str:
    rows = [
        [cell.strip().replace("\\|", "|") for cell in _CELL.split(line.strip().strip("|"))]
        for line in lines
        if not _RULE.match(line)
    ]
    head, *body = rows
    cells = "".join(
        f'<th scope="col">{_inline(cell, link)}</th>' if cell else "<td></td>" for cell in head
    )
    parts = [
        '<div class="wide" tabindex="0"><table>',
        f"<thead><tr>{cells}</tr></thead>",
        "<tbody>",
    ]
    for row in body:
        cells = "".join(f"<td>{_inline(cell, link)}</td>" for cell in row)
        parts.append(f"<tr>{cells}</tr>")
    return "\n".join((*parts, "</tbody></table></div>"))


def _inline(text: str, link: Link) -> str:
    """Return words as HTML; what is code is taken as it stands."""
    parts: list[str] = []
    at = 0
    for code in _CODE.finditer(text):
        parts += [text[at : code.start()], code[2].strip() if len(code[1]) > 1 else code[2]]
        at = code.end()
    parts.append(text[at:])
    # Code stands for itself in links and strong words too, so it is put back at the end.
    marked = "".join(
        part if number % 2 == 0 else f"\0{number}\0" for number, part in enumerate(parts)
    )
    html = _styled(marked, link)
    return re.sub(r"\0(\d+)\0", lambda at: f"<code>{escape(parts[int(at[1])])}</code>", html)


def _styled(text: str, link: Link) -> str:
    html: list[str] = []
    at = 0
    for match in _LINK.finditer(text):
        html.append(_weighted(text[at : match.start()]))
        address = escape(link(match[3]))
        if match[1]:
            html.append(f'<img src="{address}" alt="{escape(match[2])}">')
        elif address:
            html.append(f'<a href="{address}">{_weighted(match[2])}</a>')
        else:
            html.append(_weighted(match[2]))
        at = match.end()
    html.append(_weighted(text[at:]))
    return "".join(html)


def _weighted(text: str) -> str:
    strong = _STRONG.sub(r"<strong>\1</strong>", escape(text, quote=False))
    return _STRESSED.sub(r"<em>\1</em>", strong)


def _anchor(words: str) -> str:
    """Return the id of a heading, as those who write links to it know it."""
    plain = re.sub(r"[^\w\- ]", "", words.lower())
    return plain.replace(" ", "-")
