"""What text mode tells, and what of it was told already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from burgemeestersgame.console import Paper
from burgemeestersgame.engine.coming import coming_in_words
from burgemeestersgame.engine.view import ActionView, AdviceView, ChoiceView, MessageView, View
from burgemeestersgame.i18n import format_clock, format_day
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.model import Dilemma
from burgemeestersgame.terminal import wording
from burgemeestersgame.terminal.playable import Playable


class Teller:
    """Tells what there is to see; what is printed once is not repeated unless it changed.

    Attributes:
        told_scene: The scene that was told last.
        told_decision: The dilemma of which the decision was told last.
        told_messages: How many messages were told.
    """

    def __init__(self, game: Playable, paper: Paper) -> None:
        self._game = game
        self._paper = paper
        self.told_scene: str | None = None
        self.told_decision: str | None = None
        self.told_messages = 0
        self._told_advice: set[str] = set()
        self._told_reports = 0
        self._told_coming: set[str] = set()

    def tell_scene(self, view: View) -> None:
        """Tell that we arrive: when it is, what came on the way, and what is going on."""
        self.told_scene = view.scene
        self._told_advice = {each.advisor for each in view.advice if each.text is not None}
        self._told_reports = len(view.reports)
        when = wording.full_stop(f"{format_day(view.story_time)}, {format_clock(view.story_time)}")
        if view.kind == "dilemma":
            count = _("Dilemma {number}.").format(number=view.dilemmas_done + 1)
            self._paper.block(f"{count} {wording.sentence(when)}")
        else:
            self._paper.block(wording.sentence(when))
        self.tell_coming(view)
        self.tell_new_messages(view)
        self.tell_situation(view)

    def tell_situation(self, view: View) -> None:
        """Tell what is going on."""
        self._paper.block(view.text)

    def tell_question(self, view: View) -> None:
        """Tell what is asked, who can be heard, and what can be done and chosen."""
        self._paper.block(_("The question: {question}").format(question=view.question))
        if view.seconds_left is not None:
            self._paper.block(wording.seconds_to_decide(view.seconds_left))
        self.tell_advisors(view.advice)
        self.tell_actions(view.actions)
        self.tell_choices(view.choices)

    def tell_advisors(self, advice: Sequence[AdviceView]) -> None:
        """List who can be asked."""
        if not advice:
            return
        lines = [_("You can ask for advice:")]
        for number, each in enumerate(advice, 1):
            note = _("heard") if each.text is not None else wording.takes(each.takes)
            lines.append(wording.item(f"a{number}.", wording.named(each.name, each.role), note))
        self._paper.block(*lines)

    def tell_actions(self, actions: Sequence[ActionView]) -> None:
        """List what can be done first."""
        if not actions:
            return
        lines = [_("You may also do something yourself first:")]
        for number, each in enumerate(actions, 1):
            lines.append(wording.item(f"d{number}.", each.text, wording.takes(each.takes)))
        self._paper.block(*lines)

    def tell_choices(self, choices: Sequence[ChoiceView]) -> None:
        """List what can be chosen."""
        lines = [_("You can choose:")]
        for number, each in enumerate(choices, 1):
            lines.append(wording.item(f"{number}.", each.text, wording.takes(each.takes)))
        self._paper.block(*lines)

    def tell_changes(self, before: View, now: View) -> None:
        """Tell what a command at a dilemma changed: words, messages, and lists with new numbers."""
        for each in now.advice:
            if each.text is not None and each.advisor not in self._told_advice:
                self._told_advice.add(each.advisor)
                self.tell_advice(now, each)
        for report in now.reports[self._told_reports :]:
            self._paper.block(_("Done: {what}").format(what=report.text), report.consequence)
        self._told_reports = len(now.reports)
        if now.story_time != before.story_time:
            when = format_clock(now.story_time)
            if now.story_time.date() != before.story_time.date():
                when = f"{format_day(now.story_time)}, {when}"
            self._paper.block(
                wording.full_stop(_("In the story it is now {time}").format(time=when))
            )
        self.tell_coming(now)
        self.tell_new_messages(now)
        if now.actions != before.actions:
            self.tell_actions(now.actions)
        if now.choices != before.choices:
            self._paper.block(_("What you can choose has changed."))
            self.tell_choices(now.choices)

    def tell_advice(self, view: View, advice: AdviceView) -> None:
        """Tell what an advisor says, and which choice that leans towards."""
        self._paper.block(
            f"{wording.person(advice.name, advice.role)}: {advice.text}",
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

    def tell_outcome(self, view: View) -> None:
        """Tell what came of a decision."""
        if view.timed_out:
            self._paper.block(_("You did not decide. That was a decision too."))
        elif view.decided and self.told_decision != view.scene:
            self._paper.block(_("You decided: {choice}").format(choice=view.decided))
        self._paper.block(view.text)
        self.tell_new_messages(view)
        self._paper.block(*filter(None, map(wording.moved, view.indicators)))

    def tell_new_messages(self, view: View) -> None:
        """Tell the messages that were not told yet."""
        for message in view.messages[self.told_messages :]:
            self.tell_message(message)
        self.told_messages = len(view.messages)

    def tell_coming(self, view: View) -> None:
        """Tell what is coming, unless that is told already."""
        coming = {each.id for each in view.coming}
        if not coming <= self._told_coming:
            self._paper.block(coming_in_words(view))
        self._told_coming |= coming

    def tell_all_messages(self, view: View) -> None:
        """Tell every message again."""
        if not view.messages:
            self._paper.block(_("There are no messages yet."))
        for message in view.messages:
            self.tell_message(message)

    def tell_message(self, message: MessageView) -> None:
        """Tell one message."""
        self._paper.block(
            _("{channel}, {time}, {person}: {text}").format(
                channel=wording.channel(message.channel),
                time=wording.moment(message.at, self._game.view().story_time),
                person=wording.person(message.sender, message.role),
                text=message.text,
            )
        )

    def tell_time(self, view: View) -> None:
        """Tell the time in the story, how many seconds are left, and what is coming."""
        when = f"{format_day(view.story_time)}, {format_clock(view.story_time)}"
        left = view.seconds_left
        self._paper.block(
            wording.full_stop(_("In the story it is now {time}").format(time=when)),
            _("There is no time limit.") if left is None else wording.seconds_left(left),
            coming_in_words(view),
        )

    def tell_help(self) -> None:
        """Tell what can be typed."""
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

    def options(self, view: View) -> str:
        """Return what can be typed at a dilemma, in one sentence."""
        parts = [_("Choose {numbers}").format(numbers=wording.numbers(len(view.choices)))]
        if view.advice:
            parts.append(_("ask {numbers}").format(numbers=wording.numbers(len(view.advice), "a")))
        if view.actions:
            parts.append(_("do {numbers}").format(numbers=wording.numbers(len(view.actions), "d")))
        parts.append(_("i for the situation, ? for help, q to stop"))
        return ", ".join(parts) + "."


def tell_list(paper: Paper, title: str, items: Iterable[str]) -> None:
    """Write a title with a numbered list."""
    paper.block(title, *(f"{number}. {item}" for number, item in enumerate(items, 1)))
