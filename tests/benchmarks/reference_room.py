"""A bare room to compare with: the same server and a mailbox per phone, and nothing else.

    python -m tests.benchmarks.reference_room

It prints its port. No file, no roles, no checks: who comes gets a thousand characters, a vote is
counted and acknowledged, a reveal sent to everybody. What the game does beyond this is what it
costs.
"""

import asyncio
import json
import socket as system
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

BACKLOG = 4096
SITUATION = "De raad vraagt om een debat. " * 35


class Phone:
    def __init__(self, socket: WebSocket) -> None:
        self.box: list[str] = []
        self.wake = asyncio.Event()
        self.task = asyncio.create_task(self._send(socket))

    def put(self, text: str) -> None:
        self.box.append(text)
        self.wake.set()

    async def _send(self, socket: WebSocket) -> None:
        while True:
            await self.wake.wait()
            self.wake.clear()
            box, self.box = self.box, []
            for text in box:
                await socket.send_text(text)


phones: set[Phone] = set()
tally = [0, 0, 0, 0]


async def serve(socket: WebSocket) -> None:
    await socket.accept()
    phone = Phone(socket)
    try:
        while True:
            message: dict[str, Any] = json.loads(await socket.receive_text())
            match message["t"]:
                case "hello":
                    phones.add(phone)
                    state = {"t": "state", "seat": len(phones), "situation": SITUATION}
                    phone.put(json.dumps(state))
                case "vote":
                    tally[message["choice"]] += 1
                    phone.put(json.dumps({"t": "ack", "id": message["id"]}))
                case "reveal":
                    text = json.dumps({"t": "scene", "votes": tally})
                    for each in list(phones):
                        each.put(text)
    except WebSocketDisconnect:
        pass
    finally:
        phones.discard(phone)
        phone.task.cancel()


def main() -> None:
    listener = system.create_server(("127.0.0.1", 0), backlog=BACKLOG)
    print(listener.getsockname()[1], flush=True)
    config = uvicorn.Config(
        Starlette(routes=[WebSocketRoute("/ws", serve)]),
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        lifespan="off",
        log_config=None,
        access_log=False,
        backlog=BACKLOG,
    )
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
