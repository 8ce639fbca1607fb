"""The debrief at the end of a play in the terminal, and the intention that is asked in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from burgemeestersgame import i18n
from burgemeestersgame.console import EndOfInput, Lines, Paper
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _

if TYPE_CHECKING:
    from burgemeestersgame.debrief.text import Page
    from burgemeestersgame.session import Session

_STOP = ("q", "stop")
_TAKE_BACK = "-"
_APPENDIX = "appendix"


def tell_debrief(session: Session, lines: Lines, paper: Paper) -> None:
    """Tell the debrief: step by step to whoever sits at a keyboard, else all at once."""
    for step, page, following in _steps(session):
        for block in page:
            paper.block(*block)
        paper.flush()
        if step == "intention":
            goes_on = _ask_intention(session, lines, paper)
        elif lines.is_live and following == _APPENDIX != step:
            goes_on = _goes_on(
                lines, paper, _("That was it. Press Enter for the appendix, or type q to stop:")
            )
        elif lines.is_live and following:
            goes_on = _goes_on(lines, paper, _("Press Enter to read on, or type q to stop:"))
        else:
            goes_on = True
        if not goes_on:
            break
    paper.block(
        _("The same as a page, to keep or to print:"),
        f"burgemeestersgame debrief {session.run_id} -o debrief.html",
    )


def _steps(session: Session) -> Iterator[tuple[str, Page, str]]:
    """Yield the id of each step, what it says, and the id of what follows it, '' for nothing.

    The pages of the appendix come last. The first is there at once; the turning points are worked
    out while it is read.
    """
    from burgemeestersgame.analysis.kept import turning_points_of
    from burgemeestersgame.debrief.build import build
    from burgemeestersgame.debrief.text import appendix_as_text, as_text

    scenario, run = session.scenario, session.game.run
    played = datetime.now().astimezone()
    first = build(scenario, run, i18n.language(), played)
    yield first.sections[0].id, as_text(first)[0], first.sections[1].id
    points = turning_points_of(scenario, run)
    last = session.last_intention
    earlier = last.text if last and last.run_id != session.run_id else ""
    debrief = build(scenario, run, i18n.language(), played, points, earlier)
    pages = as_text(debrief)
    steps = [*zip((section.id for section in debrief.sections), pages, strict=True)]
    steps += ((_APPENDIX, page) for page in appendix_as_text(debrief))
    for number, (step, page) in enumerate(steps):
        if number:
            following = steps[number + 1][0] if number + 1 < len(steps) else ""
            yield step, page, following


def _ask_intention(session: Session, lines: Lines, paper: Paper) -> bool:
    """Ask for one intention and keep it; False where the player wants to stop."""
    before = session.game.run.intention()
    if before:
        paper.block(_("Earlier you wrote: “{intention}”").format(intention=before))
        paper.ask(_("Press Enter to keep it, type another sentence, or - to take it back:"))
    else:
        paper.ask(_("Your intention in one sentence, or Enter for none:"))
    try:
        line = (lines.next() or "").strip()
    except EndOfInput:
        paper.answered(by_player=False)
        return True  # nothing more can be asked; what is left can be told
    paper.answered()
    if line.lower() in _STOP:
        return False
    try:
        if line == _TAKE_BACK and before:
            session.intend("")
            paper.block(_("It is taken back."))
        elif _is_sentence(line):
            session.intend(line)
            paper.block(_("It is kept. When you play again, you get to see it."))
    except GameError as error:
        paper.block(_("That did not work: {message}.").format(message=str(error).rstrip(".")))
    return True


def _is_sentence(line: str) -> bool:
    """Whether a line says something: a number or a sign is a slip of the keyboard."""
    return sum(map(str.isalpha, line)) > 1


def _goes_on(lines: Lines, paper: Paper, question: str) -> bool:
    paper.ask(question)
    try:
        line = lines.next()
    except EndOfInput:
        return False
    paper.answered()
    return (line or "").strip().lower() not in _STOP
