"""`runs list`, `runs show` and `runs compare`: looking back at what was played."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from burgemeestersgame import export, i18n
from burgemeestersgame.commands import FINE
from burgemeestersgame.commands.forgetting import forget_old_runs
from burgemeestersgame.commands.output import (
    emit,
    emit_bytes,
    emit_json,
    form_for,
    talk,
    write_result,
)
from burgemeestersgame.commands.runs import described, find, local
from burgemeestersgame.i18n import format_clock, format_date
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.store import RunEntry, Wanted, open_store

if TYPE_CHECKING:
    from burgemeestersgame.assessment import Decision
    from burgemeestersgame.debrief.compare import Played
    from burgemeestersgame.debrief.telling import Telling

_FORMS = {".txt": "text", ".html": "html", ".htm": "html", ".json": "json"}


def list_runs(
    form: str,
    *,
    scenario: str | None = None,
    is_finished: bool | None = None,
    since: date | None = None,
    text: str = "",
) -> int:
    """Write the runs on this computer, the one played last first.

    Args:
        form: `text` or `json`.
        since: Played on that day or later, by the calendar on the wall here.
    """
    start = datetime(since.year, since.month, since.day).astimezone() if since else None
    wanted = Wanted(scenario, is_finished, start, text)
    with open_store() as store:
        forget_old_runs(store)
        entries = store.entries(wanted)
    if form == "json":
        listed = msgspec.json.encode([_as_json(entry) for entry in entries])
        emit_bytes(msgspec.json.format(listed, indent=2) + b"\n")
    elif entries:
        told = zip(entries, described(entries), strict=True)
        emit("\n".join(f"{entry.id}  {line}" for entry, line in told))
    elif wanted == Wanted():
        talk(_("Nothing has been played yet."))
    else:
        talk(_("No run fits that."))
    return FINE


def show_run(name: str, form: str) -> int:
    """Write what a run is: when, by whom, what was decided, and what can be done with it."""
    exported = find(name)
    telling = _telling(exported)
    if form == "json":
        emit_json(_shown_as_json(exported, telling))
    else:
        emit("\n".join(_shown(exported, telling)))
    return FINE


def compare_runs(first: str, second: str, form: str | None, target: str) -> int:
    """Write two runs of one scenario beside each other.

    Args:
        form: text, html or json; None: as the name of the file says, else text.
    """
    from burgemeestersgame.debrief.compare import compare
    from burgemeestersgame.debrief.compare_views import as_json, as_text, to_html

    form = form or form_for(target, _FORMS, "text")
    comparison = compare(_played(find(first)), _played(find(second)), i18n.language())
    if form == "json":
        text = json.dumps(as_json(comparison), ensure_ascii=False, indent=2)
    elif form == "html":
        text = to_html(comparison)
    else:
        text = "\n\n".join("\n".join(lines) for lines in as_text(comparison))
    write_result(target, (text.rstrip("\n") + "\n").encode(errors="replace"))
    if target != "-":
        talk(_("Written: {path}").format(path=target))
    return FINE


def _telling(exported: export.Exported) -> Telling:
    from burgemeestersgame.assessment import assess
    from burgemeestersgame.debrief.telling import Telling
    from burgemeestersgame.engine.story import compiled
    from burgemeestersgame.norms import load_norms
    from burgemeestersgame.scenario import scenario_from_files

    language = i18n.language()
    scenario = scenario_from_files(exported.files, exported.run.scenario, language)
    found = assess(scenario, exported.run)
    return Telling(compiled(scenario), found, load_norms(), language)


def _played(exported: export.Exported) -> Played:
    from burgemeestersgame.debrief.compare import Played
    from burgemeestersgame.scenario import scenario_from_files

    scenario = scenario_from_files(exported.files, exported.run.scenario, i18n.language())
    started = local(exported.started) if exported.started else None
    return Played(scenario, exported.run, exported.run_id, started)


def _shown(exported: export.Exported, telling: Telling) -> Iterator[str]:
    run, found = exported.run, telling.found
    yield telling.scenario.title
    if exported.run_id:
        yield _("Run: {id}").format(id=exported.run_id)
    if exported.started:
        started = local(exported.started)
        yield _("Begun: {date} {time}").format(
            date=format_date(started), time=format_clock(started)
        )
    if run.player:
        yield _("Pen name: {name}").format(name=run.player)
    if run.branch:
        yield _("Replay of {run}, from decision {number} on").format(
            run=run.branch.run, number=found.taken_over + 1
        )
    ending = telling.scenario.scenes[found.ending].text if found.ending else None
    yield _("Ending: {ending}").format(ending=ending or _("not played to the end"))
    if found.intention:
        yield _("Intention: {intention}").format(intention=found.intention)
    for number, decision in enumerate(found.decisions, 1):
        yield ""
        yield f"{number}. {telling.dilemma(decision.dilemma).question}"
        yield f"   {_deed(telling, decision)}"
        if decision.reason:
            yield "   " + _("Your reason: {reason}").format(reason=decision.reason)
    if exported.run_id and found.decisions:
        yield ""
        yield _("Go back to a decision, in a new run:")
        yield f"burgemeestersgame play --from {exported.run_id} --at {len(found.decisions)}"


def _shown_as_json(exported: export.Exported, telling: Telling) -> dict[str, Any]:
    run, found = exported.run, telling.found
    return {
        "id": exported.run_id or None,
        "scenario": run.scenario,
        "title": telling.scenario.title,
        "language": exported.language,
        "player": run.player or None,
        "started": _short(exported.started.astimezone(UTC).isoformat())
        if exported.started
        else None,
        "ending": found.ending,
        "replay_of": run.branch.run if run.branch else None,
        "events_taken_over": run.branch.events if run.branch else 0,
        "intention": found.intention,
        "events": len(run.events),
        "decisions": [
            {
                "number": number,
                "dilemma": decision.dilemma,
                "choice": decision.choice,
                "question": telling.dilemma(decision.dilemma).question,
                "text": _deed(telling, decision),
                "reason": decision.reason,
            }
            for number, decision in enumerate(found.decisions, 1)
        ],
    }


def _deed(telling: Telling, decision: Decision) -> str:
    return telling.deed(decision.deed, decision.dilemma, decision.choice or "timeout")


def _as_json(entry: RunEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "scenario": entry.scenario,
        "title": entry.title,
        "language": entry.language,
        "player": entry.player or None,
        "ending": entry.ending,
        "started": _short(entry.started_at),
        "updated": _short(entry.updated_at),
        "events": entry.events,
        "decisions": entry.decisions,
        "intention": entry.intention,
        "replay_of": entry.replay_of,
        "events_taken_over": entry.taken_over,
        "imported": _short(entry.imported_at) if entry.imported_at else None,
    }


def _short(moment: str) -> str:
    """Return a moment in UTC without parts of a second."""
    return f"{moment[:19]}Z"
