"""The ending: how it came out, before anything is said about it."""

from __future__ import annotations

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Flow
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.play import PlayScreen
from burgemeestersgame.desktop.scrolling import Scroll
from burgemeestersgame.desktop.stage import story_page
from burgemeestersgame.desktop.steps import Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _


class EndingScreen(PlayScreen):
    """The last page of the story."""

    name = "ending"

    def __init__(self, kit: Kit, session) -> None:
        super().__init__(kit, session)
        self._phone_scroll = Scroll(is_at_end=True)

    def build(self) -> Widget:
        told = [Paragraph(text) for text in self.view.text.split("\n\n") if text]
        for paragraph in told:
            paragraph.live = "polite"
        parts: list[Widget] = [
            Paragraph(_("How it ended"), "label", "ink-soft"),
            *self.heard(),
            *told,
        ]
        buttons = Flow(
            [Button(_("To the debrief"), "continue", self._go_on, is_primary=True, cap="Enter")]
        )
        return story_page(
            self.kit.look,
            self._size,
            self.view,
            bar=self.bar(),
            parts=parts,
            buttons=buttons,
            messages=tuple(message for message in self.messages if message.is_new),
            rising=self.rising,
            scroll=self.main_scroll,
            phone_scroll=self._phone_scroll,
        )

    def first_focus(self, order: list[Widget]) -> str:
        return "continue"

    def _go_on(self) -> Step:
        return self.do(self.session.proceed)
