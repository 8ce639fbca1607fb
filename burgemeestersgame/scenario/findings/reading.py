"""Time to read: at a dilemma with a time limit, and for the whole of a play."""

from __future__ import annotations

import math
from collections.abc import Iterator

from burgemeestersgame.errors import Problem
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.bounds import Edge
from burgemeestersgame.scenario.findings.look import Glance, Look, warning
from burgemeestersgame.scenario.judge import EITHER
from burgemeestersgame.scenario.model import Consequences, Dilemma, Explain, Scene

WORDS_A_MINUTE = 200
THINKING_S = 20
"""Beside reading, what a dilemma with a time limit leaves at least."""

DECIDING_S = 25
"""What a dilemma takes beside reading, in how long a play is said to last."""

_ADVICE_HEARD = 0.5
_CLEARLY = 1.1


def words_in(text: str) -> int:
    """Return how many words a text has."""
    return len(text.split())


def check_time_limits(look: Glance) -> Iterator[Problem]:
    """A time limit leaves time to read situation, question and choices, and then to think."""
    for scene in look.scenario.scenes.values():
        if not isinstance(scene, Dilemma) or scene.time_limit_s is None:
            continue
        words = words_in(scene.text) + words_in(scene.question)
        words += sum(words_in(choice.text) for choice in scene.choices)
        needed_s = words * 60 / WORDS_A_MINUTE + THINKING_S
        if scene.time_limit_s < needed_s:
            yield warning(
                look.written.key(scene.id, "seconds"),
                "time-limit-short",
                _("{seconds} seconds are too few to read {words} words and think").format(
                    seconds=f"{scene.time_limit_s:g}", words=words
                ),
                _("give at least {seconds} seconds").format(seconds=math.ceil(needed_s)),
            )


def check_minutes(look: Look) -> Iterator[Problem]:
    """A play lasts about as long as is promised: not clearly longer."""
    promised = look.scenario.minutes_promised
    if not promised:
        return
    minutes = typical_minutes(look)
    if minutes > promised * _CLEARLY + 0.5:
        yield warning(
            look.written.key("minutes-promised"),
            "play-too-long",
            _("a play takes about {minutes} minutes; promised: {promised}").format(
                minutes=round(minutes), promised=promised
            ),
            _("promise more minutes, or leave out a dilemma or some text"),
        )


def typical_minutes(look: Look) -> float:
    """Return how many minutes a play takes on average over its choices.

    Every word read at 200 a minute, half of the advice, and 25 seconds for each dilemma; every
    choice counts alike, and what may be skipped half. Actions are left out.
    """
    left: dict[str, float] = {}
    scenes = look.scenario.scenes
    edges = look.bounds.edges
    for id in reversed(look.bounds.order):
        if id not in edges:
            continue
        scene = scenes[id]
        verdict = look.bounds.verdicts.get(_key(scene), 0)
        skipping = [edge for edge in edges[id] if edge.deed is None]
        deciding = [edge for edge in edges[id] if edge.deed is not None]
        if not isinstance(scene, Dilemma):
            # The ways on are the same, entered or skipped.
            share = 0.5 if verdict == EITHER else float(id in look.bounds.inside)
            left[id] = share * _own_minutes(scene) + _mean([left[edge.to] for edge in skipping])
            continue
        share = 0.5 if verdict == EITHER and skipping else float(id in look.bounds.inside)
        entered = _own_minutes(scene) + _mean(_after_decisions(look, deciding, left))
        left[id] = share * entered + (1 - share) * _mean([left[edge.to] for edge in skipping])
    return left[next(iter(scenes))]


def _key(scene: Scene) -> int:
    return id(scene)


def _after_decisions(look: Look, edges: list[Edge], left: dict[str, float]) -> list[float]:
    by_deed: dict[int, list[Edge]] = {}
    for edge in edges:
        by_deed.setdefault(id(edge.deed), []).append(edge)
    minutes = []
    for group in by_deed.values():
        deed = group[0].deed
        assert deed is not None
        told = _consequence_words(look, deed.consequences) / WORDS_A_MINUTE
        minutes.append(told + _mean([left[edge.to] for edge in group]))
    return minutes


def _consequence_words(look: Look, done: Consequences) -> float:
    words: float = words_in(done.consequence)
    messages = look.scenario.messages
    if done.message is not None:
        words += words_in(messages[done.message].text)
    for later in done.later:
        if later.message is not None and later.id not in look.fates:
            share = 1.0 if later.condition is None else 0.5
            words += share * words_in(messages[later.message].text)
    return words


def _own_minutes(scene: Scene) -> float:
    words: float = words_in(scene.text)
    seconds = 0
    if isinstance(scene, Explain):
        words += words_in(scene.prompt)
    elif isinstance(scene, Dilemma):
        seconds = DECIDING_S
        words += words_in(scene.question)
        words += sum(words_in(choice.text) for choice in scene.choices)
        words += _ADVICE_HEARD * sum(words_in(advice.text) for advice in scene.advice)
    return words / WORDS_A_MINUTE + seconds / 60


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0
