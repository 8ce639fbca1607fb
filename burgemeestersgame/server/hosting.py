"""A served session beside a window: in a thread of its own; the window asks how it stands."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import lru_cache
from typing import NamedTuple

from burgemeestersgame.groups.shown import DebriefView
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room.shown import Reasons, Scene, SessionView, TrainerView
from burgemeestersgame.room.view import reasons_view, scene_view, session_view, trainer_view
from burgemeestersgame.scenario import Scenario
from burgemeestersgame.server import wire
from burgemeestersgame.server.commanding import trainer_command
from burgemeestersgame.server.service import Ready, Service

_STARTS_S = 20.0

# How long a picture may be drawn before phones get their turn; Python's own 5 ms would add up, as
# a turn is asked for with each frame that is sent.
_TURN_S = 0.0005


class Standing(NamedTuple):
    """A session at one moment, for a window.

    Attributes:
        number: Rises with every change.
        phones: How many are connected.
        reached: Whether any phone from another computer got through.
        debrief: The page that the room looks back on, None where it does not.
        said: What went wrong with the last command, or else as the run was kept; '' if nothing did.
    """

    number: int
    ready: Ready
    session: SessionView
    scene: Scene
    reasons: Reasons
    trainer: TrainerView
    phones: int
    reached: bool
    debrief: DebriefView | None = None
    said: str = ""


class Hosting:
    """A service in a thread.

    Raises:
        Exception: What kept it from starting.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        self._loop: asyncio.AbstractEventLoop | None = None
        self._standing: Standing | None = None
        self._said = ""
        self._started: Future[None] = Future()
        service.host.on_look = self._look
        self._thread = threading.Thread(target=self._run, name="group", daemon=True)
        self._thread.start()
        self._started.result(_STARTS_S)
        self._turn_s = sys.getswitchinterval()
        sys.setswitchinterval(_TURN_S)

    @property
    def standing(self) -> Standing:
        """The session as it stands now."""
        assert self._standing is not None
        return self._standing

    @property
    def scenario(self) -> Scenario:
        """The story that is played."""
        return self._service.host.room.scenario

    def now_s(self) -> float:
        """Return the seconds since the session began."""
        return self._service.host.room.at_s()

    def qr(self) -> tuple[tuple[bool, ...], ...]:
        """Return the modules of the QR code to join with, row by row, True where dark."""
        return _modules(self.standing.ready.join_url)

    def trainer_qr(self) -> tuple[tuple[bool, ...], ...]:
        """Return the same for the trainer's own page."""
        return _modules(self.standing.ready.trainer_url)

    def do(self, what: wire.What, **parts: object) -> None:
        """Give a command of the trainer; what goes wrong stands in `standing.said`."""
        message = wire.Do(id="window", what=what, moment=None, **parts)  # type: ignore[arg-type]

        async def ask() -> None:
            host = self._service.host
            await host.ask(trainer_command(host, message), _Listener(self._heard), "window")

        assert self._loop is not None
        asyncio.run_coroutine_threadsafe(ask(), self._loop)

    def stop(self) -> None:
        """Stop serving; the session is kept."""
        if self._loop is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._service.stop)
            self._thread.join(10.0)
        sys.setswitchinterval(self._turn_s)

    def _run(self) -> None:
        async def serve() -> None:
            self._loop = asyncio.get_running_loop()
            await self._service.serve(ready=lambda _ready: self._begin())

        try:
            asyncio.run(serve())
        except BaseException as error:
            if not self._started.done():
                self._started.set_exception(error)
            else:
                text = _("the session has stopped: {reason}. Go on with it from the menu")
                self._heard(text.format(reason=error))

    def _begin(self) -> None:
        self._look()
        self._started.set_result(None)

    def _heard(self, said: str) -> None:
        self._said = said
        self._look()

    def _look(self) -> None:
        """Note how the session stands; in the thread that changes it, so that it is one moment."""
        host, old = self._service.host, self._standing
        room = host.room
        self._standing = Standing(
            number=old.number + 1 if old else 0,
            ready=self._service.ready,
            session=session_view(room),
            scene=scene_view(room),
            reasons=reasons_view(room, None),
            trainer=trainer_view(room, frozenset(host.phones)),
            phones=len(host.phones),
            reached=host.reached_by_phone,
            debrief=host.pages.view(room),
            said=self._said or self._service.said,
        )


class _Listener:
    """Takes the acknowledgement of a command from the window."""

    def __init__(self, heard: Callable[[str], None]) -> None:
        self._heard = heard

    def put(self, frame: str, kind: str = "") -> None:
        import msgspec

        answer = msgspec.json.decode(frame)
        self._heard("" if answer["ok"] else answer["text"])

    def bid_farewell(self, code: int, frame: str) -> None:
        self.put(frame)

    def drop_if_stalled(self, now: float) -> None:
        pass


@lru_cache(4)
def _modules(address: str) -> tuple[tuple[bool, ...], ...]:
    import segno

    code = segno.make(address, error="m", micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
