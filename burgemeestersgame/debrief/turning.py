"""Where it turned: what each decision put out of reach, and the few that mattered most.

Only what is certain is said. What mattered: an ending more than a norm, a law more than an
agreement, and what another choice would have kept more than what was over anyway. A norm that
merely did not come up any more is no loss, and that something could no longer go wrong is told as
what it is. The rest stands in a table, for who wants to know it all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from burgemeestersgame.analysis.turning_point import TurningPoint
from burgemeestersgame.assessment import Decision, Initiative, Status, TouchKind
from burgemeestersgame.debrief import model
from burgemeestersgame.debrief.telling import Telling, in_quotes, listed
from burgemeestersgame.debrief.thresholds import moved_away
from burgemeestersgame.debrief.words import capital, status_word
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import Aard

_MOST = 5  # that are told
_FEW = 3  # below which lighter ones are told too
_NAMES = 3  # of norms in one sentence
_LONGEST = 90  # characters of an ending's first sentence
_GOOD = frozenset({Status.HONOURED, Status.REPAIRED})
_BAD = frozenset({Status.BREACHED, Status.MISSED})
_BREACHED = frozenset({Status.BREACHED, Status.REPAIRED})
_COUNTED = _GOOD | _BAD


def turning(telling: Telling, points: Sequence[TurningPoint]) -> Iterator[model.Block]:
    """Yield the few that mattered most, in the order of the story, and a table of all.

    Args:
        points: Of this run, oldest first; nothing is said without them.
    """
    turns = list(_turns(telling, points))
    told = [turn for turn in turns if turn.lost or turn.kept]
    if not told:
        return
    told.sort(key=lambda turn: turn.rank)
    heavy = [turn for turn in told if turn.is_heavy][:_MOST]
    few = heavy if len(heavy) >= _FEW else told[:_FEW]
    yield model.Heading(_("Where it turned"))
    yield model.Paragraph(
        _(
            "After every step, less could still happen than before. This is where most changed. It"
            " was worked out over all the ways the story can go. Nothing is guessed."
        ),
        "soft",
    )
    for turn in sorted(few, key=lambda turn: turn.point.event):
        yield turn.block()
    table = model.TurningTable(
        title=_("What every step changed"),
        heads=(_("Step"), _("Out of reach from here"), _("Within reach only through this")),
        rows=tuple(row for row in (turn.row() for turn in turns) if any(row[1:])),
    )
    yield model.Fold(table.title, (table,))
    if any(point.unknown for point in points):
        yield model.Paragraph(
            _("Some of it is too much to work out. Of that, nothing is said here."), "soft"
        )


@dataclass(frozen=True)
class _Turn:
    """A step of the run, with what it changed for endings and norms.

    Attributes:
        is_last: Whether it is the last decision, after which it ended anyhow.
    """

    telling: Telling
    entry: Decision | Initiative
    number: int
    point: TurningPoint
    is_last: bool

    @cached_property
    def norms(self) -> tuple[_NormChange, ...]:
        """Every norm of which something changed, the heaviest first."""
        changes = [
            _NormChange(
                id,
                tuple(Aard).index(self.telling.norm(id).aard),
                not self.telling.can_be_broken(id),
                *(
                    frozenset(
                        self._told(id, status) for norm, status in map(_split, names) if norm == id
                    )
                    for names in (
                        self.point.norms_lost,
                        self.point.norms_won,
                        self.point.norms_left,
                        self.point.lapsed,
                    )
                ),
            )
            for id in dict.fromkeys(_split(name)[0] for name in self.point.norms_left)
        ]
        return tuple(sorted(changes, key=lambda change: change.weight))

    def _told(self, norm: str, status: str) -> Status:
        """Return a status as it is told: of a limit, to be missed is not to have come up."""
        found = Status(status)
        is_unbroken = found is Status.MISSED and self.telling.is_limit(norm)
        return Status.SILENT if is_unbroken else found

    @property
    def deed(self) -> str:
        if isinstance(self.entry, Initiative):
            return self.telling.scenario.actions[self.entry.action].text
        choice = self.entry.choice or "timeout"
        return self.telling.deed(self.entry.deed, self.entry.dilemma, choice)

    @property
    def rank(self) -> tuple[int, ...]:
        """The most important first, of equals the oldest."""
        point = self.point
        weights = [each.weight for each in self.norms if each.is_loss or self._is_kept(each)]
        counts = [-weights.count(weight) for weight in range(len(Aard))]
        turned = len(self._turned_away) + len(point.endings_won)
        return -turned, -len(point.endings_lost), *counts, point.event

    @property
    def is_heavy(self) -> bool:
        """Whether it changed how it could end, or whether a law could be kept."""
        return bool(self.point.endings_lost or self.point.endings_won) or any(
            each.weight == 0 and (each.is_loss or self._is_kept(each)) for each in self.norms
        )

    @property
    def _turned_away(self) -> tuple[str, ...]:
        """The endings that another choice would have kept."""
        return tuple(id for id in self.point.endings_lost if id not in self.point.lapsed)

    @cached_property
    def lost(self) -> tuple[str, ...]:
        """Sentences on what was out of reach from here on."""
        lost, left = self.point.endings_lost, self.point.endings_left
        return tuple(
            filter(
                None,
                (
                    self._with_endings(
                        _("From here it could no longer end like this: {endings}."),
                        self._turned_away,
                    ),
                    self._why_turned_away,
                    self._with_endings(
                        _(
                            "It could still end like this only if you first did something unasked"
                            " here: {endings}."
                        ),
                        tuple(id for id in lost if id in self.point.lapsed),
                    ),
                    _("From here it was certain how it would end.")
                    if lost and len(left) == 1 and not self.is_last
                    else "",
                    self._with_norms(
                        _("This was the last moment for: {norms}."),
                        lambda change: change.is_passed and not self._is_just_over(change.id),
                    ),
                    self._with_norms(
                        _("This was the last moment to mend: {norms}."),
                        lambda change: change.is_past_mending,
                    ),
                    self._with_norms(
                        _("From here this was out of reach: {norms}."),
                        lambda change: change.is_out,
                    ),
                    self._with_norms(
                        _("From here this could only be mended: {norms}."),
                        lambda change: change.needs_mending,
                    ),
                ),
            )
        )

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """Sentences on what stayed within reach only because of this."""
        won = self.point.endings_won
        reached, others, norms, mended = (
            _("Another answer at that moment, and it could not have ended as it did: {endings}."),
            _("Another answer at that moment, and it could no longer end like this: {endings}."),
            _("Another answer at that moment, and this was out of reach: {norms}."),
            _("Another answer at that moment, and this could no longer be mended: {norms}."),
        )
        if isinstance(self.entry, Initiative):
            reached, others, norms, mended = (
                _("Without this it could not have ended as it did: {endings}."),
                _("Without this it could no longer end like this: {endings}."),
                _("Without this, this was out of reach: {norms}."),
                _("Without this, this could no longer be mended: {norms}."),
            )
        return tuple(
            filter(
                None,
                (
                    self._with_endings(
                        reached, tuple(id for id in won if id == self.telling.found.ending)
                    ),
                    self._with_endings(
                        others, tuple(id for id in won if id != self.telling.found.ending)
                    ),
                    self._with_norms(norms, lambda it: self._is_kept(it) and not it.is_mending),
                    self._with_norms(mended, lambda it: self._is_kept(it) and it.is_mending),
                ),
            )
        )

    @property
    def _why_turned_away(self) -> str:
        """A sentence on the indicators that ruled an ending out, '' where it may be another
        reason."""
        moved = dict.fromkeys(
            each
            for ending in self._turned_away
            for each in moved_away(self.telling, self.entry, ending)
        )
        levels = [
            _("{indicator} (here from {before} to {after})").format(
                indicator=self.telling.scenario.indicators[each.indicator].label,
                before=each.before,
                after=each.after,
            )
            for each in moved
        ]
        return _("That depended on: {levels}.").format(levels=listed(levels)) if levels else ""

    def _is_just_over(self, norm: str) -> bool:
        """Say whether a norm was past because the story was: it had a chance before, too."""
        return self.is_last and any(
            each.kind is TouchKind.MISSED and each.dilemma != self.entry.dilemma
            for each in self.telling.found.norms[norm].because
        )

    def _is_kept(self, change: _NormChange) -> bool:
        """Say whether a norm could come right through this alone: not where something unasked that
        was open here would have done so too."""
        return change.is_kept and change.id not in self._open_unasked

    @cached_property
    def _open_unasked(self) -> frozenset[str]:
        """The norms that an action would serve which was open at this decision and never taken."""
        if isinstance(self.entry, Initiative):
            return frozenset()
        left = [
            self.telling.scenario.actions[each.action].consequences
            for each in self.telling.found.passed_up
            if self.entry.dilemma in each.dilemmas
        ]
        return frozenset(
            mark.norm for each in left for marks in (each.honours, each.repairs) for mark in marks
        )

    @property
    def _secured(self) -> str:
        """A sentence on other laws that could no longer be broken from here on; '' if there are
        none, or if that was no merit of who said nothing."""
        if isinstance(self.entry, Decision) and self.entry.choice is None:
            return ""
        return self._with_norms(
            _("From here this could no longer go wrong: {norms}."),
            lambda change: change.weight == 0 and change.is_secured and not self._is_kept(change),
        )

    def _with_endings(self, sentence: str, ids: Sequence[str]) -> str:
        names = [_quoted(self.telling, id) for id in ids]
        if len(names) > 1:
            names = [_("{names} or {last}").format(names=", ".join(names[:-1]), last=names[-1])]
        return sentence.format(endings=names[0]) if names else ""

    def _with_norms(self, sentence: str, fits: Callable[[_NormChange], bool]) -> str:
        names = [self.telling.norm_name(each.id) for each in self.norms if fits(each)]
        more = len(names) - _NAMES
        if more > 1:
            names = [*names[:_NAMES], _("{count} more").format(count=more)]
        return sentence.format(norms=listed(names)) if names else ""

    def block(self) -> model.TurningPoint:
        is_decision = isinstance(self.entry, Decision)
        return model.TurningPoint(
            time=self.telling.when(self.entry.clock),
            number=self.number if is_decision else 0,
            question=(
                self.telling.dilemma(self.entry.dilemma).question
                if is_decision
                else _("Nobody asked, you did it")
            ),
            deed=self.deed,
            lost=self.lost,
            kept=tuple(filter(None, (*self.kept, self._secured))),
            event=self.point.event,
        )

    def row(self) -> tuple[str, str, str]:
        """All of it, in three cells."""
        number = f"{self.number}. " if isinstance(self.entry, Decision) else ""
        point = self.point
        return (
            f"{capital(self.telling.when(self.entry.clock))} · {number}{self.deed}",
            self._cell(point.endings_lost, [(each, each.lost) for each in self.norms]),
            self._cell(
                point.endings_won,
                [(each, each.won) for each in self.norms if each.id not in self._open_unasked],
            ),
        )

    def _cell(
        self, endings: Sequence[str], norms: Sequence[tuple[_NormChange, frozenset[Status]]]
    ) -> str:
        parts = [_quoted(self.telling, id) for id in endings]
        for change, statuses in norms:
            words = [status_word(each.value) for each in Status if each in statuses & _COUNTED]
            if words:
                parts.append(f"{self.telling.norm_name(change.id)} ({', '.join(words)})")
        return "; ".join(parts)


@dataclass(frozen=True)
class _NormChange:
    """What a step changed for one norm.

    Attributes:
        weight: The place of its aard, the heaviest 0.
        is_soft: Whether it can only be honoured, or not come up.
        lost, won, left, lapsed: Statuses, as in `TurningPoint`.
    """

    id: str
    weight: int
    is_soft: bool
    lost: frozenset[Status]
    won: frozenset[Status]
    left: frozenset[Status]
    lapsed: frozenset[Status]

    @property
    def is_loss(self) -> bool:
        """Whether it was good no more, or only after mending."""
        return self._is_over or self.needs_mending

    @property
    def is_passed(self) -> bool:
        """Whether this was the last chance: another choice would have kept it."""
        return self._is_over and Status.MISSED in self.left

    @property
    def is_past_mending(self) -> bool:
        """Whether a breach could be mended until here."""
        was_mending = self.lost & _GOOD == {Status.REPAIRED}
        return self._is_over and not self.is_passed and was_mending

    @property
    def is_out(self) -> bool:
        """Whether it was breached for good."""
        return self._is_over and not self.is_passed and not self.is_past_mending

    @property
    def needs_mending(self) -> bool:
        """Whether this breached it, and it could still be mended."""
        return Status.REPAIRED in self.left <= _BREACHED and not self.lost <= _BREACHED

    @property
    def is_kept(self) -> bool:
        """Whether it could come right through this alone, where else it would have gone wrong; of
        a norm that cannot go wrong, where else it would not have come up."""
        good = self.left & _GOOD
        is_won = bool(good) and good <= self.won and not self.lost & _GOOD
        return is_won and (self.is_soft or bool(self.lost & _BAD))

    @property
    def is_mending(self) -> bool:
        """Whether all that it can still come to is to be mended."""
        return self.left & _GOOD == {Status.REPAIRED}

    @property
    def is_secured(self) -> bool:
        """Whether it could still be breached before, and nothing could go wrong any more after."""
        return Status.BREACHED in self.lost and not self.left & _BAD

    @property
    def _is_over(self) -> bool:
        gone = self.lost & _GOOD - self.lapsed
        return bool(gone) and not self.left & _GOOD and bool(self.left & _BAD)


def _turns(telling: Telling, points: Sequence[TurningPoint]) -> Iterator[_Turn]:
    entries = [entry for entry in telling.found.course if isinstance(entry, Decision | Initiative)]
    number = 0
    for entry, point in zip(entries, points, strict=False):
        number += isinstance(entry, Decision)
        is_last = number == len(telling.found.decisions) and telling.found.ending is not None
        yield _Turn(telling, entry, number, point, is_last)


def _split(name: str) -> tuple[str, str]:
    norm, _colon, status = name.rpartition(":")
    return norm, status


def _quoted(telling: Telling, ending: str) -> str:
    """Return the first sentence of an ending, which is how a player knows it."""
    text = " ".join(telling.scenario.scenes[ending].text.split())
    first = text.split(". ")[0].rstrip(".")
    if len(first) > _LONGEST:
        first = first[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return in_quotes(first)
