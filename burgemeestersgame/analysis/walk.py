"""One batch of plays at random, from the first scene to the last ending."""

from __future__ import annotations

import random
from functools import cached_property

from burgemeestersgame.analysis.batch import Batch
from burgemeestersgame.analysis.bits import numbers_of
from burgemeestersgame.analysis.planes import Number, add
from burgemeestersgame.analysis.stage import Candidate, Options, Stage, Turn
from burgemeestersgame.analysis.statuses import NormBook
from burgemeestersgame.analysis.steps import Chart, Outcome, Spot, Step
from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import Deed
from burgemeestersgame.scenario.model import Dilemma

P_ADVICE = 0.5
P_ACTION = 0.15
P_TIMEOUT = 0.05
_CHANCE_BITS = 32  # of a probability


class Guide:
    """What is the same for all walks through a story: its steps, norms, and words to read."""

    def __init__(self, chart: Chart) -> None:
        story = chart.story
        self.chart = chart
        self.book = NormBook(story.scenario)
        self.order = chart.survey.order
        self.stages = {
            index: Stage(chart, self.book, story.places[index])
            for index in self.order
            if story.places[index].is_dilemma and index in chart.survey.stays
        }
        self.latest = max(chart.survey.leaves.values()) + max(
            (after for deed in story.deeds for after, _order in deed.laters), default=0
        )
        self._message_words = {
            message.id: words_in(message.text) for message in story.scenario.messages.values()
        }

    @cached_property
    def most_words(self) -> int:
        """The most that anybody could read in one play."""
        story = self.chart.story
        words = 0
        for deed in story.deeds:
            laters = (story.laters[order].message for _after, order in deed.laters)
            messages = [message for message in (deed.message, *laters) if message]
            texts = getattr(deed.source, "text", ""), deed.consequences.consequence
            words += deed.times * (
                sum(map(words_in, texts)) + sum(self._message_words[each] for each in messages)
            )
        for place in story.places:
            source = place.source
            parts = [source.text, getattr(source, "question", ""), getattr(source, "prompt", "")]
            parts += [advice.text for advice in getattr(source, "advice", ())]
            words += sum(map(words_in, parts))
        return words

    def words_of(self, outcome: Outcome) -> int:
        """Return how many words are read after a step, up to the next dilemma or ending."""
        if outcome.note is None:
            story = self.chart.story
            words = 0
            messages = [story.laters[order].message for order in outcome.held]
            if outcome.deed >= 0:
                deed = story.deeds[outcome.deed]
                words += words_in(deed.consequences.consequence)
                messages.append(deed.message)
            words += sum(self._message_words[message] for message in messages if message)
            for index in outcome.entered:
                source = story.places[index].source
                words += words_in(source.text)
                words += words_in(getattr(source, "question", "") or getattr(source, "prompt", ""))
            outcome.note = words
        read: int = outcome.note
        return read


class Walk:
    """So many plays at random, side by side.

    Args:
        at: Where they all are, at rest; left out: at the beginning.
        barred: The index of an action's deed that is not taken where they are.

    Attributes:
        batch: Their states, and what happened in them.
        words: That each player reads; `dilemmas`: that each comes to; `decisions`: that each takes,
            time-outs among them.
    """

    def __init__(
        self,
        guide: Guide,
        pick: random.Random,
        count: int,
        at: State | None = None,
        barred: int = -1,
    ) -> None:
        self._guide = guide
        self._chart = guide.chart
        self._pick = pick
        self._count = count
        self._barred = (at.scene, barred) if at else None
        self.batch = Batch(guide.chart.story, guide.book, count, guide.latest)
        self._words = [0] * guide.most_words.bit_length()
        self._dilemmas, self._decisions = ([0] * len(guide.order).bit_length() for _ in range(2))
        self._unread = dict.fromkeys(guide.chart.story.actions, self.batch.everyone)
        self._arrived: dict[int, dict[Spot, int]] = {index: {} for index in guide.order}
        self._here: dict[Spot, int] = {}
        if at is None:
            self._take(self._chart.beginning, self.batch.everyone)
        else:
            self.batch.put_all(at)
            self._arrived[at.scene][self._chart.spot(at.scene, at.heard)] = self.batch.everyone
        for index in guide.order:
            self._here = self._arrived[index]
            if self._here:
                self._play(index)

    def different(self) -> int:
        """Return how many of these plays differ in what was done, or in its order: at least."""
        done = [0] * self._count
        for outcome, plays in self.batch.log:
            if outcome.deed >= 0:
                for play in numbers_of(plays):
                    done[play] = hash((done[play], outcome.deed))
        return len(set(done))

    @property
    def words(self) -> Number:
        return Number([*self._words, 0], self.batch.everyone)

    @property
    def dilemmas(self) -> Number:
        return Number([*self._dilemmas, 0], self.batch.everyone)

    @property
    def decisions(self) -> Number:
        return Number([*self._decisions, 0], self.batch.everyone)

    # -- places ----------------------------------------------------------------------------------

    def _play(self, index: int) -> None:
        """Have all plays at a place go on from there."""
        place = self._chart.story.places[index]
        if place.is_dilemma:
            self._face(self._guide.stages[index])
        elif not place.is_ending:
            for spot, plays in self._here.items():
                self._take(self._chart.go_on(spot), plays)

    def _face(self, stage: Stage) -> None:
        """Have all plays at a dilemma hear advice, take actions and decide."""
        plays = self._everyone_here()
        self._count_up(self._dilemmas, 1, plays)
        self._hear(stage, plays)
        coin = self._drawn(0.5)
        drawn = [self._drawn(P_ACTION) for _ in stage.actions]
        taken: dict[Deed, int] = dict.fromkeys((action.deed for action in stage.actions), 0)
        for actions, some in (
            (zip(stage.actions, drawn, strict=True), coin),
            (zip(stage.actions[::-1], drawn[::-1], strict=True), ~coin),
        ):
            for action, luck in actions:
                if self._barred != (stage.place.index, action.deed.index):
                    taken[action.deed] |= self._act(action, luck & some)
        self._decide(stage, taken)

    def _hear(self, stage: Stage, plays: int) -> None:
        source = stage.place.source
        assert isinstance(source, Dilemma)
        for number, advice in enumerate(source.advice):
            heard = self._drawn(P_ADVICE) & plays
            self._count_up(self._words, words_in(advice.text), heard)
            if number in stage.advice:
                new = sum(some for spot, some in self._here.items() if not spot.heard >> number & 1)
                for spot, some in self._split(heard & new):
                    self._take(self._chart.consult(spot, number), some)

    def _act(self, action: Candidate, lucky: int) -> int:
        """Have these plays take an action where it is open; return those that did."""
        lucky &= self._everyone_here()
        doing = self._open(action, lucky)
        if doing:
            self._read(action, doing)
            self.batch.use(action.deed, doing)
            for spot, some in self._split(doing):
                self._take(self._chart.act(spot, action.deed), some)
        return doing

    def _open(self, action: Candidate, plays: int) -> int:
        """Return the plays in which an action is open."""
        able = self.batch.may_take(action.deed, plays) if plays else 0
        return (
            sum(some for honours, some in self.batch.find(action.look, able) if honours is not None)
            if able
            else 0
        )

    def _read(self, action: Candidate, plays: int) -> None:
        """Count the words of an action, the first time it is on the list."""
        new = self._unread[action.deed] & plays
        if new:
            self._unread[action.deed] ^= new
            self._count_up(self._words, words_in(getattr(action.deed.source, "text", "")), new)

    def _decide(self, stage: Stage, taken: dict[Deed, int]) -> None:
        plays = self._everyone_here()
        if not plays:
            return
        self._count_up(self._decisions, 1, plays)
        turns: list[tuple[Turn, int]] = []
        found: list[tuple[Options, int]] = self.batch.find(stage.options, plays)
        for options, some in found:
            words = sum(words_in(getattr(turn.deed.source, "text", "")) for turn in options.turns)
            self._count_up(self._words, words, some)
            turns += self._drawn_turns(options, some)
        chances = self._chances(stage, turns, plays, taken)
        deciding: dict[Deed, int] = {}
        for turn, some in turns:
            deciding[turn.deed] = deciding.get(turn.deed, 0) | some
        for spot, here in self._here.items():
            for deed, some in deciding.items():
                if here & some:
                    self._take(self._chart.decide(spot, deed), here & some, chances)

    def _drawn_turns(self, options: Options, plays: int) -> list[tuple[Turn, int]]:
        """Return which turn is taken in which of these plays."""
        turns = []
        if options.silence:
            silent = self._drawn(P_TIMEOUT) & plays
            turns.append((options.silence, silent))
            plays ^= silent
        for left, turn in zip(range(len(options.turns), 0, -1), options.turns, strict=True):
            some = plays & self._drawn(1 / left) if left > 1 else plays
            turns.append((turn, some))
            plays ^= some
        return turns

    def _chances(
        self, stage: Stage, turns: list[tuple[Turn, int]], plays: int, taken: dict[Deed, int]
    ) -> dict[int, int]:
        """Return norms that these turns miss, with the plays in which."""
        chances: dict[int, int] = {}
        for turn, some in turns:
            for norm in numbers_of(turn.chances):
                chances[norm] = chances.get(norm, 0) | some
        waived: dict[int, int] = {}
        for turn, some in turns:
            for norm in numbers_of(self._guide.book.all & ~turn.unwaived):
                waived[norm] = waived.get(norm, 0) | some
        for action in stage.actions:
            # Only where it makes a difference; that the action was on the list always does once.
            asked = self._unread[action.deed]
            for norm in numbers_of(action.honours):
                asked |= self.batch.untouched[norm] & ~self.batch.missed[norm]
            able = asked & plays & ~taken[action.deed]
            able = self.batch.may_take(action.deed, able) if able else 0
            for honours, some in self.batch.find(action.look, able) if able else ():
                if honours is not None:
                    self._read(action, some)
                    for norm in numbers_of(honours):
                        chances[norm] = chances.get(norm, 0) | some & ~waived.get(norm, 0)
        return chances

    # -- plays -----------------------------------------------------------------------------------

    def _take(self, step: Step, plays: int, chances: dict[int, int] | None = None) -> None:
        """Have these plays take a step, and be where it leads."""
        for outcome, some in self.batch.take(step, plays, chances or {}):
            self._count_up(self._words, self._guide.words_of(outcome), some)
            spot = outcome.spot
            there = self._arrived[spot.place.index] if outcome.entered else self._here
            there[spot] = there.get(spot, 0) | some

    def _everyone_here(self) -> int:
        plays = 0
        for some in self._here.values():
            plays |= some
        return plays

    def _split(self, plays: int) -> list[tuple[Spot, int]]:
        """Take these plays away from where they are here, and return where that was."""
        found = [(spot, here & plays) for spot, here in self._here.items() if here & plays]
        for spot, some in found:
            self._here[spot] ^= some
        return found

    def _count_up(self, planes: list[int], by: int, plays: int) -> None:
        if by and plays:
            add(planes, plays, by)

    def _drawn(self, chance: float) -> int:
        """Return each play with this chance."""
        bits = round(chance * (1 << _CHANCE_BITS))
        plays = 0
        for at in range((bits & -bits).bit_length() - 1, _CHANCE_BITS):
            more = self._pick.getrandbits(self._count)
            plays = plays | more if bits >> at & 1 else plays & more
        return plays


def words_in(text: str) -> int:
    """Return the number of words of a text."""
    return len(text.split())
