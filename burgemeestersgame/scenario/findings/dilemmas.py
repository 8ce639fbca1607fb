"""Dilemmas that are none: a choice that is worse in every respect, advisors who all agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from burgemeestersgame.errors import Problem
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.bounds import Bounds
from burgemeestersgame.scenario.conditions import All, Any, Condition, Not, Unclear, walk
from burgemeestersgame.scenario.findings.look import Glance, Look, advice, warning
from burgemeestersgame.scenario.judge import HOLDS, Here
from burgemeestersgame.scenario.model import (
    Better,
    Choice,
    Dilemma,
    Ending,
    Mark,
    Scenario,
)

OPEN = "open"


def dominated_choices(
    scenario: Scenario, bounds: Bounds
) -> Iterator[tuple[Dilemma, Choice, Choice]]:
    """Yield every choice that another one dominates: the dilemma, the worse and the better one.

    B is dominated by A if A is open whenever B is, and A is at least as good in norms honoured or
    repaired (all of B's), norms breached (none that B does not), values (all of B's), every
    indicator in its `better` direction (neutral: the same) and story time (no longer), strictly
    better in one, and B has no fact, message, `later`, `cancels` or `next` that A has not.
    """
    for scene in scenario.scenes.values():
        here = bounds.inside.get(scene.id)
        if not isinstance(scene, Dilemma) or here is None:
            continue
        for worse in scene.choices:
            for better in scene.choices:
                are_open = {id(better), id(worse)} <= bounds.open_deeds
                if (
                    better is not worse
                    and are_open
                    and _dominates(better, worse, scene, here, bounds)
                ):
                    yield scene, worse, better
                    break


def _dominates(better: Choice, worse: Choice, scene: Dilemma, here: Here, bounds: Bounds) -> bool:
    a, b = better.consequences, worse.consequences
    if a.takes_min > b.takes_min or b.later:
        return False
    if not set(b.values) <= set(a.values) or not set(b.sets) <= set(a.sets):
        return False
    if b.message not in (None, a.message) or not set(b.cancels) <= set(a.cancels):
        return False
    mine = {(way.to, way.condition and way.condition.text) for way in better.next or scene.next}
    theirs = {(way.to, way.condition and way.condition.text) for way in worse.next or scene.next}
    if not theirs <= mine:
        return False
    is_better = a.takes_min < b.takes_min or set(b.values) < set(a.values)
    mine_move, theirs_move = dict(a.effects), dict(b.effects)
    for indicator in bounds.scenario.indicators.values():
        change = mine_move.get(indicator.id, 0) - theirs_move.get(indicator.id, 0)
        if indicator.better is Better.LOW:
            change = -change
        if change < 0 or (change and indicator.better is Better.NEUTRAL):
            return False
        is_better = is_better or change > 0
    # Conditions of marks are judged where the worse choice is open.
    given = worse.condition
    if not _implies(given, better.condition, None, here, bounds):
        return False
    good, theirs_good = (*a.honours, *a.repairs), (*b.honours, *b.repairs)
    if not all(_is_covered(mark, good, given, here, bounds) for mark in theirs_good):
        return False
    if not all(_is_covered(mark, b.breaches, given, here, bounds) for mark in a.breaches):
        return False
    return (
        is_better
        or not all(_is_covered(mark, theirs_good, given, here, bounds) for mark in good)
        or not all(_is_covered(mark, a.breaches, given, here, bounds) for mark in b.breaches)
    )


def _is_covered(
    mark: Mark, others: tuple[Mark, ...], given: Condition | None, here: Here, bounds: Bounds
) -> bool:
    """Whether one of the others touches the same norm whenever this one does."""
    same = [other.condition for other in others if other.norm == mark.norm]
    if any(_implies(mark.condition, other, given, here, bounds) for other in same):
        return True
    trees = tuple(other.tree for other in same if other is not None)
    either = Condition("", Any(trees))  # two marks may cover a third between them
    return len(trees) > 1 and _implies(mark.condition, either, given, here, bounds)


def _implies(
    one: Condition | None,
    other: Condition | None,
    given: Condition | None,
    here: Here,
    bounds: Bounds,
) -> bool:
    """Whether the other condition certainly holds wherever the first does (None: always)."""
    if other is None or (one is not None and one.text == other.text):
        return True
    parts = [part.tree for part in (one, given) if part is not None]
    return not bounds.judge.verdict_on(All((*parts, Not(other.tree))), here) & HOLDS


def check_dominated(look: Look) -> Iterator[Problem]:
    """No choice is worse than another in every respect."""
    for _scene, worse, better in dominated_choices(look.scenario, look.bounds):
        yield warning(
            worse.source,
            "dominated-choice",
            _("'{better}' is at least as good as '{worse}' in every respect").format(
                better=better.id, worse=worse.id
            ),
            _("give '{worse}' something that only it brings or protects").format(worse=worse.id),
        )


def check_open_choices(look: Look) -> Iterator[Problem]:
    """A dilemma keeps at least one choice open, whatever happened before."""
    for id in look.bounds.stuck:
        scene = look.scenario.scenes[id]
        assert isinstance(scene, Dilemma)
        conditions = [choice.condition for choice in scene.choices if choice.condition]
        if any(isinstance(part, Unclear) for one in conditions for part in walk(one.tree)):
            continue  # told where it stands
        yield warning(
            scene.source,
            "no-choice-left",
            _("every choice of '{scene}' has an 'if', and perhaps none of them holds").format(
                scene=id
            ),
            _("leave out the 'if' of one choice"),
        )


def check_stances(look: Glance) -> Iterator[Problem]:
    """Advisors of one dilemma do not all take one stance."""
    for scene in look.scenario.scenes.values():
        if not isinstance(scene, Dilemma) or len(scene.advice) < 2:
            continue
        stances = {said.stance for said in scene.advice}
        if len(stances) == 1 and OPEN not in stances:
            yield warning(
                scene.source,
                "advisors-agree",
                _("every advisor of '{scene}' says '{stance}'").format(
                    scene=scene.id, stance=next(iter(stances))
                ),
                _("let somebody with good reasons say something else"),
            )


def check_followers(look: Look) -> Iterator[Problem]:
    """Every advisor differs from the majority somewhere.

    Somebody who never does speaks in two dilemmas or more, and each time takes the stance that more
    take than any other.
    """
    spoke: Counter[str] = Counter()
    differs: set[str] = set()
    for scene in look.scenario.scenes.values():
        if not isinstance(scene, Dilemma):
            continue
        stances = Counter(said.stance for said in scene.advice if said.stance != OPEN)
        first, second = (*stances.most_common(2), ("", 0), ("", 0))[:2]
        majority = first[0] if first[1] > second[1] and first[1] > 1 else ""
        for said in scene.advice:
            spoke[said.advisor] += 1
            if said.stance != majority:
                differs.add(said.advisor)
    for member in look.scenario.cast.values():
        if spoke[member.id] > 1 and member.id not in differs:
            # With three advisors who speak twice there is always somebody like that.
            say = advice if spoke[member.id] == 2 else warning
            yield say(
                member.source,
                "advisor-follows",
                _("'{member}' says what most others say, in every dilemma").format(
                    member=member.id
                ),
                _("give them a view of their own somewhere"),
            )


def check_same_texts(look: Glance) -> Iterator[Problem]:
    """Choices of one dilemma differ, and so do endings."""
    endings: dict[str, str] = {}
    for scene in look.scenario.scenes.values():
        texts: dict[str, str] = {}
        if isinstance(scene, Dilemma):
            for choice in scene.choices:
                first = texts.setdefault(choice.text, choice.id)
                if first != choice.id:
                    yield warning(
                        look.written.value(scene.id, "choices", choice.id, "text"),
                        "same-text",
                        _("'{one}' and '{other}' have the same text").format(
                            one=first, other=choice.id
                        ),
                        _("say what is different, or remove one of them"),
                    )
        elif isinstance(scene, Ending):
            first = endings.setdefault(scene.text, scene.id)
            if first != scene.id:
                yield warning(
                    look.written.value(scene.id, "text"),
                    "same-text",
                    _("'{one}' and '{other}' have the same text").format(one=first, other=scene.id),
                    _("say what is different, or remove one of them"),
                )
