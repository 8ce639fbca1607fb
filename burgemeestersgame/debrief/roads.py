"""Other roads: what was open and left, and what the documented case did."""

from __future__ import annotations

from collections.abc import Iterator

from burgemeestersgame.assessment import PassedUp
from burgemeestersgame.debrief.model import Block, CaseNote, Fold, Heading, Paragraph
from burgemeestersgame.debrief.telling import Telling, listed
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.norms import Aard, phase_label
from burgemeestersgame.scenario.model import PHASES

_NAMED_PER_PHASE = 2
_NOTES = 2  # of what really happened, that are told at once
_WEIGHT = {aard: number for number, aard in enumerate(Aard)}


def left_undone(telling: Telling) -> Iterator[Block]:
    """Yield what was open and never done, a few in each phase, and what was rightly left alone.

    Those that would have honoured the heaviest norms are named, the others counted: a long list of
    what somebody did not do teaches nothing.
    """
    passed = telling.found.passed_up
    tempting = [each for each in passed if _breaches(telling, each)]
    useful = [each for each in passed if not _breaches(telling, each)]
    if useful:
        yield Heading(_("What nobody asked"))
        yield Paragraph(
            _(
                "This was open to you and you left it. Everything takes time, and nobody does it"
                " all. Which of these would you want to have done?"
            ),
            "soft",
        )
    for phase in PHASES:
        here = [each for each in useful if _phase(telling, each) == phase]
        here.sort(key=lambda each: _weight(telling, each))
        if here:
            yield Paragraph(_in_a_phase(telling, phase, here))
    if tempting:
        yield Heading(_("What you rightly left alone"))
    for each in tempting:
        norms = listed([telling.norm_name(norm) for norm in _breaches(telling, each)])
        yield Paragraph(
            _("{action}. It was open, and it goes against: {norms}.").format(
                action=telling.scenario.actions[each.action].text.rstrip("."), norms=norms
            )
        )


def _in_a_phase(telling: Telling, phase: str, left: list[PassedUp]) -> str:
    texts = [telling.scenario.actions[each.action].text for each in left[:_NAMED_PER_PHASE]]
    named = " · ".join(texts)
    more = len(left) - len(texts)
    label = phase_label(phase)
    text = _("{phase}: {actions}").format(phase=label[:1].upper() + label[1:], actions=named)
    if more:
        text += " · " + ngettext("and {count} more", "and {count} more", more).format(count=more)
    return text


def _breaches(telling: Telling, passed: PassedUp) -> list[str]:
    """Return the norms that an action would have breached whatever else was done."""
    marks = telling.scenario.actions[passed.action].consequences.breaches
    return [mark.norm for mark in marks if mark.condition is None]


def _phase(telling: Telling, passed: PassedUp) -> str:
    """Return the phase in which an action was open for the last time."""
    return telling.scenario.scenes[passed.dilemmas[-1]].phase


def _weight(telling: Telling, passed: PassedUp) -> int:
    marks = telling.scenario.actions[passed.action].consequences.honours
    return min((_WEIGHT[telling.norm(mark.norm).aard] for mark in marks), default=len(_WEIGHT))


def documented(telling: Telling) -> Iterator[Block]:
    """Yield what the documented case did at each decision, and how well that is known.

    A few of what really happened are told at once, the others to who asks.
    """
    notes = []
    for number, decision in enumerate(telling.found.decisions, 1):
        dilemma = telling.dilemma(decision.dilemma)
        if dilemma.documented:
            outcome = dilemma.documented.outcome.value
            word = {
                "werkelijk": _("really happened"),
                "deels-bekend": _("partly known"),
                "geconstrueerd": _("made up by us"),
            }[outcome]
            question = f"{number}. {dilemma.question}"
            notes.append(CaseNote(question, outcome, word, dilemma.documented.text))
    if notes:
        yield Heading(_("In the case that this is based on"))
        yield Paragraph(
            _(
                "What happened there was one road, not the right answer. Each note says how well it"
                " is known. Names and places are always made up."
            ),
            "soft",
        )
    told = [note for note in notes if note.outcome == "werkelijk"][:_NOTES]
    yield from told
    rest = tuple(note for note in notes if note not in told)
    if rest:
        yield Fold(_("More from the case that this is based on"), rest)
