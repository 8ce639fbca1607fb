"""Ways in which an assessment could contradict its run, its rules or itself.

Each is worked out here once more from the run, in the plainest way: what the assessment says is
not used to check it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from burgemeestersgame.assessment import Assessment, Decision, Fate, Status, TouchKind, assess
from burgemeestersgame.engine import Run
from burgemeestersgame.engine.run import ActionTaken, AdviceOpened, Decided, TimedOut, replay
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario import Scenario
from burgemeestersgame.scenario.model import PHASES
from burgemeestersgame.scenario.named_norms import norm_of

GOOD = (Status.HONOURED, Status.REPAIRED)


def contradictions(scenario: Scenario, run: Run, found: Assessment | None = None) -> list[str]:
    """Return what does not hold of the assessment of a run (by default ours), in a few words."""
    found = found or assess(scenario, run)
    return [
        *_of_norms(found),
        *_of_counts(scenario, found),
        *_of_events(run, found),
        *_of_the_course(scenario, run, found),
        *_of_hindsight(found),
        *_of_replay(scenario, run, found),
    ]


def _of_replay(scenario: Scenario, run: Run, found: Assessment) -> Iterator[str]:
    """Real seconds are kept to a thousandth, and say nothing about what was done."""
    again = assess(scenario, Run.from_json(run.to_json()))
    if any(abs(one.seconds - other.seconds) > 0.01 for one, other in _pairs(found, again)):
        yield "seconds differ when it is read back"
    if _timeless(again) != _timeless(found):
        yield "the assessment differs when it is read back"


def _pairs(one: Assessment, other: Assessment) -> Iterator[tuple[Decision, Decision]]:
    return zip(one.decisions, other.decisions, strict=True)


def _timeless(found: Assessment) -> Assessment:
    return replace(
        found,
        decisions=tuple(replace(each, seconds=0.0) for each in found.decisions),
        course=tuple(
            replace(each, seconds=0.0) if isinstance(each, Decision) else each
            for each in found.course
        ),
    )


def _of_norms(found: Assessment) -> Iterator[str]:
    for id, result in found.norms.items():
        if (result.phase in PHASES) != (result.status is not Status.SILENT):
            yield f"{id}: {result.status} in phase {result.phase}"
        if result.status is not _status([touch.kind for touch in result.because]):
            yield f"{id}: {result.status}, but {[touch.kind for touch in result.because]}"


def _status(kinds: list[TouchKind]) -> Status:
    """Return the status that touches give, walked in order as the design says it."""
    status = Status.MISSED if TouchKind.MISSED in kinds else Status.SILENT
    for kind in kinds:
        if kind is TouchKind.BREACH:
            status = Status.BREACHED
        elif kind is TouchKind.REPAIR and status is Status.BREACHED:
            status = Status.REPAIRED
        elif kind is TouchKind.HONOUR and status in (Status.SILENT, Status.MISSED):
            status = Status.HONOURED
    return status


def _of_counts(scenario: Scenario, found: Assessment) -> Iterator[str]:
    catalogue = load_norms()
    families = {id: norm_of(scenario, catalogue, id).family.value for id in found.norms}
    for name, counts, where in (
        ("phases", found.phases, {id: each.phase for id, each in found.norms.items()}),
        ("families", found.families, families),
    ):
        for group, count in counts.items():
            statuses = [found.norms[id].status for id, own in where.items() if own == group]
            good = sum(status in GOOD for status in statuses)
            of = sum(status is not Status.SILENT for status in statuses)
            if (count.good, count.of) != (good, of):
                yield f"{name} {group}: {count}, but {good} of {of}"


def _of_events(run: Run, found: Assessment) -> Iterator[str]:
    def asked(kind: type) -> list[tuple[str, str]]:
        return [
            (each.dilemma, getattr(each, "advisor", "") or getattr(each, "action", ""))
            for each in run.events
            if isinstance(each, kind)
        ]

    decided = [each.dilemma for each in run.events if isinstance(each, Decided | TimedOut)]
    if [each.dilemma for each in found.decisions] != decided:
        yield "decisions differ from the run"
    heard = {(each.dilemma, each.advisor) for each in found.advice if each.heard}
    if heard != {each for each in asked(AdviceOpened) if each[0] in decided}:
        yield "advice heard differs from the run"
    if [(each.dilemma, each.action) for each in found.initiatives] != asked(ActionTaken):
        yield "initiatives differ from the run"
    if {each.action for each in found.passed_up} & {each.action for each in found.initiatives}:
        yield "passed up and done"
    for id, value in found.values.items():
        first = tuple(each.dilemma for each in found.decisions if id in each.puts_first)
        if value.put_first != first:
            yield f"value {id} is put first elsewhere"


def _of_the_course(scenario: Scenario, run: Run, found: Assessment) -> Iterator[str]:
    state = replay(scenario, run)
    for (id, points), level in zip(found.levels.items(), state.levels, strict=True):
        moved = sum(each.after - each.before for each in found.movements if each.indicator == id)
        if points[-1][1] != level or points[0][1] + moved != level:
            yield f"indicator {id} does not end at {level}"
    clocks = [each.clock for each in found.course]
    if clocks != sorted(clocks) or found.clock != state.clock:
        yield "the course is out of order"
    pending = [each for each in found.consequences if each.fate is Fate.PENDING]
    if found.is_finished and pending:
        yield "something is pending after the ending"
    if not found.is_finished and len(pending) != len(state.pending):
        yield "what is pending differs from the state"
    for each in found.messages:
        if "{" in each.text:
            yield f"message {each.message} has a place that was not filled in"


def _of_hindsight(found: Assessment) -> Iterator[str]:
    if [each.dilemma for each in found.hindsight] != [each.dilemma for each in found.decisions]:
        yield "hindsight differs from the decisions"
    arrived = [message for each in found.hindsight for message in each.arrived]
    if arrived != list(found.messages[: len(arrived)]):
        yield "what had come in by then is not what came in"
    followed = {(each.dilemma, each.advisor) for each in found.advice if each.followed}
    for seen in found.foresight:
        if (seen.dilemma, seen.advisor) in followed:
            yield f"{seen.advisor} saw it coming and advised it"
        for came in seen.came:
            is_by_lack = any(not ground.is_true for ground in came.grounds)
            if came.fate is not Fate.HAPPENED or (came.is_certain and not is_by_lack):
                yield f"{seen.advisor} saw {came.id} coming, which did not come of it"
