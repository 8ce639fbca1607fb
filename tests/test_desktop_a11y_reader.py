"""Whoever listens is told what changed, and nothing more; without anybody nothing is worked out."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pygame
import pytest
from desktop_fakes import (
    ENTER,
    FakeLibrary,
    FakeSession,
    Player,
    a_guide,
    a_kit,
    window,  # noqa: F401 - a fixture
)

accesskit = pytest.importorskip("accesskit")

from burgemeestersgame.desktop import a11y, app  # noqa: E402
from burgemeestersgame.desktop.a11y import platform  # noqa: E402
from burgemeestersgame.desktop.a11y import reader as reading  # noqa: E402
from burgemeestersgame.desktop.a11y.reader import Reader  # noqa: E402
from burgemeestersgame.desktop.screen import Screen  # noqa: E402
from burgemeestersgame.desktop.screens.dilemma import DilemmaScreen  # noqa: E402
from burgemeestersgame.desktop.screens.menu import MenuScreen  # noqa: E402

pytestmark = pytest.mark.usefixtures("window")

SIZE = (1280, 720)


class FakeAdapter:
    """The system: somebody may listen, and then is told."""

    made: list[FakeAdapter]

    def __init__(
        self,
        on_activate: Callable[[], None],
        on_action: Callable[[Any], None],
        on_deactivate: Callable[[], None],
        handle: int | None = None,
    ) -> None:
        self.handle = handle
        self.listen, self.ask, self.leave = on_activate, on_action, on_deactivate
        self.told: list[Any] = []
        self.has_it: list[bool] = []
        self.trouble: BaseException | None = None
        self.made.append(self)

    def update(self, make: Callable[[], Any]) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.told.append(make())

    def has_keyboard(self, has_it: bool) -> None:
        self.has_it.append(has_it)

    def stands_at(self, place: Any) -> None:
        pass


class Request:
    """What AccessKit says was asked."""

    def __init__(self, target: int, action: Any, data: Any = None) -> None:
        self.target, self.action, self.data = target, action, data


@pytest.fixture
def adapter(monkeypatch: pytest.MonkeyPatch) -> Callable[[], FakeAdapter]:
    monkeypatch.setattr(FakeAdapter, "made", [], raising=False)
    monkeypatch.setattr(reading, "Adapter", FakeAdapter)
    return lambda: FakeAdapter.made[-1]


@pytest.fixture
def reader(adapter: Callable[[], FakeAdapter]) -> Reader:
    made = Reader("Burgemeestersgame")
    made.connect()
    return made


def a_screen() -> Screen:
    screen = DilemmaScreen(a_kit(FakeLibrary(), motion=False), FakeSession("deciding"))
    for _picture in range(2):  # the first one measures what scrolls
        screen.arrange(SIZE)
    return screen


def numbers(update: Any) -> list[int]:
    return [number for number, _node in update.nodes]


def number_of(update: Any, words: str) -> int:
    """Return under which number something is known."""
    return next(n for n, node in update.nodes if words in (node.label or node.value or ""))


def test_as_long_as_nobody_listens_nothing_is_worked_out(reader, adapter, monkeypatch) -> None:
    monkeypatch.setattr(reading, "describe", lambda *_, **__: pytest.fail("described"))

    reader.tell(a_screen(), SIZE)

    assert adapter().told == []
    assert not reader.is_waiting


def test_who_begins_to_listen_is_told_everything(reader, adapter) -> None:
    reader.has_keyboard(True)
    adapter().listen()
    assert reader.is_waiting

    reader.tell(a_screen(), SIZE)

    (update,) = adapter().told
    assert update.tree is not None
    assert len(update.nodes) > 20
    assert adapter().has_it == [True]
    assert not reader.is_waiting


def test_later_only_what_changed_is_told(reader, adapter) -> None:
    adapter().listen()
    screen = a_screen()
    reader.tell(screen, SIZE)
    screen.arrange(SIZE)
    reader.tell(screen, SIZE)
    screen.session.seconds = 71.0
    screen.view = screen.session.view()
    screen.arrange(SIZE)
    reader.tell(screen, SIZE)

    everything, nothing, second = adapter().told
    assert numbers(nothing) == []
    assert number_of(everything, "Nog 1.12") == number_of(second, "Nog 1.11")
    assert len(numbers(second)) <= 3, "the time, and what moved aside for it"


def test_another_screen_is_told_as_new_also_where_it_says_the_same(reader, adapter) -> None:
    adapter().listen()
    reader.tell(a_screen(), SIZE)
    reader.tell(a_screen(), SIZE)

    first, second = adapter().told
    assert set(numbers(first)) & set(numbers(second)) == {0}


def test_who_comes_back_is_told_everything_again(reader, adapter) -> None:
    screen = a_screen()
    adapter().listen()
    reader.tell(screen, SIZE)
    adapter().leave()
    reader.tell(screen, SIZE)
    adapter().listen()
    reader.tell(screen, SIZE)

    first, second = adapter().told
    assert len(first.nodes) == len(second.nodes)


def test_what_is_asked_comes_with_the_widget_it_is_asked_of(reader, adapter) -> None:
    adapter().listen()
    screen = a_screen()
    reader.tell(screen, SIZE)
    number = number_of(adapter().told[0], "2. Ja, nu.")

    adapter().ask(Request(number, accesskit.Action.CLICK))

    asked = reader.take(screen)
    assert (asked.widget.key, asked.action) == ("choice-2", "click")
    assert reader.take(screen) is None


def test_what_was_asked_of_another_screen_or_of_nothing_is_forgotten(reader, adapter) -> None:
    adapter().listen()
    before, screen = a_screen(), a_screen()
    reader.tell(before, SIZE)
    number = number_of(adapter().told[0], "2. Ja, nu.")
    reader.tell(screen, SIZE)

    for target in (number, 99_999):
        adapter().ask(Request(target, accesskit.Action.CLICK))
    adapter().ask(Request(0, accesskit.Action.SHOW_TOOLTIP))

    assert reader.take(screen) is None


class Panic(BaseException):
    """What AccessKit raises is no `Exception`."""


def test_trouble_is_logged_once_and_the_game_goes_on(reader, adapter, caplog) -> None:
    adapter().listen()
    adapter().trouble = Panic("a node has no parent")

    with caplog.at_level(logging.WARNING):
        for _time in range(3):
            reader.tell(a_screen(), SIZE)

    (record,) = caplog.records
    assert "a node has no parent" in record.getMessage()
    assert not reader.is_waiting


def test_without_the_extra_there_is_no_reader(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "accesskit", None)

    assert a11y.find_reader("Burgemeestersgame") is None


def test_the_game_does_what_is_asked_and_tells_what_came_of_it(adapter, monkeypatch) -> None:
    kit = a_kit(FakeLibrary())
    game = app.App(kit, MenuScreen(kit))
    game.turn([])
    game._find_reader()
    adapter().listen()
    game.turn([])
    number = number_of(adapter().told[-1], "Instellingen")

    adapter().ask(Request(number, accesskit.Action.CLICK))
    game.turn([])

    assert game.top.name == "settings"
    assert number_of(adapter().told[-1], "Schuilnaam")


def test_the_trainers_notes_are_told_as_a_window_of_their_own(adapter) -> None:
    session = FakeSession("deciding")
    session.seconds = None  # or going on would begin with a pause
    player = Player(FakeLibrary(session), notes=True)
    player.app._find_reader()
    game = adapter()
    game.listen()
    player.press(ENTER)
    notes = adapter()

    notes.listen()
    for _turn in range(3):
        player.app.turn([])

    (update,) = notes.told
    assert notes is not game
    assert number_of(update, a_guide().stations[0].questions[0])


def test_a_still_screen_is_told_once(adapter) -> None:
    kit = a_kit(FakeLibrary())
    game = app.App(kit, MenuScreen(kit))
    game._find_reader()
    for _turn in range(2):
        game.turn([])
    adapter().listen()

    for _turn in range(10):
        game.turn([])

    assert len(adapter().told) == 1


def test_the_window_opens_without_loading_what_nobody_installed() -> None:
    code = (
        "import sys; sys.modules['accesskit'] = None\n"
        "from burgemeestersgame.desktop import app\n"
        "print([name for name in sys.modules if name.startswith('burgemeestersgame.desktop.a11y')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "bridge" not in done.stdout
    assert "platform" not in done.stdout


# Systems on which this is not run: that they are asked what AccessKit describes


class Events:
    """What AccessKit wants to be raised after an update."""

    raised = 0

    def raise_events(self) -> None:
        Events.raised += 1


class Subclassing:
    """An adapter of Windows or macOS."""

    handle = 0

    def __init__(self, handle: int, *_handlers: Any) -> None:
        Subclassing.handle = handle

    @classmethod
    def for_window(cls, handle: int, *handlers: Any) -> Subclassing:
        return cls(handle, *handlers)

    def update_if_active(self, make: Callable[[], Any]) -> Events:
        make()
        return Events()

    def update_view_focus_state(self, has_it: bool) -> None:
        assert has_it


@pytest.mark.parametrize(("system", "part"), [("win32", "windows"), ("darwin", "macos")])
def test_windows_and_macos_get_the_window_of_pygame_and_raise_what_they_are_told(
    monkeypatch: pytest.MonkeyPatch, system: str, part: str
) -> None:
    forwarded: list[str] = []
    namespace = SimpleNamespace(
        SubclassingAdapter=Subclassing, add_focus_forwarder_to_window_class=forwarded.append
    )
    monkeypatch.setattr(platform.sys, "platform", system)
    monkeypatch.setattr(platform.accesskit, part, namespace, raising=False)
    monkeypatch.setattr(platform.pygame.display, "get_wm_info", lambda: {"window": 4711})
    monkeypatch.setattr(Events, "raised", 0)

    adapter = platform.Adapter(lambda: None, lambda _: None, lambda: None)
    adapter.update(lambda: None)
    adapter.has_keyboard(True)

    assert Subclassing.handle == 4711
    assert Events.raised == 1
    assert forwarded == (["SDLWindow"] if system == "darwin" else [])


def test_where_it_must_be_the_window_is_shown_after_it_was_connected(
    adapter: Callable[[], FakeAdapter], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    set_mode = pygame.display.set_mode

    def noted(size: tuple[int, int], flags: int = 0) -> pygame.Surface:
        opened.append(len(FakeAdapter.made))
        return set_mode(size, flags)

    monkeypatch.setattr(app, "MUST_BE_HIDDEN", True)
    monkeypatch.setattr(pygame.display, "set_mode", noted)
    kit = a_kit(FakeLibrary())

    app.App(kit, MenuScreen(kit))._open_window()

    assert opened == [0, 1]
