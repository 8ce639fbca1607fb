"""Findings that the author accepts in the file, with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from burgemeestersgame.errors import Location, Problem, Severity
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.findings.look import advice
from burgemeestersgame.scenario.model import Acceptance, Scenario
from burgemeestersgame.scenario.problems import Effort, nearest
from burgemeestersgame.scenario.written import Written

_STEPS = 100_000


class Sifted(NamedTuple):
    """Findings that are left, and how many were accepted."""

    left: tuple[Problem, ...]
    accepted: int


def sift(problems: Iterable[Problem], scenario: Scenario, written: Written) -> Sifted:
    """Leave out what the author accepts; say where accepting has no meaning.

    With errors in the file some findings are not looked for, so that an acceptance may wait.

    An acceptance without `at` holds everywhere, also for files beside the story; with `at` it holds
    between where that begins and ends in the file.
    """
    problems = tuple(problems)
    spans = {id(each): written.span(each.at) if each.at else None for each in scenario.accept}
    used: set[int] = set()
    left: list[Problem] = []
    for problem in problems:
        by = [each for each in scenario.accept if _is_about(each, problem, spans[id(each)])]
        if not by or problem.severity is Severity.ERROR:
            left.append(problem)
        if problem.severity is not Severity.ERROR:
            used.update(map(id, by))
    accepted = len(problems) - len(left)
    names = {problem.reference for problem in problems}
    is_unsaid = any(problem.severity is Severity.ERROR for problem in problems)
    for each in scenario.accept:
        if id(each) not in used and not is_unsaid:
            meant = None if each.finding in names else nearest(each.finding, names, Effort(_STEPS))
            hint = _("remove it, or say where it is with 'at:'")
            if meant is not None:
                hint = _("did you mean '{name}'?").format(name=meant)
            left.append(
                advice(
                    each.source,
                    "accept-unused",
                    _("there is no finding '{finding}' here to accept").format(
                        finding=each.finding
                    ),
                    hint,
                )
            )
    return Sifted(tuple(left), accepted)


def unacceptable(
    problems: Iterable[Problem], scenario: Scenario, written: Written
) -> list[Problem]:
    """Return a problem for each acceptance of an error: those must be mended."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    found = []
    for each in scenario.accept:
        span = written.span(each.at) if each.at else None
        if any(_is_about(each, error, span) for error in errors):
            found.append(
                Problem(
                    at=each.source,
                    reference="accept-error",
                    message=_("'{finding}' is an error, and an error cannot be accepted").format(
                        finding=each.finding
                    ),
                    hint=_("mend it: with an error the scenario cannot be played"),
                )
            )
    return found


def _is_about(each: Acceptance, problem: Problem, span: tuple[Location, Location] | None) -> bool:
    if each.finding != problem.reference:
        return False
    if not each.at:
        return True
    return span is not None and span[0] <= problem.at <= span[1]
