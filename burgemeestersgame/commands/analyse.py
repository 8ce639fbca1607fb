"""`analyse`: what a scenario can do, over every play there is."""

from __future__ import annotations

from collections.abc import Iterator

from burgemeestersgame import i18n, library
from burgemeestersgame.analysis.cached import analysis_of
from burgemeestersgame.analysis.result import Analysis
from burgemeestersgame.analysis.roles import where_roles_matter
from burgemeestersgame.commands import FINE
from burgemeestersgame.commands.output import emit, emit_json
from burgemeestersgame.commands.progress import bar
from burgemeestersgame.debrief.words import status_word
from burgemeestersgame.i18n import format_number, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import load_scenario
from burgemeestersgame.scenario.model import Scenario

_MOST_DIGITS = 24  # before a number is rounded
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def analyse_scenario(name: str, form: str, *, is_fresh: bool = False) -> int:
    """Write what a scenario can do and what it cannot.

    Args:
        is_fresh: Work it out anew, whatever is kept or shipped.
    """
    path = library.find_to_write(name)
    scenario = load_scenario(path, i18n.language())
    folder = path if path.is_dir() else path.parent
    with bar() as show:
        analysis = analysis_of(scenario, folder=folder, is_fresh=is_fresh, progress=show)
    if form == "json":
        emit_json(as_json(analysis, scenario))
    else:
        emit("\n".join(_as_text(analysis, scenario)))
    return FINE


def as_json(analysis: Analysis, scenario: Scenario) -> dict[str, object]:
    """Return an analysis as values for JSON; `roles` only of a story that has roles."""
    roles = where_roles_matter(scenario, analysis)
    return {
        "exact": analysis.exact,
        "states": analysis.states,
        "playthroughs": analysis.playthroughs,
        "endings": analysis.endings,
        "unreachable": analysis.unreachable,
        "dominated": analysis.dominated,
        "norms": analysis.norms,
        "unknown": analysis.unknown,
        **({"roles": roles} if roles else {}),
    }


def _as_text(analysis: Analysis, scenario: Scenario) -> Iterator[str]:
    yield scenario.title
    plays = _grouped(analysis.playthroughs)
    states = format_number(analysis.states)
    if analysis.exact:
        yield _("{plays} different plays, {states} different situations").format(
            plays=plays, states=states
        )
    else:
        yield _("At least {plays} different plays, {states} different situations").format(
            plays=plays, states=states
        )
        yield _("The story is too large to answer everything. What stands here is certain.")
    yield ""
    yield _("Endings that can be reached: {ids}").format(ids=", ".join(analysis.endings))
    yield ""
    if analysis.unreachable:
        yield _("Can never happen:")
        yield from (f"  {name}" for name in analysis.unreachable)
    elif analysis.exact:
        yield _("Everything in the file can happen.")
    if analysis.unknown:
        yield ngettext(
            "{count} thing is not known:", "{count} things are not known:", len(analysis.unknown)
        ).format(count=len(analysis.unknown))
        yield from (f"  {name}" for name in analysis.unknown)
    if analysis.dominated:
        yield ""
        yield _("Never better than another choice:")
        for worse, better in analysis.dominated:
            yield "  " + _("{worse}, beside {better}").format(worse=worse, better=better)
    if analysis.norms:
        yield ""
        yield _("Norms, and how a play can end for each")
    for id, statuses in analysis.norms.items():
        yield f"  {id}: {', '.join(status_word(status) for status in statuses)}"
    if roles := where_roles_matter(scenario, analysis):
        yield ""
        yield _("Roles, and where what only they know can matter")
    nowhere = _("nowhere")
    for id, dilemmas in roles.items():
        yield f"  {id}: {', '.join(dilemmas) or nowhere}"


def _grouped(digits: str) -> str:
    """Return a whole number of any size as people write it."""
    if len(digits) <= _MOST_DIGITS:
        return format_number(int(digits))
    power = str(len(digits) - 1).translate(_RAISED)
    return f"{format_number(int(digits[:2]) / 10, 1)} × 10{power}"
