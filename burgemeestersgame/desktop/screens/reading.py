"""What came of a decision, or what happens between two dilemmas."""

from __future__ import annotations

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.hints import moved
from burgemeestersgame.desktop.layout import Flow, Row
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.play import PlayScreen
from burgemeestersgame.desktop.scrolling import Scroll
from burgemeestersgame.desktop.stage import story_page
from burgemeestersgame.desktop.steps import Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Paragraph
from burgemeestersgame.i18n import gettext as _


class ReadingScreen(PlayScreen):
    """Something to read, new messages beside it, and on."""

    def __init__(self, kit: Kit, session) -> None:
        super().__init__(kit, session)
        self.name = f"reading {self.view.scene}"
        self._phone_scroll = Scroll(is_at_end=True)

    def build(self) -> Widget:
        view = self.view
        new = tuple(message for message in self.messages if message.is_new)
        parts = [*self._decided(), *self.heard(), *self._text(), *self._moved()]
        go_on = Button(_("Continue"), "continue", self._go_on, is_primary=True, cap="Enter")
        return story_page(
            self.kit.look,
            self._size,
            view,
            bar=self.bar(),
            parts=parts,
            buttons=Flow([go_on]),
            messages=new,
            rising=self.rising,
            scroll=self.main_scroll,
            phone_scroll=self._phone_scroll,
        )

    def first_focus(self, order: list[Widget]) -> str:
        return "continue"

    def _decided(self) -> list[Widget]:
        if self.view.timed_out:
            icon, words = "hourglass", _("You did not decide in time")
        elif self.view.decided:
            icon, words = "check", _("You chose: {choice}").format(choice=self.view.decided)
        else:
            return []
        row = Row(
            [Icon(icon, 20, "ink-soft"), Paragraph(words, "label", "ink-soft")],
            8,
            grow=1,
            align="top",
        )
        return [row]

    def _text(self) -> list[Widget]:
        if self.view.text:
            # One or two short sentences are the headline of what happened.
            style = "question" if len(self.view.text) <= 90 else "body"
            is_heading = style == "question"
            kind = Heading if is_heading else Paragraph
            words = kind(self.view.text, style, key="text")
            words.live = "polite"
            return [words]
        if any(message.is_new for message in self.view.messages):
            return [Heading(_("Your phone lights up."), "question", key="text")]
        return []

    def _moved(self) -> list[Widget]:
        if not (self.view.decided or self.view.timed_out):
            return []
        hints = moved(self.view.indicators, has_numbers=self.kit.settings.numbers)
        return [Flow(hints, 20, gap_below=4, label=_("What it changed"))] if hints else []

    def _go_on(self) -> Step:
        return self.do(self.session.proceed)
