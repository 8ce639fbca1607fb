"""What the player of a run did so far, in the words of the story."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from burgemeestersgame.engine.run import Run, walk
from burgemeestersgame.engine.state import Taken
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.scenario.model import Action, Choice, Dilemma, Scenario


class Done(NamedTuple):
    """A choice, an action, or a silence.

    Attributes:
        at: Story time at which it was done.
        kind: `choice`, `timeout` or `action`.
        question: What was asked, "" where nobody asked.
        text: What was chosen or done, "" where the time ran out.
    """

    at: datetime
    kind: str
    question: str
    text: str


def decided(scenario: Scenario, run: Run) -> tuple[Done, ...]:
    """Return what was done, oldest first.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    story = compiled(scenario)
    found = []
    for step in walk(scenario, run):
        for record in step.records:
            if not isinstance(record, Taken):
                continue
            deed = story.deeds[record.deed]
            scene = None if deed.kind == "action" else story.places[deed.scene].source
            question = scene.question if isinstance(scene, Dilemma) else ""
            text = deed.source.text if isinstance(deed.source, Choice | Action) else ""
            found.append(Done(story.story_time(record.clock), deed.kind, question, text))
    return tuple(found)
