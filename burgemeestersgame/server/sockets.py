"""What is said over a socket: a hello, then messages until one of the two goes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
from starlette.websockets import WebSocket, WebSocketDisconnect

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import Refused
from burgemeestersgame.server import wire
from burgemeestersgame.server.commanding import phone_command, trainer_command
from burgemeestersgame.server.host import Host
from burgemeestersgame.server.limits import Bucket
from burgemeestersgame.server.mailbox import Mailbox
from burgemeestersgame.server.reporting import report

HELLO_S, FAREWELL_S = 10.0, 3.0
# Close codes of ours: 4000 bad message, 4001 elsewhere, 4002 refused, 4003 too much.
BAD, REFUSED, TOO_MUCH = 4000, 4002, 4003

_Message = TypeVar("_Message")


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
        if self._closing is None:
            self._closing = asyncio.create_task(self._close(code))

    async def gone(self) -> None:
        """Wait until a farewell is said and the socket closed."""
        if self._closing is not None:
            await self._closing

    def drop_if_stalled(self, now: float) -> None:
        if self._box.is_stalled(now):
            self._cut()

    def stop(self) -> None:
        self._box.stop()

    async def _close(self, code: int) -> None:
        try:
            async with asyncio.timeout(FAREWELL_S):
                await self._box.settle()
                self._box.stop()
                await self._socket.close(code)
        except TimeoutError:
            self._cut()
        except (WebSocketDisconnect, RuntimeError, OSError):
            pass  # it has gone meanwhile

    def _cut(self) -> None:
        """End it without a word: who takes nothing hears none."""
        self._box.stop()
        self._socket.state.cut()


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


async def serve_phone(host: Host, socket: WebSocket) -> None:
    """Serve a phone from its hello until it goes; the socket has been accepted."""
    hello = await _greeting(socket, wire.from_phone, wire.Hello)
    if hello is None:
        return
    address = _address(socket)
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

    async def heed(message: wire.FromPhone) -> None:
        if host.phones.get(seat) is not client:
            return  # another tab took over; this one is being told
        match message:
            case wire.Ping():
                client.put(_pong(host), "pong")
            case wire.Hello():
                host.tell_seat(seat)
            case _:
                await host.ask(phone_command(host.room, seat, message), client, message.id)

    host.connect_phone(seat, client)
    host.reached_by_phone |= address not in ("127.0.0.1", "::1")
    try:
        await _listen(socket, client, wire.from_phone, heed)
    finally:
        host.disconnect_phone(seat, client)
        client.stop()


async def serve_trainer(host: Host, socket: WebSocket) -> None:
    """Serve a trainer's page from its hello until it goes; the socket has been accepted."""
    hello = await _greeting(socket, wire.from_trainer, wire.TrainerHello)
    if hello is None:
        return
    if not host.is_trainer(hello.key):  # who has the key comes in, whatever others try
        address = _address(socket)
        if host.failures.is_over(address):
            await _refuse(socket, "too-often", _("too many wrong keys; wait a minute"))
            return
        host.failures.note(address)
        await _refuse(
            socket, "key", _("this is not the trainer's link of this session; open it again")
        )
        return
    client = _Client(socket, host.trainer_frame)

    async def heed(message: wire.FromTrainer) -> None:
        if host.trainer is not client:
            return  # another device took over; this one is being told
        match message:
            case wire.Ping():
                client.put(_pong(host), "pong")
            case wire.Report(id=id):
                client.put(wire.frame("ack", id=id, moment=host.room.moment, **await report(host)))
            case wire.Do(id=id):
                await host.ask(trainer_command(host, message), client, id)

    host.connect_trainer(client)
    try:
        await _listen(socket, client, wire.from_trainer, heed)
    finally:
        host.disconnect_trainer(client)
        client.stop()


async def _listen(
    socket: WebSocket,
    client: _Client,
    read: Callable[[str], _Message],
    heed: Callable[[_Message], Awaitable[None]],
) -> None:
    """Heed every message until the socket closes; too many at once close it."""
    bucket = Bucket(time.monotonic)
    while True:
        text = await _text(socket)
        if not bucket.take():
            words = _("too many messages at once; load the page again")
            client.bid_farewell(TOO_MUCH, wire.frame("refused", code="too-much", text=words))
            await client.gone()
            return
        try:
            message = read(text)
        except wire.BadMessage:
            words = _("that was not understood")
            client.put(wire.frame("error", code="bad-message", text=words))
        else:
            await heed(message)


async def _greeting(
    socket: WebSocket, read: Callable[[str], object], kind: type[_Message]
) -> _Message | None:
    """Return the hello that comes first, of our version; None: there was none, and it was told."""
    try:
        async with asyncio.timeout(HELLO_S):
            text = await _text(socket)
    except TimeoutError:
        await socket.close(BAD)
        return None
    if wire.version_of(text) not in (wire.VERSION, None):
        words = _("this page speaks another version of the game; load it again")
        await _refuse(socket, "version", words)
        return None
    try:
        hello = read(text)
    except wire.BadMessage:
        words = _("this page is too old or too new; load it again")
        await _refuse(socket, "bad-message", words)
        return None
    if isinstance(hello, kind):
        return hello
    await _refuse(socket, "bad-message", _("say hello first"))
    return None


async def _text(socket: WebSocket) -> str:
    """Return the next message; '', which is never one, for what is no text."""
    try:
        return await socket.receive_text()
    except KeyError:
        return ""


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


async def _refuse(socket: WebSocket, code: str, text: str) -> None:
    await socket.send_text(wire.frame("refused", code=code, text=text))
    await socket.close(REFUSED)


def _pong(host: Host) -> str:
    return wire.frame("pong", now=round(host.room.at_s(), 2))


def _address(socket: WebSocket) -> str:
    return socket.client.host if socket.client else ""
