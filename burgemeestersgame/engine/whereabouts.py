"""Where a run has been: the places of its scenes, in the order in which they were entered."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from burgemeestersgame.engine.run import Run, walk
from burgemeestersgame.engine.state import Entered
from burgemeestersgame.engine.story import compiled, first_that_holds
from burgemeestersgame.scenario.model import Dilemma, Scenario


class Stay(NamedTuple):
    """A scene of a run.

    Attributes:
        place: The name of its art, as it was on arrival.
        at: Story time of arrival.
        question: What was asked there, "" where it was no dilemma.
    """

    scene: str
    place: str
    at: datetime
    question: str


def whereabouts(scenario: Scenario, run: Run) -> tuple[Stay, ...]:
    """Return the scenes that were entered and name a place, oldest first.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    story = compiled(scenario)
    found = []
    for step in walk(scenario, run):
        for record in step.records:
            if not isinstance(record, Entered):
                continue
            place = story.places[record.scene]
            name = first_that_holds(place.art, step.after or story.initial)
            if name is not None:
                asked = place.source.question if isinstance(place.source, Dilemma) else ""
                found.append(Stay(place.id, name, story.story_time(record.clock), asked))
    return tuple(found)
