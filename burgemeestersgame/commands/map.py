"""`map`: the story of a scenario as a picture."""

from __future__ import annotations

from pathlib import Path

from burgemeestersgame import i18n, library
from burgemeestersgame.commands import FINE, WrongUse
from burgemeestersgame.commands.output import form_for, talk, write_result
from burgemeestersgame.files import reason
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import load_scenario
from burgemeestersgame.storymap import (
    Hits,
    graph_of,
    lay_out,
    read_hits,
    to_html,
    to_mermaid,
    to_svg,
)
from burgemeestersgame.storymap.graph import StoryGraph
from burgemeestersgame.storymap.hits import unknown_to

_ENDINGS = {
    ".svg": "svg",
    ".html": "html",
    ".htm": "html",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
}


def draw_map(name: str, form: str | None, target: str, hits_file: str | None) -> int:
    """Write the map of a scenario as SVG, as a page or as Mermaid.

    Args:
        form: svg, html or mermaid; None: as the file's name says, else svg.
        hits_file: What `simulate --format json` wrote, or None.
    """
    form = form or form_for(target, _ENDINGS, "svg")
    graph = graph_of(load_scenario(library.find_to_write(name), i18n.language()))
    hits = _hits(hits_file, graph) if hits_file is not None else None
    if form == "mermaid":
        content = to_mermaid(graph, hits)
    else:
        picture = lay_out(graph, hits)
        content = to_html(picture) if form == "html" else to_svg(picture)
    write_result(target, content.encode())
    if target != "-":
        talk(_("Written: {path}").format(path=target))
    return FINE


def _hits(path: str, graph: StoryGraph) -> Hits:
    try:
        content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        message = _("'{path}' cannot be read: {reason}").format(path=path, reason=reason(error))
        raise WrongUse(message) from error
    hits = read_hits(content)
    if unknown := unknown_to(graph, hits):
        raise WrongUse(
            _("the file with hits counts '{id}', which this scenario does not have").format(
                id=unknown[0]
            )
        )
    return hits
