"""Who made what this game shows, sounds and is built on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from burgemeestersgame.desktop.browse import titled_icon
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Panel, Paragraph
from burgemeestersgame.i18n import gettext as _


class CreditsScreen(Page):
    """Names and licences, as their makers give them."""

    name = "credits"

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._credits = kit.library.credits()

    def title(self) -> str:
        return _("Credits")

    def subtitle(self) -> str:
        return _("Thank you to everyone whose work is in this game.")

    def content(self) -> list[Widget | None]:
        own = _(
            "The game itself is free software under the EUPL 1.2. The town, its people and the"
            " stories are invented; the rules are real."
        )
        return [
            Paragraph(own),
            *_group("landmark", _("Pictures, letters and sounds"), self._credits.art),
            *_group("wrench", _("Libraries"), self._credits.libraries),
        ]

    def buttons(self) -> list[Widget | None]:
        return [Button(_("Back"), "back", Pop, is_primary=True, cap="Esc")]


def _group(icon: str, title: str, credits: Sequence[Any]) -> list[Widget]:
    cards = [
        Panel(
            Column(
                [
                    Paragraph(credit.what, "message-strong"),
                    Paragraph(credit.made_by, "message") if credit.made_by else None,
                    Paragraph(credit.licence, "small", "ink-soft") if credit.licence else None,
                ],
                2,
            ),
            padding=(14, 8),
            role="article",
            label=credit.what,
        )
        for credit in credits
    ]
    return [titled_icon(icon, title), Column(cards, 8)] if cards else []
