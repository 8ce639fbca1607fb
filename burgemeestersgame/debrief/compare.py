"""Two runs of one scenario beside each other: a first and a later one, or a run and its replay.

It shows what differed and what came of it, and nothing more: neither run is the right one, so there
is no ranking, no total and no 'better'. Without layout; the renderers draw the same parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from burgemeestersgame.assessment import Decision, Initiative, Status
from burgemeestersgame.debrief.norm_cards import Untold, why_silent
from burgemeestersgame.debrief.telling import Telling, speaking, telling_of
from burgemeestersgame.debrief.words import capital, status_word
from burgemeestersgame.engine.run import Run
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import format_clock, format_date, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.model import Scenario


class NotComparable(GameError):
    """The runs are of two scenarios."""


@dataclass(frozen=True, slots=True)
class Played:
    """A run that is compared.

    Attributes:
        scenario: What was played, already in the language wanted where it has a translation.
        id: Of the run, '' if it is not kept.
        started: When it was played, as the reader's clock shows it; None if that is not known.
    """

    scenario: Scenario
    run: Run
    id: str = ""
    started: datetime | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the column of one run: its name here, and when and by whom it was played
    ('' if that is not known)."""

    run: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one run has in a row.

    Attributes:
        id: Of the choice, status, ending and so on; None where it did not come up.
        lines: In words; the second and later ones are secondary.
    """

    id: str | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in both runs; `id` is that of the dilemma, norm, value or other thing."""

    id: str
    label: str
    first: Side
    second: Side

    @property
    def differs(self) -> bool:
        """Whether the runs differ here; other words for the same choice are no difference."""
        return self.first.id != self.second.id


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a comparison; `id` is kebab-case and permanent, `note` may be ''."""

    id: str
    title: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs beside each other, in one language.

    Attributes:
        title: Of the scenario.
        language: nl or en.
        intro: What to know before reading.
        parts: Those without any row are left out.
    """

    title: str
    language: str
    first: Head
    second: Head
    intro: tuple[str, ...]
    parts: tuple[Part, ...]


def compare(first: Played, second: Played, language: str) -> Comparison:
    """Return two runs beside each other, in the order given.

    Args:
        language: Of everything but the story itself: `nl` or `en`.

    Raises:
        NotComparable: They are of two scenarios.
        RunError: A run was played on another story than is given with it, or does not fit.
    """
    if first.scenario.id != second.scenario.id:
        raise NotComparable(
            _(
                "these runs are of two scenarios, '{first}' and '{second}';"
                " two runs of one scenario can be compared"
            ).format(first=first.scenario.id, second=second.scenario.id)
        )
    with speaking(language):
        return _Pair(first, second, language).comparison()


class _Pair:
    def __init__(self, first: Played, second: Played, language: str) -> None:
        self._played = first, second
        self._language = language
        self._tellings = tuple(
            telling_of(each.scenario, each.run, language) for each in self._played
        )
        branch = second.run.branch
        self._is_replay = bool(first.id) and branch is not None and branch.run == first.id

    def comparison(self) -> Comparison:
        titles = (
            (_("The first time"), _("The replay"))
            if self._is_replay
            else (_("First run"), _("Second run"))
        )
        heads = [
            Head(played.id, title, _note(played, telling))
            for title, played, telling in zip(titles, self._played, self._tellings, strict=True)
        ]
        parts = (
            Part("decisions", _("What you decided"), "", tuple(self._decisions())),
            Part("unasked", _("What you did unasked"), "", tuple(self._unasked())),
            Part("explained", _("What you said outside"), "", tuple(self._explained())),
            self._norms(),
            Part(
                "values",
                _("What your decisions put first"),
                _("There is no right answer here."),
                tuple(self._values()),
            ),
            Part(
                "indicators",
                _("How things stood at the end"),
                _("From 0 to 100."),
                tuple(self._indicators()),
            ),
            Part("ending", _("How it ended"), "", (self._ending(),)),
            Part("intention", _("Your intention"), "", tuple(self._intention())),
        )
        return Comparison(
            title=self._played[1].scenario.title,
            language=self._language,
            first=heads[0],
            second=heads[1],
            intro=tuple(self._intro()),
            parts=tuple(part for part in parts if part.rows or (part.note and part.id == "norms")),
        )

    def _intro(self) -> Iterator[str]:
        yield _(
            "Two roads through one story, beside each other. Neither is the right one: what another"
            " choice brought, it also cost."
        )
        count = self._tellings[1].found.taken_over
        if self._is_replay and count:
            yield ngettext(
                "The first decision is the same: there the replay begins.",
                "The first {count} decisions are the same: there the replay begins.",
                count,
            ).format(count=count)
        if self._played[0].scenario.digest != self._played[1].scenario.digest:
            yield _("The story was changed between these runs, so they may differ for that reason.")

    # -- the parts -------------------------------------------------------------------------------

    def _decisions(self) -> Iterator[Row]:
        taken = [{each.dilemma: each for each in t.found.decisions} for t in self._tellings]
        for id in self._in_story_order(*taken):
            telling = self._tellings[0 if id in taken[0] else 1]
            yield Row(
                id,
                telling.dilemma(id).question,
                *(
                    _decided(t, decisions.get(id))
                    for t, decisions in zip(self._tellings, taken, strict=True)
                ),
            )

    def _unasked(self) -> Iterator[Row]:
        done = [
            {each.action: each for each in reversed(t.found.initiatives)} for t in self._tellings
        ]
        scenario = self._played[1].scenario
        for id in dict.fromkeys((*scenario.actions, *done[0])):
            if id in done[0] or id in done[1]:
                telling = self._tellings[0 if id in done[0] else 1]
                yield Row(
                    id,
                    telling.scenario.actions[id].text,
                    *(
                        _did(t, id, deeds.get(id))
                        for t, deeds in zip(self._tellings, done, strict=True)
                    ),
                )

    def _explained(self) -> Iterator[Row]:
        said = [{each.scene: each.text for each in t.found.sentences} for t in self._tellings]
        for id in self._in_story_order(*said):
            telling = self._tellings[0 if id in said[0] else 1]
            yield Row(id, telling.prompt(id), *(_said(each.get(id)) for each in said))

    def _norms(self) -> Part:
        results = [t.found.norms for t in self._tellings]
        shared = [id for id in results[1] if id in results[0]]
        rows = tuple(
            Row(
                id,
                self._tellings[1].norm_name(id),
                *(
                    Side(telling.status(id), (capital(_status_in_words(telling, id)),))
                    for telling in self._tellings
                ),
            )
            for id in shared
            if len({telling.status(id) for telling in self._tellings}) > 1
        )
        same = len(shared) - len(rows)
        note = ngettext(
            "{count} norm ended the same way in both and is left out.",
            "{count} norms ended the same way in both and are left out.",
            same,
        ).format(count=same)
        return Part("norms", _("Norms that ended otherwise"), note if same else "", rows)

    def _values(self) -> Iterator[Row]:
        for id, label in self._played[1].scenario.values.items():
            sides = [_valued(t, id) for t in self._tellings]
            if any(side.id is not None for side in sides):
                yield Row(id, label, *sides)

    def _indicators(self) -> Iterator[Row]:
        for id, indicator in self._played[1].scenario.indicators.items():
            sides = []
            for telling in self._tellings:
                points = telling.found.levels.get(id)
                level = str(points[-1][1]) if points else None
                sides.append(Side(level, (level or _did_not_come_up(),)))
            label = _("{indicator} (began at {level})").format(
                indicator=indicator.label, level=indicator.start
            )
            yield Row(id, label, *sides)

    def _ending(self) -> Row:
        return Row("ending", _("The ending"), *map(_ended, self._tellings))

    def _intention(self) -> Iterator[Row]:
        texts = [t.found.intention for t in self._tellings]
        if any(texts):
            none = Side("", (_("You wrote none down."),))
            sides = (_said(text) if text else none for text in texts)
            yield Row("intention", _("In your own words"), *sides)

    def _in_story_order(self, *found: Iterable[str]) -> list[str]:
        """Return the scenes in either run, in the order of the file; of a changed story, those
        that are no longer there come last."""
        scenes = {id for ids in found for id in ids}
        known = [id for id in self._played[1].scenario.scenes if id in scenes]
        return [*known, *(id for id in self._played[0].scenario.scenes if id in scenes - {*known})]


def _note(played: Played, telling: Telling) -> str:
    parts = [played.run.player] if played.run.player else []
    if played.started is not None:
        parts.append(f"{format_date(played.started)}, {format_clock(played.started)}")
    if not telling.found.is_finished:
        parts.append(_("not played to the end"))
    return " · ".join(parts)


def _did_not_come_up() -> str:
    return capital(_("did not come up"))


def _decided(telling: Telling, decision: Decision | None) -> Side:
    if decision is None:
        return Side(None, (_did_not_come_up(),))
    id = decision.choice or "timeout"
    lines = [telling.deed(decision.deed, decision.dilemma, id)]
    if decision.reason:
        lines.append(_("Your reason: {reason}").format(reason=decision.reason))
    return Side(id, tuple(lines))


def _status_in_words(telling: Telling, id: str) -> str:
    """Return the status of a norm; of one without, what came between where something did."""
    status = telling.status(id)
    if status != Status.SILENT:
        return status_word(status)
    whys = {
        Untold.OPEN: _("open, though it is no duty"),
        Untold.TENSION: _("on the other side of a tension"),
        Untold.SPARED: _("not gone against"),
        Untold.AHEAD: _("not come to yet"),
    }
    return whys.get(why_silent(telling, id)) or status_word(status)


def _did(telling: Telling, action: str, done: Initiative | None) -> Side:
    if done is None:
        was_open = any(each.action == action for each in telling.found.passed_up)
        return Side(None, (_("You left it") if was_open else _did_not_come_up(),))
    question = telling.dilemma(done.dilemma).question
    return Side(done.dilemma, (_("You did it"), _("At: {question}").format(question=question)))


def _said(text: str | None) -> Side:
    if text is None:
        return Side(None, (_did_not_come_up(),))
    return Side(text, (f"“{text}”" if text else _("You said nothing."),))


def _valued(telling: Telling, id: str) -> Side:
    result = telling.found.values.get(id)
    if result is None:
        return Side(None, (_did_not_come_up(),))
    count = len(result.put_first)
    lines = [
        ngettext("In {count} decision", "In {count} decisions", count).format(count=count)
        if count
        else _("In no decision")
    ]
    if result.named is not None:
        lines.append(_("Named before play, in place {number}").format(number=result.named))
    return Side(f"{count}/{result.named or 0}" if count or result.named else None, tuple(lines))


def _ended(telling: Telling) -> Side:
    ending = telling.found.ending
    if ending is None:
        return Side(None, (capital(_("not played to the end")),))
    return Side(ending, (telling.scenario.scenes[ending].text,))
