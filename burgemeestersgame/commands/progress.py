"""A bar on standard error while something takes time; none where nobody watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from burgemeestersgame.console import is_terminal

_WIDTH = 30
_PATIENCE_S = 0.3


@contextmanager
def bar() -> Iterator[Callable[[float], None]]:
    """Give a function that shows a share, from 0 to 1; the bar goes away at the end."""
    stream = sys.stderr
    started = time.monotonic()
    shown = False

    def show(share: float) -> None:
        nonlocal shown
        if stream is None or not is_terminal(stream):
            return
        if shown or time.monotonic() - started > _PATIENCE_S:
            shown = True
            done = round(share * _WIDTH)
            stream.write(f"\r[{'#' * done}{'.' * (_WIDTH - done)}] {share:4.0%}")
            stream.flush()

    try:
        yield show
    finally:
        if shown:
            stream.write("\r" + " " * (_WIDTH + 8) + "\r")
            stream.flush()
