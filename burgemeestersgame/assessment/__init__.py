"""What a run shows, as plain values: norms, decisions, advice, initiative, values, events.

It describes and never grades: there is no overall score. What it counts is what could be known at
the moment of a decision, never how it ended. Everything is derived from the run
(`engine.run.walk`), so that a run which is still going is assessed up to where it is. What we say
about it is the business of `debrief.build`.
"""

from __future__ import annotations

from types import MappingProxyType

from burgemeestersgame.assessment.course import Course, only, value_results
from burgemeestersgame.assessment.hindsight import foresight, hindsight
from burgemeestersgame.assessment.model import (
    Assessment,
    Cause,
    Consequence,
    Counsel,
    Count,
    Decision,
    Entry,
    Faced,
    Fate,
    Foresight,
    Ground,
    Heard,
    Hindsight,
    Initiative,
    Movement,
    NormResult,
    PassedUp,
    Received,
    Road,
    Sentence,
    Status,
    Touch,
    TouchKind,
    ValueResult,
    Visit,
)
from burgemeestersgame.assessment.norms import NormBook, count_of, per_family
from burgemeestersgame.engine.run import Run, walk
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario.model import PHASES, Scenario

__all__ = [
    "Assessment",
    "Cause",
    "Consequence",
    "Counsel",
    "Count",
    "Decision",
    "Entry",
    "Faced",
    "Fate",
    "Foresight",
    "Ground",
    "Heard",
    "Hindsight",
    "Initiative",
    "Movement",
    "NormResult",
    "PassedUp",
    "Received",
    "Road",
    "Sentence",
    "Status",
    "Touch",
    "TouchKind",
    "ValueResult",
    "Visit",
    "assess",
]


def assess(scenario: Scenario, run: Run) -> Assessment:
    """Return what a run shows; pure.

    Args:
        run: Finished or not; an unfinished one is assessed up to where it is.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    story = compiled(scenario)
    catalogue = load_norms()
    norms = NormBook(story, catalogue)
    course = Course(story)
    for number, step in enumerate(walk(scenario, run), 1):
        norms.read(step)
        course.read(step)
        if run.branch and number == run.branch.events:
            course.go_back(step)
    results = norms.results()
    told = course.told()
    seen = tuple(hindsight(told))
    return Assessment(
        norms=MappingProxyType(results),
        phases=MappingProxyType(
            {phase: count_of(r for r in results.values() if r.phase == phase) for phase in PHASES}
        ),
        families=MappingProxyType(per_family(story, results)),
        tensions=tuple(norms.faced),
        course=told,
        decisions=only(Decision, told),
        advice=tuple(course.advice),
        initiatives=only(Initiative, told),
        passed_up=course.passed_up(),
        hindsight=seen,
        foresight=tuple(foresight(scenario, told, course.advice, seen)),
        visits=only(Visit, told),
        levels=MappingProxyType({id: tuple(points) for id, points in course.levels.items()}),
        movements=only(Movement, told),
        messages=only(Received, told),
        consequences=(*only(Consequence, told), *course.pending()),
        sentences=only(Sentence, told),
        values=MappingProxyType(value_results(scenario, course)),
        ending=course.ending,
        intention=run.intention(),
        taken_over=course.taken_over,
        clock=course.clock,
    )
