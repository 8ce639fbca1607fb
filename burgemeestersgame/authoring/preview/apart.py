"""One piece of work in a process of its own, which is ended when it takes too long."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from burgemeestersgame import i18n
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _

T = TypeVar("T")
PATIENCE_S = 30.0


def apart(function: Callable[..., T], *arguments: Any, patience_s: float = PATIENCE_S) -> T:
    """Return what a function returns in another process, in the language of this one; waits for it.

    Function, arguments and result are pickled.

    Raises:
        GameError: What the function raised, or it took too long or fell.
    """
    context = multiprocessing.get_context("spawn")
    answers, answer = context.Pipe(duplex=False)
    process = context.Process(
        target=_do, args=(answer, i18n.language(), function, arguments), daemon=True
    )
    process.start()
    answer.close()
    try:
        if not answers.poll(patience_s):
            raise GameError(_("this takes too long"))
        result, trouble = answers.recv()
    except EOFError:
        raise GameError(_("this stopped unexpectedly")) from None
    finally:
        process.kill()
        process.join(1)
        answers.close()
    if trouble is not None:
        raise GameError(trouble)
    done: T = result
    return done


def _do(
    answer: Connection, language: str, function: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    i18n.use(language)
    try:
        answer.send((function(*arguments), None))
    except GameError as error:
        answer.send((None, str(error)))
