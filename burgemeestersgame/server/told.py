"""What everybody in a room is told of one moment, as JSON: made once, sent to many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from burgemeestersgame.groups.pages import Pages, for_phones
from burgemeestersgame.room import Change, Room
from burgemeestersgame.room import events as e
from burgemeestersgame.room.view import card_view, reasons_view, scene_view, session_view
from burgemeestersgame.server import wire


class Told(NamedTuple):
    """A room at one moment.

    Attributes:
        moment: Of the room.
        cards: Per role, for the phones of that role alone.
    """

    moment: int
    session: bytes
    scene: bytes
    reasons: bytes
    debrief: bytes
    cards: Mapping[str, bytes]

    @classmethod
    def of(cls, room: Room, pages: Pages) -> Told:
        """Return what a room is told now."""
        return cls(
            moment=room.moment,
            session=wire.encoded(session_view(room)),
            scene=wire.encoded(scene_view(room)),
            reasons=wire.encoded(reasons_view(room)),
            debrief=wire.encoded(for_phones(pages.view(room))),
            cards={
                card.id: wire.encoded(card) for card in card_view(room, tuple(room.scenario.roles))
            },
        )

    def cards_of(self, roles: tuple[str, ...]) -> bytes:
        """Return the cards that somebody with these roles holds."""
        return b"[" + b",".join(self.cards[id] for id in roles if id in self.cards) + b"]"

    def changed_cards(self, before: Told) -> frozenset[str]:
        """Return the roles whose card is another one than before."""
        return frozenset(id for id, card in self.cards.items() if before.cards.get(id) != card)

    def change_for_all(self, before: Told) -> tuple[str, dict[str, bytes]]:
        """Return what is new to everybody as a kind of frame and its parts; '' if nothing is.

        Where the session is goes out first, in a small frame; reasons follow.
        """
        if self.scene != before.scene or self.debrief != before.debrief:
            return "scene", self.for_all()
        if self.session != before.session:
            return "session", {"session": self.session}
        return "", {}

    def for_all(self) -> dict[str, bytes]:
        """Return all that everybody may see, as parts of a frame."""
        return {
            "session": self.session,
            "scene": self.scene,
            "reasons": self.reasons,
            "debrief": self.debrief,
        }


def concerned(change: Change) -> frozenset[int] | None:
    """Return the seats of which something of their own changed, None for all of them."""
    if any(isinstance(event, e.MayorNamed) for event in change.events):
        return None
    kinds = (e.RolesGiven, e.Left, e.Returned)
    by_events = (event.seat for event in change.events if isinstance(event, kinds))
    own = (change.ballots, change.lines)
    taken_away = (seat for shelf in own for seat, value in shelf.items() if value is None)
    return frozenset((*by_events, *taken_away))
