"""`runs list` and `runs export`, and finding the run that somebody names."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path

from burgemeestersgame import export
from burgemeestersgame.commands import FINE, WrongUse
from burgemeestersgame.commands.output import emit, emit_json, talk, write_result
from burgemeestersgame.files import reason
from burgemeestersgame.i18n import format_clock, format_date
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.store import LAST, RunEntry, Store, UnknownRun, open_store


def list_runs(form: str) -> int:
    """Write the runs on this computer, the one played last first."""
    with open_store() as store:
        entries = store.entries()
    if form == "json":
        emit_json([_as_json(entry) for entry in entries])
    elif entries:
        emit("\n".join(f"{entry.id}  {described(entry)}" for entry in entries))
    else:
        talk(_("Nothing has been played yet."))
    return FINE


def export_run(name: str, target: str) -> int:
    """Write a run and its scenario as JSON."""
    write_result(target, export.to_json(find(name)).encode())
    if target != "-":
        talk(_("Written: {path}").format(path=target))
    return FINE


def find(name: str) -> export.Exported:
    """Return the run that a run id, a prefix of one, `last`, or the path of an exported run means.

    Raises:
        UnknownRun, StoreError: There is no such run here.
        WrongUse, NotExported, RunError: The file is not what it should be.
    """
    with open_store() as store:
        run_id = _id_of(store, name)
        return _kept(store, run_id) if run_id else _exported(name)


def kept(name: str) -> str:
    """Return the id of the run that somebody names; one in a file is taken in first.

    Args:
        name: As for `find`, which says what can go wrong.

    Raises:
        ScenarioError: The scenario in the file has errors.
    """
    with open_store() as store:
        return _id_of(store, name) or take_in(store, _exported(name))


def take_in(store: Store, exported: export.Exported) -> str:
    """Keep an exported run among those of this computer, each only once, and return its id.

    Raises:
        RunError, ScenarioError: It cannot be played on.
    """
    from burgemeestersgame.engine import Game
    from burgemeestersgame.scenario import scenario_from_files

    run = exported.run
    run_id = hashlib.sha256(run.to_json().encode()).hexdigest()[:12]
    try:
        return store.find(run_id)
    except UnknownRun:
        scenario = scenario_from_files(exported.files, run.scenario, exported.language or None)
        return store.create(
            run,
            exported.files,
            title=scenario.title,
            language=scenario.language,
            run_id=run_id,
            ending=Game(scenario, run=run).ending,
        )


def _id_of(store: Store, name: str) -> str | None:
    """Return the id of a run that is kept, None where the name means a file."""
    # With a slash or a dot it is a path; else an id comes first.
    if re.fullmatch(rf"{LAST}|[0-9a-f]{{1,12}}", name):
        try:
            return store.find(name)
        except UnknownRun:
            if not Path(name).is_file():
                raise
    return None


def _exported(name: str) -> export.Exported:
    path = Path(name)
    try:
        if not path.exists():
            raise WrongUse(
                _("there is no run '{name}', and no file of that name").format(name=name)
            )
        if path.is_file() and path.stat().st_size > export.MAX_BYTES:
            raise export.NotExported(_("this is no exported run: the file is too large"))
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        message = _("'{path}' cannot be read: {reason}").format(path=name, reason=reason(error))
        raise WrongUse(message) from error
    return export.from_json(content)


def described(entry: RunEntry) -> str:
    """Return a run in one line, as a list shows it."""
    started = local(entry.started)
    return _("{title}, {date} {time}, {state}").format(
        title=entry.title,
        date=format_date(started),
        time=format_clock(started),
        state=_("finished") if entry.ending else _("not finished"),
    )


def local(moment: datetime) -> datetime:
    """Return a moment as the clock on the wall here says it."""
    return moment.astimezone()


def _kept(store: Store, run_id: str) -> export.Exported:
    return export.Exported(
        run=store.load(run_id),
        files=store.files(run_id),
        language=store.entry(run_id).language,
        started=store.entry(run_id).started,
    )


def _as_json(entry: RunEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "scenario": entry.scenario,
        "title": entry.title,
        "language": entry.language,
        "ending": entry.ending,
        "started": _utc(entry.started),
        "updated": _utc(entry.updated),
        "events": entry.events,
    }


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
