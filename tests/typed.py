"""Somebody at a keyboard, and a clock, that a test writes out beforehand."""

from __future__ import annotations

from burgemeestersgame.console import EndOfInput


class Clock:
    """A clock that only moves when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Typed:
    """Lines as typed by somebody; a number stands for seconds in which nothing is typed."""

    def __init__(self, *script: str | float, clock: Clock | None = None) -> None:
        self.is_live = clock is not None
        self.forgotten = 0
        self._script = list(script)
        self._clock = clock

    def next(self, timeout_s: float | None = None) -> str | None:
        if not self._script:
            raise EndOfInput
        first = self._script.pop(0)
        if isinstance(first, str):
            return first
        assert self._clock is not None
        self._clock.now += first
        return None

    def forget(self) -> None:
        self.forgotten += 1
