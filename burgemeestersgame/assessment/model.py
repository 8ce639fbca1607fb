"""What a run shows, as plain frozen values; how it is found is in the modules beside."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from msgspec import Struct


class Status(enum.StrEnum):
    """What a run shows about one norm."""

    HONOURED = "honoured"
    REPAIRED = "repaired"
    BREACHED = "breached"
    MISSED = "missed"
    SILENT = "silent"


class TouchKind(enum.StrEnum):
    """Why a norm has its status.

    The first three are touches. Then a chance that was missed, a tension that explains why
    something open was no chance, and something open that honours a norm that asks for nothing.
    """

    HONOUR = "honour"
    BREACH = "breach"
    REPAIR = "repair"
    MISSED = "missed"
    TENSION = "tension"
    OPEN = "open"


class Fate(enum.StrEnum):
    """What became of a delayed consequence.

    It happened; its condition failed when it fell due; something cancelled it; the ending came
    first; or the run has not got there yet.
    """

    HAPPENED = "happened"
    FAILED = "failed"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"
    PENDING = "pending"


class Touch(Struct, frozen=True):
    """One reason for the status of a norm.

    Attributes:
        dilemma: Id of the dilemma where it happened.
        deed: `choice`, `timeout` or `action`.
        id: Of the choice or action, or 'timeout'. For a missed chance: what would have honoured
            the norm; for a tension: the decision that served the other side.
        clock: Minutes of story time since the start, when the deed was done or the chance passed.
        tension: Id of the pair of the catalogue, None unless it is one.
    """

    kind: TouchKind
    dilemma: str
    deed: str
    id: str
    clock: int
    tension: str | None = None


class NormResult(Struct, frozen=True):
    """The status of one norm.

    Attributes:
        phase: Where it counts; None exactly when it is silent.
        because: Its touches, oldest first. Without any: the chances that were missed, the
            tensions that explain why others were no chance, and what was open without being one.
    """

    status: Status
    phase: str | None
    because: tuple[Touch, ...]


class Count(Struct, frozen=True):
    """`good` is honoured + repaired, `of` is those + breached + missed; printed as '6 of 9', never
    as a mark.
    """

    good: int = 0
    of: int = 0


class Road(Struct, frozen=True):
    """Something open that would have served the side of a tension that a decision left.

    Attributes:
        deed: `choice` or `action`.
        waived: What it would have honoured there.
        serves_both: Whether all that the decision served would have been served as well: by this
            choice too, or because an action goes with any choice.
    """

    deed: str
    id: str
    waived: tuple[str, ...]
    serves_both: bool


class Faced(Struct, frozen=True):
    """A decision that served one side of a tension while the other had an open chance.

    Attributes:
        tension: Id of the pair of the catalogue.
        served: Norms that the decision honoured or repaired.
        waived: Norms on the other side that something else open would have honoured.
        roads: What would have honoured those, choices before actions.
    """

    tension: str
    dilemma: str
    clock: int
    served: tuple[str, ...]
    waived: tuple[str, ...]
    roads: tuple[Road, ...]


class Decision(Struct, frozen=True):
    """How one dilemma was decided.

    Attributes:
        choice: Its id; None where the time limit decided.
        clock: Story time of the decision, in minutes since the start, before what it took.
        reason: As the player typed it, '' if nothing.
        value: The value the player named as the one that counted most, None if none.
        puts_first: The values that the author says this decision puts first.
        confidence: A share from 0.0 to 1.0, None where it was not asked or given.
        seconds: Real seconds from the question to the decision, pauses left out.
        limit_s: Seconds there were, as the player's settings stretched them; None for no limit.
    """

    dilemma: str
    choice: str | None
    phase: str
    clock: int
    reason: str
    value: str | None
    puts_first: tuple[str, ...]
    confidence: float | None
    seconds: float
    limit_s: float | None

    @property
    def deed(self) -> str:
        """`choice` or `timeout`."""
        return "timeout" if self.choice is None else "choice"


class Counsel(Struct, frozen=True):
    """One advice on a dilemma that was decided.

    Attributes:
        stance: Id of a choice, or `open`.
        was_open: Whether that choice could be taken when the decision fell; an open stance cannot.
        followed: Whether the choice was taken, heard or not.
    """

    dilemma: str
    advisor: str
    stance: str
    was_open: bool
    heard: bool
    followed: bool


class Heard(Struct, frozen=True):
    """An advisor who was heard, at a dilemma."""

    dilemma: str
    advisor: str
    clock: int


class Initiative(Struct, frozen=True):
    """Something done unasked, at a dilemma."""

    action: str
    dilemma: str
    phase: str
    clock: int


class PassedUp(Struct, frozen=True):
    """An action that was open when these dilemmas were decided and never taken in the run."""

    action: str
    dilemmas: tuple[str, ...]


class Cause(Struct, frozen=True):
    """What made something happen. `kind`: choice, timeout, action or later; `dilemma`: where it
    began.
    """

    kind: str
    dilemma: str
    id: str


class Movement(Struct, frozen=True):
    """An indicator that moved, at `clock` minutes of story time."""

    clock: int
    indicator: str
    before: int
    after: int
    cause: Cause


class Received(Struct, frozen=True):
    """A message that arrived; `text` with the explain-it sentences as they were then, `quotes` the
    scenes of those it quoted.
    """

    message: str
    clock: int
    text: str
    cause: Cause
    quotes: tuple[str, ...] = ()


class Ground(Struct, frozen=True):
    """A fact that decided whether a delayed consequence came.

    `is_true` is how it stood when that fell due; `cause` is what made it true, None while nothing
    did.
    """

    fact: str
    is_true: bool
    cause: Cause | None


class Consequence(Struct, frozen=True):
    """A delayed consequence and what became of it.

    Attributes:
        cause: What scheduled it.
        due: Story time at which it falls due.
        clock: Story time of its fate; `due` while it is pending.
        is_certain: Whether every choice of that dilemma brings the same, so that it came of being
            there and not of what was decided.
        grounds: Why it came, or did not, where its condition speaks of facts alone; else empty.
        cancelled_by: What cancelled it, None unless something did.
    """

    id: str
    cause: Cause
    due: int
    fate: Fate
    clock: int
    is_certain: bool = False
    grounds: tuple[Ground, ...] = ()
    cancelled_by: Cause | None = None


class Sentence(Struct, frozen=True):
    """The answer at an explain-it moment, '' if nothing.

    `returned`: the messages that quoted it later, or that came without it where nothing was said.
    """

    scene: str
    text: str
    clock: int
    returned: tuple[Received, ...]


class Visit(Struct, frozen=True):
    """A scene that was entered."""

    scene: str
    clock: int


class ValueResult(Struct, frozen=True):
    """One value of the scenario, without a score: there is no right answer.

    Attributes:
        named: Its place among the values named before play, from 1; None if it was not.
        put_first: Dilemmas of which the decision put it first, says the author.
        given: Dilemmas at which the player named it as what counted most.
    """

    named: int | None
    put_first: tuple[str, ...]
    given: tuple[str, ...]


class Hindsight(Struct, frozen=True):
    """What could be known when a dilemma was decided, and what only showed later.

    Attributes:
        arrived: Messages that came in before this decision and after the one before it.
        later: Delayed consequences of this decision that came to pass, as they fell due. Those that
            every choice would have brought are left out.
    """

    dilemma: str
    arrived: tuple[Received, ...]
    later: tuple[Consequence, ...]


class Foresight(Struct, frozen=True):
    """An advisor who turned out to see it coming, and what came: see `hindsight`."""

    dilemma: str
    advisor: str
    stance: str
    heard: bool
    came: tuple[Consequence, ...]


Entry = Visit | Heard | Initiative | Decision | Movement | Received | Consequence | Sentence


class Assessment(Struct, frozen=True, kw_only=True):
    """What one run shows.

    Attributes:
        norms: Every norm that the scenario names, in the order of `norms_named`.
        phases: Counts per phase, all three phases.
        families: Counts per family that has a norm here, in the order of the catalogue.
        tensions: Decisions that chose a side, oldest first.
        course: Everything that happened, in the order in which it did. The tuples after it hold
            the same entries by kind.
        hindsight: One for each decision, in the same order.
        foresight: Advisors who saw it coming, in the order of the decisions.
        consequences: The delayed ones, in the order of their fates; what is pending comes last.
        levels: Per indicator its points of (story minutes, level), beginning with the start.
        ending: Id of the ending, None while the run is unfinished. `is_finished` likewise.
        intention: What the player will do differently, in their own words; '' if nothing.
        taken_over: How many of `decisions` a replay took over from the run it began with; 0 for a
            run from the start.
        clock: Story time at the end of the run so far.
    """

    norms: Mapping[str, NormResult]
    phases: Mapping[str, Count]
    families: Mapping[str, Count]
    tensions: tuple[Faced, ...]
    course: tuple[Entry, ...]
    decisions: tuple[Decision, ...]
    advice: tuple[Counsel, ...]
    initiatives: tuple[Initiative, ...]
    passed_up: tuple[PassedUp, ...]
    hindsight: tuple[Hindsight, ...]
    foresight: tuple[Foresight, ...]
    visits: tuple[Visit, ...]
    levels: Mapping[str, tuple[tuple[int, int], ...]]
    movements: tuple[Movement, ...]
    messages: tuple[Received, ...]
    consequences: tuple[Consequence, ...]
    sentences: tuple[Sentence, ...]
    values: Mapping[str, ValueResult]
    ending: str | None
    intention: str
    taken_over: int
    clock: int

    @property
    def is_finished(self) -> bool:
        """Whether the run reached an ending."""
        return self.ending is not None
