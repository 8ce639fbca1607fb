"""What every command of a room stands on: the story, the clock, and whether the moment is right."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence

from burgemeestersgame.engine.game import Game
from burgemeestersgame.engine.run import Event, Run
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.room import events as e
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room import practice
from burgemeestersgame.room.changes import Held, Refused
from burgemeestersgame.room.journal import Journal
from burgemeestersgame.room.stage_words import stages_in_words
from burgemeestersgame.scenario.model import Scenario

_shuffle = random.SystemRandom().shuffle


class Core(Journal):
    """A room before anybody can ask anything of it.

    Args:
        scenario: In the language in which the group plays.
        clock: Gives real seconds; the only source of time limits.
        log: The events of a session to go on with.
        texts: Its texts by id.
        held: What was sealed when it stopped.
        shuffle: Puts a list in an order that says nothing; a test may give its own.

    Raises:
        RunError: The log does not fit the scenario.
    """

    def __init__(
        self,
        scenario: Scenario,
        *,
        clock: Callable[[], float] = time.monotonic,
        log: Sequence[e.RoomEvent] = (),
        texts: Mapping[int, str] | None = None,
        held: Held | None = None,
        shuffle: Callable[[list[int]], None] = _shuffle,
    ) -> None:
        super().__init__(log, texts, held)
        self._clock = clock
        self._shuffle = shuffle
        self._origin = clock() - (log[-1].at_s if log else 0.0)
        played = tuple(event.in_run() for event in log if isinstance(event, e.Played))
        run = Run(scenario.id, scenario.digest, played)
        self.game = Game(scenario, clock=clock, run=run, time_factor=None)

    @property
    def scenario(self) -> Scenario:
        """The scenario being played."""
        return self.game.scenario

    @property
    def stage(self) -> str:
        """The stage of the session, see `lifecycle`."""
        return self._state.stage

    @stage.setter
    def stage(self, stage: str) -> None:
        # The machine moves the room by this; the event is what counts.
        self._add(e.Moved(stage=stage, at_s=self.at_s()))

    def at_s(self) -> float:
        """Return the seconds since the session began."""
        return self._clock() - self._origin

    def choices(self) -> dict[str, str]:
        """Return what may be voted now, by id, in the order of the scenario."""
        if self.stage == stages.PRACTICE:
            return practice.choices()
        if self.stage not in stages.AT_A_DILEMMA:
            return {}
        return {choice.id: choice.text for choice in self.game.choices()}

    # -- doing it --------------------------------------------------------------------------------

    def _move(self, command: str, to: str) -> None:
        stages.fire(self, command, to)

    def _asked(self, command: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        """Return the events of a command to the game; what it refuses is refused here."""
        try:
            return command()
        except GameError as error:
            raise Refused(str(error)) from error

    def _play(self, events: Sequence[Event]) -> None:
        for event in events:
            self._add(e.Played.of(event, self.at_s()))

    def _scene(self) -> str:
        return self.game.scene or ""

    # -- checks ----------------------------------------------------------------------------------

    def _check_going(self) -> None:
        if self.stage == stages.CLOSED:
            raise Refused(_("this session has ended"))
        if self._state.paused_at_s is not None:
            raise Refused(_("the trainer has paused the session"))

    def _check_command(self, command: str) -> None:
        self._check_going()
        if command not in stages.commands(self.stage):
            raise self._not_now()

    def _check_stage(self, wanted: frozenset[str] | set[str]) -> None:
        if self.stage not in wanted:
            raise self._not_now()

    def _not_now(self) -> Refused:
        words = stages_in_words()[self.stage]
        return Refused(
            _("that is not possible now: the session is at '{stage}'").format(stage=words)
        )

    def _check_seat(self, seat: int) -> None:
        if not 0 <= seat < len(self._state.seats):
            raise Refused(
                ngettext(
                    "there is no such seat: {count} person has joined",
                    "there is no such seat: {count} people have joined",
                    len(self._state.seats),
                ).format(count=len(self._state.seats)),
                "unknown",
            )
