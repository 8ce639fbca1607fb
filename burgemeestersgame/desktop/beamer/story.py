"""The story on the big screen: what happens, what came of it, and the sentence for outside."""

from __future__ import annotations

from typing import Any

from burgemeestersgame.desktop.beamer.arranging import AsManyAsFit, Beside
from burgemeestersgame.desktop.beamer.cards import message_card, quote
from burgemeestersgame.desktop.beamer.rounds import choices, heard, on_your_phone
from burgemeestersgame.desktop.beamer.words import stage_in_words
from burgemeestersgame.desktop.layout import Column, Middle
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _


def situation(standing: Any) -> Widget:
    """Return what happens, before the first round opens."""
    said = stage_in_words(standing.session)
    text = Column([*_paragraphs(standing.scene.text), _soft(said)], 28)
    return _with_cards(text, [*_news(standing), *heard(standing)])


def again(standing: Any) -> Widget:
    """Return the choices, before the second round opens."""
    said = Paragraph(stage_in_words(standing.session), "heading", is_wide=True)
    return Middle(Column([said, choices(standing)], 32))


def consequence(standing: Any) -> Widget:
    """Return what was decided and what came of it."""
    scene = standing.scene
    decided = quote(_("Decided"), scene.decided, "heading") if scene.decided else None
    text = Column([decided, *_paragraphs(scene.text)], 32)
    return _with_cards(text, _news(standing))


def explaining(standing: Any, sentence: TextBox) -> Widget:
    """Return who asks, and the field for the one sentence that the room would say outside."""
    how = _("Find one sentence together, as you would say it aloud. It may come back in the story.")
    asked = Paragraph(standing.scene.question, "body-strong", is_wide=True)
    told = Paragraph(how, "message", "ink-soft", is_wide=True)
    return Middle(Column([asked, told, sentence], 36))


def _paragraphs(text: str) -> list[Widget]:
    return [Paragraph(part, is_wide=True) for part in text.split("\n\n") if part]


def _soft(text: str) -> Widget | None:
    return Paragraph(text, "label", "ink-soft", is_wide=True) if text else None


def _news(standing: Any) -> list[Widget]:
    return [message_card(each) for each in standing.scene.messages if each.is_new]


def _with_cards(text: Widget, cards: list[Widget]) -> Widget:
    """Return a text, with what came in beside it."""
    if not cards:
        return Middle(text)
    came = AsManyAsFit(cards, on_your_phone, columns=1, is_eager=True)
    return Beside([text, came], (0.6, 0.4))
