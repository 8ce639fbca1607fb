"""Messages that are due come in one by one while one thinks.

This is only how they are shown: the game has them all, and nothing in it waits for the phone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

PAUSE_S = 1.6
RISE_S = 0.16


class Arrivals:
    """How many of the messages of a game are on the phone by now."""

    def __init__(self) -> None:
        self._run: object = None
        self._count = 0
        self._next = 0.0
        self._last = -RISE_S

    def look(self, run: object, messages: Sequence[Any], now: float, *, at_once: bool) -> bool:
        """Let the next one in when it is time, and return whether one came.

        Args:
            run: Whose messages; of another run than before, those that are not new are there.
            messages: All that the game has, oldest first; see `MessageView`.
            now: Real seconds on any clock.
            at_once: Let them all in, as who wants no motion has asked.
        """
        if run is not self._run:
            self._run, self._next = run, now
            self._count = sum(not message.is_new for message in messages)
        before = self._count = min(self._count, len(messages))
        if at_once:
            self._count = len(messages)
        elif self._count < len(messages) and now >= self._next:
            self._count += 1
            self._next = now + PAUSE_S
            self._last = now
        return self._count > before

    def seen(self, messages: Sequence[Any]) -> Sequence[Any]:
        """Return the messages that are there."""
        return messages[: self._count]

    def still_rising(self, now: float) -> float:
        """Return how far the last one still has to come, from 1.0 to 0.0."""
        return max(0.0, 1.0 - (now - self._last) / RISE_S)
