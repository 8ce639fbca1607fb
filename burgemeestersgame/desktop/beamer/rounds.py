"""A round on the big screen: how many have chosen, how they are divided, and what they wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from burgemeestersgame.desktop.beamer.arranging import Above, AsManyAsFit, Beside
from burgemeestersgame.desktop.beamer.bars import Legend, Option, Split, votes_in_words
from burgemeestersgame.desktop.beamer.cards import (
    advice_card,
    progress,
    quote,
    quoted,
    reason_card,
    reason_for,
    said_card,
)
from burgemeestersgame.desktop.beamer.words import decides_in_words, stage_in_words
from burgemeestersgame.desktop.layout import Column, Middle, Row
from burgemeestersgame.desktop.text import Span
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room.rounds import ABSTAIN, NOT_YET, OPEN


def voting(standing: Any, seconds: int | None) -> Widget:
    """Return the choices of a round that goes on or has closed, and how many have chosen."""
    trainer, current = standing.trainer, standing.session.round
    count = progress(trainer.voted, trainer.expected, current.status == OPEN, seconds)
    said = stage_in_words(standing.session)
    left = Column([_line(said) if said else None, choices(standing)], 24)
    return Beside([Middle(left), Middle(count)], (0.66, 0.34))


def choices(standing: Any) -> Widget:
    """Return what can be chosen."""
    options = standing.scene.choices
    rows = [Option(str(number), each.text) for number, each in enumerate(options, 1)]
    return Split(rows, label=_("The choices"))


def divided(standing: Any, picked: str) -> Widget:
    """Return how the room is divided, before and after, with reasons below.

    Args:
        picked: What the trainer is about to decide, '' for nothing.
    """
    session = standing.session
    top = Column([_head(standing, picked), _split(standing, picked)], 20)
    rest = reasons(standing)
    if rest is None and session.stage in (stages.TALK, stages.DECISION):
        rest = _said(standing)
    return Middle(top) if rest is None else Above(top, rest)


def _head(standing: Any, picked: str) -> Widget:
    session = standing.session
    before, after = _votes(session.before), _votes(session.after)
    told = ""
    if picked:
        numbers = numbered(standing)
        told = _("About to be decided: {number}").format(number=numbers.get(picked, "–"))
    elif session.stage == stages.DECISION:
        told = decides_in_words(session.decides)
    elif before is not None and after is not None:
        told = votes_in_words(before, after)
    elif (one := after if after is not None else before) is not None:
        count = sum(one.values())
        told = ngettext("{count} vote", "{count} votes", count).format(count=count)
    is_shift = before is not None and after is not None
    left: Widget = Legend() if is_shift else _line(stage_in_words(session))
    aside = unnumbered(before, after)
    spans = (Span(f"{aside} · " if aside and told else aside, colour="ink-soft"), Span(told, True))
    right = Paragraph(spans, "message", align="right", is_wide=True)
    return Row([left, right], 32, grow=1)


def _line(text: str) -> Widget:
    return Paragraph(text, "label", "ink-soft", is_wide=True)


def _split(standing: Any, picked: str) -> Widget:
    session = standing.session
    tallies = [tally for tally in (session.before, session.after) if tally is not None]
    rows = rows_of(
        [(each.id, each.text) for each in standing.scene.choices],
        _votes(session.before),
        _votes(session.after),
        picked,
    )
    note = ""
    if tallies and tallies[-1].votes is None:
        note = _("Fewer than three voted: too few to show without names.")
    elif tallies and tallies[-1].by_hands:
        note = _("Counted by hands.")
    parts = [
        Split(rows, label=_("How the room is divided")),
        Paragraph(note, "message", "lamp", is_wide=True) if note else None,
    ]
    return Column(parts, 16)


def rows_of(
    options: Sequence[tuple[str, str]],
    before: Mapping[str, int] | None,
    after: Mapping[str, int] | None,
    picked: str = "",
) -> list[Option]:
    """Return the rows of a split: the choices, in their order."""
    return [
        Option(
            str(number),
            text,
            None if before is None else before.get(id, 0),
            None if after is None else after.get(id, 0),
            is_picked=id == picked,
        )
        for number, (id, text) in enumerate(options, 1)
    ]


def unnumbered(before: Mapping[str, int] | None, after: Mapping[str, int] | None) -> str:
    """Return in words how many named no choice; '' where everybody did."""
    told = []
    for id, name in ((ABSTAIN, _("Abstains")), (NOT_YET, _("Not yet"))):
        counts = [votes.get(id, 0) for votes in (before, after) if votes is not None]
        if len(counts) == 2 and any(counts):
            told.append(
                _("{name}: {first}, then {second}").format(
                    name=name, first=counts[0], second=counts[1]
                )
            )
        elif any(counts):
            told.append(f"{name}: {counts[0]}")
    return " · ".join(told)


def reasons(standing: Any) -> Widget | None:
    """Return the reasons, without names: one that everybody looks at, or as many as fit."""
    told = standing.reasons
    numbers = numbered(standing)
    for one in told.shown:
        if one.id == told.spotlight:
            card = quote(reason_for(one.choice, numbers), quoted(one.text))
            return AsManyAsFit([card], _others)
    if not told.shown:
        return None
    cards = [reason_card(one, numbers) for one in told.shown]
    return AsManyAsFit(
        cards,
        lambda left: _others(left + told.more),
        may_be_none=True,
        label=_("Reasons, without names"),
    )


def _others(count: int) -> Widget:
    text = ngettext(
        "{count} other reason, on your phone", "{count} other reasons, on your phone", count
    )
    return Paragraph(text.format(count=count), "small", "ink-soft", is_wide=True)


def on_your_phone(count: int) -> Widget:
    """Return how many others there are, which every phone shows."""
    text = _("{count} more, on your phone").format(count=count)
    return Paragraph(text, "small", "ink-soft", is_wide=True)


def numbered(standing: Any) -> dict[str, str]:
    """Return the number of each choice, as on its key cap."""
    return {each.id: str(number) for number, each in enumerate(standing.scene.choices, 1)}


def _said(standing: Any) -> Widget | None:
    """Return what advisors told the room, and what the room did unasked."""
    cards = heard(standing)
    return AsManyAsFit(cards, on_your_phone) if cards else None


def heard(standing: Any) -> list[Widget]:
    """Return a card for each advisor that was heard and each thing that was done."""
    scene = standing.scene
    said = [advice_card(each) for each in scene.advice if each.text]
    done = [said_card(_("Done unasked"), report, "check") for report in scene.reports]
    return [*said, *done]


def _votes(tally: Any) -> Mapping[str, int] | None:
    return None if tally is None else tally.votes
