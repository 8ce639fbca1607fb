"""A debrief as values for JSON: what a run shows, by id, for another program to read.

Texts stand beside the ids in one language, so that a reader needs neither the scenario nor the
catalogue. There is no overall score here either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from burgemeestersgame.analysis.turning_point import TurningPoint
from burgemeestersgame.assessment import (
    Assessment,
    Consequence,
    Count,
    Decision,
    Entry,
    Heard,
    Initiative,
    Movement,
    Received,
    Sentence,
    Touch,
    TouchKind,
    Visit,
    assess,
)
from burgemeestersgame.debrief.norm_cards import norm_card
from burgemeestersgame.debrief.telling import Telling, speaking
from burgemeestersgame.engine.run import Run
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario.model import Scenario

VERSION = 1


def as_document(
    scenario: Scenario,
    run: Run,
    language: str,
    *,
    started: datetime | None = None,
    turning_points: Iterable[TurningPoint] = (),
) -> dict[str, Any]:
    """Return a run's debrief as values that `json.dumps` takes.

    Args:
        scenario: What was played, already in the language wanted where it has a translation.
        run: Finished or not; of an unfinished one there is what there is.
        language: Of names and words that are not the story's: `nl` or `en`.
        started: When play began, None if unknown.
        turning_points: From the analysis of the whole story, oldest first; none where that was not
            done. Endings are ids, and norms `id:status`.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    found = assess(scenario, run)
    telling = Telling(compiled(scenario), found, load_norms(), language)
    with speaking(language):
        return {
            "version": VERSION,
            "scenario": scenario.id,
            "title": scenario.title,
            "digest": scenario.digest,
            "language": language,
            "started": started.astimezone(UTC).isoformat() if started else None,
            # A pen name, where one was given: a file may go to somebody else.
            **({"player": run.player} if run.player else {}),
            "replay_of": run.branch.run if run.branch else None,
            "decisions_taken_over": found.taken_over,
            "intention": found.intention,
            "ending": found.ending,
            "ending_text": scenario.scenes[found.ending].text if found.ending else "",
            "norms": [_norm(telling, id) for id in found.norms],
            "counts": {
                "phases": {id: _count(count) for id, count in found.phases.items()},
                "families": {id: _count(count) for id, count in found.families.items()},
            },
            "tensions": [
                {
                    "tension": each.tension,
                    "decision": _decision_at(found, each.dilemma, each.clock),
                    "served": list(each.served),
                    "waived": list(each.waived),
                    "roads": [reference(way.deed, each.dilemma, way.id) for way in each.roads],
                }
                for each in found.tensions
            ],
            "values": [
                {
                    "id": id,
                    "label": scenario.values[id],
                    "named": result.named,
                    "put_first": list(result.put_first),
                    "given": list(result.given),
                }
                for id, result in found.values.items()
            ],
            "decisions": [_decision(telling, each) for each in found.decisions],
            "turning_points": [_turning_point(each) for each in turning_points],
            "advice": [
                {
                    "dilemma": each.dilemma,
                    "advisor": each.advisor,
                    "name": telling.name(each.advisor),
                    "role": scenario.cast[each.advisor].role,
                    "stance": each.stance,
                    "was_open": each.was_open,
                    "heard": each.heard,
                    "followed": each.followed,
                }
                for each in found.advice
            ],
            "hindsight": [
                {
                    "dilemma": each.dilemma,
                    "arrived": [message.message for message in each.arrived],
                    "came_later": [later.id for later in each.later],
                }
                for each in found.hindsight
            ],
            "foresight": [
                {
                    "dilemma": each.dilemma,
                    "advisor": each.advisor,
                    "stance": each.stance,
                    "heard": each.heard,
                    "came": [later.id for later in each.came],
                }
                for each in found.foresight
            ],
            "sentences": [
                {
                    "scene": each.scene,
                    "text": each.text,
                    "returned": [message.message for message in each.returned],
                }
                for each in found.sentences
            ],
            "passed_up": [
                {
                    "action": each.action,
                    "text": scenario.actions[each.action].text,
                    "dilemmas": list(each.dilemmas),
                }
                for each in found.passed_up
            ],
            "indicators": [
                {
                    "id": id,
                    "label": scenario.indicators[id].label,
                    "better": scenario.indicators[id].better.value,
                    "levels": [{"minutes": clock, "level": level} for clock, level in points],
                }
                for id, points in found.levels.items()
            ],
            "timeline": list(_timeline(telling)),
        }


def reference(deed: str, dilemma: str, id: str) -> str:
    """Return how a deed is written: `dilemma/choice`, `dilemma/timeout` or `action:id`."""
    return f"action:{id}" if deed == "action" else f"{dilemma}/{id}"


def touches_at(found: Assessment, number: int) -> Iterator[tuple[str, Touch]]:
    """Yield the norms that a decision and what was done unasked before it touched, and how.

    Args:
        number: Of the decision, from 0.
    """
    decision = found.decisions[number]
    since = max(
        (each.clock for each in found.decisions[:number] if each.dilemma == decision.dilemma),
        default=-1,
    )
    for id, result in found.norms.items():
        for touch in result.because:
            if touch.dilemma == decision.dilemma and since < touch.clock <= decision.clock:
                yield id, touch


def _turning_point(point: TurningPoint) -> dict[str, Any]:
    return {
        "decision": point.decision,
        "event": point.event,
        "endings_lost": list(point.endings_lost),
        "norms_lost": list(point.norms_lost),
        "endings_won": list(point.endings_won),
        "norms_won": list(point.norms_won),
    }


def _count(count: Count) -> dict[str, int]:
    return {"good": count.good, "of": count.of}


def _norm(telling: Telling, id: str) -> dict[str, Any]:
    result = telling.found.norms[id]
    norm, card = telling.norm(id), norm_card(telling, id, result)
    aside = (TouchKind.TENSION, TouchKind.OPEN)
    deeds = [touch for touch in result.because if touch.kind not in aside]
    return {
        "id": id,
        "status": result.status.value,
        "family": norm.family.value,
        "phase": result.phase,
        # Of a chance that was missed: what would have honoured the norm.
        "because": list(
            dict.fromkeys(reference(each.deed, each.dilemma, each.id) for each in deeds)
        ),
        "touches": [
            {
                "kind": each.kind.value,
                "deed": reference(each.deed, each.dilemma, each.id),
                "dilemma": each.dilemma,
                "minutes": each.clock,
                "tension": each.tension,
            }
            for each in result.because
        ],
        "name": card.name,
        "statement": card.statement,
        "aard": norm.aard.value,
        "source": card.source,
        "certainty": card.certainty,
        "caveat": card.caveat or None,
        "changed": norm.changed.on.isoformat() if norm.changed else None,
        "then_and_now": card.then_and_now or None,
    }


def _decision_at(found: Assessment, dilemma: str, clock: int) -> str:
    decision = next(
        each for each in found.decisions if each.dilemma == dilemma and each.clock == clock
    )
    return _reference_of(decision)


def _reference_of(decision: Decision) -> str:
    return reference(decision.deed, decision.dilemma, decision.choice or "timeout")


def _decision(telling: Telling, decision: Decision) -> dict[str, Any]:
    source = telling.source(decision.deed, decision.dilemma, decision.choice or "timeout")
    assert source is not None
    dilemma = telling.dilemma(decision.dilemma)
    return {
        "decision": _reference_of(decision),
        "dilemma": decision.dilemma,
        "choice": decision.choice,
        "phase": decision.phase,
        "at": _moment(telling, decision.clock),
        "question": dilemma.question,
        "text": telling.deed(decision.deed, decision.dilemma, decision.choice or "timeout"),
        "reason": decision.reason,
        "value": decision.value,
        "puts_first": list(decision.puts_first),
        "confidence": decision.confidence,
        "seconds": round(decision.seconds, 3),
        "seconds_limit": decision.limit_s,
        "consequence": source.consequences.consequence,
        "debrief": source.consequences.debrief,
        "reflect": dilemma.reflect,
    }


def _timeline(telling: Telling) -> Iterator[dict[str, Any]]:
    for entry in telling.found.course:
        yield {
            "at": _moment(telling, entry.clock),
            "minutes": entry.clock,
            **_told(telling, entry),
        }


def _told(telling: Telling, entry: Entry) -> dict[str, Any]:
    match entry:
        case Visit(scene=scene):
            return {"kind": "scene", "scene": scene}
        case Heard():
            return {"kind": "advice", "dilemma": entry.dilemma, "advisor": entry.advisor}
        case Initiative():
            return {
                "kind": "action",
                "deed": f"action:{entry.action}",
                "dilemma": entry.dilemma,
                "text": telling.scenario.actions[entry.action].text,
            }
        case Decision():
            return {
                "kind": "decision" if entry.choice else "timeout",
                "deed": _reference_of(entry),
                "text": telling.deed(entry.deed, entry.dilemma, entry.choice or "timeout"),
            }
        case Movement():
            return {
                "kind": "indicator",
                "indicator": entry.indicator,
                "before": entry.before,
                "after": entry.after,
            }
        case Received():
            return {
                "kind": "message",
                "message": entry.message,
                "sender": telling.sender(entry.message),
                "text": entry.text,
            }
        case Consequence():
            return {"kind": "later", "later": entry.id, "fate": entry.fate.value}
        case Sentence():
            return {"kind": "explain", "scene": entry.scene, "text": entry.text}


def _moment(telling: Telling, clock: int) -> str:
    """Return a moment of the story, which has no time zone."""
    return telling.at(clock).isoformat(timespec="minutes")
