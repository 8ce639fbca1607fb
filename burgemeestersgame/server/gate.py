"""Lets in only what was meant for this computer, and says to browsers what a page may do."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from burgemeestersgame.i18n import gettext as _

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Gate:
    """An exact `Host`, and on sockets an exact `Origin`.

    Against pages elsewhere that try to reach the room through somebody's browser.

    Args:
        hosts: Returns the values of `Host` that are ours, as `address:port`.
    """

    def __init__(self, app: ASGIApp, hosts: Callable[[], frozenset[str]]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        is_ours = host in self._hosts()
        if scope["type"] == "websocket":
            if is_ours and headers.get("origin", "").lower() == f"http://{host}":
                await self._app(scope, receive, send)
            else:
                await receive()
                await send({"type": "websocket.close", "code": 1008})
        elif is_ours:
            await self._app(scope, receive, _with_headers(send, host))
        else:
            refusal = PlainTextResponse(_("This address is not one of the game's."), 421)
            await refusal(scope, receive, send)


def _with_headers(send: Send, host: str) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [
                *message["headers"],
                (b"content-security-policy", _POLICY.format(host=host).encode()),
                (b"x-content-type-options", b"nosniff"),
                (b"referrer-policy", b"no-referrer"),
                (b"cross-origin-opener-policy", b"same-origin"),
                (b"cross-origin-resource-policy", b"same-origin"),
            ]
        await send(message)

    return with_headers
