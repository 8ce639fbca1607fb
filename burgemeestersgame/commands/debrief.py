"""`debrief`: the debrief of a run as a file, to read, to print or for another program."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from burgemeestersgame import export, i18n, sessions
from burgemeestersgame.commands import FINE, WrongUse
from burgemeestersgame.commands.group_debrief import GROUP_FORMS
from burgemeestersgame.commands.output import form_for, json_text, talk, write_result
from burgemeestersgame.commands.runs import find, intention_before, played_at
from burgemeestersgame.console import is_terminal
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import scenario_from_files
from burgemeestersgame.scenario.model import Scenario

if TYPE_CHECKING:
    from burgemeestersgame.analysis.turning_point import TurningPoint
    from burgemeestersgame.debrief.model import Debrief

# Which form a file has, by the end of its name.
_ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "xapi",
}


def write_debrief(
    name: str, target: str, form: str | None = None, *, has_notes: bool = False
) -> int:
    """Write the debrief of a run or of a group's session, finished or not, as a file.

    Args:
        name: As `runs.find` takes it.
        target: The file; `-` is standard output.
        form: html, pdf, csv, json or xapi; None: as the file's name says, else html.
        has_notes: With the trainer's own notes, in the html or pdf of a session.

    Raises:
        WrongUse: There are no such notes in what is asked for, or the file cannot be written.
    """
    form = form or form_for(target, _ENDINGS, "html")
    if form == "pdf" and target == "-" and is_terminal(sys.stdout):
        raise WrongUse(_("a PDF cannot be read in a terminal; name a file with -o"))
    exported = find(name)
    past = sessions.past(exported.run_id, i18n.language())
    if has_notes and (past is None or form not in ("html", "pdf")):
        raise WrongUse(_("only the page and the PDF of a group's session have notes of a trainer"))
    if past is not None:
        content = GROUP_FORMS[form](past, exported, has_notes)
    else:
        scenario = scenario_from_files(exported.files, exported.run.scenario, i18n.language())
        content = _FORMS[form](scenario, exported)
    write_result(target, content)
    if target != "-":
        talk(_("Written: {path}").format(path=target))
    return FINE


# Each form is imported when it is asked for: a page should not wait for what sets a PDF.


def _html(scenario: Scenario, exported: export.Exported) -> bytes:
    from burgemeestersgame.debrief.html import to_html

    return to_html(_built(scenario, exported)).encode(errors="replace")


def _pdf(scenario: Scenario, exported: export.Exported) -> bytes:
    from burgemeestersgame.debrief.pdf import to_pdf

    return to_pdf(_built(scenario, exported))


def _built(scenario: Scenario, exported: export.Exported) -> Debrief:
    from burgemeestersgame.debrief.build import build

    points = turning_points(scenario, exported)
    return build(
        scenario,
        exported.run,
        i18n.language(),
        played_at(exported),
        points,
        intention_before(exported),
    )


def _csv(scenario: Scenario, exported: export.Exported) -> bytes:
    from burgemeestersgame.debrief.sheet import to_csv

    sheet = to_csv(scenario, exported.run, i18n.language(), played_at(exported))
    return sheet.encode(errors="replace")


def _json(scenario: Scenario, exported: export.Exported) -> bytes:
    from burgemeestersgame.debrief.document import as_document

    document = as_document(
        scenario,
        exported.run,
        i18n.language(),
        started=exported.started,
        turning_points=turning_points(scenario, exported),
    )
    return f"{json_text(document)}\n".encode(errors="replace")


def _xapi(scenario: Scenario, exported: export.Exported) -> bytes:
    from burgemeestersgame.debrief.statements import to_statements

    statements = to_statements(scenario, exported.run, i18n.language(), exported.started)
    return statements.encode(errors="replace")


def turning_points(scenario: Scenario, exported: export.Exported) -> Sequence[TurningPoint]:
    """Return what each decision put out of reach and kept within reach, oldest first."""
    from burgemeestersgame.analysis.kept import turning_points_of

    return turning_points_of(scenario, exported.run)


_FORMS: dict[str, Callable[[Scenario, export.Exported], bytes]] = {
    "html": _html,
    "pdf": _pdf,
    "csv": _csv,
    "json": _json,
    "xapi": _xapi,
}
