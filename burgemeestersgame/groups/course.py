"""A course: what one group played over time, beside each other, on one page for the trainer.

What was agreed, which norms came back, and what a group did with the same story a second time.
Sessions are told one by one. What people played by themselves is only counted, story by story, and
only from three runs on: a course has no names, and one run of one councillor would be a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from burgemeestersgame.assessment import Decision, Status
from burgemeestersgame.debrief.telling import Telling, speaking, telling_of
from burgemeestersgame.debrief.words import capital, status_word
from burgemeestersgame.engine.run import Run
from burgemeestersgame.groups.look_back import Past, look_back
from burgemeestersgame.groups.model import GroupDebrief, Weighed
from burgemeestersgame.i18n import format_clock, format_date, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room.rounds import FEWEST_SHOWN
from burgemeestersgame.scenario.model import Scenario

MOST_NORMS, MOST_DILEMMAS = 8, 6  # that one page has room for
_GOOD = frozenset({"honoured", "repaired"})


class Played(NamedTuple):
    """One session, or one run that somebody played alone.

    Attributes:
        scenario: In the language wanted where it has a translation.
        run: What was played. past: The session it was played in, None for who played alone.
        at: When, as the reader's clock shows it.
    """

    scenario: Scenario
    run: Run
    past: Past | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """A line of what was played: when ('' for runs of people alone), what, and how it went."""

    date: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed or intended: by the group at one session, or by people alone."""

    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column holds: `id` of a status or choice, '' for what cannot be compared."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One norm or dilemma over time: a cell for each column."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The same thing several times: norms, or the dilemmas of one story; `heads` of the columns."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """A course on one page, in one language.

    Attributes:
        name: As the trainer gave it. subtitle: How much was played, and when.
        agreements: The oldest first.
        norms: Those that came up in more than one session; None without any.
        stories: Those that were played more than once.
    """

    name: str
    language: str
    subtitle: str
    items: tuple[Item, ...]
    agreements: tuple[Agreement, ...]
    norms: Table | None
    stories: tuple[Table, ...]


def course(name: str, played: Iterable[Played], language: str) -> Course:
    """Return a course.

    Args:
        played: In any order.
        language: Of everything but the stories: `nl` or `en`.

    Raises:
        RunError: Something was played on another story than is given with it, or does not fit.
    """
    with speaking(language):
        ordered = sorted(played, key=lambda each: each.at)
        groups = _sessions(ordered, language)
        alone = [telling_of(each.scenario, each.run, language) for each in ordered if not each.past]
        return Course(
            name=name,
            language=language,
            subtitle=_subtitle(ordered, len(groups), len(alone)),
            items=(*map(_item, groups), *_items_alone(alone)),
            agreements=(*_agreements(groups), *_intentions(alone)),
            norms=_norms(groups),
            stories=tuple(_stories(groups, alone)),
        )


class _Session(NamedTuple):
    day: str
    debrief: GroupDebrief

    @property
    def telling(self) -> Telling:
        return self.debrief.telling


def _sessions(played: Iterable[Played], language: str) -> list[_Session]:
    """Return the sessions, each with its day; with the time too where a day has more of them."""
    found = [(each.at, look_back(each.past, language)) for each in played if each.past]
    days = Counter(format_date(at) for at, _debrief in found)
    return [
        _Session(f"{day}, {format_clock(at)}" if days[day := format_date(at)] > 1 else day, debrief)
        for at, debrief in found
    ]


def _subtitle(played: Sequence[Played], groups: int, alone: int) -> str:
    parts = []
    if groups:
        parts.append(ngettext("{count} session", "{count} sessions", groups).format(count=groups))
    if alone:
        parts.append(
            ngettext("{count} game played alone", "{count} games played alone", alone).format(
                count=alone
            )
        )
    days = list(dict.fromkeys(format_date(each.at) for each in (*played[:1], *played[-1:])))
    return " · ".join((*parts, " – ".join(days))) if days else _("Nothing is in this course yet.")


def _item(session: _Session) -> Item:
    debrief, found = session.debrief, session.telling.found
    parts = [
        ngettext("{count} dilemma", "{count} dilemmas", len(debrief.dilemmas)).format(
            count=len(debrief.dilemmas)
        )
    ]
    if debrief.people >= FEWEST_SHOWN:
        people = ngettext("{count} person", "{count} people", debrief.people)
        parts.append(people.format(count=debrief.people))
    parts.append(session.telling.ending_line() if found.is_finished else _("not played to the end"))
    return Item(session.day, session.telling.scenario.title, " · ".join(filter(None, parts)))


def _items_alone(alone: Sequence[Telling]) -> Iterator[Item]:
    for tellings in _by_story(alone).values():
        count = len(tellings)
        text = ngettext("played alone {count} time", "played alone {count} times", count)
        yield Item("", tellings[0].scenario.title, text.format(count=count))


def _by_story(alone: Iterable[Telling]) -> dict[str, list[Telling]]:
    stories: dict[str, list[Telling]] = {}
    for telling in alone:
        stories.setdefault(telling.scenario.id, []).append(telling)
    return stories


# -- what was agreed -----------------------------------------------------------------------------


def _agreements(groups: Sequence[_Session]) -> Iterator[Agreement]:
    for session in groups:
        if text := session.debrief.agreement:
            head = f"{session.day} · {session.telling.scenario.title}"
            yield Agreement(head, tuple(text.splitlines()))


def _intentions(alone: Sequence[Telling]) -> Iterator[Agreement]:
    """Yield what people alone intend, if there are enough of them, in an order that says
    nothing."""
    texts = sorted({telling.found.intention for telling in alone} - {""})
    if len(texts) >= FEWEST_SHOWN:
        yield Agreement(_("What people intend by themselves"), tuple(texts))


# -- what came back ------------------------------------------------------------------------------


def _norms(groups: Sequence[_Session]) -> Table | None:
    """Return the norms that came up in more than one session; what changed comes first."""
    names: dict[str, str] = {}
    for session in groups:
        for id, result in session.telling.found.norms.items():
            if result.status is not Status.SILENT:
                names.setdefault(id, session.telling.norm_name(id))
    rows = []
    for id, name in names.items():
        cells = tuple(_norm(session.telling, id) for session in groups)
        if sum(bool(cell.id) for cell in cells) > 1:
            rows.append(Row(capital(name), cells))
    if not rows:
        return None
    rows.sort(key=_weight)
    more = len(rows) - MOST_NORMS
    note = ngettext("{count} more norm came back.", "{count} more norms came back.", more)
    return Table(
        _("Norms that came back"),
        tuple(session.day for session in groups),
        tuple(rows[:MOST_NORMS]),
        note.format(count=more) if more > 0 else "",
    )


def _norm(telling: Telling, id: str) -> Cell:
    result = telling.found.norms.get(id)
    if result is None or result.status is Status.SILENT:
        return Cell("", _("did not come up"))
    status = telling.status(id)
    return Cell(status, status_word(status))


def _weight(row: Row) -> tuple[bool, bool]:
    """Return what comes first: what went otherwise before, then what still goes wrong."""
    ways = [cell.id in _GOOD for cell in row.cells if cell.id]
    return len(set(ways)) == 1, all(ways)


def _stories(groups: Sequence[_Session], alone: Sequence[Telling]) -> Iterator[Table]:
    """Yield each story that was played more than once, with what was decided each time; what went
    otherwise comes first where there is more than a page can hold."""
    by_story = _by_story(alone)
    for id in dict.fromkeys((*(each.telling.scenario.id for each in groups), *by_story)):
        sessions = [each for each in groups if each.telling.scenario.id == id]
        tellings = by_story.get(id, [])
        tellings = tellings if len(tellings) >= FEWEST_SHOWN else []
        if len(sessions) + bool(tellings) > 1:
            yield _story(sessions, tellings)


def _story(sessions: Sequence[_Session], alone: Sequence[Telling]) -> Table:
    heads = [session.day for session in sessions]
    if alone:
        heads.append(_("alone ({count})").format(count=len(alone)))
    voted = [{each.id: each for each in session.debrief.dilemmas} for session in sessions]
    taken = [{each.dilemma: each for each in telling.found.decisions} for telling in alone]
    scenario = (sessions[-1].telling if sessions else alone[-1]).scenario
    rows = []
    for id in scenario.scenes:
        columns = [_decided(weighed.get(id)) for weighed in voted]
        if alone:
            columns.append(_counted(alone, [each[id] for each in taken if id in each]))
        if sum(bool(cell.text) for cell in columns) > 1:
            question = (sessions[-1].telling if sessions else alone[-1]).dilemma(id).question
            rows.append(Row(question, tuple(columns)))
    told = sorted(rows, key=lambda row: len({cell.id for cell in row.cells}) == 1)[:MOST_DILEMMAS]
    more = len(rows) - len(told)
    note = ngettext(
        "{count} more dilemma is left out.", "{count} more dilemmas are left out.", more
    )
    return Table(
        scenario.title,
        tuple(heads),
        tuple(row for row in rows if row in told),
        note.format(count=more) if more else "",
    )


def _decided(weighed: Weighed | None) -> Cell:
    """Return what was decided, with the votes it had in the first and the last round."""
    if weighed is None:
        return Cell("", "")
    votes = [
        _("{count} of {all}").format(count=count, all=poll.cast)
        for answer in weighed.answers
        if answer.is_decided
        for count, poll in ((answer.before, weighed.before), (answer.after, weighed.after))
        if count is not None and poll is not None
    ]
    text = weighed.decided_text.rstrip(".")
    return Cell(weighed.decided, f"{text} ({' → '.join(votes)})" if votes else text)


def _counted(alone: Sequence[Telling], decisions: Sequence[Decision]) -> Cell:
    """Return how often each answer was given by people alone."""
    if len(decisions) < FEWEST_SHOWN:
        return Cell("", "")
    counts = Counter(each.choice or "timeout" for each in decisions)
    told = {each.choice or "timeout": each for each in decisions}
    parts = [
        f"{count} × {alone[0].deed(told[id].deed, told[id].dilemma, id).rstrip('.')}"
        for id, count in counts.most_common()
    ]
    return Cell("", "; ".join(parts))
