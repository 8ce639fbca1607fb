"""Your reasons, and how others chose: each decision as it was taken, beside who advised what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from burgemeestersgame.assessment import (
    Counsel,
    Decision,
    Foresight,
    Initiative,
    Received,
    Status,
    TouchKind,
)
from burgemeestersgame.debrief.course import message_moment
from burgemeestersgame.debrief.mark_charts import advisors_chart, values_chart
from burgemeestersgame.debrief.model import (
    Block,
    DecisionCard,
    Heading,
    Moment,
    Paragraph,
    Said,
    Section,
    Voice,
)
from burgemeestersgame.debrief.telling import Telling, listed
from burgemeestersgame.i18n import format_day, ngettext
from burgemeestersgame.i18n import gettext as _

# From which share on somebody was sure of a decision, and up to which they were in doubt.
_SURE, _IN_DOUBT = 0.8, 0.4
# How often somebody was followed, and of how often heard, before we ask about it.
_OFTEN, _NEARLY_ALWAYS = 4, 0.8


def your_reasons(telling: Telling) -> Section:
    """Return the third step: values, decisions with the advisors' voices, and what you said."""
    blocks = [*_values(telling)]
    for number, decision in enumerate(telling.found.decisions, 1):
        blocks.append(_decision_card(telling, decision, number))
        blocks += _voices(telling, decision)
        blocks += _who_saw_it_coming(telling, decision)
    blocks += _whom_you_heard(telling)
    blocks += _said_outside(telling)
    blocks += _unasked(telling)
    return Section("your-reasons", _("Your reasons, and how others chose"), tuple(blocks))


# -- values --------------------------------------------------------------------------------------


def _values(telling: Telling) -> Iterator[Block]:
    found = telling.found
    named = sorted(
        (result.named, id) for id, result in found.values.items() if result.named is not None
    )
    if named:
        values = telling.values(tuple(id for _place, id in named))
        yield Paragraph(
            _(
                "Before play you named what matters most to you: {values}. Read your decisions"
                " with that in mind. There is no right answer here."
            ).format(values=values)
        )
    chart = values_chart(telling) if found.decisions else None
    if chart:
        yield chart
        yield from map(Paragraph, _between_words_and_deeds(telling, [id for _place, id in named]))


def _between_words_and_deeds(telling: Telling, named: list[str]) -> Iterator[str]:
    """Yield what the chart shows about the values named before play, without a verdict."""
    values, labels = telling.found.values, telling.scenario.values
    unused = [labels[id] for id in named if not values[id].put_first]
    if unused:
        yield ngettext(
            "{values} mattered to you before play, and none of your choices put it first. What"
            " was in the way?",
            "{values} mattered to you before play, and none of your choices put them first. What"
            " was in the way?",
            len(unused),
        ).format(values=listed(unused))
    times = {id: len(each.put_first) for id, each in values.items()}
    most = max(times.values(), default=0)
    often = [id for id, count in times.items() if count == most]
    if named and most > 1 and len(often) == 1 and often[0] not in named:
        yield _(
            "What your choices put first most often, {value}, you had not named. Does that suit"
            " you?"
        ).format(value=labels[often[0]])


# -- decisions -----------------------------------------------------------------------------------


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
        confidence=_confidence(telling, decision),
        pace=_pace(decision),
        hindsight=_hindsight(telling, number),
    )


def _counsel(telling: Telling, decision: Decision) -> list[Counsel]:
    return [each for each in telling.found.advice if each.dilemma == decision.dilemma]


def _advice_in_words(telling: Telling, decision: Decision) -> str:
    """Return how many were heard; '' where that was the same at all decisions, and is said once."""
    advice = _counsel(telling, decision)
    if not advice or _heard_all_alike(telling):
        return ""
    heard = sum(each.heard for each in advice)
    if not heard:
        return _("You decided without hearing anybody.")
    if heard == len(advice) > 1:
        return _("You heard all {count} advisors.").format(count=heard)
    return ngettext(
        "You heard {heard} of {count} advisor.",
        "You heard {heard} of {count} advisors.",
        len(advice),
    ).format(heard=heard, count=len(advice))


def _confidence(telling: Telling, decision: Decision) -> str:
    """Tell how sure the player was beside who thought the same: a start for a talk, no mark."""
    if decision.confidence is None:
        return ""
    advice = _counsel(telling, decision)
    same = [telling.name(each.advisor) for each in advice if each.followed]
    if decision.confidence >= _SURE:
        if same:
            return ngettext(
                "You were sure here, and {names} would have done the same.",
                "You were sure here, and {names} would have done the same.",
                len(same),
            ).format(names=listed(same))
        if advice:
            return _(
                "You were sure here, and nobody advised it. What did you see that they did not?"
            )
        return _("You were sure here.")
    if decision.confidence <= _IN_DOUBT:
        if same:
            return ngettext(
                "You were in doubt here, and {names} would have done the same.",
                "You were in doubt here, and {names} would have done the same.",
                len(same),
            ).format(names=listed(same))
        if advice:
            return _("You were in doubt here, and you chose it though nobody advised it.")
        return _("You were in doubt here.")
    return _("You were fairly sure here.")


def _pace(decision: Decision) -> str:
    if decision.limit_s is None or decision.choice is None:
        return ""
    return _("You took {seconds} of the {limit} seconds.").format(
        seconds=min(round(decision.seconds), round(decision.limit_s)),
        limit=round(decision.limit_s),
    )


def _hindsight(telling: Telling, number: int) -> str:
    seen = telling.found.hindsight[number - 1]
    parts = []
    if seen.arrived:
        names = dict.fromkeys(telling.sender(each.message) for each in seen.arrived)
        parts.append(
            _("This had come in by then: word from {names}.").format(names=listed(list(names)))
        )
    later = [
        _("{sender} ({time})").format(
            sender=telling.sender(each.message), time=telling.when(each.clock)
        )
        for came in seen.later
        for each in telling.messages_of(came)
    ]
    if later:
        parts.append(
            _("What came of it later you could not know yet: {names}.").format(names=listed(later))
        )
    mended = dict.fromkeys(_mended(telling, seen.dilemma))
    if mended:
        parts.append(_("You mended it later: {deeds}.").format(deeds=listed(list(mended))))
    could_mend = dict.fromkeys(_could_mend(telling, number))
    if could_mend:
        parts.append(
            _("What this breached could still be mended: {deeds}.").format(
                deeds=listed(list(could_mend))
            )
        )
    return " ".join(parts)


def _mended(telling: Telling, dilemma: str) -> Iterator[str]:
    """Yield what later mended what the decision at a dilemma breached, in words."""
    for result in telling.found.norms.values():
        touches = iter(result.because)
        for touch in touches:
            is_here = touch.dilemma == dilemma and touch.deed != "action"
            if is_here and touch.kind is TouchKind.BREACH:
                break
        for touch in touches:
            if touch.kind is TouchKind.REPAIR:
                deed = telling.deed(touch.deed, touch.dilemma, touch.id).rstrip(".")
                when = telling.when(touch.clock)
                yield _("‘{deed}’ ({time})").format(deed=deed, time=when)
                break


def _could_mend(telling: Telling, number: int) -> Iterator[str]:
    """Yield what was open after a decision and would have mended what it left breached."""
    dilemmas = [each.dilemma for each in telling.found.decisions]
    later = set(dilemmas[number:])
    for id, result in telling.found.norms.items():
        breaches = [each for each in result.because if each.kind is TouchKind.BREACH]
        if result.status is not Status.BREACHED or breaches[-1].deed == "action":
            continue
        if breaches[-1].dilemma != dilemmas[number - 1]:
            continue
        for passed in telling.found.passed_up:
            action = telling.scenario.actions[passed.action]
            mends = any(
                mark.norm == id and mark.condition is None for mark in action.consequences.repairs
            )
            if mends and not later.isdisjoint(passed.dilemmas):
                yield _("‘{text}’").format(text=action.text.rstrip("."))


def _voices(telling: Telling, decision: Decision) -> Iterator[Voice]:
    """Yield every advisor; what was heard was read before, unless it turned out to be foresight."""
    dilemma = telling.dilemma(decision.dilemma)
    saw_it = {each.advisor for each in _foresight(telling, decision)}
    for advice, counsel in zip(dilemma.advice, _counsel(telling, decision), strict=True):
        member = telling.scenario.cast[advice.advisor]
        if advice.stance == "open":
            stance = _("left it open")
        elif counsel.followed:
            stance = _("for what you did")
        else:
            choice = telling.deed("choice", dilemma.id, advice.stance)
            stance = _("for: {choice}").format(choice=choice)
        is_told = not counsel.heard or advice.advisor in saw_it
        yield Voice(
            name=member.name,
            role=member.role,
            stance=stance,
            text=advice.text if is_told else "",
            is_heard=counsel.heard,
        )


def _foresight(telling: Telling, decision: Decision) -> list[Foresight]:
    return [each for each in telling.found.foresight if each.dilemma == decision.dilemma]


def _who_saw_it_coming(telling: Telling, decision: Decision) -> Iterator[Block]:
    """Yield what came of it later beside those on whose road it does not come."""
    roads: dict[tuple[str, ...], list[str]] = {}
    seen = _foresight(telling, decision)
    for came in dict.fromkeys(each for foresight in seen for each in foresight.came):
        names = tuple(telling.name(each.advisor) for each in seen if came in each.came)
        for message in telling.messages_of(came):
            said = _("{sender}, ‘{text}’").format(
                sender=telling.sender(message.message), text=message.text.strip()
            )
            roads.setdefault(names, []).append(said)
    for names, messages in roads.items():
        text = ngettext(
            "This came later, and would not have come on the road that {names} wanted: {messages}"
            " Did they see it coming? That road had a price of its own.",
            "This came later, and would not have come on the roads that {names} wanted: {messages}"
            " Did they see it coming? Those roads had a price of their own.",
            len(names),
        )
        yield Paragraph(
            text.format(names=listed(list(names)), messages=" · ".join(messages)), "soft"
        )


def _whom_you_heard(telling: Telling) -> Iterator[Block]:
    chart = advisors_chart(telling)
    if chart:
        yield Heading(_("Whom you heard"))
        if _heard_all_alike(telling):
            yield Paragraph(_of_all(telling))
        yield chart
    yield from map(Paragraph, _one_voice(telling))


def _one_voice(telling: Telling) -> Iterator[str]:
    """Yield a question where somebody was heard and followed nearly every time."""
    for advisor in dict.fromkeys(each.advisor for each in telling.found.advice):
        heard = [each for each in telling.found.advice if each.advisor == advisor and each.heard]
        followed = sum(each.followed for each in heard)
        if followed >= _OFTEN and followed >= _NEARLY_ALWAYS * len(heard):
            yield _(
                "You heard {name} {heard} times and chose the same {followed} times. What does"
                " {name} see well, and what not?"
            ).format(name=telling.name(advisor), heard=len(heard), followed=followed)


def _heard_all_alike(telling: Telling) -> bool:
    """Say whether everybody was heard at every decision, or nobody at any."""
    return len({each.heard for each in telling.found.advice}) == 1


def _of_all(telling: Telling) -> str:
    if telling.found.advice[0].heard:
        return _("You heard everybody who could be heard. Whose voice weighed most, and why?")
    return _("You heard nobody. Whom would you ask first next time?")


# -- said and done -------------------------------------------------------------------------------


def _said_outside(telling: Telling) -> Iterator[Block]:
    if telling.found.sentences:
        yield Heading(_("What you said outside, and what was made of it"))
    for sentence in telling.found.sentences:
        yield Said(
            prompt=telling.prompt(sentence.scene),
            text=sentence.text,
            returned=tuple(_returned(telling, each) for each in sentence.returned),
        )


def _returned(telling: Telling, message: Received) -> Moment:
    """Return a message with its day, as it stands outside the log."""
    moment = message_moment(telling, message)
    return replace(moment, title=f"{moment.title}, {format_day(moment.at)}")


def _unasked(telling: Telling) -> Iterator[Block]:
    if telling.found.initiatives:
        yield Heading(_("What nobody asked and you did"))
    for done in telling.found.initiatives:
        yield _initiative_card(telling, done)


def _initiative_card(telling: Telling, done: Initiative) -> DecisionCard:
    action = telling.scenario.actions[done.action]
    return DecisionCard(
        time=telling.when(done.clock),
        scene=done.dilemma,
        question="",
        choice=action.text,
        timed_out=False,
        reason="",
        value="",
        consequence=action.consequences.consequence,
        debrief=action.consequences.debrief,
        reflect="",
        puts_first=telling.values(action.consequences.values),
    )
