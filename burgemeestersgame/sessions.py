"""Sessions of groups on this computer: beginning one, going on with one, listing them.

The one place where the web server, the scenarios and the kept runs meet.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from burgemeestersgame import i18n, library
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import sessions_folder

if TYPE_CHECKING:
    from burgemeestersgame.engine.run import Run
    from burgemeestersgame.groups.look_back import Past
    from burgemeestersgame.scenario import Scenario
    from burgemeestersgame.server.service import Service

LAST = "last"
_FILES = "*.sqlite3"


class UnknownSession(GameError):
    """No session, or more than one, goes by that id."""


class SessionEntry(NamedTuple):
    """A session that was kept.

    Attributes:
        title: Of its scenario, in the language it was played in.
        played: When it was last played, with a time zone.
        is_over: Whether it was ended.
    """

    id: str
    title: str
    played: datetime
    is_over: bool


def begin(name: str, language: str, *, bind: str | None = None, port: int | None = None) -> Service:
    """Return a service for a new session of a scenario.

    Args:
        name: An id or a path.
        bind: The address of this computer to serve on; None: all of them.
        port: 0 for any free one; None: the usual one, or any.

    Raises:
        GameError: There is no such scenario, or it cannot be served or kept.
    """
    from burgemeestersgame.scenario import load_scenario, scenario_files
    from burgemeestersgame.server.service import EVERYWHERE, Service
    from burgemeestersgame.store import open_store
    from burgemeestersgame.store.store import new_run_id

    story = library.find(name)
    scenario = load_scenario(story, language)
    with open_store():  # what keeps the run at the end must be there: find out now
        pass
    return Service.begin(
        sessions_folder() / f"{new_run_id()}.sqlite3",
        scenario,
        scenario_files(story),
        bind=bind or EVERYWHERE,
        port=port,
        keep_run=_keep_run,
    )


def resume(name: str, *, bind: str | None = None, port: int | None = None) -> Service:
    """Return a service for a session that stopped: on its port, with its code; in the language
    of the interface, as the pages around the story are.

    Args:
        name: The id of a session, the first characters of it, or `last`.

    Raises:
        UnknownSession: There is none, or there are more.
        GameError: It cannot be served or read.
    """
    from burgemeestersgame.server.service import EVERYWHERE, Service

    return Service.resume(
        _file(name),
        language=i18n.language(),
        bind=bind or EVERYWHERE,
        port=port,
        keep_run=_keep_run,
    )


def entries() -> tuple[SessionEntry, ...]:
    """Return the sessions that were kept and are not being played now, the last one first."""
    found = [entry for path in _files() if (entry := _entry(path)) is not None]
    return tuple(sorted(found, key=lambda entry: entry.played, reverse=True))


def ids() -> frozenset[str]:
    """Return the ids of the sessions that are kept, which are those of their runs."""
    return frozenset(path.stem for path in _files())


def past(run_id: str, language: str) -> Past | None:
    """Return the session in which a run was played; None if somebody played it alone.

    Args:
        run_id: The whole id.
        language: Of the story, where it has that translation.

    Raises:
        GameError: The session is being played, or its file cannot be read.
    """
    path = sessions_folder() / f"{run_id}.sqlite3"
    if not run_id or not path.is_file():
        return None
    from burgemeestersgame.groups.look_back import past_of
    from burgemeestersgame.scenario import scenario_from_files
    from burgemeestersgame.server.sessions import read_past

    kept = read_past(path)
    scenario = scenario_from_files(kept.files, kept.meta["scenario"], language)
    return past_of(scenario, kept.log, kept.texts)


def _files() -> list[Path]:
    return sorted(sessions_folder().glob(_FILES), key=lambda path: path.stat().st_mtime)


def _file(name: str) -> Path:
    found = _files()
    if name == LAST:
        if not found:
            raise UnknownSession(_("no group has played on this computer yet"))
        return found[-1]
    fitting = [path for path in found if path.stem.startswith(name)]
    if len(fitting) != 1:
        raise UnknownSession(_("there is no session '{id}'").format(id=name))
    return fitting[0]


def _entry(path: Path) -> SessionEntry | None:
    """Return what a file says of itself; None where it is being played, or is damaged."""
    with suppress(sqlite3.Error, OSError, UnicodeError):
        played = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, timeout=0.0, uri=True)) as database:
            meta = dict(database.execute("SELECT name, value FROM meta"))
            return SessionEntry(
                path.stem, meta.get("title", ""), played, meta.get("is-over") == "yes"
            )
    return None


def _keep_run(id: str, run: Run, scenario: Scenario, files: Mapping[str, bytes]) -> None:
    """Keep the run of a session among the runs, under the session's id."""
    from burgemeestersgame.engine.game import Game
    from burgemeestersgame.store import UnknownRun, open_store

    with open_store() as store:
        ending = Game(scenario, run=run).ending
        try:
            kept = store.entry(id).events
        except UnknownRun:
            store.create(
                run,
                files,
                title=scenario.title,
                language=scenario.language,
                run_id=id,
                ending=ending,
            )
        else:
            if kept < len(run.events):
                store.append(id, kept, run.events[kept:], ending=ending)
