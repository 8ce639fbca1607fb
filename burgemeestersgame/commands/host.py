"""`host`: serves a scenario to a group, its phones and its trainer, over the local network."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from burgemeestersgame import i18n, library
from burgemeestersgame.commands import FINE, WrongUse
from burgemeestersgame.commands.output import emit, talk
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import sessions_folder

if TYPE_CHECKING:
    from burgemeestersgame.engine.run import Run
    from burgemeestersgame.scenario import Scenario
    from burgemeestersgame.server.service import KeepRun, Ready, Service

LAST = "last"


def host(
    name: str | None,
    *,
    is_headless: bool,
    port: int | None,
    bind: str | None,
    resume: str | None,
    format: str,
) -> int:
    """Serve a group session until it is stopped; it is kept and can be gone on with.

    Args:
        name: An id or a path of a scenario.
        is_headless: Without a window.
        port: 0 for any free one; None: the usual one, or that of the session gone on with.
        bind: The address of this computer to serve on; None: all of them.
        resume: A session to go on with: its id, a part of it, or `last`.
        format: text or json; json prints one line when phones can come in.

    Raises:
        WrongUse: Neither or both of a scenario and a session are named.
        GameError: It cannot be served or kept.
    """
    if (name is None) is (resume is None):
        raise WrongUse(_("name a scenario to play, or a session to go on with: --resume last"))
    service = _service(name, resume, bind=bind, port=port)
    if not is_headless:
        return _in_window(service)
    asyncio.run(_serve(service, format))
    return FINE


def _in_window(service: Service) -> int:
    from burgemeestersgame.desk import NoScreen, has_screen, open_room
    from burgemeestersgame.server.hosting import Hosting
    from burgemeestersgame.settings import load_settings

    if not has_screen():
        service.give_up()
        raise NoScreen(_("there is no screen to open a window on; try --headless"))
    hosting = Hosting(service)
    _announcer(service, "text")(service.ready)
    try:
        open_room(load_settings(), hosting)
    finally:
        hosting.stop()
    return FINE


async def _serve(service: Service, format: str) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, service.stop)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(service.stop))
    await service.serve(ready=_announcer(service, format))


def _announcer(service: Service, format: str) -> Callable[[Ready], None]:
    def announce(ready: Ready) -> None:
        if format == "json":
            emit(json.dumps(asdict(ready)))
            sys.stdout.flush()
            return
        talk(
            _(
                "The group joins at {url} with code {code}.\n"
                "The trainer's page: {trainer}\n"
                "Other addresses of this computer: {others}\n"
                "No phone gets through? Guest Wi-Fi often keeps devices apart: use a hotspot of"
                " this laptop or a phone.\n"
                "Ctrl+C stops; the session is kept: burgemeestersgame host --resume {session}"
            ).format(
                url=ready.join_url.partition("#")[0],
                code=ready.code,
                trainer=ready.trainer_url,
                others=", ".join(one.ip for one in service.found),
                session=ready.session,
            )
        )

    return announce


def _service(
    name: str | None, resume: str | None, *, bind: str | None, port: int | None
) -> Service:
    from burgemeestersgame.scenario import load_scenario, scenario_files
    from burgemeestersgame.server.service import EVERYWHERE, Service
    from burgemeestersgame.store import open_store
    from burgemeestersgame.store.store import new_run_id

    where = bind or EVERYWHERE
    if resume is not None:
        path = _session(resume)
        return Service.resume(path, bind=where, port=port, keep_run=_keeper(path))
    assert name is not None
    story = library.find(name)
    scenario = load_scenario(story, i18n.language())
    with open_store():  # what keeps the run at the end must be there: find out now
        pass
    path = sessions_folder() / f"{new_run_id()}.sqlite3"
    return Service.begin(
        path, scenario, scenario_files(story), bind=where, port=port, keep_run=_keeper(path)
    )


def _session(name: str) -> Path:
    """Return the file of a session; raises WrongUse where no or more than one fits."""
    found = sorted(sessions_folder().glob("*.sqlite3"), key=lambda path: path.stat().st_mtime)
    if name == LAST:
        if not found:
            raise WrongUse(_("no group has played on this computer yet"))
        return found[-1]
    fitting = [path for path in found if path.stem.startswith(name)]
    if len(fitting) != 1:
        raise WrongUse(_("there is no session '{id}'").format(id=name))
    return fitting[0]


def _keeper(path: Path) -> KeepRun:
    """Return what keeps the run of a session among the runs, under the session's id."""

    def keep(run: Run, scenario: Scenario, files: Mapping[str, bytes]) -> None:
        from burgemeestersgame.engine.game import Game
        from burgemeestersgame.store import UnknownRun, open_store

        try:
            with open_store() as store:
                ending = Game(scenario, run=run).ending
                try:
                    kept = store.entry(path.stem).events
                except UnknownRun:
                    store.create(
                        run,
                        files,
                        title=scenario.title,
                        language=scenario.language,
                        run_id=path.stem,
                        ending=ending,
                    )
                else:
                    if kept < len(run.events):
                        store.append(path.stem, kept, run.events[kept:], ending=ending)
        except GameError as error:
            talk(str(error))

    return keep
