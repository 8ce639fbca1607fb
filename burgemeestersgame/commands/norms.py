"""`norms`: the catalogue of norms, whole, one of them or a tension, as text, JSON or a page."""

from __future__ import annotations

import difflib
import json
from pathlib import PurePath

from burgemeestersgame import i18n
from burgemeestersgame.commands import FINE, WrongUse
from burgemeestersgame.commands.output import talk, write_result
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import as_json, as_text, list_as_text, load_norms, tension_as_text

_ENDINGS = {".html": "html", ".htm": "html", ".json": "json"}


def show_norms(norm_id: str | None, form: str | None, target: str = "-") -> int:
    """Write all norms, or everything about one or a tension; the JSON is a list in every case.

    Args:
        norm_id: Of a norm, or of a tension: as JSON or a page that is the norms on both sides.
        form: text, json or html; None: as the file's name says, else text.
        target: A file; `-` is standard output.
    """
    catalogue = load_norms()
    known = (*catalogue.norms, *(pair.id for pair in catalogue.tensions))
    if norm_id is not None and norm_id not in known:
        message = _("there is no norm '{id}'").format(id=norm_id)
        if close := difflib.get_close_matches(norm_id, known, 1):
            message += "; " + _("did you mean '{word}'?").format(word=close[0])
        raise WrongUse(message)
    form = form or _ENDINGS.get(PurePath(target).suffix.lower(), "text")
    write_result(target, _norms(norm_id, form).encode())
    if target != "-":
        talk(_("Written: {path}").format(path=target))
    return FINE


def _norms(norm_id: str | None, form: str) -> str:
    catalogue, language = load_norms(), i18n.language()
    pair = next((pair for pair in catalogue.tensions if pair.id == norm_id), None)
    only = [*pair.side_a, *pair.side_b] if pair else [norm_id] if norm_id else None
    shown = [catalogue.norms[id] for id in only or catalogue.norms]
    if form == "json":
        return json.dumps([as_json(norm) for norm in shown], ensure_ascii=False, indent=2) + "\n"
    if form == "html":
        from burgemeestersgame import library
        from burgemeestersgame.norms_page import places, to_html

        return to_html(catalogue, language, places(library.stories(language)), only)
    if pair:
        return tension_as_text(pair, language)
    return as_text(shown[0], language) if norm_id else list_as_text(language)
