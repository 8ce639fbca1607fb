"""`pack`, `install` and `uninstall`: a scenario as one file, and what came in one."""

from __future__ import annotations

import sys
from pathlib import Path

from burgemeestersgame import library
from burgemeestersgame.authoring import install as installing
from burgemeestersgame.authoring.pack import pack
from burgemeestersgame.authoring.unpack import BadPack, Pack, read_pack
from burgemeestersgame.commands import FINE, PROBLEMS, WrongUse
from burgemeestersgame.commands.asking import ask
from burgemeestersgame.commands.output import must_end, talk, write_result
from burgemeestersgame.console import is_terminal
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.installed import Origin

_MOST_NAMED = 10


def pack_scenario(name: str, target: str, *, is_source: bool, made_by: str) -> int:
    """Write a scenario as one file.

    Raises:
        ScenarioError: It has errors.
        WrongUse: It cannot be written there.
    """
    if target == "-" and is_terminal(sys.stdout):
        raise WrongUse(_("a pack is not for a terminal; name a file: -o scenario.zip"))
    must_end(target, ".zip")
    packed = pack(library.find_to_write(name), is_source=is_source, made_by=made_by)
    write_result(target, packed.content)
    if target == "-":
        return FINE
    count = len(packed.manifest.files)
    talk(_("Written: {path}").format(path=target))
    talk(ngettext("{count} file is in it.", "{count} files are in it.", count).format(count=count))
    if packed.left_out:
        shown = ", ".join(packed.left_out[:_MOST_NAMED])
        if len(packed.left_out) > _MOST_NAMED:
            shown += " …"
        told = _("Not in it, because play does not use it: {files}")
        if is_source:
            told = _("Not in it, because it is no part of a scenario: {files}")
        talk(told.format(files=shown))
    return FINE


def install_pack(name: str, *, is_sure: bool) -> int:
    """Install the pack in a file, or put one for editing among the user's own scenarios.

    Raises:
        ScenarioError: The scenario in it has errors.
        NotInstalled: It cannot be installed; nothing was changed.
        WrongUse: It would replace something, and whoever was asked did not say yes.
    """
    try:
        found = read_pack(Path(name))
    except BadPack as error:
        talk(f"burgemeestersgame: {error}")
        return PROBLEMS
    if installing.is_for_editing(found):
        folder = installing.unpack_source(found)
        talk(_("This pack is for editing. It is unpacked in {path}").format(path=folder))
        return FINE
    there = installing.what_it_replaces(found)
    if there is not None and there.digest == found.manifest.digest:
        talk(_("'{id}' is installed already, just like this; nothing changed").format(id=there.id))
        return FINE
    if there is not None and not is_sure:
        _ask_to_replace(there, found)
    origin = installing.install(found, there)
    talk(_("Installed: {title} ({id})").format(title=origin.title, id=origin.id))
    if there is not None:
        talk(_("What was played of the version before it keeps that version."))
    talk(_("Play it with: burgemeestersgame play {id}").format(id=origin.id))
    return FINE


def uninstall_scenario(id: str, *, is_sure: bool) -> int:
    """Take an installed scenario away.

    Raises:
        NotInstalled: There is no such scenario among those installed.
        WrongUse: Whoever was asked did not say yes.
    """
    there = installing.installed(id)
    if not is_sure:
        ask(
            f"{id}: {there.title}, {there.in_words()}" if there is not None else id,
            _("Take this scenario away? [y/N]"),
            _("nothing was taken away"),
        )
    installing.uninstall(id)
    talk(_("Taken away: {id}").format(id=id))
    talk(_("What was played of it stays, and can be read and gone on with."))
    return FINE


def _ask_to_replace(there: Origin, found: Pack) -> None:
    ask(
        f"{there.id}: {there.title}, {there.in_words()}",
        _("Replace it by '{title}' from {file}? [y/N]").format(
            title=found.scenario.title, file=found.file
        ),
        _("nothing was installed"),
    )
