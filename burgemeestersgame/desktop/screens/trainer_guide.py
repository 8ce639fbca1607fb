"""The trainer's guide of a story: how to lead it, and what to ask at each dilemma."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from burgemeestersgame.desktop import guide_pages
from burgemeestersgame.desktop.browse import BrowseScreen
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Row
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.made import MadeScreen
from burgemeestersgame.desktop.steps import Push, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Icon, Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.trainer_guide import Station, TrainerGuide, words

_LEADING = "/leading"  # no scene is called so
_UNASKED = "/unasked"


class _Part(NamedTuple):
    id: str
    station: Station | None = None


class TrainerGuideScreen(BrowseScreen):
    """Its parts at the left, one of them at the right; to search in, and to print."""

    name = "trainer-guide"

    def __init__(self, kit: Kit, scenario_id: str) -> None:
        super().__init__(kit)
        self._scenario = scenario_id
        self._guide: TrainerGuide

    def title(self) -> str:
        return _("Trainer's guide")

    def hint(self) -> str:
        return _("Search the guide")

    def count(self, number: int) -> str:
        return ngettext("{count} part", "{count} parts", number).format(count=number)

    def nothing(self) -> str:
        return _("There is no guide.")

    def items(self) -> Sequence[_Part]:
        self._guide = self.kit.library.trainer_guide(self._scenario)
        stations = [_Part(each.scene, each) for each in self._guide.stations]
        unasked = [_Part(_UNASKED)] if self._guide.initiatives else []
        return [_Part(_LEADING), *stations, *unasked]

    def text_of(self, part: _Part) -> str:
        return "\n".join(
            widget.label
            for shown in self.page(part)
            if shown is not None
            for widget in shown.walk()
            if widget.label
        )

    def row(self, part: _Part) -> tuple[Widget, str]:
        if part.station is None:
            icon, title = (
                ("flag", _("How to lead it"))
                if part.id == _LEADING
                else ("hand", _("What nobody asks"))
            )
            told = self._guide.title if part.id == _LEADING else ""
        else:
            icon = "circle-help" if part.station.number else "quote"
            title = words.title(part.station)
            told = " · ".join(words.place_facts(part.station)[:2])
        lines = Column(
            [
                Paragraph(title, "label", is_wide=True, limit=2),
                Paragraph(told, "small", "ink-soft", is_wide=True, limit=1) if told else None,
            ],
            2,
        )
        row = Row([Icon(icon, 20, "ink-soft"), lines], 12, grow=1, align="top")
        return row, ", ".join(filter(None, (title, told)))

    def page(self, part: _Part) -> list[Widget | None]:
        if part.station is not None:
            return guide_pages.talking(part.station)
        if part.id == _LEADING:
            return guide_pages.leading(self._guide)
        return guide_pages.unasked(self._guide)

    def tools(self) -> list[Widget | None]:
        return [Button(_("Save to print"), "save", self._save, icon="file-text", cap="Ctrl S")]

    def key(self, event: pygame.Event) -> Step | bool:
        if event.key == pygame.K_s and event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            return self._save()
        return super().key(event)

    def _save(self) -> Step:
        path = self.kit.library.save_guide(self._scenario)
        return Push(
            MadeScreen(
                self.kit,
                lambda: _("The guide is saved"),
                lambda: [_("It is one page that your browser can show and print.")],
                path,
                is_page=True,
            )
        )
