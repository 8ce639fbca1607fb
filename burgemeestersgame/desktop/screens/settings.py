"""Settings: language, colours, text, screen, time, sound, the trainer's wishes, name, games.

Every change shows at once.
"""

from __future__ import annotations

from typing import Any

import pygame

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.editor import Editor
from burgemeestersgame.desktop.layout import Column, Grid
from burgemeestersgame.desktop.options import options
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Paragraph
from burgemeestersgame.desktop.windows import fill_screen
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language, ngettext
from burgemeestersgame.settings import MAX_NAME, TEXT_SCALES

_PERIODS = (30, 90, 365)


class SettingsScreen(Page):
    """Lets the player fit the game to their eyes, hands, time and privacy."""

    name = "settings"
    page_width = 1080

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._player = Editor(kit.settings.player, len(kit.settings.player), most=MAX_NAME)

    def title(self) -> str:
        return _("Settings")

    def content(self) -> list[Widget | None]:
        settings = self.kit.settings
        groups = [
            self._group(
                _("Language"),
                "language",
                language(),
                [("nl", "Nederlands"), ("en", "English")],
            ),
            self._group(
                _("Text size"),
                "text_scale",
                settings.text_scale,
                [(size, f"{size} %") for size in TEXT_SCALES],
            ),
            self._group(
                _("Colours"),
                "theme",
                settings.theme,
                [
                    ("light", _("Light")),
                    ("dark", _("Dark")),
                    ("contrast", _("High contrast")),
                ],
            ),
            self._group(
                _("Time limits"),
                "time",
                settings.time,
                [
                    ("normal", _("As intended")),
                    ("150", _("Half as long again")),
                    ("200", _("Twice as long")),
                    ("off", _("No time limits")),
                ],
                _("A change holds from the next question on."),
            ),
            self._group(
                _("Sound"),
                "sound",
                settings.sound,
                [
                    (False, _("Silent")),
                    (
                        True,
                        _(
                            "A soft chime for a message and the last seconds,"
                            " and what a story lets you hear"
                        ),
                    ),
                ],
            ),
            self._group(
                _("Movement"),
                "motion",
                settings.motion,
                [
                    (True, _("Messages come in one by one")),
                    (False, _("Everything is there at once")),
                ],
            ),
            self._group(
                _("Screen"),
                "fullscreen",
                settings.fullscreen,
                [(False, _("In a window")), (True, _("The whole screen"))],
            ),
            self._group(
                _("Beamer"),
                "beamer",
                settings.beamer,
                [(False, _("Not now")), (True, _("So large that a room can read it"))],
            ),
            self._group(
                _("How things stand, while you play"),
                "numbers",
                settings.numbers,
                [
                    (False, _("In words")),
                    (True, _("With numbers too, for a trainer")),
                ],
            ),
            self._group(
                _("Trainer's notes"),
                "notes",
                settings.notes,
                [
                    (False, _("No second window")),
                    (True, _("In a second window, beside the game")),
                ],
                _("It shows the guide for the scene that is played: for you, not for the room."),
            ),
            self._name(),
            self._group(
                _("Keep games"),
                "keep_days",
                settings.keep_days,
                self._periods(),
                self._what_goes(),
            ),
        ]
        return [Grid(groups, 2, 28, 400)]

    def _name(self) -> Widget:
        title = _("Pen name")
        note = _(
            "Not needed. It stands with the games you begin from now on, so that you find them on"
            " a laptop that more people use. Rather not your real name."
        )
        return Column(
            [
                Heading(title, "label"),
                TextBox(self._player, "player", title, hint=_("No name"), on_enter=self._keep_name),
                Paragraph(note, "small", "ink-soft"),
            ],
            8,
        )

    def _periods(self) -> list[tuple[int | None, str]]:
        chosen = self.kit.settings.keep_days
        days = sorted({*_PERIODS, chosen or _PERIODS[0]})
        named = [
            (each, ngettext("{count} day", "{count} days", each).format(count=each))
            for each in days
        ]
        return [(None, _("Until I delete them")), *named]

    def _what_goes(self) -> str:
        days = self.kit.settings.keep_days
        if days is None:
            return ""
        rule = _(
            "A game that nobody touched for so long is deleted when the game starts, with its"
            " reports."
        )
        try:
            count = self.kit.library.untouched(days)
        except GameError:
            count = 0  # games that cannot be read: the menu says so
        old = ngettext(
            "{count} game is that old now and goes at the next start.",
            "{count} games are that old now and go at the next start.",
            count,
        )
        return f"{rule} {old.format(count=count)}" if count else rule

    def _group(
        self, title: str, setting: str, chosen: Any, answers: list[tuple[Any, str]], note: str = ""
    ) -> Widget:
        def change(value: Any) -> Step:
            if setting == "fullscreen":
                fill_screen(is_full=value)
            self.kit.change(**{setting: value})
            return None

        return options(title, setting, chosen, answers, change, note)

    def buttons(self) -> list[Widget | None]:
        return [Button(_("Done"), "back", self.leave, is_primary=True, cap="Esc")]

    # The name is kept when one is done with it: each letter would write the file.

    def handle(self, event: pygame.Event) -> Step:
        step = super().handle(event)
        if self.focus != "player":
            self._keep_name()
        return step

    def leave(self) -> Step:
        self._keep_name()
        return Pop()

    def covered(self) -> None:
        self._keep_name()

    def _keep_name(self) -> Step:
        name = self._player.text.strip()
        if name != self.kit.settings.player:
            self.kit.change(player=name)
        return None
