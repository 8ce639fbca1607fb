"""The kinds of values of format 1 as fragments of JSON Schema.

An editor reads plain words as YAML does: `112` is a number to it, and `no` a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from burgemeestersgame import i18n
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario import fields
from burgemeestersgame.scenario.condition_parser import MAX_CHARACTERS
from burgemeestersgame.scenario.findings.pictures import of_the_game

Fragment = dict[str, Any]

TEXT: Final[Fragment] = {"type": ["string", "number"], "pattern": r"\S"}
NUMBER_OF_MINUTES: Final[Fragment] = {"pattern": r"^\+?0*[1-9]\d{0,5}$"}
QUOTES: Final = rf"\{{{fields.ID.pattern}\}}"
CHOICE_ID: Final[Fragment] = {
    "pattern": f"^(?!timeout$){fields.ID.pattern}$",
    "maxLength": fields.LONGEST_ID,
}
_KEY: Final[Fragment] = {"pattern": f"^{fields.ID.pattern}$", "maxLength": fields.LONGEST_ID}


def ref(name: str) -> Fragment:
    """Return what stands under this name in `definitions`."""
    return {"$ref": f"#/definitions/{name}"}


def one_of(*kinds: Fragment) -> Fragment:
    """Return any one of these kinds."""
    return {"anyOf": list(kinds)}


def list_of(kind: Fragment) -> Fragment:
    """Return a list; one item may stand alone."""
    return one_of(kind, {"type": "array", "items": kind})


def table_of(kind: Fragment, key: Fragment = _KEY) -> Fragment:
    """Return a table of ids with one of `kind` behind each."""
    return {"type": "object", "propertyNames": key, "additionalProperties": kind}


def offer(texts: Iterable[str]) -> Fragment:
    """Return what makes an editor offer these texts; another may stand there."""
    # As `examples` they would fill what an editor shows about the key, too.
    snippets = [{"label": text, "body": text} for text in texts]
    return {"defaultSnippets": snippets} if snippets else {}


def whole(bounds: tuple[int, int]) -> Fragment:
    """Return a whole number from the least to the most."""
    least, most = bounds
    return {"type": "integer", "minimum": least, "maximum": most}


def words(known: Mapping[Any, str] | Iterable[StrEnum]) -> Fragment:
    """Return one of a fixed set of words, each with what it means where that needs saying."""
    fragment: Fragment = {"enum": [str(word) for word in known]}
    if isinstance(known, Mapping):
        fragment["enumDescriptions"] = list(known.values())
    return fragment


def anchor() -> Fragment:
    """Return a moment, or how long after arriving."""
    after = rf"\+\s*{fields.DURATION.pattern}"
    return _form(
        f"{after}|{fields.MOMENT.pattern}",
        _("write a date and a time, 2016-03-22 10:00, or a time after arriving, +3 weeks"),
        ["+10 min", "+3 weeks", "2026-03-22 10:00"],
    )


def seats() -> Fragment:
    """Return a number of seats, or from the least to the most."""
    form = _form(
        fields.SEATS.pattern,
        _("write the least first, at least 1, and then the most: 1-8"),
        ["1", "1-8"],
    )
    return form | {"type": ["integer", "string"], "minimum": 1, "maximum": 999}


def language() -> Fragment:
    """Return the code of a language."""
    return _form(fields.LANGUAGE.pattern, _("write nl or en"), ["nl", "en"])


def portrait() -> Fragment:
    """Return the name of a picture of somebody; those of the game are offered."""
    return _named("portraits")


def definitions() -> dict[str, Fragment]:
    """Return the kinds that stand in `definitions`, by name."""
    return {
        "id": _form(fields.ID.pattern, _bad_id())
        | {"type": ["string", "integer"], "maxLength": fields.LONGEST_ID},
        "duration": _form(
            fields.DURATION.pattern,
            _("write a whole number and min, hours, days or weeks: '{sign}3 weeks'").format(
                sign=""
            ),
            ["10 min", "1 hour", "1 day", "2 weeks"],
        ),
        "moment": _form(
            fields.MOMENT.pattern,
            _("write a date and a time: 2016-03-22 10:00"),
        ),
        "condition": {
            "type": "string",
            "minLength": 1,
            "maxLength": MAX_CHARACTERS,
        },
        "norm-id": _norm_id(),
        "ways": list_of(one_of(ref("id"), ref("way"))),
        "place": _variants("scenes"),
        "sound": _variants("sounds"),
    }


def _norm_id() -> Fragment:
    """Return the id of a norm: the catalogue's are offered, and one's own may stand there too."""
    spoken = i18n.language()
    # An editor shows all words of an enum at once: too many here, so that each norm is its own.
    known = [
        {
            "const": norm.id,
            "title": norm.name.in_language(spoken),
            "description": norm.statement.in_language(spoken),
        }
        for norm in load_norms().norms.values()
    ]
    return one_of(
        *known, {"allOf": [ref("id")], "not": {"enum": [norm["const"] for norm in known]}}
    )


def _variants(folder: str) -> Fragment:
    return list_of(one_of(_named(folder), ref("variant")))


def _named(folder: str) -> Fragment:
    """Return the name of a picture or sound; those that the game has in this folder are offered."""
    return _form(fields.ID.pattern, _bad_id(), sorted(of_the_game(folder)))


def _bad_id() -> str:
    return _("an id has small letters a to z, digits and hyphens: zin-deur")


def _form(pattern: str, hint: str, offered: Iterable[str] = ()) -> Fragment:
    """Return a text of one form; an editor shows the hint where it has another."""
    fragment: Fragment = {
        "type": "string",
        "pattern": f"^(?:{pattern})$",
        "patternErrorMessage": hint,
    }
    return fragment | offer(offered)
