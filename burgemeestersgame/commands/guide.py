"""`guide`: the trainer's guide of a scenario as a page to read or to print."""

from __future__ import annotations

from burgemeestersgame import i18n, library
from burgemeestersgame.commands import FINE
from burgemeestersgame.commands.output import must_end, talk, write_result
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario import load_scenario
from burgemeestersgame.trainer_guide import build, to_html


def write_guide(name: str, target: str) -> int:
    """Write the guide of a scenario, given by its id or path; `-` is standard output."""
    must_end(target, ".html", ".htm")
    language = i18n.language()
    scenario = load_scenario(library.find(name), language)
    write_result(target, to_html(build(scenario, load_norms(), language), language).encode())
    if target != "-":
        talk(_("Written: {path}").format(path=target))
    return FINE
