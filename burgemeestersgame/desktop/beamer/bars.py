"""How a room is divided: before the talk an outlined bar, after it a filled one, with numbers.

The order is that of the story, always; what changed is said in words, with an arrow. Counts stand
in figures as well, so that neither colour nor length is needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pygame

from burgemeestersgame.desktop.boxes import box
from burgemeestersgame.desktop.layout import Column
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import KeyCap
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext

# Of the width, for the words of a choice beside its bars; more where there is little of it.
_TEXT_SHARE, _NARROW_SHARE = 0.42, 0.5
_NARROW = 1500

# Heights beside text of 14, which is the smallest.
_ALONE, _BEFORE, _AFTER = 20, 12, 17
_CAP = 26


class Option(NamedTuple):
    """A choice with its votes; None where there are none to show.

    Attributes:
        number: As on the key cap, "" for none.
        is_picked: This is what is decided, or about to be.
    """

    number: str
    text: str
    before: int | None = None
    after: int | None = None
    is_picked: bool = False

    @property
    def shift(self) -> int | None:
        """How many more chose it after the talk; None where one of the rounds is not shown."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    def in_words(self) -> str:
        """Return the row as a sentence."""
        name = f"{self.number}. {self.text}".lstrip(". ")
        told = []
        if self.shift is not None:
            rounds = _("before the talk {before}, after it {after}")
            told = [rounds.format(before=self.before, after=self.after), in_words(self.shift)]
        elif (count := self.after if self.after is not None else self.before) is not None:
            told = [str(count)]
        return f"{name}: {', '.join(told)}" if told else name


def in_words(shift: int) -> str:
    """Return a shift in words, such as `3 fewer`."""
    if shift > 0:
        return _("{shift} more").format(shift=shift)
    if shift < 0:
        return _("{shift} fewer").format(shift=-shift)
    return _("the same")


def least_changed(before: Mapping[str, int], after: Mapping[str, int]) -> int | None:
    """Return how many at least chose otherwise; None where not as many voted both times."""
    if sum(before.values()) != sum(after.values()):
        return None
    return sum(max(0, count - before.get(choice, 0)) for choice, count in after.items())


def votes_in_words(before: Mapping[str, int], after: Mapping[str, int]) -> str:
    """Return how many voted in both rounds, and how many changed at least."""
    first, second = sum(before.values()), sum(after.values())
    changed = least_changed(before, after)
    if changed is None:
        return _("{first} votes, then {second}").format(first=first, second=second)
    votes = ngettext("{count} vote", "{count} votes", second).format(count=second)
    return f"{votes}, " + _("at least {count} different").format(count=changed)


class Split(Column):
    """Choices, and behind each how many chose it, as far as that is shown."""

    def __init__(self, options: Sequence[Option], label: str = "", **more) -> None:
        scale = _Scale(
            max([1, *(max(each.before or 0, each.after or 0) for each in options)]),
            any(each.before is not None or each.after is not None for each in options),
            tuple(in_words(each.shift) for each in options if each.shift is not None),
        )
        rows = [_Row(option, scale, has_line=bool(number)) for number, option in enumerate(options)]
        super().__init__(rows, 0, label=label, **more)


class _Scale(NamedTuple):
    """What the rows of a split share: the largest count, and the words of the shifts."""

    most: int
    has_bars: bool
    shifts: tuple[str, ...]


class _Row(Widget):
    role = "text"

    def __init__(self, option: Option, scale: _Scale, *, has_line: bool) -> None:
        super().__init__(label=option.in_words())
        self._option, self._scale, self._has_line = option, scale, has_line

    def _left(self, look: Look) -> int:
        return look.theme.text_px(_CAP) + look.px(24)

    def _text_width(self, look: Look, width: int) -> int:
        room = width - self._left(look) - look.px(16)
        share = _TEXT_SHARE if width > look.px(_NARROW) else _NARROW_SHARE
        return round(room * share) if self._scale.has_bars else room

    def _bar_line(self, look: Look, style: str) -> int:
        """Return the height of a bar with its number, which needs no more than that."""
        return round(look.theme.size_px(style) * 1.08)

    def _bars_height(self, look: Look) -> int:
        heights = [
            self._bar_line(look, "message") if self._option.shift is not None else 0,
            self._bar_line(look, "heading") if self._scale.has_bars else 0,
        ]
        return sum(heights)

    def height(self, look: Look, width: int) -> int:
        text = look.text.height(self._option.text, "choice", self._text_width(look, width))
        least = max(text, self._bars_height(look), look.theme.text_px(_CAP))
        return least + look.px(22)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme, rect, option = look.theme, self.rect, self._option
        if self._has_line:
            surface.fill(theme.colour("hairline"), (rect.x, rect.y, rect.width, look.px(2)))
        if option.is_picked:
            ground = rect.inflate(look.px(28), -look.px(6))
            fill, line = theme.colour("action-soft"), theme.colour("action")
            box(surface, ground, fill, look.px(10), line, look.px(4))
        self._paint_number(look, surface)
        width = self._text_width(look, rect.width)
        height = look.text.height(option.text, "choice", width)
        x = rect.x + self._left(look)
        text = pygame.Rect(x, rect.centery - height // 2, width, height)
        look.text.draw(surface, option.text, "choice", "ink", text)
        if self._scale.has_bars:
            self._paint_bars(look, surface, text.right + look.px(40))

    def _paint_number(self, look: Look, surface: pygame.Surface) -> None:
        side = look.theme.text_px(_CAP)
        place = pygame.Rect(self.rect.x, self.rect.y, side, self.rect.height)
        if self._option.is_picked:
            image = look.icon("circle-check", 24, "action")
            surface.blit(image, image.get_rect(center=place.center))
        elif self._option.number:
            cap = KeyCap(self._option.number)
            cap.place(look, place)
            cap.paint(look, surface)

    def _paint_bars(self, look: Look, surface: pygame.Surface, x: int) -> None:
        theme, option = look.theme, self._option
        shifts = [look.text.width(words, "label") for words in self._scale.shifts]
        arrow = theme.text_px(16) + look.px(12)
        aside = max(shifts) + arrow + look.px(24) if shifts else 0
        digits = look.text.width(str(self._scale.most), "heading") + look.px(28)
        room = self.rect.right - x - aside - digits
        y = self.rect.centery - self._bars_height(look) // 2
        pairs = ((option.before, "message", _BEFORE), (option.after, "heading", _AFTER))
        if option.shift is None:
            count = option.after if option.after is not None else option.before
            pairs = ((None, "message", 0), (count, "heading", _ALONE))
        for count, style, thickness in pairs:
            if count is None:
                continue
            line = self._bar_line(look, style)
            bar = pygame.Rect(x, 0, round(room * count / self._scale.most), 0)
            bar.height = theme.text_px(thickness)
            bar.centery = y + line // 2
            action, radius = theme.colour("action"), look.px(5)
            if style == "heading":
                box(surface, bar, action, radius)
            else:
                box(surface, bar, theme.colour("action-soft"), radius, action, look.px(4))
            gap = look.px(20) if count else 0
            text = theme.line_px(style)
            where = pygame.Rect(x + bar.width + gap, y + (line - text) // 2, digits, text)
            colour = "ink" if style == "heading" else "ink-soft"
            look.text.draw(surface, str(count), style, colour, where)
            y += line
        if option.shift is not None:
            self._paint_shift(look, surface, self.rect.right - aside + look.px(24))

    def _paint_shift(self, look: Look, surface: pygame.Surface, x: int) -> None:
        shift = self._option.shift or 0
        name = "arrow-up" if shift > 0 else "arrow-down" if shift < 0 else "minus"
        image = look.icon(name, 16, "ink")
        place = image.get_rect(midleft=(x, self.rect.centery))
        surface.blit(image, place)
        line = look.theme.line_px("label")
        left = place.right + look.px(12)
        words = pygame.Rect(left, place.centery - line // 2, self.rect.right - left, line)
        look.text.draw(surface, in_words(shift), "label", "ink", words)


class Legend(Widget):
    """What an outlined and what a filled bar mean."""

    role = "text"

    def __init__(self) -> None:
        super().__init__(label=f"{_('before the talk')}, {_('after the talk')}")

    def _parts(self) -> tuple[tuple[str, str], ...]:
        return (_("before the talk"), "message"), (_("after the talk"), "message-strong")

    def natural(self, look: Look) -> int:
        words = sum(look.text.width(text, style) for text, style in self._parts())
        return words + 2 * (look.theme.text_px(24) + look.px(20)) + look.px(56)

    def height(self, look: Look, width: int) -> int:
        return look.theme.line_px("message")

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme, x = look.theme, self.rect.x
        action = theme.colour("action")
        for text, style in self._parts():
            sample = pygame.Rect(x, 0, theme.text_px(24), theme.text_px(14))
            sample.centery = self.rect.centery
            if style == "message":
                fill = theme.colour("action-soft")
                box(surface, sample, fill, look.px(5), action, look.px(4))
            else:
                box(surface, sample, action, look.px(5))
            x = sample.right + look.px(20)
            width = look.text.width(text, style)
            line = theme.line_px(style)
            where = pygame.Rect(x, self.rect.centery - line // 2, width, line)
            look.text.draw(surface, text, style, "ink-soft" if style == "message" else "ink", where)
            x += width + look.px(56)
