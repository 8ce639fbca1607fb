"""The pages of a debrief, as screens show them while a group looks back together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from burgemeestersgame.analysis.turning_point import TurningPoint
from burgemeestersgame.debrief.course import what_happened
from burgemeestersgame.debrief.model import (
    CaseNote,
    NormCard,
    NormGroup,
    Paragraph,
    Section,
    Timeline,
)
from burgemeestersgame.debrief.model import TurningPoint as Turn
from burgemeestersgame.debrief.norm_cards import norms
from burgemeestersgame.debrief.roads import documented, left_undone
from burgemeestersgame.debrief.turning import turning
from burgemeestersgame.groups.look_back import look_back, past_of_room
from burgemeestersgame.groups.model import GroupDebrief, Poll, Weighed
from burgemeestersgame.groups.shown import (
    DebriefView,
    KeptLine,
    KnownView,
    PageLine,
    PageTitle,
    ValueCount,
    Votes,
)
from burgemeestersgame.groups.wording import counted_most, decided_by, shift_told
from burgemeestersgame.i18n import format_day, language
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import debriefing as d
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room.room import Room
from burgemeestersgame.room.shown import Option, Tally
from burgemeestersgame.room.state import RoomState

_MOMENTS, _LINES = 14, 6  # on a page that is read at ten metres
_TURNS, _NORMS_A_SIDE = 3, 3
_LEFT = frozenset({"breached", "missed"})


class Pages:
    """The debrief of one room; what was worked out is kept until something changes.

    Attributes:
        turning_points: Of the road taken; () until somebody has worked them out.
    """

    def __init__(self) -> None:
        self.turning_points: Sequence[TurningPoint] = ()
        self._known: tuple[object, dict[str, tuple[PageLine, ...]]] = (None, {})
        self._seen: tuple[RoomState | None, object, DebriefView | None] = (None, None, None)

    def view(self, room: Room) -> DebriefView | None:
        """Return all of the page that the room is at, for the trainer and the big screen; None
        where nobody looks back."""
        if room.stage not in (stages.DEBRIEF, stages.AGREEMENT):
            return None
        state, key, view = self._seen
        now = (language(), len(self.turning_points))
        if state is not room.state or key != now:
            view = self._view(room)
            self._seen = room.state, now, view
        return view

    def _view(self, room: Room) -> DebriefView:
        debrief = look_back(past_of_room(room), language())
        places = room.places
        place = room.place if room.stage == stages.DEBRIEF else d.Place(d.AGREEMENT)
        weighed = next((each for each in debrief.dilemmas if each.id == place.dilemma), None)
        title, lead, question = _said(place, weighed)
        return DebriefView(
            page=room.state.page + 1,
            pages=len(places),
            step=place.step,
            step_number=d.STEPS.index(place.step) + 1,
            title=title,
            lead=lead,
            question=question,
            dilemma=place.dilemma,
            number=weighed.number if weighed else 0,
            votes=_votes(weighed) if weighed and not place.is_about_secrets else None,
            lines=self._lines(room, debrief).get(place.step, ()),
            knew=tuple(_knew(weighed)) if weighed and place.is_about_secrets else (),
            contents=tuple(
                PageTitle(
                    page=number,
                    step_number=d.STEPS.index(each.step) + 1,
                    title=_in_contents(each, debrief),
                )
                for number, each in enumerate(places, 1)
            ),
            questions=room.scenario.guide.questions.get(place.dilemma, ()),
            rounds=tuple(map(_votes, debrief.dilemmas)),
        )

    def _lines(self, room: Room, debrief: GroupDebrief) -> dict[str, tuple[PageLine, ...]]:
        key = (len(room.game.run.events), language(), len(self.turning_points))
        if self._known[0] != key:
            lines = {
                d.WHAT_HAPPENED: tuple(_what_happened(debrief)),
                d.NORMS: tuple(_norms(debrief)),
                d.OTHER_ROADS: tuple(_other_roads(debrief, self.turning_points)),
            }
            self._known = key, lines
        return self._known[1]


def for_phones(view: DebriefView | None) -> DebriefView | None:
    """Return of a page what phones may have: nothing that only one role was told."""
    if view is None:
        return None
    rounds = tuple(replace(votes, reasons=()) for votes in view.rounds)
    lead = _not_the_same() if view.knew else view.lead
    return replace(view, lead=lead, knew=(), contents=(), questions=(), rounds=rounds)


def _not_the_same() -> str:
    return _("Not everybody knew the same here. Look at the screen, or ask one another.")


def _said(place: d.Place, weighed: Weighed | None) -> tuple[str, str, str]:
    """Return title, lead and question of a page."""
    if weighed is not None and place.is_about_secrets:
        return (
            weighed.question,
            _("Not everybody knew the same here. Now you see it all."),
            _("Who knew this? Did it reach the table, and what would it have changed?"),
        )
    if weighed is not None:
        return weighed.question, "", weighed.ask
    return {
        d.ONE_MINUTE: (
            _("How was it?"),
            _("One minute in silence, before we look back. There is no right answer."),
            _("Which moment is still with you? One word each will do."),
        ),
        d.WHAT_HAPPENED: (
            _("What happened"),
            _("The road that you took together, from the log."),
            _("What do you remember differently?"),
        ),
        d.NORMS: (
            _("Norms"),
            _("What counts is what you could know at that moment, not how it ended."),
            _("Which of these is hardest to keep in your own council?"),
        ),
        d.OTHER_ROADS: (
            _("Other roads"),
            _("What another choice would have brought, it would also have cost."),
            _("Which road do you wish you had taken?"),
        ),
        d.AGREEMENT: (
            _("What we agree"),
            _("One thing that you will do together, in your own words."),
            _("What is small enough to do this month, and who reminds you of it?"),
        ),
    }[place.step]


def _in_contents(place: d.Place, debrief: GroupDebrief) -> str:
    for each in debrief.dilemmas:
        if each.id == place.dilemma:
            text = _("Who knew what: {question}") if place.is_about_secrets else "{question}"
            return f"{each.number}. {text.format(question=each.question)}"
    return _said(place, None)[0]


def _votes(weighed: Weighed) -> Votes:
    counts = {
        "before": {each.id: each.before or 0 for each in weighed.answers},
        "after": {each.id: each.after or 0 for each in weighed.answers},
    }
    return Votes(
        dilemma=weighed.id,
        question=weighed.question,
        choices=tuple(Option(id=each.id, text=each.text) for each in weighed.answers),
        before=_tally(weighed.before, counts["before"]),
        after=_tally(weighed.after, counts["after"]),
        decided=weighed.decided,
        decided_text=weighed.decided_text,
        decided_by=decided_by(weighed),
        shift=shift_told(weighed),
        values=tuple(
            ValueCount(id=each.id, text=each.text, count=each.number)
            for each in counted_most(weighed)
        ),
        reasons=tuple(
            KeptLine(choice=each.id, text=text) for each in weighed.answers for text in each.reasons
        ),
    )


def _tally(poll: Poll | None, counts: dict[str, int]) -> Tally | None:
    if poll is None:
        return None
    votes = counts if poll.is_shown else None
    return Tally(cast=poll.cast, missing=0, votes=votes, by_hands=poll.by_hands)


def _knew(weighed: Weighed) -> Iterator[KnownView]:
    for each in weighed.knew:
        yield KnownView(role=each.role, name=each.name, text=each.text, is_told=each.is_told)


# -- what the road taken shows -------------------------------------------------------------------


def _of(kind: type, section: Section) -> Iterator[object]:
    return (block for block in section.blocks if isinstance(block, kind))


def _what_happened(debrief: GroupDebrief) -> Iterator[PageLine]:
    """Yield decisions, what was done unasked, and the ending; decisions first where all is much."""
    timeline = next(_of(Timeline, what_happened(debrief.telling)))
    assert isinstance(timeline, Timeline)
    moments = timeline.moments
    if len(moments) > _MOMENTS:
        moments = tuple(each for each in moments if each.kind != "action")
    is_one_day = len({each.at.date() for each in moments}) < 2
    for each in moments[-_MOMENTS:]:
        word = each.time if is_one_day else format_day(each.at)
        title = each.title if each.kind != "ending" else debrief.telling.ending_line() or each.title
        yield PageLine(kind=each.kind, word=word, text=title)


def _norms(debrief: GroupDebrief) -> Iterator[PageLine]:
    """Yield a few of what went wrong and as many of what went well, in turn, the heaviest first:
    where a screen has room for less, it still shows both."""
    section = norms(debrief.telling)
    cards = [
        card
        for group in section.blocks
        if isinstance(group, NormGroup)
        for card in group.cards
        if card.status != "silent"
    ]
    left = [card for card in cards if card.status in _LEFT]
    kept = [card for card in cards if card.status not in _LEFT]
    less = min(len(left), max(_NORMS_A_SIDE, _LINES - len(kept)))
    for pair in zip_longest(left[:less], kept[: _LINES - less]):
        yield from (_norm(card) for card in pair if card is not None)


def _norm(card: NormCard) -> PageLine:
    return PageLine(
        kind=card.status,
        word=card.status_word,
        text=card.name,
        detail=card.statement,
        source=card.source,
    )


def _other_roads(debrief: GroupDebrief, points: Sequence[TurningPoint]) -> Iterator[PageLine]:
    telling = debrief.telling
    turns = [block for block in turning(telling, points) if isinstance(block, Turn)][:_TURNS]
    for turn in turns:
        detail = " ".join((*turn.lost, *turn.kept))
        yield PageLine(kind="turning", word=turn.time, text=turn.deed, detail=detail)
    undone = [
        block.text
        for block in left_undone(telling)
        if isinstance(block, Paragraph) and block.tone == "plain"
    ]
    for text in undone[:2]:
        yield PageLine(kind="undone", text=text)
    notes = [block for block in documented(telling) if isinstance(block, CaseNote)]
    for note in notes[: _LINES - len(turns) - min(2, len(undone))][:1]:
        yield PageLine(
            kind="documented", word=note.outcome_word, text=note.text, detail=note.question
        )
