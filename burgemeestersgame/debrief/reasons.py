"""Your reasons, and how others chose: each decision as it was taken, beside who advised what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

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
from burgemeestersgame.debrief.mark_charts import advisors_chart
from burgemeestersgame.debrief.model import (
    Block,
    DecisionCard,
    Fold,
    Heading,
    Moment,
    Paragraph,
    Said,
    Section,
    Voice,
)
from burgemeestersgame.debrief.telling import Telling, in_quotes, listed
from burgemeestersgame.debrief.values import what_mattered
from burgemeestersgame.i18n import format_day, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import Aard

# From which share on somebody was sure of a decision, and up to which they were in doubt.
_SURE, _IN_DOUBT = 0.8, 0.4
# How often somebody was followed, and of how often heard, before we ask about it.
_OFTEN, _NEARLY_ALWAYS = 4, 0.8
_FEW = 3  # of what was done unasked, that are told at once
_VOICES = 2  # that were never heard, named


def your_reasons(telling: Telling) -> Section:
    """Return the third step: values, decisions with the advisors' voices, and what you said."""
    blocks: list[Block] = [*what_mattered(telling)]
    for number, decision in enumerate(telling.found.decisions, 1):
        blocks.append(_decision_card(telling, decision, number))
        aside = (*_voices(telling, decision), *_what_you_knew(telling, number))
        if aside:
            title = _("Decision {number}: how others chose")
            blocks.append(Fold(title.format(number=number), aside))
    blocks += _who_saw_it_coming(telling)
    blocks += _whom_you_heard(telling)
    blocks += _how_sure(telling)
    blocks += _said_outside(telling)
    blocks += _unasked(telling)
    return Section("your-reasons", _("Your reasons, and how others chose"), tuple(blocks))


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
        mending=_mending(telling, number),
    )


def _counsel(telling: Telling, decision: Decision) -> list[Counsel]:
    return [each for each in telling.found.advice if each.dilemma == decision.dilemma]


def _pace(decision: Decision) -> str:
    if decision.limit_s is None or decision.choice is None:
        return ""
    return _("You took {seconds} of the {limit} seconds.").format(
        seconds=min(round(decision.seconds), round(decision.limit_s)),
        limit=round(decision.limit_s),
    )


def _mending(telling: Telling, number: int) -> str:
    parts = []
    dilemma = telling.found.decisions[number - 1].dilemma
    mended = dict.fromkeys(_mended(telling, dilemma))
    if mended:
        parts.append(_("You mended it later: {deeds}.").format(deeds=listed(list(mended))))
    could_mend = dict.fromkeys(_could_mend(telling, number))
    if could_mend:
        parts.append(
            _("This could still be mended later: {deeds}.").format(deeds=listed(list(could_mend)))
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
                yield f"{in_quotes(deed)} ({when})"
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
                yield in_quotes(action.text.rstrip("."))


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


def _what_you_knew(telling: Telling, number: int) -> Iterator[Block]:
    """Yield the time there was, who had sent word by then, and what came of it later and could not
    be known yet."""
    seen = telling.found.hindsight[number - 1]
    if pace := _pace(telling.found.decisions[number - 1]):
        yield Paragraph(pace, "soft")
    if seen.arrived:
        names = dict.fromkeys(telling.sender(each.message) for each in seen.arrived)
        text = _("By then you had word from: {names}.")
        yield Paragraph(text.format(names=listed(list(names))), "soft")
    later = [
        _("{sender} ({time})").format(
            sender=telling.sender(each.message), time=telling.when(each.clock)
        )
        for came in seen.later
        for each in telling.messages_of(came)
    ]
    if later:
        text = _("You could not know yet what came of it later: {names}.")
        yield Paragraph(text.format(names=listed(later)), "soft")


def _who_saw_it_coming(telling: Telling) -> Iterator[Block]:
    """Yield what came later, beside those on whose road it would not have; its words once."""
    told = [
        (number, messages, names)
        for number, decision in enumerate(telling.found.decisions, 1)
        for names, messages in _roads_without(telling, decision).items()
    ]
    if not told:
        return
    yield Heading(_("Who saw it coming?"))
    yield Paragraph(
        _(
            "This came later, and would not have come on the roads that others wanted. Those roads"
            " had a price of their own."
        ),
        "soft",
    )
    quoted: set[str] = set()
    for number, messages, names in told:
        text = ngettext(
            "Decision {number}. {messages} {names} wanted another road.",
            "Decision {number}. {messages} {names} wanted another road.",
            len(names),
        )
        words = " · ".join(_words_once(telling, each, quoted) for each in messages)
        yield Paragraph(text.format(number=number, messages=words, names=listed(list(names))))


def _words_once(telling: Telling, received: Received, quoted: set[str]) -> str:
    """Return a message, by its sender alone where its words were `quoted` before."""
    sender = telling.sender(received.message)
    if received.message in quoted:
        return _("That word from {sender} too.").format(sender=sender)
    quoted.add(received.message)
    return _("{sender}: {words}").format(sender=sender, words=in_quotes(received.text))


def _roads_without(telling: Telling, decision: Decision) -> dict[tuple[str, ...], list[Received]]:
    """Return what came later, by the names of those who here wanted a road without it."""
    roads: dict[tuple[str, ...], list[Received]] = {}
    seen = _foresight(telling, decision)
    for came in dict.fromkeys(each for foresight in seen for each in foresight.came):
        names = tuple(telling.name(each.advisor) for each in seen if came in each.came)
        for message in telling.messages_of(came):
            roads.setdefault(names, []).append(message)
    return roads


def _whom_you_heard(telling: Telling) -> Iterator[Block]:
    chart = advisors_chart(telling)
    if chart:
        yield Heading(_("Whom you heard"))
        yield from map(Paragraph, _how_many_you_heard(telling))
    yield from map(Paragraph, _one_voice(telling))
    if chart:
        yield Fold(_("Whom you heard at which decision"), (chart,))


def _how_many_you_heard(telling: Telling) -> Iterator[str]:
    """Yield whether advisors were heard, once over all decisions."""
    heard = {decision.dilemma: False for decision in telling.found.decisions}
    given = {each.dilemma for each in telling.found.advice}
    for each in telling.found.advice:
        heard[each.dilemma] |= each.heard
    alone = [str(number) for number, id in enumerate(heard, 1) if id in given and not heard[id]]
    if all(each.heard for each in telling.found.advice):
        yield _("You heard everybody who could be heard. Whose voice weighed most, and why?")
    elif not any(heard.values()):
        yield _("You decided without your advisors. Whom would you ask first next time?")
    elif alone:
        yield ngettext(
            "At decision {numbers} you heard nobody. Whom would you ask there next time?",
            "At decisions {numbers} you heard nobody. Whom would you ask there next time?",
            len(alone),
        ).format(numbers=listed(alone))
    elif never := _never_heard(telling):
        yield _(
            "You heard somebody at every decision, but never {names}. What would you have wanted to"
            " hear there?"
        ).format(names=listed(never))
    else:
        yield _("You heard somebody at every decision. Whose voice did you miss?")


def _never_heard(telling: Telling) -> list[str]:
    """Return the names of those who were never heard, the few who had advice most often."""
    given = Counter(each.advisor for each in telling.found.advice)
    heard = {each.advisor for each in telling.found.advice if each.heard}
    often = [id for id, times in given.most_common() if times > 1 and id not in heard]
    return [telling.name(id) for id in often[:_VOICES]]


def _how_sure(telling: Telling) -> Iterator[Block]:
    """Yield how sure the player was, once over all decisions: a start for a talk, no mark."""
    said = {
        number: decision.confidence
        for number, decision in enumerate(telling.found.decisions, 1)
        if decision.confidence is not None
    }
    if not said:
        return
    sure = [number for number, share in said.items() if share >= _SURE]
    doubt = [number for number, share in said.items() if share <= _IN_DOUBT]
    half = [number for number in said if number not in (*sure, *doubt)]
    yield Heading(_("How sure you were"))
    groups = ((_("sure"), sure), (_("half sure"), half), (_("in doubt"), doubt))
    told = [(word, numbers) for word, numbers in groups if numbers]
    if len(told) == 1:
        text = _("You said the same each time: {sure}.").format(sure=told[0][0])
    else:
        parts = [
            _("{sure} at {numbers}").format(sure=word, numbers=listed(list(map(str, numbers))))
            for word, numbers in told
        ]
        text = _("By decision: {parts}.").format(parts="; ".join(parts))
    alone = [number for number in sure if _nobody_advised(telling, number)]
    if alone:
        text += " " + ngettext(
            "At decision {numbers} nobody had advised it. What did you see that they did not?",
            "At decisions {numbers} nobody had advised it. What did you see that they did not?",
            len(alone),
        ).format(numbers=listed(list(map(str, alone))))
    elif doubt:
        text += " " + _("Who or what could have helped you in your doubt?")
    yield Paragraph(text)


def _nobody_advised(telling: Telling, number: int) -> bool:
    advice = _counsel(telling, telling.found.decisions[number - 1])
    return bool(advice) and not any(each.followed for each in advice)


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
    """Yield what nobody asked: a few that weighed most, the rest for who asks."""
    done = sorted(telling.found.initiatives, key=lambda each: _initiative_weight(telling, each))
    if not done:
        return
    told = {id(each) for each in done[:_FEW]}
    cards = [
        (_initiative_card(telling, each), id(each) in told) for each in telling.found.initiatives
    ]
    yield Heading(_("What nobody asked and you did"))
    yield from (card for card, is_told in cards if is_told)
    rest = tuple(card for card, is_told in cards if not is_told)
    if rest:
        title = ngettext(
            "{count} more thing that you did unasked",
            "{count} more things that you did unasked",
            len(rest),
        )
        yield Fold(title.format(count=len(rest)), rest)


def _initiative_weight(telling: Telling, done: Initiative) -> tuple[int, int]:
    """Return what comes first: what breached or mended a norm, then what honoured a heavy one."""
    marks = telling.scenario.actions[done.action].consequences
    order = list(Aard)
    weights = [order.index(telling.norm(mark.norm).aard) for mark in marks.honours]
    return not (marks.breaches or marks.repairs), min(weights, default=len(order))


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
