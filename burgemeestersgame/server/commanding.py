"""What a message asks of the room: from the words of the protocol to the methods of `Room`."""

from __future__ import annotations

from collections.abc import Callable

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room.room import Refused, Room
from burgemeestersgame.server import wire


def phone_command(
    room: Room, seat: int, message: wire.FromPhone
) -> Callable[[], dict[str, object] | None]:
    """Return what a phone's message asks, to be carried out in turn."""
    match message:
        case wire.Vote():
            return lambda: _vote(room, seat, message)
        case wire.Propose(action=action, wanted=wanted):
            return lambda: room.propose(seat, action, is_wanted=wanted)
        case wire.ChooseRole(role=role):
            return lambda: room.choose_role(seat, role)
        case wire.MayorDecides(choice=choice):
            return lambda: room.decide_as_mayor(seat, choice)
        case wire.Leave():
            return lambda: room.leave(seat)
    raise TypeError(f"no command: {message!r}")


def trainer_command(room: Room, message: wire.Do) -> Callable[[], None]:
    """Return what the trainer asks, to be carried out in turn.

    What is about the host and not the room, a new code or another address, is not among it.
    """

    def do() -> None:
        if message.moment is not None and message.moment != room.moment:
            raise Refused(_("the session has gone on meanwhile; look again"), "late")
        _do(room, message)

    return do


def _do(room: Room, message: wire.Do) -> None:
    match message.what:
        case "open":
            room.open(message.seconds)
        case "extend":
            room.extend(message.seconds)
        case "hands":
            room.hands(message.votes)
        case "decide":
            room.decide(message.choice)
        case "consult":
            room.consult(message.advisor)
        case "act":
            room.act(message.action)
        case "explain":
            room.explain(message.text)
        case "hide":
            room.hide(message.on)
        case "spotlight":
            room.point_at(message.reason if message.on else None)
        case "keep" | "drop" if message.reason is not None:
            (room.keep if message.what == "keep" else room.drop)(message.reason)
        case "note":
            room.note(message.text)
        case "agree":
            room.agree(message.text)
        case "settings" if message.settings is not None:
            room.set_up(message.settings)
        case "roles" if message.seat is not None:
            room.give_roles(message.seat, message.roles)
        case "mayor":
            room.name_mayor(message.seat)
        case "practise":
            room.practise()
        case "close":
            room.close()
        case "reveal":
            room.reveal()
        case "next":
            room.next()
        case "pause":
            room.pause()
        case "resume":
            room.resume()
        case "end":
            room.end()
        case _:
            raise Refused(_("something is missing from that command"), "unknown")


def _vote(room: Room, seat: int, message: wire.Vote) -> dict[str, object]:
    """Vote; an answer for a round that has closed does not count for the next one."""
    if message.moment is not None and message.moment != room.moment:
        raise Refused(_("that round has closed"), "late")
    ballot = room.vote(seat, message.choice, message.value, message.reason)
    return {"choice": ballot.choice}
