"""The one question to ask about a dilemma: the one that fits what the group did with it.

What stands out in the counts comes first, because nobody could have written that down beforehand:

1. many did not choose (a third abstained or said 'not yet'): what did they miss;
2. the room did something else than most wanted: what weighed more;
3. the talk moved a third of the votes or more: which words did that;
4. all chose the same: what could somebody have said against it;
5. two sides of at least a quarter are left: which argument of the others do they respect.

None of these is asked twice in a session. Where nothing stands out, it is the first question of the
trainer's guide to this dilemma, else what its author wants people to reflect on, else one that
always fits. A guide also holds remarks for the trainer ('a room often splits here'): only what ends
in a question mark can be asked of a room.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from burgemeestersgame.groups.model import Answer, Weighed
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room.rounds import SPECIAL
from burgemeestersgame.scenario.model import Dilemma, Scenario

MANY, SIDE = 1 / 3, 1 / 4


def question_for(dilemma: Weighed, scenario: Scenario, asked: Container[str] = ()) -> str:
    """Return the question; of those about counts none that was `asked` before."""
    fresh = (each for each in _about_the_counts(dilemma) if each not in asked)
    return next(fresh, "") or _of_the_author(dilemma, scenario)


def shift(dilemma: Weighed) -> float | None:
    """Return which share of the votes moved between the rounds, 0.0-1.0; None without two rounds.

    It is half of what all shares together changed: of equally many votes, the least number of
    people who chose otherwise.
    """
    before, after = dilemma.before, dilemma.after
    if not (before and after and before.is_shown and after.is_shown):
        return None
    return (
        sum(
            abs((each.after or 0) / after.cast - (each.before or 0) / before.cast)
            for each in dilemma.answers
        )
        / 2
    )


def _about_the_counts(dilemma: Weighed) -> Iterator[str]:
    shares = _shares(dilemma)
    if not shares:
        return
    unsure = sum(share for each, share in shares if each.id in SPECIAL)
    chosen = [share for each, share in shares if each.id not in SPECIAL]
    if unsure >= MANY:
        yield _("Many of you did not choose. What did you need to know, and who could have said?")
    if dilemma.had_most is False:
        yield _("The room did something else than most of you wanted. What weighed more?")
    if (shift(dilemma) or 0) >= MANY:
        yield _("The talk moved many of you. Which words did that, and why those?")
    if max(chosen) == 1:
        yield _("Nobody chose otherwise. What could somebody have said against it?")
    if sum(share >= SIDE for share in chosen) > 1:
        yield _("You stayed divided. Which argument of the other side do you respect most?")


def _shares(dilemma: Weighed) -> list[tuple[Answer, float]]:
    """Return the share of each answer in the last round that may be shown."""
    for poll, counts in (
        (dilemma.after, [each.after for each in dilemma.answers]),
        (dilemma.before, [each.before for each in dilemma.answers]),
    ):
        if poll and poll.is_shown:
            return [
                (each, (count or 0) / poll.cast)
                for each, count in zip(dilemma.answers, counts, strict=True)
            ]
    return []


def _of_the_author(dilemma: Weighed, scenario: Scenario) -> str:
    asked = scenario.guide.questions.get(dilemma.id, ())
    if question := next((each for each in asked if each.endswith("?")), ""):
        return question
    scene = scenario.scenes[dilemma.id]
    assert isinstance(scene, Dilemma)
    return scene.reflect or _("What would you do the same way again, and what would you not?")
