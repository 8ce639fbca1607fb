"""Nodes to a `Scenario`, collecting every problem before giving up.

One reader per construct of format 1. A reader that meets a mistake says so and goes on with what it
can make of the rest, so that an author sees all mistakes at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Mapping as Table
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from burgemeestersgame.errors import Location
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import Catalogue, Norm, is_soft
from burgemeestersgame.norms.model import Aard, Bilingual, Certainty, Family, Phase
from burgemeestersgame.scenario import fields
from burgemeestersgame.scenario.conditions import RESERVED, Condition
from burgemeestersgame.scenario.digest import digest_of
from burgemeestersgame.scenario.model import (
    PHASES,
    Acceptance,
    Action,
    Advice,
    Anchor,
    Better,
    Bridge,
    CastMember,
    Channel,
    Choice,
    Consequences,
    Dilemma,
    Documented,
    Ending,
    Explain,
    Guide,
    Indicator,
    Later,
    Mark,
    Message,
    Mood,
    Outcome,
    Role,
    Scenario,
    Scene,
    Timeout,
    Variant,
    Way,
)
from burgemeestersgame.scenario.names import (
    SCENE_KINDS,
    SCENE_SHAPES,
    hint_for,
    respelt,
    unknown,
)
from burgemeestersgame.scenario.problems import Problems, as_id, quoted
from burgemeestersgame.scenario.reader import Reader
from burgemeestersgame.scenario.shapes import (
    ACCEPTANCE,
    ACTION,
    ADVICE,
    CAST_MEMBER,
    CHOICE,
    DOCUMENTED,
    GUIDE,
    INDICATOR,
    LATER,
    MARK,
    MESSAGE,
    NORM,
    ROLE,
    TIMEOUT,
    VARIANT,
    WAY,
)
from burgemeestersgame.scenario.source import Mapping, Node, Scalar

FORMAT = "1"
_NOWHERE = datetime(2000, 1, 1)


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


class _Loader(Reader):
    def __init__(self, root: Mapping, problems: Problems, catalogue: Catalogue) -> None:
        super().__init__(root, problems)
        self._catalogue = catalogue
        self._norms: dict[str, Norm] = {}
        self._binding: dict[str, str] = {}
        self._later: dict[str, int] = {}
        self._cancels: list[Scalar] = []
        self._doubled: set[str] = set()
        self._lost_ways = False
        self._lost_scenes = False

    # The whole

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
            starts=self._starts(entries.get("starts")),
            minutes_promised=self._whole(minutes, "minutes-promised", fields.MINUTES),
            values=_frozen(values),
            indicators=_frozen(indicators),
            facts=_frozen(facts),
            norms=_frozen(own_norms),
            binding=_frozen(self._binding),
            cast=_frozen(cast),
            roles=_frozen(roles),
            actions=_frozen(actions),
            messages=_frozen(messages),
            scenes=_frozen(scenes),
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

    def _starts(self, node: Node | None) -> datetime:
        scalar = self._scalar(node, "starts") if node is not None else None
        if scalar is None:
            return _NOWHERE
        found = fields.moment(scalar.text)
        if found is None:
            found = fields.moment(self._bad_moment(scalar, "starts") or "")
        return found or _NOWHERE

    def _check_name_space(self) -> None:
        """Indicators, facts and phases share one name space, without the words of conditions."""
        names = self._names
        for section, mine in (("indicators", names.indicators), ("facts", names.facts)):
            node = self._root.entries.get(section)
            if type(node) is not Mapping:
                continue
            for id in mine:
                at = node.entries[id].key_at
                if id in RESERVED:
                    message = _("'{id}' is a word of the language of conditions")
                elif id in PHASES:
                    message = _("'{id}' is a phase already")
                elif section == "facts" and id in names.indicators:
                    message = _("'{id}' is an indicator already")
                elif fields.is_id(id) and id[0].isdigit():
                    self._problems.add(
                        at,
                        "bad-id",
                        _("'{id}' begins with a digit, so no condition can name it").format(id=id),
                        _("begin with a letter"),
                    )
                    continue
                else:
                    continue
                self._problems.add(
                    at,
                    "name-clash",
                    message.format(id=id),
                    _("conditions name indicators, facts and phases alike: choose another name"),
                )

    # Declarations

    def _indicator(self, id: str, node: Node) -> Indicator:
        entries = self._table(node, INDICATOR)
        return Indicator(
            id=id,
            label=self._text(entries.get("label"), "label"),
            start=self._whole(entries.get("start"), "start", fields.LEVEL),
            better=self._word(entries.get("better"), "better", Better, Better.NEUTRAL),
            source=self._place(node.key_at),
        )

    def _norm(self, id: str, node: Node, scenario_id: str) -> Norm:
        if scenario_id and not id.startswith(f"{scenario_id}-"):
            self._problems.add(
                node.key_at,
                "norm-prefix",
                _("a norm of this scenario begins with '{prefix}-'").format(prefix=scenario_id),
                _("call it '{id}'").format(id=f"{scenario_id}-{quoted(id)}"),
            )
        elif id in self._catalogue.norms:
            self._problems.add(
                node.key_at,
                "duplicate-id",
                _("the catalogue has a norm '{id}' already").format(id=id),
                _("choose another id for this scenario's own norm"),
            )
        entries = self._table(node, NORM)
        statement = self._text(entries.get("text"), "text")
        name = self._text(entries.get("name"), "name") or statement
        caveat = self._text(entries.get("caveat"), "caveat")
        phases = tuple(
            self._word(phase, "phases", Phase, Phase.TIJDENS)
            for phase in self._items(entries.get("phases"))
        )
        return Norm(
            id=id,
            name=_same(name),
            statement=_same(statement),
            family=self._word(entries.get("family"), "family", Family, Family.INTEGRITEIT),
            phases=phases,
            aard=self._word(entries.get("aard"), "aard", Aard, Aard.CODE),
            roles=tuple(self._text(role, "roles") for role in self._items(entries.get("roles"))),
            source=_same(self._text(entries.get("source"), "source")),
            certainty=self._word(
                entries.get("certainty"), "certainty", Certainty, Certainty.TE_VERIFIEREN
            ),
            caveat=_same(caveat) if caveat else None,
        )

    def _read_binding(self, node: Node | None) -> dict[str, str]:
        binding = {}
        for id, reason in self._each(node, check_ids=False):
            binding[id] = self._text(reason, id)
            norm = self._norms.get(id)
            if norm is None:
                self._unknown_norm(id, reason.key_at)
            elif not is_soft(norm.aard):
                self._problems.warn(
                    reason.key_at,
                    "binding-not-needed",
                    _("'{norm}' counts everywhere already").format(norm=id),
                    _("only a suggestie or praktijknorm has to be made binding"),
                )
        return binding

    def _cast(self, id: str, node: Node) -> CastMember:
        entries = self._table(node, CAST_MEMBER)
        return CastMember(
            id=id,
            name=self._text(entries.get("name"), "name"),
            role=self._text(entries.get("role"), "role"),
            portrait=self._asset(entries.get("portrait"), "portrait"),
            source=self._place(node.key_at),
        )

    def _role(self, id: str, node: Node) -> Role:
        entries = self._table(node, ROLE)
        least, most = 1, 1
        seats = self._scalar(entries.get("seats"), "seats")
        if seats is not None:
            found = fields.seats(seats.text)
            if found is None:
                self._wrong(seats, "seats", _("a number of seats such as 3 or 1-8"), is_lost=False)
            elif not 1 <= found[0] <= found[1]:
                self._problems.add(
                    seats.at,
                    "bad-range",
                    _("'{seats}' is no number of seats").format(seats=seats.text),
                    _("write the least first, at least 1, and then the most: 1-8"),
                )
            else:
                least, most = found
        return Role(
            id=id,
            name=self._text(entries.get("name"), "name"),
            brief=self._text(entries.get("brief"), "brief"),
            seats_min=least,
            seats_max=most,
            source=self._place(node.key_at),
        )

    def _message(self, id: str, node: Node) -> Message:
        entries = self._table(node, MESSAGE)
        names = self._names
        text_node = entries.get("text")
        text = self._text(text_node, "text", quotes=True)
        quotes: list[str] = []
        if type(text_node) is Scalar and "{" in text:
            for match in fields.QUOTE.finditer(text_node.text):
                name = match[1]
                if names.scenes.get(name) == "explain":
                    quotes.append(name)
                else:
                    at = self._inside(text_node, match.start(1), match[0]) + 1
                    unknown(self._problems, at, "quote", name, names.explains, names)
            alone = fields.BRACE_ALONE.search(text_node.text)
            if alone is not None:
                self._problems.add(
                    self._inside(text_node, alone.start(), alone[0]),
                    "unknown-quote",
                    _("a '{' is opened here and not closed"),
                    _("write the id of an explain-it scene between braces: {{{id}}}").format(
                        id=next(iter(names.explains), "zin")
                    ),
                )
        without_node = entries.get("without")
        without = self._text(without_node, "without")
        if quotes and without_node is None:
            self._problems.add(
                node.key_at,
                "quote-without",
                _("'{id}' quotes a sentence, but has no 'without:'").format(id=id),
                _("'without' is shown where the player was not asked for it, or said nothing"),
            )
        elif without_node is not None and not quotes and "{" not in text:
            self._problems.warn(
                without_node.key_at,
                "without-quote",
                _("'without' is never shown: the text quotes nothing"),
                _("quote an explain-it scene by its id between braces: {{{id}}}").format(
                    id=next(iter(names.explains), "zin")
                ),
            )
        sender_node = entries.get("from")
        sender = self._text(sender_node, "from")
        if sender and sender_node is not None and sender not in names.cast:
            self._check_sender(sender, sender_node.at)
        return Message(
            id=id,
            channel=self._word(entries.get("channel"), "channel", Channel, Channel.APP),
            sender=sender,
            sender_is_cast=sender in names.cast,
            text=text,
            without=without,
            quotes=tuple(dict.fromkeys(quotes)),
            source=self._place(node.key_at),
        )

    def _check_sender(self, sender: str, at: int) -> None:
        """Any text may be a sender, but what is nearly an id of the cast is a slip of the pen."""
        if not fields.is_id(sender) or respelt(sender, self._names) in self._names.cast:
            return
        meant = self._problems.nearest(sender, self._names.cast)
        if meant is not None and _differ_little(sender, meant):
            self._problems.warn(
                at,
                "unknown-sender",
                _("nobody in the cast is called '{name}'").format(name=sender),
                _("did you mean '{name}'? Any other text is shown as it is").format(name=meant),
            )

    # What happens

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

    def _unknown_norm(self, id: str, at: int) -> str | None:
        return unknown(self._problems, at, "norm", id, self._norms, self._names)

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

    # Scenes

    def _scenes(self, node: Node | None) -> dict[str, Scene]:
        nodes = self._items(node)
        kinds = [self._scene_kind(scene) for scene in nodes]
        ids = [id.text if id is not None else "" for _kind, id in kinds]
        scenes: dict[str, Scene] = {}
        first: dict[str, int] = {}
        phase = ""
        self._doubled = {id for id, count in Counter(ids).items() if id and count > 1}
        below = _below(ids)
        for number, (scene, (kind, id)) in enumerate(zip(nodes, kinds, strict=True)):
            if type(scene) is not Mapping:
                self._lost_ways = self._lost_scenes = True
                continue
            phase = self._phase(scene.entries.get("phase"), phase, scene)
            if kind is None:
                self._lost_ways = self._lost_scenes = True
                continue
            entries = self._table(scene, SCENE_SHAPES[kind])
            if kind == "dilemma":
                self._check_time_limit(entries)
            if id is None:
                self._lost_ways = self._lost_scenes = True
            elif id.text in first:
                self._lost_ways = self._lost_scenes = True
                self._duplicate(id.text, id.key_at, first[id.text])
            else:
                first[id.text] = id.at
            name = id.text if id is not None else ""
            at = id.at if id is not None else scene.at
            read = self._scene(kind, name, entries, phase, below[number], self._place(at))
            scenes.setdefault(name, read)
        if node is not None and not nodes:
            self._wrong(node, "scenes", _("a list of scenes"))
        scenes.pop("", None)
        return scenes

    def _scene_kind(self, node: Node) -> tuple[str | None, Scalar | None]:
        """Return which kind of scene this is and its id, as far as that can be told."""
        if type(node) is not Mapping:
            self._wrong(node, "scenes", _("a scene that begins with 'dilemma: id'"))
            return None, None
        kinds = [kind for kind in SCENE_KINDS if kind in node.entries]
        if not kinds:
            likely = next(
                (
                    (key, meant)
                    for key in node.entries
                    if (meant := self._problems.nearest(key, SCENE_KINDS)) is not None
                ),
                None,
            )
            self._problems.lost = True
            self._problems.add(
                node.entries[likely[0]].key_at if likely else node.key_at,
                "unknown-key" if likely else "missing-key",
                _("a scene begins with 'dilemma:', 'explain:', 'bridge:' or 'ending:'"),
                _("did you mean '{name}'?").format(name=likely[1]) if likely else None,
            )
            return None, None
        id = self._scalar(node.entries[kinds[0]], kinds[0])
        if id is not None:
            self._is_id(id.text, id.at)
        return kinds[0], id

    def _phase(self, node: Node | None, above: str, scene: Mapping) -> str:
        if node is None:
            if not above:
                self._problems.add(
                    scene.key_at,
                    "missing-key",
                    _("the first scene needs '{key}:'").format(key="phase"),
                    _("write vooraf, tijdens or nazorg; it holds for the scenes below it too"),
                )
            return above or PHASES[0]
        scalar = self._scalar(node, "phase")
        if scalar is None:
            return above or PHASES[0]
        if scalar.text not in PHASES:
            meant = unknown(self._problems, scalar.at, "phase", scalar.text, PHASES, self._names)
            return meant or above or PHASES[0]
        return scalar.text

    def _scene(
        self,
        kind: str,
        id: str,
        entries: dict[str, Node],
        phase: str,
        below: str | None,
        source: Location,
    ) -> Scene:
        get = entries.get
        ways = self._ways(get("next")) if kind != "ending" else ()
        if "next" not in entries and kind != "ending" and below is not None:
            ways = (Way(to=below, condition=None, source=source),)
        condition = self._condition(get("if"), "if")
        at = self._anchor(get("at"))
        place = self._variants(get("place"), "place")
        sound = self._variants(get("sound"), "sound")
        text = self._text(get("text"), "text")
        if kind == "dilemma":
            return self._dilemma(
                id, entries, phase, condition, at, place, sound, text, ways, source
            )
        if kind == "explain":
            return Explain(
                id=id,
                phase=phase,
                condition=condition,
                at=at,
                place=place,
                sound=sound,
                text=text,
                next=ways,
                source=source,
                prompt=self._text(get("prompt"), "prompt"),
            )
        return (Bridge if kind == "bridge" else Ending)(
            id=id,
            phase=phase,
            condition=condition,
            at=at,
            place=place,
            sound=sound,
            text=text,
            next=ways,
            source=source,
        )

    def _dilemma(
        self,
        id: str,
        entries: dict[str, Node],
        phase: str,
        condition: Condition | None,
        at: Anchor | None,
        place: tuple[Variant, ...],
        sound: tuple[Variant, ...],
        text: str,
        ways: tuple[Way, ...],
        source: Location,
    ) -> Dilemma:
        get = entries.get
        choices_node = get("choices")
        choices = tuple([self._choice(key, node) for key, node in self._each(choices_node)])
        if choices_node is not None:
            self._check_count(choices_node, len(choices))
        # Without choices every stance would be unknown, for a reason that is said already.
        stances = dict.fromkeys(sorted(choice.id for choice in choices)) if choices else None
        timeout = get("timeout")
        return Dilemma(
            id=id,
            phase=phase,
            condition=condition,
            at=at,
            place=place,
            sound=sound,
            text=text,
            next=ways,
            source=source,
            question=self._text(get("question"), "question"),
            advice=tuple(
                [self._advice(key, node, stances) for key, node in self._advisors(get("advice"))]
            ),
            choices=choices,
            time_limit_s=self._seconds(get("seconds")),
            timeout=self._timeout(timeout) if timeout is not None else None,
            private=self._private(get("private")),
            documented=self._documented(get("documented")),
            reflect=self._text(get("reflect"), "reflect"),
        )

    def _check_count(self, choices: Node, count: int) -> None:
        least, most = fields.CHOICES
        if least <= count <= most:
            return
        if type(choices) is Mapping:
            if count < least and any(
                choice.key_at in self._problems.doubled for choice in choices.entries.values()
            ):
                return  # there are more, under one name
        elif not (type(choices) is Scalar and choices.plain and not choices.text):
            return  # it is no table
        self._problems.add(
            choices.key_at,
            "too-few-choices" if count < least else "too-many-choices",
            _("a dilemma has two to five choices, not {count}").format(count=count),
        )

    def _check_time_limit(self, entries: dict[str, Node]) -> None:
        """Of `seconds` and `timeout`, one without the other is a missing key."""
        for key, other in (("seconds", "timeout"), ("timeout", "seconds")):
            if key in entries and other not in entries:
                self._problems.add(
                    entries[key].key_at,
                    "timeout-pair",
                    _("'{key}:' goes together with '{other}:'").format(key=key, other=other),
                    _("say what happens when the time is over, or leave both out"),
                )

    def _choice(self, id: str, node: Node) -> Choice:
        if id == "timeout":
            self._problems.add(
                node.key_at,
                "timeout-id",
                _("a choice cannot be called 'timeout'"),
                _("silence has its own 'timeout:', beside 'choices:'"),
            )
        entries = self._table(node, CHOICE)
        return Choice(
            id=id,
            text=self._text(entries.get("text"), "text"),
            condition=self._condition(entries.get("if"), "if"),
            consequences=self._consequences(entries, "consequence"),
            next=self._ways(entries.get("next")),
            source=self._place(node.key_at),
        )

    def _timeout(self, node: Node) -> Timeout:
        entries = self._table(node, TIMEOUT)
        return Timeout(
            consequences=self._consequences(entries, "text"),
            next=self._ways(entries.get("next")),
            source=self._place(node.key_at),
        )

    def _advisors(self, node: Node | None) -> Iterable[tuple[str, Node]]:
        for id, child in self._each(node, check_ids=False):
            advisor = id
            if id not in self._names.cast:
                names = self._names
                meant = unknown(self._problems, child.key_at, "advisor", id, names.cast, names)
                advisor = meant or id
            yield advisor, child

    def _advice(self, advisor: str, node: Node, choices: Table[str, None] | None) -> Advice:
        entries = self._table(node, ADVICE)
        get = entries.get
        stance = self._scalar(get("stance"), "stance")
        if stance is None or choices is None:
            pass
        elif stance.text not in choices:
            if stance.text != "open":
                known = (*choices, "open")
                unknown(self._problems, stance.at, "choice", stance.text, known, self._names)
        elif stance.text == "open":
            self._problems.add(
                stance.at,
                "unclear-stance",
                _("'open' is a choice here, and also an advisor without a stance"),
                _("give the choice another id"),
            )
        return Advice(
            advisor=advisor,
            stance=stance.text if stance is not None else "open",
            takes_min=self._duration(get("takes"), "takes"),
            mood=self._word(get("mood"), "mood", Mood, Mood.CALM),
            text=self._text(get("text"), "text"),
            source=self._place(node.key_at),
        )

    def _private(self, node: Node | None) -> MappingProxyType[str, str]:
        private = {}
        for id, child in self._each(node, check_ids=False):
            if id not in self._names.roles:
                names = self._names
                unknown(self._problems, child.key_at, "role", id, names.roles, names)
            private[id] = self._text(child, id)
        return _frozen(private)

    def _documented(self, node: Node | None) -> Documented | None:
        if node is None:
            return None
        entries = self._table(node, DOCUMENTED)
        return Documented(
            outcome=self._word(entries.get("outcome"), "outcome", Outcome, Outcome.GECONSTRUEERD),
            text=self._text(entries.get("text"), "text"),
        )

    def _ways(self, node: Node | None) -> tuple[Way, ...]:
        if node is None:
            return ()
        items = self._items(node)
        ways = []
        for position, item in enumerate(items):
            is_last = position == len(items) - 1
            condition_node = None
            target: Node | None = item
            if type(item) is Mapping:
                entries = self._table(item, WAY)
                condition_node = entries.get("if")
                target = entries.get("to")
            if is_last and condition_node is not None:
                self._problems.add(
                    condition_node.key_at,
                    "next-without-end",
                    _("the last of 'next' has an 'if', so play may have nowhere to go"),
                    _("add a last one without 'if'"),
                )
            elif not is_last and condition_node is None:
                self._problems.add(
                    items[position + 1].at,
                    "next-after-end",
                    _("this is never used: the one above it has no 'if'"),
                    _("the first that holds counts; put the one without 'if' last"),
                )
            condition = self._condition(condition_node, "if")
            scalar = self._scalar(target, "next")
            if scalar is None:
                self._lost_ways = True
                ways.append(Way(to="", condition=condition, source=self._place(item.at)))
                continue
            to = scalar.text
            if to not in self._names.scenes:
                names = self._names
                meant = unknown(self._problems, scalar.at, "scene", to, names.scenes, names)
                # Going on with the name that was meant keeps one typo from being many problems.
                to = meant or to
                self._lost_ways |= meant is None
            if to in self._doubled:
                to = ""  # to which of the two?
            ways.append(Way(to=to, condition=condition, source=self._place(scalar.at)))
        if not items:
            self._lost_ways = True
            self._wrong(node, "next", _("the id of a scene"))
        return tuple(ways)

    def _variants(self, node: Node | None, key: str) -> tuple[Variant, ...]:
        if node is None:
            return ()
        items = self._items(node)
        variants = []
        for position, item in enumerate(items):
            condition_node = None
            target: Node | None = item
            if type(item) is Mapping:
                entries = self._table(item, VARIANT)
                condition_node = entries.get("if")
                target = entries.get("is")
            if condition_node is None and position < len(items) - 1:
                self._problems.add(
                    items[position + 1].at,
                    "variant-after-end",
                    _("this is never used: the one above it has no 'if'"),
                    _("the first that holds counts; put the one without 'if' last"),
                )
            condition = self._condition(condition_node, "if")
            name = self._asset(target, key)
            if name is not None:
                variants.append(Variant(name=name, condition=condition))
        return tuple(variants)

    def _anchor(self, node: Node | None) -> Anchor | None:
        scalar = self._scalar(node, "at") if node is not None else None
        if scalar is None:
            return None
        text = scalar.text
        if text.startswith("+"):
            minutes = fields.duration(text[1:].strip())
            if minutes is not None:
                return Anchor(after_min=minutes, moment=None)
            meant = self._bad_duration(scalar, text[1:].strip(), "+")
            return Anchor(after_min=meant, moment=None)
        moment = fields.moment(text)
        if moment is None:
            better = self._bad_moment(scalar, "at") or ""
            after_min = fields.duration(better.removeprefix("+"))
            return Anchor(after_min=after_min, moment=fields.moment(better)) if better else None
        return Anchor(after_min=None, moment=moment)

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
            minutes=_frozen(minutes),
            questions=_frozen(questions),
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


_K = TypeVar("_K")
_V = TypeVar("_V")


def _frozen(mapping: dict[_K, _V]) -> MappingProxyType[_K, _V]:
    return MappingProxyType(mapping)


def _below(ids: Sequence[str]) -> list[str | None]:
    """Return for each scene the id of the one below it: None for the last, '' where it is unclear.

    Of two scenes with one id, no scene leads to the second.
    """
    firsts = {id: number for number, id in reversed(list(enumerate(ids)))}
    below: list[str | None] = [None] * len(ids)
    for number in range(len(ids) - 2, -1, -1):
        next_id = ids[number + 1] if firsts[ids[number + 1]] == number + 1 else ""
        below[number] = next_id or below[number + 1] or ""
    return below


def _same(text: str) -> Bilingual:
    return Bilingual(text, text)


def _differ_little(one: str, other: str) -> bool:
    import difflib

    return difflib.SequenceMatcher(None, one, other).ratio() > 0.85
