"""What check says of a scenario, to mend one thing after another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from burgemeestersgame.authoring.own import Own
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.findings import finding_cards
from burgemeestersgame.desktop.layout import Row
from burgemeestersgame.desktop.outside import show_outside
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.message import as_sentence
from burgemeestersgame.desktop.screens.working import Job, Progress, working
from burgemeestersgame.desktop.steps import Pop, Push, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Icon, Panel, Paragraph
from burgemeestersgame.errors import ScenarioError, Severity
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import Checked, look_over
from burgemeestersgame.scenario.counted import (
    accepted_in_words,
    not_followed_in_words,
    problems_in_words,
)

T = TypeVar("T")


class FindingsScreen(Page):
    """Every finding with its place and a way out; the file is looked at again when asked."""

    name = "findings"
    page_width = 860

    def __init__(self, kit: Kit, own: Own, checked: Checked) -> None:
        super().__init__(kit)
        self._own, self._checked = own, checked

    def title(self) -> str:
        return _("Check: {title}").format(title=self._own.title)

    def subtitle(self) -> str:
        problems = self._checked.problems
        return as_sentence(problems_in_words(problems)) if problems else ""

    def content(self) -> list[Widget | None]:
        checked = self._checked
        accepted = None
        if checked.accepted:
            words = as_sentence(accepted_in_words(checked.accepted))
            accepted = Paragraph(words, "message", "ink-soft")
        if not checked.problems:
            return [_good(_("There is nothing to say about it: it can be played.")), accepted]
        cannot = None
        if any(problem.severity is Severity.ERROR for problem in checked.problems):
            cannot = Paragraph(_("It cannot be played until the errors are mended."))
        more = None
        if not checked.is_followed:
            more = Paragraph(not_followed_in_words(), "message", "ink-soft")
        return [cannot, *finding_cards(checked.problems, self._own.folder), more, accepted]

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Check again"), "again", self._again, icon="rotate-ccw", is_primary=True),
            Button(_("Open the file"), "file", self._open, icon="pencil-line"),
            Button(_("Back"), "back", Pop, icon="arrow-left"),
        ]

    def _again(self) -> Step:
        return check(self.kit, self._own, self._take)

    def _take(self, checked: Checked) -> Step:
        self._checked = checked
        self.main_scroll.offset = 0
        self.is_changed = True
        return None

    def _open(self) -> Step:
        show_outside(self._own.file)
        return None


def check(kit: Kit, own: Own, then: Callable[[Checked], Step]) -> Step:
    """Look a scenario over beside the window, and go on with what was found."""

    def job(_progress: Progress) -> Checked:
        return look_over(own.path)

    return working(kit, lambda: _("Checking ‘{title}’").format(title=own.title), job, then)


def working_on(
    kit: Kit, own: Own, title: Callable[[], str], job: Job[T], then: Callable[[T], Step]
) -> Step:
    """Do a job with a scenario as `working` does; where it has errors, they are shown instead."""

    def careful(progress: Progress) -> T | ScenarioError:
        try:
            return job(progress)
        except ScenarioError as error:
            return error

    def go_on(result: T | ScenarioError) -> Step:
        if isinstance(result, ScenarioError):
            return Push(FindingsScreen(kit, own, Checked(result.problems, 0, is_followed=False)))
        return then(result)

    return working(kit, title, careful, go_on)


def _good(text: str) -> Widget:
    words = Row([Icon("circle-check", 22, "good"), Paragraph(text)], 12, grow=1, align="top")
    return Panel(words, fill="good-soft", line="good", padding=14, role="status")
