"""Track A: what the norms asked, with a source beside every remark and no overall grade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum, auto

from burgemeestersgame.assessment import NormResult, Status, Touch, TouchKind
from burgemeestersgame.debrief.mark_charts import norms_chart
from burgemeestersgame.debrief.model import (
    Because,
    Block,
    Fold,
    Heading,
    NormCard,
    NormGroup,
    Paragraph,
    Section,
)
from burgemeestersgame.debrief.telling import Telling, listed
from burgemeestersgame.debrief.tensions import tensions
from burgemeestersgame.debrief.words import UNBROKEN, capital, status_word, sure_word
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.norms import (
    Aard,
    aard_label,
    certainty_dots,
    certainty_label,
    phase_label,
    then_and_now,
)
from burgemeestersgame.scenario.model import PHASES
from burgemeestersgame.scenario.named_norms import with_names

_GOOD = frozenset({Status.HONOURED, Status.REPAIRED})
_LEFT = frozenset({TouchKind.MISSED, TouchKind.OPEN})
_FEW_DILEMMAS = 2  # at which chances are told one by one
_MANY_MISSED = 4  # from which on a list of chances needs a word
_ORDER = ("breached", "missed", "repaired", "honoured", UNBROKEN, "silent")
_WEIGHT = {aard: number for number, aard in enumerate(Aard)}


class Untold(Enum):
    """Why a norm has no status: what could have been served, what a tension took, what was rightly
    left alone, what play did not come to, and what nothing touched."""

    OPEN = auto()
    TENSION = auto()
    SPARED = auto()
    AHEAD = auto()
    UNTOUCHED = auto()


def norms(telling: Telling) -> Section:
    """Return the fourth step: norms per phase, tensions, and where the norms say nothing."""
    cards = [norm_card(telling, id, result) for id, result in telling.found.norms.items()]
    cards.sort(key=lambda card: _rank(telling, card))
    blocks: list[Block] = [
        Paragraph(
            _(
                "Per phase, with where each norm is written. A norm stands in the phase in which"
                " something last changed for it. There is no overall grade. What counts is what you"
                " could know at that moment, not how it ended."
            )
        )
    ]
    scored = [card for card in cards if card.status != Status.SILENT]
    if chart := norms_chart(telling):
        blocks.append(chart)
    laws = [card.name for card in scored if _is_breached_law(card)]
    if laws:
        text = ngettext("A law was breached: {norms}.", "Laws were breached: {norms}.", len(laws))
        blocks.append(Paragraph(text.format(norms=listed(laws)), "strong"))
    phases = {
        phase: tuple(card for card in scored if telling.found.norms[card.id].phase == phase)
        for phase in PHASES
    }
    fullest = max(phases, key=lambda phase: _missed(phases[phase]))
    for phase, group in phases.items():
        if group:
            title = capital(phase_label(phase))
            note = _about_chances(_missed(group)) if phase == fullest else ""
            blocks.append(NormGroup(title, telling.count(each.id for each in group), group, note))
    blocks += tensions(telling)
    blocks += _where_norms_are_silent(telling)
    blocks += _for_who_asks(telling, cards)
    if len(cards) == 0:
        blocks = [Paragraph(_("The norms are silent about this story: weigh it yourself."))]
    return Section("norms", _("Norms"), tuple(blocks))


def _for_who_asks(telling: Telling, cards: list[NormCard]) -> Iterator[Fold]:
    """Yield the norms without a status, and what a jurist would still look up."""
    silent = tuple(_silent(telling, [card for card in cards if card.status == Status.SILENT]))
    if silent:
        yield Fold(_("Norms that did not count here"), silent)
    notes = []
    for card in cards:
        label = certainty_label(card.certainty)
        if card.caveat:
            text = _("{norm}: {certainty}. {caveat}")
            caveat = f"{card.caveat.rstrip('.')}."
            notes.append(text.format(norm=card.name, certainty=label, caveat=caveat))
    if notes:
        about = _(
            "For those who want to check the law: how certain these norms are, and what is open."
        )
        paragraphs = (Paragraph(note, "source") for note in notes)
        yield Fold(_("Notes for jurists"), (Paragraph(about, "soft"), *paragraphs))


def _silent(telling: Telling, cards: list[NormCard]) -> Iterator[NormGroup]:
    """Yield the norms without a status, by why they have none."""
    titles = {
        Untold.OPEN: _("This was open too, though it is no duty"),
        Untold.TENSION: _("On the other side of a tension"),
        Untold.SPARED: _("You could have gone against this, and did not"),
        Untold.AHEAD: _("You did not get this far"),
        Untold.UNTOUCHED: _("Not touched on your road"),
    }
    whys = {card.id: why_silent(telling, card.id) for card in cards}
    for why, title in titles.items():
        group = tuple(card for card in cards if whys[card.id] is why)
        if group:
            yield NormGroup(title, "", group)


def why_silent(telling: Telling, id: str) -> Untold:
    """Return why a norm without a status has none."""
    touches = telling.found.norms[id].because
    if any(each.kind is TouchKind.OPEN for each in touches):
        return Untold.OPEN
    if any(each.tension is not None for each in touches):
        return Untold.TENSION
    if id in telling.ahead:
        return Untold.AHEAD
    tempting = (
        mark
        for passed in telling.found.passed_up
        for mark in telling.scenario.actions[passed.action].consequences.breaches
    )
    if any(mark.norm == id and mark.condition is None for mark in tempting):
        return Untold.SPARED
    return Untold.UNTOUCHED


def _missed(cards: tuple[NormCard, ...]) -> int:
    return sum(card.status == Status.MISSED for card in cards)


def _about_chances(missed: int) -> str:
    """Return a word on chances that were missed, where a list of them would weigh on somebody."""
    if missed < _MANY_MISSED:
        return ""
    return _(
        "{count} chances stayed open here. Nobody takes them all: which one would you take next"
        " time?"
    ).format(count=missed)


def norm_card(telling: Telling, id: str, result: NormResult) -> NormCard:
    """Return a norm with its status, why, and where it is written."""
    norm = telling.norm(id)
    language = telling.language
    phases = [result.phase] if result.phase else [phase.value for phase in norm.phases]
    pairs = {pair.id: pair for pair in telling.catalogue.tensions}
    # Where another chance was missed, 'no chance was missed' would be half the truth.
    tensions = dict.fromkeys(
        pairs[touch.tension].name.in_language(language)
        for touch in result.because
        if touch.tension is not None and result.status is Status.SILENT
    )
    return NormCard(
        id=id,
        name=norm.name.in_language(language),
        statement=norm.statement.in_language(language),
        family=telling.catalogue.families[norm.family].name.in_language(language),
        phase=capital(", ".join(phase_label(phase) for phase in phases)),
        status=telling.status(id),
        status_word=status_word(telling.status(id)),
        aard=aard_label(norm.aard.value),
        is_law=norm.aard is Aard.WET,
        source=_named(telling, norm.source.in_language(language)),
        certainty=norm.certainty.value,
        certainty_word=sure_word(norm.certainty.value),
        certainty_dots=certainty_dots(norm.certainty),
        caveat=capital(_named(telling, norm.caveat.in_language(language))) if norm.caveat else "",
        because=tuple(
            _because(telling, _reasons(telling, id, result), len(_dilemmas(result.because)))
        ),
        tensions=tuple(tensions),
        then_and_now=then_and_now(norm, language, _day(telling, result)),
    )


def _day(telling: Telling, result: NormResult) -> date:
    """Return the day in the story to compare a change with: that of the last touch, or the first
    day."""
    return telling.at(result.because[-1].clock if result.because else 0).date()


def _named(telling: Telling, text: str) -> str:
    return with_names(telling.scenario, telling.catalogue, telling.language, text)


def _rank(telling: Telling, card: NormCard) -> tuple[bool, int, int]:
    """Breached laws first, then by status, the heaviest aard first."""
    order = _ORDER.index(card.status)
    return not _is_breached_law(card), order, _WEIGHT[telling.norm(card.id).aard]


def _is_breached_law(card: NormCard) -> bool:
    return card.is_law and card.status == Status.BREACHED


def _reasons(telling: Telling, id: str, result: NormResult) -> tuple[Touch, ...]:
    """Return the touches that explain a status.

    Where something unasked would have honoured it, that is the nearest way: it goes with any
    choice. That other choices would have too, is then no reason. Where choices would have at many
    dilemmas, those at the last are told.
    """
    if telling.status(id) == UNBROKEN:
        return ()
    left = [each for each in result.because if each.kind in _LEFT]
    nearest = [each for each in left if each.deed == "action"]
    if not nearest and len(_dilemmas(left)) > _FEW_DILEMMAS:
        nearest = [each for each in left if each.dilemma == left[-1].dilemma]
    return tuple(
        each for each in result.because if each.kind not in _LEFT or not nearest or each in nearest
    )


def _dilemmas(touches: Iterable[Touch]) -> set[str]:
    return {each.dilemma for each in touches if each.kind in _LEFT}


def _because(telling: Telling, touches: tuple[Touch, ...], dilemmas: int) -> Iterator[Because]:
    """Yield the touches in words; an action that stayed open for long is said once, and what
    mended a norm is not said to honour it too. `dilemmas`: at how many there was a chance."""
    words = {
        TouchKind.HONOUR: _("honoured"),
        TouchKind.BREACH: _("breached"),
        TouchKind.REPAIR: _("repaired"),
    }
    said: set[tuple[str, str]] = set()
    mended: tuple[str, str, int] | None = None
    for touch in touches:
        if touch.kind is TouchKind.TENSION:
            continue
        if touch.kind is TouchKind.HONOUR and mended == (touch.deed, touch.id, touch.clock):
            continue
        if touch.kind is TouchKind.REPAIR:
            mended = (touch.deed, touch.id, touch.clock)
        if touch.kind in _LEFT:
            deed = (touch.deed, touch.id)
            times = sum((each.deed, each.id) == deed for each in touches if each.kind in _LEFT)
            if touch.deed == "action" and deed in said:
                continue
            said.add(deed)
            word = _left(touch.deed, dilemmas if touch.deed == "choice" else times)
        else:
            word = words[touch.kind]
        yield Because(
            time=telling.when(touch.clock),
            deed=telling.deed(touch.deed, touch.dilemma, touch.id),
            touch=word,
            kind=touch.kind.value,
        )


def _left(deed: str, times: int) -> str:
    if deed == "choice" and times > _FEW_DILEMMAS:
        return _("was open, not chosen; a choice for this was open at {count} dilemmas").format(
            count=times
        )
    if deed == "choice":
        return _("was open, not chosen")
    if times < 2:
        return _("was open, not done")
    return ngettext(
        "was open at {count} dilemma, not done", "was open at {count} dilemmas, not done", times
    ).format(count=times)


def _where_norms_are_silent(telling: Telling) -> Iterator[Block]:
    """Yield the dilemmas at which no answer touches any norm: there is only weighing."""
    questions = []
    for decision in telling.found.decisions:
        dilemma = telling.dilemma(decision.dilemma)
        answers = [choice.consequences for choice in dilemma.choices]
        if dilemma.timeout:
            answers.append(dilemma.timeout.consequences)
        if not any(each.honours or each.breaches or each.repairs for each in answers):
            questions.append(dilemma.question)
    if questions:
        yield Heading(_("Where the norms say nothing"))
        yield Paragraph(
            _("No norm is tied to any answer here. Only your own weighing counts:"), "soft"
        )
        yield from map(Paragraph, questions)
