"""A reader of windows that knows only AT-SPI, as screen readers on Linux do.

It has a session bus of its own, so that nothing of the machine it runs on is heard or changed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from jeepney import DBusAddress, MatchRule, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

PATIENCE_S = 30.0
_BUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
_STATUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
_REGISTRY = "org.a11y.atspi.Registry"
_KEYS = "/org/a11y/atspi/registry/deviceeventcontroller"
_KEY_STRING = 4
_ROOT = "/org/a11y/atspi/accessible/root"
_NULL = "/org/a11y/atspi/null"

# Some of the numbers that AT-SPI has for roles and states.
ROLES = {
    16: "dialog",
    23: "frame",
    27: "image",
    29: "label",
    31: "list",
    32: "list item",
    37: "page tab",
    38: "page tab list",
    39: "panel",
    42: "progress bar",
    43: "button",
    44: "radio button",
    49: "scroll pane",
    62: "toggle button",
    79: "entry",
    83: "heading",
    98: "list box",
    109: "article",
    116: "static",
}
_FOCUSED, _CHECKED, _PRESSED, _SELECTED = 12, 4, 20, 23


def is_missing() -> bool:
    """Return whether this machine has no bus, no AT-SPI or no screen to open a window on."""
    return not (shutil.which("dbus-daemon") and shutil.which("Xvfb") and _has_atspi())


def _has_atspi() -> bool:
    folders = os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":")
    service = "dbus-1/services/org.a11y.Bus.service"
    return any(os.path.exists(os.path.join(folder, service)) for folder in folders)


class Bus:
    """A session bus with AT-SPI on it."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--print-address", "--nofork", "--nopidfile"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()
        session = open_dbus_connection(self.address)
        (address,) = _ask(session, new_method_call(_BUS, "GetAddress"))
        # What a screen reader does as it starts.
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            _ask(session, Properties(_STATUS).set(name, "b", True))
        session.close()
        self.connection = open_dbus_connection(address)
        rule = MatchRule(
            type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement"
        )
        _ask(self.connection, message_bus.AddMatch(rule))
        self._announced = self.connection.filter(rule, bufsize=10_000)

    def announced(self) -> list[str]:
        """Return what was said unasked so far, oldest first."""
        return [message.body[3][1] for message in self._announced.queue]

    def close(self) -> None:
        """Stop the bus, and with it everything on it."""
        self.connection.close()
        self._daemon.terminate()
        self._daemon.communicate()

    def windows(self) -> list[Thing]:
        """Return the windows of all programs."""
        desktop = Thing(self.connection, _REGISTRY, _ROOT)
        return [window for program in desktop.children() for window in program.children()]


class Thing(NamedTuple):
    """Something in a window that can be read or used."""

    connection: DBusConnection
    owner: str
    path: str

    def _call(self, interface: str, method: str, signature: str = "", *body: Any) -> Any:
        address = DBusAddress(self.path, self.owner, f"org.a11y.atspi.{interface}")
        return _ask(
            self.connection, new_method_call(address, method, signature or None, body or ())
        )

    def _property(self, interface: str, name: str) -> Any:
        address = DBusAddress(self.path, self.owner, f"org.a11y.atspi.{interface}")
        ((_type, value),) = _ask(self.connection, Properties(address).get(name))
        return value

    def children(self) -> list[Thing]:
        (found,) = self._call("Accessible", "GetChildren")
        return [Thing(self.connection, *each) for each in found if each[1] != _NULL]

    def walk(self) -> Iterator[Thing]:
        """Yield this and all within, in reading order."""
        yield self
        for child in self.children():
            yield from child.walk()

    @property
    def name(self) -> str:
        return self._property("Accessible", "Name")

    @property
    def about(self) -> str:
        return self._property("Accessible", "Description")

    @property
    def role(self) -> str:
        (role,) = self._call("Accessible", "GetRole")
        return ROLES.get(role, str(role))

    @property
    def states(self) -> set[int]:
        ((low, high),) = self._call("Accessible", "GetState")
        bits = low | high << 32
        return {bit for bit in range(64) if bits >> bit & 1}

    @property
    def is_focused(self) -> bool:
        return _FOCUSED in self.states

    @property
    def is_on(self) -> bool:
        return bool(self.states & {_CHECKED, _PRESSED, _SELECTED})

    def press(self) -> None:
        """Do the first thing it can do."""
        (done,) = self._call("Action", "DoAction", "i", 0)
        assert done, f"{self.name!r} cannot be pressed"

    @property
    def text(self) -> str:
        """What was typed in a field."""
        (text,) = self._call("Text", "GetText", "ii", 0, -1)
        return text

    def type(self, text: str) -> None:
        """Bring the keyboard here, and have AT-SPI send keys."""
        self._call("Component", "GrabFocus")
        until(lambda: self.is_focused)
        keys = DBusAddress(_KEYS, _REGISTRY, "org.a11y.atspi.DeviceEventController")
        message = new_method_call(keys, "GenerateKeyboardEvent", "isu", (0, text, _KEY_STRING))
        _ask(self.connection, message)


class Gone(Exception):
    """What was asked is not there any more."""


def _ask(connection: DBusConnection, message: Any) -> Any:
    reply = connection.send_and_get_reply(message, timeout=PATIENCE_S)
    if reply.header.message_type.name == "error":
        raise Gone(reply.body)
    return reply.body


def until(found: Callable[[], Any]) -> Any:
    """Ask again and again until there is an answer, and return it; `TimeoutError` without."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            if answer := found():
                return answer
        except Gone:
            pass  # the window changed while we looked
        time.sleep(0.02)
    raise TimeoutError(f"it never came in {PATIENCE_S:.0f} seconds")
