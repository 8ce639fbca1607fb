"""Which keys each construct of format 1 has, and what to say about one that it has not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from burgemeestersgame.errors import Severity
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.fields import is_id
from burgemeestersgame.scenario.problems import NEARLY, Problems
from burgemeestersgame.scenario.source import Node, Scalar


class Shape(NamedTuple):
    """The keys of one construct.

    Attributes:
        name: What it is called in a message, with its article.
        known: All its keys.
        required: Those it cannot do without.
        wanted: Those without which it can be played, but not well: missing ones are warnings.
        instead: Hints for keys that authors expect here and that have another name.
    """

    name: Callable[[], str]
    known: frozenset[str]
    required: tuple[str, ...]
    wanted: frozenset[str]
    instead: Mapping[str, Callable[[], str]]

    def meant(self, key: str, value: Node, present: Collection[str], problems: Problems) -> str:
        """Return the key that an unknown one surely stands for, '' where there is none."""
        if key in self.instead or (type(value) is Scalar and not value.text):
            return ""
        absent = self.known - set(present)
        if _DUTCH.get(key) in absent:
            return _DUTCH[key]
        return problems.nearest(key, absent, NEARLY) or ""

    def severity(self, key: str) -> Severity:
        """Return how bad it is that a required key is missing."""
        return Severity.WARNING if key in self.wanted else Severity.ERROR

    def hint(self, key: str, meant: str | None, value: Node) -> str:
        """Return the best advice about an unknown key."""
        if key in self.instead:
            return self.instead[key]()
        if key != key.strip():  # YAML takes away ordinary spaces
            return _("type ordinary spaces; this one may have come along with copied text")
        if key in SCENE_KINDS and self.known & SCENE_KINDS:
            return _("a new scene begins with '- {kind}:'").format(kind=key)
        if type(value) is Scalar and value.plain and not value.text:
            # `{text: Nee, dank u}`: the comma began a new key.
            start, sign, _rest = key.partition("=" if "=" in key else ":")
            if sign and start.strip() in self.known:
                return _("write '{key}: ' and then its value").format(key=start.strip())
            if is_id(key) and "-" in key:
                return _("several things stand between square brackets: [{one}, ...]").format(
                    one=key
                )
            return _("between braces, a text with a comma in it stands in quotes")
        if meant is not None or _DUTCH.get(key) in self.known:
            return _("did you mean '{name}'?").format(name=meant or _DUTCH[key])
        return _("it can have: {names}").format(names=", ".join(sorted(self.known)))


def _shape(
    name: Callable[[], str],
    required: str = "",
    optional: str = "",
    *,
    wanted: str = "",
    instead: Mapping[str, Callable[[], str]] | None = None,
) -> Shape:
    needed = (*required.split(), *wanted.split())
    return Shape(
        name,
        frozenset({*needed, *optional.split()}),
        needed,
        frozenset(wanted.split()),
        instead or {},
    )


# Keys are English; a Dutch author's hand may write the Dutch word.
_DUTCH = {
    "acties": "actions",
    "advies": "advice",
    "adviezen": "advice",
    "als": "if",
    "bericht": "message",
    "berichten": "messages",
    "breekt": "breaches",
    "bron": "source",
    "brug": "bridge",
    "doelen": "goals",
    "duur": "takes",
    "eert": "honours",
    "effecten": "effects",
    "einde": "ending",
    "fase": "phase",
    "feiten": "facts",
    "geluid": "sound",
    "gevolg": "consequence",
    "gids": "guide",
    "herstelt": "repairs",
    "indicatoren": "indicators",
    "kanaal": "channel",
    "keuzes": "choices",
    "naam": "name",
    "naar": "to",
    "nabespreking": "debrief",
    "normen": "norms",
    "personen": "cast",
    "plaats": "place",
    "reden": "because",
    "rol": "role",
    "rollen": "roles",
    "seconden": "seconds",
    "slot": "ending",
    "standpunt": "stance",
    "stemming": "mood",
    "taal": "language",
    "tekst": "text",
    "titel": "title",
    "uitleg": "explain",
    "van": "from",
    "verder": "next",
    "volgende": "next",
    "vraag": "question",
    "vragen": "questions",
    "waarden": "values",
    "woorden": "words",
    "zet": "sets",
    "zonder": "without",
}

SCENE_KINDS = frozenset({"dilemma", "explain", "bridge", "ending"})
_CONSEQUENCES = "takes effects sets message later cancels values honours breaches repairs debrief"
_SCENE = "phase if at place sound"

SCENARIO = _shape(
    lambda: _("a scenario"),
    "format id title language role starts scenes",
    "values indicators facts norms binding cast roles actions messages agenda guide words accept",
    wanted="minutes-promised",
)
INDICATOR = _shape(lambda: _("an indicator"), "start better label")
NORM = _shape(lambda: _("a norm"), "family aard text source certainty", "name phases roles caveat")
CAST_MEMBER = _shape(lambda: _("somebody of the cast"), "name role", "portrait")
ROLE = _shape(lambda: _("a role"), "seats brief", "name")
MESSAGE = _shape(
    lambda: _("a message"),
    "channel from text",
    "without",
    instead={
        "effects": lambda: _("put 'effects' where the message is sent: in a choice or in 'later'"),
        "after": lambda: _("a message that comes later is sent by 'later'"),
        "if": lambda: _("put 'if' in the 'later' that sends the message"),
    },
)
APPOINTMENT = _shape(
    lambda: _("an appointment"),
    "at text",
    "if",
    instead={
        "after": lambda: _("write 'at' and the date and time of the appointment"),
        "available": lambda: _("for an appointment, write 'if'"),
        "message": lambda: _("an appointment only tells what is coming; 'later' sends a message"),
    },
)
ACTION = _shape(
    lambda: _("an action"),
    "text",
    f"available times consequence {_CONSEQUENCES}",
    instead={
        "if": lambda: _("for an action, write 'available'"),
        "next": lambda: _("an action leads nowhere: play stays at its dilemma"),
    },
)
DILEMMA = _shape(
    lambda: _("a dilemma"),
    "dilemma choices",
    f"{_SCENE} seconds private advice timeout documented reflect next",
    wanted="text question",
    instead={"prompt": lambda: _("in a dilemma, write 'question'")},
)
EXPLAIN = _shape(
    lambda: _("an explain-it scene"),
    "explain prompt",
    f"{_SCENE} text next",
    instead={"question": lambda: _("in an explain-it scene, write 'prompt'")},
)
BRIDGE = _shape(
    lambda: _("a bridge"),
    "bridge text",
    f"{_SCENE} next",
    instead={"choices": lambda: _("a scene with choices is a 'dilemma'")},
)
ENDING = _shape(
    lambda: _("an ending"),
    "ending text",
    "phase at place sound",
    instead={
        "next": lambda: _("an ending is where the story stops; a scene that goes on is a 'bridge'"),
        "if": lambda: _("put the condition in the 'next' that leads here"),
        "choices": lambda: _("a scene with choices is a 'dilemma'"),
    },
)
ADVICE = _shape(
    lambda: _("a piece of advice"),
    "stance text",
    "takes mood",
    instead={"portrait": lambda: _("a portrait belongs under 'cast:'")},
)
CHOICE = _shape(
    lambda: _("a choice"),
    "text",
    f"if next consequence {_CONSEQUENCES}",
    instead={
        "available": lambda: _("for a choice, write 'if'"),
        "seconds": lambda: _("'seconds' belongs to the dilemma, beside 'choices:'"),
    },
)
TIMEOUT = _shape(
    lambda: _("a time-out"),
    "text",
    f"next {_CONSEQUENCES}",
    instead={
        "consequence": lambda: _("the 'text' of a time-out is its consequence"),
        "if": lambda: _("silence is always possible; put conditions in its 'next'"),
    },
)
LATER = _shape(
    lambda: _("a delayed consequence"),
    "id after",
    "if message effects sets cancels",
    instead={
        **{
            key: lambda: _("norms belong to the choice itself, not to what comes of it later")
            for key in ("honours", "breaches", "repairs")
        },
        "at": lambda: _("write 'after' and how long after the decision: 2 weeks"),
        "text": lambda: _("put the text under 'messages:' and name that message here"),
        "next": lambda: _("what comes later does not lead to a scene; use a fact and an 'if'"),
    },
)
MARK = _shape(lambda: _("a norm with a condition"), "norm", "if")
WAY = _shape(
    lambda: _("an entry of 'next'"),
    "to",
    "if",
    instead={
        "is": lambda: _("in 'next', write 'to'"),
        "next": lambda: _("in 'next', write 'to'"),
    },
)
VARIANT = _shape(
    lambda: _("a picture or sound with a condition"),
    "is",
    "if",
    instead={"to": lambda: _("for a picture or sound, write 'is'")},
)
DOCUMENTED = _shape(lambda: _("'documented'"), "outcome text")
GUIDE = _shape(lambda: _("the guide"), "", "goals minutes questions care")
ACCEPTANCE = _shape(lambda: _("an accepted finding"), "finding because", "at")
