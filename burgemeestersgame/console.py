"""Lines in from any standard input, paragraphs out to any standard output.

Knows nothing of the game. What a stream cannot show becomes a question mark, bytes that are
no text become a replacement character, and a reader who has gone away is no error here.
"""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import sys
import textwrap
import threading
import unicodedata
from typing import IO, Any, Protocol, TextIO

MAX_LINE = 65_536
_CHUNK = 4096
_WIDEST = 88


class EndOfInput(Exception):
    """There are no more lines: the input was closed or used up."""


class Lines(Protocol):
    """Where lines come from. `is_live`: somebody may be typing, so that waiting takes real time."""

    is_live: bool

    def next(self, timeout_s: float | None = None) -> str | None:
        """Return the next line without its end; None when `timeout_s` seconds passed first.

        Raises:
            EndOfInput: There is none.
        """

    def forget(self) -> None:
        """Throw away what was typed but not read yet, where that is possible."""


def standard_lines() -> Lines:
    """Return the lines of this process's standard input."""
    stream = sys.stdin
    if stream is None:
        return _NoLines()
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError, AttributeError):
        return _StreamLines(stream)
    is_live = is_terminal(stream)
    if is_live and sys.platform == "win32":
        return _ThreadLines(stream)
    return _DescriptorLines(descriptor, is_live)


def is_terminal(stream: IO[str] | None) -> bool:
    """Say whether a stream is a terminal; a closed or absent one is not."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


class _NoLines:
    """A standard input that was closed before we began."""

    is_live = False

    def next(self, timeout_s: float | None = None) -> str | None:
        raise EndOfInput

    def forget(self) -> None:
        """Nothing is typed here."""


class _StreamLines:
    """A standard input without a file behind it, such as a test hands in."""

    is_live = False

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def next(self, timeout_s: float | None = None) -> str | None:
        line = self._stream.readline(MAX_LINE)
        if not line:
            raise EndOfInput
        return _clean(line)

    def forget(self) -> None:
        """Nothing is typed here."""


class _DescriptorLines:
    """Reads the file descriptor itself.

    Python's own buffer may hold a second line that `select` does not know of; and at a
    terminal a line that was not finished yet has to stay where it is.
    """

    def __init__(self, descriptor: int, is_live: bool) -> None:
        self.is_live = is_live
        self._descriptor = descriptor
        self._buffer = bytearray()
        self._searched = 0
        self._is_done = False

    def next(self, timeout_s: float | None = None) -> str | None:
        while (line := self._take()) is None:
            if self._is_done:
                raise EndOfInput
            if timeout_s is not None and not self._is_ready(timeout_s):
                return None
            self._read()
        return line

    def forget(self) -> None:
        self._buffer.clear()
        self._searched = 0
        if self.is_live:
            with contextlib.suppress(ImportError, OSError):
                import termios

                termios.tcflush(self._descriptor, termios.TCIFLUSH)

    def _take(self) -> str | None:
        end = self._buffer.find(b"\n", self._searched)
        length = end + 1
        if end < 0:
            self._searched = len(self._buffer)
            if len(self._buffer) >= MAX_LINE:
                length = MAX_LINE
            elif self._is_done and self._buffer:
                length = len(self._buffer)
            else:
                return None
        line = bytes(self._buffer[:length])
        del self._buffer[:length]
        self._searched = 0
        return _clean(_decoded(line))

    def _is_ready(self, timeout_s: float) -> bool:
        import select

        return bool(select.select([self._descriptor], [], [], timeout_s)[0])

    def _read(self) -> None:
        try:
            chunk = os.read(self._descriptor, _CHUNK)
        except OSError:  # the terminal was closed, or is not ours to read
            chunk = b""
        self._buffer += chunk
        # At a terminal the end of input ends one read only: Ctrl-D means that we stop.
        self._is_done = not chunk


class _ThreadLines:
    """A Windows console, which `select` cannot wait for: a thread reads ahead."""

    is_live = True

    def __init__(self, stream: TextIO) -> None:
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._raw: Any = getattr(stream.buffer, "raw", stream.buffer)
        threading.Thread(target=self._read, daemon=True).start()

    def next(self, timeout_s: float | None = None) -> str | None:
        # Waiting for ever cannot be interrupted by Ctrl-C on Windows; waiting for an hour can.
        try:
            line = self._lines.get(timeout=3600 if timeout_s is None else timeout_s)
        except queue.Empty:
            return self.next(None) if timeout_s is None else None
        if line is None:
            self._lines.put(None)
            raise EndOfInput
        return line

    def forget(self) -> None:
        with contextlib.suppress(queue.Empty):
            while (line := self._lines.get_nowait()) is not None:
                pass
            self._lines.put(line)

    def _read(self) -> None:
        buffer = b""
        while chunk := self._raw.read(_CHUNK):
            buffer += chunk
            *lines, buffer = buffer.split(b"\n")
            for line in lines:
                self._lines.put(_clean(_decoded(line)))
        self._lines.put(None)


def _decoded(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        encoding = getattr(sys.stdin, "encoding", None) or "utf-8"
        try:
            return line.decode(encoding, "replace")
        except LookupError:
            return line.decode(errors="replace")


def _clean(line: str) -> str:
    """Return a line without its end, a byte order mark or control characters."""
    return "".join(
        " " if character == "\t" else character
        for character in line.rstrip("\r\n").removeprefix("\ufeff")
        if character == "\t" or unicodedata.category(character) not in ("Cc", "Cs")
    )


class Paper:
    """Writes paragraphs, with an empty line between blocks.

    Lines are wrapped for a terminal only: who reads from a file or a pipe decides for themselves.

    Args:
        stream: None stands for an output that was closed before we began.
    """

    def __init__(self, stream: IO[str] | None) -> None:
        self._stream = stream
        self.is_terminal = is_terminal(stream)
        self._is_fresh = True  # nothing was written yet
        self._is_asking = False  # the cursor stands behind a question

    def block(self, *lines: str) -> None:
        """Write lines as one block; line breaks inside them stay, and '' is left out."""
        shown = [part for line in lines for part in line.strip().splitlines() if part.strip()]
        if not shown:
            return
        self.answered(by_player=False)
        if not self._is_fresh:
            self._write("\n")
        for part in shown:
            self._write("\n".join(self._wrapped(part.rstrip())) + "\n")
        self._is_fresh = False

    def ask(self, prompt: str) -> None:
        """Write what is asked; the answer comes on the same line at a terminal."""
        if self._is_asking:
            self.answered(by_player=False)
        elif not self._is_fresh:
            self._write("\n")
        self._write(prompt + " " if self.is_terminal else prompt + "\n")
        self._is_fresh, self._is_asking = False, self.is_terminal
        self.flush()

    def answered(self, *, by_player: bool = True) -> None:
        """End the line of the question, if there is one; a player did so with Enter."""
        if self._is_asking and not by_player:
            self._write("\n")
        self._is_asking = False

    def flush(self) -> None:
        """Let everything reach its reader."""
        if self._stream is not None:
            self._stream.flush()

    def _write(self, text: str) -> None:
        if self._stream is None:
            return
        try:
            self._stream.write(text)
        except UnicodeEncodeError as error:
            self._stream.write(text.encode(error.encoding, "replace").decode(error.encoding))

    def _wrapped(self, line: str) -> list[str]:
        if not self.is_terminal:
            return [line]
        width = max(20, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns - 1))
        return textwrap.wrap(line, width, break_on_hyphens=False) or [""]
