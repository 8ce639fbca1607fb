"""Playing with a group: choose a story for the room, or go on with a session that stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.cards import menu_card
from burgemeestersgame.desktop.layout import Grid
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.ports import ScenarioEntry
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.opening_guide import opening_guide
from burgemeestersgame.desktop.steps import Pop, Push, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Paragraph
from burgemeestersgame.guides import ROOM_CHECKLIST, ROOM_GUIDE
from burgemeestersgame.i18n import format_day, ngettext
from burgemeestersgame.i18n import gettext as _

_MOST_SESSIONS = 6


class GroupScreen(Page):
    """Lists the stories for a group, and the sessions that can be gone on with."""

    name = "group"
    page_width = 1120

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._sessions: list[Any] | None = None

    def shown(self) -> None:
        self._sessions = None
        self.is_changed = True

    def title(self) -> str:
        return _("Play with a group")

    def subtitle(self) -> str:
        return _(
            "This laptop shows the story on the big screen. Everybody decides on a phone, without"
            " a name, over your own network."
        )

    def content(self) -> list[Widget | None]:
        library = self.kit.library
        if self._sessions is None:
            self._sessions = [one for one in library.sessions() if not one.is_over]
        stories = [
            menu_card(
                f"story-{entry.id}",
                entry.title,
                _about(entry),
                lambda id=entry.id: self._begin(lambda: library.host(id)),
                icon="users",
            )
            # Those with roles were written for a group.
            for entry in sorted(library.scenarios(), key=lambda entry: not entry.roles)
            if not entry.is_tutorial
        ]
        again = [
            menu_card(
                f"session-{one.id}",
                _("Go on: {title}").format(title=one.title),
                format_day(one.played.date()),
                lambda id=one.id: self._begin(lambda: library.host_again(id)),
                icon="play",
            )
            for one in self._sessions[:_MOST_SESSIONS]
        ]
        return [
            Heading(_("A session that stopped"), "label") if again else None,
            Grid(again, 2, 12, 320) if again else None,
            Heading(_("A new session"), "label"),
            Grid(stories, 2, 12, 320) if stories else Paragraph(_("There are no stories here.")),
        ]

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Back"), "back", Pop, icon="arrow-left", cap="Esc"),
            Button(_("Guide for the room (in Dutch)"), "guide", self._guide, icon="book-open"),
            Button(_("Checklist (in Dutch)"), "checklist", self._checklist, icon="clipboard-list"),
        ]

    def _guide(self) -> Step:
        return opening_guide(self.kit, ROOM_GUIDE)

    def _checklist(self) -> Step:
        return opening_guide(self.kit, ROOM_CHECKLIST)

    def _begin(self, host: Callable) -> Step:
        from burgemeestersgame.desktop.screens.room import RoomScreen

        return Push(RoomScreen(self.kit, host(), on_leave=lambda: Pop(then=Pop)))


def _about(entry: ScenarioEntry) -> str:
    told = _("You are: {role}").format(role=entry.role)
    if not entry.roles:
        return told
    text = ngettext(
        "{count} role with its own card", "{count} roles with their own cards", entry.roles
    )
    return f"{told} · {text.format(count=entry.roles)}"
