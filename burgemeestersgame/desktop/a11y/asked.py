"""What a screen reader may ask of a screen: the same as a key or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from burgemeestersgame.desktop.scrolling import ScrollArea
from burgemeestersgame.desktop.steps import Step
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Widget

if TYPE_CHECKING:
    from burgemeestersgame.desktop.screen import Screen


class Asked(NamedTuple):
    """Something that was asked.

    Attributes:
        widget: Of whom; as it was last shown.
        action: One of `Node.can`.
        value: The text to put in a field.
    """

    widget: Widget
    action: str
    value: str = ""


def answer(screen: Screen, asked: Asked) -> Step:
    """Do what was asked, and return what should happen next; what is gone is not asked any more."""
    widget = screen.root.find(asked.widget.key) if asked.widget.key else asked.widget
    if widget is None:
        return None
    screen.is_changed = True
    match asked.action:
        case "focus":
            screen.move_focus(widget.key)
        case "click" if isinstance(widget, TextBox):
            screen.move_focus(widget.key)
        case "click":
            if widget.is_focusable:
                screen.focus = widget.key
            return screen.press(widget)
        case "set_value" if isinstance(widget, TextBox):
            widget.editor.text, widget.editor.caret = "", 0
            widget.editor.insert(asked.value)
        case "scroll_up" | "scroll_down" if isinstance(widget, ScrollArea):
            page = max(40, widget.scroll.view * 4 // 5)
            widget.scroll.move(page if asked.action == "scroll_down" else -page)
    return None
