"""The stories one can play."""

from __future__ import annotations

from burgemeestersgame.desktop.cards import menu_card
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.message import as_sentence
from burgemeestersgame.desktop.steps import Pop, Push, Replace, Step
from burgemeestersgame.desktop.widgets import Button, Paragraph, Widget
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language, ngettext


class StoriesScreen(Page):
    """Lists the stories; choosing one opens its briefing, which starts nothing yet."""

    name = "stories"

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._language = ""
        self._entries: list = []

    def shown(self) -> None:
        self._language = ""  # one may have been installed, or taken away
        self.is_changed = True

    def title(self) -> str:
        return _("Choose a story")

    def content(self) -> list[Widget | None]:
        if self._language != language():
            self._language = language()
            self._entries = list(self.kit.library.scenarios())
        if not self._entries:
            return [Paragraph(_("There are no stories here."))]
        return [self._card(entry) for entry in self._entries]

    def _card(self, entry) -> Widget:
        minutes = ""
        if entry.minutes:
            minutes = ngettext("{count} minute", "{count} minutes", entry.minutes)
        role = entry.role[:1].upper() + entry.role[1:]
        facts = " · ".join(filter(None, (role, minutes.format(count=entry.minutes))))
        origin = as_sentence(entry.origin) if entry.origin else ""
        return menu_card(
            f"story-{entry.id}",
            entry.title,
            "\n".join(filter(None, (entry.summary, facts, origin))),
            lambda: self._open(entry.id),
            icon="landmark",
        )

    def _open(self, scenario_id: str) -> Step:
        from burgemeestersgame.desktop.screens.play import start

        return Replace(start(self.kit, scenario_id))

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Back"), "back", Pop, icon="arrow-left"),
            Button(_("Installed"), "installed", self._installed, icon="download"),
        ]

    def _installed(self) -> Step:
        from burgemeestersgame.desktop.screens.installed import InstalledScreen

        return Push(InstalledScreen(self.kit))

    def first_focus(self, order: list[Widget]) -> str:
        return order[0].key
