"""Paused: time stands still, and the question is out of sight."""

from __future__ import annotations

import pygame

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow, Row
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.play import PlayScreen
from burgemeestersgame.desktop.scrolling import Scroll
from burgemeestersgame.desktop.stage import story_page
from burgemeestersgame.desktop.steps import Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Paragraph
from burgemeestersgame.desktop.wording import phase_name, time_left
from burgemeestersgame.i18n import format_clock, format_day, ngettext
from burgemeestersgame.i18n import gettext as _


class PausedScreen(PlayScreen):
    """Waits. Nobody else needs to see what one was about to decide."""

    name = "paused"

    def __init__(self, kit: Kit, session, *, is_return: bool = False) -> None:
        """Make the screen; `is_return` greets whoever comes back to a game that was stopped."""
        super().__init__(kit, session)
        self._is_return = is_return
        self._phone_scroll = Scroll()

    def build(self) -> Widget:
        parts: list[Widget] = [
            Heading(_("Welcome back") if self._is_return else _("Paused"), "question"),
            *(self._where() if self._is_return else []),
            Paragraph(_("Time stands still, in the story and outside it.")),
        ]
        buttons = [Button(_("Play on"), "resume", self._resume, is_primary=True, cap="Enter")]
        if self.kit.look.theme.is_one_column:  # which the bar then has no room for
            buttons.append(Button(_("Settings"), "settings", self._settings, icon="settings"))
        return story_page(
            self.kit.look,
            self._size,
            self.view,
            bar=self.bar(),
            parts=parts,
            buttons=Flow(buttons, 12),
            messages=(),
            scroll=self.main_scroll,
            phone_scroll=self._phone_scroll,
        )

    def _where(self) -> list[Widget]:
        """Return where one was, and how long one may still think."""
        view = self.view
        moment = f"{format_day(view.story_time)}, {format_clock(view.story_time)}"
        phase = phase_name(view.phase)
        count = view.dilemmas_done
        done = ngettext("{count} decision taken", "{count} decisions taken", count)
        facts = [
            ("map-pin", " · ".join(filter(None, (self.session.scenario.title, phase)))),
            ("clock", moment),
            ("check", done.format(count=count)) if count else None,
            ("circle-help", view.question) if view.question else None,
            ("timer", time_left(view.seconds_left)) if view.seconds_left is not None else None,
        ]
        rows = [
            Row([Icon(icon, 20, "ink-soft"), Paragraph(text)], 12, grow=1, align="top")
            for icon, text in filter(None, facts)
        ]
        return [Column(rows, 6, label=_("Where you were"))]

    def first_focus(self, order: list[Widget]) -> str:
        return "resume"

    def key(self, event: pygame.Event) -> Step | bool:
        return (self._resume() or True) if event.unicode.lower() == "p" else False

    def _resume(self) -> Step:
        return self.do(self.session.resume)
