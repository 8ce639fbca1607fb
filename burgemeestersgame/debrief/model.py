"""What a debrief consists of: sections of blocks, without layout; every renderer draws the same
blocks."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class Paragraph(Struct, frozen=True):
    """Running text. `tone`: plain, soft (secondary), strong, quote (somebody's words), or source
    (ours, with web addresses)."""

    text: str
    tone: str = "plain"


class Heading(Struct, frozen=True):
    """A heading inside a section."""

    text: str


class Moment(Struct, frozen=True):
    """An entry of the course of events.

    `kind`: scene, decision, timeout, action, advice, message, later, explain, ending. `at` is
    story time.
    """

    at: datetime
    time: str
    kind: str
    title: str
    text: str = ""


class Timeline(Struct, frozen=True):
    """What happened, oldest first."""

    moments: tuple[Moment, ...]


class Because(Struct, frozen=True):
    """One touch of a norm: when (story time), what was done, and what it did to the norm, in
    words."""

    time: str
    deed: str
    touch: str
    kind: str  # honour, breach, repair, missed, open


class NormCard(Struct, frozen=True):
    """A norm of the run with everything said about it.

    Attributes:
        status: honoured, repaired, breached, missed, unbroken or silent; `status_word` in the
            reader's language.
        is_law: Whether its aard is wet: shown with a tag, a breached one on top.
        certainty: geverifieerd, bron in seed or te verifiëren; `certainty_word` a plain word for
            it in the reader's language, `certainty_dots` 3, 2 or 1.
        caveat: What a jurist would still look up, '' for nothing.
        tensions: Names of tension pairs that explain why nothing is missed here.
        then_and_now: Since when the norm is what it is and what held before, '' where that is not
            known.
    """

    id: str
    name: str
    statement: str
    family: str
    phase: str
    status: str
    status_word: str
    aard: str
    is_law: bool
    source: str
    certainty: str
    certainty_word: str
    certainty_dots: int
    caveat: str
    because: tuple[Because, ...]
    tensions: tuple[str, ...]
    then_and_now: str = ""


class NormGroup(Struct, frozen=True):
    """The norms of one phase (or those that stayed silent), breached laws first; `count` such as
    '3 of 5', `note` a word to the reader, '' for nothing."""

    title: str
    count: str
    cards: tuple[NormCard, ...]
    note: str = ""


def is_in_full(card: NormCard) -> bool:
    """Say whether a norm is told in full at once: what went wrong there deserves its reasons."""
    return card.status == "breached"


def is_silent(group: NormGroup) -> bool:
    """Say whether none of these norms came up, so that their names will do."""
    return all(card.status == "silent" for card in group.cards)


class DecisionCard(Struct, frozen=True):
    """One decision as it was taken, or something done unasked, with what we say about it.

    `choice` is '' and `timed_out` True where silence decided.

    Attributes:
        value: The value that the player named as what counted most, '' if none.
        number: Of the decision, from 1, as marked in the chart; 0 for what was done unasked.
        puts_first: The values that the author says it puts first, in words, '' if none.
        mending: A sentence on what mended it later, or could have; '' if nothing.
    """

    time: str
    scene: str
    question: str
    choice: str
    timed_out: bool
    reason: str
    value: str
    consequence: str
    debrief: str
    reflect: str
    number: int = 0
    puts_first: str = ""
    mending: str = ""


class Voice(Struct, frozen=True):
    """How an advisor would have chosen, at the decision above it.

    Attributes:
        stance: The choice they advised, in words.
        text: What they said or would have said; '' for who was heard, as that was read before.
    """

    name: str
    role: str
    stance: str
    text: str
    is_heard: bool


class Said(Struct, frozen=True):
    """The one sentence at an explain-it moment, and what became of it.

    Attributes:
        prompt: Who asked what.
        text: What the player said, '' if nothing.
        returned: The messages that quoted it, or that came back without it.
    """

    prompt: str
    text: str
    returned: tuple[Moment, ...]


class CaseNote(Struct, frozen=True):
    """What the documented case did. `outcome`: werkelijk, deels-bekend, geconstrueerd;
    `outcome_word` to show."""

    question: str
    outcome: str
    outcome_word: str
    text: str


class Series(Struct, frozen=True):
    """One indicator over story time: points of (minutes since start, level 0-100)."""

    id: str
    label: str
    better: str
    points: tuple[tuple[int, int], ...]


class LineChart(Struct, frozen=True):
    """Indicators over story time, with the decisions as numbered marks (minutes since start,
    label).

    `summary` says in words what the picture shows, for who does not see it. `ticks` are (minutes,
    label); where story time is very uneven, minutes are positions along the axis, not the clock.
    `table` holds the same in figures: (moment, the level of each series), the start first.
    """

    title: str
    summary: str
    series: tuple[Series, ...]
    marks: tuple[tuple[int, str], ...]
    ticks: tuple[tuple[int, str], ...]
    table: tuple[tuple[str, tuple[int, ...]], ...] = ()


class Mark(Struct, frozen=True):
    """A sign in a row of a chart: `column` from 0, `kind` as in `signs`, `label` inside it ('' for
    nothing)."""

    column: int
    kind: str
    label: str = ""


class MarkRow(Struct, frozen=True):
    """A row of signs; `note` stands behind it, such as '3 of 5', '' for nothing."""

    label: str
    marks: tuple[Mark, ...]
    note: str = ""


class MarkChart(Struct, frozen=True):
    """Signs in rows: norms per family, values or advisors per decision.

    Attributes:
        summary: What the picture shows, in words, for who does not see it.
        columns: What stands above each column; empty where a place in the row means nothing, and
            a row of many signs may go on on a next line.
        legend: Each kind of sign that occurs, and what it means.
        heads, table: The same in words; the first column is the row.
    """

    title: str
    summary: str
    columns: tuple[str, ...]
    rows: tuple[MarkRow, ...]
    legend: tuple[tuple[str, str], ...]
    heads: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]


class TurningPoint(Struct, frozen=True):
    """A decision after which the story could not go everywhere any more.

    Attributes:
        number: Of the decision, as on its card; 0 for something done unasked.
        question: Of the dilemma; for something done unasked a few words that say so.
        deed: What was done, in the words of the story; for a time-out in ours.
        lost: Sentences: what was out of reach from here on.
        kept: Sentences: what stayed within reach only because of this.
        event: Position of its event in the run: a new run that begins with the events before it
            can take another road.
    """

    time: str
    number: int
    question: str
    deed: str
    lost: tuple[str, ...]
    kept: tuple[str, ...]
    event: int


class TurningTable(Struct, frozen=True):
    """Every decision with all that it put out of reach and alone kept within reach, oldest first.

    `heads` name the columns, of which the first says which decision it is.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class VoteRow(Struct, frozen=True):
    """An answer with its votes in the first and the second round; None where that is not told."""

    text: str
    before: int | None
    after: int | None
    is_decided: bool


class VoteChart(Struct, frozen=True):
    """How a group was divided over one dilemma, before the talk and after it.

    `title` says what it shows, `note` what to know of the counts.
    """

    title: str
    rows: tuple[VoteRow, ...]
    note: str

    @property
    def most(self) -> int:
        """The highest count, at least 1: the length of a full bar."""
        return max(1, *(count or 0 for row in self.rows for count in (row.before, row.after)))


class Fold(Struct, frozen=True):
    """What is there for who asks: closed on a screen, in the appendix on paper.

    The `title` says by itself what is inside, as it may stand far from what is around it.
    """

    title: str
    blocks: tuple[Block, ...]


Block = (
    Paragraph
    | Heading
    | Timeline
    | NormGroup
    | DecisionCard
    | Voice
    | Said
    | CaseNote
    | LineChart
    | MarkChart
    | TurningPoint
    | TurningTable
    | VoteChart
    | Fold
)


class Section(Struct, frozen=True):
    """One step of a debrief; `id` is kebab-case and permanent."""

    id: str
    title: str
    blocks: tuple[Block, ...]


class Debrief(Struct, frozen=True):
    """What we say about a run, in one language.

    Attributes:
        title: Of the scenario. `subtitle` names the ending and when it was played, if known.
        language: nl or en.
        sections: In the order of the seven steps.
        help: The line that says where someone who is threatened finds help; `help_certainty` how
            certain.
        privacy: What it holds of people, and with whom it may be shared; '' for nothing.
    """

    title: str
    subtitle: str
    language: str
    sections: tuple[Section, ...]
    help: str
    help_certainty: str
    privacy: str = ""
