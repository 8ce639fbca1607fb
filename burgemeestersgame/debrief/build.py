"""From a run to a Debrief: what we say, in seven steps, still without layout.

The order is that of the research on debriefing: one minute, what happened, your reasons, the
norms, other roads, one intention, questions for the trainer. It describes and asks; it gives no
mark and shames nobody. What the story or the norms do not support is left out, step and all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from burgemeestersgame.assessment import Decision, Initiative, Sentence, assess
from burgemeestersgame.debrief.course import what_happened
from burgemeestersgame.debrief.model import (
    Block,
    CaseNote,
    Debrief,
    DecisionCard,
    Heading,
    Paragraph,
    Section,
    UnheardAdvice,
)
from burgemeestersgame.debrief.norm_cards import norms
from burgemeestersgame.debrief.telling import Telling, listed, speaking
from burgemeestersgame.engine.run import Run
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.i18n import format_date, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import certainty_label, load_norms
from burgemeestersgame.scenario.model import Scenario


def build(scenario: Scenario, run: Run, language: str, played: datetime | None = None) -> Debrief:
    """Return the debrief of a run.

    Args:
        scenario: What was played, already in the language wanted where it has a translation.
        run: Finished or not; of an unfinished one we tell what there is.
        language: Of everything but the story itself: `nl` or `en`.
        played: When it was played, as the reader's clock shows it; None if that is not known.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    telling = Telling(compiled(scenario), assess(scenario, run), load_norms(), language)
    with speaking(language):
        sections = (
            _one_minute(telling),
            what_happened(telling),
            _your_reasons(telling),
            norms(telling),
            _other_roads(telling),
            _intention(telling),
            _questions(telling),
        )
        return Debrief(
            title=scenario.title,
            subtitle=_subtitle(telling, played),
            language=language,
            sections=tuple(section for section in sections if section.blocks),
            help=_(
                "Threatened yourself? In danger, ring 112. Talk to your council clerk, municipal"
                " secretary or mayor; you need not carry this alone. The Ondersteuningsteam"
                " Weerbaar Bestuur helps mayors, aldermen and councillors."
            ),
            help_certainty=_("{certainty}: how that team can be reached now").format(
                certainty=certainty_label("te verifiëren")
            ),
        )


def _subtitle(telling: Telling, played: datetime | None) -> str:
    parts = []
    if not telling.found.is_finished:
        parts.append(_("not played to the end"))
    elif line := telling.ending_line():
        parts.append(line)
    if played is not None:
        parts.append(_("played on {date}").format(date=format_date(played)))
    return " · ".join(parts)


def _one_minute(telling: Telling) -> Section:
    blocks: list[Block] = [
        Paragraph(_("Take one minute before you read on. How was it?"), "strong"),
        Paragraph(
            _(
                "Which moment is still with you, and where do you feel it? Say it aloud, or write"
                " it down. There is no right answer and nobody keeps it."
            )
        ),
        Paragraph(
            _(
                "What follows tells what you did and what came of it. It is no judgement of you:"
                " you decided under pressure, and this is the place to look back in peace."
            ),
            "soft",
        ),
    ]
    if not telling.found.is_finished:
        blocks.append(
            Paragraph(_("You stopped before the end. This goes as far as you played."), "soft")
        )
    return Section("one-minute", _("How was it?"), tuple(blocks))


# -- your reasons --------------------------------------------------------------------------------


def _your_reasons(telling: Telling) -> Section:
    found = telling.found
    blocks: list[Block] = []
    named = sorted(
        (result.named, id) for id, result in found.values.items() if result.named is not None
    )
    if named:
        values = telling.values(tuple(id for _place, id in named))
        blocks.append(
            Paragraph(
                _(
                    "Before play you named what matters most to you: {values}. Read your decisions"
                    " with that in mind. There is no right answer here."
                ).format(values=values)
            )
        )
    number = 0
    for entry in found.course:
        match entry:
            case Initiative():
                blocks.append(_initiative_card(telling, entry))
            case Decision():
                number += 1
                blocks.append(_decision_card(telling, entry, number))
                blocks += _unheard(telling, entry)
    blocks += _said_outside(telling)
    return Section("your-reasons", _("Your reasons"), tuple(blocks))


def _decision_card(telling: Telling, decision: Decision, number: int) -> DecisionCard:
    dilemma = telling.dilemma(decision.dilemma)
    source = telling.source(decision.deed, decision.dilemma, decision.choice or "timeout")
    assert source is not None
    values = telling.scenario.values
    return DecisionCard(
        time=telling.when(decision.clock),
        scene=decision.dilemma,
        question=dilemma.question,
        choice=getattr(source, "text", ""),
        timed_out=decision.choice is None,
        reason=decision.reason,
        value=values[decision.value] if decision.value else "",
        consequence=source.consequences.consequence,
        debrief=source.consequences.debrief,
        reflect=dilemma.reflect,
        number=number,
        puts_first=telling.values(decision.puts_first),
        advice=_advice_in_words(telling, decision),
    )


def _initiative_card(telling: Telling, done: Initiative) -> DecisionCard:
    action = telling.scenario.actions[done.action]
    return DecisionCard(
        time=telling.when(done.clock),
        scene=done.dilemma,
        question=_("Nobody asked, you did it"),
        choice=action.text,
        timed_out=False,
        reason="",
        value="",
        consequence=action.consequences.consequence,
        debrief=action.consequences.debrief,
        reflect="",
        puts_first=telling.values(action.consequences.values),
    )


def _advice_in_words(telling: Telling, decision: Decision) -> str:
    advice = [each for each in telling.found.advice if each.dilemma == decision.dilemma]
    if not advice:
        return ""
    heard = [telling.name(each.advisor) for each in advice if each.heard]
    if not heard:
        return _("You decided without hearing anybody.")
    text = _("You heard {names}.").format(names=listed(heard))
    agreed = [telling.name(each.advisor) for each in advice if each.heard and each.followed]
    if agreed:
        text += " " + ngettext(
            "{names} advised what you did.", "{names} advised what you did.", len(agreed)
        ).format(names=listed(agreed))
    elif decision.choice is not None and not all(
        each.stance == "open" for each in advice if each.heard
    ):
        text += " " + _("You chose otherwise.")
    return text


def _unheard(telling: Telling, decision: Decision) -> Iterator[UnheardAdvice]:
    dilemma = telling.dilemma(decision.dilemma)
    skipped = {
        each.advisor
        for each in telling.found.advice
        if each.dilemma == decision.dilemma and not each.heard
    }
    for advice in dilemma.advice:
        if advice.advisor in skipped:
            member = telling.scenario.cast[advice.advisor]
            if advice.stance == "open":
                stance = _("left it open")
            elif advice.stance == decision.choice:
                stance = _("for what you did")
            else:
                choice = telling.deed("choice", dilemma.id, advice.stance)
                stance = _("for: {choice}").format(choice=choice)
            yield UnheardAdvice(
                time=telling.when(decision.clock),
                question=dilemma.question,
                name=member.name,
                role=member.role,
                stance=stance,
                text=advice.text,
            )


def _said_outside(telling: Telling) -> Iterator[Block]:
    if telling.found.sentences:
        yield Heading(_("What you said outside"))
    for sentence in telling.found.sentences:
        yield Paragraph(telling.prompt(sentence.scene))
        if not sentence.text:
            yield Paragraph(_("You said nothing. That is an answer too."), "soft")
            continue
        yield Paragraph(sentence.text, "quote")
        senders = [
            telling.sender(message)
            for message in dict.fromkeys(each.message for each in sentence.returned)
        ]
        if senders:
            text = _("It came back, in the words of {senders}.")
            yield Paragraph(text.format(senders=listed(senders)), "soft")


# -- other roads ---------------------------------------------------------------------------------


def _other_roads(telling: Telling) -> Section:
    return Section("other-roads", _("Other roads"), (*_left_undone(telling), *_documented(telling)))


def _left_undone(telling: Telling) -> Iterator[Block]:
    if telling.found.passed_up:
        yield Heading(_("What nobody asked"))
        yield Paragraph(
            _(
                "This was open to you and you left it. Everything takes time, and nobody does it"
                " all. Which of these would you want to have done?"
            ),
            "soft",
        )
    for each in telling.found.passed_up:
        yield Paragraph(telling.scenario.actions[each.action].text)


def _documented(telling: Telling) -> Iterator[Block]:
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
                "Each note says how well it is known: really happened, partly known, or made up by"
                " us for this exercise. Names and places are always made up. What happened there"
                " was one road, not the right answer."
            ),
            "soft",
        )
    yield from notes


# -- after the norms -----------------------------------------------------------------------------


def _intention(telling: Telling) -> Section:
    if not telling.found.decisions:
        return Section("intention", _("One intention"), ())
    return Section(
        "intention",
        _("One intention"),
        (
            Paragraph(
                _(
                    "What will you do differently from tomorrow, or keep doing on purpose? One"
                    " sentence, in your own words."
                ),
                "strong",
            ),
            Paragraph(
                _(
                    "Make it small enough to do this month, and name the person you will tell."
                    " Who could have helped you most: do you have that number?"
                )
            ),
        ),
    )


def _questions(telling: Telling) -> Section:
    guide = telling.scenario.guide
    blocks: list[Block] = []
    number = 0
    for entry in telling.found.course:
        if not isinstance(entry, Decision | Sentence):
            continue
        if isinstance(entry, Decision):
            number += 1
            id = entry.dilemma
            title = f"{number}. {telling.dilemma(id).question}"
        else:
            id = entry.scene
            title = telling.prompt(id)
        if guide.questions.get(id):
            blocks += [Heading(title), *map(Paragraph, guide.questions[id])]
    if blocks:
        blocks.insert(
            0,
            Paragraph(
                _("To talk over with a trainer, or with a colleague whom you trust."), "soft"
            ),
        )
    return Section("questions", _("Questions for the trainer"), tuple(blocks))
