"""What a scenario declares, and what to say about a name that it does not."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from msgspec import Struct, field

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.fields import is_id
from burgemeestersgame.scenario.model import PHASES
from burgemeestersgame.scenario.problems import NEARLY, Problems, as_id, quoted
from burgemeestersgame.scenario.shapes import BRIDGE, DILEMMA, ENDING, EXPLAIN, Shape
from burgemeestersgame.scenario.source import Mapping, Node, Scalar, Sequence

SCENE_SHAPES = {"dilemma": DILEMMA, "explain": EXPLAIN, "bridge": BRIDGE, "ending": ENDING}
SCENE_KINDS = tuple(SCENE_SHAPES)


class Declared(Struct):
    """Every id in the file, collected before anything is read that refers to one.

    Attributes:
        scenes: Id to kind, in file order; of two with one id the first.
        choices: `dilemma/choice`, and `dilemma/timeout` where there is one.
        own_norms: Ids of the scenario's own norms.
        sections: Where the key of each part of the file stands, as an index.
        explains: Ids of the explain-it scenes.
        id: Of the scenario, as far as that can be read.
        unreadable: The sections that are no table, so that nobody knows which ids they declare.
        choiceless: The dilemmas without choices that can be read.
        respelt: By what they should be called, the ids that are spelt wrongly where they are
            declared, which is reported there; None before anybody asked.
    """

    indicators: Collection[str] = ()
    facts: Collection[str] = ()
    values: Collection[str] = ()
    own_norms: Collection[str] = ()
    cast: Collection[str] = ()
    roles: Collection[str] = ()
    actions: Collection[str] = ()
    messages: Collection[str] = ()
    scenes: dict[str, str] = field(default_factory=dict)
    choices: dict[str, None] = field(default_factory=dict)
    sections: dict[str, int] = field(default_factory=dict)
    explains: Collection[str] = ()
    id: str = ""
    unreadable: Collection[str] = ()
    choiceless: set[str] = field(default_factory=set)
    respelt: dict[str, str] | None = None


def declared(root: Mapping, problems: Problems) -> Declared:
    """Return every id declared in the file, whatever else is wrong with it."""
    entries = root.entries

    def keys(section: str) -> Collection[str]:
        node = entries.get(section)
        return node.entries.keys() if type(node) is Mapping else ()

    found = Declared(
        indicators=keys("indicators"),
        facts=keys("facts"),
        values=keys("values"),
        own_norms=keys("norms"),
        cast=keys("cast"),
        roles=keys("roles"),
        actions=keys("actions"),
        messages=keys("messages"),
        sections={key: node.key_at for key, node in entries.items()},
    )
    id = entries.get("id")
    found.id = id.text if type(id) is Scalar else ""
    found.unreadable = [
        key
        for key in ("indicators", "facts", "values", "cast", "roles", "actions", "messages")
        if key in entries and type(entries[key]) is not Mapping and not _is_empty(entries[key])
    ]
    scenes = entries.get("scenes")
    for scene in scenes.items if type(scenes) is Sequence else [scenes]:
        if type(scene) is Mapping:
            _declare_scene(scene, found, problems)
    found.explains = [id for id, kind in found.scenes.items() if kind == "explain"]
    return found


def read_as_meant(table: Mapping, shape: Shape, problems: Problems) -> set[str]:
    """Put what stands behind a misspelt key behind the key that was surely meant, too.

    The misspelt keys, which are returned, are reported when the table is read. This keeps one slip
    from being many problems.
    """
    entries = table.entries
    misspelt = set()
    for key in [key for key in entries if key not in shape.known]:
        meant = shape.meant(key, entries[key], entries.keys(), problems)
        if meant:
            entries[meant] = entries[key]
            misspelt.add(key)
    return misspelt


_KIND = Shape(DILEMMA.name, frozenset(SCENE_KINDS), (), frozenset(), {})


def _declare_scene(scene: Mapping, found: Declared, problems: Problems) -> None:
    entries = scene.entries
    if not any(kind in entries for kind in SCENE_KINDS):
        for key in entries:
            if key not in DILEMMA.known and type(entries[key]) is Scalar:
                meant = _KIND.meant(key, entries[key], (), problems)
                if meant:
                    entries[meant] = entries[key]
                    break
    for kind in SCENE_KINDS:
        id = entries.get(kind)
        if type(id) is Scalar:
            found.scenes.setdefault(id.text, kind)
            if kind != "dilemma":
                return
            if "choices" not in entries:
                read_as_meant(scene, DILEMMA, problems)
            choices = entries.get("choices")
            if type(choices) is Mapping and choices.entries:
                for choice in choices.entries:
                    found.choices[f"{id.text}/{choice}"] = None
            else:
                found.choiceless.add(id.text)
            if "timeout" in entries:
                found.choices[f"{id.text}/timeout"] = None
            return


def _is_empty(node: Node) -> bool:
    return type(node) is Scalar and not node.text


def respelt(name: str, names: Declared) -> str:
    """Return the id that should be called `name` and is spelt wrongly, '' where there is none."""
    if names.respelt is None:
        found: dict[str, str] = {}
        for ids in (
            names.indicators,
            names.facts,
            names.values,
            names.own_norms,
            names.cast,
            names.roles,
            names.actions,
            names.messages,
            names.scenes,
        ):
            found.update({as_id(id) or "": id for id in ids if not is_id(id)})
        for norm in names.own_norms:
            found.setdefault(f"{names.id}-{norm}", norm)
        for path in names.choices:
            dilemma, _slash, choice = path.partition("/")
            if not (is_id(dilemma) and is_id(choice)):
                found[f"{as_id(dilemma)}/{as_id(choice)}"] = path
                found.setdefault(as_id(choice) or "", choice)
        names.respelt = found
    return names.respelt.get(name, "")


class Kind(NamedTuple):
    """A kind of name: how a missing one is reported, and where the known ones are listed."""

    reference: str
    message: Callable[[], str]
    section: str
    listed: Callable[[], str]


KINDS = {
    "indicator": Kind(
        "unknown-indicator",
        lambda: _("there is no indicator '{name}' in this scenario"),
        "indicators",
        lambda: _("Indicators are listed under 'indicators:' on line {line}."),
    ),
    "fact": Kind(
        "unknown-fact",
        lambda: _("there is no fact '{name}' in this scenario"),
        "facts",
        lambda: _("Facts are listed under 'facts:' on line {line}."),
    ),
    "value": Kind(
        "unknown-value",
        lambda: _("there is no value '{name}' in this scenario"),
        "values",
        lambda: _("Values are listed under 'values:' on line {line}."),
    ),
    "norm": Kind(
        "unknown-norm",
        lambda: _("there is no norm '{name}' in the catalogue or in this scenario"),
        "",
        lambda: _("Search the norms for a word: burgemeestersgame norms WORD"),
    ),
    "advisor": Kind(
        "unknown-advisor",
        lambda: _("there is no advisor '{name}' in this scenario"),
        "cast",
        lambda: _("Advisors are listed under 'cast:' on line {line}."),
    ),
    "role": Kind(
        "unknown-role",
        lambda: _("there is no role '{name}' in this scenario"),
        "roles",
        lambda: _("Roles are listed under 'roles:' on line {line}."),
    ),
    "action": Kind(
        "unknown-action",
        lambda: _("there is no action '{name}' in this scenario"),
        "actions",
        lambda: _("Actions are listed under 'actions:' on line {line}."),
    ),
    "message": Kind(
        "unknown-message",
        lambda: _("there is no message '{name}' in this scenario"),
        "messages",
        lambda: _("Messages are listed under 'messages:' on line {line}."),
    ),
    "scene": Kind(
        "unknown-scene",
        lambda: _("there is no scene '{name}' in this scenario"),
        "scenes",
        lambda: _("Scenes are listed under 'scenes:' on line {line}."),
    ),
    "choice": Kind(
        "unknown-choice",
        lambda: _("there is no choice '{name}' in this dilemma"),
        "",
        lambda: "",
    ),
    "later": Kind(
        "unknown-later",
        lambda: _("nothing that comes later is called '{name}'"),
        "",
        lambda: "",
    ),
    "quote": Kind(
        "unknown-quote",
        lambda: _("'{name}' is no explain-it scene, so it cannot be quoted"),
        "",
        lambda: "",
    ),
    "phase": Kind(
        "unknown-phase",
        lambda: _("there is no phase '{name}'"),
        "",
        lambda: "",
    ),
}

_MOST_LISTED = 8


def unknown(
    problems: Problems,
    at: int,
    kind_name: str,
    name: str,
    known: Collection[str],
    all_names: Declared,
) -> str | None:
    """Add the problem of an unknown name; return the known one that was probably meant, or None.

    There is none to add where what declares it is reported already.
    """
    kind = KINDS[kind_name]
    told = respelt(name, all_names)
    if told and told in known:
        return told
    if kind.section in all_names.unreadable:
        return None
    meant = problems.nearest(name, known)
    if kind_name not in ("advisor", "quote", "role"):
        problems.lost |= meant is None or problems.nearest(name, [meant], NEARLY) is None
    hint = hint_for(problems, name, known, meant, all_names)
    index = all_names.sections.get(kind.section)
    if not kind.section:
        hint = hint or kind.listed() or None
    elif index is not None and known:
        listed = kind.listed().format(line=problems.source.line(index))
        hint = f"{hint} {listed}" if hint else listed
    problems.add(at, kind.reference, kind.message().format(name=quoted(name)), hint)
    return meant


def hint_for(
    problems: Problems,
    name: str,
    known: Collection[str],
    meant: str | None,
    all_names: Declared,
) -> str | None:
    """Return the best advice about an unknown name."""
    key, colon, _value = name.partition(":")
    if colon and key in known:
        return _("write '{key}: ' and then its value.").format(key=key)
    if meant is not None:
        # One that is spelt wrongly where it is declared is to be spelt rightly here.
        right = {wrong: right for right, wrong in (all_names.respelt or {}).items()}
        return _("did you mean '{name}'?").format(name=right.get(meant, meant))
    elsewhere = what_is(name, all_names)
    if elsewhere is not None:
        return elsewhere
    if 0 < len(known) <= _MOST_LISTED:
        return _("there are: {names}.").format(names=", ".join(map(quoted, known)))
    return None


def what_is(name: str, all_names: Declared) -> str | None:
    """Return a sentence on what `name` is elsewhere in the scenario, or None."""
    if name in all_names.indicators:
        return _("'{name}' is an indicator.").format(name=name)
    if name in all_names.facts:
        return _("'{name}' is a fact.").format(name=name)
    if name in PHASES:
        return _("'{name}' is a phase.").format(name=name)
    if name in all_names.scenes:
        return _("'{name}' is a scene.").format(name=name)
    if name in all_names.actions:
        return _("'{name}' is an action.").format(name=name)
    if name in all_names.messages:
        return _("'{name}' is a message.").format(name=name)
    if name in all_names.cast:
        return _("'{name}' is somebody of the cast.").format(name=name)
    if name in all_names.values:
        return _("'{name}' is a value.").format(name=name)
    return None
