"""A game being played: the only mutable part of the engine.

It checks whether a command is allowed, turns it into an event, and keeps the time limits. What an
event does is in `rules`; what a player sees is in `view`. Decisions are irrevocable: there is no
way back, only a new game.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence

from burgemeestersgame.engine import lifecycle, rules
from burgemeestersgame.engine.lifecycle import (
    BRIEFING,
    COMMANDS,
    DEBRIEF,
    DECIDING,
    ENDING,
    EXPLAINING,
    PAUSED,
    READING,
)
from burgemeestersgame.engine.line import one_line
from burgemeestersgame.engine.run import (
    ActionTaken,
    AdviceOpened,
    Begun,
    Branch,
    Decided,
    Event,
    Explained,
    Intended,
    Paused,
    Proceeded,
    Resumed,
    Run,
    TimedOut,
    apply,
    message_of,
    take_decision,
    walk,
)
from burgemeestersgame.engine.showing import Showing, choices_of
from burgemeestersgame.engine.situation import Received, Situation
from burgemeestersgame.engine.state import Record, State
from burgemeestersgame.engine.story import Story, compiled, kind_of
from burgemeestersgame.engine.view import ChoiceView, View
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.model import Dilemma, Scenario

# As tuples, made once: a union written in place is made anew for every event.
_GOES_ON, _DECIDES, _STAYS = (Proceeded, Intended), (Decided, TimedOut), (AdviceOpened, ActionTaken)
_STATE_OF = {"dilemma": DECIDING, "explain": EXPLAINING, "bridge": READING, "ending": ENDING}


class NotNow(GameError):
    """The command exists, but not at this moment; nothing has changed."""


class UnknownId(GameError):
    """The scenario, or this dilemma, has no such advisor, action, choice or value; nothing has
    changed."""


class Game:
    """One play-through of a scenario by one player (or one room).

    Args:
        scenario: What is played, in the language that `view` shows.
        clock: Gives real seconds; the only source of time limits.
        run: A run to go on with, with its marks; None begins a new one.
        time_factor: Stretches the time limits; None: there are none.

    Raises:
        RunError: The run does not fit the scenario.
    """

    __slots__ = (
        "_branch",
        "_clock",
        "_events",
        "_now",
        "_origin",
        "_player",
        "_story",
        "_time_factor",
        "state",
    )

    def __init__(
        self,
        scenario: Scenario,
        *,
        clock: Callable[[], float] = time.monotonic,
        run: Run | None = None,
        time_factor: float | None = 1.0,
    ) -> None:
        self._story: Story = compiled(scenario)
        self._clock = clock
        self._time_factor = time_factor
        self._events: list[Event] = []
        self._now = Situation(levels_before=self._story.initial.levels)
        self._origin = clock()
        self.state = BRIEFING
        self._branch: Branch | None = None
        self._player = ""
        if run is not None:
            self._branch, self._player = run.branch, run.player
            self._catch_up(run)

    # -- what it is ------------------------------------------------------------------------------

    @property
    def scenario(self) -> Scenario:
        """The scenario being played."""
        return self._story.scenario

    @property
    def run(self) -> Run:
        """The run so far."""
        return Run(
            self.scenario.id,
            self.scenario.digest,
            tuple(self._events),
            self._branch,
            self._player,
        )

    @property
    def ending(self) -> str | None:
        """Id of the ending once it is reached, else None."""
        state = self._now.state
        if state is None or not self._story.places[state.scene].is_ending:
            return None
        return self._story.places[state.scene].id

    @property
    def scene(self) -> str | None:
        """Id of the scene, None in the briefing."""
        state = self._now.state
        return None if state is None else self._story.places[state.scene].id

    def choices(self) -> tuple[ChoiceView, ...]:
        """Return the open choices as `view` shows them; () outside a dilemma."""
        state = self._now.state
        return () if state is None or state.going >= 0 else choices_of(self._story, state)

    def open_choices(self) -> tuple[str, ...]:
        """Return the ids of the open choices, in file order; none outside a dilemma."""
        state = self._now.state
        if state is None or state.going >= 0:
            return ()
        return tuple(deed.id for deed in rules.open_choices(self._story, state))

    def retell(self, scenario: Scenario) -> None:
        """Go on with the same story in another language; raises ValueError for another story."""
        if scenario.digest != self.scenario.digest:
            raise ValueError("a game can only be retold with the same story")
        self._story = compiled(scenario)

    def stretch(self, time_factor: float | None) -> None:
        """Change how much time limits are stretched, from the next dilemma on."""
        self._time_factor = time_factor

    # -- commands --------------------------------------------------------------------------------

    def begin(self, values: Iterable[str] = ()) -> tuple[Event, ...]:
        """Leave the briefing. `values` are those named before play, most important first."""
        self._check("begin")
        values = tuple(values)
        for value in values:
            self._check_value(value)
        return self._commit("begin", Begun(values, self._time_factor, self._at_s()))

    def proceed(self) -> tuple[Event, ...]:
        """Go on after reading, or from the ending to the debrief."""
        self._check("proceed")
        return self._commit("proceed", Proceeded(self._scene_id(), self._at_s()))

    def consult(self, advisor: str) -> tuple[Event, ...]:
        """Hear an advisor of this dilemma, once."""
        if self.state == DECIDING:
            self._check_due()
        if advisor not in self.scenario.cast:
            raise UnknownId(_("there is no advisor '{id}' in this scenario").format(id=advisor))
        self._check("consult")
        advice = self._dilemma().advice
        heard = self._story_state().heard
        for number, each in enumerate(advice):
            if each.advisor == advisor:
                if heard >> number & 1:
                    raise NotNow(_("you have already heard '{id}'").format(id=advisor))
                event = AdviceOpened(self._scene_id(), advisor, self._at_s())
                return self._commit("consult", event)
        raise NotNow(_("'{id}' has no advice on this dilemma").format(id=advisor))

    def act(self, action: str) -> tuple[Event, ...]:
        """Do something unasked, if it is open at this dilemma."""
        if self.state == DECIDING:
            self._check_due()
        if action not in self.scenario.actions:
            raise UnknownId(_("there is no action '{id}' in this scenario").format(id=action))
        self._check("act")
        if not rules.open_action(self._story, self._story_state(), action):
            raise NotNow(_("the action '{id}' is not open now").format(id=action))
        return self._commit("act", ActionTaken(self._scene_id(), action, self._at_s()))

    def decide(
        self,
        choice: str,
        reason: str = "",
        value: str | None = None,
        confidence: float | None = None,
    ) -> tuple[Event, ...]:
        """Take a choice of this dilemma; irrevocable.

        Args:
            reason: One line, '' if none is given.
            value: The value that counted most, if one is named.
            confidence: How sure, a share 0.0-1.0, if asked.
        """
        self._check("decide")
        state = self._story_state()
        deed = self._story.places[state.scene].choice_of.get(choice)
        if deed is None:
            raise UnknownId(_("this dilemma has no choice '{id}'").format(id=choice))
        if value is not None:
            self._check_value(value)
        if confidence is not None and not 0.0 <= confidence <= 1.0:
            raise ValueError(f"confidence is a share from 0.0 to 1.0, not {confidence}")
        if deed.test is not None and not deed.test(state):
            raise NotNow(_("the choice '{id}' is not open now").format(id=choice))
        event = Decided(self._scene_id(), choice, one_line(reason), value, confidence, self._at_s())
        return self._commit("decide", event, take_decision(self._story, state, deed))

    def explain(self, text: str) -> tuple[Event, ...]:
        """Give the one sentence of the explain-it test; '' says nothing."""
        self._check("explain")
        return self._commit("explain", Explained(self._scene_id(), one_line(text), self._at_s()))

    def intend(self, text: str) -> tuple[Event, ...]:
        """Note one intention, in the debrief; the last one counts, and '' takes it back."""
        self._check("intend")
        return self._commit("intend", Intended(one_line(text), self._at_s()))

    def pause(self) -> tuple[Event, ...]:
        """Stop the time limit until `resume`."""
        self._check("pause")
        return self._commit("pause", Paused(self._at_s()))

    def resume(self) -> tuple[Event, ...]:
        """Go on after a pause, with the seconds that were left."""
        self._check("resume")
        return self._commit("resume", Resumed(self._at_s()))

    def tick(self) -> tuple[Event, ...]:
        """Take the time-out if it is due; in any state."""
        if not self._is_due():
            return ()
        return self._commit("time_out", TimedOut(self._scene_id(), self._at_s()))

    # -- undoing what could not be kept ----------------------------------------------------------

    def snapshot(self) -> tuple[object, ...]:
        """Return what `restore` needs to make the last commands undone (a run that could not be
        kept)."""
        return (self.state, len(self._events), self._now)

    def restore(self, snapshot: tuple[object, ...]) -> None:
        """Go back to a snapshot of this game."""
        state, count, now = snapshot
        assert isinstance(state, str)
        assert isinstance(count, int)
        assert isinstance(now, Situation)
        self.state, self._now = state, now
        del self._events[count:]

    # -- checks ----------------------------------------------------------------------------------

    def _check(self, command: str) -> None:
        if command not in COMMANDS[self.state]:
            raise NotNow(
                _("'{command}' is not possible now: the game is in '{state}'").format(
                    command=command, state=self.state
                )
            )
        self._check_due()

    def _check_due(self) -> None:
        if self._is_due():
            raise NotNow(_("the time for this dilemma is up"))

    def _check_value(self, value: str) -> None:
        if value not in self.scenario.values:
            raise UnknownId(_("there is no value '{id}' in this scenario").format(id=value))

    def _is_due(self) -> bool:
        deadline = self._now.deadline
        return deadline is not None and self.state == DECIDING and self._clock() >= deadline

    # -- doing it --------------------------------------------------------------------------------

    def _commit(
        self, command: str, event: Event, outcome: tuple[State, list[Record]] | None = None
    ) -> tuple[Event, ...]:
        state, now = self._after(event, self._now, self._clock(), outcome)
        lifecycle.fire(self, command, state)
        self._now = now
        self._events.append(event)
        return (event,)

    def _catch_up(self, run: Run) -> None:
        """Take over a run: the same as playing it, with its own times."""
        now, state, at_s = self._now, BRIEFING, 0.0
        for number, step in enumerate(walk(self.scenario, run), 1):
            at_s = step.event.at_s
            state, now = self._after(step.event, now, at_s, (step.after, step.records))
            if run.branch and number == run.branch.events and now.state is not None:
                # Who is put back before a decision gets all of its time again.
                now = now._replace(deadline=self._new_deadline(now.state, at_s))
        if now.deadline is not None and now.deadline < at_s:  # played with other time limits
            now = now._replace(deadline=at_s)
        self._origin = self._clock() - at_s
        if now.deadline is not None:
            now = now._replace(deadline=now.deadline + self._origin)
        self._events = list(run.events)
        self._now = now
        self.state = state

    def _after(
        self,
        event: Event,
        now: Situation,
        clock_s: float,
        outcome: tuple[State | None, Sequence[Record]] | None = None,
    ) -> tuple[str, Situation]:
        """Return the lifecycle state and the situation after an event."""
        if isinstance(event, Paused):
            left = None if now.deadline is None else now.deadline - clock_s
            resumes = self._rest(now.state)
            return PAUSED, now._replace(deadline=None, left_s=left, resumes=resumes)
        if isinstance(event, Resumed):
            deadline = None if now.left_s is None else clock_s + now.left_s
            return now.resumes, now._replace(deadline=deadline, left_s=None, resumes="")
        story, before = self._story, now.state
        state, records = outcome or apply(story, before, event)
        assert state is not None
        if isinstance(event, _GOES_ON) and state is before:
            return DEBRIEF, now
        sentences = now.sentences
        if isinstance(event, Explained):
            sentences = (*sentences, (event.scene, event.text))
        came = tuple(
            Received(message, record.clock, sentences)
            for record in records
            if (message := message_of(story, record)) is not None
        )
        stays = before is not None and state.scene == before.scene
        has_decided = isinstance(event, _DECIDES)
        deadline = now.deadline
        if not stays or has_decided:
            deadline = self._new_deadline(state, clock_s)
        reports = now.reports if stays else ()
        if isinstance(event, ActionTaken) and stays:
            reports = (*reports, event.action)
        new_from = now.new_from
        if has_decided or not isinstance(event, _STAYS):
            new_from = len(now.received)
        if isinstance(event, Decided):
            taken = event.choice
        elif isinstance(event, TimedOut):
            taken = "timeout"
        else:
            taken = now.decided if stays else ""
        situation = Situation(
            state=state,
            deadline=deadline,
            received=now.received + came,
            new_from=new_from,
            reports=reports,
            sentences=sentences,
            decided=taken if state.going >= 0 else "",
            levels_before=before.levels if has_decided and before else now.levels_before,
            dilemmas_done=now.dilemmas_done + has_decided,
        )
        return self._rest(state), situation

    def _new_deadline(self, state: State, clock_s: float) -> float | None:
        limit = self._limit_s(state)
        return None if limit is None else clock_s + limit

    def _limit_s(self, state: State) -> float | None:
        scene = self._story.places[state.scene].source
        if state.going >= 0 or not isinstance(scene, Dilemma):
            return None
        if scene.time_limit_s is None or self._time_factor is None:
            return None
        return scene.time_limit_s * self._time_factor

    def _rest(self, state: State | None) -> str:
        """Return the lifecycle state in which play rests there."""
        if state is None:
            return BRIEFING
        if state.going >= 0:
            return READING
        return _STATE_OF[kind_of(self._story.places[state.scene].source)]

    # -- reading it ------------------------------------------------------------------------------

    def _at_s(self) -> float:
        return self._clock() - self._origin

    def _story_state(self) -> State:
        assert self._now.state is not None
        return self._now.state

    def _scene_id(self) -> str:
        return self._story.places[self._story_state().scene].id

    def _dilemma(self) -> Dilemma:
        scene = self._story.places[self._story_state().scene].source
        assert isinstance(scene, Dilemma)
        return scene

    def _seconds_left(self) -> float | None:
        if self._now.left_s is not None:
            return max(0.0, self._now.left_s)
        if self._now.deadline is None or self.state != DECIDING:
            return None
        return max(0.0, self._now.deadline - self._clock())

    def view(self) -> View:
        """Return what the player may see now."""
        state = self._now.state
        limit = None if state is None else self._limit_s(state)
        return Showing(self._story, self._now).view(self.state, self._seconds_left(), limit)
