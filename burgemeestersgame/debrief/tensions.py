"""Where norms pulled two ways: what a decision served, and what that meant for the other side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from burgemeestersgame.assessment import Faced, Road, Status, Touch, TouchKind
from burgemeestersgame.debrief.model import Block, Fold, Heading, Paragraph
from burgemeestersgame.debrief.telling import Telling, in_quotes, listed
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.norms import Aard

_FEW = 4  # of the tensions, that are told at once
_SERVED = frozenset({TouchKind.HONOUR, TouchKind.REPAIR})


def tensions(telling: Telling) -> Iterator[Block]:
    """Yield the tensions that decisions settled for one side, named as tensions.

    Those between choices are told one by one, at once the few in which most was at stake. Where
    only something that nobody asked lay on the other side, a line says so, if that explains why a
    norm has no status.
    """
    faced = telling.found.tensions
    chosen = [each for each in faced if any(way.deed == "choice" for way in each.roads)]
    aside = list(_aside(telling, [each for each in faced if each not in chosen]))
    if chosen or aside:
        yield Heading(_("Where norms pulled two ways"))
    if aside:
        text = _(
            "This you could have done unasked too. It is no missed chance here, for your choice"
            " served the other side of a tension: {tensions}."
        )
        aside = [text.format(tensions="; ".join(aside))]
    if not chosen:
        yield from (Paragraph(text, "soft") for text in aside)
        return
    yield Paragraph(
        _(
            "Here norms held at the same time, and you served one side. What stayed on the other"
            " side is no missed chance here. What was breached always counts."
        ),
        "soft",
    )
    met = {
        id: [each for each in chosen if each.tension == id]
        for id in dict.fromkeys(each.tension for each in chosen)
    }
    few = sorted(met, key=lambda id: min(_stake(telling, each) for each in met[id]))[:_FEW]
    for id in met:
        if id in few:
            yield from _tension(telling, id, met[id])
    said = [block for id in met if id not in few for block in _tension(telling, id, met[id])]
    named = dict.fromkeys(norm for each in chosen for norm in (*each.served, *each.waived))
    said += [Paragraph(f"{_quoted(telling, id)}: {_statement(telling, id)}") for id in named]
    said += [Paragraph(text, "soft") for text in aside]
    yield Fold(_("More about these tensions, and what their norms say"), tuple(said))


def _stake(telling: Telling, faced: Faced) -> int:
    """Return how much was at stake, the most first: a cost, a choice, or what came right anyhow."""
    waived = _waived(telling, faced)
    if waived.cost:
        return 0
    return 1 if waived.limits or waived.pulled or waived.second or waived.together else 2


def _tension(telling: Telling, id: str, faced: list[Faced]) -> Iterator[Block]:
    pair = next(pair for pair in telling.catalogue.tensions if pair.id == id)
    yield Paragraph(pair.name.in_language(telling.language), "strong")
    where = pair.where.in_language(telling.language)
    yield Paragraph("\n".join((where, *(_a_side(telling, each) for each in faced))))


# -- which side was taken ------------------------------------------------------------------------


@dataclass(slots=True)
class _Waived:
    """The norms on the side that a decision left, by what became of them.

    Attributes:
        cost: Breached by it, or a law that was served nowhere.
        elsewhere: Served at another moment.
        second: Something lighter that was served nowhere, and what counts as a chance that was
            missed elsewhere: it did not pay for this.
        unasked: Served at this dilemma too, by an action.
        limits: Limits, which this did not break.
        pulled: Limits that nothing can break here, so that there is no more to say.
        together: What roads here would have served beside what was served, with those roads.
    """

    cost: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    second: list[str] = field(default_factory=list)
    unasked: list[str] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
    pulled: list[str] = field(default_factory=list)
    together: dict[tuple[str, ...], list[Road]] = field(default_factory=dict)


def _waived(telling: Telling, faced: Faced) -> _Waived:
    found = _Waived()
    went_with: list[str] = []
    for id in faced.waived:
        result = telling.found.norms[id]
        served = [each for each in result.because if each.kind in _SERVED]
        roads = [way for way in faced.roads if way.serves_both and id in way.waived]
        # What counts as a missed chance, or may still come, is told there and not as lost here.
        is_open = result.status is Status.MISSED or id in telling.ahead
        if any(_is_breach_by(each, faced) for each in result.because):
            found.cost.append(id)
            went_with.append(id)
        elif any(each.dilemma == faced.dilemma for each in served):
            found.unasked.append(id)
        elif served:
            found.elsewhere.append(id)
        elif telling.is_limit(id) and telling.can_be_broken(id):
            found.limits.append(id)
        elif roads and not is_open:
            went_with.append(id)
        elif telling.is_limit(id):
            found.pulled.append(id)
        elif is_open or telling.norm(id).aard is not Aard.WET:
            found.second.append(id)
        else:
            found.cost.append(id)
    for way in faced.roads:
        norms = tuple(id for id in went_with if id in way.waived)
        if way.serves_both and norms:
            found.together.setdefault(norms, []).append(way)
    return found


def _is_breach_by(touch: Touch, faced: Faced) -> bool:
    is_here = touch.dilemma == faced.dilemma and touch.deed != "action"
    return is_here and touch.kind is TouchKind.BREACH


def _a_side(telling: Telling, faced: Faced) -> str:
    """Return which side a decision took; only what was lost by it is said to have paid for it."""
    number = [each.dilemma for each in telling.found.decisions].index(faced.dilemma) + 1
    waived = _waived(telling, faced)
    served = _quotes(telling, faced.served)
    behind = [*waived.elsewhere, *waived.second]
    parts = [_("Decision {number}.").format(number=number)]
    if waived.cost:
        text = _("You served {served} here, at the cost of {waived}.")
        parts.append(text.format(served=served, waived=_quotes(telling, waived.cost)))
    elif behind:
        text = _("You put {served} before {waived} here.")
        parts.append(text.format(served=served, waived=_quotes(telling, behind)))
    else:
        parts.append(_("You served {served} here.").format(served=served))
    mended = [id for id in waived.cost if telling.found.norms[id].status is Status.REPAIRED]
    if mended:
        parts.append(_("You mended {norms} later.").format(norms=_quotes(telling, mended)))
    if waived.elsewhere:
        text = _("Elsewhere you served {norms} too.")
        if len(waived.elsewhere) == len(faced.waived):
            text = _("Elsewhere you served that side too.")
        parts.append(text.format(norms=_quotes(telling, waived.elsewhere)))
    if waived.unasked:
        text = _("By what you did unasked you served {norms} as well.")
        parts.append(text.format(norms=_quotes(telling, waived.unasked)))
    for norms, ways in waived.together.items():
        deeds = listed(
            [in_quotes(telling.deed(way.deed, faced.dilemma, way.id).rstrip(".")) for way in ways]
        )
        text = ngettext(
            "{deeds} would have served {norms} as well.",
            "{deeds} would have served {norms} as well.",
            len(ways),
        )
        parts.append(text.format(deeds=deeds, norms=_quotes(telling, norms)))
    if waived.limits:
        text = ngettext(
            "{norms} pulled the other way and was not broken.",
            "{norms} pulled the other way and were not broken.",
            len(waived.limits),
        )
        parts.append(text.format(norms=_quotes(telling, waived.limits)))
    if waived.pulled:
        text = ngettext(
            "{norms} pulled the other way.", "{norms} pulled the other way.", len(waived.pulled)
        )
        parts.append(text.format(norms=_quotes(telling, waived.pulled)))
    return " ".join(parts)


# -- what nobody asked ---------------------------------------------------------------------------


def _aside(telling: Telling, faced: Iterable[Faced]) -> Iterator[str]:
    """Yield what could have been done unasked, where that a choice served the other side is all
    there is to say about a norm."""
    pairs = {pair.id: pair for pair in telling.catalogue.tensions}
    done = {each.action for each in telling.found.initiatives}
    for each in faced:
        deeds = [
            in_quotes(telling.deed(way.deed, each.dilemma, way.id).rstrip("."))
            for way in each.roads
            if way.id not in done and any(_is_silent(telling, norm) for norm in way.waived)
        ]
        if deeds:
            yield _("{deeds} ({tension}, {time})").format(
                deeds=listed(deeds),
                tension=pairs[each.tension].name.in_language(telling.language),
                time=telling.when(each.clock),
            )


def _is_silent(telling: Telling, norm: str) -> bool:
    return telling.found.norms[norm].status is Status.SILENT


def _statement(telling: Telling, norm: str) -> str:
    return telling.norm(norm).statement.in_language(telling.language)


def _quotes(telling: Telling, norms: Iterable[str]) -> str:
    return listed([_quoted(telling, norm) for norm in norms])


def _quoted(telling: Telling, norm: str) -> str:
    return in_quotes(telling.norm_name(norm).rstrip("."))
