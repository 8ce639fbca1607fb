"""A run as CSV for a trainer's spreadsheet: one line per decision.

It is made to open well with a double click: a byte order mark, so that Excel reads UTF-8, and in
Dutch the semicolon that a Dutch Excel expects. What stands in a cell can never become a formula,
also where the file is opened with another separator than ours.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from burgemeestersgame.assessment import Decision, Initiative, TouchKind, assess
from burgemeestersgame.debrief.course import line_chart
from burgemeestersgame.debrief.document import touches_at
from burgemeestersgame.debrief.telling import Telling, speaking
from burgemeestersgame.engine.run import Run
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import load_norms, phase_label
from burgemeestersgame.scenario.model import Scenario

_SEPARATORS = {"nl": ";", "en": ","}

# What a spreadsheet takes for the start of a formula, also in the wide forms of East Asia.
_FORMULA = "=+\\-@＝＋－＠"
_AT_START = re.compile(rf"^[\s'\"]*[{_FORMULA}]")
_AFTER_SEPARATOR = re.compile(rf"([;,|][\s\"]*)(?=[{_FORMULA}])")


def to_csv(scenario: Scenario, run: Run, language: str, started: datetime | None = None) -> str:
    """Return a run as CSV with a line per decision, in one language, ready to be encoded as UTF-8.

    Args:
        scenario: What was played, already in the language wanted where it has a translation.
        run: Finished or not.
        started: When play began, as the reader's clock shows it; None if that is not known.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    telling = Telling(compiled(scenario), assess(scenario, run), load_norms(), language)
    with speaking(language):
        indicators = [each.label for each in scenario.indicators.values()]
        return table([[*_heads(), *indicators], *_lines(telling, started)], language)


def table(lines: Iterable[Sequence[object]], language: str) -> str:
    """Return lines of cells as a file that opens well, the heads first."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=_SEPARATORS[language], lineterminator="\r\n")
    for line in lines:
        writer.writerow(map(cell, line))
    return "\ufeff" + file.getvalue()


def cell(value: object) -> str:
    """Return a value as one line of text that no spreadsheet takes for a formula.

    What would begin one gets an apostrophe before it, which spreadsheets know as 'this is text'.
    """
    if isinstance(value, int):
        return str(value)
    text = " ".join(
        "".join(
            " " if unicodedata.category(each)[0] == "C" else each for each in str(value)
        ).split()
    )
    text = _AFTER_SEPARATOR.sub(r"\1'", text)
    return "'" + text if _AT_START.match(text) else text


def _heads() -> list[str]:
    return [
        _("Scenario"),
        _("Played on"),
        _("Ending"),
        _("Decision"),
        _("Date in the story"),
        _("Time in the story"),
        _("Phase"),
        _("Question"),
        _("What was decided"),
        _("Time ran out"),
        _("Reason"),
        _("Named as what counted most"),
        _("Values that this puts first"),
        _("Confidence (%)"),
        _("Seconds to decide"),
        _("Seconds there were"),
        _("Heard"),
        _("Advised the same"),
        _("Not heard"),
        _("Done unasked"),
        _("Norms honoured"),
        _("Norms repaired"),
        _("Norms breached"),
        _("Chances missed"),
    ]


def _lines(telling: Telling, started: datetime | None) -> Iterator[list[object]]:
    found, values = telling.found, telling.scenario.values
    chart = line_chart(telling)
    unasked: list[str] = []
    number = 0
    for entry in found.course:
        if isinstance(entry, Initiative):
            unasked.append(telling.scenario.actions[entry.action].text)
        if not isinstance(entry, Decision):
            continue
        moment = telling.at(entry.clock)
        yield [
            telling.scenario.title,
            started.date().isoformat() if started else "",
            (telling.ending_line() or found.ending) if found.ending else _("not played to the end"),
            number + 1,
            moment.date().isoformat(),
            moment.strftime("%H:%M"),
            phase_label(entry.phase),
            telling.dilemma(entry.dilemma).question,
            "" if entry.choice is None else telling.deed("choice", entry.dilemma, entry.choice),
            _("yes") if entry.choice is None else _("no"),
            entry.reason,
            values[entry.value] if entry.value else "",
            _joined([values[id] for id in entry.puts_first]),
            "" if entry.confidence is None else round(entry.confidence * 100),
            round(entry.seconds),
            "" if entry.limit_s is None else round(entry.limit_s),
            *_advice(telling, entry.dilemma),
            _joined(unasked),
            *_norms(telling, number),
            *(chart.table[number + 1][1] if chart else ()),
        ]
        unasked.clear()
        number += 1


def _advice(telling: Telling, dilemma: str) -> Iterator[str]:
    advice = [each for each in telling.found.advice if each.dilemma == dilemma]
    yield _joined([telling.name(each.advisor) for each in advice if each.heard])
    yield _joined([telling.name(each.advisor) for each in advice if each.heard and each.followed])
    yield _joined([telling.name(each.advisor) for each in advice if not each.heard])


def _norms(telling: Telling, number: int) -> Iterator[str]:
    """Yield the norms that a decision touched, per column; a limit is not missed."""
    touches = list(touches_at(telling.found, number))
    for kind in (TouchKind.HONOUR, TouchKind.REPAIR, TouchKind.BREACH, TouchKind.MISSED):
        ids = dict.fromkeys(id for id, touch in touches if touch.kind is kind)
        if kind is TouchKind.MISSED:
            ids = {id: None for id in ids if not telling.is_limit(id)}
        yield _joined([telling.norm_name(id) for id in ids])


def _joined(names: list[str]) -> str:
    return " | ".join(names)
