"""Sentences of a trainer's guide that its page and the window both say, in the interface's own
language."""

from __future__ import annotations

from burgemeestersgame.debrief.telling import listed
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.norms import phase_label
from burgemeestersgame.trainer_guide.model import Answer, NormNote, Station, TrainerGuide


def warning() -> str:
    """Return for whom it is, and that it gives the story away."""
    return _("For whoever leads. It tells what is coming: play it yourself first.")


def facts(guide: TrainerGuide) -> str:
    """Return how many dilemmas there are and how long playing takes."""
    dilemmas = sum(each.number > 0 for each in guide.stations)
    told = [ngettext("{count} dilemma", "{count} dilemmas", dilemmas).format(count=dilemmas)]
    if guide.minutes:
        minutes = ngettext("{count} minute", "{count} minutes", guide.minutes)
        told.append(minutes.format(count=guide.minutes))
    return " · ".join(told)


def plan_title(minutes: int) -> str:
    """Return how long a plan takes."""
    return ngettext("In {count} minute", "In {count} minutes", minutes).format(count=minutes)


def place_facts(station: Station) -> tuple[str, ...]:
    """Return phase, time limit, the name its author gave it, and whether everybody passes by."""
    phase = phase_label(station.phase)
    told = [phase[:1].upper() + phase[1:]]
    if station.seconds:
        seconds = ngettext("{count} second", "{count} seconds", station.seconds)
        told.append(seconds.format(count=station.seconds))
    told.append(_("‘{text}’").format(text=station.scene))  # plans call it that
    if not station.is_always_there:
        told.append(_("not on every way through the story"))
    return tuple(told)


def title(station: Station) -> str:
    """Return what is asked, with its number where it is a dilemma."""
    return f"{station.number}. {station.title}" if station.number else station.title


def behind(answer: Answer) -> tuple[str, ...]:
    """Return who advises an answer and what it puts first, a sentence each."""
    told = []
    if answer.advised_by:
        told.append(_("Advised by: {roles}").format(roles=listed(list(answer.advised_by))))
    if answer.values:
        told.append(_("Puts first: {values}").format(values=listed(list(answer.values))))
    return tuple(told)


def left_open(station: Station) -> str:
    """Return who gives no advice either way, "" if nobody."""
    if not station.open_by:
        return ""
    return _("Leaves it open: {roles}").format(roles=listed(list(station.open_by)))


def certainty(norm: NormNote) -> str:
    """Return what kind of norm it is and how certain its source."""
    return f"{norm.kind[:1].upper()}{norm.kind[1:]} · {norm.certainty}"
