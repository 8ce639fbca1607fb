"""`schema`: the JSON Schema of the format, for an editor."""

from __future__ import annotations

from burgemeestersgame import i18n
from burgemeestersgame.authoring.schema import schema
from burgemeestersgame.commands import FINE
from burgemeestersgame.commands.output import json_text, talk, write_result
from burgemeestersgame.i18n import gettext as _


def write_schema(target: str) -> int:
    """Write the schema in the language of the interface."""
    write_result(target, f"{json_text(schema(i18n.language()))}\n".encode())
    if target != "-":
        talk(_("Written: {path}").format(path=target))
    return FINE
