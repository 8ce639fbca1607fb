"""A state of a story as one of a slice of it."""

from __future__ import annotations

from burgemeestersgame.analysis.slices import Slice
from burgemeestersgame.engine import rules
from burgemeestersgame.engine.state import State
from burgemeestersgame.engine.story import Story


def projected(full: Story, story: Story, slice_: Slice, state: State) -> State:
    """Return a state of a story as one of a slice of it, where play rests; `story` is that slice,
    compiled."""
    leads = slice_.leads
    id = full.places[state.scene if state.going < 0 else state.going].id
    target = story.scenes[leads[id]]
    is_here = state.going < 0 and leads[id] == id
    truths = 0
    for mine, theirs in (
        (full.fact_bits, story.fact_bits),
        (full.scene_bits, story.scene_bits),
        (full.action_bits, story.action_bits),
        (full.choice_bits, story.choice_bits),
    ):
        for name, bit in theirs.items():
            if state.truths & mine.get(name, 0):
                truths |= bit
    orders = {later.id: order for order, later in enumerate(story.laters)}
    uses = dict(zip((action.id for action in full.actions), state.uses, strict=True))
    levels = dict(zip(full.indicators, state.levels, strict=True))
    for _due, order in state.pending:
        for id, change in slice_.at_once.get(full.laters[order].id, ()):
            levels[id] += change
    here = story.initial._replace(
        scene=target if is_here else 0,
        clock=state.clock,
        levels=tuple(levels[id] for id in story.indicators),
        truths=truths,
        uses=tuple(uses.get(action.id, 0) for action in story.actions),
        heard=_heard(full, story, state) if is_here else 0,
        pending=tuple(
            (due, orders[full.laters[order].id])
            for due, order in state.pending
            if full.laters[order].id in orders
        ),
        going=-1 if is_here else target,
    )
    return here if is_here else rules.proceed(story, here)[0]


def _heard(full: Story, story: Story, state: State) -> int:
    """Return which of the advice that is left was heard."""
    source = full.places[state.scene].source
    heard = {
        advice.advisor
        for number, advice in enumerate(getattr(source, "advice", ()))
        if state.heard >> number & 1
    }
    left = story.scenario.scenes[source.id]
    return sum(
        1 << number
        for number, advice in enumerate(getattr(left, "advice", ()))
        if advice.advisor in heard
    )
