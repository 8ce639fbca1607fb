"""A debrief as plain text: a page for each step, blocks of lines, nothing left out."""

from datetime import datetime

from burgemeestersgame.debrief.model import (
    Because,
    Debrief,
    DecisionCard,
    MarkChart,
    Moment,
    NormCard,
    NormGroup,
    Paragraph,
    Said,
    Section,
    Timeline,
    Voice,
)
from burgemeestersgame.debrief.text import as_text

NORM = NormCard(
    id="vpt-3",
    name="Every incident recorded",
    statement="Patterns become visible.",
    family="vpt",
    phase="tijdens",
    status="honoured",
    status_word="honoured",
    aard="wet",
    is_law=True,
    source="Study, section 2.",
    certainty="geverifieerd",
    certainty_word="verified",
    certainty_dots=3,
    caveat="",
    because=(Because("9.00 a.m.", "You began a log", "honoured", "honour"),),
    tensions=(),
)


def a_debrief(*sections):
    return Debrief(
        title="The night",
        subtitle="It ended",
        language="en",
        sections=tuple(sections),
        help="Ring 112.",
        help_certainty="verified",
    )


def test_each_step_is_a_page_with_the_title_before_and_help_behind():
    pages = as_text(
        a_debrief(
            Section("minute", "One minute", (Paragraph("Breathe."),)),
            Section("norms", "Norms", (Paragraph("Rules."),)),
        )
    )

    assert pages == (
        (("Looking back: The night", "It ended"), ("1. One minute",), ("Breathe.",)),
        (("2. Norms",), ("Rules.",), ("Where to find help", "Ring 112.", "verified")),
    )


def test_a_norm_has_its_status_its_reason_and_its_source():
    (page,) = as_text(
        a_debrief(Section("norms", "Norms", (NormGroup("During", "1 of 1", (NORM,)),)))
    )

    assert page[2:4] == (
        ("During: 1 of 1",),
        (
            "Honoured: Every incident recorded. Patterns become visible.",
            "9.00 a.m.: You began a log (honoured)",
            "Source: Study, section 2 (verified)",
        ),
    )


def test_a_day_is_named_once_in_the_course_of_events():
    moments = tuple(
        Moment(datetime(2024, 9, day, 9), "9.00 a.m.", "decision", f"Decision {day}")
        for day in (4, 4, 5)
    )

    (page,) = as_text(a_debrief(Section("course", "What happened", (Timeline(moments),))))

    assert [lines[0] for lines in page[2:-1]] == [
        "Wednesday 4 September",
        "9.00 a.m. Decision 4",
        "9.00 a.m. Decision 4",
        "Thursday 5 September",
        "9.00 a.m. Decision 5",
    ]


def test_silence_is_told_as_silence():
    card = DecisionCard("9.00 a.m.", "signing", "Sign?", "", True, "", "", "", "", "", number=3)

    (page,) = as_text(a_debrief(Section("reasons", "Your reasons", (card,))))

    assert page[2] == ("9.00 a.m. 3. Sign?", "You did not decide in time.")


def test_a_decision_tells_which_values_it_put_first_and_who_was_heard():
    card = DecisionCard(
        "9.00 a.m.",
        "signing",
        "Sign?",
        "You sign",
        False,
        "I promised",
        "Care",
        "",
        "",
        "",
        number=1,
        puts_first="Openness",
        advice="You heard Henk.",
    )

    (page,) = as_text(a_debrief(Section("reasons", "Your reasons", (card,))))

    assert page[2][2:] == (
        "Your reason: I promised",
        "Came first here: Openness",
        "You named: Care",
        "You heard Henk.",
    )


def test_advisors_stand_under_one_heading_with_what_was_not_heard():
    voices = (
        Voice("Henk", "Clerk", "for: You sign", "Do it.", is_heard=False),
        Voice("Daan", "Adviser", "for what you did", "", is_heard=True),
    )

    (page,) = as_text(a_debrief(Section("reasons", "Your reasons", voices)))

    assert page[2] == (
        "How others chose",
        "Henk, Clerk (not heard), for: You sign",
        "“Do it.”",
        "Daan, Adviser (heard), for what you did",
    )


def test_a_sentence_said_outside_stands_above_what_came_back():
    back = Moment(datetime(2024, 5, 23, 9), "9.00 a.m.", "message", "Lotte, in the news", "A head")
    said = Said("Why?", "Because.", (back,))

    (page,) = as_text(a_debrief(Section("reasons", "Your reasons", (said,))))

    assert page[2:4] == (("Why?", "“Because.”"), ("9.00 a.m. Lotte, in the news", "A head"))


def test_a_chart_of_signs_is_told_in_words():
    chart = MarkChart("Values", "Openness: 1.\nCare: nothing.", (), (), (), (), ())

    (page,) = as_text(a_debrief(Section("reasons", "Your reasons", (chart,))))

    assert page[2] == ("Values", "Openness: 1.", "Care: nothing.")
