"""Turns the widgets of a screen into what a screen reader is told.

What is only there to arrange others, or to please the eye, is left out. What is said twice on
screen, as the name of a part and again within it, is told once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pygame

from burgemeestersgame.desktop.a11y.tree import ROOT, Box, Node, Tree
from burgemeestersgame.desktop.scrolling import ScrollArea
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Meter

# The roles of widgets, and what AccessKit calls them.
ROLES = {
    "alert": "alert",
    "article": "article",
    "button": "button",
    "cell": "cell",
    "choice": "radio_button",
    "columnheader": "column_header",
    "dialog": "dialog",
    "group": "group",
    "heading": "heading",
    "image": "image",
    "listbox": "list_box",
    "meter": "meter",
    "option": "list_box_option",
    "radio": "radio_button",
    "radiogroup": "radio_group",
    "row": "row",
    "status": "status",
    "tab": "tab",
    "table": "table",
    "tablist": "tab_list",
    "text": "label",
    "textbox": "text_input",
    "toggle": "button",
}

# Those say all with their own label, whatever they were drawn with.
_WHOLE = {
    "button",
    "cell",
    "choice",
    "columnheader",
    "heading",
    "image",
    "meter",
    "option",
    "radio",
    "tab",
    "text",
}
_WHOLE |= {"toggle", "textbox"}
# What is in them is what they say.
_TELLING = {"alert", "status"}
_NAMED = {"group", "meter", "radio_group"}
_COUNTED = ("radio_button", "tab")
_SWITCHES = {"choice", "radio", "toggle"}
_LIVE = {"status": "polite", "alert": "assertive"}
_LEVELS = {"title": 1, "heading": 1, "question": 2}
_DEEPEST = 3


def describe(
    roots: Sequence[Widget],
    focused: Widget | None,
    *,
    title: str,
    language: str,
    size: tuple[int, int],
) -> Tree:
    """Return the tree of a picture.

    Args:
        roots: What is on screen, placed; one after the other.
        focused: The widget with the keyboard.
        title: Of the window.
        language: `nl` or `en`.
        size: Of the window, in pixels.
    """
    told = _Telling(focused)
    children = tuple(id for root in roots for id in told.tell(root, ROOT))
    told.nodes[ROOT] = Node("window", title, box=Box(0, 0, *size), children=children)
    return Tree(told.nodes, told.focus, language, told.widgets)


class _Telling:
    """The nodes so far."""

    def __init__(self, focused: Widget | None) -> None:
        self.nodes: dict[str, Node] = {}
        self.widgets: dict[str, Widget] = {}
        self.focus = ROOT
        self._focused = focused
        self._taken: Counter[str] = Counter()

    def tell(self, widget: Widget, above: str, known: str = "") -> list[str]:
        """Add a widget and what is in it; `known` is what was said of all of it already.

        Returns:
            The ids of the outermost nodes that came of it.
        """
        if widget.rect.width <= 0 or widget.rect.height <= 0:
            return []  # high contrast has no pictures
        is_whole = widget.role in _WHOLE or widget.on_press is not None
        if is_whole:
            return self._tell_whole(widget, above, known)
        name = self._name(widget)
        id = self._id(widget, above)
        if widget.role in _TELLING and not any(each.is_focusable for each in widget.walk()):
            name = name or ". ".join(_texts(widget))
            return [self._add(id, widget, name=name)]
        is_node = bool(name) or widget.role not in ("group", "article") or _scrolls(widget)
        children = [
            each
            for child in widget.children
            for each in self.tell(child, id if is_node else above, name or known)
        ]
        children = self._without_names(children)
        if not is_node or not (children or name):
            return children
        self._number(children)
        return [self._add(id, widget, name=name, children=tuple(children)), *self._news(widget, id)]

    def _number(self, ids: Sequence[str]) -> None:
        """Give what is one of a few its place among them."""
        for role in _COUNTED:
            alike = [id for id in ids if self.nodes[id].role == role]
            for place, id in enumerate(alike, 1):
                self.nodes[id] = replace(self.nodes[id], position=(place, len(alike)))

    def _tell_whole(self, widget: Widget, above: str, known: str) -> list[str]:
        label = widget.label.strip()
        if not label or (widget.role == "text" and says(known, label)):
            return self._news(widget, above)
        id = self._id(widget, above)
        rest = [text for text in _texts(widget) if not says(label, text)]
        about = ". ".join(filter(None, (widget.about, *rest)))
        inside = self._tell_typed(widget, id) if isinstance(widget, TextBox) else ()
        added = self._add(id, widget, name=label, about=about, children=inside)
        return [added, *self._news(widget, id)]

    def _tell_typed(self, field: TextBox, above: str) -> tuple[str, ...]:
        """Add what was typed in a field, through which a caret can be followed."""
        id = f"{above}/typed"
        self.nodes[id] = Node("text_run", value=field.editor.text, box=_box(field.rect))
        return (id,)

    def _name(self, widget: Widget) -> str:
        """Return the name of a part; "" where a heading within it says the same."""
        label = widget.label.strip()
        headings = (each.label for each in widget.walk() if isinstance(each, Heading))
        has_heading = label in headings and not widget.is_focusable
        return "" if has_heading and widget.role in ("group", "article") else label

    def _without_names(self, ids: list[str]) -> list[str]:
        """Take away a text that merely names a part beside it."""
        parts = [self.nodes[id] for id in ids if self.nodes[id].role in _NAMED]
        for id in ids:
            node = self.nodes[id]
            if node.role == "label" and not node.live and any(_names(node, part) for part in parts):
                del self.nodes[id]
        return [id for id in ids if id in self.nodes]

    def _news(self, widget: Widget, id: str) -> list[str]:
        if widget.announces is None:
            return []
        text, live = widget.announces
        key = f"{id}/news"
        self.nodes[key] = Node("label", text, box=_box(widget.rect), live=live)
        return [key]

    def _id(self, widget: Widget, above: str) -> str:
        if widget.key:
            id = f"#{widget.key}"
        else:
            # A keyed ancestor or the place among its like: what stays put keeps its id.
            id = f"{above}/{widget.role}"
        self._taken[id] += 1
        return id if self._taken[id] == 1 else f"{id}-{self._taken[id]}"

    def _add(self, id: str, widget: Widget, **more) -> str:
        name = more.pop("name")
        role = _role(widget)
        self.nodes[id] = Node(
            role,
            name,
            box=_box(widget.rect),
            level=_level(widget),
            is_on="chosen" in widget.states if widget.role in _SWITCHES else None,
            is_selected=_selected(widget),
            is_open=widget.is_open,
            is_modal=widget.role == "dialog",
            position=widget.position,
            share=widget.share if isinstance(widget, Meter) else None,
            live=widget.live or _LIVE.get(widget.role, ""),
            shortcut=widget.shortcut,
            can=_can(widget),
            **_typed(widget),
            **({"about": widget.about} | more),
            scroll=_scrolled(widget),
        )
        if self.nodes[id].can:
            self.widgets[id] = widget
        if widget is self._focused:
            self.focus = id
        return id


def _names(text: Node, part: Node) -> bool:
    """Return whether a text says no more than the name of a part."""
    return says(part.name, text.name) if part.role == "meter" else text.name == part.name


def says(name: str, text: str) -> bool:
    """Return whether all words of a text are in a name, in that order; a mere sign always is."""
    words = _bare(text)
    return not words or f" {words} " in f" {_bare(name)} "


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[\w%€]+", text))


def _texts(widget: Widget) -> Iterable[str]:
    """Return what can be read in a widget, in reading order, each once."""
    inside = (each for each in widget.walk() if each is not widget and not each.children)
    said = (each.label.strip() for each in inside if each.role != "image")
    return dict.fromkeys(filter(None, said))


def _scrolls(widget: Widget) -> bool:
    return _scrolled(widget) is not None


def _scrolled(widget: Widget) -> tuple[int, int] | None:
    if not isinstance(widget, ScrollArea) or not widget.scroll.most:
        return None
    return widget.scroll.offset, widget.scroll.most


def _role(widget: Widget) -> str:
    if widget.role not in ("choice", "option") and widget.on_press and not _is_control(widget):
        return "button"
    if _scrolls(widget):
        return "scroll_view"
    return ROLES[widget.role]


def _is_control(widget: Widget) -> bool:
    return widget.role in ("button", "radio", "toggle", "tab")


def _level(widget: Widget) -> int:
    return _LEVELS.get(widget.style, _DEEPEST) if isinstance(widget, Heading) else 0


def _selected(widget: Widget) -> bool | None:
    if widget.role not in ("tab", "option"):
        return None
    return bool(widget.states & {"chosen", "current"})


def _typed(widget: Widget) -> dict:
    if not isinstance(widget, TextBox):
        return {}
    editor = widget.editor
    return {"value": editor.text, "caret": editor.caret, "hint": widget.hint}


def _can(widget: Widget) -> tuple[str, ...]:
    can = []
    if widget.on_press is not None:
        can.append("click")
    if widget.is_focusable:
        can.append("focus")
    if isinstance(widget, TextBox):
        can.append("set_value")
    if _scrolls(widget):
        can += ["scroll_up", "scroll_down"]
    return tuple(can)


def _box(rect: pygame.Rect) -> Box:
    return Box(rect.left, rect.top, rect.right, rect.bottom)
