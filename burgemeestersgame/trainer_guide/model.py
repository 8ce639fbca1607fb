"""What a trainer's guide says, in one language and without layout."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to use so many minutes."""

    minutes: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NormNote:
    """A norm that counts, with where it is written.

    Attributes:
        kind: Law, code, guidance and so on, in words.
        dots: How certain the source is, 1 to 3; `certainty` says it in words.
        caveat: What is still to be checked, "" if nothing.
        changed: Since when it holds and what held before, "" if nothing changed.
    """

    id: str
    name: str
    statement: str
    kind: str
    source: str
    certainty: str
    dots: int
    caveat: str
    changed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A choice, with what divides people on it.

    Attributes:
        advised_by: The roles of those who advise it.
        values: What it puts first, in words.
    """

    text: str
    advised_by: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A place in the story to talk about: a dilemma, or a sentence that is asked for.

    Attributes:
        scene: Its id.
        number: Of a dilemma, counted in the file from 1; 0 for what is none.
        title: What is asked.
        phase: Beforehand, during or aftercare, as the id that the story uses.
        seconds: The time limit; None without one.
        is_always_there: False where some ways through the story pass it by.
        answers: Empty for what is no dilemma.
        open_by: The roles of those whose advice leaves it open.
        tensions: Where norms that count here pull two ways, each with what it says.
        questions: To put to the room.
        norms: That an answer honours, breaches or repairs.
    """

    scene: str
    number: int
    title: str
    phase: str
    seconds: int | None
    is_always_there: bool
    answers: tuple[Answer, ...]
    open_by: tuple[str, ...]
    tensions: tuple[tuple[str, str], ...]
    questions: tuple[str, ...]
    norms: tuple[NormNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """Something one may do unasked that touches norms."""

    text: str
    norms: tuple[NormNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainerGuide:
    """Everything for whoever leads a session with one scenario.

    Attributes:
        minutes: Real minutes that playing takes; 0 where nothing is promised.
        goals, plans, care: As the author wrote them; empty where nothing was written.
    """

    scenario: str
    title: str
    language: str
    minutes: int
    goals: tuple[str, ...]
    plans: tuple[Plan, ...]
    care: str
    stations: tuple[Station, ...]
    initiatives: tuple[Initiative, ...]

    def station(self, scene: str) -> Station | None:
        """Return what there is to talk about at a scene, None if nothing."""
        return next((each for each in self.stations if each.scene == scene), None)
