"""The question before everything is wiped: once, and with what goes."""

from __future__ import annotations

from collections.abc import Callable

from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.message import ConfirmScreen
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext


def wipe_question(kit: Kit, wiped: Callable[[], Step]) -> ConfirmScreen:
    """Return the question; `wiped` is done by the screen below once everything is gone."""
    kept = kit.library.kept()

    def text() -> str:
        games = ngettext("{count} game", "{count} games", kept.runs)
        goes = _("This takes away {games}.").format(games=games.format(count=kept.runs))
        if kept.files:
            files = ngettext(
                "Also {count} saved report or file in {folder}.",
                "Also {count} saved reports and files in {folder}.",
                kept.files,
            )
            goes += " " + files.format(count=kept.files, folder=kept.folder)
        return f"{goes} " + _(
            "Your pen name goes too. It cannot be undone. Copies that you put elsewhere stay."
        )

    def wipe() -> Step:
        kit.library.wipe()
        kit.change(player="")
        return Pop(wiped)

    return ConfirmScreen(
        kit,
        title=lambda: _("Wipe everything?"),
        text=text,
        yes=lambda: _("Wipe everything"),
        no=lambda: _("Keep everything"),
        on_yes=wipe,
        is_dangerous=True,
    )
