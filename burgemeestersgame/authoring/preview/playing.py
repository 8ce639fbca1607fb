"""A preview: the version that is played, the decisions so far, and ways to any place in the story.

It is the one thing that a window holds on to; what it plays in is an ordinary session whose runs
are kept nowhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from burgemeestersgame.authoring.preview.reader import Version
from burgemeestersgame.authoring.preview.refit import refit
from burgemeestersgame.authoring.preview.start import Setting, fitted, start_here, started
from burgemeestersgame.engine import Game
from burgemeestersgame.engine.run import ActionTaken, Decided, Event, Run, TimedOut
from burgemeestersgame.errors import GameError, Problem, Severity
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.model import Scenario, Start
from burgemeestersgame.session import Intention, Session

RUN_ID = "preview"


class _Nowhere:
    """Keeps no run."""

    def __init__(self) -> None:
        self.intention = ""

    def create(self, run: Run, files: Mapping[str, bytes], **_about: object) -> str:
        return RUN_ID

    def append(self, run_id: str, number: int, events: Sequence[Event], **_about: object) -> None:
        pass

    def load(self, run_id: str) -> Run:
        raise AssertionError("a preview is kept nowhere")

    def files(self, run_id: str) -> dict[str, bytes]:
        raise AssertionError("a preview is kept nowhere")

    def last_intention(self, player: str = "") -> Intention | None:
        return None


class PreviewSession(Session):
    """A session that keeps nothing, and whose game changes when the scenario does.

    Attributes:
        asked_language: What the screens last asked for; whoever reads the scenario sees to it.
    """

    def __init__(self, game: Game) -> None:
        super().__init__(game, _Nowhere(), {}, RUN_ID)
        self.asked_language = ""

    def in_language(self, language: str) -> None:
        self.asked_language = language


class _Place(NamedTuple):
    """Where the author was, to come back to."""

    start: Start | None
    events: tuple[Event, ...]


class Preview:
    """What is played of a scenario that is being written.

    Attributes:
        version: What came of the last save, None before the first.
        session: The game; None until there is a version without errors.
        note: What did not survive the last save, as sentences; '' when everything did.
        changes: How often another story was put in place; whoever shows it compares.
    """

    def __init__(
        self,
        scene: str | None = None,
        settings: Sequence[Setting] = (),
        clock: Callable[[], float] = time.monotonic,
        time_factor: float | None = 1.0,
    ) -> None:
        self.version: Version | None = None
        self.session: PreviewSession | None = None
        self.note = ""
        self.changes = 0
        self._asked = (scene, tuple(settings))
        self._clock = clock
        self._time_factor = time_factor
        self._scenario: Scenario | None = None  # as it was saved, without a start
        self._first: Start | None = None  # what the command line asked for
        self._start: Start | None = None
        self._left: list[_Place] = []

    # -- versions --------------------------------------------------------------------------------

    def take(self, version: Version) -> None:
        """Take over what came of a save: the story where it is whole, its problems in any case."""
        self.version = version
        scenario = version.scenario
        if scenario is None or scenario is self._scenario:
            return
        is_first = self._scenario is None
        self._scenario = scenario
        if is_first:
            self._begin(scenario)
        else:
            assert self.session is not None
            self._put(self._start, self.session.game.run.events)

    @property
    def is_behind(self) -> bool:
        """Whether another story is played than the one that was saved last, which has errors."""
        return self.version is not None and self.version.scenario is None

    def count(self, severity: Severity) -> int:
        """Return how many problems of a severity the last save has."""
        return sum(problem.severity is severity for problem in self.problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of the last save: errors first, then by line."""
        found = self.version.problems if self.version is not None else ()
        order = list(Severity)
        return tuple(sorted(found, key=lambda problem: order.index(problem.severity)))

    @property
    def scenario(self) -> Scenario:
        """The story that is played. There must be one."""
        assert self._scenario is not None
        return self._scenario

    @property
    def has_start(self) -> bool:
        """Whether play began elsewhere than where the story does."""
        return self._start is not None

    def _begin(self, scenario: Scenario) -> None:
        note = ""
        try:
            asked = started(scenario, *self._asked)
            self._first = None if asked == Start() else asked
        except GameError as error:
            note = str(error)
        self._put(self._first, ())
        self.note = note

    # -- ways through the story ------------------------------------------------------------------

    def restart(self) -> None:
        """Begin again, where the command line said or at the beginning."""
        self._leave()
        self._put(self._first, ())

    def go(
        self,
        scene: str | None,
        levels: Mapping[str, int] | None = None,
        truths: Mapping[str, bool] | None = None,
    ) -> None:
        """Go to a scene with everything as it stands, but for some changes; see `start_here`."""
        assert self.session is not None
        game = self.session.game
        start = start_here(game.scenario, game.run, scene, levels, truths)
        self._leave()
        self._put(start, ())

    def back(self) -> bool:
        """Take the last decision or action back, or the last step elsewhere; False without any."""
        assert self.session is not None
        events = self.session.game.run.events
        for number in reversed(range(len(events))):
            if isinstance(events[number], Decided | TimedOut | ActionTaken):
                self._put(self._start, events[:number])
                return True
        if not self._left:
            return False
        self._put(*self._left.pop())
        return True

    def back_to(self, number: int) -> None:
        """Go back to before the event at that place in the run."""
        assert self.session is not None
        self._put(self._start, self.session.game.run.events[:number])

    def _leave(self) -> None:
        assert self.session is not None
        self._left.append(_Place(self._start, self.session.game.run.events))

    def _put(self, start: Start | None, events: Sequence[Event]) -> None:
        """Play the events from a start, as far as they fit, and show that from now on."""
        scenario, notes = self.scenario, []
        if start is not None:
            start, gone = fitted(start, scenario)
            if gone:
                notes.append(_("No longer there: {names}.").format(names=", ".join(gone)))
            scenario = replace(scenario, start=start)
        fit = refit(scenario, events)
        run = Run(scenario.id, scenario.digest, fit.events)
        game = Game(scenario, clock=self._clock, run=run, time_factor=self._time_factor)
        if start is not None and not fit.events:
            game.begin()  # who asks for a scene has been briefed
        if self.session is None:
            self.session = PreviewSession(game)
        else:
            self.session.game = game
        self._start = start
        self.note = " ".join(filter(None, [*notes, fit.note]))
        self.changes += 1
