"""A session as values for JSON, and as statements for a learning record store.

Both are what a run gives anyway, with the counts of the group beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from burgemeestersgame.analysis.turning_point import TurningPoint
from burgemeestersgame.debrief.document import as_document as run_as_document
from burgemeestersgame.debrief.statements import to_statements as run_to_statements
from burgemeestersgame.debrief.telling import speaking
from burgemeestersgame.groups.asking import shift
from burgemeestersgame.groups.look_back import Past, look_back
from burgemeestersgame.groups.model import Known, Poll, Weighed
from burgemeestersgame.room.rounds import FEWEST_SHOWN


def as_document(
    past: Past,
    language: str,
    *,
    started: datetime | None = None,
    turning_points: Sequence[TurningPoint] = (),
) -> dict[str, Any]:
    """Return a session as values that `json.dumps` takes: that of its run, and `group`.

    Args:
        language: Of names and words that are not the story's: `nl` or `en`.
        started: When play began, None if unknown.

    Raises:
        RunError: The session was played on another story, or does not fit.
    """
    with speaking(language):
        debrief = look_back(past, language)
        run = run_as_document(
            past.scenario, past.run, language, started=started, turning_points=turning_points
        )
        return {
            **run,
            "group": {
                "people": debrief.people if debrief.people >= FEWEST_SHOWN else None,
                "agreement": debrief.agreement,
                "dilemmas": [_weighed(each) for each in debrief.dilemmas],
            },
        }


def to_statements(past: Past, language: str, started: datetime | None = None) -> str:
    """Return a session as xAPI 1.0.3 statements, a line each; the answers hold the counts.

    Args:
        started: When play began; without it the statements have no time.

    Raises:
        RunError: The session was played on another story, or does not fit.
    """
    with speaking(language):
        debrief = look_back(past, language)
        counts = {each.id: _counts(each) for each in debrief.dilemmas}
        return run_to_statements(past.scenario, past.run, language, started, counts)


def _counts(weighed: Weighed) -> dict[str, object]:
    """Return the counts of a dilemma, as far as they may be told; without a dot, as a store may
    take one for a path."""
    before = {each.id: each.before for each in weighed.answers if each.before is not None}
    after = {each.id: each.after for each in weighed.answers if each.after is not None}
    found = {"votes-before": before, "votes-after": after}
    return {name: counts for name, counts in found.items() if counts}


def _weighed(weighed: Weighed) -> dict[str, Any]:
    return {
        "dilemma": weighed.id,
        "question": weighed.question,
        "first": _poll(weighed.before),
        "second": _poll(weighed.after),
        "shift": shift(weighed),
        "decided": weighed.decided,
        "decides": weighed.decides.value,
        "had_most": weighed.had_most,
        "answers": [
            {
                "id": each.id,
                "text": each.text,
                "first": each.before,
                "second": each.after,
                "reasons": list(each.reasons),
            }
            for each in weighed.answers
        ],
        "values": [
            {"id": each.id, "text": each.text, "count": each.number} for each in weighed.values
        ],
        "knew": [_known(each) for each in weighed.knew],
        "ask": weighed.ask,
    }


def _poll(poll: Poll | None) -> dict[str, Any] | None:
    if poll is None:
        return None
    cast = poll.cast if poll.is_shown else None
    return {"cast": cast, "by_hands": poll.by_hands}


def _known(known: Known) -> dict[str, Any]:
    is_told = known.is_told if known.holders >= FEWEST_SHOWN else None
    return {"role": known.role, "name": known.name, "text": known.text, "told": is_told}
