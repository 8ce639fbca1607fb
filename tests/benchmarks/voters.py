"""Phones that come back by themselves, as lean as a socket: they lock, drop out, change address, go
on in a second tab, and send again what was not acknowledged."""

import asyncio
import json
import random
import time
from contextlib import suppress
from typing import Any

from burgemeestersgame.server.client import WAITS_S
from tests.benchmarks.sockets import Socket, connect

LATE = "late"


class Voter:
    """One participant.

    Attributes:
        seat: That the host gave, None before.
        acknowledged: What the host last acknowledged in this round, None if nothing.
        late: How many answers sent late on purpose were refused. too_late: And not on purpose.
        refused: Codes with which the host sent it away: somebody would have to join by hand.
        is_back: Set while the phone shows the room.
        back_at: When it last came to show it, by `time.perf_counter`.
    """

    def __init__(self, port: int, token: str, code: str) -> None:
        self.port, self.token, self.code = port, token, code
        self.seat: int | None = None
        self.acknowledged: str | None = None
        self.late = self.too_late = 0
        self.refused: list[str] = []
        self.moved = False  # to another seat
        self.is_back = asyncio.Event()
        self.back_at = 0.0
        self.source = "127.0.0.1"
        self._may_connect = asyncio.Event()
        self._may_connect.set()
        self._socket: Socket | None = None
        self._pending: dict[str, tuple[bytes, str]] = {}
        self._all_acknowledged = asyncio.Event()
        self._number = 0
        self._moment = -1
        self._task = asyncio.create_task(self._stay())

    # -- what happens to a phone -----------------------------------------------------------------

    def drop(self) -> None:
        """Lose the connection; it is sought again at once."""
        if self._socket is not None:
            self._socket.cut()

    async def lock(self, seconds: float) -> None:
        """Be away for a while."""
        self._may_connect.clear()
        self.drop()
        try:
            await asyncio.sleep(seconds)
        finally:
            self._may_connect.set()

    async def second_tab(self) -> None:
        """Go on in another tab with the same token; the first is told and closed."""
        first, self._socket = self._socket, None
        self.is_back.clear()
        if first is None:
            return
        try:
            await self._connect()
            async with asyncio.timeout(10):
                await first.lost
        except OSError:  # TimeoutError is one
            pass
        finally:
            first.cut()

    def change_address(self, source: str) -> None:
        """Come from another address from now on."""
        self.source = source
        self.drop()

    def close(self) -> None:
        """Go away for good."""
        self._task.cancel()
        self.drop()

    # -- voting ----------------------------------------------------------------------------------

    def new_round(self, moment: int) -> None:
        """Begin a round: nothing has been acknowledged in it."""
        self._moment, self.acknowledged = moment, None

    def vote(self, choice: str, *, times: int = 1) -> None:
        """Answer, sending it that many times."""
        self._number += 1
        id = f"{self._number}"
        message = {"t": "vote", "id": id, "choice": choice, "moment": self._moment}
        text = json.dumps(message).encode()
        self._pending[id] = text, choice
        self._all_acknowledged.clear()
        for _ in range(times):
            self._send(text)

    def vote_late(self, choice: str) -> None:
        """Send an answer to a round that has closed; it must not count."""
        message = {"t": "vote", "id": LATE, "choice": choice, "moment": self._moment - 1}
        self._send(json.dumps(message).encode())

    def under_way(self) -> list[str]:
        """Return the answers that have not been acknowledged."""
        return [choice for _text, choice in self._pending.values()]

    async def settled(self) -> None:
        """Wait until every answer has been acknowledged."""
        await self._all_acknowledged.wait()

    # -- staying in the room ---------------------------------------------------------------------

    async def _stay(self) -> None:
        tries = 0
        while True:
            await self._may_connect.wait()
            if self._socket is None:
                with suppress(OSError):
                    await self._connect()
            if (socket := self._socket) is not None:
                tries = 0
                await socket.lost
                if self._socket is socket:
                    self._socket = None
                    self.is_back.clear()
            else:
                wait_s = WAITS_S[min(tries, len(WAITS_S) - 1)]
                await asyncio.sleep(wait_s * random.uniform(0.5, 1.0))
                tries += 1

    async def _connect(self) -> None:
        socket = await connect(self.port, "/ws", self._heard, source=self.source)
        self._socket = socket
        hello = {"t": "hello", "v": 1, "token": self.token, "code": self.code}
        socket.send(json.dumps(hello).encode())

    def _send(self, text: bytes) -> None:
        if self._socket is not None and self.is_back.is_set():
            self._socket.send(text)

    def _heard(self, socket: Socket, text: bytes, at: float) -> None:
        if socket is not self._socket:
            return
        head = text[:40]
        if b'"t":"ack"' in head:
            self._take(json.loads(text))
        elif b'"t":"state"' in head:
            if not self.is_back.is_set():
                self._come_back(json.loads(text))
        elif b'"t":"refused"' in head:
            self.refused.append(json.loads(text)["code"])

    def _come_back(self, state: dict[str, Any]) -> None:
        seat = state["me"]["seat"]
        self.moved |= self.seat not in (None, seat)
        self.seat = seat
        self.back_at = time.perf_counter()
        self.is_back.set()
        for text, _choice in self._pending.values():
            self._send(text)

    def _take(self, answer: dict[str, Any]) -> None:
        if not answer["ok"]:
            if answer["id"] == LATE:
                self.late += 1
            else:
                self.too_late += 1
        elif answer["moment"] == self._moment:
            self.acknowledged = answer["choice"]
        self._pending.pop(answer["id"], None)
        if not self._pending:
            self._all_acknowledged.set()
