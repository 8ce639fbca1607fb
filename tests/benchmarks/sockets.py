"""A WebSocket client that costs next to nothing, so that a load measures the server."""

import asyncio
import base64
import os
import struct
import time
from collections.abc import Callable


class Socket(asyncio.Protocol):
    """One client; `heard` gets every text message with the moment it came, in seconds."""

    def __init__(self, host: str, path: str, heard: Callable[["Socket", bytes, float], None]):
        self._host, self._path, self._heard = host, path, heard
        self._rest = b""
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
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

    def data_received(self, data: bytes) -> None:
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
            at = start + length
        self._rest = data[at:]

    def send(self, text: bytes) -> None:
        """Send a text message."""
        self._send(1, text)

    def _send(self, kind: int, body: bytes) -> None:
        assert self.transport is not None
        size = len(body)
        head = bytes([128 | kind])
        head += bytes([128 | size]) if size < 126 else bytes([254]) + struct.pack(">H", size)
        # Masked with zeros, which the protocol allows and a server cannot tell from any other.
        self.transport.write(head + b"\0\0\0\0" + body)


async def connect(port: int, path: str, heard: Callable[[Socket, bytes, float], None]) -> Socket:
    """Return an open client on this computer."""
    loop = asyncio.get_running_loop()
    _transport, socket = await loop.create_connection(
        lambda: Socket(f"127.0.0.1:{port}", path, heard), "127.0.0.1", port
    )
    await socket.opened
    return socket
