"""Finding the run that somebody names, naming it in a list, and runs as files."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from burgemeestersgame import export, i18n
from burgemeestersgame.commands import FINE, WrongUse
from burgemeestersgame.commands.output import talk, write_result
from burgemeestersgame.files import reason
from burgemeestersgame.i18n import format_clock, format_date
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.store import (
    LAST,
    SHORTEST_PREFIX,
    RunEntry,
    Store,
    UnknownRun,
    new_run_id,
    open_store,
)

if TYPE_CHECKING:
    from burgemeestersgame.engine import Run

# The files of a scenario that are kept with a run; what else a file may hold is left out.
_FILES = re.compile(r"scenario\.yaml|locale/[A-Za-z_-]{2,20}/LC_MESSAGES/\w{1,40}\.(po|mo)")


def export_run(name: str, target: str) -> int:
    """Write a run and its scenario as JSON."""
    exported = find(name)
    write_result(target, export.to_json(exported).encode())
    if exported.run.player:
        talk(_("The pen name '{name}' is in the file.").format(name=exported.run.player))
    if target != "-":
        talk(_("Written: {path}").format(path=target))
    return FINE


def import_runs(paths: Sequence[str]) -> int:
    """Take in the runs in files, each only once.

    Raises:
        WrongUse: A run is here already, or a file cannot be read; those before it were taken in.
        NotExported, RunError, ScenarioError: A file is not what it should be; likewise.
    """
    for path in paths:
        exported = _exported(path)
        with open_store() as store:
            known = _known_as(store, exported)
            if known is not None:
                raise WrongUse(
                    _("the run in {path} is here already, as {id}; nothing was changed").format(
                        path=path, id=known
                    )
                )
            run_id = take_in(store, exported)
        talk(_("Taken in from {path}: {id}").format(path=path, id=run_id))
        if exported.run_id and run_id != exported.run_id:
            talk(_("There is another run {old} here; both are kept.").format(old=exported.run_id))
    return FINE


def find(name: str) -> export.Exported:
    """Return the run that a run id, a prefix of one, `last`, or the path of an exported run means.

    Raises:
        UnknownRun, StoreError: There is no such run here.
        WrongUse, NotExported, RunError: The file is not what it should be.
    """
    # With a slash or a dot it is a path; else an id comes first.
    if not _may_be_id(name):
        return _exported(name)
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


def played_at(exported: export.Exported) -> datetime | None:
    """Return when a run was played, as the clock on the wall here says it; None if unknown."""
    return exported.started.astimezone() if exported.started else None


def intention_before(exported: export.Exported) -> str:
    """Return what the player of a run kept here intended after an earlier one, '' if nothing."""
    with open_store() as store:
        if exported.run_id and _has(store, exported.run_id):
            return store.intention_before(exported.run_id)
    return ""


def take_in(store: Store, exported: export.Exported) -> str:
    """Keep an exported run among those of this computer, each only once, and return its id.

    Raises:
        RunError, ScenarioError: It cannot be played on.
    """
    from burgemeestersgame.engine import Game
    from burgemeestersgame.scenario import scenario_from_files

    known = _known_as(store, exported)
    if known is not None:
        return known
    run, now = exported.run, datetime.now(UTC)
    files = {path: text for path, text in exported.files.items() if _FILES.fullmatch(path)}
    scenario = scenario_from_files(files, run.scenario, exported.language or None)
    game = Game(scenario, run=run)
    return store.create(
        run,
        files,
        title=scenario.title,
        language=scenario.language,
        run_id=next((id for id in _ids(exported) if not _has(store, id)), None) or new_run_id(),
        ending=game.ending,
        started=min(exported.started, now) if exported.started else None,
        is_imported=True,
    )


def described(entries: Iterable[RunEntry]) -> Iterator[str]:
    """Yield each run in one line, as a list shows it."""
    told = _("{title}, {date} {time}, {state}")
    finished, unfinished = _("finished"), _("not finished")
    replayed, imported = _("replay of {run}"), _("from a file")
    for entry in entries:
        started = local(entry.started)
        line = told.format(
            title=entry.title,
            date=_date(started.date(), i18n.language()),
            time=format_clock(started),
            state=finished if entry.ending else unfinished,
        )
        if entry.player:
            line += f", {entry.player}"
        if entry.replay_of:
            line += ", " + replayed.format(run=entry.replay_of[:SHORTEST_PREFIX])
        if entry.imported_at:
            line += f", {imported}"
        yield line


@functools.lru_cache(1024)
def _date(day: date, _language: str) -> str:
    return format_date(day)


def local(moment: datetime) -> datetime:
    """Return a moment as the clock on the wall here says it, without a time zone."""
    return datetime.fromtimestamp(moment.timestamp())  # a third of the time that astimezone takes


def _known_as(store: Store, exported: export.Exported) -> str | None:
    """Return the id under which a run is kept already, perhaps played on since; None if it is
    not."""
    for id in _ids(exported):
        if _has(store, id) and _goes_on(exported.run, store.load(id)):
            return id
    return None


def _ids(exported: export.Exported) -> list[str]:
    """Return the ids that a run may go by here: where it was played, and one of its content."""
    content = hashlib.sha256(exported.run.to_json().encode()).hexdigest()[:12]
    return [exported.run_id, content] if exported.run_id else [content]


def _has(store: Store, run_id: str) -> bool:
    try:
        return bool(store.entry(run_id))
    except UnknownRun:
        return False


def _goes_on(run: Run, other: Run) -> bool:
    return run.digest == other.digest and other.events[: len(run.events)] == run.events


def _may_be_id(name: str) -> bool:
    return re.fullmatch(rf"{LAST}|[0-9a-f]{{1,12}}", name) is not None


def _id_of(store: Store, name: str) -> str | None:
    """Return the id of a run that is kept, None where the name means a file."""
    if _may_be_id(name):
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


def _kept(store: Store, run_id: str) -> export.Exported:
    entry = store.entry(run_id)
    return export.Exported(
        run=store.load(run_id),
        files=store.files(run_id),
        language=entry.language,
        started=entry.started,
        run_id=run_id,
    )
