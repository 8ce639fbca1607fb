"""What is on its way to one client: a slow phone holds up nobody, and gets the newest state."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

MAX_FRAMES, MAX_CHARACTERS = 64, 256_000
STALLED_S = 30.0


class Mailbox:
    """Frames for one client, sent by a task of its own.

    Args:
        send: Sends one frame.
        refresh: Returns a frame with the whole state, for a client that fell behind.
    """

    __slots__ = ("_frames", "_refresh", "_send", "_sending_since", "_size", "_task", "_wake")

    def __init__(self, send: Callable[[str], Awaitable[None]], refresh: Callable[[], str]) -> None:
        self._send, self._refresh = send, refresh
        self._frames: list[tuple[str, str]] = []
        self._size = 0
        self._sending_since: float | None = None
        self._wake = asyncio.Event()
        self._task = asyncio.create_task(self._work())

    def put(self, frame: str, kind: str = "") -> None:
        """Put a frame in line; one of the same kind that still waits makes place for it."""
        if kind:
            for place, (waiting, old) in enumerate(self._frames):
                if waiting == kind:
                    del self._frames[place]
                    self._size -= len(old)
                    break
        self._frames.append((kind, frame))
        self._size += len(frame)
        is_full = len(self._frames) > MAX_FRAMES or self._size > MAX_CHARACTERS
        if is_full and len(self._frames) > 1:
            whole = self._refresh()
            self._frames, self._size = [("state", whole)], len(whole)
        self._wake.set()

    def is_stalled(self, now: float) -> bool:
        """Whether a frame is being sent for longer than `STALLED_S`, by the loop's own time."""
        return self._sending_since is not None and now - self._sending_since > STALLED_S

    def stop(self) -> None:
        """Send nothing more."""
        self._task.cancel()

    async def settle(self) -> None:
        """Wait until what is in line has been sent, for two seconds at most."""
        for _ in range(100):
            if self._task.done() or not (self._frames or self._sending_since):
                return
            await asyncio.sleep(0.02)

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                while self._frames:
                    _kind, frame = self._frames.pop(0)
                    self._size -= len(frame)
                    self._sending_since = loop.time()
                    await self._send(frame)
                    self._sending_since = None
        except Exception:  # the socket is gone; whoever reads it notices
            return
