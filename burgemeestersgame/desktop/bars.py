"""How a room is divided: before the talk an outlined bar, after it a filled one, with numbers.

The order is that of the story, always; what changed is said in words. Counts stand in figures as
well, so that neither colour nor length is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from burgemeestersgame.desktop.boxes import box
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.i18n import gettext as _


class SplitRow(NamedTuple):
    """A choice with its votes; None where there are none to show.

    Attributes:
        number: As on the key cap, "" for none.
        is_picked: The trainer is about to decide this.
    """

    number: str
    text: str
    before: int | None = None
    after: int | None = None
    is_picked: bool = False

    def in_words(self) -> str:
        """Return the row as a sentence."""
        parts = [f"{self.number}. {self.text}".lstrip(". ")]
        if self.before is not None and self.after is not None:
            parts.append(
                _("before the talk {before}, after it {after}").format(
                    before=self.before, after=self.after
                )
            )
            parts.append(shift_in_words(self.after - self.before))
        elif (count := self.after if self.after is not None else self.before) is not None:
            parts.append(str(count))
        return ": ".join((parts[0], ", ".join(parts[1:]))) if parts[1:] else parts[0]


def shift_in_words(shift: int) -> str:
    """Return a shift in words, such as '3 fewer than before'."""
    if shift > 0:
        return _("{count} more than before").format(count=shift)
    if shift < 0:
        return _("{count} fewer than before").format(count=-shift)
    return _("as many as before")


class Split(Widget):
    """Choices, and behind each how many chose it, as far as that is shown.

    Args:
        note: Said below, "" for nothing.
    """

    role = "list"

    def __init__(self, rows: Sequence[SplitRow], note: str = "", *, label: str = "") -> None:
        words = ". ".join(row.in_words() for row in rows)
        super().__init__(label=f"{label}. {words}. {note}".strip(". "))
        self._rows, self._note = rows, note
        self._most = max(1, *(max(row.before or 0, row.after or 0) for row in rows)) if rows else 1

    def _has_bars(self) -> bool:
        return any(row.before is not None or row.after is not None for row in self._rows)

    def _text_width(self, look: Look, width: int) -> int:
        share = 52 if self._has_bars() else 100
        return (width - look.theme.text_px(48)) * share // 100 - look.px(16)

    def _line(self, look: Look) -> int:
        return look.theme.line_px("label") + look.px(6)

    def _row_height(self, look: Look, row: SplitRow, width: int) -> int:
        text = look.text.height(row.text, "choice", self._text_width(look, width))
        is_shift = row.before is not None and row.after is not None
        return max(text, self._line(look) * (3 if is_shift else 1)) + look.px(16)

    def height(self, look: Look, width: int) -> int:
        rows = sum(self._row_height(look, row, width) + look.px(8) for row in self._rows)
        return rows + (look.text.height(self._note, "message", width) if self._note else 0)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        rest = pygame.Rect(self.rect)
        for row in self._rows:
            rest.height = self._row_height(look, row, rest.width)
            self._paint_row(look, surface, row, rest)
            rest.y += rest.height + look.px(8)
        if self._note:
            rest.height = look.text.height(self._note, "message", rest.width)
            look.text.draw(surface, self._note, "message", "ink-soft", rest)

    def _paint_row(
        self, look: Look, surface: pygame.Surface, row: SplitRow, rect: pygame.Rect
    ) -> None:
        theme, edge = look.theme, look.px(8)
        fill, line = ("action-soft", "action") if row.is_picked else ("surface", "hairline")
        width = look.px(2 if row.is_picked else 1)
        box(surface, rect, theme.colour(fill), look.px(10), theme.colour(line), width)
        number = pygame.Rect(rect.x + look.px(14), rect.y + edge, theme.text_px(30), rect.height)
        look.text.draw(surface, row.number, "choice", "ink", number)
        text = pygame.Rect(rect.x + theme.text_px(48), rect.y + edge, 0, rect.height - 2 * edge)
        text.width = self._text_width(look, rect.width)
        look.text.draw(surface, row.text, "choice", "ink", text)
        bars = pygame.Rect(text.right + look.px(12), rect.y + edge, 0, self._line(look))
        bars.width = rect.right - bars.x - theme.text_px(52)
        for count, is_filled in ((row.before, False), (row.after, True)):
            if count is not None:
                self._paint_bar(look, surface, bars, count, is_filled)
                bars.y += bars.height
        if row.before is not None and row.after is not None:
            words = shift_in_words(row.after - row.before)
            look.text.draw(surface, words, "small", "ink-soft", bars)

    def _paint_bar(
        self, look: Look, surface: pygame.Surface, rect: pygame.Rect, count: int, is_filled: bool
    ) -> None:
        action, radius = look.theme.colour("action"), look.px(4)
        bar = pygame.Rect(rect.x, 0, round(rect.width * count / self._most), look.theme.text_px(14))
        bar.centery = rect.centery
        if is_filled:
            box(surface, bar, action, radius)
        else:
            box(surface, bar, None, radius, action, look.px(2))
        at = pygame.Rect(rect.right + look.px(10), rect.y + look.px(3), rect.width, rect.height)
        look.text.draw(surface, str(count), "label", "ink", at)
