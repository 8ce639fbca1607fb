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
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from burgemeestersgame.console import EndOfInput, Lines, Paper
from burgemeestersgame.engine import NotNow
from burgemeestersgame.engine.coming import coming_in_words
from burgemeestersgame.engine.view import (
    ActionView,
    AdviceView,
    ChoiceView,
    IndicatorView,
    MessageView,
    View,
)
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import format_clock, format_date, format_day, format_minutes, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.library import role_in_words
from burgemeestersgame.scenario.model import Dilemma, Scenario
from burgemeestersgame.session import Intention

WARN_AT_S = 20.0
_LOOK_EVERY_S = 0.2


class Playable(Protocol):
    """A game as text mode needs it; what a command did is kept when it returns."""

    @property
    def scenario(self) -> Scenario: ...
    def view(self) -> View: ...
    def begin(self) -> object: ...
    def proceed(self) -> object: ...
    def consult(self, advisor: str) -> object: ...
    def act(self, action: str) -> object: ...
    def decide(self, choice: str, reason: str = "") -> object: ...
    def explain(self, text: str) -> object: ...
    def pause(self) -> object: ...
    def resume(self) -> object: ...
    def tick(self) -> Sequence[Any]: ...


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
        self._told_scene: str | None = None
        self._told_decision: str | None = None
        self._told_messages = 0
        self._told_advice: set[str] = set()
        self._told_reports = 0
        self._told_coming: set[str] = set()
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
            self._told_messages = sum(not message.is_new for message in view.messages)
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

    # -- the states ------------------------------------------------------------------------------

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
        self._help()
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
        if self._told_scene == asked.scene:  # back from a pause
            self._tell_time(asked)
        else:
            self._is_warned = False
            self._tell_scene(asked)
            self._tell_question(asked)
        while asked.state == "deciding":
            line = self._line(self._prompt(asked))
            if line is None:
                return
            self._obey(line.strip(), asked)
            now = self._game.view()
            if (now.state, now.scene) != (asked.state, asked.scene):
                return
            self._tell_changes(asked, now)
            asked = now

    def _reading(self, view: View) -> None:
        if view.kind == "bridge":
            self._tell_scene(view)
        else:
            self._tell_outcome(view)
        self._pause_for(_("Press Enter to go on."))
        self._do(lambda: self._game.proceed())

    def _explain(self, view: View) -> None:
        self._tell_scene(view)
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
        self._tell_scene(view)
        self._paper.block(_("This is where the story ends. What follows looks back on it."))
        self._pause_for(_("Press Enter for the debrief."))
        self._do(lambda: self._game.proceed())

    # -- what the player types -------------------------------------------------------------------

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
            self._help()
        elif word == "i":
            self._tell_situation(view)
            self._tell_question(view)
        elif word == "m":
            self._tell_all_messages(view)
        elif word == "t":
            self._tell_time(view)
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
            self._told_decision = view.scene

    def _consult(self, number: int, view: View) -> None:
        if not view.advice:
            self._paper.block(_("There is nobody to ask at this moment."))
        elif not 1 <= number <= len(view.advice):
            self._misunderstood(f"a{number}", view)
        elif view.advice[number - 1].text is not None:
            self._paper.block(_("You have heard this advice; here it is again."))
            self._tell_advice(view, view.advice[number - 1])
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
        self._paper.block(said or _("That line was empty."), self._options(view))

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

    # -- asking for a line -----------------------------------------------------------------------

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
            self._paper.block(_seconds_left(view.seconds_left))
            self._paper.ask(self._prompt(view))

    def _pause_for(self, prompt: str) -> None:
        """Wait until the player has read; any line goes on, but for the one that stops."""
        line = (self._line(prompt) or "").strip().lower()
        if line in ("q", "stop"):
            raise _Stop
        if line == "?":
            self._help()

    def _prompt(self, view: View) -> str:
        if view.state != "deciding":
            return ""
        return _("Your choice ({numbers}, or ? for help):").format(
            numbers=_range(len(view.choices))
        )

    # -- telling ---------------------------------------------------------------------------------

    def _tell_scene(self, view: View) -> None:
        """Tell that we arrive: when it is, what came on the way, and what is going on."""
        self._told_scene = view.scene
        self._told_advice = {each.advisor for each in view.advice if each.text is not None}
        self._told_reports = len(view.reports)
        when = _full_stop(f"{format_day(view.story_time)}, {format_clock(view.story_time)}")
        if view.kind == "dilemma":
            count = _("Dilemma {number}.").format(number=view.dilemmas_done + 1)
            self._paper.block(f"{count} {_sentence(when)}")
        else:
            self._paper.block(_sentence(when))
        self._tell_coming(view)
        self._tell_new_messages(view)
        self._tell_situation(view)

    def _tell_situation(self, view: View) -> None:
        self._paper.block(view.text)

    def _tell_question(self, view: View) -> None:
        self._paper.block(_("The question: {question}").format(question=view.question))
        if view.seconds_left is not None:
            self._paper.block(_seconds_to_decide(view.seconds_left))
        self._tell_advisors(view.advice)
        self._tell_actions(view.actions)
        self._tell_choices(view.choices)

    def _tell_advisors(self, advice: Sequence[AdviceView]) -> None:
        if not advice:
            return
        lines = [_("You can ask for advice:")]
        for number, each in enumerate(advice, 1):
            note = _("heard") if each.text is not None else _takes(each.takes)
            lines.append(_item(f"a{number}.", _named(each.name, each.role), note))
        self._paper.block(*lines)

    def _tell_actions(self, actions: Sequence[ActionView]) -> None:
        if not actions:
            return
        lines = [_("You may also do something yourself first:")]
        for number, each in enumerate(actions, 1):
            lines.append(_item(f"d{number}.", each.text, _takes(each.takes)))
        self._paper.block(*lines)

    def _tell_choices(self, choices: Sequence[ChoiceView]) -> None:
        lines = [_("You can choose:")]
        for number, each in enumerate(choices, 1):
            lines.append(_item(f"{number}.", each.text, _takes(each.takes)))
        self._paper.block(*lines)

    def _tell_changes(self, before: View, now: View) -> None:
        """Tell what a command at a dilemma changed: words, messages, and lists with new numbers."""
        for each in now.advice:
            if each.text is not None and each.advisor not in self._told_advice:
                self._told_advice.add(each.advisor)
                self._tell_advice(now, each)
        for report in now.reports[self._told_reports :]:
            self._paper.block(_("Done: {what}").format(what=report.text), report.consequence)
        self._told_reports = len(now.reports)
        if now.story_time != before.story_time:
            when = format_clock(now.story_time)
            if now.story_time.date() != before.story_time.date():
                when = f"{format_day(now.story_time)}, {when}"
            self._paper.block(_full_stop(_("In the story it is now {time}").format(time=when)))
        self._tell_coming(now)
        self._tell_new_messages(now)
        if now.actions != before.actions:
            self._tell_actions(now.actions)
        if now.choices != before.choices:
            self._paper.block(_("What you can choose has changed."))
            self._tell_choices(now.choices)

    def _tell_advice(self, view: View, advice: AdviceView) -> None:
        self._paper.block(
            f"{_person(advice.name, advice.role)}: {advice.text}",
            self._stance(view, advice),
        )

    def _stance(self, view: View, advice: AdviceView) -> str:
        for number, choice in enumerate(view.choices, 1):
            if choice.id == advice.stance:
                return _("Leans towards: {number}. {choice}").format(
                    number=number, choice=choice.text
                )
        scene = self._game.scenario.scenes.get(view.scene or "")
        for closed in scene.choices if isinstance(scene, Dilemma) else ():
            if closed.id == advice.stance:
                return _("Leans towards something that is not open now: {choice}").format(
                    choice=closed.text
                )
        return _("Leaves the choice open.")

    def _tell_outcome(self, view: View) -> None:
        if view.timed_out:
            self._paper.block(_("You did not decide. That was a decision too."))
        elif view.decided and self._told_decision != view.scene:
            self._paper.block(_("You decided: {choice}").format(choice=view.decided))
        self._paper.block(view.text)
        self._tell_new_messages(view)
        self._paper.block(*filter(None, map(_moved, view.indicators)))

    def _tell_new_messages(self, view: View) -> None:
        for message in view.messages[self._told_messages :]:
            self._tell_message(message)
        self._told_messages = len(view.messages)

    def _tell_coming(self, view: View) -> None:
        """Tell what is coming, unless that is told already."""
        coming = {each.id for each in view.coming}
        if not coming <= self._told_coming:
            self._paper.block(coming_in_words(view))
        self._told_coming |= coming

    def _tell_all_messages(self, view: View) -> None:
        if not view.messages:
            self._paper.block(_("There are no messages yet."))
        for message in view.messages:
            self._tell_message(message)

    def _tell_message(self, message: MessageView) -> None:
        self._paper.block(
            _("{channel}, {time}, {person}: {text}").format(
                channel=_channel(message.channel),
                time=_moment(message.at, self._game.view().story_time),
                person=_person(message.sender, message.role),
                text=message.text,
            )
        )

    def _tell_time(self, view: View) -> None:
        when = f"{format_day(view.story_time)}, {format_clock(view.story_time)}"
        left = view.seconds_left
        self._paper.block(
            _full_stop(_("In the story it is now {time}").format(time=when)),
            _("There is no time limit.") if left is None else _seconds_left(left),
            coming_in_words(view),
        )

    def _help(self) -> None:
        self._paper.block(
            _("How to play"),
            _("Type what you want and press Enter."),
            _("1 to 5: take that choice. It is final, and there is no second question."),
            _(
                "If you like, put a colon and your reason behind the number, as in 2: I promised."
                " The debrief comes back to it."
            ),
            _("a1, a2 and so on: ask that advisor."),
            _("d1, d2 and so on: do that first."),
            _("i: read the situation and the question again."),
            _("m: read all messages again."),
            _("t: what time it is in the story, what is coming, and how many seconds are left."),
            _("p: pause."),
            _("q: stop. Your game is kept, and you can go on later."),
            _("?: read this again."),
        )

    def _options(self, view: View) -> str:
        parts = [_("Choose {numbers}").format(numbers=_range(len(view.choices)))]
        if view.advice:
            parts.append(_("ask {numbers}").format(numbers=_range(len(view.advice), "a")))
        if view.actions:
            parts.append(_("do {numbers}").format(numbers=_range(len(view.actions), "d")))
        parts.append(_("i for the situation, ? for help, q to stop"))
        return ", ".join(parts) + "."


def tell_list(paper: Paper, title: str, items: Iterable[str]) -> None:
    """Write a title with a numbered list."""
    paper.block(title, *(f"{number}. {item}" for number, item in enumerate(items, 1)))


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 3 else None


def _range(count: int, prefix: str = "") -> str:
    if count == 1:
        return f"{prefix}1"
    return _("{first} to {last}").format(first=f"{prefix}1", last=f"{prefix}{count}")


def _item(label: str, text: str, note: str) -> str:
    return f"{label} {text} ({note})" if note else f"{label} {text}"


def _person(name: str, role: str) -> str:
    return f"{name} ({role})" if role else name


def _named(name: str, role: str) -> str:
    return f"{name}, {role}" if role else name


def _full_stop(text: str) -> str:
    """End a sentence, also one that ends with `a.m.`."""
    return text if text.endswith(".") else text + "."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _takes(duration: timedelta) -> str:
    return format_minutes(duration) if duration else ""


def _moment(at: datetime, now: datetime) -> str:
    if at.date() == now.date():
        return format_clock(at)
    return f"{format_day(at)} {format_clock(at)}"


def _channel(channel: str) -> str:
    return {
        "phone": _("On the phone"),
        "app": _("App message"),
        "mail": _("E-mail"),
        "press": _("In the news"),
        "doormat": _("On the doormat"),
    }[channel]


def _moved(indicator: IndicatorView) -> str:
    if indicator.value == indicator.previous:
        return ""
    if indicator.value > indicator.previous:
        return _("{indicator}: more than before.").format(indicator=indicator.label)
    return _("{indicator}: less than before.").format(indicator=indicator.label)


def _seconds_left(seconds: float) -> str:
    count = max(0, round(seconds))
    return ngettext(
        "{count} second left.",
        "{count} seconds left.",
        count,
    ).format(count=count)


def _seconds_to_decide(seconds: float) -> str:
    count = max(0, round(seconds))
    return ngettext(
        "You have {count} second to decide.",
        "You have {count} seconds to decide.",
        count,
    ).format(count=count)
