"""The preview: the screens of play with an author's bar below them, beside the author's editor.

Everything that is played here is played for nobody: no run is kept. A save shows at once; while the
file has errors, the version before stays playable below a banner that says what is wrong.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pygame

from burgemeestersgame.authoring.preview import Follower, Preview, Setting
from burgemeestersgame.desktop.a11y.asked import Asked
from burgemeestersgame.desktop.layout import Frame
from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.screens.briefing import BriefingScreen
from burgemeestersgame.desktop.screens.menu import MenuScreen
from burgemeestersgame.desktop.screens.play import PlayScreen, screen_for
from burgemeestersgame.desktop.screens.preview_bar import Bar, Tool
from burgemeestersgame.desktop.screens.preview_facts import FactsScreen
from burgemeestersgame.desktop.screens.preview_findings import FindingsScreen, WaitingScreen
from burgemeestersgame.desktop.screens.preview_kit import PreviewKit
from burgemeestersgame.desktop.screens.preview_menu import ToolsScreen, show_map
from burgemeestersgame.desktop.screens.preview_scenes import ScenesScreen
from burgemeestersgame.desktop.stack import Stack
from burgemeestersgame.desktop.steps import Pop, Push, Quit, Replace, Restart, Step
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language

_CONTROL = pygame.KMOD_CTRL | pygame.KMOD_META


class PreviewScreen(Screen):
    """A window within the window: what is played above, the author's bar below.

    Its `name` ends in that of the screen within.

    Attributes:
        stack: The screens of play, and on top of them the author's own.
        preview: What is played.
        follower: Follows the file.
    """

    name = "preview"

    def __init__(
        self,
        kit: Kit,
        path: Path,
        *,
        scene: str | None = None,
        settings: Sequence[Setting] = (),
        follower: Follower | None = None,
    ) -> None:
        """Follow the scenario in a folder or file.

        Args:
            scene: Where to begin; None for the beginning.
            settings: What holds there.
            follower: Follows it; None makes one.

        Raises:
            GameError: There is no such file.
        """
        self._clock = _Clock()
        self.follower = follower or Follower(path)
        self.preview = Preview(
            scene, settings, clock=self._clock, time_factor=kit.settings.time_factor
        )
        self._window = kit
        self._language = language()
        inner = PreviewKit(kit, self)
        self.stack = Stack(inner, WaitingScreen(inner, self.preview, self.follower.file))
        super().__init__(inner)
        self._bar = Bar(
            self.preview, self.follower.file.parent, self.use, lambda: self._after(self._menu())
        )
        self._changes = 0
        self._told_events = -1  # how much had been played when the note was made
        self._top: Screen | None = None
        self._inside = pygame.Rect(0, 0, 0, 0)

    # What the app asks of a screen

    @property
    def is_changed(self) -> bool:
        """Whether the bar or anything above it must be drawn again."""
        return self._is_bar_changed or any(screen.is_changed for screen in self.stack.screens)

    @is_changed.setter
    def is_changed(self, is_changed: bool) -> None:
        self._is_bar_changed = is_changed

    @property
    def focused(self) -> Widget | None:
        """What the keyboard is at: never the bar, whose tools have keys of their own."""
        return self.stack.top.focused

    @property
    def roots(self) -> list[Widget]:
        return [*self.stack.top.roots, self.root]

    def answer(self, asked: Asked) -> Step:
        if any(widget is asked.widget for widget in self.root.walk()):
            return super().answer(asked)
        return self._after(self.stack.safely(lambda: self.stack.top.answer(asked)))

    def first_focus(self, order: list[Widget]) -> str:
        return ""

    def shown(self) -> None:
        self.stack.top.shown()

    def covered(self) -> None:
        self.stack.top.covered()

    def closed(self) -> None:
        self.stack.close()
        self.follower.close()
        self._window.speak(self._window.settings.language or self._language)

    def tick(self) -> Step:
        while (version := self.follower.take()) is not None:
            self.preview.take(version)
            self.is_changed = True
            for screen in self.stack.screens:
                screen.is_changed = True
        self.follower.speak(language())
        if self.preview.changes != self._changes:
            self._show_story()
        step = self._after(self.stack.safely(self._look))
        self._top = self.stack.top
        return step

    def _look(self) -> Step:
        self.stack.tell_top()
        return self.stack.top.tick()

    def draw(self, surface: pygame.Surface) -> None:
        self.arrange(surface.get_size())
        self.name = f"preview {self.stack.top.name}"
        self.stack.draw(surface.subsurface(self._inside))
        self.root.paint(self.kit.look, surface)
        self.is_changed = False

    # Keyboard and mouse

    def handle(self, event: pygame.Event) -> Step:
        match event.type:
            case pygame.WINDOWFOCUSLOST:
                self._clock.stop()
            case pygame.WINDOWFOCUSGAINED:
                self._clock.go_on()
            case pygame.KEYDOWN if event.mod & _CONTROL and self._has_tool(event):
                return self._use(event)
            case pygame.KEYDOWN | pygame.TEXTINPUT if self._top is not self.stack.top:
                return None  # meant for the screen before
            case pygame.MOUSEBUTTONDOWN if not self._inside.collidepoint(event.pos):
                super().handle(event)
                self.focus = ""
                return None
            case pygame.MOUSEMOTION | pygame.MOUSEBUTTONUP:
                if (step := super().handle(event)) is not None:
                    return step  # what it was for has been done
        if self.preview.note and event.type == pygame.KEYDOWN:
            self._is_bar_changed = True  # it may be answered now
        return self._after(self.stack.safely(lambda: self.stack.top.handle(event)))

    def tools(self) -> list[Tool]:
        """Return what an author can do besides playing, in the order of the bar."""
        other = {"nl": _("In English"), "en": _("In Dutch")}[language()]
        return [
            Tool("g", "map-pin", _("Scenes"), _("Go to any scene"), self._scenes),
            Tool(
                "p",
                "clipboard-list",
                _("Findings"),
                _("Read what check says of this version"),
                self._findings,
                needs_story=False,
            ),
            Tool(
                "t",
                "settings",
                _("Facts"),
                _("Set facts and indicators"),
                self._facts,
            ),
            Tool("m", "route", _("Map"), _("Open the map of the story in the browser"), self._map),
            Tool("z", "arrow-left", _("One back"), _("Take the last decision back"), self._back),
            Tool("r", "rotate-ccw", _("Again"), _("Play from the start again"), self._again),
            Tool(
                "l",
                "languages",
                other,
                _("Show everything in the other language"),
                self._other_language,
                needs_story=False,
            ),
        ]

    def _has_tool(self, event: pygame.Event) -> bool:
        return any(self._is_key(event, tool) for tool in self.tools())

    def _use(self, event: pygame.Event) -> Step:
        for tool in self.tools():
            if self._is_key(event, tool):
                return self.use(tool)
        return None

    def _is_key(self, event: pygame.Event, tool: Tool) -> bool:
        return event.key == pygame.key.key_code(tool.letter)

    def use(self, tool: Tool) -> Step:
        """Do what a tool is for, where there is something to do it with."""
        self.is_changed = True
        if tool.needs_story and self.preview.session is None:
            return None
        return self._after(self.stack.safely(tool.do))

    # Tools

    def _put(self, kind: type[Screen], make: Callable[[], Screen]) -> Step:
        """Show one of the author's own screens, or no longer when it is there already."""
        if isinstance(self.stack.top, kind):
            return Pop()
        while len(self.stack.screens) > 1:
            self.stack.do(Pop())
        return Push(make())

    def _scenes(self) -> Step:
        return self._put(ScenesScreen, lambda: ScenesScreen(self.kit, self.preview))

    def _findings(self) -> Step:
        file = self.follower.file
        return self._put(FindingsScreen, lambda: FindingsScreen(self.kit, self.preview, file))

    def _facts(self) -> Step:
        return self._put(FactsScreen, lambda: FactsScreen(self.kit, self.preview))

    def _map(self) -> Step:
        def told(page: Path) -> None:
            note = _("the map is in your browser; it lies in {path}").format(path=page)
            if self.preview.is_behind:
                note = _("the map of the version you are playing is in your browser")
            self.preview.note = note
            session = self.preview.session
            self._told_events = len(session.game.run.events) if session is not None else 0
            self._is_bar_changed = True

        return show_map(self.kit, self.preview.scenario, told)

    def _back(self) -> Step:
        return self._story() if self.preview.back() else None

    def _again(self) -> Step:
        self.preview.restart()
        return self._story()

    def _other_language(self) -> Step:
        self._window.speak("en" if language() == "nl" else "nl")
        return None

    def _menu(self) -> Step:
        return self._put(ToolsScreen, lambda: ToolsScreen(self.kit, self))

    def _story(self) -> Step:
        """Leave the author's own screens for the story as it now stands."""
        return Restart(screen_for(self.kit, self.preview.session))

    # What becomes of steps

    def _after(self, step: Step) -> Step:
        """Do what a screen within asked; return what concerns the whole window."""
        match self.stack.do(step):
            case Restart(MenuScreen()):  # that is how play is left
                return self._after(self._menu())
            case Restart(screen):
                self._changes = self.preview.changes
                self.stack.begin(screen)
            case Pop() | Quit():
                return Pop()
        if step is not None:
            self._is_bar_changed = True
        return None

    def _show_story(self) -> None:
        """Show the story that was put in place, below what the author has open."""
        session = self.preview.session
        assert session is not None
        self._changes = self.preview.changes
        self.kit.play(session)  # its pictures may be others too
        self._told_events = len(session.game.run.events)
        lowest = self.stack.screens[0]
        shown: Screen | None = None
        if isinstance(lowest, PlayScreen) and not isinstance(lowest, BriefingScreen):
            match lowest.follow():  # what was selected or typed there stays
                case Replace(screen):
                    shown = screen
        else:
            shown = screen_for(self.kit, session)
        if shown is not None:
            lowest.closed()
            self.stack.screens[0] = shown
        if len(self.stack.screens) > 1:
            self.stack.screens[0].covered()  # no time limit runs below the author's own screens
        self._is_bar_changed = True

    # The bar

    def build(self) -> Widget:
        below = self._bar.build(self.tools(), self._note())

        def arrange(look: Look, rect: pygame.Rect) -> None:
            # However much there is to say, most of the window is for the story.
            height = min(below.height(look, rect.width), rect.height * 2 // 5)
            self._inside = pygame.Rect(rect.x, rect.y, rect.width, rect.height - height)
            below.place(look, pygame.Rect(rect.x, rect.bottom - height, rect.width, height))

        return Frame([below], arrange)

    def _note(self) -> str:
        """Return what the preview has to say; "" once they have played on."""
        session = self.preview.session
        if session is None or len(session.game.run.events) != self._told_events:
            return ""
        return self.preview.note


class _Clock:
    """Real seconds during which the author looked at the preview, not at the editor."""

    def __init__(self) -> None:
        self._lost_s = 0.0
        self._stopped_at: float | None = None

    def __call__(self) -> float:
        now = time.monotonic() if self._stopped_at is None else self._stopped_at
        return now - self._lost_s

    def stop(self) -> None:
        """Let no time pass from now on."""
        if self._stopped_at is None:
            self._stopped_at = time.monotonic()

    def go_on(self) -> None:
        """Let time pass again."""
        if self._stopped_at is not None:
            self._lost_s += time.monotonic() - self._stopped_at
            self._stopped_at = None
