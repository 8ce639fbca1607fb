"""The explain-it test: the one sentence you would say outside."""

from __future__ import annotations

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.editor import Editor
from burgemeestersgame.desktop.layout import Flow
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.message import ConfirmScreen
from burgemeestersgame.desktop.screens.play import PlayScreen
from burgemeestersgame.desktop.scrolling import Scroll
from burgemeestersgame.desktop.stage import story_page
from burgemeestersgame.desktop.steps import Pop, Push, Step
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Paragraph
from burgemeestersgame.i18n import gettext as _


class ExplainScreen(PlayScreen):
    """Asks for a sentence, and asks again before taking silence for an answer."""

    def __init__(self, kit: Kit, session) -> None:
        super().__init__(kit, session)
        self.name = f"explain {self.view.scene}"
        self.sentence = Editor(most=300)
        self._phone_scroll = Scroll(is_at_end=True)

    def build(self) -> Widget:
        view = self.view
        parts: list[Widget] = self.heard()
        if view.text:
            parts.append(Paragraph(view.text, key="text"))
        question = Heading(view.question, "question", key="question")
        question.live = "polite"
        parts += [
            question,
            TextBox(
                self.sentence,
                "sentence",
                _("Your sentence"),
                hint=_("Write what you would say, in one sentence"),
                rows=3,
                on_enter=self.say,
            ),
            Paragraph(_("Somebody may quote it later, word for word."), "small", "ink-soft"),
        ]
        buttons = Flow(
            [
                Button(_("Say this"), "say", self.say, is_primary=True, cap="Enter"),
                Button(_("Say nothing"), "nothing", self._ask),
            ],
            12,
        )
        return story_page(
            self.kit.look,
            self._size,
            view,
            bar=self.bar(),
            parts=parts,
            buttons=buttons,
            messages=tuple(message for message in self.messages if message.is_new),
            rising=self.rising,
            scroll=self.main_scroll,
            phone_scroll=self._phone_scroll,
        )

    def first_focus(self, order: list[Widget]) -> str:
        return "sentence"

    def say(self) -> Step:
        """Say the sentence; an empty one is silence, which is asked about first."""
        sentence = self.sentence.text.strip()
        return self.do(self.session.explain, sentence) if sentence else self._ask()

    def _ask(self) -> Step:
        return Push(
            ConfirmScreen(
                self.kit,
                title=lambda: _("Say nothing?"),
                text=lambda: _("That is an answer too. You cannot take it back."),
                yes=lambda: _("Say nothing"),
                no=lambda: _("Back"),
                on_yes=lambda: Pop(lambda: self.do(self.session.explain, "")),
                is_dangerous=True,
            )
        )
