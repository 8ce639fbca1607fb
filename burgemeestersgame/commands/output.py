"""Results to standard output, talk to standard error, and files that are whole or not there."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import IO

from burgemeestersgame.commands import WrongUse
from burgemeestersgame.console import is_terminal
from burgemeestersgame.errors import Location, Problem
from burgemeestersgame.files import reason, write_over
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import authors_folder

# Stories and their translations: no command that writes a file makes one over another.
_WRITTEN_BY_HAND = {".yaml", ".yml", ".po"}


def emit(text: str) -> None:
    """Write a result to standard output; a reader who has gone away does not mind."""
    _write(sys.stdout, text if text.endswith("\n") or not text else text + "\n")


def emit_json(value: object) -> None:
    """Write a result as JSON that people can read too."""
    emit_bytes(f"{json_text(value)}\n".encode(errors="replace"))


def emit_bytes(content: bytes) -> None:
    """Write a result for another program to standard output: UTF-8, whatever the system writes.

    A terminal is shown what it can show.
    """
    stream = sys.stdout
    if stream is None or is_terminal(stream) or not hasattr(stream, "buffer"):
        emit(content.decode(errors="replace"))
        return
    try:
        stream.flush()
        stream.buffer.write(content)
        stream.buffer.flush()
    except BrokenPipeError:
        silence(stream)


def problem_as_json(problem: Problem) -> dict[str, object]:
    """Return a problem as values for JSON."""
    return {
        "file": problem.at.file,
        "line": problem.at.line,
        "column": problem.at.column,
        "reference": problem.reference,
        "severity": str(problem.severity),
        "message": problem.message,
        "hint": problem.hint,
    }


def problem_in_words(problem: Problem) -> str:
    """Return a problem as text, with what it is: an error, a warning or advice.

    A story among the author's own is named from there: the whole path is long, and always the same.
    """
    from burgemeestersgame.scenario.counted import severity_word  # late: most commands need none

    at = problem.at
    with contextlib.suppress(ValueError):
        at = Location(str(Path(at.file).relative_to(authors_folder())), at.line, at.column)
    message = f"{severity_word(problem.severity).lower()}: {problem.message}"
    return str(Problem(at=at, reference=problem.reference, message=message, hint=problem.hint))


def json_text(value: object) -> str:
    """Return a value as JSON that people can read too."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def talk(text: str) -> None:
    """Say something to the user, on standard error."""
    _write(sys.stderr, text + "\n")


def form_for(target: str, endings: Mapping[str, str], default: str) -> str:
    """Return which form a file has by the end of its name; `default` where that says nothing.

    Args:
        endings: In lower case, with their dot; to forms.

    Raises:
        WrongUse: It ends as something else, so that a program would open it in vain.
    """
    ending = PurePath(target).suffix.lower()
    if target == "-" or not ending:
        return default
    if ending not in endings:
        raise WrongUse(
            _("'{ending}' does not say what to write; use --format, or one of {endings}").format(
                ending=ending, endings=", ".join(endings)
            )
        )
    return endings[ending]


def must_end(target: str, *endings: str) -> None:
    """Refuse a name that ends as another kind of file, which another program would open in vain.

    Args:
        endings: In lower case, with their dot; a name may also have none.

    Raises:
        WrongUse: It ends as something else.
    """
    ending = PurePath(target).suffix.lower()
    if target != "-" and ending and ending not in endings:
        raise WrongUse(
            _("this is not written as '{ending}'; let the name end in {endings}").format(
                ending=ending, endings=", ".join(endings)
            )
        )


def write_result(target: str, content: bytes) -> None:
    """Write the file that a user asked for with `-o`: all of it or nothing; `-` is standard output.

    Raises:
        WrongUse: It cannot be written there, or an author's story or translation stands there;
            what stood there stands there still.
    """
    if target == "-":
        emit_bytes(content)
        return
    if Path(target).suffix.lower() in _WRITTEN_BY_HAND and os.path.lexists(target):
        raise WrongUse(
            _("'{path}' is written by hand and stays as it is; choose another name").format(
                path=target
            )
        )
    try:
        write_over(Path(target), content)
    except (OSError, ValueError) as error:
        message = _("'{path}' cannot be written: {reason}").format(
            path=target, reason=reason(error)
        )
        raise WrongUse(message) from error


def _write(stream: IO[str] | None, text: str) -> None:
    if stream is None:
        return
    try:
        try:
            stream.write(text)
        except UnicodeEncodeError as error:
            stream.write(text.encode(error.encoding, "replace").decode(error.encoding))
        stream.flush()
    except BrokenPipeError:
        silence(stream)


def silence(stream: IO[str] | None) -> None:
    """Send what is still written to a stream nowhere, so that closing it at the end succeeds."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        assert stream is not None
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
