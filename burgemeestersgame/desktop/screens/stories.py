"""The stories one can play."""

from __future__ import annotations

from collections.abc import Sequence

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.cards import menu_card
from burgemeestersgame.desktop.layout import Grid
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.ports import RunEntry, ScenarioEntry
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop, Push, Replace, Step
from burgemeestersgame.desktop.story_card import Played, story_card
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language


class StoriesScreen(Page):
    """Lists the stories; choosing one opens its briefing, which starts nothing yet."""

    name = "stories"
    has_art = False
    page_width = 1216  # four cards beside each other

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._language = ""
        self._entries: Sequence[ScenarioEntry] = ()
        self._played: dict[str, Played] = {}

    def shown(self) -> None:
        self._language = ""  # one may have been installed, taken away or played
        self.is_changed = True

    def title(self) -> str:
        return _("Choose a story")

    def content(self) -> list[Widget | None]:
        if self._language != language():
            self._language = language()
            self._entries = list(self.kit.library.scenarios())
            self._played = _played(self.kit.library.runs())
        if not self._entries:
            return [Paragraph(_("There are no stories here."))]
        lessons = [entry for entry in self._entries if entry.is_tutorial]
        stories = [self._card(entry) for entry in self._entries if not entry.is_tutorial]
        return [Grid(stories, 4, 16, 270), *map(self._lesson, lessons)]

    def _card(self, entry: ScenarioEntry) -> Widget:
        return story_card(
            entry,
            self._played.get(entry.id, Played()),
            play=lambda: self._open(entry.id),
            read_guide=lambda: self._read_guide(entry.id),
            has_art=self.has_art,
        )

    def _lesson(self, entry: ScenarioEntry) -> Widget:
        return menu_card(
            f"story-{entry.id}",
            _("Learn to play in two minutes"),
            entry.title,
            lambda: self._open(entry.id),
            icon="lightbulb",
        )

    def _open(self, scenario_id: str) -> Step:
        from burgemeestersgame.desktop.screens.play import start

        return Replace(start(self.kit, scenario_id))

    def _read_guide(self, scenario_id: str) -> Step:
        from burgemeestersgame.desktop.screens.trainer_guide import TrainerGuideScreen

        return Push(TrainerGuideScreen(self.kit, scenario_id))

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Back"), "back", Pop, icon="arrow-left"),
            Button(_("Installed"), "installed", self._installed, icon="download"),
        ]

    def _installed(self) -> Step:
        from burgemeestersgame.desktop.screens.installed import InstalledScreen

        return Push(InstalledScreen(self.kit))

    def first_focus(self, order: list[Widget]) -> str:
        return order[0].key


def _played(runs: Sequence[RunEntry]) -> dict[str, Played]:
    """Return per story how often it was played to the end; the last run comes first."""
    found: dict[str, Played] = {}
    for run in runs:
        if run.is_finished:
            before = found.get(run.scenario, Played(0, run.played))
            found[run.scenario] = before._replace(times=before.times + 1)
    return found
