"""The player's games: go on with one, or read its report."""

from __future__ import annotations

from burgemeestersgame.desktop.cards import menu_card
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.steps import Pop, Push, Replace, Step
from burgemeestersgame.desktop.widgets import Button, Paragraph, Widget
from burgemeestersgame.i18n import format_clock, format_date, ngettext
from burgemeestersgame.i18n import gettext as _


class ReportsScreen(Page):
    """Lists every game on this computer, newest first."""

    name = "reports"

    def title(self) -> str:
        return _("My reports")

    def content(self) -> list[Widget | None]:
        runs = list(self.kit.library.runs())
        if not runs:
            return [Paragraph(_("You have not played yet."))]
        return [self._card(run) for run in runs]

    def _card(self, run) -> Widget:
        when = ""
        if run.started is not None:
            when = f"{format_date(run.started)}, {format_clock(run.started)}"
        if run.is_finished:
            text = _("Read the debrief")
        else:
            count = run.dilemmas_done
            done = ngettext("{count} decision taken", "{count} decisions taken", count)
            text = _("Continue") + " · " + done.format(count=count)
        return menu_card(
            f"run-{run.id}",
            run.title,
            "\n".join(filter(None, (when, text))),
            lambda: self._open(run),
            icon="file-text" if run.is_finished else "play",
        )

    def _open(self, run) -> Step:
        if run.is_finished:
            from burgemeestersgame.desktop.screens.debrief import DebriefScreen

            return Push(DebriefScreen(self.kit, run.id))
        from burgemeestersgame.desktop.screens.play import resume

        return Replace(resume(self.kit, run.id))

    def buttons(self) -> list[Widget | None]:
        return [Button(_("Back"), "back", Pop, icon="arrow-left")]
