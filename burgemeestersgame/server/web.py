"""Pages and sockets: Starlette around a `Host`."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room.room import Refused
from burgemeestersgame.server import wire
from burgemeestersgame.server.commanding import phone_command, trainer_command
from burgemeestersgame.server.host import MAX_SOCKETS, Host
from burgemeestersgame.server.icons import icons
from burgemeestersgame.server.limits import Bucket
from burgemeestersgame.server.mailbox import Mailbox
from burgemeestersgame.server.texts import texts

PAGES = Path(__file__).parent / "pages"
HELLO_S = 10.0
# Close codes of ours: 4000 bad message, 4001 elsewhere, 4002 refused, 4003 too much, 4004 stalled.
BAD, REFUSED, TOO_MUCH, STALLED = 4000, 4002, 4003, 4004

_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class _Client:
    """A socket with its mailbox."""

    def __init__(self, socket: WebSocket, refresh: Callable[[], str]) -> None:
        self._socket = socket
        self._closing: asyncio.Task[None] | None = None
        self._box = Mailbox(socket.send_text, refresh)

    def put(self, frame: str, kind: str = "") -> None:
        self._box.put(frame, kind)

    def bid_farewell(self, code: int, frame: str) -> None:
        self._box.put(frame)
        self._close(code)

    def drop_if_stalled(self, now: float) -> None:
        if self._box.is_stalled(now):
            self._close(STALLED)

    def stop(self) -> None:
        self._box.stop()

    def _close(self, code: int) -> None:
        async def close() -> None:
            if code != STALLED:
                await self._box.settle()
            self._box.stop()
            with suppress(RuntimeError, OSError):
                await self._socket.close(code)

        if self._closing is None:
            self._closing = asyncio.create_task(close())


class _Gate:
    """Lets in only what was meant for this computer: an exact Host, and on sockets an exact Origin.

    Against pages elsewhere that try to reach the room through somebody's browser.
    """

    def __init__(self, app: ASGIApp, hosts: Callable[[], frozenset[str]]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        allowed = host in self._hosts()
        if scope["type"] == "websocket":
            allowed = allowed and headers.get("origin", "").lower() == f"http://{host}"
            if not allowed:
                await receive()
                await send({"type": "websocket.close", "code": 1008})
            else:
                await self._app(scope, receive, send)
            return
        if not allowed:
            await PlainTextResponse(_("This address is not one of the game's."), 421)(
                scope, receive, send
            )
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    (b"content-security-policy", _POLICY.format(host=host).encode()),
                    (b"x-content-type-options", b"nosniff"),
                    (b"referrer-policy", b"no-referrer"),
                    (b"cross-origin-opener-policy", b"same-origin"),
                    (b"cross-origin-resource-policy", b"same-origin"),
                ]
            await send(message)

        await self._app(scope, receive, with_headers)


def application(host: Host, hosts: Callable[[], frozenset[str]], theme: Path) -> Starlette:
    """Return the web application.

    Args:
        hosts: The values of `Host:` that are ours, as `address:port`.
        theme: A file with the colours and type of a municipality, as custom properties.
    """
    sockets = 0

    async def page(request: Request) -> Response:
        return _file(PAGES / "phone.html")

    async def trainer_page(request: Request) -> Response:
        return _file(PAGES / "trainer.html")

    async def asset(request: Request) -> Response:
        name = request.path_params["name"]
        if name == "theme.css":
            return _file(theme)
        if name == "icons.svg":
            kept = {"cache-control": "max-age=3600"}  # an icon may come up while the host is away
            return Response(icons(), media_type=_TYPES[".svg"], headers=kept)
        known = {path.name: path for path in PAGES.iterdir()}
        found = known.get(name)
        return _file(found) if found else PlainTextResponse(_("There is nothing here."), 404)

    async def words(request: Request) -> Response:
        return JSONResponse(texts(), headers={"cache-control": "no-store"})

    async def alive(request: Request) -> Response:
        return JSONResponse({"v": wire.VERSION}, headers={"cache-control": "no-store"})

    async def limited(socket: WebSocket, serve: Callable[[WebSocket], Awaitable[None]]) -> None:
        nonlocal sockets
        if sockets >= MAX_SOCKETS:
            await socket.close(1013)
            return
        sockets += 1
        try:
            await socket.accept()
            with suppress(WebSocketDisconnect, RuntimeError):
                await serve(socket)
        finally:
            sockets -= 1

    async def phone_socket(socket: WebSocket) -> None:
        await limited(socket, lambda it: _serve_phone(host, it))

    async def trainer_socket(socket: WebSocket) -> None:
        await limited(socket, lambda it: _serve_trainer(host, it))

    return Starlette(
        routes=[
            Route("/", page),
            Route("/trainer", trainer_page),
            Route("/texts.json", words),
            Route("/alive", alive),
            Route("/{name}", asset),
            WebSocketRoute("/ws", phone_socket),
            WebSocketRoute("/ws/trainer", trainer_socket),
        ],
        middleware=[Middleware(_Gate, hosts=hosts)],
    )


@lru_cache(64)
def _read(path: Path, modified_ns: int) -> bytes:
    return path.read_bytes()


def _file(path: Path) -> Response:
    return Response(
        _read(path, path.stat().st_mtime_ns),
        media_type=_TYPES.get(path.suffix, "application/octet-stream"),
        headers={"cache-control": "no-cache"},
    )


async def _first(socket: WebSocket, read: Callable[[str], object]) -> object | None:
    """Return the first message, None (and the socket closed) where it is none."""
    try:
        async with asyncio.timeout(HELLO_S):
            return read(await socket.receive_text())
    except TimeoutError:
        await socket.close(BAD)
    except (wire.BadMessage, KeyError):
        await _refuse(socket, "bad-message", _("this page is too old or too new; load it again"))
    return None


async def _refuse(socket: WebSocket, code: str, text: str) -> None:
    frame = wire.frame("refused", code=code, text=text)
    await socket.send_text(frame)
    await socket.close(REFUSED)


async def _refuse_version(socket: WebSocket) -> None:
    text = _("this page speaks another version of the game; load it again")
    await _refuse(socket, "version", text)


async def _serve_phone(host: Host, socket: WebSocket) -> None:
    hello = await _first(socket, wire.from_phone)
    if not isinstance(hello, wire.Hello):
        if hello is not None:
            await _refuse(socket, "bad-message", _("say hello first"))
        return
    if hello.v != wire.VERSION:
        await _refuse_version(socket)
        return
    address = socket.client.host if socket.client else ""
    key = wire.key_of(hello.token)
    if host.room.seat_of(key) is None and not await _may_join(host, socket, hello.code, address):
        return
    joined: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    client = _Client(socket, lambda: host.state_frame(joined.result()))
    answer = _Answer(joined)
    await host.ask(lambda: {"seat": host.room.join(key, hello.role).number}, answer, "hello")
    try:
        seat = await joined
    except Refused as error:
        client.stop()
        await _refuse(socket, error.code, str(error))
        return
    host.connect_phone(seat, client)
    host.reached_by_phone |= address not in ("127.0.0.1", "::1")
    try:
        await _read_phone(host, socket, seat, client)
    finally:
        host.disconnect_phone(seat, client)
        client.stop()


class _Answer:
    """Takes the acknowledgement of a hello: a seat, or why not."""

    def __init__(self, joined: asyncio.Future[int]) -> None:
        self._joined = joined

    def put(self, frame: str, kind: str = "") -> None:
        answer = msgspec.json.decode(frame)
        if self._joined.done():
            return
        if answer["ok"]:
            self._joined.set_result(answer["seat"])
        else:
            self._joined.set_exception(Refused(answer["text"], answer["code"]))

    def bid_farewell(self, code: int, frame: str) -> None:
        self.put(frame)

    def drop_if_stalled(self, now: float) -> None:
        pass


async def _may_join(host: Host, socket: WebSocket, code: str, address: str) -> bool:
    if host.failures.is_over(address):
        await _refuse(
            socket, "too-often", _("too many wrong codes; wait a minute and ask the trainer")
        )
        return False
    if not host.is_code(code):
        if code:  # a phone that only asks whether it has a seat guesses nothing
            host.failures.note(address)
        await _refuse(socket, "code", _("that is not the code of this room; look at the screen"))
        return False
    return True


async def _read_phone(host: Host, socket: WebSocket, seat: int, client: _Client) -> None:
    bucket = Bucket(time.monotonic)
    while True:
        text = await socket.receive_text()
        if not bucket.take():
            client.bid_farewell(TOO_MUCH, _too_much())
            return
        try:
            message = wire.from_phone(text)
        except wire.BadMessage:
            client.put(_not_understood())
            continue
        match message:
            case wire.Ping():
                client.put(wire.frame("pong", now=round(host.room.at_s(), 2)), "pong")
            case wire.Hello():
                client.put(host.state_frame(seat), "state")
            case _:
                await host.ask(phone_command(host.room, seat, message), client, message.id)


def _too_much() -> str:
    text = _("too many messages at once; load the page again")
    return wire.frame("refused", code="too-much", text=text)


def _not_understood() -> str:
    return wire.frame("error", code="bad-message", text=_("that was not understood"))


async def _serve_trainer(host: Host, socket: WebSocket) -> None:
    hello = await _first(socket, wire.from_trainer)
    if not isinstance(hello, wire.TrainerHello):
        if hello is not None:
            await _refuse(socket, "bad-message", _("say hello first"))
        return
    if hello.v != wire.VERSION:
        await _refuse_version(socket)
        return
    address = socket.client.host if socket.client else ""
    if host.failures.is_over(address):
        await _refuse(socket, "too-often", _("too many wrong keys; wait a minute"))
        return
    if not host.is_trainer(hello.key):
        host.failures.note(address)
        await _refuse(
            socket, "key", _("this is not the trainer's link of this session; open it again")
        )
        return
    client = _Client(socket, host.trainer_frame)
    host.connect_trainer(client)
    bucket = Bucket(time.monotonic)
    try:
        while True:
            text = await socket.receive_text()
            if not bucket.take():
                client.bid_farewell(TOO_MUCH, _too_much())
                return
            try:
                message = wire.from_trainer(text)
            except wire.BadMessage:
                client.put(_not_understood())
                continue
            await _obey(host, client, message)
    finally:
        host.disconnect_trainer(client)
        client.stop()


async def _obey(host: Host, client: _Client, message: wire.FromTrainer) -> None:
    if host.trainer is not client:
        return  # another device took over; this one is being told
    match message:
        case wire.Ping():
            client.put(wire.frame("pong", now=round(host.room.at_s(), 2)), "pong")
        case wire.Do(what="new-code", id=id):
            await host.ask(host.change_code, client, id)
        case wire.Do(what="address", id=id, address=address):
            await host.ask(lambda: host.choose_address(address), client, id)
        case wire.Do(id=id):
            await host.ask(trainer_command(host.room, message), client, id)
