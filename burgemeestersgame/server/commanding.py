"""What a message asks of the room: from the words of the protocol to the methods of `Room`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import Refused, Room
from burgemeestersgame.server import wire
from burgemeestersgame.server.host import Host

_Value = TypeVar("_Value")


def phone_command(
    room: Room, seat: int, message: wire.FromPhone
) -> Callable[[], dict[str, object] | None]:
    """Return what a phone's message asks, to be carried out in turn."""
    match message:
        case wire.Vote():
            return lambda: _vote(room, seat, message)
        case wire.Propose(action=action, wanted=wanted):
            return lambda: room.propose(seat, action, is_wanted=wanted)
        case wire.SuggestLine(text=text):
            return lambda: _agreeing(room, seat, lambda: room.suggest(seat, text))
        case wire.Support(line=line, wanted=on):
            return lambda: _agreeing(room, seat, lambda: room.support(seat, line, is_wanted=on))
        case wire.ChooseRole(role=role):
            return lambda: room.choose_role(seat, role)
        case wire.MayorDecides(choice=choice):
            return lambda: room.decide_as_mayor(seat, choice)
        case wire.Leave():
            return lambda: room.leave(seat)
    raise TypeError(f"no command: {message!r}")


def trainer_command(host: Host, message: wire.Do) -> Callable[[], None]:
    """Return what the trainer asks, to be carried out in turn."""

    def do() -> None:
        room = host.room
        _check_moment(room, message.moment, _("the session has gone on meanwhile; look again"))
        if message.what in _OF_THE_HOST:
            _OF_THE_HOST[message.what](host, message)
        else:
            _OF_THE_ROOM[message.what](room, message)

    return do


_OF_THE_HOST: Mapping[wire.What, Callable[[Host, wire.Do], None]] = {
    "new-code": lambda host, _do: host.change_code(),
    "address": lambda host, do: host.choose_address(do.address),
}
_OF_THE_ROOM: Mapping[wire.What, Callable[[Room, wire.Do], object]] = {
    "practise": lambda room, _do: room.practise(),
    "open": lambda room, do: room.open(do.seconds),
    "extend": lambda room, do: room.extend(do.seconds),
    "close": lambda room, _do: room.close(),
    "hands": lambda room, do: room.hands(do.votes),
    "reveal": lambda room, _do: room.reveal(),
    "decide": lambda room, do: room.decide(do.choice),
    "consult": lambda room, do: room.consult(do.advisor),
    "act": lambda room, do: room.act(do.action),
    "explain": lambda room, do: room.explain(do.text),
    "next": lambda room, _do: room.next(),
    "look-back": lambda room, _do: room.look_back(),
    "pause": lambda room, _do: room.pause(),
    "resume": lambda room, _do: room.resume(),
    "hide": lambda room, do: room.hide(do.on),
    "spotlight": lambda room, do: room.point_at(do.reason if do.on else None),
    "keep": lambda room, do: room.keep(_given(do.reason)),
    "drop": lambda room, do: room.drop(_given(do.reason)),
    "note": lambda room, do: room.note(do.text),
    "agree": lambda room, do: room.agree(do.text),
    "adopt": lambda room, do: room.adopt(_given(do.line)),
    "drop-line": lambda room, do: room.drop_line(_given(do.line)),
    "page": lambda room, do: room.turn(_given(do.number) - 1),
    "told": lambda room, do: room.mark_told(do.roles, do.on),
    "settings": lambda room, do: room.set_up(_given(do.settings)),
    "roles": lambda room, do: room.give_roles(_given(do.seat), do.roles),
    "dismiss": lambda room, do: room.dismiss(_given(do.seat)),
    "mayor": lambda room, do: room.name_mayor(do.seat),
    "end": lambda room, _do: room.end(),
}


def _given(value: _Value | None) -> _Value:
    """Return a part of a command without which it means nothing."""
    if value is None:
        raise Refused(_("something is missing from that command"), "unknown")
    return value


def _vote(room: Room, seat: int, message: wire.Vote) -> dict[str, object]:
    """Vote; an answer for a round that has closed does not count for the next one."""
    _check_moment(room, message.moment, _("that round has closed"))
    ballot = room.vote(seat, message.choice, message.value, message.reason)
    return {"choice": ballot.choice}


def _agreeing(room: Room, seat: int, do: Callable[[], None]) -> dict[str, object]:
    """Carry out a command about the agreement; the phone hears what stands of its own after it."""
    do()
    return {"line": room.line_of(seat), "supported": room.supported_by(seat)}


def _check_moment(room: Room, moment: int | None, refusal: str) -> None:
    if moment is not None and moment != room.moment:
        raise Refused(refusal, "late")
