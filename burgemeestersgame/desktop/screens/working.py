"""Work that may take a while: the window stays awake, says how far it is, and can stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from burgemeestersgame.desktop.background import Work
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.pages import Dialog
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop, Push, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Meter, Paragraph
from burgemeestersgame.errors import GameError
from burgemeestersgame.files import reason
from burgemeestersgame.i18n import gettext as _

T = TypeVar("T")

# What is done sooner is not announced: a dialog that flashes by only startles.
PATIENCE_S = 0.15


class Stopped(Exception):
    """Somebody no longer waits for this work."""


class Progress:
    """What work calls with its share done, from another thread, and learns to stop from."""

    def __init__(self) -> None:
        self.share: float | None = None
        self._is_stopped = threading.Event()

    def __call__(self, share: float) -> None:
        if self._is_stopped.is_set():
            raise Stopped
        self.share = share

    def stop(self) -> None:
        """Let the work end at its next call; what never calls goes on, and nobody looks."""
        self._is_stopped.set()


Job = Callable[[Progress], T]


def working(kit: Kit, title: Callable[[], str], job: Job[T], then: Callable[[T], Step]) -> Step:
    """Do a job in a thread of its own, and return what the screen that asks should do next.

    Args:
        title: What is being done, for who has to wait.
        job: As for `Work`.
        then: Is given the result, and returns a step for the screen that asked.

    Raises:
        GameError: The job went wrong at once.
    """
    progress = Progress()
    work = Work(lambda: job(progress))
    if work.wait(PATIENCE_S):
        return _finished(work, then)
    return Push(WorkingScreen(kit, title, work, progress, then))


class WorkingScreen(Dialog, Generic[T]):
    """Says what is being done and how far it is; Esc stops it and nothing is lost."""

    name = "working"

    def __init__(
        self,
        kit: Kit,
        title: Callable[[], str],
        work: Work[T],
        progress: Progress,
        then: Callable[[T], Step],
    ) -> None:
        super().__init__(kit)
        self._title, self._work, self._progress, self._then = title, work, progress, then
        self._told: float | None = None

    def title(self) -> str:
        return self._title()

    def content(self) -> list[Widget | None]:
        share = self._told
        done = _("Done: {percent} %").format(percent=round(100 * share)) if share else ""
        return [
            Paragraph(done or _("One moment."), role="status"),
            Meter(share, done) if share is not None else None,
        ]

    def buttons(self) -> list[Widget | None]:
        return [Button(_("Stop"), "stop", self.leave, cap="Esc")]

    def tick(self) -> Step:
        if self._work.is_done:
            return Pop(lambda: _finished(self._work, self._then))
        if self._progress.share != self._told:
            self._told = self._progress.share
            self.is_changed = True
        return None

    def leave(self) -> Step:
        self._progress.stop()
        return Pop()


def _finished(work: Work[T], then: Callable[[T], Step]) -> Step:
    """Go on with the result; whatever went wrong is told, for here one works on unfinished files.

    Raises:
        GameError: Why it did not work.
    """
    try:
        result = work.result()
    except GameError:
        raise
    except OSError as error:
        raise GameError(reason(error)) from error
    except Exception as error:
        message = _("the program made a mistake here ({name}); your files are as they were")
        raise GameError(message.format(name=type(error).__name__)) from error
    return then(result)
