"""A room as the big screen sees it, without threads, sockets or files: for tests and pictures."""

from collections.abc import Callable, Sequence

from burgemeestersgame.groups.pages import Pages
from burgemeestersgame.room import Room
from burgemeestersgame.room.view import reasons_view, scene_view, session_view, trainer_view
from burgemeestersgame.scenario import Scenario
from burgemeestersgame.server import wire
from burgemeestersgame.server.commanding import trainer_command
from burgemeestersgame.server.hosting import Standing
from burgemeestersgame.server.service import Ready

READY = Ready(
    session="0123456789ab",
    code="ABC234",
    join_url="http://192.168.1.5:8642/#ABC234",
    trainer_url="http://192.168.1.5:8642/trainer#key",
    port=8642,
)


class HostedRoom:
    """A room; what the window asks is done at once.

    Attributes:
        room: The room.
        asked: What was asked, with the parts of each command.
    """

    def __init__(self, room: Room, *, does: bool = True) -> None:
        """Show a room; one that `does` nothing only notes what is asked."""
        self.room = room
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.is_stopped = False
        self._does = does
        self._number = 0
        self._pages = Pages()

    @property
    def scenario(self) -> Scenario:
        return self.room.scenario

    @property
    def standing(self) -> Standing:
        self._number += 1
        return Standing(
            number=self._number,
            ready=READY,
            session=session_view(self.room),
            scene=scene_view(self.room),
            reasons=reasons_view(self.room, None),
            trainer=trainer_view(self.room, frozenset()),
            phones=0,
            reached=False,
            debrief=self._pages.view(self.room),
        )

    def now_s(self) -> float:
        return self.room.at_s()

    def qr(self) -> Sequence[Sequence[bool]]:
        return tuple(tuple((x * y + x) % 3 == 0 for x in range(29)) for y in range(29))

    def trainer_qr(self) -> Sequence[Sequence[bool]]:
        return self.qr()

    def do(self, what: str, **parts: object) -> None:
        self.asked.append((what, parts))
        if self._does:
            message = wire.Do(id="x", what=what, moment=None, **parts)
            trainer_command(self, message)()

    def stop(self) -> None:
        self.is_stopped = True


def join(room: Room, people: int) -> None:
    """Let so many people come in."""
    for number in range(people):
        room.join(f"key-{number}")


def vote(
    room: Room, choices: Sequence[str], reason: Callable[[int], str] = lambda seat: ""
) -> None:
    """Let everybody vote, in turn for one of these."""
    for seat in range(room.expected()):
        room.vote(seat, choices[seat % len(choices)], reason=reason(seat))
