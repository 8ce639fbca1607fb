"""What one may do unasked at a dilemma: always there, never sorted by use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.cards import action_card
from burgemeestersgame.desktop.layout import Column, Flow, Grid, Ground, Pad, Row
from burgemeestersgame.desktop.steps import Step
from burgemeestersgame.desktop.widget import Look, Press, Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.desktop.wording import story_time
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext

Act = Callable[[str], Step]


def drawer(
    look: Look,
    width: int,
    view: Any,
    act: Act,
    *,
    show_all: Press,
    close: Press | None,
) -> Widget:
    """Return the drawer at the foot of the desk.

    Args:
        look: For what fits beside each other.
        width: Of the window.
        view: The moment of the game.
        act: Does one of the actions.
        show_all: Shows those for which there is no room.
        close: Goes back to the choices, while all actions are shown; None while they are not.
    """
    title = Column(
        [
            Paragraph(_("Do something yourself"), "label"),
            Paragraph(_("always allowed, costs time"), "small", "ink-soft"),
        ],
        0,
    )
    if not view.actions:
        rest: Widget = Paragraph(_("Nothing at this moment."), "message", "ink-soft")
    else:
        if close is not None:
            shown: list[Widget] = [
                Button(_("Back to the choices"), "close-drawer", close, cap="Esc")
            ]
        else:
            room = width - look.px(72) - title.natural(look)
            shown = _some_pills(look, room, pills(view, act), show_all)
        rest = Flow(shown, 10, label=_("Do something yourself"))
    return Ground(Pad(Row([title, rest], 24, grow=1), 24, 6), "sunken", top_line="hairline")


def pills(view: Any, act: Act) -> list[Widget]:
    """Return every open action as a button."""
    return [
        Button(
            action.text,
            f"action-{action.id}",
            lambda action=action: act(action.id),
            note=story_time(action.takes) or None,
            is_round=True,
        )
        for action in view.actions
    ]


def all_actions(view: Any, act: Act) -> Widget:
    """Return every open action, in the place of the choices."""
    cards = [
        action_card(
            f"action-{action.id}",
            action.text,
            story_time(action.takes),
            lambda action=action: act(action.id),
        )
        for action in view.actions
    ]
    return Grid(cards, 2, 8, 290, label=_("Do something yourself"))


def _some_pills(look: Look, room: int, all_pills: list[Widget], show_all: Press) -> list[Widget]:
    """Return as many actions as fit beside each other, and a way to the rest."""
    more_width = look.theme.text_px(130)
    shown: list[Widget] = []
    for number, pill in enumerate(all_pills):
        width = pill.natural(look) + look.px(10)
        if width > room - (more_width if number + 1 < len(all_pills) else 0):
            break
        room -= width
        shown.append(pill)
    hidden = len(all_pills) - len(shown)
    if hidden:
        text = ngettext("{count} more", "{count} more", hidden).format(count=hidden)
        shown.append(Button(text, "more-actions", show_all, cap="A", is_round=True))
    return shown
