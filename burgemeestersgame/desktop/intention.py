"""One intention in the player's own words: where it is written, and how it is kept."""

from __future__ import annotations

import time
from collections.abc import Callable

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.editor import Editor
from burgemeestersgame.desktop.layout import Column, Row
from burgemeestersgame.desktop.ports import Library
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Press, Widget
from burgemeestersgame.desktop.widgets import Icon, Paragraph
from burgemeestersgame.i18n import gettext as _

KEY = "intention"
_PAUSE_S = 1.5


class Intention:
    """What a player means to do, kept as soon as they pause: a window may close at any moment."""

    def __init__(
        self, library: Library, run_id: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._library, self._run_id, self._clock = library, run_id, clock
        self._kept = self._tried = self._seen = library.intention(run_id)
        self._typed_at = 0.0
        self.editor = Editor(self._kept, len(self._kept), most=300)

    @property
    def kept(self) -> str:
        """What was kept last, "" if nothing."""
        return self._kept

    @property
    def is_kept(self) -> bool:
        """Whether what is written is what was kept."""
        return self._text == self._kept

    @property
    def _text(self) -> str:
        return self.editor.text.strip()

    def keep(self) -> None:
        """Keep what is written; `GameError` when that fails, and the text stays where it is."""
        self._tried = self._text
        if not self.is_kept:
            self._library.intend(self._run_id, self._text)
            self._kept = self._text

    def keep_in_passing(self, *, is_typing: bool) -> bool:
        """Keep what was written and not tried yet, once the player pauses or looks elsewhere.

        Returns:
            Whether it was kept just now.
        """
        now = self._clock()
        if self._text != self._seen:
            self._seen, self._typed_at = self._text, now
        is_busy = is_typing and (now - self._typed_at < _PAUSE_S or self.editor.composing)
        if self._text == self._tried or is_busy:
            return False
        self.keep()
        return True

    def widget(self, on_enter: Press) -> Widget:
        """Return the field, the button and a line that says whether it is kept."""
        note: Widget | None = None
        if self.is_kept and self._kept:
            words = _("Kept, on this computer only. It comes back before your next game.")
            note = Row([Icon("check", 18, "good"), Paragraph(words, "message")], 8, grow=1)
        return Column(
            [
                TextBox(
                    self.editor,
                    KEY,
                    _("Your intention"),
                    hint=_("Write what you will do, in one sentence"),
                    rows=3,
                    on_enter=on_enter,
                ),
                Row(
                    [
                        Button(_("Keep this"), "keep-intention", on_enter, icon="save"),
                        note,
                    ],
                    16,
                    grow=1 if note else None,
                ),
            ],
            10,
        )
