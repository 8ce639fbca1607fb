"""A session as a Debrief of seven steps, so that every renderer can draw it.

It goes to others, so it holds nothing about a person: no seat and no animal, counts only of three
votes and more, and of what a role alone knew only then whether it was said when at least three held
that role. Every text in it stands in the story, or is one that the group or the trainer wanted to
keep; the trainer's own notes are left out unless they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from burgemeestersgame.analysis.turning_point import TurningPoint
from burgemeestersgame.debrief.build import how_certain_help_is, other_roads, where_to_find_help
from burgemeestersgame.debrief.course import what_happened
from burgemeestersgame.debrief.model import (
    Block,
    Debrief,
    Fold,
    Heading,
    Paragraph,
    Section,
    VoteChart,
    VoteRow,
)
from burgemeestersgame.debrief.norm_cards import norms
from burgemeestersgame.debrief.telling import listed, speaking
from burgemeestersgame.groups.look_back import Past, look_back
from burgemeestersgame.groups.model import GroupDebrief, Known, Weighed
from burgemeestersgame.groups.wording import (
    about_rounds,
    against,
    counted_most,
    last_word,
    shift_told,
    told_word,
)
from burgemeestersgame.i18n import format_date, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import debriefing as d
from burgemeestersgame.room.rounds import FEWEST_SHOWN


def build(
    past: Past,
    language: str,
    played: datetime | None = None,
    turning_points: Sequence[TurningPoint] = (),
    *,
    has_notes: bool = False,
) -> Debrief:
    """Return the report of a session, ended or not.

    Args:
        past: With the scenario in the language wanted where it has a translation.
        language: Of everything but the story: `nl` or `en`.
        played: When it was played, as the reader's clock shows it; None if that is not known.
        turning_points: Of its run, oldest first; none where the story was not analysed.
        has_notes: Whether the trainer's notes are told too; people may be named in them.

    Raises:
        RunError: The session was played on another story, or does not fit.
    """
    with speaking(language):
        debrief = look_back(past, language)
        sections = (
            _one_minute(debrief),
            what_happened(debrief.telling),
            Section(d.REASONS, _("What the group weighed"), tuple(_reasons(debrief))),
            norms(debrief.telling),
            other_roads(debrief.telling, turning_points),
            Section(d.AGREEMENT, _("What the group agreed"), tuple(_agreement(debrief))),
            Section(
                d.QUESTIONS, _("Questions for the trainer"), tuple(_questions(debrief, has_notes))
            ),
        )
        return Debrief(
            title=debrief.telling.scenario.title,
            subtitle=_subtitle(debrief, played),
            language=language,
            sections=tuple(section for section in sections if section.blocks),
            help=where_to_find_help(),
            help_certainty=how_certain_help_is(),
            privacy=_privacy(has_notes=has_notes and bool(debrief.notes)),
        )


def _privacy(*, has_notes: bool) -> str:
    kept = _("This holds counts, and what was kept without a name. Who chose what is not in it.")
    notes = _("The trainer's own notes are in it too, and may name people: do not pass it on.")
    return f"{kept} {notes}" if has_notes else kept


def _subtitle(debrief: GroupDebrief, played: datetime | None) -> str:
    telling = debrief.telling
    parts = [_("With a group")]
    if not telling.found.is_finished:
        parts.append(_("Not played to the end"))
    elif line := telling.ending_line():
        parts.append(line)
    if played is not None:
        parts.append(_("played on {date}").format(date=format_date(played)))
    return " · ".join(parts)


def _one_minute(debrief: GroupDebrief) -> Section:
    dilemmas = ngettext("{count} dilemma", "{count} dilemmas", len(debrief.dilemmas)).format(
        count=len(debrief.dilemmas)
    )
    if debrief.people >= FEWEST_SHOWN:
        text = _("{people} people weighed {dilemmas} together.").format(
            people=debrief.people, dilemmas=dilemmas
        )
    else:
        text = _("A group weighed {dilemmas} together.").format(dilemmas=dilemmas)
    blocks = [
        Paragraph(text),
        Paragraph(
            _(
                "Ask first how it was: one minute in silence, then one word each. Which moment is"
                " still with them?"
            )
        ),
        Paragraph(
            _(
                "What follows tells what the group did and what came of it. It is no judgement, and"
                " it says of nobody what they chose."
            ),
            "soft",
        ),
    ]
    if not debrief.telling.found.is_finished:
        early = _("The group stopped before the end. This goes as far as it played.")
        blocks.append(Paragraph(early, "soft"))
    return Section(d.ONE_MINUTE, _("How was it?"), tuple(blocks))


# -- what the group weighed ----------------------------------------------------------------------


def _reasons(debrief: GroupDebrief) -> Iterator[Block]:
    words = dict.fromkeys(last_word(each.decides) for each in debrief.dilemmas)
    if words:
        yield Paragraph(" ".join(words), "soft")
    for weighed in debrief.dilemmas:
        yield from _weighed(debrief, weighed)


def _weighed(debrief: GroupDebrief, weighed: Weighed) -> Iterator[Block]:
    yield Heading(f"{weighed.number}. {weighed.question}")
    yield VoteChart(
        title=_("How the group was divided"),
        rows=tuple(
            VoteRow(each.text, each.before, each.after, each.is_decided) for each in weighed.answers
        ),
        note=about_rounds(weighed),
    )
    if told := " ".join(filter(None, (shift_told(weighed), against(weighed)))):
        yield Paragraph(told)
    if values := [f"{each.text} ({each.number})" for each in counted_most(weighed)]:
        yield Paragraph(_("What counted most: {values}.").format(values=listed(values)))
    for answer in weighed.answers:
        if answer.reasons:
            yield Paragraph(_("Kept, for ‘{choice}’:").format(choice=answer.text.rstrip(".")))
            yield from (Paragraph(reason, "quote") for reason in answer.reasons)
    if remark := _remark(debrief, weighed):
        yield Paragraph(remark)
    yield from _knew(weighed)
    yield Paragraph(weighed.ask, "strong")


def _remark(debrief: GroupDebrief, weighed: Weighed) -> str:
    """Return what the story says about the choice that was made, '' if nothing."""
    deed = "timeout" if weighed.decided == "timeout" else "choice"
    source = debrief.telling.source(deed, weighed.id, weighed.decided)
    return source.consequences.debrief if source else ""


def _knew(weighed: Weighed) -> Iterator[Block]:
    if not weighed.knew:
        return
    blocks: list[Block] = [
        Paragraph(
            _("Did it reach the table, and what would it have changed?"),
            "soft",
        )
    ]
    for known in weighed.knew:
        blocks.append(Paragraph(_("{role}: {text}").format(role=known.name, text=known.text)))
        if known.is_told is not None and known.holders >= FEWEST_SHOWN:
            blocks.append(Paragraph(told_word(known.is_told), "soft"))
    if marked := _marked(weighed.knew):
        blocks.append(Paragraph(marked))
    title = _("What only some knew at dilemma {number}").format(number=weighed.number)
    yield Fold(title, tuple(blocks))


def _marked(knew: Sequence[Known]) -> str:
    """Return how much was said, where more than one role knew something, all is marked, and it may
    be told of each."""
    marks = [known.is_told if known.holders >= FEWEST_SHOWN else None for known in knew]
    if len(marks) < 2 or None in marks:
        return ""
    return _("By the trainer's mark, {count} of these {all} were said at the table.").format(
        count=sum(map(bool, marks)), all=len(marks)
    )


# -- what comes after it -------------------------------------------------------------------------


def _agreement(debrief: GroupDebrief) -> Iterator[Block]:
    if debrief.agreement:
        yield Paragraph(_("This is what the group agreed, in its own words:"), "strong")
        for line in debrief.agreement.split("\n"):
            yield Paragraph(line, "quote")
        yield Paragraph(_("Come back to it the next time that you meet: what came of it?"))
    else:
        yield Paragraph(_("No agreement was written down."))


def _questions(debrief: GroupDebrief, has_notes: bool) -> Iterator[Block]:
    guide = debrief.telling.scenario.guide
    asked = [
        (each, questions)
        for each in debrief.dilemmas
        if (questions := [text for text in guide.questions.get(each.id, ()) if text != each.ask])
    ]
    if asked:
        yield Paragraph(_("By dilemma, for the talk or for a next time."), "soft")
    for weighed, questions in asked:
        yield Heading(f"{weighed.number}. {weighed.question}")
        yield from map(Paragraph, questions)
    if has_notes and debrief.notes:
        yield Heading(_("Your notes"))
        yield Paragraph(_("Somebody may be named here: keep them to yourself."), "soft")
        questions_of = {each.id: each.question for each in debrief.dilemmas}
        for scene, notes in debrief.notes.items():
            if question := questions_of.get(scene):
                yield Paragraph(question, "soft")
            yield from (Paragraph(note, "quote") for note in notes)
