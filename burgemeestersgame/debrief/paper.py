"""A debrief where nothing can be folded away: what is for who asks stands in an appendix."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from burgemeestersgame.debrief.model import (
    Block,
    Debrief,
    Fold,
    LineChart,
    NormGroup,
    Section,
    is_in_full,
)
from burgemeestersgame.i18n import gettext as _


def on_paper(debrief: Debrief) -> Debrief:
    """Return the debrief with folds for what a screen keeps behind its charts and norms."""
    return replace(
        debrief,
        sections=tuple(
            replace(section, blocks=tuple(_with_folds(section))) for section in debrief.sections
        ),
    )


def appendix(debrief: Debrief) -> tuple[Section, ...]:
    """Return the folds of each step that has some, under a title that says so."""
    return tuple(
        Section(
            section.id,
            _("Appendix to step {number}: {title}").format(number=number, title=section.title),
            folds,
        )
        for number, section in enumerate(debrief.sections, 1)
        if (folds := tuple(each for each in section.blocks if isinstance(each, Fold)))
    )


def _with_folds(section: Section) -> Iterator[Block]:
    for kind, blocks in groupby(section.blocks, type):
        together = list(blocks)
        yield from together
        if kind is NormGroup:
            groups = tuple(_in_short(each) for each in together if isinstance(each, NormGroup))
            kept = tuple(group for group in groups if group.cards)
            if kept:
                yield Fold(_("What the other norms say, and where that is written"), kept)
        elif kind is LineChart:
            chart = tuple(together)
            yield Fold(_("How it moved, in words and figures"), chart)


def _in_short(group: NormGroup) -> NormGroup:
    """Return a group with the cards that were named only."""
    cards = tuple(card for card in group.cards if not is_in_full(card))
    return replace(group, count="", note="", cards=cards)
