"""What every section of a debrief needs: the run, and how times, deeds and people are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from burgemeestersgame import i18n
from burgemeestersgame.assessment import (
    Assessment,
    Cause,
    Consequence,
    Count,
    Decision,
    Received,
    Status,
    assess,
)
from burgemeestersgame.assessment.norms import count_of
from burgemeestersgame.debrief.words import UNBROKEN
from burgemeestersgame.engine.run import Run
from burgemeestersgame.engine.story import Story, compiled
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import Asks, Catalogue, Norm, is_soft, load_norms
from burgemeestersgame.scenario.model import (
    Choice,
    Dilemma,
    Explain,
    Later,
    Scenario,
    Timeout,
)
from burgemeestersgame.scenario.named_norms import norm_of

_MAX_ENDING_LINE = 90
# Words that stand in quotes already, as many a message does; an apostrophe within is none.
_IN_QUOTES = re.compile(r"['‘](?:[^'‘’]|\b['’]\b)*['’]", re.DOTALL)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Look up texts of the interface in this language, `nl` or `en`, for the time being."""
    before = i18n.language()
    i18n.use(language)
    try:
        yield
    finally:
        i18n.use(before)


@dataclass(frozen=True)
class Telling:
    """A run with all that is needed to put it into words, in one language.

    Attributes:
        story: Compiled from the scenario, which is in the language wanted.
        language: Of the norms, `nl` or `en`; that of the interface is the same.
        ahead: Of a run that was stopped halfway, the norms that the rest of it may touch.
    """

    story: Story
    found: Assessment
    catalogue: Catalogue
    language: str
    ahead: frozenset[str] = frozenset()

    @property
    def scenario(self) -> Scenario:
        """The scenario that was played."""
        return self.story.scenario

    def at(self, clock: int) -> datetime:
        """Return the moment in the story at `clock` minutes after its start."""
        return self.story.story_time(clock)

    def time(self, clock: int) -> str:
        """Return the time of day in the story: '19.04'."""
        return i18n.format_clock(self.at(clock))

    def when(self, clock: int) -> str:
        """Return day and time in the story; the time alone if all of it happened on one day."""
        if self._is_one_day:
            return self.time(clock)
        return f"{i18n.format_day(self.at(clock))}, {self.time(clock)}"

    @cached_property
    def _is_one_day(self) -> bool:
        return len({self.at(visit.clock).date() for visit in self.found.visits}) < 2

    def dilemma(self, id: str) -> Dilemma:
        """Return a dilemma of the scenario."""
        scene = self.scenario.scenes[id]
        assert isinstance(scene, Dilemma)
        return scene

    def prompt(self, id: str) -> str:
        """Return what an explain-it scene asked."""
        scene = self.scenario.scenes[id]
        assert isinstance(scene, Explain)
        return scene.prompt

    def source(self, deed: str, dilemma: str, id: str) -> Choice | Timeout | None:
        """Return the choice or time-out with that id at a dilemma; None for an action."""
        if deed == "choice":
            return next(each for each in self.dilemma(dilemma).choices if each.id == id)
        return self.dilemma(dilemma).timeout if deed == "timeout" else None

    def deed(self, deed: str, dilemma: str, id: str) -> str:
        """Return what was done, in the words of the story; for a time-out in ours."""
        match self.source(deed, dilemma, id):
            case Choice(text=text):
                return text
            case Timeout():
                return _("The time was up; nothing was chosen")
        return self.scenario.actions[id].text

    def consequence(self, id: str) -> Consequence:
        """Return what became of a delayed consequence of this run."""
        return next(each for each in self.found.consequences if each.id == id)

    def later(self, id: str) -> Later:
        """Return a delayed consequence as its author wrote it."""
        return next(each.source for each in self.story.laters if each.id == id)

    def messages_of(self, consequence: Consequence) -> tuple[Received, ...]:
        """Return the message that a delayed consequence brought, if it did."""
        return tuple(
            each
            for each in self.found.messages
            if each.cause.kind == "later" and each.cause.id == consequence.id
        )

    def came_of(self, cause: Cause) -> str:
        """Return the deed that began it, in words; '' where every choice would have brought it."""
        if cause.kind == "later" and self.consequence(cause.id).is_certain:
            return ""
        return self.cause(cause)

    def cause(self, cause: Cause) -> str:
        """Return the deed that began it, in words: of a delayed consequence, what scheduled it."""
        while cause.kind == "later":
            cause = self.consequence(cause.id).cause
        if cause.kind == "timeout":
            ids = [each.dilemma for each in self.found.decisions]
            number = ids.index(cause.dilemma) + 1
            return _("The time was up at decision {number}").format(number=number)
        return self.deed(cause.kind, cause.dilemma, cause.id)

    def ending_line(self) -> str:
        """Return the first sentence of the ending that was reached; '' where there is none or it
        is long."""
        if self.found.ending is None:
            return ""
        text = self.scenario.scenes[self.found.ending].text.strip()
        first = text.split("\n")[0].split(". ")[0].rstrip(".")
        return first if len(first) <= _MAX_ENDING_LINE else ""

    def norm(self, id: str) -> Norm:
        """Return a norm of the scenario itself or of the catalogue."""
        return norm_of(self.scenario, self.catalogue, id)

    def is_limit(self, id: str) -> bool:
        """Say whether a norm is a limit: who does not do what it is about leaves nothing undone."""
        return self.norm(id).asks is Asks.GRENS

    def can_be_broken(self, id: str) -> bool:
        """Say whether a norm can be breached here: of another, that it was not says nothing."""
        return id in self.scenario.binding or not is_soft(self.norm(id).aard)

    def status(self, id: str) -> str:
        """Return the status of a norm as it is told: a limit is not missed, it was not broken."""
        status = self.found.norms[id].status
        return UNBROKEN if status is Status.MISSED and self.is_limit(id) else status.value

    def count(self, norms: Iterable[str]) -> str:
        """Return how many of these norms were honoured or mended, in words, as they are told: a
        limit that was not broken is not among those that came up."""
        told = [id for id in norms if self.status(id) != UNBROKEN]
        return in_words(count_of(self.found.norms[id] for id in told))

    def norm_name(self, id: str) -> str:
        """Return the short name of a norm."""
        return self.norm(id).name.in_language(self.language)

    def name(self, advisor: str) -> str:
        """Return the name of a member of the cast."""
        return self.scenario.cast[advisor].name

    def sender(self, message: str) -> str:
        """Return who sent a message, as shown."""
        sent = self.scenario.messages[message]
        return self.name(sent.sender) if sent.sender_is_cast else sent.sender

    def values(self, ids: tuple[str, ...]) -> str:
        """Return the labels of values, as one list in words."""
        return listed([self.scenario.values[id] for id in ids])


def in_words(count: Count) -> str:
    """Return a count as '6 of 9'; '' where it says nothing that helps: for none of them, and of
    one norm alone."""
    if not count.good or count.of < 2:
        return ""
    return _("{good} of {of}").format(good=count.good, of=count.of)


def telling_of(scenario: Scenario, run: Run, language: str) -> Telling:
    """Return a run with all that is needed to put it into words.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    found = assess(scenario, run)
    ahead = frozenset() if found.is_finished else _norms_ahead(scenario, run)
    return Telling(compiled(scenario), found, load_norms(), language, ahead)


def _norms_ahead(scenario: Scenario, run: Run) -> frozenset[str]:
    from burgemeestersgame.analysis.ahead import norms_ahead  # late: mostly not needed

    return norms_ahead(scenario, run)


def numbered(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """Return the numbers of decisions, as they are shown."""
    return tuple(str(number) for number in range(1, len(decisions) + 1))


def in_quotes(text: str) -> str:
    """Return somebody's words in quotes, once."""
    words = text.strip()
    if _IN_QUOTES.fullmatch(words):
        words = words[1:-1]
    return _("‘{text}’").format(text=words)


def told_apart(sentences: list[str]) -> str:
    """Return sentences as one list, each in quotes so that one sees where it ends."""
    return listed([in_quotes(each.rstrip(".")) for each in sentences])


def listed(names: list[str]) -> str:
    """Return names as a list in words: 'a, b and c'; '' without any."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
