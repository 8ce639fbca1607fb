"""What happened: the course of events from the log, and the indicators over story time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from burgemeestersgame.assessment import (
    Consequence,
    Decision,
    Fate,
    Heard,
    Initiative,
    Movement,
    Received,
    Sentence,
    Visit,
)
from burgemeestersgame.debrief.model import (
    Block,
    Fold,
    Heading,
    LineChart,
    Moment,
    Paragraph,
    Section,
    Series,
    Timeline,
)
from burgemeestersgame.debrief.telling import Telling, in_quotes, listed, told_apart
from burgemeestersgame.engine.showing import quoted
from burgemeestersgame.i18n import format_clock, format_date, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.model import Better, Bridge, Ending

# Positions along the axis: of a decision by itself, and of a doubling of the time that passes.
_DECISION_WIDTH = 80
_DOUBLING_WIDTH = 6
# What the course of events consists of in short; the rest is there for who asks.
_IN_SHORT = frozenset({"decision", "timeout", "action", "ending"})


def what_happened(telling: Telling) -> Section:
    """Return the second step: figures, the chart, the log in short and in full, and what did not
    come."""
    blocks: list[Block] = [Paragraph(_summary(telling))]
    chart = line_chart(telling)
    if chart:
        blocks.append(chart)
    moments = tuple(_moments(telling))
    in_short = tuple(_in_short(moments))
    blocks += [Heading(_("From the log")), Timeline(in_short)]
    if moments != in_short:
        blocks.append(
            Fold(_("The whole log, with messages and consequences"), (Timeline(moments),))
        )
    kept_away = tuple(_what_did_not_come(telling))
    if kept_away:
        about = Paragraph(_("This was on its way and did not come."), "soft")
        blocks.append(Fold(_("What did not come"), (about, Timeline(kept_away))))
    return Section("what-happened", _("What happened"), tuple(blocks))


def _summary(telling: Telling) -> str:
    found = telling.found
    parts = [
        ngettext("{count} decision", "{count} decisions", len(found.decisions)).format(
            count=len(found.decisions)
        )
    ]
    if found.initiatives:
        parts.append(
            ngettext(
                "{count} thing you did unasked",
                "{count} things you did unasked",
                len(found.initiatives),
            ).format(count=len(found.initiatives))
        )
    if found.messages:
        parts.append(
            ngettext("{count} message", "{count} messages", len(found.messages)).format(
                count=len(found.messages)
            )
        )
    silences = sum(each.choice is None for each in found.decisions)
    text = _("This is in the log: {things}.").format(things=listed(parts))
    if silences:
        text += " " + ngettext(
            "At {count} decision time ran out before you chose.",
            "At {count} decisions time ran out before you chose.",
            silences,
        ).format(count=silences)
    return text


# -- the timeline --------------------------------------------------------------------------------


def _in_short(moments: Iterable[Moment]) -> Iterator[Moment]:
    """Yield what was decided and done, and how it ended."""
    for moment in moments:
        if moment.kind in _IN_SHORT:
            is_ending = moment.kind == "ending"
            yield moment if is_ending else replace(moment, text="")


def _moments(telling: Telling) -> Iterator[Moment]:
    number = 0
    heard: list[Heard] = []
    moved: list[Movement] = []
    held: tuple[int, str, str, str] | None = None  # a moment that waits for what it moved

    def moment(clock: int, kind: str, title: str, text: str = "") -> Moment:
        return Moment(telling.at(clock), telling.time(clock), kind, title, text)

    def waiting() -> Iterator[Moment]:
        nonlocal held
        if held is not None:
            clock, kind, title, text = held
            yield moment(clock, kind, title, _lines(text, _moves(telling, moved)))
        held = None
        moved.clear()

    def advice() -> Iterator[Moment]:
        if heard:
            names = listed([telling.name(each.advisor) for each in heard])
            yield moment(heard[0].clock, "advice", _("You asked {names}").format(names=names))
        heard.clear()

    for entry in telling.found.course:
        if isinstance(entry, Movement):
            moved.append(entry)
            continue
        unexplained = [] if held else list(moved)
        yield from waiting()
        if isinstance(entry, Heard):
            heard.append(entry)
            continue
        yield from advice()
        match entry:
            case Decision():
                number += 1
                held = (entry.clock, *_decision(telling, entry, number))
            case Initiative():
                action = telling.scenario.actions[entry.action]
                title = _("Unasked: {action}").format(action=action.text)
                held = (entry.clock, "action", title, action.consequences.consequence)
            case Consequence(fate=Fate.HAPPENED):
                held = _later(telling, entry)
            case Received():
                yield message_moment(telling, entry, unexplained)
            case Sentence():
                said = in_quotes(entry.text) if entry.text else _("You said nothing.")
                yield moment(entry.clock, "explain", _("You were asked for one sentence"), said)
            case Visit():
                scene = telling.scenario.scenes[entry.scene]
                if isinstance(scene, Ending):
                    yield moment(entry.clock, "ending", _("How it ended"), scene.text)
                elif isinstance(scene, Bridge):
                    yield moment(entry.clock, "scene", _("Meanwhile"), scene.text)
    yield from waiting()
    yield from advice()


def _decision(telling: Telling, decision: Decision, number: int) -> tuple[str, str, str]:
    source = telling.source(decision.deed, decision.dilemma, decision.choice or "timeout")
    assert source is not None
    consequence = source.consequences.consequence
    if decision.choice is None:
        title = _("Decision {number}: the time was up").format(number=number)
        return "timeout", title, consequence
    deed = telling.deed("choice", decision.dilemma, decision.choice)
    title = _("Decision {number}: {choice}").format(number=number, choice=deed)
    return "decision", title, consequence


def _later(telling: Telling, entry: Consequence) -> tuple[int, str, str, str] | None:
    """Return the moment of a delayed consequence; None where its message tells of it."""
    later = telling.later(entry.id)
    if later.message is not None:
        return None
    title = _("What came of it: {deed}").format(deed=telling.cause(entry.cause))
    if entry.is_certain:
        title = _("Meanwhile")
    facts = "\n".join(telling.scenario.facts[fact] for fact in later.sets)
    return entry.clock, "later", title, _lines(facts, _why_it_came(telling, entry))


def message_moment(
    telling: Telling, received: Received, moved: Sequence[Movement] | None = None
) -> Moment:
    """Return a message as it came in.

    Args:
        moved: What it moved; None where only what was said counts.
    """
    came_of = ""
    if received.cause.kind == "later" and moved is not None:
        consequence = telling.consequence(received.cause.id)
        if not consequence.is_certain:
            came_of = _("Because of: {deed}").format(deed=telling.cause(received.cause))
        came_of = _lines(came_of, _why_it_came(telling, consequence))
    return Moment(
        telling.at(received.clock),
        telling.time(received.clock),
        "message",
        _by(telling, received.message),
        _lines(received.text.strip(), came_of, _moves(telling, moved or ())),
    )


def _by(telling: Telling, id: str) -> str:
    channel = {
        "phone": _("by phone"),
        "app": _("in the app"),
        "mail": _("by mail"),
        "press": _("in the news"),
        "doormat": _("on the doormat"),
    }[telling.scenario.messages[id].channel.value]
    return _("{sender}, {channel}").format(sender=telling.sender(id), channel=channel)


def _why_it_came(telling: Telling, consequence: Consequence) -> str:
    """Return which facts let it come, '' where they do not say."""
    lacking = [
        telling.scenario.facts[each.fact] for each in consequence.grounds if not each.is_true
    ]
    if not lacking:
        return ""
    return _("It could come because this was missing: {facts}").format(facts=told_apart(lacking))


def _moves(telling: Telling, moved: Iterable[Movement]) -> str:
    return " · ".join(
        _("{indicator}: {before} → {after}").format(
            indicator=telling.scenario.indicators[each.indicator].label,
            before=each.before,
            after=each.after,
        )
        for each in moved
    )


def _what_did_not_come(telling: Telling) -> Iterator[Moment]:
    """Yield the messages that were on their way and that a deed or a fact kept away, by the time
    at which they would have come."""
    sentences = {each.scene: each.text for each in telling.found.sentences}
    came = {each.message for each in telling.found.messages}
    for entry in sorted(telling.found.consequences, key=lambda each: each.due):
        later = telling.later(entry.id)
        if later.message is None or later.message in came:
            continue
        why = _why_not(telling, entry)
        if not why:
            continue
        message = telling.scenario.messages[later.message]
        text = quoted(message.text, message.without, message.quotes, sentences)
        title = _by(telling, message.id)
        yield Moment(
            telling.at(entry.due),
            telling.time(entry.due),
            "message",
            title,
            _lines(text.strip(), why),
        )


def _why_not(telling: Telling, entry: Consequence) -> str:
    """Return what kept a consequence away, '' where it came, or where we cannot say."""
    if entry.cancelled_by is not None:
        deed = told_apart([telling.cause(entry.cancelled_by)])
        return _("What kept it away: {deed}").format(deed=deed)
    if entry.fate is not Fate.FAILED or not entry.grounds:
        return ""
    deeds = dict.fromkeys(telling.cause(each.cause) for each in entry.grounds if each.cause)
    if deeds:
        return _("What kept it away: {deed}").format(deed=told_apart(list(deeds)))
    facts = told_apart([telling.scenario.facts[each.fact] for each in entry.grounds])
    return _("It did not come, as this was missing: {facts}").format(facts=facts)


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))


# -- the chart -----------------------------------------------------------------------------------


def line_chart(telling: Telling) -> LineChart | None:
    """Return the indicators over story time; None without indicators or before a decision.

    Positions along the axis follow the course of events, not the clock: in one story weeks pass
    between two scenes and minutes within the next, and every decision must be seen.
    """
    found, indicators = telling.found, telling.scenario.indicators
    if not indicators or not found.decisions:
        return None
    levels = {id: each.start for id, each in indicators.items()}
    points = {id: [(0, level)] for id, level in levels.items()}
    marks: list[tuple[int, str]] = []
    ticks: list[tuple[int, str, bool]] = []
    table = [(_("At the start"), tuple(levels.values()))]
    position = clock = 0
    rest = 0  # the last position at which nothing moved
    day = None
    is_deciding = False  # what moves now, the last decision moves at once
    for entry in found.course:
        if isinstance(entry, Consequence) and entry.fate is not Fate.HAPPENED:
            continue
        if isinstance(entry, Movement):
            series = points[entry.indicator]
            if series[-1][0] < rest:
                series.append((rest, entry.before))
            if series[-1][0] == position:
                series.pop()
            series.append((position, entry.after))
            levels[entry.indicator] = entry.after
            continue
        if is_deciding:
            table.append(_row(telling, len(marks), levels))
            is_deciding = False
        if entry.clock > clock:
            rest = position
            position += round(_DOUBLING_WIDTH * math.log2(1 + entry.clock - clock))
            clock = entry.clock
        if isinstance(entry, Decision):
            rest = position
            position += _DECISION_WIDTH
            marks.append((position, str(len(marks) + 1)))
            moment = telling.at(entry.clock)
            is_new_day = moment.date() != day
            label = _short_date(telling, entry.clock) if is_new_day else format_clock(moment)
            ticks.append((position, label, is_new_day))
            day = moment.date()
            is_deciding = True
    if is_deciding:
        table.append(_row(telling, len(marks), levels))
    if found.ending and table[-1][1] != tuple(levels.values()):
        table.append((_("At the end"), tuple(levels.values())))
    for id, series in points.items():
        if series[-1][0] < position:
            series.append((position, levels[id]))
    return LineChart(
        title=_("How it moved, decision by decision"),
        summary=_chart_in_words(telling, levels),
        series=tuple(
            Series(id, each.label, each.better.value, tuple(points[id]))
            for id, each in indicators.items()
        ),
        marks=tuple(marks),
        ticks=_thinned(ticks, position),
        table=tuple(table),
    )


def _row(telling: Telling, number: int, levels: dict[str, int]) -> tuple[str, tuple[int, ...]]:
    decision = telling.found.decisions[number - 1]
    label = _("After decision {number}, {time}").format(
        number=number, time=telling.when(decision.clock)
    )
    return label, tuple(levels.values())


def _short_date(telling: Telling, clock: int) -> str:
    return format_date(telling.at(clock)).rsplit(" ", 1)[0]


def _thinned(ticks: list[tuple[int, str, bool]], width: int) -> tuple[tuple[int, str], ...]:
    """Leave out labels that would stand on top of each other; a new day goes before a time."""
    kept: list[tuple[int, str, bool]] = []
    for tick in ticks:
        if kept and (tick[0] - kept[-1][0]) * 6 < width:
            if not tick[2] or kept[-1][2]:
                continue
            kept.pop()
        kept.append(tick)
    return tuple((position, label) for position, label, _is_new_day in kept)


def _chart_in_words(telling: Telling, levels: dict[str, int]) -> str:
    sentences = []
    for id, indicator in telling.scenario.indicators.items():
        moves = [each for each in telling.found.movements if each.indicator == id]
        better = {
            Better.HIGH: _("higher is better"),
            Better.LOW: _("lower is better"),
            Better.NEUTRAL: _("neither way is better"),
        }[indicator.better]
        if not moves:
            text = _("{indicator} ({better}) stayed at {level}.")
            sentences.append(
                text.format(indicator=indicator.label, better=better, level=indicator.start)
            )
            continue
        yours = [each for each in moves if telling.came_of(each.cause)]
        if not yours:
            text = _("{indicator} ({better}) went from {start} to {end}.")
            sentences.append(
                text.format(
                    indicator=indicator.label,
                    better=better,
                    start=indicator.start,
                    end=levels[id],
                )
            )
            continue
        most = max(yours, key=lambda each: abs(each.after - each.before))
        if levels[id] == indicator.start:
            text = _(
                "{indicator} ({better}) ended where it began, at {end}, and moved most, from"
                " {before} to {after}, through: {deed}."
            )
        else:
            text = _(
                "{indicator} ({better}) went from {start} to {end}, and moved most, from {before}"
                " to {after}, through: {deed}."
            )
        sentences.append(
            text.format(
                indicator=indicator.label,
                better=better,
                start=indicator.start,
                end=levels[id],
                before=most.before,
                after=most.after,
                deed=telling.cause(most.cause).rstrip("."),
            )
        )
    return "\n".join(sentences)
