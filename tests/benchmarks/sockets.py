"""A WebSocket client that costs next to nothing, so that a load measures the server."""

import asyncio
import base64
import os
import random
import resource
import socket as system
import struct
import sys
import time
from collections.abc import Callable

Heard = Callable[["Socket", bytes, float], None]
SPARE_FILES = 200
PORTS = range(20_000, 30_000)  # of which no system gives one to a client


class Socket(asyncio.Protocol):
    """One client; `heard` gets every text message with the moment it came, in seconds.

    Attributes:
        opened: Done when messages can be sent.
        lost: Done when the connection is gone, whoever ended it.
    """

    def __init__(self, host: str, path: str, heard: Heard):
        self._host, self._path, self._heard = host, path, heard
        self._rest = b""
        loop = asyncio.get_running_loop()
        self.opened: asyncio.Future[None] = loop.create_future()
        self.lost: asyncio.Future[None] = loop.create_future()
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        transport.write(
            (
                f"GET {self._path} HTTP/1.1\r\nHost: {self._host}\r\nUpgrade: websocket\r\n"
                f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
                f"Sec-WebSocket-Version: 13\r\nOrigin: http://{self._host}\r\n\r\n"
            ).encode()
        )

    def connection_lost(self, error: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("the server hung up"))
        if not self.lost.done():
            self.lost.set_result(None)

    def data_received(self, data: bytes) -> None:
        assert self.transport is not None
        now = time.perf_counter()
        data = self._rest + data if self._rest else data
        if not self.opened.done():
            head, mark, data = data.partition(b"\r\n\r\n")
            if not mark:
                self._rest = head
                return
            if not head.startswith(b"HTTP/1.1 101"):
                self.opened.set_exception(ConnectionError(head.split(b"\r\n")[0].decode()))
                return
            self.opened.set_result(None)
        at = 0
        while len(data) - at >= 2:
            length, start = data[at + 1] & 127, at + 2
            if length == 126:
                if len(data) < start + 2:
                    break
                length, start = struct.unpack_from(">H", data, start)[0], start + 2
            elif length == 127:
                if len(data) < start + 8:
                    break
                length, start = struct.unpack_from(">Q", data, start)[0], start + 8
            if len(data) < start + length:
                break
            kind = data[at] & 15
            if kind == 1:
                self._heard(self, data[start : start + length], now)
            elif kind == 9:
                self._send(10, data[start : start + length])
            elif kind == 8:
                self._send(8, data[start : start + length])
                self.transport.close()
            at = start + length
        self._rest = data[at:]

    def send(self, text: bytes) -> None:
        """Send a text message."""
        self._send(1, text)

    def cut(self) -> None:
        """Be gone without a word, as a phone out of reach."""
        if self.transport is not None:
            self.transport.abort()

    def stop_reading(self) -> None:
        """Take nothing more, as a phone that sleeps with its connection open."""
        assert self.transport is not None
        self.transport.pause_reading()

    def _send(self, kind: int, body: bytes) -> None:
        assert self.transport is not None
        size = len(body)
        head = bytes([128 | kind])
        head += bytes([128 | size]) if size < 126 else bytes([254]) + struct.pack(">H", size)
        # Masked with zeros, which the protocol allows and a server cannot tell from any other.
        self.transport.write(head + b"\0\0\0\0" + body)


async def connect(port: int, path: str, heard: Heard, *, source: str = "127.0.0.1") -> Socket:
    """Return an open client on this computer; `source` is the address that it comes from.

    Raises:
        OSError: The server is not there, or does not let it in.
    """
    loop = asyncio.get_running_loop()
    _transport, socket = await loop.create_connection(
        lambda: Socket(f"127.0.0.1:{port}", path, heard),
        "127.0.0.1",
        port,
        local_addr=None if source == "127.0.0.1" else (source, 0),
    )
    await socket.opened
    return socket


def allow_sockets(count: int) -> None:
    """Let this process and those it starts have that many sockets, or leave with what to do."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = count + SPARE_FILES
    if hard != resource.RLIM_INFINITY and hard < needed:
        sys.exit(
            f"{count} phones need {needed} open files, and this shell allows {hard}:"
            f" raise it with `ulimit -Hn {needed}` as an administrator, or measure fewer phones"
        )
    if soft < needed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard))


def free_port() -> int:
    """Return a port that is still free when a host that was killed is started again on it."""
    while True:
        port = random.choice(PORTS)
        with system.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
