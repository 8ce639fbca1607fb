"""Installing a pack that was read, and taking away what was installed.

Nothing is in the menu before all of it is on the disk, and nothing that is in the menu is lost when
that fails. What belongs to the game, or to an author, is never touched.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from burgemeestersgame import library
from burgemeestersgame.authoring.contents import Kind
from burgemeestersgame.authoring.unpack import Pack, write_files
from burgemeestersgame.errors import GameError
from burgemeestersgame.files import one_at_a_time, reason, write_atomically
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.installed import ORIGIN, Origin, now, origin_of
from burgemeestersgame.paths import authors_folder, installed_folder
from burgemeestersgame.scenario.fields import is_id

_LOCK = ".lock"
_UNFINISHED = ".unpacking-"


class NotInstalled(GameError):
    """A scenario could not be installed, unpacked or taken away; the text says why."""


def what_it_replaces(pack: Pack) -> Origin | None:
    """Return what is installed under the id of a pack; None where nothing is, and it is new.

    Where that has the digest of the pack (`pack.manifest.digest`) it is the same thing.

    Raises:
        NotInstalled: The id is one of the game's own, or of another maker's scenario.
    """
    id = pack.scenario.id
    if library.is_shipped(id):
        raise NotInstalled(
            _(
                "'{id}' comes with the game and is not replaced; whoever made this pack has to give"
                " the scenario another id"
            ).format(id=id)
        )
    there = origin_of(id)
    if there is not None and there.made_by != pack.manifest.made_by:
        raise NotInstalled(
            _(
                "there is a scenario '{id}' already, and it is somebody else's: {there}. This one"
                " is from {maker}. To have this one, take the other away first:"
                " burgemeestersgame uninstall {id}"
            ).format(
                id=id,
                there=there.in_words(),
                maker=pack.manifest.made_by or _("somebody who gave no name"),
            )
        )
    return there


def install(pack: Pack, replaces: Origin | None = None) -> Origin:
    """Install a pack for play and return what it is now known as.

    Args:
        replaces: What `what_it_replaces` returned, once somebody agreed to that.

    Raises:
        NotInstalled: It cannot be; all that was there still is.
    """
    id = pack.scenario.id
    with _alone():
        there = what_it_replaces(pack)
        if there != replaces:
            raise NotInstalled(
                _("'{id}' was installed in another window just now; try again").format(id=id)
            )
        digest = pack.manifest.digest
        origin = Origin(
            id=id,
            title=pack.scenario.title,
            file=pack.file,
            installed=now(),
            digest=digest,
            made_by=pack.manifest.made_by,
            made_with=pack.manifest.made_with,
            folder=f"{digest[:12]}-{secrets.token_hex(4)}",
        )
        try:
            write_files(origin.path, pack.files)
            write_atomically(origin.path.parent / ORIGIN, msgspec.json.encode(origin))
        except BaseException:
            shutil.rmtree(origin.path, ignore_errors=True)
            with contextlib.suppress(OSError):
                origin.path.parent.rmdir()  # only where it is empty
            raise
        _tidy(origin.path.parent, keep=origin.folder)
    return origin


def installed(id: str) -> Origin | None:
    """Return where an installed scenario came from; None where its files no longer tell.

    Raises:
        NotInstalled: There is no such scenario among those installed.
    """
    if is_id(id) and (installed_folder() / id).is_dir():
        return origin_of(id)
    if library.is_shipped(id):
        raise NotInstalled(_("'{id}' comes with the game and stays").format(id=id))
    raise NotInstalled(
        _(
            "there is no installed scenario '{id}'; only what was installed can be taken away here,"
            " and 'burgemeestersgame list' shows it"
        ).format(id=id)
    )


def uninstall(id: str) -> None:
    """Take an installed scenario away; what was played of it can still be read and gone on with.

    Raises:
        NotInstalled: There is no such scenario among those installed, or it cannot be taken away.
    """
    installed(id)
    folder = installed_folder() / id
    with _alone():
        (folder / ORIGIN).unlink(missing_ok=True)  # from here on it is in no menu
        shutil.rmtree(folder, ignore_errors=True)  # a file that is held open goes another time


def unpack_source(pack: Pack) -> Path:
    """Put a pack for editing among the scenarios that this user writes, and return its folder.

    Raises:
        NotInstalled: There is a folder of that name, or nothing can be written; nothing was.
    """
    folder = authors_folder() / pack.scenario.id
    if os.path.lexists(folder):
        raise NotInstalled(
            _(
                "there is a folder '{path}' already, and nobody's work is overwritten; give that"
                " one another name first"
            ).format(path=folder)
        )
    half = folder.with_name(f"{_UNFINISHED}{secrets.token_hex(4)}")
    with _explained():
        try:
            write_files(half, pack.files)
            half.rename(folder)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
    return folder


def is_for_editing(pack: Pack) -> bool:
    """Whether a pack is for somebody who edits on (`unpack_source`), and not for play."""
    return pack.manifest.kind is Kind.SOURCE


def _tidy(folder: Path, keep: str) -> None:
    """Take away earlier versions and what an interrupted install left; another time if not now."""
    for path in folder.iterdir():
        if path.is_dir() and path.name != keep:
            shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let no other window install or take away meanwhile, and say in plain words what fails."""
    with _explained(), one_at_a_time(installed_folder() / _LOCK) as is_mine:
        if not is_mine:
            raise NotInstalled(
                _("another window is installing something just now; try again in a moment")
            )
        yield


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = _("this did not work: {reason}. Everything that was there is there still.")
        raise NotInstalled(message.format(reason=reason(error))) from error
