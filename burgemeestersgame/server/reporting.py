"""The report of a session while it is served: for the trainer's page, made beside the room."""

from __future__ import annotations

import asyncio
from datetime import datetime

from burgemeestersgame.analysis.kept import turning_points_of
from burgemeestersgame.debrief.html import to_html
from burgemeestersgame.errors import GameError
from burgemeestersgame.groups.look_back import past_of_room
from burgemeestersgame.groups.report import build
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.server.host import Host

_LOOKING_BACK = (stages.DEBRIEF, stages.AGREEMENT, stages.CLOSED)


async def report(host: Host) -> dict[str, object]:
    """Return the parts of an answer to who asks for the report: a name for the file, and a page."""
    room = host.room
    if room.stage not in _LOOKING_BACK or not room.state.outcomes:
        text = _("there is a report once the group looks back")
        return {"ok": False, "code": "not-now", "text": text}
    # What is told is of one moment: nothing of it changes while the page is made.
    past, spoken = past_of_room(room), language()

    def page() -> str:
        points = turning_points_of(past.scenario, past.run)
        return to_html(build(past, spoken, datetime.now().astimezone(), points))

    try:
        html = await asyncio.to_thread(page)
    except GameError as error:
        return {"ok": False, "code": "failed", "text": str(error)}
    return {"ok": True, "name": f"{room.scenario.id}.html", "html": html}


async def find_turning_points(host: Host) -> None:
    """Work out where the road taken turned, beside the room, and show it from then on."""
    room = host.room
    scenario, run = room.scenario, room.game.run
    host.pages.turning_points = await asyncio.to_thread(turning_points_of, scenario, run)
    host.tell_again()
