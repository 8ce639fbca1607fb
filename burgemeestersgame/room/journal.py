"""What has happened in a room, what is sealed and said in it, and what of that is not on disk yet.

It knows nothing of rules: whoever writes in it has looked whether that is allowed.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from burgemeestersgame.room import events as e
from burgemeestersgame.room.changes import Change, Held
from burgemeestersgame.room.lines import Line
from burgemeestersgame.room.rounds import Ballot
from burgemeestersgame.room.seats import Seat
from burgemeestersgame.room.state import RoomState, fold

# A command that was meant before one of these was meant for something else.
_STEPS = (e.Moved, e.RoundOpened, e.RoundClosed, e.Revealed, e.Turned)


class Page(NamedTuple):
    """A journal at one moment, to go back to."""

    state: RoomState
    moment: int
    held: Held
    texts: dict[int, str]


class Journal:
    """The state of a room, as its events, what is sealed and its texts make it.

    Args:
        log: The events until now.
        texts: Texts by id.
        held: What is sealed.
    """

    def __init__(
        self, log: Sequence[e.RoomEvent], texts: Mapping[int, str] | None, held: Held | None
    ) -> None:
        self._state = RoomState()
        self._moment = 0
        self._seat_of: dict[str, int] = {}
        self._texts = dict(texts or {})
        self._held = held or Held.nothing()
        for event in log:
            self._take_in(event)
        self._forget_change()

    @property
    def state(self) -> RoomState:
        """The room as its events make it."""
        return self._state

    @property
    def moment(self) -> int:
        """How many steps the session has come: stages, rounds opened and closed, and the story."""
        return self._moment

    def text(self, text_id: int | None) -> str:
        """Return a text of the session, '' for None."""
        return "" if text_id is None else self._texts.get(text_id, "")

    def seat_of(self, key: str) -> Seat | None:
        """Return the seat that a phone's key belongs to, None if it has none."""
        number = self._seat_of.get(key)
        return None if number is None else self._state.seats[number]

    def ballot(self, seat: int) -> Ballot | None:
        """Return what a seat has answered in the open round; only that seat may see it."""
        return self._held.ballots.get(seat)

    def proposed_by(self, seat: int) -> tuple[str, ...]:
        """Return the actions that a seat proposes."""
        return self._held.proposals.get(seat, ())

    def drain(self) -> Change:
        """Return all that changed since the last time, to be written down as one."""
        change = Change(
            tuple(self._events),
            self._new_texts,
            self._new_ballots,
            self._new_proposals,
            self._new_lines,
            self._new_supports,
            self._clears_ballots,
            self._clears_proposals,
            self._clears_lines,
        )
        self._forget_change()
        return change

    def _page(self) -> Page:
        return Page(self._state, self._moment, self._held.copy(), dict(self._texts))

    def _turn_back(self, page: Page) -> None:
        self._state, self._moment = page.state, page.moment
        self._held, self._texts = page.held.copy(), dict(page.texts)
        self._seat_of = {seat.key: seat.number for seat in self._state.seats}
        self._forget_change()

    def _forget_change(self) -> None:
        self._events: list[e.RoomEvent] = []
        self._new_texts: dict[int, str | None] = {}
        self._new_ballots: dict[int, Ballot | None] = {}
        self._new_proposals: dict[int, tuple[str, ...]] = {}
        self._new_lines: dict[int, Line | None] = {}
        self._new_supports: dict[int, tuple[int, ...]] = {}
        self._clears_ballots = self._clears_proposals = self._clears_lines = False

    # -- writing in it ---------------------------------------------------------------------------

    def _add(self, event: e.RoomEvent) -> None:
        self._take_in(event)
        self._events.append(event)

    def _take_in(self, event: e.RoomEvent) -> None:
        self._state = fold(self._state, event)
        self._moment += isinstance(event, _STEPS)
        if isinstance(event, e.Joined):
            self._seat_of[event.key] = event.seat

    def _put_text(self, text_id: int, text: str | None) -> None:
        """Put a text in the place of what stood there; None destroys it."""
        if text is None:
            self._texts.pop(text_id, None)
        else:
            self._texts[text_id] = text
        self._new_texts[text_id] = text

    def _fresh_id(self) -> int:
        """Return an id that says nothing about order: a number of 48 bits."""
        return secrets.randbits(48)

    def _hold_ballot(self, seat: int, ballot: Ballot | None) -> None:
        if ballot is not None:
            self._held.ballots[seat] = ballot
        elif self._held.ballots.pop(seat, None) is None:
            return
        self._new_ballots[seat] = ballot

    def _hold_proposals(self, seat: int, actions: tuple[str, ...]) -> None:
        if actions:
            self._held.proposals[seat] = actions
        else:
            self._held.proposals.pop(seat, None)
        self._new_proposals[seat] = actions

    def _hold_line(self, seat: int, line: Line | None) -> None:
        if line is not None:
            self._held.lines[seat] = line
        else:
            self._held.lines.pop(seat, None)
        self._new_lines[seat] = line

    def _hold_support(self, seat: int, lines: tuple[int, ...]) -> None:
        if lines:
            self._held.supports[seat] = lines
        else:
            self._held.supports.pop(seat, None)
        self._new_supports[seat] = lines

    def _clear_ballots(self) -> None:
        self._held.ballots.clear()
        self._new_ballots.clear()
        self._clears_ballots = True

    def _clear_proposals(self) -> None:
        if self._held.proposals or self._new_proposals:
            self._held.proposals.clear()
            self._new_proposals.clear()
            self._clears_proposals = True

    def _clear_lines(self) -> None:
        for shelf in (self._held.lines, self._held.supports, self._new_lines, self._new_supports):
            shelf.clear()
        self._clears_lines = True
