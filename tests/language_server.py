"""A small client of yaml-language-server, as an editor is one: it opens a file and asks."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WAIT_S = 60  # for a server that hangs; it answers within a second


class Editor:
    """Speaks to one server; `diagnose`, `hover` and `complete` are about one open file.

    Lines and columns count from 0.
    """

    def __init__(self, server: subprocess.Popen[bytes]) -> None:
        self._server = server
        self._asked = self._opened = 0

    def open(self, folder: Path, text: str) -> list[dict[str, Any]]:
        """Open a new file with this text in it, and return what the server says is wrong."""
        self._opened += 1
        self._uri = (folder / f"{self._opened}.yaml").as_uri()
        document = {"uri": self._uri, "languageId": "yaml", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        while True:
            said = self._receive()
            if said.get("method") == "textDocument/publishDiagnostics":
                if said["params"]["uri"] == self._uri:
                    return said["params"]["diagnostics"]
            else:
                self._answer(said)

    def hover(self, line: int, column: int) -> str:
        """Return what is shown for the word at a place."""
        found = self._ask("textDocument/hover", self._at(line, column))
        return found["contents"]["value"] if found else ""

    def complete(self, line: int, column: int) -> dict[str, dict[str, Any]]:
        """Return what is offered at a place, by its label."""
        found = self._ask("textDocument/completion", self._at(line, column))
        return {item["label"]: item for item in found["items"]}

    def begin(self) -> None:
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": None,
                "capabilities": {
                    "textDocument": {
                        "completion": {"completionItem": {"snippetSupport": True}},
                        "hover": {"contentFormat": ["markdown"]},
                        "publishDiagnostics": {},
                    },
                    "workspace": {"configuration": True},
                },
            },
        )
        self._send("initialized", {})

    def _at(self, line: int, column: int) -> dict[str, Any]:
        position = {"line": line, "character": column}
        return {"textDocument": {"uri": self._uri}, "position": position}

    def _ask(self, method: str, params: object) -> Any:
        self._asked += 1
        self._send(method, params, id=self._asked)
        while True:
            said = self._receive()
            if said.get("id") == self._asked and "method" not in said:
                assert "error" not in said, said["error"]
                return said["result"]
            self._answer(said)

    def _answer(self, said: dict[str, Any]) -> None:
        """Answer what the server asks its editor: our settings, and nothing else."""
        if "id" not in said or "method" not in said:
            return
        result: object = None
        if said["method"] == "workspace/configuration":
            settings = {
                "yaml": {"schemaStore": {"enable": False}, "completion": True, "hover": True},
            }
            result = [settings.get(item["section"], {}) for item in said["params"]["items"]]
        self._write({"jsonrpc": "2.0", "id": said["id"], "result": result})

    def _send(self, method: str, params: object, **more: object) -> None:
        self._write({"jsonrpc": "2.0", "method": method, "params": params, **more})

    def _write(self, message: object) -> None:
        assert self._server.stdin is not None
        content = json.dumps(message).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self._server.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._server.stdout is not None
        length = 0
        while header := self._server.stdout.readline().strip():
            name, _colon, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server stopped"
        message: dict[str, Any] = json.loads(self._server.stdout.read(length))
        return message


@contextmanager
def editor(server: Path) -> Iterator[Editor]:
    """Start the server, and stop it afterwards; `server` is its `bin/yaml-language-server`."""
    import threading

    process = subprocess.Popen(
        ["node", str(server), "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    timer = threading.Timer(WAIT_S, process.kill)
    timer.start()
    try:
        found = Editor(process)
        found.begin()
        yield found
    finally:
        timer.cancel()
        process.kill()
        process.communicate()
