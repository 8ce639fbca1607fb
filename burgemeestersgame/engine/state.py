"""The story's state and what happens in it: plain immutable tuples, because play copies them at
every step.

Everything is an index or a bit of the compiled `Story`; `Story` translates to ids and back.
"""

from __future__ import annotations

from typing import NamedTuple


class State(NamedTuple):
    """Where the story stands between two commands.

    Attributes:
        scene: Index of the current scene; -1 before the first.
        clock: Story time in whole minutes since the scenario's start.
        levels: The indicators, 0-100, in the scenario's order.
        truths: Bit set: facts that are true, scenes entered, choices, time-outs and actions taken.
        uses: How often each action was taken.
        heard: Bit set of the advice heard at this dilemma.
        pending: Delayed consequences as (due, order) in the order in which they fall due.
        going: Index of the scene that comes next once the consequence has been read; -1 while at
            rest.
    """

    scene: int
    clock: int
    levels: tuple[int, ...]
    truths: int
    uses: tuple[int, ...]
    heard: int
    pending: tuple[tuple[int, int], ...]
    going: int


class Entered(NamedTuple):
    """A scene was entered; `clock` is the story time after its anchor."""

    clock: int
    scene: int


class Taken(NamedTuple):
    """A choice, time-out or action was taken.

    Attributes:
        deed: Its index in `Story.deeds`.
        levels: The indicators right after it.
        marks: The norms it touched, as (touch, norm id) in the order honours, breaches, repairs.
    """

    clock: int
    deed: int
    levels: tuple[int, ...]
    marks: tuple[tuple[str, str], ...]


class Happened(NamedTuple):
    """A delayed consequence fell due; where its condition failed, `held` is False and nothing
    changed."""

    clock: int
    later: int
    held: bool
    levels: tuple[int, ...]


Record = Entered | Taken | Happened
