"""Who made what the game shows, sounds and is built on, and under which licence.

Pictures, letters and sounds as `assets/CREDITS.md` has them; libraries as they say of themselves.
"""

from __future__ import annotations

import re
from importlib import metadata
from typing import NamedTuple

from burgemeestersgame.paths import assets_folder

# The licences of libraries that say so only in files within them.
UNSAID = {"accesskit": "(Apache-2.0 OR MIT) AND BSD-3-Clause"}

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_FOR_MAKERS = re.compile(r"extra == ['\"](dev|test)")
_CELL = re.compile(r"(?<!\\)\|")


class Credit(NamedTuple):
    """One thing that somebody made; `licence` is "" where it does not say."""

    what: str
    made_by: str
    licence: str


def art() -> tuple[Credit, ...]:
    """Return the rows of the table in `assets/CREDITS.md`; none where the file is not there."""
    try:
        lines = (assets_folder() / "CREDITS.md").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ()
    rows = [_CELL.split(line)[1:-1] for line in lines if line.startswith("|")]
    # Below the head and the rule under it.
    return tuple(Credit(*map(_plain, row[:3])) for row in rows[2:] if len(row) >= 3)


def libraries() -> tuple[Credit, ...]:
    """Return the libraries that this game is installed with."""
    try:
        wanted = metadata.requires("burgemeestersgame") or []
    except metadata.PackageNotFoundError:
        return ()
    found = []
    for requirement in wanted:
        if _FOR_MAKERS.search(requirement):
            continue
        name = _NAME.match(requirement)
        try:
            about = metadata.metadata(name[0]) if name else None
        except metadata.PackageNotFoundError:
            continue  # an extra that is not installed
        if about is None:
            continue
        licence = _field(about, "License-Expression") or _classified(about)
        licence = licence or _field(about, "License").partition("\n")[0]
        licence = licence or UNSAID.get(_field(about, "Name"), "")
        maker = _field(about, "Author") or _field(about, "Maintainer") or _person(about)
        title = f"{_field(about, 'Name')} {_field(about, 'Version')}"
        found.append(Credit(title, maker, licence))
    return tuple(dict.fromkeys(found))


def _plain(cell: str) -> str:
    return cell.replace("`", "").strip()


def _classified(about: metadata.PackageMetadata) -> str:
    """Return the licence that the classifiers of a package name."""
    licences = [
        each.rpartition(" :: ")[2]
        for each in about.get_all("Classifier") or []
        if each.startswith("License ::")
    ]
    return ", ".join(licences)


def _person(about: metadata.PackageMetadata) -> str:
    """Return the names in addresses such as `Anna <anna@example.org>`."""
    address = _field(about, "Author-Email") or _field(about, "Maintainer-Email")
    return ", ".join(name.strip() for name in re.findall(r'"?([^"<,]+?)"? *<', address))


def _field(about: metadata.PackageMetadata, name: str) -> str:
    return next(iter(about.get_all(name) or []), "")
