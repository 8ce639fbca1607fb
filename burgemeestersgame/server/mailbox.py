"""What is on its way to one client: a slow phone holds up nobody, and gets the newest state."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

MAX_FRAMES, MAX_BYTES = 64, 256_000
STALLED_S = 30.0


class Mailbox:
    """Frames for one client, sent by a task of its own.

    Args:
        send: Sends one frame.
        refresh: Returns a frame with the whole state, for a client that fell behind.
        stalled: Called when a frame could not be sent for `STALLED_S` seconds.
    """

    __slots__ = ("_bytes", "_frames", "_refresh", "_send", "_stalled", "_task", "_wake")

    def __init__(
        self,
        send: Callable[[bytes], Awaitable[None]],
        refresh: Callable[[], bytes],
        stalled: Callable[[], None],
    ) -> None:
        self._send, self._refresh, self._stalled = send, refresh, stalled
        self._frames: list[tuple[str, bytes]] = []
        self._bytes = 0
        self._wake = asyncio.Event()
        self._task = asyncio.create_task(self._work())

    def put(self, frame: bytes, kind: str = "") -> None:
        """Put a frame in line; one of the same kind that still waits makes place for it."""
        if kind:
            for place, (waiting, old) in enumerate(self._frames):
                if waiting == kind:
                    del self._frames[place]
                    self._bytes -= len(old)
                    break
        self._frames.append((kind, frame))
        self._bytes += len(frame)
        if len(self._frames) > MAX_FRAMES or self._bytes > MAX_BYTES:
            whole = self._refresh()
            self._frames, self._bytes = [("state", whole)], len(whole)
        self._wake.set()

    def stop(self) -> None:
        """Send nothing more."""
        self._task.cancel()

    async def settle(self) -> None:
        """Wait until what is in line has been sent, for two seconds at most."""
        for _ in range(100):
            if not self._frames or self._task.done():
                return
            await asyncio.sleep(0.02)

    async def _work(self) -> None:
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                while self._frames:
                    _, frame = self._frames[0]
                    async with asyncio.timeout(STALLED_S):
                        await self._send(frame)
                    if self._frames and self._frames[0][1] is frame:
                        del self._frames[0]
                        self._bytes -= len(frame)
        except TimeoutError:
            self._stalled()
        except Exception:  # the socket is gone; whoever reads it notices
            return
