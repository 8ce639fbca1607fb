"""Every game on this computer: read, go on, compare, take along, take away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pygame

from burgemeestersgame.desktop.browse import BrowseScreen, Facet
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow, Row
from burgemeestersgame.desktop.ports import RunEntry
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.message import ConfirmScreen
from burgemeestersgame.desktop.screens.wiping import wipe_question
from burgemeestersgame.desktop.steps import Pop, Push, Replace, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph, Tag
from burgemeestersgame.i18n import format_clock, format_date, format_number, ngettext
from burgemeestersgame.i18n import gettext as _

# No other moment takes more room in a row.
_WIDEST = datetime(2000, 9, 28, 22, 28, tzinfo=UTC)


class RunList(BrowseScreen):
    """Runs in a list, with what is known of each."""

    def count(self, number: int) -> str:
        text = ngettext("{count} game", "{count} games", number)
        return text.format(count=format_number(number))

    def hint(self) -> str:
        return _("Search by story, name or date")

    def nothing(self) -> str:
        return _("You have not played yet.")

    def text_of(self, run: RunEntry) -> str:
        day = _here(run.started).date()
        return f"{run.title} {run.player} {run.intention} {run.id} {format_date(day)} {day}"

    def facets(self) -> list[Facet]:
        stories = list(dict.fromkeys((run.scenario, run.title) for run in self._items))
        facets = [
            Facet(
                "state",
                _("Finished or not"),
                [("finished", _("Finished")), ("open", _("Not finished"))],
                lambda run: ("finished" if run.is_finished else "open",),
            )
        ]
        if len(stories) > 1 or "story" in self.narrowed:
            facets.insert(0, Facet("story", _("Story"), stories, lambda run: (run.scenario,)))
        return facets

    def samples(self) -> Iterable[RunEntry]:
        kinds = {(run.title, run.player): run for run in self._items}
        for run in kinds.values():
            for is_finished in (True, False):
                yield run._replace(started=_WIDEST, is_finished=is_finished)

    def row(self, run: RunEntry) -> tuple[Widget, str]:
        state = _("finished") if run.is_finished else _("not finished")
        facts = [_moment(run.started), state]
        player = Paragraph(run.player, "small", "ink-soft", is_wide=True) if run.player else None
        words = Column(
            [
                Row([Paragraph(run.title, "label", is_wide=True, limit=2), player], 12, grow=0),
                Flow(
                    [Paragraph(each, "small", "ink-soft", is_wide=True) for each in facts],
                    14,
                    gap_below=0,
                ),
            ],
            2,
        )
        icon = Icon("file-text" if run.is_finished else "play", 22, "ink-soft")
        label = ", ".join(filter(None, (run.title, *facts, run.player)))
        return Row([icon, words], 12, grow=1, align="top"), label

    def facts(self, run: RunEntry) -> list[Widget | None]:
        """Return what is known of a run, without what can be done with it."""
        decisions = ngettext("{count} decision taken", "{count} decisions taken", run.dilemmas_done)
        tags = [
            (_("finished") if run.is_finished else _("not finished"), True),
            (_("replayed from a decision"), run.is_replay),
            (_("played elsewhere"), run.is_imported),
            (_("with a group"), run.is_group),
        ]
        lines = [
            ("clock", _("Begun on {moment}").format(moment=_moment(run.started))),
            ("history", _("Last played on {moment}").format(moment=_moment(run.played))),
            ("check", decisions.format(count=run.dilemmas_done)),
            ("user", run.player),
        ]
        intention = None
        if run.intention:
            words = Column(
                [
                    Paragraph(_("What you meant to do"), "label"),
                    Paragraph(f"‘{run.intention}’"),
                ],
                4,
            )
            intention = Panel(words, fill="sunken", line=None, padding=14)
        return [
            Column(
                [
                    Heading(run.title),
                    Flow(
                        [
                            Tag(text, fill=None, colour="ink", line="ink")
                            for text, holds in tags
                            if holds
                        ],
                        8,
                    ),
                ],
                8,
            ),
            Column(
                [
                    Row([Icon(icon, 18, "ink-soft"), Paragraph(text, "message")], 10, grow=1)
                    for icon, text in lines
                    if text
                ],
                6,
            ),
            intention,
        ]


class HistoryScreen(RunList):
    """All runs, the one played last first."""

    name = "history"

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._news = ""  # what was just done, until something else is chosen

    def shown(self) -> None:
        self.read_again()  # one may have been gone on with

    def title(self) -> str:
        return _("My reports")

    def items(self) -> Sequence[RunEntry]:
        return self.kit.library.runs()

    def choose(self, id: str) -> None:
        self._news = ""
        super().choose(id)

    def page(self, run: RunEntry) -> list[Widget | None]:
        if run.is_finished or run.is_group:
            first = Button(
                _("Read the debrief"),
                "read",
                lambda: self._read(run),
                icon="file-text",
                is_primary=True,
            )
        else:
            first = Button(
                _("Continue"), "continue", lambda: self._continue(run), icon="play", is_primary=True
            )
        compare = None
        if run.is_finished and any(map(Others(run), self._items)):
            compare = Button(
                _("Compare with another game"),
                "compare",
                lambda: Push(ChooseOther(self.kit, run)),
                icon="columns-2",
            )
        return [
            self._told(),
            *self.facts(run),
            Flow(
                [
                    first,
                    compare,
                    Button(_("Put in a course"), "course", lambda: self._course(run), icon="users"),
                    Button(_("Take along"), "export", lambda: self._export(run), icon="upload"),
                    Button(
                        _("Delete"),
                        "delete",
                        lambda: self._delete(run),
                        icon="trash-2",
                        colour="brick",
                    ),
                ],
                12,
            ),
        ]

    def _told(self) -> Widget | None:
        if not self._news:
            return None
        words = Row([Icon("check", 20, "good"), Paragraph(self._news, "message")], 10, grow=1)
        return Panel(words, fill="good-soft", line="good", padding=12, role="status")

    def tools(self) -> list[Widget | None]:
        return [
            Button(_("Open a file"), "import", self._import, icon="download"),
            Button(_("Courses"), "courses", self._course, icon="users") if self._items else None,
            Button(_("Wipe everything"), "wipe", self._wipe, icon="trash-2", colour="brick")
            if self._items
            else None,
        ]

    # What the buttons do

    def handle(self, event: pygame.Event) -> Step:
        if event.type == pygame.DROPFILE:
            path = Path(event.file)
            return self._arrived(self.kit.library.import_run(path), path)
        return super().handle(event)

    def _read(self, run: RunEntry) -> Step:
        from burgemeestersgame.desktop.screens.debrief import DebriefScreen

        return Push(DebriefScreen(self.kit, run.id))

    def _continue(self, run: RunEntry) -> Step:
        from burgemeestersgame.desktop.screens.play import resume

        return Replace(resume(self.kit, run.id))

    def _course(self, run: RunEntry | None = None) -> Step:
        from burgemeestersgame.desktop.screens.courses import CoursesScreen

        return Push(CoursesScreen(self.kit, run))

    def _export(self, run: RunEntry) -> Step:
        from burgemeestersgame.desktop.screens.exported import ExportedScreen

        return Push(ExportedScreen(self.kit, self.kit.library.export_run(run.id)))

    def _import(self) -> Step:
        from burgemeestersgame.desktop.screens.importing import ImportScreen

        return Push(ImportScreen(self.kit, self._arrived))

    def _arrived(self, run_id: str, path: Path) -> Step:
        self.read_again()
        self.choose(run_id)
        self._news = _("This game comes from the file {name}.").format(name=path.name)
        self.move_focus(f"row-{run_id}")
        return None

    def _delete(self, run: RunEntry) -> Step:
        def delete() -> Step:
            self.kit.library.delete(run.id)
            return Pop(lambda: self._gone(run))

        return Push(
            ConfirmScreen(
                self.kit,
                title=lambda: _("Delete this game?"),
                text=lambda: _(
                    "‘{title}’ of {moment} will be gone, and the reports that the game saved of it."
                    " Copies that you put elsewhere stay."
                ).format(title=run.title, moment=_moment(run.started)),
                yes=lambda: _("Delete"),
                no=lambda: _("Keep it"),
                on_yes=delete,
                is_dangerous=True,
            )
        )

    def _gone(self, run: RunEntry) -> Step:
        at = self._index.get(run.id, 0)
        neighbours = [*self._shown[at + 1 : at + 2], *self._shown[max(0, at - 1) : at]]
        self.read_again()
        if neighbours:
            self.choose(neighbours[0].id)
            self.move_focus(f"row-{neighbours[0].id}")
        self._is_open = False
        self._news = _("The game is deleted.")
        return None

    def _wipe(self) -> Step:
        def wiped() -> Step:
            self.read_again()
            self.show_all()
            return None

        return Push(wipe_question(self.kit, wiped))


class Others:
    """Whether a run can be compared with another: finished, of the same story."""

    def __init__(self, run: RunEntry) -> None:
        self._run = run

    def __call__(self, run: RunEntry) -> bool:
        return run.is_finished and run.scenario == self._run.scenario and run.id != self._run.id


class ChooseOther(RunList):
    """The run that another one is held against."""

    name = "choose-other"

    def __init__(self, kit: Kit, run: RunEntry) -> None:
        super().__init__(kit)
        self._run = run

    def title(self) -> str:
        return _("Compare with which game?")

    def items(self) -> Sequence[RunEntry]:
        return list(filter(Others(self._run), self.kit.library.runs()))

    def page(self, run: RunEntry) -> list[Widget | None]:
        asked = _("You compare it with the game of {moment}.")
        return [
            *self.facts(run),
            Paragraph(asked.format(moment=_moment(self._run.started)), "message", "ink-soft"),
            Flow(
                [
                    Button(
                        _("Compare these two"),
                        "compare",
                        lambda: self._compare(run),
                        icon="columns-2",
                        is_primary=True,
                    )
                ]
            ),
        ]

    def _compare(self, run: RunEntry) -> Step:
        from burgemeestersgame.desktop.screens.compare import CompareScreen

        # Which was first is what one looks at first.
        first, second = sorted((self._run, run), key=lambda each: each.started)
        return Replace(CompareScreen(self.kit, first.id, second.id))


def _here(moment: datetime) -> datetime:
    """Return a moment as the clock on the wall says it."""
    return moment.astimezone()


def _moment(moment: datetime) -> str:
    here = _here(moment)
    return f"{format_date(here)}, {format_clock(here)}"
