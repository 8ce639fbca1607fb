"""The JSON Schema of format 1, for an editor that helps while somebody writes.

Draft 7, which yaml-language-server (in VS Code, Zed, Neovim and others) knows best. It says which
keys there are, what stands behind them and what they mean; whether a name exists and a story holds
together is for `check`. It refuses nothing that `check` takes, but for what nobody misses: a
number between quotes, a key with nothing behind it, and one scene that is no list.

The descriptions are in one language: an editor has no way to choose between two.
"""

from __future__ import annotations

from typing import Any

from burgemeestersgame import i18n
from burgemeestersgame.authoring import kinds
from burgemeestersgame.authoring.constructs import Construct, constructs
from burgemeestersgame.authoring.snippets import snippets
from burgemeestersgame.i18n import gettext as _

FILE = "schema.json"
EDITOR_LINE = f"# yaml-language-server: $schema={FILE}\n"
"""Tells an editor with the YAML language server where the schema is."""

SCENES = ("dilemma", "explain", "bridge", "ending")


def schema(language: str) -> dict[str, Any]:
    """Return the schema, as values for JSON, with its descriptions in `nl` or `en`.

    Raises:
        ValueError: We have no such language.
    """
    with i18n.speaking(language):
        parts = {name: _of(construct) for name, construct in constructs().items()}
        parts["scene"] = _scene()
        for place, offered in snippets().items():
            name, _slash, key = place.partition("/")
            part = parts[name]["properties"][key] if key else parts[name]
            part["defaultSnippets"] = offered
        whole = parts.pop("scenario")
        return {
            "$schema": "http://json-schema.org/draft-07/schema#",
            **whole,
            "title": _("A scenario of Burgemeestersgame, format 1"),
            "definitions": {**kinds.definitions(), **parts},
        }


def _scene() -> dict[str, Any]:
    """Return a scene: the kind that its first key says, or any where there is none yet."""
    scene = kinds.one_of(*map(kinds.ref, SCENES))
    for kind in reversed(SCENES):
        scene = {
            "if": {"type": "object", "required": [kind]},
            "then": kinds.ref(kind),
            "else": scene,
        }
    return scene


def _of(construct: Construct) -> dict[str, Any]:
    shape = construct.shape
    return {
        "title": shape.name(),
        "type": "object",
        "properties": {
            key: {**kind, "description": meaning} for key, (kind, meaning) in construct.keys.items()
        },
        "required": [key for key in shape.required if key not in shape.wanted],
        "additionalProperties": False,
        **construct.rules,
    }
