"""The debrief of a group's session in each form; what it may hold is decided in `groups`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from burgemeestersgame import export, i18n
from burgemeestersgame.commands.output import json_text
from burgemeestersgame.commands.runs import played_at

if TYPE_CHECKING:
    from burgemeestersgame.debrief.model import Debrief
    from burgemeestersgame.groups.look_back import Past

# Each form is imported when it is asked for: a page should not wait for what sets a PDF.


def _html(past: Past, exported: export.Exported, has_notes: bool) -> bytes:
    from burgemeestersgame.debrief.html import to_html

    return to_html(_built(past, exported, has_notes)).encode(errors="replace")


def _pdf(past: Past, exported: export.Exported, has_notes: bool) -> bytes:
    from burgemeestersgame.debrief.pdf import to_pdf

    return to_pdf(_built(past, exported, has_notes))


def _built(past: Past, exported: export.Exported, has_notes: bool) -> Debrief:
    from burgemeestersgame.analysis.kept import turning_points_of
    from burgemeestersgame.groups.report import build

    points = turning_points_of(past.scenario, past.run)
    return build(past, i18n.language(), played_at(exported), points, has_notes=has_notes)


def _csv(past: Past, exported: export.Exported, _has_notes: bool) -> bytes:
    from burgemeestersgame.groups.sheet import to_csv

    return to_csv(past, i18n.language(), played_at(exported)).encode(errors="replace")


def _json(past: Past, exported: export.Exported, _has_notes: bool) -> bytes:
    from burgemeestersgame.analysis.kept import turning_points_of
    from burgemeestersgame.groups.document import as_document

    points = turning_points_of(past.scenario, past.run)
    document = as_document(past, i18n.language(), started=exported.started, turning_points=points)
    return f"{json_text(document)}\n".encode(errors="replace")


def _xapi(past: Past, exported: export.Exported, _has_notes: bool) -> bytes:
    from burgemeestersgame.groups.document import to_statements

    return to_statements(past, i18n.language(), exported.started).encode(errors="replace")


GROUP_FORMS: dict[str, Callable[[Past, export.Exported, bool], bytes]] = {
    "html": _html,
    "pdf": _pdf,
    "csv": _csv,
    "json": _json,
    "xapi": _xapi,
}
