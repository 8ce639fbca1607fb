"""Sets facts and indicators, to see what a story does with them without playing towards them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Row
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.play import screen_for
from burgemeestersgame.desktop.steps import Pop, Restart, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Meter, Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.fields import LEVEL

if TYPE_CHECKING:
    from burgemeestersgame.authoring.preview import Preview

_STEP = 5
_MOST_SHOWN = 100  # of each; far more than a story has


class FactsScreen(Page):
    """What is true and where the indicators stand; nothing changes before one says so."""

    name = "facts"
    page_width = 860

    def __init__(self, kit: Kit, preview: Preview) -> None:
        super().__init__(kit)
        self._preview = preview
        self._truths: dict[str, bool] = {}  # what was changed here
        self._levels: dict[str, int] = {}

    def title(self) -> str:
        return _("Facts and indicators")

    def subtitle(self) -> str:
        return _("You play on where you are, with what you set here.")

    def content(self) -> list[Widget | None]:
        assert self._preview.session is not None
        view = self._preview.session.view()
        facts, indicators = view.facts[:_MOST_SHOWN], view.indicators[:_MOST_SHOWN]
        return [
            Heading(_("Facts"), "question") if view.facts else None,
            Column([self._fact(each.id, each.text, each.is_true) for each in facts], 8),
            Heading(_("Indicators"), "question") if view.indicators else None,
            *(self._level(each.id, each.label, each.value) for each in indicators),
            Paragraph(_("Not all of them fit here. The others you set with --set."))
            if len(facts) < len(view.facts) or len(indicators) < len(view.indicators)
            else None,
            Paragraph(_("This story has no facts and no indicators."))
            if not (view.facts or view.indicators)
            else None,
        ]

    def _fact(self, id: str, text: str, was_true: bool) -> Widget:
        is_true = self._truths.get(id, was_true)
        button = Button(
            _("True") if is_true else _("Not true"),
            f"fact-{id}",
            lambda: self._turn(id, not is_true),
            icon="check" if is_true else "circle",
            is_chosen=is_true,
            is_round=True,
            role="button",
        )
        button.label = f"{text}: {_('True') if is_true else _('Not true')}"
        words = Column([Paragraph(text), Paragraph(id, "small", "ink-soft")], 0)
        return Row([words, button], 16, grow=0)

    def _level(self, id: str, label: str, before: int) -> Widget:
        level = self._levels.get(id, before)
        least, most = LEVEL
        less = Button("", f"less-{id}", lambda: self._nudge(id, level, -_STEP), icon="minus")
        more = Button("", f"more-{id}", lambda: self._nudge(id, level, _STEP), icon="plus")
        less.label = _("{label}: less").format(label=label)
        more.label = _("{label}: more").format(label=label)
        meter = Meter((level - least) / (most - least), f"{label}: {level}")
        words = Column([Paragraph(label), Paragraph(id, "small", "ink-soft"), meter], 2)
        return Row([words, less, Paragraph(str(level), "body-strong"), more], 12, grow=0)

    def _turn(self, id: str, is_true: bool) -> Step:
        self._truths[id] = is_true
        return None

    def _nudge(self, id: str, level: int, by: int) -> Step:
        least, most = LEVEL
        self._levels[id] = max(least, min(most, level + by))
        return None

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Play on with these"), "go", self._go, is_primary=True, icon="play"),
            Button(_("Back"), "back", Pop, icon="arrow-left", cap="Esc"),
        ]

    def _go(self) -> Step:
        preview = self._preview
        assert preview.session is not None
        scenario = preview.scenario
        levels = {id: level for id, level in self._levels.items() if id in scenario.indicators}
        truths = {id: truth for id, truth in self._truths.items() if id in scenario.facts}
        preview.go(preview.session.view().scene, levels, truths)
        return Restart(screen_for(self.kit, preview.session))
