"""Work that takes longer than a picture: done beside the window, which stays awake."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Work(Generic[T]):
    """One function that runs in a thread of its own; the window looks when it is done.

    It must not touch the screen, the language of the interface or the store. A window that closes
    does not wait for it.
    """

    def __init__(self, function: Callable[[], T]) -> None:
        self._function = function
        self._result: T
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """Whether `result` is there, or failed."""
        return not self._thread.is_alive()

    def wait(self, seconds: float) -> bool:
        """Wait for so long at most, and say whether it is done."""
        self._thread.join(seconds)
        return self.is_done

    def result(self) -> T:
        """Return what the function returned, or raise what it raised; waits for it."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._result

    def _run(self) -> None:
        try:
            self._result = self._function()
        except BaseException as error:
            self._error = error
