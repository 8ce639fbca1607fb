"""Narrows a list: one option of each kind, and at once how much is left."""

from __future__ import annotations

from burgemeestersgame.desktop.browse import BrowseScreen, Facet
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow
from burgemeestersgame.desktop.pages import Dialog
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Paragraph
from burgemeestersgame.i18n import format_number
from burgemeestersgame.i18n import gettext as _


class FilterScreen(Dialog):
    """Every press shows in the list below; there is nothing to confirm."""

    name = "filters"

    def __init__(self, kit: Kit, listed: BrowseScreen) -> None:
        super().__init__(kit)
        self._listed = listed

    def title(self) -> str:
        return _("Filters")

    def content(self) -> list[Widget | None]:
        left = len(self._listed.matching(self._listed.narrowed))
        return [
            Paragraph(self._listed.count(left), "label", "ink-soft", role="status"),
            *[self._group(facet) for facet in self._listed.facets()],
        ]

    def _group(self, facet: Facet) -> Widget:
        listed = self._listed
        chosen = listed.narrowed.get(facet.key, "")
        others = {key: option for key, option in listed.narrowed.items() if key != facet.key}
        counts = dict.fromkeys(dict(facet.options), 0)
        for item in listed.matching(others):
            for option in facet.of(item):
                counts[option] = counts.get(option, 0) + 1
        buttons = [
            Button(
                words,
                f"{facet.key}-{option}",
                lambda option=option: self._press(facet.key, option),
                note=format_number(counts[option]),
                icon="check" if option == chosen else None,
                is_chosen=option == chosen,
                is_round=True,
            )
            for option, words in facet.options
        ]
        return Column([Heading(facet.title, "label"), Flow(buttons, 8, label=facet.title)], 8)

    def _press(self, facet: str, option: str) -> Step:
        is_off = self._listed.narrowed.get(facet) == option
        self._listed.narrow(facet, "" if is_off else option)
        return None

    def _clear(self) -> Step:
        for facet in list(self._listed.narrowed):
            self._listed.narrow(facet, "")
        return None

    def buttons(self) -> list[Widget | None]:
        left = self._listed.count(len(self._listed.matching(self._listed.narrowed)))
        return [
            Button(_("Show {count}").format(count=left), "done", Pop, is_primary=True),
            Button(_("Take filters off"), "clear", self._clear) if self._listed.narrowed else None,
        ]
