"""Cards of the game: a way in on the menu, a choice, an advisor, a message."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from burgemeestersgame.desktop.boxes import box
from burgemeestersgame.desktop.layout import Column, Fitting, Flow, Row
from burgemeestersgame.desktop.pictures import bust
from burgemeestersgame.desktop.widget import Look, Press, Widget
from burgemeestersgame.desktop.widgets import Icon, KeyCap, Meter, Panel, Paragraph, Tag
from burgemeestersgame.desktop.wording import HOME, message_icon
from burgemeestersgame.i18n import format_clock
from burgemeestersgame.i18n import gettext as _


def menu_card(
    key: str,
    title: str,
    text: str,
    on_press: Press,
    *,
    icon: str,
    is_primary: bool = False,
    cap: str | None = None,
    share: float | None = None,
) -> Widget:
    """Return a large button with an icon, a title and a line below it.

    `share` draws how far one is, 0.0 to 1.0; the text says it in words.
    """
    ink = "on-action" if is_primary else "ink"
    soft = "on-action" if is_primary else "ink-soft"
    words = Column(
        [Paragraph(title, "choice", ink), Paragraph(text, "message", soft) if text else None], 2
    )
    tail: Widget = (
        KeyCap(cap, "action", "on-action", "on-action") if cap else Icon("chevron-right", 20, ink)
    )
    row = Row([Icon(icon, 28, ink), words, tail], 16, grow=1)
    inner: Widget = row
    if share is not None:
        meter = Meter(
            share, text, colour="bar-focus", ground="action", line="on-action", thickness=8
        )
        inner = Column([row, meter], 12)
    return Panel(
        inner,
        fill="action" if is_primary else "surface",
        line="action" if is_primary else "line",
        width=2,
        padding=(16, 12),
        key=key,
        label=f"{title}. {text}" if text else title,
        role="button",
        on_press=on_press,
    )


class Faces(Widget):
    """Small round heads, a little over each other."""

    def __init__(
        self, people: Sequence[tuple[str, str]], length: float = 30, label: str = ""
    ) -> None:
        """Make a row of `(portrait, mood)`."""
        super().__init__(label=label, role="image")
        self._people, self._length = people, length

    def natural(self, look: Look) -> int:
        if not self._people:
            return 0
        size = look.theme.text_px(self._length)
        return size + (len(self._people) - 1) * round(size * 0.7)

    def height(self, look: Look, width: int) -> int:
        return look.theme.text_px(self._length)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        size = look.theme.text_px(self._length)
        rim = look.px(2)
        x = self.rect.x
        for portrait, mood in self._people:
            rect = pygame.Rect(x, self.rect.centery - size // 2, size, size)
            box(surface, rect, look.theme.colour("surface"), size // 2)
            surface.blit(
                bust(look.theme, look.media, portrait, mood, size - 2 * rim, "round"),
                rect.move(rim, rim),
            )
            x += round(size * 0.7)


def choice_card(
    number: int,
    text: str,
    takes: str,
    advised_by: Sequence[tuple[str, str, str]],
    *,
    is_chosen: bool,
    on_press: Press,
) -> Widget:
    """Return the card of a choice.

    All are equally loud, and the order hints at nothing.

    Args:
        number: The key that selects it.
        text: What you would do.
        takes: Story time in words, "" when none.
        advised_by: `(portrait, mood, role)` of those who advised it, as far as heard.
        is_chosen: Whether Enter will confirm it.
        on_press: Selects it.
    """
    roles = ", ".join(role for _, _, role in advised_by)
    card = _ChoiceCard(
        [
            KeyCap(str(number)),
            Paragraph(text, "choice", is_wide=True),
            _ChoiceTail(takes, [(p, m) for p, m, _ in advised_by], is_chosen=is_chosen),
        ],
        is_chosen=is_chosen,
        key=f"choice-{number}",
        label=f"{number}. {text}",
        on_press=on_press,
    )
    advised = _("Advised by: {roles}").format(roles=roles) if roles else ""
    card.about = ". ".join(filter(None, (takes, advised)))
    card.shortcut = str(number)
    if is_chosen:
        told = _("You selected choice {number}. Enter confirms it, Escape takes it back.")
        card.announces = (told.format(number=number), "polite")
    return card


def action_card(key: str, text: str, takes: str, on_press: Press) -> Widget:
    """Return an action in the list of all that are open."""
    time = Row([Icon("clock", 16, "ink-soft"), Paragraph(takes, "small", "ink-soft")], 5)
    return Panel(
        Row([Paragraph(text, "button", is_wide=True), time if takes else None], 12, grow=0),
        line="line",
        width=2,
        padding=(16, 9),
        radius=22,
        key=key,
        label=" ".join(filter(None, (text, takes))),
        role="button",
        on_press=on_press,
    )


class _ChoiceTail(Widget):
    """Right on a choice card: who advises it, or a check when chosen; below it the story time."""

    def __init__(self, takes: str, faces: Sequence[tuple[str, str]], *, is_chosen: bool) -> None:
        super().__init__()
        self._takes, self._is_chosen = takes, is_chosen
        self._faces = Faces(faces, 26) if faces else None

    def natural(self, look: Look) -> int:
        return max(self._top_width(look), self._time_width(look))

    def _top_width(self, look: Look) -> int:
        width = look.theme.text_px(22) if self._is_chosen else 0
        if self._faces:
            width += self._faces.natural(look) + (look.px(6) if width else 0)
        return width

    def _time_width(self, look: Look) -> int:
        if not self._takes:
            return 0
        return look.theme.text_px(16) + look.px(5) + look.text.width(self._takes, "small")

    def height(self, look: Look, width: int) -> int:
        top = look.theme.text_px(26) if self._faces or self._is_chosen else 0
        time = look.theme.line_px("small") if self._takes else 0
        return top + time + (look.px(4) if top and time else 0)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        height = self.height(look, 0)
        y = self.rect.centery - height // 2
        right = self.rect.right
        top = theme.text_px(26)
        x = right
        if self._is_chosen:
            image = look.icon("check", 22, "action")
            x -= image.get_width()
            surface.blit(image, (x, y + (top - image.get_height()) // 2))
            x -= look.px(6)
        if self._faces:
            width = self._faces.natural(look)
            self._faces.place(look, pygame.Rect(x - width, y, width, top))
            self._faces.paint(look, surface)
        if self._takes:
            line = theme.line_px("small")
            y = self.rect.centery + height // 2 - line
            width = look.text.width(self._takes, "small")
            look.text.draw(
                surface,
                self._takes,
                "small",
                "ink-soft",
                pygame.Rect(right - width, y, width, line),
            )
            image = look.icon("clock", 16, "ink-soft")
            surface.blit(
                image, image.get_rect(midright=(right - width - look.px(5), y + line // 2))
            )


class _ChoiceCard(Widget):
    role = "choice"

    def __init__(self, parts: list[Widget], *, is_chosen: bool, **more) -> None:
        super().__init__(parts, **more)
        self._is_chosen = is_chosen
        if is_chosen:
            self.states.add("chosen")

    def _widths(self, look: Look, width: int) -> tuple[int, int, int, bool]:
        """Return the widths of key cap, text and tail, and whether the tail goes below."""
        cap, _, tail = self.children
        inner = width - 2 * look.px(14)
        first = cap.natural(look) + look.px(12)
        last = tail.natural(look)
        room = inner - first - (last + look.px(12) if last else 0)
        if last and room < look.theme.text_px(170):
            return first, inner - first, last, True
        return first, room, last, False

    def height(self, look: Look, width: int) -> int:
        cap, text, tail = self.children
        _, room, last, is_below = self._widths(look, width)
        height = text.height(look, room)
        if is_below:
            height += look.px(4) + tail.height(look, last)
        elif last:
            height = max(height, tail.height(look, last))
        return max(look.px(48), max(height, cap.height(look, 0)) + 2 * look.px(11))

    def place(self, look: Look, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect)
        cap, text, tail = self.children
        first, room, last, is_below = self._widths(look, rect.width)
        left = rect.x + look.px(14)
        cap_height = cap.height(look, 0)
        body = text.height(look, room)
        below = look.px(4) + tail.height(look, last) if is_below else 0
        top = rect.y + (rect.height - body - below) // 2
        cap_top = rect.y + (rect.height - cap_height) // 2 if not below else top
        cap.place(look, pygame.Rect(left, cap_top, first - look.px(12), cap_height))
        text.place(look, pygame.Rect(left + first, top, room, body))
        if is_below:
            tail.place(
                look, pygame.Rect(left + first, top + body + look.px(4), last, below - look.px(4))
            )
        else:
            tail.place(
                look, pygame.Rect(rect.right - look.px(14) - last, rect.y, last, rect.height)
            )

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        fill = "action-soft" if self._is_chosen else "surface"
        line = "action" if self._is_chosen else "line"
        if "hovered" in self.states and not self._is_chosen:
            line = "ink"
        box(
            surface,
            self.rect,
            theme.colour(fill),
            theme.px(self.radius),
            theme.colour(line),
            theme.px(2),
        )
        super().paint(look, surface)


def message_card(message, *, is_new: bool) -> Widget:
    """Return a message as it stands on the phone; see `MessageView`."""
    is_home = message.sender_id in HOME
    is_press = message.channel == "press"
    sender = message.sender

    def line(tag: Widget | None) -> Widget:
        return Row(
            [
                Icon(message_icon(message.channel, message.sender_id), 16),
                Paragraph(sender, "small-strong", is_wide=True),
                tag,
                Paragraph(format_clock(message.at), "small", "ink-soft"),
            ],
            6,
            grow=1,
            least=70,
        )

    head = line(None)
    if is_new:
        # A name is never broken for the tag beside it.
        head = Fitting([line(Tag(_("new"))), Column([head, Flow([Tag(_("new"))])], 2)])
    from_whom = (sender, message.role, format_clock(message.at), _("new") if is_new else "")
    card = Panel(
        Column([head, Paragraph(message.text, "message", is_wide=True)], 2),
        fill="plum-soft" if is_home else "surface",
        line="action" if is_new else "hairline",
        width=2 if is_new else 1,
        padding=(12, 9),
        radius=6 if is_press else 14,
        edge="lamp" if is_press else None,
        corners=(is_press, True, True, True),
        key=f"message-{message.id}",
        label=f"{', '.join(filter(None, from_whom))}: {message.text}",
        role="article",
    )
    card.live = "polite" if is_new else ""
    return card
