"""The one writer of a room: takes commands in turn, keeps what they change, then tells everybody.

Commands that arrive together are kept together, in one transaction; only after that is each of them
acknowledged. Where it cannot be kept, all of them are undone and their senders told why.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, Protocol

from burgemeestersgame.errors import GameError
from burgemeestersgame.groups.pages import Pages
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import Change, Refused, Room
from burgemeestersgame.room.view import my_view, reasons_for_trainer, trainer_view
from burgemeestersgame.server import wire
from burgemeestersgame.server.limits import Failures
from burgemeestersgame.server.sessions import SessionError, only_shows
from burgemeestersgame.server.told import Told, concerned

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ2345679"  # 31, none of which looks like another
CODE_LENGTH = 6
TICK_S = 0.1
LOOK_S = 5.0
LINES_FOLLOW_S = 0.5  # a room of people who tick lines would be told of each of them
REASONS_FOLLOW_S = 0.02
MOST_FOR_TRAINER = 200  # reasons; more than anybody reads
MAX_BATCH = 500
_NOTHING = Change()


class Client(Protocol):
    """A socket as the host sees it."""

    def put(self, frame: str, kind: str = "") -> None:
        """Put a frame in line."""

    def bid_farewell(self, code: int, frame: str) -> None:
        """Send a last frame, then close with that code."""

    def drop_if_stalled(self, now: float) -> None:
        """Close a socket that has taken nothing for too long."""


class _Job(NamedTuple):
    client: Client | None
    id: str
    do: Callable[[], dict[str, object] | None]


def _answer(job: _Job) -> dict[str, object]:
    """Carry out a command; return what is acknowledged."""
    try:
        return {"ok": True, **(job.do() or {})}
    except Refused as error:
        return {"ok": False, "code": error.code, "text": str(error)}
    except GameError as error:
        return {"ok": False, "code": "failed", "text": str(error)}


def new_code() -> str:
    """Return a code to join with."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


class Host:
    """A room with its file and its clients.

    Args:
        room: In the state of the file.
        write: Keeps a change; raises SessionError, and then nothing of it was kept.
        code: To join with. key_hashes: SHA-256 of the trainer's keys.
        address: The network address that phones are sent to.
        set_meta: Keeps what is not the room's: a new code.

    Attributes:
        reached_by_phone: Whether any phone from another computer got through.
    """

    def __init__(
        self,
        room: Room,
        write: Callable[[Change], None],
        *,
        code: str,
        key_hashes: Sequence[str],
        address: str = "",
        set_meta: Callable[..., None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.room = room
        self.code = code
        self.epoch = secrets.token_hex(4)
        self.failures = Failures(clock)
        self.pages = Pages()
        self.phones: dict[int, Client] = {}
        self.trainer: Client | None = None
        self.reached_by_phone = False
        self.address = address
        self.extra: Callable[[], dict[str, object]] = dict  # what else the trainer's page shows
        self.offered: Callable[[], Sequence[str]] = tuple  # the addresses phones can be sent to
        self.on_change: Callable[[], None] = lambda: None
        self.on_look: Callable[[], None] = lambda: None  # at most ten times a second
        self._key_hashes = tuple(key_hashes)
        self._write, self._set_meta = write, set_meta
        self._jobs: asyncio.Queue[_Job] = asyncio.Queue()
        self._thread = ThreadPoolExecutor(1, "session")
        self._seq = 0
        self._told = Told.of(room, self.pages)  # the room itself may be a step ahead
        self._told_trainer = b""
        self._is_ahead = False  # the room, of its file: a change is being written
        self._owed: set[int] = set()  # seats to be told after that
        self._trainer_is_due = False
        self._lines_at: float | None = None  # when to tell of the lines, by the loop's time
        self._look_at = 0.0  # when to look for stalled clients again, likewise

    # -- who may come in -------------------------------------------------------------------------

    def is_trainer(self, key: str) -> bool:
        """Whether that is a key of the trainer."""
        typed = wire.key_of(key)
        return any(hmac.compare_digest(typed, known) for known in self._key_hashes)

    def is_code(self, code: str) -> bool:
        """Whether that is the code of the room, however it was typed."""
        typed = code.strip().upper()
        return hmac.compare_digest(typed.encode("utf-8", "replace"), self.code.encode())

    # -- commands --------------------------------------------------------------------------------

    async def ask(
        self, do: Callable[[], dict[str, object] | None], client: Client | None = None, id: str = ""
    ) -> None:
        """Put a command in line; the client gets an `ack` with that id once it is kept."""
        await self._jobs.put(_Job(client, id, do))

    async def run(self) -> None:
        """Carry out commands until cancelled."""
        ticking = asyncio.create_task(self._tick())
        try:
            while True:
                batch = [await self._jobs.get()]
                while len(batch) < MAX_BATCH and not self._jobs.empty():
                    batch.append(self._jobs.get_nowait())
                await self._carry_out(batch)
        finally:
            ticking.cancel()

    async def finish(self) -> None:
        """Carry out what is in line, and stop."""
        batch = []
        while not self._jobs.empty():
            batch.append(self._jobs.get_nowait())
        if batch:
            await self._carry_out(batch)
        self._thread.shutdown(wait=True)

    async def _carry_out(self, batch: list[_Job]) -> None:
        room = self.room
        before, said = room.snapshot(), (room.spotlight, room.closed_reasons)
        try:
            answers = [(job, _answer(job)) for job in batch]
        except BaseException:  # a mistake of ours: better no room than one half changed
            room.restore(before)
            raise
        change = room.drain()
        is_said = said != (room.spotlight, room.closed_reasons)
        is_seen = change.events or None in change.lines.values() or is_said
        try:
            told = await self._keep(change, bool(is_seen))
        except SessionError as error:
            room.restore(before)
            failed: dict[str, object] = {"ok": False, "code": "not-kept", "text": str(error)}
            answers = [(job, failed) for job in batch]
            change, told = _NOTHING, None
        for job, answer in answers:
            if job.client is not None:
                job.client.put(wire.frame("ack", id=job.id, moment=room.moment, **answer))
        if told is not None:
            self._tell_everybody(told, concerned(change))
        elif (change.lines or change.supports) and self._lines_at is None:
            self._lines_at = asyncio.get_running_loop().time() + LINES_FOLLOW_S
        if change.clears_proposals or change.proposals or change.ballots:
            self._trainer_is_due = True
        owed, self._owed = self._owed, set()
        for seat in owed:
            self.tell_seat(seat)
        self.on_change()

    async def _keep(self, change: Change, is_seen: bool) -> Told | None:
        """Write a change down, and return what everybody is told if it is seen.

        Raises:
            SessionError: Nothing of it was kept.
        """
        self._is_ahead = True
        try:
            if only_shows(change):  # which waits for no disk
                if change.events:
                    self._write(change)
                return Told.of(self.room, self.pages) if is_seen else None
            loop = asyncio.get_running_loop()
            writing = loop.run_in_executor(self._thread, self._write, change)
            told = Told.of(self.room, self.pages) if is_seen else None  # while the disk is at work
            await writing
            return told
        finally:
            self._is_ahead = False

    async def _tick(self) -> None:
        """Close a round whose time is up, and tell the trainer how it goes, ten times a second."""
        while True:
            await asyncio.sleep(TICK_S)
            left = self.room.seconds_left()
            if left is not None and left <= 0 and self.room.state.paused_at_s is None:
                await self.ask(lambda: {"closed": self.room.tick()})
            now = asyncio.get_running_loop().time()
            if self._lines_at is not None and now >= self._lines_at and not self._is_ahead:
                self._tell_everybody(Told.of(self.room, self.pages), frozenset())
            if self._trainer_is_due and not self._is_ahead:
                self._trainer_is_due = False
                self.tell_trainer()
                self.on_look()
            if now >= self._look_at:
                self._look_at = now + LOOK_S
                for client in [*self.phones.values(), *filter(None, [self.trainer])]:
                    client.drop_if_stalled(now)

    # -- coming and going ------------------------------------------------------------------------

    def connect_phone(self, seat: int, client: Client) -> None:
        """Let a phone speak for a seat; the one that did so until now is told and let go."""
        if (old := self.phones.get(seat)) is not None and old is not client:
            old.bid_farewell(4001, wire.frame("elsewhere", text=_("You went on in another tab.")))
        self.phones[seat] = client
        self.tell_seat(seat)
        self._trainer_is_due = True

    def disconnect_phone(self, seat: int, client: Client) -> None:
        """Note that a phone is gone for now: locked, out of reach, closed."""
        if self.phones.get(seat) is client:
            del self.phones[seat]
            self._trainer_is_due = True

    def connect_trainer(self, client: Client) -> None:
        """Let this page steer; the one that did so until now is told and let go."""
        if self.trainer is not None and self.trainer is not client:
            text = _("You went on with this session on another device.")
            self.trainer.bid_farewell(4001, wire.frame("elsewhere", text=text))
        self.trainer = client
        self._told_trainer = b""
        if self._is_ahead:
            self._trainer_is_due = True
        else:
            self.tell_trainer()

    def disconnect_trainer(self, client: Client) -> None:
        """Note that the trainer's page is gone for now."""
        if self.trainer is client:
            self.trainer = None

    def change_code(self) -> None:
        """Make a new code to join with; whoever is in stays in."""
        code = new_code()
        self._set_meta(code=code)
        self.code = code
        self._trainer_is_due = True

    def choose_address(self, address: str) -> None:
        """Send phones to another address of this computer; raises Refused if it has no such."""
        if address not in self.offered():
            raise Refused(
                _(
                    "{address} is not an address of this computer now;"
                    " choose one from the list on the trainer's page"
                ).format(address=address),
                "unknown",
            )
        self.address = address
        self.tell_trainer_soon()

    def tell_trainer_soon(self) -> None:
        """Have the trainer's page and the window told, with whatever else there is to tell."""
        self._trainer_is_due = True

    def tell_again(self) -> None:
        """Have everybody told anew: something was worked out that nobody asked for."""
        self._lines_at = asyncio.get_running_loop().time()

    # -- what they are told ----------------------------------------------------------------------

    def tell_seat(self, seat: int) -> None:
        """Tell a phone all that it may see: at once, or once what the room knows is on disk."""
        if self._is_ahead:
            self._owed.add(seat)
        elif (phone := self.phones.get(seat)) is not None:
            phone.put(self.state_frame(seat), "state")

    def state_frame(self, seat: int) -> str:
        """Return all that a seat may see, as one frame; it is right whatever came before."""
        return wire.frame(
            "state",
            **self._marks(),
            **self._told.for_all(),
            cards=self._told.cards_of(self.room.state.seats[seat].roles),
            me=wire.encoded(my_view(self.room, seat)),
        )

    def tell_trainer(self) -> None:
        """Tell the trainer's page how it goes, if anything changed."""
        if self.trainer is None:
            return
        parts = self._trainer_parts()
        told = b"".join(parts.values())
        if told != self._told_trainer:
            self._told_trainer = told
            self.trainer.put(wire.frame("trainer", **self._marks(), **parts), "trainer")

    def trainer_frame(self) -> str:
        """Return all that the trainer's page shows, as one frame."""
        return wire.frame("trainer", **self._marks(), **self._trainer_parts())

    def _trainer_parts(self) -> dict[str, bytes]:
        room = {"code": self.code, "phones": len(self.phones), **self.extra()}
        return {
            "session": self._told.session,
            "scene": self._told.scene,
            "reasons": wire.encoded(reasons_for_trainer(self.room, MOST_FOR_TRAINER)),
            "trainer": wire.encoded(trainer_view(self.room, frozenset(self.phones))),
            "debrief": wire.encoded(self.pages.view(self.room)),
            "room": wire.encoded(room),
        }

    def _marks(self) -> dict[str, object]:
        return {
            "e": self.epoch,
            "s": self._seq,
            "moment": self._told.moment,
            "now": round(self.room.at_s(), 2),
        }

    def _tell_everybody(self, told: Told, concerned: frozenset[int] | None) -> None:
        """Tell every client what changed; all of it to the seats concerned (None: to all)."""
        before, self._told = self._told, told
        self._seq += 1
        self._lines_at = None
        kind, parts = told.change_for_all(before)
        frame = wire.frame(kind, **self._marks(), **parts) if kind else ""
        dealt, seats = told.changed_cards(before), self.room.state.seats
        if concerned is None or frame or dealt:
            reached = list(self.phones)
        else:
            reached = [number for number in concerned if number in self.phones]
        for number in reached:
            if concerned is None or number in concerned or dealt.intersection(seats[number].roles):
                self.phones[number].put(self.state_frame(number), "state")
            elif frame:
                self.phones[number].put(frame, kind)
        if told.reasons != before.reasons:
            asyncio.get_running_loop().call_later(REASONS_FOLLOW_S, self._tell_reasons)
        self._trainer_is_due = True

    def _tell_reasons(self) -> None:
        frame = wire.frame("reasons", **self._marks(), reasons=self._told.reasons)
        for client in list(self.phones.values()):
            client.put(frame, "reasons")
