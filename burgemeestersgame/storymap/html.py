"""A Picture as one page that needs nothing else: no network, no other file.

With a script the picture can be zoomed, moved and searched, and a panel tells everything about a
scene. Without one it is a picture to scroll and a list to read; the list is there for everybody who
would rather read than look. A content policy lets only our own script run, by its digest, so that
nothing an author wrote can.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from burgemeestersgame.debrief.page import document
from burgemeestersgame.i18n import format_number, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.storymap.cards import Piece
from burgemeestersgame.storymap.details import Details, address
from burgemeestersgame.storymap.layout import Picture
from burgemeestersgame.storymap.svg import description, drawing, style


def to_html(picture: Picture) -> str:
    """Return the page, in the language of the interface; the story's texts are in theirs."""
    graph = picture.graph
    title = _("Map of {title}").format(title=graph.title)
    skip = _("Skip to the list of all scenes")
    body = f"""<a class="skip" href="#list">{escape(skip)}</a>
{_bar(picture)}
<main>
{_app(picture)}
{_list(picture)}
</main>"""
    style_sheet = _asset("page.css") + style()
    return document(graph.interface, title, style_sheet, body, _asset("page.js"))


def _bar(picture: Picture) -> str:
    graph = picture.graph
    kicker = _("Map")
    counts = description(picture)
    if picture.hits is not None:
        runs = picture.hits.runs
        plays = ngettext("{count} play", "{count} plays", runs).format(count=format_number(runs))
        counts = f"{counts} · {plays}"
    search, next_one = _("Search"), _("Next")
    none, found = _("nothing found"), _("{number} of {count}")
    buttons = "".join(
        f'<button type="button" data-do="{do}" title="{escape(name)}">{escape(sign)}'
        f"{_hidden(name) if sign != name else ''}</button>"
        for do, sign, name in (
            ("closer", "+", _("Closer")),
            ("farther", "\u2212", _("Farther")),
            ("width", _("Readable"), _("Readable")),
            ("whole", _("Whole story"), _("Whole story")),
            ("legend", _("Legend"), _("Legend")),
            ("list", _("List"), _("List")),
        )
    )
    return f"""<header class="bar">
<div class="name"><p class="kicker">{escape(kicker)} · {escape(graph.id)}</p>
<h1 lang="{escape(graph.language)}">{escape(graph.title)}</h1>
<p class="counts">{escape(counts)}</p></div>
<form class="needs-script" role="search">
<label for="search">{escape(search)}</label>
<input id="search" type="search" autocomplete="off" spellcheck="false">
<button type="submit">{escape(next_one)}</button>
<output for="search" data-none="{escape(none)}" data-found="{escape(found)}"></output>
</form>
<div class="tools needs-script">{buttons}</div>
</header>"""


def _app(picture: Picture) -> str:
    title = _("Map of {title}").format(title=picture.graph.title)

    def link(piece: Piece) -> str:
        return f"#{address(piece.key)}"

    close, about = _("Close"), _("About what you chose")
    return f"""<div class="app">
<div class="strip needs-script" aria-hidden="true"></div>
<div class="stage" role="region" aria-label="{escape(title)}" tabindex="0">
<svg xmlns="http://www.w3.org/2000/svg" class="map" lang="{escape(picture.graph.language)}"
 width="{picture.width:.0f}" height="{picture.height:.0f}"
 viewBox="0 0 {picture.width:.0f} {picture.height:.0f}" data-story="{picture.story_width:.0f}">
<rect class="ground" width="{picture.width:.0f}" height="{picture.height:.0f}"/>
{drawing(picture, link)}
</svg>
</div>
<aside class="panel needs-script" aria-label="{escape(about)}" hidden>
<h2 class="hidden">{escape(about)}</h2>
<button type="button" data-do="close">{escape(close)}</button><div class="told"></div>
</aside>
</div>"""


def _list(picture: Picture) -> str:
    graph = picture.graph
    details = Details(graph, picture.hits)
    heading = _("All scenes")
    parts = [f'<section id="list" tabindex="-1"><h2>{escape(heading)}</h2>']
    parts.append(f'<div lang="{escape(graph.language)}">')
    parts += map(details.scene, graph.scenes)
    parts.append("</div>")
    if graph.actions:
        parts.append(f"<h2>{escape(_('What you may do unasked'))}</h2>")
        parts.append(f'<div lang="{escape(graph.language)}">')
        parts += map(details.action, graph.actions)
        parts.append("</div>")
    parts += [f"<h2>{escape(_('Legend'))}</h2>", _legend(), "</section>"]
    return "\n".join(parts)


def _legend() -> str:
    rows = (
        (_("Blue box with a gavel"), _("a dilemma; below the question stand its choices")),
        (_("Box with an hourglass"), _("what silence does when time runs out")),
        (_("Speech balloon"), _("an explain-it moment")),
        (_("Box with cut corners"), _("a bridge: story that is only read")),
        (_("Double edge with a flag"), _("an ending")),
        (_("Green box with a hand"), _("an action: what a player may do unasked")),
        (_("Dashed arrow to a dashed box"), _("what comes of it later, and when")),
        (_("Line that ends in a cross"), _("takes away something that was to come later")),
        (_("Numbers on the ways"), _("the first that holds is the way on")),
        (_("✓, ✗ and a wrench"), _("how many norms it honours, breaches and repairs")),
        (_("Thick and dotted lines"), _("in a simulation: often taken, and never taken")),
    )
    keys = (
        (_("+ and −"), _("closer and farther")),
        (_("Arrows, Page Up and Page Down"), _("move the picture")),
        (_("0 and 1"), _("the whole story, and readable")),
        (_("Tab and Enter"), _("to the next scene, and all about it")),
        ("Esc", _("close what is told about it")),
    )

    def terms(pairs: tuple[tuple[str, str], ...]) -> str:
        return "".join(
            f"<div><dt>{escape(term)}</dt><dd>{escape(text)}</dd></div>" for term, text in pairs
        )

    head = _("How to read the map")
    return (
        f'<article id="legend" class="card"><h3 tabindex="-1">{escape(head)}</h3>'
        f'<dl>{terms(rows)}</dl><div class="needs-script"><h4>{escape(_("Keys"))}</h4>'
        f"<dl>{terms(keys)}</dl></div></article>"
    )


def _hidden(text: str) -> str:
    return f'<span class="hidden"> {escape(text)}</span>'


def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
