"""What is declared and never used, or used and never there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from burgemeestersgame.errors import Problem
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.conditions import Name, Unclear, walk
from burgemeestersgame.scenario.deeds import Deed
from burgemeestersgame.scenario.fates import Fate
from burgemeestersgame.scenario.findings.look import Look, advice, warning
from burgemeestersgame.scenario.model import Consequences, Dilemma, Later

_WORD = re.compile(r"[a-z][a-z0-9-]*")


def _names_read(look: Look) -> set[str]:
    """Return the bare names that conditions read."""
    trees = {id(use.condition): use.condition.tree for use in look.uses}
    found: set[str] = set()
    for tree in trees.values():
        for part in walk(tree):
            if isinstance(part, Name):
                found.add(part.name)
            elif isinstance(part, Unclear):
                found.update(_WORD.findall(part.text))
    return found


def _happening(look: Look) -> Iterator[tuple[Deed, Consequences | Later, bool]]:
    """Yield everything that changes something, with whether any play can bring it about."""
    bounds = look.bounds
    for deed in look.bounds.deeds:
        is_open = id(deed.source) in bounds.open_deeds
        yield deed, deed.done, is_open
        for later in deed.done.later:
            yield deed, later, is_open and later.id not in look.fates


def _are_told(look: Look, deeds: Iterable[Deed]) -> bool:
    """Whether that these never happen is said already: of the scenes that they stand in."""
    return all(deed.scene and deed.scene not in look.bounds.inside for deed in deeds)


def check_facts(look: Look) -> Iterator[Problem]:
    """Every fact is set somewhere, and read by some condition."""
    read = _names_read(look)
    setters: dict[str, list[Deed]] = {}
    for deed, does, _may_happen in _happening(look):
        for fact in does.sets:
            setters.setdefault(fact, []).append(deed)
    for fact in look.scenario.facts:
        at = look.written.key("facts", fact)
        if fact not in read:
            yield warning(
                at,
                "fact-never-read",
                _("no condition asks for the fact '{fact}'").format(fact=fact),
                _("use it in an 'if', or remove it"),
            )
        elif fact not in setters:
            yield warning(
                at,
                "fact-never-set",
                _("conditions ask for the fact '{fact}', and nothing ever makes it true").format(
                    fact=fact
                ),
                _("name it in the 'sets' of a choice or an action"),
            )
        elif fact in look.bounds.unset and not _are_told(look, setters[fact]):
            yield warning(
                at,
                "fact-never-set",
                _("no play makes the fact '{fact}' true").format(fact=fact),
                _("what sets it is never done, or never comes"),
            )


def check_indicators(look: Look) -> Iterator[Problem]:
    """Every indicator moves."""
    read = _names_read(look)
    movers: dict[str, list[Deed]] = {}
    live: set[str] = set()
    for deed, does, may_happen in _happening(look):
        for id, change in does.effects:
            if change:
                movers.setdefault(id, []).append(deed)
                if may_happen:
                    live.add(id)
    for indicator in look.scenario.indicators.values():
        if indicator.id in live:
            continue
        if indicator.id not in movers and indicator.id not in read:
            yield warning(
                indicator.source,
                "indicator-unused",
                _("nothing moves the indicator '{indicator}', and no condition asks for it").format(
                    indicator=indicator.id
                ),
                _("name it in the 'effects' of a choice, or remove it"),
            )
        elif not _are_told(look, movers.get(indicator.id, ())) or indicator.id not in movers:
            yield warning(
                indicator.source,
                "indicator-never-moves",
                _("no play moves the indicator '{indicator}'").format(indicator=indicator.id),
                _("name it in the 'effects' of a choice or an action that can be taken"),
            )


def check_messages(look: Look) -> Iterator[Problem]:
    """Every message arrives in some play."""
    senders: dict[str, list[Deed]] = {}
    live: set[str] = set()
    for deed, does, may_happen in _happening(look):
        if does.message is not None:
            senders.setdefault(does.message, []).append(deed)
            if may_happen:
                live.add(does.message)
    for message in look.scenario.messages.values():
        if message.id not in senders:
            yield warning(
                message.source,
                "message-never-sent",
                _("nothing sends the message '{message}'").format(message=message.id),
                _("name it behind 'message:', in a choice, an action or a 'later'"),
            )
        elif message.id not in live and not _are_told(look, senders[message.id]):
            yield warning(
                message.source,
                "message-never-sent",
                _("the message '{message}' arrives in no play").format(message=message.id),
                _("what sends it is never done, or never comes"),
            )


def check_delayed(look: Look) -> Iterator[Problem]:
    """Every delayed consequence comes in some play."""
    for deed in look.bounds.deeds:
        for later in deed.done.later:
            if not (later.message or later.effects or later.sets or later.cancels):
                yield warning(
                    later.source,
                    "later-empty",
                    _("'{later}' comes, and then nothing happens").format(later=later.id),
                    _("give it a message, 'effects', 'sets' or 'cancels', or remove it"),
                )
            fate = look.fates.get(later.id)
            if fate is Fate.TOO_LATE:
                yield warning(
                    later.source,
                    "later-never-comes",
                    _("'{later}' never comes: every play is over before that").format(
                        later=later.id
                    ),
                    _("give it a shorter 'after', or let the story last longer"),
                )
            elif fate is Fate.CANCELLED:
                yield warning(
                    later.source,
                    "later-never-comes",
                    _("'{later}' never comes: it is always cancelled first").format(later=later.id),
                    _("look at what names it behind 'cancels:'"),
                )


def check_moments(look: Look) -> Iterator[Problem]:
    """The moment of a scene has not passed already, whenever play arrives there."""
    for id in look.bounds.passed:
        first = look.scenario.starts + timedelta(minutes=look.bounds.inside[id].clock_low)
        yield warning(
            look.written.value(id, "at"),
            "moment-passed",
            _("this moment has passed whenever play comes to '{scene}'").format(scene=id),
            _("it is then {first} or later, and the clock never turns back").format(
                first=f"{first:%Y-%m-%d %H:%M}"
            ),
        )


def check_agenda(look: Look) -> Iterator[Problem]:
    """Every appointment is announced before its moment in some play."""
    start, first = look.scenario.starts, look.bounds.first
    for appointment in look.scenario.agenda.values():
        if look.bounds.judge.clock_at(appointment.at) <= first:
            yield warning(
                look.written.value("agenda", appointment.id, "at"),
                "agenda-passed",
                _("'{appointment}' is never announced: its moment has passed already").format(
                    appointment=appointment.id
                ),
                _("the player sees what is coming from {first} on; give it a later moment").format(
                    first=f"{start + timedelta(minutes=first):%Y-%m-%d %H:%M}"
                ),
            )


def check_names(look: Look) -> Iterator[Problem]:
    """Everybody of the cast has something to say, and every value is put first by something."""
    scenario = look.scenario
    heard = {message.sender for message in scenario.messages.values()}
    valued: set[str] = set()
    for scene in scenario.scenes.values():
        if isinstance(scene, Dilemma):
            heard.update(one.advisor for one in scene.advice)
    for deed in look.bounds.deeds:
        valued.update(deed.done.values)
    for member in scenario.cast.values():
        if member.id not in heard:
            yield advice(
                member.source,
                "cast-unused",
                _("'{member}' gives no advice and sends no message").format(member=member.id),
                _("let them say something, or remove them"),
            )
    for value in scenario.values:
        if value not in valued:
            yield advice(
                look.written.key("values", value),
                "value-unused",
                _("no choice puts the value '{value}' first").format(value=value),
                _("name it in the 'values' of a choice, or remove it"),
            )
