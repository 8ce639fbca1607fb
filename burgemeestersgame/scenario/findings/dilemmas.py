"""Dilemmas that are none: a choice that is worse in every respect, advisors who all agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from burgemeestersgame.errors import Problem
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.bounds import Bounds
from burgemeestersgame.scenario.conditions import All, Any, Condition, Not, Unclear, Visit, walk
from burgemeestersgame.scenario.dominated import dominates
from burgemeestersgame.scenario.findings.look import Glance, Look, advice, warning
from burgemeestersgame.scenario.judge import HOLDS, Here
from burgemeestersgame.scenario.model import Choice, Dilemma, Ending, Mark

OPEN = "open"


def dominated_choices(look: Look) -> Iterator[tuple[Choice, Choice]]:
    """Yield every choice that another one of its dilemma dominates: the worse and the better one.

    A condition that asks whether a choice was taken makes it one of its own.
    """
    bounds = look.bounds
    asked_for = {
        (piece.id, piece.choice)
        for use in look.uses
        for piece in walk(use.condition.tree)
        if isinstance(piece, Visit) and piece.kind == "choice"
    }
    for scene in look.scenario.scenes.values():
        here = bounds.inside.get(scene.id)
        if not isinstance(scene, Dilemma) or here is None:
            continue
        are_open = [choice for choice in scene.choices if id(choice) in bounds.open_deeds]
        for worse in are_open:
            if (scene.id, worse.id) in asked_for:
                continue
            for better in are_open:
                if better is not worse and _dominates(better, worse, scene, here, bounds):
                    yield worse, better
                    break


def _dominates(better: Choice, worse: Choice, scene: Dilemma, here: Here, bounds: Bounds) -> bool:
    # Conditions of marks are judged where the worse choice is open.
    given = worse.condition

    def covers(marks: tuple[Mark, ...], others: tuple[Mark, ...]) -> bool:
        return all(_is_covered(other, marks, given, here, bounds) for other in others)

    return _implies(given, better.condition, None, here, bounds) and dominates(
        better, worse, scene, bounds.scenario.indicators.values(), covers
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
    for worse, better in dominated_choices(look):
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
