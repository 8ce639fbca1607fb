"""The window: its loop, and what is the same on every screen.

A still screen is not drawn again: waiting in `Clock.tick` costs next to nothing, while
`pygame.event.wait` asks the system a thousand times a second.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

# Without this, Windows enlarges a small picture of the window and blurs it.
os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from burgemeestersgame.desktop.a11y import MUST_BE_HIDDEN, find_reader
from burgemeestersgame.desktop.icons import icon
from burgemeestersgame.desktop.ports import Ports
from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.stack import Stack
from burgemeestersgame.desktop.steps import Pop, Push, Quit, Restart, Step
from burgemeestersgame.desktop.text import forget_text
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.theme import forget_fonts
from burgemeestersgame.desktop.windows import fill_screen, limit_size, place
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _

if TYPE_CHECKING:
    from burgemeestersgame.desktop.a11y.reader import Reader
    from burgemeestersgame.desktop.notes_window import NotesWindow

TRACE_VARIABLE = "BURGEMEESTERSGAME_TRACE"
TITLE = "Burgemeestersgame"
FRAMES_PER_SECOND = 30
SIZE = (1280, 720)
LEAST_SIZE = (960, 600)


class NoDisplay(GameError):
    """There is no screen to open a window on."""


class WrongPygame(GameError):
    """The package imported as `pygame` is not pygame-ce."""


class App:
    """The screens, and the window they are drawn in."""

    def __init__(self, kit: Kit, first: Screen) -> None:
        self.kit = kit
        self._stack = Stack(kit, first)
        self.is_running = True
        self._is_traced = bool(os.environ.get(TRACE_VARIABLE))
        self._told = ""
        self._is_drawn = False
        self._must_draw = True
        self._held: set[int] = set()
        self._notes: NotesWindow | None = None
        self._reader: Reader | None = None

    @property
    def stack(self) -> list[Screen]:
        """The screens on top of each other, the lowest first."""
        return self._stack.screens

    @property
    def top(self) -> Screen:
        """The screen that gets the keyboard."""
        return self._stack.top

    def run(self) -> None:
        """Open the window and play until it is closed."""
        self._open_window()
        self.kit.scenery.may_wait = True
        clock = pygame.time.Clock()
        try:
            self.turn(())
            if not MUST_BE_HIDDEN:
                self._find_reader()
            while self.is_running:
                self.turn(pygame.event.get())
                clock.tick(FRAMES_PER_SECOND)
        finally:
            self._stack.close()
            if self._notes is not None:
                self._notes.close()
            if self._reader is not None:
                self._reader.close()

    def turn(self, events: Iterable[pygame.Event]) -> None:
        """Handle events, look at the time, and draw when something changed."""
        if not self._is_drawn:
            self.draw()
        before = self.top
        for event in events:
            # Keys pressed for the screen before are not meant for the one that replaced it.
            if self.top is before or event.type not in (pygame.KEYDOWN, pygame.TEXTINPUT):
                self.handle(event)
            if not self.is_running:
                return
        self._answer()
        self._do(self._stack.safely(self._stack.tell_top))
        self._do(self._stack.safely(self.top.tick))
        if self.is_running and (self._must_draw or self.top.is_changed):
            self.draw()
        self._do(self._stack.safely(self._show_notes))

    def handle(self, event: pygame.Event) -> None:
        """Handle an event that is the same on every screen, or hand it to the top one."""
        notes = self._notes
        if notes is not None and notes.takes(event):
            self._do(self._stack.safely(lambda: notes.handle(event)))
            return
        if self._reader is not None:
            self._reader.follow(event, place)
        match event.type:
            # With a second window open, closing the first one is no longer the end of all.
            case pygame.QUIT | pygame.WINDOWCLOSE:
                self.is_running = False
            case pygame.KEYUP:
                self._held.discard(event.key)
            case pygame.WINDOWFOCUSLOST:
                self._held.clear()
                self.top.handle(event)
            case pygame.KEYDOWN if self._is_held(event.key):
                pass
            case pygame.WINDOWSIZECHANGED | pygame.WINDOWEXPOSED | pygame.WINDOWRESTORED:
                self._must_draw = True
            case pygame.KEYDOWN if self._is_own_key(event):
                self._must_draw = True
            case pygame.KEYDOWN if event.key == pygame.K_F1:
                self._do(self._stack.safely(self._help))
            case _:
                self._do(self._stack.safely(lambda: self.top.handle(event)))

    def draw(self) -> None:
        """Draw what is in sight."""
        surface = pygame.display.get_surface()
        if surface is None:
            return
        self.kit.fit(surface.get_size())
        self._stack.draw(surface)
        pygame.display.flip()
        self._must_draw = False
        if self._reader is not None:
            self._reader.tell(self.top, surface.get_size())
        self._tell()
        self._is_drawn = True

    def _find_reader(self) -> None:
        """Make the window known to screen readers, where that is installed."""
        self._reader = find_reader(TITLE)
        if self._reader is not None:
            self._reader.connect()
            self._reader.has_keyboard(pygame.key.get_focused())
            self._reader.stands_at(place())

    def _answer(self) -> None:
        """Do what a screen reader asked."""
        if self._reader is None:
            return
        while self.is_running and (asked := self._reader.take(self.top)) is not None:
            self._do(self._stack.safely(lambda asked=asked: self.top.answer(asked)))
        self._must_draw |= self._reader.is_waiting

    def _show_notes(self) -> None:
        if self._notes is None:
            if not self.kit.settings.notes:
                return
            from burgemeestersgame.desktop.notes_window import NotesWindow

            self._notes = NotesWindow(self.kit)
        self._notes.follow(self.stack)

    def _is_held(self, key: int) -> bool:
        """Say whether a key merely repeats: a finger left on Enter must not decide twice."""
        is_repeated = key in self._held
        self._held.add(key)
        if key in _REPEATING:
            return False
        is_text = isinstance(self.top.focused, TextBox) and key not in _ONCE
        return is_repeated and not is_text

    def _help(self) -> Step:
        from burgemeestersgame.desktop.screens.help import HelpScreen

        if any(isinstance(screen, HelpScreen) for screen in self.stack):
            return None
        return Push(self.top.help())

    def _is_own_key(self, event: pygame.Event) -> bool:
        has_control = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        if event.key == pygame.K_F11:
            self._do(self._stack.safely(self._fill_screen))
            return True
        if has_control and (event.unicode == "+" or event.key in _PLUS):
            self._do(self._stack.safely(lambda: self.kit.change_text_size(1)))
            return True
        if has_control and event.key in (pygame.K_MINUS, pygame.K_KP_MINUS):
            self._do(self._stack.safely(lambda: self.kit.change_text_size(-1)))
            return True
        if has_control and event.key in (pygame.K_0, pygame.K_KP0):
            self._do(self._stack.safely(lambda: self.kit.change(text_scale=100)))
            return True
        return False

    def _fill_screen(self) -> None:
        is_full = not self.kit.settings.fullscreen
        fill_screen(is_full=is_full)
        self.kit.change(fullscreen=is_full)

    def _do(self, step: Step) -> None:
        match self._stack.do(step):
            case Pop() | Quit():
                self.is_running = False
            case Restart(screen):
                self._stack.begin(screen)
        self._must_draw |= step is not None

    def _open_window(self) -> None:
        width, height = (round(length * self.kit.density) for length in SIZE)
        sizes = pygame.display.get_desktop_sizes()
        if sizes and sizes[0][0] >= LEAST_SIZE[0]:
            width, height = min(width, sizes[0][0]), min(height, sizes[0][1])
        flags = pygame.RESIZABLE
        pygame.display.set_caption(TITLE)
        # Without an icon of ours, pygame looks its own up, which takes longer than our menu.
        pygame.display.set_icon(_window_icon())
        if MUST_BE_HIDDEN:
            pygame.display.set_mode((width, height), flags | pygame.HIDDEN)
            self._find_reader()
            flags |= pygame.SHOWN
        pygame.display.set_mode((width, height), flags)
        limit_size(LEAST_SIZE)
        if self.kit.settings.fullscreen:
            with contextlib.suppress(GameError):
                fill_screen(is_full=True)
        pygame.key.set_repeat(400, 40)
        pygame.key.start_text_input()

    def _tell(self) -> None:
        """Say on stdout what is on screen, for a test that plays in a real window."""
        if not self._is_traced:
            return
        if not self._is_drawn:
            print("first frame", flush=True)
        if self.top.name != self._told:
            self._told = self.top.name
            print(f"screen {self._told}", flush=True)


def run(
    ports: Ports,
    *,
    scenario: str | None = None,
    run: str | None = None,
    first: Callable[[Kit], Screen] | None = None,
) -> None:
    """Open the window on the menu, a scenario or a run, and play until it is closed.

    Args:
        ports: What the window is given.
        scenario: What `Library.start` takes.
        run: What `Library.resume` takes.
        first: Makes the screen to open it on; None: as the others say.

    Raises:
        NoDisplay: No window can be opened here.
        WrongPygame: Another pygame stands in the way of pygame-ce.
    """
    if not getattr(pygame, "IS_CE", False):
        message = _(
            "the package 'pygame' stands in the way of 'pygame-ce': remove both, then install"
            " 'pygame-ce' again"
        )
        raise WrongPygame(message)
    try:
        # Not `pygame.init()`: that starts sound too, and prints a dozen lines where there is none.
        pygame.display.init()
        pygame.font.init()
        kit = Kit(ports, density())
        App(kit, first(kit) if first is not None else _first(kit, scenario, run)).run()
    except pygame.error as error:
        if pygame.display.get_surface() is not None:
            raise
        raise NoDisplay(str(error)) from error
    finally:
        close()


def close() -> None:
    """Close the window, and forget the fonts that close with it."""
    pygame.quit()
    forget_text()
    forget_fonts()


def _first(kit: Kit, scenario: str | None, run: str | None) -> Screen:
    if run is not None:
        from burgemeestersgame.desktop.screens import play

        return play.resume(kit, run)
    if scenario is not None:
        from burgemeestersgame.desktop.screens import play

        return play.start(kit, scenario)
    from burgemeestersgame.desktop.screens.menu import MenuScreen

    return MenuScreen(kit)


# Holding these goes on; holding any other key does nothing more.
_REPEATING = frozenset(
    {
        pygame.K_TAB,
        pygame.K_UP,
        pygame.K_DOWN,
        pygame.K_LEFT,
        pygame.K_RIGHT,
        pygame.K_PAGEUP,
        pygame.K_PAGEDOWN,
        pygame.K_BACKSPACE,
        pygame.K_DELETE,
    }
)
_ONCE = frozenset({pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_ESCAPE})

_PLUS = (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS)


def _window_icon() -> pygame.Surface:
    """Return a town hall, as the system shows it beside the title and in its task bar."""
    picture = pygame.Surface((64, 64), pygame.SRCALPHA)
    pygame.draw.rect(picture, "#17232F", picture.get_rect(), border_radius=12)
    picture.blit(icon("landmark", 48, (247, 242, 232)), (8, 8))
    return picture


def density() -> float:
    """Return how many device pixels the system draws for one of the design's."""
    if sys.platform == "win32":
        import ctypes

        try:
            return max(1.0, ctypes.windll.user32.GetDpiForSystem() / 96)
        except (AttributeError, OSError):
            return 1.0
    return 1.0
