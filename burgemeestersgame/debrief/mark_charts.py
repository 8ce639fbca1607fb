"""What the signs of a debrief show: norms per family, values and advisors per decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from burgemeestersgame.assessment import Decision, Status
from burgemeestersgame.debrief.model import Mark, MarkChart, MarkRow
from burgemeestersgame.debrief.telling import Telling, listed, numbered
from burgemeestersgame.debrief.words import UNBROKEN, status_word
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import Family

_COUNTED = ("honoured", "repaired", "breached", "missed", UNBROKEN)


def norms_chart(telling: Telling) -> MarkChart | None:
    """Return each norm that came up as a sign, per family; None where none came up."""
    came_up = [id for id, each in telling.found.norms.items() if each.status is not Status.SILENT]
    if not came_up:
        return None
    families = {
        family: norms
        for family in map(Family, telling.found.families)
        if (norms := [id for id in came_up if telling.norm(id).family is family])
    }
    occurring = set(map(telling.status, came_up))
    columns = [each for each in _COUNTED if each != UNBROKEN or each in occurring]
    rows, table = [], []
    for family, norms in families.items():
        found = sorted(map(telling.status, norms), key=_COUNTED.index)
        count = telling.count(norms)
        label = telling.catalogue.families[family].name.in_language(telling.language)
        marks = tuple(Mark(place, status) for place, status in enumerate(found))
        rows.append(MarkRow(label, marks, count))
        numbers = (str(found.count(status) or "") for status in columns)
        table.append((label, *numbers, count))
    legend = _legend(rows, {each: status_word(each) for each in columns})
    heads = (_("Family"), *map(status_word, columns), _("Honoured or repaired"))
    return MarkChart(
        title=_("Norms per family"),
        summary=_in_sentences(heads[:-1], [row[:-1] for row in table]),
        columns=(),
        rows=tuple(rows),
        legend=legend,
        heads=heads,
        table=tuple(table),
    )


def values_chart(telling: Telling) -> MarkChart | None:
    """Return the values named before play, put first by choices and given as reasons, side by side.

    None where there is nothing to put side by side.
    """
    decisions, values = telling.found.decisions, telling.scenario.values
    results = telling.found.values
    if not any(each.put_first or each.given or each.named for each in results.values()):
        return None
    rows, table = [], []
    for id, result in results.items():
        marks = list(_value_marks(decisions, id, has_named=_has_named(telling)))
        if result.named is not None:
            marks.insert(0, Mark(0, "named", str(result.named)))
        rows.append(MarkRow(values[id], tuple(marks)))
        table.append(
            (
                values[id],
                _("number {place}").format(place=result.named) if result.named else "",
                at_decisions(decisions, result.put_first),
                at_decisions(decisions, result.given),
            )
        )
    words = {
        "named": _("named before play, and in which place"),
        "first": _("your choice put this first"),
        "given": _("you named this as what counted most"),
        "both": _("both"),
    }
    heads = (
        _("Value"),
        _("Named before play"),
        _("Put first by your choice at decision"),
        _("Named by you as what counted most at decision"),
    )
    before = (_("before"),) if _has_named(telling) else ()
    return MarkChart(
        title=_("Your values side by side"),
        summary=_in_sentences(heads, table),
        columns=(*before, *numbered(decisions)),
        rows=tuple(rows),
        legend=_legend(rows, words),
        heads=heads,
        table=tuple(table),
    )


def _has_named(telling: Telling) -> bool:
    return any(result.named is not None for result in telling.found.values.values())


def _value_marks(decisions: Iterable[Decision], id: str, *, has_named: bool) -> Iterator[Mark]:
    for column, decision in enumerate(decisions, int(has_named)):
        is_first, is_given = id in decision.puts_first, id == decision.value
        if is_first or is_given:
            kind = "both" if is_first and is_given else "first" if is_first else "given"
            yield Mark(column, kind)


def at_decisions(decisions: tuple[Decision, ...], dilemmas: tuple[str, ...]) -> str:
    """Return the numbers of the decisions at these dilemmas, as a list in words."""
    numbers = [str(n) for n, each in enumerate(decisions, 1) if each.dilemma in dilemmas]
    return listed(numbers)


def advisors_chart(telling: Telling) -> MarkChart | None:
    """Return whom the player heard and followed, decision by decision; None without advisors."""
    found = telling.found
    columns = {each.dilemma: column for column, each in enumerate(found.decisions)}
    given: dict[str, list[tuple[int, str]]] = {}
    same: dict[str, list[int]] = {}
    for each in found.advice:
        kind = "unheard" if not each.heard else "followed" if each.followed else "heard"
        column = columns[each.dilemma]
        given.setdefault(each.advisor, []).append((column, kind))
        if each.followed:
            same.setdefault(each.advisor, []).append(column + 1)
    if not given:
        return None
    rows, table = [], []
    for advisor in telling.scenario.cast:
        if advisor not in given:
            continue
        places = given[advisor]
        rows.append(
            MarkRow(telling.name(advisor), tuple(Mark(column, kind) for column, kind in places))
        )
        table.append(
            (
                telling.name(advisor),
                listed([str(column + 1) for column, kind in places if kind != "unheard"]),
                listed([str(column + 1) for column, kind in places if kind == "unheard"]),
                listed(list(map(str, same.get(advisor, ())))),
            )
        )
    words = {
        "followed": _("heard, and you chose the same"),
        "heard": _("heard, and you chose otherwise or they left it open"),
        "unheard": _("not heard"),
    }
    heads = (
        _("Advisor"),
        _("Heard at decision"),
        _("Not heard at decision"),
        _("Would have chosen the same at decision"),
    )
    return MarkChart(
        title=_("Your advisors, decision by decision"),
        summary=_in_sentences(heads, table),
        columns=numbered(found.decisions),
        rows=tuple(rows),
        legend=_legend(rows, words),
        heads=heads,
        table=tuple(table),
    )


def _legend(rows: Iterable[MarkRow], words: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the kinds that occur with what they mean, in the order of `words`."""
    kinds = {mark.kind for row in rows for mark in row.marks}
    return tuple((kind, text) for kind, text in words.items() if kind in kinds)


def _in_sentences(heads: tuple[str, ...], table: Iterable[tuple[str, ...]]) -> str:
    """Return a table as running text, rows and cells without anything left out."""
    lines = []
    for label, *cells in table:
        told = [
            f"{head.lower()}: {cell}" for head, cell in zip(heads[1:], cells, strict=True) if cell
        ]
        if told:
            lines.append(f"{label}: {'; '.join(told)}.")
    return "\n".join(lines)
