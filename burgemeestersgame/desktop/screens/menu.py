"""The menu: go on where one was, play, read a report."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pygame

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.cards import menu_card
from burgemeestersgame.desktop.layout import Column, Flow, Frame, Ground, Pad, Row
from burgemeestersgame.desktop.pictures import paint_scene
from burgemeestersgame.desktop.ports import Overview, ScenarioEntry
from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.screens.message import ConfirmScreen, as_sentence
from burgemeestersgame.desktop.scrolling import ScrollArea
from burgemeestersgame.desktop.steps import Push, Quit, Step
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph, Space
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import format_number, language, ngettext
from burgemeestersgame.i18n import gettext as _


class MenuScreen(Screen):
    """What one sees first. It opens no scenario: the first picture must not wait for that."""

    name = "menu"
    has_art = False

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._known_runs: Overview | None = None
        self._known_stories: tuple[str, list[ScenarioEntry]] | None = None
        self._trouble = ""  # why the runs cannot be read or kept

    @property
    def _runs(self) -> Overview:
        if self._known_runs is None:
            try:
                self._known_runs = self.kit.library.overview()
            except GameError as error:
                self._known_runs, self._trouble = Overview(), as_sentence(str(error))
        return self._known_runs

    def _stories(self) -> str:
        """Return what there is to play, with its own minutes; looked up after the first picture."""
        if not self.has_art:
            return _("Choose a story")
        if self._known_stories is None or self._known_stories[0] != language():
            self._known_stories = language(), list(self.kit.library.scenarios())
        stories = [story for story in self._known_stories[1] if not story.is_tutorial]
        if not stories:
            return _("Choose a story")
        if len(stories) > 1:
            return ngettext("{count} story", "{count} stories", len(stories)).format(
                count=format_number(len(stories))
            )
        minutes = stories[0].minutes
        words = ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
        return " · ".join(filter(None, (stories[0].title, words if minutes else "")))

    def shown(self) -> None:
        self._known_runs = None  # a game may have been played, or wiped
        self._known_stories = None  # one may have been installed, or taken away
        self._trouble = ""
        self.is_changed = True

    def first_focus(self, order: list[Widget]) -> str:
        keys = [widget.key for widget in order]
        return next(key for key in ("continue", "practise", "play") if key in keys)

    def build(self) -> Widget:
        look = self.kit.look
        unfinished, finished, news, tutorial = self._runs
        reports = (
            ngettext("{count} report", "{count} reports", finished).format(
                count=format_number(finished)
            )
            if finished
            else _("You have not finished a story yet")
        )
        is_new = bool(tutorial) and not unfinished and not finished
        cards: list[Widget | None] = [
            menu_card(
                "continue",
                _("Continue: {title}").format(title=unfinished.title),
                _decisions(unfinished.dilemmas_done),
                self._continue,
                icon="play",
                is_primary=True,
                cap="Enter",
            )
            if unfinished
            else None,
            menu_card(
                "practise",
                _("First time here? Practise for two minutes"),
                _("A small case that shows you round the desk"),
                lambda: self._practise(tutorial),
                icon="lightbulb",
                is_primary=True,
                cap="Enter",
            )
            if is_new
            else None,
            menu_card(
                "play",
                _("Play alone"),
                self._stories(),
                self._choose,
                icon="user",
            ),
            menu_card(
                "group",
                _("Play with a group"),
                _("A big screen, and a phone for everybody"),
                self._group,
                icon="users",
            ),
            menu_card("reports", _("My reports"), reports, self._reports, icon="history"),
        ]
        head = [
            Row(
                [
                    Icon("landmark", 24, "ink-soft"),
                    Paragraph(_("An invented town, real rules"), "label", "ink-soft"),
                ],
                12,
                grow=1,
            ),
            Heading("Burgemeestersgame", "title"),
            Paragraph(
                _(
                    "Practise hard choices under pressure. There is seldom one right answer."
                    " Afterwards you see what the rules asked of you, and what came of it."
                ),
                colour="ink-soft",
            ),
        ]
        if self._trouble:
            warning = Row(
                [Icon("triangle-alert", 20, "brick"), Paragraph(self._trouble, "message")],
                10,
                grow=1,
                align="top",
            )
            head.append(Panel(warning, fill="brick-soft", line="brick", padding=12, role="alert"))
        if news:
            told = Row([Icon("info", 20), Paragraph(news, "message")], 10, grow=1, align="top")
            head.append(Panel(told, fill="sunken", line=None, padding=12, role="status"))
        other = "en" if language() == "nl" else "nl"
        links = Flow(
            [
                Button(_("Norms"), "norms", self._norms, icon="book-open", is_quiet=True),
                Button(_("Write"), "write", self._write, icon="pen-line", is_quiet=True),
                Button(_("Settings"), "settings", self._settings, icon="settings", is_quiet=True),
                Button(_("Help"), "help", self._help, icon="circle-help", is_quiet=True),
                Button(_("Credits"), "credits", self._credits, icon="users", is_quiet=True),
                Button(
                    {"en": "English", "nl": "Nederlands"}[other],
                    "language",
                    lambda: self._speak(other),
                    icon="languages",
                    is_quiet=True,
                    colour="action",
                ),
            ],
            20,
            gap_below=0,
        )
        privacy = Panel(
            Row(
                [
                    Icon("lock", 18),
                    Paragraph(_("Everything stays on this laptop."), "message"),
                    Button(_("Wipe all"), "wipe", self._wipe, is_quiet=True),
                ],
                8,
                grow=1,
            ),
            padding=(14, 0),
        )
        # The window on the square goes where letters need its room, and in high contrast, which
        # has no scene to show in it.
        is_narrow = self._size[0] < max(look.px(900), look.theme.text_px(720))
        if look.theme.is_one_column or is_narrow or look.theme.name == "contrast":
            body = Column([*head, Space(8), *cards, links, privacy], 14)
            most = 1100 if look.theme.is_one_column else 7.2 * look.theme.text_percent
            page = Pad(body, 40, 28, most=most, align="centre")
            area = ScrollArea(page, self.main_scroll, key="page")
            return Ground(Frame([area], lambda _, rect: area.place(look, rect)), "surface")
        return self._with_window(look, head, cards, links, privacy)

    def _with_window(self, look: Look, head, cards, links: Widget, privacy: Widget) -> Widget:
        top = ScrollArea(
            Pad(Column([*head, Space(4), Column(cards, 12)], 10), 48, 28, 42, 12),
            self.main_scroll,
            key="page",
        )
        foot = Pad(links, 44, 0, 24, 12)
        ground = Ground(Frame([top, foot], lambda *_: None), "surface")
        picture = _Window(has_art=self.has_art)

        def arrange(look: Look, rect: pygame.Rect) -> None:
            width = min(max(look.px(536), rect.width * 2 // 5), look.theme.text_px(640))
            width = max(width, min(look.theme.text_px(500), rect.width // 2 + look.px(60)))
            left = pygame.Rect(rect.x, rect.y, width, rect.height)
            ground.place(look, left)
            height = foot.height(look, width)
            top.place(look, pygame.Rect(left.x, left.y, width, left.height - height))
            foot.place(look, pygame.Rect(left.x, left.bottom - height, width, height))
            line = look.px(3)
            picture.place(
                look, pygame.Rect(left.right + line, rect.y, rect.width - width - line, rect.height)
            )
            box = pygame.Rect(0, 0, min(privacy.natural(look), picture.rect.width - look.px(48)), 0)
            box.height = privacy.height(look, box.width)
            box.bottomright = (rect.right - look.px(24), rect.bottom - look.px(20))
            privacy.place(look, box)

        return Frame([ground, picture, privacy], arrange)

    def handle(self, event: pygame.Event) -> Step:
        if event.type == pygame.DROPFILE:
            from burgemeestersgame.desktop.screens.installed import InstalledScreen, is_pack

            path = Path(event.file)
            return Push(InstalledScreen(self.kit, path)) if is_pack(path) else None
        return super().handle(event)

    # What the buttons do. Screens are imported when they are needed: the first frame comes first.

    def _continue(self) -> Step:
        from burgemeestersgame.desktop.screens.play import resume

        return Push(resume(self.kit, self._runs.unfinished.id))

    def _practise(self, tutorial: str) -> Step:
        from burgemeestersgame.desktop.screens.play import start

        return Push(start(self.kit, tutorial))

    def _choose(self) -> Step:
        from burgemeestersgame.desktop.screens.stories import StoriesScreen

        return Push(StoriesScreen(self.kit))

    def _group(self) -> Step:
        from burgemeestersgame.desktop.screens.group import GroupScreen

        return Push(GroupScreen(self.kit))

    def _reports(self) -> Step:
        from burgemeestersgame.desktop.screens.history import HistoryScreen

        return Push(HistoryScreen(self.kit))

    def _norms(self) -> Step:
        from burgemeestersgame.desktop.screens.norms import NormsScreen

        return Push(NormsScreen(self.kit))

    def _write(self) -> Step:
        from burgemeestersgame.desktop.screens.write import WriteScreen

        return Push(WriteScreen(self.kit))

    def _settings(self) -> Step:
        from burgemeestersgame.desktop.screens.settings import SettingsScreen

        return Push(SettingsScreen(self.kit))

    def _help(self) -> Step:
        from burgemeestersgame.desktop.screens.help import HelpScreen

        return Push(HelpScreen(self.kit))

    def _credits(self) -> Step:
        from burgemeestersgame.desktop.screens.credits import CreditsScreen

        return Push(CreditsScreen(self.kit))

    def _speak(self, other: str) -> Step:
        self.kit.change(language=other)
        self._known_runs = None
        return None

    def _wipe(self) -> Step:
        from burgemeestersgame.desktop.screens.wiping import wipe_question

        return Push(wipe_question(self.kit, lambda: None))

    def leave(self) -> Step:
        return Push(
            ConfirmScreen(
                self.kit,
                title=lambda: _("Close the game?"),
                text=lambda: _("Everything you did is kept."),
                yes=lambda: _("Close"),
                no=lambda: _("Stay"),
                on_yes=Quit,
            )
        )


class _Window(Widget):
    """The square of Haverwolde by day; a plain ground where the art is missing."""

    role = "image"

    def __init__(self, *, has_art: bool) -> None:
        super().__init__()
        self._has_art = has_art

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        line = look.px(3)
        surface.fill(
            look.theme.colour("ink"), (self.rect.x - line, self.rect.y, line, self.rect.height)
        )
        surface.fill(look.theme.colour("sunken"), self.rect)
        if self._has_art and look.theme.name != "contrast":
            paint_scene(surface, self.rect, "plein-dag", _NINE)


# The clock of the town hall, when nobody is playing.
_NINE = datetime(2019, 5, 23, 9, 0)


def _decisions(count: int) -> str:
    if not count:
        return _("You have not decided anything yet")
    return ngettext("{count} decision taken", "{count} decisions taken", count).format(count=count)
