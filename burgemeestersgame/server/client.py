"""A phone and a trainer's page without a screen: for tests, load and programs of others.

    phone = Phone(join_url)
    await phone.join("ABC234", role="raadslid-park")
    await phone.vote("afslaan", value="openheid", reason="Wij zeggen wat we weten.")

Both come back by themselves when the connection is lost, and send again what was not acknowledged.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from typing import Any, Self
from urllib.parse import urlsplit

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from burgemeestersgame.errors import GameError
from burgemeestersgame.server import wire

WAITS_S = (0.0, 0.25, 0.5, 1.0, 2.0)
OPENS_S = 2.0
_FINAL = {4000, 4001, 4002, 4003}  # the host closed on purpose: coming back is of no use


class ClientError(GameError):
    """The host refused; `code` says why, for programs."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


class _Client:
    """A socket that comes back, with commands that are acknowledged."""

    _path = ""

    def __init__(self, url: str, *, timeout_s: float = 20.0) -> None:
        parts = urlsplit(url)
        self._base = f"{parts.hostname}:{parts.port or 80}"
        self._fragment = parts.fragment
        self._timeout_s = timeout_s
        self._socket: ClientConnection | None = None
        self._is_new = False  # the socket: what was under way is to be sent once more
        self._task: asyncio.Task[None] | None = None
        self._pending: dict[str, tuple[dict[str, object], asyncio.Future[dict[str, Any]]]] = {}
        self._first: asyncio.Future[None] | None = None
        self._queue: asyncio.Queue[dict[str, Any] | None] | None = None
        self._changed = asyncio.Event()
        self.state: dict[str, Any] = {}
        self.frames = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_exception: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connection without leaving the session, as a locked phone does."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def events(self) -> AsyncIterator[dict[str, Any]]:
        """Yield every message from now on, decoded; ends when the host closes for good."""
        queue = self._queue = asyncio.Queue()
        while (message := await queue.get()) is not None:
            yield message

    async def wait_for(self, is_there: Any, timeout_s: float | None = None) -> dict[str, Any]:
        """Return the state as soon as `is_there(state)`; raises TimeoutError."""
        async with asyncio.timeout(timeout_s or self._timeout_s):
            while not is_there(self.state):
                self._changed.clear()
                await self._changed.wait()
        return self.state

    def _hello(self) -> dict[str, object]:
        raise NotImplementedError

    async def _connect(self) -> None:
        """Connect and say hello; returns with the first state."""
        self._first = asyncio.get_running_loop().create_future()
        self._task = asyncio.create_task(self._stay())
        async with asyncio.timeout(self._timeout_s):
            await asyncio.shield(self._first)

    async def _stay(self) -> None:
        tries = 0
        while True:
            try:
                async with connect(
                    f"ws://{self._base}{self._path}",
                    origin=f"http://{self._base}",  # type: ignore[arg-type]
                    compression=None,
                    max_size=None,
                    proxy=None,
                ) as socket:
                    await socket.send(msgspec.json.encode(self._hello()).decode())
                    self._socket, self._is_new = socket, True
                    async for text in socket:
                        tries = 0
                        await self._take(msgspec.json.decode(text))
                    code = socket.close_code
            except (OSError, TimeoutError, InvalidHandshake, ConnectionClosed) as error:
                code = getattr(getattr(error, "rcvd", None), "code", None)
            self._socket = None
            if code in _FINAL:
                self._give_up()
                return
            await asyncio.sleep(WAITS_S[min(tries, len(WAITS_S) - 1)])
            tries += 1

    async def _take(self, message: dict[str, Any]) -> None:
        self.frames += 1
        match message["t"]:
            case "ack":
                self._heed(message)
                found = self._pending.pop(message["id"], None)
                if found is not None and not found[1].done():
                    found[1].set_result(message)
            case "refused" | "elsewhere":
                error = ClientError(message["text"], message.get("code", message["t"]))
                if self._first is not None and not self._first.done():
                    self._first.set_exception(error)
                for _sent, answer in self._pending.values():
                    if not answer.done():
                        answer.set_exception(error)
                self._pending.clear()
            case "state" | "scene" | "session" | "reasons" | "trainer":
                self.state = {**self.state, **message}
                if self._first is not None and not self._first.done():
                    self._first.set_result(None)
                if self._is_new and message["t"] in ("state", "trainer"):
                    self._is_new = False
                    await self._send_again()
        self._changed.set()
        if self._queue is not None:
            self._queue.put_nowait(message)

    def _heed(self, acknowledgement: dict[str, Any]) -> None:
        """Take from an acknowledgement what a client goes by at once."""

    async def _send_again(self) -> None:
        for sent, _answer in list(self._pending.values()):
            if self._socket is not None:
                await self._socket.send(msgspec.json.encode(sent).decode())

    def _give_up(self) -> None:
        error = ClientError("the host closed the connection", "closed")
        if self._first is not None and not self._first.done():
            self._first.set_exception(error)
        for _sent, answer in self._pending.values():
            if not answer.done():
                answer.set_exception(error)
        self._pending.clear()
        if self._queue is not None:
            self._queue.put_nowait(None)

    async def _ask(self, message: dict[str, object]) -> dict[str, Any]:
        """Send a command and return its acknowledgement; it is sent again after a lost connection.

        Raises:
            ClientError: The host refused it.
            TimeoutError: No answer came in time.
        """
        id = secrets.token_hex(8)
        message = {**message, "id": id}
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._pending[id] = message, answer
        if self._socket is not None:
            with suppress(ConnectionClosed):
                await self._socket.send(msgspec.json.encode(message).decode())
        try:
            async with asyncio.timeout(self._timeout_s):
                acknowledged = await answer
        finally:
            self._pending.pop(id, None)
        if not acknowledged["ok"]:
            raise ClientError(acknowledged["text"], acknowledged["code"])
        return acknowledged


class Phone(_Client):
    """A participant's phone.

    Args:
        url: The address that the QR code holds, with or without the code after `#`.
        token: To come back as somebody who joined before; None makes a new one.
    """

    _path = "/ws"

    def __init__(self, url: str, *, token: str | None = None, timeout_s: float = 20.0) -> None:
        super().__init__(url, timeout_s=timeout_s)
        self.token = token or secrets.token_hex(wire.TOKEN_HEX // 2)
        self._code = self._fragment
        self._role: str | None = None

    def _hello(self) -> dict[str, object]:
        hello: dict[str, object] = {
            "t": "hello",
            "v": wire.VERSION,
            "token": self.token,
            "code": self._code,
        }
        return hello if self._role is None else {**hello, "role": self._role}

    @property
    def scene(self) -> dict[str, Any]:
        """What everybody may see, as last told."""
        found: dict[str, Any] = self.state.get("scene", {})
        return found

    async def join(self, code: str | None = None, role: str | None = None) -> dict[str, Any]:
        """Take a seat, or come back to it; returns what this phone may see.

        Args:
            code: Of the room; None: the one in the address.
            role: What the participant would like to be.

        Raises:
            ClientError: The code is wrong, the role is taken, the room is full or has ended.
        """
        if code is not None:
            self._code = code
        self._role = role
        await self._connect()
        return self.state

    async def vote(self, choice: str, value: str | None = None, reason: str = "") -> dict[str, Any]:
        """Answer in the open round; returns once the answer is on the host's disk.

        A round that the trainer has just opened may be on its way to this phone: it waits for it.
        """
        with suppress(TimeoutError):
            await self.wait_for(_is_open, OPENS_S)
        return await self._ask(
            {
                "t": "vote",
                "choice": choice,
                "value": value,
                "reason": reason,
                "moment": self.state.get("moment"),
            }
        )

    async def propose(self, action: str, *, wanted: bool = True) -> dict[str, Any]:
        """Propose that the room does something unasked, or take that back."""
        return await self._ask({"t": "propose", "action": action, "wanted": wanted})

    async def suggest(self, text: str) -> dict[str, Any]:
        """Suggest a line for the agreement, in the place of one's own before; '' takes it back."""
        return await self._ask({"t": "line", "text": text})

    async def support(self, line: int, *, wanted: bool = True) -> dict[str, Any]:
        """Stand behind a line, or not any more."""
        return await self._ask({"t": "support", "line": line, "wanted": wanted})

    async def choose_role(self, role: str) -> dict[str, Any]:
        """Choose a role in the lobby."""
        return await self._ask({"t": "role", "role": role})

    async def decide(self, choice: str) -> dict[str, Any]:
        """Decide as the one who plays the mayor."""
        return await self._ask({"t": "decide", "choice": choice})

    async def leave(self) -> None:
        """Leave the session: nobody waits for this phone any more."""
        await self._ask({"t": "leave"})
        await self.aclose()


class Trainer(_Client):
    """The trainer's page.

    Args:
        trainer_url: The trainer's link, with the key after `#`.
    """

    _path = "/ws/trainer"

    def _hello(self) -> dict[str, object]:
        return {"t": "trainer", "v": wire.VERSION, "key": self._fragment}

    async def connect(self) -> dict[str, Any]:
        """Connect; every command does so by itself if need be.

        Raises:
            ClientError: The link is not of this session.
        """
        if self._task is None or self._task.done():
            await self._connect()
        return self.state

    async def do(self, what: str, **parts: object) -> dict[str, Any]:
        """Give a command of the protocol; it holds for the moment this page has seen."""
        await self.connect()
        return await self._ask({"t": "do", "what": what, **parts})

    async def practise(self) -> dict[str, Any]:
        """Begin the practice round."""
        return await self.do("practise")

    async def open(self, seconds: int | None = None) -> dict[str, Any]:
        """Open the next round."""
        return await self._once("open", seconds=seconds)

    async def close(self) -> dict[str, Any]:
        """Close the open round."""
        return await self._once("close")

    async def reveal(self) -> dict[str, Any]:
        """Show counts and reasons."""
        return await self._once("reveal")

    async def decide(self, choice: str | None = None) -> dict[str, Any]:
        """Take the decision for the room; None takes the choice with most votes."""
        return await self._once("decide", choice=choice)

    async def explain(self, text: str) -> dict[str, Any]:
        """Give the room's sentence for the explain-it moment."""
        return await self._once("explain", text=text)

    async def act(self, action: str) -> dict[str, Any]:
        """Do something unasked, as the room."""
        return await self.do("act", action=action)

    async def consult(self, advisor: str) -> dict[str, Any]:
        """Hear an advisor, all together."""
        return await self.do("consult", advisor=advisor)

    async def hands(self, votes: Mapping[str, int]) -> dict[str, Any]:
        """Close the round with a show of hands."""
        return await self._once("hands", votes=dict(votes))

    async def next(self) -> dict[str, Any]:
        """Go on to the next step."""
        return await self._once("next")

    async def look_back(self) -> dict[str, Any]:
        """Leave the story where it is and go to the debrief."""
        return await self._once("look-back")

    async def page(self, number: int) -> dict[str, Any]:
        """Go to a page of the debrief, counted from 1."""
        return await self.do("page", number=number)

    async def told(self, *roles: str, is_told: bool = True) -> dict[str, Any]:
        """Note whether what these roles alone knew was said."""
        return await self.do("told", roles=roles, on=is_told)

    async def report(self) -> dict[str, Any]:
        """Return the report, once the group looks back: `name` and `html`."""
        await self.connect()
        return await self._ask({"t": "report"})

    async def note(self, text: str) -> dict[str, Any]:
        """Write down something for the trainer, tied to this moment."""
        return await self.do("note", text=text)

    async def agree(self, text: str) -> dict[str, Any]:
        """Write down what the group agrees on."""
        return await self.do("agree", text=text)

    async def adopt(self, line: int) -> dict[str, Any]:
        """Take a line over into the agreement."""
        return await self.do("adopt", line=line)

    async def drop_line(self, line: int) -> dict[str, Any]:
        """Take an improper line away for good."""
        return await self.do("drop-line", line=line)

    async def pause(self) -> dict[str, Any]:
        """Stop everything until `resume`."""
        return await self.do("pause")

    async def resume(self) -> dict[str, Any]:
        """Go on after a pause."""
        return await self.do("resume")

    async def end(self) -> dict[str, Any]:
        """End the session."""
        return await self.do("end")

    async def _once(self, what: str, **parts: object) -> dict[str, Any]:
        """Give a command that may only be carried out once, also when it is sent twice."""
        await self.connect()
        return await self._ask({"t": "do", "what": what, "moment": self.moment, **parts})

    def _heed(self, acknowledgement: dict[str, Any]) -> None:
        self.state["moment"] = acknowledgement["moment"]

    @property
    def moment(self) -> int | None:
        """The moment this page has seen."""
        return self.state.get("moment")


def _is_open(state: dict[str, Any]) -> bool:
    current = state.get("session", {}).get("round")
    return current is not None and current["status"] == "open"
