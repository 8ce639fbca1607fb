"""What play can bring about, in bounds: a walk over the scenes that never says "never" wrongly.

Scenes are taken in an order in which play can meet them. For each is kept between which bounds the
indicators and the clock can be on arriving, what may be true by then and what certainly is. One
pass, linear in the scenes. The exhaustive analysis says exactly what this only bounds.

Two things keep the bounds right without following every order of events. What comes later, and
what actions do, is kept beside the indicators as a sum of what it may add and take away: keeping a
value within 0-100 never widens a difference, so that the sum may be added at the end. And whatever
an action may do is done as often as it may be.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from burgemeestersgame.scenario.conditions import All, Any, Condition, Not, Tree
from burgemeestersgame.scenario.deeds import Deed, changes_of, deeds_of
from burgemeestersgame.scenario.judge import FAILS, HOLDS, Here, Judge
from burgemeestersgame.scenario.model import (
    Choice,
    Consequences,
    Dilemma,
    Ending,
    Later,
    Scenario,
    Scene,
    Timeout,
    Variant,
    Way,
)
from burgemeestersgame.scenario.relations import Relations
from burgemeestersgame.scenario.uses import uses_of
from burgemeestersgame.scenario.ways import order_of


class Edge(NamedTuple):
    """A way that play may take: what was decided (None where nothing was), where it leads."""

    deed: Choice | Timeout | None
    to: str


class _State:
    """Bounds between two moments; the indicators without what may come later and by actions."""

    __slots__ = ("first", "high", "last", "less", "low", "may", "more", "must")

    def __init__(
        self,
        low: list[int],
        high: list[int],
        less: list[int],
        more: list[int],
        may: int,
        must: int,
        first: int,
        last: int,
    ) -> None:
        self.low = low
        self.high = high
        self.less = less
        self.more = more
        self.may = may
        self.must = must
        self.first = first
        self.last = last

    def copy(self) -> _State:
        return _State(
            self.low, self.high, self.less, self.more, self.may, self.must, self.first, self.last
        )

    def join(self, other: _State) -> None:
        if self.low != other.low:
            self.low = list(map(min, self.low, other.low))
        if self.high != other.high:
            self.high = list(map(max, self.high, other.high))
        if self.less != other.less:
            self.less = list(map(min, self.less, other.less))
        if self.more != other.more:
            self.more = list(map(max, self.more, other.more))
        self.may |= other.may
        self.must &= other.must
        self.first = min(self.first, other.first)
        self.last = max(self.last, other.last)


class Bounds:
    """What play can bring about.

    Attributes:
        verdicts: For everything with a condition, by `id()`: the `HOLDS` and `FAILS` that it may
            come to wherever play judges it. Missing where play never judges it.
        uses: Every condition with what has it.
        deeds: Every choice, time-out and action.
        order: The scenes, so that every way leads further on.
        unset: The facts that no play makes true; taken to be possible all the same.
        contexts: For what has never held so far, what was known where it was judged.
        taken: `id()` of every entry of a `next`, `place` or `sound` that may count.
        inside: For each scene that play may enter what is known there: at a dilemma until its
            decision.
        open_deeds: `id()` of each choice, time-out and action that may be taken.
        open_at: For each action the dilemmas at which it may be open.
        edges: For each scene that play may come to, the ways that it may go on.
        stuck: The dilemmas at which no choice may be open.
        passed: The scenes with a moment that has always passed on arriving.
        first: The earliest minute since the start at which play waits for the player.
        anywhere: What is known of any moment at all.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.uses = tuple(uses_of(scenario))
        self.judge = Judge(scenario, self.uses)
        self._bits = self.judge.bits
        self.deeds = tuple(deeds_of(scenario))
        self.order = order_of(scenario.scenes)
        self._number = {id: number for number, id in enumerate(scenario.indicators)}
        self._sums: dict[int, tuple[list[int], list[int], int]] = {}
        self._shadows: dict[int, Tree | None] = {}
        bits = self.judge.bits
        self._action_bits = {id: bits[f"action:{id}"] for id in scenario.actions}
        self._actions_mask = sum(self._action_bits.values())
        relations = Relations(scenario, bits)
        self.judge.excludes = relations.excludes
        self.judge.implies = relations.implies
        self.unset = frozenset(scenario.facts) - _set_somewhere(self.deeds)
        self._begin()
        never = frozenset(scenario.facts) - self._live_facts()
        if never - self.unset:
            # Those are reported as facts; that conditions wait for them in vain is no second news.
            self.unset = never
            self._begin()

    def _begin(self) -> None:
        self.verdicts: dict[int, int] = {}
        self.contexts: dict[int, list[Here]] = {}
        self.taken: set[int] = set()
        self.inside: dict[str, Here] = {}
        self.arrival: dict[str, Here] = {}
        self.open_deeds: set[int] = set()
        self.open_at: dict[str, list[str]] = {id: [] for id in self.scenario.actions}
        self.edges: dict[str, list[Edge]] = {}
        self.stuck: list[str] = []
        self.passed: list[str] = []
        self._states: dict[str, _State] = {}
        self._rests: list[tuple[int, int]] = []
        self._walk()
        self._rests.sort()
        self.first = self._rests[0][0] if self._rests else 0
        self.anywhere = self._anywhere()
        self._judge_the_rest()
        self._judge_agenda()

    def _live_facts(self) -> set[str]:
        """Return the facts that some play may make true."""
        return {
            fact
            for deed in self.deeds
            if id(deed.source) in self.open_deeds
            for does in changes_of(deed.done)
            if self.verdicts.get(id(does)) != FAILS
            for fact in does.sets
        }

    # The walk

    def _walk(self) -> None:
        scenario = self.scenario
        first = next(iter(scenario.scenes))
        moved = _moved(self.deeds)
        low = [
            one.start if one.id in moved else 0  # one that nothing moves is reported as such
            for one in scenario.indicators.values()
        ]
        high = [one.start if one.id in moved else 100 for one in scenario.indicators.values()]
        none = [0] * len(low)
        may = sum(self.judge.bits.get(fact, 0) for fact in self.unset)
        self._states[first] = _State(low, high, none, none, may, 0, 0, 0)
        for id in self.order:
            state = self._states.get(id)
            if state is not None:
                self._visit(scenario.scenes[id], state)

    def _visit(self, scene: Scene, state: _State) -> None:
        self.edges[scene.id] = []
        self.arrival[scene.id] = here = self._here(state, scene.phase)
        verdict = HOLDS
        if scene.condition is not None:
            verdict = self.judge.verdict(scene.condition, here)
            self._note(scene, verdict, here)
            if verdict & FAILS:
                self._leave(scene, None, state, scene.next)
            if not verdict & HOLDS:
                return
        inside = state.copy()
        bit = self.judge.bits.get(f"scene:{scene.id}", 0)
        inside.may |= bit
        inside.must |= bit | self.judge.musts(scene.condition)
        at = scene.at
        if at is not None and at.after_min is not None:
            inside.first += at.after_min
            inside.last += at.after_min
        elif at is not None and at.moment is not None:
            moment = self.judge.clock_at(at.moment)
            if inside.first > moment:
                self.passed.append(scene.id)
            inside.first = max(inside.first, moment)
            inside.last = max(inside.last, moment)
        if isinstance(scene, Dilemma):
            self._decide(scene, inside)
            return
        self.inside[scene.id] = self._here(inside, scene.phase)
        if not isinstance(scene, Ending):
            self._rests.append((inside.first, inside.may))
            self._leave(scene, None, inside, scene.next)

    def _decide(self, scene: Dilemma, state: _State) -> None:
        state.last += sum(advice.takes_min for advice in scene.advice)
        here = self._act(scene, state)
        self.inside[scene.id] = here
        self._rests.append((state.first, here.may))
        judge = self.judge
        may_be_stuck = bool(scene.choices)
        for choice in scene.choices:
            verdict = HOLDS
            if choice.condition is not None:
                verdict = judge.verdict(choice.condition, here)
                self._note(choice, verdict, here)
            if not verdict & FAILS:
                may_be_stuck = False
            if verdict & HOLDS:
                self._take(scene, choice, f"choice:{scene.id}/{choice.id}", state, here)
        if scene.timeout is not None:
            self._take(scene, scene.timeout, f"choice:{scene.id}/timeout", state, here)
        if may_be_stuck and self._may_be_stuck(scene, here):
            self.stuck.append(scene.id)
            self._leave(scene, None, state, scene.next)

    def _may_be_stuck(self, scene: Dilemma, here: Here) -> bool:
        """Whether all conditions of the choices may fail together."""
        trees = tuple(choice.condition.tree for choice in scene.choices if choice.condition)
        return bool(self.judge.verdict_on(Any(trees), here) & FAILS)

    def _act(self, scene: Dilemma, state: _State) -> Here:
        """Let every action be taken that may be open here, until no other one comes up."""
        here = self._here(state, scene.phase)
        closed = list(self.scenario.actions.values())
        while True:
            still_closed = []
            for action in closed:
                verdict = HOLDS
                if action.available is not None:
                    verdict = self.judge.verdict(action.available, here)
                if not verdict & HOLDS:
                    still_closed.append(action)
                    continue
                self.open_deeds.add(id(action))
                self.open_at[action.id].append(scene.id)
                self._may_happen(action.consequences, self._action_bits[action.id], state)
            if len(still_closed) == len(closed):
                break
            closed = still_closed
            here = self._here(state, scene.phase)
        for action in self.scenario.actions.values():
            if action.available is not None:
                self._note(action, self.judge.verdict(action.available, here), here)
            if id(action) in self.open_deeds and self.open_at[action.id][-1:] == [scene.id]:
                self._note_marks(
                    action.consequences,
                    here._replace(must=here.must | self.judge.musts(action.available)),
                )
        return here

    def _may_happen(self, done: Consequences, bit: int, state: _State) -> None:
        bits = self.judge.bits
        state.may |= bit
        for fact in done.sets:
            state.may |= bits.get(fact, 0)
        for later in done.later:
            for fact in later.sets:
                state.may |= bits.get(fact, 0)

    def _take(
        self, scene: Dilemma, deed: Choice | Timeout, name: str, before: _State, here: Here
    ) -> None:
        self.open_deeds.add(id(deed))
        done = deed.consequences
        bits = self.judge.bits
        condition = deed.condition if isinstance(deed, Choice) else None
        must = before.must | self.judge.musts(condition)
        if done.honours or done.breaches or done.repairs:
            self._note_marks(done, here if condition is None else here._replace(must=must))
        state = before.copy()
        own = bits.get(name, 0) | bits.get(f"decided:{scene.id}", 0)
        self._may_happen(done, own, state)
        state.must = must | own
        for fact in done.sets:
            state.must |= bits.get(fact, 0)
        if done.effects:
            state.low, state.high = list(state.low), list(state.high)
            for indicator, change in done.effects:
                index = self._number[indicator]
                state.low[index] = min(max(state.low[index] + change, 0), 100)
                state.high[index] = min(max(state.high[index] + change, 0), 100)
        for later in done.later:
            if later.effects:
                state.less, state.more = list(state.less), list(state.more)
                self._add(later, 1, state.less, state.more)
        state.first += done.takes_min
        state.last += done.takes_min
        self._rests.append((state.first, state.may))
        self._leave(scene, deed, state, deed.next or scene.next)

    def _leave(
        self, scene: Scene, deed: Choice | Timeout | None, state: _State, ways: Iterable[Way]
    ) -> None:
        above: list[Condition] = []
        edges = self.edges[scene.id]
        here: Here | None = None
        for way in ways:
            must = state.must
            verdict, may_take = HOLDS, True
            if here is None and (way.condition is not None or above):
                here = self._here(state, scene.phase)
            if way.condition is not None and here is not None:
                verdict = self.judge.verdict(way.condition, here)
                self._note(way, verdict, here)
                must |= self.judge.musts(way.condition)
            if here is not None:
                may_take = self._may_count(way, way.condition, above, verdict, here)
            if way.condition is not None:
                above.append(way.condition)
            if may_take:
                self.taken.add(id(way))
                edges.append(Edge(deed, way.to))
                arriving = state.copy()
                arriving.must = must
                known = self._states.get(way.to)
                if known is None:
                    self._states[way.to] = arriving
                else:
                    known.join(arriving)
            if not verdict & FAILS:
                return

    def _may_count(
        self,
        what: object,
        condition: Condition | None,
        above: list[Condition],
        verdict: int,
        here: Here,
    ) -> bool:
        """Whether an entry of a list may hold where those above it fail."""
        if not above or not verdict & HOLDS:
            return bool(verdict & HOLDS)
        if id(what) not in self._shadows:
            mine = () if condition is None else (condition.tree,)
            trees = (*(one.tree for one in above), *mine)
            is_tangled = len(trees) > 1 and self.judge.are_tangled(trees)
            self._shadows[id(what)] = (
                All((*(Not(one.tree) for one in above), *mine)) if is_tangled else None
            )
        tree = self._shadows[id(what)]
        return tree is None or bool(self.judge.verdict_on(tree, here) & HOLDS)

    def _here(self, state: _State, phase: str) -> Here:
        less, more, takes = self._by_actions(state.may & self._actions_mask)
        low = [
            max(0, base + one + other)
            for base, one, other in zip(state.low, state.less, less, strict=True)
        ]
        high = [
            min(100, base + one + other)
            for base, one, other in zip(state.high, state.more, more, strict=True)
        ]
        return Here(low, high, state.may, state.must, state.first, state.last + takes, phase)

    def _by_actions(self, acted: int) -> tuple[list[int], list[int], int]:
        """Return what these actions together may take away, add, and how long they may take."""
        known = self._sums.get(acted)
        if known is None:
            less = [0] * len(self._number)
            more = [0] * len(self._number)
            takes = 0
            for action in self.scenario.actions.values():
                if acted & self._action_bits[action.id]:
                    takes += action.times * action.consequences.takes_min
                    self._add(action.consequences, action.times, less, more)
                    for later in action.consequences.later:
                        self._add(later, action.times, less, more)
            known = self._sums[acted] = (less, more, takes)
        return known

    def _add(
        self, does: Consequences | Later, times: int, less: list[int], more: list[int]
    ) -> None:
        for indicator, change in does.effects:
            if change < 0:
                less[self._number[indicator]] += times * change
            else:
                more[self._number[indicator]] += times * change

    def _note(self, what: object, verdict: int, here: Here) -> None:
        known = self.verdicts.get(id(what), 0) | verdict
        self.verdicts[id(what)] = known
        if known == FAILS:
            self.contexts.setdefault(id(what), []).append(here)

    def _note_marks(self, done: Consequences, here: Here) -> None:
        for mark in (*done.honours, *done.breaches, *done.repairs):
            if mark.condition is not None:
                self._note(mark, self.judge.verdict(mark.condition, here), here)

    # What is judged at no moment in particular

    def _anywhere(self) -> Here:
        count = len(self._number)
        low, high, may, last = [100] * count, [0] * count, 0, 0
        for state in self._states.values():
            here = self._here(state, "")
            low = list(map(min, low, here.low))
            high = list(map(max, high, here.high))
            may |= here.may
            last = max(last, here.clock_high)
        for here in self.inside.values():
            low = list(map(min, low, here.low))
            high = list(map(max, high, here.high))
            may |= here.may
            last = max(last, here.clock_high)
        return Here(low, high, may, 0, 0, last, "")

    def _judge_the_rest(self) -> None:
        """Judge what is not bound to one place: delayed consequences, pictures and sounds."""
        bits = self.judge.bits
        answers: dict[str, int] = {}
        for deed in self.deeds:
            if deed.scene:
                answers[deed.scene] = answers.get(deed.scene, 0) | bits.get(deed.name, 0)
        for deed in self.deeds:
            if id(deed.source) not in self.open_deeds:
                continue
            must = bits.get(deed.name, 0)
            # A scene is entered once: what was answered there, nothing else was.
            may = self.anywhere.may & ~(answers.get(deed.scene, 0) & ~must)
            places = [deed.scene] if deed.scene else self.open_at[deed.source.id]  # type: ignore[union-attr]
            first = min(self.inside[place].clock_low for place in places)
            last = max(self.inside[place].clock_high for place in places)
            if deed.scene:
                must |= self.inside[deed.scene].must
            for fact in deed.done.sets:
                must |= bits.get(fact, 0)
            for later in deed.done.later:
                if later.condition is not None:
                    due = first + later.after_min
                    here = self.anywhere._replace(
                        may=may, must=must, clock_low=due, clock_high=last + later.after_min
                    )
                    self._note(later, self.judge.verdict(later.condition, here), here)
        for scene in self.scenario.scenes.values():
            if scene.id not in self.inside:
                continue
            here = self.anywhere._replace(
                phase=scene.phase,
                must=self.inside[scene.id].must,
                clock_low=self.inside[scene.id].clock_low,
            )
            for variants in (scene.place, scene.sound):
                self._judge_variants(variants, here)

    def _judge_agenda(self) -> None:
        """Judge what is announced: wherever play waits for the player before that moment."""
        may, rests = 0, iter([*self._rests, (-1, 0)])
        first, more = next(rests)
        for one in sorted(self.scenario.agenda.values(), key=lambda one: one.at):
            moment = self.judge.clock_at(one.at)
            while 0 <= first < moment:
                may |= more
                first, more = next(rests)
            if one.condition is not None and self.first < moment:
                last = min(self.anywhere.clock_high, moment - 1)
                here = self.anywhere._replace(may=may, clock_low=self.first, clock_high=last)
                self._note(one, self.judge.verdict(one.condition, here), here)

    def _judge_variants(self, variants: tuple[Variant, ...], here: Here) -> None:
        above: list[Condition] = []
        for variant in variants:
            if variant.condition is None:
                return
            verdict = self.judge.verdict(variant.condition, here)
            self._note(variant, verdict, here)
            if self._may_count(variant, variant.condition, above, verdict, here):
                self.taken.add(id(variant))
            if not verdict & FAILS:
                return
            above.append(variant.condition)

    # Time

    def longest(self) -> dict[str, int]:
        """Return, for each scene that play may come to, the most minutes from arriving there to the
        end of the story, what actions take left out."""
        longest: dict[str, int] = {}
        for id in reversed(self.order):
            if id in self.edges:
                longest[id] = self.pause_at(id) + max(
                    [longest[edge.to] + _takes(edge) for edge in self.edges[id]], default=0
                )
        return longest

    def pause_at(self, id: str) -> int:
        """Return the most minutes that arriving at a scene, and the advice there, can take."""
        scene = self.scenario.scenes[id]
        minutes = 0
        if scene.at is not None and scene.at.after_min is not None:
            minutes = scene.at.after_min
        elif scene.at is not None and scene.at.moment is not None:
            arriving = self.arrival[id].clock_low
            minutes = max(0, self.judge.clock_at(scene.at.moment) - arriving)
        if isinstance(scene, Dilemma):
            minutes += sum(advice.takes_min for advice in scene.advice)
        return minutes

    def actions_take(self) -> int:
        """Return the most minutes that actions can take in a whole run."""
        return self._by_actions(self.anywhere.may & self._actions_mask)[2]


def _takes(edge: Edge) -> int:
    return edge.deed.consequences.takes_min if edge.deed is not None else 0


def _moved(deeds: Iterable[Deed]) -> set[str]:
    """Return the indicators that something moves."""
    return {
        indicator
        for deed in deeds
        for does in changes_of(deed.done)
        for indicator, _change in does.effects
    }


def _set_somewhere(deeds: Iterable[Deed]) -> set[str]:
    return {fact for deed in deeds for does in changes_of(deed.done) for fact in does.sets}
