"""Settings: language, colours, text size, time limits. Every change shows at once."""

from __future__ import annotations

from typing import Any

from burgemeestersgame.desktop.layout import Column, Flow
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.desktop.widgets import Button, Heading, Paragraph, Widget
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language
from burgemeestersgame.settings import TEXT_SCALES


class SettingsScreen(Page):
    """Lets the player fit the game to their eyes, hands and time."""

    name = "settings"

    def title(self) -> str:
        return _("Settings")

    def content(self) -> list[Widget | None]:
        settings = self.kit.settings
        return [
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
                    (True, _("A soft chime for a message and for the last seconds")),
                ],
            ),
        ]

    def _group(
        self, title: str, setting: str, chosen: Any, options: list[tuple[Any, str]], note: str = ""
    ) -> Widget:
        def press(value: Any):
            def change() -> Step:
                self.kit.change(**{setting: value})
                return None

            return change

        buttons = [
            Button(
                text,
                f"{setting}-{value}",
                press(value),
                is_chosen=value == chosen,
                icon="check" if value == chosen else None,
            )
            for value, text in options
        ]
        return Column(
            [
                Heading(title, "label"),
                Flow(buttons, 8, label=title),
                Paragraph(note, "small", "ink-soft") if note else None,
            ],
            8,
        )

    def buttons(self) -> list[Widget | None]:
        return [Button(_("Done"), "back", Pop, is_primary=True, cap="Esc")]
