"""What a screen reader is told of one picture: plain data, the same on every system."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from burgemeestersgame.desktop.widget import Widget

ROOT = "window"


class Box(NamedTuple):
    """A place in the window, in device pixels; what is scrolled out of sight lies beside it."""

    left: int
    top: int
    right: int
    bottom: int


NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that can be read or used.

    Attributes:
        role: A role of AccessKit in small letters: `button`, `heading`, `label`, ...
        name: What is said first; of a `label` all there is.
        about: What is said after that.
        value: What was typed, or how much is left.
        hint: What stands in an empty field.
        box: Where it is.
        children: Ids of what is inside, in reading order.
        level: Of a heading, from 1; 0 for what is none.
        is_on: Whether it is switched on or chosen; None for what is neither.
        is_selected: Whether it is the one of a list that is shown; None outside lists.
        is_open: Whether what it opens is open; None for what opens nothing.
        is_modal: Whether nothing outside can be used as long as it is there.
        position: Its place among how many, both from 1.
        share: Of a meter, 0.0-1.0.
        scroll: Pixels scrolled and the most there are; None for what does not scroll.
        caret: Characters before the caret; None for what is no field.
        live: Whether it is said unasked: "", "polite" or "assertive".
        shortcut: The key that does the same as pressing it.
        can: What can be asked of it: `click`, `focus`, `set_value`, `scroll_up`, `scroll_down`.
    """

    role: str
    name: str = ""
    about: str = ""
    value: str | None = None
    hint: str = ""
    box: Box = NOWHERE
    children: tuple[str, ...] = ()
    level: int = 0
    is_on: bool | None = None
    is_selected: bool | None = None
    is_open: bool | None = None
    is_modal: bool = False
    position: tuple[int, int] | None = None
    share: float | None = None
    scroll: tuple[int, int] | None = None
    caret: int | None = None
    live: str = ""
    shortcut: str = ""
    can: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """Everything that is told of one picture.

    Attributes:
        nodes: By id, the window (`ROOT`) among them.
        focus: The id of the node with the keyboard; `ROOT` where nothing has it.
        language: `nl` or `en`.
        widgets: What can be asked something, by the id of its node.
    """

    nodes: dict[str, Node]
    focus: str
    language: str
    widgets: dict[str, Widget] = field(default_factory=dict, compare=False)

    def walk(self, id: str = ROOT, depth: int = 0) -> Iterator[tuple[int, Node]]:
        """Yield each node in reading order, with how deep it lies."""
        node = self.nodes[id]
        yield depth, node
        for child in node.children:
            yield from self.walk(child, depth + 1)

    def as_text(self) -> str:
        """Return the tree as lines that a person can read: for tests and for looking it over."""
        focused = self.nodes[self.focus]
        return "\n".join(
            "  " * depth + _line(node, is_focused=node is focused)
            for depth, node in self.walk()
            if node.role != "text_run"  # the field says it too
        )


def _line(node: Node, *, is_focused: bool) -> str:
    parts = [node.role.replace("_", " ")]
    if node.level:
        parts.append(str(node.level))
    if node.name:
        parts.append(f"‘{node.name}’")
    if node.about:
        parts.append(f"({node.about})")
    if node.value is not None:
        parts.append(f"= ‘{node.value}’")
    if node.share is not None:
        parts.append(f"{node.share:.0%}")
    if node.is_on is not None:
        parts.append("on" if node.is_on else "off")
    if node.is_selected:
        parts.append("selected")
    if node.is_open is not None:
        parts.append("open" if node.is_open else "closed")
    if node.position is not None:
        parts.append("{} of {}".format(*node.position))
    if node.shortcut:
        parts.append(f"[{node.shortcut}]")
    parts += [node.live] if node.live else []
    parts += ["modal"] if node.is_modal else []
    parts += ["<- focus"] if is_focused else []
    return " ".join(parts)
