"""What there is to say about a story that can be played: warnings and advice.

Every rule is a small function that looks at the whole story and yields problems. A rule says only
what is certain: where play would have to be followed move by move, `bounds` gives bounds that are
right, and a rule is silent where those leave room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from burgemeestersgame.errors import Location, Problem, Severity
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.bounds import Bounds
from burgemeestersgame.scenario.fates import fates_of
from burgemeestersgame.scenario.findings import (
    conditions,
    dilemmas,
    norms,
    pictures,
    reading,
    style,
    unused,
)
from burgemeestersgame.scenario.findings.look import Look
from burgemeestersgame.scenario.load import Loaded
from burgemeestersgame.scenario.model import Dilemma
from burgemeestersgame.scenario.problems import Source
from burgemeestersgame.scenario.written import Written

MOST_ALIKE = 50
"""More findings of one kind help nobody; the rest is counted."""

# Actions times dilemmas, and indicators times scenes: far more than a story has, not an attack.
_MOST_ACTIONS = 50_000
_MOST_INDICATORS = 300_000

_RULES = (
    conditions.check_conditions,
    conditions.check_shadowed,
    conditions.check_out_of_reach,
    conditions.check_actions,
    unused.check_facts,
    unused.check_indicators,
    unused.check_messages,
    unused.check_delayed,
    unused.check_moments,
    unused.check_names,
    dilemmas.check_open_choices,
    dilemmas.check_dominated,
    dilemmas.check_stances,
    dilemmas.check_followers,
    dilemmas.check_same_texts,
    norms.check_touched,
    norms.check_repairs,
    norms.check_always_breached,
    norms.check_declared,
    pictures.check_pictures,
    pictures.check_files,
    reading.check_time_limits,
    reading.check_minutes,
    style.check_style,
)


def findings_in(loaded: Loaded, text: Source, folder: Path | None) -> Iterator[Problem]:
    """Yield every finding in a story without errors.

    Args:
        loaded: The story.
        text: What it was read from.
        folder: Where its own files are; None where it stands in a file among others.
    """
    scenario = loaded.scenario
    if not scenario.scenes:
        return
    count = sum(isinstance(scene, Dilemma) for scene in scenario.scenes.values())
    if (
        count * len(scenario.actions) > _MOST_ACTIONS
        or len(scenario.scenes) * len(scenario.indicators) > _MOST_INDICATORS
    ):
        yield Problem(
            at=Location(text.file),
            reference="too-much-to-follow",
            severity=Severity.ADVICE,
            message=_("this story has too many actions and indicators to follow them all"),
            hint=_("what no play can bring about is not looked for; make two scenarios of it"),
        )
        return
    bounds = Bounds(scenario)
    look = Look(
        scenario=scenario,
        root=loaded.root,
        written=Written(loaded.root, text),
        bounds=bounds,
        fates=fates_of(bounds),
        uses=bounds.uses,
        folder=folder,
    )
    yield from _not_too_many(chain.from_iterable(rule(look) for rule in _RULES))


def _not_too_many(problems: Iterator[Problem]) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    last: dict[str, Problem] = {}
    for problem in problems:
        seen[problem.reference] += 1
        if seen[problem.reference] <= MOST_ALIKE:
            yield problem
            last[problem.reference] = problem
    for reference, count in seen.items():
        if count > MOST_ALIKE:
            yield Problem(
                at=last[reference].at,
                reference="more-alike",
                severity=Severity.ADVICE,
                message=_("and {count} more like this: [{reference}]").format(
                    count=count - MOST_ALIKE, reference=reference
                ),
            )
