"""A run as xAPI statements, one JSON object on a line, for a learning record store.

The actor is the session, never a person: an account whose name is derived from the run. What was
typed stays at home, because it may name people; a statement only says that a reason was given.
Nothing has a score. Sent twice, the same run gives the same statements with the same ids.
"""

from __future__ import annotations

import contextlib
import json
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from burgemeestersgame import __version__
from burgemeestersgame.assessment import assess
from burgemeestersgame.debrief.telling import Telling, speaking
from burgemeestersgame.engine.run import (
    ActionTaken,
    AdviceOpened,
    Begun,
    Decided,
    Explained,
    Intended,
    Run,
    TimedOut,
)
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario.model import Choice, Scenario

# Names of ours: addresses that stay the same, with nothing behind them to fetch. `.example` can
# belong to nobody (RFC 2606), so that they are never somebody else's.
HOME = "https://burgemeestersgame.example"
_EXTENSIONS = f"{HOME}/xapi/extensions"
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, HOME)

_ADL = "http://adlnet.gov/expapi"
_VERBS = {
    name: f"{_ADL}/verbs/{name}"
    for name in ("initialized", "experienced", "interacted", "answered", "commented", "completed")
}
_SIMULATION = f"{_ADL}/activities/simulation"
_QUESTION = f"{_ADL}/activities/cmi.interaction"
_INTERACTION = f"{_ADL}/activities/interaction"
_LOCALES = {"nl": "nl-NL", "en": "en-GB"}


def to_statements(
    scenario: Scenario,
    run: Run,
    language: str,
    started: datetime | None = None,
    answers: Mapping[str, Mapping[str, object]] | None = None,
) -> str:
    """Return a run as xAPI 1.0.3 statements, a line each.

    Args:
        scenario: What was played, already in the language wanted where it has a translation.
        run: Finished or not.
        language: Of names and descriptions: `nl` or `en`.
        started: When play began; without it the statements have no time. A run that was left
            and opened again has the time that was played, not the time on the clock.
        answers: What the answers at each dilemma say besides, as extensions of ours.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    telling = Telling(compiled(scenario), assess(scenario, run), load_norms(), language)
    with speaking(language):
        told = _Session(telling, run, started, answers or {}).statements()
        return "".join(json.dumps(each) + "\n" for each in told)


class _Session:
    def __init__(
        self,
        telling: Telling,
        run: Run,
        started: datetime | None,
        answers: Mapping[str, Mapping[str, object]],
    ) -> None:
        self._answers = answers
        self._telling = telling
        self._run = run
        self._started = started
        self._locale = _LOCALES[telling.language]
        self._scenario = f"{HOME}/scenarios/{telling.scenario.id}"
        # An identity that says nothing: it cannot be led back to a machine or a person.
        what = started.astimezone(UTC).isoformat() if started else run.to_json()
        seed = f"{telling.scenario.id} {telling.scenario.digest} {what}"
        self._id = uuid.uuid5(_NAMESPACE, seed)

    def statements(self) -> Iterator[dict[str, Any]]:
        decisions = iter(self._telling.found.decisions)
        ended_s = 0.0
        for number, event in enumerate(self._run.events):
            if not isinstance(event, Intended):
                ended_s = event.at_s
            match event:
                case Begun(values=values):
                    told = self._told(
                        "initialized",
                        self._whole(),
                        extensions={"values": list(values)} if values else {},
                    )
                case AdviceOpened(dilemma=dilemma, advisor=advisor):
                    told = self._told("experienced", self._advice(dilemma, advisor))
                case ActionTaken(action=action):
                    told = self._told("interacted", self._action(action))
                case Decided() | TimedOut():
                    told = self._told(
                        "answered",
                        self._question(event.dilemma),
                        **self._answer(event, next(decisions).seconds),
                    )
                case Explained(scene=scene, text=text):
                    told = self._told(
                        "commented", self._explanation(scene), {"completion": bool(text)}
                    )
                case Intended(text=text):
                    told = self._told("commented", self._intention(), {"completion": bool(text)})
                case _:
                    continue
            yield self._statement(str(number), event.at_s, told)
        if self._telling.found.is_finished:
            yield self._statement("end", ended_s, self._completed(ended_s))

    def _statement(self, number: str, at_s: float, told: dict[str, Any]) -> dict[str, Any]:
        verb = told["verb"]["id"]
        statement = {
            "id": str(uuid.uuid5(self._id, f"{number} {verb} {told['object']['id']}")),
            "actor": {
                "objectType": "Agent",
                "account": {"homePage": f"{HOME}/sessions", "name": str(self._id)},
            },
            **told,
            "context": self._context(told["object"]["id"]),
            "version": "1.0.3",
        }
        if self._started is not None:
            with contextlib.suppress(OverflowError):  # no moment of any calendar: then none
                moment = self._started.astimezone(UTC) + timedelta(seconds=at_s)
                text = moment.isoformat(timespec="milliseconds")
                statement["timestamp"] = text.replace("+00:00", "Z")
        return statement

    def _told(
        self,
        verb: str,
        activity: dict[str, Any],
        result: dict[str, Any] | None = None,
        extensions: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        result = dict(result or {})
        if extensions:
            result["extensions"] = {
                f"{_EXTENSIONS}/{name}": value for name, value in extensions.items()
            }
        display = {"en-GB": verb, "nl-NL": _in_dutch(verb)}
        told: dict[str, Any] = {"verb": {"id": _VERBS[verb], "display": display}}
        told["object"] = activity
        if result:
            told["result"] = result
        return told

    def _context(self, about: str) -> dict[str, Any]:
        context: dict[str, Any] = {
            "registration": str(self._id),
            "platform": f"burgemeestersgame {__version__}",
            "language": self._locale,
            "extensions": {f"{_EXTENSIONS}/digest": self._telling.scenario.digest},
        }
        if about != self._scenario:
            context["contextActivities"] = {
                "parent": [{"objectType": "Activity", "id": self._scenario}]
            }
        return context

    def _answer(self, event: Decided | TimedOut, seconds: float) -> dict[str, Any]:
        result: dict[str, Any] = {
            "completion": isinstance(event, Decided),
            "duration": _duration(seconds),
        }
        besides = self._answers.get(event.dilemma, {})
        if isinstance(event, TimedOut):
            return {"result": result, "extensions": {"time-ran-out": True, **besides}}
        result["response"] = event.choice
        extensions: dict[str, Any] = {"reason-given": bool(event.reason), **besides}
        if event.value is not None:
            extensions["value"] = event.value
        if event.confidence is not None:
            extensions["confidence"] = event.confidence
        return {"result": result, "extensions": extensions}

    def _completed(self, at_s: float) -> dict[str, Any]:
        found = self._telling.found
        return self._told(
            "completed",
            self._whole(),
            {"completion": True, "duration": _duration(at_s)},
            {
                "ending": found.ending,
                "norms": {id: result.status.value for id, result in found.norms.items()},
                "indicators": {id: points[-1][1] for id, points in found.levels.items()},
            },
        )

    # -- activities ------------------------------------------------------------------------------

    def _whole(self) -> dict[str, Any]:
        return self._activity("", _SIMULATION, self._telling.scenario.title)

    def _question(self, id: str) -> dict[str, Any]:
        dilemma = self._telling.dilemma(id)
        return self._activity(
            f"dilemmas/{id}",
            _QUESTION,
            dilemma.question,
            interactionType="choice",
            choices=[self._component(choice) for choice in dilemma.choices],
        )

    def _component(self, choice: Choice) -> dict[str, Any]:
        return {"id": choice.id, "description": {self._locale: choice.text}}

    def _advice(self, dilemma: str, advisor: str) -> dict[str, Any]:
        member = self._telling.scenario.cast[advisor]
        return self._activity(
            f"dilemmas/{dilemma}/advice/{advisor}", _INTERACTION, f"{member.name}, {member.role}"
        )

    def _action(self, id: str) -> dict[str, Any]:
        text = self._telling.scenario.actions[id].text
        return self._activity(f"actions/{id}", _INTERACTION, text)

    def _explanation(self, scene: str) -> dict[str, Any]:
        return self._activity(f"explanations/{scene}", _INTERACTION, self._telling.prompt(scene))

    def _intention(self) -> dict[str, Any]:
        return self._activity("intention", _INTERACTION, _("One intention"))

    def _activity(self, path: str, kind: str, name: str, **more: Any) -> dict[str, Any]:
        return {
            "objectType": "Activity",
            "id": f"{self._scenario}/{path}" if path else self._scenario,
            "definition": {"type": kind, "name": {self._locale: name}, **more},
        }


def _duration(seconds: float) -> str:
    """Return seconds as ISO 8601 says them; xAPI keeps hundredths."""
    return f"PT{max(0.0, seconds):.2f}S"


def _in_dutch(verb: str) -> str:
    return {
        "initialized": "begon",
        "experienced": "hoorde",
        "interacted": "deed uit zichzelf",
        "answered": "besliste",
        "commented": "legde uit",
        "completed": "speelde uit",
    }[verb]
