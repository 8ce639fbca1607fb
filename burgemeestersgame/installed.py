"""The scenarios that somebody installed on this computer, and where they came from.

Each has a folder of its own, named by its id, with `origin.json` and the files in a folder below.
`origin.json` names that folder and is replaced in one go: what it names is whole, and what no
`origin.json` names is not there, whatever was left behind by a power cut.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from burgemeestersgame.i18n import format_date
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import installed_folder

ORIGIN = "origin.json"


class Origin(Struct, frozen=True, kw_only=True, rename="kebab"):
    """What is kept of where an installed scenario came from.

    Attributes:
        title: In the scenario's own language.
        file: Name of the file that it came in, without its folder.
        installed: When; UTC.
        digest: SHA-256 of the list of what came, in hexadecimal.
        made_by: Who says to have made it, '' where nobody does; a name, and no proof.
        made_with: The version of the game that packed it.
        folder: Name of the folder with its files.
    """

    id: str
    title: str
    file: str
    installed: datetime
    digest: str
    made_by: str
    made_with: str
    folder: Annotated[str, Meta(pattern=r"^[0-9a-z-]{1,100}$")]

    @property
    def path(self) -> Path:
        """The folder of the scenario."""
        return installed_folder() / self.id / self.folder

    def in_words(self) -> str:
        """Return who made it, what file it came in and when, as a list shows it."""
        day = format_date(self.installed.astimezone().date())
        if self.made_by:
            return _("from {name}, installed from {file} on {day}").format(
                name=self.made_by, file=self.file, day=day
            )
        return _("installed from {file} on {day}").format(file=self.file, day=day)


def origins() -> tuple[Origin, ...]:
    """Return every installed scenario, in the order of their ids."""
    try:
        names = sorted(path.name for path in installed_folder().iterdir())
    except OSError:
        return ()
    found = (origin_of(name) for name in names)
    return tuple(origin for origin in found if origin is not None)


def origin_of(id: str) -> Origin | None:
    """Return where an installed scenario came from; None where there is no such one."""
    from burgemeestersgame.scenario.fields import is_id  # late: a menu need not know

    if not is_id(id):
        return None
    try:
        origin = msgspec.json.decode((installed_folder() / id / ORIGIN).read_bytes(), type=Origin)
    except (OSError, msgspec.DecodeError):
        return None
    # A moment without a time zone would be of another place.
    is_whole = origin.id == id and origin.installed.tzinfo is not None and origin.path.is_dir()
    return origin if is_whole else None


def now() -> datetime:
    """Return the moment, UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
