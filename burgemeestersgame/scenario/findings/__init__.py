"""What there is to say about a story beside its errors: warnings and advice.

Every rule is a small function that looks at the whole story and yields problems. A rule says only
what is certain: where play would have to be followed move by move, `bounds` gives bounds that are
right, and a rule is silent where those leave room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
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
from burgemeestersgame.scenario.findings.look import Glance, Look
from burgemeestersgame.scenario.load import Loaded
from burgemeestersgame.scenario.model import Dilemma
from burgemeestersgame.scenario.problems import Source
from burgemeestersgame.scenario.written import Written

MOST_ALIKE = 50
"""More findings of one kind help nobody; the rest is counted."""

# Actions times dilemmas, and indicators times scenes: far more than a story has, not an attack.
_MOST_ACTIONS = 50_000
_MOST_INDICATORS = 300_000

# What these look at is all in one place, whatever is wrong elsewhere.
_LOCAL_RULES = (
    dilemmas.check_stances,
    dilemmas.check_same_texts,
    pictures.check_pictures,
    pictures.check_files,
    reading.check_time_limits,
    style.check_style,
    style.check_cut,
)
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
    unused.check_agenda,
    unused.check_names,
    dilemmas.check_open_choices,
    dilemmas.check_dominated,
    dilemmas.check_followers,
    norms.check_touched,
    norms.check_repairs,
    norms.check_always_breached,
    norms.check_declared,
    reading.check_minutes,
)


def findings_in(
    loaded: Loaded, text: Source, folder: Path | None, *, has_gaps: bool = False
) -> Iterator[Problem]:
    """Yield every finding in a story.

    Args:
        loaded: The story.
        text: What it was read from.
        folder: Where its own files are; None where it stands in a file among others.
        has_gaps: Errors keep play from being followed: look at each thing by itself only.
    """
    scenario = loaded.scenario
    if not scenario.scenes:
        return
    written = Written(loaded.root, text)
    glance = Glance(scenario=scenario, root=loaded.root, written=written, folder=folder)
    found = chain.from_iterable(rule(glance) for rule in _LOCAL_RULES)
    if not has_gaps:
        found = chain(found, _in_play(glance))
    yield from not_too_many(found)


def _in_play(glance: Glance) -> Iterator[Problem]:
    """Yield what there is to say about a story that play can be followed in."""
    scenario = glance.scenario
    count = sum(isinstance(scene, Dilemma) for scene in scenario.scenes.values())
    if (
        count * len(scenario.actions) > _MOST_ACTIONS
        or len(scenario.scenes) * len(scenario.indicators) > _MOST_INDICATORS
    ):
        yield Problem(
            at=Location(glance.written.text.file),
            reference="too-much-to-follow",
            severity=Severity.ADVICE,
            message=_("this story has too many actions and indicators to follow them all"),
            hint=_("what no play can bring about is not looked for; make two scenarios of it"),
        )
        return
    bounds = Bounds(scenario)
    look = Look(
        scenario=scenario,
        root=glance.root,
        written=glance.written,
        folder=glance.folder,
        bounds=bounds,
        fates=fates_of(bounds),
        uses=bounds.uses,
    )
    for rule in _RULES:
        yield from rule(look)


def not_too_many(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield at most `MOST_ALIKE` problems of a kind, and then how many more there were."""
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
