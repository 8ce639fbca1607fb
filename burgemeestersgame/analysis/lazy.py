"""Actions that may as well be taken at the next dilemma, so that nobody need try them here too.

Most actions stay open for a while and only move levels that nobody looks at before the next
dilemma. Whether they are taken here or there comes to the same, and to follow only the last moment
halves the states for every such action.
"""

from __future__ import annotations

from burgemeestersgame.analysis.deeds import condition_of
from burgemeestersgame.analysis.survey import Survey
from burgemeestersgame.engine.story import Deed, Place


def lazy_actions(survey: Survey) -> dict[int, frozenset[int]]:
    """Return for each dilemma the indexes of the deeds that are as well left for the next one."""
    return {
        index: frozenset(
            deed.index for deed in survey.actions[index] if _is_lazy(survey, index, deed)
        )
        for index in survey.order
        if index in survey.actions
    }


def _is_lazy(survey: Survey, index: int, deed: Deed) -> bool:
    place = survey.story.places[index]
    if (
        deed.sets
        or deed.laters
        or deed.cancels
        or deed.tested_marks
        or deed.bit & survey.asked_after.bits
        or (deed.takes and index not in survey.idle)
        or not _is_open(survey, place, deed)
        or any(survey.may_clamp(level) for level, _change in deed.effects)
    ):
        return False
    moved = {level for level, _change in deed.effects}
    if moved & survey.reads_at(index).levels or any(
        moved & survey.reads_anywhere(later.source.condition).levels
        for later in survey.story.laters
    ):
        return False
    return all(_is_carried(survey, target, deed, moved, 0) for target in survey.successors[index])


def _is_carried(survey: Survey, index: int, deed: Deed, moved: set[int], depth: int) -> bool:
    """Say whether, from the arrival at a place on, the deed can surely still be done before anybody
    looks at what it moves."""
    place = survey.story.places[index]
    condition = place.source.condition
    if depth > 20 or moved & survey.reads(condition, place, survey.arrivals[index]).levels:
        return False
    is_sure = survey.judge(condition, place, survey.arrivals[index])
    if index in survey.stays and place.is_dilemma and _is_open(survey, place, deed):
        if is_sure:
            return True
    elif place.is_ending or (index in survey.stays and place.is_dilemma):
        return False
    if moved & survey.reads_at(index).levels:
        return False
    return all(
        _is_carried(survey, target, deed, moved, depth + 1) for target in survey.successors[index]
    )


def _is_open(survey: Survey, place: Place, deed: Deed) -> bool:
    """Say whether a deed surely is open at a dilemma, and play surely rests there."""
    here = survey.stays[place.index]
    return bool(survey.judge(condition_of(deed), place, here)) and any(
        survey.judge(condition_of(choice), place, here) for choice in place.choices
    )
