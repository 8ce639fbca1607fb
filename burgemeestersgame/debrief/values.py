"""What mattered: the values named before play, put first by choices, and given as reasons."""

from __future__ import annotations

from collections.abc import Iterator

from burgemeestersgame.debrief.mark_charts import at_decisions, values_chart
from burgemeestersgame.debrief.model import Block, Paragraph
from burgemeestersgame.debrief.telling import Telling, listed
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext


def what_mattered(telling: Telling) -> Iterator[Block]:
    """Yield the values named before play, beside those that choices and reasons put first."""
    found = telling.found
    named = sorted(
        (result.named, id) for id, result in found.values.items() if result.named is not None
    )
    if named:
        labels = telling.values(tuple(id for _place, id in named))
        yield Paragraph(
            _(
                "Before play you named what matters most to you: {values}. Read your decisions"
                " with that in mind. There is no right answer here."
            ).format(values=labels)
        )
    chart = values_chart(telling) if found.decisions else None
    if chart:
        yield chart
        yield from map(Paragraph, _between_words_and_deeds(telling, [id for _place, id in named]))


def _between_words_and_deeds(telling: Telling, named: list[str]) -> Iterator[str]:
    """Yield what the chart shows about the values named before play, without a verdict."""
    results, labels = telling.found.values, telling.scenario.values
    unused = [labels[id] for id in named if not results[id].put_first and not results[id].given]
    for id in named:
        if results[id].put_first or not results[id].given:
            continue
        yield ngettext(
            "{value} mattered to you before play, and at decision {numbers} you named it as what"
            " counted most. Your choice put something else first. What do you make of that?",
            "{value} mattered to you before play, and at decisions {numbers} you named it as what"
            " counted most. Your choices put something else first. What do you make of that?",
            len(results[id].given),
        ).format(value=labels[id], numbers=at_decisions(telling.found.decisions, results[id].given))
    if unused:
        yield ngettext(
            "{values} mattered to you before play, and none of your choices put it first. What"
            " was in the way?",
            "{values} mattered to you before play, and none of your choices put them first. What"
            " was in the way?",
            len(unused),
        ).format(values=listed(unused))
    times = {id: len(each.put_first) for id, each in results.items()}
    most = max(times.values(), default=0)
    often = [id for id, count in times.items() if count == most]
    if named and most > 1 and len(often) == 1 and often[0] not in named:
        yield _(
            "What your choices put first most often, {value}, you had not named. What drew you"
            " there?"
        ).format(value=labels[often[0]])
