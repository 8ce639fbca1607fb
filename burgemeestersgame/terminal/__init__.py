"""The whole game as plain text: lines in, paragraphs out.

Made to be listened to as well as read: nothing depends on colour, drawing or where on the screen
something stands, every block begins with a word that says what it is, and lists are numbered.
What is printed once is not repeated unless it changed or the player asks.

Choosing is final, as everywhere in this game. There is no second line to confirm it, so that a
script can play; the player is told so before the first dilemma.
"""

from __future__ import annotations

import enum
import re
from typing import Any

from burgemeestersgame.console import EndOfInput, Lines, Paper
from burgemeestersgame.engine import NotNow
from burgemeestersgame.engine.view import View
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import format_date, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.library import role_in_words
from burgemeestersgame.scenario.model import Dilemma
from burgemeestersgame.session import Intention
from burgemeestersgame.terminal import wording
from burgemeestersgame.terminal.playable import Playable
from burgemeestersgame.terminal.telling import Teller

WARN_AT_S = 20.0
_LOOK_EVERY_S = 0.2


class _Stop(Exception):
    """The player wants to stop here, and go on another time."""


class Leaving(enum.Enum):
    """How text mode was left."""

    FINISHED = "finished"
    STOPPED = "stopped"


def play(
    game: Playable,
    lines: Lines,
    paper: Paper,
    *,
    intention: Intention | None = None,
    is_fresh_replay: bool = False,
) -> Leaving:
    """Play until the debrief, or until the player stops or the input ends.

    The game goes on where it is: a run that was stopped is told from its last scene.
    Whether there are time limits is the game's business; where the lines come from a
    file it had better have none.

    Args:
        intention: Of an earlier run, told in the briefing.
        is_fresh_replay: Whether the player was put back before a decision just now.
    """
    try:
        _Player(game, lines, paper, intention, is_fresh_replay).play()
    except (EndOfInput, _Stop):
        return Leaving.STOPPED
    return Leaving.FINISHED


class _Player:
    """Tells what there is to see, and turns lines into commands."""

    def __init__(
        self,
        game: Playable,
        lines: Lines,
        paper: Paper,
        intention: Intention | None,
        is_fresh_replay: bool,
    ) -> None:
        self._game = game
        self._intention = intention
        self._is_fresh_replay = is_fresh_replay
        self._lines = lines
        self._paper = paper
        self._teller = Teller(game, paper)
        self._is_warned = False

    def play(self) -> None:
        view = self._game.view()
        if view.state not in ("briefing", "debrief"):
            self._paper.block(
                _(
                    "You are back at this decision, in a new run. What you had heard and done"
                    " before it stands, and you have all the time for it again. The old run stays"
                    " as it is."
                )
                if self._is_fresh_replay
                else _("You go on where you stopped.")
            )
            self._teller.told_messages = sum(not message.is_new for message in view.messages)
        while view.state != "debrief":
            match view.state:
                case "briefing":
                    self._briefing()
                case "deciding":
                    self._dilemma()
                case "reading":
                    self._reading(view)
                case "explaining":
                    self._explain(view)
                case "paused":
                    self._paused()
                case "ending":
                    self._ending(view)
            view = self._game.view()

    def _briefing(self) -> None:
        paper, scenario = self._paper, self._game.scenario
        paper.block(scenario.title)
        paper.block(
            _("You play: {role}.").format(role=role_in_words(scenario.role)),
            ngettext(
                "It takes about {count} minute.",
                "It takes about {count} minutes.",
                scenario.minutes_promised,
            ).format(count=scenario.minutes_promised),
        )
        paper.block(
            _("What this is"),
            _(
                "You practise with a story that could happen in any municipality. You read what is"
                " going on, hear your advisors and decide. Good people would choose differently;"
                " every choice costs something. You get no mark. Afterwards you read what happened,"
                " and which rules applied, each with its source."
            ),
        )
        paper.block(
            _("Who sees what"),
            _(
                "Only you see what you do. Nothing leaves this computer. Your choices are kept"
                " here, so that you can stop and go on later."
            ),
        )
        paper.block(
            _("Time"),
            _(
                "The clock in the story stands still while you think. Hearing advice, doing"
                " something and deciding take time in the story; how much is said beside it."
            ),
            self._limits(),
        )
        self._teller.tell_help()
        if intention := self._intention:
            paper.block(
                _("After {title}, on {date}, you wrote: “{intention}”").format(
                    title=intention.title,
                    date=format_date(intention.at.astimezone()),
                    intention=intention.text,
                ),
                _("Take it along, as far as it suits you."),
            )
        self._pause_for(_("Press Enter to begin."))
        self._do(lambda: self._game.begin())

    def _limits(self) -> str:
        limits = [
            scene.time_limit_s
            for scene in self._game.scenario.scenes.values()
            if isinstance(scene, Dilemma) and scene.time_limit_s is not None
        ]
        if not limits or not self._lines.is_live:
            return _("There are no time limits: take the time you need.")
        return _(
            "Some questions have a time limit in real seconds. You hear it with the question and"
            " again when 20 seconds are left. Say nothing, and that is a decision too. With p you"
            " pause, with --time 200 you get twice the time, with --time off there are no limits."
        )

    def _dilemma(self) -> None:
        asked = self._game.view()
        if self._teller.told_scene == asked.scene:  # back from a pause
            self._teller.tell_time(asked)
        else:
            self._is_warned = False
            self._teller.tell_scene(asked)
            self._teller.tell_question(asked)
        while asked.state == "deciding":
            line = self._line(self._prompt(asked))
            if line is None:
                return
            self._obey(line.strip(), asked)
            now = self._game.view()
            if (now.state, now.scene) != (asked.state, asked.scene):
                return
            self._teller.tell_changes(asked, now)
            asked = now

    def _reading(self, view: View) -> None:
        if view.kind == "bridge":
            self._teller.tell_scene(view)
        else:
            self._teller.tell_outcome(view)
        self._pause_for(_("Press Enter to go on."))
        self._do(lambda: self._game.proceed())

    def _explain(self, view: View) -> None:
        self._teller.tell_scene(view)
        self._paper.block(
            _("Explain it: {question}").format(question=view.question),
            _(
                "Write one sentence and press Enter. The story may quote it later."
                " An empty line says nothing."
            ),
        )
        line = self._line(_("Your sentence:"))
        self._do(lambda: self._game.explain(line or ""))

    def _paused(self) -> None:
        self._paper.block(_("Pause. Time stands still."))
        self._pause_for(_("Press Enter to go on."))
        self._do(lambda: self._game.resume())

    def _ending(self, view: View) -> None:
        self._teller.tell_scene(view)
        self._paper.block(_("This is where the story ends. What follows looks back on it."))
        self._pause_for(_("Press Enter for the debrief."))
        self._do(lambda: self._game.proceed())

    def _obey(self, line: str, view: View) -> None:
        if reasoned := re.fullmatch(r"([1-9])\s*:\s*(\S.*)", line):
            self._choose(int(reasoned[1]), view, reasoned[2])
            return
        word = line.lower().rstrip(".)").replace(" ", "")
        kind, number = word[:1], _number(word[1:])
        if (choice := _number(word)) is not None and len(word) == 1:
            self._choose(choice, view)
        elif kind in ("a", "d") and number is not None:
            (self._consult if kind == "a" else self._act)(number, view)
        elif word in ("?", "h", "help", "hulp"):
            self._teller.tell_help()
        elif word == "i":
            self._teller.tell_situation(view)
            self._teller.tell_question(view)
        elif word == "m":
            self._teller.tell_all_messages(view)
        elif word == "t":
            self._teller.tell_time(view)
        elif word == "p":
            self._do(lambda: self._game.pause())
        elif word in ("q", "stop", "quit", "exit"):
            raise _Stop
        else:
            self._misunderstood(line, view)

    def _choose(self, number: int, view: View, reason: str = "") -> None:
        if not 1 <= number <= len(view.choices):
            self._misunderstood(str(number), view)
            return
        choice = view.choices[number - 1]
        self._do(lambda: self._game.decide(choice.id, reason))
        now = self._game.view()
        if now.dilemmas_done > view.dilemmas_done and not now.timed_out:
            self._paper.block(_("You decided: {choice}").format(choice=choice.text))
            self._teller.told_decision = view.scene

    def _consult(self, number: int, view: View) -> None:
        if not view.advice:
            self._paper.block(_("There is nobody to ask at this moment."))
        elif not 1 <= number <= len(view.advice):
            self._misunderstood(f"a{number}", view)
        elif view.advice[number - 1].text is not None:
            self._paper.block(_("You have heard this advice; here it is again."))
            self._teller.tell_advice(view, view.advice[number - 1])
        else:
            advisor = view.advice[number - 1].advisor
            self._do(lambda: self._game.consult(advisor))

    def _act(self, number: int, view: View) -> None:
        if not view.actions:
            self._paper.block(_("There is nothing else you can do at this moment."))
        elif not 1 <= number <= len(view.actions):
            self._misunderstood(f"d{number}", view)
        else:
            action = view.actions[number - 1].id
            self._do(lambda: self._game.act(action))

    def _misunderstood(self, line: str, view: View) -> None:
        shown = line if len(line) <= 40 else line[:39] + "…"
        said = _("'{line}' is nothing you can do here.").format(line=shown) if shown else ""
        self._paper.block(said or _("That line was empty."), self._teller.options(view))

    def _do(self, command: Any) -> None:
        """Give a command; what keeps it from being done is told, and the player is asked again."""
        try:
            command()
        except NotNow as error:
            # Between the answer and the command the time ran out.
            if not self._tick():
                self._tell_problem(error)
        except GameError as error:
            self._tell_problem(error)

    def _tell_problem(self, error: GameError) -> None:
        message = str(error)
        self._paper.block(
            _("That did not work: {message}.").format(message=message.rstrip(".")),
            _("Nothing has changed. Try again, or stop with q: everything up to here is kept."),
        )

    def _line(self, prompt: str) -> str | None:
        """Return the next line; None when a time-out came first, and was taken."""
        self._paper.ask(prompt)
        while True:
            line = self._lines.next(self._wait_s())
            if line is not None:
                self._paper.answered()
            if self._tick():
                return None
            if line is not None:
                return line
            self._warn()

    def _tick(self) -> bool:
        """Take the time-out if it is due, and say whether it was."""
        try:
            is_due = bool(self._game.tick())
        except GameError as error:
            # Until the time-out is kept nothing else can be done: go on another time.
            self._tell_problem(error)
            raise _Stop from error
        if is_due:
            self._paper.block(_("The time is up."))
            self._lines.forget()
        return is_due

    def _wait_s(self) -> float | None:
        left = self._game.view().seconds_left
        return None if left is None else _LOOK_EVERY_S

    def _warn(self) -> None:
        view = self._game.view()
        if self._is_warned or view.seconds_left is None or view.seconds_left > WARN_AT_S:
            return
        self._is_warned = True
        if view.seconds_limit is not None and view.seconds_limit > WARN_AT_S:
            self._paper.block(wording.seconds_left(view.seconds_left))
            self._paper.ask(self._prompt(view))

    def _pause_for(self, prompt: str) -> None:
        """Wait until the player has read; any line goes on, but for the one that stops."""
        line = (self._line(prompt) or "").strip().lower()
        if line in ("q", "stop"):
            raise _Stop
        if line == "?":
            self._teller.tell_help()

    def _prompt(self, view: View) -> str:
        if view.state != "deciding":
            return ""
        return _("Your choice ({numbers}, or ? for help):").format(
            numbers=wording.numbers(len(view.choices))
        )


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 3 else None
