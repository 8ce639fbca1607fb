"""Sessions of the small story of `tests.rooms`, played to look back on."""

import shutil
from collections.abc import Sequence

from burgemeestersgame import sessions
from burgemeestersgame.groups.look_back import Past, past_of
from burgemeestersgame.groups.model import GroupDebrief, Weighed
from burgemeestersgame.paths import sessions_folder
from burgemeestersgame.room.lifecycle import AT_A_DILEMMA
from burgemeestersgame.server.sessions import read_past
from tests.rooms import KeptRoom


class Played:
    """A session that a test plays, dilemma by dilemma, and then looks back on."""

    def __init__(self, people: int = 4) -> None:
        self.kept = KeptRoom()
        self.room = self.kept.room
        for number in range(people):
            self.room.join(f"key-{number}")
        self.room.next()
        self.room.next()

    def weigh(
        self,
        first: Sequence[str],
        second: Sequence[str] = (),
        decides: str | None = None,
        value: str | None = None,
        reasons: Sequence[str] = (),
    ) -> None:
        """Vote in one or two rounds and decide; None decides what most chose."""
        room = self.room
        for votes in filter(None, (first, second)):
            room.open()
            for seat, choice in enumerate(votes):
                reason = reasons[seat] if seat < len(reasons) else ""
                room.vote(seat, choice, value, reason)
            room.reveal()
            if votes is first and second:
                room.next()
        room.decide(decides)

    def to_debrief(self) -> None:
        """Go on to the debrief, deciding what is left without a vote."""
        while self.room.stage != "debrief":
            if self.room.stage == "explaining":
                self.room.explain("")
            elif self.room.stage in AT_A_DILEMMA:
                self.room.decide(next(iter(self.room.choices())))
            else:
                self.room.next()

    def past(self) -> Past:
        """Return the session as its file tells it."""
        self.kept.keep()
        return past_of(self.kept.scenario, self.kept.log, self.kept.texts)


def first_of(debrief: GroupDebrief) -> Weighed:
    """Return how the first dilemma went."""
    return debrief.dilemmas[0]


def an_old_session() -> str:
    """Keep a session of the first version, killed while a group voted; return its id."""
    id = "0123456789ab"
    path = sessions_folder() / f"{id}.sqlite3"
    path.parent.mkdir(parents=True)
    shutil.copy("tests/saved/session-1.sqlite3", path)
    past = sessions.past(id, "nl")
    assert past is not None
    sessions._keep_run(id, past.run, past.scenario, read_past(path).files)
    return id
