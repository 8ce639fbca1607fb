"""The pages, and the way to the sockets: Starlette around a `Host`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.server import wire
from burgemeestersgame.server.gate import Gate
from burgemeestersgame.server.host import Host
from burgemeestersgame.server.icons import icons
from burgemeestersgame.server.sockets import serve_phone, serve_trainer
from burgemeestersgame.server.texts import texts, texts_for_trainer

PAGES = Path(__file__).parent / "pages"

_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}


def application(
    host: Host,
    hosts: Callable[[], frozenset[str]],
    themes: Sequence[Path],
    most_sockets: int,
) -> Starlette:
    """Return the web application.

    Args:
        hosts: The values of `Host:` that are ours, as `address:port`.
        themes: Files with colours and type as custom properties, each over the one before it; one
            that is not there says nothing.
        most_sockets: How many may be open at once.
    """
    sockets = 0

    async def page(request: Request) -> Response:
        return _file(PAGES / "phone.html")

    async def trainer_page(request: Request) -> Response:
        return _file(PAGES / "trainer.html")

    async def asset(request: Request) -> Response:
        name = request.path_params["name"]
        if name == "theme.css":
            css = b"\n".join(_read(path) for path in themes if path.is_file())
            return _answer(css, ".css")
        if name == "icons.svg":
            kept = {"cache-control": "max-age=3600"}  # an icon may come up while the host is away
            return Response(icons(), media_type=_TYPES[".svg"], headers=kept)
        known = {path.name: path for path in PAGES.iterdir()}
        found = known.get(name)
        return _file(found) if found else PlainTextResponse(_("There is nothing here."), 404)

    async def words(request: Request) -> Response:
        return JSONResponse(texts(), headers={"cache-control": "no-store"})

    async def trainer_words(request: Request) -> Response:
        return JSONResponse(texts_for_trainer(), headers={"cache-control": "no-store"})

    async def alive(request: Request) -> Response:
        return JSONResponse({"v": wire.VERSION}, headers={"cache-control": "no-store"})

    async def limited(
        socket: WebSocket, serve: Callable[[Host, WebSocket], Awaitable[None]]
    ) -> None:
        nonlocal sockets
        if sockets >= most_sockets:
            await socket.close(1013)
            return
        sockets += 1
        try:
            await socket.accept()
            with suppress(WebSocketDisconnect, RuntimeError):
                await serve(host, socket)
        finally:
            sockets -= 1

    async def phone_socket(socket: WebSocket) -> None:
        await limited(socket, serve_phone)

    async def trainer_socket(socket: WebSocket) -> None:
        await limited(socket, serve_trainer)

    return Starlette(
        routes=[
            Route("/", page),
            Route("/trainer", trainer_page),
            Route("/texts.json", words),
            Route("/trainer.json", trainer_words),
            Route("/alive", alive),
            Route("/{name}", asset),
            WebSocketRoute("/ws", phone_socket),
            WebSocketRoute("/ws/trainer", trainer_socket),
        ],
        middleware=[Middleware(Gate, hosts=hosts)],
    )


def _file(path: Path) -> Response:
    return _answer(_read(path), path.suffix)


def _answer(content: bytes, suffix: str) -> Response:
    media_type = _TYPES.get(suffix, "application/octet-stream")
    return Response(content, media_type=media_type, headers={"cache-control": "no-cache"})


def _read(path: Path) -> bytes:
    return _read_once(path, path.stat().st_mtime_ns)


@lru_cache(64)
def _read_once(path: Path, modified_ns: int) -> bytes:
    return path.read_bytes()
