"""One group session as a process or a thread: the file, the room, the web server, from start to
stop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import secrets
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import uvicorn
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

from burgemeestersgame.engine.run import Run
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import assets_folder, theme_file
from burgemeestersgame.room import Room
from burgemeestersgame.room.lifecycle import AGREEMENT, CLOSED, DEBRIEF
from burgemeestersgame.scenario import Scenario, scenario_from_files
from burgemeestersgame.server import wire
from burgemeestersgame.server.addresses import LOOPBACK, Address, addresses
from burgemeestersgame.server.host import Host, new_code
from burgemeestersgame.server.limits import sockets_allowed
from burgemeestersgame.server.reporting import find_turning_points
from burgemeestersgame.server.sessions import SessionFile
from burgemeestersgame.server.web import application

PORT = 8642
HTTP_PORT = 80  # which a browser leaves out of an address
EVERYWHERE = "0.0.0.0"
WATCH_S = 5.0
PING_S = 15.0  # between pings, and for the answer: who takes nothing is gone in half a minute
MOST_WAITING = 4096  # connections that the system holds until the server takes them
SEND_BYTES = 131_072  # that the system holds for one client, besides what its mailbox holds
MAX_KEYS = 100  # trainer's links that work: an evening may have many starts, a page one link


# Keeps the run of a session: its id, the run, the scenario and its files.
KeepRun = Callable[[str, Run, Scenario, Mapping[str, bytes]], None]


def _keep_nothing(id: str, run: Run, scenario: Scenario, files: Mapping[str, bytes]) -> None:
    pass


class HostError(GameError):
    """A session cannot be served; the text says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """Where a session can be reached."""

    session: str
    code: str
    join_url: str
    trainer_url: str
    port: int


class Service:
    """A session that is served: its room, its file and its web server.

    Make one with `begin` or `resume`, then `await serve()`.

    Attributes:
        session: Id of the session, also that of its run.
        host: The room's only writer.
        found: The addresses that phones can be sent to, the likeliest first.
        most_sockets: How many phones the system lets it serve at once.
        said: What went wrong while the run was kept beside the session, '' if nothing did.
    """

    def __init__(
        self,
        file: SessionFile,
        room: Room,
        files: Mapping[str, bytes],
        meta: Mapping[str, str],
        key: str,
        *,
        bind: str,
        port: int,
        keep_run: KeepRun = _keep_nothing,
    ) -> None:
        self.session = file.path.stem
        self._file = file
        self._files = files
        self._key = key
        self._bind = bind
        self._keep_run = keep_run
        self._was_over = False
        self._working: asyncio.Task[None] | None = None
        self.said = ""
        self.most_sockets = sockets_allowed()
        self.found = self._seen = _reachable(bind)
        self._socket = _bound(bind, port)
        self.port = int(self._socket.getsockname()[1])
        file.set_meta(port=str(self.port))
        self.host = Host(
            room,
            file.write,
            code=meta["code"],
            key_hashes=meta["key"].split(),
            address=self.found[0].ip,
            set_meta=file.set_meta,
        )
        self.host.extra = self._extra
        self.host.offered = lambda: [one.ip for one in self.found]
        self.host.on_change = self._changed
        self._server: uvicorn.Server | None = None

    @classmethod
    def begin(
        cls,
        path: Path,
        scenario: Scenario,
        files: Mapping[str, bytes],
        *,
        bind: str = EVERYWHERE,
        port: int | None = None,
        keep_run: KeepRun = _keep_nothing,
    ) -> Service:
        """Return a service for a new session.

        Args:
            path: Of its file, which must not exist; its stem is the session's id.
            files: The scenario as `scenario_files` gives it.
            port: 0 for any free one; None: the usual one, or else any.

        Raises:
            SessionError, HostError: It cannot be kept, or not be served there.
        """
        key = secrets.token_urlsafe(16)
        meta = {
            "scenario": scenario.id,
            "title": scenario.title,
            "language": scenario.language,
            "code": new_code(),
            "key": wire.key_of(key),
        }
        with _nothing_left_of(path):
            file = SessionFile(path, is_new=True)
            try:
                file.begin(files, meta)
                room = Room(scenario)
                return cls(
                    file, room, files, meta, key, bind=bind, port=_wished(port), keep_run=keep_run
                )
            except BaseException:
                file.close()
                raise

    @classmethod
    def resume(
        cls,
        path: Path,
        *,
        language: str | None = None,
        bind: str = EVERYWHERE,
        port: int | None = None,
        keep_run: KeepRun = _keep_nothing,
    ) -> Service:
        """Return a service for a session that stopped, on the same port with the same code.

        The trainer's key is kept only as a hash, so that there is a new link; the last ones keep
        working.

        Args:
            language: Of the story, where it has that translation; None: that of before.

        Raises:
            SessionError, HostError, RunError, ScenarioError: It cannot be gone on with.
        """
        file = SessionFile(path, is_new=False)
        try:
            kept = file.read()
            meta = kept.meta
            spoken = language or meta["language"]
            scenario = scenario_from_files(kept.files, meta["scenario"], spoken)
            room = Room(scenario, log=kept.log, texts=kept.texts, held=kept.held)
            key = secrets.token_urlsafe(16)
            hashes = [*meta["key"].split(), wire.key_of(key)][-MAX_KEYS:]
            meta["key"] = " ".join(hashes)
            file.set_meta(key=meta["key"])
            return cls(
                file,
                room,
                kept.files,
                meta,
                key,
                bind=bind,
                port=_port_of(meta) if port is None else port,
                keep_run=keep_run,
            )
        except BaseException:
            file.close()
            raise

    # -- where it is -----------------------------------------------------------------------------

    @property
    def ready(self) -> Ready:
        """Where it can be reached now."""
        base = f"http://{self.host.address}:{self.port}"
        return Ready(
            session=self.session,
            code=self.host.code,
            join_url=f"{base}/#{self.host.code}",
            trainer_url=f"{base}/trainer#{self._key}",
            port=self.port,
        )

    def _hosts(self) -> frozenset[str]:
        names = {LOOPBACK, "localhost", self._bind, socket.gethostname().lower()}
        names.update(address.ip for address in self.found)
        known = {f"{name}:{self.port}" for name in names}
        return frozenset(known | names if self.port == HTTP_PORT else known)

    def _extra(self) -> dict[str, object]:
        return {
            "session": self.session,
            "join_url": self.ready.join_url,
            "qr": _qr(self.ready.join_url),
            "addresses": [{"ip": one.ip, "adapter": one.adapter} for one in self.found],
            "reached": self.host.reached_by_phone,
        }

    # -- serving ---------------------------------------------------------------------------------

    async def serve(self, *, ready: Callable[[Ready], None] = lambda ready: None) -> None:
        """Serve until `stop`; `ready` is called once phones can come in."""
        themes = (assets_folder() / "themes" / "default.css", theme_file())
        config = uvicorn.Config(
            application(self.host, self._hosts, themes, self.most_sockets),
            ws=_Socket,
            ws_max_size=wire.MAX_FRAME,
            ws_per_message_deflate=False,
            ws_ping_interval=PING_S,
            ws_ping_timeout=PING_S,
            timeout_graceful_shutdown=1,
            backlog=MOST_WAITING,
            lifespan="off",
            log_config=None,
            log_level="error",  # what is no request of a page is nothing to tell the trainer
            access_log=False,
            server_header=False,
        )
        server = self._server = _Server(config)
        writing = asyncio.create_task(self.host.run())
        writing.add_done_callback(lambda _writing: self.stop())
        watching = asyncio.create_task(self._watch())
        serving = asyncio.create_task(server.serve(sockets=[self._socket]))
        try:
            while not server.started and not serving.done():
                await asyncio.sleep(0.005)
            if server.started:
                ready(self.ready)
            await serving
        finally:
            watching.cancel()
            writing.cancel()
            try:
                with contextlib.suppress(asyncio.CancelledError):
                    await writing
            finally:
                await self.host.finish()
                self._keep()
                self.give_up()

    def give_up(self) -> None:
        """Close what was opened; all there is to do where it has not served."""
        self._file.close()
        self._socket.close()

    def stop(self) -> None:
        """Stop serving; the session is kept and can be gone on with."""
        if self._server is not None:
            self._server.should_exit = True

    async def _watch(self) -> None:
        """Look where this computer can be reached: a laptop may be moved to another network."""
        while True:
            await asyncio.sleep(WATCH_S)
            seen = await asyncio.to_thread(_reachable, self._bind)
            if seen != self._seen:
                self.found = self._seen = seen
                if self.host.address not in self.host.offered():
                    self.host.address = seen[0].ip
                self.host.tell_trainer_soon()

    def _changed(self) -> None:
        is_over = self.host.room.stage in (DEBRIEF, AGREEMENT)
        if is_over and not self._was_over:
            self._keep()
            self._working = asyncio.create_task(find_turning_points(self.host))
        self._was_over = is_over

    def _keep(self) -> None:
        room = self.host.room
        try:
            self._file.set_meta(**{"is-over": "yes" if room.stage == CLOSED else "no"})
            if room.game.run.events:
                self._keep_run(self.session, room.game.run, room.scenario, self._files)
            self.said = ""
        except GameError as error:
            self.said = str(error)
            self.host.tell_trainer_soon()


class _Socket(WebSocketsSansIOProtocol):
    """A socket that can be cut off: who takes nothing would never let go of it."""

    def handle_connect(self, event: Request) -> None:
        """Take a client in, and let the application cut it off."""
        super().handle_connect(event)
        if self.response.status_code == 101:
            self.scope["state"]["cut"] = self.transport.abort

    def keepalive_timeout(self) -> None:
        """Let go of a client that answers no ping."""
        super().keepalive_timeout()
        self.transport.abort()


class _Server(uvicorn.Server):
    """A server that leaves signals to whoever starts it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.contextmanager
def _nothing_left_of(path: Path) -> Iterator[None]:
    """Take away the file of a session that could not begin, with the log beside it."""
    try:
        yield
    except BaseException:
        for each in (path, path.with_name(f"{path.name}-wal")):
            with contextlib.suppress(OSError):
                each.unlink(missing_ok=True)
        raise


@lru_cache(4)
def _qr(url: str) -> str:
    """Return the QR code of an address as a picture in a `data:` address."""
    import segno  # late: only the trainer's page needs it here

    code = segno.make_qr(url, error="m")
    picture: str = code.svg_data_uri(border=3, dark="#000", light="#fff", omitsize=True)
    return picture


def _reachable(bind: str) -> tuple[Address, ...]:
    return addresses() if bind == EVERYWHERE else (Address(bind, ""),)


def _wished(port: int | None) -> int:
    """Return the port to try: the usual one if it is free, else any."""
    if port is not None:
        return port
    with socket.socket() as probe:
        try:
            probe.bind((EVERYWHERE, PORT))
        except OSError:
            return 0
    return PORT


def _port_of(meta: Mapping[str, str]) -> int:
    """Return the port of a session that stopped; the one to try where it never got as far."""
    port = meta.get("port", "")
    return int(port) if port.isdecimal() else _wished(None)


def _why(error: OSError) -> str:
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return _("this computer has no such address")
    if error.errno == errno.EADDRINUSE:
        return _("another program, or another session, uses it now")
    if error.errno in (errno.EACCES, errno.EPERM):
        return _("it is not for ordinary users")
    return error.strerror or str(error)


def _bound(bind: str, port: int) -> socket.socket:
    listener = socket.socket()
    try:
        if os.name == "posix":  # elsewhere it would let two programs share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BYTES)
        listener.bind((bind, port))
        listener.listen(MOST_WAITING)  # two that are only bound may share a port
    except OSError as error:
        listener.close()
        raise HostError(
            _(
                "port {port} of {address} cannot be used: {reason}."
                " Choose another one with --port, or another address with --bind"
            ).format(port=port, address=bind, reason=_why(error))
        ) from error
    except OverflowError:
        listener.close()
        raise HostError(_("{port} is no port; choose one up to 65535").format(port=port)) from None
    return listener
