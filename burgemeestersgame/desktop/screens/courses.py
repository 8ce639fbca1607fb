"""Courses: what one group played, kept together; where a game is put in one, and its page saved."""

from __future__ import annotations

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.editor import Editor
from burgemeestersgame.desktop.layout import Column, Flow
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.ports import CourseEntry, RunEntry
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.message import ConfirmScreen
from burgemeestersgame.desktop.steps import Pop, Push, Step
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Panel, Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext

_LONGEST = 60


class CoursesScreen(Page):
    """Lists the courses; with a game, it can be put in them or taken out."""

    name = "courses"

    def __init__(self, kit: Kit, run: RunEntry | None = None) -> None:
        """Open the courses; `run` is the game to put in one, None to look at them only."""
        super().__init__(kit)
        self._run = run
        self._name = Editor(most=_LONGEST)

    def title(self) -> str:
        return _("Put in a course") if self._run else _("Courses")

    def subtitle(self) -> str:
        about = _("A course keeps what one group played together, without names.")
        return f"{self._run.title}. {about}" if self._run else about

    def content(self) -> list[Widget | None]:
        run_id = self._run.id if self._run else ""
        label = _("Name of a new course, such as ‘Council, autumn’")
        return [
            *map(self._course, self.kit.library.courses.all(run_id)),
            Column(
                [
                    Heading(label, "label"),
                    TextBox(self._name, "name", label, on_enter=self._begin),
                    Flow([Button(_("Begin this course"), "begin", self._begin, icon="plus")], 12),
                ],
                8,
            ),
        ]

    def _course(self, course: CourseEntry) -> Widget:
        count = ngettext("{count} game in it", "{count} games in it", course.runs)
        buttons: list[Widget | None] = [
            self._in_or_out(course) if self._run else None,
            Button(
                _("Save its page"), f"save-{course.id}", lambda: self._save(course), icon="save"
            ),
            Button(
                _("Take it away"),
                f"delete-{course.id}",
                lambda: self._delete(course),
                icon="trash-2",
                colour="brick",
            ),
        ]
        words = Paragraph(count.format(count=course.runs), "small", "ink-soft")
        return Panel(
            Column([Heading(course.name, "label"), words, Flow(buttons, 12)], 8),
            role="article",
            label=course.name,
        )

    def _in_or_out(self, course: CourseEntry) -> Widget:
        text = _("Take this game out") if course.has_run else _("Put this game in")
        icon = "minus" if course.has_run else "plus"
        return Button(text, f"in-{course.id}", lambda: self._turn(course), icon=icon)

    def buttons(self) -> list[Widget | None]:
        return [Button(_("Back"), "back", Pop, icon="arrow-left", cap="Esc")]

    # What the buttons do

    def _begin(self) -> Step:
        courses = self.kit.library.courses
        course = courses.begin(self._name.text)
        if self._run:
            courses.put_in(course, self._run.id)
        self._name = Editor(most=_LONGEST)
        self.is_changed = True
        return None

    def _turn(self, course: CourseEntry) -> Step:
        assert self._run is not None
        courses = self.kit.library.courses
        (courses.take_out if course.has_run else courses.put_in)(course.id, self._run.id)
        self.is_changed = True
        return None

    def _save(self, course: CourseEntry) -> Step:
        from burgemeestersgame.desktop.screens.saved import SavedScreen

        return Push(SavedScreen(self.kit, self.kit.library.courses.save(course.id)))

    def _delete(self, course: CourseEntry) -> Step:
        def delete() -> Step:
            self.kit.library.courses.delete(course.id)
            return Pop()

        return Push(
            ConfirmScreen(
                self.kit,
                title=lambda: _("Take this course away?"),
                text=lambda: _("‘{name}’ goes. What was played in it stays.").format(
                    name=course.name
                ),
                yes=lambda: _("Take it away"),
                no=lambda: _("Keep it"),
                on_yes=delete,
                is_dangerous=True,
            )
        )
