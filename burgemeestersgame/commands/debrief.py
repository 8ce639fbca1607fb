"""`debrief`: the debrief of a run as one page that needs nothing else."""

from burgemeestersgame import i18n
from burgemeestersgame.commands import FINE
from burgemeestersgame.commands.output import talk, write_result
from burgemeestersgame.commands.runs import find
from burgemeestersgame.debrief.build import build
from burgemeestersgame.debrief.html import to_html
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import scenario_from_files


def write_debrief(name: str, target: str) -> int:
    """Write the debrief of a run, finished or not, as an HTML file."""
    exported = find(name)
    language = i18n.language()
    scenario = scenario_from_files(exported.files, exported.run.scenario, language)
    played = exported.started.astimezone() if exported.started else None
    page = to_html(build(scenario, exported.run, language, played))
    write_result(target, page.encode())
    if target != "-":
        talk(_("Written: {path}").format(path=target))
    return FINE
