"""Findings that the author accepts in the file, with a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from burgemeestersgame.errors import Problem, Severity
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.findings import not_too_many
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
    accepting = _Accepting(scenario, written)
    used: set[tuple[str, str]] = set()
    left: list[Problem] = []
    for problem in problems:
        by = accepting.of(problem)
        if not by or problem.severity is Severity.ERROR:
            left.append(problem)
        else:
            used.update((problem.reference, at) for at in by)
    accepted = len(problems) - len(left)
    if not any(problem.severity is Severity.ERROR for problem in problems):
        unused = [one for one in scenario.accept if (one.finding, one.at) not in used]
        left += not_too_many(_unused(unused, {problem.reference for problem in problems}))
    return Sifted(tuple(left), accepted)


def _unused(unused: Iterable[Acceptance], names: Collection[str]) -> Iterator[Problem]:
    effort = Effort(_STEPS)
    for each in unused:
        meant = None if each.finding in names else nearest(each.finding, names, effort)
        hint = _("remove it, or say where it is with 'at:'")
        if meant is not None:
            hint = _("did you mean '{name}'?").format(name=meant)
        yield advice(
            each.source,
            "accept-unused",
            _("there is no finding '{finding}' here to accept").format(finding=each.finding),
            hint,
        )


def unacceptable(
    problems: Iterable[Problem], scenario: Scenario, written: Written
) -> list[Problem]:
    """Return a problem for each acceptance of an error: those must be mended."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    accepting = _Accepting(scenario, written)
    wrong = {(error.reference, at) for error in errors for at in accepting.of(error)}
    return [
        Problem(
            at=each.source,
            reference="accept-error",
            message=_("'{finding}' is an error, and an error cannot be accepted").format(
                finding=each.finding
            ),
            hint=_("mend it: with an error the scenario cannot be played"),
        )
        for each in scenario.accept
        if (each.finding, each.at) in wrong
    ]


class _Accepting:
    """Which findings are accepted where."""

    def __init__(self, scenario: Scenario, written: Written) -> None:
        self._places: dict[str, dict[str, None]] = {}
        for each in scenario.accept:
            self._places.setdefault(each.finding, {})[each.at] = None
        self._spans = {at: written.span(at) for at in {each.at for each in scenario.accept} if at}

    def of(self, problem: Problem) -> list[str]:
        """Return the places, '' for everywhere, at which a problem is accepted."""
        return [at for at in self._places.get(problem.reference, ()) if self._holds(at, problem)]

    def _holds(self, at: str, problem: Problem) -> bool:
        if not at:
            return True
        span = self._spans[at]
        return span is not None and span[0] <= problem.at <= span[1]
