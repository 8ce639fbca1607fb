"""`norms`: the catalogue of norms, whole, one of them or a tension, as text, JSON or a page."""

from __future__ import annotations

import difflib
import json

from burgemeestersgame import i18n
from burgemeestersgame.commands import FINE, WrongUse
from burgemeestersgame.commands.output import form_for, talk, write_result
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import (
    Bilingual,
    Catalogue,
    as_json,
    as_text,
    list_as_text,
    load_norms,
    tension_as_text,
)
from burgemeestersgame.search import finder, plain

_ENDINGS = {".txt": "text", ".html": "html", ".htm": "html", ".json": "json"}


def show_norms(asked: str, form: str | None, target: str = "-") -> int:
    """Write all norms, everything about one or a tension, or those with some words in them.

    The JSON is a list in every case.

    Args:
        asked: The id of a norm, or of a tension: as JSON or a page that is the norms on both
            sides. Else words to search for; '' for all.
        form: text, json or html; None: as the file's name says, else text.
        target: A file; `-` is standard output.
    """
    catalogue = load_norms()
    pairs = {pair.id: pair for pair in catalogue.tensions}
    form = form or form_for(target, _ENDINGS, "text")
    if asked in pairs and form == "text":
        written = tension_as_text(pairs[asked], i18n.language())
    elif asked in catalogue.norms and form == "text":
        written = as_text(catalogue.norms[asked], i18n.language())
    elif asked:
        written = _written(_meant(asked, catalogue), form)
    else:
        written = _written(None, form)
    write_result(target, written.encode())
    if target != "-":
        talk(_("Written: {path}").format(path=target))
    return FINE


def _meant(asked: str, catalogue: Catalogue) -> list[str]:
    """Return the ids that an id or words mean, of norms and of tensions.

    Raises:
        WrongUse: None.
    """
    for pair in catalogue.tensions:
        if pair.id == asked:
            return [*pair.side_a, *pair.side_b]
    if asked in catalogue.norms:
        return [asked]
    # Who types an id does not search: a part of it would be found in the id itself.
    if found := [] if "-" in asked else _found(asked, catalogue):
        return found
    message = _("there is no norm '{id}'").format(id=asked)
    known = (*catalogue.norms, *(pair.id for pair in catalogue.tensions))
    if close := difflib.get_close_matches(asked, known, 1):
        message += "; " + _("did you mean '{word}'?").format(word=close[0])
    else:
        message += "; " + _(
            "'burgemeestersgame norms' lists them all; one word of it is enough to search"
        )
    raise WrongUse(message)


def _found(words: str, catalogue: Catalogue) -> list[str]:
    """Return the ids with these words in them or in what they say, in either language."""
    said: dict[str, tuple[Bilingual | None, ...]] = {
        norm.id: (norm.name, norm.statement, norm.honours, norm.breaches)
        for norm in catalogue.norms.values()
    }
    said |= {pair.id: (pair.name, pair.where) for pair in catalogue.tensions}
    matches = finder(words)
    return [
        id
        for id, texts in said.items()
        if matches(plain(" ".join([id, *(f"{text.nl} {text.en}" for text in texts if text)])))
    ]


def _written(only: list[str] | None, form: str) -> str:
    """Return these norms and tensions, all for None; JSON and a page have no tensions."""
    catalogue, language = load_norms(), i18n.language()
    shown = [norm for norm in catalogue.norms.values() if only is None or norm.id in only]
    if form == "json":
        return json.dumps([as_json(norm) for norm in shown], ensure_ascii=False, indent=2) + "\n"
    if form == "html":
        from burgemeestersgame import library
        from burgemeestersgame.norms_page import places, to_html

        return to_html(catalogue, language, places(library.stories(language)), only)
    return list_as_text(language, only)
