"""What a player chose for this computer: language, theme, text size, time limits, sound.

Settings are a convenience: a file that cannot be read never keeps anyone from playing.
"""

import contextlib
import json
import os
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import asdict

from burgemeestersgame.errors import GameError
from burgemeestersgame.files import reason, write_atomically
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import user_data_folder

Theme = Literal["light", "dark", "contrast"]
TimeLimit = Literal["normal", "150", "200", "off"]

MAX_NAME = 40
MAX_DAYS = 3650
TEXT_SCALES = (100, 125, 150, 175, 200)

_VERSION = 1


class SettingsNotKept(GameError):
    """The settings could not be written; the ones on the disk are the old ones."""


class Settings(Struct, frozen=True, kw_only=True):
    """The choices of one player on one computer.

    Attributes:
        language: `nl` or `en`; None until chosen, which means the system's.
        theme: Colours of the interface; daylight in the window is the story's.
        text_scale: Size of all text in per cent, 100 to 200.
        time: Length of time limits: as authored, in per cent of that, or none.
        sound: Off at first start: nobody's laptop speaks up in a meeting.
        motion: False shows every change at once.
        fullscreen: Whether the window fills the screen.
        beamer: Whether all text is so large that a room reads it, whatever `text_scale` says.
        numbers: Whether indicators show their numbers; a trainer may want that, a player need not.
        notes: Whether the trainer's notes on what is played stand in a second window.
        player: A pen name that is kept with each run; '' for none, which is never asked for.
        keep_days: After how many days without being touched a run is taken away; None: never.
    """

    language: str | None = None
    theme: Theme = "light"
    text_scale: int = 100
    time: TimeLimit = "normal"
    sound: bool = False
    motion: bool = True
    fullscreen: bool = False
    beamer: bool = False
    numbers: bool = False
    notes: bool = False
    player: str = ""
    keep_days: int | None = None

    @property
    def time_factor(self) -> float | None:
        """What time limits are multiplied by; None without time limits."""
        return {"normal": 1.0, "150": 1.5, "200": 2.0, "off": None}[self.time]


def load_settings() -> Settings:
    """Return the stored settings; the default for each that is absent or makes no sense.

    A file that is no settings file at all is kept aside under another name, for
    whoever wants to know what was in it.
    """
    path = _path()
    try:
        stored = json.loads(path.read_bytes())
        if not isinstance(stored, dict):
            raise ValueError("not an object")
    except OSError:
        return Settings()
    except (ValueError, RecursionError):
        with contextlib.suppress(OSError):
            os.replace(path, path.with_name(path.name + ".broken"))
        return Settings()
    known = Settings.__struct_fields__
    return Settings(
        **{key: value for key, value in stored.items() if key in known and _fits(key, value)}
    )


def save_settings(settings: Settings) -> None:
    """Store the settings, whole or not at all; `SettingsNotKept` when that fails."""
    stored = {"version": _VERSION, **asdict(settings)}
    try:
        write_atomically(_path(), json.dumps(stored, indent=2).encode() + b"\n")
    except OSError as error:
        message = _("your settings could not be kept: {reason}").format(reason=reason(error))
        raise SettingsNotKept(message) from error


def _path() -> Path:
    return user_data_folder() / "settings.json"


def _fits(key: str, value: Any) -> bool:
    match key:
        case "language":
            return value in (None, "nl", "en")
        case "theme":
            return value in ("light", "dark", "contrast")
        case "text_scale":
            return type(value) is int and 100 <= value <= 200
        case "time":
            return value in ("normal", "150", "200", "off")
        case "player":
            return isinstance(value, str) and len(value) <= MAX_NAME and value.isprintable()
        case "keep_days":
            return value is None or (type(value) is int and 1 <= value <= MAX_DAYS)
        case _:
            return type(value) is bool
