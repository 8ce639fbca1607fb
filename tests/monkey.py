"""Somebody who presses anything, in the whole program without a screen.

    python -m tests.monkey [--minutes 60] [--seed 1]

Every thirtieth of a second something happens: a key, a click, the wheel, another size of window,
another language or theme. The time is the game's: what is over sooner than a frame lasts is not
waited for, so an hour takes as long as drawing it does, while time limits and motion go on as they
would. It stops with status 1, the seed and the last events when something raises that is no
`GameError`, when a screen cannot be left for the menu, or when what was left is not forgotten.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import gc
import os
import random
import sys
import tempfile
import time
import traceback
import webbrowser
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from weakref import WeakSet

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

FRAME_S = 1 / 30
_really = time.monotonic
_skipped = 0.0


def _monotonic() -> float:
    return _really() + _skipped


if __name__ == "__main__":  # before the game is imported, which keeps the clock it finds
    time.monotonic = _monotonic

import pygame  # noqa: E402

from burgemeestersgame import i18n  # noqa: E402
from burgemeestersgame.desk import Shelf  # noqa: E402
from burgemeestersgame.desktop import app  # noqa: E402
from burgemeestersgame.desktop.ports import Ports  # noqa: E402
from burgemeestersgame.desktop.screen import Kit, Screen  # noqa: E402
from burgemeestersgame.desktop.screens.menu import MenuScreen  # noqa: E402
from burgemeestersgame.desktop.widget import Widget  # noqa: E402
from burgemeestersgame.settings import Settings, save_settings  # noqa: E402

SIZES = ((1280, 720), (1024, 768), (960, 600), (1920, 1080), (1366, 768), (700, 500))
WIDEST = (3840, 2160)
KEYS = (
    *(pygame.K_TAB, pygame.K_RETURN, pygame.K_SPACE, pygame.K_UP, pygame.K_DOWN) * 4,
    *(pygame.K_LEFT, pygame.K_RIGHT, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_HOME),
    *(pygame.K_END, pygame.K_BACKSPACE, pygame.K_DELETE, pygame.K_F1, pygame.K_F11, pygame.K_F5),
    *(pygame.K_ESCAPE,) * 3,
)
LETTERS = "123456789hpagmkdefrstzi/?+-0 éĳ€"
LONGEST_WAY = 20  # steps to the menu, from anywhere
SCREENS_KEPT = 8  # alive at the menu: what is on the stack, and what somebody may come back to
LOOKS_EVERY = 900  # frames
MORE_MB = 40  # what memory may still grow by, once everything was seen


class Found(Exception):
    """Something that must not be."""


Known = tuple[str, str]
"""A widget: the kind of screen it is on, and its key."""


class Monkey:
    """Presses; remembers what was pressed and which screens were seen."""

    def __init__(self, shelf: Shelf, seed: int) -> None:
        self.pick = random.Random(seed)
        self.seen: Counter[str] = Counter()
        self.done: deque[str] = deque(maxlen=60)
        self.frames = 0
        self.left: set[str] = set()
        self._clicked: Counter[Known] = Counter()
        self._leads: dict[Known, str] = {}  # to which kind of screen a click on it led last
        self._aimed_at: Known | None = None
        self._shelf = shelf
        self._kits: WeakSet[Kit] = WeakSet()  # one for each window
        self.app = self._opened()

    # -- frames ------------------------------------------------------------------------------------

    def frame(self) -> None:
        """Let something happen, and time pass."""
        self._aimed_at = None
        self.turn(self.events())
        kind = _kind(self.app.top)
        if self._aimed_at:
            self._leads[self._aimed_at] = kind
        if self.pick.random() < self._boredom(kind):
            self.leave_for_the_menu()
            self.left.add(kind)

    def _boredom(self, kind: str) -> float:
        """Return the chance to leave a screen: large where that is new, or where one often is."""
        if kind not in self.left:
            return 0.1
        return 0.001 + 0.5 * max(0.0, self.seen[kind] / self.frames - 2 / len(self.seen))

    def _interest(self, known: Known) -> float:
        """Return how much somebody wants to click on it: rather where one did so least, and where
        it leads to screens that were seen least: one comes to more places."""
        ordinary = self.frames / max(1, len(self.seen))
        led_to = self.seen[self._leads[known]] if known in self._leads else 0
        return 1 / (1 + self._clicked[known]) / (1 + led_to / ordinary)

    def press_until(self, frames: int) -> None:
        """Let things happen until so many frames have passed."""
        while self.frames < frames:
            self.frame()

    def turn(self, events: list[pygame.Event]) -> None:
        """Give events to the game and let a frame pass; a window that closed is opened again."""
        global _skipped
        began = _really()
        self.frames += 1
        self.app.turn(events)
        if not self.app.is_running:
            self._closed()
            self.app = self._opened()
        self.seen[_kind(self.app.top)] += 1
        _skipped += max(0.0, FRAME_S - (_really() - began))

    def leave_for_the_menu(self) -> None:
        """Find the way a player would take: Esc, and yes where it asks whether to stop.

        Raises:
            Found: It is too long.
        """
        began, has_asked = self.app.top.name, False
        for _ in range(LONGEST_WAY):
            name = self.app.top.name
            if name == "menu":
                return
            button = {
                "confirm": "yes" if has_asked else "no",
                "preview tools": "close",
                "room-leaving": "stop",
            }.get(name)
            if button and self._find(button) is not None:
                self._in_sight().move_focus(button)  # as Tab does: it may be below what is seen
                self.turn([])
                found = self._find(button)
                self.turn(self._click(found.rect.center) if found else [])
            else:
                has_asked = True
                self.turn(self._press(pygame.K_ESCAPE))
        raise Found(f"{began} cannot be left for the menu: Esc ended at {self.app.top.name}")

    def look(self) -> int:
        """Return how many screens are alive at the menu.

        Raises:
            Found: Screens that were left are not forgotten.
        """
        self.leave_for_the_menu()
        self.turn(self._sized(SIZES[0]))  # so that memory can be compared
        gc.collect()
        alive = [
            each for each in gc.get_objects() if isinstance(each, Screen) and each.kit in self._kits
        ]
        if len(alive) > SCREENS_KEPT:
            names = Counter(type(each).__name__ for each in alive)
            raise Found(f"screens that were left are still there: {names.most_common()}")
        return len(alive)

    def _opened(self) -> app.App:
        kit = Kit(Ports(self._shelf, self._shelf.settings, self._keep, i18n.language()))
        self._kits.add(kit)
        return app.App(kit, MenuScreen(kit))

    def _closed(self) -> None:
        for screen in self.app.stack:
            screen.closed()

    def _keep(self, settings: Settings) -> None:
        self._shelf.settings = settings
        save_settings(settings)

    # -- what happens ------------------------------------------------------------------------------

    def events(self) -> list[pygame.Event]:
        """Return what happens in this frame."""
        chance = self.pick.random()
        if chance < 0.40:
            return self._key()
        if chance < 0.74:
            return self._aimed()
        if chance < 0.84:
            return self._click(self._somewhere())
        if chance < 0.90:
            return self._wheel()
        if chance < 0.93:
            return self._dragged()
        if chance < 0.94:
            return self._resized()
        if chance < 0.95:
            return self._changed()
        if chance < 0.955:
            return self._of_the_system()
        return []

    def _key(self) -> list[pygame.Event]:
        if self.pick.random() < 0.4:
            return self._type(self.pick.choice(LETTERS))
        mods = (pygame.KMOD_NONE,) * 6 + (pygame.KMOD_SHIFT, pygame.KMOD_CTRL)
        return self._press(self.pick.choice(KEYS), self.pick.choice(mods))

    def _press(self, code: int, mod: int = 0) -> list[pygame.Event]:
        self.done.append(f"key {pygame.key.name(code)} {mod} on {self.app.top.name}")
        character = {pygame.K_RETURN: "\r", pygame.K_TAB: "\t", pygame.K_SPACE: " "}.get(code, "")
        return [
            pygame.Event(pygame.KEYDOWN, key=code, unicode=character, mod=mod),
            pygame.Event(pygame.KEYUP, key=code, mod=mod),
        ]

    def _type(self, character: str) -> list[pygame.Event]:
        mod = pygame.KMOD_CTRL if self.pick.random() < 0.15 else pygame.KMOD_NONE
        self.done.append(f"type {character!r} {mod} on {self.app.top.name}")
        code = ord(character) if character.isascii() else pygame.K_UNKNOWN
        events = [pygame.Event(pygame.KEYDOWN, key=code, unicode=character, mod=mod)]
        if not mod:
            events.append(pygame.Event(pygame.TEXTINPUT, text=character))
        return [*events, pygame.Event(pygame.KEYUP, key=code, mod=mod)]

    def _aimed(self) -> list[pygame.Event]:
        """Click on what can be pressed."""
        there = [widget for widget in self._widgets() if widget.key and widget.is_focusable]
        if not there:
            return self._click(self._somewhere())
        known = [(_kind(self.app.top), widget.key) for widget in there]
        (at,) = self.pick.choices(range(len(there)), [self._interest(each) for each in known])
        self._clicked[known[at]] += 1
        self._aimed_at = known[at]
        return self._click(there[at].rect.center)

    def _click(self, place: tuple[int, int]) -> list[pygame.Event]:
        self.done.append(f"click {place} on {self.app.top.name}")
        return [
            pygame.Event(pygame.MOUSEMOTION, pos=place, rel=(1, 1), buttons=(0, 0, 0)),
            pygame.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1),
            pygame.Event(pygame.MOUSEBUTTONUP, pos=place, button=1),
        ]

    def _wheel(self) -> list[pygame.Event]:
        by = self.pick.choice((-20, -3, -1, 1, 3, 20))
        place = self._somewhere()
        self.done.append(f"wheel {by} at {place} on {self.app.top.name}")
        return [
            pygame.Event(pygame.MOUSEMOTION, pos=place, rel=(1, 1), buttons=(0, 0, 0)),
            pygame.Event(pygame.MOUSEWHEEL, x=0, y=by, precise_x=0.0, precise_y=float(by)),
        ]

    def _dragged(self) -> list[pygame.Event]:
        begin, end = self._somewhere(), self._somewhere()
        self.done.append(f"drag {begin} to {end} on {self.app.top.name}")
        rel = (end[0] - begin[0], end[1] - begin[1])
        return [
            pygame.Event(pygame.MOUSEBUTTONDOWN, pos=begin, button=1),
            pygame.Event(pygame.MOUSEMOTION, pos=end, rel=rel, buttons=(1, 0, 0)),
            pygame.Event(pygame.MOUSEBUTTONUP, pos=end, button=1),
        ]

    def _resized(self) -> list[pygame.Event]:
        return self._sized(WIDEST if self.pick.random() < 0.01 else self.pick.choice(SIZES))

    def _sized(self, size: tuple[int, int]) -> list[pygame.Event]:
        self.done.append(f"size {size} on {self.app.top.name}")
        pygame.display.set_mode(size, pygame.RESIZABLE)
        return [pygame.Event(pygame.WINDOWSIZECHANGED, x=size[0], y=size[1], window=None)]

    def _changed(self) -> list[pygame.Event]:
        """Change a setting at any moment, as from the settings, which Esc comes back from."""
        name, values = self.pick.choice(
            (
                ("language", ("nl", "en")),
                ("theme", ("light", "dark", "contrast")),
                ("text_scale", (100, 125, 150, 175, 200)),
                ("motion", (True, False)),
                ("beamer", (True, False, False)),
                ("notes", (True, False)),
                ("time", ("normal", "off")),
            )
        )
        value = self.pick.choice(values)
        self.done.append(f"{name} becomes {value} on {self.app.top.name}")
        self.app.kit.change(**{name: value})
        return [pygame.Event(pygame.WINDOWEXPOSED, window=None)]

    def _of_the_system(self) -> list[pygame.Event]:
        event = self.pick.choice(
            (
                pygame.Event(pygame.WINDOWFOCUSLOST, window=None),
                pygame.Event(pygame.WINDOWFOCUSGAINED, window=None),
                pygame.Event(pygame.WINDOWMINIMIZED, window=None),
                pygame.Event(pygame.WINDOWRESTORED, window=None),
                pygame.Event(pygame.DROPFILE, file=__file__),
                pygame.Event(pygame.TEXTEDITING, text="ni", start=0, length=2),
                pygame.Event(pygame.QUIT),
            )
        )
        self.done.append(f"{pygame.event.event_name(event.type)} on {self.app.top.name}")
        return [event]

    def _somewhere(self) -> tuple[int, int]:
        width, height = pygame.display.get_window_size()
        return self.pick.randrange(-5, width + 5), self.pick.randrange(-5, height + 5)

    def _find(self, key: str) -> Widget | None:
        return next((widget for widget in self._widgets() if widget.key == key), None)

    def _widgets(self) -> Iterator[Widget]:
        top = self.app.top
        yield from top.root.walk()
        if (inner := self._in_sight()) is not top:
            yield from inner.root.walk()

    def _in_sight(self) -> Screen:
        """Return the screen that is looked at: a preview has screens of its own."""
        inner = getattr(self.app.top, "stack", None)
        return inner.top if inner else self.app.top


def _kind(screen: Screen) -> str:
    """Return the name of a screen without the scene on it."""
    words = screen.name.split()
    return " ".join(words[: 2 if words[0] == "preview" else 1])


def memory_mb() -> float:
    """Return what is in use of this process's memory (Linux with glibc), 0 elsewhere.

    What was freed is given back first: thousands of windows of other sizes leave gaps, which are no
    leak, and which hide one.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return 0.0


def a_finished_game(shelf: Shelf) -> None:
    """Let the lesson be played to its end, so that there is a debrief to open."""
    if any(run.is_finished for run in shelf.runs()):
        return
    session = shelf.start("oefening", None)
    session.begin()
    while not session.finished:
        match session.view().state:
            case "deciding":
                session.decide(session.view().choices[0].id)
            case "explaining":
                session.explain("Omdat het moet.")
            case _:
                session.proceed()
    session.keep()


def play(seed: int, minutes: float) -> None:
    """Press for so many minutes of the game; `Found` and whatever else was raised come out."""
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode(SIZES[0], pygame.RESIZABLE)
    i18n.use("nl")
    began, memory = time.process_time(), []
    with Shelf(Settings(language="nl")) as shelf:
        monkey = Monkey(shelf, seed)
        frames = round(minutes * 60 / FRAME_S)
        try:
            for until in [*range(LOOKS_EVERY, frames, LOOKS_EVERY), frames]:
                a_finished_game(shelf)  # which somebody may have wiped away
                monkey.press_until(until)
                alive = monkey.look()
                memory.append(memory_mb())
        except BaseException:
            print("\n".join(monkey.done))
            print(f"after {monkey.frames} frames with seed {seed}:", flush=True)
            raise
    seconds = time.process_time() - began
    third = len(memory) // 3
    # In the first minutes most screens are opened for the first time.
    if third >= 4 and (more := max(memory[2 * third :]) - max(memory[: 2 * third])) > MORE_MB:
        raise Found(f"memory grows: by {more:.0f} MB in the last third, {memory}")
    print(
        f"{monkey.frames} frames, {minutes:g} minutes of the game, in {seconds:.0f} s of CPU;"
        f" {len(monkey.seen)} kinds of screens, {len(monkey.left)} left for the menu,"
        f" {alive} alive at the end; seed {seed}"
    )
    print("MB at each look:", *map(round, memory))
    print(", ".join(f"{name} {count}" for name, count in monkey.seen.most_common()))


def main() -> int:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description="Press anything, for a while.")
    parser.add_argument("--minutes", type=float, default=10, help="of the game")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    webbrowser.open = lambda *_arguments, **_more: True
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"BURGEMEESTERSGAME_HOME": home, "HOME": home}
        try:
            play(asked.seed, asked.minutes)
        except (Found, Exception):
            traceback.print_exc()
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
