"""How the votes on a dilemma are put into words, the same on a screen and on paper."""

from __future__ import annotations

from burgemeestersgame.groups.asking import shift
from burgemeestersgame.groups.model import Named, Poll, Weighed
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.room.settings import Decides

_MOST = 3


def last_word(decides: Decides) -> str:
    """Return who had the last word."""
    return {
        Decides.TRAINER: _("The trainer wrote down what was decided."),
        Decides.MAJORITY: _("The majority had the last word."),
        Decides.MAYOR: _("Whoever played the mayor had the last word."),
    }[decides]


def decided_by(dilemma: Weighed) -> str:
    """Return who had the last word, and whether the votes were for something else."""
    return " ".join(filter(None, (last_word(dilemma.decides), against(dilemma))))


def against(dilemma: Weighed) -> str:
    """Return that the room did something else than most wanted; '' where it did not."""
    return _("Something else had more votes.") if dilemma.had_most is False else ""


def shift_told(dilemma: Weighed) -> str:
    """Return what the talk changed, as the answer that won most; '' where that is not known."""
    moved, before, after = shift(dilemma), dilemma.before, dilemma.after
    if moved is None or before is None or after is None:
        return ""
    if not moved:
        return _("The talk left the counts as they were.")
    won = max(
        dilemma.answers,
        key=lambda each: (each.after or 0) / after.cast - (each.before or 0) / before.cast,
    )
    return _(
        "After the talk ‘{choice}’ went from {before} of {first} to {after} of {second}."
    ).format(
        choice=won.text.rstrip("."),
        before=won.before,
        first=before.cast,
        after=won.after,
        second=after.cast,
    )


def counted_most(dilemma: Weighed) -> tuple[Named, ...]:
    """Return the values named most: the first three, and those named as often as the third."""
    least = min((each.number for each in dilemma.values[:_MOST]), default=0)
    return tuple(each for each in dilemma.values if each.number >= least)


def about_rounds(dilemma: Weighed) -> str:
    """Return what to know of the counts: how they were taken, and why some are left out."""
    parts = []
    for poll, name in ((dilemma.before, _("First round")), (dilemma.after, _("Second round"))):
        if poll is not None:
            parts.append(_("{round}: {about}").format(round=name, about=_about(poll)))
    return " ".join(parts) or _("Nobody voted here.")


def _about(poll: Poll) -> str:
    if not poll.is_shown:
        return _("fewer than three votes, too few to show.")
    if poll.by_hands:
        return ngettext("{count} hand.", "{count} hands.", poll.cast).format(count=poll.cast)
    return ngettext("{count} vote.", "{count} votes.", poll.cast).format(count=poll.cast)


def told_word(is_told: bool | None) -> str:
    """Return whether something was said at the table, as the trainer marked it."""
    if is_told is None:
        return _("Did this reach the table?")
    return _("This was said at the table.") if is_told else _("This was not said at the table.")
