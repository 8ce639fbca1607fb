"""What a choice, an action, a minute does: pure functions of a compiled story and an immutable
state.

The interactive game, the random player, the exhaustive analysis and the room all call these;
nothing else says what happens. Each returns the new state and the records of what happened on the
way, oldest first. Whether a command is allowed is the caller's business (`open_choices`,
`open_actions`, `Game`).

At a decision: its marks are judged on the state before it, then effects, facts and cancellations
happen, its message arrives, its delayed consequences are scheduled, then `takes` moves the clock,
and then `next` is judged.
"""

from __future__ import annotations

from burgemeestersgame.engine.state import Entered, Happened, Record, State, Taken
from burgemeestersgame.engine.story import Deed, Effects, Place, Story, Test

_new = tuple.__new__


def open_choices(story: Story, state: State) -> list[Deed]:
    """Return the choices of the current dilemma that are open, in file order; none elsewhere."""
    return [
        deed for deed in story.places[state.scene].choices if deed.test is None or deed.test(state)
    ]


def open_actions(story: Story, state: State) -> list[Deed]:
    """Return the actions that are open at the current dilemma, in file order; none elsewhere."""
    if state.scene < 0 or not story.places[state.scene].is_dilemma:
        return []
    uses = state.uses
    return [
        deed
        for deed in story.actions
        if uses[deed.action] < deed.times and (deed.test is None or deed.test(state))
    ]


def open_choice(story: Story, state: State, id: str) -> Deed | None:
    """Return one choice of the current dilemma; None if it is not open or not of this dilemma."""
    for deed in story.places[state.scene].choices:
        if deed.id == id:
            return deed if deed.test is None or deed.test(state) else None
    return None


def open_action(story: Story, state: State, id: str) -> Deed | None:
    """Return one action; None if it is not open at the current dilemma, or there is none such."""
    if state.scene < 0 or not story.places[state.scene].is_dilemma:
        return None
    for deed in story.actions:
        if deed.id == id:
            may = state.uses[deed.action] < deed.times
            return deed if may and (deed.test is None or deed.test(state)) else None
    return None


def begin(story: Story) -> tuple[State, list[Record]]:
    """Return the state at the first place where play rests."""
    return _arrive(story, story.initial, story.first, [])


def consult(story: Story, state: State, advice: int) -> tuple[State, list[Record]]:
    """Hear the advice with that number at the current dilemma; only time passes."""
    records: list[Record] = []
    state = state._replace(heard=state.heard | 1 << advice)
    takes = story.places[state.scene].advice_takes[advice]
    if takes:
        state = _pass_time(story, state, state.clock + takes, records)
    return _stay_or_leave(story, state, records)


def act(story: Story, state: State, deed: Deed) -> tuple[State, list[Record]]:
    """Take an action; play stays at the dilemma, unless no choice is open any more."""
    state, records = _take(story, state, deed)
    return _stay_or_leave(story, state, records)


def decide(story: Story, state: State, deed: Deed) -> tuple[State, list[Record]]:
    """Take a choice or the time-out; the state stays here, with `going` set, until `proceed`."""
    state, records = _take(story, state, deed)
    scene, clock, levels, truths, uses, heard, pending, _going = state
    ways = deed.ways
    going = ways[0][1] if ways[0][0] is None else _way(ways, state)
    return _new(State, (scene, clock, levels, truths, uses, heard, pending, going)), records


def proceed(story: Story, state: State) -> tuple[State, list[Record]]:
    """Go on: to where the decision leads, or from a bridge or an explain-it moment along its own
    way."""
    if state.going >= 0:
        return _arrive(story, state, state.going, [])
    return _arrive(story, state, _way(story.places[state.scene].ways, state), [])


def _way(ways: tuple[tuple[Test | None, int], ...], state: State) -> int:
    for test, target in ways:
        if test is None or test(state):
            return target
    raise AssertionError("the last entry of a way on has no condition")


def _take(story: Story, state: State, deed: Deed) -> tuple[State, list[Record]]:
    scene, clock, levels, truths, uses, heard, pending, going = state
    marks = deed.marks
    if marks is None:
        marks = tuple(
            (touch, norm) for touch, norm, test in deed.tested_marks if test is None or test(state)
        )
    if deed.effects:
        levels = moved(levels, deed.effects)
    truths |= deed.bit | deed.sets
    if deed.action >= 0:
        counted = list(uses)
        counted[deed.action] += 1
        uses = tuple(counted)
    if deed.cancels and pending:
        pending = tuple(each for each in pending if each[1] not in deed.cancels)
    if deed.laters:
        waiting = {order for _due, order in pending}
        pending = tuple(
            sorted(
                [
                    *pending,
                    *(
                        (clock + after, order)
                        for after, order in deed.laters
                        if order not in waiting
                    ),
                ]
            )
        )
    records: list[Record] = [_new(Taken, (clock, deed.index, levels, marks))]
    until = clock + deed.takes
    if pending and pending[0][0] <= until:
        state = _new(State, (scene, clock, levels, truths, uses, heard, pending, going))
        return _pass_time(story, state, until, records), records
    return _new(State, (scene, until, levels, truths, uses, heard, pending, going)), records


def moved(levels: tuple[int, ...], effects: Effects) -> tuple[int, ...]:
    """Return the levels after an effect, each kept within 0-100.

    The analysis brings levels of its own that stand for many at once, and has them move themselves.
    """
    if type(levels) is not tuple:
        own: tuple[int, ...] = levels.moved(effects)  # type: ignore[attr-defined]
        return own
    after = list(levels)
    for index, change in effects:
        level = after[index] + change
        after[index] = 0 if level < 0 else 100 if level > 100 else level
    return tuple(after)


def _pass_time(story: Story, state: State, until: int, records: list[Record]) -> State:
    """Move the clock to `until`; what falls due on the way happens at its own time."""
    scene, clock, levels, truths, uses, heard, pending, going = state
    while pending and pending[0][0] <= until:
        due, order = pending[0]
        pending = pending[1:]
        clock = max(clock, due)
        later = story.laters[order]
        held = later.test is None or bool(
            later.test(State(scene, clock, levels, truths, uses, heard, pending, going))
        )
        if held:
            if later.effects:
                levels = moved(levels, later.effects)
            truths |= later.sets
            if later.cancels:
                pending = tuple(each for each in pending if each[1] not in later.cancels)
        records.append(Happened(clock, order, held, levels))
    return State(scene, max(clock, until), levels, truths, uses, heard, pending, going)


def _arrive(
    story: Story, state: State, target: int, records: list[Record]
) -> tuple[State, list[Record]]:
    """Enter `target`, or where play goes on from there if it is skipped or has no open choice."""
    while True:
        place = story.places[target]
        if place.test is not None:
            here = state._replace(scene=target)
            if not place.test(here):
                target = _way(place.ways, here)
                continue
        state = _enter(story, state, place, records)
        if not place.is_dilemma or _has_open_choice(place, state):
            return state, records
        target = _way(place.ways, state)


def _enter(story: Story, state: State, place: Place, records: list[Record]) -> State:
    _scene, clock, levels, truths, uses, _heard, pending, _going = state
    until = clock
    if place.after > 0:
        until = clock + place.after
    elif place.moment > clock:
        until = place.moment
    state = _new(State, (place.index, clock, levels, truths | place.bit, uses, 0, pending, -1))
    if until > clock:
        if pending and pending[0][0] <= until:
            state = _pass_time(story, state, until, records)
        else:
            state = _new(
                State, (place.index, until, levels, truths | place.bit, uses, 0, pending, -1)
            )
    if place.is_ending and state.pending:
        state = state._replace(pending=())
    records.append(_new(Entered, (state.clock, place.index)))
    return state


def _has_open_choice(place: Place, state: State) -> bool:
    return any(deed.test is None or deed.test(state) for deed in place.choices)


def _stay_or_leave(story: Story, state: State, records: list[Record]) -> tuple[State, list[Record]]:
    place = story.places[state.scene]
    if place.is_dilemma and not _has_open_choice(place, state):
        return _arrive(story, state, _way(place.ways, state), records)
    return state, records
