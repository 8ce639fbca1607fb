"""`host`: serves a scenario to a group, its phones and its trainer, over the local network."""

from __future__ import annotations

import asyncio
import gc
import json
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

from burgemeestersgame import i18n, sessions
from burgemeestersgame.commands import FINE, WrongUse
from burgemeestersgame.commands.output import emit, talk
from burgemeestersgame.i18n import gettext as _

if TYPE_CHECKING:
    from burgemeestersgame.server.service import Ready, Service

ENOUGH_SOCKETS = 200  # for a council with its public; a phone has one, and two while it loads


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
    if not is_headless:
        _check_screen()
    if resume is not None:
        service = sessions.resume(resume, bind=bind, port=port)
    else:
        assert name is not None
        service = sessions.begin(name, i18n.language(), bind=bind, port=port)
    gc.collect()
    gc.freeze()  # what is there now stays; to look through it again would hold up every phone
    if is_headless:
        asyncio.run(_serve(service, format))
    else:
        _in_window(service, format)
    if service.said:
        talk(service.said)
    return FINE


def _check_screen() -> None:
    from burgemeestersgame.desk import NoScreen, has_screen

    if not has_screen():
        raise NoScreen(_("there is no screen to open a window on; try --headless"))


def _in_window(service: Service, format: str) -> None:
    from burgemeestersgame.desk import open_room
    from burgemeestersgame.server.hosting import Hosting
    from burgemeestersgame.settings import load_settings

    hosting = Hosting(service)
    announcer(service, format)(service.ready)
    try:
        open_room(load_settings(), hosting)
    finally:
        hosting.stop()


async def _serve(service: Service, format: str) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, service.stop)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(service.stop))
    await service.serve(ready=announcer(service, format))


def announcer(service: Service, format: str) -> Callable[[Ready], None]:
    """Return what says, once phones can come in, where the session is: as text or as JSON."""

    def announce(ready: Ready) -> None:
        if service.most_sockets < ENOUGH_SOCKETS:
            talk(
                _(
                    "This computer lets the game serve no more than {count} phones and pages at"
                    " once. For a larger group allow more open files (ulimit -n 8192) and start"
                    " again."
                ).format(count=service.most_sockets)
            )
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
