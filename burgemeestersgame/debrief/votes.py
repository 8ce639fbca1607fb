"""What every renderer says of a `VoteChart`."""

from __future__ import annotations

from burgemeestersgame.debrief.model import VoteRow
from burgemeestersgame.i18n import gettext as _


def bars(row: VoteRow) -> tuple[tuple[str, int], ...]:
    """Return the counts of an answer that there are, each with its round in words."""
    counts = ((_("before the talk"), row.before), (_("after it"), row.after))
    return tuple((word, count) for word, count in counts if count is not None)


def decided_word() -> str:
    """Return how the answer is marked that the group went with."""
    return _("done")
