"""Asking somebody in a terminal whether they are sure."""

from __future__ import annotations

import sys

from burgemeestersgame.commands import WrongUse
from burgemeestersgame.console import EndOfInput, Paper, is_terminal, standard_lines
from burgemeestersgame.i18n import gettext as _

_YES = ("y", "yes", "j", "ja")


def ask(what: str, question: str, otherwise: str) -> None:
    """Ask whether something may be done.

    Args:
        what: What it is about, on a line before the question.
        question: Ends with what can be typed; anything but yes is no.
        otherwise: Said where it may not be done.

    Raises:
        WrongUse: The answer is not yes, or nobody answers.
    """
    paper = Paper(sys.stderr)
    paper.block(what)
    paper.ask(question)
    try:
        answer = standard_lines().next() or ""
    except (EndOfInput, KeyboardInterrupt):
        answer = ""
    paper.answered(by_player=bool(answer))
    if answer.strip().lower() not in _YES:
        if not answer and not is_terminal(sys.stdin):
            otherwise += "; " + _("with --yes nothing is asked")
        raise WrongUse(otherwise)
