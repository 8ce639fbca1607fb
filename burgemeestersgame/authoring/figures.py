"""What came of many plays at random, in the words of the scenario, for who never saw its file."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from burgemeestersgame.analysis.simulate import Player, Simulation
from burgemeestersgame.analysis.steps import Chart
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.i18n import format_number
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.model import Dilemma, Scenario

PLAYS = 1_000
_AT_ONCE = 100  # so that it can be stopped in between
_TIMEOUT = "timeout"


class Figure(NamedTuple):
    """How often something happened, out of how often it could have."""

    text: str
    times: int
    whole: int

    @property
    def share(self) -> float:
        """From 0.0 to 1.0."""
        return self.times / self.whole if self.whole else 0.0


class Figures(NamedTuple):
    """The key figures of many plays.

    Attributes:
        minutes: The real minutes that most players need, in a sentence.
        endings: How many plays ended there.
        dilemmas: Each question with how often each answer was given; none where it never came up.
        never: What never happened.
    """

    title: str
    plays: int
    minutes: str
    endings: tuple[Figure, ...]
    dilemmas: tuple[tuple[str, tuple[Figure, ...]], ...]
    never: tuple[str, ...]


def key_figures(
    scenario: Scenario, progress: Callable[[float], None], plays: int = PLAYS
) -> Figures:
    """Play a scenario at random and return what came of it.

    Args:
        progress: Called now and then with the share that is done; may raise to stop it all.
    """
    player = Player(Chart(compiled(scenario)), random.Random(0))
    while player.runs < plays:
        progress(player.runs / plays)
        player.play(min(_AT_ONCE, plays - player.runs))
    return _told(scenario, player.result())


def share_in_words(count: int, whole: int) -> str:
    """Return a share as a percentage: `42 %`, and `0,35 %` of what is rare."""
    share = 100 * count / whole if whole else 0
    is_rare = 0 < share < 1
    return _("{percent} %").format(percent=format_number(share, 2 if is_rare else 0))


def by_dilemma(counts: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Return the counts of `Simulation.choices_by_id` for each dilemma, by choice."""
    found: dict[str, dict[str, int]] = {}
    for id, count in counts.items():
        dilemma, _slash, choice = id.partition("/")
        found.setdefault(dilemma, {})[choice] = count
    return found


def _told(scenario: Scenario, found: Simulation) -> Figures:
    dilemmas = []
    for id, counts in by_dilemma(found.choices_by_id).items():
        dilemma = scenario.scenes[id]
        assert isinstance(dilemma, Dilemma)
        whole = sum(counts.values())
        if whole:
            answers = (
                Figure(_answer(dilemma, choice), count, whole) for choice, count in counts.items()
            )
            dilemmas.append((dilemma.question, tuple(answers)))
    return Figures(
        title=scenario.title,
        plays=found.runs,
        minutes=_minutes(found, scenario),
        endings=tuple(
            Figure(_beginning(scenario.scenes[id].text) or id, count, found.runs)
            for id, count in found.endings.items()
        ),
        dilemmas=tuple(dilemmas),
        never=tuple(_never(scenario, found)),
    )


def _minutes(found: Simulation, scenario: Scenario) -> str:
    minutes = found.minutes
    return _("Most players need {p10} to {p90} minutes; you promise them {promised}.").format(
        p10=format_number(minutes.p10),
        p90=format_number(minutes.p90),
        promised=scenario.minutes_promised,
    )


def _answer(dilemma: Dilemma, choice: str) -> str:
    if choice == _TIMEOUT:
        return _("No decision in time")
    return next((each.text for each in dilemma.choices if each.id == choice), choice)


def _never(scenario: Scenario, found: Simulation) -> Iterator[str]:
    """Yield what never happened, in words; an answer to what was never asked is left out."""
    for name in found.never:
        kind, colon, id = name.partition(":")
        scene, slash, choice = name.partition("/")
        if not colon and slash:
            if found.scenes.get(scene):
                dilemma = scenario.scenes[scene]
                assert isinstance(dilemma, Dilemma)
                yield _("the choice ‘{text}’ at ‘{question}’").format(
                    text=_answer(dilemma, choice), question=dilemma.question
                )
        elif kind == "action" and colon:
            yield _("the action ‘{text}’").format(text=scenario.actions[id].text)
        elif kind == "message" and colon:
            yield _("the message ‘{text}’").format(text=_beginning(scenario.messages[id].text))
        elif kind == "later" and colon:
            yield _("what comes later, ‘{id}’").format(id=id)
        elif isinstance(dilemma := scenario.scenes[name], Dilemma):
            yield _("the dilemma ‘{question}’").format(question=dilemma.question)
        else:
            yield _("the scene ‘{id}’").format(id=name)


_LONGEST = 90


def _beginning(text: str) -> str:
    """Return the first words of a text."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rsplit(" ", 1)[0] + " …"
