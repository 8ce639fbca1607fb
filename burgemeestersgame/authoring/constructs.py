"""What stands behind each key of format 1, and what the key means, in the language in use.

`scenario/shapes.py` says which keys there are and which are needed; this adds what an editor shows
beside them. Tests hold the two against each other, and against what the loader takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from burgemeestersgame.authoring import kinds
from burgemeestersgame.authoring.kinds import Fragment, list_of, one_of, ref, table_of, words
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms.model import Aard, Certainty, Family, Phase
from burgemeestersgame.scenario import fields, shapes
from burgemeestersgame.scenario.model import Better, Channel, Mood, Outcome
from burgemeestersgame.scenario.shapes import Shape


class Construct(NamedTuple):
    """One construct of the format.

    Attributes:
        keys: In the order in which an editor should offer them: what stands behind each, and what
            it means.
        rules: Further keywords of JSON Schema, such as which keys go together.
    """

    shape: Shape
    keys: Mapping[str, tuple[Fragment, str]]
    rules: Mapping[str, Any] = {}


def constructs() -> dict[str, Construct]:
    """Return every construct by the name that it has in the schema."""
    return {
        "scenario": Construct(shapes.SCENARIO, _scenario()),
        **_declared(),
        **_scenes(),
        **_happening(),
        "guide": Construct(
            shapes.GUIDE,
            {
                "goals": (list_of(kinds.TEXT), _("What players learn from it.")),
                "minutes": (
                    table_of(kinds.TEXT, kinds.NUMBER_OF_MINUTES),
                    _("A plan for each length of session: 45: and then what to do."),
                ),
                "questions": (
                    table_of(list_of(kinds.TEXT)),
                    _("By the id of a scene: questions to talk about afterwards."),
                ),
                "care": (kinds.TEXT, _("What to watch for when it comes too close to somebody.")),
            },
        ),
        "acceptance": Construct(
            shapes.ACCEPTANCE,
            {
                "finding": (
                    ref("id"),
                    _("The word between square brackets in what the check says."),
                ),
                "at": (
                    kinds.TEXT,
                    _("The id of a scene, or a path such as messages/foto; left out: everywhere."),
                ),
                "because": (kinds.TEXT, _("Why it is meant like that.")),
            },
        ),
    }


def _scenario() -> dict[str, tuple[Fragment, str]]:
    return {
        "format": ({"enum": [1]}, _("The version of the format: always 1.")),
        "id": (ref("id"), _("The name of the scenario, and of its folder.")),
        "title": (kinds.TEXT, _("What players see in the list.")),
        "language": (kinds.language(), _("The language of the texts in this file: nl or en.")),
        "role": (
            kinds.TEXT
            | {"type": "string"}
            | kinds.offer(["burgemeester", "wethouder", "raadslid"]),
            _("Who the player is."),
        ),
        "starts": (ref("moment"), _("When the story begins: 2026-03-22 10:00.")),
        "minutes-promised": (
            kinds.whole(fields.MINUTES),
            _("How many real minutes a player is told it takes."),
        ),
        "values": (
            table_of(kinds.TEXT),
            _("What a choice can put first, such as openness; none of them is the right one."),
        ),
        "indicators": (table_of(ref("indicator")), _("What rises and falls, from 0 to 100.")),
        "facts": (table_of(kinds.TEXT), _("What can become true, and then stays true.")),
        "norms": (
            table_of(ref("norm")),
            _("Norms of this scenario alone; each id begins with the id of the scenario."),
        ),
        "binding": (
            table_of(kinds.TEXT),
            _("By id: a suggestie or praktijknorm that counts here, and why."),
        ),
        "cast": (table_of(ref("person")), _("Who takes part.")),
        "roles": (table_of(ref("role")), _("Roles for playing in a group.")),
        "actions": (table_of(ref("action")), _("What the player may do unasked.")),
        "messages": (table_of(ref("message")), _("What can come in.")),
        "agenda": (
            table_of(ref("appointment")),
            _("What the player knows is coming; it stands beside the clock, and no more."),
        ),
        "scenes": (
            {"type": "array", "minItems": 1, "items": ref("scene")},
            _("The story, from top to bottom."),
        ),
        "guide": (ref("guide"), _("For the trainer.")),
        "words": (list_of(kinds.TEXT), _("Long words that may stay.")),
        "accept": (
            list_of(ref("acceptance")),
            _("What the check finds and is meant like that, with the reason."),
        ),
    }


def _declared() -> dict[str, Construct]:
    return {
        "indicator": Construct(
            shapes.INDICATOR,
            {
                "start": (kinds.whole(fields.LEVEL), _("Where it begins, from 0 to 100.")),
                "better": (
                    words(
                        {
                            Better.HIGH: _("higher is better"),
                            Better.LOW: _("lower is better"),
                            Better.NEUTRAL: _("neither is better"),
                        }
                    ),
                    _("Which side is the good one."),
                ),
                "label": (kinds.TEXT, _("What players see it called.")),
            },
        ),
        "norm": Construct(
            shapes.NORM,
            {
                "name": (kinds.TEXT, _("A short name; left out: the text.")),
                "text": (kinds.TEXT, _("The norm in one sentence.")),
                "family": (words(Family), _("With which family it counts.")),
                "aard": (words(Aard), _("What kind of rule it is, from law to suggestion.")),
                "source": (kinds.TEXT, _("Where it stands, as exactly as you can.")),
                "certainty": (words(Certainty), _("How sure that is.")),
                "caveat": (kinds.TEXT, _("What is still to be looked into.")),
                "phases": (list_of(words(Phase)), _("In which phases it belongs.")),
                "roles": (list_of(kinds.TEXT), _("Whom it binds.")),
            },
        ),
        "person": Construct(
            shapes.CAST_MEMBER,
            {
                "name": (kinds.TEXT, _("The name.")),
                "role": (kinds.TEXT, _("The office, or who it is to the player.")),
                "portrait": (
                    kinds.portrait(),
                    _("The name of a picture; left out: a name without a face."),
                ),
            },
        ),
        "role": Construct(
            shapes.ROLE,
            {
                "seats": (kinds.seats(), _("How many can have this role: 3, or 1-8.")),
                "name": (kinds.TEXT, _("What it is called in the room.")),
                "brief": (kinds.TEXT, _("What only this role knows.")),
            },
        ),
        "message": Construct(
            shapes.MESSAGE,
            {
                "channel": (
                    words(
                        {
                            Channel.PHONE: _("somebody calls"),
                            Channel.APP: _("a message on the phone"),
                            Channel.MAIL: _("a letter or an e-mail"),
                            Channel.PRESS: _("in the newspaper or on the news"),
                            Channel.DOORMAT: _("on the doormat at home"),
                        }
                    ),
                    _("How it comes in."),
                ),
                "from": (kinds.TEXT, _("From whom: an id under 'cast:', or any text.")),
                "text": (
                    kinds.TEXT,
                    _("What it says. {id} quotes what the player wrote at that explain-it scene."),
                ),
                "without": (
                    kinds.TEXT,
                    _("What it says where there is nothing to quote."),
                ),
            },
            {
                "if": {"properties": {"text": {"pattern": kinds.QUOTES}}, "required": ["text"]},
                "then": {"required": ["without"]},
            },
        ),
        "appointment": Construct(
            shapes.APPOINTMENT,
            {
                "at": (ref("moment"), _("When it is: 2026-03-22 10:00.")),
                "text": (kinds.TEXT, _("What is coming, in at most six words.")),
                "if": (ref("condition"), _("When the player knows of it; left out: always.")),
            },
        ),
    }


def _scenes() -> dict[str, Construct]:
    before = {
        "phase": (
            words(Phase),
            _(
                "vooraf: before there is any threat; tijdens: from then on; nazorg: after it. It"
                " holds for the scenes below it too."
            ),
        ),
        "if": (ref("condition"), _("Otherwise play skips this scene.")),
        "at": (
            kinds.anchor(),
            _("When: +3 weeks after arriving here, or 2026-03-22 10:00."),
        ),
        "place": (ref("place"), _("The picture of where it is.")),
        "sound": (ref("sound"), _("What is heard.")),
    }
    ways = (ref("ways"), _("Where the story goes on; left out: at the scene below."))
    ending = {key: value for key, value in before.items() if key != "if"}
    return {
        "dilemma": Construct(
            shapes.DILEMMA,
            {
                "dilemma": (ref("id"), _("The id of this dilemma.")),
                **before,
                "text": (kinds.TEXT, _("The situation, in about 70 words.")),
                "question": (kinds.TEXT, _("The question, in one sentence.")),
                "seconds": (
                    {
                        "type": "number",
                        "exclusiveMinimum": 0,
                        "maximum": fields.MOST_SECONDS,
                    },
                    _("Real seconds to decide in; goes together with 'timeout'."),
                ),
                "private": (
                    table_of(kinds.TEXT),
                    _("By the id of a role: what only that role reads here."),
                ),
                "advice": (
                    table_of(ref("advice")),
                    _("By the id of somebody under 'cast:': who has a view, in this order."),
                ),
                "choices": (
                    table_of(ref("choice"), kinds.CHOICE_ID)
                    | {"minProperties": fields.CHOICES[0], "maxProperties": fields.CHOICES[1]},
                    _("Two to five answers, in this order; at least one stays open."),
                ),
                "timeout": (
                    ref("timeout"),
                    _("What happens when the time is over; goes together with 'seconds'."),
                ),
                "documented": (ref("documented"), _("What really happened.")),
                "reflect": (kinds.TEXT, _("A question for the debrief.")),
                "next": ways,
            },
            {"dependencies": {"seconds": ["timeout"], "timeout": ["seconds"]}},
        ),
        "explain": Construct(
            shapes.EXPLAIN,
            {
                "explain": (ref("id"), _("The id of this scene; {id} in a message quotes it.")),
                **before,
                "text": (kinds.TEXT, _("What the player reads first.")),
                "prompt": (kinds.TEXT, _("Who asks the player to explain it, and how.")),
                "next": ways,
            },
        ),
        "bridge": Construct(
            shapes.BRIDGE,
            {
                "bridge": (ref("id"), _("The id of this scene.")),
                **before,
                "text": (kinds.TEXT, _("What the player reads.")),
                "next": ways,
            },
        ),
        "ending": Construct(
            shapes.ENDING,
            {
                "ending": (ref("id"), _("The id of this ending.")),
                **ending,
                "text": (kinds.TEXT, _("How it ends.")),
            },
        ),
    }


def _happening() -> dict[str, Construct]:
    text = (kinds.TEXT, _("What you do, in one sentence."))
    consequence = (kinds.TEXT, _("What the player reads next."))
    ways = (ref("ways"), _("Where the story goes on; left out: where the dilemma says."))
    consequences = _consequences()
    return {
        "advice": Construct(
            shapes.ADVICE,
            {
                "stance": (
                    ref("id"),
                    _("Which choice this advisor would take, or open."),
                ),
                "takes": (ref("duration"), _("How much story time listening takes.")),
                "mood": (
                    words(
                        {Mood.CALM: _("calm"), Mood.WORRIED: _("worried"), Mood.ANGRY: _("angry")}
                    ),
                    _("How the advisor looks; left out: calm."),
                ),
                "text": (kinds.TEXT, _("What the advisor says, in about 25 words.")),
            },
        ),
        "choice": Construct(
            shapes.CHOICE,
            {
                "text": text,
                "if": (ref("condition"), _("When this choice is there; left out: always.")),
                "consequence": consequence,
                **consequences,
                "next": ways,
            },
        ),
        "timeout": Construct(
            shapes.TIMEOUT,
            {"text": consequence, **consequences, "next": ways},
        ),
        "action": Construct(
            shapes.ACTION,
            {
                "text": text,
                "available": (ref("condition"), _("When it can be done; left out: always.")),
                "times": (
                    kinds.whole(fields.TIMES),
                    _("How often in a whole play; left out: once."),
                ),
                "consequence": (kinds.TEXT, _("What comes of it at once.")),
                **consequences,
            },
        ),
        "later": Construct(
            shapes.LATER,
            {
                "id": (ref("id"), _("Its name, for 'cancels'.")),
                "after": (ref("duration"), _("How long after the decision.")),
                "if": (ref("condition"), _("Looked at when the moment comes.")),
                **{key: consequences[key] for key in ("message", "effects", "sets", "cancels")},
            },
        ),
        "mark": Construct(
            shapes.MARK,
            {
                "norm": (ref("norm-id"), _("Which norm.")),
                "if": (ref("condition"), _("Where it does not hold, the norm does not count.")),
            },
        ),
        "way": Construct(
            shapes.WAY,
            {
                "if": (ref("condition"), _("When to go there; the last one has none.")),
                "to": (ref("id"), _("The id of a scene.")),
            },
        ),
        "variant": Construct(
            shapes.VARIANT,
            {
                "if": (ref("condition"), _("When this one counts.")),
                "is": (ref("id"), _("The name of the picture or sound; no path.")),
            },
        ),
        "documented": Construct(
            shapes.DOCUMENTED,
            {
                "outcome": (
                    words(
                        {
                            Outcome.WERKELIJK: _("it really happened"),
                            Outcome.DEELS_BEKEND: _("known in part"),
                            Outcome.GECONSTRUEERD: _("made up"),
                        }
                    ),
                    _("How sure it is."),
                ),
                "text": (kinds.TEXT, _("What happened, without names.")),
            },
        ),
    }


def _consequences() -> dict[str, tuple[Fragment, str]]:
    return {
        "takes": (ref("duration"), _("How much story time it takes: 10 min, 2 hours, 1 day.")),
        "effects": (
            table_of(kinds.whole(fields.CHANGE)),
            _("By the id of an indicator: how much it rises or falls."),
        ),
        "sets": (list_of(ref("id")), _("Facts that become true.")),
        "message": (ref("id"), _("The id of a message that comes in at once.")),
        "later": (list_of(ref("later")), _("What comes of it later.")),
        "cancels": (
            list_of(ref("id")),
            _("Ids under 'later:' that will not come any more, if they have not yet."),
        ),
        "values": (list_of(ref("id")), _("What this puts first.")),
        "honours": (list_of(_mark()), _("Norms that this honours.")),
        "breaches": (list_of(_mark()), _("Norms that this breaches.")),
        "repairs": (list_of(_mark()), _("Breached norms that this repairs.")),
        "debrief": (kinds.TEXT, _("What the debrief says of it, in two to four sentences.")),
    }


def _mark() -> Fragment:
    return one_of(ref("norm-id"), ref("mark"))
