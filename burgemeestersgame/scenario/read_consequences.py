"""What a choice, an action or silence does, at once and later."""

from __future__ import annotations

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import Catalogue, is_soft
from burgemeestersgame.scenario import fields
from burgemeestersgame.scenario.model import Consequences, Later, Mark
from burgemeestersgame.scenario.names import unknown
from burgemeestersgame.scenario.problems import Problems, as_id
from burgemeestersgame.scenario.read_declared import DeclarationReader
from burgemeestersgame.scenario.shapes import LATER, MARK
from burgemeestersgame.scenario.source import Mapping, Node, Scalar


class ConsequenceReader(DeclarationReader):
    """Reads consequences, and what of them comes later."""

    def __init__(self, root: Mapping, problems: Problems, catalogue: Catalogue) -> None:
        super().__init__(root, problems, catalogue)
        self._later: dict[str, int] = {}
        self._cancels: list[Scalar] = []

    def _consequences(self, entries: dict[str, Node], text_key: str) -> Consequences:
        get = entries.get
        return Consequences(
            takes_min=self._duration(get("takes"), "takes"),
            consequence=self._text(get(text_key), text_key),
            effects=self._effects(get("effects")),
            sets=self._some(get("sets"), "sets", "fact", self._names.facts),
            message=self._one(get("message"), "message", "message", self._names.messages),
            later=tuple([self._read_later(node) for node in self._items(get("later"))]),
            cancels=self._read_cancels(get("cancels")),
            values=self._some(get("values"), "values", "value", self._names.values),
            honours=self._marks(get("honours"), "honours"),
            breaches=self._marks(get("breaches"), "breaches"),
            repairs=self._marks(get("repairs"), "repairs"),
            debrief=self._text(get("debrief"), "debrief"),
        )

    def _read_later(self, node: Node) -> Later:
        entries = self._table(node, LATER)
        get = entries.get
        id_node = self._scalar(get("id"), "id")
        id = ""
        at = node.at
        if id_node is not None:
            is_id = self._is_id(id_node.text, id_node.at)
            id, at = id_node.text if is_id else as_id(id_node.text) or "", id_node.at
            first = self._later.setdefault(id, at)
            if first != at:
                self._duplicate(id, id_node.key_at, first)
        return Later(
            id=id,
            order=len(self._later),
            after_min=self._duration(get("after"), "after"),
            condition=self._condition(get("if"), "if"),
            message=self._one(get("message"), "message", "message", self._names.messages),
            effects=self._effects(get("effects")),
            sets=self._some(get("sets"), "sets", "fact", self._names.facts),
            cancels=self._read_cancels(get("cancels")),
            source=self._place(at),
        )

    def _effects(self, node: Node | None) -> tuple[tuple[str, int], ...]:
        if node is None:
            return ()
        effects = []
        for id, child in self._each(node, check_ids=False):
            change = self._whole(child, id, fields.CHANGE)
            meant: str | None = id
            if id not in self._names.indicators:
                names = self._names
                meant = unknown(
                    self._problems, child.key_at, "indicator", id, names.indicators, names
                )
            if meant is not None:
                effects.append((meant, change))
        return tuple(effects)

    def _marks(self, node: Node | None, key: str) -> tuple[Mark, ...]:
        if node is None:
            return ()
        marks = []
        for item in self._items(node):
            condition = None
            name: Node | None = item
            if type(item) is Mapping:
                entries = self._table(item, MARK)
                condition = self._condition(entries.get("if"), "if")
                name = entries.get("norm")
            scalar = self._scalar(name, key)
            if scalar is None:
                continue
            norm = self._norms.get(scalar.text)
            if norm is None:
                norm = self._norms.get(self._unknown_norm(scalar.text, scalar.at) or "")
            if norm is None:
                continue
            if key != "honours" and is_soft(norm.aard) and norm.id not in self._binding:
                self._problems.add(
                    scalar.at,
                    "norm-not-binding",
                    _("'{norm}' is a {aard}: it can be honoured, not breached or repaired").format(
                        norm=norm.id, aard=norm.aard
                    ),
                    _(
                        "leave it out here and let the other choices honour it; or, where it counts"
                        " in this story, put it under 'binding:' at the top, with the reason"
                    ),
                )
            marks.append(Mark(norm=norm.id, condition=condition, source=self._place(scalar.at)))
        return tuple(marks)

    def _read_cancels(self, node: Node | None) -> tuple[str, ...]:
        if node is None:
            return ()
        found = [self._scalar(item, "cancels") for item in self._items(node)]
        cancels = [scalar for scalar in found if scalar is not None]
        self._cancels += cancels
        return tuple([scalar.text for scalar in cancels])

    def _check_cancels(self) -> None:
        for scalar in self._cancels:
            if scalar.text not in self._later:
                names = self._names
                unknown(self._problems, scalar.at, "later", scalar.text, self._later, names)
