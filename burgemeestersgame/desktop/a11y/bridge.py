"""Puts a tree in the words of AccessKit."""

from __future__ import annotations

import itertools
import re

import accesskit

from burgemeestersgame.desktop.a11y.tree import ROOT, Node, Tree

_ROOT_NUMBER = 0
_LIVE = {"polite": accesskit.Live.POLITE, "assertive": accesskit.Live.ASSERTIVE}
_ACTIONS = {
    "click": accesskit.Action.CLICK,
    "focus": accesskit.Action.FOCUS,
    "set_value": accesskit.Action.SET_VALUE,
    "scroll_up": accesskit.Action.SCROLL_UP,
    "scroll_down": accesskit.Action.SCROLL_DOWN,
}


class Numbers:
    """The number under which the system knows each node, as long as the node is there."""

    def __init__(self) -> None:
        self._next = itertools.count(_ROOT_NUMBER + 1)
        self._of: dict[str, int] = {ROOT: _ROOT_NUMBER}

    def of(self, id: str) -> int:
        """Return the number of a node; a new one gets one that was never used."""
        if id not in self._of:
            self._of[id] = next(self._next)
        return self._of[id]

    def id_of(self, number: int) -> str | None:
        """Return the node with a number, None when it is gone."""
        return next((id for id, own in self._of.items() if own == number), None)

    def keep(self, ids) -> None:
        """Forget all nodes but these, and the window."""
        self._of = {id: number for id, number in self._of.items() if id in ids or id == ROOT}


def changes(tree: Tree, before: Tree | None, numbers: Numbers) -> accesskit.TreeUpdate:
    """Return what must be told after `before`; None: everything."""
    update = accesskit.TreeUpdate(numbers.of(tree.focus))
    if before is None or before.language != tree.language:
        before = None
        update.tree = accesskit.Tree(_ROOT_NUMBER)
        update.tree.toolkit_name = "burgemeestersgame"
    known = before.nodes if before is not None else {}
    for id, node in tree.nodes.items():
        if known.get(id) != node:
            update.nodes.append((numbers.of(id), _node(node, id, tree.language, numbers)))
    return update


def action_of(request: accesskit.ActionRequest) -> str | None:
    """Return what is asked, as in `Node.can`; None for what we do not do."""
    return next((word for word, action in _ACTIONS.items() if action == request.action), None)


def value_of(request: accesskit.ActionRequest) -> str:
    """Return the text that comes with a request, "" without one."""
    match request.data:
        case (accesskit.ActionDataKind.VALUE, str(value)):
            return value
    return ""


def _node(node: Node, id: str, language: str, numbers: Numbers) -> accesskit.Node:
    made = accesskit.Node(getattr(accesskit.Role, node.role.upper()))
    if node.role == "label":
        made.set_value(node.name)  # what AccessKit reads of a text
    elif node.name:
        made.set_label(node.name)
    if id == ROOT:
        made.set_language(language)
    if node.about:
        made.set_description(node.about)
    if node.value is not None:
        made.set_value(node.value)
    if node.hint:
        made.set_placeholder(node.hint)
    made.set_bounds(accesskit.Rect(*node.box))
    made.set_children([numbers.of(child) for child in node.children])
    if node.level:
        made.set_level(node.level)
    if node.is_on is not None:
        made.set_toggled(accesskit.Toggled.TRUE if node.is_on else accesskit.Toggled.FALSE)
    if node.is_selected is not None:
        made.set_selected(node.is_selected)
    if node.is_open is not None:
        made.set_expanded(node.is_open)
    if node.is_modal:
        made.set_modal()
    if node.position is not None:
        place, among = node.position
        made.set_position_in_set(place)
        made.set_size_of_set(among)
    if node.share is not None:
        made.set_min_numeric_value(0)
        made.set_max_numeric_value(100)
        made.set_numeric_value(round(100 * node.share))
    if node.scroll is not None:
        offset, most = node.scroll
        made.set_scroll_y_min(0)
        made.set_scroll_y_max(most)
        made.set_scroll_y(offset)
    if node.live:
        made.set_live(_LIVE[node.live])
    if node.shortcut:
        made.set_keyboard_shortcut(node.shortcut)
    if node.role == "text_run":
        made.set_character_lengths([len(each.encode()) for each in node.value])
        made.set_word_lengths([len(word) for word in re.findall(r"\S+\s*|\s+", node.value)])
    if node.caret is not None:
        caret = accesskit.TextPosition(numbers.of(node.children[0]), node.caret)
        made.set_text_selection(accesskit.TextSelection(caret, caret))
    for action in node.can:
        made.add_action(_ACTIONS[action])
    return made
