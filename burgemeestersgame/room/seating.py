"""Who is in the room: joining, leaving, and the roles that people carry."""

from __future__ import annotations

from collections.abc import Sequence

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import events as e
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room.changes import Refused
from burgemeestersgame.room.core import Core
from burgemeestersgame.room.seats import Seat, deal, has_room
from burgemeestersgame.room.settings import Dealing

MAX_SEATS = 6000


class Seating(Core):
    """A room that people join and leave."""

    def expected(self) -> int:
        """Return how many seats are waited for: everybody who has not left."""
        return sum(not seat.has_left for seat in self._state.seats)

    def mayor(self) -> int | None:
        """Return the seat that plays the mayor: the one named, else the first with that role."""
        if self._state.mayor is not None:
            return self._state.mayor
        role = self.scenario.role
        for seat in self._state.seats:
            if role in seat.roles and not seat.has_left:
                return seat.number
        return None

    def is_mayor(self, seat: int) -> bool:
        """Whether that seat plays the mayor."""
        could_be = self._state.mayor == seat or self.scenario.role in self._state.seats[seat].roles
        return could_be and self.mayor() == seat

    def join(self, key: str, role: str | None = None) -> Seat:
        """Return the seat of a phone: its old one, or a new one.

        Args:
            key: SHA-256 of the phone's token.
            role: What the participant would like to be; None leaves it to the room.
        """
        if self.stage == stages.CLOSED:
            raise Refused(_("this session has ended"))
        seat = self.seat_of(key)
        if seat is None:
            if len(self._state.seats) >= MAX_SEATS:
                raise Refused(_("this room is full"), "full")
            self._check_role(role)
            number = len(self._state.seats)
            self._add(e.Joined(seat=number, key=key, at_s=self.at_s()))
        else:
            number = seat.number
            if role is not None and not seat.roles:
                self._check_role(role)
            if seat.has_left:
                self._add(e.Returned(seat=number, at_s=self.at_s()))
        if not self._state.seats[number].roles:
            if role is not None and self._state.settings.dealing is Dealing.CHOSEN:
                self._give(number, (role,))
            elif self.stage not in (stages.LOBBY, stages.PRACTICE):
                self._deal([number])
        return self._state.seats[number]

    def leave(self, seat: int) -> None:
        """Let somebody go; nobody waits for them any more, and their open vote is taken out."""
        if self._state.seats[seat].has_left:
            return
        self._add(e.Left(seat=seat, at_s=self.at_s()))
        self._hold_ballot(seat, None)
        if self.proposed_by(seat):
            self._hold_proposals(seat, ())
        if self._state.mayor == seat:
            self._add(e.MayorNamed(seat=None, at_s=self.at_s()))

    def dismiss(self, seat: int) -> None:
        """Wait no longer for somebody whose phone is gone; it may come back by itself."""
        self._check_seat(seat)
        self.leave(seat)

    def choose_role(self, seat: int, role: str) -> None:
        """Let a participant choose a role, while the room is in the lobby."""
        if self._state.settings.dealing is not Dealing.CHOSEN:
            raise Refused(_("the trainer gives the roles in this session"))
        if self.stage != stages.LOBBY:
            raise Refused(_("the roles have been given; the trainer can change yours"))
        self._check_role(role, seat)
        self._give(seat, (role,))

    def give_roles(self, seat: int, roles: Sequence[str]) -> None:
        """Give somebody these roles instead of those they have."""
        self._check_seat(seat)
        for role in roles:
            self._check_known(role)
        self._give(seat, tuple(dict.fromkeys(roles)))

    def name_mayor(self, seat: int | None) -> None:
        """Say who plays the mayor; None: nobody in particular."""
        if seat is not None:
            self._check_seat(seat)
        self._add(e.MayorNamed(seat=seat, at_s=self.at_s()))

    def _give(self, seat: int, roles: tuple[str, ...]) -> None:
        if self._state.seats[seat].roles != roles:
            self._add(e.RolesGiven(seat=seat, roles=roles, at_s=self.at_s()))

    def _deal_everybody(self) -> None:
        order = [seat.number for seat in self._state.seats if not seat.has_left]
        self._shuffle(order)
        self._deal(order)

    def _deal(self, order: Sequence[int]) -> None:
        for seat, roles in deal(self.scenario.roles, self._state.held_roles, order).items():
            self._give(seat, roles)

    def _check_known(self, role: str) -> None:
        if role not in self.scenario.roles:
            raise Refused(_("there is no role '{id}'").format(id=role), "unknown")

    def _check_role(self, role: str | None, seat: int | None = None) -> None:
        if role is None:
            return
        self._check_known(role)
        held = {number: roles for number, roles in self._state.held_roles.items() if number != seat}
        if not has_room(self.scenario.roles, held, role):
            raise Refused(_("that role is taken; choose another one"), "taken")
