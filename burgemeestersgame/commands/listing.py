"""`list`: the scenarios on this computer."""

from __future__ import annotations

from burgemeestersgame import i18n, library
from burgemeestersgame.authoring.own import Own, own_scenarios
from burgemeestersgame.commands import FINE
from burgemeestersgame.commands.output import emit, emit_json
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext


def list_scenarios(form: str) -> int:
    """Write id, title, role and minutes of every scenario, and where it was installed from.

    For people also what they write themselves, of which only the title need be whole.
    """
    found = library.entries(i18n.language())
    if form == "json":
        emit_json([library.as_json(entry) for entry in found])
    else:
        emit("\n".join(f"{entry.id}  {described(entry)}" for entry in found))
        emit("\n".join(map(_told, own_scenarios())))
    return FINE


def _told(own: Own) -> str:
    name = own.path if own.is_elsewhere else own.path.name
    return f"{name}  " + _("{title} (yours, being written)").format(title=own.title)


def described(entry: library.Entry) -> str:
    """Return a scenario in one line, as a list shows it."""
    minutes = ngettext("{count} minute", "{count} minutes", entry.minutes)
    line = _("{title} ({role}, {minutes})").format(
        title=entry.title,
        role=library.role_in_words(entry.role),
        minutes=minutes.format(count=entry.minutes),
    )
    return f"{line}, {entry.origin.in_words()}" if entry.origin is not None else line
