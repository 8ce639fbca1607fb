"""What a norm, a tension and the catalogue are: frozen values, in two languages.

Where they are written and how they are checked is the business of `load.py`.
"""

import enum
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from burgemeestersgame.errors import GameError, Problem


class NormsError(GameError):
    """The norms have problems; `problems` lists all of them, in the order of the files."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Family(enum.StrEnum):
    """The families of norms, in the order in which they are shown."""

    LEIDRAAD = "leidraad"
    VPT = "vpt"
    STELSEL = "stelsel"
    VANGNET = "vangnet"
    INTEGRITEIT = "integriteit"
    BEVOEGDHEID = "bevoegdheid"
    BELEIDSSUGGESTIE = "beleidssuggestie"


class Aard(enum.StrEnum):
    """What kind of rule a norm is, the heaviest first."""

    WET = "wet"
    REGELING = "regeling"
    CODE = "code"
    LEIDRAAD = "leidraad"
    AFSPRAAK = "afspraak"
    PRAKTIJKNORM = "praktijknorm"
    SUGGESTIE = "suggestie"


class Asks(enum.StrEnum):
    """What a norm asks: to do something, or only to stay within a limit.

    A limit says what is not allowed, or how to do what nobody need do, such as using a power. Who
    does not do it leaves nothing undone.
    """

    DOEN = "doen"
    GRENS = "grens"


class Phase(enum.StrEnum):
    """The three phases of the Leidraad, in order."""

    VOORAF = "vooraf"
    TIJDENS = "tijdens"
    NAZORG = "nazorg"


class Certainty(enum.StrEnum):
    """How sure it is that the norm says this, the surest first.

    Confirmed in the text of the law or a publication with an address; written in one
    of the five source documents; own knowledge or seen in part.
    """

    GEVERIFIEERD = "geverifieerd"
    BRON_IN_SEED = "bron in seed"
    TE_VERIFIEREN = "te verifiëren"


def is_soft(aard: str) -> bool:
    """Say whether not following such a norm is no fault in itself.

    A suggestie or praktijknorm can only be honoured, unless a scenario makes it binding.
    """
    return aard in (Aard.SUGGESTIE, Aard.PRAKTIJKNORM)


class Bilingual(Struct, frozen=True):
    """One text in Dutch, which is the original, and in English."""

    nl: str
    en: str

    def in_language(self, code: str) -> str:
        """Return the English text for `en` (or `en_GB`, ...), else the Dutch one."""
        return self.en if code[:2].lower() == "en" else self.nl


class Change(Struct, frozen=True, kw_only=True):
    """When a norm became what it is, and what held until then."""

    on: date
    before: Bilingual


class Norm(Struct, frozen=True, kw_only=True):
    """A rule that a choice can honour or breach.

    Attributes:
        id: Kebab-case and permanent; Dutch in both languages.
        name: Our own short label, two to six words.
        statement: The norm itself, in one sentence.
        phases: In the order of the Leidraad; empty where no phase belongs to it.
        roles: Whom it binds, in Dutch; `Catalogue.roles` has the English.
        honours: Conduct that honours it, None where a scenario added the norm without.
            Ours, not the source's, and no legal advice.
        breaches: Conduct that breaches it, likewise.
        source: Where it is written; `Catalogue.documents` explains the short names.
        caveat: What a lawyer still has to check, None where there is nothing.
        changed: None where it has not changed since the cases we tell of, or where that is not
            known.
        asks: Scores nothing; a limit that was not broken is told as that, not as a missed chance.
    """

    id: str
    name: Bilingual
    statement: Bilingual
    family: Family
    phases: tuple[Phase, ...] = ()
    aard: Aard
    roles: tuple[str, ...] = ()
    honours: Bilingual | None = None
    breaches: Bilingual | None = None
    source: Bilingual
    certainty: Certainty
    caveat: Bilingual | None = None
    changed: Change | None = None
    asks: Asks = Asks.DOEN


class Tension(Struct, frozen=True, kw_only=True):
    """Norms that hold at the same time and pull two ways.

    Attributes:
        side_a: Ids of norms; choosing for this side misses no chance on the other.
        side_b: Likewise.
        where: What pulls, as the debrief says it.
        scoring: Advice to authors; it scores nothing.
    """

    id: str
    name: Bilingual
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    where: Bilingual
    scoring: Bilingual


class FamilyText(Struct, frozen=True, kw_only=True):
    """How a family is called on screen, its full title, and what to know about it."""

    family: Family
    name: Bilingual
    title: Bilingual
    about: Bilingual


class Document(Struct, frozen=True, kw_only=True):
    """A law or document that sources name: its short name there, and what it is."""

    id: str
    name: Bilingual
    about: Bilingual


class Catalogue(Struct, frozen=True, kw_only=True, dict=True):
    """All norms and tensions, with what explains them.

    Attributes:
        norms: By id, family after family, in the order of the files.
        families: In the order of `Family`.
        roles: Every name that `Norm.roles` uses.
    """

    norms: Mapping[str, Norm]
    tensions: tuple[Tension, ...]
    families: Mapping[Family, FamilyText]
    documents: Mapping[str, Document]
    roles: Mapping[str, Bilingual]

    def opposites(self, norm_id: str) -> frozenset[str]:
        """Return the norms on the other side of any pair; none for an id that is in no pair."""
        return self._opposites.get(norm_id, frozenset())

    def tensions_of(self, norm_id: str) -> tuple[Tension, ...]:
        """Return the pairs that a norm is in, on either side."""
        return tuple(pair for pair in self.tensions if norm_id in (*pair.side_a, *pair.side_b))

    @cached_property
    def _opposites(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for pair in self.tensions:
            for ours, theirs in (pair.side_a, pair.side_b), (pair.side_b, pair.side_a):
                for norm_id in ours:
                    found[norm_id] = found.get(norm_id, frozenset()) | frozenset(theirs)
        return found
