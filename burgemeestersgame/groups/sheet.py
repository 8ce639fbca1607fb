"""A session as CSV for a trainer's spreadsheet: one line per answer and value of each dilemma,
and one for the agreement.

A cell holds one thing, so that what was voted can be counted and drawn without taking text apart.
How it opens, and that no cell can become a formula, is as in `debrief.sheet`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from burgemeestersgame.debrief.sheet import table
from burgemeestersgame.debrief.telling import speaking
from burgemeestersgame.groups.look_back import Past, look_back
from burgemeestersgame.groups.model import GroupDebrief, Poll, Weighed
from burgemeestersgame.i18n import gettext as _


def to_csv(past: Past, language: str, played: datetime | None = None) -> str:
    """Return a session as CSV in one language, ready to be encoded as UTF-8.

    Args:
        played: When it was played, as the reader's clock shows it; None if that is not known.

    Raises:
        RunError: The session was played on another story, or does not fit.
    """
    with speaking(language):
        debrief = look_back(past, language)
        return table([_heads(), *_lines(debrief, played)], language)


def _heads() -> list[object]:
    return [
        _("Scenario"),
        _("Played on"),
        _("Decision"),
        _("Question"),
        _("Kind"),
        _("Answer or value"),
        _("Votes in the first round"),
        _("Votes in the second round"),
        _("All votes in the first round"),
        _("All votes in the second round"),
        _("What was decided"),
        _("Reasons kept"),
    ]


def _lines(debrief: GroupDebrief, played: datetime | None) -> Iterator[list[object]]:
    day = played.date().isoformat() if played else ""
    for weighed in debrief.dilemmas:
        head = [debrief.telling.scenario.title, day, weighed.number, weighed.question]
        for line in _of_dilemma(weighed):
            yield [*head, *line]
    if debrief.agreement:
        agreed = [debrief.telling.scenario.title, day, "", "", _("agreement"), debrief.agreement]
        yield [*agreed, *[""] * (len(_heads()) - len(agreed))]


def _of_dilemma(weighed: Weighed) -> Iterator[list[object]]:
    cast = [_cast(weighed.before), _cast(weighed.after)]
    for answer in weighed.answers:
        counts = ["" if count is None else count for count in (answer.before, answer.after)]
        decided = _("yes") if answer.is_decided else _("no")
        reasons = " | ".join(answer.reasons)
        yield [_("answer"), answer.text, *counts, *cast, decided, reasons]
    for value in weighed.values:
        counts = [value.number, ""] if weighed.are_values_early else ["", value.number]
        yield [_("value that counted most"), value.text, *counts, "", "", "", ""]


def _cast(poll: Poll | None) -> object:
    return poll.cast if poll and poll.is_shown else ""
