"""What a player may see of a game, in the words of the story."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice

from burgemeestersgame.engine import rules
from burgemeestersgame.engine.situation import Received, Situation
from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import Story, first_that_holds, kind_of
from burgemeestersgame.engine.view import (
    ActionView,
    AdviceView,
    AppointmentView,
    ChoiceView,
    FactView,
    IndicatorView,
    MessageView,
    ReportView,
    ValueView,
    View,
)
from burgemeestersgame.scenario.model import Dilemma, Ending, Explain

MOST_COMING = 3


class Showing:
    """What may be seen where a game stands."""

    def __init__(self, story: Story, situation: Situation) -> None:
        self._story = story
        self._now = situation

    def view(self, rests: str, seconds_left: float | None, seconds_limit: float | None) -> View:
        """Return it; `rests` is the state of the lifecycle."""
        now, story, scenario = self._now, self._story, self._story.scenario
        state = now.state
        values = tuple(ValueView(id, label) for id, label in scenario.values.items())
        if state is None:
            return View(
                state=rests,
                scene=None,
                kind=None,
                phase=None,
                place=None,
                sound=None,
                story_time=scenario.starts,
                text="",
                question="",
                choices=(),
                actions=(),
                advice=(),
                messages=(),
                coming=(),
                reports=(),
                decided="",
                timed_out=False,
                seconds_left=None,
                seconds_limit=None,
                indicators=self._indicators(story.initial),
                facts=self._facts(story.initial),
                values=values,
                dilemmas_done=0,
                ending=None,
            )
        place = story.places[state.scene]
        scene = place.source
        is_open = isinstance(scene, Dilemma) and state.going < 0
        text, question = scene.text, ""
        decided, timed_out = "", False
        if isinstance(scene, Dilemma):
            if state.going >= 0:
                text, decided, timed_out = self._outcome(scene)
            else:
                question = scene.question
        elif isinstance(scene, Explain):
            question = scene.prompt
        return View(
            state=rests,
            scene=scene.id,
            kind=kind_of(scene),
            phase=scene.phase,
            place=first_that_holds(place.art, state),
            sound=first_that_holds(place.sound, state),
            story_time=story.story_time(state.clock),
            text=text,
            question=question,
            choices=choices_of(story, state) if is_open else (),
            actions=self._actions(state) if is_open else (),
            advice=self._advice(state, scene) if isinstance(scene, Dilemma) else (),
            messages=tuple(
                self._message(each, number >= now.new_from)
                for number, each in enumerate(now.received)
            ),
            coming=() if isinstance(scene, Ending) else self._coming(state),
            reports=tuple(
                ReportView(
                    id, scenario.actions[id].text, scenario.actions[id].consequences.consequence
                )
                for id in now.reports
            ),
            decided=decided,
            timed_out=timed_out,
            seconds_left=seconds_left,
            seconds_limit=seconds_limit,
            indicators=self._indicators(state),
            facts=self._facts(state),
            values=values,
            dilemmas_done=now.dilemmas_done,
            ending=scene.id if isinstance(scene, Ending) else None,
        )

    def _outcome(self, scene: Dilemma) -> tuple[str, str, bool]:
        """Return the consequence that is read, the text of the choice, and whether silence
        decided."""
        if self._now.decided == "timeout" and scene.timeout:
            return scene.timeout.consequences.consequence, "", True
        for choice in scene.choices:
            if choice.id == self._now.decided:
                return choice.consequences.consequence, choice.text, False
        return "", "", False

    def _actions(self, state: State) -> tuple[ActionView, ...]:
        return tuple(
            ActionView(deed.id, _text_of(deed.source), timedelta(minutes=deed.takes))
            for deed in rules.open_actions(self._story, state)
        )

    def _advice(self, state: State, scene: Dilemma) -> tuple[AdviceView, ...]:
        cast = self._story.scenario.cast
        return tuple(
            AdviceView(
                advisor=each.advisor,
                name=cast[each.advisor].name,
                role=cast[each.advisor].role,
                portrait=cast[each.advisor].portrait,
                mood=each.mood.value,
                takes=timedelta(minutes=each.takes_min),
                stance=each.stance if state.heard >> number & 1 else None,
                text=each.text if state.heard >> number & 1 else None,
            )
            for number, each in enumerate(scene.advice)
        )

    def _message(self, received: Received, is_new: bool) -> MessageView:
        message = self._story.scenario.messages[received.message]
        member = self._story.scenario.cast.get(message.sender) if message.sender_is_cast else None
        return MessageView(
            id=message.id,
            channel=message.channel.value,
            sender=member.name if member else message.sender,
            sender_id=member.id if member else None,
            role=member.role if member else "",
            text=quoted(message.text, message.without, message.quotes, dict(received.sentences)),
            at=self._story.story_time(received.clock),
            is_new=is_new,
        )

    def _coming(self, state: State) -> tuple[AppointmentView, ...]:
        known = (
            AppointmentView(each.source.id, each.source.text, each.source.at)
            for each in self._story.agenda
            if each.at > state.clock and (each.test is None or each.test(state))
        )
        return tuple(islice(known, MOST_COMING))

    def _indicators(self, state: State) -> tuple[IndicatorView, ...]:
        return tuple(
            IndicatorView(each.id, each.label, each.better.value, each.start, level, previous)
            for each, level, previous in zip(
                self._story.scenario.indicators.values(),
                state.levels,
                self._now.levels_before,
                strict=True,
            )
        )

    def _facts(self, state: State) -> tuple[FactView, ...]:
        bits = self._story.fact_bits
        return tuple(
            FactView(id, text, state.truths & bits[id] != 0)
            for id, text in self._story.scenario.facts.items()
        )


def choices_of(story: Story, state: State) -> tuple[ChoiceView, ...]:
    """Return the choices that are open at a dilemma."""
    return tuple(
        ChoiceView(deed.id, _text_of(deed.source), timedelta(minutes=deed.takes))
        for deed in rules.open_choices(story, state)
    )


def quoted(text: str, without: str, quotes: tuple[str, ...], sentences: dict[str, str]) -> str:
    """Return a message's text with the explain-it sentences in place, or `without` where one is
    missing."""
    if not quotes:
        return text
    if not all(sentences.get(scene) for scene in quotes):
        return without
    for scene in quotes:
        # The sentence may itself contain braces: it is put in, never read.
        text = text.replace(f"{{{scene}}}", sentences[scene].replace("{", "\ufdd0"))
    return text.replace("\ufdd0", "{")


def _text_of(source: object) -> str:
    return str(getattr(source, "text", ""))
