"""What a trainer's guide looks like in the window: how to lead, a dilemma, what nobody asks."""

from __future__ import annotations

from collections.abc import Sequence

from burgemeestersgame.debrief.links import with_sites
from burgemeestersgame.desktop.browse import titled_icon
from burgemeestersgame.desktop.layout import Column, Flow, Grid, Row
from burgemeestersgame.desktop.norm_cards import Dots
from burgemeestersgame.desktop.text import Span
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph, Tag
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.trainer_guide import Answer, NormNote, Station, TrainerGuide, words


def leading(guide: TrainerGuide) -> list[Widget | None]:
    """Return the goals, the time plans and the care for people, as far as they were written."""
    plans = [
        Panel(
            Column(
                [
                    titled_icon("timer", words.plan_title(plan.minutes)),
                    Paragraph(plan.text),
                ],
                6,
            ),
            role="article",
            label=words.plan_title(plan.minutes),
        )
        for plan in guide.plans
    ]
    care = None
    if guide.care:
        title = titled_icon("heart-handshake", _("Care for the people in the room"), "plum")
        care = Panel(Column([title, Paragraph(guide.care)], 6), fill="plum-soft", line=None)
    return [
        Column(
            [
                Paragraph(words.facts(guide), "message", "ink-soft"),
                Heading(guide.title),
                Row(
                    [
                        Icon("triangle-alert", 18, "lamp"),
                        Paragraph(words.warning(), "message", "ink-soft"),
                    ],
                    8,
                    grow=1,
                ),
            ],
            6,
        ),
        Column([titled_icon("flag", _("Goals")), *_points(guide.goals)], 8)
        if guide.goals
        else None,
        Column([titled_icon("clock", _("Time plans")), Grid(plans, 2, 12, 280)], 8)
        if plans
        else None,
        care,
    ]


def talking(station: Station) -> list[Widget | None]:
    """Return what there is to talk about at a place in the story."""
    return [
        Column(
            [
                Paragraph(" · ".join(words.place_facts(station)), "message", "ink-soft"),
                Heading(words.title(station)),
            ],
            6,
        ),
        questions(station),
        _split(station),
        norms(station.norms),
    ]


def questions(station: Station) -> Widget | None:
    """Return the questions for the room; None without any."""
    if not station.questions:
        return None
    asked = [Paragraph(question, "body-strong") for question in station.questions]
    head = titled_icon("message-circle", _("Ask the room"), "action")
    return Panel(Column([head, *asked], 8), fill="action-soft", line=None)


def unasked(guide: TrainerGuide) -> list[Widget | None]:
    """Return the actions that touch a norm, each with its norms."""
    return [
        Heading(_("What nobody asks")),
        *[
            Column([Paragraph(each.text, "body-strong"), *map(_norm, each.norms)], 8)
            for each in guide.initiatives
        ],
    ]


def _split(station: Station) -> Widget | None:
    if not station.answers:
        return None
    open_to = words.left_open(station)
    tensions = [
        Row(
            [
                Icon("scale", 18, "plum"),
                Column([Paragraph(name, "label"), Paragraph(where, "message")], 2),
            ],
            10,
            grow=1,
            align="top",
        )
        for name, where in station.tensions
    ]
    return Column(
        [
            titled_icon("users", _("What splits a room")),
            *[_answer(number, answer) for number, answer in enumerate(station.answers, 1)],
            Paragraph(open_to, "message", "ink-soft") if open_to else None,
            *tensions,
        ],
        10,
    )


def _answer(number: int, answer: Answer) -> Widget:
    values = [
        Tag(value, fill="plum-soft", colour="plum", icon="heart", is_round=True)
        for value in answer.values
    ]
    advised = ", ".join(answer.advised_by)
    return Row(
        [
            Tag(str(number), fill="sunken", colour="ink"),
            Column(
                [
                    Paragraph(answer.text),
                    Flow(
                        [
                            *values,
                            Row([Icon("user", 16, "ink-soft"), Paragraph(advised, "small")], 6)
                            if advised
                            else None,
                        ],
                        12,
                        gap_below=4,
                    ),
                ],
                4,
            ),
        ],
        12,
        grow=1,
        align="top",
        role="text",
        label=". ".join([f"{number}. {answer.text}", *words.behind(answer)]),
    )


def norms(notes: Sequence[NormNote]) -> Widget | None:
    """Return the norms that count somewhere, each with where it is written; None without any."""
    if not notes:
        return None
    return Column([titled_icon("book-open", _("Norms that count here")), *map(_norm, notes)], 8)


def _norm(norm: NormNote) -> Widget:
    where = _("Where is this written?")
    caveat = _("Still to be checked: {text}").format(text=norm.caveat) if norm.caveat else ""
    return Panel(
        Column(
            [
                Paragraph(norm.name, "label"),
                Row(
                    [Dots(norm.dots), Paragraph(words.certainty(norm), "small", "ink-soft")],
                    8,
                    grow=1,
                ),
                Paragraph(norm.statement, "message"),
                Paragraph(
                    (Span(f"{where} ", strong=True), Span(with_sites(norm.source))), "message"
                ),
                *[
                    Paragraph(note, "message")
                    for note in (with_sites(caveat), norm.changed)
                    if note
                ],
            ],
            4,
        ),
        padding=(14, 10),
        role="article",
        label=norm.name,
    )


def _points(texts: Sequence[str]) -> list[Widget]:
    return [
        Row([Icon("check", 24, "action"), Paragraph(text)], 10, grow=1, align="top")
        for text in texts
    ]
