"""How much one client may ask, messages and wrong codes, and how many there may be at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress

PER_SECOND, BURST = 10.0, 20.0
FAILURES, PER_ADDRESS, WINDOW_S = 200, 20, 60.0
MAX_SOCKETS = 6000
SPARE_FILES = 100  # that are open besides sockets: the session, the story, pages being read


class Bucket:
    """A token bucket: `PER_SECOND` messages, `BURST` at once."""

    __slots__ = ("_at", "_clock", "_left")

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._left, self._at = BURST, clock()

    def take(self) -> bool:
        """Take one; False if there are none left."""
        now = self._clock()
        self._left = min(BURST, self._left + (now - self._at) * PER_SECOND)
        self._at = now
        if self._left < 1.0:
            return False
        self._left -= 1.0
        return True


class Failures:
    """Wrong codes and keys of the last minute; joining itself is never limited.

    A whole council shares one address, so that only what is wrong counts.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, str]] = deque()

    def note(self, address: str) -> None:
        """Note a failure."""
        self._seen.append((self._clock(), address))

    def is_over(self, address: str) -> bool:
        """Whether that address, or everybody together, has failed too often."""
        while self._seen and self._seen[0][0] < self._clock() - WINDOW_S:
            self._seen.popleft()
        if len(self._seen) >= FAILURES:
            return True
        return sum(who == address for _, who in self._seen) >= PER_ADDRESS


def sockets_allowed() -> int:
    """Ask the system to let this process have `MAX_SOCKETS` sockets; return how many it may.

    A socket is an open file to the system, and a shell often starts a process with few of them.
    """
    try:
        import resource
    except ImportError:  # Windows sets no such limit
        return MAX_SOCKETS
    unlimited, kind = resource.RLIM_INFINITY, resource.RLIMIT_NOFILE
    needed = MAX_SOCKETS + SPARE_FILES
    soft, hard = resource.getrlimit(kind)
    if soft != unlimited and soft < needed:
        most = needed if hard == unlimited else min(needed, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, hard))
        soft = resource.getrlimit(kind)[0]
    return MAX_SOCKETS if soft == unlimited else min(MAX_SOCKETS, max(0, soft - SPARE_FILES))
