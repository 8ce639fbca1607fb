"""Where in the file something was written, for findings about what was read from it."""

from __future__ import annotations

from collections.abc import Mapping

from burgemeestersgame.errors import Location
from burgemeestersgame.scenario import source
from burgemeestersgame.scenario.names import SCENE_KINDS
from burgemeestersgame.scenario.problems import Source


def scenes_in(root: source.Mapping) -> dict[str, source.Mapping]:
    """Return what each scene was read from, by its id."""
    node = root.entries.get("scenes")
    scenes = {}
    for scene in node.items if type(node) is source.Sequence else [node]:
        if type(scene) is source.Mapping:
            for kind in SCENE_KINDS:
                id = scene.entries.get(kind)
                if type(id) is source.Scalar:
                    scenes[id.text] = scene
    return scenes


def text_index(root: source.Mapping, scenes: Mapping[str, source.Mapping], id: str) -> int:
    """Return where a text stands, from its id; where it should stand if it is not there."""
    parts = id.split("/")
    node: source.Node = root
    if parts[0] in scenes and parts[0] not in root.entries:
        node = scenes[parts.pop(0)]
    for part in parts:
        below: source.Node | None = None
        if type(node) is source.Mapping:
            below = node.entries.get(part)
        elif type(node) is source.Sequence:
            below = node.items[int(part) - 1]
        if below is None:
            break
        node = below
    return node.at


class Written:
    """Finds the place of what the model does not keep the place of."""

    def __init__(self, root: source.Mapping, text: Source) -> None:
        self.root = root
        self.text = text
        self.scenes = scenes_in(root)

    def at(self, index: int) -> Location:
        """Return the place of a character."""
        return self.text.location(index)

    def key(self, *path: str) -> Location:
        """Return the place of a key, from the keys that lead to it; a scene counts by its id."""
        node = self.node(*path)
        return self.at(node.key_at if node is not None else 0)

    def value(self, *path: str) -> Location:
        """Return the place of the value behind a key."""
        node = self.node(*path)
        return self.at(node.at if node is not None else 0)

    def node(self, *path: str) -> source.Node | None:
        """Return what stands behind a key, or None where there is nothing."""
        first, *rest = path
        section = self.root.entries.get(first)
        node: source.Node | None = self.scenes.get(first, section)
        if type(section) is source.Mapping and rest and rest[0] in section.entries:
            node = section  # a scene may have the name of a section
        for key in rest:
            if type(node) is not source.Mapping:
                return None
            node = node.entries.get(key)
        return node

    def item(self, number: int, key: str, *path: str) -> Location:
        """Return the place of the value behind a key of an item in a list.

        Args:
            number: Which item, from 0; a single item may stand alone.
            key: Of the item: `if`.
            path: Leads to the list.
        """
        node = self.node(*path)
        if type(node) is source.Sequence and number < len(node.items):
            node = node.items[number]
        if type(node) is source.Mapping and key in node.entries:
            node = node.entries[key]
        return self.at(node.at if node is not None else 0)

    def span(self, path: str) -> tuple[Location, Location] | None:
        """Return where what a path of ids names begins and ends, or None where it is nothing."""
        parts = path.split("/")
        node = self.node(*parts)
        if node is None:
            return None
        first = node.at if len(parts) == 1 and parts[0] in self.scenes else node.key_at
        return self.at(first), self.at(_end(node))


def _end(node: source.Node) -> int:
    below: list[source.Node] = []
    if type(node) is source.Mapping:
        below = list(node.entries.values())
    elif type(node) is source.Sequence:
        below = node.items
    elif type(node) is source.Scalar:
        return node.at + len(node.text)
    return max([node.at, *map(_end, below)])
