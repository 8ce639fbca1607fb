"""Scenes: their kinds, their choices and advice, and where they lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Table
from types import MappingProxyType

from burgemeestersgame.errors import Location
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import Catalogue
from burgemeestersgame.scenario import fields
from burgemeestersgame.scenario.conditions import Condition
from burgemeestersgame.scenario.model import (
    PHASES,
    Advice,
    Anchor,
    Bridge,
    Choice,
    Dilemma,
    Documented,
    Ending,
    Explain,
    Mood,
    Outcome,
    Scene,
    Timeout,
    Variant,
    Way,
)
from burgemeestersgame.scenario.names import SCENE_KINDS, SCENE_SHAPES, unknown
from burgemeestersgame.scenario.problems import Problems
from burgemeestersgame.scenario.read_consequences import ConsequenceReader
from burgemeestersgame.scenario.shapes import ADVICE, CHOICE, DOCUMENTED, TIMEOUT, VARIANT, WAY
from burgemeestersgame.scenario.source import Mapping, Node, Scalar


class SceneReader(ConsequenceReader):
    """Reads scenes, and remembers whether some could not be told apart."""

    def __init__(self, root: Mapping, problems: Problems, catalogue: Catalogue) -> None:
        super().__init__(root, problems, catalogue)
        self._doubled: set[str] = set()
        self._begun: set[str] = set()
        self._lost_ways = False
        self._lost_scenes = False

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
            self._begun.add(name)
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
        return MappingProxyType(private)

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
                # Going on with the name that was meant keeps one typo from being many problems;
                # going back would be another problem, and most likely not what was meant.
                if meant in self._begun:
                    meant = None
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
            better = self._bad_moment(scalar, is_anchor=True) or ""
            after_min = fields.duration(better.removeprefix("+"))
            return Anchor(after_min=after_min, moment=fields.moment(better)) if better else None
        return Anchor(after_min=None, moment=moment)


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
