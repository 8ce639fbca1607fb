"""From the bytes of a scenario file to what can be made of it, with every problem in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from burgemeestersgame.errors import ScenarioError
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario.checks import check_story
from burgemeestersgame.scenario.load import Loaded, load
from burgemeestersgame.scenario.problems import Problems, TooManyProblems
from burgemeestersgame.scenario.source import decode, parse


def read(content: bytes, file: str) -> tuple[Loaded | None, Problems]:
    """Return what can be made of a file, None where that is nothing, and every problem in it.

    Args:
        content: Its bytes.
        file: What problems call it.
    """
    problems = decode(content, file)
    if problems.found:
        return None, problems
    with no_collecting():
        try:
            root = parse(problems)
            if root is None and problems.found:
                return None, problems
            loaded = load(root, problems, load_norms())
            if loaded is not None:
                check_story(loaded, problems)
        except TooManyProblems:
            return None, problems
    return loaded, problems


def whole(loaded: Loaded | None, problems: Problems) -> Loaded:
    """Return what was read; `ScenarioError` with all problems when there are errors among them."""
    if loaded is None or problems.has_errors:
        raise ScenarioError(problems.in_order())
    return loaded


@contextmanager
def no_collecting() -> Iterator[None]:
    """Keep the garbage collector from walking the same thousands of new nodes again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
