"""Nodes to a `Catalogue`, collecting every problem before giving up.

A folder of norms holds `roles.yaml`, `documents.yaml`, `tensions.yaml` and any number of
files with the norms of one family each.
"""

import difflib
import enum
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from burgemeestersgame.errors import Location, Problem, Severity
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import source
from burgemeestersgame.norms.model import (
    Aard,
    Asks,
    Bilingual,
    Catalogue,
    Certainty,
    Change,
    Document,
    Family,
    FamilyText,
    Norm,
    Phase,
    Tension,
)
from burgemeestersgame.norms.source import Node, Sequence, Table, Text

ROLES_FILE = "roles.yaml"
DOCUMENTS_FILE = "documents.yaml"
TENSIONS_FILE = "tensions.yaml"

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MENTION = re.compile(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`")
_Choice = TypeVar("_Choice", bound=enum.StrEnum)


def read_catalogue(
    files: Mapping[str, bytes], folder: Path
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Return what the files say, and all their problems.

    With an error among the problems the catalogue is incomplete and not for use.

    Args:
        files: Contents by name, in alphabetical order.
        folder: Where problems say that the files are.
    """
    reading = _Reading(folder)
    catalogue = reading.catalogue(files)
    return catalogue, tuple(sorted(reading.problems, key=lambda problem: problem.at))


# A field of a table: where its key stands, and its value.
_Field = tuple[Text, Node]


@dataclass
class _Reading:
    folder: Path
    problems: list[Problem] = field(default_factory=list)
    norms: dict[str, Norm] = field(default_factory=dict)
    families: dict[Family, FamilyText] = field(default_factory=dict)
    norm_ids: dict[str, Location] = field(default_factory=dict)
    mentions: list[tuple[Location, str]] = field(default_factory=list)

    def catalogue(self, files: Mapping[str, bytes]) -> Catalogue:
        trees = {name: self.tree(name, content) for name, content in files.items()}
        for name in (ROLES_FILE, DOCUMENTS_FILE, TENSIONS_FILE):
            if name not in trees:
                message = _("there is no file '{name}' in this folder").format(name=name)
                self.problem(Location(str(self.folder)), "missing-file", message)
        roles = self.roles(trees.pop(ROLES_FILE, None))
        documents = self.documents(trees.pop(DOCUMENTS_FILE, None))
        tensions_tree = trees.pop(TENSIONS_FILE, None)
        for tree in trees.values():
            self.family(tree, roles)
        tensions = self.tensions(tensions_tree)
        for at, norm_id in self.mentions:
            self.known_norm(at, norm_id, Severity.WARNING)

        order = list(Family)
        norms = sorted(self.norms.values(), key=lambda norm: order.index(norm.family))
        return Catalogue(
            norms=MappingProxyType({norm.id: norm for norm in norms}),
            tensions=tensions,
            families=MappingProxyType({f: self.families[f] for f in order if f in self.families}),
            documents=MappingProxyType(documents),
            roles=MappingProxyType(roles),
        )

    def tree(self, name: str, content: bytes) -> Node | None:
        found = source.parse(content, str(self.folder / name))
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        return found

    # The files

    def roles(self, tree: Node | None) -> dict[str, Bilingual]:
        found: dict[str, Bilingual] = {}
        taken: dict[str, Location] = {}
        top = self.table(tree, required=("roles",))
        for key, value in self.entries(top.get("roles")):
            english = self.text((key, value))
            if not self.repeated(key, taken) and english:
                found[key.value] = Bilingual(key.value, english)
        return found

    def documents(self, tree: Node | None) -> dict[str, Document]:
        found: dict[str, Document] = {}
        taken: dict[str, Location] = {}
        top = self.table(tree, required=("documents",))
        for key, value in self.entries(top.get("documents")):
            fields = self.table(value, required=("name", "about"), owner=key)
            name, about = self.both(fields.get("name")), self.both(fields.get("about"))
            if self.new_id(key, taken) and name and about:
                found[key.value] = Document(id=key.value, name=name, about=about)
        return found

    def family(self, tree: Node | None, roles: Mapping[str, Bilingual]) -> None:
        top = self.table(tree, required=("family", "name", "title", "about", "norms"))
        family = self.choice(top.get("family"), Family)
        name, title = self.both(top.get("name")), self.both(top.get("title"))
        about = self.both(top.get("about"))
        if family and name and title and about:
            text = FamilyText(family=family, name=name, title=title, about=about)
            self.families.setdefault(family, text)
        for key, value in self.entries(top.get("norms")):
            self.norm(key, value, family, roles)

    def norm(
        self, key: Text, value: Node, family: Family | None, roles: Mapping[str, Bilingual]
    ) -> None:
        fields = self.table(
            value,
            required=(
                *("name", "statement", "phases", "aard", "roles"),
                *("honours", "breaches", "source", "certainty"),
            ),
            optional=("caveat", "changed", "asks"),
            owner=key,
        )
        name, source_text = self.both(fields.get("name")), self.both(fields.get("source"))
        statement = self.both(fields.get("statement"), translated=True)
        honours = self.both(fields.get("honours"), translated=True)
        breaches = self.both(fields.get("breaches"), translated=True)
        caveat = self.both(fields.get("caveat"))
        aard = self.choice(fields.get("aard"), Aard)
        certainty = self.choice(fields.get("certainty"), Certainty)
        asks = self.choice(fields.get("asks"), Asks)
        phases = [self.choice((word, word), Phase) for word in self.words(fields.get("phases"))]
        bound = self.words(fields.get("roles"))
        for word in bound:
            if roles and word.value not in roles:
                message = _("there is no role '{word}' in {file}")
                message = message.format(word=word.value, file=ROLES_FILE)
                self.problem(word.at, "unknown-role", message, _hint(word.value, roles))
        self.mention(fields.get("caveat"), caveat)
        if (
            self.new_id(key, self.norm_ids)
            and family
            and name
            and statement
            and source_text
            and aard
            and certainty
            and honours
            and breaches
        ):
            self.norms[key.value] = Norm(
                id=key.value,
                name=name,
                statement=statement,
                family=family,
                phases=tuple(phase for phase in Phase if phase in phases),
                aard=aard,
                roles=tuple(word.value for word in bound),
                honours=honours,
                breaches=breaches,
                source=source_text,
                certainty=certainty,
                caveat=caveat,
                changed=self.change(fields.get("changed")),
                asks=asks or Asks.DOEN,
            )

    def change(self, field_: _Field | None) -> Change | None:
        if field_ is None:
            return None
        key, value = field_
        parts = self.table(value, required=("on", "nl", "en"), owner=key)
        if len(parts) < 3:
            return None
        nl, en, on = (self.text(parts[name]) for name in ("nl", "en", "on"))
        try:
            return Change(on=date.fromisoformat(on), before=Bilingual(nl, en))
        except ValueError:
            message = _("'{word}' is no date; write it as 2024-01-31").format(word=on)
            self.problem(parts["on"][1].at, "bad-moment", message)
            return None

    def tensions(self, tree: Node | None) -> tuple[Tension, ...]:
        found: list[Tension] = []
        taken: dict[str, Location] = {}
        top = self.table(tree, required=("tensions",))
        for key, value in self.entries(top.get("tensions")):
            fields = self.table(
                value, required=("name", "side-a", "side-b", "where", "scoring"), owner=key
            )
            name, where = self.both(fields.get("name")), self.both(fields.get("where"), True)
            scoring = self.both(fields.get("scoring"), True)
            self.mention(fields.get("scoring"), scoring)
            side_a, side_b = self.side(fields.get("side-a")), self.side(fields.get("side-b"))
            for word in side_b:
                if word.value in {other.value for other in side_a}:
                    message = _("the norm '{id}' is on both sides").format(id=word.value)
                    self.problem(word.at, "on-both-sides", message)
            if self.new_id(key, taken) and name and where and scoring:
                pair = Tension(
                    id=key.value,
                    name=name,
                    side_a=tuple(word.value for word in side_a),
                    side_b=tuple(word.value for word in side_b),
                    where=where,
                    scoring=scoring,
                )
                found.append(pair)
        return tuple(found)

    def side(self, field_: _Field | None) -> tuple[Text, ...]:
        words = self.words(field_)
        if field_ and not words and isinstance(field_[1], Sequence):
            message = _("a pair needs at least one norm on each side")
            self.problem(field_[0].at, "empty-side", message)
        for word in words:
            self.known_norm(word.at, word.value)
        return words

    # What stands in them

    def table(
        self,
        node: Node | None,
        *,
        required: tuple[str, ...],
        optional: tuple[str, ...] = (),
        owner: Text | None = None,
    ) -> dict[str, _Field]:
        """Return the known fields of a table; report missing, unknown and repeated ones."""
        if node is None:
            return {}
        if not isinstance(node, Table):
            self.problem(node.at, "wrong-type", _("there should be keys with values here"))
            return {}
        found: dict[str, _Field] = {}
        for key, value in node.items:
            if key.value in found:
                message = _("'{key}' stands here twice").format(key=key.value)
                self.problem(key.at, "duplicate-key", message)
            elif key.value not in (*required, *optional):
                message = _("'{key}' is not a key here").format(key=key.value)
                hint = _hint(key.value, (*required, *optional))
                self.problem(key.at, "unknown-key", message, hint)
            else:
                found[key.value] = (key, value)
        at = owner.at if owner else node.at
        for name in required:
            if name not in found:
                if owner:
                    message = _("'{id}' has no '{key}'").format(id=owner.value, key=name)
                else:
                    message = _("there is no '{key}' here").format(key=name)
                self.problem(at, "missing-key", message)
        return found

    def entries(self, field_: _Field | None) -> tuple[_Field, ...]:
        """Return the keys and values of a table whose keys are the author's own."""
        if field_ is None:
            return ()
        if not isinstance(field_[1], Table):
            self.problem(field_[1].at, "wrong-type", _("there should be keys with values here"))
            return ()
        return field_[1].items

    def text(self, field_: _Field) -> str:
        key, value = field_
        if not isinstance(value, Text):
            message = _("'{key}' should be a text").format(key=key.value)
            self.problem(value.at, "wrong-type", message)
            return ""
        if not value.value:
            message = _("'{key}' is empty").format(key=key.value)
            self.problem(key.at, "empty-text", message)
        return value.value

    def both(self, field_: _Field | None, translated: bool = False) -> Bilingual | None:
        """Return the Dutch and the English, None when one of them is not there.

        Args:
            translated: Whether equal texts mean that somebody forgot to translate.
        """
        if field_ is None:
            return None
        key, value = field_
        languages = self.table(value, required=("nl", "en"), owner=key)
        if "nl" not in languages or "en" not in languages:
            return None
        nl, en = self.text(languages["nl"]), self.text(languages["en"])
        if translated and nl and nl == en:
            message = _("the Dutch and the English of '{key}' are the same").format(key=key.value)
            self.problem(languages["en"][0].at, "untranslated", message, None, Severity.WARNING)
        return Bilingual(nl, en) if nl and en else None

    def words(self, field_: _Field | None) -> tuple[Text, ...]:
        if field_ is None:
            return ()
        key, value = field_
        if not isinstance(value, Sequence):
            message = _("'{key}' should be a list, such as [a, b]").format(key=key.value)
            self.problem(value.at, "wrong-type", message)
            return ()
        found: dict[str, Text] = {}
        for item in value.items:
            word = self.text((Text(key.value, item.at), item))
            if isinstance(item, Text) and word in found:
                message = _("'{word}' stands in this list twice").format(word=word)
                self.problem(item.at, "duplicate-word", message)
            elif isinstance(item, Text) and word:
                found[word] = item
        return tuple(found.values())

    def choice(self, field_: _Field | None, choices: type[_Choice]) -> _Choice | None:
        """Return the member of an enumeration that the text names; None when it names none."""
        if field_ is None:
            return None
        word = self.text(field_)
        if word in list(choices):
            return choices(word)
        if word:
            what = choices.__name__.lower()
            message = _unknown(what).format(word=word)
            self.problem(field_[1].at, f"unknown-{what}", message, _hint(word, list(choices)))
        return None

    def new_id(self, key: Text, taken: dict[str, Location]) -> bool:
        """Say whether this is a good id and not yet taken; take it, or report why not."""
        if not _ID.fullmatch(key.value):
            message = _("'{id}' is not an id: small letters and digits with single hyphens")
            self.problem(key.at, "bad-id", message.format(id=key.value))
            return False
        return not self.repeated(key, taken)

    def repeated(self, key: Text, taken: dict[str, Location]) -> bool:
        first = taken.setdefault(key.value, key.at)
        if first is key.at:
            return False
        message = _("the id '{id}' is used twice").format(id=key.value)
        hint = _("the first one is at {place}; take another id for this one").format(place=first)
        self.problem(key.at, "duplicate-id", message, hint)
        return True

    def mention(self, field_: _Field | None, text: Bilingual | None) -> None:
        if field_ and text:
            named = dict.fromkeys(_MENTION.findall(f"{text.nl} {text.en}"))
            self.mentions.extend((field_[0].at, norm_id) for norm_id in named)

    def known_norm(self, at: Location, norm_id: str, severity: Severity = Severity.ERROR) -> None:
        if norm_id not in self.norm_ids:
            message = _("there is no norm '{word}'").format(word=norm_id)
            close = difflib.get_close_matches(norm_id, self.norm_ids, 1)
            self.problem(at, "unknown-norm", message, _nearest(close), severity)

    def problem(
        self,
        at: Location,
        reference: str,
        message: str,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.problems.append(
            Problem(at=at, reference=reference, severity=severity, message=message, hint=hint)
        )


def _unknown(what: str) -> str:
    return {
        "family": _("there is no family '{word}'"),
        "aard": _("there is no aard '{word}'"),
        "asks": _("a norm asks no '{word}'"),
        "phase": _("there is no phase '{word}'"),
        "certainty": _("there is no certainty '{word}'"),
    }[what]


def _hint(word: str, known: Iterable[str]) -> str:
    names = list(known)
    close = difflib.get_close_matches(word, names, 1)
    return _nearest(close) or _("choose from: {words}").format(words=", ".join(names))


def _nearest(close: list[str]) -> str | None:
    return _("did you mean '{word}'?").format(word=close[0]) if close else None
