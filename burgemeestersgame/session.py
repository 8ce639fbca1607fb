"""A game whose events are kept: each command is on disk before it returns, or did not happen.

It knows nothing of SQLite: anything that can append events to a run will do.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Protocol

from burgemeestersgame.engine.game import Game
from burgemeestersgame.engine.lifecycle import DEBRIEF
from burgemeestersgame.engine.line import one_line
from burgemeestersgame.engine.run import Event, Run
from burgemeestersgame.engine.view import View
from burgemeestersgame.scenario import Scenario, scenario_from_files
from burgemeestersgame.settings import MAX_NAME


@dataclass(frozen=True, slots=True)
class Intention:
    """What a player intended at the end of an earlier run, to be shown when the next one begins.

    Attributes:
        title: Of the scenario.
        at: When it was written down; UTC.
        run_id: Id of that run.
    """

    text: str
    title: str
    at: datetime
    run_id: str


class Keeper(Protocol):
    """Where runs are kept; `store.Store` is one."""

    def create(
        self,
        run: Run,
        files: Mapping[str, bytes],
        *,
        title: str,
        language: str,
        ending: str | None = None,
    ) -> str:
        """Keep a new run and return its id."""

    def append(
        self, run_id: str, number: int, events: Sequence[Event], *, ending: str | None = None
    ) -> None:
        """Keep events; when this returns they are on disk."""

    def load(self, run_id: str) -> Run:
        """Return a kept run."""

    def files(self, run_id: str) -> dict[str, bytes]:
        """Return the scenario kept with a run."""

    def last_intention(self, player: str = "") -> Intention | None:
        """Return what this player intended last, None if nothing."""


class Session:
    """One player's game with its keeper.

    Attributes:
        run_id: Id of the run; '' until it is first kept (at `keep` or the first command).
        game: The game; commands given to it directly are not kept.
    """

    def __init__(
        self, game: Game, keeper: Keeper, files: Mapping[str, bytes], run_id: str = ""
    ) -> None:
        self.game = game
        self.run_id = run_id
        self._keeper = keeper
        self._files = dict(files)
        self._kept = len(game.run.events)

    @classmethod
    def begin_new(
        cls,
        keeper: Keeper,
        scenario: Scenario,
        files: Mapping[str, bytes],
        *,
        clock: Callable[[], float] = time.monotonic,
        time_factor: float | None = 1.0,
        player: str = "",
    ) -> Session:
        """Return a session for a new game.

        Args:
            files: The scenario as `scenario_files` gives it.
            player: A pen name to keep with the run, '' for none; never asked for.
        """
        run = Run(scenario.id, scenario.digest, player=one_line(player, MAX_NAME))
        game = Game(scenario, clock=clock, run=run, time_factor=time_factor)
        return cls(game, keeper, files)

    @classmethod
    def reopen(
        cls,
        keeper: Keeper,
        run_id: str,
        *,
        language: str | None = None,
        clock: Callable[[], float] = time.monotonic,
        time_factor: float | None = 1.0,
    ) -> Session:
        """Return a session that goes on with a kept run, on the scenario that was kept with it.

        Raises:
            UnknownRun, StoreError: From the keeper.
            RunError, ScenarioError: The kept run or scenario cannot be read.
        """
        run = keeper.load(run_id)
        files = keeper.files(run_id)
        scenario = scenario_from_files(files, run.scenario, language)
        game = Game(scenario, clock=clock, run=run, time_factor=time_factor)
        return cls(game, keeper, files, run_id)

    @classmethod
    def branch(
        cls,
        keeper: Keeper,
        run_id: str,
        upto: int,
        *,
        language: str | None = None,
        clock: Callable[[], float] = time.monotonic,
        time_factor: float | None = 1.0,
        player: str | None = None,
    ) -> Session:
        """Return a session for a new run that goes back to a decision or action of a kept one.

        The player stands before that deed with what they had heard and done there, and with
        all of its time; the old run stays as it is. The new one is kept at `keep` or at its first
        command.

        Args:
            upto: Position of the decision, time-out or action in the events of the old run, such
                as `Run.decisions` and a turning point give.
            player: A pen name for the new run; None: that of the old one.

        Raises:
            UnknownRun, StoreError: From the keeper.
            RunError: There is no decision or action at that position.
            RunError, ScenarioError: The kept run or scenario cannot be read.
        """
        run = keeper.load(run_id).before(upto, run_id)
        if player is not None:
            run = replace(run, player=one_line(player, MAX_NAME))
        files = keeper.files(run_id)
        scenario = scenario_from_files(files, run.scenario, language)
        game = Game(scenario, clock=clock, run=run, time_factor=time_factor)
        return cls(game, keeper, files)

    # -- what it is ------------------------------------------------------------------------------

    @property
    def finished(self) -> bool:
        """Whether the game has reached its debrief."""
        return self.game.state == DEBRIEF

    @property
    def is_replay(self) -> bool:
        """Whether the run began with another one, at a decision of that."""
        return self.game.run.branch is not None

    @property
    def is_fresh_replay(self) -> bool:
        """Whether the player was put back before a decision and did nothing since."""
        branch = self.game.run.branch
        return branch is not None and branch.events == len(self.game.run.events)

    @cached_property
    def last_intention(self) -> Intention | None:
        """What this player intended at the end of an earlier run; None if nothing."""
        return self._keeper.last_intention(self.game.run.player)

    @property
    def scenario(self) -> Scenario:
        """The scenario being played, in the language it is shown in."""
        return self.game.scenario

    def view(self) -> View:
        """Return what the player may see now."""
        return self.game.view()

    def in_language(self, language: str) -> None:
        """Show the game in another language from now on."""
        self.game.retell(scenario_from_files(self._files, self.scenario.id, language))

    # -- commands, as those of Game --------------------------------------------------------------

    def keep(self) -> str:
        """Keep the run now, even without any event, and return its id."""
        if not self.run_id:
            run = self.game.run
            self.run_id = self._keeper.create(
                run,
                self._files,
                title=self.scenario.title,
                language=self.scenario.language,
                ending=self.game.ending,
            )
            self._kept = len(run.events)
        return self.run_id

    def begin(self, values: Iterable[str] = ()) -> tuple[Event, ...]:
        """Leave the briefing."""
        return self._do(lambda: self.game.begin(values))

    def proceed(self) -> tuple[Event, ...]:
        """Go on after reading."""
        return self._do(self.game.proceed)

    def consult(self, advisor: str) -> tuple[Event, ...]:
        """Hear an advisor."""
        return self._do(lambda: self.game.consult(advisor))

    def act(self, action: str) -> tuple[Event, ...]:
        """Do something unasked."""
        return self._do(lambda: self.game.act(action))

    def decide(
        self,
        choice: str,
        reason: str = "",
        value: str | None = None,
        confidence: float | None = None,
    ) -> tuple[Event, ...]:
        """Take a choice."""
        return self._do(lambda: self.game.decide(choice, reason, value, confidence))

    def explain(self, text: str) -> tuple[Event, ...]:
        """Give the sentence of the explain-it test."""
        return self._do(lambda: self.game.explain(text))

    def intend(self, text: str) -> tuple[Event, ...]:
        """Note one intention, in the debrief; '' takes it back."""
        return self._do(lambda: self.game.intend(text))

    def pause(self) -> tuple[Event, ...]:
        """Stop the time limit."""
        return self._do(self.game.pause)

    def resume(self) -> tuple[Event, ...]:
        """Go on after a pause."""
        return self._do(self.game.resume)

    def tick(self) -> tuple[Event, ...]:
        """Take the time-out if it is due."""
        return self._do(self.game.tick)

    def _do(self, command: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        """Carry out a command and keep its events; where they cannot be kept, undo it."""
        snapshot = self.game.snapshot()
        events = command()
        if not events:
            return events
        try:
            if not self.run_id:
                self.keep()
            else:
                ending = self.game.ending
                self._keeper.append(self.run_id, self._kept, events, ending=ending)
                self._kept += len(events)
        except Exception:
            self.game.restore(snapshot)
            raise
        return events
