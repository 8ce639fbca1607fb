"""Reading and checking a scenario in a process of its own.

The loader is bounded, but a window must not wait even as long as its bounds allow, and the parser
of YAML is not ours: a process can be left waiting, and ended, and started again.
"""

from __future__ import annotations

import contextlib
import copyreg
import io
import multiprocessing
import os
import pickle
import signal
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from burgemeestersgame import i18n
from burgemeestersgame.errors import GameError, Problem, ScenarioError
from burgemeestersgame.i18n import format_number
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import Scenario, load_scenario, look_over
from burgemeestersgame.scenario.texts import texts_of

PATIENCE_S = 20.0
"""For each answer. An answer takes a tenth of a second; what takes longer than this never ends."""


MOST_SHOWN, LONGEST_WORD = 20_000, 400
"""Characters of a text and of a word in it; `check` gives advice on far shorter ones."""


class Version(NamedTuple):
    """What there is to say about one save.

    Attributes:
        scenario: What can be played, None when there are errors.
        problems: Those found so far, in file order.
        trouble: Why nothing could be read at all, in a sentence without a full stop; '' if it
            could.
        is_whole: Whether warnings and advice have been looked for; the errors come first.
    """

    scenario: Scenario | None = None
    problems: tuple[Problem, ...] = ()
    trouble: str = ""
    is_whole: bool = True


class Reader:
    """The process, started when it is first asked for something, and again when it fell."""

    def __init__(self, patience_s: float = PATIENCE_S) -> None:
        self._patience_s = patience_s
        self._process: BaseProcess | None = None
        self._questions: Connection | None = None
        self._answers: Connection | None = None
        self._asked_at = self._heard_at = 0.0
        self._story: Scenario | None = None  # of the answer before, sent only once
        self.is_busy = False

    @property
    def busy_s(self) -> float:
        """For how many seconds it has been reading; 0.0 when it is not."""
        return time.monotonic() - self._asked_at if self.is_busy else 0.0

    def start(self) -> None:
        """Start the process, so that it is there when the first question comes."""
        if self._process is not None and self._process.is_alive():
            return
        self.close()
        # A fresh interpreter on every system: a copy of a process with a window is none.
        context = multiprocessing.get_context("spawn")
        asked, self._questions = context.Pipe(duplex=False)
        self._answers, answers = context.Pipe(duplex=False)
        process = context.Process(target=_serve, args=(asked, answers), daemon=True)
        process.start()
        self._process = process
        asked.close()
        answers.close()

    def ask(self, path: Path, language: str) -> None:
        """Have a scenario read; what it was still reading is left."""
        if self.is_busy:
            self.close()
        self._story = None
        for _attempt in range(2):
            self.start()
            assert self._questions is not None
            try:
                self._questions.send((str(path), language))
                break
            except OSError:
                self.close()  # it fell between two questions
        self._asked_at = self._heard_at = time.monotonic()
        self.is_busy = True

    def answer(self, wait_s: float) -> Version | None:
        """Return the next answer, None if none comes within that time.

        The last answer to a question `is_whole`. A process that fell, or never answers, is one too.
        """
        if not self.is_busy or self._answers is None:
            return None
        try:
            if self._answers.poll(wait_s):
                version = _unpacked(self._answers.recv_bytes())
                if version.is_whole:
                    version = version._replace(scenario=self._story)
                self._story = None if version.is_whole else version.scenario
                self.is_busy = not version.is_whole
                self._heard_at = time.monotonic()
                return version
        except (EOFError, OSError):
            self.close()
            return Version(self._story, trouble=_("reading this file stopped unexpectedly"))
        if time.monotonic() - self._heard_at > self._patience_s:
            self.close()
            return Version(self._story, trouble=_("reading this file takes too long"))
        return None

    def close(self) -> None:
        """End the process."""
        self.is_busy = False
        if self._process is not None:
            self._process.kill()
            self._process.join(1)
        for end in (self._questions, self._answers):
            if end is not None:
                end.close()
        self._process = self._questions = self._answers = None


def _serve(asked: Connection, answers: Connection) -> None:
    """Answer until nobody asks any more; the life of the process."""
    for name in ("SIGINT", "SIGBREAK"):  # Ctrl-C is for the window, which then ends us
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        while True:
            path, language = asked.recv()
            i18n.use(language)
            save = _save_of(path)
            version = _read(path, language)
            answers.send_bytes(_packed(version))
            if not version.is_whole:
                whole = _looked_over(path, version)
                if _save_of(path) != save:  # this is about the save that comes next
                    whole = _without_findings(version)
                answers.send_bytes(_packed(whole))


def _save_of(path: str) -> tuple[int, int, int] | None:
    try:
        info = os.stat(path)
    except OSError:
        return None
    return info.st_ino, info.st_mtime_ns, info.st_size


def _read(path: str, language: str) -> Version:
    """Return the story or its errors: that is what the window waits for."""
    try:
        scenario = load_scenario(path, language)
        trouble = _too_long(scenario)
        return Version(None if trouble else scenario, trouble=trouble, is_whole=False)
    except ScenarioError as error:
        return Version(problems=error.problems, is_whole=False)
    except GameError as error:
        return Version(trouble=str(error))
    except Exception as error:  # a mistake of ours must not end what the author is doing
        return Version(trouble=_our_mistake(error))


def _too_long(scenario: Scenario) -> str:
    """Return which text would keep a window busy for seconds, in a sentence; '' if none."""
    for id, text in texts_of(scenario).items():
        if len(text) > MOST_SHOWN:
            message = _(
                "the text ‘{id}’ is too long to be shown: it has more than {most} characters"
            )
            return message.format(id=id, most=format_number(MOST_SHOWN))
        if any(len(word) > LONGEST_WORD for word in text.split()):
            message = _(
                "the text ‘{id}’ cannot be shown: it has a word of more than {most} letters"
            )
            return message.format(id=id, most=LONGEST_WORD)
    return ""


def _looked_over(path: str, version: Version) -> Version:
    """Return everything there is to say about a version; its story has been sent."""
    try:
        return Version(problems=look_over(path).problems, trouble=version.trouble)
    except GameError:
        return _without_findings(version)  # it is gone meanwhile
    except Exception as error:
        return _without_findings(version)._replace(trouble=_our_mistake(error))


def _without_findings(version: Version) -> Version:
    return version._replace(scenario=None, is_whole=True)


def _our_mistake(error: Exception) -> str:
    text = _("this could not be read, which is our mistake, not yours ({name})")
    return text.format(name=type(error).__name__)


class _Pickler(pickle.Pickler):
    """Pickles a scenario, whose tables cannot be changed."""

    dispatch_table = copyreg.dispatch_table | {
        MappingProxyType: lambda table: (_table, (dict(table),))
    }


def _table(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


def _packed(version: Version) -> bytes:
    packed = io.BytesIO()
    _Pickler(packed, pickle.HIGHEST_PROTOCOL).dump(version)
    return packed.getvalue()


def _unpacked(content: bytes) -> Version:
    version = pickle.loads(content)  # of our own process
    assert isinstance(version, Version)
    return version
