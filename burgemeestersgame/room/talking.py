"""What is said in the room: the reasons of a round, and the trainer's notes."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from burgemeestersgame.engine.line import one_line
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import events as e
from burgemeestersgame.room.changes import Refused
from burgemeestersgame.room.core import Core
from burgemeestersgame.room.rounds import ROUND_CLOSED, SHOWN, Ballot, Reason
from burgemeestersgame.room.state import round_of

MAX_NOTE = 1000

_CLOSED = (ROUND_CLOSED, SHOWN)


class Talking(Core):
    """A room in which reasons lie on the table; only those that the group keeps outlive it."""

    _reasons: tuple[Reason, ...] = ()
    _spotlight: int | None = None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons of the round that is shown, in no order; () if too few voted."""
        return self.closed_reasons if round_of(self._state).status == SHOWN else ()

    @property
    def closed_reasons(self) -> tuple[Reason, ...]:
        """Those of a round that is closed, for the trainer: an improper one can go unseen."""
        current = round_of(self._state)
        return self._reasons if current.status in _CLOSED and current.can_be_shown else ()

    @property
    def spotlight(self) -> int | None:
        """The reason that everybody looks at, None if none."""
        return self._spotlight

    def point_at(self, reason: int | None) -> None:
        """Put one reason in the spotlight; None: none."""
        if reason is not None:
            self._reason(reason, self.reasons)
        self._spotlight = reason

    def keep(self, reason: int) -> None:
        """Keep a reason for the debrief, because the group wants to."""
        found = self._reason(reason, self.reasons)
        if not found.kept:
            self._put_text(found.id, found.text)
            self._add(
                e.ReasonKept(
                    text_id=found.id, scene=self._scene(), choice=found.choice, at_s=self.at_s()
                )
            )
            kept = replace(found, kept=True)
            self._reasons = tuple(kept if each is found else each for each in self._reasons)

    def drop(self, reason: int) -> None:
        """Take an improper reason away for good, also if it was kept."""
        if any(kept.text_id == reason for kept in self._state.kept):
            self._add(e.ReasonDropped(text_id=reason, at_s=self.at_s()))
            self._put_text(reason, None)
        else:
            self._reason(reason, self.closed_reasons)
        self._reasons = tuple(each for each in self._reasons if each.id != reason)
        if self._spotlight == reason:
            self._spotlight = None

    def note(self, text: str) -> None:
        """Write down something for the trainer, tied to this moment."""
        if line := one_line(text, MAX_NOTE):
            text_id = self._fresh_id()
            self._put_text(text_id, line)
            self._add(
                e.Noted(text_id=text_id, scene=self._scene(), stage=self.stage, at_s=self.at_s())
            )

    def _take_reasons(self, ballots: Iterable[Ballot]) -> None:
        """Lay the reasons of these ballots on the table, in an order that says nothing."""
        sealed = list(ballots)
        order = list(range(len(sealed)))
        self._shuffle(order)
        self._reasons = tuple(
            Reason(id=self._fresh_id(), choice=one.choice, text=one.reason, value=one.value)
            for one in (sealed[place] for place in order)
            if one.reason
        )
        self._spotlight = None

    def _forget_reasons(self) -> None:
        self._reasons, self._spotlight = (), None

    def _reason(self, id: int, among: Iterable[Reason]) -> Reason:
        for each in among:
            if each.id == id:
                return each
        raise Refused(_("that reason is not there any more"), "unknown")
