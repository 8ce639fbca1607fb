"""`norms`: the catalogue of norms, whole or one of them."""

import difflib

from burgemeestersgame import i18n
from burgemeestersgame.commands import FINE, WrongUse
from burgemeestersgame.commands.output import emit, emit_json
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import as_json, as_text, list_as_text, load_norms


def show_norms(norm_id: str | None, form: str) -> int:
    """Write all norms, or everything about one; the JSON is a list in both cases."""
    catalogue = load_norms()
    if norm_id is not None and norm_id not in catalogue.norms:
        message = _("there is no norm '{id}'").format(id=norm_id)
        if close := difflib.get_close_matches(norm_id, catalogue.norms, 1):
            message += "; " + _("did you mean '{word}'?").format(word=close[0])
        raise WrongUse(message)
    shown = [catalogue.norms[norm_id]] if norm_id else list(catalogue.norms.values())
    if form == "json":
        emit_json([as_json(norm) for norm in shown])
    elif norm_id:
        emit(as_text(shown[0], i18n.language()))
    else:
        emit(list_as_text(i18n.language()))
    return FINE
