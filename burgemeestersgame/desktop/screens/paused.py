"""Paused: time stands still, and the question is out of sight."""

from __future__ import annotations

import pygame

from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.play import PlayScreen
from burgemeestersgame.desktop.steps import Push, Step
from burgemeestersgame.desktop.widgets import Button, Paragraph, Widget
from burgemeestersgame.i18n import gettext as _


class PausedScreen(Page, PlayScreen):
    """Waits. Nobody else needs to see what one was about to decide."""

    name = "paused"

    def __init__(self, kit: Kit, session) -> None:
        PlayScreen.__init__(self, kit, session)

    def title(self) -> str:
        return _("Paused")

    def content(self) -> list[Widget | None]:
        return [Paragraph(_("Time stands still, in the story and outside it."))]

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Play on"), "resume", self._resume, is_primary=True, cap="Enter"),
            Button(_("Settings"), "settings", self._open_settings, icon="settings"),
            Button(_("Stop and keep"), "stop", self.leave, icon="log-out"),
        ]

    def key(self, event: pygame.Event) -> Step | bool:
        return (self._resume() or True) if event.unicode.lower() == "p" else False

    def _resume(self) -> Step:
        return self.do(self.session.resume)

    def _open_settings(self) -> Step:
        from burgemeestersgame.desktop.screens.settings import SettingsScreen

        return Push(SettingsScreen(self.kit))
