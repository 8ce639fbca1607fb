"""From a run to a Debrief: what we say, in seven steps, still without layout.

The order is that of the research on debriefing: one minute, what happened, your reasons, the
norms, other roads, one intention, questions for the trainer. It describes and asks; it gives no
mark and shames nobody. What the story or the norms do not support is left out, step and all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from burgemeestersgame.analysis.turning_point import TurningPoint
from burgemeestersgame.assessment import Decision, Sentence
from burgemeestersgame.debrief.course import what_happened
from burgemeestersgame.debrief.model import Block, Debrief, Fold, Heading, Paragraph, Section
from burgemeestersgame.debrief.norm_cards import norms
from burgemeestersgame.debrief.reasons import your_reasons
from burgemeestersgame.debrief.roads import documented, left_undone
from burgemeestersgame.debrief.telling import Telling, speaking, telling_of
from burgemeestersgame.debrief.turning import turning
from burgemeestersgame.engine.run import Run
from burgemeestersgame.i18n import format_date, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.model import Scenario

# The association of mayors on that team, as in the source of `leidraad-tijdens-externe-steun`.
_SUPPORT = (
    "https://www.burgemeesters.nl/actueel/nieuws/ondersteuningsteam-weerbaar-bestuur-van-start/"
)


def build(
    scenario: Scenario,
    run: Run,
    language: str,
    played: datetime | None = None,
    turning_points: Sequence[TurningPoint] = (),
    last_intention: str = "",
) -> Debrief:
    """Return the debrief of a run.

    Args:
        scenario: What was played, already in the language wanted where it has a translation.
        run: Finished or not; of an unfinished one we tell what there is.
        language: Of everything but the story itself: `nl` or `en`.
        played: When it was played, as the reader's clock shows it; None if that is not known.
        turning_points: Of this run, oldest first; none where the story was not analysed (yet).
        last_intention: What the player intended after an earlier game, '' if that is not known.

    Raises:
        RunError: The run was played on another story, or does not fit.
    """
    telling = telling_of(scenario, run, language)
    with speaking(language):
        sections = (
            _one_minute(telling),
            what_happened(telling),
            your_reasons(telling),
            norms(telling),
            other_roads(telling, turning_points),
            _intention(telling, last_intention),
            _questions(telling),
        )
        return Debrief(
            title=scenario.title,
            subtitle=_subtitle(telling, played, run.player),
            language=language,
            sections=tuple(section for section in sections if section.blocks),
            help=where_to_find_help(),
            help_certainty=how_certain_help_is(),
            privacy=_("This holds what you typed yourself. Share it only with whom you choose."),
        )


def where_to_find_help() -> str:
    """Return the line for who is threatened, in the language of the interface."""
    return _(
        "Threatened yourself? In danger, ring 112. Do not carry this alone: talk to your"
        " clerk, municipal secretary or mayor; as a mayor, to a fellow mayor or the King's"
        " Commissioner. The Ondersteuningsteam Weerbaar Bestuur helps mayors, aldermen and"
        " councillors: {address}"
    ).format(address=_SUPPORT)


def how_certain_help_is() -> str:
    """Return how certain that line is, likewise."""
    return _("Not certain yet: whether that address still holds.")


def _subtitle(telling: Telling, played: datetime | None, player: str) -> str:
    parts = [player] if player else []
    if not telling.found.is_finished:
        parts.append(_("Not played to the end"))
    elif line := telling.ending_line():
        parts.append(line)
    if played is not None:
        parts.append(_("played on {date}").format(date=format_date(played)))
    return " · ".join(parts)


def _one_minute(telling: Telling) -> Section:
    blocks: list[Block] = [
        Paragraph(_("Take one minute before you read on. How was it?"), "strong"),
        Paragraph(
            _(
                "Which moment is still with you, and where do you feel it? Say it aloud, or write"
                " it down. There is no right answer and nobody keeps it."
            )
        ),
        Paragraph(
            _(
                "What follows tells what you did and what came of it. It is no judgement of you:"
                " you decided under pressure, and this is the place to look back in peace."
            ),
            "soft",
        ),
    ]
    if not telling.found.is_finished:
        blocks.append(
            Paragraph(_("You stopped before the end. This goes as far as you played."), "soft")
        )
    if number := telling.found.taken_over:
        blocks.append(
            Paragraph(
                ngettext(
                    "This is a replay: the first decision was taken over from an earlier game.",
                    "This is a replay: the first {count} decisions were taken over from an earlier"
                    " game.",
                    number,
                ).format(count=number),
                "soft",
            )
        )
    return Section("one-minute", _("How was it?"), tuple(blocks))


# -- other roads ---------------------------------------------------------------------------------


def other_roads(telling: Telling, points: Sequence[TurningPoint]) -> Section:
    """Return the fifth step: where it turned, what was left undone, and the documented case."""
    blocks = (*turning(telling, points), *left_undone(telling), *documented(telling))
    return Section("other-roads", _("Other roads"), blocks)


# -- after the norms -----------------------------------------------------------------------------


def _intention(telling: Telling, last: str) -> Section:
    blocks: list[Block] = []
    if last:
        blocks += [
            Paragraph(_("After an earlier game you intended this:")),
            Paragraph(last, "quote"),
            Paragraph(_("Where did it help you this time, and where did it slip away?"), "soft"),
        ]
    if telling.found.intention:
        blocks += [
            Paragraph(_("This is what you take with you, in your own words:"), "strong"),
            Paragraph(telling.found.intention, "quote"),
            Paragraph(
                _(
                    "Put it where you will see it again this month, and name the person you will"
                    " tell. It comes back when you play again."
                )
            ),
        ]
    elif telling.found.decisions:
        blocks += [
            Paragraph(
                _(
                    "What will you do differently from tomorrow, or keep doing on purpose? One"
                    " sentence, in your own words."
                ),
                "strong",
            ),
            Paragraph(
                _(
                    "Make it small enough to do this month, and name the person you will tell."
                    " Who could have helped you most: do you have that number?"
                )
            ),
        ]
    return Section("intention", _("One intention"), tuple(blocks))


def _questions(telling: Telling) -> Section:
    guide = telling.scenario.guide
    blocks: list[Block] = []
    more: list[Block] = []
    number = 0
    for entry in telling.found.course:
        if not isinstance(entry, Decision | Sentence):
            continue
        if isinstance(entry, Decision):
            number += 1
            id = entry.dilemma
            title = f"{number}. {telling.dilemma(id).question}"
            label = f"{number}."
        else:
            id = entry.scene
            title = label = telling.prompt(id)
        if asked := guide.questions.get(id):
            blocks.append(Paragraph(f"{label} {asked[0]}"))
            more += [Heading(title), *map(Paragraph, asked[1:])] if asked[1:] else ()
    if blocks:
        about = _("By decision, to talk over with a trainer, or with a colleague whom you trust.")
        blocks.insert(0, Paragraph(about, "soft"))
    if more:
        blocks.append(Fold(_("More questions for the trainer"), tuple(more)))
    return Section("questions", _("Questions for the trainer"), tuple(blocks))
