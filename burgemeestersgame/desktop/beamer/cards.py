"""Cards on the big screen: a reason, a message, what an advisor said, one large number."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from burgemeestersgame.desktop.layout import Column, Row
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Icon, Meter, Panel, Paragraph, Tag
from burgemeestersgame.desktop.wording import HURRY_S, message_icon, time_left
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room.rounds import ABSTAIN, NOT_YET, Reason
from burgemeestersgame.room.shown import Advice, Message

_EDGE = 12


def quote(caption: str, text: str, style: str = "question") -> Widget:
    """Return what everybody looks at now: large, on a ground of its own with a yellow edge."""
    words = [
        Paragraph(caption, "small", "ink-soft") if caption else None,
        Paragraph(text, style, is_wide=True),
    ]
    return Panel(
        Column(words, 8),
        padding=(40, 18),
        edge="lamp",
        edge_width=_EDGE,
        role="article",
        label=caption or text,
    )


def quoted(text: str) -> str:
    """Return what somebody wrote, between quotation marks."""
    return f"‘{text}’"


def reason_for(choice: str, numbers: dict[str, str]) -> str:
    """Return what a reason is for, in words."""
    if choice == ABSTAIN:
        return _("A reason to abstain")
    if choice == NOT_YET:
        return _("A reason to wait")
    return _("A reason for {number}").format(number=numbers.get(choice, "–"))


def reason_card(reason: Reason, numbers: dict[str, str]) -> Widget:
    """Return a reason without a name, beside the number of what it is for."""
    tag = Tag(numbers.get(reason.choice, "–"), fill="sunken", colour="ink", line="line")
    text = Paragraph(quoted(reason.text), "message", is_wide=True)
    return Panel(
        Row([tag, text], 20, grow=1, align="top"),
        padding=(24, 16),
        role="article",
        label=reason_for(reason.choice, numbers),
    )


def message_card(message: Message) -> Widget:
    """Return something that came in."""
    icon = message_icon(message.channel, None)
    return said_card(message.sender, message.text, icon)


def advice_card(advice: Advice) -> Widget:
    """Return what an advisor said to the whole room."""
    return said_card(f"{advice.name}, {advice.role}", quoted(advice.text), "megaphone")


def said_card(who: str, text: str, icon: str) -> Widget:
    """Return a text with who it comes from."""
    head = Row([Icon(icon, 15, "ink-soft"), Paragraph(who, "small", "ink-soft")], 14, grow=1)
    return Panel(
        Column([head, Paragraph(text, "message", is_wide=True)], 8),
        padding=(28, 18),
        role="article",
        label=who,
    )


def progress(voted: int, expected: int, is_open: bool, seconds: int | None) -> Widget:
    """Return how many have chosen, as one large number, and the time there is."""
    told = _("{voted} of {count} have chosen").format(voted=voted, count=expected)
    rest = _("of {count} have chosen").format(count=expected)
    number: list[Widget] = [
        Paragraph(str(voted), "poster", align="centre", is_wide=True),
        Paragraph(rest, "heading", align="centre", is_wide=True),
    ]
    share = voted / expected if expected else 0.0
    parts: list[Widget | None] = [
        Column(number, 4, role="text", label=told),
        Meter(share, told, thickness=24) if expected else None,
        None if is_open else _centred("lock", _("The round is closed."), "ink-soft"),
        _time(seconds) if seconds is not None and is_open else None,
    ]
    return Panel(Column(parts, 32), padding=(40, 40), role="group", label=told)


def _time(seconds: int) -> Widget:
    colour = "brick" if seconds <= HURRY_S else "ink"
    return _centred("hourglass", time_left(seconds), colour)


def _centred(icon: str, text: str, colour: str) -> Widget:
    words = Paragraph(text, "choice", colour)
    return Centred(Row([Icon(icon, 18, colour), words], 20, grow=1))


class Centred(Widget):
    """One child in the middle of the width, no wider than it wants to be."""

    def __init__(self, child: Widget) -> None:
        super().__init__([child])

    def _width(self, look: Look, width: int) -> int:
        return min(width, self.children[0].natural(look))

    def height(self, look: Look, width: int) -> int:
        return self.children[0].height(look, self._width(look, width))

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        width = self._width(look, rect.width)
        x = rect.x + (rect.width - width) // 2
        self.children[0].place(look, pygame.Rect(x, rect.y, width, rect.height))


def points(texts: Sequence[str], icon: str, colour: str, style: str = "body") -> Widget:
    """Return texts below each other, an icon before each."""
    rows = [
        Row([Icon(icon, 20, colour), Paragraph(text, style, is_wide=True)], 24, grow=1, align="top")
        for text in texts
    ]
    return Column(rows, 20)
