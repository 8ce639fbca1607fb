"""Nodes to a `Scenario`, collecting every problem before giving up.

One reader per construct of format 1. A reader that meets a mistake says so and goes on with what it
can make of the rest, so that an author sees all mistakes at once.
"""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from burgemeestersgame.errors import Location
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import Catalogue
from burgemeestersgame.scenario import fields
from burgemeestersgame.scenario.digest import digest_of
from burgemeestersgame.scenario.model import Acceptance, Action, Guide, Scenario, Scene
from burgemeestersgame.scenario.names import hint_for, unknown
from burgemeestersgame.scenario.problems import Problems, quoted
from burgemeestersgame.scenario.read_scenes import SceneReader
from burgemeestersgame.scenario.shapes import ACCEPTANCE, ACTION, GUIDE
from burgemeestersgame.scenario.source import Mapping, Node, Scalar

FORMAT = "1"


class Loaded(NamedTuple):
    """What could be made of a file.

    Attributes:
        scenario: As far as it could be read; whole when there are no errors.
        lost_ways: Some `next` leads to nobody knows where, so that nothing can be said about
            what play reaches.
        lost_scenes: Some scene could not be told from the others: it may have been an ending.
        id_place: Where the scenario's id stands.
        root: What it was read from.
    """

    scenario: Scenario
    lost_ways: bool
    lost_scenes: bool
    id_place: Location
    root: Mapping


def load(root: Node | None, problems: Problems, catalogue: Catalogue) -> Loaded | None:
    """Return what can be made of a file, or None where it is nothing like a scenario."""
    if type(root) is not Mapping:
        problems.add(
            0,
            "wrong-type",
            _("this file is empty")
            if root is None
            else _("a scenario is a table of keys such as 'title:' and 'scenes:'"),
            _("begin with 'format: 1'"),
        )
        return None
    version = root.entries.get("format")
    if type(version) is Scalar and version.text.isdigit() and version.text != FORMAT:
        problems.add(
            version.at,
            "unknown-format",
            _("this game reads format 1, not '{format}'").format(format=quoted(version.text)),
            _("write 'format: 1', or install a newer version of the game"),
        )
        return None
    return _Loader(root, problems, catalogue).load()


class _Loader(SceneReader):
    def load(self) -> Loaded:
        root = self._root
        entries = self._entries
        version = entries.get("format")
        if version is not None and not (type(version) is Scalar and version.text == FORMAT):
            self._wrong(version, "format", _("the number 1"), is_lost=False)
        id = self._own_id(entries.get("id"))
        values = self._labels(entries.get("values"))
        facts = self._labels(entries.get("facts"))
        self._check_name_space()
        indicators = {
            key: self._indicator(key, node) for key, node in self._each(entries.get("indicators"))
        }
        own_norms = {
            key: self._norm(key, node, id) for key, node in self._each(entries.get("norms"))
        }
        self._norms = {**self._catalogue.norms, **own_norms}
        self._binding = self._read_binding(entries.get("binding"))
        cast = {key: self._cast(key, node) for key, node in self._each(entries.get("cast"))}
        roles = {key: self._role(key, node) for key, node in self._each(entries.get("roles"))}
        messages = {
            key: self._message(key, node) for key, node in self._each(entries.get("messages"))
        }
        agenda = {
            key: self._appointment(key, node) for key, node in self._each(entries.get("agenda"))
        }
        actions: dict[str, Action] = {}
        scenes: dict[str, Scene] = {}
        # In file order: delayed consequences are numbered as they are met.
        for key in sorted(("actions", "scenes"), key=lambda key: self._names.sections.get(key, 0)):
            if key == "actions":
                for action, node in self._each(entries.get("actions")):
                    actions[action] = self._action(action, node)
            else:
                scenes = self._scenes(entries.get("scenes"))
        self._check_cancels()
        guide = self._guide(entries.get("guide"))
        for word in self._items(entries.get("words")):
            self._text(word, "words")  # for the checker alone: see findings/style.py
        accept = tuple(
            self._acceptance(node, messages, scenes) for node in self._items(entries.get("accept"))
        )
        minutes = entries.get("minutes-promised")
        scenario = Scenario(
            id=id,
            title=self._text(entries.get("title"), "title"),
            language=self._language(entries.get("language")),
            role=self._text(entries.get("role"), "role"),
            starts=self._moment(entries.get("starts"), "starts"),
            minutes_promised=self._whole(minutes, "minutes-promised", fields.MINUTES),
            values=MappingProxyType(values),
            indicators=MappingProxyType(indicators),
            facts=MappingProxyType(facts),
            norms=MappingProxyType(own_norms),
            binding=MappingProxyType(self._binding),
            cast=MappingProxyType(cast),
            roles=MappingProxyType(roles),
            actions=MappingProxyType(actions),
            messages=MappingProxyType(messages),
            agenda=MappingProxyType(agenda),
            scenes=MappingProxyType(scenes),
            guide=guide,
            accept=accept,
            digest="",
            source=Location(self._problems.source.file),
        )
        if not self._problems.has_errors:
            scenario = replace(scenario, digest=digest_of(scenario))
        id_node = root.entries.get("id", root)
        return Loaded(scenario, self._lost_ways, self._lost_scenes, self._place(id_node.at), root)

    def _own_id(self, node: Node | None) -> str:
        if node is None:
            return ""
        id = self._scalar(node, "id")
        if id is None:
            return ""
        return id.text if self._is_id(id.text, id.at) else ""

    def _language(self, node: Node | None) -> str:
        text = self._text(node, "language")
        if text and node is not None and not fields.is_language(text):
            self._problems.add(
                node.at,
                "unknown-word",
                _("'{word}' is no code of a language").format(word=quoted(text)),
                _("write nl or en"),
            )
        return text

    def _action(self, id: str, node: Node) -> Action:
        entries = self._table(node, ACTION)
        return Action(
            id=id,
            text=self._text(entries.get("text"), "text"),
            available=self._condition(entries.get("available"), "available"),
            times=self._whole(entries.get("times"), "times", fields.TIMES, default=1),
            consequences=self._consequences(entries, "consequence"),
            source=self._place(node.key_at),
        )

    # For the trainer

    def _guide(self, node: Node | None) -> Guide:
        if node is None:
            return Guide()
        entries = self._table(node, GUIDE)
        minutes = {}
        for key, child in self._each(entries.get("minutes"), check_ids=False):
            count = fields.whole(key)
            if count is None or count < 1:
                self._problems.add(
                    child.key_at,
                    "wrong-type",
                    _("'{key}' is no number of minutes").format(key=quoted(key)),
                    _("write 45: and then the plan for 45 minutes"),
                )
            else:
                minutes[count] = self._text(child, key)
        questions = {}
        for id, child in self._each(entries.get("questions"), check_ids=False):
            if id not in self._names.scenes:
                names = self._names
                unknown(self._problems, child.key_at, "scene", id, names.scenes, names)
            questions[id] = tuple(
                self._text(question, "questions") for question in self._items(child)
            )
        return Guide(
            goals=tuple(self._text(goal, "goals") for goal in self._items(entries.get("goals"))),
            minutes=MappingProxyType(minutes),
            questions=MappingProxyType(questions),
            care=self._text(entries.get("care"), "care"),
        )

    def _acceptance(
        self, node: Node, messages: Collection[str], scenes: Collection[str]
    ) -> Acceptance:
        entries = self._table(node, ACCEPTANCE)
        finding = self._scalar(entries.get("finding"), "finding")
        if finding is not None:
            self._is_id(finding.text, finding.at)
        at = self._scalar(entries.get("at"), "at") if "at" in entries else None
        if at is not None:
            self._check_path(at)
        return Acceptance(
            finding=finding.text if finding is not None else "",
            at=at.text if at is not None else "",
            because=self._text(entries.get("because"), "because"),
            source=self._place(node.at),
        )

    def _check_path(self, at: Scalar) -> None:
        """A finding is at a scene, or at a path of ids: `lunch/choices/gaan`, `messages/foto`."""
        first, _slash, rest = at.text.partition("/")
        names = self._names
        if first in names.scenes:
            return
        section = self._root.entries.get(first)
        if section is None:
            unknown(self._problems, at.at, "scene", at.text, names.scenes, names)
            return
        id = rest.partition("/")[0]
        if id and type(section) is Mapping and id not in section.entries:
            self._problems.add(
                at.at,
                "unknown-name",
                _("there is no '{id}' under '{section}:'").format(id=quoted(id), section=first),
                hint_for(
                    self._problems,
                    id,
                    section.entries,
                    self._problems.nearest(id, section.entries),
                    names,
                ),
            )
