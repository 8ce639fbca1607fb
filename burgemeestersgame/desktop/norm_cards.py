"""The norms of a debrief: in short, and with everything that is said about one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pygame

from burgemeestersgame.debrief import model
from burgemeestersgame.debrief.words import capital
from burgemeestersgame.desktop.boxes import dot
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow, Grid, Row
from burgemeestersgame.desktop.reader import OpenNorm, Reader
from burgemeestersgame.desktop.text import Span
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph, Rule, Tag
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import load_norms

# Icon and colour of a norm's status; its word stands beside it.
STATUS = {
    "honoured": ("circle-check", "good"),
    "repaired": ("wrench", "good"),
    "breached": ("circle-x", "brick"),
    "missed": ("circle-dashed", "lamp"),
    "silent": ("circle-minus", "ink-soft"),
    "unbroken": ("circle-minus", "ink-soft"),
}

_TOUCH = {"honour": "good", "repair": "good", "breach": "brick", "missed": "lamp"}


class Dots(Widget):
    """How certain a source is, in three dots; the word stands beside it."""

    def __init__(self, filled: int, colour: str = "ink-soft") -> None:
        super().__init__()
        self._filled, self._colour = filled, colour

    def natural(self, look: Look) -> int:
        return look.theme.text_px(38)

    def height(self, look: Look, width: int) -> int:
        return look.theme.text_px(10)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        colour = look.theme.colour(self._colour)
        radius = look.theme.text_px(5)
        for number in range(3):
            x = self.rect.x + radius + number * look.theme.text_px(13)
            fill = colour if number < self._filled else None
            dot(surface, (x, self.rect.centery), radius, fill, colour, look.px(1.5))


def norm_groups(groups: Sequence[model.NormGroup], reader: Reader) -> Widget:
    """Return the norms of a debrief, a column for each phase."""
    columns = []
    for group in groups:
        head = Row(
            [Heading(group.title, "body-strong"), Paragraph(group.count, "message")], 8, grow=0
        )
        cards: list[Widget] = []
        for card in group.cards:
            is_chosen = card.id == reader.norm
            cards.append(norm_chip(card, is_chosen=is_chosen, choose=reader.choose_norm))
            if is_chosen and reader.has_panel:
                cards.append(norm_panel(card, reader.open_norm))
        columns.append(Column([head, Rule("ink", 2), *cards], 8))
    return Grid(columns, min(3, len(columns)), 14, 230)


def norm_chip(card: model.NormCard, *, is_chosen: bool, choose: Callable[[str], None]) -> Widget:
    """Return a norm in short: icon, name, status word, certainty, and whether it is law."""
    icon, colour = STATUS.get(card.status, STATUS["silent"])
    words = Column(
        [
            Paragraph(card.name, "label", is_wide=True),
            Flow(
                [
                    Paragraph(card.status_word, "small-strong", colour),
                    Dots(card.certainty_dots),
                    Tag(_("law"), fill=None, colour="ink", line="ink") if card.is_law else None,
                ],
                8,
                gap_below=4,
            ),
        ],
        2,
    )
    chip = Panel(
        Row([Icon(icon, 24, colour), words], 12, grow=1, align="top"),
        fill="action-soft" if is_chosen else "surface",
        line="action" if is_chosen else "line",
        width=2 if is_chosen else 1,
        padding=(12, 9),
        key=f"norm-{card.id}",
        label=", ".join(
            filter(
                None,
                (card.name, card.status_word, _("law") if card.is_law else "", card.certainty_word),
            )
        ),
        role="button",
        on_press=lambda: choose(card.id),
    )
    chip.is_open = is_chosen
    return chip


def norm_panel(card: model.NormCard, open_norm: OpenNorm | None) -> Widget:
    """Return everything that is said about a norm, always with where it is written.

    Those of the catalogue lead there with `open_norm`; a story may have norms of its own.
    """
    touches = [
        Paragraph(
            (
                Span(f"{capital(each.time)}  ", strong=True),
                Span(f"{each.deed} "),
                Span(each.touch, strong=True, colour=_TOUCH.get(each.kind)),
            ),
            "message",
        )
        for each in card.because
    ]
    source = Panel(
        Column(
            [
                Paragraph(_("Where is this written?"), "label"),
                Paragraph(card.source, "message"),
                Row(
                    [
                        Dots(card.certainty_dots),
                        Paragraph(
                            f"{card.certainty_word} · {card.aard} · {card.family}",
                            "small",
                            "ink-soft",
                        ),
                    ],
                    8,
                    grow=1,
                ),
                Paragraph(_("Still to be checked"), "label") if card.caveat else None,
                Paragraph(card.caveat, "message") if card.caveat else None,
            ],
            4,
        ),
        fill="sunken",
        line=None,
        padding=12,
    )
    tensions = [
        Row([Icon("scale", 18, "plum"), Paragraph(name, "message")], 8, grow=1, align="top")
        for name in card.tensions
    ]
    if tensions:
        title = _("A tension, so no chance was missed there")
        tensions.insert(0, Paragraph(title, "label", "plum"))
    icon, colour = STATUS.get(card.status, STATUS["silent"])
    head = Column(
        [
            Row([Icon(icon, 20, colour), Paragraph(card.status_word, "label", colour)], 8, grow=1),
            Heading(card.name, "question"),
        ],
        4,
    )
    statement = Paragraph(card.statement) if card.statement != card.name else None
    more = None
    if open_norm is not None and card.id in load_norms().norms:
        text = _("More about this norm")
        open_it = partial(open_norm, card.id)
        more = Flow([Button(text, f"more-{card.id}", open_it, icon="book-open")])
    return Panel(
        Column([head, statement, *touches, source, *tensions, more], 10),
        line="action",
        width=2,
        role="article",
        label=card.name,
    )
