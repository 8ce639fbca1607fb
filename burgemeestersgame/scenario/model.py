"""What the author wrote, checked: frozen values without behaviour.

Texts are in the language of the scenario (see `texts.translated` for another one). Whether
something is
allowed at a given moment is the engine's business; these values only say what stands in the file.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from burgemeestersgame.errors import Location
from burgemeestersgame.norms import Norm
from burgemeestersgame.scenario.conditions import Condition

PHASES = ("vooraf", "tijdens", "nazorg")


class Better(enum.StrEnum):
    """The direction in which an indicator gets better."""

    HIGH = "high"
    LOW = "low"
    NEUTRAL = "neutral"


class Channel(enum.StrEnum):
    """How a message reaches the player."""

    PHONE = "phone"
    APP = "app"
    MAIL = "mail"
    PRESS = "press"
    DOORMAT = "doormat"


class Mood(enum.StrEnum):
    """How an advisor looks while speaking."""

    CALM = "calm"
    WORRIED = "worried"
    ANGRY = "angry"


class Outcome(enum.StrEnum):
    """How well the documented case is known; the words of the case file."""

    WERKELIJK = "werkelijk"
    DEELS_BEKEND = "deels-bekend"
    GECONSTRUEERD = "geconstrueerd"


class Indicator(Struct, frozen=True, kw_only=True):
    """A quantity from 0 to 100 that play moves."""

    id: str
    label: str
    start: int
    better: Better
    source: Location


class CastMember(Struct, frozen=True, kw_only=True):
    """A person of the story; `portrait` names a picture, None when there is none."""

    id: str
    name: str
    role: str
    portrait: str | None
    source: Location


class Role(Struct, frozen=True, kw_only=True):
    """A role in group play: how many seats it has, and what only those seats are told.

    Attributes:
        name: What it is called in the room, '' where the author gave no name; see `title`.
    """

    id: str
    name: str
    brief: str
    seats_min: int
    seats_max: int
    source: Location

    @property
    def title(self) -> str:
        """Its name, or its id in words."""
        return self.name or self.id.replace("-", " ").capitalize()


class Message(Struct, frozen=True, kw_only=True):
    """An inject. `sender` is the id of a member of the cast, or else any text.

    Attributes:
        text: May quote explain-it sentences as `{scene-id}`.
        without: Shown instead where a quoted sentence was not asked for or left empty; '' if
            nothing is quoted.
        quotes: Ids of the explain-it scenes quoted in `text`.
    """

    id: str
    channel: Channel
    sender: str
    sender_is_cast: bool
    text: str
    without: str
    quotes: tuple[str, ...]
    source: Location


class Appointment(Struct, frozen=True, kw_only=True):
    """What the player knows is coming; it is announced until its moment, and nothing depends on it.

    Attributes:
        condition: Judged whenever it may be shown; None: it is known from the start.
    """

    id: str
    at: datetime
    text: str
    condition: Condition | None
    source: Location


class Mark(Struct, frozen=True, kw_only=True):
    """A norm that a choice touches; it counts only where `condition` held at the decision (None:
    always)."""

    norm: str
    condition: Condition | None
    source: Location


class Later(Struct, frozen=True, kw_only=True):
    """A delayed consequence, with its own condition judged when it falls due.

    Attributes:
        order: Its place in the file among all delayed consequences: the order at equal times.
        after_min: Minutes of story time after the decision, before that decision's own `takes`.
    """

    id: str
    order: int
    after_min: int
    condition: Condition | None
    message: str | None
    effects: tuple[tuple[str, int], ...]
    sets: tuple[str, ...]
    cancels: tuple[str, ...]
    source: Location


class Consequences(Struct, frozen=True, kw_only=True):
    """What choices, time-outs and actions share; everything here happens at the decision.

    Attributes:
        takes_min: Story time it takes, in minutes, after all of it has happened.
        consequence: What is read next; '' if nothing.
        effects: Pairs of indicator id and change.
    """

    takes_min: int = 0
    consequence: str = ""
    effects: tuple[tuple[str, int], ...] = ()
    sets: tuple[str, ...] = ()
    message: str | None = None
    later: tuple[Later, ...] = ()
    cancels: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    honours: tuple[Mark, ...] = ()
    breaches: tuple[Mark, ...] = ()
    repairs: tuple[Mark, ...] = ()
    debrief: str = ""


class Way(Struct, frozen=True, kw_only=True):
    """One entry of a `next` list: go to `to` where the condition holds (None: always)."""

    to: str
    condition: Condition | None
    source: Location


class Choice(Struct, frozen=True, kw_only=True):
    """An answer to a dilemma. `next` is empty where the scene's own way on holds."""

    id: str
    text: str
    condition: Condition | None
    consequences: Consequences
    next: tuple[Way, ...]
    source: Location


class Timeout(Struct, frozen=True, kw_only=True):
    """What happens when the time limit passes without a decision; its text is its consequence."""

    consequences: Consequences
    next: tuple[Way, ...]
    source: Location


class Action(Struct, frozen=True, kw_only=True):
    """Something the player may do unasked, at a dilemma, while `available` holds, `times` in a
    whole run."""

    id: str
    text: str
    available: Condition | None
    times: int
    consequences: Consequences
    source: Location


class Advice(Struct, frozen=True, kw_only=True):
    """What one advisor says on one dilemma. `stance` is a choice of that dilemma, or 'open'."""

    advisor: str
    stance: str
    takes_min: int
    mood: Mood
    text: str
    source: Location


class Documented(Struct, frozen=True, kw_only=True):
    """What the case that this is based on really did, and how well that is known."""

    outcome: Outcome
    text: str


class Variant(Struct, frozen=True, kw_only=True):
    """A picture or sound with the condition under which it is the one (None: otherwise)."""

    name: str
    condition: Condition | None


class Anchor(Struct, frozen=True, kw_only=True):
    """When a scene takes place: minutes after arriving, or a moment; it never turns the clock
    back."""

    after_min: int | None
    moment: datetime | None


class Scene(Struct, frozen=True, kw_only=True):
    """A place in the story.

    Attributes:
        condition: Judged on arrival, before `at`; where it fails the scene is skipped without a
            trace.
        phase: Its own or that of the nearest scene above it that names one.
        next: Where play goes on; empty only for an ending. A scene without its own `next` in the
            file
            goes to the scene below it, which is filled in here.
    """

    id: str
    phase: str
    condition: Condition | None
    at: Anchor | None
    place: tuple[Variant, ...]
    sound: tuple[Variant, ...]
    text: str
    next: tuple[Way, ...]
    source: Location


class Dilemma(Scene, frozen=True, kw_only=True):
    """A question the player must answer, with the advice that can be heard first.

    Attributes:
        question: One sentence.
        advice: In the author's order, which is the order on screen.
        choices: Two to five, likewise.
        time_limit_s: Real seconds until it closes by itself; None means no limit.
        timeout: What silence does; there exactly when there is a limit.
        private: Text per role of group play that only this role sees.
        reflect: A question for the debrief, '' if none.
    """

    question: str
    advice: tuple[Advice, ...]
    choices: tuple[Choice, ...]
    time_limit_s: float | None
    timeout: Timeout | None
    private: Mapping[str, str]
    documented: Documented | None
    reflect: str


class Explain(Scene, frozen=True, kw_only=True):
    """The explain-it test: the player writes one sentence that the story may quote later."""

    prompt: str


class Bridge(Scene, frozen=True, kw_only=True):
    """A stretch of story that is only read."""


class Ending(Scene, frozen=True, kw_only=True):
    """Where the story stops."""


class Guide(Struct, frozen=True, kw_only=True):
    """What the trainer gets: goals, a plan per number of minutes, questions per scene, care."""

    goals: tuple[str, ...] = ()
    minutes: Mapping[int, str] = field(default_factory=dict)
    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    care: str = ""


class Acceptance(Struct, frozen=True, kw_only=True):
    """A finding that the author accepts, at a scene or elsewhere, with a reason."""

    finding: str
    at: str
    because: str
    source: Location


class Start(Struct, frozen=True, kw_only=True):
    """Where a preview begins instead of at the beginning; no file says so.

    Attributes:
        scene: Entered whatever its `if` says; None: where the story begins.
        clock_min: Story time there, in minutes since the story starts, before the scene's `at`.
        levels: Of indicators; those left out are as in the file.
        truths: What is true there, as conditions name it: facts, `scene:`, `choice:`, `action:`.
    """

    scene: str | None = None
    clock_min: int = 0
    levels: Mapping[str, int] = field(default_factory=dict)
    truths: frozenset[str] = frozenset()


class Scenario(Struct, frozen=True, kw_only=True):
    """One story, whole: everything in `scenario.yaml`, in file order.

    Attributes:
        language: Of the texts as they stand here.
        digest: SHA-256, in hexadecimal, over the story without texts and catalogues: two scenarios
            with
            the same digest play the same.
        starts: Story time at the first scene, without a time zone.
        minutes_promised: Real minutes a player is told.
        norms: The scenario's own norms only.
        binding: Norms of the catalogue, or its own, that are only advice elsewhere and count here,
            with the reason.
        start: Where it begins in a preview, None wherever it is played; no part of the digest.
    """

    id: str
    title: str
    language: str
    role: str
    starts: datetime
    minutes_promised: int
    values: Mapping[str, str]
    indicators: Mapping[str, Indicator]
    facts: Mapping[str, str]
    norms: Mapping[str, Norm]
    binding: Mapping[str, str]
    cast: Mapping[str, CastMember]
    roles: Mapping[str, Role]
    actions: Mapping[str, Action]
    messages: Mapping[str, Message]
    agenda: Mapping[str, Appointment]
    scenes: Mapping[str, Scene]
    guide: Guide
    accept: tuple[Acceptance, ...]
    digest: str
    source: Location
    start: Start | None = None
