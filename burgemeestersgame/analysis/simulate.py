"""Very many plays at random, counted: what ever happens, how often, and how long it takes.

At each dilemma every advisor is heard with a chance of a half, every open action is taken with a
chance of 0.15 (in the order of the file or against it, whichever a coin says), silence decides with
a chance of 0.05 where there is a limit, and else one of the open choices does, each as likely. The
same seed gives the same plays.

Thousands of plays go through the story side by side (`batch`). What a move does comes from `steps`,
which has the rules of the engine work it out.
"""

from __future__ import annotations

import random
import time
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from burgemeestersgame.analysis.statuses import STATUSES
from burgemeestersgame.analysis.steps import Chart, Move, Outcome
from burgemeestersgame.analysis.walk import Guide, Walk
from burgemeestersgame.assessment import Status
from burgemeestersgame.engine.story import Story, compiled
from burgemeestersgame.scenario.model import Scenario

WORDS_PER_MINUTE = 200
SECONDS_PER_DILEMMA = 25
_SIDE_BY_SIDE = 16_384


class Spread(NamedTuple):
    """How a number differs between plays."""

    least: float
    p10: float
    median: float
    p90: float
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """What came of the plays. Every table has every id of the scenario, in its order.

    Attributes:
        choices: How many decisions and time-outs there were.
        seconds: Real time that play and counting took.
        endings: How many plays ended there.
        choices_by_id: How often each `dilemma/choice` or `dilemma/timeout` was taken.
        actions: How often each action was taken; `messages`: received; `laters`: happened;
            `scenes`: entered.
        levels: Each indicator at the end.
        norms: For each norm how many plays ended with each status.
        minutes: Real minutes that a player needs who reads everything once.
        shortest: For everything that happened, and for each status as `norm:status`, the moves of
            the play with the fewest decisions in which it did.
    """

    runs: int
    choices: int
    seconds: float
    endings: Mapping[str, int]
    choices_by_id: Mapping[str, int]
    actions: Mapping[str, int]
    messages: Mapping[str, int]
    laters: Mapping[str, int]
    scenes: Mapping[str, int]
    levels: Mapping[str, Spread]
    norms: Mapping[str, Mapping[Status, int]]
    minutes: Spread
    shortest: Mapping[str, tuple[Move, ...]]

    @property
    def never(self) -> tuple[str, ...]:
        """What never happened.

        Choices and time-outs as in `choices_by_id`, `action:id`, `message:id`, `later:id`, and
        scenes by their id, endings among them.
        """
        return tuple(
            prefix + id
            for prefix, counts in (
                ("", self.choices_by_id),
                ("action:", self.actions),
                ("message:", self.messages),
                ("later:", self.laters),
                ("", self.scenes),
            )
            for id, count in counts.items()
            if not count
        )


def simulate(
    scenario: Scenario,
    runs: int,
    seed: int = 0,
    progress: Callable[[int], None] | None = None,
) -> Simulation:
    """Play a scenario at random.

    Args:
        runs: How many plays, at least one.
        seed: The same seed gives the same plays.
        progress: Called now and then with the number of plays so far.
    """
    player = Player(Chart(compiled(scenario)), random.Random(seed))
    while player.runs < runs:
        player.play(min(_SIDE_BY_SIDE, runs - player.runs))
        if progress:
            progress(player.runs)
    return player.result()


class Player:
    """Plays at random and counts.

    Attributes:
        runs: Plays so far; `choices`: decisions and time-outs in them.
        seconds: Real time that took.
    """

    def __init__(self, chart: Chart, pick: random.Random) -> None:
        self._guide = Guide(chart)
        self._story = chart.story
        self._pick = pick
        self.runs = self.choices = 0
        self.seconds = 0.0
        self._hits: Counter[Outcome] = Counter()
        self._levels: list[Counter[float]] = [Counter() for _ in self._story.indicators]
        self._minutes: Counter[float] = Counter()
        self._norms: Counter[tuple[int, Status]] = Counter()
        self._shortest: dict[str, tuple[int, tuple[Move, ...]]] = {}

    def play(self, runs: int) -> Walk:
        """Play so many times, side by side, and return those plays."""
        started = time.perf_counter()
        walk = Walk(self._guide, self._pick, runs)
        self.runs += runs
        self._count(walk)
        self.seconds += time.perf_counter() - started
        self._remember(walk)
        return walk

    def _count(self, walk: Walk) -> None:
        batch = walk.batch
        everyone = batch.everyone
        for outcome, plays in batch.log:
            self._hits[outcome] += plays.bit_count()
        for index, counter in enumerate(self._levels):
            for level, plays in batch[index].counts(everyone):
                counter[level] += plays.bit_count()
        for norm, status, plays in batch.statuses():
            self._norms[norm, status] += plays.bit_count()
        for decisions, plays in walk.decisions.counts(everyone):
            self.choices += decisions * plays.bit_count()
        for dilemmas, plays in walk.dilemmas.counts(everyone):
            for words, some in walk.words.counts(plays):
                minutes = words / WORDS_PER_MINUTE + dilemmas * SECONDS_PER_DILEMMA / 60
                self._minutes[minutes] += some.bit_count()

    def _remember(self, walk: Walk) -> None:
        """Keep the play with the fewest decisions for everything that happened."""
        batch, book = walk.batch, self._guide.book
        by_length = list(walk.decisions.counts(batch.everyone))
        found: dict[str, tuple[int, int]] = {}
        chosen = 0

        def offer(name: str, plays: int) -> None:
            nonlocal chosen
            best = min(
                (each[name][0] for each in (found, self._shortest) if name in each), default=None
            )
            for decisions, some in by_length:
                if best is not None and decisions >= best:
                    break
                if some & plays:
                    some = some & plays & chosen or some & plays
                    found[name] = decisions, (some & -some).bit_length() - 1
                    chosen |= some & -some
                    break

        for outcome, plays in batch.log:
            for name in names_of(self._story, outcome):
                offer(name, plays)
        for norm, status, plays in batch.statuses():
            offer(f"{book.ids[norm]}:{status}", plays)
        moves = {
            play: tuple(outcome.move for outcome, plays in batch.log if plays >> play & 1)
            for play in {play for _decisions, play in found.values()}
        }
        for name, (decisions, play) in found.items():
            self._shortest[name] = decisions, moves[play]

    def result(self) -> Simulation:
        """Return the counts so far."""
        story, scenario = self._story, self._story.scenario
        taken, happened, entered = Counter[int](), Counter[int](), Counter[int]()
        for outcome, count in self._hits.items():
            if outcome.deed >= 0:
                taken[outcome.deed] += count
            for order in outcome.held:
                happened[order] += count
            for index in outcome.entered:
                entered[index] += count
        messages = dict.fromkeys(scenario.messages, 0)
        for deed in story.deeds:
            if deed.message:
                messages[deed.message] += taken[deed.index]
        for order, later in enumerate(story.laters):
            if later.message:
                messages[later.message] += happened[order]
        return Simulation(
            runs=self.runs,
            choices=self.choices,
            seconds=self.seconds,
            endings={place.id: entered[place.index] for place in story.places if place.is_ending},
            choices_by_id={
                f"{story.places[deed.scene].id}/{deed.id}": taken[deed.index]
                for deed in story.deeds
                if deed.action < 0
            },
            actions={deed.id: taken[deed.index] for deed in story.actions},
            messages=messages,
            laters={later.id: happened[order] for order, later in enumerate(story.laters)},
            scenes={place.id: entered[place.index] for place in story.places},
            levels={id: spread(self._levels[index]) for id, index in story.indicators.items()},
            norms={
                id: {status: self._norms[norm, status] for status in STATUSES}
                for norm, id in enumerate(self._guide.book.ids)
            },
            minutes=spread(self._minutes),
            shortest={name: moves for name, (_n, moves) in sorted(self._shortest.items())},
        )


def names_of(story: Story, outcome: Outcome) -> Iterator[str]:
    """Yield everything that happened in an outcome, named as in `Simulation.never`."""
    for index in outcome.entered:
        yield story.places[index].id
    messages = [story.laters[order].message for order in outcome.held]
    if outcome.deed >= 0:
        deed = story.deeds[outcome.deed]
        messages.append(deed.message)
        yield f"action:{deed.id}" if deed.action >= 0 else f"{outcome.move.scene}/{deed.id}"
    for order in outcome.held:
        yield f"later:{story.laters[order].id}"
    for message in messages:
        if message:
            yield f"message:{message}"


def spread(counts: Mapping[float, int]) -> Spread:
    """Return how values differ, given how often each came."""
    values = sorted(counts)
    totals = list(accumulate(counts[value] for value in values))

    def at(share: float) -> float:
        return values[min(bisect(totals, share * totals[-1]), len(values) - 1)]

    return Spread(values[0], at(0.1), at(0.5), at(0.9), values[-1])
